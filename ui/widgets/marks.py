"""The small marks that tell published, derived, assumed and own figures apart, without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sosuplan.charts.palette import MARKS, Theme
from ui import theme as themes

SIZE = 9.0


def paint_mark(painter: QPainter, centre: QPointF, kind: str, theme: Theme) -> None:
    """Paint the mark of a kind of source; "" has none."""
    half = SIZE / 2.0
    # The line is painted on the edge, half of it outside.
    box = QRectF(centre.x() - half, centre.y() - half, SIZE, SIZE).adjusted(0.7, 0.7, -0.7, -0.7)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = MARKS.get(kind)
    if mark is not None:
        ink = QColor(getattr(theme, mark.colour))
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if mark.filled == 1.0 else Qt.BrushStyle.NoBrush)
        if mark.shape == "square":
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
            if mark.filled == 0.5:
                painter.setBrush(ink)
                painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()


class Mark(QWidget):
    """One mark by itself."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(13, 13)

    def set_kind(self, kind: str) -> None:
        """Show the mark of another kind; "" shows none."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        paint_mark(painter, centre, self._kind, themes.current())
