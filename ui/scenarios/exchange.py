"""Ways to and from scenarios besides the sliders: ready-made ones, and files that people send each
other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
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
from sosuplan.model.scenario_library import as_saved
from sosuplan.model.scenario_text import ScenarioText
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.scenario_arrival import arrival_lines
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.store.files import parts_for_file
from sosuplan.store.scenario_files import SUFFIX, read_scenario_file, scenario_bytes
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.session.session import Session
from ui.settings import Settings
from ui.widgets.choices import Combo
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.layouts import fill
from ui.widgets.problems import ask
from ui.widgets.saving import FOLDER, Saving, saved_words

SIZE = (820, 540)
MOST_FILES = 50
"""Files that are read at a time."""
_TAKE = NN_("Add {n} scenario to the plan", "Add {n} scenarios to the plan")


class ScenarioWays(QObject):
    """The entries of the menu Scenarie for them, and what they do."""

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self._saving = Saving(window, settings)
        self.ready_made, self.save_file, self.get_files = (QAction(window) for __ in range(3))
        self.ready_made.triggered.connect(self.ask_ready_made)
        self.save_file.triggered.connect(self.ask_save)
        self.get_files.triggered.connect(self.ask_files)
        self.actions = (self.ready_made, self.save_file, self.get_files)
        for signal in (session.plan_opened, session.plan_closed):
            signal.connect(self._follow)
        self.name()

    def name(self) -> None:
        """All entries in the language in use."""
        self.ready_made.setText(_("Ne&w scenario from a ready-made one…"))
        self.save_file.setText(_("Save the scenario as a &file…"))
        self.get_files.setText(_("&Get scenarios from files…"))

    def _follow(self) -> None:
        file = self._session.file
        writable = file is not None and not file.read_only
        self.ready_made.setEnabled(writable)
        self.get_files.setEnabled(writable)
        self.save_file.setEnabled(file is not None)

    # --- ready-made -----------------------------------------------------------------------------

    def ask_ready_made(self) -> None:
        """Add ready-made scenarios to the plan."""
        from ui.scenarios.ready_made import ReadyMadeDialog

        session = self._session
        labels = session.plan.demand_labels(i18n.current().code)
        demand = session.scenario.demand
        if demand not in labels:
            demand = session.plan.demands[0].scenario
        dialog = ReadyMadeDialog(self._window, session.plan, demand, session.unit, session.saved)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._add(dialog.chosen())

    def _add(self, scenarios: Sequence[Scenario]) -> None:
        try:
            self._session.add_scenarios(scenarios)
        except SosuplanError as error:
            told = [sentence(one, i18n.current()) for one in error.faults]
            ask(self._window, _("Nothing was added."), told, {})

    # --- files ----------------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Write the scenario that is worked on, as it is now, into a file of its own."""
        session = self._session
        name = scenario_name(session.scenario, i18n.current(), changed=session.differs_from_saved)
        suggested = parts_for_file(session.plan.name, name)

        def where() -> Path | None:
            return self._saving.ask(
                _("Save the scenario as a file"), suggested, SUFFIX, _("Scenarios")
            )

        path = where()
        if path is None:
            return
        scenario = session.scenario
        if session.saved_scenario != scenario:
            scenario = as_saved(scenario, session.figures)
        if scenario.name != name:
            # Changed, or without a name yet: whoever gets it is told what it is called here.
            scenario = replace(scenario, name=name)
        content = scenario_bytes(scenario, session.figures)
        written = self._saving.write(path, content, i18n.current(), where)
        if written is not None:
            ask(self._window, _("The scenario is saved."), [saved_words(written)], {})

    def ask_files(self) -> None:
        """Add scenarios from files that the user chooses."""
        folder = str(self._settings.folder(FOLDER, Path.home()))
        kinds = _("Scenarios")
        chosen, __ = QFileDialog.getOpenFileNames(
            self._window, _("Get scenarios from files"), folder, f"{kinds} (*{SUFFIX} *.json)"
        )
        if chosen:
            self.take(list(map(Path, chosen)))

    def take(self, paths: Sequence[Path]) -> None:
        """Show what files bring and what is different in this plan; what is wanted is added."""
        session = self._session
        if session.file is None or session.file.read_only:
            return
        dialog = ArrivalDialog(self._window, session.plan, session.saved, paths[:MOST_FILES])
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._add(dialog.chosen())

    def dropped(self, data: QMimeData) -> list[Path]:
        """The files of scenarios that are dragged onto the window, if a plan can take them."""
        session = self._session
        if session.file is None or session.file.read_only:
            return []
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return paths if all(one.suffix.lower() == SUFFIX for one in paths) else []


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
