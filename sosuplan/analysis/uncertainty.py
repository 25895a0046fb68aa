"""How sure a projection is: what comes of it when its inputs may be others than the plan's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.batches import Progress, outcomes
from sosuplan.analysis.input_ranges import varied
from sosuplan.analysis.results import ResultTable
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import InputRange

if TYPE_CHECKING:
    from pandas import DataFrame

Floats = NDArray[np.float64]

DRAWS, SEED = 1_000, 2024
QUANTILES = (0.1, 0.5, 0.9)
"""Eight in ten draws lie between the first and the last."""


@dataclass(frozen=True)
class Uncertainty:
    """What comes of many draws of the inputs, by year."""

    years: tuple[int, ...]
    unit: str
    draws: int
    seed: int
    quantiles: Floats
    """The balances that a tenth, half and nine tenths of the draws are below, (3, T)."""
    shortage: Floats
    """The share of the draws with a shortage, (T,)."""
    horizon: Floats
    """The balance of every draw in the last year, in order of size."""

    def table(self) -> ResultTable:
        """A row for each year."""
        figures = (*self.quantiles.tolist(), self.shortage.tolist())
        rows = tuple(zip(self.years, *figures, strict=True))
        return ResultTable(("year", "p10", "p50", "p90", "p_shortage"), rows)

    def to_frame(self) -> DataFrame:
        """The same as a pandas ``DataFrame``."""
        return self.table().to_frame()


def uncertainty(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    ranges: Sequence[InputRange],
    occupation: str,
    unit: str = HEADS,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Uncertainty:
    """What comes of ``scenario`` for ``occupation`` in ``draws`` draws of the inputs with
    ``ranges``. The same ``seed`` gives the same draws."""
    one = LeverSets.of([scenario], catalogue, inputs)
    runs = np.zeros(draws, dtype=np.intp)
    own = None if one.timing is None else one.timing[runs]
    sets = LeverSets(catalogue, one.values[runs], one.demand[runs], own)
    values = draw(ranges, draws, seed)
    found = outcomes(
        lambda rows: varied(inputs, ranges, values[rows]),
        sets,
        inputs.occupations.index(occupation),
        unit,
        progress,
    )
    return Uncertainty(
        inputs.years,
        unit,
        draws,
        seed,
        np.quantile(found.gap, QUANTILES, axis=0),
        found.short.mean(axis=0),
        np.sort(found.gap[:, -1]),
    )


def draw(ranges: Sequence[InputRange], draws: int, seed: int) -> Floats:
    """Values of every range, (draws, ranges): a Latin hypercube, so that each tenth of a range has
    a tenth of its draws, in triangular distributions."""
    random = np.random.Generator(np.random.PCG64(seed))
    found = np.empty((draws, len(ranges)))
    for column, row in enumerate(ranges):
        places = (random.permutation(draws) + random.random(draws)) / draws
        found[:, column] = triangular(places, row.low, row.likely, row.high)
    return found


def triangular(places: Floats, low: float, likely: float, high: float) -> Floats:
    """The values below which shares ``places`` of a triangular distribution lie."""
    width = high - low
    if width <= 0.0:
        return np.full_like(places, likely)
    turn = (likely - low) / width
    rising = low + np.sqrt(places * width * (likely - low))
    falling = high - np.sqrt((1.0 - places) * width * (high - likely))
    return np.where(places < turn, rising, falling)
