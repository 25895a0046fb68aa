"""Commands read a plan file of the first edition as carried over, say so, and leave it as it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION
from tests.core.command_line import called, run
from tests.core.old_plans import FIGURES, FILE, FOLDER, results, sql, version_of
from tests.core.plan_files import names

NOTE = (
    "planen er fra modellens første udgave. Den læses, som om den var ført over til anden udgave;"
    " filen bliver, som den er.\n"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "Odder.sosuplan"
    path.write_bytes(FILE.read_bytes())
    return path


@pytest.mark.parametrize("scenario", [name for name in results() if name not in ("", "*")])
def test_a_projection_of_an_old_file_has_the_results_of_then(old: Path, scenario: str) -> None:
    ran = called("project", old, "--scenario", scenario)
    assert (ran.returncode, ran.stderr) == (0, f"{old}: {NOTE}")
    found = list(csv.DictReader(io.StringIO(ran.stdout)))
    for row, (job, year, *figures) in zip(found, results()[scenario], strict=True):
        assert (row["occupation"], int(row["year"])) == (job, year)
        assert [float(row[name]) for name in FIGURES] == pytest.approx(figures, rel=1e-9)


def test_without_the_reform_it_has_those_of_then_while_no_lever_was_moved(old: Path) -> None:
    ran = called("project", old, "--set", "reform=0", "--format", "json")
    for row, (_job, _year, *figures) in zip(json.loads(ran.stdout), results()[""], strict=True):
        assert [row[name] for name in FIGURES] == pytest.approx(figures, rel=1e-9)


@pytest.mark.parametrize(
    "command",
    [
        ("scenarios", "PLAN"),
        ("matrix", "PLAN", "--occupation", "SSA"),
        ("export", "PLAN", "--to", "OUT"),
        ("report", "PLAN", "--scenario", "Flere elever", "--lang", "da", "--out", "OUT.pdf"),
        ("workbook", "PLAN", "--scenario", "Flere elever", "--lang", "da", "--out", "OUT.xlsx"),
    ],
)
def test_no_command_changes_an_old_file(
    old: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = str(tmp_path / "ud")
    words = [word.replace("PLAN", str(old)).replace("OUT", out) for word in command]
    ran = called(*words)
    assert (ran.returncode, ran.stderr) == (0, f"{old}: {NOTE}")
    assert old.read_bytes() == FILE.read_bytes()
    made = {"export": "ud", "report": "ud.pdf", "workbook": "ud.xlsx"}.get(command[0])
    assert names(tmp_path) == sorted(filter(None, [old.name, made]))


def test_an_exported_old_file_is_a_folder_of_today_with_the_same_plan(
    old: Path, tmp_path: Path
) -> None:
    assert called("export", old, "--to", tmp_path / "ud").returncode == 0
    found, then = read_folder(tmp_path / "ud"), read_folder(FOLDER)
    assert (found.plan, found.scenarios) == (then.plan, then.scenarios)
    assert found.history == ()


def test_an_import_into_an_old_file_is_looked_at_but_not_taken(old: Path, tmp_path: Path) -> None:
    with sql(old) as raw:
        raw.execute("DELETE FROM draft")
    before = old.read_bytes()
    figures = tmp_path / "optag.csv"
    figures.write_text("Område;Faggruppe;År;Start GF2\nRegion Midtjylland;SSA;2024;900\n", "utf-8")
    looked = called("import", old, figures, "--check", "--format", "json")
    assert looked.returncode == 0
    assert json.loads(looked.stdout)["table"] == "trainee_intake"
    taken = called("import", old, figures, "--accept")
    assert taken.returncode == 2
    assert taken.stdout == ""
    assert taken.stderr == (
        f"{old}: planen er fra modellens første udgave og skal først føres over. Åbn den i"
        " SOSUplans vindue, som spørger først og gemmer en kopi af den.\n"
    )
    assert old.read_bytes() == before
    assert names(tmp_path) == sorted([old.name, figures.name])


def test_a_plan_file_from_an_old_folder_says_that_it_was_carried_over(tmp_path: Path) -> None:
    made = tmp_path / "ny.sosuplan"
    ran = run("new", made, "--from", FOLDER)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert version_of(made) == SCHEMA_VERSION
    with PlanFile.open(made) as file:
        assert file.plan() == read_folder(FOLDER).plan
        assert len(file.history()) == 1
        assert "first edition" in file.history()[0].action


def test_a_plan_of_today_is_read_without_a_note(tmp_path: Path) -> None:
    made = tmp_path / "ny.sosuplan"
    called("new", made, "--from", FOLDER)
    assert called("scenarios", made).stderr == ""
