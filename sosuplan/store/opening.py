"""Opening a plan file that may come from anyone: each thing that can be wrong has its own fault."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote

from sosuplan.store.files import DATABASE, fault_of, not_a_plain_file
from sosuplan.store.migrations import OLDEST, OtherTablesError, migrate
from sosuplan.store.schema import APPLICATION_ID, SCHEMA_VERSION, statements
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, StoreError

WAIT_SECONDS = 2.0
"""How long to wait for another program that is writing to the file."""

LARGEST_FILE = 200_000_000
"""Bytes: far more than a plan of every municipality, with a long history, takes up."""

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite adds to a file's name for the files that it keeps beside it."""

_MOMENT = 0.5
"""Seconds: longer than another program takes to write a change."""
_LARGEST_CELL = 1_000_000
_READ_AT_ONCE = 1_000_000
_MOST_NAMED = 5
"""Tables that a sentence names."""
_STATISTICS = {"sqlite_stat1", "sqlite_stat4"}
"""Tables that SQLite's own ANALYZE, run by some database tools, leaves behind."""
# What these say of a cell is said better by the rules of the plan, with row and column.
_RULES_SAY_IT = ("CHECK constraint failed", "NULL value in")
_CODES = {
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_BUSY: "file_in_use",
    sqlite3.SQLITE_LOCKED: "file_in_use",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged_file",
    sqlite3.SQLITE_TOOBIG: "damaged_file",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_IOERR: "file_trouble",
    sqlite3.SQLITE_NOTADB: "not_a_plan_file",
}


@contextmanager
def told_of(path: Path, *, unsure: bool = False) -> Iterator[None]:
    """Turns what SQLite and the operating system say into ``StoreError`` about ``path``.

    Other errors are faults of the program, unless it is ``unsure`` yet that the file is sound:
    statements that work on every sound database do not work on a damaged one.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        code = _code_of(error) or ("damaged_file" if unsure else "")
        if not code:
            raise
        if code == "damaged_file":
            raise StoreError(_damage(path)) from error
        reason = getattr(error, "sqlite_errorname", type(error).__name__)
        raise StoreError(Fault(code, str(path), values={"reason": reason})) from error
    except UnicodeDecodeError as error:
        # Python cannot read SQLite's own complaint, which quotes the spoilt text.
        raise StoreError(_damage(path)) from error
    except OSError as error:
        raise StoreError(fault_of(error, str(path))) from error


def _code_of(error: sqlite3.Error) -> str:
    """The fault that an error of SQLite's stands for; "" if it is none of the file."""
    if hasattr(error, "sqlite_errorcode"):
        return _CODES.get(error.sqlite_errorcode & 0xFF, "")
    # Python's own layer raises errors without a code, as for a text that is not UTF-8.
    return "damaged_file" if "decode" in str(error) else "file_trouble"


def _damage(path: Path) -> Fault:
    """That the file is damaged, unless the drive does not let it be read: SQLite calls an error of
    the drive in the middle of a file damage too."""
    try:
        with path.open("rb") as stream:
            while stream.read(_READ_AT_ONCE):
                pass
    except OSError as error:
        return fault_of(error, str(path))
    return Fault("damaged_file", str(path))


