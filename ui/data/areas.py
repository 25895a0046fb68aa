"""The menu Area: whole areas of the plan and tasks that move in them, each as one step that can be
undone, and what is asked before an area is made, copied, added up or deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from sosuplan.editing.areas import Group, add_up, copy_area, delete_area, heads_of, new_area
from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.model.schema.rows import MOST_PEOPLE
from sosuplan.narrative.steps import Action, action_for
from ui import i18n
from ui.data.dialogs import list_of, name_field
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.form import WIDTH, FormDialog
from ui.widgets.menus import Entries
from ui.widgets.problems import cpr_fault

if TYPE_CHECKING:
    from ui.data.move_tasks import MoveTasksDialog

MOST_LINES = 8
"""Areas in sight at once."""


class AreaMenu(QObject):
    """New, copied, added-up and deleted areas, and tasks that move. They need a valid plan to start
    from."""

    def __init__(self, session: Session, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._window = session, editor, window
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self._entries = Entries()
        add, ask = partial(self._entries.add, self.menu), self._ask
        self.new = add(lambda: _("&New area…"), partial(ask, NewAreaDialog))
        self.copy = add(lambda: _("&Copy area…"), partial(ask, CopyAreaDialog))
        self.add_up = add(lambda: _("&Add up areas…"), partial(ask, AddUpDialog))
        self.delete = add(lambda: _("&Delete area…"), partial(ask, DeleteAreaDialog))
        self.menu.addSeparator()
        self.move = add(lambda: _("&Tasks move…"), partial(ask, self._move_tasks))
        self.menu.aboutToShow.connect(self.refresh)
        # Assistive technology reaches the entries of a menu that is not open.
        session.plan_closed.connect(self.refresh)
        session.plan_changed.connect(self.refresh)
        editor.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Name the entries, and enable those that can be used."""
        self._entries.name()
        why_not = ""
        if not self._editor.can_edit:
            why_not = _("The plan can only be read. Save a copy to change it.")
        elif self._editor.faults:
            why_not = _("Correct the faults in the data first.")
        several = not why_not and len(self._session.plan.areas) > 1
        for action in (self.new, self.copy, self.add_up, self.delete, self.move):
            action.setEnabled(several if action in (self.add_up, self.delete) else not why_not)
            action.setToolTip(why_not)

    def _move_tasks(self, parent: QWidget, plan: Plan) -> MoveTasksDialog:
        from ui.data.move_tasks import MoveTasksDialog

        return MoveTasksDialog(parent, plan, self._session.scenario.demand)

    def _ask(self, form: Callable[[QWidget, Plan], Form]) -> None:
        """Ask what is wanted, and do it."""
        dialog = form(self._window, self._session.plan)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            plan, done = dialog.made()
            self._editor.change(EditedPlan.of(plan), done)


class AreaDialog(FormDialog):
    """A form with a name for an area, which must be free, and what else a subclass asks."""

    def __init__(
        self, parent: QWidget, plan: Plan, title: str, verb: str, explanation: str
    ) -> None:
        super().__init__(parent, "area", title, verb, explanation)
        self._plan = plan
        self.name = name_field()
        self.name.textChanged.connect(self.check)

    def chosen_name(self) -> str:
        """The name without blanks around it."""
        return self.name.text().strip()

    def check(self) -> None:
        from sosuplan.model.places import overlapping

        name = self.chosen_name()
        # An area that is added up leaves its name to the sum.
        beside = self.areas_beside()
        taken = name.casefold() in {area.casefold() for area in beside}
        fault = _("There is an area with this name already.") if taken else ""
        fault = fault or cpr_fault(name) or self.other_fault()
        same = overlapping(name, beside)
        note = _("{areas} counts the same people: where areas are added up, they count twice.")
        self.show_check(
            good=bool(name) and not fault and self.complete(),
            fault=fault,
            note=note.format(areas=", ".join(same)) if same else "",
        )

    def other_fault(self) -> str:
        """What is wrong besides the name, or ""."""
        return ""

    def complete(self) -> bool:
        """Whether everything besides the name is filled in."""
        return True

    def areas_beside(self) -> Sequence[str]:
        """The areas that are in the plan beside this one."""
        return self._plan.areas


