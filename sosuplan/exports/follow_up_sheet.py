"""The sheet Opfølgning: what was projected and what was counted since, of each occupation, and what
the error comes of."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.follow_up import FollowUp
from sosuplan.analysis.frame import Frame
from sosuplan.charts import follow_up as chart
from sosuplan.exports.drawn import Drawing
from sosuplan.exports.past_blocks import course_block, misses_block
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.narrative.follow_up import (
    CAUSE,
    CAUSES,
    OF_STAFF,
    OF_WORK,
    cause_name,
    cause_rows,
    meaning,
    story,
    to_count,
    topic,
)
from sosuplan.text.language import Language
from sosuplan.text.terms import word

NAMES, VALUES = 36.0, 17.0
"""Characters of the column of names, and of another one."""
COLUMNS = 6


def follow_up_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """The tables of each occupation, and the drawings of their charts."""
    sheet.set_widths(0, 0, NAMES)
    sheet.set_widths(1, COLUMNS - 1, VALUES)
    drawings: list[Drawing] = []
    for job in worst_first(frame.outlook):
        found = frame.follow_up(job)
        if found.followed:
            drawings += _occupation(found, sheet, frame.language)
    return drawings


def _occupation(found: FollowUp, sheet: Sheet, say: Language) -> Iterator[Drawing]:
    misses = [one for each in found.followed for one in each.outcomes]
    misses_block(topic(found, say), misses, sheet, say)
    told = found.latest
    assert told is not None
    rows = cause_rows(told)
    if rows and told.end is not None:
        columns = [Column(say(CAUSE), [cause_name(code, say) for code, _, _ in rows])]
        for at, head in ((1, OF_STAFF), (2, OF_WORK)):
            cells: list[Cell] = [row[at] if row[at] is not None else "" for row in rows]
            if any(cells):
                columns.append(Column(say(head), cells, Kind.SIGNED))
        sheet.block(say(CAUSES).format(year=told.end.year), columns)
    for quantity in found.quantities:
        spec, starts = chart.build(found, quantity, say), chart.courses(found, quantity)
        yield course_block(spec, quantity, starts, word(found.occupation, say), sheet)
    notes = (story(found, say), to_count(told, say), meaning(found, told, say))
    sheet.add_notes(filter(None, notes), COLUMNS)
