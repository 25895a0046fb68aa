"""The small buttons of a lever row, drawn so that they are sharp and fit light and dark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from sosuplan.charts.palette import LIGHT

UNITS = 18.0
"""The drawings are made in a square of this side."""


class GlyphButton(QToolButton):
    """A flat button with a drawing as large as the text. Subclasses draw it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = LIGHT.muted
        self.setProperty("look", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / UNITS, side / UNITS)
        pen = QPen(QColor(self._colour), 1.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw with the pen that is set, in a square of ``UNITS``."""
        raise NotImplementedError


class ResetButton(GlyphButton):
    """An arrow that turns back. It keeps its place while it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def draw(self, painter: QPainter) -> None:
        path = QPainterPath()
        path.arcMoveTo(QRectF(4.6, 4.8, 8.8, 8.8), 150.0)
        path.arcTo(QRectF(4.6, 4.8, 8.8, 8.8), 150.0, -290.0)
        painter.drawPath(path)
        painter.drawPolyline([QPointF(4.7, 3.4), QPointF(5.0, 7.1), QPointF(8.7, 6.8)])


class InfoButton(GlyphButton):
    """An i in a circle; its tool tip (plain text) and What's This (rich text) are made when they
    are asked for."""

    def __init__(
        self,
        tip: Callable[[], str],
        explain: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tip = tip
        self._explain = explain

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._tip())
        elif event.type() in (QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
            self.setWhatsThis(self._explain())
        return super().event(event)

    def draw(self, painter: QPainter) -> None:
        painter.drawEllipse(QPointF(9.0, 9.0), 6.2, 6.2)
        painter.drawLine(QPointF(9.0, 8.6), QPointF(9.0, 12.2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(QPointF(9.0, 6.2), 0.95, 0.95)
