"""Scales that people can read: whole numbers at round steps, whole years."""

from __future__ import annotations

import math

MOST_PARTS = 6
"""A scale is rounded to limits that divide it into at most this many steps, and a bit."""
YEAR_STEPS = (1, 2, 5, 10, 20)
"""Every so many years are named where not all fit."""
AGE_STEP = 10


def nice_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … that goes at most ``most`` times into ``span``."""
    wanted = span / max(1, most)
    if wanted <= 1.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(f * power for f in (1.0, 2.0, 5.0, 10.0) if f * power >= wanted * (1.0 - 1e-9))


def round_limits(low: float, high: float) -> tuple[float, float]:
    """Limits of a scale that shows ``low``, ``high`` and 0: whole, about half a nice step apart."""
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
