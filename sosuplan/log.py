"""The history as a planner reads it: changes that still stand, and taking one of them back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sosuplan.editing import EditedPlan, Row, columns, key_columns
from sosuplan.history import Change
from sosuplan.ownership import source_of_cell, with_source


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that still stands. ``place`` is its number in the whole history, from 0.

    ``source`` is the change of the row's source that came with it, if there was one.
    """

    place: int
    change: Change
    source: Change | None = None


def standing(history: Sequence[Change]) -> tuple[Entry, ...]:
    """The changes that no later one has taken back exactly, newest first.

    A change of a row's source that came with a change of a figure in it is told with the figure.
    """
    open_changes: dict[tuple[str, tuple[str, ...], str], list[int]] = {}
    for place, change in enumerate(history):
        where = (change.table, change.key, change.column)
        waiting = open_changes.setdefault(where, [])
        if waiting:
            last = history[waiting[-1]]
            if (last.old, last.new) == (change.new, change.old):
                waiting.pop()
                continue
        waiting.append(place)
    kept = sorted(place for places in open_changes.values() for place in places)
    sources = {
        (one.time, one.action, one.table, one.key): one
        for one in (history[place] for place in kept)
        if one.column == "source"
    }
    entries, told = [], set()
    for place in kept:
        one = history[place]
        if one.column in ("", "source"):
            continue
        step = (one.time, one.action, one.table, one.key)
        told.add(step)
        entries.append(Entry(place, one, sources.get(step)))
    for place in kept:
        one = history[place]
        alone = (one.time, one.action, one.table, one.key) not in told
        if one.column == "" or (one.column == "source" and alone):
            entries.append(Entry(place, one))
    # A source that was made for a figure goes without saying while the figure's change is listed.
    figures = {
        (entry.change.time, entry.change.action)
        for entry in entries
        if entry.change.table != "sources"
    }
    entries = [
        entry
        for entry in entries
        if entry.change.table != "sources"
        or (entry.change.time, entry.change.action) not in figures
    ]
    return tuple(sorted(entries, key=lambda entry: -entry.place))


def with_reasons(changes: Iterable[Change], history: Sequence[Change]) -> tuple[Change, ...]:
    """``changes`` with the reasons that the same changes were given when they were made before."""
    reasons = {
        (one.table, one.key, one.column, one.old, one.new): one.why for one in history if one.why
    }
    return tuple(
        Change(
            one.time,
            one.action,
            one.table,
            one.key,
            one.column,
            one.old,
            one.new,
            one.why or reasons.get((one.table, one.key, one.column, one.old, one.new), ""),
        )
        for one in changes
    )


def obstacle(edited: EditedPlan, entry: Entry) -> str:
    """Why an entry cannot be reverted: ``row_gone``, ``changed_again``, ``row_back``; "" if it can.

    ``row_gone``: the row is not there any more. ``changed_again``: the figure is another one than
    the change left. ``row_back``: the row that went is there again.
    """
    change = entry.change
    row = _find(edited, change.table, change.key)
    if change.new is None:
        return "row_back" if row is not None else ""
    if row is None:
        return "row_gone"
    if change.column:
        now = edited.cell(change.table, row, change.column)
        return "" if now == change.new else "changed_again"
    same = list(edited.rows(change.table)[row]) == json.loads(change.new)
    return "" if same else "changed_again"


def reverted(edited: EditedPlan, entry: Entry) -> EditedPlan:
    """``edited`` without the change; only for an entry without ``obstacle``."""
    change = entry.change
    row = _find(edited, change.table, change.key)
    if change.new is None:
        cells: Row = tuple(json.loads(change.old or "[]"))
        return edited.with_rows(change.table, _home(edited, change.table, cells), [cells])
    assert row is not None
    if not change.column:
        return edited.without_rows(change.table, {row})
    cells_back = {(row, change.column): change.old or ""}
    if entry.source is not None:
        now = edited.cell(change.table, row, "source")
        before = source_of_cell(entry.source.old or "", change.column)
        left = source_of_cell(entry.source.new or "", change.column)
        if before and source_of_cell(now, change.column) == left:
            cells_back[row, "source"] = with_source(change.table, now, {change.column}, before)
    return edited.with_cells(change.table, cells_back)


def _find(edited: EditedPlan, table: str, key: tuple[str, ...]) -> int | None:
    places = [columns(table).index(name) for name in key_columns(table)]
    for at, row in enumerate(edited.rows(table)):
        if tuple(row[place] for place in places) == key:
            return at
    return None


def _home(edited: EditedPlan, table: str, row: Row) -> int:
    """Where a row that comes back belongs: in its group, in the order of its number."""
    names = columns(table)
    places = [names.index(name) for name in key_columns(table)]
    rows = edited.rows(table)

    def group(cells: Row) -> Row:
        return tuple(cells[place] for place in places[:-1])

    def order(cells: Row) -> float:
        text = cells[places[-1]]
        return float(text) if text.replace(".", "", 1).isdigit() else 0.0

    mates = [at for at, other in enumerate(rows) if group(other) == group(row)]
    if not mates:
        return len(rows)
    before = [at for at in mates if order(rows[at]) <= order(row)]
    return before[-1] + 1 if before else mates[0]
