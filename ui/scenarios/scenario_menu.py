"""The menu Scenarie: save, choose, compare, rename and delete scenarios of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget

from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import SosuplanError
from ui import i18n
from ui.i18n import _
from ui.planfiles.opening import plainly
from ui.session.session import MOST_COMPARED, Session
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.menus import literal
from ui.widgets.problems import ask, cpr_fault

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
        self.save, self.save_as = QAction(parent), QAction(parent)
        self.rename, self.delete = QAction(parent), QAction(parent)
        self._actions = {
            self.save: self._save,
            self.save_as: self._save_as,
            self.rename: self._rename,
            self.delete: self._delete,
        }
        for action, done in self._actions.items():
            action.triggered.connect(done)
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.save_as.setShortcut(QKeySequence("Ctrl+Shift+S"))
        self.compare = QMenu(parent)
        self._choices = QActionGroup(self)
        self._choices.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._choices.triggered.connect(lambda action: self._choose(action.data()))
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
        baseline = scenario_name(session.scenario.neutral(), i18n.current())
        names = {"": baseline, **{name: literal(name) for name in session.saved}}
        for name, shown in names.items():
            action = self.menu.addAction(shown)
            action.setCheckable(True)
            action.setData(name)
            action.setChecked(bool(name) and name == session.scenario.name)
            action.setToolTip(session.saved[name].note if name else "")
            self._choices.addAction(action)
        self._baseline = self._choices.actions()[0]
        self.menu.addSeparator()
        self.menu.addActions(list(self._actions))
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

    def _choose(self, name: str) -> None:
        """A saved scenario, or "" for the one in which nothing is moved."""
        session = self._session
        if name:
            session.change(session.saved[name], action_for(Action.CHOOSE_SCENARIO, name=name))
        else:
            session.change(session.scenario.neutral(), action_for(Action.CHOOSE_BASELINE))
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
        dialog = NameDialog(
            self._window, _("Save scenario as"), _("Save"), scenario.name, scenario.note
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, note = dialog.chosen()
        if name in self._session.saved and name != scenario.name:
            question = _("There is a scenario named {name} already. Replace it?").format(name=name)
            if not self._sure(question, "", _("Replace")):
                return
        self._store(name, note)

    def _store(self, name: str, note: str) -> None:
        session = self._session
        with self._reporting_faults(_("The scenario was not saved.")):
            session.save_as(name, note)

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
            text = _("There is a scenario named {name} already. Choose another name.")
            QMessageBox.information(self._window, title, text.format(name=new))
            return
        with self._reporting_faults(_("The scenario was not renamed.")):
            session.rename(old, new)

    def _delete(self) -> None:
        name = self._session.scenario.name
        question = _("Delete the scenario {name}?").format(name=name)
        details = _("The sliders stay as they are, but the saved scenario is gone for good.")
        if not self._sure(question, details, _("Delete")):
            return
        with self._reporting_faults(_("The scenario was not deleted.")):
            self._session.delete(name)

    def _sure(self, question: str, details: str, yes: str) -> bool:
        return ask(self._window, question, [details] if details else [], {_YES: yes}) == _YES

    @contextmanager
    def _reporting_faults(self, title: str) -> Iterator[None]:
        """Tell the user under ``title`` why what is done within cannot be."""
        path = self._session.path
        assert path is not None
        try:
            yield
        except SosuplanError as error:
            faults = [plainly(one, path) for one in error.faults]
            ask(self._window, title, faults, {})
