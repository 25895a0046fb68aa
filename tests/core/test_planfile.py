"""The plan file: what is put in comes out, and the schema itself guards."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import TABLES
from sosuplan.store import rows
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import APPLICATION_ID, SCHEMA_VERSION
from sosuplan.text.errors import Fault, PlanError, ScenarioError, StoreError
from tests.core.plan_files import SAVED, codes, names, sqlite_error
from tests.core.strategies import plans_with_scenario


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "æ plan?#%.sosuplan"
    PlanFile.create(path, reference, SAVED)
    return path


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    with PlanFile.open(path) as file:
        yield file


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


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program would open it, with foreign keys on."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection


# --- what the file itself guards ----------------------------------------------------------------


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
        "UPDATE scenarios SET demand = ''",
        "UPDATE scenarios SET locked = 'maybe'",
        "DELETE FROM demand_scenarios",
        "INSERT INTO scenario_levers VALUES (NULL, 'none', 'reform', 1.0, NULL, NULL, '', '')",
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