class NewAreaDialog(AreaDialog):
    """A new area: its name, the area that it is like, and its people."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("New area"),
            _("Create"),
            _(
                "The number of employed people is yours. The rest is taken over from the area that"
                " it is like, and marked as assumptions: replace it in the tables."
            ),
        )
        self.model = list_of(plan.areas)
        self.form.addRow(_("Name"), self.name)
        self.form.addRow(_("Otherwise as in"), self.model)
        self.form.addRow(QLabel(_("Employed people in the base year:")))
        self.boxes: dict[Group, NumberBox] = {}
        for sector, occupation in plan.groups:
            box = self.boxes[sector, occupation] = NumberBox(0, MOST_PEOPLE)
            for told in (box.committed, box.refused, box.accepted):
                told.connect(lambda *__: self.check())
            self.form.addRow(_group_name(sector, occupation), box)
        self.model.currentIndexChanged.connect(lambda: self.check())
        self.check()

    def heads(self) -> dict[Group, float]:
        """People by group, as far as the area that it is like has the group."""
        typed = {group: float(box.property("value")) for group, box in self.boxes.items()}
        return {group: typed[group] for group in self._known() if typed[group] > 0.0}

    def other_fault(self) -> str:
        """What is wrong with the first number that was refused, which would not count."""
        for group, box in self.boxes.items():
            if box.fault:
                return f"{_group_name(*group)}: {box.fault}"
        return ""

    def _known(self) -> list[Group]:
        there = heads_of(self._plan, str(self.model.currentData()))
        return [group for group in self.boxes if there.get(group, 0.0) > 0.0]

    def complete(self) -> bool:
        known = self._known()
        for group, box in self.boxes.items():
            box.setEnabled(group in known)
        return bool(self.heads())

    def made(self) -> tuple[Plan, str]:
        """The plan with the area, and the action of the step."""
        name, model = self.chosen_name(), str(self.model.currentData())
        plan = new_area(self._plan, name, model, self.heads(), i18n.current())
        return plan, action_for(Action.NEW_AREA, name=name)


def _group_name(sector: str, occupation: str) -> str:
    return f"{choice('staff', sector, i18n.current())}, {occupation}"


class CopyAreaDialog(AreaDialog):
    """A copy of an area under another name."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("Copy area"),
            _("Copy"),
            _("The copy has the same figures, marked as assumptions until you replace them."),
        )
        self.area = list_of(plan.areas)
        self.form.addRow(_("Area"), self.area)
        self.form.addRow(_("Name of the copy"), self.name)
        self.name.setFocus()
        self.check()

    def made(self) -> tuple[Plan, str]:
        """The plan with the area, and the action of the step."""
        name, area = self.chosen_name(), str(self.area.currentData())
        plan = copy_area(self._plan, area, name, i18n.current())
        return plan, action_for(Action.COPY_AREA, area=area, name=name)


class AddUpDialog(AreaDialog):
    """Several areas as one."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("Add up areas"),
            _("Add up"),
            _(
                "The areas ticked become one, and are no longer in the plan by themselves: people"
                " are added, shares are averages weighted by people. That can be undone."
            ),
        )
        self.list = QListWidget()
        for area in plan.areas:
            item = QListWidgetItem(area)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        lines = min(MOST_LINES, self.list.count())
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 4)
        self.list.itemChanged.connect(lambda: self.check())
        self.form.addRow(_("Areas"), self.list)
        self.form.addRow(_("Name of the sum"), self.name)
        self.check()

    def areas(self) -> list[str]:
        """The areas that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def areas_beside(self) -> Sequence[str]:
        gone = self.areas()
        return [area for area in self._plan.areas if area not in gone]

    def complete(self) -> bool:
        return len(self.areas()) > 1

    def made(self) -> tuple[Plan, str]:
        """The plan with the area, and the action of the step."""
        name = self.chosen_name()
        plan = add_up(self._plan, self.areas(), name, i18n.current())
        return plan, action_for(Action.ADD_UP_AREAS, name=name)


class DeleteAreaDialog(FormDialog):
    """An area to be deleted with all its rows."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            "area",
            _("Delete area"),
            _("Delete"),
            _("All rows of the area go from all tables. That can be undone."),
        )
        self._plan = plan
        self.area = list_of(plan.areas)
        self.area.setMinimumWidth(WIDTH)
        self.form.addRow(_("Area"), self.area)

    def made(self) -> tuple[Plan, str]:
        """The plan without the area, and the action of the step."""
        area = str(self.area.currentData())
        return delete_area(self._plan, area), action_for(Action.DELETE_AREA, area=area)


Form: TypeAlias = (
    "NewAreaDialog | CopyAreaDialog | AddUpDialog | DeleteAreaDialog | MoveTasksDialog"
)
