"""The plan file: what is put in comes out, every change is whole, and the schema itself guards."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from sosuplan import rules
from sosuplan.editing import EditedPlan
from sosuplan.errors import Fault, PlanError, ScenarioError, StoreError
from sosuplan.levers import LeverCatalogue
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from sosuplan.store import rows
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import APPLICATION_ID, SCHEMA_VERSION
from sosuplan.tables import TABLES
from tests.core.strategies import plans_with_scenario

SAVED = (
    Scenario("weighted", {"reform": 1.0, "retention": 0.1}, "Reform", 'Æ\n"note"', "abc"),
    Scenario("fulltime", name="Tom"),
)


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "æ plan?#%.sosuplan"
    PlanFile.create(path, reference, SAVED)
    return path


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    with PlanFile.open(path) as file:
        yield file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def codes(error: pytest.ExceptionInfo[StoreError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


# --- making and reading -------------------------------------------------------------------------


def test_a_plan_and_its_scenarios_come_back_as_they_were(
    reference: Plan, path: Path, file: PlanFile
) -> None:
    assert file.plan() == reference
    assert file.scenarios() == SAVED
    assert file.workspace() == {}
    assert file.path == path


@given(plans_with_scenario())
def test_any_plan_and_scenario_come_back_as_they_were(
    case: tuple[Plan, LeverCatalogue, Scenario],
) -> None:
    plan, _, scenario = case
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "p.sosuplan"
        PlanFile.create(path, plan, [replace(scenario, name="A")])
        with PlanFile.open(path, read_only=True) as file:
            assert file.plan() == plan
            assert file.scenarios() == (replace(scenario, name="A"),)


def test_an_existing_file_is_kept_unless_told_otherwise(reference: Plan, tmp_path: Path) -> None:
    path = tmp_path / "p.sosuplan"
    path.write_text("mine")
    with pytest.raises(StoreError) as caught:
        PlanFile.create(path, reference)
    assert codes(caught) == ["file_exists"]
    assert path.read_text() == "mine"
    PlanFile.create(path, reference, replace=True)
    with PlanFile.open(path) as file:
        assert file.plan() == reference
    assert names(tmp_path) == ["p.sosuplan"]


def test_a_journal_left_by_an_earlier_file_is_not_played_into_a_new_one(
    reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "p.sosuplan"
    path.with_name(path.name + "-journal").write_bytes(
        b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 999
    )
    PlanFile.create(path, reference)
    assert names(tmp_path) == ["p.sosuplan"]


@pytest.mark.parametrize("where", ["missing/p.sosuplan", "."])
def test_a_place_where_no_file_can_be_is_refused(
    reference: Plan, tmp_path: Path, where: str
) -> None:
    with pytest.raises(StoreError) as caught:
        PlanFile.create(tmp_path / where, reference, replace=True)
    assert codes(caught) == ["is_a_folder" if where == "." else "missing_folder"]
    assert names(tmp_path) == []


def test_a_plan_that_breaks_a_rule_is_not_written(reference: Plan, tmp_path: Path) -> None:
    broken = replace(reference, staff=reference.staff[1:-1], horizon=2024)
    with pytest.raises(PlanError):
        PlanFile.create(tmp_path / "p.sosuplan", broken)
    with pytest.raises(ScenarioError):
        PlanFile.create(tmp_path / "p.sosuplan", reference, [SAVED[1], SAVED[1]])
    assert names(tmp_path) == []


def test_a_full_disk_leaves_no_file_behind(
    reference: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite_error("SQLITE_FULL")

    monkeypatch.setattr(rows, "write_plan", full)
    with pytest.raises(StoreError) as caught:
        PlanFile.create(tmp_path / "p.sosuplan", reference)
    assert codes(caught) == ["disk_full"]
    assert names(tmp_path) == []


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorcode = getattr(sqlite3, name)
    error.sqlite_errorname = name
    return error


# --- saved scenarios and workspace --------------------------------------------------------------


def test_a_saved_scenario_takes_the_place_of_the_one_with_its_name(file: PlanFile) -> None:
    changed = Scenario("historical", {"senior_years": 1.5}, "Reform", "ny", "def")
    file.save_scenario(changed)
    assert file.scenarios() == (changed, SAVED[1])
    file.save_scenario(replace(changed, name="Z"))
    assert [scenario.name for scenario in file.scenarios()] == ["Reform", "Tom", "Z"]


def test_a_renamed_scenario_keeps_its_place_and_its_levers(file: PlanFile) -> None:
    file.rename_scenario("Reform", "Årsplan")
    assert file.scenarios() == (replace(SAVED[0], name="Årsplan"), SAVED[1])


def test_a_deleted_scenario_takes_its_levers_with_it(path: Path, file: PlanFile) -> None:
    file.delete_scenario("Reform")
    assert file.scenarios() == SAVED[1:]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM scenario_levers").fetchone() == (0,)


def test_names_that_do_not_exist_or_are_taken_are_refused(file: PlanFile) -> None:
    for change, code in (
        (lambda: file.delete_scenario("None"), "unknown_saved_scenario"),
        (lambda: file.rename_scenario("None", "X"), "unknown_saved_scenario"),
        (lambda: file.rename_scenario("Reform", "Tom"), "scenario_exists"),
        (lambda: file.rename_scenario("Reform", " "), "empty_cell"),
        (lambda: file.rename_scenario("Reform", "a\nb"), "control_character"),
    ):
        with pytest.raises(ScenarioError) as caught:
            change()
        assert [fault.code for fault in caught.value.faults] == [code]
    file.rename_scenario("Reform", "Reform")
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
        file.save_scenario(scenario)
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
    file.save_scenario(Scenario("weighted", {"full_effect_year": 2034.0}, "Sent"))
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


# --- what the file itself guards ----------------------------------------------------------------


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program would open it, with foreign keys on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection


def test_the_file_says_what_it_is(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_table_is_strict_and_has_the_plans_columns_and_key(raw: sqlite3.Connection) -> None:
    strict = dict(raw.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    for table in TABLES:
        assert strict[table.name] == 1
        columns = raw.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [column[1] for column in columns] == ["row", *table.by_name]
        (index,) = (row[1] for row in raw.execute(f'PRAGMA index_list("{table.name}")'))
        key = raw.execute(f'PRAGMA index_info("{index}")').fetchall()
        assert tuple(row[2] for row in key) == table.key


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE staff SET heads = -1",
        "UPDATE staff SET heads = 'many'",
        "UPDATE staff SET heads = NULL",
        "UPDATE staff SET heads = 9e999",
        "UPDATE staff SET sector = 'kommune'",
        "UPDATE staff SET age_from = 16",
        "UPDATE staff SET age_from = 20.5",
        "UPDATE staff SET area = ''",
        "UPDATE working_time SET fulltime_share = 1.01",
        "UPDATE working_time SET parttime_hours = 0",
        'UPDATE demand_index SET "index" = 0',
        "UPDATE demand_index SET scenario = 'none'",
        "UPDATE sources SET kind = 'hearsay'",
        "UPDATE settings SET key = 'colour'",
        "UPDATE scenarios SET demand = 'none'",
        "DELETE FROM demand_scenarios",
        "INSERT INTO scenario_levers VALUES (NULL, 'none', 'reform', 1.0)",
        "UPDATE staff SET age_from = 20",
    ],
)
def test_the_file_refuses_what_a_plan_cannot_hold(raw: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)


def test_a_connection_of_ours_keeps_foreign_keys_and_trusts_no_schema(file: PlanFile) -> None:
    for pragma, value in (("foreign_keys", 1), ("trusted_schema", 0), ("synchronous", 2)):
        assert file._connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_what_breaks_the_model_is_told_with_table_and_row(
    path: Path, raw: sqlite3.Connection
) -> None:
    raw.execute("UPDATE staff SET age_from = 24 WHERE row = 2")
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute("UPDATE working_time SET fulltime_share = 72 WHERE row = 3")
    raw.execute("UPDATE settings SET value = 'x' WHERE key = 'horizon'")
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path)
    assert [
        (fault.code, fault.file, fault.line, fault.column) for fault in caught.value.faults
    ] == [
        ("not_a_whole_between", "settings.csv", 4, "value"),
        ("band_overlap", "staff.csv", 3, "age_from"),
        ("not_a_number_between", "working_time.csv", 4, "fulltime_share"),
    ]


def test_saved_scenarios_that_the_plan_cannot_compute_are_told(
    path: Path, raw: sqlite3.Connection
) -> None:
    raw.execute("UPDATE scenario_levers SET value = 9 WHERE lever = 'retention'")
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path)
    assert caught.value.faults == (
        Fault(
            "lever_out_of_range",
            "scenario_levers.csv",
            3,
            "value",
            "9",
            {"lever": "retention", "low": -0.5, "high": 1.0},
        ),
    )
