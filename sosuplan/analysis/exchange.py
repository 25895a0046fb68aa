"""Exchange rates between levers: what a plain step of each adds to the balance, and how many more
trainees a year would add as much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.aim import Aim, moved
from sosuplan.analysis.intake import intake_for, latest_starts
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

STEPS = {
    "share": 0.01,
    "share_year": 0.001,
    "points_year": 0.001,
    "hours": 1.0,
    "days": 1.0,
    "years": 1.0,
    "persons_year": 10.0,
}
"""A plain step by the lever's unit: a percentage point, a tenth of one a year, an hour a week, a
day, a year, ten persons a year."""
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Rate:
    """What a step of one lever is worth."""

    lever: Lever
    step: float
    """By how much it is moved, the way that helps, in its own unit, no further than its range
    goes."""
    value: float
    """Where it stands then."""
    gap_change: float
    """What that adds to the balance."""
    starts: float | None
    """How many more trainees who start GF2 a year add as much; None: no intake does."""


@dataclass(frozen=True, slots=True)
class Exchange(Tabled):
    """The levers but the timing, the step that adds most first."""

    occupation: str
    year: int
    unit: str
    start_year: int
    """From when there would be more trainees,"""
    full_year: int
    """and from when as many as that."""
    rates: tuple[Rate, ...]

    def table(self) -> ResultTable:
        """A row for each lever."""
        rows = tuple(
            (one.lever.id, one.step, one.gap_change, one.starts, self.occupation, self.start_year)
            for one in self.rates
        )
        columns = "lever", "step", "gap_change", "starts", "occupation", "start_year"
        return ResultTable(columns, rows)


def exchange(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
) -> Exchange:
    """What a plain step of each lever from where ``scenario`` has it adds to the balance of
    ``occupation`` in ``year`` (None: at the horizon), and in trainees a year, who are phased in
    with the years that the intake has in ``scenario``."""
    aim = Aim.of(inputs, occupation, unit, year)
    levers = [one for one in catalogue if not one.is_timing]
    columns = np.array([catalogue.index[one.id] for one in levers], dtype=np.intp)
    now = np.array([scenario.levers.get(one.id, today(plan, one)) for one in levers])
    sizes = np.array([STEPS[one.unit.code] for one in levers])
    low = np.minimum(now, [one.low for one in levers])
    high = np.maximum(now, [one.high for one in levers])
    # A hundredth is no round number to a computer.
    values = np.array([np.maximum(low, now - sizes), np.minimum(high, now + sizes)]).round(
        _DECIMALS
    )
    sets = LeverSets.of([scenario], catalogue, inputs)
    start = float(aim.left(sets)[0, 0])
    found = aim.left(moved(sets, np.tile(columns, 2), values.ravel()))[:, 0].reshape(2, -1)
    # Where neither way adds anything: the way that is usually up.
    way = np.where(found[0] > found[1], 0, 1)
    every = np.arange(len(levers))
    chosen, added = values[way, every], found[way, every] - start
    acting = np.abs(added) > _nothing(start)
    added = np.where(acting, added, 0.0)
    latest, _ = latest_starts(plan, occupation)
    intake = f"intake_change:{occupation}"
    runs = LeverSets.of([scenario] * len(levers), catalogue, inputs)
    changes = intake_for(aim, runs, catalogue.index[intake], start + added, latest)
    # Without trainees there may be more still than is asked for.
    more = latest * (np.where(changes > -1.0, changes, np.nan) - scenario.levers.get(intake, 0.0))
    starts = [
        (None if np.isnan(one) else float(one)) if acts else 0.0
        for one, acts in zip(more, acting, strict=True)
    ]
    rates = [
        Rate(
            lever,
            float(round(chosen[at] - now[at], _DECIMALS)),
            float(chosen[at]),
            float(added[at]),
            starts[at],
        )
        for at, lever in enumerate(levers)
    ]
    rates.sort(key=lambda one: -one.gap_change)
    years = scenario.years_of(intake, catalogue)
    return Exchange(occupation, aim.year, unit, *years, tuple(rates))


def _nothing(balance: float) -> float:
    """What is rounding of a balance."""
    return 1e-9 * (1.0 + abs(balance))
