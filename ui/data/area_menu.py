"""The menu Area: whole areas of the plan, each as one step that can be undone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from sosuplan.editing.edited_plan import EditedPlan
from ui.i18n import _
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.menus import Entries


class AreaMenu(QObject):
    """New, copied, added-up and deleted areas. They need a valid plan to start from."""

    def __init__(self, session: Session, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._window = session, editor, window
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self._entries = Entries()
        add, ask = partial(self._entries.add, self.menu), self._ask
        self.new = add(lambda: _("&New area…"), partial(ask, "NewAreaDialog"))
        self.copy = add(lambda: _("&Copy area…"), partial(ask, "CopyAreaDialog"))
        self.add_up = add(lambda: _("&Add up areas…"), partial(ask, "AddUpDialog"))
        self.delete = add(lambda: _("&Delete area…"), partial(ask, "DeleteAreaDialog"))
        self.menu.aboutToShow.connect(self.refresh)
        # Assistive technology reaches the entries of a menu that is not open.
        session.plan_closed.connect(self.refresh)
        session.plan_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Name the entries, and enable those that can be used."""
        self._entries.name()
        why_not = ""
        if not self._editor.can_edit:
            why_not = _("The plan can only be read. Save a copy to change it.")
        elif self._editor.faults:
            why_not = _("Correct the faults in the data first.")
        several = not why_not and len(self._session.plan.areas) > 1
        for action in (self.new, self.copy, self.add_up, self.delete):
            action.setEnabled(several if action in (self.add_up, self.delete) else not why_not)
            action.setToolTip(why_not)

    def _ask(self, name: str) -> None:
        """Ask what is wanted, in the dialog of that name, and do it."""
        from ui.data import dialogs

        dialog = getattr(dialogs, name)(self._window, self._session.plan)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            plan, done = dialog.made()
            self._editor.change(EditedPlan.of(plan), done)
