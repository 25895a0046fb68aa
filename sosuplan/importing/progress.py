"""Long work that tells how far it is and can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[float], bool]
"""Is told the share done (0..1) and says whether to go on."""

PAUSE = 0.05
"""Seconds between two calls: often enough to be stopped at once, seldom enough to cost nothing."""


class CancelledError(Exception):
    """The user stopped the work; nothing of it is kept."""


class Pace:
    """Calls a ``Progress`` now and then, however often it is stepped."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._next = 0.0

    def step(self, share: float) -> None:
        """Tell how far the work is, if it is time. Raises ``CancelledError``."""
        if self._progress is None or (now := time.monotonic()) < self._next:
            return
        self._next = now + PAUSE
        if not self._progress(min(1.0, max(0.0, share))):
            raise CancelledError
