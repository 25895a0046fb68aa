"""The plan file's tables, made from the same columns as everything else that reads a plan.

The file is held to this schema to the letter: a change here needs a new ``SCHEMA_VERSION`` and a
step in ``migrations``. Besides the plan's tables there are ``workspace`` (what the window was last
showing), ``history`` (what was changed, oldest first; ``row_key`` is a JSON list of texts, ``old``
and ``new`` are NULL where a row was not there) and ``draft`` (the cells of tables that are being
edited and are not valid yet: position 0 holds the names of the columns, as JSON lists of texts).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache

from sosuplan.model.saved_scenarios import SAVED_TABLES
from sosuplan.model.schema.column import Column, Table
from sosuplan.model.schema.tables import SETTINGS, TABLES

APPLICATION_ID = int.from_bytes(b"SOSU")
"""Marks a database as a plan file of this program."""
SCHEMA_VERSION = 7
ROW = "row"
"""The column that keeps a table's rows in their order."""

_TYPES = {"whole": "INTEGER", "number": "REAL"}
"""Of numbers; everything else is text."""
_KEYS = {table.name: table.key[0] for table in (*TABLES, *SAVED_TABLES)}
# A whole plan is replaced table by table, so references are held to account at the commit.
_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"


@cache
def statements() -> Mapping[str, str]:
    """The statement that makes each table, by table name. Every file that is opened is held to
    them."""
    made = {
        "settings": f"""CREATE TABLE "settings" (
  "key" TEXT NOT NULL PRIMARY KEY CHECK ("key" IN ({_quoted(SETTINGS)})),
  "value" TEXT NOT NULL
) STRICT"""
    }
    made |= {table.name: _create(table) for table in (*TABLES, *SAVED_TABLES)}
    made["workspace"] = """CREATE TABLE "workspace" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT"""
    made["history"] = """CREATE TABLE "history" (
  "id" INTEGER PRIMARY KEY,
  "time" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_key" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "old" TEXT,
  "new" TEXT,
  "why" TEXT NOT NULL
) STRICT"""
    made["draft"] = """CREATE TABLE "draft" (
  "table_name" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "cells" TEXT NOT NULL,
  PRIMARY KEY ("table_name", "position")
) STRICT"""
    return made


def _create(table: Table) -> str:
    # Rows are numbered by a column of their own: SQLite would take a key that is one whole number,
    # such as a year, for the number of the row and so lose the order of the rows.
    lines = [
        f'"{ROW}" INTEGER PRIMARY KEY',
        *(_column(column) for column in table.columns),
        f"UNIQUE ({', '.join(map(_identifier, table.key))})",
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n) STRICT'


def _column(column: Column) -> str:
    nullable = column.optional and column.is_number
    parts = [
        _identifier(column.name),
        _TYPES.get(column.kind, "TEXT"),
        "" if nullable else "NOT NULL",
    ]
    check = _check(column)
    parts.append(f"CHECK ({check})" if check else "")
    if column.refers_to and column.role != "source":
        parts.append(f'REFERENCES "{column.refers_to}" ("{_KEYS[column.refers_to]}")')
        parts.append("ON DELETE CASCADE ON UPDATE CASCADE" if column.owned else "")
        parts.append(_DEFERRED)
    return " ".join(part for part in parts if part)


def _check(column: Column) -> str:
    """What the column demands of a cell, as SQL; an empty cell (NULL) passes."""
    name = _identifier(column.name)
    if column.kind == "choice":
        return f"{name} IN ({_quoted(column.choices)})"
    if column.kind not in _TYPES:
        return "" if column.optional else f"{name} <> ''"
    largest = sys.float_info.max
    low = -largest if column.low is None else column.low
    high = largest if column.high is None or column.guard else column.high
    return f"{name} {'>' if column.above else '>='} {low!r} AND {name} <= {high!r}"


def _identifier(name: str) -> str:
    return f'"{name}"'


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
