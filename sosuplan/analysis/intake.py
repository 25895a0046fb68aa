"""How many trainees must be taken in a year so that nobody is lacking, under every demand
scenario."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.aim import CLOSE, Aim, Floats, Places, crossings, moved
from sosuplan.analysis.batches import balances
from sosuplan.analysis.effects import apart, longer_inputs
from sosuplan.analysis.goal import Reach
from sosuplan.analysis.plausibility import departure, plausible_ends, plausible_range
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

MOST_STARTS = 1e6
"""Trainees a year: nobody looks for more."""


@dataclass(frozen=True, slots=True)
class Required:
    """What one demand scenario asks for."""

    demand: str
    starts: float | None
    """Trainees who start GF2 a year once the change acts in full; None: no intake does it,"""
    change: float | None
    """and the share by which that is another number than today's: the lever ``intake_change``."""
    first_year: int | None
    """The first year in which another intake changes the balance, beyond the horizon where it is
    later; None: never."""
    reach: Reach
    gap_left: float
    """What is left of the balance with these trainees."""

    @property
    def reached(self) -> bool:
        """True if the balance is even with these trainees."""
        return self.reach is not Reach.SHORT

    @property
    def enough(self) -> bool:
        """True if nobody is lacking, however few are taken in."""
        return not self.reached and self.gap_left >= 0.0


@dataclass(frozen=True, slots=True)
class Intake(Tabled):
    """The advice: a range over the demand scenarios."""

    occupation: str
    year: int
    unit: str
    latest: float
    """Trainees who start GF2 a year by the latest figures of the plan,"""
    latest_year: int
    """and the year of these."""
    demands: tuple[Required, ...]
    reachable: tuple[float, float]
    """The trainees at the ends of the lever's range,"""
    plausible: tuple[float, float] | None
    """and at those of what is plausible for it; None: nobody has looked."""

    @property
    def required(self) -> tuple[float, float] | None:
        """The fewest and the most that a demand scenario asks for; None if none can be met."""
        found = [one.starts for one in self.demands if one.starts is not None and one.reached]
        return (min(found), max(found)) if found else None

    @property
    def within_reach(self) -> tuple[float, float] | None:
        """The part of that range that the lever reaches; None if it reaches none of it."""
        if self.required is None:
            return None
        low, high = (min(max(end, self.reachable[0]), self.reachable[1]) for end in self.required)
        return None if low > self.required[1] or high < self.required[0] else (low, high)

    def table(self) -> ResultTable:
        """A row for each demand scenario."""
        columns = (
            *("demand", "starts", "change", "first_year", "occupation", "reached", "gap_left"),
            *("reach", "reachable_low", "reachable_high", "plausible_low", "plausible_high"),
        )
        rows = tuple(
            (
                *(one.demand, one.starts, one.change, one.first_year, self.occupation),
                *(one.reached, one.gap_left, str(one.reach)),
                *self.reachable,
                *(self.plausible or (None, None)),
            )
            for one in self.demands
        )
        return ResultTable(columns, rows)


def intake(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
) -> Intake:
    """The trainees who must start GF2 a year for the balance of ``occupation`` to be nought in
    ``year`` (None: at the horizon) under each demand scenario, the other levers and the years of
    this one being those of ``scenario``. The lever goes beyond its range if need be."""
    aim = Aim.of(inputs, occupation, unit, year)
    lever = catalogue[f"intake_change:{occupation}"]
    column = catalogue.index[lever.id]
    latest, latest_year = latest_starts(plan, occupation)
    runs = [scenario.with_demand(one) for one in inputs.demands]
    sets = LeverSets.of(runs, catalogue, inputs)
    changes = intake_for(aim, sets, column, np.zeros(len(sets)), latest)
    told = np.where(np.isnan(changes), lever.high, changes)
    left = aim.left(_with_intake(sets, column, np.arange(len(sets)), told))[:, 0]
    seen = plausible_ends(plan, catalogue, scenario, lever)
    acting = _first_years(plan, sets, column, lever, inputs)
    demands = []
    for at, demand in enumerate(inputs.demands):
        change = None if np.isnan(changes[at]) else float(changes[at])
        met = change is not None and abs(float(left[at])) <= CLOSE
        reach = Reach.SHORT
        if change is not None and met:
            there = scenario.with_lever(lever.id, change)
            beyond = departure(plan, catalogue, there, lever, plausible_range(plan, lever))
            reach = Reach.PLAUSIBLE if beyond is None else Reach.BEYOND
            if seen is None:
                reach = Reach.UNKNOWN
            if not lever.low <= change <= lever.high:
                reach = Reach.OUTSIDE
        starts = None if change is None else latest * (1.0 + change)
        demands.append(Required(demand, starts, change, acting[at], reach, float(left[at])))
    low, high = (latest * (1.0 + end) for end in (lever.low, lever.high))
    plausible = None if seen is None else (latest * (1.0 + seen[0]), latest * (1.0 + seen[1]))
    return Intake(
        occupation, aim.year, unit, latest, latest_year, tuple(demands), (low, high), plausible
    )


