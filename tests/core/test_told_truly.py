"""What is wrong with a file is told as it is, and what a kill leaves behind is cleared away."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.messages import sentence
from sosuplan.store import opening
from sosuplan.store.backup import back_up
from sosuplan.store.files import sibling, write_whole
from sosuplan.store.folder import write_folder
from sosuplan.store.lock import note_of
from sosuplan.store.opening import can_be_read
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import StoreError
from sosuplan.text.language import Language
from tests.core.plan_files import codes, names, sqlite_error
from tests.core.source import ROOT


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "p.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, reference, [Scenario("weighted", {"reform": 1.0}, "A")])
    return path


# --- a drive that fails -------------------------------------------------------------------------


@pytest.fixture
def failing(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan on a drive that gives its first kilobytes and then fails, as SQLite tells of it."""
    real_open = Path.open

    def check(*_: object) -> int:
        raise sqlite_error("SQLITE_CORRUPT")

    class Torn:
        def __init__(self, stream: object) -> None:
            self._stream, self._first = stream, True

        def __enter__(self) -> Torn:
            return self

        def __exit__(self, *_: object) -> None:
            self._stream.close()  # type: ignore[attr-defined]

        def read(self, size: int) -> bytes:
            if size > 1000:
                raise OSError(5, "Input/output error")
            return bytes(self._stream.read(size))  # type: ignore[attr-defined]

    def torn(self: Path, mode: str = "r", *more: object, **named: object) -> object:
        stream = real_open(self, mode, *more, **named)  # type: ignore[call-overload]
        return Torn(stream) if self == path and mode == "rb" else stream

    monkeypatch.setattr(opening, "_check", check)
    monkeypatch.setattr(Path, "open", torn)
    return path


def test_a_drive_that_fails_in_the_middle_of_a_file_is_not_told_as_damage(failing: Path) -> None:
    with pytest.raises(StoreError) as caught:
        PlanFile.open(failing)
    assert codes(caught) == ["file_trouble"]
    assert "EIO" in sentence(caught.value.faults[0], Language())


def test_an_error_without_a_number_has_a_reason_too() -> None:
    with pytest.raises(StoreError) as caught, opening.told_of(Path("p")):
        raise sqlite3.OperationalError("disk I/O error")
    (fault,) = caught.value.faults
    assert fault.code == "file_trouble"
    assert "()" not in sentence(fault, Language())


def test_using_a_closed_file_is_a_fault_of_the_program(path: Path) -> None:
    file = PlanFile.open(path)
    file.close()
    with pytest.raises(sqlite3.ProgrammingError):
        file.workspace()


# --- written over while it is open --------------------------------------------------------------


@pytest.mark.parametrize("begin", [0, 100, 4096, 40_000])
def test_a_file_that_noise_came_into_while_it_is_open_is_never_called_saved(
    path: Path, begin: int
) -> None:
    noise = random.Random(begin).randbytes(path.stat().st_size - begin)
    with PlanFile.open(path) as file:
        file.save_workspace({"a": "b"})
        assert not file.is_touched
        with path.open("r+b") as stream:
            stream.seek(begin)
            stream.write(noise)
        os.utime(path, ns=(1, time.time_ns() + 5_000_000))
        assert file.is_touched
        content = path.read_bytes()
        with pytest.raises(StoreError) as caught:
            file.save_workspace({"a": "c"})
        assert codes(caught)[0] in ("spoilt_file", "replaced_file")
    assert path.read_bytes() == content


def test_what_only_looks_like_another_write_keeps_nobody_from_saving(path: Path) -> None:
    with PlanFile.open(path) as file:
        os.utime(path, ns=(1, time.time_ns() + 5_000_000))
        assert file.is_touched
        file.save_workspace({"a": "c"})
        assert not file.is_touched
        assert file.workspace() == {"a": "c"}


# --- the lock's note, the tables that differ -----------------------------------------------------


