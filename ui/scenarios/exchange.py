"""Ways to and from scenarios besides the sliders: ready-made ones, and files that people send each
other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import as_saved
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.store.files import parts_for_file
from sosuplan.store.scenario_files import SUFFIX, scenario_bytes
from sosuplan.text.errors import SosuplanError
from ui import i18n
from ui.i18n import _
from ui.session.session import Session
from ui.settings import Settings
from ui.widgets.problems import ask
from ui.widgets.saving import FOLDER, Saving, saved_words

MOST_FILES = 50
"""Files that are read at a time."""


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
        from ui.scenarios.arrivals import ArrivalDialog

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
