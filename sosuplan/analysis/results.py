"""Results as long tables, with every digit: what the command line prints and a notebook reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sosuplan.analysis.comparison import Comparison
from sosuplan.analysis.matrix import MatrixRow
from sosuplan.analysis.potential import COLUMNS, PotentialTable
from sosuplan.analysis.result_table import ResultTable, Row
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

PROJECTION = (
    "occupation",
    "year",
    "supply_heads",
    "demand_heads",
    "gap_heads",
    "supply_fte",
    "demand_fte",
    "gap_fte",
    "status",
)
_DIFFERENCES = ("difference_heads", "difference_fte")
_UNLIKE = ("demand_scenario", "unlike")
MATRIX = ("scenario", "reform", "year", "gap_heads", "supply_heads", "status")


def projection_table(projection: Projection, *, by_area: bool = False) -> ResultTable:
    """A row of the first run for each occupation and year, and for occupation ``all``; ``by_area``:
    with the area first, for the occupations that it employs."""
    return ResultTable(_columns(by_area), tuple(_balances(projection, 0, by_area)))


def projections_table(
    projection: Projection, names: Sequence[str], *, by_area: bool = False
) -> ResultTable:
    """The same of every run, one below the other, each under its name in the first column."""
    rows = (
        (name, *row)
        for run, name in enumerate(names)
        for row in _balances(projection, run, by_area)
    )
    return ResultTable(("scenario", *_columns(by_area)), tuple(rows))


def differences_table(comparison: Comparison, names: Sequence[str]) -> ResultTable:
    """The rows of each member of a comparison and occupation under the members' ``names``, with the
    balance less that of the reference in the same year ("" where it has no such year), the demand
    scenario, and the codes of what else than levers makes the member unlike."""
    of = comparison.members[comparison.reference].balances
    rows: list[Row] = []
    for at, (name, one) in enumerate(zip(names, comparison.members, strict=True)):
        of_member = (one.scenario.demand, ";".join(comparison.unlike(at)))
        for job, balance in one.balances.items():
            other = of.get(job)
            for place, row in enumerate(balance.rows()):
                there = other is not None and balance.years[place] in other.years
                apart: Row = ("", "")
                if other is not None and there:
                    same = other.years.index(balance.years[place])
                    apart = tuple(
                        float(balance.gap(unit)[place] - other.gap(unit)[same])
                        for unit in (HEADS, FTE)
                    )
                rows.append((name, names[comparison.reference], job, *row, *apart, *of_member))
    return ResultTable(("scenario", "reference", *PROJECTION, *_DIFFERENCES, *_UNLIKE), rows)


def matrix_table(rows: Iterable[MatrixRow]) -> ResultTable:
    """A row for each demand scenario, without (0) and with (1) the reform, and year."""
    return ResultTable(MATRIX, tuple(_matrix(rows)))


def potential_table(tables: Iterable[PotentialTable], *, by_area: bool = False) -> ResultTable:
    """A row for each group at each kind of targets; ``by_area``: for each group in each area."""
    rows = [row for one in tables for row in one.rows(by_area=by_area)]
    if by_area:
        return ResultTable(COLUMNS, rows)
    # All areas together need no name.
    at = COLUMNS.index("area")
    return ResultTable(COLUMNS[:at] + COLUMNS[at + 1 :], [row[:at] + row[at + 1 :] for row in rows])


def usual_balances(plan: Plan) -> dict[str, tuple[float, float]]:
    """The balance of each occupation in persons, in the base year and at the horizon: without new
    measures, in all areas together, under the plan's first demand scenario."""
    inputs, levers = EngineInputs.from_plan(plan), catalogue(plan)
    scenario = Scenario(plan.demands[0].scenario)
    projection = project(inputs, LeverSets.of([scenario], levers, inputs))
    gaps = {job: projection.balance(0, job).gap_heads for job in plan.occupations}
    return {job: (float(gap[0]), float(gap[-1])) for job, gap in gaps.items()}


def _columns(by_area: bool) -> tuple[str, ...]:
    return ("area", *PROJECTION) if by_area else PROJECTION


def _balances(projection: Projection, run: int, by_area: bool) -> Iterator[Row]:
    for area in projection.areas if by_area else ("",):
        for occupation in (*projection.occupations, "all"):
            if not area or occupation == "all" or projection.employs(area, occupation):
                for row in projection.balance(run, occupation, area).rows():
                    yield (area, occupation, *row) if by_area else (occupation, *row)


def _matrix(rows: Iterable[MatrixRow]) -> Iterator[Row]:
    for row in rows:
        balance = row.balance
        figures = (balance.gap_heads.tolist(), balance.supply_heads.tolist(), balance.status)
        for year, *values in zip(balance.years, *figures, strict=True):
            yield row.scenario, row.reform, year, *values
