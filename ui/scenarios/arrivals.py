"""What comes in files of scenarios, with all that is different in this plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.scenario_arrival import Arrival, arrival
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_text import ScenarioText
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.scenario_arrival import arrival_lines
from sosuplan.store.scenario_files import read_scenario_file
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.widgets.choices import Combo
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.layouts import fill

SIZE = (820, 540)
"""Pixels of the dialog."""
_TAKE = NN_("Add {n} scenario to the plan", "Add {n} scenarios to the plan")


class ArrivalDialog(FittedDialog):
    """What files bring, each with all that is different in this plan; nothing is changed yet.
    Accepted, ``chosen`` are those that are ticked."""

    def __init__(
        self,
        parent: QWidget,
        plan: Plan,
        saved: Mapping[str, Scenario],
        paths: Sequence[Path],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("arrivals")
        title = _("Scenarios from files")
        self.setWindowTitle(title)
        self._plan, self._saved = plan, saved
        self._levers: LeverCatalogue = catalogue(plan)
        head = QLabel(title)
        head.setFont(themes.font(12, bold=True))
        explanation = muted(
            _(
                "Nothing is changed before you add them. Below each scenario stands what is"
                " different in this plan from where it comes from."
            )
        )
        self.list = QTreeWidget()
        self.list.setAccessibleName(title)
        self.list.setProperty("look", "list")
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([_("Scenario"), _("Demand")])
        self.list.setWordWrap(True)
        self.list.setRootIsDecorated(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._texts: list[tuple[ScenarioText, str, QTreeWidgetItem]] = []
        self._demands: list[str] = []
        self.arrivals: list[Arrival] = []
        """What each file that can be read brings, in the order of the list."""
        self._refused: list[tuple[QTreeWidgetItem, QLabel]] = []
        self._lines: list[tuple[QTreeWidgetItem, QLabel]] = []
        for path in paths:
            self._read(path)
        self._refused = self._lines
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = (head, explanation, self.list, buttons)
        fill(QVBoxLayout(self), *column, margins=(20, 18, 20, 16), spacing=10, grows=self.list)
        self._compute()
        self.list.itemChanged.connect(lambda __: self._count())
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(*map(themes.wide, SIZE))

    def _read(self, path: Path) -> None:
        """A row for a file; one that cannot be read says why."""
        language = i18n.current()
        item = QTreeWidgetItem([masked(path.name)])
        item.setFont(0, themes.font(9, half_bold=True))
        self.list.addTopLevelItem(item)
        try:
            text = read_scenario_file(path)
        except SosuplanError as error:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setText(0, _("{name}: not read").format(name=masked(path.name)))
            for fault in error.faults:
                self._below(item, sentence(fault, language))
            item.setExpanded(True)
            return
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(0, Qt.CheckState.Checked)
        labels = self._plan.demand_labels(language.code)
        if text.scenario.demand not in labels:
            box = Combo()
            box.addItem(_("Choose…"), "")
            for code, label in labels.items():
                box.addItem(label, code)
            box.setAccessibleName(_("Demand"))
            box.currentIndexChanged.connect(partial(self._choose, len(self._texts)))
            self.list.setItemWidget(item, 1, box)
        else:
            item.setText(1, labels[text.scenario.demand])
        self._texts.append((text, path.stem, item))
        self._demands.append("")

    def _below(self, item: QTreeWidgetItem, line: str) -> None:
        below = QTreeWidgetItem(item)
        below.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        label = QLabel(line)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(0, 1, 8, 1)
        below.setFirstColumnSpanned(True)
        self.list.setItemWidget(below, 0, label)
        self._lines.append((below, label))
        below.setData(0, Qt.ItemDataRole.AccessibleTextRole, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Each line below a scenario as high as it takes: a list gives its widgets what they ask
        for before they know how wide they are."""
        width = self.list.viewport().width() - 2 * self.list.indentation()
        for below, label in self._lines:
            label.setFixedHeight(label.heightForWidth(width))
            below.setSizeHint(0, QSize(width, label.height()))

    def _choose(self, number: int, _index: int) -> None:
        box = self.list.itemWidget(self._texts[number][2], 1)
        assert isinstance(box, Combo)
        self._demands[number] = str(box.currentData())
        self._compute()

    def _compute(self) -> None:
        """What each brings, with names that none of the others gets."""
        language = i18n.current()
        taken, self.arrivals = dict(self._saved), []
        self._lines = list(self._refused)
        self.list.blockSignals(True)
        for (text, stem, item), demand in zip(self._texts, self._demands, strict=True):
            name = masked(stem)
            one = arrival(text, self._plan, self._levers, taken, name=name, demand=demand)
            self.arrivals.append(one)
            taken[one.name] = one.scenario or text.scenario
            item.setText(0, one.name)
            item.takeChildren()
            for line in arrival_lines(one, self._plan, self._levers, language):
                self._below(item, line)
            item.setExpanded(True)
        self.list.blockSignals(False)
        self._fit()
        self._count()

    def _ticked(self) -> list[Arrival]:
        pairs = zip(self.arrivals, self._texts, strict=True)
        return [one for one, text in pairs if text[2].checkState(0) == Qt.CheckState.Checked]

    def _count(self) -> None:
        ticked = self._ticked()
        ready = all(one.scenario is not None for one in ticked)
        self.accept_button.setEnabled(bool(ticked) and ready)
        self.accept_button.setText(plural(_TAKE, len(ticked)) if ticked else _("Add to the plan"))

    def chosen(self) -> list[Scenario]:
        """The scenarios that are ticked."""
        return [one.scenario for one in self._ticked() if one.scenario is not None]
