"""A sentence over or under a chart whose figures change while a lever is dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_ANY = 16_777_215
"""Pixels: as large as a widget may be."""


class Sentence(QLabel):
    """Wrapped, selectable text. It keeps its lines during a drag, so that the chart stays put."""

    def __init__(self, parent: QWidget | None = None, *, room: int = 0) -> None:
        """``room`` is what stays free at its right, in pixels."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, room, 0)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str, *, dragging: bool = False) -> None:
        """Show ``text``; while dragging the room for it only grows.

        Its size is fixed then: any other label has the whole window laid out for each new text,
        which takes as long as the picture.
        """
        held = dragging and self.isVisible()
        if held and self.minimumSize() != self.maximumSize():
            self.setFixedSize(self.size())
        elif not held and self.minimumSize() == self.maximumSize():
            self.setMinimumSize(0, 0)
            self.setMaximumSize(_ANY, _ANY)
        if text != self.text():
            self.setText(text)
            needed = self.heightForWidth(self.width()) if held else 0
            if needed > self.height():
                self.setFixedHeight(needed)
