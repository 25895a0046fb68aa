"""The retirement wave: how many retire from each year to the next."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.words import word
from ui.charts.copying import Figures
from ui.charts.readout import Reading, Row
from ui.charts.runs import capital, run_name
from ui.charts.years import THIN, Floats, YearChart
from ui.i18n import translate

BAR = 0.72
"""Width of a bar, in years."""


class WaveChart(YearChart):
    """A bar for each year but the last; today's level dashed where it differs."""

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
        self._now, before = retiring(frame, CURRENT), retiring(frame, BASELINE)
        differs = not np.allclose(self._now, before, rtol=0.0, atol=0.5)
        self._before = before if differs else None
        self.set_years(frame.years[:-1])
        self.set_notes(
            word("persons", frame.language), dashed=run_name(frame, BASELINE) if differs else ""
        )
        most = max(float(self._now.max()), float(before.max()) if differs else 0.0)
        self.fit_y(0.0, most)
        self.show_labels([])

    def retired_in(self, year: int) -> float:
        """People who retire from ``year`` to the next."""
        return float(self._now[year - int(self.years[0])])

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
            painter.setPen(self.pen(self.look.colour("muted"), THIN, dashed=True))
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
        peak = int(np.argmax(self._now))
        name = translate("WaveChart", "{occupation} who retire, persons by year").format(
            occupation=capital(word(frame.occupation, frame.language))
        )
        text = translate(
            "WaveChart", "From {n} in {year} to {m} in {last}; most, {most}, in {peak}."
        )
        return name, text.format(
            n=self.number(self._now[0]),
            year=int(self.years[0]),
            m=self.number(self._now[-1]),
            last=int(self.years[-1]),
            most=self.number(self._now[peak]),
            peak=int(self.years[peak]),
        )

    def figures(self) -> Figures:
        """People who retire by year, of this scenario and today."""
        frame = self.frame
        if frame is None:
            return []
        runs = (CURRENT, BASELINE) if frame.changed else (CURRENT,)
        flows = [retiring(frame, run) for run in runs]
        return [
            [translate("Charts", "Year"), *(capital(run_name(frame, run)) for run in runs)],
            *(
                [int(year), *(float(flow[at]) for flow in flows)]
                for at, year in enumerate(self.years)
            ),
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        year = self.place_under(event.position())
        if year is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(year)


def retiring(frame: Frame, run: int) -> Floats:
    """People who retire from each year to the next, those who would be 75 among them."""
    projection, who = frame.projection, frame.occupation
    return projection.total("retired", run, who) + projection.total("aged_out", run, who)
