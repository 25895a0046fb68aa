"""Age bands to single years (model, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sosuplan.model.plan import FIRST_AGE, LAST_AGE

Floats = NDArray[np.float64]

AGES = np.arange(FIRST_AGE, LAST_AGE + 1)


def spread(bands: Iterable[tuple[int, int, float]]) -> Floats:
    """People in each single year 17..74 from contiguous (age_from, age_to, count) bands.

    The cumulated counts are interpolated at whole ages with the monotone cubic of Fritsch and
    Carlson, so that band totals are kept and no age is negative. A single band is spread evenly.
    """
    ordered = sorted(bands)
    edges = np.array([ordered[0][0]] + [age_to + 1 for _, age_to, _ in ordered], dtype=float)
    cumulated = np.concatenate(([0.0], np.cumsum([count for _, _, count in ordered])))
    inside = np.arange(int(edges[0]), int(edges[-1]) + 1)
    people = np.zeros(len(AGES))
    start = int(edges[0]) - FIRST_AGE
    people[start : start + len(inside) - 1] = np.maximum(
        0.0, np.diff(monotone_cubic(edges, cumulated, inside.astype(float)))
    )
    return people


def monotone_cubic(x: Sequence[float] | Floats, y: Floats, at: Floats) -> Floats:
    """The values of SciPy's ``PchipInterpolator(x, y)(at)``, without its import time.

    ``x`` increases strictly and ``at`` lies within it. Interior slopes are the weighted harmonic
    mean of the neighbouring slopes where these have the same sign, else zero; end slopes are the
    one-sided three-point estimate, limited so that the shape is kept (Fritsch and Carlson 1980;
    Moler, Numerical Computing with MATLAB, 2004).
    """
    x = np.asarray(x, dtype=float)
    width = np.diff(x)
    slope = np.diff(y) / width
    if len(x) == 2:
        return np.asarray(y[0] + slope[0] * (at - x[0]))
    tangent = np.zeros(len(x))
    before, after = slope[:-1], slope[1:]
    weight_before = 2.0 * width[1:] + width[:-1]
    weight_after = width[1:] + 2.0 * width[:-1]
    turning = (before * after) <= 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (weight_before + weight_after) / (weight_before / before + weight_after / after)
    tangent[1:-1] = np.where(turning, 0.0, mean)
    tangent[0] = _end_tangent(width[0], width[1], slope[0], slope[1])
    tangent[-1] = _end_tangent(width[-1], width[-2], slope[-1], slope[-2])
    part = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(slope) - 1)
    step = at - x[part]
    curve = (tangent[part] + tangent[part + 1] - 2.0 * slope[part]) / width[part]
    square = (slope[part] - tangent[part]) / width[part] - curve
    return y[part] + step * (tangent[part] + step * (square + step * (curve / width[part])))


def _end_tangent(near: float, far: float, slope: float, next_slope: float) -> float:
    """Slope at an end, from the widths and slopes of the two nearest parts."""
    estimate = ((2.0 * near + far) * slope - near * next_slope) / (near + far)
    if np.sign(estimate) != np.sign(slope):
        return 0.0
    if np.sign(slope) != np.sign(next_slope) and abs(estimate) > 3.0 * abs(slope):
        return 3.0 * slope
    return float(estimate)
