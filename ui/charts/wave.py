"""The retirement wave: how many retire from each year to the next."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sosuplan.analysis.frame import BASELINE, Frame
from sosuplan.charts import wave as content
from sosuplan.charts.runs import Floats, run_name, run_pattern
from sosuplan.charts.spec import Figures
from sosuplan.text.terms import capital, word
from ui.charts.readout import Reading, Row
from ui.charts.years import THIN, YearChart
from ui.i18n import _

BAR = 0.72
"""Width of a bar, in years."""


class WaveChart(YearChart):
    """A bar for each year but the last; lines for other runs where they differ, the baseline's
    dashed."""

    chosen = Signal(int)
    """The year of a bar that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = 0
        self._now: Floats = np.zeros(0)
        self._others: dict[int, Floats] = {}
        self.style()

    def year_edges(self) -> tuple[float, float]:
        return float(self.years[0]) - 0.5, float(self.years[-1]) + 0.5

    def show_year(self, year: int) -> None:
        """Mark the bar of a year."""
        self.year = year
        self._name_others()
        self.viewport().update()

    def draw(self, frame: Frame) -> None:
        self._now, self._others = content.retiring(frame), content.lines(frame)
        self.set_years(content.years(frame))
        self.set_notes(
            word("persons", frame.language),
            dashed=run_name(frame, BASELINE) if BASELINE in self._others else "",
        )
        drawn = (self._now, *self._others.values())
        self.fit_y(0.0, max(float(people.max()) for people in drawn))
        self.show_labels([])
        self._name_others()

    def _name_others(self) -> None:
        """Whose lines they are but for today's, and how many retire in the year marked."""
        frame = self.frame
        if frame is None:
            return
        year = self.year if self.year in content.years(frame) else content.years(frame)[-1]
        self.set_key(
            [
                (self._pen(run), content.key(frame, run, year))
                for run in self._others
                if run != BASELINE
            ]
        )

    def _pen(self, run: int) -> QPen:
        colour = "muted" if run == BASELINE else "demand"
        return self.pen(self.look.colour(colour), THIN, run_pattern(run))

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
        for run, line in self._others.items():
            painter.setPen(self._pen(run))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(
                [
                    QPointF(self.x_at(year), self.y_at(people))
                    for year, people in zip(self.years, line, strict=True)
                ]
            )

    def reading(self, place: int) -> Reading:
        assert self.frame is not None
        at = place - int(self.years[0])
        title = _("From {year} to {next}").format(year=place, next=place + 1)
        colour = self.look.colour("supply" if place == self.year else "compared")
        rows = [Row(_("retire"), self.number(self._now[at]), colour)]
        for run, line in self._others.items():
            name = capital(run_name(self.frame, run))
            rows.append(Row(name, self.number(line[at]), self._pen(run).color()))
        return Reading(title, tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """People who retire by year and run."""
        return content.figures(self.frame) if self.frame is not None else []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        year = self.place_under(event.position())
        if year is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(year)
