"""A sentence in small under a slider, whose room is there before it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

SCALE = 0.88
"""Size of the text beside that of the row."""
_HIGH = 10_000


class Note(QLabel):
    """One line high whatever it says; of what is longer the end is left to the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # However long it is, it makes no row wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit_height()

    @property
    def sentence(self) -> str:
        """All of what is said."""
        return self._sentence

    def say(self, sentence: str, look: str) -> None:
        """Say something else, or nothing; ``look`` is that of labels."""
        if (sentence, look) == (self._sentence, self.property("look")):
            return
        if look != self.property("look"):
            self.setProperty("look", look)
            self.style().polish(self)
        self._sentence = sentence
        self._show()

    def set_row_font(self, font: QFont) -> None:
        """The typeface of the row that it stands in."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * SCALE)
        self.setFont(small)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show()

    def _fit_height(self) -> None:
        # Qt asks for a pixel more where letters are large.
        self.setFixedHeight(self.fontMetrics().lineSpacing() + 1)

    def _fits(self, text: str) -> bool:
        metrics, room = self.fontMetrics(), QRect(0, 0, self.width(), _HIGH)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return wrapped.height() <= self.height() + 1

    def _show(self) -> None:
        """As many words as there is room for."""
        shown = self._sentence
        words = shown.split(" ")
        while len(words) > 1 and not self._fits(shown):
            words.pop()
            shown = " ".join(words).rstrip(" ·,") + "…"
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._sentence if shown != self._sentence else "")
