"""Plugs pulled, disks filled, files moved away: what was reported as saved is there afterwards."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.resources import resource
from sosuplan.store import lock
from sosuplan.store.folder import read_folder
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import StoreError
from tests.core.busy import DRAFT, PLAN, SCENARIO, change
from tests.core.source import ROOT

KILLS = 200


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "p.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, reference, [Scenario("weighted", {"reform": 1.0}, "A")])
    return path


# --- killed at any moment -----------------------------------------------------------------------


def numbers_in(file: PlanFile) -> tuple[int, int, int]:
    """The numbers of the changes that plan, scenario and draft of the file are of; 0 if of none."""
    plan, history = file.plan(), file.history()
    number = int(plan.staff[0].heads) if history else 0
    if history:
        assert plan.name == f"Plan {number}"
        assert history[-1] == change(number)
    scenario = max((int(one.note) for one in file.scenarios() if one.name == "B"), default=0)
    return number, scenario, int(file.draft().get("staff", [["0"]])[0][0])


def expected(number: int, first: int) -> tuple[int, int, int]:
    """The same after all changes from ``first`` to ``number``."""
    last = {kind: number - (number - kind) % 3 for kind in (PLAN, SCENARIO, DRAFT)}
    made = {kind: found if found >= first else 0 for kind, found in last.items()}
    # The draft is done with when the plan is changed.
    return made[PLAN], made[SCENARIO], made[DRAFT] if last[DRAFT] > last[PLAN] else 0


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made in another way there")
def test_a_program_killed_at_any_moment_loses_nothing_that_it_reported_as_saved(
    path: Path,
) -> None:
    chance = random.Random(20250304)
    first = 3
    saved, in_a_transaction = first - 1, 0
    program = [sys.executable, "-m", "tests.core.busy", str(path)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=ROOT
    ) as busy:
        assert busy.stdin is not None
        assert busy.stdout is not None
        for _ in range(KILLS):
            busy.stdin.write(f"{saved + 1}\n")
            lines = [busy.stdout.readline()]
            # Half of the plugs are pulled while the file is being opened, half in busy editing.
            if chance.random() < 0.5:
                lines.append(busy.stdout.readline())
            time.sleep(chance.uniform(0, 0.02))
            (child,) = (int(line[4:]) for line in lines if line.startswith("pid "))
            os.kill(child, signal.SIGKILL)
            while not lines[-1].startswith("ended "):
                lines.append(busy.stdout.readline())
            assert lines[-1] == f"ended {int(signal.SIGKILL)}\n"
            in_a_transaction += path.with_name(path.name + "-journal").exists()
            with PlanFile.open(path) as file:
                found = numbers_in(file)
            reported = max((int(line) for line in lines if line[0].isdigit()), default=saved)
            # One change more may have been saved without there being time to report it.
            assert found in (expected(reported, first), expected(reported + 1, first))
            saved = max(*found, saved)
        busy.stdin.close()
    # How many there are depends on how busy the machine is; without any, nothing was tried.
    assert saved > KILLS / 10
    assert in_a_transaction > KILLS / 50
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


# --- disk, permission, folder -------------------------------------------------------------------

REFERENCE = read_folder(resource("plans", "midtjylland")).plan
Change = Callable[[PlanFile], object]
CHANGES: dict[str, Change] = {
    "plan": lambda file: file.replace_plan(replace(REFERENCE, name="Ny")),
    "scenario": lambda file: file.save_library(
        file.library().save(Scenario("weighted", {"reform": 0.5}, "B"))
    ),
    "draft": lambda file: file.save_draft({"staff": [["x" * 900] * 7] * 300}),
    "workspace": lambda file: file.save_workspace({"levers": "x" * 300_000}),
}


def refused(file: PlanFile, act: Change) -> str:
    with pytest.raises(StoreError) as caught:
        act(file)
    (fault,) = caught.value.faults
    assert fault.file == str(file.path)
    return fault.code


def everything(file: PlanFile) -> tuple[object, ...]:
    return file.plan(), file.scenarios(), file.draft(), file.history(), file.workspace()


@pytest.mark.parametrize("kind", ["draft", "workspace"])
def test_a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room(
    path: Path, kind: str
) -> None:
    with PlanFile.open(path) as file:
        before = everything(file)
        pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
        file._connection.execute(f"PRAGMA max_page_count={pages}")
        assert refused(file, CHANGES[kind]) == "disk_full"
        assert everything(file) == before
        file._connection.execute("PRAGMA max_page_count=100000")
        CHANGES[kind](file)
        after = everything(file)
    with PlanFile.open(path) as file:
        assert everything(file) == after != before


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
@pytest.mark.parametrize("kind", CHANGES)
def test_a_file_that_is_moved_away_is_told_and_goes_on_when_it_is_back(
    path: Path, kind: str
) -> None:
    with PlanFile.open(path) as file:
        before = everything(file)
        path.rename(path.with_name("elsewhere.sosuplan"))
        assert refused(file, CHANGES[kind]) == "moved_file"
        assert everything(file) == before
        path.with_name("elsewhere.sosuplan").rename(path)
        CHANGES[kind](file)


@pytest.mark.skipif(os.name == "nt", reason="folders of open files cannot be moved there")
@pytest.mark.parametrize("gone", [True, False])
def test_a_folder_that_is_gone_is_told_and_closing_does_not_fail(path: Path, gone: bool) -> None:
    file = PlanFile.open(path)
    if gone:
        shutil.rmtree(path.parent)
    else:
        path.parent.rename(path.parent.with_name("renamed"))
    for act in CHANGES.values():
        assert refused(file, act) == "moved_file"
    file.close()
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be replaced there")
@pytest.mark.parametrize("kind", CHANGES)
def test_a_file_that_came_in_its_place_is_never_written_into(
    path: Path, reference: Plan, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "other.sosuplan"
    PlanFile.create(other, replace(reference, name="En anden"))
    with PlanFile.open(path) as file:
        other.replace(path)
        content = path.read_bytes()
        assert refused(file, CHANGES[kind]) == "replaced_file"
    assert path.read_bytes() == content


@pytest.mark.parametrize("kind", CHANGES)
def test_a_plan_written_over_the_open_one_is_never_written_into(
    path: Path, reference: Plan, tmp_path: Path, kind: str
) -> None:
    """As copying onto it does: the file stays the same one for the system."""
    other = tmp_path / "other.sosuplan"
    PlanFile.create(other, replace(reference, name="En anden"))
    with PlanFile.open(other) as copied:
        copied.save_workspace({"more": "changes"})
    with PlanFile.open(path) as file:
        path.write_bytes(other.read_bytes())
        content = path.read_bytes()
        assert refused(file, CHANGES[kind]) == "changed_elsewhere"
    assert path.read_bytes() == content


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("junk", [b"", b"<html>" * 4000, b"SQLite format 3\0" + b"x" * 9000])
def test_another_kind_of_file_written_over_the_open_one_is_never_written_into(
    path: Path, kind: str, junk: bytes
) -> None:
    with PlanFile.open(path) as file:
        path.write_bytes(junk)
        assert refused(file, CHANGES[kind]) == "replaced_file"
        assert refused(file, PlanFile.plan) in {"spoilt_file", "replaced_file"}
    assert path.read_bytes() == junk


@pytest.mark.parametrize("kind", CHANGES)
def test_another_programs_database_written_over_the_open_one_is_never_written_into(
    path: Path, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other, isolation_level=None)) as raw:
        for table in ("settings", "scenarios", "scenario_levers", "workspace", "draft"):
            raw.execute(f"CREATE TABLE {table} (scenario, key, value)")
    with PlanFile.open(path) as file:
        path.write_bytes(other.read_bytes())
        content = path.read_bytes()
        assert refused(file, CHANGES[kind]) == "replaced_file"
        assert refused(file, PlanFile.plan) == "spoilt_file"
    assert path.read_bytes() == content


def test_what_another_program_has_changed_meanwhile_is_not_written_over(path: Path) -> None:
    with PlanFile.open(path) as file:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("UPDATE staff SET heads = heads + 1 WHERE row = 1")
        for act in CHANGES.values():
            assert refused(file, act) == "changed_elsewhere"
        # Who has seen it may go on.
        changed = file.plan()
        file.replace_plan(replace(changed, name="Ny"))
        assert file.plan() == replace(changed, name="Ny")


def test_a_harmless_change_of_another_program_is_seen_and_kept(path: Path) -> None:
    with PlanFile.open(path) as file:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("INSERT INTO scenarios VALUES (NULL, 'Nyt', 'weighted', '', '')")
        file.save_workspace({"a": "b"})
        assert [one.name for one in file.scenarios()] == ["A", "Nyt"]


_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from sosuplan.text.errors import StoreError
from sosuplan.store.planfile import PlanFile
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
file = PlanFile.open(path)
path.parent.chmod(0o555)
for act in (lambda: file.save_workspace({"a": "b"}), lambda: file.save_draft({"staff": []})):
    try:
        act()
    except StoreError as error:
        print(error.faults[0].code)
path.parent.chmod(0o755)
file.save_workspace({"a": "b"})
file.close()
print(sorted(entry.name for entry in path.parent.iterdir()))
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions are other ones there")
def test_a_permission_that_is_lost_is_told_and_saving_goes_on_when_it_is_back() -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "p.sosuplan"
        PlanFile.create(path, REFERENCE)
        if os.getuid() == 0:
            for entry in (path, path.parent):
                os.chown(entry, 65534, -1)
        program = [sys.executable, "-c", _WITHOUT_RIGHTS, str(path)]
        done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines(), done.stderr) == (
        ["read_only", "read_only", "['p.sosuplan']"],
        "",
    )


def test_a_disk_that_is_full_for_the_note_is_told_and_blocks_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock.json, "dumps", full)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert [fault.code for fault in caught.value.faults] == ["disk_full"]
    monkeypatch.undo()
    PlanFile.open(path).close()
    assert not note_of(path).exists()


def test_a_draft_or_history_that_this_program_never_writes_is_told_as_damage(path: Path) -> None:
    for table, cells in (("staff", "[1]"), ("none", "[]"), ("staff", "x"), ("staff", '["a"]')):
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("DELETE FROM draft")
            raw.execute("INSERT INTO draft VALUES (?, 0, ?)", [table, cells])
        with pytest.raises(StoreError) as caught:
            PlanFile.open(path)
        assert [fault.code for fault in caught.value.faults] == ["damaged_file"]
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM draft")
        raw.execute("INSERT INTO history VALUES (1, '', '', '', '{', '', NULL, NULL, '')")
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert [fault.code for fault in caught.value.faults] == ["damaged_file"]


def test_a_draft_comes_back_as_it_was_typed(path: Path) -> None:
    tables = {
        "staff": [["Æbleø", "municipality", "SSA", "", "1,5", "mange", '"]\n\ud800']],
        "reform": [],
        "settings": [["horizon", "snart"]],
    }
    with PlanFile.open(path) as file:
        file.save_draft(tables)
    with PlanFile.open(path) as file:
        assert file.draft() == tables
        file.save_draft({})
        assert file.draft() == {}


def test_a_change_can_be_given_a_reason_afterwards(path: Path) -> None:
    with PlanFile.open(path) as file:
        file.replace_plan(REFERENCE, changes=[change(1), change(2), change(3)])
        file.explain([1], "fordi")
        assert file.history() == (change(1), replace(change(2), why="fordi"), change(3))


def test_a_start_reads_the_plan_only_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PlanFile.open(path) as file:
        monkeypatch.setattr("sosuplan.store.rows.read_plan", None)
        monkeypatch.setattr("sosuplan.store.rows.read_scenarios", None)
        assert file.plan().base_year == 2024
        assert [one.name for one in file.scenarios()] == ["A"]
