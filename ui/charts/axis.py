"""Axes whose ticks are whole numbers and whole years, written as the language writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from sosuplan.charts.scales import AGE_STEP, nice_step, ticks, year_step
from sosuplan.text.numbers import format_number
from ui.charts.look import Look

PIXELS_A_VALUE = {"left": 60, "bottom": 64}
"""A tick every so many pixels at most: what keeps a scale calm."""
MOST_TICKS = 8
TEXT_GAP = 8
"""Pixels between labels and the plot."""


class Axis(pg.AxisItem):
    """Labels without line or tick marks; the plot's own ground says where it ends.

    Texts are painted as they are instead of through pyqtgraph's recorded picture: there are few of
    them, and they stay sharp when the chart is copied at three times its size.
    """

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.language = "da"
        self._look: Look | None = None

    def set_look(self, look: Look) -> None:
        """Colour and typeface of the labels."""
        self._look = look
        self.update()

    def labels(self) -> list[tuple[float, str]]:
        """(value, text) of every tick, for the axis as it is."""
        low, high = sorted(self.range)
        size = self.width() if self.orientation == "bottom" else self.height()
        return [
            (value, text)
            for step, values in self.tickValues(low, high, size)
            for value, text in zip(values, self.tickStrings(values, 1.0, step), strict=True)
        ]

    def boundingRect(self) -> QRectF:
        """Labels at the ends reach beyond the plot by half their size."""
        own = QRectF(0.0, 0.0, self.width(), self.height())
        reach = 60.0
        if self.orientation == "bottom":
            return own.adjusted(-reach, 0.0, reach, 0.0)
        return own.adjusted(0.0, -reach, 0.0, reach)

    def paint(self, painter: QPainter, option: object, widget: object) -> None:
        look = self._look
        low, high = self.range
        if look is None or high == low:
            return
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        metrics = look.small_metrics
        for value, text in self.labels():
            part = (value - low) / (high - low)
            width = metrics.horizontalAdvance(text)
            if self.orientation == "bottom":
                at = QPointF(part * self.width() - width / 2.0, TEXT_GAP - 2 + metrics.ascent())
            else:
                at = QPointF(
                    self.width() - TEXT_GAP - width,
                    (1.0 - part) * self.height() + metrics.capHeight() / 2.0,
                )
            painter.drawText(at, text)

    def room(self, low: float, high: float) -> float:
        """Pixels that labels between ``low`` and ``high`` take, with their distance to the plot."""
        metrics = self._metrics()
        if metrics is None:
            return 0.0
        widest = max(map(metrics.horizontalAdvance, self.tickStrings([low, high], 1.0, 1.0)))
        return math.ceil(widest) + TEXT_GAP + 2.0

    def _metrics(self) -> QFontMetricsF | None:
        return self._look.small_metrics if self._look else None


class ValueAxis(Axis):
    """Whole numbers, thousands separated. ``magnitude`` drops the sign, for two-sided charts."""

    def __init__(self, orientation: str = "left", *, magnitude: bool = False) -> None:
        super().__init__(orientation)
        self._magnitude = magnitude

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        low, high = sorted((minVal, maxVal))
        most = min(MOST_TICKS, int(size / PIXELS_A_VALUE[self.orientation]))
        step = nice_step(high - low, most)
        return [(step, ticks(low, high, step))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [
            format_number(abs(value) if self._magnitude else value, 0, self.language)
            for value in values
        ]


class YearAxis(Axis):
    """Whole years: every year when they fit, else every 2nd, 5th or 10th."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        first, last = math.ceil(minVal - 1e-9), math.floor(maxVal + 1e-9)
        metrics = self._metrics()
        room = (metrics.horizontalAdvance("2024") if metrics else 30.0) + 8.0
        a_year = size / max(maxVal - minVal, 1e-9)
        every = year_step(a_year, room)
        return [(float(every), [float(year) for year in range(first, last + 1, every)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"{value:.0f}" for value in values]


class AgeAxis(Axis):
    """Ages: every tenth year."""

    def __init__(self) -> None:
        super().__init__("left")

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        return [(float(AGE_STEP), ticks(minVal, maxVal, float(AGE_STEP)))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"{value:.0f}" for value in values]
