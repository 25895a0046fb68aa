"""What each moved lever does to the balance: whether it acts, from when, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import Balance, EngineInputs, LeverSets, project
from sosuplan.levers import LeverCatalogue
from sosuplan.scenario import Scenario

_SAME = 1e-9
"""Balances that differ by a smaller share are the same: what is between them is rounding."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one lever of a scenario does to the balance of an occupation, or of all."""

    gain_heads: float
    """What it adds to the balance at the horizon by itself: persons,"""
    gain_fte: float
    """and full-time persons. Gains do not add up, because levers act on each other."""
    first: int | None
    """The first year whose supply or demand is another with the lever than without it, by itself or
    beside the scenario's other levers; None if there is no such year."""


def effects(
    scenario: Scenario, catalogue: LeverCatalogue, inputs: EngineInputs, occupation: str
) -> dict[str, Effect]:
    """The effect of each lever that ``scenario`` sets, by its id, in the order of the catalogue.

    The years of the timing levers are no measure: they are the same in every run. ``occupation`` is
    ``SSA``, ``SSH`` or ``all``.
    """
    timing = {one: at for one, at in scenario.levers.items() if catalogue[one].group == "timing"}
    ids = [one.id for one in catalogue if one.id in scenario.levers and one.id not in timing]
    none = replace(scenario, levers=timing)
    alone = [none.with_lever(one, scenario.levers[one]) for one in ids]
    without = [scenario.with_lever(one, None) for one in ids]
    runs = (none, scenario, *alone, *without)
    projection = project(inputs, LeverSets.of(runs, catalogue, inputs))
    nothing, everything, *others = (projection.balance(run, occupation) for run in range(len(runs)))
    found = {}
    for place, one in enumerate(ids):
        by_itself, left_out = others[place], others[len(ids) + place]
        years = (first_apart(nothing, by_itself), first_apart(left_out, everything))
        found[one] = Effect(
            float(by_itself.gap_heads[-1] - nothing.gap_heads[-1]),
            float(by_itself.gap_fte[-1] - nothing.gap_fte[-1]),
            min((year for year in years if year is not None), default=None),
        )
    return found


def would_act(
    scenario: Scenario, catalogue: LeverCatalogue, inputs: EngineInputs, occupation: str
) -> dict[str, int | None]:
    """For each lever that ``scenario`` does not set, but for the timing: the first year that would
    be another if it went to the far end of its range; None if no year would."""
    levers = [one for one in catalogue if one.id not in scenario.levers and one.group != "timing"]
    runs = [scenario, *(scenario.with_lever(one.id, one.high) for one in levers)]
    projection = project(inputs, LeverSets.of(runs, catalogue, inputs))
    now, *others = (projection.balance(run, occupation) for run in range(len(runs)))
    return {lever.id: first_apart(now, other) for lever, other in zip(levers, others, strict=True)}


def first_apart(one: Balance, other: Balance) -> int | None:
    """The first year in which supply or demand, in persons or full-time persons, differ."""
    sides = ("supply_heads", "demand_heads", "supply_fte", "demand_fte")
    differs = np.any([apart(getattr(one, side), getattr(other, side)) for side in sides], axis=0)
    return one.years[int(differs.argmax())] if differs.any() else None


def apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Where two lines differ by more than rounding."""
    return np.asarray(np.abs(one - other) > _SAME * (1.0 + np.abs(other)))
