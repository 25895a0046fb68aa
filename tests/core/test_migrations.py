"""Files of earlier versions, stored as they were made then, are brought up to date or read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sosuplan.editing.difference import Change
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.store import migrations
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.first_edition import CARRIED_OVER
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.restore import restore
from sosuplan.store.schema import SCHEMA_VERSION, statements
from sosuplan.text.errors import PlanError, StoreError
from tests.core.old_plans import FILE, content, sql, version_of
from tests.core.plan_files import codes, names
from tests.core.source import ROOT

OF_FIRST_EDITION = [ROOT / "tests" / "data" / "plan-v1.sosuplan", FILE]
WITHOUT_LIBRARY = ROOT / "tests" / "data" / "plan-v3.sosuplan"
WITHOUT_RANGES = ROOT / "tests" / "data" / "plan-v4.sosuplan"
WITHOUT_PRICES = ROOT / "tests" / "data" / "plan-v5.sosuplan"
WITHOUT_GOALS = ROOT / "tests" / "data" / "plan-v6.sosuplan"
OLD_FILES = [
    *OF_FIRST_EDITION,
    *(WITHOUT_LIBRARY, WITHOUT_RANGES, WITHOUT_PRICES, WITHOUT_GOALS),
]
LIBRARY = {
    "scenario_versions",
    "scenario_bookmarks",
    "scenario_bin",
    "scenario_figures",
    "history",
    "draft",
}
"""The tables that keep more of scenarios and figures than what is worked on."""
CHANGED = {"exit_rates", "reform", "demand_index", "scenario_levers", "scenarios"}
"""The tables with other columns than before."""
NEWEST = ("measures", "evidence", "goals", "goal_readings", "stored_projections")
"""The tables that the newest version adds,"""
PRICES = ("population", "demand_recipes", "prices")
OPTIONAL = ("input_ranges", "staff_history", "actuals", *PRICES, *NEWEST)
"""and those that an older one has not."""
GROWN = {"sources", "history", "workspace", "draft"}
"""Those with something more, or with other texts, in them."""


@pytest.fixture(params=OF_FIRST_EDITION, ids=lambda path: f"version {version_of(path)}")
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "gammel.sosuplan"
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    return path


@pytest.fixture
def kept(old: Path) -> Path:
    """Where the file is kept as it was."""
    return old.with_name("gammel – som den var.sosuplan")


def test_there_is_a_stored_file_of_every_earlier_version() -> None:
    assert [version_of(path) for path in OLD_FILES] == list(
        range(migrations.OLDEST, SCHEMA_VERSION)
    )
    assert max(migrations.STEPS) == SCHEMA_VERSION


def test_an_old_file_is_brought_up_to_date_with_all_that_is_in_it(old: Path, kept: Path) -> None:
    before = content(old)
    with PlanFile.open(old, kept_as=kept) as file:
        assert not file.read_only
        assert not file.is_older
        plan, history = file.plan(), file.history()
        assert [one.name for one in file.scenarios()] == [row[1] for row in before["scenarios"]]
        assert len(history) == len(before.get("history", ())) + 1
        change = Change("staff", ("æ",), "heads", "1", "2", "2025-01-01T10:00:00+01:00", "Ret")
        file.replace_plan(plan, changes=[change])
        assert file.history() == (*history, change)
    after = content(old)
    same = set(before) - CHANGED - GROWN
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert all(len(after[name]) == len(before[name]) for name in CHANGED - {"scenario_levers"})
    assert version_of(old) == SCHEMA_VERSION
    with sql(old) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert found == statements()


def test_a_file_without_a_library_keeps_its_scenarios_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "gammel.sosuplan"
    shutil.copyfile(WITHOUT_LIBRARY, path)
    before = content(path)
    with PlanFile.open(path, kept_as=tmp_path / "som den var.sosuplan") as file:
        library = file.scenario_library()
    assert library == ScenarioLibrary(library.scenarios)
    assert {(one.model_version, one.locked) for one in library.scenarios} == {(0, False)}
    own = library["Med grunde æøå"]
    assert dict(own.timing) == {"retention": (2028, 2031)}
    assert own.reasons["fulltime_target:region:SSA"] == ("som i aftalen", "")
    after = content(path)
    assert {name: after[name] for name in before if name != "scenarios"} == {
        name: rows for name, rows in before.items() if name != "scenarios"
    }
    assert [row[:5] for row in after["scenarios"]] == before["scenarios"]
    with sql(path) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert found == statements()


@pytest.mark.parametrize(
    ("stored", "added"),
    [
        (WITHOUT_RANGES, OPTIONAL),
        (WITHOUT_PRICES, (*PRICES, *NEWEST)),
        (WITHOUT_GOALS, NEWEST),
    ],
)
def test_a_file_with_fewer_tables_keeps_everything_that_is_in_it(
    tmp_path: Path, stored: Path, added: tuple[str, ...]
) -> None:
    path = tmp_path / "gammel.sosuplan"
    shutil.copyfile(stored, path)
    before = content(path)
    assert all(before[name] for name in LIBRARY)
    with PlanFile.open(path, kept_as=tmp_path / "som den var.sosuplan") as file:
        library, plan = file.scenario_library(), file.plan()
    assert [name for name in OPTIONAL if not getattr(plan, name)] == list(added)
    assert [one.name for one in library.bookmarks] == ["Til udvalget"]
    assert library["Uden reform"].locked
    figures = library.figures_of(library["Fuld tid som i regionen"], plan)
    assert figures is not None
    assert figures.staff[0].heads == plan.staff[0].heads - 1
    assert content(path) == {**before, **{name: [] for name in (*added, "scenario_measures")}}
    with sql(path) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert found == statements()


def test_a_file_with_the_same_figures_is_only_backed_up(tmp_path: Path) -> None:
    path, backups = tmp_path / "gammel.sosuplan", tmp_path / "kopier"
    shutil.copyfile(WITHOUT_LIBRARY, path)
    before = content(path)
    with PlanFile.open(path, read_only=True) as file:
        assert not file.is_older
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert codes(caught) == ["older_version"]
    assert content(path) == before
    PlanFile.open(path, backups=backups).close()
    assert version_of(path) == SCHEMA_VERSION
    (backup,) = backups_in(folder_of(backups, path))
    assert (version_of(backup.path), content(backup.path)) == (3, before)
    restore(path, backup, backups)
    assert version_of(path) == 3


def test_a_file_of_the_first_edition_is_not_only_backed_up(old: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        PlanFile.open(old, backups=tmp_path / "kopier")
    assert codes(caught) == ["older_file"]


def test_an_old_file_is_never_changed_without_being_told_where_it_is_kept(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError) as caught:
        PlanFile.open(old)
    assert codes(caught) == ["older_file"]
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def test_an_old_file_is_kept_as_it_was_beside_the_new_one(old: Path, kept: Path) -> None:
    before, version = content(old), version_of(old)
    PlanFile.open(old, kept_as=kept).close()
    assert (content(kept), version_of(kept)) == (before, version)
    assert names(old.parent) == sorted([old.name, kept.name])
    with PlanFile.open(kept, read_only=True) as file:
        assert file.is_older


def test_nothing_is_replaced_by_the_file_that_is_kept(old: Path, kept: Path) -> None:
    before = old.read_bytes()
    kept.write_text("Kære Mette")
    with pytest.raises(StoreError) as caught:
        PlanFile.open(old, kept_as=kept)
    assert codes(caught) == ["file_exists"]
    assert (old.read_bytes(), kept.read_text()) == (before, "Kære Mette")


def test_an_old_file_that_is_only_read_stays_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with PlanFile.open(old, read_only=True) as file:
        assert file.is_older
        assert file.history()[-1].action == CARRIED_OVER
        with pytest.raises(StoreError) as caught:
            file.save_workspace({"a": "b"})
    assert codes(caught) == ["read_only"]
    assert old.read_bytes() == before


def test_an_old_file_that_cannot_be_kept_is_not_touched(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError):
        PlanFile.open(old, kept_as=old.parent / "mappe" / "gammel.sosuplan")
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def test_an_old_file_whose_plan_is_broken_is_not_touched(old: Path, kept: Path) -> None:
    """The first edition allowed fewer working days; the second would refuse the file ever after."""
    with sql(old) as raw:
        raw.execute("UPDATE settings SET value = '100' WHERE key = 'working_days'")
    before = old.read_bytes()
    for place in (None, kept):
        with pytest.raises(PlanError) as caught:
            PlanFile.open(old, kept_as=place)
        assert [(one.file, one.found) for one in caught.value.faults] == [("settings.csv", "100")]
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def test_a_step_that_fails_leaves_the_old_file_as_it_was(
    old: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version = content(old), version_of(old)
    real = migrations.migrate

    def failing(connection: sqlite3.Connection, version: int) -> None:
        real(connection, version)
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sosuplan.store.opening.migrate", failing)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(old, kept_as=kept)
    assert codes(caught) == ["disk_full"]
    monkeypatch.undo()
    assert (content(old), version_of(old)) == (before, version)
    assert names(old.parent) == [old.name]
    PlanFile.open(old, kept_as=kept).close()


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from sosuplan.store import opening
from sosuplan.store.planfile import PlanFile
real, path, after = opening.migrate, Path(sys.argv[1]), int(sys.argv[2])

def migrate(connection, version):
    if connection.execute("PRAGMA database_list").fetchone()[2]:
        # Every page goes to the file as soon as it is changed.
        connection.execute("PRAGMA cache_size=1")
        statements = 0
        def traced(_):
            nonlocal statements
            statements += 1
            if statements > after:
                os.kill(os.getpid(), signal.SIGKILL)
        connection.set_trace_callback(traced)
    real(connection, version)

opening.migrate = migrate
PlanFile.open(path, kept_as=path.with_name("kopi.sosuplan")).close()
"""


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed like this there")
@pytest.mark.parametrize("after", [0, 3, 60, 140, 10_000])
def test_a_program_that_is_killed_leaves_the_file_as_it_was_or_carried_over(
    old: Path, kept: Path, after: int
) -> None:
    before, version = content(old), version_of(old)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(old), str(after)], cwd=ROOT, check=False
    )
    assert ended.returncode == (0 if after == 10_000 else -9)
    with PlanFile.open(old, read_only=True) as file:
        assert file.plan().staff
        assert file.is_older == bool(ended.returncode)
    if ended.returncode:
        assert (content(old), version_of(old)) == (before, version)
        PlanFile.open(old, kept_as=kept).close()
    assert version_of(old) == SCHEMA_VERSION
    assert not note_of(old).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER INSERT ON scenarios BEGIN DELETE FROM staff; END",
        "DROP TABLE IF EXISTS history; CREATE VIEW history AS SELECT 1",
        "DROP TABLE IF EXISTS draft; CREATE TABLE draft (x)",
        "CREATE TABLE budget (kroner)",
        "ALTER TABLE staff RENAME COLUMN heads TO people",
        "DROP TABLE workspace",
        "ALTER TABLE reform ADD COLUMN with_years REAL",
        "CREATE TRIGGER sly AFTER DELETE ON reform BEGIN DELETE FROM staff; END",
        # Bringing it up to date would never end.
        "CREATE TRIGGER sly AFTER INSERT ON sources BEGIN INSERT INTO workspace"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i), 1 FROM n;"
        " END",
        "CREATE TABLE transfers (x)",
        "ALTER TABLE exit_rates RENAME TO was; CREATE VIEW exit_rates AS SELECT * FROM was",
    ],
)
def test_an_old_file_with_other_tables_is_refused_untouched(
    old: Path, kept: Path, statement: str
) -> None:
    with sql(old) as raw:
        raw.executescript(statement)
    before = old.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError) as caught:
            PlanFile.open(old, read_only=read_only, kept_as=kept)
        assert codes(caught) == ["wrong_schema"]
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]
