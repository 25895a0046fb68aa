"""Balances of many runs: the one place where an analysis batches them.

A batch is computed in blocks, of which only the balance is kept, so that ten thousand runs of a
national plan need no more room than a few.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE, is_short

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


def outcomes(
    inputs: Inputs,
    sets: LeverSets,
    place: int,
    unit: str,
    progress: Progress | None = None,
) -> Outcomes:
    """What comes of every run for the occupation at ``place`` of the inputs'."""
    gaps, shortages = [], []
    start, size = 0, 1
    while start < len(sets):
        rows = slice(start, min(len(sets), start + size))
        some = inputs.rows(rows) if isinstance(inputs, EngineInputs) else inputs(rows)
        projection = project(some, sets.rows(rows))
        supply = projection.supply_fte[:, :, place].sum(axis=1)
        gap_fte = supply - projection.demand_fte[:, :, place].sum(axis=1)
        heads = projection.supply_heads[:, :, place] - projection.demand_heads[:, :, place]
        gaps.append(gap_fte if unit == FTE else heads.sum(axis=1))
        shortages.append(is_short(gap_fte, supply))
        start = rows.stop
        size = max(1, BLOCK // int(np.prod(some.heads.shape[1:])))
        if progress is not None:
            progress(start, len(sets))
    return Outcomes(np.concatenate(gaps), np.concatenate(shortages))
