"""Plan files with saved scenarios, and what is told of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import StoreError

SAVED = (
    Scenario("weighted", {"reform": 1.0, "retention": 0.1}, "Reform", 'Æ\n"note"', "abc"),
    Scenario("fulltime", name="Tom"),
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def codes(error: pytest.ExceptionInfo[StoreError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorcode = getattr(sqlite3, name)
    error.sqlite_errorname = name
    return error