def latest_starts(plan: Plan, occupation: str) -> tuple[float, int]:
    """The trainees of ``occupation`` who start GF2 a year by the latest figure of each area, and
    the year of the latest of these."""
    rows = [row for row in plan.trainee_intake if row.occupation == occupation]
    last = {row.area: row for row in sorted(rows, key=lambda row: row.year)}
    return sum(row.gf2_starts for row in last.values()), max(row.year for row in last.values())


def intake_for(aim: Aim, sets: LeverSets, column: int, wanted: Floats, latest: float) -> Floats:
    """The change of the intake at which the balance that ``aim`` measures in each run of ``sets``
    is what is ``wanted``, (R,): the lever at ``column``, beyond its range if need be. NaN where no
    intake does it; -1, no trainees, where there is more than that even then."""
    runs = np.arange(len(sets))

    def left(which: Places, values: Floats) -> Floats:
        return aim.left(_with_intake(sets, column, which, values))[:, 0] - wanted[which]

    if latest <= 0.0:
        return np.full(len(sets), np.nan)
    most = max(MOST_STARTS / latest - 1.0, 1.0)
    points = [-1.0, 0.0]
    while points[-1] < most:
        points.append(min(2.0 * points[-1] + 1.0, most))
    grid = np.array(points)
    found = left(np.repeat(runs, len(grid)), np.tile(grid, len(runs))).reshape(-1, len(grid))
    met = found >= 0.0
    first = met.argmax(axis=1)
    changes = np.where(met[:, 0], -1.0, np.nan)
    # Of a balance that no intake changes it makes no sense to say how many.
    changes[np.ptp(found, axis=1) <= CLOSE] = np.nan
    between = np.flatnonzero(met.any(axis=1) & (first > 0))
    if between.size:
        after = first[between]
        changes[between] = crossings(
            lambda which, values: left(between[which], values),
            grid[after - 1],
            grid[after],
            found[between, after - 1],
            found[between, after],
        )
    return changes


def _with_intake(sets: LeverSets, column: int, which: Places, values: Floats) -> LeverSets:
    """Runs of ``sets`` with other intakes."""
    return moved(sets, np.full(len(which), column), values, which)


def _first_years(
    plan: Plan, sets: LeverSets, column: int, lever: Lever, inputs: EngineInputs
) -> list[int | None]:
    """The first year in which each run's balance is another with another intake."""
    runs = np.arange(len(sets))
    now = np.nan_to_num(sets.values[:, column])
    elsewhere = _with_intake(sets, column, runs, np.where(now == lever.high, lever.low, lever.high))

    def found(of: EngineInputs) -> list[int | None]:
        before, after = (balances(of, one).gap_fte for one in (sets, elsewhere))
        at = of.occupations.index(lever.occupation)
        differs = apart(after[:, at], before[:, at])
        return [of.years[int(one.argmax())] if one.any() else None for one in differs]

    years = found(inputs)
    if None not in years:
        return years
    later = found(longer_inputs(plan))
    return [one if one is not None else other for one, other in zip(years, later, strict=True)]
