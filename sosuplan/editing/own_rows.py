"""Rows of one's own with an id: measures and what else has a tab of its own, put into the plan that
is worked on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from typing import Any

from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.parsing import records_of
from sosuplan.model.schema.tables import TABLE

_LONGEST_ID = 40
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def with_row(edited: EditedPlan, table: str, row: Any) -> EditedPlan:
    """``edited`` with a row in the place of the one with its id, or at the end."""
    ((_line, written),) = records_of(TABLE[table], (row,))
    cells = tuple(written.values())
    place = _place(edited, table, row.id)
    rows = list(edited.rows(table))
    if place is None:
        rows.append(cells)
    else:
        rows[place] = cells
    return edited.with_table(table, rows)


def without_row(edited: EditedPlan, table: str, row: str) -> EditedPlan:
    """``edited`` without the row of this id."""
    place = _place(edited, table, row)
    return edited if place is None else edited.without_rows(table, {place})


def _place(edited: EditedPlan, table: str, row: str) -> int | None:
    ids = [found for (found,) in edited.select(table, "id")]
    return ids.index(row) if row in ids else None


def new_id(title: str, taken: Container[str]) -> str:
    """A short name that none of those ``taken`` is, made of the letters of a title."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    base = "-".join(["eget", *words])[:_LONGEST_ID].strip("-")
    tries = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(one for one in tries if one not in taken)
