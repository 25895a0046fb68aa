"""Backups: made when the plan has changed, kept by rule, and put back without losing anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store import backup as backup_module
from sosuplan.store.backup import (
    DAYS,
    LATEST,
    MONTHS_OF_DAYS,
    Backup,
    back_up,
    backups_in,
    folder_of,
    kept,
)
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.restore import restore
from sosuplan.text.errors import PlanError, StoreError
from tests.core.test_lock import OTHER_MACHINE, put

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Æbleø.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, reference, [Scenario("weighted", {"reform": 1.0}, "A")])
    return path


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    with PlanFile.open(path) as file:
        yield file


# --- which ones are kept ------------------------------------------------------------------------

times = st.integers(0, 800 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.lists(times, max_size=120))
def test_what_is_kept_is_the_last_ten_one_a_day_and_one_a_month(made: list[datetime]) -> None:
    found = kept(made, NOW)
    assert found <= set(made)
    assert set(sorted(made)[-LATEST:]) <= found
    for time in made:
        if NOW - time <= timedelta(days=DAYS):
            assert max(one for one in made if one.date() == time.date()) in found
        if NOW - time <= timedelta(days=MONTHS_OF_DAYS):
            same = [one for one in made if (one.year, one.month) == (time.year, time.month)]
            assert max(same) in found
        elif time in found:
            assert time in sorted(set(made))[-LATEST:]
    assert len(found) <= LATEST + DAYS + 1 + 13
    assert kept(found, NOW) == found


@pytest.mark.thorough
@given(st.lists(st.integers(0, 5), min_size=200, max_size=420))
def test_tidying_up_every_day_keeps_a_backup_of_every_month_and_day(counts: list[int]) -> None:
    """What is thrown away today is not missed tomorrow."""
    present: frozenset[datetime] = frozenset()
    made: list[datetime] = []
    now = NOW
    for day, count in enumerate(counts):
        for number in range(count):
            now = NOW + timedelta(days=day, hours=number)
            made.append(now)
            present = kept((*present, now), now)
    year = [time for time in made if now - time <= timedelta(days=MONTHS_OF_DAYS)]
    assert {(time.year, time.month) for time in year} <= {
        (time.year, time.month) for time in present
    }
    recent = {time.date() for time in made if now - time <= timedelta(days=DAYS)}
    assert recent <= {time.date() for time in present}
    assert len(present) <= LATEST + DAYS + 1 + 13


def test_a_clock_that_was_wrong_loses_no_recent_backup() -> None:
    future = [NOW + timedelta(days=9000 + day) for day in range(3)]
    recent = [NOW - timedelta(hours=hour) for hour in range(5)]
    assert kept([*future, *recent], NOW) == {*future, *recent}


# --- making -------------------------------------------------------------------------------------


def test_a_backup_is_a_plan_file_with_all_that_was_there(
    reference: Plan, file: PlanFile, backups: Path
) -> None:
    file.save_draft({"staff": [["x"] * 7]})
    made = file.back_up(backups)
    assert made is not None
    assert made.path.parent == folder_of(backups, file.path)
    with PlanFile.open(made.path, read_only=True) as copy:
        assert copy.plan() == reference
        assert copy.scenarios() == file.scenarios()
        assert copy.draft() == {"staff": [["x"] * 7]}


def test_a_backup_is_made_only_when_plan_or_scenarios_have_changed(
    file: PlanFile, backups: Path
) -> None:
    assert file.back_up(backups) is not None
    assert file.back_up(backups) is None
    file.save_workspace({"levers": "{}"})
    assert file.back_up(backups) is None
    file.save_library(file.library().save(Scenario("weighted", name="B")))
    second = file.back_up(backups)
    assert second is not None
    newest, _ = backups_in(second.path.parent)
    assert newest.path == second.path


def test_backups_are_told_apart_by_where_the_plan_is(
    path: Path, backups: Path, tmp_path: Path
) -> None:
    other = tmp_path / path.name
    assert folder_of(backups, path) != folder_of(backups, other)
    assert folder_of(backups, path).name.startswith("Æbleø ")
    assert folder_of(backups, path.parent / ".." / "plans" / path.name) == folder_of(backups, path)


def test_old_backups_go_and_other_files_stay(file: PlanFile, backups: Path) -> None:
    folder = folder_of(backups, file.path)
    folder.mkdir(parents=True)
    strange = ["notes.txt", "2025-13-99T00-00-00Z 0123456789abcdef.sosuplan"]
    for name in strange:
        (folder / name).write_text("mine")
    for number in range(15):
        file.save_library(file.library().save(Scenario("weighted", name=f"S{number}")))
        connection = file._connection
        assert back_up(connection, folder, NOW + timedelta(minutes=number)) is not None
    found = backups_in(folder)
    assert [one.time for one in found] == [NOW + timedelta(minutes=n) for n in range(14, 4, -1)]
    assert {entry.name for entry in folder.iterdir()} == {*(b.path.name for b in found), *strange}


def test_two_backups_in_one_second_are_two(file: PlanFile, backups: Path) -> None:
    folder = folder_of(backups, file.path)
    for name in ("X", "Y"):
        file.save_library(file.library().save(Scenario("weighted", name=name)))
        back_up(file._connection, folder, NOW)
    assert [one.time for one in backups_in(folder)] == [NOW + timedelta(seconds=1), NOW]


def test_a_backup_that_fails_leaves_nothing_half_written(
    file: PlanFile, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_module.os, "fsync", full)
    with pytest.raises(StoreError) as caught:
        file.back_up(backups)
    assert [fault.code for fault in caught.value.faults] == ["disk_full"]
    assert list(folder_of(backups, file.path).iterdir()) == []


# --- restoring ----------------------------------------------------------------------------------


@pytest.fixture
def first(path: Path, backups: Path) -> Backup:
    """The backup of the plan before a change that is in the file now."""
    with PlanFile.open(path) as file:
        made = file.back_up(backups)
        file.replace_plan(replace(file.plan(), name="Changed"))
    assert made is not None
    return made


def test_restoring_puts_the_plan_back_and_keeps_what_it_replaces(
    reference: Plan, path: Path, backups: Path, first: Backup
) -> None:
    restore(path, first, backups)
    with PlanFile.open(path) as file:
        assert file.plan() == reference
    newest, *_ = backups_in(folder_of(backups, path))
    with PlanFile.open(newest.path, read_only=True) as file:
        assert file.plan().name == "Changed"
    restore(path, newest, backups)
    with PlanFile.open(path) as file:
        assert file.plan().name == "Changed"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("spoilt", [b"", b"SQLite format 3\0" + b"\xff" * 9000, None])
def test_a_plan_that_is_damaged_or_gone_can_be_restored(
    reference: Plan, path: Path, backups: Path, first: Backup, spoilt: bytes | None
) -> None:
    if spoilt is None:
        path.unlink()
    else:
        path.write_bytes(spoilt)
    restore(path, first, backups)
    with PlanFile.open(path) as file:
        assert file.plan() == reference
    unreadable = [one for one in first.path.parent.iterdir() if "unreadable" in one.name]
    assert [one.read_bytes() for one in unreadable] == ([] if spoilt is None else [spoilt])


def test_a_journal_of_a_crash_is_not_played_into_the_restored_plan(
    reference: Plan, path: Path, backups: Path, first: Backup
) -> None:
    path.write_bytes(b"junk")
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 999)
    restore(path, first, backups)
    assert not journal.exists()
    with PlanFile.open(path) as file:
        assert file.plan() == reference


def test_a_plan_that_somebody_has_open_is_not_restored(
    path: Path, backups: Path, first: Backup
) -> None:
    put(path, OTHER_MACHINE)
    with pytest.raises(StoreError) as caught:
        restore(path, first, backups)
    assert [fault.code for fault in caught.value.faults] == ["in_use_by"]
    with PlanFile.open(path, read_only=True) as file:
        assert file.plan().name == "Changed"


def test_a_backup_that_is_not_sound_is_not_restored(
    path: Path, backups: Path, first: Backup
) -> None:
    with closing(sqlite3.connect(first.path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM demand_base")
    with pytest.raises(PlanError):
        restore(path, first, backups)
    first.path.write_bytes(b"x")
    with pytest.raises(StoreError):
        restore(path, first, backups)
    with PlanFile.open(path) as file:
        assert file.plan().name == "Changed"
    assert not note_of(path).exists()


def test_a_copy_of_a_file_that_another_program_holds_is_refused_and_does_not_wait_for_ever(
    path: Path, tmp_path: Path
) -> None:
    with PlanFile.open(path) as file, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with file.waiting(0.01), pytest.raises(StoreError) as caught:
            file.copy_to(tmp_path / "kopi.sosuplan")
        assert caught.value.faults[0].code == "file_in_use"
        assert not (tmp_path / "kopi.sosuplan").exists()
        other.execute("ROLLBACK")
        file.copy_to(tmp_path / "kopi.sosuplan")
    assert (tmp_path / "kopi.sosuplan").exists()
