"""What is asked before an area is made, copied, added up or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sosuplan.charts.palette import Theme
from sosuplan.editing.areas import Group, heads_of
from sosuplan.editing.cells import choice
from sosuplan.model.places import overlapping
from sosuplan.model.plan import Plan
from sosuplan.text.language import Language
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.widgets.combo import Combo
from ui.widgets.cpr import cpr_fault
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog

MOST_PEOPLE = 1_000_000
MOST_LINES = 8
"""Areas in sight at once."""


class AreaDialog(FormDialog):
    """A form with a name for an area, which must be free, and what else a subclass asks."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        verb: str,
        taken: Sequence[str],
        explanation: str = "",
    ) -> None:
        super().__init__(parent, "area", title, verb, explanation)
        self._areas = tuple(taken)
        self._taken = {one.casefold() for one in taken}
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(WIDTH)
        self.name.textChanged.connect(self.check)

    def chosen_name(self) -> str:
        """The name without blanks around it."""
        return self.name.text().strip()

    def check(self) -> None:
        name = self.chosen_name()
        taken = name.casefold() in self.names_taken()
        fault = _("There is an area with this name already.") if taken else ""
        fault = fault or cpr_fault(name)
        same = overlapping(name, self._beside())
        note = _("{areas} counts the same people: where areas are added up, they count twice.")
        self.show_check(
            good=bool(name) and not fault and self.complete(),
            fault=fault,
            note=note.format(areas=", ".join(same)) if same else "",
        )

    def complete(self) -> bool:
        """Whether everything besides the name is filled in."""
        return True

    def names_taken(self) -> set[str]:
        """Names that the area cannot have, in small letters."""
        return self._taken

    def _beside(self) -> Sequence[str]:
        """The areas that are in the plan beside this one."""
        return self._areas


class NewAreaDialog(AreaDialog):
    """A new area: its name, the area that it is like, and its people."""

    def __init__(self, parent: QWidget, plan: Plan, language: Language, theme: Theme) -> None:
        super().__init__(
            parent,
            _("New area"),
            _("Create"),
            plan.areas,
            _(
                "The number of employed people is yours. The rest is taken over from the area that"
                " it is like, and marked as assumptions: replace it in the tables."
            ),
        )
        self._plan, self._language, self._theme = plan, language, theme
        self.form.addRow(_("Name"), self.name)
        self.model = _areas_box(plan.areas)
        self.form.addRow(_("Otherwise as in"), self.model)
        self.boxes: dict[Group, NumberBox] = {}
        first = True
        for sector, occupation in plan.groups:
            box = NumberBox(0, MOST_PEOPLE, language=language)
            box.committed.connect(lambda __: self.check())
            who = f"{choice('staff', sector, language)}, {occupation}"
            if first:
                self.form.addRow(QLabel(_("Employed people in the base year:")))
                first = False
            self.form.addRow(who, box)
            self.boxes[sector, occupation] = box
        self.model.currentIndexChanged.connect(lambda: self.check())
        self.check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for box in self.boxes.values():
            # The style sheet has its say when a box is first shown, over colours given before.
            box.set_theme(self._theme)

    def heads(self) -> dict[Group, float]:
        """People by group, as far as the area that it is like has the group."""
        there = heads_of(self._plan, str(self.model.currentData()))
        typed = {group: float(box.property("value")) for group, box in self.boxes.items()}
        return {
            group: count
            for group, count in typed.items()
            if count > 0.0 and there.get(group, 0.0) > 0.0
        }

    def complete(self) -> bool:
        there = heads_of(self._plan, str(self.model.currentData()))
        for group, box in self.boxes.items():
            box.setEnabled(there.get(group, 0.0) > 0.0)
        return bool(self.heads())


class CopyAreaDialog(AreaDialog):
    """A copy of an area under another name."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            _("Copy area"),
            _("Copy"),
            plan.areas,
            _("The copy has the same figures, marked as assumptions until you replace them."),
        )
        self.area = _areas_box(plan.areas)
        self.form.addRow(_("Area"), self.area)
        self.form.addRow(_("Name of the copy"), self.name)
        self.name.setFocus()
        self.check()


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
        self.area = _areas_box(plan.areas)
        self.area.setMinimumWidth(WIDTH)
        self.form.addRow(_("Area"), self.area)


class AddUpDialog(AreaDialog):
    """Several areas as one."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            _("Add up areas"),
            _("Add up"),
            plan.areas,
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

    def _beside(self) -> Sequence[str]:
        gone = self.areas()
        return [area for area in self._areas if area not in gone]

    def names_taken(self) -> set[str]:
        """An area that is added up leaves its name to the sum."""
        return self._taken - {area.casefold() for area in self.areas()}

    def complete(self) -> bool:
        return len(self.areas()) > 1


def _areas_box(areas: Sequence[str]) -> Combo:
    box = Combo()
    for area in areas:
        box.addItem(area, area)
    return box
