"""The form of a goal: what is counted, from where, how far and until when, who follows it and how,
and which measures serve it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.goals import is_after
from sosuplan.analysis.indicators import BOTH, INDICATORS
from sosuplan.editing.own_rows import new_id
from sosuplan.model.plan import SECTORS, Goal, Plan
from sosuplan.model.schema.policy_rows import FREQUENCIES
from sosuplan.model.schema.tables import column_help, column_name
from sosuplan.narrative.goals import (
    FREQUENCY_WORDS,
    UNIT_WORDS,
    figure,
    heads,
    measure_names,
    title_of,
    unit_name,
)
from sosuplan.text.dates import decimal_year, spoken_date
from sosuplan.text.terms import capital, in_order, word
from ui import i18n
from ui.i18n import _
from ui.measures.fields import CheckList, SourceList, line
from ui.measures.goal_figure import GoalFigure, date_fault
from ui.widgets.choices import Combo
from ui.widgets.form import LONGEST_NAME, FormDialog, muted
from ui.widgets.layouts import fill
from ui.widgets.problems import cpr_fault

OWN_INDICATOR = ""
"""Among the indicators: one's own, whose name is written."""
FIELD = 430
MEASURE_LINES = 4
"""Measures in sight at once."""

Offer = Callable[[Goal], tuple[str, float] | None]
"""What the plan itself says of the indicator of a goal: its date and value."""


