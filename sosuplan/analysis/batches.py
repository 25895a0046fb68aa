"""Balances of many runs: the one place where an analysis batches them.

A batch is computed in blocks, of which only the balance is kept, so that ten thousand runs of a
national plan need no more room than a few hundred.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE

Floats = NDArray[np.float64]

BLOCK = 1 << 18
"""Staff cells (runs x areas x sectors x occupations x ages) of one block."""

Progress = Callable[[int, int], None]
"""Is told how many runs are done, and of how many; whoever has heard enough raises."""


def gaps(
    inputs: EngineInputs,
    sets: LeverSets,
    occupation: str,
    unit: str,
    progress: Progress | None = None,
) -> Floats:
    """The balance of one occupation in all areas, (R, T), of every run, in ``unit``."""
    place = inputs.occupations.index(occupation)
    found = np.empty((len(sets), len(inputs.years)))
    size = max(1, BLOCK // int(np.prod(inputs.heads.shape[1:])))
    for start in range(0, len(sets), size):
        rows = slice(start, min(len(sets), start + size))
        projection = project(inputs.rows(rows), sets.rows(rows))
        gap = projection.gap_fte if unit == FTE else projection.gap_heads
        found[rows] = gap[:, :, place].sum(axis=1)
        if progress is not None:
            progress(rows.stop, len(sets))
    return found
