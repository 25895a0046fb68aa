"""What can be done with the cells of a table: each as one named step."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, astuple

from sosuplan.editing.added_rows import blank_row, followed
from sosuplan.editing.cells import column_of
from sosuplan.editing.edit_history import EditStep, Entry, reverted
from sosuplan.editing.edited_plan import EditedPlan, Row, columns
from sosuplan.editing.ownership import (
    add_source,
    covered,
    figures_behind,
    give_source,
    new_id,
    with_figures,
    with_own_source,
    without_sources,
)
from sosuplan.exports.texts import block, neutral
from sosuplan.model.plan import Source
from sosuplan.model.schema.column import LONGEST_TEXT
from sosuplan.model.schema.tables import SETTINGS_TABLE, column_name
from sosuplan.narrative.steps import Action, action_about, action_for
from ui import i18n
from ui.data.table_model import TableModel
from ui.session.editor import Editor

_UNIT = re.compile(r"[(\[,\n].*", re.DOTALL)
MOST_CELLS = 200_000
"""Of a block that is pasted; more is no table of a plan."""
NO_ROWS_OF_ITS_OWN = (SETTINGS_TABLE,)
"""Tables whose rows nobody adds or deletes."""


class DataActions:
    """Turns what the user does into steps of the editor."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    # --- cells ----------------------------------------------------------------------------------

    def edit(self, table: str, cells: Mapping[tuple[int, str], str]) -> None:
        """Give cells other texts; figures become the user's own."""
        edited = self._editor.edited
        changed = {at: text for at, text in cells.items() if edited.cell(table, *at) != text}
        if not changed:
            return
        after = with_figures(edited, table, changed, i18n.current())
        self._change(after, self._edited(table, changed))

    def clear(self, table: str, cells: Collection[tuple[int, str]]) -> None:
        """Empty cells; a source cannot be emptied."""
        self.edit(table, {at: "" for at in cells if at[1] != "source"})

    def paste(
        self, model: TableModel, text: str, at: tuple[int, int], chosen: Collection[tuple[int, int]]
    ) -> int:
        """Put a block into the cells from ``at`` on (row and column as shown), with rows added
        where it is longer than the table. One value goes into every chosen cell.

        Returns how many columns of the block there was no room for.
        """
        names = [column_name(model.table, name, i18n.current()) for name in model.names[at[1] :]]
        block = without_heading(read_block(text), names)
        if not block:
            return 0
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            cells = {}
            for row, column in chosen:
                index = model.index(row, column)
                cells[model.place_of(index)] = model.read(model.column_at(index), block[0][0])
            self.edit(model.table, cells)
            return 0
        self._paste_block(model, block, at)
        return max(0, max(map(len, block)) - len(names))

    def _paste_block(
        self, model: TableModel, block: Sequence[Sequence[str]], at: tuple[int, int]
    ) -> None:
        table = model.table
        edited = self._editor.edited
        names = model.names[at[1] :]
        places = model.visible[at[0] :]
        missing = len(block) - len(places)
        if missing > 0 and table not in NO_ROWS_OF_ITS_OWN:
            where = model.visible[-1] + 1 if model.visible else len(edited.rows(table))
            edited, source = self._own(edited, table)
            new: list[Row] = []
            for _ in range(missing):
                row = blank_row(edited, table, -1, source)
                edited = edited.with_rows(table, where + len(new), [row])
                new.append(row)
            places = [*places, *range(where, where + missing)]
        cells = {}
        for place, texts in zip(places, block, strict=False):
            key = edited.rows(table)[place][0]
            for name, text in zip(names, texts, strict=False):
                if table == SETTINGS_TABLE and name == "key":
                    continue
                column = column_of(table, name, key)
                cells[place, name] = model.read(column, text)
        after = with_figures(edited, table, cells, i18n.current())
        self._change(after, _of_many(Action.PASTE_ROW, Action.PASTE_ROWS, table, len(block)))

    # --- rows -----------------------------------------------------------------------------------

    def add_row(self, table: str, after: int, fixed: Mapping[str, str]) -> int:
        """A new row below the row ``after`` (-1: the first); ``fixed`` are texts that it must have.

        Returns its number.
        """
        edited, source = self._own(self._editor.edited, table)
        row = blank_row(edited, table, after, source)
        texts = dict(zip(columns(table), row, strict=True)) | dict(fixed)
        new = tuple(texts[name] for name in columns(table))
        self._change(
            edited.with_rows(table, after + 1, [new]),
            action_for(Action.ADD_ROW, table=table),
        )
        return after + 1

    def own_figures(self, table: str, area: str) -> int:
        """Copies of the common rows that an area goes by, as its own, for the occupations that it
        has. Their sources are those that they had: it is what served the area before.

        Returns the number of the first of them.
        """
        edited = self._editor.edited
        jobs = {job for one, job in edited.select("staff", "area", "occupation") if one == area}
        names = columns(table)
        copies = (
            dict(zip(names, edited.rows(table)[at], strict=True)) | {"area": area}
            for at in sorted(edited.served(table, area))
        )
        rows = [tuple(one.values()) for one in copies if one["occupation"] in jobs]
        first = len(edited.rows(table))
        done = action_for(Action.OWN_FIGURES, table=table, area=area)
        self._change(edited.with_rows(table, first, rows), done)
        return first

    def figures_behind(self, rows: Collection[int]) -> int:
        """How many figures have one of the sources in these rows of the table of sources."""
        edited = self._editor.edited
        return figures_behind(edited, {edited.rows("sources")[row][0] for row in rows})

    def delete_rows(self, table: str, rows: Collection[int]) -> None:
        """Delete rows of the table. The figures of a source that goes are the user's own."""
        edited = self._editor.edited
        if table == "sources":
            gone = {edited.rows(table)[row][0] for row in rows}
            after = without_sources(edited, gone, i18n.current())
        else:
            after = edited.without_rows(table, rows)
        self._change(after, _of_many(Action.DELETE_ROW, Action.DELETE_ROWS, table, len(rows)))

    def _change(self, after: EditedPlan, done: str) -> None:
        """One step, with what belongs to demand scenarios that came or went."""
        whole = followed(self._editor.edited, after, i18n.current())
        self._editor.change(whole, done)

    def _own(self, edited: EditedPlan, table: str) -> tuple[EditedPlan, str]:
        """The plan with a source for own figures, where rows of the table have sources."""
        if not covered(table):
            return edited, ""
        return with_own_source(edited, i18n.current())

    # --- sources --------------------------------------------------------------------------------

    def give_source(self, table: str, cells: Collection[tuple[int, str]], source: str) -> None:
        """Put a source behind figures."""
        self._editor.change(
            give_source(self._editor.edited, table, cells, source),
            _of_many(Action.GIVE_SOURCE, Action.GIVE_SOURCES, table, len(cells)),
        )

    def new_source(self, source: Source, table: str, cells: Collection[tuple[int, str]]) -> None:
        """A new source, behind figures if any are given."""
        edited = self._editor.edited
        made = new_id(edited, "source")
        after = add_source(edited, asdict(source) | {"id": made})
        done = action_for(Action.NEW_SOURCE, title=source.title)
        self._editor.change(give_source(after, table, cells, made), done)

    def change_source(self, source: Source) -> None:
        """Other words about a source that is there."""
        edited = self._editor.edited
        rows = [astuple(source) if row[0] == source.id else row for row in edited.rows("sources")]
        self._editor.change(
            edited.with_table("sources", rows),
            action_for(Action.CHANGE_SOURCE, title=source.title),
        )

    # --- whole plans ----------------------------------------------------------------------------

    def revert(self, line: Entry | EditStep) -> None:
        """Take one change back, or all that a step has changed."""
        if isinstance(line, EditStep):
            done = action_about(Action.REVERT_STEP, line.action)
        else:
            change = line.change
            named = change.key[0] if change.table == SETTINGS_TABLE else change.column
            done = (
                action_for(Action.REVERT_CELL, table=change.table, column=named)
                if change.column
                else action_for(Action.REVERT_ROW, table=change.table)
            )
        self._editor.change(reverted(self._editor.edited, line), done)

    # --- words ----------------------------------------------------------------------------------

    def _edited(self, table: str, cells: Mapping[tuple[int, str], str]) -> str:
        """One cell is told with its old and new value, several by their number."""
        if len(cells) > 1:
            return action_for(Action.EDIT_CELLS, table=table, n=len(cells))
        ((row, name), text) = next(iter(cells.items()))
        edited = self._editor.edited
        named = edited.rows(table)[row][0] if table == SETTINGS_TABLE else name
        old = edited.cell(table, row, name)
        return action_for(Action.EDIT_CELL, table=table, column=named, old=old, new=text)


