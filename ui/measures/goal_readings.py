"""The form of what was measured of a goal that no table of the plan holds: a line each time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from sosuplan.analysis.goals import is_after
from sosuplan.model.plan import Goal, GoalReading, Plan
from sosuplan.model.schema.column import LONGEST_TEXT
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.goals import baseline_text, title_of, unit_name
from sosuplan.text.dates import decimal_year
from sosuplan.text.terms import capital
from ui import i18n
from ui.i18n import _
from ui.measures.goal_figure import GoalFigure, date_fault
from ui.widgets.form import LONGEST_NAME, FormDialog, muted
from ui.widgets.problems import cpr_fault

_NOTE_WIDTH = 260


class ReadingsForm(FormDialog):
    """All readings of a goal, which may be changed and emptied, and a line for another one."""

    def __init__(self, parent: QWidget, plan: Plan, goal: Goal) -> None:
        say = i18n.current()
        super().__init__(
            parent,
            "goal-readings",
            _("Measurements"),
            _("Save"),
            _("{title}. Baseline: {baseline}. An emptied line goes.").format(
                title=title_of(goal, say), baseline=baseline_text(goal, say)
            ),
        )
        self._goal = goal
        self._before = [one for one in plan.goal_readings if one.goal == goal.id]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self.lines: list[tuple[QLineEdit, GoalFigure, QLineEdit]] = []
        value = column_name("goal_readings", "value", say)
        unit = unit_name(goal.unit, say)
        self._names = (
            column_name("goal_readings", "date", say),
            f"{value} ({unit})" if unit else value,
            column_name("goal_readings", "note", say),
        )
        for column, name in enumerate(self._names):
            self._grid.addWidget(muted(name), 0, column)
        self._grid.setColumnStretch(2, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.form.addRow(holder)
        self.more = QPushButton(_("Another line"))
        self.more.clicked.connect(lambda: self._add(None).setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.addRow(self.more)
        for one in self._before:
            self._add(one)
        first = self._add(None)
        first.setFocus()
        self.check()

    def _add(self, reading: GoalReading | None) -> QLineEdit:
        """A line; the field of its date."""
        when, note = QLineEdit(), QLineEdit()
        value = GoalFigure(self._goal.unit, None if reading is None else reading.value)
        when.setMaxLength(LONGEST_NAME)
        note.setMaxLength(LONGEST_TEXT)
        note.setMinimumWidth(_NOTE_WIDTH)
        if reading is not None:
            when.setText(reading.date)
            note.setText(reading.note)
        row = len(self.lines) + 1
        for column, field in enumerate((when, value, note)):
            field.setAccessibleName(f"{capital(self._names[column])} {row}")
            field.textChanged.connect(self.check)
            self._grid.addWidget(field, row, column)
        self.lines.append((when, value, note))
        self.grow()
        return when

    def made(self) -> list[GoalReading]:
        """The readings as they are filled in; a source that one had stays with it."""
        found = []
        for at, (when, value, note) in enumerate(self.lines):
            figure = value.figure
            if when.text().strip() and figure is not None:
                source = self._before[at].source_id if at < len(self._before) else ""
                found.append(
                    GoalReading(
                        self._goal.id, when.text().strip(), figure, note.text().strip(), source
                    )
                )
        return found

    def check(self) -> None:
        fault = ""
        dates: dict[float | None, str] = {}
        for when, value, note in self.lines:
            date = when.text().strip()
            empty = not date and not value.text().strip() and not note.text().strip()
            if fault or empty:
                continue
            fault = value.fault or cpr_fault(date, note.text())
            if not fault and (not date or value.figure is None):
                fault = _("A measurement takes a date and a figure.")
            fault = fault or date_fault(date)
            if not fault and decimal_year(date) in dates:
                fault = _("There are two measurements of {date}.").format(date=date)
            dates[decimal_year(date)] = date
        good = not fault and self.made() != self._before
        self.show_check(good=good, fault=fault, note=self._note(dates.values()))

    def _note(self, dates: Iterable[str]) -> str:
        """Which of what was measured tells nothing of how the goal is doing."""
        begins = decimal_year(self._goal.baseline_date)
        early = [one for one in dates if begins is not None and not is_after(one, begins)]
        if not early:
            return ""
        text = _("Not after the baseline, and therefore not counted for the status: {dates}.")
        return text.format(dates=", ".join(early))
