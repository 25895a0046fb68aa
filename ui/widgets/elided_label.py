"""A label that shows as much of its text as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST_SHOWN = 10
"""Signs of a line; fewer tell nothing."""


class ElidedLabel(QLabel):
    """A line of which a narrow window shows the beginning, or nothing if that is too little: it
    keeps no window wide."""

    def __init__(self, policy: QSizePolicy.Policy) -> None:
        super().__init__()
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> str:
        """What there is room for."""
        room, text = self.contentsRect().width(), self.text()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        return shown if shown == text or len(shown) >= LEAST_SHOWN else ""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        alignment = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), alignment, self.shown)
