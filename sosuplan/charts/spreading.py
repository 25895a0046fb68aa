"""Labels side by side that keep out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near to ``wanted`` as can be, ``apart`` from each other and within low..high.

    The order of ``wanted`` is kept. If there is not room for all, they run past ``high``.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Taking i * apart from the i-th place turns "so far apart" into "not decreasing", whose nearest
    # solution pools neighbours that are in each other's way into blocks at their mean.
    blocks: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        blocks.append((wanted[i] - rank * apart, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    latest = max(low, high - (len(wanted) - 1) * apart)
    places = [0.0] * len(wanted)
    rank = 0
    for place, count in blocks:
        for _ in range(count):
            places[order[rank]] = min(max(place, low), latest) + rank * apart
            rank += 1
    return places
