"""Composition: makes the application, its parts and its window, and runs them."""

from __future__ import annotations

import gc
import logging
import os
import platform
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from sosuplan import __version__
from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.resources import resource
from sosuplan.text.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from ui import settings
from ui import theme as themes
from ui.app.crash import CrashReporter
from ui.app.ending import Ending
from ui.app.logs import keep_log
from ui.app.trial import Heard, begin_trial, listen
from ui.i18n import Translations
from ui.session.session import Session
from ui.settings import LANGUAGE, LOOK, SYSTEM, Places
from ui.shell.window import MainWindow
from ui.widgets.accessible import install_accessibility

_LOG = logging.getLogger(__name__)

BODY_POINTS = 9.5

_LOOKS = {settings.LIGHT: LIGHT, settings.DARK: DARK}

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
        application.setStyle("Fusion")
        application.setFont(themes.font(BODY_POINTS))
        self.translations = Translations(application)
        self.translations.use(self.settings.choice(LANGUAGE, LANGUAGES, DEFAULT_LANGUAGE))
        # The hints object must be kept: its Python wrapper dies with the last reference.
        self._hints = QGuiApplication.styleHints()
        theme = self._theme()
        themes.apply(application, theme)
        self.session = Session(self.translations.language)
        self.window = MainWindow(self.session, self.translations, theme, places, self.settings)
        self.crash.window = self.window
        self.window.language_chosen.connect(self.use_language)
        self.window.look_chosen.connect(self.use_look)
        self._hints.colorSchemeChanged.connect(self._follow_system)

    def start(self, plan: Path | None) -> None:
        """Open the plan and show the window."""
        self.window.files.open_last(plan)
        self.window.show()

    def end(self) -> None:
        """Let go of the application: it may live on, as it does in tests."""
        self._hints.colorSchemeChanged.disconnect(self._follow_system)
        self.window.pages.stop_printing()
        self.window.close()
        # The undo stack announces its own end, when nobody is left to hear it.
        self.session.undo_stack.blockSignals(True)
        self.translations.remove()

    def use_language(self, code: str) -> None:
        """Another language, at once and for the next start."""
        self.settings.setValue(LANGUAGE, code)
        self.session.set_language(Language(code))
        self.translations.use(code)

    def use_look(self, look: str) -> None:
        """``light``, ``dark`` or as the ``system``, at once and for the next start."""
        self.settings.setValue(LOOK, look)
        self._show_theme()

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        self._show_theme()

    def _show_theme(self) -> None:
        theme = self._theme()
        themes.apply(self.application, theme)
        self.window.set_theme(theme)

    def _theme(self) -> Theme:
        look = self.settings.choice(LOOK, _LOOKS, SYSTEM)
        if look in _LOOKS:
            return _LOOKS[look]
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def run(arguments: Sequence[str]) -> int:
    """The window, with the plan named in ``arguments`` or the last one; the exit status."""
    heard = listen()
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("SOSUplan")
    places = Places.of_user()
    crash = CrashReporter(places.logs)
    crash.install()
    try:
        return _run(application, places, crash, heard, arguments)
    except Exception as error:
        # There is no window: the message is all that is seen.
        crash.report(error)
        application.exec()
        return _FAULT


def _run(
    application: QApplication,
    places: Places,
    crash: CrashReporter,
    heard: Heard | None,
    arguments: Sequence[str],
) -> int:
    _print_without_network()
    _name_for_taskbar()
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sosuplan")
    application.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    install_accessibility()
    with suppress(OSError):
        keep_log(places.logs)
    _LOG.info("SOSUplan %s, Python %s, Qt %s", __version__, platform.python_version(), qVersion())
    program = Program(application, places, crash)
    ending = Ending(program)
    trial = begin_trial(program, heard)
    try:
        program.start(Path(arguments[0]) if arguments else None)
    except Exception as error:
        # No event loop runs yet that could show the message, so it is left to the one below.
        program.crash.report(error)
        program.window.show()
    # What is there now stays for good; from here on garbage is collected without looking at it.
    QTimer.singleShot(0, _collect_from_now_on)
    status = application.exec()
    ending.give_back()
    program.end()
    _LOG.info("ended")
    return trial.told(status) if trial else status


def _print_without_network() -> None:
    """Where its service does not run, the printing library of Linux would look for it at the
    machine's own address, and at whichever server a ``client.conf`` names: with sockets of a
    network. It is kept to the service of this machine, unless the user says otherwise; without one
    there are no printers, and the report is saved as PDF."""
    if sys.platform == "linux":
        os.environ.setdefault(PRINT_SERVICE, LOCAL_SERVICE)


def _name_for_taskbar() -> None:
    """Windows groups a program's windows, and picks their icon, by this name."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("SOSUplan")


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()
