"""Balances of many runs: the one place where an analysis batches them.

A batch is computed in blocks, of which only the balance is kept, so that ten thousand runs of a
national plan need no more room than a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE, Projection, is_short

Floats = NDArray[np.float64]

BLOCK = 1 << 18
"""Staff cells (runs x areas x sectors x occupations x ages) of one block."""

Progress = Callable[[int, int], None]
"""Is told how many runs are done, and of how many; whoever has heard enough raises."""
Inputs = EngineInputs | Callable[[slice], EngineInputs]
"""The inputs of all runs; or what makes those of some of them, where there are many that differ."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of many runs for one occupation in all areas, (R, T)."""

    gap: Floats
    """The balance, in the unit asked for."""
    short: NDArray[np.bool_]
    """True where there is a shortage."""


@dataclass(frozen=True, slots=True)
class Balances:
    """What came of many runs for every occupation, all areas added up, (R, O, T)."""

    gap_heads: Floats
    gap_fte: Floats
    short: NDArray[np.bool_]
    supply_heads: Floats
    supply_fte: Floats

    def of(self, place: int, unit: str) -> Outcomes:
        """Those of the occupation at ``place`` of the inputs', in ``unit``."""
        gap = self.gap_fte if unit == FTE else self.gap_heads
        return Outcomes(gap[:, place], self.short[:, place])


def outcomes(
    inputs: Inputs,
    sets: LeverSets,
    place: int,
    unit: str,
    progress: Progress | None = None,
) -> Outcomes:
    """What comes of every run for the occupation at ``place`` of the inputs'."""
    return balances(inputs, sets, progress).of(place, unit)


def balances(inputs: Inputs, sets: LeverSets, progress: Progress | None = None) -> Balances:
    """What comes of every run."""
    found = None
    for rows, projection in blocks(inputs, sets, progress):
        supply = projection.supply_fte.sum(axis=1)
        gap_fte = supply - projection.demand_fte.sum(axis=1)
        heads = projection.supply_heads - projection.demand_heads
        if found is None:
            shape = len(sets), *gap_fte.shape[1:]
            gaps, supplies = np.empty((2, *shape)), np.empty((2, *shape))
            found = Balances(gaps[0], gaps[1], np.empty(shape, dtype=bool), *supplies)
        found.supply_heads[rows] = projection.supply_heads.sum(axis=1)
        found.supply_fte[rows] = supply
        found.gap_heads[rows] = heads.sum(axis=1)
        found.gap_fte[rows] = gap_fte
        found.short[rows] = is_short(gap_fte, supply)
    assert found is not None, "a batch has a run"
    return found


def blocks(
    inputs: Inputs, sets: LeverSets, progress: Progress | None = None
) -> Iterator[tuple[slice, Projection]]:
    """What comes of the runs, block by block, with which runs it is of."""
    start, size = 0, 1
    while start < len(sets):
        rows = slice(start, min(len(sets), start + size))
        some = inputs.rows(rows) if isinstance(inputs, EngineInputs) else inputs(rows)
        yield rows, project(some, sets.rows(rows))
        start = rows.stop
        size = max(1, BLOCK // int(np.prod(some.heads.shape[1:])))
        if progress is not None:
            progress(start, len(sets))
