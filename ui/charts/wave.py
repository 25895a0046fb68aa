"""The retirement wave: how many retire from each year to the next."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from sosuplan.charts import wave as content
from sosuplan.charts.figures import Figures
from sosuplan.charts.runs import DASHED, Floats, run_name
from sosuplan.frame import BASELINE, Frame
from sosuplan.words import capital, word
from ui.charts.readout import Reading, Row
from ui.charts.years import THIN, YearChart
from ui.i18n import translate

BAR = 0.72
"""Width of a bar, in years."""


class WaveChart(YearChart):
    """A bar for each year but the last; the baseline's level dashed where it differs."""

    chosen = Signal(int)
    """The year of a bar that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = 0
        self._now: Floats = np.zeros(0)
        self._before: Floats | None = None
        self.style()

    def year_edges(self) -> tuple[float, float]:
        return float(self.years[0]) - 0.5, float(self.years[-1]) + 0.5

    def show_year(self, year: int) -> None:
        """Mark the bar of a year."""
        self.year = year
        self.viewport().update()

    def draw(self, frame: Frame) -> None:
        self._now, self._before = content.retiring(frame), content.before(frame)
        self.set_years(content.years(frame))
        self.set_notes(
            word("persons", frame.language),
            dashed="" if self._before is None else run_name(frame, BASELINE),
        )
        drawn = (self._now,) if self._before is None else (self._now, self._before)
        self.fit_y(0.0, max(float(people.max()) for people in drawn))
        self.show_labels([])

    def paint_ground(self, painter: QPainter) -> None:
        super().paint_ground(painter)
        if self.frame is None:
            return
        half, zero = BAR / 2.0, self.y_at(0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for year, people in zip(self.years, self._now, strict=True):
            here = int(year) == self.year
            painter.setBrush(self.look.colour("supply" if here else "compared"))
            left, right = self.x_at(year - half), self.x_at(year + half)
            painter.drawRect(QRectF(QPointF(left, self.y_at(people)), QPointF(right, zero)))
        if self._before is not None:
            painter.setPen(self.pen(self.look.colour("muted"), THIN, DASHED))
            painter.drawPolyline(
                [
                    QPointF(self.x_at(year), self.y_at(people))
                    for year, people in zip(self.years, self._before, strict=True)
                ]
            )

    def reading(self, place: int) -> Reading:
        assert self.frame is not None
        at = place - int(self.years[0])
        title = translate("WaveChart", "From {year} to {next}").format(year=place, next=place + 1)
        colour = self.look.colour("supply" if place == self.year else "compared")
        rows = [Row(translate("WaveChart", "retire"), self.number(self._now[at]), colour)]
        if self._before is not None:
            name = capital(run_name(self.frame, BASELINE))
            rows.append(Row(name, self.number(self._before[at]), self.look.colour("muted")))
        return Reading(title, tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """People who retire by year, of this scenario and the baseline."""
        return content.figures(self.frame) if self.frame is not None else []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        year = self.place_under(event.position())
        if year is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(year)
