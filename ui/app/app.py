"""The application, its parts and its window: made, run, and ended by whoever ends them."""

from __future__ import annotations

import gc
import logging
import os
import platform
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog

from sosuplan import __version__
from sosuplan.charts import palette
from sosuplan.resources import resource
from sosuplan.text.language import DEFAULT_LANGUAGE, LANGUAGES
from ui import theme as themes
from ui.app.crash import CrashReporter, keep_log
from ui.i18n import Translations
from ui.planfiles.safety import finish_typing
from ui.session.session import Session
from ui.settings import DARK, LANGUAGE, LIGHT, LOOK, SYSTEM, TRIAL_VARIABLE, Places
from ui.shell.window import MainWindow
from ui.widgets.accessible import install_accessibility

if TYPE_CHECKING:
    from ui.app.trial import Trial

_LOG = logging.getLogger(__name__)

BODY_POINTS = 9.5

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")
_FAULT = 1

PRINT_SERVICE = "CUPS_SERVER"
"""Where the printing library of Linux finds its service."""
LOCAL_SERVICE = "/run/cups/cups.sock"


class Program:
    """One running program: everything that lives as long as the window."""

    def __init__(
        self, application: QApplication, places: Places, crash: CrashReporter | None = None
    ) -> None:
        """``crash`` is told which window to show faults over."""
        self.application = application
        self.settings = places.settings()
        self.crash = crash or CrashReporter(places.logs)
        themes.load_fonts()
        themes.take_style(application)
        application.setFont(themes.font(BODY_POINTS))
        self.translations = Translations(application)
        self.translations.use(self.settings.choice(LANGUAGE, LANGUAGES, DEFAULT_LANGUAGE))
        # The hints object must be kept: its Python wrapper dies with the last reference.
        self._hints = QGuiApplication.styleHints()
        self._show_theme()
        self.session = Session()
        self.window = MainWindow(self.session, places, self.settings)
        self.crash.window = self.window
        self.window.language_chosen.connect(self.use_language)
        self.window.look_chosen.connect(self.use_look)
        self._hints.colorSchemeChanged.connect(self._show_theme)

    def start(self, plan: Path | None) -> None:
        """Open the plan and show the window."""
        self.window.files.open_last(plan)
        self.window.show()

    def end(self) -> None:
        """Let go of the application: it may live on, as it does in tests."""
        self._hints.colorSchemeChanged.disconnect(self._show_theme)
        self.window.pages.stop_printing()
        self.window.close()
        # The undo stack announces its own end, when nobody is left to hear it.
        self.session.undo_stack.blockSignals(True)
        self.translations.remove()

    def use_language(self, code: str) -> None:
        """Another language, at once and for the next start."""
        self.settings.setValue(LANGUAGE, code)
        self.translations.use(code)
        self.session.recompute()

    def use_look(self, look: str) -> None:
        """``light``, ``dark`` or as the ``system``, at once and for the next start."""
        self.settings.setValue(LOOK, look)
        self._show_theme()

    def _show_theme(self) -> None:
        """The look that was chosen, or that the system has now."""
        look = self.settings.choice(LOOK, (LIGHT, DARK), SYSTEM)
        system_is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        dark = look == DARK or (look == SYSTEM and system_is_dark)
        themes.apply(self.application, palette.DARK if dark else palette.LIGHT)


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
            self._before[number] = signal.signal(number, lambda _number, _frame: None)
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


def run(arguments: Sequence[str]) -> int:
    """The window, with the plan named in ``arguments`` or the last one; the exit status."""
    trial = None
    if os.environ.get(TRIAL_VARIABLE):
        from ui.app.trial import asked_trial

        trial = asked_trial()
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("SOSUplan")
    places = Places.of_user()
    crash = CrashReporter(places.logs)
    crash.install()
    try:
        return _run(application, places, crash, trial, arguments)
    except Exception as error:
        # There is no window: the message is all that is seen.
        crash.report(error)
        application.exec()
        return _FAULT


def _run(
    application: QApplication,
    places: Places,
    crash: CrashReporter,
    trial: Trial | None,
    arguments: Sequence[str],
) -> int:
    _print_without_network()
    if sys.platform == "win32":
        # Windows groups a program's windows, and picks their icon, by this name.
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("SOSUplan")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sosuplan")
    application.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    install_accessibility()
    with suppress(OSError):
        keep_log(places.logs)
    _LOG.info("SOSUplan %s, Python %s, Qt %s", __version__, platform.python_version(), qVersion())
    program = Program(application, places, crash)
    ending = Ending(program)
    if trial:
        trial.begin(program)
    try:
        program.start(Path(arguments[0]) if arguments else None)
    except Exception as error:
        # No event loop runs yet that could show the message, so it is left to the one below.
        crash.report(error)
        program.window.show()
    # What is there now stays for good; from here on garbage is collected without looking at it.
    QTimer.singleShot(0, _collect_from_now_on)
    status = application.exec()
    ending.give_back()
    program.end()
    _LOG.info("ended")
    return trial.result(status) if trial else status


def _print_without_network() -> None:
    """Where its service does not run, the printing library of Linux would look for it at the
    machine's own address, and at whichever server a ``client.conf`` names: with sockets of a
    network. It is kept to the service of this machine, unless the user says otherwise; without one
    there are no printers, and the report is saved as PDF."""
    if sys.platform == "linux":
        os.environ.setdefault(PRINT_SERVICE, LOCAL_SERVICE)


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()
