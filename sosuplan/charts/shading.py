"""The outlines of areas that charts shade: where people are missing."""

from __future__ import annotations

import numpy as np

from sosuplan.charts.runs import Floats


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