class GoalForm(FormDialog):
    """Asks for a goal, or for another wording of one that is there."""

    def __init__(
        self, parent: QWidget, plan: Plan, goal: Goal | None, offer: Offer, *, new: bool
    ) -> None:
        """``goal`` is what the fields begin with; ``new``: it is not in the plan yet."""
        super().__init__(
            parent,
            "goal",
            _("New goal") if new else _("Change the goal"),
            _("Save"),
        )
        say = i18n.current()
        self._plan, self._offer, self._say = plan, offer, say
        self._goal = goal or _empty(new_id(plan, "goals", "goal"))
        self._offered: tuple[str, float] | None = None
        one = self._goal
        self.title = line(title_of(one, say))
        self.indicator = _list([])
        for known in INDICATORS.values():
            self.indicator.addItem(say(known.name), known.id)
        self.indicator.addItem(_("Another indicator, which we measure ourselves"), OWN_INDICATOR)
        own = one.indicator not in INDICATORS
        self._own = QWidget()
        self.own_indicator = line(one.indicator if own else "", LONGEST_NAME)
        self.own_indicator.setPlaceholderText(_("What is counted"))
        begins = "fulltime_share" if goal is None else "" if own else one.indicator
        self.indicator.setCurrentIndex(self.indicator.findData(begins))
        self.area = _open_list([("", _("The whole plan")), *((a, a) for a in plan.areas)], one.area)
        self.sector = _list([("", _("All employers")), *((s, word(s, say)) for s in SECTORS)])
        self.sector.setCurrentIndex(self.sector.findData(one.sector))
        jobs = [(job, capital(word(job, say))) for job in plan.told_apart]
        at = plan.told_apart[0] if goal is None else one.occupation
        self.occupation = _open_list(jobs, "all" if at in BOTH and len(jobs) > 1 else at)
        self.unit = _open_list([(u, say(name)) for u, name in UNIT_WORDS.items()], one.unit)
        self.baseline, self.target = GoalFigure(one.unit), GoalFigure(one.unit)
        self.unit_words = muted(""), muted("")
        self.baseline_date = line(one.baseline_date, LONGEST_NAME)
        self.baseline_date.setPlaceholderText(_("e.g. 2025-02"))
        self.target_date = line(one.target_date, LONGEST_NAME)
        self.target_date.setPlaceholderText(_("e.g. 2030"))
        self.use_plan = QPushButton()
        self.responsible = line(one.responsible)
        self.frequency = _list(
            [("", _("Not said")), *((f, capital(say(FREQUENCY_WORDS[f]))) for f in FREQUENCIES)]
        )
        self.frequency.setCurrentIndex(self.frequency.findData(one.frequency))
        self.search = QLineEdit()
        serving = one.measures.split()
        self.measures = CheckList(_measures(plan, serving), serving, MEASURE_LINES)
        self.standing, self.method = line(one.status_of_target), line(one.method_da)
        self.source = SourceList(plan, one.source_id)
        self._lay_out()
        self._follow_indicator()
        self.baseline.set_figure(one.baseline)
        self.target.set_figure(one.target)
        for box in (self.indicator, self.sector, self.area, self.occupation, self.unit):
            box.currentTextChanged.connect(self._follow_indicator)
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.check)
        self.search.textChanged.connect(self._sift)
        self.use_plan.clicked.connect(self._take_offer)
        self.check()

    def _lay_out(self) -> None:
        """Fields under the names of their columns; what belongs together beside each other."""
        say = self._say

        def row(column: str, field: QWidget, *beside: QWidget) -> None:
            # The title has the name of the whole: a goal.
            name = heads(say)[2] if column == "target" else column_name("goals", column, say)
            field.setToolTip(column_help("goals", column, say))
            field.setAccessibleName(name)
            whole: QWidget = field
            if beside:
                whole = QWidget()
                fill(QHBoxLayout(whole), field, *beside, spacing=8, grows=field)
            self.form.addRow(name, whole)

        for field, column in (
            (self.own_indicator, "indicator"),
            (self.baseline_date, "baseline_date"),
            (self.target_date, "target_date"),
            (self.unit, "unit"),
        ):
            field.setAccessibleName(column_name("goals", column, say))
            field.setToolTip(column_help("goals", column, say))
        self.title.setMinimumWidth(FIELD)
        row("title_da", self.title)
        row("indicator", self.indicator)
        own = QHBoxLayout(self._own)
        fill(own, self.own_indicator, self.unit, spacing=8, grows=self.own_indicator)
        self.form.addRow("", self._own)
        row("area", self.area)
        row("occupation", self.occupation, self.sector)
        self.sector.setAccessibleName(column_name("goals", "sector", say))
        row("baseline", self.baseline, self.unit_words[0], self.baseline_date)
        self.form.addRow("", self.use_plan)
        row("target", self.target, self.unit_words[1], self.target_date)
        row("responsible", self.responsible, self.frequency)
        self.frequency.setAccessibleName(column_name("goals", "frequency", say))
        self.search.setPlaceholderText(_("Search among measures"))
        self.search.setAccessibleName(_("Search among measures"))
        self.search.setClearButtonEnabled(True)
        name = column_name("goals", "measures", say)
        self.measures.setAccessibleName(name)
        both = QWidget()
        fill(QVBoxLayout(both), self.search, self.measures, spacing=4)
        self.form.addRow(name, both)
        row("status_of_target", self.standing)
        row("method_da", self.method)
        row("source_id", self.source)

    # --- what follows from what is chosen -------------------------------------------------------

    def _follow_indicator(self) -> None:
        """Show what the chosen indicator leaves open, and offer what the plan says of it."""
        known = INDICATORS.get(str(self.indicator.currentData()))
        self.form.setRowVisible(self._own, known is None)
        self.sector.setEnabled(known is None or known.by_sector)
        if not self.sector.isEnabled():
            self.sector.setCurrentIndex(0)
        self._set_unit(_chosen(self.unit) if known is None else known.unit)
        self._offered = self._offer(self.made()) if known is not None else None
        self.form.setRowVisible(self.use_plan, self._offered is not None)
        if self._offered is not None:
            date, value = self._offered
            text = _("Use the plan's own figure: {figure} ({date})")
            unit = self.baseline.unit
            self.use_plan.setText(
                text.format(
                    figure=figure(unit, value, self._say), date=spoken_date(date, self._say)
                )
            )
        self.check()

    def _set_unit(self, unit: str) -> None:
        for field in (self.baseline, self.target):
            field.set_unit(unit)
        for label in self.unit_words:
            label.setText(unit_name(unit, self._say))
            label.setWordWrap(False)

    def _take_offer(self) -> None:
        if self._offered is not None:
            date, value = self._offered
            self.baseline.set_figure(float(f"{value:.6g}"))
            self.baseline_date.setText(date)

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        for at in range(self.measures.count()):
            item = self.measures.item(at)
            item.setHidden(not all(one in item.text().casefold() for one in words))

    # --- what comes of it -----------------------------------------------------------------------

    def made(self) -> Goal:
        """The goal as it is filled in."""
        say, one = self._say, self._goal
        title = self.title.text().strip()
        known = str(self.indicator.currentData())
        same = title == title_of(one, say)
        names: dict[str, str] = {}
        if not same:
            names = {"title_da": title, "title_en": ""}
        return replace(
            one,
            **names,
            indicator=known or self.own_indicator.text().strip(),
            area=_chosen(self.area),
            sector=str(self.sector.currentData()),
            occupation=_chosen(self.occupation),
            baseline=self.baseline.figure,
            baseline_date=self.baseline_date.text().strip(),
            target=self.target.figure,
            target_date=self.target_date.text().strip(),
            unit=self.baseline.unit,
            responsible=self.responsible.text().strip(),
            frequency=str(self.frequency.currentData()),
            measures=" ".join(self.measures.chosen),
            status_of_target=self.standing.text().strip(),
            method_da=self.method.text().strip(),
            source_id=self.source.chosen,
        )

    def check(self) -> None:
        goal = self.made()
        texts = [one.text() for one in self.findChildren(QLineEdit)]
        fault = self.baseline.fault or self.target.fault
        fault = fault or date_fault(goal.baseline_date, goal.target_date) or cpr_fault(*texts)
        named = bool(goal.title_da and goal.indicator)
        self.show_check(good=named and not fault, fault=fault, note=self._note(goal))

    def _note(self, goal: Goal) -> str:
        """What the goal still lacks for its status to be told."""
        if goal.target is None:
            return _("Without a target it is a reading: no status can be told.")
        if goal.baseline is None or not goal.baseline_date:
            return _("Without a baseline and its date no status can be told.")
        if not goal.target_date:
            return _("Without a target year it cannot be told whether the goal is on track.")
        begins = decimal_year(goal.baseline_date)
        if begins is not None and not is_after(goal.target_date, begins):
            return _("The target's date is not after the baseline's: the goal cannot be on track.")
        return ""


