"""The section on how it went: what earlier plans projected, what was counted since, and which
assumption missed most."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.follow_up import Followed, FollowUp
from sosuplan.charts import follow_up as spec_of
from sosuplan.engine.quantities import SHARES
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.backcast import figure, quantity_name
from sosuplan.narrative.follow_up import (
    CAUSE,
    CAUSES,
    OF_STAFF,
    OF_WORK,
    cause_name,
    cause_rows,
    detail,
    headline,
    meaning,
    to_count,
)
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Cell,
    Data,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
)
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number, with_unit

_TOPIC = N_("Follow-up")
_FROM, _PROJECTED, _ACTUAL = N_("Projected from"), N_("Projected"), N_("Actual")
_ERROR, _SHARE = N_("Error"), N_("Error, %")
_POINTS = N_("{n} percentage points")
HEIGHT = 44
"""Millimetres of a chart."""


def follow_up(paper: Paper) -> Data | None:
    """Each occupation of which anything was counted that had been projected; None without any."""
    every = [paper.frame.follow_up(job) for job in worst_first(paper.frame.outlook)]
    told = [one for one in every if one.followed]
    if not told:
        return None
    titles = [headline(one, paper.frame.language) for one in told]
    blocks: list[Data] = []
    for found, title in zip(told, titles, strict=True):
        if found is not told[0]:
            blocks.append(subheading(title))
        blocks += _occupation(paper, found)
    return section(titles[0], blocks, paper.say(_TOPIC))


def _occupation(paper: Paper, found: FollowUp) -> Iterator[Data]:
    language, latest = paper.frame.language, found.followed[0]
    if told := detail(latest, language):
        yield text(told)
    first = found.quantities[0]
    spec = spec_of.build(found, first, language)
    yield subheading(spec.title)
    yield chart(drawing(spec), HEIGHT)
    yield _outcomes(paper, found)
    yield from _causes(paper, latest)
    notes = (to_count(latest, language), meaning(found, latest, language))
    yield text(" ".join(filter(None, notes)), block="small")


def _outcomes(paper: Paper, found: FollowUp) -> Data:
    """Every quantity and year: projected, actual, and the error."""
    language = paper.frame.language
    heads = (column_name("actuals", "year", language), paper.say(_FROM), paper.say(_PROJECTED))
    columns = [
        column(column_name("actuals", "quantity", language), width=1.0),
        *(column(head, "right") for head in heads),
        *(column(paper.say(head), "right") for head in (_ACTUAL, _ERROR, _SHARE)),
    ]
    rows: list[list[Cell]] = []
    for each in found.followed:
        for one in each.outcomes:
            is_share = one.quantity in SHARES
            n = format_number(
                one.error * (100.0 if is_share else 1.0), int(is_share), language.code, signed=True
            )
            share = format_number(100.0 * one.share, 1, language.code, signed=True)
            rows.append(
                [
                    quantity_name(one.quantity, language),
                    str(one.year),
                    str(each.base_year),
                    figure(one.quantity, one.projected, language),
                    figure(one.quantity, one.actual, language),
                    paper.say(_POINTS, n=n) if is_share else n,
                    with_unit(share, "%", language.code),
                ]
            )
    return table(columns, rows)


def _causes(paper: Paper, told: Followed) -> Iterator[Data]:
    """What the error of the staff, and of its work, comes of, the largest first."""
    language = paper.frame.language
    rows = cause_rows(told)
    if not rows or told.end is None:
        return
    heads = [(1, OF_STAFF), (2, OF_WORK)]
    shown = [(at, head) for at, head in heads if any(row[at] is not None for row in rows)]
    columns = [
        column(paper.say(CAUSE), width=1.0),
        *(column(paper.say(head), "right") for _, head in shown),
    ]
    cells: list[list[Cell]] = []
    for row in rows:
        values = [row[at] for at, _ in shown]
        cells.append(
            [
                cause_name(row[0], language),
                *("" if one is None else paper.whole(float(one), signed=True) for one in values),
            ]
        )
    yield subheading(paper.say(CAUSES, year=told.end.year))
    yield table(columns, cells)
