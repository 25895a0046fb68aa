"""The section on supply and demand: the two curves, and the figures of every year."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.frame import BASELINE, CURRENT
from sosuplan.charts import supply_demand
from sosuplan.charts.runs import compared_runs, run_title
from sosuplan.engine import Balance
from sosuplan.report.drawing import drawing
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
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, cut, specified

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
    drawn = drawing(supply_demand.build(frame))
    found, last = frame.balances[CURRENT], len(frame.years) - 1
    blocks = [chart(drawn, HEIGHT)]
    for one in found.parts or (found,):
        rows = [[str(year), *_figures(paper, one, at)] for at, year in enumerate(frame.years)]
        what = _named(paper, found, one, paper.say(_BOTH))
        blocks += [year_by_year(paper, what), _table(paper, column(paper.say(_YEAR)), rows)]
    if others := compared_runs(frame):
        runs = [CURRENT, *([BASELINE] if frame.changed else []), *others]
        by_run = [
            row
            for run in runs
            for row in _rows(
                paper, cut(run_title(frame, run), LONGEST_NAME), frame.balances[run], last
            )
        ]
        blocks += [
            subheading(paper.say(_COMPARED, year=frame.years[-1])),
            _table(paper, column(paper.say(_SCENARIO), width=1.6), by_run),
        ]
    sums = [
        pair
        for one in found.parts or (found,)
        for at in range(len(frame.years))
        for pair in _sums(one, at)
    ]
    areas = [
        area
        for area in frame.plan.areas
        if any(frame.projection.employs(area, one) for one in _occupations(paper))
    ]
    if len(areas) > 1:
        each = {area: frame.projection.balance(CURRENT, frame.occupation, area) for area in areas}
        by_area = [row for area, one in each.items() for row in _rows(paper, area, one, last)]
        sums += [
            pair
            for total in each.values()
            for one in total.parts or (total,)
            for pair in _sums(one, last)
        ]
        blocks += [
            subheading(paper.say(_BY_AREA, year=frame.years[-1])),
            _table(paper, column(paper.say(_AREA), width=1.6), by_area),
        ]
    if note := rounding_note(paper, *sums):
        blocks.append(text(note, block="small"))
    topic = paper.say(_TOPIC, who=paper.word(frame.occupation))
    return section(drawn["title"], blocks, topic)


def _named(paper: Paper, total: Balance, one: Balance, name: str) -> str:
    """``name`` of one of the two that stand for both occupations."""
    if not total.parts:
        return name
    return specified(name, paper.word(f"{one.occupation}.short"), paper.frame.language)


def _rows(paper: Paper, name: str, total: Balance, at: int) -> Iterator[list[Cell]]:
    """A row of figures; of both occupations one for each."""
    for one in total.parts or (total,):
        yield [_named(paper, total, one, name), *_figures(paper, one, at)]


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
    status = found.status[at]
    return [
        *(paper.whole(values[at]) for values in columns),
        {"text": paper.word(status), "light": status},
    ]
