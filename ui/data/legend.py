"""What the marks beside figures mean."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sosuplan.charts.palette import Theme
from sosuplan.model.plan import SOURCE_KINDS
from sosuplan.text.language import Language
from sosuplan.text.terms import word
from ui.widgets.marks import Mark


class Legend(QWidget):
    """Each mark with its word, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = {kind: Mark(kind) for kind in SOURCE_KINDS}
        self._words = {kind: QLabel() for kind in SOURCE_KINDS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for kind in SOURCE_KINDS:
            self._words[kind].setProperty("look", "muted")
            row.addWidget(self._marks[kind])
            row.addWidget(self._words[kind])
            row.addSpacing(8)
        row.addStretch(1)

    def name(self, language: Language) -> None:
        """The words in a language."""
        for kind, label in self._words.items():
            label.setText(word(kind, language))

    def set_theme(self, theme: Theme) -> None:
        for mark in self._marks.values():
            mark.set_theme(theme)
