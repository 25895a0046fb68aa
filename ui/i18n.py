"""The window's language: its own texts from the core's catalogue, Qt's from Qt's; days and times as
people say them: today, yesterday, or the date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from sosuplan.text.language import SOURCE_LANGUAGE, Language
from sosuplan.text.numbers import format_number
from ui.qt_texts import qt_texts

_shown = Language(SOURCE_LANGUAGE)


def current() -> Language:
    """The language of the window. Widgets hear of another one by ``LanguageChange``."""
    return _shown


def _(text: str) -> str:
    """``text`` in the language of the window; there is one window."""
    return _shown(text)


def plural(texts: tuple[str, str], n: int, **values: str) -> str:
    """The one of ``texts`` (see ``NN_``) that goes with ``n``, with the number and the ``values``
    in it."""
    return _shown.plural(texts, n).format(n=format_number(n, 0, _shown.code), **values)


class Translations:
    """The language of one application; ``use`` changes it while the window is open."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Show everything in ``code``; open widgets get a LanguageChange event."""
        global _shown
        self.remove()
        _shown = Language(code)
        QLocale.setDefault(QLocale("da_DK" if _shown.code == "da" else "en_GB"))
        own, lacking = QTranslator(), QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load(f"qtbase_{_shown.code}", folder):
            self._installed.append(own)
        if lacking.load(qt_texts(_shown.code)):
            self._installed.append(lacking)
        for translator in self._installed:
            self._application.installTranslator(translator)
        # Translators that have nothing to say, as in English, are not told of.
        QCoreApplication.sendEvent(self._application, QEvent(QEvent.Type.LanguageChange))

    def remove(self) -> None:
        """Take the translations out of the application again."""
        global _shown
        _shown = Language(SOURCE_LANGUAGE)
        while self._installed:
            self._application.removeTranslator(self._installed.pop())


def moment(time: datetime, today: date | None = None) -> str:
    """``time``, which must say where on Earth it is, as the clock here shows it."""
    local = time.astimezone()
    today = today or datetime.now().astimezone().date()
    time_of_day = clock(local)
    if local.date() == today:
        return _("today at {clock}").format(clock=time_of_day)
    if local.date() == today - timedelta(days=1):
        return _("yesterday at {clock}").format(clock=time_of_day)
    day = QLocale().toString(
        QDate(local.year, local.month, local.day),
        "d. MMMM yyyy" if _shown.code == "da" else "d MMMM yyyy",
    )
    return _("{day} at {clock}").format(day=day, clock=time_of_day)


def clock(time: datetime) -> str:
    """The time of day."""
    return f"{time:%H.%M}" if _shown.code == "da" else f"{time:%H:%M}"


def time_of(path: Path | None) -> datetime | None:
    """When a file was last written; None if nobody can tell."""
    try:
        return None if path is None else datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
