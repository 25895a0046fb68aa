"""The section on supply and demand: the two curves, and the figures of every year."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.charts.matrix import worse_of_two
from sosuplan.charts.runs import compared_runs, run_title
from sosuplan.engine import Balance
from sosuplan.frame import BASELINE, CURRENT, FTE
from sosuplan.headline import lights
from sosuplan.language import N_
from sosuplan.report.drawing import supply_demand
from sosuplan.report.paper import (
    LONGEST_NAME,
    Cell,
    Data,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
    year_by_year,
)
from sosuplan.report.rounding import Sum, rounding_note
from sosuplan.words import capital, cut

_TOPIC = N_("Supply and demand, {who}")
_YEAR = N_("Year")
_SUPPLY, _DEMAND = N_("Supply"), N_("Demand")
_BOTH = N_("Supply and demand")
_BALANCE, _STATUS = N_("Balance"), N_("Status")
_BY_AREA = N_("By area in {year}")
_AREA = N_("Area")
_COMPARED = N_("Compared scenarios in {year}")
_SCENARIO = N_("Scenario")
HEIGHT = 60


def balance(paper: Paper) -> Data:
    """The curves, a row for each year in persons and full-time persons, a row at the horizon for
    each scenario compared with, and the areas."""
    frame = paper.frame
    drawing = supply_demand(frame)
    found = frame.balances[CURRENT]
    rows = [[str(year), *_figures(paper, found, at)] for at, year in enumerate(frame.years)]
    blocks = [
        chart(drawing, HEIGHT),
        year_by_year(paper, paper.say(_BOTH)),
        _table(paper, column(paper.say(_YEAR)), rows),
    ]
    if others := compared_runs(frame):
        last = len(frame.years) - 1
        runs = [CURRENT, *([BASELINE] if frame.changed else []), *others]
        by_run = [
            [cut(run_title(frame, run), LONGEST_NAME), *_figures(paper, frame.balances[run], last)]
            for run in runs
        ]
        blocks += [
            subheading(paper.say(_COMPARED, year=frame.years[-1])),
            _table(paper, column(paper.say(_SCENARIO), width=1.6), by_run),
        ]
    sums = [one for at in range(len(frame.years)) for one in _sums(found, at)]
    areas = [
        area
        for area in frame.plan.areas
        if any(frame.projection.employs(area, one) for one in _occupations(paper))
    ]
    if len(areas) > 1:
        last = len(frame.years) - 1
        each = {area: frame.projection.balance(CURRENT, frame.occupation, area) for area in areas}
        by_area = [[area, *_figures(paper, one, last)] for area, one in each.items()]
        sums += [pair for one in each.values() for pair in _sums(one, last)]
        blocks += [
            subheading(paper.say(_BY_AREA, year=frame.years[-1])),
            _table(paper, column(paper.say(_AREA), width=1.6), by_area),
        ]
    if found.parts:
        blocks.append(text(worse_of_two(frame.language), block="small"))
    if note := rounding_note(paper, *sums):
        blocks.append(text(note, block="small"))
    topic = paper.say(_TOPIC, who=paper.word(frame.occupation))
    return section(drawing["title"], blocks, topic)


def _occupations(paper: Paper) -> tuple[str, ...]:
    occupation = paper.frame.occupation
    return paper.frame.plan.occupations if occupation == "all" else (occupation,)


def _table(paper: Paper, first: Data, rows: list[list[Cell]]) -> Data:
    sides = [column(paper.say(one), "right", 1.0) for one in (_SUPPLY, _DEMAND, _BALANCE)]
    groups = [
        {"text": "", "span": 1},
        {"text": capital(paper.word("persons")), "span": 3},
        {"text": capital(paper.word("fte")), "span": 3},
        {"text": "", "span": 1},
    ]
    status = column(paper.say(_STATUS))
    return table([first, *sides, *sides, status], rows, groups=groups)


def _sums(found: Balance, at: int) -> Iterator[Sum]:
    """What each balance of a row is the sum of."""
    yield (found.supply_heads[at], -found.demand_heads[at]), found.gap_heads[at]
    yield (found.supply_fte[at], -found.demand_fte[at]), found.gap_fte[at]


def _figures(paper: Paper, found: Balance, at: int) -> list[Cell]:
    columns = (
        found.supply_heads,
        found.demand_heads,
        found.gap_heads,
        found.supply_fte,
        found.demand_fte,
        found.gap_fte,
    )
    status = lights(found, fte=paper.frame.unit == FTE)[at]
    return [
        *(paper.whole(values[at]) for values in columns),
        {"text": paper.word(status), "light": status},
    ]
