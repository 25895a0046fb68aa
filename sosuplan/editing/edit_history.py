"""The history as a planner reads it: changes that still stand, and taking them back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sosuplan.editing.changes import Change
from sosuplan.editing.demands import OF_SCENARIOS, SCENARIOS
from sosuplan.editing.difference import changed_cells, difference
from sosuplan.editing.edited_plan import EditedPlan, Row, columns, key_columns
from sosuplan.editing.ownership import figures_behind, source_of_cell, with_source
from sosuplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that still stands. ``place`` is its number in the whole history, from 0.

    ``source`` is the change of the row's source that came with it, if there was one; ``along`` are
    the rows that came or went with it: a demand scenario's index and published results.
    """

    place: int
    change: Change
    source: Change | None = None
    along: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """What one step has changed and still stands: ``entries`` as they are listed, newest first, and
    all ``changes``, oldest first, each with its number in the whole history. ``cells`` is how many
    fields have another text than before (see ``changed_cells``)."""

    entries: tuple[Entry, ...]
    changes: tuple[tuple[int, Change], ...]
    cells: int

    @property
    def time(self) -> str:
        return self.changes[0][1].time

    @property
    def action(self) -> str:
        """The name of the step, as the user saw it."""
        return self.changes[0][1].action

    @property
    def why(self) -> str:
        """The reason that all its changes have in common."""
        reasons = {entry.change.why for entry in self.entries}
        return reasons.pop() if len(reasons) == 1 else ""


def steps(history: Sequence[Change]) -> tuple[LoggedStep, ...]:
    """The steps of which something still stands, newest first."""
    entries: dict[tuple[str, str], list[Entry]] = {}
    for entry in standing(history):
        entries.setdefault((entry.change.time, entry.change.action), []).append(entry)
    changes: dict[tuple[str, str], list[tuple[int, Change]]] = {step: [] for step in entries}
    for place in _kept(history):
        one = history[place]
        if (one.time, one.action) in changes:
            changes[one.time, one.action].append((place, one))
    return tuple(
        LoggedStep(
            tuple(listed),
            tuple(changes[step]),
            sum(1 for _, change in changes[step] for _ in changed_cells(change)),
        )
        for step, listed in entries.items()
    )


def standing(history: Sequence[Change]) -> tuple[Entry, ...]:
    """The changes that no later one has taken back exactly, newest first.

    A change of a row's source that came with a change of a figure in it is told with the figure.
    """
    kept = _kept(history)
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
    along = _along(history[place] for place in kept)
    for place in kept:
        one = history[place]
        if one in along.get(_scenario_step(one), ()):
            continue
        alone = (one.time, one.action, one.table, one.key) not in told
        if one.column == "" or (one.column == "source" and alone):
            rows = along.get(_scenario_step(one), ()) if one.table == SCENARIOS else ()
            entries.append(Entry(place, one, along=tuple(rows)))
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


def _kept(history: Sequence[Change]) -> list[int]:
    """The numbers of the changes that no later one has taken back exactly.

    A change whose taking back was undone is the one that it was, made when it was made.
    """
    open_changes: dict[tuple[str, tuple[str, ...], str], list[int]] = {}
    taken_back: dict[tuple[str, tuple[str, ...], str], list[tuple[int, int]]] = {}
    for place, change in enumerate(history):
        where = (change.table, change.key, change.column)
        waiting = open_changes.setdefault(where, [])
        back = taken_back.setdefault(where, [])
        if waiting:
            last = history[waiting[-1]]
            if (last.old, last.new) == (change.new, change.old):
                back.append((waiting.pop(), place))
                continue
        original = _undone(history, change, back)
        waiting.append(place if original is None else original)
    return sorted(place for places in open_changes.values() for place in places)


def _undone(history: Sequence[Change], change: Change, back: list[tuple[int, int]]) -> int | None:
    """The number of the change that ``change`` has brought back by undoing what took it back.

    ``back`` are the changes of the figure that were taken back and by which others, oldest first;
    the one that is found, and all that came after it, leave the list. The name of a step that
    undoes another one ends with the name of that one.
    """
    for at, (original, by) in reversed(list(enumerate(back))):
        was, step = history[original], history[by].action
        same = (was.old, was.new) == (change.old, change.new)
        if same and change.action != step and change.action.endswith(step):
            del back[at:]
            return original
    return None


def _scenario_step(change: Change) -> tuple[str, str, str, bool]:
    """What a demand scenario that comes or goes has in common with its rows elsewhere."""
    return change.time, change.action, change.key[0], change.new is None


def _along(changes: Iterable[Change]) -> dict[tuple[str, str, str, bool], list[Change]]:
    """Rows that came or went with a demand scenario, by what they have in common with it."""
    whole = [one for one in changes if not one.column]
    found: dict[tuple[str, str, str, bool], list[Change]] = {
        _scenario_step(one): [] for one in whole if one.table == SCENARIOS
    }
    for one in whole:
        if one.table in OF_SCENARIOS and _scenario_step(one) in found:
            found[_scenario_step(one)].append(one)
    return found


def changes_of_step(
    before: Plan, after: Plan, action: str, time: datetime, history: Sequence[Change]
) -> tuple[Change, ...]:
    """What a step from one plan to another adds to the ``history``: ``action`` says what it was."""
    made = time.isoformat(timespec="seconds")
    changes = (one.change(made, action) for one in difference(before, after))
    return with_reasons(changes, history)


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


