"""Rows of the plan file's tables, in and out: plan, scenarios, draft and history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace as with_changes
from itertools import chain
from typing import TYPE_CHECKING, Any

from sosuplan.editing.difference import Change
from sosuplan.model.parsing import FIRST_LINE, Record, Rows, UncheckedPlan, read_rows, read_settings
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import FIGURES, SAVED_TABLES, laid_out, put_together
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import ALL_TABLES, SETTINGS, SETTINGS_TABLE, TABLE, TABLES
from sosuplan.model.validation import build
from sosuplan.store.schema import ROW
from sosuplan.text.cpr import holds_cpr, is_figure_or_cpr
from sosuplan.text.errors import Fault, ScenarioError
from sosuplan.text.json_text import parse_json, texts_in

if TYPE_CHECKING:
    from sosuplan.store.database import Database

Texts = dict[str, list[list[str]]]
"""Cells as texts: rows by table name."""

MOST_SINGLE_ROWS = 500
"""A table of which more rows are others is written as a whole, which is faster then."""

_KEPT_TEXTS = (
    ("history", ("action", "row_key", "old", "new", "why"), "id"),
    ("draft", ("cells",), "rowid"),
    ("workspace", ("key", "value"), "rowid"),
)
_LONGEST_TIME = len("2025-01-01T10:00:00.000000+01:00")


class UnreadableError(Exception):
    """A row holds what this program never writes: the file is damaged."""


# --- reading ------------------------------------------------------------------------------------


def read_plan(connection: sqlite3.Connection) -> Plan:
    """The plan; raises ``PlanError`` with every fault if it breaks a rule."""
    faults: list[Fault] = []
    records = _records(connection, SETTINGS_TABLE, columns_of(SETTINGS_TABLE), "rowid")
    settings, lines = read_settings(records, faults)
    tables = {table.name: _rows(connection, table, faults) for table in TABLES}
    return build(UncheckedPlan(settings, lines, tables), faults)


def read_library(connection: sqlite3.Connection, plan: Plan) -> ScenarioLibrary:
    """The library of scenarios; raises ``ScenarioError`` if one of them cannot be computed."""
    faults: list[Fault] = []
    rows = {table.name: _rows(connection, table, faults) for table in SAVED_TABLES}
    if faults:
        raise ScenarioError(faults)
    return put_together(rows, plan)


def read_draft(connection: sqlite3.Connection) -> Texts:
    """The cells that are being edited; raises ``UnreadableError``."""
    tables: Texts = {}
    for name, position, text in connection.execute(
        'SELECT "table_name", "position", "cells" FROM "draft" ORDER BY "table_name", "position"'
    ):
        cells = _texts(text)
        if position == 0:
            if cells != list(columns_of(name)):
                raise UnreadableError
            tables[name] = []
        elif len(cells) != len(columns_of(name)) or name not in tables:
            raise UnreadableError
        else:
            tables[name].append(cells)
    return tables


def read_history(connection: sqlite3.Connection) -> tuple[Change, ...]:
    """Every change, oldest first; raises ``UnreadableError``."""
    rows = connection.execute(
        'SELECT "time", "action", "table_name", "row_key", "column_name", "old", "new", "why"'
        ' FROM "history" ORDER BY "id"'
    )
    changes = []
    for time, action, table, key, column, old, new, why in rows:
        # NULL stands where the file's schema was got round.
        if not all(isinstance(text, str) for text in (time, action, table, column, why)):
            raise UnreadableError
        change = Change(table, tuple(_texts(key)), column, old, new, time, action, why)
        if not _is_change(change):
            raise UnreadableError
        changes.append(change)
    return tuple(changes)


def _is_change(change: Change) -> bool:
    """Whether a plan can have been changed like this: everything in it is of a plan's tables."""
    names = columns_of(change.table)
    if len(change.time) > _LONGEST_TIME:
        return False
    if change.table == SETTINGS_TABLE:
        known = change.column == "value" and len(change.key) == 1 and change.key[0] in SETTINGS
    else:
        known = 1 <= len(change.key) <= len(TABLE[change.table].key)
    if change.column:
        return known and change.column in names and None not in (change.old, change.new)
    sides = [side for side in (change.old, change.new) if side is not None]
    return known and len(sides) == 1 and len(_texts(sides[0])) == len(names)


