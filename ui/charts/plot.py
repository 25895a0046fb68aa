"""A plot with two axes: its ground, its curves, and scales that stay calm."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsItem,
    QGraphicsView,
    QGraphicsWidget,
    QWidget,
)

from sosuplan.charts.palette import LIGHT
from sosuplan.charts.scales import round_limits
from ui.charts.axis import Axis
from ui.charts.look import Look

BEHIND, IN_FRONT, GUIDE = -10.0, 10.0, 20.0
"""Depths of what is painted around the curves."""
TOP_GAP = 13.0
RIGHT_ROOM = 20.0


class Layer(QGraphicsItem):
    """Something painted in the chart's own pixels, behind or in front of the curves."""

    def __init__(
        self, whole: QGraphicsItem, paint: Callable[[QPainter], None], depth: float
    ) -> None:
        super().__init__(whole)
        self._size = QRectF()
        self._paint = paint
        self.setZValue(depth)

    def set_size(self, size: QRectF) -> None:
        self.prepareGeometryChange()
        self._size = size

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)


class Curve(pg.PlotCurveItem):
    """A line as thick in the widget's pixels on any screen and in a copied picture.

    pyqtgraph draws with cosmetic pens, whose width Qt counts in the screen's pixels: at 200 % they
    are half as thick as the texts beside them ask for.
    """

    def paint(self, painter: QPainter, option: object, widget: QWidget | None) -> None:
        if self.opts["fillLevel"] is not None:
            super().paint(painter, option, widget)
            return
        path = painter.worldTransform().map(self.getPath())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        painter.setPen(self.opts["pen"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.restore()


class Plot(pg.GraphicsView):
    """A left and a bottom axis around curves, without menu, zoom or pan.

    It is made of pyqtgraph's view box and axes without its PlotItem, whose menus and buttons no
    chart here has and which takes five times as long to make.
    """

    area_moved = Signal()
    """The plot's place within the widget changed."""

    dragging = False
    """While a lever is dragged, scales only grow."""
    _layers: tuple[Layer, ...] = ()

    def __init__(self, left: Axis, bottom: Axis, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.left_axis, self.bottom_axis = left, bottom
        self.look = Look(LIGHT)
        self._x_range = (0.0, 1.0)
        self._y_range = (0.0, 1.0)
        self._right = RIGHT_ROOM

        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._box.disableAutoRange()
        self._box.setZValue(0.0)
        # Curves are always inside the ranges, and a thick line must not be halved at the edge.
        self._box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        whole = QGraphicsWidget()
        self._grid = QGraphicsGridLayout()
        self._grid.setSpacing(0)
        self._grid.addItem(left, 0, 0)
        self._grid.addItem(self._box, 0, 1)
        self._grid.addItem(bottom, 1, 1)
        whole.setLayout(self._grid)
        left.linkToView(self._box)
        bottom.linkToView(self._box)
        self._layers = (
            Layer(whole, self.paint_ground, BEHIND),
            Layer(whole, self.paint_front, IN_FRONT),
            Layer(whole, self.paint_guide, GUIDE),
        )
        self.setCentralItem(whole)
        self._box.geometryChanged.connect(self.area_moved)
        self.apply_look()

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's own would take the scene apart and crash."""
        return QGraphicsView.close(self)

    # --- what is painted by hand ----------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what lies behind the curves."""

    def paint_front(self, painter: QPainter) -> None:
        """Paint what lies on top of the curves."""

    def paint_guide(self, painter: QPainter) -> None:
        """Paint what lies on top of everything."""

    def apply_look(self) -> None:
        """Bring ground and axes up to ``self.look``."""
        self.setBackground(self.look.colour("ground"))
        for axis in (self.left_axis, self.bottom_axis):
            axis.set_look(self.look)
        self.bottom_axis.setHeight(self.look.small_metrics.height() + 8.0)
        self._fit_left_axis()
        self._lay_out()

    # --- scales and places ----------------------------------------------------------------------

    @property
    def area(self) -> QRectF:
        """The plot in the chart's pixels."""
        return QRectF(self._box.geometry())

    @property
    def top(self) -> float:
        """Height of the line of texts above the plot."""
        return self.look.small_metrics.height() + TOP_GAP

    @property
    def y_range(self) -> tuple[float, float]:
        return self._y_range

    def x_at(self, value: float) -> float:
        """The pixel of a value on the x axis."""
        low, high = self._x_range
        area = self.area
        return area.left() + (value - low) / (high - low) * area.width()

    def y_at(self, value: float) -> float:
        """The pixel of a value on the y axis."""
        low, high = self._y_range
        area = self.area
        return area.bottom() - (value - low) / (high - low) * area.height()

    def fit_y(self, low: float, high: float) -> None:
        """Have the y axis show ``low``, ``high`` and 0 between round limits.

        While dragging it only grows, and only when a value would leave it.
        """
        before = self._y_range
        self._y_range = self._fitted(before, low, high)
        if self._y_range != before:
            self._apply_ranges()
            self._fit_left_axis()

    def fit_x(self, low: float, high: float) -> None:
        """The same for a value axis at the bottom."""
        before = self._x_range
        self._x_range = self._fitted(before, low, high)
        if self._x_range != before:
            self._apply_ranges()

    def set_x_range(self, low: float, high: float) -> None:
        """Have the x axis run from ``low`` to ``high``."""
        if (low, high) != self._x_range:
            self._x_range = (low, high)
            self._apply_ranges()

    def set_y_range(self, low: float, high: float) -> None:
        """Have the y axis run from ``low`` to ``high``."""
        if (low, high) != self._y_range:
            self._y_range = (low, high)
            self._apply_ranges()
            self._fit_left_axis()

    def _fitted(self, shown: tuple[float, float], low: float, high: float) -> tuple[float, float]:
        if self.dragging:
            if shown[0] <= low and high <= shown[1]:
                return shown
            low, high = min(low, shown[0]), max(high, shown[1])
        return round_limits(low, high)

    def _apply_ranges(self) -> None:
        self._box.setRange(xRange=self._x_range, yRange=self._y_range, padding=0.0)

    def _fit_left_axis(self) -> None:
        """Room for the widest label: only when the scale changes, so that the plot stays put."""
        self.left_axis.setWidth(self.left_axis.room(*self._y_range))
        self._grid.activate()

    def set_right_room(self, pixels: float) -> None:
        """Keep ``pixels`` free to the right of the plot; while dragging they only grow."""
        pixels = max(RIGHT_ROOM, pixels)
        if pixels > self._right if self.dragging else pixels != self._right:
            self._right = pixels
            self._lay_out()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0.0, self.top, self._right, 0.0)
        # At once, not in the next turn of the event loop: what is painted now must fit.
        self._grid.activate()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        for layer in self._layers:
            layer.set_size(QRectF(self.rect()))

    def add_curve(self, fill: float | str | None = None, *, smooth: bool = True) -> Curve:
        """A curve to be fed with ``setData``. ``fill`` fills it down to a value, or as the outline
        of an area (``enclosed``), and draws no line. ``smooth`` is for all but level lines."""
        curve = Curve(antialias=smooth, skipFiniteCheck=True, pen=None, fillLevel=fill)
        self._box.addItem(curve, ignoreBounds=True)
        return curve
