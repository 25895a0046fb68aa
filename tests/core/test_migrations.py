"""Files of earlier versions, stored as they were made then, are brought up to date or read."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.editing.difference import Change
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store import migrations
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION, statements
from sosuplan.text.errors import StoreError
from tests.core.source import ROOT

OLD_FILES = sorted((ROOT / "tests" / "data").glob("plan-v*.sosuplan"))
SAVED = Scenario(
    "weighted",
    {"reform": 1.0, "retention": 0.1},
    "Reform og fastholdelse",
    "Kladde til udvalget",
    "2024",
)


@pytest.fixture(params=OLD_FILES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "gammel.sosuplan"
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def figures(plan: Plan) -> Plan:
    """``plan`` without what its sources are called, which is worded better in later releases."""
    return replace(plan, sources=tuple(replace(one, title="", note="") for one in plan.sources))


def test_there_is_a_stored_file_of_every_earlier_version() -> None:
    assert [version_of(path) for path in OLD_FILES] == list(
        range(migrations.OLDEST, SCHEMA_VERSION)
    )
    assert max(migrations.STEPS) == SCHEMA_VERSION


def test_an_old_file_is_brought_up_to_date_with_all_that_is_in_it(
    old: Path, tmp_path: Path, reference: Plan
) -> None:
    with PlanFile.open(old, backups=tmp_path / "backups") as file:
        assert figures(file.plan()) == figures(reference)
        assert file.scenarios() == (SAVED,)
        assert file.workspace() == {"scenario": SAVED.name, "unit": "fte"}
        assert file.draft() == {}
        assert file.history() == ()
        change = Change("staff", ("æ",), "heads", "1", "2", "2025-01-01T10:00:00+01:00", "Ret")
        file.replace_plan(reference, changes=[change])
        assert file.history() == (change,)
    assert version_of(old) == SCHEMA_VERSION
    with closing(sqlite3.connect(old)) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert found == statements()


def test_an_old_file_is_backed_up_as_it_was_before_it_is_touched(old: Path, tmp_path: Path) -> None:
    before = version_of(old)
    PlanFile.open(old, backups=tmp_path / "backups").close()
    (backup,) = backups_in(folder_of(tmp_path / "backups", old))
    assert version_of(backup.path) == before


def test_without_a_folder_for_backups_the_old_file_is_kept_beside_the_new(old: Path) -> None:
    before = version_of(old)
    PlanFile.open(old).close()
    (backup,) = backups_in(old.parent)
    assert version_of(backup.path) == before


def test_an_old_file_that_is_only_read_stays_as_it_is(old: Path, reference: Plan) -> None:
    content = old.read_bytes()
    with PlanFile.open(old, read_only=True) as file:
        assert figures(file.plan()) == figures(reference)
        assert file.history() == ()
        with pytest.raises(StoreError) as caught:
            file.save_workspace({"a": "b"})
    assert [fault.code for fault in caught.value.faults] == ["read_only"]
    assert old.read_bytes() == content


def test_an_old_file_that_cannot_be_backed_up_is_not_touched(old: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    content = old.read_bytes()
    with pytest.raises(StoreError):
        PlanFile.open(old, backups=tmp_path / "backups")
    assert old.read_bytes() == content


def test_a_step_that_fails_leaves_the_old_file_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version_of(old)
    real = migrations.migrate
    monkeypatch.setattr("sosuplan.store.opening._check", lambda *_: before)

    def failing(connection: sqlite3.Connection, version: int) -> None:
        real(connection, version)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sosuplan.store.opening.migrate", failing)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(old, backups=tmp_path / "backups")
    assert [fault.code for fault in caught.value.faults] == ["disk_full"]
    monkeypatch.undo()
    assert version_of(old) == before
    PlanFile.open(old, backups=tmp_path / "backups").close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER INSERT ON scenarios BEGIN DELETE FROM staff; END",
        "CREATE VIEW history AS SELECT 1",
        "CREATE TABLE draft (x)",
        "CREATE TABLE budget (kroner)",
        "ALTER TABLE staff RENAME COLUMN heads TO people",
        "DROP TABLE workspace",
    ],
)
def test_an_old_file_with_other_tables_is_refused_untouched(
    old: Path, tmp_path: Path, statement: str
) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute(statement)
    content = old.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError) as caught:
            PlanFile.open(old, read_only=read_only, backups=tmp_path / "backups")
        assert [fault.code for fault in caught.value.faults] == ["wrong_schema"]
    assert old.read_bytes() == content
    assert not (tmp_path / "backups").exists()
