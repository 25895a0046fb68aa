"""Changes in a plan file: scenarios, workspace and another plan; every change is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import TABLES
from sosuplan.store import rows
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, PlanError, ScenarioError, StoreError
from tests.core.plan_files import SAVED, codes, names, sqlite_error

TIME = "2026-01-01T10:00:00+01:00"


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "æ plan?#%.sosuplan"
    PlanFile.create(path, reference, SAVED)
    return path


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    with PlanFile.open(path) as file:
        yield file


# --- saved scenarios and workspace --------------------------------------------------------------


def test_a_saved_scenario_takes_the_place_of_the_one_with_its_name(file: PlanFile) -> None:
    changed = Scenario("historical", {"senior_years": 1.5}, "Reform", "ny", "def")
    file.save_library(file.library().save(changed))
    assert file.scenarios() == (changed, SAVED[1])
    file.save_library(file.library().save(replace(changed, name="Z")))
    assert [scenario.name for scenario in file.scenarios()] == ["Reform", "Tom", "Z"]


def test_a_renamed_scenario_keeps_its_place_and_its_levers(file: PlanFile) -> None:
    file.save_library(file.library().rename("Reform", "Årsplan"))
    assert file.scenarios() == (replace(SAVED[0], name="Årsplan"), SAVED[1])


def test_a_deleted_scenario_takes_its_levers_with_it(path: Path, file: PlanFile) -> None:
    file.save_library(file.library().delete("Reform", TIME))
    assert file.scenarios() == SAVED[1:]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM scenario_levers").fetchone() == (0,)


def test_names_that_do_not_exist_or_are_taken_are_refused(file: PlanFile) -> None:
    for change, code in (
        (lambda library: library.delete("None", TIME), "unknown_saved_scenario"),
        (lambda library: library.rename("None", "X"), "unknown_saved_scenario"),
        (lambda library: library.rename("Reform", "Tom"), "scenario_exists"),
        (lambda library: library.rename("Reform", " "), "empty_cell"),
        (lambda library: library.rename("Reform", "a\nb"), "control_character"),
    ):
        with pytest.raises(ScenarioError) as caught:
            file.save_library(change(file.library()))
        assert [fault.code for fault in caught.value.faults] == [code]
    file.save_library(file.library().rename("Reform", "Reform"))
    assert file.scenarios() == SAVED


@pytest.mark.parametrize(
    ("scenario", "code"),
    [
        (Scenario("weighted", name=""), "empty_cell"),
        (Scenario("none", name="X"), "unknown_demand"),
        (Scenario("weighted", {"reform": 2.0}, "X"), "lever_out_of_range"),
        (Scenario("weighted", {"reform": float("nan")}, "X"), "not_a_number"),
        (Scenario("weighted", {"start_year": 2026.5}, "X"), "lever_year_out_of_range"),
        (Scenario("weighted", {"gravity": 1.0}, "X"), "unknown_lever"),
        (Scenario("weighted", {}, "X", "n" * 10_001), "text_too_long"),
    ],
)
def test_a_scenario_that_could_not_be_read_back_is_not_saved(
    file: PlanFile, scenario: Scenario, code: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        file.save_library(file.library().save(scenario))
    assert [(fault.code, fault.file) for fault in caught.value.faults] == [(code, scenario.name)]
    assert file.scenarios() == SAVED


def test_the_workspace_is_kept_as_a_whole(path: Path, file: PlanFile) -> None:
    file.save_workspace({"page": "data", "levers": "{}"})
    file.save_workspace({"page": "scenarier æ"})
    with PlanFile.open(path) as other:
        assert other.workspace() == {"page": "scenarier æ"}


def test_keeping_the_workspace_waits_for_no_slow_import(path: Path) -> None:
    """The window keeps it while sliders are moved."""
    program = textwrap.dedent("""
        import sys
        from sosuplan.store.planfile import PlanFile
        with PlanFile.open(sys.argv[1]) as file:
            file.save_workspace({"a": "b"})
        print({"sqlite_utils", "pandas"} & set(sys.modules))
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


# --- another plan in the same file --------------------------------------------------------------


def test_a_replaced_plan_keeps_the_saved_scenarios(reference: Plan, file: PlanFile) -> None:
    changed = replace(reference, name="Ny", horizon=2033)
    file.replace_plan(changed)
    assert file.plan() == changed
    assert file.scenarios() == SAVED
    file.replace_plan(reference, SAVED[1:])
    assert file.scenarios() == SAVED[1:]


def statements(file: PlanFile, plan: Plan) -> list[str]:
    """What is written into the plan's tables when ``plan`` comes in the place of the one there."""
    told: list[str] = []
    file._connection.set_trace_callback(told.append)
    file.replace_plan(plan)
    file._connection.set_trace_callback(None)
    return [one for one in told if one.startswith(("INSERT", "DELETE")) and "draft" not in one]


def test_only_the_rows_that_changed_are_written(
    reference: Plan, path: Path, file: PlanFile
) -> None:
    first, second, *rest = reference.staff
    edited = replace(first, heads=1.5)
    written = statements(file, replace(reference, staff=(edited, second, *rest)))
    assert len(written) == 2
    assert all('"staff"' in one for one in written)
    with PlanFile.open(path, read_only=True) as again:
        assert again.plan().staff == (edited, second, *rest)
    assert statements(file, file.plan()) == []


