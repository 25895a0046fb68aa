"""How sure a projection is: what comes of it when its inputs may be others than the plan's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.batches import Progress, balances
from sosuplan.analysis.input_ranges import varied
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import InputRange
from sosuplan.text.numbers import nice_step

Floats = NDArray[np.float64]

DRAWS, SEED = 1_000, 2024
LEAST_DRAWS, MOST_DRAWS, LARGEST_SEED = 100, 100_000, 2**32 - 1
DRAWS_ENDS, SEED_ENDS = (10, MOST_DRAWS), (0, LARGEST_SEED)
"""What can be asked for outside the window, which lets nobody ask for as few draws."""
MOST_INTERVALS = 10
"""Of a distribution, but for one more at an end."""
QUANTILES = (0.1, 0.5, 0.9)
"""Eight in ten draws lie between the first and the last."""


@dataclass(frozen=True)
class Sampling:
    """How the inputs are drawn."""

    draws: int = DRAWS
    seed: int = SEED

    @property
    def is_sound(self) -> bool:
        """True if somebody can ask for it."""
        return LEAST_DRAWS <= self.draws <= MOST_DRAWS and 0 <= self.seed <= LARGEST_SEED


USUAL = Sampling()


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """How the balances of one year lie: which share of the draws is in each interval."""

    edges: Floats
    """The ends of the intervals, at round numbers of which nought is one if it is among them."""
    shares: Floats
    """One less: of the draws from each end to the next."""


@dataclass(frozen=True, eq=False)
class Uncertainty(Tabled):
    """What comes of many draws of the inputs, by year."""

    years: tuple[int, ...]
    unit: str
    draws: int
    seed: int
    quantiles: Floats
    """The balances that a tenth, half and nine tenths of the draws are below, (3, T)."""
    shortage: Floats
    """The share of the draws with a shortage, (T,)."""
    distributions: tuple[Distribution, ...]
    """How the balances lie, of each year."""

    def table(self) -> ResultTable:
        """A row for each year."""
        figures = (*self.quantiles.tolist(), self.shortage.tolist())
        rows = tuple(zip(self.years, *figures, strict=True))
        return ResultTable(("year", "p10", "p50", "p90", "p_shortage"), rows)


Simulated = Mapping[str, Mapping[str, Uncertainty]]
"""What comes of the same draws, by unit and occupation."""


def simulate(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    ranges: Sequence[InputRange],
    sampling: Sampling = USUAL,
    progress: Progress | None = None,
) -> Simulated:
    """What comes of ``scenario`` in draws of the inputs with ``ranges``, for every occupation in
    both units. The same seed gives the same draws."""
    one = LeverSets.of([scenario], catalogue, inputs)
    runs = np.zeros(sampling.draws, dtype=np.intp)
    own = None if one.timing is None else one.timing[runs]
    sets = LeverSets(catalogue, one.values[runs], one.demand[runs], own)
    values = draw(ranges, sampling.draws, sampling.seed)
    found = balances(lambda rows: varied(inputs, ranges, values[rows]), sets, progress)

    def told(place: int, unit: str) -> Uncertainty:
        of = found.of(place, unit)
        return Uncertainty(
            inputs.years,
            unit,
            sampling.draws,
            sampling.seed,
            np.quantile(of.gap, QUANTILES, axis=0),
            of.short.mean(axis=0),
            tuple(distribution(gaps) for gaps in of.gap.T),
        )

    return {
        unit: {job: told(place, unit) for place, job in enumerate(inputs.occupations)}
        for unit in (HEADS, FTE)
    }


def distribution(gaps: Floats) -> Distribution:
    """How ``gaps`` lie in intervals of a round size."""
    low, high = float(gaps.min()), float(gaps.max())
    if not np.isfinite((low, high)).all():
        return Distribution(np.zeros(1), np.zeros(0))
    step = nice_step(high - low, MOST_INTERVALS)
    first, last = np.floor(low / step), np.floor(high / step) + 1.0
    edges = np.arange(first, last + 0.5) * step
    return Distribution(edges, np.histogram(gaps, edges)[0] / len(gaps))


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
