"""How old the staff is: a bar for each year of age, helpers and assistants on either side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sosuplan.frame import CURRENT, Frame
from sosuplan.numbers import format_number, format_percent
from sosuplan.plan import FIRST_AGE, LAST_AGE
from sosuplan.words import word
from ui.charts.axis import AgeAxis, ValueAxis
from ui.charts.base import Chart
from ui.charts.copying import Figures
from ui.charts.readout import Reading, Row
from ui.charts.runs import capital
from ui.charts.years import ABOVE, Floats
from ui.i18n import translate

SENIOR_AGE = 60
"""From this age on people are in the retirement wave that is near."""
MARGIN = 0.6


class PyramidChart(Chart):
    """The staff by age in one year, with the base year's as an outline."""

    along_x = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(AgeAxis(), ValueAxis("bottom", magnitude=True), parent)
        self.year = 0
        self._sides: list[tuple[str, int, Floats]] = []

    def show_year(self, year: int) -> None:
        """Show the ages of another year."""
        self.year = year
        if self.frame is not None:
            self.draw(self.frame)
            self.point_at(None)
            self.setAccessibleDescription(self.describe(self.frame)[1])
            self.viewport().update()

    def draw(self, frame: Frame) -> None:
        if self.year not in frame.years:
            self.year = frame.years[-1]
        both = frame.occupation == "all" and len(frame.plan.occupations) == 2
        occupations = frame.plan.occupations if both else (frame.occupation,)
        signs = (-1, 1) if both else (1,)
        self._sides = [
            (occupation, sign, frame.projection.ages(CURRENT, occupation))
            for occupation, sign in zip(occupations, signs, strict=True)
        ]
        # The largest of all years: turning the year must not change the scale.
        most = max(float(ages.max()) for _, _, ages in self._sides)
        self.fit_x(-most if both else 0.0, most)
        self.set_y_range(FIRST_AGE - MARGIN, LAST_AGE + MARGIN)

    def places(self) -> Sequence[int]:
        return range(FIRST_AGE, LAST_AGE + 1) if self._sides else ()

    def seniors(self) -> tuple[float, float]:
        """People of 60 and over in the year shown, and everyone."""
        at = self._at()
        old = sum(float(ages[SENIOR_AGE - FIRST_AGE :, at].sum()) for _, _, ages in self._sides)
        return old, sum(float(ages[:, at].sum()) for _, _, ages in self._sides)

    def _at(self) -> int:
        assert self.frame is not None
        return self.year - self.frame.years[0]

    # --- painting -------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        if self.frame is None:
            return
        look, area = self.look, self.area
        painter.fillRect(area, look.colour("chart_ground"))
        painter.setPen(QPen(look.colour("grid"), 1.0))
        for value, _ in self.bottom_axis.labels():
            x = round(self.x_at(value)) + 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for _, sign, ages in self._sides:
            self._paint_bars(painter, sign * ages[:, self._at()])
        if self._at() > 0:
            for _, sign, ages in self._sides:
                self._paint_outline(painter, sign * ages[:, 0])
        painter.setPen(QPen(look.colour("zero"), 1.0))
        x = round(self.x_at(0.0)) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        self._paint_texts(painter)

    def _paint_bars(self, painter: QPainter, people: Floats) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        zero = self.x_at(0.0)
        for first, last, name in (
            (FIRST_AGE, SENIOR_AGE - 1, "compared"),
            (SENIOR_AGE, LAST_AGE, "supply"),
        ):
            painter.setBrush(self.look.colour(name))
            bars = []
            for age in range(first, last + 1):
                # Whole pixels with one between: bars of unequal shade would flicker.
                top, bottom = round(self.y_at(age + 0.5)), round(self.y_at(age - 0.5))
                end = self.x_at(float(people[age - FIRST_AGE]))
                bar = QRectF(QPointF(zero, top), QPointF(end, max(top + 1, bottom - 1)))
                bars.append(bar.normalized())
            painter.drawRects(bars)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_outline(self, painter: QPainter, people: Floats) -> None:
        steps = QPolygonF()
        for age in range(FIRST_AGE, LAST_AGE + 1):
            x = self.x_at(float(people[age - FIRST_AGE]))
            steps.append(QPointF(x, self.y_at(age - 0.5)))
            steps.append(QPointF(x, self.y_at(age + 0.5)))
        painter.setPen(QPen(self.look.colour("ink"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(steps)

    def _paint_texts(self, painter: QPainter) -> None:
        """Whose side it is, what the outline means, and which bars are the seniors."""
        frame, look, area = self.frame, self.look, self.area
        assert frame is not None
        metrics = look.small_metrics
        baseline = area.top() - ABOVE
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        painter.drawText(QPointF(2.0, baseline), translate("PyramidChart", "Age"))
        if len(self._sides) == 2:
            centres = [area.left() + area.width() * part for part in (0.25, 0.75)]
            names = [
                word(f"{occupation}.short", frame.language) for occupation, _, _ in self._sides
            ]
        else:
            centres = [area.center().x()]
            names = [word("persons", frame.language)]
        painter.setPen(look.colour("ink"))
        for centre, name in zip(centres, names, strict=True):
            text = capital(name)
            painter.drawText(
                QPointF(centre - metrics.horizontalAdvance(text) / 2.0, baseline), text
            )
        line = metrics.height() + 2.0
        y = area.top() + line
        text = translate("PyramidChart", "{age} and over").format(age=SENIOR_AGE)
        right = area.right() - 8.0
        painter.setPen(look.colour("supply"))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text), y), text)
        if self._at() > 0:
            text = translate("PyramidChart", "outline: {year}").format(year=frame.years[0])
            painter.setPen(look.colour("ink"))
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), y + line), text)

    # --- reading --------------------------------------------------------------------------------

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        rows = []
        for occupation, _, ages in self._sides:
            name = capital(word(f"{occupation}.short" if occupation != "all" else "all",
                                frame.language))  # fmt: skip
            by_year = ages[place - FIRST_AGE]
            senior = place >= SENIOR_AGE
            colour = self.look.colour("supply" if senior else "compared")
            rows.append(Row(f"{name} {self.year}", self._number(by_year[self._at()]), colour))
            if self._at() > 0:
                ink = self.look.colour("ink")
                rows.append(Row(f"{name} {frame.years[0]}", self._number(by_year[0]), ink))
        title = translate("PyramidChart", "{age} years old").format(age=place)
        return Reading(title, tuple(rows))

    def _number(self, people: float) -> str:
        assert self.frame is not None
        return format_number(float(people), 0, self.frame.language.code)

    def describe(self, frame: Frame) -> tuple[str, str]:
        old, everyone = self.seniors()
        name = translate("PyramidChart", "Age of {occupation}, persons by year of age")
        text = translate("PyramidChart", "In {year} {n} of {all} are {age} or older ({share}).")
        return (
            name.format(occupation=word(frame.occupation, frame.language)),
            text.format(
                year=self.year,
                n=self._number(old),
                all=self._number(everyone),
                age=SENIOR_AGE,
                share=format_percent(old / everyone if everyone else 0.0, 0, frame.language.code),
            ),
        )

    def figures(self) -> Figures:
        """People by age: in the year shown and in the base year."""
        frame = self.frame
        if frame is None:
            return []
        years = list(dict.fromkeys((self._at(), 0)))
        header: list[object] = [translate("PyramidChart", "Age")]
        for occupation, _, _ in self._sides:
            name = capital(word(occupation, frame.language))
            header += [f"{name} {frame.years[at]}" for at in years]
        rows = [
            [age, *(float(ages[age - FIRST_AGE, at]) for _, _, ages in self._sides for at in years)]
            for age in range(FIRST_AGE, LAST_AGE + 1)
        ]
        return [header, *rows]