def test_rows_may_exchange_their_keys(reference: Plan, path: Path, file: PlanFile) -> None:
    first, second, *rest = reference.exit_rates
    exchanged = replace(reference, exit_rates=(second, first, *rest))
    file.replace_plan(exchanged)
    with PlanFile.open(path, read_only=True) as again:
        assert again.plan() == exchanged


def test_a_table_that_is_longer_or_quite_another_is_written_as_a_whole(
    reference: Plan, path: Path, file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_SINGLE_ROWS", 3)
    other = tuple(replace(row, heads=row.heads + 1.0) for row in reference.staff)
    longer = (*reference.reform, replace(reference.reform[-1], year=2199))
    plan = replace(reference, staff=other, reform=longer)
    file.replace_plan(plan)
    with PlanFile.open(path, read_only=True) as again:
        assert again.plan() == plan


def test_a_plan_that_was_checked_when_it_was_read_is_not_checked_again(
    reference: Plan, file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = EditedPlan.of(reference).with_cells("staff", {(0, "heads"): "7"}).checked.plan
    assert sound is not None
    monkeypatch.setattr(rules, "check", lambda _: [Fault("no_rows")])
    file.replace_plan(sound)
    with pytest.raises(PlanError):
        file.replace_plan(replace(sound, name="Another"))


def test_a_plan_that_a_saved_scenario_cannot_live_with_is_refused(
    reference: Plan, file: PlanFile
) -> None:
    file.save_library(
        file.library().save(Scenario("weighted", {"full_effect_year": 2034.0}, "Sent"))
    )
    with pytest.raises(ScenarioError) as caught:
        file.replace_plan(replace(reference, horizon=2033))
    assert [(fault.code, fault.file) for fault in caught.value.faults] == [
        ("lever_year_out_of_range", "Sent")
    ]
    with pytest.raises(PlanError):
        file.replace_plan(replace(reference, demand_base=()))
    assert file.plan() == reference


def turned(plan: Plan) -> Plan:
    """The same figures, but every table has its rows the other way round."""
    tables = {table.name: getattr(plan, table.name)[::-1] for table in TABLES}
    return replace(plan, name="Ny", **tables)


def test_a_change_that_fails_half_way_changes_nothing(
    reference: Plan, path: Path, file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rows.insert
    calls = 0

    def failing(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise sqlite_error("SQLITE_FULL")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "MOST_SINGLE_ROWS", 0)
    monkeypatch.setattr(rows, "insert", failing)
    with pytest.raises(StoreError) as caught:
        file.replace_plan(turned(reference))
    assert codes(caught) == ["disk_full"]
    assert file.plan() == reference
    monkeypatch.undo()
    file.save_workspace({"a": "b"})
    with PlanFile.open(path) as other:
        assert other.plan() == reference
        assert other.scenarios() == SAVED


@pytest.mark.skipif(os.name == "nt", reason="processes are killed in another way there")
def test_a_program_killed_while_saving_leaves_the_file_as_it_was(
    reference: Plan, path: Path
) -> None:
    """The journal of the killed program is rolled back by whoever opens the file next."""
    program = textwrap.dedent("""
        import os, signal, sys
        from dataclasses import replace
        from sosuplan.store import planfile, rows
        file = planfile.PlanFile.open(sys.argv[1])
        rows.MOST_SINGLE_ROWS = 0
        real = rows.insert
        def killed(database, table, columns, rows):
            # A cache of nothing makes SQLite write changed pages into the file before the end.
            database.execute("PRAGMA cache_size=1")
            database.execute("PRAGMA cache_spill=1")
            real(database, table, columns, rows)
            if table == "demand_index":
                os.kill(os.getpid(), signal.SIGKILL)
        rows.insert = killed
        plan = file.plan()
        plan = replace(plan, demand_index=plan.demand_index[::-1], staff=plan.staff[::-1])
        file.replace_plan(plan)
    """)
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(path.name + "-journal").exists()
    with PlanFile.open(path, read_only=True) as file:
        assert file.plan() == reference
        assert file.scenarios() == SAVED
    assert names(path.parent) == [note_of(path).name, path.name]
    PlanFile.open(path).close()
    assert names(path.parent) == [path.name]


def test_a_copy_holds_all_that_is_in_the_file(path: Path, file: PlanFile, tmp_path: Path) -> None:
    file.save_workspace({"a": "b"})
    file.save_draft({"staff": [["x"] * 7]})
    target = tmp_path / "copy.sosuplan"
    journal = target.with_name(target.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 999)
    file.copy_to(target)
    assert not journal.exists()
    with PlanFile.open(target) as copy:
        assert (copy.plan(), copy.scenarios()) == (file.plan(), SAVED)
        assert (copy.workspace(), copy.draft()) == ({"a": "b"}, {"staff": [["x"] * 7]})
    with pytest.raises(StoreError) as caught:
        file.copy_to(target)
    assert codes(caught) == ["file_exists"]
    file.copy_to(target, replace=True)
    with pytest.raises(StoreError) as caught:
        file.copy_to(tmp_path / "missing" / "copy.sosuplan")
    assert codes(caught) == ["missing_folder"]


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program would open it, with foreign keys on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection
