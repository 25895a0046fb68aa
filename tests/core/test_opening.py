"""Opening a plan file that is not sound: each problem has its own fault, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.resources import resource
from sosuplan.store import opening
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION
from sosuplan.text.errors import SosuplanError, StoreError


@pytest.fixture
def path(reference: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "p.sosuplan"
    PlanFile.create(path, reference, [Scenario("weighted", {"reform": 1.0}, "A")])
    return path


def refused(path: Path, *, read_only: bool = False) -> str:
    """The code of the one fault with which ``path`` is refused."""
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path, read_only=read_only).close()
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    return fault.code


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    assert refused(tmp_path / "p.sosuplan") == "missing_file"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_plan_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "is_a_folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.sosuplan")
    assert refused(tmp_path / "p.sosuplan") == "not_a_file"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a spreadsheet", b"<html>", b"x" * 5000])
def test_another_kind_of_file_is_no_plan_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.sosuplan"
    path.write_bytes(content)
    assert refused(path) == "not_a_plan_file"
    assert path.read_bytes() == content


def test_another_programs_database_is_no_plan_file(tmp_path: Path) -> None:
    change(tmp_path / "other.sosuplan", "CREATE TABLE staff (heads)")
    assert refused(tmp_path / "other.sosuplan") == "not_a_plan_file"


def test_a_file_of_a_newer_version_is_refused_as_such(path: Path) -> None:
    change(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}", "CREATE TABLE budget (kroner)")
    assert refused(path) == "newer_file"


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE workspace",
        "ALTER TABLE staff RENAME COLUMN heads TO people",
        "ALTER TABLE staff ADD COLUMN shoe_size INTEGER",
        "CREATE TABLE budget (kroner)",
        "CREATE VIEW everyone AS SELECT sum(heads) FROM staff",
        "CREATE TRIGGER sly AFTER INSERT ON scenarios BEGIN DELETE FROM staff; END",
        "CREATE INDEX ages ON staff (age_from)",
        "PRAGMA user_version=0",
    ],
)
def test_a_file_with_other_tables_triggers_or_views_is_refused(path: Path, statement: str) -> None:
    change(path, statement)
    assert refused(path) == "wrong_schema"


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGEST_FILE", path.stat().st_size - 1)
    monkeypatch.setattr(opening, "connect", None)
    assert refused(path) == "file_too_large"


def test_statistics_that_a_database_tool_leaves_behind_do_no_harm(path: Path) -> None:
    change(path, "ANALYZE")
    PlanFile.open(path).close()


def test_a_file_in_wal_mode_is_taken_back_to_one_file(path: Path) -> None:
    change(path, "PRAGMA journal_mode=WAL")
    PlanFile.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_truncated_file_is_damaged(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size * 2 // 3)
    assert refused(path) == "damaged_file"


def test_a_file_with_spoilt_pages_is_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(4096 * 5, len(content), 4096):
        content[page : page + 100] = b"\xff" * 100
    path.write_bytes(content)
    assert refused(path) == "damaged_file"


def test_damage_where_no_figure_stands_is_found_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        index = "sqlite_autoindex_published_1"
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", [index]
        ).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 8 : page * size] = b"\x01" * (size - 8)
    path.write_bytes(content)
    assert refused(path) == "damaged_file"


@pytest.mark.thorough
def test_a_file_that_another_program_writes_to_is_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        with PlanFile.open(path) as file:
            other.execute("BEGIN IMMEDIATE")
            for attempt in (
                lambda: file.save_workspace({}),
                lambda: PlanFile.open(path).close(),
            ):
                with pytest.raises(StoreError) as caught:
                    attempt()
                assert [fault.code for fault in caught.value.faults] == ["file_in_use"]
            PlanFile.open(path, read_only=True).close()
            other.execute("ROLLBACK")
            file.save_workspace({"a": "b"})
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path, read_only=True) == "file_in_use"


def test_a_file_opened_to_read_cannot_be_changed(path: Path, reference: Plan) -> None:
    before = path.read_bytes()
    with PlanFile.open(path, read_only=True) as file:
        assert file.read_only
        for attempt in (
            lambda: file.save_workspace({"a": "b"}),
            lambda: file.save_library(file.library().save(Scenario("weighted", name="B"))),
            lambda: file.replace_plan(reference),
        ):
            with pytest.raises(StoreError) as caught:
                attempt()
            assert [fault.code for fault in caught.value.faults] == ["read_only"]
    assert path.read_bytes() == before


_AS_ANOTHER_USER = """
import os, sys
from pathlib import Path
from sosuplan.text.errors import StoreError
from sosuplan.store.planfile import PlanFile
if os.getuid() == 0:
    os.setuid(65534)
try:
    PlanFile.open(Path(sys.argv[1]), read_only=sys.argv[2] == "read").close()
    print("opened")
except StoreError as error:
    print(error.faults[0].code)
"""


@pytest.fixture
def shared_place(reference: Plan) -> Iterator[Path]:
    """A plan file in a folder that everyone may enter but only we may write to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        path = Path(place) / "p.sosuplan"
        PlanFile.create(path, reference)
        yield path


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions are other ones there")
@pytest.mark.parametrize(
    ("mode", "how", "outcome"),
    [(0o444, "write", "read_only"), (0o444, "read", "opened"), (0, "read", "no_permission")],
)
def test_what_the_system_forbids_is_told(
    shared_place: Path, mode: int, how: str, outcome: str
) -> None:
    shared_place.chmod(mode)
    program = [sys.executable, "-c", _AS_ANOTHER_USER, str(shared_place), how]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == (outcome, "")


def test_a_disk_that_fails_is_told_as_such(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ  # type: ignore[attr-defined]
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error

    monkeypatch.setattr(opening, "_check", fail)
    assert refused(path) == "file_trouble"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "p.sosuplan"
    PlanFile.create(path, read_folder(resource("plans", "midtjylland")).plan)
    return path.read_bytes()


@given(
    st.lists(st.tuples(st.integers(0, 200_000), st.binary(min_size=1, max_size=40)), max_size=6),
    st.integers(0, 200_000),
)
def test_any_spoilt_file_is_opened_or_refused_but_never_fails_the_program(
    sound: bytes, spots: list[tuple[int, bytes]], end: int
) -> None:
    content = bytearray(sound)
    for place, junk in spots:
        content[place % len(content) : place % len(content) + len(junk)] = junk
    if end % 3 == 0:
        content = content[: end % len(content)]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "p.sosuplan"
        path.write_bytes(content)
        with suppress(SosuplanError), PlanFile.open(path) as file:
            file.plan()
            file.scenarios()
            file.workspace()
