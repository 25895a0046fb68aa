"""A plot of a spec: its ground and scales, and on them its areas, bars and lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QSizePolicy, QWidget

from sosuplan.charts.palette import CIRCLE, DIAMOND, DOWN, RING, SQUARE, TRIANGLE
from sosuplan.charts.runs import Floats
from sosuplan.charts.scales import AGE_STEP, ticks, year_step
from sosuplan.charts.spec import YEARS, Bars, PlotSpec, Series
from sosuplan.text.numbers import format_number, nice_step
from ui.charts.look import HasSpec, Look, looks_new
from ui.widgets.accessible import HasChartRole

Value = TypeVar("Value", float, Floats)
Thing = TypeVar("Thing")

A_VALUE_UP, A_VALUE_ALONG = 60, 64
"""A tick every so many pixels at most: what keeps a scale calm."""
LEAST_TICKS, MOST_TICKS = 2, 8
"""One alone tells no scale, however low the chart is."""
TEXT_GAP = 8
"""Pixels between labels and the plot."""
TOP_GAP = 13.0
RIGHT_ROOM = 20.0
MARKER = 4.0
"""Pixels: half of one."""
AREAS, BARS, STEPS, ZERO, LINES = range(5)
"""Depths: what comes later lies on top."""
_CORNERS = {
    SQUARE: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    TRIANGLE: ((0, -1), (1, 1), (-1, 1)),
    DOWN: ((0, 1), (1, -1), (-1, -1)),
    DIAMOND: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}


def paint_marker(painter: QPainter, marker: str, centre: QPointF) -> None:
    """Paint the marker of a stroke with the painter's pen and brush."""
    if marker in (CIRCLE, RING):
        painter.drawEllipse(centre, MARKER, MARKER)
        return
    size = 0.85 * MARKER
    corners = (centre + QPointF(x * size, y * size) for x, y in _CORNERS[marker])
    painter.drawPolygon(QPolygonF(list(corners)))


class Unbounded:
    """Mixed into what lies in a view box: as all of it is painted at once, there is no use in
    finding out several times for each frame where it is."""

    getViewBox: Callable[[], Any]

    def boundingRect(self) -> QRectF:
        return self.getViewBox().viewRect()


class BarItem(Unbounded, pg.BarGraphItem):
    """Bars of one colour."""


class AreaItem(Unbounded, pg.PlotCurveItem):
    """A filled outline."""


