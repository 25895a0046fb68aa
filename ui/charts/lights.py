"""Traffic lights: a colour, a shape and a word, everywhere the same; the strip of them under the
years of a chart, and their legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sosuplan.charts.lights import LightRow, legend, strip_name
from sosuplan.text.language import Language
from sosuplan.text.terms import word
from ui import theme as themes
from ui.charts.look import Look, looks_new, step_to
from ui.widgets.accessible import HasChartRole, announce

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
    """Paints cells of the theme in use; keeps the colours, so that many cells are quick."""

    def __init__(self) -> None:
        theme = themes.current()
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


HEIGHTS = {1: 22.0, 2: 16.0}
"""Pixels of a cell, by how many rows there are."""
AROUND = 2.0
"""Pixels above the first row and below the last."""
BETWEEN = 2.0
NAME_GAP = 6.0


class LightStrip(QWidget, HasChartRole):
    """Cells centred on the years of a chart. Left and Right move between them."""

    pointed = Signal(object)
    """The year that the mouse or the keyboard points at, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._lights = Look(), LightPainter()
        self._years: tuple[int, ...] = ()
        self._rows: tuple[LightRow, ...] = ()
        self._language = Language()
        self._span = (0.0, 1.0)
        self._pointed: int | None = None
        self.setFixedHeight(self._height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_new(self, event):
            self.set_scale(self.look.scale)

    def set_scale(self, scale: float) -> None:
        """Cells and names so many times larger than usual."""
        self.look, self._lights = Look(scale), LightPainter()
        self.setFixedHeight(self._height())
        self.update()

    def set_span(self, first: float, last: float) -> None:
        """Pixels of the first and the last year, from the chart above."""
        if (first, last) != self._span:
            self._span = (first, last)
            self.update()

    def show_lights(
        self, years: Sequence[int], rows: Sequence[LightRow], language: Language
    ) -> None:
        """Rows with a status for each year."""
        shown = tuple(years), tuple(rows), language.code
        if shown == (self._years, self._rows, self._language.code):
            return
        self._years, self._rows, self._language = shown[0], shown[1], language
        self.setFixedHeight(self._height())
        if self._pointed not in self._years:
            self._pointed = None
        self.setAccessibleName(strip_name(language))
        self.setAccessibleDescription("; ".join(self.text(year) for year in self._years))
        self.update()

    def text(self, year: int) -> str:
        """The year and its status in words, of each row."""
        at = self._years.index(year)
        said = [
            f"{row.name} {word(row.statuses[at], self._language)}".strip() for row in self._rows
        ]
        return f"{year}: {', '.join(said)}"

    def _cell_height(self) -> float:
        return HEIGHTS[max(1, len(self._rows))] * self.look.scale

    def _shape_size(self, year: int, row: int) -> float:
        """Of the shape in a cell that is larger than usual; 0: what fits into a usual one."""
        cell, scale = self.cell(year, row), self.look.scale
        if scale == 1.0:
            return 0.0
        return min(LARGEST_SHAPE * scale, cell.width() - 3.0, cell.height() - 4.0 * scale)

    def _height(self) -> int:
        rows = max(1, len(self._rows))
        return round(rows * self._cell_height() + (rows - 1) * BETWEEN + 2 * AROUND)

    def cell(self, year: int, row: int = 0) -> QRectF:
        """Where a year's cell in a row is."""
        first, last = self._span
        apart = (last - first) / max(1, len(self._years) - 1)
        # The outer cells reach beyond the chart's plot, never beyond the strip.
        width = min(apart, 2.0 * first, 2.0 * (self.width() - last)) - BETWEEN
        centre = first + self._years.index(year) * apart
        height = self._cell_height()
        top = AROUND + row * (height + BETWEEN)
        return QRectF(centre - width / 2.0, top, width, height)

    def column(self, year: int) -> QRectF:
        """All cells of a year."""
        return self.cell(year).united(self.cell(year, max(0, len(self._rows) - 1)))

    def year_under(self, point: QPointF) -> int | None:
        """The year whose cell lies under a point."""
        for year in self._years:
            if self.column(year).adjusted(-BETWEEN, -2.0, BETWEEN, 2.0).contains(point):
                return year
        return None

    def sizeHint(self) -> QSize:
        return QSize(300, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._rows):
            for year, status in zip(self._years, row.statuses, strict=True):
                self._lights.paint(painter, self.cell(year, at), status, self._shape_size(year, at))
            self._paint_name(painter, self.cell(self._years[-1], at), row.name)
        if self._pointed is not None and self.hasFocus():
            painter.setPen(QPen(self.look.colour("ink"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self.column(self._pointed).adjusted(-1.0, -1.0, 1.0, 1.0)
            painter.drawRoundedRect(ring, ROUNDING + 1.0, ROUNDING + 1.0)
        painter.end()

    def _paint_name(self, painter: QPainter, last: QRectF, name: str) -> None:
        """Whose row it is, after its last cell."""
        left, metrics = last.right() + NAME_GAP, self.look.small_metrics
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width() - left)
        painter.setFont(self.look.small)
        painter.setPen(self.look.colour("muted"))
        painter.drawText(QPointF(left, last.center().y() + metrics.capHeight() / 2.0), shown)

    def _point_at(self, year: int | None) -> None:
        if year != self._pointed:
            self._pointed = year
            self.update()
            self.pointed.emit(year)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        year = step_to(self._years, self._pointed, event.key())
        if year is None:
            event.ignore()
            return
        self._point_at(year)
        announce(self, self.text(year))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            self._years
            and self._pointed is None
            and event.reason() != Qt.FocusReason.MouseFocusReason
        ):
            self._point_at(self._years[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.year_under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point_at(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            year = self.year_under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if year is None else self.text(year), self)
            return True
        return super().event(event)


class LightLegend(QWidget, HasChartRole):
    """What the lights mean, in one line or in as many as the width needs."""

    accessible_role = QAccessible.Role.Graphic

    CELL = 13.0
    TEXT_GAP, ENTRY_GAP = 4.0, 10.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._lights = Look(), LightPainter()
        self._entries: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_new(self, event):
            self.set_scale(self.look.scale)

    def set_scale(self, scale: float) -> None:
        """Cells and texts so many times larger than usual."""
        self.look, self._lights = Look(scale), LightPainter()
        self.updateGeometry()
        self.update()

    @property
    def _cell(self) -> float:
        return self.CELL * self.look.scale

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
        metrics = self.look.small_metrics
        width = sum(
            self._cell + self.TEXT_GAP + metrics.horizontalAdvance(text) + self.ENTRY_GAP
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
        return max(self._cell, self.look.small_metrics.height()) + 4.0

    def _places(self, width: float) -> list[tuple[float, float]]:
        """Left and top of each entry, wrapped at ``width``."""
        places, x, y = [], 0.0, 0.0
        for _, text in self._entries:
            needs = self._cell + self.TEXT_GAP + self.look.small_metrics.horizontalAdvance(text)
            if x > 0.0 and x + needs > width:
                x, y = 0.0, y + self._line
            places.append((x, y))
            x += needs + self.ENTRY_GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.look.small)
        metrics = self.look.small_metrics
        for (x, y), (status, text) in zip(self._places(self.width()), self._entries, strict=True):
            middle = y + self._line / 2.0
            cell = QRectF(x, middle - self._cell / 2.0, self._cell, self._cell)
            self._lights.paint(painter, cell, status, 7.0 * self.look.scale)
            painter.setPen(self.look.colour("muted"))
            painter.drawText(
                QPointF(x + self._cell + self.TEXT_GAP, middle + metrics.capHeight() / 2.0), text
            )
        painter.end()
