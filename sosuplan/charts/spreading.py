"""Labels side by side that keep out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence


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
