"""The main picture: how many are missing, year by year, with the traffic lights under it."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.palette import Theme
from sosuplan.words import word
from ui.charts.copying import CopyActions, Figures
from ui.charts.labels import EndLabel
from ui.charts.readout import Reading, Row
from ui.charts.runs import capital, measures_begin, run_name, shown_runs, unit_word
from ui.charts.strip import LightStrip
from ui.charts.years import THICK, THIN, Floats, YearChart, projection_note
from ui.i18n import translate


class GapChart(YearChart):
    """Balance by year: this scenario thick, today's thin and dashed, others thin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = self.add_curve(fill=0.0)
        self._shade.setZValue(-1.0)
        self._curves = {CURRENT: self.add_curve(), BASELINE: self.add_curve()}
        self._curves[CURRENT].setZValue(2.0)
        self._curves[BASELINE].setZValue(1.0)
        self.style()

    def style(self) -> None:
        super().style()
        self._shade.setBrush(self.look.colour("shortage"))
        for run, curve in self._curves.items():
            curve.setPen(
                self.pen(
                    self.look.colour(_colour(run)),
                    THICK if run == CURRENT else THIN,
                    dashed=run == BASELINE,
                )
            )

    def draw(self, frame: Frame) -> None:
        runs = shown_runs(frame)
        gaps = {run: frame.gap(run) for run in runs}
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note())
        self.fit_y(
            min(float(gap.min()) for gap in gaps.values()),
            max(float(gap.max()) for gap in gaps.values()),
        )
        for run in runs:
            if run not in self._curves:
                self._curves[run] = self.add_curve()
                self.style()
        for run, curve in self._curves.items():
            curve.setVisible(run in gaps)
            if run in gaps:
                curve.setData(self.years, gaps[run])
        self._shade.setData(*below_zero(self.years, gaps[CURRENT]))
        self.show_labels(
            [
                EndLabel(
                    float(gaps[run][-1]),
                    self.number(gaps[run][-1]),
                    run_name(frame, run),
                    self.look.colour("scenario" if run == CURRENT else "muted"),
                    bold=run == CURRENT,
                )
                for run in runs
            ]
        )

    def marked_year(self) -> tuple[float, str] | None:
        year = None if self.frame is None else measures_begin(self.frame)
        return None if year is None else (year, translate("Charts", "measures begin"))

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        at = place - frame.years[0]
        status = word(frame.balances[CURRENT].status[at], frame.language)
        gaps = sorted(((float(frame.gap(run)[at]), run) for run in shown_runs(frame)), reverse=True)
        rows = tuple(
            Row(
                capital(run_name(frame, run)),
                self.number(gap),
                self.look.colour(_colour(run)),
                gap,
            )
            for gap, run in gaps
        )
        return Reading(f"{place}: {status}", rows)

    def describe(self, frame: Frame) -> tuple[str, str]:
        name = translate("GapChart", "Shortage or surplus of {occupation} by year, {unit}").format(
            occupation=word(frame.occupation, frame.language), unit=unit_word(frame)
        )
        ends = "; ".join(
            f"{run_name(frame, run)}: {self._in_words(float(frame.gap(run)[-1]))}"
            for run in shown_runs(frame)
        )
        return name, translate("GapChart", "In {year}: {ends}.").format(
            year=frame.years[-1], ends=ends
        )

    def _in_words(self, gap: float) -> str:
        if gap < 0.0:
            return translate("GapChart", "{n} missing").format(n=self.number(-gap))
        return translate("GapChart", "{n} in surplus").format(n=self.number(gap))

    def figures(self) -> Figures:
        """Balance by year and run."""
        frame = self.frame
        if frame is None:
            return []
        runs = shown_runs(frame)
        header: list[object] = [
            translate("Charts", "Year"),
            *(capital(run_name(frame, run)) for run in runs),
            translate("Charts", "Status"),
        ]
        statuses = frame.balances[CURRENT].status
        return [
            header,
            *(
                [
                    year,
                    *(float(frame.gap(run)[at]) for run in runs),
                    word(statuses[at], frame.language),
                ]
                for at, year in enumerate(frame.years)
            ),
        ]


class GapView(QWidget):
    """The curve and, under its years, the strip of traffic lights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = GapChart(self)
        self.strip = LightStrip(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.strip)
        self.chart.area_moved.connect(self._align)
        self.strip.pointed.connect(self.chart.point_at)
        self._copy = CopyActions(self, self.figures)

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``; the lights are those of this scenario."""
        self._copy.set_language(frame.language)
        self.chart.show_frame(frame, dragging=dragging)
        self.strip.show_lights(frame.years, frame.balances[CURRENT].status, frame.language)

    def set_theme(self, theme: Theme) -> None:
        """Colours of curve and lights."""
        self.chart.set_theme(theme)
        self.strip.set_theme(theme)

    def figures(self) -> Figures:
        """The curve's numbers."""
        return self.chart.figures()

    def _align(self) -> None:
        area = self.chart.area
        self.strip.set_span(area.left(), area.right())


def below_zero(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The part of a line under zero, with the points where it crosses."""
    crosses = np.flatnonzero(y[:-1] * y[1:] < 0.0)
    if len(crosses):
        part = y[crosses] / (y[crosses] - y[crosses + 1])
        at = x[crosses] + part * (x[crosses + 1] - x[crosses])
        x, y = np.insert(x, crosses + 1, at), np.insert(y, crosses + 1, 0.0)
    return x, np.minimum(y, 0.0)


def _colour(run: int) -> str:
    return {CURRENT: "scenario", BASELINE: "baseline"}.get(run, "compared")
