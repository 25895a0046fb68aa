"""What can be done with the scenarios of a plan, each as one step that can be undone. What cannot
be done is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from sosuplan.editing.scenario_adaptation import adapted
from sosuplan.model.levers import catalogue
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import ScenarioLibrary, as_saved, free_name
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.narrative.steps import Action, StepWords, action_for
from sosuplan.text.errors import SosuplanError
from sosuplan.text.terms import cut
from ui import i18n
from ui.data.dialogs import loss_line
from ui.i18n import _
from ui.planfiles.opening import plainly
from ui.session.session import Session, Step, now
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.problems import ask, cpr_fault

_YES = "yes"
LONGEST_NOTE = 500
OLD, LOST = "old", "lost"
"""A scenario was saved with other figures than the plan has now: they are kept, or they are not."""


class NameDialog(FormDialog):
    """Asks for a name, and a note where one belongs."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        verb: str,
        name: str,
        note: str | None = None,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        """``taken`` are names that will not do."""
        super().__init__(parent, "scenario-name", title, verb)
        self._taken = taken
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
        name, note = self.chosen()
        fault = cpr_fault(name, note)
        if not fault and name in self._taken:
            fault = _("There is a scenario named {name} already. Choose another name.").format(
                name=name
            )
        self.show_check(good=bool(name) and not fault, fault=fault)


class NoteDialog(FormDialog):
    """Asks for a note, which may be left out."""

    def __init__(self, parent: QWidget, title: str, explanation: str = "") -> None:
        super().__init__(parent, "version-note", title, _("Keep"), explanation)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setMinimumWidth(WIDTH)
        self.form.addRow(_("Note"), self.note)
        self.note.textChanged.connect(self.check)
        self.check()

    def chosen(self) -> str:
        """The note as typed, without blanks around it."""
        return self.note.text().strip()

    def check(self) -> None:
        fault = cpr_fault(self.chosen())
        self.show_check(good=not fault, fault=fault)


