"""The main picture: how many are missing, year by year, with the traffic lights under it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.charts import gap as content
from sosuplan.charts.figures import Figures
from sosuplan.charts.runs import (
    marked_year,
    projection_note,
    run_colour,
    run_name,
    run_pattern,
    unit_word,
)
from sosuplan.charts.shading import below_zero
from sosuplan.frame import BASELINE, CURRENT, FTE, Frame
from sosuplan.headline import status_in_words
from sosuplan.palette import Theme
from sosuplan.words import capital
from ui.charts.copying import CopyActions
from ui.charts.labels import EndLabel
from ui.charts.readout import Reading, Row
from ui.charts.strip import LightStrip
from ui.charts.years import THICK, THIN, YearChart


class GapChart(YearChart):
    """Balance by year: this scenario thick, the baseline's thin and dashed, others thin with
    dashes of their own."""

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
                    self.look.colour(run_colour(run)),
                    THICK if run == CURRENT else THIN,
                    run_pattern(run),
                )
            )

    def draw(self, frame: Frame) -> None:
        gaps = content.lines(frame)
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note(frame.language))
        self.fit_y(
            min(float(gap.min()) for gap in gaps.values()),
            max(float(gap.max()) for gap in gaps.values()),
        )
        for run in gaps:
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
                    float(gap[-1]),
                    self.number(gap[-1]),
                    run_name(frame, run),
                    self.look.colour("scenario" if run == CURRENT else "muted"),
                    bold=run == CURRENT,
                )
                for run, gap in gaps.items()
            ]
        )

    def marked_year(self) -> tuple[float, str] | None:
        return None if self.frame is None else marked_year(self.frame)

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        at = place - frame.years[0]
        status = status_in_words(frame.balances[CURRENT], at, frame.language, fte=frame.unit == FTE)
        gaps = sorted(
            ((float(gap[at]), run) for run, gap in content.lines(frame).items()), reverse=True
        )
        rows = tuple(
            Row(
                capital(run_name(frame, run)),
                self.number(gap),
                self.look.colour(run_colour(run)),
                gap,
            )
            for gap, run in gaps
        )
        return Reading(f"{place}: {status}", rows)

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """Balance by year and run."""
        return content.figures(self.frame) if self.frame is not None else []


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
        self.chart.show_frame(frame, dragging=dragging)
        self._copy.name(frame.language, self.chart.accessibleName())
        self.strip.show_lights(frame.years, frame.lights(), frame.language)

    def set_theme(self, theme: Theme) -> None:
        """Colours of curve and lights."""
        self.chart.set_theme(theme)
        self.strip.set_theme(theme)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self.chart, self._copy.button, self.strip]

    def figures(self) -> Figures:
        """The curve's numbers."""
        return self.chart.figures()

    def _align(self) -> None:
        area = self.chart.area
        self.strip.set_span(area.left(), area.right())
