"""Rows of one's own with an id: measures and what else has a tab of its own, put into the plan that
is worked on."""

from __future__ import annotations

from typing import Any

from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.editing.ownership import add_source
from sosuplan.model.library import library
from sosuplan.model.parsing import records_of
from sosuplan.model.schema.tables import TABLE


def with_row(edited: EditedPlan, table: str, row: Any) -> EditedPlan:
    """``edited`` with a row in the place of the one with its id, or at the end. A source that only
    the library has comes with it."""
    ((_line, written),) = records_of(TABLE[table], (row,))
    cells = tuple(written.values())
    place = _place(edited, table, row.id)
    rows = list(edited.rows(table))
    if place is None:
        rows.append(cells)
    else:
        rows[place] = cells
    made = edited.with_table(table, rows)
    lent = library().sources.get(row.source_id)
    if lent is None or _place(edited, "sources", lent.id) is not None:
        return made
    ((_line, source),) = records_of(TABLE["sources"], (lent,))
    return add_source(made, source)


def without_row(edited: EditedPlan, table: str, row: str) -> EditedPlan:
    """``edited`` without the row of this id."""
    place = _place(edited, table, row)
    return edited if place is None else edited.without_rows(table, {place})


def _place(edited: EditedPlan, table: str, row: str) -> int | None:
    ids = [found for (found,) in edited.select(table, "id")]
    return ids.index(row) if row in ids else None