class Curve(Unbounded, pg.PlotCurveItem):
    """A line as thick in the widget's pixels on any screen and in a copied picture.

    pyqtgraph draws with cosmetic pens, whose width Qt counts in the screen's pixels: at 200 % they
    are half as thick as the texts beside them ask for.
    """

    def paint(self, painter: QPainter, option: object, widget: QWidget | None) -> None:
        path = painter.worldTransform().map(self.getPath())
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.opts["pen"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


_ITEMS: dict[int, Callable[[], Any]] = {
    AREAS: partial(AreaItem, antialias=True, pen=None, fillLevel="enclosed"),
    BARS: partial(BarItem, x0=(), x1=(), y0=(), y1=(), pen=None),
    ZERO: Curve,
    LINES: Curve,
}
"""What is made for each depth, to be fed."""


class Plot(pg.GraphicsView, HasChartRole, HasSpec):
    """Shows a ``PlotSpec``: years from left to right with bars upright, or ages from below with
    bars that lie. Lines, areas and bars are pyqtgraph's, made once and fed, so that a frame of a
    drag costs its lines alone; scales and texts are painted around them.

    Of pyqtgraph's PlotItem, its menus and its buttons, no chart here has a use, and it takes five
    times as long to make as its view box.
    """

    area_moved = Signal()
    """The plot's place within the widget changed."""

    dragging = False
    """While a lever is dragged, scales only grow."""
    ground = "ground"
    """The colour of what the plot lies on."""
    spec: PlotSpec | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.look = Look()
        self._values = (0.0, 1.0)
        self._grows = False
        """True while scales, and the room beside the plot, only grow."""
        self._right = RIGHT_ROOM
        self._area = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._box.disableAutoRange()
        # Curves are always inside the ranges, and a thick line must not be halved at the edge.
        self._box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.addItem(self._box)
        self._items: dict[int, list[Any]] = {depth: [] for depth in _ITEMS}

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's own would take the scene apart and crash."""
        return QGraphicsView.close(self)

    def show_spec(self, spec: PlotSpec, *, dragging: bool = False) -> None:
        """Show ``spec``. While a lever is dragged the scales stay still unless a line leaves, and
        nothing is said of it."""
        before, self.spec, self.dragging = self.spec, spec, dragging
        waits = spec.more_to_come and before is not None and before.subject == spec.subject
        self._grows = dragging or waits
        self._values = self._fitted(spec, *spec.extent)
        self.lay_out()
        if not dragging:
            self.setAccessibleName(spec.name)
            self.setAccessibleDescription(spec.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_new(self, event):
            self.set_scale(self.look.scale)

    def set_scale(self, scale: float) -> None:
        """Texts and lines so many times larger than usual."""
        self.look = Look(scale)
        self.lay_out()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(100, 68)

    def minimumSizeHint(self) -> QSize:
        return QSize(68, 68)

    # --- scales and places ----------------------------------------------------------------------

    @property
    def upright(self) -> bool:
        """Values go up, years to the right; else values go to the right, ages up."""
        return self.spec is None or self.spec.along == YEARS

    @property
    def area(self) -> QRectF:
        """The plot in the widget's pixels."""
        return QRectF(self._area)

    @property
    def x_range(self) -> tuple[float, float]:
        """The ends of the scale at the bottom."""
        return self._places if self.upright else self._values

    @property
    def y_range(self) -> tuple[float, float]:
        """The ends of the scale at the left."""
        return self._values if self.upright else self._places

    @property
    def _places(self) -> tuple[float, float]:
        return (0.0, 1.0) if self.spec is None else self.spec.edges

    def x_at(self, value: Value) -> Value:
        """The pixel of a value on the scale at the bottom."""
        low, high = self.x_range
        return self._area.left() + (value - low) * (self._area.width() / (high - low))

    def y_at(self, value: Value) -> Value:
        """The pixel of a value on the scale at the left."""
        low, high = self.y_range
        return self._area.bottom() - (value - low) * (self._area.height() / (high - low))

    def value_at(self, point: QPointF) -> QPointF:
        """The values on both scales at a point of the widget."""
        return self._box.mapSceneToView(point)

    def line_through(self, value: float, *, level: bool) -> QLineF:
        """A level or upright line through the plot at a value, in the middle of pixels."""
        area = self._area
        if level:
            y = round(self.y_at(value)) + 0.5
            return QLineF(area.left(), y, area.right(), y)
        x = round(self.x_at(value)) + 0.5
        return QLineF(x, area.top(), x, area.bottom())

    def _fitted(self, spec: PlotSpec, low: float, high: float) -> tuple[float, float]:
        """Round limits that show these, and mostly 0; while dragging, and while more is to come,
        they only grow, and only when a value would leave."""
        shown = self._values
        if self._grows:
            if shown[0] <= low and high <= shown[1]:
                return shown
            low, high = min(low, shown[0]), max(high, shown[1])
        return spec.limits(low, high)

    # --- layout ---------------------------------------------------------------------------------

    def top_room(self, left: float, width: float) -> float:
        """Height of the texts above a plot that begins at ``left`` and is ``width`` wide."""
        return self.look.small_metrics.height() + TOP_GAP * self.look.scale

    def right_room(self) -> float:
        """Width of the texts beside the plot."""
        return RIGHT_ROOM

    def lay_out(self) -> None:
        """Divide the widget and feed what is in it: what is painted now must fit."""
        if self.spec is None:
            return
        metrics = self.look.small_metrics
        # For the widest label of the scale: the plot stays where it is while the scale does.
        ends = map(self._left_text, self.y_range)
        scale = self.look.scale
        left = math.ceil(max(map(metrics.horizontalAdvance, ends))) + TEXT_GAP * scale + 2.0
        right = max(RIGHT_ROOM * scale, self.right_room())
        if not self._grows or right > self._right:
            self._right = right
        size, below = self.size(), metrics.height() + TEXT_GAP * scale
        width = max(size.width() - left - self._right, 1.0)
        top = self.top_room(left, width)
        height = size.height() - top - below
        area = QRectF(left, top, width, max(height, 1.0))
        moved, self._area = area != self._area, area
        self._feed(self.spec)
        if moved:
            self.area_moved.emit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self.lay_out()

    # --- ticks ----------------------------------------------------------------------------------

    def value_ticks(self) -> list[float]:
        """The values that are named."""
        low, high = self._values
        size, each = self._area.height(), A_VALUE_UP * self.look.scale
        if not self.upright:
            size, each = self._area.width(), A_VALUE_ALONG * self.look.scale
        most = min(MOST_TICKS, int(size / each))
        found = ticks(low, high, nice_step(high - low, most))
        while len(found) < LEAST_TICKS and most < MOST_TICKS:
            most += 1
            found = ticks(low, high, nice_step(high - low, most))
        return found

    def place_ticks(self) -> list[float]:
        """The years that are named, as many as have room; every tenth age."""
        low, high = self._places
        if not self.upright:
            return ticks(low, high, float(AGE_STEP))
        room = self.look.small_metrics.horizontalAdvance("2024") + 8.0
        first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        every = year_step(self._area.width() / (high - low), room)
        return [float(year) for year in range(first, last + 1, every)]

    def _value_text(self, value: float) -> str:
        assert self.spec is not None
        shown = abs(value) if self.spec.magnitude else value
        return format_number(shown, 0, self.spec.language.code)

    def _left_text(self, value: float) -> str:
        return self._value_text(value) if self.upright else f"{value:.0f}"

    def tick_texts(self) -> tuple[list[str], list[str]]:
        """What stands along the scales of values and of places."""
        return (
            [self._value_text(one) for one in self.value_ticks()],
            [f"{one:.0f}" for one in self.place_ticks()],
        )

    # --- curves and bars ------------------------------------------------------------------------

    def _feed(self, spec: PlotSpec) -> None:
        """Bring areas, bars and lines up to what is shown and to where it lies."""
        look, ranges = self.look, [list(self.x_range), list(self.y_range)]
        self._box.setGeometry(self._area)
        if ranges != self._box.viewRange():
            self._box.setRange(xRange=ranges[0], yRange=ranges[1], padding=0.0)
        # Lying bars end at whole pixels.
        self.setRenderHint(QPainter.RenderHint.Antialiasing, self.upright)
        for area, curve in self._fed(AREAS, spec.shades):
            x, y = self._turned(area.at, area.values)
            brush = QColor(look.colour(area.colour))
            brush.setAlphaF(area.opacity)
            curve.setData(x, y, brush=brush)
        for bars, item in self._fed(BARS, spec.bars):
            item.setOpts(**self._edges(bars), brush=look.colour(bars.colour))
        # A scale that begins above 0 has its line where it begins.
        nought = max(0.0, self._values[0])
        for line, curve in self._fed(ZERO, [self.line_through(nought, level=self.upright)]):
            ends = map(self.value_at, (line.p1(), line.p2()))
            x, y = np.array([end.toTuple() for end in ends]).T
            curve.setData(x, y, pen=QPen(look.colour("zero"), look.scale))
        for one, curve in self._fed(LINES, spec.series[::-1]):
            at, values = one.at, one.values
            if one.steps:
                at, values = np.column_stack((at - 0.5, at + 0.5)).ravel(), np.repeat(values, 2)
            curve.setZValue(STEPS if one.steps else LINES)
            curve.setData(*self._turned(at, values), pen=look.pen(one.stroke))

    def _fed(self, depth: int, things: Sequence[Thing]) -> Iterable[tuple[Thing, Any]]:
        """Each thing with its item. Items are made once, and hidden, not removed: what pyqtgraph
        removes is not set free."""
        items = self._items[depth]
        while len(items) < len(things):
            items.append(_ITEMS[depth]())
            items[-1].setZValue(depth)
            self._box.addItem(items[-1], ignoreBounds=True)
        for place, item in enumerate(items):
            item.setVisible(place < len(things))
        return zip(things, items, strict=False)

    def _turned(self, at: Floats, values: Floats) -> tuple[Floats, Floats]:
        return (at, values) if self.upright else (values, at)

    def _edges(self, bars: Bars) -> dict[str, Floats]:
        """Where bars begin and end. Lying ones fill whole pixels with one between them: bars of
        unequal shade would flicker. Those in a row that are equally long are one."""
        half, base = bars.width / 2.0, np.broadcast_to(bars.base, bars.values.shape)
        if self.upright:
            return {"x0": bars.at - half, "x1": bars.at + half, "y0": base, "y1": bars.values}
        ends = (np.diff(base) != 0.0) | (np.diff(bars.values) != 0.0)
        first, last = np.append(True, ends), np.append(ends, True)
        top = np.round(self.y_at(bars.at[last] + half))
        bottom = np.maximum(top + 1.0, np.round(self.y_at(bars.at[first] - half)) - 1.0)
        (low, high), area = self.y_range, self._area
        y0, y1 = low + (area.bottom() - np.array((bottom, top))) * ((high - low) / area.height())
        return {"x0": base[first], "x1": bars.values[first], "y0": y0, "y1": y1}

    # --- painting -------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, spec, projected = self.look, self.spec, self.area
        painter.fillRect(self.rect(), look.colour(self.ground))
        if spec is None:
            return
        if self.upright and spec.projected_from is not None:
            projected.setLeft(max(projected.left(), self.x_at(spec.projected_from)))
        painter.fillRect(projected, look.colour("chart_ground"))
        painter.setPen(QPen(look.colour("grid"), look.scale))
        level = self.upright
        painter.drawLines([self.line_through(one, level=level) for one in self.value_ticks()])

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.spec is not None:
            if self.spec.marked:
                self._paint_markers(painter, self.spec.series)
            self._paint_ticks(painter)
            self.paint_front(painter, self.spec)

    def paint_front(self, painter: QPainter, spec: PlotSpec) -> None:
        """Paint what lies around and on top of the plot."""

    def _paint_markers(self, painter: QPainter, series: Sequence[Series]) -> None:
        """Each line that has any has its own years for them: where lines meet, none hides
        another's."""
        taken: list[QPointF] = []
        series = [one for one in series if one.stroke.marker]
        for place, one in enumerate(series):
            colour = self.look.colour(one.stroke.colour)
            x, y = self._turned(one.at, one.values)
            points = list(map(QPointF, self.x_at(x).tolist(), self.y_at(y).tolist()))
            painter.setPen(QPen(colour, 1.5))
            hollow = one.stroke.marker == RING
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
            # Short lines have no years to spare.
            every = max(min(len(series), len(points) // 2), 1)
            for point in points[place % every :: every]:
                while len(points) == 1 and any(
                    (point - other).manhattanLength() < 2.0 * MARKER for other in taken
                ):
                    point += QPointF(2.5 * MARKER, 0.0)
                taken.append(point)
                paint_marker(painter, one.stroke.marker, point)

    def _paint_ticks(self, painter: QPainter) -> None:
        """Labels without line or tick marks; the plot's own ground says where it ends."""
        metrics, area = self.look.small_metrics, self._area
        gap = TEXT_GAP * self.look.scale
        painter.setFont(self.look.small)
        painter.setPen(self.look.colour("muted"))
        at, texts = [self.value_ticks(), self.place_ticks()], self.tick_texts()
        up, along = (0, 1) if self.upright else (1, 0)
        for value, text in zip(at[up], texts[up], strict=True):
            x = area.left() - gap - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, self.y_at(value) + metrics.capHeight() / 2.0), text)
        below = area.bottom() + gap - 2 + metrics.ascent()
        for value, text in zip(at[along], texts[along], strict=True):
            x = self.x_at(value) - metrics.horizontalAdvance(text) / 2.0
            painter.drawText(QPointF(x, below), text)
