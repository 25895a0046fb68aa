"""Backups of plan files: when one is made, where it is kept, and which ones are kept.

Each plan file has a folder of its own, found by where the file is, so that the backups of a file
that cannot be read any more are found too. A copy of a plan is another plan.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sosuplan.store.files import remove_leftovers, sibling
from sosuplan.store.opening import reading, told_of

LATEST = 10
DAYS = 30
MONTHS_OF_DAYS = 365
"""The last ten are kept, then one a day for thirty days and one a month for a year."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ) ([0-9a-f]{16})\.sosuplan")
_TIME = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: a plan file of its own. ``content`` tells its plan and scenarios from others."""

    path: Path
    time: datetime
    """When it was made, in UTC."""
    content: str


def folder_of(backups: Path, path: Path) -> Path:
    """The folder under ``backups`` for the plan file at ``path``."""
    place = os.path.normcase(os.path.realpath(path))
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return backups / f"{path.stem[:40].strip(' .')} {digest}"


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of one plan, newest first; raises ``StoreError`` if they cannot be listed."""
    found = []
    with told_of(folder):
        names = sorted(folder.iterdir(), reverse=True) if folder.is_dir() else []
    for path in names:
        match = _NAME.fullmatch(path.name)
        if match:
            try:
                time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Backup(path, time, match[2]))
    return tuple(found)


def back_up(
    connection: sqlite3.Connection, folder: Path, now: datetime | None = None
) -> Backup | None:
    """Make a backup of an open plan file unless the newest one holds the same; then tidy up.

    None if the newest backup holds the same. What the window was last showing does not count as a
    difference. Raises ``StoreError`` for ``folder``; reading the file is told of by the caller.
    """
    now = (now or datetime.now(UTC)).replace(microsecond=0)
    with reading(connection):
        content = _content(connection)
        with told_of(folder):
            present = backups_in(folder)
            if present and present[0].content == content:
                return None
            folder.mkdir(parents=True, exist_ok=True)
            remove_leftovers(folder)
            taken = {one.time for one in present}
            while now in taken:
                now += timedelta(seconds=1)
            made = Backup(folder / f"{now.strftime(_TIME)} {content}.sosuplan", now, content)
            copy_database(connection, made.path)
            wanted = kept((one.time for one in (made, *present)), now)
            for one in present:
                if one.time not in wanted:
                    one.path.unlink(missing_ok=True)
    return made


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the backups made at ``times`` are kept at ``now``.

    The last ten; the newest of each day of the last thirty; the newest of each month of the last
    year. Days and months are those of UTC.
    """
    newest = sorted(times, reverse=True)
    of_day: dict[object, datetime] = {}
    of_month: dict[object, datetime] = {}
    for time in newest:
        age = now - time
        if age <= timedelta(days=DAYS):
            of_day.setdefault(time.date(), time)
        if age <= timedelta(days=MONTHS_OF_DAYS):
            of_month.setdefault((time.year, time.month), time)
    return frozenset((*newest[:LATEST], *of_day.values(), *of_month.values()))


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """A copy of an open database at ``target``: whole, or not there. Replaces what is there."""
    work = sibling(target)
    # SQLite's backup waits for ever for whoever holds the file, unless it is being read already.
    held = nullcontext() if connection.in_transaction else reading(connection)
    try:
        with held, closing(sqlite3.connect(work, isolation_level=None)) as copy:
            # One sync at the end is enough: a copy that is not whole never gets its name.
            copy.execute("PRAGMA synchronous=OFF")
            copy.execute("PRAGMA journal_mode=OFF")
            connection.backup(copy)
        with work.open("r+b") as stream:
            os.fsync(stream.fileno())
        work.replace(target)
    finally:
        work.unlink(missing_ok=True)


def _content(connection: sqlite3.Connection) -> str:
    """A digest of every table but the workspace."""
    digest = hashlib.blake2b(digest_size=8)
    tables = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name <> 'workspace' ORDER BY name"
    ).fetchall()
    for name, sql in tables:
        digest.update(f"{sql}\n".encode())
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid'):
            digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()