def test_a_folder_in_the_place_of_the_note_is_told_as_such_and_the_plan_can_be_read(
    path: Path,
) -> None:
    note_of(path).mkdir()
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert codes(caught) == ["note_in_the_way"]
    assert note_of(path).name in sentence(caught.value.faults[0], Language())
    PlanFile.open(path, read_only=True).close()
    assert can_be_read(path)
    note_of(path).rmdir()
    with PlanFile.open(path) as file:
        note_of(path).unlink()
        note_of(path).mkdir()
        file.save_workspace({"a": "b"})
    assert note_of(path).is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files there")
def test_a_pipe_in_the_place_of_the_note_is_not_waited_for(path: Path) -> None:
    os.mkfifo(note_of(path))
    PlanFile.open(path).close()


@pytest.mark.parametrize("statement", ["PRAGMA user_version=0", "PRAGMA user_version=1"])
def test_what_differs_is_always_named(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert codes(caught) == ["wrong_schema"]
    assert f"(afviger: version {statement[-1]})" in sentence(caught.value.faults[0], Language())


def test_of_many_tables_that_differ_a_few_are_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for number in range(40):
            raw.execute(f"CREATE TABLE t{number} (x)")
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert len(sentence(caught.value.faults[0], Language())) < 400


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones there")
def test_only_a_file_that_can_be_read_is_said_to_be(path: Path, tmp_path: Path) -> None:
    assert can_be_read(path)
    assert not can_be_read(tmp_path / "none")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not can_be_read(path)


# --- leftovers ----------------------------------------------------------------------------------

_WRITING = """
import sys
from pathlib import Path
from sosuplan.store.files import sibling
path = Path(sys.argv[1])
work = sibling(path)
work.write_bytes(b"half")
work.with_name(work.name + "-journal").write_bytes(b"half")
folder = sibling(path)
(folder / "new").mkdir(parents=True)
exchanging = sibling(path)
(exchanging / "old").mkdir(parents=True)
print(exchanging.name, flush=True)
sys.stdin.read()
"""


def _back_up(path: Path, reference: Plan) -> None:
    if not path.with_name("p.sosuplan").exists():
        PlanFile.create(path.with_name("p.sosuplan"), reference)
    with PlanFile.open(path.with_name("p.sosuplan")) as file:
        file.save_draft({} if file.draft() else {"reform": []})
        back_up(file._connection, path.parent)


WRITES: dict[str, Callable[[Path, Plan], object]] = {
    "opened": lambda path, plan: _open(path, plan),
    "made": lambda path, plan: PlanFile.create(path, plan, replace=True),
    "backed up": _back_up,
    "a file": lambda path, _: write_whole(path.with_suffix(".csv"), b"x"),
    "a folder": lambda path, plan: write_folder(plan, path.with_suffix("")),
}


def _open(path: Path, plan: Plan) -> None:
    if not path.exists():
        PlanFile.create(path, plan)
    PlanFile.open(path).close()


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_what_killed_programs_have_left_is_cleared_away_and_what_others_write_is_not(
    reference: Plan, tmp_path: Path, write: Callable[[Path, Plan], object]
) -> None:
    path = tmp_path / "plan.sosuplan"
    program = [sys.executable, "-c", _WRITING, str(path)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writing:
        assert writing.stdout is not None
        exchanging = writing.stdout.readline().strip()
        before = names(tmp_path)
        write(path, reference)
        assert set(before) <= set(names(tmp_path))
        writing.kill()
    write(path, reference)
    # What a folder was replacing is its user's.
    assert [name for name in names(tmp_path) if ".tmp" in name] == [exchanging]


def test_what_another_machine_has_left_is_cleared_away_after_a_day(path: Path) -> None:
    ours = sibling(path)
    machine = ours.name.split(".")[-2].partition("-")[0]
    new, old = (ours.with_name(ours.name.replace(machine, other)) for other in ("0a0a0a", "0b0b0b"))
    for one in (new, old):
        one.write_bytes(b"half")
    os.utime(old, (0, time.time() - 90_000))
    PlanFile.open(path).close()
    assert names(path.parent) == sorted([new.name, path.name])
