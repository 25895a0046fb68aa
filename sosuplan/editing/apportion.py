"""People in whole numbers: parts of a sum are rounded so that they still add up to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

_MOST_DECIMALS = 6
_NEARLY = 1e-9


def apportioned(parts: Sequence[float], total: float) -> list[float]:
    """``total`` divided in proportion to ``parts``: in whole numbers, or with as many decimals as
    ``total`` itself has, up to six.

    The largest remainders are rounded up, so that the numbers add up to ``total``. Nothing but
    zeros cannot be divided, and stays.
    """
    whole = math.fsum(parts)
    if whole <= 0.0:
        return list(parts)
    steps = next(
        (
            10**decimals
            for decimals in range(_MOST_DECIMALS)
            if abs(total * 10**decimals - round(total * 10**decimals)) < _NEARLY * 10**decimals
        ),
        10**_MOST_DECIMALS,
    )
    exact = [part / whole * total * steps for part in parts]
    counts = [math.floor(one + _NEARLY) for one in exact]
    most_left = sorted(range(len(exact)), key=lambda at: counts[at] - exact[at])
    for at in most_left[: round(total * steps) - sum(counts)]:
        counts[at] += 1
    return [count / steps for count in counts]
