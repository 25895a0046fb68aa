"""The sheet Fuld tid: what every group would be worth if more of it were on full time."""

from __future__ import annotations

from typing import cast

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.potential import potential_tables
from sosuplan.exports.sheet import MUTED, Cell, Column, Kind, Sheet
from sosuplan.narrative.potential import (
    NONE,
    TARGETS,
    potential_figures,
    potential_notes,
    targets_name,
)

_KINDS = (Kind.WHOLE, Kind.DECIMAL, Kind.DECIMAL, Kind.WHOLE, Kind.WHOLE, Kind.WHOLE)
"""Of the figures, which stand to the right of the names: staff, two percentages, full-time
persons."""


def fulltime_sheet(frame: Frame, sheet: Sheet) -> None:
    """The rows of every kind of targets below each other, with their sums, and what they are."""
    tables = potential_tables(frame)
    head: list[object] = []
    rows: list[list[object]] = []
    for one in tables:
        head, *found = potential_figures(one, frame)
        name = targets_name(one, frame)
        rows += [[name, *row] for row in found]
    names = 1 + len(head) - len(_KINDS)
    kinds = [Kind.TEXT] * names + list(_KINDS)
    cells = [[None if cell == NONE else cast(Cell, cell) for cell in row] for row in rows]
    columns = [
        Column(str(heading), column, kind)
        for heading, column, kind in zip(
            (frame.language(TARGETS), *head), zip(*cells, strict=True), kinds, strict=True
        )
    ]
    end = sheet.table(columns, keys=names)
    for row, text in enumerate(potential_notes(frame, tables), start=end + 1):
        sheet.span(row, 0, len(columns) - 1, text, Kind.WRAPPED, MUTED)
        sheet.fit_row(row, [text])