def _measures(plan: Plan, chosen: list[str]) -> dict[str, str]:
    """What all measures are called, by id: first what is chosen, also of measures that are gone,
    then those of the plan."""
    names = {one: one for one in chosen} | measure_names(plan, i18n.current())
    own = {one.id for one in plan.measures}

    def place(one: str) -> tuple[bool, bool, object]:
        return one not in chosen, one not in own, in_order(names[one])

    return {one: " ".join(names[one].split()) for one in sorted(names, key=place)}


def _list(choices: list[tuple[str, str]]) -> Combo:
    box = Combo()
    box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for code, name in choices:
        box.addItem(name, code)
    return box


def _open_list(choices: list[tuple[str, str]], chosen: str) -> Combo:
    """A list in which something else may be written."""
    box = _list(choices)
    box.setEditable(True)
    box.setInsertPolicy(Combo.InsertPolicy.NoInsert)
    at = box.findData(chosen)
    box.setCurrentIndex(at)
    if at < 0:
        box.setEditText(chosen)
    return box


def _chosen(box: Combo) -> str:
    """The code of what is chosen, or what is written."""
    text = box.currentText().strip()
    at = box.findText(text, Qt.MatchFlag.MatchFixedString)
    return text if at < 0 else str(box.itemData(at))


def _empty(id_: str) -> Goal:
    """A goal that says nothing yet."""
    return Goal(id_, "", "", "", "", "", None, "", None, "", "", "", "", "", "")