def connect(path: Path, *, create: bool = False, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection that trusts nothing in the file and never makes one unless told to.

    It waits up to ``wait`` seconds for another program that is writing.
    """
    absolute = path.absolute().as_posix()
    # "C:/plan" needs a slash before the drive; "//server/plan" keeps its two as part of the path.
    slash = "" if absolute.startswith("/") else "/"
    mode = "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"file://{slash}{quote(absolute)}?mode={mode}", uri=True, timeout=wait
    )
    try:
        _distrust(connection)
        connection.execute("PRAGMA synchronous=FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def remove_companions(path: Path) -> None:
    """Before a file comes to ``path``: a journal left there would be played into it."""
    for companion in COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)


def _distrust(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def can_be_read(path: Path) -> bool:
    """Whether the plan file at ``path`` is whole and can be read now, or in a moment."""
    try:
        connection, _ = open_checked(path, wait=_MOMENT)
    except StoreError:
        return False
    connection.close()
    return True


def refuse_name(path: Path) -> None:
    """Raise ``StoreError`` for a plan file whose name may hold a CPR number: names are shown, and
    kept in the settings and among the backups."""
    if holds_cpr(path.name):
        raise StoreError(Fault("cpr_in_name", masked(path.name)))


def open_checked(path: Path, *, wait: float = WAIT_SECONDS) -> tuple[sqlite3.Connection, int]:
    """A connection to a plan file that is whole, and the file's version; raises ``StoreError``.

    Nothing of the file is used before it is known to have our tables and nothing else. The
    connection is opened to write even if it is only to read, so that what a crashed program left
    half-written is put right; see ``to_read`` and ``to_change``.
    """
    fault = not_a_plain_file(path, str(path))
    if fault:
        raise StoreError(fault)
    with told_of(path, unsure=True):
        with path.open("rb") as stream:
            if stream.read(len(DATABASE)) != DATABASE:
                raise StoreError(Fault("not_a_plan_file", str(path)))
        if path.stat().st_size > LARGEST_FILE:
            values = {"high": LARGEST_FILE // 1_000_000}
            raise StoreError(Fault("file_too_large", str(path), values=values))
        connection = connect(path, wait=wait)
        try:
            return connection, _check(connection, path)
        except BaseException:
            connection.close()
            raise


def to_read(connection: sqlite3.Connection, path: Path, version: int) -> sqlite3.Connection:
    """A connection of ``open_checked`` that can only read, with the tables of this version.

    A file of an earlier version is read from a copy in memory that is brought up to date.
    """
    with told_of(path):
        if version < SCHEMA_VERSION:
            current = _migrated_copy(connection, version)
            connection.close()
            connection = current
        connection.execute("PRAGMA query_only=ON")
    return connection


def to_change(
    connection: sqlite3.Connection,
    path: Path,
    version: int,
    kept: Callable[[], AbstractContextManager[None]],
) -> None:
    """Make sure that the file can be written; bring it up to date if need be, within ``kept``."""
    with told_of(path):
        # One file on a shared drive: no companions, whoever set them up.
        connection.execute("PRAGMA journal_mode=DELETE")
        # SQLite opens a file that may not be written as if it may: find out now. The write needs a
        # journal, so a folder that may not be written is found out too.
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version={version}")
        finally:
            connection.execute("ROLLBACK")
        if version < SCHEMA_VERSION:
            with kept(), transaction(connection):
                migrate(connection, version)


def begin(connection: sqlite3.Connection, kind: str = "") -> None:
    """Begin a transaction, and end one that could not be ended when it failed."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.execute(f"BEGIN {kind}")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One read transaction: everything is seen as it was at one moment, and stays so."""
    begin(connection)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: all of it happens, or nothing."""
    try:
        begin(connection, "IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a file that is one of ours, whole and with the tables of its version."""
    name = str(path)
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(Fault("not_a_plan_file", name))
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            Fault("newer_file", name, values={"version": version, "ours": SCHEMA_VERSION})
        )
    problems = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
    if problems != ["ok"] and not all(text.startswith(_RULES_SAY_IT) for text in problems):
        raise StoreError(_damage(path))
    # What acts by itself would do so while an older file is brought up to date.
    of_itself = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    if acting := connection.execute(of_itself).fetchall():
        raise StoreError(_other_tables(path, [str(name) for (name,) in acting]))
    if OLDEST <= version < SCHEMA_VERSION:
        try:
            copy = _migrated_copy(connection, version)
        except OtherTablesError as error:
            raise StoreError(_other_tables(path, [str(error)])) from error
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            # A step finds other tables than the version has.
            raise StoreError(_other_version(path, version)) from error
        try:
            _check_tables(copy, path)
        finally:
            copy.close()
    else:
        _check_tables(connection, path)
    return version


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses any table, view, trigger or index that is not ours to the letter."""
    expected = statements()
    found = {
        str(row[0]): row[1]
        for row in connection.execute("SELECT name, sql FROM sqlite_master")
        if row[1] is not None and row[0] not in _STATISTICS
    }
    if found != expected:
        raise StoreError(_other_tables(path, dict(found.items() ^ expected.items())))
    version = _pragma(connection, "user_version")
    if version != SCHEMA_VERSION:
        raise StoreError(_other_version(path, version))


def _other_tables(path: Path, found: Iterable[str]) -> Fault:
    """The file has other tables than ours, or what is none of ours besides."""
    names = sorted(name or '""' for name in found)
    tables = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return Fault("wrong_schema", str(path), values={"tables": tables})


def _other_version(path: Path, version: int) -> Fault:
    """The version that the file names is none, or has other tables."""
    return Fault("wrong_schema", str(path), values={"tables": f"version {version}"})


def _migrated_copy(connection: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy in memory that is brought up to date, whatever it is: the file is not touched."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(copy)
        _distrust(copy)
        # What a later version allows less of is told by the rules of the plan, with its place.
        copy.execute("PRAGMA ignore_check_constraints=ON")
        with transaction(copy):
            migrate(copy, version)
    except BaseException:
        copy.close()
        raise
    return copy


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
