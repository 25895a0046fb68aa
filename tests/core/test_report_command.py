"""The command ``report``: the summary as a file, without Qt, and readable faults."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan import cli
from sosuplan.model.scenario import Scenario
from sosuplan.report.sections import SECTION_IDS
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError
from tests.core.folders import two_areas
from tests.core.pdf_check import Tagged, faults
from tests.core.reports import reference

pytestmark = pytest.mark.paper

ROOT = Path(__file__).resolve().parents[2]
LONG = "Ærø og Åbenrå får flere på fuld tid " * 6
SAVED = (
    Scenario("weighted", {"reform": 1.0}, "Æblehaven"),
    Scenario("historical", {}, 'a/b: "c"?'),
    Scenario("historical", {}, "ab c"),
    Scenario("weighted", {}, "ÆBLEHAVEN"),
    Scenario("weighted", {}, LONG.strip()[:200]),
    Scenario("weighted", {}, "..."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan æ.sosuplan"
    PlanFile.create(path, reference()[0], SAVED)
    return path


def run(*arguments: str | Path) -> int:
    return cli.main(["report", *map(str, arguments)])


def read(path: Path) -> Tagged:
    return Tagged(path.read_bytes())


def test_a_saved_scenario_is_written_as_a_tagged_file(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "resumé å.pdf"
    assert run(path, "--scenario", "Æblehaven", "--out", out, "--date", "2026-11-22") == 0
    file = read(out)
    assert faults(file) == []
    assert "I 2034 mangler der 2.419 SOSU-assistenter" in file.texts[0]
    assert "scenarie: Æblehaven" in file.texts[0]
    assert "22.11.2026" in file.texts[0]
    assert [one.name for one in tmp_path.iterdir()] == [out.name]


def test_a_saved_scenario_with_another_lever_is_not_called_as_it_was_saved(
    path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ud.pdf"
    asked = ("--scenario", "Æblehaven", "--sections", "summary", "--out", out)
    assert run(path, *asked, "--set", "reform=0.5") == 0
    assert "scenarie: Æblehaven (ændret) ·" in read(out).texts[0]
    assert run(path, *asked, "--set", "reform=1") == 0
    assert "scenarie: Æblehaven ·" in read(out).texts[0]


def test_without_a_scenario_it_is_todays_conditions(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    assert run(path, "--out", out, "--sections", "summary") == 0
    assert "Ingen håndtag er flyttet" in read(out).text


def test_options_choose_what_is_printed(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    options = ["--occupation=all", "--unit=fte", "--demand=historical", "--set=retention=0.2"]
    assert run(path, "--out", out, "--lang", "en", "--sections", "method, summary", *options) == 0
    file = read(out)
    assert "assistants and helpers" in file.texts[0].lower()
    assert "full-time persons" in file.texts[0]
    assert "Historical trend" in file.texts[0]
    assert "Fewer leave for other jobs" in file.texts[0]
    assert len(file.texts) == 2
    assert "not a forecast" in file.texts[1]


def test_the_same_call_writes_the_same_bytes(path: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for out in (first, second):
        assert run(path, "--out", out, "--date=2026-01-02") == 0
    assert first.read_bytes() == second.read_bytes()


def test_all_writes_every_saved_scenario_under_a_name_that_any_system_takes(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ny" / "mappe"
    assert run(path, "--all", "--out", folder, "--sections=summary") == 0
    names = sorted(one.name for one in folder.iterdir())
    assert len(names) == len(SAVED)
    assert len({name.casefold() for name in names}) == len(SAVED)
    assert {"Æblehaven.pdf", "ÆBLEHAVEN (2).pdf", "a-b – c.pdf", "ab c.pdf"} <= set(names)
    assert not any(set(name) & set('/\\:*?"<>|') for name in names)
    assert all(len(name.encode()) < 160 for name in names)
    told = {text for one in folder.iterdir() for text in read(one).texts[:1]}
    assert len(told) == len(SAVED)


def test_a_plan_of_areas_without_an_occupation_is_printed(tmp_path: Path) -> None:
    plan = two_areas(reference()[0])
    PlanFile.create(tmp_path / "p.sosuplan", plan)
    assert run(tmp_path / "p.sosuplan", "--out", tmp_path / "x.pdf", "--occupation=SSA") == 0
    assert faults(read(tmp_path / "x.pdf")) == []


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--scenario", "None"], ["None", "Æblehaven"]),
        (["--occupation", "SSB"], ["SSB", "--occupation", "SSA, SSH, all"]),
        (["--unit", "hours"], ["hours", "--unit", "heads, fte"]),
        (["--sections", "summary,end"], ["end", "--sections", "summary, matrix"]),
        (["--sections", ""], ["--sections", "summary, matrix"]),
        (["--date", "22.11.2026"], ["22.11.2026", "--date", "ÅÅÅÅ-MM-DD"]),
        (["--date", "2026-02-30"], ["2026-02-30", "--date"]),
        (["--date", "1969-01-01"], ["1969-01-01", "1970"]),
        (["--set", "reform=9"], ["reform", "9", "1.5"]),
        (["--demand", "none"], ["none", "weighted"]),
        (["--lang", "de"], ["de", "--lang"]),
        (["--paper", "a5"], ["--paper", "report", "--sections"]),
        (["--all", "--scenario", "Æblehaven"], ["--scenario", "--all"]),
        (["--demand", ""], ["weighted"]),
        (["--bogus"], ["--bogus", "report", "--sections"]),
        (["--unit"], ["--unit"]),
    ],
)
def test_what_cannot_be_printed_is_told_in_one_line_and_nothing_is_written(
    path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    found: list[str],
) -> None:
    assert run(path, *arguments, "--out", tmp_path / "x") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert all(text in line for text in found)
    assert list(tmp_path.iterdir()) == []


def test_several_faults_take_a_line_each(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "--out", "x", "--unit=x", "--date=x", "--sections=x") == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_place_to_write_to_must_be_given_and_fit(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    before = path.read_bytes()
    cases = [
        ([], "--out"),
        (["--out", tmp_path], "mappe"),
        (["--out", "."], "mappe"),
        (["--out", f"{tmp_path}/ny/"], "mappe"),
        (["--out", ""], "--out"),
        (["--all", "--out", ""], "--out"),
        (["--out", tmp_path / "file"], "ikke en PDF-fil"),
        (["--out", path], "selve planen"),
        (["--out", path.parent / ".." / path.parent.name / path.name], "selve planen"),
        (["--out", tmp_path / "none" / "x.pdf"], "findes ikke"),
        (["--out", tmp_path / f"{'x' * 300}.pdf"], ".pdf: navnet er for langt"),
        (["--all", "--out", tmp_path / "file"], "ikke en mappe"),
        (["--all", "--out", tmp_path / "file" / "x"], "mappe"),
    ]
    for arguments, text in cases:
        assert run(path, *arguments) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert text in line
    assert (tmp_path / "file").read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == before


def test_a_link_to_the_plan_is_the_plan(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    (tmp_path / "x.pdf").symlink_to(path)
    assert run(path, "--out", tmp_path / "x.pdf") == 2
    assert capsys.readouterr().err == "x.pdf: det er selve planen. Vælg et andet navn.\n"
    assert path.read_bytes() == before


def test_a_pdf_and_an_empty_file_are_replaced(path: Path, tmp_path: Path) -> None:
    for content in (b"", b"%PDF-1.4 the old one"):
        (tmp_path / "x.pdf").write_bytes(content)
        assert run(path, "--out", tmp_path / "x.pdf", "--sections=method") == 0
        assert faults(read(tmp_path / "x.pdf")) == []


def test_of_many_files_those_that_can_be_are_written_and_the_others_named(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Æblehaven.pdf").mkdir()
    (tmp_path / "ab c.pdf").write_text("mine")
    assert run(path, "--all", "--out", tmp_path, "--sections=method") == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == ["Æblehaven.pdf", "ab c.pdf"]
    assert len(list(tmp_path.iterdir())) == len(SAVED)
    assert (tmp_path / "ab c.pdf").read_text() == "mine"
    assert faults(read(tmp_path / "a-b – c.pdf")) == []


def test_a_plan_without_saved_scenarios_has_none_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    PlanFile.create(tmp_path / "p.sosuplan", reference()[0])
    assert run(tmp_path / "p.sosuplan", "--all", "--out", tmp_path / "all") == 2
    assert capsys.readouterr().err == "Planen har ingen gemte scenarier.\n"
    assert not (tmp_path / "all").exists()


def test_a_file_that_cannot_be_made_leaves_the_old_one_whole(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.pdf"
    out.write_bytes(b"%PDF-1.4 the old one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(path, "--out", out, "--sections=method") == 2
    assert out.read_bytes() == b"%PDF-1.4 the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["x.pdf"]


def test_no_plan_file_is_made_of_figures_beyond_any_number(tmp_path: Path) -> None:
    plan = reference()[0]
    staff = tuple(replace(row, heads=1e308) for row in plan.staff)
    with pytest.raises(PlanError):
        PlanFile.create(tmp_path / "p.sosuplan", replace(plan, staff=staff))
    assert not (tmp_path / "p.sosuplan").exists()


def test_other_commands_do_not_take_its_flag(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["project", str(path), "--all"]) == 2
    assert "--all" in capsys.readouterr().err


def test_help_names_the_command_and_its_sections(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("da", "en"):
        assert cli.main(["report", "--help", "--lang", language]) == 0
        text = capsys.readouterr().out
        assert "report PLAN.sosuplan" in text
        assert all(name in text for name in SECTION_IDS)


def test_a_summary_is_printed_where_qt_is_blocked_and_without_slow_imports(
    path: Path, tmp_path: Path
) -> None:
    code = """
import json, sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
            raise ImportError(name + " is imported")
sys.meta_path.insert(0, Blocked())
import main
status = main.main(sys.argv[1:])
print(json.dumps([status, sorted({"pandas", "scipy", "xlsxwriter"} & set(sys.modules))]))
"""
    program = [sys.executable, "-W", "error", "-c", code, "report", str(path)]
    # A mix of levers is found with SciPy.
    sections = ",".join(one for one in SECTION_IDS if one != "takes")
    done = subprocess.run(
        [*program, "--sections", sections, "--out", str(tmp_path / "x.pdf")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == [0, []]
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
