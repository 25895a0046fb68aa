"""A drive that fails: SQLite and the system refuse the calls that a test chooses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sosuplan.store import planfile, rows
from tests.core.plan_files import sqlite_error

READ_PLAN = rows.read_plan
"""As the program does it, which asks as much of a drive each time (see ready_made.py)."""
ERRORS: tuple[Callable[[], Exception], ...] = (
    partial(sqlite_error, "SQLITE_BUSY"),
    partial(sqlite_error, "SQLITE_IOERR"),
    partial(sqlite_error, "SQLITE_CORRUPT"),
    partial(sqlite3.OperationalError, "disk I/O error"),
    partial(OSError, 5, "Input/output error"),
)
"""What a drive may say: that the file is in use, that it cannot be read, that it is damaged."""


class Drive:
    """Counts what is asked of it, and fails at one call or from one call on.

    ``late``: what was asked is done all the same before it is refused.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self._fails: Callable[[int], bool] = lambda _: False
        self._error: Callable[[], Exception] = ERRORS[0]
        self._late = False
        drive = self

        class Connection(sqlite3.Connection):
            def execute(self, *arguments: Any) -> sqlite3.Cursor:
                return drive.ask(partial(super().execute, *arguments))

            def executemany(self, *arguments: Any) -> sqlite3.Cursor:
                return drive.ask(partial(super().executemany, *arguments))

        monkeypatch.setattr(rows, "read_plan", READ_PLAN)
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Connection))
        for name in ("_identity", "_stamp"):
            looked = getattr(planfile, name)
            monkeypatch.setattr(
                planfile, name, lambda path, looked=looked: drive.ask(partial(looked, path))
            )

    def ask(self, act: Callable[[], Any]) -> Any:
        self.calls += 1
        fails = self._fails(self.calls)
        if fails and not self._late:
            raise self._error()
        done = act()
        if fails:
            raise self._error()
        return done

    def fail_at(self, number: int, error: Callable[[], Exception], *, late: bool = False) -> None:
        """Fail at the call with this number, counted from now on and from 1."""
        self.calls, self._error, self._late = 0, error, late
        self._fails = lambda call: call == number

    def fail_from(self, number: int, error: Callable[[], Exception]) -> None:
        """Fail at every call from the one with this number on."""
        self.calls, self._error, self._late = 0, error, False
        self._fails = lambda call: call >= number

    def work(self) -> None:
        """Fail no more, and count from 0."""
        self.calls = 0
        self._fails = lambda _: False


def in_file(path: Path) -> tuple[object, ...]:
    """All that a plan file holds, read by somebody else."""
    with planfile.PlanFile.open(path, read_only=True) as file:
        return file.plan(), file.scenarios(), list(file.history()), file.draft(), file.workspace()
