"""Charts over the years of the plan: grey ground, zero line, labels at the lines' ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from sosuplan.charts.palette import DASHED
from sosuplan.charts.runs import Floats, whole
from ui.charts.axis import ValueAxis, YearAxis
from ui.charts.base import KEY, Chart
from ui.charts.labels import EndLabel, EndLabels
from ui.charts.plot import RIGHT_ROOM

MOST_ROOM = 0.4
"""Labels take at most this share of a chart's width; a longer name is shortened."""
NOTE_GAP = 14.0
ABOVE = 11.0
"""Pixels from the texts above the plot to the plot."""
THICK, THIN = 3.0, 1.5


class YearChart(Chart):
    """A value axis, whole years, and labels instead of a legend."""

    # The plot asks for the room above it while it is made.
    _unit = _projection = _dashed = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis(), YearAxis(), parent)
        self.labels = EndLabels()
        self.years: Floats = np.zeros(0)
        self.notes_placed: dict[str, QRectF] = {}
        self._zero = self.add_curve(smooth=False)
        self._zero.setZValue(-0.5)

    def set_years(self, years: Sequence[int]) -> None:
        """The years of the x axis, from edge to edge of the plot."""
        if len(years) != len(self.years) or years[0] != self.years[0]:
            self.years = np.array(years, dtype=float)
            self.set_x_range(*self.year_edges())
            self._zero.setData(np.array(self.year_edges()), np.zeros(2))

    def year_edges(self) -> tuple[float, float]:
        """The years at the plot's left and right edge."""
        return float(self.years[0]), float(self.years[-1])

    def style(self) -> None:
        self._zero.setPen(QPen(self.look.colour("zero"), 1.0))

    def set_notes(self, unit: str, projection: str = "", dashed: str = "") -> None:
        """The texts above the plot: what the numbers are, that the years are projected, and what
        dashed lines mean where they have no labels of their own."""
        before = self.top
        self._unit, self._projection, self._dashed = unit, projection, dashed
        if self.top != before:
            self._lay_out()

    def places(self) -> Sequence[int]:
        return range(int(self.years[0]), int(self.years[-1]) + 1) if len(self.years) else ()

    def show_labels(self, labels: Sequence[EndLabel]) -> None:
        """Put labels at the ends of the lines and keep room for them."""
        self.labels.show(labels)
        self._make_room()

    def _make_room(self) -> None:
        needed = self.labels.room(self.look)
        # Steps of 8 pixels: a digit more or less does not move the plot.
        needed = max(RIGHT_ROOM, np.ceil(needed / 8.0) * 8.0)
        self.set_right_room(min(needed, MOST_ROOM * self.width()))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self.frame is not None:
            self._make_room()

    # --- painting -------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        look, area = self.look, self.area
        if not len(self.years):
            return
        painter.fillRect(area, look.colour("chart_ground"))
        painter.setPen(QPen(look.colour("grid"), 1.0))
        for value, _ in self.left_axis.labels():
            y = round(self.y_at(value)) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def paint_front(self, painter: QPainter) -> None:
        if not len(self.years):
            return
        within = QRectF(self.rect()).adjusted(0.0, self.top - 6.0, 0.0, 0.0)
        within.setBottom(self.area.bottom() + 6.0)
        self.labels.paint(painter, self.look, self.area.right(), self.y_at, within)
        self._paint_notes(painter)
        self.paint_key(painter)

    def marked_year(self) -> tuple[float, str] | None:
        """A year to mark with a dotted line, and the text above it."""
        return None

    @property
    def top(self) -> float:
        """Height of the texts above the plot: two lines of them where a year may be marked."""
        return super().top + (self._line() if self._projection else 0.0)

    def _line(self) -> float:
        return self.look.small_metrics.height()

    def _paint_notes(self, painter: QPainter) -> None:
        """The texts above the plot, none on top of another: that the years are projected stands
        where their ground begins, a line higher if something else is there."""
        metrics, area = self.look.small_metrics, self.area
        baseline = area.top() - ABOVE
        painter.setFont(self.look.small)
        painter.setPen(self.look.colour("muted"))
        self.notes_placed = {}
        self._write_note(painter, self._unit, QPointF(2.0, baseline))
        taken = [(0.0, 2.0 + metrics.horizontalAdvance(self._unit) + NOTE_GAP)]
        if self._dashed:
            taken.append(self._paint_dashed_key(painter, baseline))
        mark = self.marked_year()
        if mark is not None:
            year, text = mark
            x = self.x_at(year)
            width = metrics.horizontalAdvance(text)
            left = x - 2.0 if x + width <= area.right() else x - width + 2.0
            left = max(left, taken[0][1])
            painter.setPen(QPen(self.look.colour("accent"), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top() - 2.0), QPointF(x, area.bottom()))
            self._write_note(painter, text, QPointF(left, baseline))
            taken.append((left - NOTE_GAP, left + width + NOTE_GAP))
        if self._projection:
            painter.setPen(self.look.colour("muted"))
            left = max(area.left(), taken[0][1])
            end = left + metrics.horizontalAdvance(self._projection)
            if any(left < taken_end and start < end for start, taken_end in taken):
                left, baseline = area.left(), baseline - self._line()
            self._write_note(painter, self._projection, QPointF(left, baseline))

    def _write_note(self, painter: QPainter, text: str, at: QPointF) -> None:
        painter.drawText(at, text)
        self.notes_placed[text] = QRectF(
            self.look.small_metrics.tightBoundingRect(text)
        ).translated(at)

    def _paint_dashed_key(self, painter: QPainter, baseline: float) -> tuple[float, float]:
        """A dashed line and what it means, over the labels or at the plot's right edge."""
        metrics, area = self.look.small_metrics, self.area
        width = KEY + 5.0 + metrics.horizontalAdvance(self._dashed)
        left = area.right() + 12.0
        if left + width > self.width():
            left = area.right() - width
        middle = baseline - metrics.capHeight() / 2.0
        painter.drawText(QPointF(left + KEY + 5.0, baseline), self._dashed)
        painter.setPen(self.pen(self.look.colour("muted"), THIN, DASHED))
        painter.drawLine(QPointF(left, middle), QPointF(left + KEY, middle))
        return left - NOTE_GAP, left + width + NOTE_GAP

    def heights_to_keep_clear(self) -> list[float]:
        return self.labels.heights()

    def tip_at(self, point: QPointF) -> str:
        return self.labels.cut_text_at(point) or super().tip_at(point)

    # --- words ----------------------------------------------------------------------------------

    def number(self, value: float) -> str:
        """A number as it is shown: whole persons."""
        assert self.frame is not None
        return whole(self.frame, value)
