"""The menu Scenarie: choose, save and keep scenarios of the plan, compare them, and bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sosuplan.analysis.comparison import MOST_COMPARED
from sosuplan.narrative.scenario_name import scenario_name
from ui import i18n
from ui.i18n import _
from ui.scenarios.keeping import LOST, OLD, Keeping
from ui.session.session import Session
from ui.widgets.menus import literal

SHOWN = 20
"""Scenarios and bookmarks that a menu holds; all are in the list of the plan's scenarios."""


class ScenarioMenu(QObject):
    """Saved scenarios of the session's plan, and what can be done with them.

    It has a menu rather than being one: a menu that is cleared cuts its actions' connections to
    itself.
    """

    def __init__(
        self,
        session: Session,
        keeping: Keeping,
        undo_redo: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._keeping, self._undo_redo = session, keeping, undo_redo
        self.menu = QMenu(parent)
        self.menu.setToolTipsVisible(True)
        # These actions belong to the window: clearing a menu deletes those that are its own.
        self.save, self.save_as, self.new = QAction(parent), QAction(parent), QAction(parent)
        self.list, self.version, self.figures = QAction(parent), QAction(parent), QAction(parent)
        self.rename, self.delete = QAction(parent), QAction(parent)
        self.set_bookmark, self.next, self.previous = (QAction(parent) for __ in range(3))
        self._actions = {
            self.save: keeping.save,
            self.save_as: keeping.save_as,
            self.new: keeping.new,
            self.version: lambda: keeping.add_version(session.scenario.name),
            self.rename: lambda: keeping.describe(session.scenario.name),
            self.delete: lambda: keeping.delete(session.scenario.name),
            self.figures: keeping.ask_stale,
            self.list: self.show_list,
        }
        self._of_bookmarks = {
            self.set_bookmark: keeping.add_bookmark,
            self.next: partial(keeping.step, 1),
            self.previous: partial(keeping.step, -1),
        }
        for action, done in (self._actions | self._of_bookmarks).items():
            action.triggered.connect(lambda __=False, run=done: run())
        keys: dict[QAction, str] = {
            self.save: "Ctrl+S",
            self.save_as: "Ctrl+Shift+S",
            self.new: "Ctrl+Shift+N",
            self.list: "Ctrl+L",
            self.version: "Ctrl+Shift+V",
            self.set_bookmark: "Ctrl+B",
            self.next: "PgDown",
            self.previous: "PgUp",
        }
        for action, key in keys.items():
            action.setShortcut(QKeySequence(key))
        self.compare, self.bookmarks = QMenu(parent), QMenu(parent)
        self.side_by_side, self.combine = QAction(parent), QAction(parent)
        """The page that compares scenarios, and one scenario made of two, are the window's."""
        self.sections: list[Sequence[QAction]] = []
        """More entries, which stand behind a line of their own each."""
        self._in_front = True
        self._choices = QActionGroup(self)
        self._choices.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._choices.triggered.connect(lambda action: self._choose(action.data()))
        session.scenarios_changed.connect(self.refresh)
        session.plan_changed.connect(self.refresh)
        session.plan_closed.connect(self.refresh)
        session.frame_ready.connect(self._follow)

    def refresh(self) -> None:
        """Fill the menus anew with the saved scenarios and bookmarks."""
        session = self._session
        self._name()
        self.menu.clear()
        if session.file is None:
            self._follow_bookmarks()
            return
        baseline = scenario_name(session.scenario.neutral(), i18n.current())
        # With very many, the one in use and the first ones are there; the list has them all.
        some = list(session.saved)[:SHOWN]
        if session.scenario.name in session.saved and session.scenario.name not in some:
            some.append(session.scenario.name)
        for name in ("", *some):
            action = self.menu.addAction(self._shown(name) if name else baseline)
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
        self.menu.addActions([self.side_by_side, self.combine])
        self.menu.addMenu(self.bookmarks)
        for actions in self.sections:
            self.menu.addSeparator()
            self.menu.addActions(actions)
        self.compare.clear()
        for name in session.saved:
            action = self.compare.addAction(literal(name))
            action.setCheckable(True)
            action.setChecked(name in session.compared)
            action.setEnabled(action.isChecked() or len(session.compared) < MOST_COMPARED)
            action.toggled.connect(lambda on, chosen=name: self.compare_with(chosen, on))
        self.compare.setEnabled(bool(session.saved))
        self._fill_bookmarks()
        self._follow()

    def show_list(self) -> None:
        """All scenarios of the plan, with versions, bookmarks and the bin."""
        from ui.scenarios.library_dialog import LibraryDialog

        if self._session.file is not None:
            over, compare = self._keeping.over, self.compare_with
            LibraryDialog(over, self._session, self._keeping, compare, self._undo_redo).exec()

    def compare_with(self, name: str, on: bool) -> None:
        """Show a saved scenario beside the one that is worked on, or no longer."""
        others = [other for other in self._session.compared if other != name]
        self._session.compare_with([*others, name] if on else others)

    def set_in_front(self, in_front: bool) -> None:
        """Whether the page Scenarier is in front: on others page keys turn what is there."""
        self._in_front = in_front
        self._follow_bookmarks()

    # --- inside ---------------------------------------------------------------------------------

    def _name(self) -> None:
        self.save.setText(_("&Save scenario"))
        self.save_as.setText(_("Save scenario &as…"))
        self.new.setText(_("&New scenario…"))
        self.version.setText(_("Keep a &version…"))
        self.rename.setText(_("&Name and note…"))
        self.delete.setText(_("&Delete"))
        self.figures.setText(_("Old or new &figures…"))
        self.list.setText(_("Scenarios in the p&lan…"))
        self.compare.setTitle(_("&Compare with"))
        self.side_by_side.setText(_("Compare side &by side"))
        self.combine.setText(_("C&ombine two…"))
        self.bookmarks.setTitle(_("&Bookmarks"))
        self.set_bookmark.setText(_("&Bookmark this step"))
        self.next.setText(_("&Next bookmark"))
        self.previous.setText(_("&Previous bookmark"))

    def _shown(self, name: str) -> str:
        """A scenario's name, and what is to be known before it is chosen."""
        saved = self._session.saved[name]
        words = {OLD: _("old figures"), LOST: _("old figures"), "": ""}
        signs = [_("locked") if saved.locked else "", words[self._keeping.state(saved)]]
        more = ", ".join(filter(None, signs))
        return literal(f"{name} ({more})" if more else name)

    def _fill_bookmarks(self) -> None:
        self.bookmarks.clear()
        self.bookmarks.addActions(list(self._of_bookmarks))
        marks = self._session.library.bookmarks
        if marks:
            self.bookmarks.addSeparator()
        for number, mark in enumerate(marks[:SHOWN]):
            text = _("{n}: {name}").format(n=number + 1, name=mark.name)
            action = self.bookmarks.addAction(literal(text))
            action.triggered.connect(partial(self._keeping.show_bookmark, number))
        self._follow_bookmarks()

    def _follow_bookmarks(self) -> None:
        there = self._session.file is not None
        any_ = there and bool(self._session.library.bookmarks) and self._in_front
        self.next.setEnabled(any_)
        self.previous.setEnabled(any_)
        self.set_bookmark.setEnabled(there and self._keeping.writable)

    def _follow(self) -> None:
        session, keeping = self._session, self._keeping
        saved = session.saved_scenario
        self._baseline.setChecked(not session.scenario.name and not session.scenario.levers)
        writable, named = keeping.writable, saved is not None
        locked = saved is not None and saved.locked
        self.save.setEnabled(writable and not locked and (session.differs_from_saved or not named))
        frame = session.frame
        self.combine.setEnabled(
            writable and frame is not None and len(session.compared) + frame.compares_own > 1
        )
        self.save_as.setEnabled(writable)
        self.new.setEnabled(writable)
        self.version.setEnabled(writable and named)
        self.rename.setEnabled(writable and named and not locked)
        self.delete.setEnabled(writable and named and not locked)
        self.figures.setVisible(keeping.stale is not None)

    def _choose(self, name: str) -> None:
        """A saved scenario, or "" for the one in which nothing is moved."""
        self._keeping.choose(name)
        self.refresh()
