"""The card with a paragraph to paste into a case document, and the table that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.exports.texts import case_rows, case_table
from sosuplan.narrative.story import paragraph
from ui import theme as themes
from ui.i18n import _
from ui.widgets.accessible import SpokenLabel
from ui.widgets.saving import copy_to_clipboard

LEAST_TEXT = 96
"""Pixels: about five lines."""

AROUND_TEXT = 4


class Paragraph(QPlainTextEdit):
    """Text to read and to copy, as high as it is long where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # The text is wrapped: there is nothing to the right of it.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LEAST_TEXT)
        # The document's own margin would be scrolled away, and lines would stand elsewhere then.
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        around = self.height() - self._room() + 2 * AROUND_TEXT
        width = max(self.viewport().width(), 100)
        text = self.fontMetrics().boundingRect(
            0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, self.toPlainText()
        )
        # A line more: a word too many for one line must not call for a scroll bar.
        height = text.height() + self.fontMetrics().lineSpacing() + around
        return QSize(super().sizeHint().width(), max(height, LEAST_TEXT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_lines()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _room(self) -> int:
        """Pixels from above to below within the frame."""
        margins = self.viewportMargins()
        return self.viewport().height() + margins.top() + margins.bottom()

    def _show_whole_lines(self) -> None:
        """Where not all lines have room, none is cut in half: they are scrolled by whole lines."""
        below = (self._room() - AROUND_TEXT) % self.fontMetrics().lineSpacing()
        self.setViewportMargins(AROUND_TEXT, AROUND_TEXT, AROUND_TEXT, below)


class CaseText(QFrame):
    """Shows the paragraph; copies it, or the table, on request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self.setProperty("kind", "card")
        self.heading = QLabel()
        self.heading.setFont(themes.font(9.0, half_bold=True))
        self.text = Paragraph()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.copy_text, self.copy_table = QPushButton(), QPushButton()
        self.copy_text.clicked.connect(self._copy_text)
        self.copy_table.clicked.connect(self._copy_table)
        self.done = SpokenLabel()
        self.done.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.done)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.copy_text)
        buttons.addWidget(self.copy_table, 1)
        column.addLayout(buttons)

    def show_frame(self, frame: Frame | None) -> None:
        """Tell of a frame in its language; None: of nothing."""
        self._frame = frame
        text = paragraph(frame) if frame is not None else ""
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
            self.text.updateGeometry()
            self.done.clear()
        for button in (self.copy_text, self.copy_table):
            button.setEnabled(frame is not None)

    def name(self) -> None:
        """All texts in the window's language."""
        self.heading.setText(_("For the case document"))
        self.text.setAccessibleName(_("Paragraph for the case document"))
        self.text.setToolTip(_("In plain words and rounded figures, ready to paste"))
        self.copy_text.setText(_("Copy text"))
        self.copy_table.setText(_("Copy table for Word"))
        self.copy_table.setToolTip(_("Supply, demand and balance of each year, to paste into Word"))
        self.done.clear()

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self.text, self.copy_text, self.copy_table]

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.done.setText(_("Text copied"))

    def _copy_table(self) -> None:
        if self._frame is None:
            return
        rows = case_rows(self._frame)
        copy_to_clipboard(case_table(self._frame), "\n".join("\t".join(row) for row in rows))
        self.done.setText(_("Table copied"))