def _of_many(one: str, many: str, table: str, count: int) -> str:
    """The action of doing something with one row or figure of a table, or with several."""
    return action_for(one, table=table) if count == 1 else action_for(many, table=table, n=count)


# --- blocks of cells: tab-separated, as spreadsheets write and read them ------------------------


def read_block(text: str) -> list[list[str]]:
    """The rows of a block. Cells with line breaks are quoted, as spreadsheets do; the last line
    may end with a break. Empty for an empty text."""
    text = text.replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        # A cell longer than any table has: it is refused as one that is too long.
        return [[text[: LONGEST_TEXT + 1]]]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if sum(map(len, rows)) > MOST_CELLS:
        return []
    return rows


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a block. Nothing in it is a formula to a spreadsheet."""
    return block(map(_cell, row) for row in rows)


def _cell(text: str) -> str:
    negative = text[:1] == "-" and text[1:2].isdigit()
    return text if negative else neutral(text)


def without_heading(rows: list[list[str]], names: Sequence[str]) -> list[list[str]]:
    """``rows`` without a first row that repeats the headings they are pasted under, with or without
    units behind them."""
    if not rows:
        return rows
    first = [_heading(cell) for cell in rows[0]]
    known = [_heading(name) for name in names]
    return rows[1:] if first == known[: len(first)] and len(rows) > 1 else rows


def _heading(text: str) -> str:
    """A heading without its unit: in parentheses, after a comma or in a second line."""
    return " ".join(_UNIT.sub("", text).split()).casefold().rstrip(" %")