def next_change(connection: sqlite3.Connection) -> int:
    """The number in the file of the change that is added next."""
    return int(connection.execute('SELECT coalesce(max("id"), 0) + 1 FROM "history"').fetchone()[0])


def cpr_faults(connection: sqlite3.Connection) -> list[Fault]:
    """A fault for each CPR number that another program has put into what goes with the plan: the
    history, cells that are being edited, and what the window keeps."""
    faults = []
    for table, columns, order in _KEPT_TEXTS:
        selected = ", ".join(f'"{name}"' for name in columns)
        rows = connection.execute(f'SELECT {selected} FROM "{table}" ORDER BY "{order}"')
        for line, row in enumerate(rows, 1):
            faults += [
                Fault("cpr_number", table, line, name)
                for name, text in zip(columns, row, strict=True)
                if isinstance(text, str) and any(map(_no_figure, _parts(text)))
            ]
    return faults


def _no_figure(text: str) -> bool:
    """True for what is a CPR number and not a figure of the plan."""
    return holds_cpr(text) and not is_figure_or_cpr(text)


def _parts(text: str) -> Iterator[str]:
    """The texts in what is written as JSON, however deep, as most columns are, and as each line of
    an action is; else the text itself."""
    if not text.startswith(("[", "{")):
        yield text
        return
    try:
        parts = [json.loads(text)]
    except (ValueError, RecursionError):
        yield text
        parts = []
        for line in text.split("\n"):
            with suppress(ValueError, RecursionError):
                parts.append(json.loads(line))
    yield from texts_in(parts)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table of the plan or of its settings; raises ``UnreadableError``."""
    if table not in ALL_TABLES:
        raise UnreadableError
    return tuple(ALL_TABLES[table].by_name)


def _texts(text: object) -> list[str]:
    if not isinstance(text, str):
        raise UnreadableError
    try:
        cells = parse_json(text)
    except ValueError as error:
        raise UnreadableError from error
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        raise UnreadableError
    return cells


def _rows(connection: sqlite3.Connection, table: Table, faults: list[Fault]) -> Rows:
    found: list[Fault] = []
    rows = read_rows(table, _records(connection, table.name, table.by_name), found)
    faults += found
    return rows


def _records(
    connection: sqlite3.Connection, table: str, columns: Iterable[str], order: str = ROW
) -> Iterator[Record]:
    """Rows as texts, as they would stand in a plan folder: one way to read and check both."""
    names = tuple(columns)
    selected = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f'SELECT {selected} FROM "{table}" ORDER BY "{order}"')
    for line, row in enumerate(rows, FIRST_LINE):
        yield line, dict(zip(names, map(write_value, row), strict=True))


# --- writing ------------------------------------------------------------------------------------


def write_plan(connection: sqlite3.Connection, plan: Plan, before: Plan | None = None) -> None:
    """Put ``plan`` in the place of ``before``, the plan that is there now (None: there is none)."""
    settings = {key: write_value(getattr(plan, key)) for key in SETTINGS}
    if before is None or settings != {key: write_value(getattr(before, key)) for key in SETTINGS}:
        connection.execute('DELETE FROM "settings"')
        columns = columns_of(SETTINGS_TABLE)
        insert(_tables_of(connection), SETTINGS_TABLE, columns, settings.items())
    for table in TABLES:
        rows = getattr(plan, table.name)
        there = () if before is None else getattr(before, table.name)
        if rows is there or (before is not None and _write_few(connection, table, rows, there)):
            continue
        connection.execute(f'DELETE FROM "{table.name}"')
        _insert_rows(_tables_of(connection), table, rows)


def _write_few(
    connection: sqlite3.Connection, table: Table, rows: Sequence[object], there: Sequence[object]
) -> bool:
    """Write only the rows that are others than ``there``; False if that is not worth it.

    Those that are not needed any more go first, so that keys may change hands.
    """
    if len(rows) != len(there):
        return False
    others = [place for place, row in enumerate(rows) if row != there[place]]
    if len(others) > MOST_SINGLE_ROWS:
        return False
    if not others:
        return True
    numbers = [
        number
        for (number,) in connection.execute(f'SELECT "{ROW}" FROM "{table.name}" ORDER BY "{ROW}"')
    ]
    connection.executemany(
        f'DELETE FROM "{table.name}" WHERE "{ROW}" = ?', [(numbers[place],) for place in others]
    )
    columns = ", ".join(f'"{name}"' for name in (ROW, *table.by_name))
    marks = ", ".join("?" * (len(table.by_name) + 1))
    connection.executemany(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})',
        (
            (numbers[place], *(getattr(rows[place], name) for name in table.by_name))
            for place in others
        ),
    )
    return True


def write_library(
    connection: sqlite3.Connection, library: ScenarioLibrary, before: ScenarioLibrary | None = None
) -> None:
    """Put ``library`` in the place of ``before``, which is there now (None: there is none)."""
    database = _tables_of(connection)
    figures = None if before is None else before.figures
    same = figures is not None and dict(figures) == dict(library.figures)
    saved = laid_out(with_changes(library, figures={}) if same else library)
    for table in SAVED_TABLES:
        if not (same and table is FIGURES):
            connection.execute(f'DELETE FROM "{table.name}"')
            _insert_rows(database, table, saved[table.name])


def write_draft(
    connection: sqlite3.Connection, tables: Mapping[str, Sequence[Sequence[str]]]
) -> None:
    """Put the cells of ``tables`` in the place of those that are kept."""
    connection.execute('DELETE FROM "draft"')
    connection.executemany(
        'INSERT INTO "draft" ("table_name", "position", "cells") VALUES (?, ?, ?)',
        (
            (name, position, _json(cells))
            for name, rows in tables.items()
            for position, cells in enumerate(chain([columns_of(name)], rows))
        ),
    )


def add_history(connection: sqlite3.Connection, changes: Iterable[Change], first: int) -> None:
    """Put ``changes`` into the history, with the numbers from ``first`` on.

    Doing it again changes nothing: it may not be known whether it was done before.
    """
    connection.executemany(
        'INSERT OR REPLACE INTO "history" ("id", "time", "action", "table_name", "row_key",'
        ' "column_name", "old", "new", "why") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (
            (
                number,
                one.time,
                one.action,
                one.table,
                _json(one.key),
                one.column,
                one.old,
                one.new,
                one.why,
            )
            for number, one in enumerate(changes, first)
        ),
    )


def write_workspace(connection: sqlite3.Connection, workspace: Mapping[str, str]) -> None:
    """Put ``workspace`` in the place of what is kept."""
    connection.execute('DELETE FROM "workspace"')
    connection.executemany(
        'INSERT INTO "workspace" ("key", "value") VALUES (?, ?)', workspace.items()
    )


def explain(connection: sqlite3.Connection, places: Iterable[int], why: str) -> None:
    """Put ``why`` with the changes of these numbers in the history, from 0."""
    ids = [one for (one,) in connection.execute('SELECT "id" FROM "history" ORDER BY "id"')]
    connection.executemany(
        'UPDATE "history" SET "why" = ? WHERE "id" = ?',
        ((why, ids[place]) for place in places if place < len(ids)),
    )


def _json(texts: Sequence[str]) -> str:
    return json.dumps(list(texts))


def _tables_of(connection: sqlite3.Connection) -> Database:
    # Loading it takes a while: only what writes whole rows waits for it, not a projection nor what
    # the window keeps in passing.
    from sosuplan.store.database import Database

    return Database(connection, execute_plugins=False)


def _insert_rows(database: Database, table: Table, rows: Iterable[object]) -> None:
    values = ([getattr(row, name) for name in table.by_name] for row in rows)
    insert(database, table.name, table.by_name, values)


def insert(
    database: Database, table: str, columns: Iterable[str], rows: Iterable[Iterable[Any]]
) -> None:
    """Add rows to a table, as they come."""
    database.table(table).insert_all(chain([list(columns)], map(list, rows)))
