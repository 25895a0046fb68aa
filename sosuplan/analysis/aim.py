"""What is aimed at in a year: no shortage, or a surplus, of one occupation or of each of two; how
far runs are from it, and where a line of them comes to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.batches import Progress, balances
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import FTE, HEADS, SURPLUS, SURPLUS_FROM

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

BALANCE = "0"
TARGETS = (BALANCE, SURPLUS)
"""No shortage, and the traffic light of a surplus."""
CLOSE = 1e-6
"""Persons: what is so near is there."""
_ROUNDS = 80
"""The longest search; it halves what is left of a line at least every third time."""


@dataclass(frozen=True)
class Aim:
    """The target for each of ``occupations`` in ``year``, measured in ``unit``: two are never
    netted, a surplus of one fills no shortage of the other."""

    inputs: EngineInputs
    occupations: tuple[str, ...]
    year: int
    unit: str = HEADS
    target: str = BALANCE

    @classmethod
    def of(
        cls,
        inputs: EngineInputs,
        occupation: str,
        unit: str = HEADS,
        year: int | None = None,
        target: str = BALANCE,
    ) -> Aim:
        """That of an occupation, or of each of them (``all``), in ``year``; None: the horizon."""
        occupations = inputs.occupations if occupation == "all" else (occupation,)
        return cls(inputs, occupations, inputs.years[-1] if year is None else year, unit, target)

    def left(self, sets: LeverSets, progress: Progress | None = None) -> Floats:
        """By how much each run is beyond the target in each occupation, (R, occupations): negative
        where something is lacking.

        A surplus is one of full-time persons, whatever the unit; in persons, it is as many as do
        that work.
        """
        found = balances(self.inputs, sets, progress)
        places = [self.inputs.occupations.index(one) for one in self.occupations]
        at = slice(None), places, self.inputs.years.index(self.year)
        if self.target == BALANCE:
            return np.asarray((found.gap_fte if self.unit == FTE else found.gap_heads)[at])
        supply = found.supply_fte[at]
        left = found.gap_fte[at] - SURPLUS_FROM * supply
        if self.unit == FTE:
            return np.asarray(left)
        there = supply > 0.0
        persons = left * found.supply_heads[at] / np.where(there, supply, 1.0)
        return np.where(there, persons, found.gap_heads[at])


def lacking(left: Floats) -> Floats:
    """What is lacking of the target in all occupations together, as a negative figure, or nought,
    (...), of what is ``left`` in each, (..., occupations)."""
    return np.asarray(np.minimum(left, 0.0).sum(axis=-1))


def told_left(left: Floats) -> float:
    """What is left of one run: all that is lacking or, where nothing is, what the occupation that
    is nearest to the target has beyond it."""
    return float(lacking(left) if (left < 0.0).any() else left.min())


def moved(
    sets: LeverSets, columns: Places, values: Floats, runs: Places | None = None
) -> LeverSets:
    """Runs that are those of ``sets`` at ``runs`` (None: its first one) with the levers at
    ``columns`` at ``values``: a lever a run, both (R,), or the same levers in all, (levers,) and
    (R, levers)."""
    if runs is None:
        runs = np.zeros(len(values), dtype=np.intp)
    made = sets.values[runs]
    if values.ndim > 1:
        made[:, columns] = values
    else:
        made[np.arange(len(values)), columns] = values
    timing = None if sets.timing is None else sets.timing[runs]
    return LeverSets(sets.catalogue, made, sets.demand[runs], timing)


Measure = Callable[[Places, Floats], Floats]
"""What is left at places of some lines: of which lines, and at which values, both (N,)."""


def crossings(
    measure: Measure, short: Floats, met: Floats, left_short: Floats, left_met: Floats
) -> Floats:
    """Where lines that are below nought at ``short``, and not at ``met``, come to it, (L,): what is
    left there is 0 to ``CLOSE`` or, where a line jumps, it is the first number that is not short.

    All lines are searched at once, by secants that are kept from creeping (the Illinois rule) and
    by halves every third time.
    """
    # Aimed a little above nought: then it does not matter from which side it is come upon.
    above = CLOSE / 4
    a, b = short.astype(float), met.astype(float)
    left_a, left_b = left_short - above, left_met - above
    side = np.zeros(len(a))
    still = np.flatnonzero(left_b > above)
    for turn in range(_ROUNDS):
        if not still.size:
            break
        x, y, of_x, of_y = a[still], b[still], left_a[still], left_b[still]
        with np.errstate(all="ignore"):
            at = x - of_x * (y - x) / (of_y - of_x)
        inside = (at > np.minimum(x, y)) & (at < np.maximum(x, y))
        at = np.where(inside & (turn % 3 < 2), at, x + (y - x) / 2)
        found = measure(still, at) - above
        is_met = found >= -above
        b[still] = np.where(is_met, at, y)
        a[still] = np.where(is_met, x, at)
        # The end that stays a second time counts half.
        again = side[still] == np.where(is_met, 1.0, -1.0)
        left_b[still] = np.where(is_met, found, np.where(again, of_y / 2, of_y))
        left_a[still] = np.where(is_met, np.where(again, of_x / 2, of_x), found)
        side[still] = np.where(is_met, 1.0, -1.0)
        width = np.abs(b[still] - a[still])
        least = 2 * np.spacing(np.maximum(np.abs(a[still]), np.abs(b[still])))
        near = is_met & (found <= above)
        still = still[~near & (width > least)]
    return b
