"""Supply and demand (udbud og efterspørgsel) by year, and what is missing between them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts import supply_demand as content
from sosuplan.charts.palette import Theme
from sosuplan.charts.runs import (
    lines_alike,
    marked_year,
    projection_note,
    run_pattern,
    unit_word,
)
from sosuplan.charts.shading import between
from sosuplan.charts.spec import Figures
from sosuplan.charts.supply_demand import DEMAND, SUPPLY
from sosuplan.text.terms import capital
from ui.charts.copying import CopyActions
from ui.charts.labels import EndLabel
from ui.charts.more import SIZE as BUTTON
from ui.charts.readout import Reading, Row
from ui.charts.sentence import Sentence
from ui.charts.years import THICK, THIN, YearChart

_INKS = {SUPPLY: "supply", DEMAND: "missing"}
"""Colours of the texts at the ends of the lines."""


class BalanceChart(YearChart):
    """Supply and demand of this scenario; the baseline's thin and dashed where they differ, those
    of the chosen others thin with dashes of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = self.add_curve(fill="enclosed")
        self._shade.setZValue(-1.0)
        self._curves = {
            (run, side): self.add_curve()
            for run in (BASELINE, CURRENT)
            for side in (SUPPLY, DEMAND)
        }
        self.style()

    def style(self) -> None:
        super().style()
        self._shade.setBrush(self.look.colour("shortage"))
        for (run, side), curve in self._curves.items():
            width = THICK if run == CURRENT else THIN
            curve.setPen(self.pen(self.look.colour(side), width, run_pattern(run)))

    def draw(self, frame: Frame) -> None:
        lines = content.lines(frame)
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note(frame.language))
        self.fit_y(0.0, max(float(values.max()) for values in lines.values()))
        if lines.keys() - self._curves.keys():
            for key in lines.keys() - self._curves.keys():
                self._curves[key] = self.add_curve()
            self.style()
        for key, curve in self._curves.items():
            curve.setVisible(key in lines)
            if key in lines:
                curve.setData(self.years, lines[key])
        self._shade.setData(*between(self.years, lines[CURRENT, SUPPLY], lines[CURRENT, DEMAND]))
        self.show_labels(
            [
                EndLabel(
                    float(values[-1]),
                    self.number(values[-1]),
                    content.line_name(frame, run, side),
                    self.look.colour(_INKS[side] if run == CURRENT else "muted"),
                    bold=run == CURRENT,
                )
                for (run, side), values in lines.items()
            ]
        )

    def marked_year(self) -> tuple[float, str] | None:
        return None if self.frame is None else marked_year(self.frame)

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        at = place - frame.years[0]
        rows = [
            Row(
                capital(content.line_name(frame, run, side)),
                self.number(values[at]),
                self.look.colour(side if run == CURRENT else "baseline"),
                float(values[at]),
            )
            for (run, side), values in content.lines(frame).items()
        ]
        rows += [
            Row(name, self.number(gap[at]), self.look.colour("scenario"))
            for name, gap in content.balances(frame)
        ]
        return Reading(str(place), tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """Supply and demand by year and run."""
        return content.figures(self.frame) if self.frame is not None else []


class BalanceView(QWidget):
    """What the two lines say, as on paper, and the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Sentence(room=BUTTON)
        self.chart = BalanceChart()
        self._copy = CopyActions(self, self.figures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.chart, 1)

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``."""
        self.chart.show_frame(frame, dragging=dragging)
        self._copy.name(frame.language, self.chart.accessibleName())
        alike = lines_alike(frame, content.lines(frame))
        self.sentence.say(f"{content.title(frame)}. {alike}".rstrip(), dragging=dragging)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lines."""
        self.chart.set_theme(theme)

    def figures(self) -> Figures:
        """The lines' numbers."""
        return self.chart.figures()

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self._copy.button, self.chart]
