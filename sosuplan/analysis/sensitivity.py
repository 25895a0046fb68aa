"""What matters most for how sure a projection is: one input or lever at a time, from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.batches import outcomes
from sosuplan.analysis.input_ranges import varied
from sosuplan.analysis.plausibility import plausible_range
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import InputRange, Plan
from sosuplan.model.scenario import Scenario

_NOTHING = 1e-9
"""What is a smaller share of the balances is rounding."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input, or one lever, does to the balance at the ends of its range, when all others
    are as likely as can be."""

    what: InputRange | Lever
    low: float
    high: float
    gap_low: float
    """The balance where it is at its low end,"""
    gap_high: float
    """and at its high one."""

    @property
    def width(self) -> float:
        """How far the two balances are apart."""
        return abs(self.gap_high - self.gap_low)


@dataclass(frozen=True, slots=True)
class Sensitivity(Tabled):
    """Inputs and levers, the one that matters most first. What changes nothing is left out."""

    year: int
    unit: str
    likely: float
    """The balance where every input is as likely as can be."""
    swings: tuple[Swing, ...]

    def table(self) -> ResultTable:
        """A row for each input or lever, with area and occupation of an input that has them."""
        columns = ("input", "low", "high", "gap_low", "gap_high", "area", "occupation")
        rows = []
        for one in self.swings:
            if isinstance(one.what, Lever):
                name, of = one.what.id, ("", "")
            else:
                name, of = one.what.input, (one.what.area, one.what.occupation)
            rows.append((name, one.low, one.high, one.gap_low, one.gap_high, *of))
        return ResultTable(columns, rows)


def sensitivity(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
) -> Sensitivity:
    """What each input with a range, and each lever with a plausible one, does to the balance of
    ``occupation`` under ``scenario`` in ``year`` (None: at the horizon), in ``unit``."""
    place = len(inputs.years) - 1 if year is None else inputs.years.index(year)
    ranges = plan.input_ranges
    levers = _levers(plan, catalogue)
    likely = [row.likely for row in ranges]
    values = [likely]
    for at, row in enumerate(ranges):
        values += [[*likely[:at], end, *likely[at + 1 :]] for end in (row.low, row.high)]
    moved = [scenario.with_lever(one.id, end) for one, *ends in levers for end in ends]
    values += [likely] * len(moved)
    runs = [*[scenario] * (1 + 2 * len(ranges)), *moved]
    found = outcomes(
        lambda rows: varied(inputs, ranges, np.array(values[rows])),
        LeverSets.of(runs, catalogue, inputs),
        inputs.occupations.index(occupation),
        unit,
    ).gap[:, place]
    ends: Sequence[tuple[InputRange | Lever, float, float]] = [
        *((row, row.low, row.high) for row in ranges),
        *levers,
    ]
    swings = [
        Swing(what, low, high, float(gap_low), float(gap_high))
        for (what, low, high), (gap_low, gap_high) in zip(
            ends, found[1:].reshape(-1, 2), strict=True
        )
    ]
    least = _NOTHING * (1.0 + float(np.abs(found).max()))
    told = [one for one in swings if one.width > least]
    told.sort(key=lambda one: -one.width)
    return Sensitivity(inputs.years[place], unit, float(found[0]), tuple(told))


def _levers(plan: Plan, catalogue: LeverCatalogue) -> list[tuple[Lever, float, float]]:
    """The levers of which both ends are known that have been seen, with these."""
    found = []
    for lever in catalogue:
        plausible = None if lever.is_timing else plausible_range(plan, lever)
        if plausible is not None and plausible.low is not None and plausible.high is not None:
            found.append((lever, plausible.low, plausible.high))
    return found
