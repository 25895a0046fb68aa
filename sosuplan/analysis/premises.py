"""What a projection without new measures rests on: intake, exits, retirement, growth of demand.

Each figure comes with the kind of its source, so that whoever tells it can say what is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.ages import AGES
from sosuplan.engine.levers import Ramps
from sosuplan.engine.projection import Floats
from sosuplan.engine.workforce import leaving
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan, TraineeIntake
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario import Scenario

AT_WORK_FROM = 55
"""The mean retirement age is that of those who are at work at this age: who stops for good before
it does so for other reasons than the age of retirement."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What one occupation's projection rests on, of all areas together, with no lever moved.

    ``kinds`` are those of the figures' sources by the names of the fields: of more sources that of
    the least certain one, and "" where the plan has none.
    """

    occupation: str
    intake: float
    """People who start GF2 in the base year,"""
    intake_end: float
    """and in the last."""
    exits: float
    """People who leave from the base year to the next one, whether they retire or not;"""
    retired: float
    """of these, those who retire."""
    retirement_age: float
    """The age in whole years at which people retire on average, if those at work at 55 retired at
    every age as people of that age do in the base year (as life expectancy is of one year's
    deaths), and left for no other reason;"""
    retirement_age_end: float
    """the same as in the last year."""
    demand_growth: float
    """Growth of the need for work a year, as a share, on average to the horizon; tasks that move
    to employers outside the plan are none of it."""
    kinds: dict[str, str]


def premises(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> tuple[Premises, ...]:
    """What each occupation's projection rests on under the demand of ``scenario``."""
    # Retirement as in the last year takes a year that follows it.
    longer = replace(plan, horizon=plan.horizon + 1, transfers=())
    inputs = EngineInputs.from_plan(longer)
    sets = LeverSets.of([scenario.neutral()], catalogue, inputs)
    projection = project(inputs, sets)
    retiring, _ = leaving(inputs, sets, Ramps(inputs, sets))
    return tuple(
        _of_occupation(plan, projection, retiring[:, 0, :, place], scenario.demand, occupation)
        for place, occupation in enumerate(plan.occupations)
    )


def _of_occupation(
    plan: Plan, projection: Projection, retiring: Floats, demand: str, occupation: str
) -> Premises:
    """``retiring`` are the probabilities of retiring, (T, A, G)."""
    last = len(plan.years) - 1
    staff = projection.supply_heads[0, :, plan.occupations.index(occupation), 0]

    def total(name: str) -> Floats:
        return projection.total(name, 0, occupation)

    need, intake = total("demand_fte"), total("gf2_starts")
    retired = total("retired")[0] + total("aged_out")[0]
    of_staff = [row for row in plan.exit_rates if row.occupation == occupation]
    index = [row for row in plan.demand_index if row.occupation == occupation]
    kinds = {
        "intake": _kind(plan, _counting(plan, occupation), "gf2_starts"),
        "exits": _kind(plan, of_staff, "retirement", "other"),
        "retirement_age": _kind(plan, of_staff, "retirement"),
        "retirement_age_end": _kind(plan, [*of_staff, *plan.reform], "retirement", "with_years"),
        "demand_growth": _kind(plan, [row for row in index if row.scenario == demand], "index"),
    }
    return Premises(
        occupation,
        float(intake[0]),
        float(intake[last]),
        float(retired + total("other_exits")[0]),
        float(retired),
        _mean_age(retiring[0], staff),
        _mean_age(retiring[last], staff),
        float((need[last] / need[0]) ** (1.0 / last) - 1.0) if need[0] > 0 else 0.0,
        kinds,
    )


def _mean_age(retiring: Floats, staff: Floats) -> float:
    """Of the probabilities of retiring by area and age, (A, G), weighted by the areas' staff."""
    rates = np.where(AGES < AT_WORK_FROM, 0.0, retiring)
    # Nobody is counted any more the year after.
    rates[:, -1] = 1.0
    there = np.cumprod(1.0 - rates, axis=1)
    there = np.concatenate([np.ones((len(rates), 1)), there[:, :-1]], axis=1)
    # Between two counts half of them have had their birthday before they go.
    ages = (there * rates * (AGES + 0.5)).sum(axis=1)
    return float(np.average(ages, weights=staff if len(ages) == len(staff) else None))


def _counting(plan: Plan, occupation: str) -> Iterator[TraineeIntake]:
    """The rows of the intake that the base year and those after it take theirs from."""
    rows = [row for row in plan.trainee_intake if row.occupation == occupation]
    for area in {row.area for row in rows}:
        own = [row for row in rows if row.area == area]
        before = [row.year for row in own if row.year <= plan.base_year]
        first = max(before, default=min(row.year for row in own))
        yield from (row for row in own if first <= row.year <= plan.horizon)


_LEAST_CERTAIN = ("assumption", "derived", "own", "published")


def _kind(plan: Plan, rows: Iterable[Any], *columns: str) -> str:
    """The least certain kind among the sources of the figures of ``columns`` in ``rows``."""
    kind_of = {source.id: source.kind for source in plan.sources}
    kinds = {
        kind_of.get(source_of(row, column), "")
        for row in rows
        for column in columns
        if hasattr(row, column)
    }
    return next((kind for kind in _LEAST_CERTAIN if kind in kinds), "")
