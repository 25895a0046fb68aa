"""Long work beside the window: it goes on in a thread while the window stays alive."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from sosuplan.importing.progress import CancelledError, Progress
from sosuplan.text.errors import SosuplanError

_LOG = logging.getLogger(__name__)

POLL_MS = 25
_SHORT_SWITCH = 0.0005
"""Seconds after which the thread lets the window have its turn; Python's own are ten times that."""


class _Task:
    """One piece of work and what came of it. It knows nothing of Qt."""

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        self._work = work
        self._stop = Event()
        self.share = 0.0
        self.result: Any = None
        self.error: BaseException | None = None
        self._thread: Thread | None = None

    def start(self, name: str, *, daemon: bool) -> None:
        self._thread = Thread(target=self._run, name=name, daemon=daemon)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """True once the thread is gone: what it does on its way out is still done in it."""
        return self._thread is not None and not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except CancelledError:
            self._stop.set()
        except BaseException as error:
            self.error = error

    def stop(self) -> None:
        self._stop.set()

    def _progress(self, share: float) -> bool:
        self.share = share
        return not self._stop.is_set()


def tried(work: Callable[[], Any]) -> Any:
    """What ``work`` gives, or its exception, for whoever has something to tidy up after a fault of
    the program before it is told."""
    try:
        return work()
    except Exception as error:
        return error


class Job(QObject):
    """Runs one piece of work at a time; a new one, and ``cancel``, drop the one before at once.

    A dropped thread ends by itself when it next asks whether to go on. The window never waits for
    it, and looks at threads from time to time, so that no thread ever touches the window. Work that
    is ``whole`` is not cut off by the end of the program, which waits for it: for work in foreign
    code, which must not be torn out of it.
    """

    progressed = Signal(float)
    """The share done, 0..1."""

    _threads: ClassVar[int] = 0
    _was: ClassVar[tuple[bool, float]] = (True, 0.005)

    def __init__(self, name: str, *, whole: bool = False) -> None:
        # It belongs to the application: it must outlive the window while a thread is running.
        super().__init__(QCoreApplication.instance())
        self._name, self._whole = name, whole
        self._tasks: list[_Task] = []
        self._current: _Task | None = None
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[SosuplanError], None] | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """True while there is work whose result is waited for."""
        return self._current is not None

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[SosuplanError], None],
    ) -> None:
        """Do ``work`` in a thread, then ``done`` with its result or ``failed`` with its fault."""
        self.cancel()
        task = _Task(work)
        self._current, self._done, self._failed = task, done, failed
        self._tasks.append(task)
        self._hold()
        task.start(self._name, daemon=not self._whole)
        self._timer.start()

    def cancel(self) -> None:
        """Drop the work that is under way, if any."""
        if self._current is not None:
            self._current.stop()
        self._current = self._done = self._failed = None

    def finish(self) -> None:
        """Wait for the work that is under way and for what its end begins: the window closes, and
        it was asked for."""
        while self._current is not None:
            if not self._current.ended:
                sleep(POLL_MS / 1000)
            self._look()

    def close(self) -> None:
        """Drop everything, and go when the last thread has ended."""
        self.cancel()
        self._closed = True
        if not self._tasks:
            self.deleteLater()

    def _look(self) -> None:
        for task in [task for task in self._tasks if task.ended]:
            self._tasks.remove(task)
            self._release()
        if not self._tasks:
            self._timer.stop()
            if self._closed:
                self.deleteLater()
        task_, done, failed = self._current, self._done, self._failed
        if task_ is None or done is None or failed is None:
            return
        self.progressed.emit(task_.share)
        if not task_.ended:
            return
        self._current = self._done = self._failed = None
        if isinstance(task_.error, SosuplanError):
            _LOG.info("%s: %s", self._name, task_.error.codes)
            failed(task_.error)
        elif task_.error is not None:
            raise task_.error
        else:
            _LOG.info("%s: done", self._name)
            done(task_.result)

    @classmethod
    def _hold(cls) -> None:
        """While threads run, garbage waits: a collection in a thread would delete Qt's objects in
        it, which ends the program. Reading a million rows is faster without, too."""
        if not cls._threads:
            cls._was = (gc.isenabled(), sys.getswitchinterval())
            gc.disable()
            sys.setswitchinterval(_SHORT_SWITCH)
        cls._threads += 1

    @classmethod
    def _release(cls) -> None:
        cls._threads -= 1
        if not cls._threads:
            sys.setswitchinterval(cls._was[1])
            if cls._was[0]:
                gc.enable()