def reverted(edited: EditedPlan, line: Entry | LoggedStep) -> EditedPlan:
    """``edited`` without a change that has no ``obstacle``, or without all that a step has changed
    of which nothing was ``changed_since``."""
    return _without_step(edited, line) if isinstance(line, LoggedStep) else _without(edited, line)


def _without(edited: EditedPlan, entry: Entry) -> EditedPlan:
    change = entry.change
    if not change.column:
        for one in (change, *entry.along):
            edited = _row_back(edited, one)
        return edited
    row = _find(edited, change.table, change.key)
    assert row is not None
    cells_back = {(row, change.column): change.old or ""}
    if entry.source is not None:
        now = edited.cell(change.table, row, "source")
        before = source_of_cell(entry.source.old or "", change.column)
        left = source_of_cell(entry.source.new or "", change.column)
        if before and source_of_cell(now, change.column) == left:
            cells_back[row, "source"] = with_source(change.table, now, {change.column}, before)
    return edited.with_cells(change.table, cells_back)


def _row_back(edited: EditedPlan, change: Change) -> EditedPlan:
    """``edited`` with a row that went, or without one that came, as far as it is there."""
    row = _find(edited, change.table, change.key)
    if change.new is None and row is None:
        cells: Row = tuple(json.loads(change.old or "[]"))
        return edited.with_table(
            change.table, _with_rows_home(change.table, edited.rows(change.table), [cells])
        )
    if change.new is not None and row is not None:
        return edited.without_rows(change.table, {row})
    return edited


# --- whole steps --------------------------------------------------------------------------------


def changed_since(edited: EditedPlan, step: LoggedStep) -> int:
    """How many of a step's changes are not as it left them, so that it cannot be reverted whole.

    Sources that came with the step do not count: words about them may be others by now.
    """
    tables = _Places(edited)
    return sum(not _as_left(tables, one) for _, one in step.changes if one.table != "sources")


def _as_left(tables: _Places, change: Change) -> bool:
    row = tables.row(change.table, change.key)
    if change.new is None or row is None:
        return change.new is None and row is None
    if change.column:
        return row[columns(change.table).index(change.column)] == change.new
    return bool(list(row) == json.loads(change.new))


def _without_step(edited: EditedPlan, step: LoggedStep) -> EditedPlan:
    """Sources that the step has made stay as long as other figures have them."""
    by_table: dict[str, list[Change]] = {}
    for _, one in step.changes:
        by_table.setdefault(one.table, []).append(one)
    made = by_table.pop("sources", [])
    for table, changes in by_table.items():
        edited = _table_back(edited, table, changes)
    there = {one.key[0] for one in made if not one.column and one.old is None}
    used = {source for source in there if figures_behind(edited, {source})}
    return _table_back(edited, "sources", [one for one in made if one.key[0] not in used])


def _table_back(edited: EditedPlan, table: str, changes: Iterable[Change]) -> EditedPlan:
    """``edited`` with the rows of one table as they were before ``changes``."""
    names, places = columns(table), _Places(edited)
    rows: list[Row | None] = list(edited.rows(table))
    back = []
    for one in changes:
        at = places.at(table, one.key)
        row = None if at is None else rows[at]
        if not one.column and one.new is None:
            back += [tuple(json.loads(one.old or "[]"))] if row is None else []
        elif at is not None and row is not None and one.column:
            place = names.index(one.column)
            rows[at] = (*row[:place], one.old or "", *row[place + 1 :])
        elif at is not None:
            rows[at] = None
    left = [row for row in rows if row is not None]
    return edited.with_table(table, _with_rows_home(table, left, back))


class _Places:
    """Finds rows by their keys, all those of a table at once."""

    def __init__(self, edited: EditedPlan) -> None:
        self._edited = edited
        self._known: dict[str, dict[Row, int]] = {}

    def at(self, table: str, key: Row) -> int | None:
        """The number of the row."""
        if table not in self._known:
            places = [columns(table).index(name) for name in key_columns(table)]
            found: dict[Row, int] = {}
            for at, row in enumerate(self._edited.rows(table)):
                found.setdefault(tuple(row[place] for place in places), at)
            self._known[table] = found
        return self._known[table].get(key)

    def row(self, table: str, key: Row) -> Row | None:
        at = self.at(table, key)
        return None if at is None else self._edited.rows(table)[at]


# --- places -------------------------------------------------------------------------------------


def _find(edited: EditedPlan, table: str, key: Row) -> int | None:
    return _Places(edited).at(table, key)


def _with_rows_home(table: str, rows: Sequence[Row], back: Iterable[Row]) -> list[Row]:
    """``rows`` with those that come ``back`` where they belong: in their group, in the order of its
    number; groups that are not there any more come last."""
    places = [columns(table).index(name) for name in key_columns(table)]

    def group(cells: Row) -> Row:
        return tuple(cells[place] for place in places[:-1])

    def order(cells: Row) -> float:
        text = cells[places[-1]]
        return float(text) if text.replace(".", "", 1).isdigit() else 0.0

    waiting: dict[Row, list[Row]] = {}
    for cells in back:
        waiting.setdefault(group(cells), []).append(cells)
    for mates in waiting.values():
        mates.sort(key=order)
    last = {group(row): at for at, row in enumerate(rows)} if waiting else {}
    whole: list[Row] = []
    for at, row in enumerate(rows):
        mates = waiting.get(group(row), [])
        while mates and order(mates[0]) < order(row):
            whole.append(mates.pop(0))
        whole.append(row)
        if mates and last[group(row)] == at:
            whole += mates
            mates.clear()
    return whole + [cells for mates in waiting.values() for cells in mates]
