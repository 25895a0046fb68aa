"""The menu Data: whole areas of the plan, each as one step that can be undone."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from sosuplan.charts.palette import Theme
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.narrative.steps import ADD_UP_AREAS, COPY_AREA, DELETE_AREA, NEW_AREA, action_for
from ui.i18n import _
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.menus import Entries


class AreaMenu(QObject):
    """New, copied, added-up and deleted areas. They need a valid plan to start from."""

    def __init__(self, session: Session, editor: Editor, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._session = session
        self._editor = editor
        self._window = window
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self._entries = Entries()
        add, menu = self._entries.add, self.menu
        self.new = add(menu, lambda: _("&New area…"), self._new)
        self.copy = add(menu, lambda: _("&Copy area…"), self._copy)
        self.add_up = add(menu, lambda: _("&Add up areas…"), self._add_up)
        self.delete = add(menu, lambda: _("&Delete area…"), self._delete)
        self.menu.aboutToShow.connect(self.refresh)
        # Assistive technology reaches the entries of a menu that is not open.
        session.plan_closed.connect(self.refresh)
        session.plan_changed.connect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the dialogs that are opened from now on."""
        self._theme = theme

    def refresh(self) -> None:
        """Name the entries, and enable those that can be used."""
        self._entries.name()
        why_not = ""
        if not self._editor.can_edit:
            why_not = _("The plan can only be read. Save a copy to change it.")
        elif self._editor.faults:
            why_not = _("Correct the faults in the data first.")
        valid = not why_not
        several = valid and len(self._session.plan.areas) > 1
        for action, usable in (
            (self.new, valid),
            (self.copy, valid),
            (self.add_up, several),
            (self.delete, several),
        ):
            action.setEnabled(usable)
            action.setToolTip(why_not)

    def _take(self, plan: Plan, done: str) -> None:
        self._editor.change(EditedPlan.of(plan), done)

    def _new(self) -> None:
        from sosuplan.editing.areas import new_area
        from ui.data.area_dialogs import NewAreaDialog

        session = self._session
        dialog = NewAreaDialog(self._window, session.plan, session.language, self._theme)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, model = dialog.chosen_name(), str(dialog.model.currentData())
        self._take(
            new_area(session.plan, name, model, dialog.heads(), session.language),
            action_for(NEW_AREA, name=name),
        )

    def _copy(self) -> None:
        from sosuplan.editing.areas import copy_area
        from ui.data.area_dialogs import CopyAreaDialog

        session = self._session
        dialog = CopyAreaDialog(self._window, session.plan)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name, area = dialog.chosen_name(), str(dialog.area.currentData())
        self._take(
            copy_area(session.plan, area, name, session.language),
            action_for(COPY_AREA, area=area, name=name),
        )

    def _add_up(self) -> None:
        from sosuplan.editing.areas import add_up
        from ui.data.area_dialogs import AddUpDialog

        session = self._session
        dialog = AddUpDialog(self._window, session.plan)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name = dialog.chosen_name()
        self._take(
            add_up(session.plan, dialog.areas(), name, session.language),
            action_for(ADD_UP_AREAS, name=name),
        )

    def _delete(self) -> None:
        from sosuplan.editing.areas import delete_area
        from ui.data.area_dialogs import DeleteAreaDialog

        dialog = DeleteAreaDialog(self._window, self._session.plan)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        area = str(dialog.area.currentData())
        self._take(
            delete_area(self._session.plan, area),
            action_for(DELETE_AREA, area=area),
        )
