"""Copy what a chart shows: its numbers for a spreadsheet, its picture for a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from sosuplan.language import Language
from ui.i18n import translate

Figures = Sequence[Sequence[object]]
"""A header and rows: texts, whole numbers (years) and figures in full precision."""

PICTURE_SCALE = 3.0
"""Pixels of a copied picture for one on screen: sharp in print."""


def as_text(figures: Figures, language: Language) -> str:
    """Tab-separated, with the language's decimal mark and no thousands: as spreadsheets read it."""

    def cell(value: object) -> str:
        if isinstance(value, float):
            text = repr(value)
            return text.replace(".", ",") if language.code == "da" else text
        text = str(value)
        return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text

    return "\r\n".join("\t".join(cell(value) for value in row) for row in figures)


def picture_of(widget: QWidget) -> QPixmap:
    """The widget, painted anew at ``PICTURE_SCALE``."""
    picture = QPixmap(widget.size() * PICTURE_SCALE)
    picture.setDevicePixelRatio(PICTURE_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    widget.render(picture)
    return picture


class CopyActions:
    """The context menu of a view with numbers: copy them, or the picture."""

    def __init__(self, view: QWidget, figures: Callable[[], Figures]) -> None:
        self._view = view
        self._figures = figures
        self._language: Language | None = None
        self.numbers, self.picture = QAction(view), QAction(view)
        self.numbers.triggered.connect(self._copy_numbers)
        self.picture.triggered.connect(self._copy_picture)
        view.addActions([self.numbers, self.picture])
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_language(self, language: Language) -> None:
        """Name the actions, when the language is another."""
        if self._language is None or language.code != self._language.code:
            self._language = language
            self.numbers.setText(translate("CopyActions", "Copy numbers"))
            self.picture.setText(translate("CopyActions", "Copy picture"))

    def _copy_numbers(self) -> None:
        if self._language is not None:
            text = as_text(self._figures(), self._language)
            QGuiApplication.clipboard().setText(text)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(picture_of(self._view))
