"""The picture beside a table: staff by age, or the course of figures over the years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.charts.spec import Figures
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.tables import TABLE, table_name, word_of
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word
from ui import theme as themes
from ui.charts.copying import CopyActions
from ui.data.chart_data import lines_of, staff_bars
from ui.data.plots import MOST_LINES, CourseChart, StaffChart
from ui.data.signs import SIGNS


class DataCharts(QFrame):
    """The card with the picture of the table in front; out of sight where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = LIGHT
        self.heading = QLabel()
        self.heading.setFont(themes.font(9.5, bold=True))
        self.key = QLabel()
        self.key.setWordWrap(True)
        self.key.setTextFormat(Qt.TextFormat.RichText)
        self.staff, self.course = StaffChart(), CourseChart()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.staff)
        column.addWidget(self.course)
        column.addWidget(self.key)
        self._plan: Plan | None = None
        self._sound = True
        self._language = Language("da")
        self._copy = CopyActions(self, self.figures)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.staff.set_theme(theme)
        self.course.set_theme(theme)
        self._show_key()

    def show_table(
        self,
        table: str,
        edited: EditedPlan,
        wanted: Mapping[str, str],
        language: Language,
        plan: Plan | None = None,
        *,
        sound: bool = True,
    ) -> None:
        """Draw what a table says, of the areas and groups that are wanted.

        ``plan`` is the one that is edited, and ``sound`` says whether it has all that is shown.
        """
        self._plan, self._sound, self._language = plan, sound, language
        self.staff.setVisible(table == "staff")
        charted = TABLE[table].charted if table in TABLE else None
        self.course.setVisible(charted is not None)
        if table == "staff":
            self.staff.show_bars(staff_bars(edited, wanted), language)
            self.heading.setText(table_name(table, language))
            self._copy.decimals = 0
        elif charted is not None and charted.chart is not None:
            lines = lines_of(table, edited, wanted, language)
            name = title = language(charted.label)
            if len(lines) > MOST_LINES and "occupation" not in wanted:
                # One occupation in full says more than some of both.
                wanted = {**wanted, "occupation": OCCUPATIONS[0]}
                lines = lines_of(table, edited, wanted, language)
                title = f"{name}, {word(OCCUPATIONS[0], language)}"
            self.course.percent = charted.chart.sign == "%"
            unit = word_of(charted.chart, language)
            # A figure without a unit, such as an index, goes by its name in the heads of columns.
            short = "" if word_of(charted.unit, language) else name.lower()
            self.course.show_lines(lines, name, unit, language, short=short)
            self._copy.decimals = charted.chart.decimals
            self.heading.setText(title)
        self._copy.name(language, self.heading.text())
        drawn = self.staff.bars if table == "staff" else self.course.lines
        self.setVisible(bool(drawn) and (table == "staff" or charted is not None))
        self._show_key()
        self._describe()

    def origin(self, made_on: date) -> list[str]:
        """Lines on what is shown, for whatever of it leaves the program."""
        from sosuplan.narrative.scenario_name import data_caption

        if self._plan is None:
            return []
        return data_caption(self._plan, self._language, made_on, sound=self._sound)

    def figures(self) -> Figures:
        """The picture's figures: people for each year of age, or the course of every line."""
        chart = self.staff if self.staff.isVisibleTo(self) else self.course
        return chart.figures(self._language)

    def _show_key(self) -> None:
        """The names of colours under the picture."""
        entries: list[tuple[QColor, str, str]] = []
        if self.staff.isVisibleTo(self):
            sectors = [one for one in SECTORS if any(bar.sector == one for bar in self.staff.bars)]
            language = Language(self.staff.code)
            entries = [(self.staff.colour(one), "■", word(one, language)) for one in sectors]
        elif self.course.isVisibleTo(self):
            entries = [
                (self.course.colour(place), SIGNS[place], line.name)
                for place, line in enumerate(self.course.lines)
                if line.name
            ]
        self.key.setVisible(bool(entries))
        self.key.setText(
            " &nbsp; ".join(
                f'<span style="color:{colour.name()}">{sign}</span>&nbsp;'
                + name.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
                for colour, sign, name in entries
            )
        )

    def _describe(self) -> None:
        """The picture in words, for those who hear it."""
        units = {self.staff: word("persons", self._language), self.course: self.course.unit}
        for chart, unit in units.items():
            chart.setAccessibleName(f"{self.heading.text()}, {unit}")
        code = self.staff.code
        totals = [
            f"{occupation}: {format_number(sum(bar.heads for bar in bars), 0, code)}"
            for occupation in OCCUPATIONS
            if (bars := [bar for bar in self.staff.bars if bar.occupation == occupation])
        ]
        self.staff.setAccessibleDescription("; ".join(totals))
        ends = []
        for line in self.course.lines:
            name = capital(line.name) or self.course.name
            year, value = line.points[-1]
            ends.append(f"{name} {year}: {self.course.figure(value)}")
        self.course.setAccessibleDescription("; ".join(ends))
