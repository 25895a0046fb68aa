"""Who has a plan open: nobody is surprised by another program, and no crash blocks a plan."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.model.plan import Plan
from sosuplan.store import lock
from sosuplan.store.lock import Holder, note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.processes import mark_of
from sosuplan.text.errors import Fault, StoreError

OTHER_MACHINE = Holder("mette", "KOM-PC-17", "2025-03-04T14:02:00+01:00", 1, "1", "t")


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "p.sosuplan"
    PlanFile.create(path, reference)
    return path


def put(path: Path, holder: Holder) -> None:
    note_of(path).write_text(json.dumps(asdict(holder)), encoding="utf-8")


def fault_of(path: Path) -> Fault:
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path).close()
    (fault,) = caught.value.faults
    return fault


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program on this machine that has the plan open."""
    script = textwrap.dedent("""
        import sys
        from sosuplan.store.planfile import PlanFile
        file = PlanFile.open(sys.argv[1])
        print("open", flush=True)
        sys.stdin.read()
    """)
    program = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "open\n"
        try:
            yield running
        finally:
            running.kill()


def test_an_open_plan_says_who_has_it_and_a_closed_one_leaves_nothing_behind(path: Path) -> None:
    with PlanFile.open(path):
        note = json.loads(note_of(path).read_text("utf-8"))
        assert note["machine"] == platform.node()
        assert note["process"] == os.getpid()
        assert set(note) == {"user", "machine", "time", "process", "mark", "token"}
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_plan_that_another_machine_has_open_is_in_use_by_a_named_person(path: Path) -> None:
    put(path, OTHER_MACHINE)
    fault = fault_of(path)
    assert (fault.code, fault.file) == ("in_use_by", str(path))
    assert fault.values == {"user": "mette", "machine": "KOM-PC-17", "since": "2025-03-04 14:02"}
    assert note_of(path).exists()


def test_a_plan_in_use_can_be_read_and_is_not_replaced(path: Path, reference: Plan) -> None:
    put(path, OTHER_MACHINE)
    PlanFile.open(path, read_only=True).close()
    with pytest.raises(StoreError) as caught:
        PlanFile.create(path, reference, replace=True)
    assert caught.value.faults[0].code == "in_use_by"


def test_of_two_programs_on_one_plan_the_second_is_told_and_may_read(path: Path) -> None:
    with another_program(path):
        assert fault_of(path).code == "in_use_by"
        with PlanFile.open(path, read_only=True) as file:
            file.plan()


def test_a_program_from_which_the_plan_was_taken_over_saves_no_more(path: Path) -> None:
    with PlanFile.open(path) as file:
        put(path, OTHER_MACHINE)
        with PlanFile.open(path, take_over=True) as other:
            other.save_workspace({"mine": "yes"})
            put(path, OTHER_MACHINE)
            for first in (file, other):
                with pytest.raises(StoreError) as caught:
                    first.save_workspace({"theirs": "yes"})
                assert caught.value.faults[0].code == "taken_over"
                assert caught.value.faults[0].values["user"] == "mette"
            assert other.workspace() == {"mine": "yes"}
    assert json.loads(note_of(path).read_text("utf-8"))["user"] == "mette"


def test_a_crash_leaves_a_note_that_is_taken_over_without_a_question(path: Path) -> None:
    with another_program(path) as running:
        running.kill()
        running.wait()
        assert note_of(path).exists()
        PlanFile.open(path).close()
    assert not note_of(path).exists()


def test_a_zombie_of_a_crashed_program_has_ended(path: Path) -> None:
    with another_program(path) as running:
        running.kill()
        if hasattr(os, "waitid"):
            os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
        PlanFile.open(path).close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there the start is not told")
def test_another_program_with_the_number_of_a_crashed_one_does_not_block(path: Path) -> None:
    with another_program(path) as running:
        crashed = replace(OTHER_MACHINE, machine=platform.node(), process=running.pid, mark="7")
        put(path, crashed)
        PlanFile.open(path).close()
        put(path, replace(crashed, mark=mark_of(running.pid) or ""))
        assert fault_of(path).code == "in_use_by"


def test_processes_that_are_not_there_have_no_mark() -> None:
    assert mark_of(os.getpid()) is not None
    assert mark_of(os.getpid()) == mark_of(os.getpid())
    for process in (0, -1, 1 << 30, 1 << 80):
        assert mark_of(process) is None


@given(st.one_of(st.binary(max_size=60), st.just(b'{"user": 1}'), st.just(b"[" * 9000)))
def test_a_note_that_a_crash_left_half_written_does_not_block(
    tmp_path_factory: pytest.TempPathFactory, reference: Plan, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "torn.sosuplan"
    if not path.exists():
        PlanFile.create(path, reference)
    note_of(path).write_bytes(junk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock, "WRITING_SECONDS", 0.01)
        PlanFile.open(path).close()
    assert not note_of(path).exists()


def test_a_note_that_is_being_written_is_waited_for(path: Path) -> None:
    note_of(path).write_bytes(b"")
    writing = threading.Timer(0.1, put, (path, OTHER_MACHINE))
    writing.start()
    assert fault_of(path).code == "in_use_by"
    writing.join()


def test_the_same_program_may_open_a_plan_again_in_whatever_order_it_closes(path: Path) -> None:
    first = PlanFile.open(path)
    second = PlanFile.open(path)
    first.close()
    assert note_of(path).exists()
    second.save_workspace({"a": "b"})
    second.close()
    assert not note_of(path).exists()


def test_a_deleted_note_does_not_keep_from_saving(path: Path) -> None:
    with PlanFile.open(path) as file:
        note_of(path).unlink()
        file.save_workspace({"a": "b"})


@pytest.mark.skipif(os.name == "nt", reason="links need special rights there")
def test_a_link_to_an_open_plan_is_the_same_plan(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "link.sosuplan").symlink_to(path)
    with another_program(path):
        assert fault_of(folder / "link.sosuplan").code == "in_use_by"


def test_a_file_that_is_refused_leaves_no_note(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert fault_of(path).code == "not_a_plan_file"
    assert not note_of(path).exists()
