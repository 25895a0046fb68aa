"""Many changes in one turn of the event loop are one run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Scheduler(QObject):
    """Calls ``run`` once in the next turn of the event loop, however often it is asked to."""

    def __init__(self, run: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fire)

    def request(self) -> None:
        """Have ``run`` called soon; a request that waits already serves this one too."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Run now if a request waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def _fire(self) -> None:
        self._run()
