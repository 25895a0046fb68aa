"""Pages that were typeset and plans that were read once in this process, for every test that asks
for the same: the window's tests look at what is done with them."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from functools import partial
from threading import Lock
from typing import Any

from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import SETTINGS_TABLE, TABLES
from sosuplan.report import typeset
from sosuplan.store import rows
from sosuplan.store.schema import ROW

EMPTY = "empty.typ"
"""What is set for Typst to forget what it keeps: only where it has made something since."""
MOST_BYTES = 64 << 20
"""Of the pages that are kept."""
MOST_PLANS = 8


class ReadyPages:
    """What Typst makes, which is the same for the same data: tests/core/test_report_pdf.py makes
    sure of that."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._size = 0
        self._to_forget = 0
        self._lock = Lock()
        self._real = typeset._compiler_of

    def compiler(self, name: str, inputs: dict[str, str]) -> _Compiler:
        """In place of the compiler of a template with these inputs."""
        return _Compiler(self, name, inputs)

    def made(self, name: str, inputs: dict[str, str], way: str, *args: Any, **options: Any) -> Any:
        """What ``way`` of the compiler gives."""
        if name == EMPTY and self._to_forget <= 0:
            return None
        key = (name, *sorted(inputs.items()), way, *args, *map(repr, sorted(options.items())))
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = getattr(self._real(name, inputs), way)(*args, **options)
        if name == EMPTY:
            self._to_forget -= 1
            return made
        with self._lock:
            self._to_forget = typeset._KEPT
            self._made[key] = made
            self._size += _size(key, made)
            while self._size > MOST_BYTES:
                self._size -= _size(*self._made.popitem(last=False))
        return made


class _Compiler:
    """Asks for what is ready, and makes what is not."""

    def __init__(self, ready: ReadyPages, name: str, inputs: dict[str, str]) -> None:
        self.compile = partial(ready.made, name, inputs, "compile")
        self.eval = partial(ready.made, name, inputs, "eval")


def _size(key: tuple[Any, ...], made: Any) -> int:
    pieces = made if isinstance(made, list) else [made]
    return sum(map(len, key)) + sum(len(one) for one in pieces if one is not None)


class ReadyPlans:
    """Plans by the rows that were read: a plan never changes, so that several windows may show it,
    with all that is known of it already. Rows that make no plan are looked through each time."""

    def __init__(self) -> None:
        self._plans: OrderedDict[tuple[Any, ...], Plan] = OrderedDict()
        self._lock = Lock()
        self._real = rows.read_plan

    def read(self, connection: sqlite3.Connection) -> Plan:
        """In place of ``rows.read_plan``."""
        places = {SETTINGS_TABLE: "rowid"} | {table.name: ROW for table in TABLES}
        key = tuple(
            (name, *connection.execute(f'SELECT * FROM "{name}" ORDER BY "{place}"'))
            for name, place in places.items()
        )
        with self._lock:
            if key in self._plans:
                self._plans.move_to_end(key)
                return self._plans[key]
        plan = self._real(connection)
        with self._lock:
            self._plans[key] = plan
            if len(self._plans) > MOST_PLANS:
                self._plans.popitem(last=False)
        return plan