class Keeping(QObject):
    """Asks what has to be asked, over the window in front, and changes the session's library."""

    bookmark_shown = Signal(int)
    """The bookmark of this number, from 0, is what is looked at; -1: none is."""

    def __init__(self, session: Session, window: QWidget, tell: Callable[[], StepWords]) -> None:
        """``tell`` gives what tells the actions of steps."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._tell = tell
        self._at = -1
        self._left_old: set[tuple[str, str, str]] = set()
        """Scenarios that are to stay with the figures they were saved with, and those figures and
        the plan's: whoever has chosen so is not asked each time."""
        session.plan_opened.connect(self._begin)

    def _begin(self) -> None:
        self._left_old.clear()
        self._at = -1

    @property
    def library(self) -> ScenarioLibrary:
        """The plan's scenarios as they are now."""
        return self._session.library

    @property
    def writable(self) -> bool:
        """False where there is no plan, or one that can only be read."""
        return self._session.file is not None and not self._session.file.read_only

    # --- scenarios ------------------------------------------------------------------------------

    def choose(self, name: str) -> None:
        """Work on a saved scenario, or ("") on the one in which nothing is moved. Of one that was
        saved with other figures it is first asked with which it is to go on."""
        session = self._session
        if not name:
            session.change(session.scenario.neutral(), action_for(Action.CHOOSE_BASELINE))
            return
        saved = session.saved[name]
        state = self.state(saved)
        known = state == OLD and self.is_decided(saved)
        if state and not known and not self.ask_figures(saved):
            return
        if session.scenario != session.saved.get(name):
            done = action_for(Action.CHOOSE_SCENARIO, name=name)
            session.change(session.saved[name], done)

    def save(self) -> None:
        """Save what is worked on under its name, or ask for one."""
        saved = self._session.saved_scenario
        if saved is None or saved.locked:
            self.save_as()
        else:
            self._store(saved.name, saved.note)

    def save_as(self) -> None:
        """Save what is worked on under a name that is asked for."""
        session = self._session
        scenario, locked = session.scenario, self._locked()
        name = free_name(scenario.name, session.saved) if scenario.locked else scenario.name
        title, verb = _("Save scenario as"), _("Save")
        dialog = NameDialog(self.over, title, verb, name, scenario.note, locked)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, note = dialog.chosen()
        if name in session.saved and name != scenario.name:
            question = _("There is a scenario named {name} already. Replace it?").format(name=name)
            if not self._sure(question, "", _("Replace")):
                return
        self._store(name, note)

    def _store(self, name: str, note: str) -> None:
        with self._reporting(_("The scenario was not saved.")):
            self._session.save_as(name, note)

    def new(self) -> None:
        """A scenario in which nothing is moved, under a name that is asked for."""
        session = self._session
        name = free_name(_("New scenario"), session.saved)
        dialog = NameDialog(
            self.over, _("New scenario"), _("Create"), name, "", frozenset(session.saved)
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, note = dialog.chosen()
        demands = [row.scenario for row in session.plan.demands]
        demand = session.scenario.demand if session.scenario.demand in demands else demands[0]
        made = as_saved(Scenario(demand, name=name, note=note), session.plan)
        with self._reporting(_("The scenario was not saved.")):
            done = action_for(Action.NEW_SCENARIO, name=name)
            session.change_library(self.library.save(made), done, scenario=made)

    def duplicate(self, name: str) -> str:
        """A copy of a scenario; its name."""
        wanted = _("{name} – copy").format(name=cut(name, LONGEST_NAME - 12))
        copy = free_name(wanted, self.library.by_name)
        with self._reporting(_("The scenario was not copied.")):
            done = action_for(Action.DUPLICATE_SCENARIO, name=name)
            self._session.change_library(self.library.duplicate(name, copy), done)
        return copy

    def describe(self, name: str) -> str:
        """Another name and note for a scenario; the name that it has then."""
        session, saved = self._session, self.library[name]
        others = frozenset(session.saved) - {name}
        title = _("Name and note")
        dialog = NameDialog(self.over, title, _("Change"), name, saved.note, others)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return name
        new, note = dialog.chosen()
        with self._reporting(_("The scenario was not changed.")):
            after = self.library.rename(name, new).describe(new, note)
            worked_on = session.scenario
            if worked_on.name == name:
                worked_on = replace(worked_on, name=new)
            done = action_for(Action.RENAME_SCENARIO, old_name=name, new_name=new)
            if new == name:
                done = action_for(Action.DESCRIBE_SCENARIO, name=name)
            session.change_library(after, done, scenario=worked_on)
        return new if new in self.library.by_name else name

    def move(self, name: str, by: int) -> None:
        """A scenario further up (-1) or down (1) in the list."""
        place = list(self.library.by_name).index(name) + by
        done = action_for(Action.REORDER_SCENARIOS, name=name)
        self._session.change_library(self.library.move(name, max(0, place)), done)

    def lock(self, name: str, locked: bool) -> None:
        """Keep a scenario from being changed, or let it be changed again."""
        action = Action.LOCK_SCENARIO if locked else Action.UNLOCK_SCENARIO
        self._session.change_library(self.library.lock(name, locked), action_for(action, name=name))

    def delete(self, name: str) -> None:
        """A scenario into the bin, from where it can be had back."""
        with self._reporting(_("The scenario was not deleted.")):
            self._session.delete(name)

    # --- the bin --------------------------------------------------------------------------------

    def restore(self, number: int) -> None:
        """What is in the bin under ``number``, from 0, back among the scenarios."""
        name = self.library.bin[number].scenario.name
        with self._reporting(_("The scenario was not restored.")):
            done = action_for(Action.RESTORE_SCENARIO, name=name)
            self._session.change_library(self.library.restore(number), done)

    def throw_away(self, number: int) -> None:
        """Delete what is in the bin under ``number``, from 0, for good."""
        name = self.library.bin[number].scenario.name
        done = action_for(Action.THROW_AWAY, name=name)
        self._session.change_library(self.library.throw_away(number), done)

    def empty_bin(self) -> None:
        """Delete everything in the bin for good."""
        self._session.change_library(self.library.empty_bin(), action_for(Action.EMPTY_BIN))

    # --- versions -------------------------------------------------------------------------------

    def add_version(self, name: str) -> None:
        """Keep a saved scenario as it is as a version, with a note that is asked for. What is
        worked on under its name is saved first."""
        session = self._session
        dialog = NoteDialog(self.over, _("Keep a version of {name}").format(name=name))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with self._reporting(_("The version was not kept.")):
            library, worked_on = self.library, session.scenario
            if worked_on.name == name and session.differs_from_saved:
                worked_on = as_saved(worked_on, session.figures)
                library = library.save(worked_on)
            done = action_for(Action.ADD_VERSION, name=name)
            after = library.add_version(name, now(), dialog.chosen())
            session.change_library(after, done, scenario=worked_on)

    def go_back(self, name: str, number: int) -> None:
        """Go back to the version ``number``, from 0, of a scenario, and work on it."""
        with self._reporting(_("The scenario was not changed.")):
            self._session.go_back(name, number, _("Before going back"))

    def drop_version(self, name: str, number: int) -> None:
        """Delete the version ``number``, from 0, of a scenario."""
        done = action_for(Action.DROP_VERSION, name=name)
        self._session.change_library(self.library.drop_version(name, number), done)

    # --- bookmarks ------------------------------------------------------------------------------

    def add_bookmark(self) -> None:
        """Keep what is looked at as a bookmark, named after what was done last."""
        session = self._session
        stack = session.undo_stack
        command = stack.command(stack.index() - 1)
        name = self._tell()(command.action) if isinstance(command, Step) else ""
        names = {one.name for one in self.library.bookmarks}
        name = name or scenario_name(session.scenario, i18n.current())
        with self._reporting(_("The bookmark was not set.")):
            session.bookmark(free_name(cut(name, LONGEST_NAME - 4), names))
            self._at = len(self.library.bookmarks) - 1
            self.bookmark_shown.emit(self._at)

    @property
    def bookmark(self) -> int:
        """The bookmark, from 0, that was set or gone to last; -1: none."""
        return self._at if self._at < len(self.library.bookmarks) else -1

    @property
    def is_at_bookmark(self) -> bool:
        """True while what is looked at is still what that bookmark was set for."""
        if self.bookmark < 0:
            return False
        mark, session = self.library.bookmarks[self.bookmark], self._session
        same = mark.scenario.computes_as(session.scenario)
        return same and (mark.occupation, mark.unit) == (session.occupation, session.unit)

    def show_bookmark(self, number: int) -> None:
        """Look at what the bookmark ``number``, from 0, was set for."""
        self._at = number
        self._session.show_bookmark(number)
        self.bookmark_shown.emit(number)

    def step(self, by: int) -> None:
        """The next bookmark (1) or the one before (-1); from where none was gone to, the first or
        the last. At either end nothing happens."""
        count = len(self.library.bookmarks)
        at = self.bookmark
        place = at + by if at >= 0 else (0 if by > 0 else count - 1)
        if 0 <= place < count:
            self.show_bookmark(place)

    def rename_bookmark(self, number: int) -> None:
        """Another name for a bookmark."""
        old = self.library.bookmarks[number].name
        dialog = NameDialog(self.over, _("Name of the bookmark"), _("Change"), old)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, __ = dialog.chosen()
        with self._reporting(_("The bookmark was not changed.")):
            done = action_for(Action.RENAME_BOOKMARK, name=old)
            self._session.change_library(self.library.rename_bookmark(number, name), done)

    def remove_bookmark(self, number: int) -> None:
        """Delete a bookmark."""
        done = action_for(Action.REMOVE_BOOKMARK, name=self.library.bookmarks[number].name)
        self._session.change_library(self.library.remove_bookmark(number), done)

    def move_bookmark(self, number: int, by: int) -> None:
        """A bookmark further up (-1) or down (1) in the list."""
        done = action_for(Action.REORDER_BOOKMARKS, name=self.library.bookmarks[number].name)
        place = max(0, number + by)
        self._session.change_library(self.library.move_bookmark(number, place), done)

    # --- other figures --------------------------------------------------------------------------

    def state(self, scenario: Scenario) -> str:
        """``OLD`` or ``LOST`` of a scenario that was saved with other figures than the plan's."""
        if scenario.data_edition in ("", edition(self._session.plan)):
            return ""
        kept = self.library.figures.get(scenario.data_edition)
        return LOST if kept is None or kept.plan is None else OLD

    @property
    def stale(self) -> Scenario | None:
        """What is to be chosen for: the scenario that is worked on, or else the saved one of its
        name, if it was made with other figures than the plan's."""
        session = self._session
        if session.file is None:
            return None
        for one in (session.scenario, session.saved_scenario):
            if one is not None and self.state(one):
                return one
        return None

    def is_decided(self, scenario: Scenario) -> bool:
        """True if it has been chosen that ``scenario`` keeps its old figures."""
        return self._answer_for(scenario) in self._left_old

    def ask_stale(self) -> None:
        """Ask with which figures the scenario that is worked on is to go on."""
        if (stale := self.stale) is not None:
            self.ask_figures(stale)

    def ask_figures(self, scenario: Scenario) -> bool:
        """Show what the plan's figures do to a scenario that was made with others, and ask with
        which it is to go on. False if nothing was decided."""
        from ui.scenarios.figures_choice import KEEP, MOVE, FiguresChoice

        session, plan = self._session, self._session.plan
        moved, losses = adapted(scenario, plan, catalogue(plan))
        name = scenario_name(scenario, i18n.current())
        old = self.library.figures_of(scenario, plan)
        dialog = FiguresChoice(
            self.over,
            name,
            None if old is None else (scenario, old),
            None if moved is None else (moved, plan),
            session.unit,
            [loss_line(loss, session) for loss in losses],
            locked=scenario.locked or not self.writable,
        )
        dialog.exec()
        if dialog.way == KEEP:
            self._left_old.add(self._answer_for(scenario))
            if scenario.name == session.scenario.name and scenario != session.scenario:
                # What is worked on went on with the new figures; the saved one did not.
                back = replace(session.scenario, data_edition=scenario.data_edition)
                session.change(back, action_for(Action.CHOOSE_SCENARIO, name=scenario.name))
        elif dialog.way == MOVE and moved is not None:
            self._move_to_new(moved)
        return bool(dialog.way)

    def _move_to_new(self, moved: Scenario) -> None:
        """Go on with the plan's figures, with the saved scenario of this name if there is one."""
        session = self._session
        moved = as_saved(moved, session.plan)
        saved = session.saved.get(moved.name)
        with self._reporting(_("The scenario was not changed.")):
            done = action_for(Action.MOVE_TO_NEW, name=scenario_name(moved, i18n.current()))
            if saved is None:
                session.change(moved, done)
                return
            whole, __ = adapted(saved, session.plan, catalogue(session.plan))
            kept = as_saved(whole or moved, session.plan)
            session.change_library(self.library.save(kept), done, scenario=moved)

    def _answer_for(self, scenario: Scenario) -> tuple[str, str, str]:
        return scenario.name, scenario.data_edition, edition(self._session.plan)

    # --- inside ---------------------------------------------------------------------------------

    @property
    def over(self) -> QWidget:
        """What dialogs stand over."""
        return QApplication.activeModalWidget() or self._window

    def _locked(self) -> frozenset[str]:
        return frozenset(one.name for one in self.library.scenarios if one.locked)

    def _sure(self, question: str, details: str, yes: str) -> bool:
        return ask(self.over, question, [details] if details else [], {_YES: yes}) == _YES

    @contextmanager
    def _reporting(self, title: str) -> Iterator[None]:
        """Tell the user under ``title`` why what is done within cannot be."""
        path = self._session.path
        assert path is not None
        try:
            yield
        except SosuplanError as error:
            faults = [plainly(one, path) for one in error.faults]
            ask(self.over, title, faults, {})
