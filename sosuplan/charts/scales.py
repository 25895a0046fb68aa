"""Where things of a chart are, in its own units: scales that people can read (whole numbers at
round steps, whole years), the outlines of what is shaded, and labels that keep out of each other's
way."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from sosuplan.charts.runs import Floats
from sosuplan.text.numbers import nice_step

MOST_PARTS = 6
"""A scale is rounded to limits that divide it into at most this many steps, and a bit."""
YEAR_STEPS = (1, 2, 5, 10, 20)
"""Every so many years are named where not all fit."""
AGE_STEP = 10


def round_limits(low: float, high: float, *, from_zero: bool = True) -> tuple[float, float]:
    """Limits of a scale that shows ``low``, ``high`` and, ``from_zero``, 0: whole, about half a
    nice step apart."""
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    step = nice_step(high - low, MOST_PARTS)
    part = max(1.0, step // 2.0)
    low, high = math.floor(low / part + 1e-9) * part, math.ceil(high / part - 1e-9) * part
    return (low, high) if high > low else (low, low + 1.0)


def ticks(low: float, high: float, step: float) -> list[float]:
    """The multiples of ``step`` from ``low`` to ``high``, both counted in."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def year_step(a_year: float, label: float) -> int:
    """Every how many years are named when a year is ``a_year`` wide and its name ``label``."""
    return next((n for n in YEAR_STEPS[:-1] if n * a_year >= label), YEAR_STEPS[-1])


def below_zero(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The outline of what lies between zero and the part of a line under it."""
    crosses = np.flatnonzero(y[:-1] * y[1:] < 0.0)
    if len(crosses):
        part = y[crosses] / (y[crosses] - y[crosses + 1])
        at = x[crosses] + part * (x[crosses + 1] - x[crosses])
        x, y = np.insert(x, crosses + 1, at), np.insert(y, crosses + 1, 0.0)
    return np.append(x, (x[-1], x[0])), np.append(np.minimum(y, 0.0), (0.0, 0.0))


def between(x: Floats, supply: Floats, demand: Floats) -> tuple[Floats, Floats]:
    """The outline of the area in which demand lies above supply."""
    gap = supply - demand
    crosses = np.flatnonzero(gap[:-1] * gap[1:] < 0.0)
    if len(crosses):
        part = gap[crosses] / (gap[crosses] - gap[crosses + 1])
        at, places = x[crosses] + part * (x[crosses + 1] - x[crosses]), crosses + 1
        supply = np.insert(supply, places, np.interp(at, x, supply))
        demand = np.insert(demand, places, np.interp(at, x, demand))
        x = np.insert(x, places, at)
    return np.concatenate((x, x[::-1])), np.concatenate((np.maximum(supply, demand), supply[::-1]))


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """The middles of labels of these heights, as near to ``wanted`` as can be, none on top of
    another and all within low..high.

    The order of ``wanted`` is kept. If there is not room for all, they run past ``high``.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Taking the heights before it from each place turns "so far apart" into "not decreasing", whose
    # nearest solution pools neighbours that are in each other's way into blocks at their mean.
    offsets: list[float] = []
    blocks: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        before = (heights[order[rank - 1]] + heights[i]) / 2.0 if rank else 0.0
        offsets.append(offsets[-1] + before if rank else 0.0)
        blocks.append((wanted[i] - offsets[rank], 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    places = [0.0] * len(wanted)
    if not order:
        return places
    first = low + heights[order[0]] / 2.0
    latest = max(first, high - offsets[-1] - heights[order[-1]] / 2.0)
    rank = 0
    for place, count in blocks:
        for _ in range(count):
            places[order[rank]] = min(max(place, first), latest) + offsets[rank]
            rank += 1
    return places
