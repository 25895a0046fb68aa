"""Supply and demand (udbud og efterspørgsel) by year, and what is missing between them."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.words import word
from ui.charts.copying import CopyActions, Figures
from ui.charts.labels import EndLabel
from ui.charts.readout import Reading, Row
from ui.charts.runs import capital, measures_begin, run_name, unit_word
from ui.charts.years import THICK, THIN, Floats, YearChart, projection_note
from ui.i18n import translate

SUPPLY, DEMAND = "supply", "demand"


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
            curve.setPen(self.pen(self.look.colour(side), THICK if now else THIN, dashed=not now))

    def draw(self, frame: Frame) -> None:
        self._copy.set_language(frame.language)
        lines = self._lines(frame)
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note())
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
                    _name(frame, run, side),
                    self.look.colour(side if run == CURRENT else "muted"),
                    bold=run == CURRENT,
                )
                for (run, side), values in lines.items()
            ]
        )

    def _lines(self, frame: Frame) -> dict[tuple[int, str], Floats]:
        """The curves that are drawn, by run and side."""
        lines = {(CURRENT, SUPPLY): frame.supply(), (CURRENT, DEMAND): frame.demand()}
        for side, values in ((SUPPLY, frame.supply(BASELINE)), (DEMAND, frame.demand(BASELINE))):
            # A curve under its twin would only blur it.
            if not np.allclose(values, lines[CURRENT, side], rtol=0.0, atol=0.5):
                lines[BASELINE, side] = values
        return lines

    def marked_year(self) -> tuple[float, str] | None:
        year = None if self.frame is None else measures_begin(self.frame)
        return None if year is None else (year, translate("Charts", "measures begin"))

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        at = place - frame.years[0]
        rows = [
            Row(
                capital(_name(frame, run, side)),
                self.number(values[at]),
                self.look.colour(side if run == CURRENT else "baseline"),
                float(values[at]),
            )
            for (run, side), values in self._lines(frame).items()
        ]
        gap = frame.gap()[at]
        rows.append(
            Row(
                translate("BalanceChart", "Balance"), self.number(gap), self.look.colour("scenario")
            )
        )
        return Reading(str(place), tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        name = translate("BalanceChart", "Supply of and demand for {occupation} by year, {unit}")
        text = translate(
            "BalanceChart",
            "In {year}: supply {supply}, demand {demand}, balance {balance}.",
        )
        return (
            name.format(occupation=word(frame.occupation, frame.language), unit=unit_word(frame)),
            text.format(
                year=frame.years[-1],
                supply=self.number(frame.supply()[-1]),
                demand=self.number(frame.demand()[-1]),
                balance=self.number(frame.gap()[-1]),
            ),
        )

    def figures(self) -> Figures:
        """Supply and demand by year, of this scenario and today."""
        frame = self.frame
        if frame is None:
            return []
        runs = (CURRENT, BASELINE) if frame.changed else (CURRENT,)
        sides = ((SUPPLY, frame.supply), (DEMAND, frame.demand))
        header: list[object] = [translate("Charts", "Year")]
        header += [
            f"{capital(side_name(side))}, {run_name(frame, run)}"
            for run in runs
            for side, _ in sides
        ]
        return [
            header,
            *(
                [year, *(float(values(run)[at]) for run in runs for _, values in sides)]
                for at, year in enumerate(frame.years)
            ),
        ]


def between(x: Floats, supply: Floats, demand: Floats) -> tuple[Floats, Floats]:
    """The outline of the area in which demand lies above supply."""
    gap = supply - demand
    crosses = np.flatnonzero(gap[:-1] * gap[1:] < 0.0)
    if len(crosses):
        part = gap[crosses] / (gap[crosses] - gap[crosses + 1])
        at, places = x[crosses] + part * (x[crosses + 1] - x[crosses]), crosses + 1
        supply = np.insert(supply, places, np.interp(at, x, supply))
        demand = np.insert(demand, places, np.interp(at, x, demand))
        x = np.insert(x, places, at)
    return np.concatenate((x, x[::-1])), np.concatenate((np.maximum(supply, demand), supply[::-1]))


def side_name(side: str) -> str:
    """What a curve is called."""
    if side == SUPPLY:
        return translate("BalanceChart", "supply")
    return translate("BalanceChart", "demand")


def _name(frame: Frame, run: int, side: str) -> str:
    if run == CURRENT:
        return side_name(side)
    return translate("BalanceChart", "{side} today").format(side=side_name(side))
