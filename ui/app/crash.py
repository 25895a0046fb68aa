"""What is written down for support, and what is said, when something goes wrong.

The log has one line an event, without figures, names or texts: modules of the window write to the
logger of their own name, below ``ui``; of faults they give the codes alone. A fault of the program
has a trace of its own besides, and a calm message. Both make room for themselves.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from sosuplan import __version__
from sosuplan.text.cpr import masked
from ui.i18n import _
from ui.widgets.problems import widen

_LOG = logging.getLogger(__name__)

MOST_TRACES = 20
LOG_NAME = "sosuplan.log"
LARGEST_LOG = 200_000
"""Bytes, after which the file gets a number; so many are kept:"""
KEPT_LOGS = 3
_LINE = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class CrashReporter(QObject):
    """Writes each unexpected exception to the log folder and tells the user once at a time."""

    happened = Signal(object)
    """The trace's path (None if it could not be written)."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._waits = False
        self._box: QMessageBox | None = None
        self.window: QWidget | None = None

    def install(self) -> None:
        """Take over unexpected exceptions; Qt hands those raised in slots to the same hook."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the trace, then show the message from the event loop rather than from here."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = masked("".join(traceback.format_exception(kind, error, trace)))
        _LOG.error("fault of the program: %s", kind.__name__)
        path = self._write(text)
        self.happened.emit(path)
        if not self._waits:
            self._waits = True
            QTimer.singleShot(0, lambda: self._tell(path, text))

    def report(self, error: Exception) -> None:
        """Tell of an exception that was caught where it would have ended the program."""
        self.handle(type(error), error, error.__traceback__)

    def _write(self, text: str) -> Path | None:
        """The new trace file; the oldest ones make room. Nothing of the plan's figures is in it."""
        now = datetime.now()
        head = f"SOSUplan {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            old = sorted(self._folder.glob("fault-*.txt"))
            for path in old[: max(0, len(old) - MOST_TRACES + 1)]:
                path.unlink(missing_ok=True)
            path = self._folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(f"{head}{now:%Y-%m-%d %H:%M:%S}\n\n{text}", encoding="utf-8")
        except OSError:
            # On Windows a program with a window has nowhere to write to.
            if sys.stderr is not None:
                sys.stderr.write(text)
            return None
        return path

    def _tell(self, path: Path | None, text: str) -> None:
        starts = self.window is None
        told = (
            _("The program cannot start. Your plan files are untouched.")
            if starts
            else _(
                "Your plan file is untouched, and you can go on working. If it happens again,"
                " save what you are doing as a scenario and start the program anew."
            )
        )
        if path:
            told += "\n\n" + _("A description for support is in:\n{path}").format(path=path)
        # Without a window nothing else holds it.
        box = self._box = QMessageBox(self.window)
        box.setObjectName("crash")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Something went wrong"))
        box.setText(_("SOSUplan met a fault of its own."))
        box.setInformativeText(told)
        box.setDetailedText(text)
        leave = _("Close") if starts else _("Go on")
        box.addButton(leave, QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._forget)
        widen(box)
        box.open()

    def _forget(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None
        self._waits = False


class LogFile(RotatingFileHandler):
    """Where it cannot be written nothing is said: the log is no reason to disturb anyone."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def keep_log(folder: Path) -> LogFile:
    """Write what the window logs into ``folder`` from now on; close what comes back at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(
        folder / LOG_NAME, maxBytes=LARGEST_LOG, backupCount=KEPT_LOGS, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(_LINE))
    logger = logging.getLogger("ui")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for before in logger.handlers:
        before.close()
    logger.handlers = [handler]
    return handler
