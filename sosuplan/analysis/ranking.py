"""What matters most: every lever moved by a tenth of its range, the way that helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.batches import Progress, outcomes
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

PARTS_OF_RANGE = 10
_DECIMALS = 9
RECRUITED = 50.0
"""Persons a year: the range of recruitment has room for any plan, and a tenth of it for none."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One lever, moved a step."""

    lever: Lever
    step: float
    """By how much, in the lever's own unit, no further than its range goes."""
    value: float
    """Where it stands then."""
    gap_change: float
    """What that adds to the balance."""


@dataclass(frozen=True, slots=True)
class Ranking(Tabled):
    """All levers but the timing, the one that helps most first."""

    year: int
    unit: str
    levers: tuple[Ranked, ...]

    def table(self) -> ResultTable:
        """A row for each lever."""
        rows = tuple((one.lever.id, one.step, one.gap_change) for one in self.levers)
        return ResultTable(("lever", "step", "gap_change"), rows)


def ranking(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
    progress: Progress | None = None,
) -> Ranking:
    """How much a step of each lever from where ``scenario`` has it adds to the balance of
    ``occupation`` in ``year`` (None: at the horizon), in ``unit``."""
    place = len(inputs.years) - 1 if year is None else inputs.years.index(year)
    levers = [one for one in catalogue if not one.is_timing]
    steps, values, runs = [], [], [scenario]
    for lever in levers:
        now = scenario.levers.get(lever.id, today(plan, lever))
        size = RECRUITED if lever.family == "other_recruitment" else _tenth(lever)
        for way in (size, -size):
            low, high = min(lever.low, now) - now, max(lever.high, now) - now
            # A tenth is no round number to a computer: 0.07 is not 0.06999 to the one who types.
            steps.append(round(min(max(way, low), high), _DECIMALS))
            values.append(round(now + steps[-1], _DECIMALS))
            runs.append(scenario.with_lever(lever.id, values[-1]))
    sets = LeverSets.of(runs, catalogue, inputs)
    found = outcomes(inputs, sets, inputs.occupations.index(occupation), unit, progress).gap[
        :, place
    ]
    added = (found[1:] - found[0]).reshape(-1, 2)
    ways, ends = np.array(steps).reshape(-1, 2), np.array(values).reshape(-1, 2)
    ranked = [
        Ranked(lever, float(step[best]), float(end[best]), float(gain[best]))
        for lever, step, end, gain in zip(levers, ways, ends, added, strict=True)
        for best in (int(gain.argmax()),)
    ]
    ranked.sort(key=lambda one: -one.gap_change)
    return Ranking(inputs.years[place], unit, tuple(ranked))


def _tenth(lever: Lever) -> float:
    return (lever.high - lever.low) / PARTS_OF_RANGE
