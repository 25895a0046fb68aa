"""The plots beside the tables of the page Data: staff by age, and figures over the years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip

from sosuplan.charts.palette import Theme
from sosuplan.charts.spec import Figures
from sosuplan.model.plan import FIRST_AGE, LAST_AGE, OCCUPATIONS, SECTORS
from sosuplan.model.schema.tables import column_name
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import capital, word
from ui.charts.axis import AgeAxis, Axis, ValueAxis, YearAxis
from ui.charts.look import Look
from ui.charts.plot import Plot
from ui.data.chart_data import Bar, Line
from ui.data.signs import DASHES, DOT, SIGNS, paint_sign
from ui.i18n import _
from ui.widgets.accessible import HasChartRole

Floats = NDArray[np.float64]

HEIGHT = 250
COLOURS = ("supply", "demand", "scenario", "baseline", "world", "fault")
MOST_LINES = len(COLOURS)


class _SidePlot(Plot, HasChartRole):
    """A plot that says the values under the mouse in a tool tip."""

    def __init__(self, left: Axis, bottom: Axis) -> None:
        super().__init__(left, bottom)
        self.setMinimumHeight(HEIGHT)
        self.setMaximumHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.code = "da"
        self.unit = ""

    def set_theme(self, theme: Theme) -> None:
        self.look = Look(theme)
        self.apply_look()
        # The plot lies on a card.
        self.setBackground(self.look.colour("card"))
        self.viewport().update()

    def paint_ground(self, painter: QPainter) -> None:
        look, area = self.look, self.area
        painter.fillRect(area, look.colour("chart_ground"))
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        painter.drawText(QPointF(2.0, area.top() - 10.0), self.unit)

    def tip_at(self, point: QPointF) -> str:
        """The values at a point."""
        raise NotImplementedError

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)


class StaffChart(_SidePlot):
    """Helpers to the left, assistants to the right: people for each year of age, a band of ages
    spread evenly, employers one after the other."""

    def __init__(self) -> None:
        super().__init__(AgeAxis(), ValueAxis("bottom", magnitude=True))
        self.bars: list[Bar] = []
        self._people: dict[tuple[str, str], Floats] = {}

    def show_bars(self, bars: Sequence[Bar], language: Language) -> None:
        self.bars = list(bars)
        self.code = language.code
        self.bottom_axis.language = language.code
        self._people = {}
        for bar in bars:
            group = (bar.occupation, bar.sector)
            people = self._people.setdefault(group, np.zeros(LAST_AGE - FIRST_AGE + 1))
            ages = bar.last - bar.first + 1
            people[bar.first - FIRST_AGE : bar.last - FIRST_AGE + 1] += bar.heads / ages
        ends = {
            occupation: float(self._stack(occupation)[-1][1].max(initial=0.0))
            for occupation in OCCUPATIONS
        }
        self.fit_x(-ends["SSA"], ends["SSH"])
        self.set_y_range(FIRST_AGE - 0.6, LAST_AGE + 0.6)
        self.unit = _("Age · people for each year of age")
        self.viewport().update()

    def _stack(self, occupation: str) -> list[tuple[str, Floats]]:
        """Employers, each with where its bars end; first "", where they all begin."""
        stack = [("", np.zeros(LAST_AGE - FIRST_AGE + 1))]
        for sector in SECTORS:
            people = self._people.get((occupation, sector))
            if people is not None:
                stack.append((sector, stack[-1][1] + people))
        return stack

    def figures(self, language: Language) -> Figures:
        """People by age, a column for each group."""
        header: list[object] = [column_name("exit_rates", "age", language)]
        unit = word("persons", language)
        header += [f"{job}, {word(sector, language)}, {unit}" for job, sector in self._people]
        rows = (
            [age, *(float(people[age - FIRST_AGE]) for people in self._people.values())]
            for age in range(FIRST_AGE, LAST_AGE + 1)
        )
        return [header, *rows]

    def colour(self, sector: str) -> QColor:
        """The colour of an employer."""
        share = {"municipality": 0.0, "region": 0.45, "other": 0.75}[sector]
        return self.look.mixed("supply", "chart_ground", share)

    def paint_ground(self, painter: QPainter) -> None:
        super().paint_ground(painter)
        look, area = self.look, self.area
        painter.setPen(QPen(look.colour("grid"), 1.0))
        for value, __ in self.bottom_axis.labels():
            x = round(self.x_at(value)) + 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for occupation in OCCUPATIONS:
            stack = self._stack(occupation)
            for (__, begin), (sector, end) in pairwise(stack):
                self._paint_bars(painter, occupation, begin, end, self.colour(sector))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("zero"), 1.0))
        x = round(self.x_at(0.0)) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.small)
        there = {occupation for occupation, __ in self._people}
        line = area.top() + look.small_metrics.height()
        if "SSA" in there:
            painter.drawText(QPointF(area.left() + 6.0, line), "SSA")
        if "SSH" in there:
            width = look.small_metrics.horizontalAdvance("SSH")
            painter.drawText(QPointF(area.right() - 6.0 - width, line), "SSH")

    def _paint_bars(
        self, painter: QPainter, occupation: str, begin: Floats, end: Floats, colour: QColor
    ) -> None:
        """One bar for all ages in a row that have the same."""
        sign = -1.0 if occupation == "SSA" else 1.0
        changes = [0, *(np.flatnonzero((np.diff(begin) != 0.0) | (np.diff(end) != 0.0)) + 1)]
        for first, after in pairwise([*changes, len(end)]):
            low, high = sign * float(begin[first]), sign * float(end[first])
            if low == high:
                continue
            top = round(self.y_at(FIRST_AGE + after - 0.5))
            bottom = round(self.y_at(FIRST_AGE + first - 0.5))
            rect = QRectF(QPointF(self.x_at(low), top), QPointF(self.x_at(high), bottom - 1))
            painter.fillRect(rect.normalized(), colour)

    def tip_at(self, point: QPointF) -> str:
        low, high = self.y_range
        part = (self.area.bottom() - point.y()) / self.area.height()
        age = round(low + part * (high - low))
        if not self.area.contains(point) or not FIRST_AGE <= age <= LAST_AGE:
            return ""
        occupation = "SSH" if point.x() >= self.x_at(0.0) else "SSA"
        language = Language(self.code)
        told = [
            f"{word(sector, language)}: {format_number(people[age - FIRST_AGE], 0, self.code)}"
            for (job, sector), people in self._people.items()
            if job == occupation and people[age - FIRST_AGE] > 0.0
        ]
        title = _("{occupation}, {age} years old")
        return "\n".join([title.format(occupation=occupation, age=age), *told]) if told else ""


class CourseChart(_SidePlot):
    """A line for each group over the years; a single year is a dot."""

    def __init__(self) -> None:
        super().__init__(ValueAxis(), YearAxis())
        self.lines: list[Line] = []
        self.name = self._short = ""
        self.percent = False

    def show_lines(
        self, lines: Sequence[Line], name: str, unit: str, language: Language, *, short: str = ""
    ) -> None:
        """``name`` is what the figures are called, which are in ``unit``; ``short`` for it in the
        heads of columns."""
        self.lines = list(lines)[:MOST_LINES]
        self.name, self.unit, self._short = name, unit, short or unit
        self.code = language.code
        self.left_axis.language = self.bottom_axis.language = language.code
        years = [year for line in self.lines for year, __ in line.points]
        values = [value for line in self.lines for __, value in line.points]
        if years:
            # A single year has room on both sides.
            self.set_x_range(min(years) - 0.5, max(years) + 0.5)
            self.fit_y(0.0, max(values))
        self.viewport().update()

    def figures(self, language: Language) -> Figures:
        """The lines by year; "" where a line has no figure."""
        # A share times a hundred has digits that no one put there.
        courses = [{year: round(value, 9) for year, value in line.points} for line in self.lines]
        years = sorted({year for course in courses for year in course})
        header: list[object] = [column_name("working_time", "year", language)]
        header += [f"{capital(line.name) or self.name}, {self._short}" for line in self.lines]
        return [header, *([year, *(course.get(year, "") for course in courses)] for year in years)]

    def colour(self, place: int) -> QColor:
        """The colour of a line."""
        return self.look.colour(COLOURS[place])

    def paint_ground(self, painter: QPainter) -> None:
        super().paint_ground(painter)
        look, area = self.look, self.area
        painter.setPen(QPen(look.colour("grid"), 1.0))
        for value, __ in self.left_axis.labels():
            y = round(self.y_at(value)) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def paint_front(self, painter: QPainter) -> None:
        taken: list[QPointF] = []
        for place, line in enumerate(self.lines):
            colour = self.colour(place)
            points = [QPointF(self.x_at(year), self.y_at(value)) for year, value in line.points]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(colour, 2.0)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if DASHES[place]:
                pen.setDashPattern(DASHES[place])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(colour if SIGNS[place] != "○" else Qt.BrushStyle.NoBrush)
            if len(points) > 1:
                # Each line has its own years for signs: where lines meet, none hides another's.
                # Short lines have no years to spare.
                every = max(min(len(self.lines), len(points) // 2), 1)
                points = points[place % every :: every]
            for point in points:
                while len(line.points) == 1 and any(
                    (point - other).manhattanLength() < 2.0 * DOT for other in taken
                ):
                    point += QPointF(2.5 * DOT, 0.0)
                taken.append(point)
                paint_sign(painter, SIGNS[place], point)

    def tip_at(self, point: QPointF) -> str:
        if not self.lines or not self.area.contains(point):
            return ""
        low, high = self._x_range
        year = round(low + (point.x() - self.area.left()) / self.area.width() * (high - low))
        told = [
            f"{line.name}: {self.figure(dict(line.points)[year])}"
            for line in self.lines
            if year in dict(line.points)
        ]
        return "\n".join([str(year), *told]) if told else ""

    def figure(self, value: float) -> str:
        """A value as it is said."""
        if self.percent:
            return format_percent(value / 100.0, 1, self.code)
        decimals = 0 if abs(value) >= 20.0 else 1
        return format_number(value, decimals, self.code)
