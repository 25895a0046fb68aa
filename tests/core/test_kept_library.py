"""A library of scenarios in plan file and plan folder: all of it, there and back, or refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.analysis.data_edition import GONE
from sosuplan.analysis.frame import FIRST_COMPARED
from sosuplan.api import open_plan
from sosuplan.charts.runs import run_name
from sosuplan.cli import main
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import frames_of
from sosuplan.editing.scenario_adaptation import computable
from sosuplan.model.kept_figures import KeptFigures
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import SAVED_TABLES
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import Bookmark, ScenarioLibrary, as_saved
from sosuplan.narrative.scenario_name import frame_name, scenario_name
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError, ScenarioError, StoreError

TIME = "2026-01-01T10:00:00+01:00"
CPR = "010190-1234"


def edited(plan: Plan) -> Plan:
    """Other figures, without the region that a lever is about."""
    return replace(
        plan,
        staff=tuple(row for row in plan.staff if row.sector != "region"),
        working_time=tuple(row for row in plan.working_time if row.sector != "region"),
    )


@pytest.fixture(scope="module")
def whole(reference: Plan) -> ScenarioLibrary:
    """Something of everything, with figures that the edited plan does not have any more."""
    levers = {"fulltime_target:region:SSA": 0.75, "retention": 0.1}
    scenario = Scenario(
        "weighted",
        levers,
        "Region æ",
        'note "æ"\nlinje',
        timing={"retention": (2027, None)},
        reasons={"retention": ("derfor", reference.sources[0].id)},
    )
    library = ScenarioLibrary()
    for number, name in enumerate(("Region æ", "B", "C")):
        made = replace(scenario, name=name, levers={**levers, "retention": number / 10})
        library = library.save(as_saved(made, reference)).add_version(name, TIME, f"nr. {number}")
    library = library.add_version("B", TIME).delete("B", TIME).lock("C", True)
    shown = as_saved(replace(scenario, name=""), reference)
    for number in range(2):
        library = library.add_bookmark(Bookmark(f"Trin {number}", shown, "all", "fte", TIME))
    return library.follow(reference, edited(reference))


@pytest.fixture
def path(tmp_path: Path, reference: Plan, whole: ScenarioLibrary) -> Path:
    path = tmp_path / "p.sosuplan"
    PlanFile.create(path, edited(reference), whole)
    return path


def test_all_of_it_comes_back_from_file_folder_copy_and_command(
    path: Path, whole: ScenarioLibrary, reference: Plan, tmp_path: Path
) -> None:
    with PlanFile.open(path) as file:
        found = file.scenario_library()
        assert found == whole
        kept = found.figures_of(found["C"], file.plan())
        assert kept == reference
        assert found.figures_of(found.bookmarks[0].scenario, file.plan()) == reference
        file.copy_to(tmp_path / "kopi.sosuplan")
    with PlanFile.open(tmp_path / "kopi.sosuplan") as copy:
        assert copy.scenario_library() == whole
    assert main(["export", str(path), "--to", str(tmp_path / "ud")]) == 0
    assert read_folder(tmp_path / "ud").scenario_library == whole
    assert main(["new", str(tmp_path / "ny.sosuplan"), "--from", str(tmp_path / "ud")]) == 0
    with PlanFile.open(tmp_path / "ny.sosuplan") as new:
        assert new.scenario_library() == whole
    write_folder(edited(reference), tmp_path / "ud", whole.scenarios[:0])
    assert not any((tmp_path / "ud" / table.file).exists() for table in SAVED_TABLES)


def test_a_scenario_is_projected_with_the_figures_it_was_saved_with(
    path: Path,
    tmp_path: Path,
    reference: Plan,
    whole: ScenarioLibrary,
    capsys: pytest.CaptureFixture[str],
) -> None:
    PlanFile.create(tmp_path / "then.sosuplan", reference, whole.scenarios)
    told = []
    for one in (path, tmp_path / "then.sosuplan"):
        assert main(["project", str(one), "--scenario", "C"]) == 0
        told.append(capsys.readouterr())
    assert told[0].out == told[1].out
    assert (told[0].err.count("C."), told[1].err) == (1, "")
    assert main(["project", str(path), "--scenario", "C", "--demand", "none"]) != 0


def test_a_folder_may_lack_what_is_newer_than_it(path: Path, tmp_path: Path) -> None:
    main(["export", str(path), "--to", str(tmp_path / "ud")])
    for table in SAVED_TABLES[2:]:
        (tmp_path / "ud" / table.file).unlink(missing_ok=True)
    text = "scenario,demand,note,data_edition\nA,weighted,,\n"
    (tmp_path / "ud" / "scenarios.csv").write_text(text)
    levers = (tmp_path / "ud" / "scenario_levers.csv").read_text().splitlines()[0]
    (tmp_path / "ud" / "scenario_levers.csv").write_text(f"{levers}\n")
    library = read_folder(tmp_path / "ud").scenario_library
    assert library == ScenarioLibrary((Scenario("weighted", name="A"),))


def test_what_could_not_be_read_back_is_not_saved(path: Path, whole: ScenarioLibrary) -> None:
    long = replace(whole, versions=(replace(whole.versions[0], note="n" * 10_001),))
    mark = whole.bookmarks[0]
    named = replace(whole, bookmarks=(replace(mark, name=f"Svend {CPR}"),))
    said = replace(mark, scenario=replace(mark.scenario, note=f"Svend {CPR}"))
    never = replace(whole, versions=(replace(whole.versions[0], time="i går"),))
    twice = replace(whole, scenarios=(*whole.scenarios, whole.scenarios[0]))
    with PlanFile.open(path) as file:
        for library, code in (
            (long, "text_too_long"),
            (named, "cpr_number"),
            (never, "not_a_time"),
            (replace(whole, bookmarks=(said,)), "cpr_number"),
            (twice, "duplicate_row"),
            (replace(whole, figures={}), "unknown_lever"),
        ):
            with pytest.raises(ScenarioError) as caught:
                file.save_library(library)
            assert code in {fault.code for fault in caught.value.faults}
            assert file.scenario_library() == whole
    assert CPR.encode() not in path.read_bytes()


def test_saving_writes_figures_only_when_they_are_others(
    path: Path, whole: ScenarioLibrary, reference: Plan
) -> None:
    old, new = edition(reference), KeptFigures.of(replace(reference, working_days=200))
    with PlanFile.open(path) as file:
        for library, written in (
            (whole.lock("C", False), set()),
            (replace(whole, figures={**whole.figures, new.edition: new}), {new.edition}),
            (whole, {new.edition}),
            (replace(whole, scenarios=(), bookmarks=(), versions=(), bin=(), figures={}), {old}),
        ):
            told: list[str] = []
            file._connection.set_trace_callback(told.append)
            file.save_library(library)
            file._connection.set_trace_callback(None)
            changes = [one for one in told if one.startswith(("INSERT", "DELETE"))]
            of_figures = [one for one in changes if "scenario_figures" in one]
            assert {name for name in (old, new.edition) for one in of_figures if name in one} == (
                written
            )
            assert file.scenario_library() == library


CONTENT = 'UPDATE "{table}" SET content = ?'


@pytest.mark.parametrize("table", ["scenario_versions", "scenario_bookmarks", "scenario_bin"])
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "{}",
        "[" * 900,
        '{"format": "sosuplan-scenario", "version": 9}',
        f'{{"name": "Svend {CPR}"}}',
        '{"a": 1, "a": 1}',
    ],
)
def test_texts_that_another_program_put_there_are_refused(
    path: Path, table: str, text: str
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(CONTENT.format(table=table), [text])
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path, read_only=True)
    assert f"{table}.csv" in {fault.file for fault in caught.value.faults}
    assert CPR not in str(caught.value.faults)


def figures(change: Callable[[list[list[str]]], object]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        rows = json.loads(text)
        left = change(rows)
        return json.dumps(rows if left is None else left)

    return changed


@pytest.mark.parametrize(
    "change",
    [
        figures(lambda rows: rows[0].append("x")),
        figures(lambda rows: {"a": rows}),
        figures(lambda rows: [[1, *row[1:]] for row in rows]),
        lambda _: "null",
        lambda _: "[NaN]",
        figures(lambda rows: rows[0].__setitem__(0, f"Svend {CPR}")),
    ],
)
def test_kept_figures_that_are_no_rows_are_refused(
    path: Path, change: Callable[[str], str]
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        query = "SELECT content FROM scenario_figures WHERE \"table\" = 'staff'"
        (text,) = raw.execute(query).fetchone()
        raw.execute(
            "UPDATE scenario_figures SET content = ? WHERE \"table\" = 'staff'", [change(text)]
        )
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path, read_only=True)
    assert {fault.file for fault in caught.value.faults} == {"scenario_figures.csv"}


def test_kept_figures_that_are_others_than_they_say_are_not_available(
    path: Path, reference: Plan, whole: ScenarioLibrary, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM scenario_figures WHERE \"table\" = 'reform'")
    with PlanFile.open(path, read_only=True) as file:
        library = file.scenario_library()
        assert set(library.figures) == {edition(reference)}
        plan = file.plan()
        assert library.figures_of(library["C"], plan) is None
        assert library["C"] == whole["C"]
    # They are computed with the plan's, and nobody takes them for what was saved: neither by name,
    # nor beside others, nor from the command line.
    (frame,) = frames_of(
        Arguments(options={"--compare": ["Region æ"]}),
        plan,
        library,
        [computable(library, library["C"], plan)],
    )
    assert frame.plan is plan
    # (The plan lacks the region that a lever of it was about.)
    named = scenario_name(library["C"], frame.language, changed=True, gone=True)
    assert frame_name(frame) == named != "C"
    assert run_name(frame, FIRST_COMPARED) != "Region æ"
    assert set(open_plan(path).scenarios()["figures"]) == {GONE}
    assert main(["scenarios", str(path), "--lang", "en"]) == 0
    assert "not kept" in capsys.readouterr().err


def test_a_scenario_that_says_it_has_the_plans_figures_must_be_computed_by_them(
    path: Path, reference: Plan
) -> None:
    now = edition(edited(reference))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE scenarios SET data_edition = ?", [now])
        raw.execute("UPDATE scenario_figures SET edition = ?", [now])
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path, read_only=True)
    assert {fault.code for fault in caught.value.faults} == {"unknown_lever"}


def test_an_older_program_does_not_open_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sosuplan.store.opening.SCHEMA_VERSION", 3)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path, read_only=True)
    assert [fault.code for fault in caught.value.faults] == ["newer_file"]
