"""A sentence over or under a chart whose figures change while a lever is dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Sentence(QLabel):
    """Wrapped, selectable text. It keeps its lines during a drag, so that the chart stays put."""

    def __init__(self, parent: QWidget | None = None, *, room: int = 0) -> None:
        """``room`` is what stays free at its right, in pixels."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, room, 0)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str, *, dragging: bool = False) -> None:
        """Show ``text``; while dragging the room for it only grows."""
        least = self.height() if dragging else 0
        if least != self.minimumHeight() and (least > self.minimumHeight() or not dragging):
            self.setMinimumHeight(least)
        if text != self.text():
            self.setText(text)
