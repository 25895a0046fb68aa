"""What differs between two plans, figure by figure: for previews, imports and the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import SETTINGS, SETTINGS_TABLE, TABLE, TABLES


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is another one, or one row that came or went.

    ``table`` is a table of the plan or ``settings``; ``key`` holds the texts of the row's key
    columns. ``old`` and ``new`` are texts as in a plan folder. A row that came or went has no
    ``column`` (""): its cells are a JSON list of texts in the order of the table's columns, and the
    side where it is not there is None.

    In the history, ``time`` is local time with its offset (ISO 8601, whole seconds), ``action`` the
    step that made the change, and ``why`` the reason that the user gave for it.
    """

    table: str
    key: tuple[str, ...]
    column: str
    old: str | None
    new: str | None
    time: str = ""
    action: str = ""
    why: str = ""


def difference(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Everything that turns ``before`` into ``after``, but for the order of rows.

    Settings come first, then the tables in the order of the plan folder; in a table, rows that went
    and figures that changed stand in the order of ``before``, then rows that came. Rows are told
    apart by their key, so a row with another key is one that went and one that came.
    """
    return (*_settings(before, after), *(one for t in TABLES for one in _table(t, before, after)))


def changed_cells(change: Change) -> Iterator[tuple[str, str, str]]:
    """The fields that a change is about: column, old and new text ("" where there is none).

    A row that came or went has all its fields with something in them, but for those that say what
    the row is about or where it stands. Sources go along with the figures and are no fields of
    their own.
    """
    if change.table == "sources" or change.column == "source":
        return
    if change.column:
        yield change.column, change.old or "", change.new or ""
        return
    table = TABLE[change.table]
    for column, text in zip(
        table.columns, json.loads(change.new or change.old or "[]"), strict=False
    ):
        if text and column.role in ("figure", "text"):
            yield (
                column.name,
                "" if change.old is None else text,
                "" if change.new is None else text,
            )


def _settings(before: Plan, after: Plan) -> Iterator[Change]:
    for key in SETTINGS:
        old, new = write_value(getattr(before, key)), write_value(getattr(after, key))
        if old != new:
            yield Change(SETTINGS_TABLE, (key,), "value", old, new)


def _table(table: Table, before: Plan, after: Plan) -> Iterator[Change]:
    was_rows, is_rows = _unlike(getattr(before, table.name), getattr(after, table.name))
    old_rows, new_rows = _by_key(table, was_rows), _by_key(table, is_rows)
    for key, old in old_rows.items():
        new = new_rows.get(key)
        if new is None:
            yield Change(table.name, key, "", json.dumps(old, ensure_ascii=False), None)
        else:
            for name, was, becomes in zip(table.by_name, old, new, strict=True):
                if was != becomes:
                    yield Change(table.name, key, name, was, becomes)
    for key, new in new_rows.items():
        if key not in old_rows:
            yield Change(table.name, key, "", None, json.dumps(new, ensure_ascii=False))


def _unlike(before: Sequence[Any], after: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Both without rows that are the same in the same place, counted from the start or the end."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    end = next((n for n in range(shorter - start) if before[-1 - n] != after[-1 - n]), None)
    end = shorter - start if end is None else end
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) == len(new):
        pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
        return [one for one, _ in pairs], [other for _, other in pairs]
    return list(old), list(new)


def _by_key(table: Table, rows: Iterable[Any]) -> dict[tuple[str, ...], list[str]]:
    """The cells of each row as texts."""
    places = [list(table.by_name).index(name) for name in table.key]
    cells = ([write_value(getattr(row, name)) for name in table.by_name] for row in rows)
    return {tuple(row[place] for place in places): row for row in cells}
