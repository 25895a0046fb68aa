"""Supply and demand (udbud og efterspørgsel) by year, and what is missing between them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sosuplan.charts import supply_demand as content
from sosuplan.charts.figures import Figures
from sosuplan.charts.runs import DASHED, marked_year, projection_note, unit_word
from sosuplan.charts.shading import between
from sosuplan.charts.supply_demand import DEMAND, SUPPLY
from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.words import capital
from ui.charts.copying import CopyActions
from ui.charts.labels import EndLabel
from ui.charts.readout import Reading, Row
from ui.charts.years import THICK, THIN, YearChart

_INKS = {SUPPLY: "supply", DEMAND: "missing"}
"""Colours of the texts at the ends of the lines."""


class BalanceChart(YearChart):
    """Supply and demand of this scenario; today's thin and dashed where they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = self.add_curve(fill="enclosed")
        self._shade.setZValue(-1.0)
        self._curves = {
            (run, side): self.add_curve()
            for run in (BASELINE, CURRENT)
            for side in (SUPPLY, DEMAND)
        }
        self._copy = CopyActions(self, self.figures)
        self.style()

    def style(self) -> None:
        super().style()
        self._shade.setBrush(self.look.colour("shortage"))
        for (run, side), curve in self._curves.items():
            now = run == CURRENT
            colour = self.look.colour(side)
            curve.setPen(self.pen(colour, THICK if now else THIN, () if now else DASHED))

    def draw(self, frame: Frame) -> None:
        self._copy.set_language(frame.language)
        lines = content.lines(frame)
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note(frame.language))
        self.fit_y(0.0, max(float(values.max()) for values in lines.values()))
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
        gap = frame.gap()[at]
        rows.append(
            Row(
                content.balance_name(frame.language), self.number(gap), self.look.colour("scenario")
            )
        )
        return Reading(str(place), tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """Supply and demand by year, of this scenario and today."""
        return content.figures(self.frame) if self.frame is not None else []
