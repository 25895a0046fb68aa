"""New scenarios from ready-made ones: which there are, what they rest on, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.ready_made import ReadyMade, ready_made
from sosuplan.charts.palette import SYMBOLS
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import free_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.ready_made import (
    about,
    as_scenario,
    choice_text,
    heading,
    name_of,
    reason,
    why_not,
)
from sosuplan.text.language import NN_
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, listed, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.widgets.fitting import FittedDialog, Scrolled
from ui.widgets.form import muted
from ui.widgets.layouts import fill

SIZE = (1040, 640)
NAMES, DETAILS = 560, 420
"""Pixels of the list and of what is said beside it."""
_ADD = NN_("Add {n} scenario to the plan", "Add {n} scenarios to the plan")


class ReadyMadeDialog(FittedDialog):
    """A list with a tick for each scenario that is wanted. Accepted, ``chosen`` are those, with
    names that are free."""

    def __init__(
        self, parent: QWidget, plan: Plan, demand: str, unit: str, taken: Iterable[str]
    ) -> None:
        """``demand`` is what scenarios get that have no demand scenario of their own; ``unit`` is
        that of the balances, and ``taken`` are the names of the plan's scenarios."""
        super().__init__(parent)
        self.setObjectName("ready-made")
        title = _("New scenario from a ready-made one")
        self.setWindowTitle(title)
        self._plan, self._taken = plan, tuple(taken)
        levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
        found = ready_made(plan, levers, inputs)
        language = i18n.current()
        self._offered = [one for one in found if one.offered]
        self._made = [as_scenario(one, plan, language, demand) for one in self._offered]
        head = QLabel(title)
        head.setFont(themes.font(12, bold=True))
        explanation = muted(
            _(
                "Computed with the figures of this plan. Those without a demand scenario of their"
                " own get “{demand}”. What is chosen is added to the plan and can be changed there"
                " like any other scenario."
            ).format(demand=plan.demand_labels(language.code)[demand])
        )
        runs = [*self._made, Scenario(demand)]
        projection = project(inputs, LeverSets.of(runs, levers, inputs))
        self.list = QTreeWidget()
        self.list.setAccessibleName(title)
        self.list.setProperty("look", "list")
        self.list.setColumnCount(1 + len(plan.occupations))
        self.list.setHeaderLabels(
            [
                _("Scenario"),
                *(
                    f"{capital(word(f'{one}.short', language))} {plan.horizon}"
                    for one in plan.occupations
                ),
            ]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        balances = [
            [
                (balance.gap(unit)[-1], balance.status[-1])
                for balance in (projection.balance(run, one) for one in plan.occupations)
            ]
            for run in range(len(runs))
        ]
        self._fill(found, dict(zip(map(id, self._offered), balances, strict=False)))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.name = QLabel()
        self.name.setFont(themes.font(10, half_bold=True))
        self.details = QLabel()
        for label in (self.name, self.details):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(12, 4, 8, 4)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.list)
        said = QWidget()
        fill(QVBoxLayout(said), self.name, texts := Scrolled(self.details), spacing=2, grows=texts)
        parts.addWidget(said)
        parts.setSizes([NAMES, DETAILS])
        parts.setChildrenCollapsible(False)
        usual = [
            f"{format_number(gap, 0, language.code)} {word(f'{one}.short', language)}"
            for one, (gap, __) in zip(plan.occupations, balances[-1], strict=True)
        ]
        text = _("Balance in {year}, {unit}. {baseline} under “{demand}”: {balances}.")
        note = muted(
            text.format(
                year=plan.horizon,
                unit=word(unit, language),
                baseline=capital(baseline_name(language)),
                demand=plan.demand_labels(language.code)[demand],
                balances=listed(usual, language),
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = (head, explanation, parts, note, buttons)
        fill(QVBoxLayout(self), *column, margins=(20, 18, 20, 16), spacing=10, grows=parts)
        self.list.currentItemChanged.connect(lambda item: self._tell(item))
        self.list.itemChanged.connect(lambda __: self._count())
        self._count()
        self.list.setCurrentItem(self._rows[0][0])
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(*map(themes.wide, SIZE))

    def _fill(
        self, found: Sequence[ReadyMade], balances: dict[int, list[tuple[float, str]]]
    ) -> None:
        language = i18n.current()
        self._rows: list[tuple[QTreeWidgetItem, ReadyMade]] = []
        groups: dict[str, QTreeWidgetItem] = {}
        for one in found:
            if one.group not in groups:
                group = groups[one.group] = QTreeWidgetItem([heading(one.group, language)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFont(0, themes.font(9, half_bold=True))
                self.list.addTopLevelItem(group)
                group.setExpanded(True)
            name = name_of(one, self._plan, language)
            item = QTreeWidgetItem([name])
            item.setToolTip(0, name)
            if one.offered:
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                    | Qt.ItemFlag.ItemIsSelectable
                    | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(0, Qt.CheckState.Unchecked)
                for column, (gap, status) in enumerate(balances[id(one)], start=1):
                    shown = format_number(gap, 0, language.code)
                    item.setText(column, f"{SYMBOLS[status]} {shown}")
                    item.setToolTip(column, word(status, language))
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
            else:
                # It can be looked at, to read why, but not be ticked.
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setForeground(0, self.palette().placeholderText())
                item.setText(1, _("not offered"))
                item.setForeground(1, self.palette().placeholderText())
            groups[one.group].addChild(item)
            self._rows.append((item, one))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        """What a scenario is about, and each of its values with what that rests on."""
        one = next((one for row, one in self._rows if row is item), None)
        if one is None:
            return
        language = i18n.current()
        name = name_of(one, self._plan, language)
        self.name.setText(name)
        parts = []
        if not one.offered:
            parts.append(_("Not offered in this plan: {why}").format(why=why_not(one, language)))
        if name in self._taken:
            text = _("The plan has a scenario of that name. This one will be called “{name}”.")
            parts.append(text.format(name=free_name(name, self._taken)))
        parts.append(about(one, self._plan, language))
        parts += [
            f"{choice_text(choice.lever, choice.value, language)}\n"
            f"{reason(choice, self._plan, language)}"
            for choice in one.choices
        ]
        self.details.setText("\n\n".join(parts))

    def _count(self) -> None:
        count = len(self._ticked())
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setText(plural(_ADD, count) if count else _("Add to the plan"))

    def _ticked(self) -> list[ReadyMade]:
        return [one for row, one in self._rows if row.checkState(0) == Qt.CheckState.Checked]

    def chosen(self) -> list[Scenario]:
        """The scenarios that are ticked, in the order of the list."""
        names, chosen = list(self._taken), []
        for one in self._ticked():
            made = self._made[next(at for at, each in enumerate(self._offered) if each is one)]
            chosen.append(replace(made, name=free_name(made.name, names)))
            names.append(chosen[-1].name)
        return chosen
