"""When the system ends the program: everything is kept, and nobody is asked."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.session.unfinished import finish_typing

if TYPE_CHECKING:
    from ui.app.app import Program

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """Closes the program as Ctrl+Q does when it is told to end, and keeps the plan when the user
    logs out.

    Python hears of a signal no sooner than it runs again, which it need not do while Qt waits. So
    each signal is written into a pipe (not a pair of sockets: the program has none), and Qt waits
    for that too.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program.application)
        self._program = program
        self._before: dict[int, signal._HANDLER] = {}
        program.application.commitDataRequest.connect(self.keep)
        program.application.aboutToQuit.connect(program.session.close)
        if sys.platform == "win32":
            return
        self._pipe, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told)
        self._told = told
        for name in _SIGNALS:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _heard)
        self._waits = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._waits.activated.connect(self.close)

    def close(self) -> None:
        """Keep everything, close the window whatever is open in front of it, and quit."""
        self._waits.setEnabled(False)
        _take_what_is_typed()
        # Nobody is there to be told of what cannot be written.
        self._program.session.blockSignals(True)
        self._rescue()
        self._program.session.close()
        self._program.window.pages.stop_printing()
        self._program.window.close()
        QApplication.exit(0)

    def give_back(self) -> None:
        """Leave signals to whoever heard them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._before:
            self._before = {}
            self._waits.setEnabled(False)
            signal.set_wakeup_fd(-1)
            os.close(self._pipe)
            os.close(self._told)

    def keep(self) -> None:
        """Keep everything: the user logs out, but may still change their mind, so the plan stays
        open."""
        _take_what_is_typed()
        self._program.session.keep(patient=True)
        self._rescue()

    def _rescue(self) -> None:
        self._program.window.files.safety.rescue.make()


def _take_what_is_typed() -> None:
    """Whatever that would ask is not asked."""
    refusing = QTimer()
    refusing.timeout.connect(_refuse)
    refusing.start(0)
    finish_typing()
    refusing.stop()


def _refuse() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """What is to be done is done when Qt reads of the signal."""
