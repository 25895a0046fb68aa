"""The menu Scenarie: save, choose, compare, rename and delete scenarios of the plan."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget

from sosuplan.model.scenario import Scenario, edition
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import SosuplanError
from ui.i18n import _
from ui.planfiles.opening import plainly
from ui.session.session import MOST_COMPARED, Session
from ui.widgets.cpr import cpr_fault
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.literal import literal
from ui.widgets.problems import ask

_YES = "yes"


class NameDialog(FormDialog):
    """Asks for a scenario's name, and a note where one belongs."""

    def __init__(
        self, parent: QWidget, title: str, verb: str, name: str, note: str | None = None
    ) -> None:
        super().__init__(parent, "scenario-name", title, verb)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.selectAll()
        self.name.setMinimumWidth(WIDTH)
        self.note = QPlainTextEdit(note or "")
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(90)
        self.form.addRow(_("Name"), self.name)
        if note is not None:
            self.form.addRow(_("Note (why)"), self.note)
        self.name.textChanged.connect(self.check)
        self.note.textChanged.connect(self.check)
        self.check()

    def chosen(self) -> tuple[str, str]:
        """Name and note as typed, without blanks around them."""
        return self.name.text().strip(), self.note.toPlainText().strip()

    def check(self) -> None:
        fault = cpr_fault(*self.chosen())
        self.show_check(good=bool(self.name.text().strip()) and not fault, fault=fault)


class ScenarioMenu(QObject):
    """Saved scenarios of the session's plan, and what can be done with them.

    It has a menu rather than being one: a menu that is cleared cuts its actions' connections to
    itself.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self.menu = QMenu(parent)
        # These actions belong to the window: clearing a menu deletes those that are its own.
        self.save = QAction(parent)
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.save.triggered.connect(self._save)
        self.save_as = QAction(parent)
        self.save_as.setShortcut(QKeySequence("Ctrl+Shift+S"))
        self.save_as.triggered.connect(self._save_as)
        self.rename = QAction(parent)
        self.rename.triggered.connect(self._rename)
        self.delete = QAction(parent)
        self.delete.triggered.connect(self._delete)
        self.compare = QMenu(parent)
        self._choices: QActionGroup | None = None
        session.scenarios_changed.connect(self.refresh)
        session.plan_closed.connect(self.refresh)
        session.frame_ready.connect(self._follow)

    def refresh(self) -> None:
        """Fill the menus anew with the saved scenarios."""
        session = self._session
        self.save.setText(_("&Save scenario"))
        self.save_as.setText(_("Save scenario &as…"))
        self.rename.setText(_("&Rename…"))
        self.delete.setText(_("&Delete…"))
        self.compare.setTitle(_("&Compare with"))
        self.menu.clear()
        if session.file is None:
            return
        self._choices = QActionGroup(self)
        self._choices.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        unmoved = session.scenario.neutral()
        baseline = self.menu.addAction(scenario_name(unmoved, session.language))
        baseline.setCheckable(True)
        baseline.triggered.connect(lambda: self._choose(session.scenario.neutral()))
        self._choices.addAction(baseline)
        self._baseline = baseline
        for name, scenario in session.saved.items():
            action = self.menu.addAction(literal(name))
            action.setCheckable(True)
            action.setChecked(name == session.scenario.name)
            action.setToolTip(scenario.note)
            action.triggered.connect(lambda __=False, chosen=scenario: self._choose(chosen))
            self._choices.addAction(action)
        self.menu.addSeparator()
        for action in (self.save, self.save_as, self.rename, self.delete):
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addMenu(self.compare)
        self.compare.clear()
        for name in session.saved:
            action = self.compare.addAction(literal(name))
            action.setCheckable(True)
            action.setChecked(name in session.compared)
            action.setEnabled(action.isChecked() or len(session.compared) < MOST_COMPARED)
            action.toggled.connect(lambda on, chosen=name: self._compare(chosen, on))
        self.compare.setEnabled(bool(session.saved))
        self._follow()

    def _follow(self) -> None:
        session = self._session
        named = session.saved_scenario is not None
        self._baseline.setChecked(not session.scenario.name and not session.scenario.levers)
        writable = session.file is not None and not session.file.read_only
        self.save.setEnabled(writable and (session.differs_from_saved or not named))
        self.save_as.setEnabled(writable)
        self.rename.setEnabled(writable and named)
        self.delete.setEnabled(writable and named)

    def _choose(self, scenario: Scenario) -> None:
        done = (
            action_for(Action.CHOOSE_SCENARIO, name=scenario.name)
            if scenario.name
            else action_for(Action.CHOOSE_BASELINE)
        )
        self._session.change(scenario, done)
        self.refresh()

    def _compare(self, name: str, on: bool) -> None:
        others = [other for other in self._session.compared if other != name]
        self._session.compare_with([*others, name] if on else others)

    def _save(self) -> None:
        scenario = self._session.scenario
        if self._session.saved_scenario is None:
            self._save_as()
        else:
            self._store(scenario.name, scenario.note)

    def _save_as(self) -> None:
        scenario = self._session.scenario
        title = _("Save scenario as")
        verb = _("Save")
        dialog = NameDialog(self._window, title, verb, scenario.name, scenario.note)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, note = dialog.chosen()
        if name in self._session.saved and name != scenario.name:
            question = _("There is a scenario named {name} already. Replace it?").format(name=name)
            if not self._sure(question, "", _("Replace")):
                return
        self._store(name, note)

    def _store(self, name: str, note: str) -> None:
        try:
            self._session.save_as(name, note, edition(self._session.plan))
        except SosuplanError as error:
            self._tell(_("The scenario was not saved."), error)

    def _rename(self) -> None:
        session = self._session
        old = session.scenario.name
        title = _("Rename scenario")
        dialog = NameDialog(self._window, title, _("Rename"), old)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        new, __ = dialog.chosen()
        if new == old:
            return
        if new in session.saved:
            QMessageBox.information(
                self._window,
                _("Rename scenario"),
                _("There is a scenario named {name} already. Choose another name.").format(
                    name=new
                ),
            )
            return
        try:
            session.rename(old, new)
        except SosuplanError as error:
            self._tell(_("The scenario was not renamed."), error)

    def _delete(self) -> None:
        name = self._session.scenario.name
        question = _("Delete the scenario {name}?").format(name=name)
        details = _("The sliders stay as they are, but the saved scenario is gone for good.")
        if not self._sure(question, details, _("Delete")):
            return
        try:
            self._session.delete(name)
        except SosuplanError as error:
            self._tell(_("The scenario was not deleted."), error)

    def _sure(self, question: str, details: str, yes: str) -> bool:
        return ask(self._window, question, [details] if details else [], {_YES: yes}) == _YES

    def _tell(self, title: str, error: SosuplanError) -> None:
        path, language = self._session.path, self._session.language
        assert path is not None
        ask(self._window, title, [plainly(one, path, language) for one in error.faults], {})
