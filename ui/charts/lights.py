"""Traffic lights: a colour, a shape and a word, everywhere the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sosuplan.charts.lights import legend
from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.text.language import Language
from ui.charts.look import Look
from ui.widgets.accessible import HasChartRole

ROUNDING = 2.5
EDGE = 1.2
"""Pixels of the line around a cell."""
LARGEST_SHAPE = 9.0
SMALLEST_SHAPE = 4.0
"""A shape is never painted smaller: better none than a blot."""


def shape(status: str, centre: QPointF, size: float) -> QPolygonF | None:
    """The shape of a status, ``size`` wide, as ``palette.SYMBOLS`` has it; None for a circle."""
    x, y, half = centre.x(), centre.y(), size / 2.0
    if status == "shortage":
        return QPolygonF(
            [QPointF(x, y - half), QPointF(x + half, y + half * 0.8),
             QPointF(x - half, y + half * 0.8)]
        )  # fmt: skip
    if status == "recruitment":
        out = half * 1.1
        return QPolygonF(
            [QPointF(x, y - out), QPointF(x + out, y), QPointF(x, y + out), QPointF(x - out, y)]
        )
    return None


class LightPainter:
    """Paints cells of one theme; keeps the colours, so that many cells are quick."""

    def __init__(self, theme: Theme) -> None:
        self._lights = theme.lights
        self._fill = {status: QColor(light.fill) for status, light in theme.lights.items()}
        self._ink = {status: QColor(light.ink) for status, light in theme.lights.items()}
        self._edge = {
            status: QPen(QColor(light.edge), EDGE) for status, light in theme.lights.items()
        }

    def paint(self, painter: QPainter, cell: QRectF, status: str, size: float = 0.0) -> None:
        """Fill ``cell`` and put the shape into it, as large as fits or as ``size`` says."""
        painter.setPen(self._edge[status])
        painter.setBrush(self._fill[status])
        half = EDGE / 2.0
        painter.drawRoundedRect(cell.adjusted(half, half, -half, -half), ROUNDING, ROUNDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink[status])
        band = self._lights[status].band * cell.height()
        if band:
            inside = cell.adjusted(EDGE, 0.0, -EDGE, -EDGE)
            painter.drawRect(inside.adjusted(0.0, inside.height() - band, 0.0, 0.0))
        free = cell.adjusted(0.0, 0.0, 0.0, -band)
        size = size or min(LARGEST_SHAPE, cell.width() - 3.0, cell.height() - 4.0)
        size = min(size, free.height() - 2.0)
        if size < SMALLEST_SHAPE:
            return
        polygon = shape(status, free.center(), size)
        if polygon is None:
            painter.drawEllipse(free.center(), size * 0.44, size * 0.44)
        else:
            painter.drawPolygon(polygon)


class LightLegend(QWidget, HasChartRole):
    """What the lights mean, in one line or in as many as the width needs."""

    accessible_role = QAccessible.Role.Graphic

    CELL = 13.0
    TEXT_GAP, ENTRY_GAP = 4.0, 10.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._lights = LightPainter(LIGHT)
        self._entries: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lights and the words."""
        self._look, self._lights = Look(theme), LightPainter(theme)
        self.updateGeometry()
        self.update()

    def set_language(self, language: Language) -> None:
        """Name the lights in ``language``."""
        self._entries = legend(language)
        self.setAccessibleName(", ".join(text for _, text in self._entries))
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """The words shown."""
        return [text for _, text in self._entries]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._places(width)
        return round(lines[-1][1] + self._line) if lines else round(self._line)

    def sizeHint(self) -> QSize:
        metrics = self._look.small_metrics
        width = sum(
            self.CELL + self.TEXT_GAP + metrics.horizontalAdvance(text) + self.ENTRY_GAP
            for _, text in self._entries
        )
        return QSize(round(width), round(self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def _line(self) -> float:
        return max(self.CELL, self._look.small_metrics.height()) + 4.0

    def _places(self, width: float) -> list[tuple[float, float]]:
        """Left and top of each entry, wrapped at ``width``."""
        places, x, y = [], 0.0, 0.0
        for _, text in self._entries:
            needs = self.CELL + self.TEXT_GAP + self._look.small_metrics.horizontalAdvance(text)
            if x > 0.0 and x + needs > width:
                x, y = 0.0, y + self._line
            places.append((x, y))
            x += needs + self.ENTRY_GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.small)
        metrics = self._look.small_metrics
        for (x, y), (status, text) in zip(self._places(self.width()), self._entries, strict=True):
            middle = y + self._line / 2.0
            cell = QRectF(x, middle - self.CELL / 2.0, self.CELL, self.CELL)
            self._lights.paint(painter, cell, status, 7.0)
            painter.setPen(self._look.colour("muted"))
            painter.drawText(
                QPointF(x + self.CELL + self.TEXT_GAP, middle + metrics.capHeight() / 2.0), text
            )
        painter.end()
