"""Where the change of the balance comes from: each flow of people and each part of the need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import factorial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.result_table import ResultTable, Row
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import HEADS
from sosuplan.engine.work import demand_factors
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.scenario import Scenario

if TYPE_CHECKING:
    from pandas import DataFrame

Floats = NDArray[np.float64]

START, END = "start_gap", "end_gap"
PARTS = (
    START,
    "retired",
    "other_exits",
    "aged_out",
    "graduates",
    "recruited",
    "to_training",
    "transfers",
    "demand_growth",
    "demand_levers",
    "work_per_person",
    END,
)
"""In the order in which they are told: the balance that it begins with, what moves it, and the
balance that it ends with."""
BY = ("area", "year")
"""What parts can be told by."""


@dataclass(frozen=True)
class Flows:
    """What moves the balance of one occupation from each year to the next, (A, T-1) a part:
    positive is for the better. The parts between ``START`` and ``END`` add up to what is between
    the two (model, section 6)."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    """The years that are moved to: the first is the one after the base year."""
    parts: Mapping[str, Floats]

    def total(self, part: str, area: int | None = None, year: int | None = None) -> float:
        """A part in all areas and over all years, or of the one at this place."""
        values = self.parts[part]
        if area is not None:
            values = values[area : area + 1]
        if year is not None:
            values = values[:, year : year + 1]
        elif part == START:
            values = values[:, :1]
        elif part == END:
            values = values[:, -1:]
        return float(values.sum())

    def table(self, by: Sequence[str] = ()) -> ResultTable:
        """A row for each part, and for each area and year where that is asked for (``BY``)."""
        return ResultTable((*by, "part", "value"), tuple(self._rows(tuple(by))))

    def to_frame(self) -> DataFrame:
        """Every part by area and year."""
        return self.table(BY).to_frame()

    def _rows(self, by: Sequence[str]) -> Iterator[Row]:
        for chosen in product(*(self._apart(one) for one in by)):
            some = dict(zip(by, (place for _, place in chosen), strict=True))
            names = tuple(name for name, _ in chosen)
            for part in PARTS:
                yield (*names, part, self.total(part, **some))

    def _apart(self, by: str) -> list[tuple[str | int, int]]:
        """The name and the place of each area, or year."""
        names: Sequence[str | int] = self.areas if by == "area" else self.years
        return [(name, place) for place, name in enumerate(names)]


def flows(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
) -> Flows:
    """What moves the balance of ``occupation`` under ``scenario`` from the base year to ``year``
    (None: to the horizon), in ``unit``, of each area that employs it.

    In full-time persons people count for the work of the year that they come or leave in, and the
    change of the work of those who are there then is a part of its own. In persons it changes how
    many are needed, with what else does (``changes_of_product``).
    """
    sets = LeverSets.of([scenario], catalogue, inputs)
    projection = project(inputs, sets)
    job = inputs.occupations.index(occupation)
    steps = len(inputs.years) - 1 if year is None else inputs.years.index(year)
    employing = [at for at, area in enumerate(inputs.areas) if projection.employs(area, occupation)]

    def of(values: Floats) -> Floats:
        """Of the areas and the occupation, (A, T); what all have alike stands once."""
        alike, single = values.shape[1] == 1, values.shape[2] == 1
        rows = values[0, [0] * len(employing) if alike else employing, 0 if single else job]
        return np.asarray(rows[:, : steps + 1])

    work, supply = of(projection.work_per_person), of(projection.supply_heads)
    factors = demand_factors(inputs, sets)
    need = [of(one) for one in (factors.index, factors.levers, factors.kept)]
    if unit == HEADS:
        need.append(1.0 / work)
    grown, levered, kept, *worked = (
        -of(factors.base) * change for change in changes_of_product(need)
    )
    each = 1.0 if unit == HEADS else work[:, :-1]
    moved = {
        part: sign * of(getattr(projection, part))[:, :steps] * each
        for part, sign in _PEOPLE.items()
    }
    gap = of(projection.gap_heads if unit == HEADS else projection.gap_fte)
    parts = {
        # Up to the base year the balance that it begins with is the one that it ends with.
        START: gap[:, : max(steps, 1)],
        **moved,
        "transfers": of(projection.transferred)[:, :steps] * each + kept,
        "demand_growth": grown,
        "demand_levers": levered,
        "work_per_person": worked[0] if worked else supply[:, 1:] * np.diff(work, axis=1),
        END: gap[:, min(steps, 1) :],
    }
    areas = tuple(inputs.areas[at] for at in employing)
    return Flows(areas, inputs.years[1 : steps + 1], parts)


_PEOPLE = {
    "retired": -1.0,
    "other_exits": -1.0,
    "aged_out": -1.0,
    "graduates": 1.0,
    "recruited": 1.0,
    "to_training": -1.0,
}
"""The engine's flows of people, and which way they move the balance."""


def changes_of_product(factors: Sequence[Floats]) -> tuple[Floats, ...]:
    """How much of each change of the factors' product from one column to the next is due to each
    of the factors, (A, T-1): the mean over all orders in which they may change.

    They add up to the change of the product.
    """
    count = len(factors)
    pairs = [(one[:, :-1], one[:, 1:]) for one in factors]
    found = []
    for place, (before, after) in enumerate(pairs):
        others = pairs[:place] + pairs[place + 1 :]
        mean = np.zeros_like(before)
        for changed in product((0, 1), repeat=count - 1):
            ahead = sum(changed)
            weight = factorial(ahead) * factorial(count - 1 - ahead) / factorial(count)
            mean += weight * np.prod(
                [pair[is_new] for pair, is_new in zip(others, changed, strict=True)], axis=0
            )
        found.append(mean * (after - before))
    return tuple(found)
