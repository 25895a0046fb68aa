"""The window's language: Qt's translation, fed from the catalogue that the core reads too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from sosuplan.language import DEFAULT_LANGUAGE, Language, catalogue, lookup

translate = QCoreApplication.translate


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from ``sosuplan.language``, so that no compiled file can be stale."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        text = lookup(self._language, context, source)
        if text == source:
            return catalogue(self._language, "qt").get((context, source))
        return text


class Translations:
    """The language of one application; ``use`` changes it while the window is open."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = Language(DEFAULT_LANGUAGE)

    def use(self, code: str) -> None:
        """Show everything in ``code``; open widgets get a LanguageChange event."""
        self.remove()
        self.language = Language(code)
        QLocale.setDefault(
            QLocale(QLocale.Language.Danish, QLocale.Country.Denmark)
            if self.language.code == "da"
            else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        )
        qt_texts = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt_texts.load(f"qtbase_{self.language.code}", folder):
            self._installed.append(qt_texts)
        self._installed.append(CatalogueTranslator(self.language.code))
        for translator in self._installed:
            self._application.installTranslator(translator)

    def remove(self) -> None:
        """Take the translations out of the application again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
