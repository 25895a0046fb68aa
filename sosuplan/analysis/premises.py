"""What a projection without new measures rests on: intake, retirement, exits, growth of demand.

Each figure comes with the kind of its source, so that page one can say what is assumed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.ages import AGES
from sosuplan.engine.levers import Ramps
from sosuplan.engine.workforce import leaving
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import LAST_AGE, Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Premises:
    """What one occupation's projection rests on, of all areas together, with no lever moved."""

    occupation: str
    intake: float
    """Trainees who start GF2 in the base year."""
    retirement_age: float
    """The age at which people retire on average, if all retire as those of each age do in the
    first year (as life expectancy is of one year's deaths),"""
    retirement_age_end: float
    """and as in the last."""
    exits: float
    """People who leave in the first year: retired and others."""
    demand_growth: float
    """Growth of the need for work a year, as a share, on average to the horizon."""
    kinds: dict[str, str]
    """The kind of each figure's source by its name: the least certain one where there are more."""


def premises(
    plan: Plan, catalogue: LeverCatalogue, inputs: EngineInputs, scenario: Scenario
) -> tuple[Premises, ...]:
    """What each occupation's projection rests on under the demand of ``scenario``."""
    sets = LeverSets.of([scenario.neutral()], catalogue, inputs)
    projection = project(inputs, sets)
    retiring, _ = leaving(inputs, sets, Ramps(inputs, sets))
    return tuple(
        _of_occupation(plan, projection, retiring, scenario.demand, occupation)
        for occupation in plan.occupations
    )


def _of_occupation(
    plan: Plan,
    projection: Projection,
    retiring: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    demand: str,
    occupation: str,
) -> Premises:
    place = plan.occupations.index(occupation)
    staff = projection.supply_heads[0, :, place, 0]

    def mean_age(year: int) -> float:
        rates = retiring[year, 0, :, place]
        left = np.cumprod(1.0 - rates, axis=-1)
        still = np.concatenate([np.ones((len(rates), 1)), left[:, :-1]], axis=1)
        # Those who retire in a year do so half-way through it; who never does leaves at 75.
        ages = (still * rates * (AGES + 0.5)).sum(axis=1) + left[:, -1] * (LAST_AGE + 1)
        weights = staff if len(ages) == len(staff) else None
        return float(np.average(ages, weights=weights))

    need = projection.total("demand_fte", 0, occupation)
    steps = len(plan.years) - 1
    growth = (need[-1] / need[0]) ** (1.0 / steps) - 1.0 if need[0] > 0 else 0.0
    exits = sum(projection.total(name, 0, occupation)[0] for name in ("retired", "other_exits"))
    return Premises(
        occupation,
        float(projection.total("gf2_starts", 0, occupation)[0]),
        mean_age(0),
        mean_age(steps - 1),
        float(exits),
        float(growth),
        {
            "intake": _kind(plan, "trainee_intake", "gf2_starts", occupation),
            "retirement_age": _kind(plan, "exit_rates", "retirement", occupation),
            "retirement_age_end": _kind(plan, "reform", "with_years", ""),
            "exits": _kind(plan, "exit_rates", "other", occupation),
            "demand_growth": _kind(plan, "demand_index", "index", occupation, demand),
        },
    )


_LEAST_CERTAIN = ("assumption", "derived", "own", "published")


def _kind(plan: Plan, table: str, column: str, occupation: str, demand: str = "") -> str:
    """The least certain kind among the sources of a column's figures; "" if there are none."""
    kind_of = {source.id: source.kind for source in plan.sources}
    kinds = {
        kind_of.get(source_of(row, column), "")
        for row in getattr(plan, table)
        if (not occupation or row.occupation == occupation)
        and (not demand or row.scenario == demand)
    }
    return next((kind for kind in _LEAST_CERTAIN if kind in kinds), "")
