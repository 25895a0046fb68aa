"""What is known of the chosen record of a list: plain text under headings, which can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QTextEdit,
)

from ui import theme as themes


@dataclass(frozen=True, slots=True)
class Part:
    """Of the details: a text under a ``heading``, which may be ""."""

    heading: str
    text: str


class Details(QTextEdit):
    """What is known of a record, to be read, heard and copied: texts under headings, and no markup
    of what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setMinimumHeight(180)
        self.document().setDocumentMargin(12)
        self._shown: tuple[str, Sequence[Part]] = ("", ())

    def show_parts(self, title: str, parts: Sequence[Part]) -> None:
        """Show a title, and below it the parts that have a text."""
        if (title, parts) == self._shown and not self.document().isEmpty():
            return
        self._shown = title, parts
        self._write()

    def _write(self) -> None:
        title, parts = self._shown
        theme = themes.current()
        self.clear()
        cursor = QTextCursor(self.document())
        self._add(cursor, title, _style(12.0, theme.ink, bold=True))
        for part in parts:
            if not part.text:
                continue
            self._gap(cursor)
            if part.heading:
                self._add(cursor, part.heading, _style(9.0, theme.muted, bold=True))
                cursor.insertBlock()
            self._add(cursor, part.text, _style(10.0, theme.ink))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _add(cursor: QTextCursor, text: str, style: QTextCharFormat) -> None:
        # Lines of one text stand closer than texts do.
        cursor.insertText(text.strip().replace("\n", "\u2028"), style)

    @staticmethod
    def _gap(cursor: QTextCursor) -> None:
        cursor.insertBlock()
        block = cursor.blockFormat()
        block.setTopMargin(10)
        cursor.setBlockFormat(block)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown[0]:
            self._write()


def _style(points: float, colour: str, *, bold: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(themes.font(points, half_bold=bold))
    style.setForeground(QColor(colour))
    return style
