"""How large pages are shown: a share of their size on paper, or as the window has room."""

from __future__ import annotations

from enum import Enum
from itertools import chain

SCREEN_PPI = 96.0
"""A page at 100 % has so many pixels to an inch, on a screen that Qt does not scale."""

STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""The shares to choose from; the first and last are the limits."""


class Fit(Enum):
    """Sizes that follow the window's."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float


def share(zoom: Zoom, page: tuple[float, float], room: tuple[float, float]) -> float:
    """The share of its size that a ``page`` (inches) is shown at in ``room`` (pixels)."""
    if isinstance(zoom, float):
        wanted = zoom
    else:
        across, down = (
            pixels / inches / SCREEN_PPI for pixels, inches in zip(room, page, strict=True)
        )
        wanted = across if zoom is Fit.WIDTH else min(across, down)
    return min(max(wanted, STEPS[0]), STEPS[-1])


def larger(now: float) -> float:
    """The next step up from a share."""
    return next(chain((step for step in STEPS if step > now * 1.01), STEPS[-1:]))


def smaller(now: float) -> float:
    """The next step down from a share."""
    return next(chain((step for step in reversed(STEPS) if step < now * 0.99), STEPS[:1]))
