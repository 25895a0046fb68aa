"""The section on supply and demand: the two curves, and the figures of every year."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts import supply_demand
from sosuplan.charts.runs import year_heading
from sosuplan.engine import Balance
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Cell,
    Data,
    Paper,
    chart,
    column,
    rounding_note,
    section,
    subheading,
    table,
    text,
    year_by_year,
)
from sosuplan.report.transfers import moved_tasks
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, specified

_TOPIC = N_("Supply and demand, {who}")
_SIDES = (N_("Supply"), N_("Demand"), N_("Balance"))
_BOTH = N_("Supply and demand")
_STATUS = N_("Status")
_BY_AREA = N_("By area in {year}")
_AREA = N_("Area")
HEIGHT = 60

Row = tuple[str, tuple[float, ...], str]
"""A name; supply, demand and balance in persons and in full-time persons; the traffic light."""


def balance(paper: Paper) -> Data:
    """The curves, a row for each year in persons and full-time persons, the areas, and the tasks
    that move."""
    frame, year = paper.frame, paper.frame.years[-1]
    drawn = drawing(supply_demand.build(frame))
    blocks = [chart(drawn, HEIGHT)]
    shown: list[Row] = []
    """Rows that are said to add up, or not to."""
    found = frame.balances[CURRENT]
    for one, what in _each(paper, found, paper.say(_BOTH)):
        rows = [_row(str(year), one, at) for at, year in enumerate(frame.years)]
        first = column(year_heading(frame.language))
        blocks += [year_by_year(paper, what), _table(paper, first, rows)]
        shown += rows
    areas = [
        area
        for area in frame.plan.areas
        if any(frame.projection.employs(area, job) for job in frame.occupations)
    ]
    if len(areas) > 1:
        rows = [
            row
            for area in areas
            for row in _ends(paper, area, frame.projection.balance(CURRENT, frame.occupation, area))
        ]
        shown += rows
        first = column(paper.say(_AREA), width=1.6)
        blocks += [subheading(paper.say(_BY_AREA, year=year)), _table(paper, first, rows)]
    # Each balance is the sum of what stands before it.
    sums = [
        ((figures[at], -figures[at + 1]), figures[at + 2])
        for _, figures, _ in shown
        for at in (0, 3)
    ]
    if note := rounding_note(paper, *sums):
        blocks.append(text(note, block="small"))
    blocks += moved_tasks(paper)
    topic = paper.say(_TOPIC, who=paper.word(frame.occupation))
    # Two tables and the chart would take a page of their own, and leave half of that before empty.
    setting = "loose" if found.parts else ""
    return section(drawn["title"], blocks, topic, setting=setting)


def _each(paper: Paper, total: Balance, name: str) -> Iterator[tuple[Balance, str]]:
    """A balance and its name; of both occupations, that of each."""
    for one in total.parts:
        yield one, specified(name, paper.word(f"{one.occupation}.short"), paper.frame.language)
    if not total.parts:
        yield total, name


def _ends(paper: Paper, name: str, total: Balance) -> Iterator[Row]:
    """The row of the horizon; of both occupations one for each."""
    for one, whose in _each(paper, total, name):
        yield _row(whose, one, -1)


def _row(name: str, of: Balance, at: int) -> Row:
    people = of.supply_heads, of.demand_heads, of.gap_heads
    work = of.supply_fte, of.demand_fte, of.gap_fte
    return name, tuple(float(one[at]) for one in (*people, *work)), of.status[at]


def _table(paper: Paper, first: Data, rows: list[Row]) -> Data:
    sides = [column(paper.say(one), "right", 1.0) for one in _SIDES]
    groups = [
        {"text": "", "span": 1},
        {"text": capital(paper.word("heads")), "span": 3},
        {"text": capital(paper.word("fte")), "span": 3},
        {"text": "", "span": 1},
    ]
    cells: list[list[Cell]] = [
        [name, *map(paper.whole, figures), {"text": paper.word(status), "light": status}]
        for name, figures, status in rows
    ]
    columns = [first, *sides, *sides, column(paper.say(_STATUS))]
    return table(columns, cells, groups=groups)
