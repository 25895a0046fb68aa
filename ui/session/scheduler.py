"""Many changes in one turn of the event loop are one run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Scheduler(QObject):
    """Calls ``run`` once in the next turn of the event loop, however often it is asked to."""

    def __init__(self, run: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(run)

    def request(self) -> None:
        """Have ``run`` called soon; a request that waits already serves this one too."""
        if not self._timer.isActive():
            self._timer.start()
