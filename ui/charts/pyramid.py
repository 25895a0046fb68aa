"""How old the staff is: a bar for each year of age, helpers and assistants on either side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sosuplan.analysis.frame import Frame
from sosuplan.charts import pyramid as content
from sosuplan.charts.pyramid import SENIOR_AGE
from sosuplan.charts.runs import Floats, run_name, run_pattern, whole
from sosuplan.charts.spec import Figures
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.text.terms import capital, word
from ui.charts.axis import AgeAxis, ValueAxis
from ui.charts.base import Chart
from ui.charts.readout import Reading, Row
from ui.charts.years import ABOVE
from ui.i18n import _

MARGIN = 0.6
OUTLINE = 1.2
"""Pixels."""


class PyramidChart(Chart):
    """The staff by age in one year, with the base year's as an outline, and in the same year those
    of the chosen others."""

    along_x = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(AgeAxis(), ValueAxis("bottom", magnitude=True), parent)
        self.year = 0
        self._sides: tuple[content.Side, ...] = ()
        self._others: dict[int, tuple[content.Side, ...]] = {}

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
        self._sides = content.sides(frame)
        self._others = content.outlines(frame)
        # The largest of all years: turning the year must not change the scale.
        every = (*self._sides, *(side for theirs in self._others.values() for side in theirs))
        most = max(float(side.ages.max()) for side in every)
        self.fit_x(-most if len(self._sides) == 2 else 0.0, most)
        self.set_y_range(FIRST_AGE - MARGIN, LAST_AGE + MARGIN)
        self.set_key([(self._pen(run), content.key(frame, run, self.year)) for run in self._others])

    def _pen(self, run: int) -> QPen:
        return self.pen(self.look.colour("demand"), OUTLINE, run_pattern(run))

    def places(self) -> Sequence[int]:
        return range(FIRST_AGE, LAST_AGE + 1) if self._sides else ()

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
        for value, __ in self.bottom_axis.labels():
            x = round(self.x_at(value)) + 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for side in self._sides:
            self._paint_bars(painter, side.sign * side.ages[:, self._at()])
        if self._at() > 0:
            pen = QPen(look.colour("ink"), OUTLINE)
            for side in self._sides:
                self._paint_outline(painter, side.sign * side.ages[:, 0], pen)
        for run, sides in self._others.items():
            for side in sides:
                self._paint_outline(painter, side.sign * side.ages[:, self._at()], self._pen(run))
        painter.setPen(QPen(look.colour("zero"), 1.0))
        x = round(self.x_at(0.0)) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        self._paint_texts(painter)
        self.paint_key(painter)

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

    def _paint_outline(self, painter: QPainter, people: Floats, pen: QPen) -> None:
        zero, low = self.x_at(0.0), self.y_at(FIRST_AGE - 0.5)
        wide, high = self.x_at(1.0) - zero, self.y_at(FIRST_AGE + 0.5) - low
        steps = QPolygonF()
        for place, x in enumerate((zero + wide * people).tolist()):
            steps.append(QPointF(x, low + high * place))
            steps.append(QPointF(x, low + high * (place + 1)))
        painter.setPen(pen)
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
        painter.drawText(QPointF(2.0, baseline), content.age_word(frame.language))
        parts = (0.25, 0.75) if len(self._sides) == 2 else (0.5,)
        painter.setPen(look.colour("ink"))
        for part, side in zip(parts, self._sides, strict=True):
            centre, text = area.left() + area.width() * part, content.side_name(frame, side)
            painter.drawText(
                QPointF(centre - metrics.horizontalAdvance(text) / 2.0, baseline), text
            )
        line = metrics.height() + 2.0
        y = area.top() + line
        text = content.seniors_note(frame.language)
        right = area.right() - 8.0
        painter.setPen(look.colour("supply"))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text), y), text)
        if self._at() > 0:
            text = content.outline_note(frame.years[0], frame.language)
            painter.setPen(look.colour("ink"))
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), y + line), text)

    # --- reading --------------------------------------------------------------------------------

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        rows = []
        for side in self._sides:
            code = "all" if side.occupation == "all" else f"{side.occupation}.short"
            name = capital(word(code, frame.language))
            by_year = side.ages[place - FIRST_AGE]
            senior = place >= SENIOR_AGE
            colour = self.look.colour("supply" if senior else "compared")
            rows.append(Row(f"{name} {self.year}", whole(frame, by_year[self._at()]), colour))
            if self._at() > 0:
                ink = self.look.colour("ink")
                rows.append(Row(f"{name} {frame.years[0]}", whole(frame, by_year[0]), ink))
        for run, sides in self._others.items():
            for side in sides:
                name = capital(run_name(frame, run))
                if len(sides) > 1:
                    name += f", {word(f'{side.occupation}.short', frame.language)}"
                people = side.ages[place - FIRST_AGE, self._at()]
                rows.append(Row(name, whole(frame, people), self.look.colour("demand")))
        title = _("{age} years old").format(age=place)
        return Reading(title, tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame, self.year)

    def figures(self) -> Figures:
        """People by age: in the year shown and in the base year."""
        return content.figures(self.frame, self.year) if self.frame is not None else []
