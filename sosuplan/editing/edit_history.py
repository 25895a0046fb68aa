"""The history as a planner reads it: changes that still stand, and taking them back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sosuplan.editing.added_rows import SCENARIOS
from sosuplan.editing.difference import Change, changed_cells, difference
from sosuplan.editing.edited_plan import EditedPlan, Row, columns, key_columns
from sosuplan.editing.ownership import figures_behind, with_source
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_of_cell
from sosuplan.model.schema.tables import SCENARIO_TABLES, TABLE


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
class EditStep:
    """What one step has changed and still stands: ``entries`` as they are listed, newest first, and
    all ``changes``, oldest first. ``cells`` is how many fields have another text than before (see
    ``changed_cells``)."""

    entries: tuple[Entry, ...]
    changes: tuple[Change, ...]
    cells: int

    @property
    def time(self) -> str:
        return self.changes[0].time

    @property
    def action(self) -> str:
        """The name of the step, as the user saw it."""
        return self.changes[0].action

    @property
    def why(self) -> str:
        """The reason that all its changes have in common."""
        reasons = {entry.change.why for entry in self.entries}
        return reasons.pop() if len(reasons) == 1 else ""


def changes_of_step(
    before: Plan, after: Plan, action: str, time: datetime, history: Sequence[Change]
) -> tuple[Change, ...]:
    """What a step from one plan to another adds to the ``history``: ``action`` says what it was.

    A change that was made before has the reason that it was given then.
    """
    made = time.isoformat(timespec="seconds")
    reasons = {replace(one, time="", action="", why=""): one.why for one in history if one.why}
    return tuple(
        replace(one, time=made, action=action, why=reasons.get(one, ""))
        for one in difference(before, after)
    )


# --- what still stands --------------------------------------------------------------------------


def steps(history: Sequence[Change]) -> tuple[EditStep, ...]:
    """The steps of which something still stands, newest first: changes that no later one has taken
    back exactly."""
    by_step: dict[tuple[str, str], dict[int, Change]] = defaultdict(dict)
    for place in _kept(history):
        by_step[history[place].time, history[place].action][place] = history[place]
    found = (
        EditStep(
            _entries(changes),
            tuple(changes.values()),
            sum(1 for change in changes.values() for _ in changed_cells(change)),
        )
        for changes in by_step.values()
    )
    return tuple(sorted(found, key=lambda step: -step.entries[0].place))


def _scenario(change: Change) -> str:
    """The demand scenario of a row that belongs to one."""
    return change.key[TABLE[change.table].key.index("scenario")]


def _entries(changes: Mapping[int, Change]) -> tuple[Entry, ...]:
    """The changes of a step, by their number, as they are listed.

    A change of a row's source that came with a change of a figure in it is told with the figure,
    and rows that came or went with a demand scenario are told with that.
    """
    sources: dict[tuple[str, tuple[str, ...]], Change] = {}
    along: dict[tuple[str, bool], list[Change]] = {}
    figures = set()
    for one in changes.values():
        if one.column == "source":
            sources[one.table, one.key] = one
        elif one.column:
            figures.add((one.table, one.key))
        elif one.table == SCENARIOS:
            along[_scenario(one), one.new is None] = []
    entries = []
    for place, one in changes.items():
        row = one.table, one.key
        of_scenario = not one.column and one.table in SCENARIO_TABLES
        scenario = _scenario(one) if of_scenario else "", one.new is None
        if of_scenario and scenario in along:
            along[scenario].append(one)
        elif one.column != "source":
            entries.append(Entry(place, one, sources.get(row) if one.column else None))
        elif row not in figures:
            entries.append(Entry(place, one))
    # A source that was made for a figure goes without saying while the figure's change is listed.
    entries = [one for one in entries if one.change.table != "sources"] or entries
    return tuple(
        replace(one, along=tuple(along[_scenario(one.change), one.change.new is None]))
        if one.change.table == SCENARIOS and not one.change.column
        else one
        for one in reversed(entries)
    )


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


# --- taking back --------------------------------------------------------------------------------


def obstacle(edited: EditedPlan, entry: Entry) -> str:
    """Why an entry cannot be reverted: ``row_gone``, ``changed_again``, ``row_back``; "" if it can.

    ``row_gone``: the row is not there any more. ``changed_again``: the figure is another one than
    the change left. ``row_back``: the row that went is there again.
    """
    return _obstacle(_by_key(entry.change.table, edited.rows(entry.change.table)), entry.change)


def changed_since(edited: EditedPlan, step: EditStep) -> int:
    """How many of a step's changes are not as it left them, so that it cannot be reverted whole.

    Sources that came with the step do not count: words about them may be others by now.
    """
    return sum(
        bool(_obstacle(rows, one))
        for table, changes in _by_table(step.changes).items()
        if table != "sources"
        for rows in (_by_key(table, edited.rows(table)),)
        for one in changes
    )


def _obstacle(rows: Mapping[Row, tuple[int, Row]], change: Change) -> str:
    _, row = rows.get(change.key, (0, None))
    if change.new is None:
        return "" if row is None else "row_back"
    if row is None:
        return "row_gone"
    if change.column:
        same = row[columns(change.table).index(change.column)] == change.new
    else:
        same = list(row) == json.loads(change.new)
    return "" if same else "changed_again"


def reverted(edited: EditedPlan, line: Entry | EditStep) -> EditedPlan:
    """``edited`` without a change that has no ``obstacle``, or without all that a step has changed
    of which nothing was ``changed_since``.

    Sources that a step has made stay as long as other figures have them.
    """
    if isinstance(line, Entry):
        changes = (line.change, *line.along, *_source_back(edited, line))
    else:
        changes = line.changes
    by_table = _by_table(changes)
    sources = by_table.pop("sources", [])
    for table, ones in by_table.items():
        edited = _table_back(edited, table, ones)
    if isinstance(line, EditStep):
        made = {one.key[0] for one in sources if not one.column and one.old is None}
        used = {source for source in made if figures_behind(edited, {source})}
        sources = [one for one in sources if one.key[0] not in used]
    return _table_back(edited, "sources", sources) if sources else edited


def _source_back(edited: EditedPlan, entry: Entry) -> Iterator[Change]:
    """The change to take back so that the figure of an entry has the source that it had: the other
    figures of its row keep theirs."""
    change, source = entry.change, entry.source
    if source is None:
        return
    _, row = _by_key(change.table, edited.rows(change.table))[change.key]
    now = row[columns(change.table).index("source")]
    before, left = (source_of_cell(one or "", change.column) for one in (source.old, source.new))
    if before and source_of_cell(now, change.column) == left:
        yield replace(source, old=with_source(change.table, now, {change.column}, before))


def _table_back(edited: EditedPlan, table: str, changes: Iterable[Change]) -> EditedPlan:
    """``edited`` with the rows of one table as they were before ``changes``."""
    names, known = columns(table), _by_key(table, edited.rows(table))
    rows: list[Row | None] = list(edited.rows(table))
    back: list[Row] = []
    for one in changes:
        at, _ = known.get(one.key, (None, None))
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


def _by_table(changes: Iterable[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for one in changes:
        found.setdefault(one.table, []).append(one)
    return found


def _by_key(table: str, rows: Sequence[Row]) -> dict[Row, tuple[int, Row]]:
    """Rows with their numbers, by the texts of their keys; of several with one key the first."""
    places = [columns(table).index(name) for name in key_columns(table)]
    numbered = reversed(list(enumerate(rows)))
    return {tuple(row[place] for place in places): (at, row) for at, row in numbered}


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
