"""What is asked before an area is made, copied, added up or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from sosuplan.areas import Group, heads_of
from sosuplan.cells import choice
from sosuplan.language import Language
from sosuplan.plan import Plan
from ui.i18n import translate
from ui.levers.numberbox import NumberBox

LONGEST_NAME = 120
MOST_PEOPLE = 1_000_000
WIDTH = 320


class AreaDialog(QDialog):
    """A form with a name for an area, which must be free, and what else a subclass asks."""

    def __init__(self, parent: QWidget, title: str, taken: Sequence[str], name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("area")
        self.setWindowTitle(title)
        self._taken = {one.casefold() for one in taken}
        self.form = QFormLayout(self)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(WIDTH)
        self.name.textChanged.connect(self.check)
        self.hint = QLabel()
        self.hint.setProperty("look", "fault")
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.accept_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        """Put the buttons under what was asked."""
        self.form.addRow(self.hint)
        self.form.addRow(self.buttons)
        self.check()

    def chosen_name(self) -> str:
        """The name without blanks around it."""
        return self.name.text().strip()

    def check(self) -> None:
        """Whether what is filled in will do, and if not, why."""
        name = self.chosen_name()
        taken = name.casefold() in self.names_taken()
        self.hint.setText(
            translate("Areas", "There is an area with this name already.") if taken else ""
        )
        self.accept_button.setEnabled(bool(name) and not taken)

    def names_taken(self) -> set[str]:
        """Names that the area cannot have, in small letters."""
        return self._taken


class NewAreaDialog(AreaDialog):
    """A new area: its name, the area that it is like, and its people."""

    def __init__(self, parent: QWidget, plan: Plan, language: Language) -> None:
        super().__init__(parent, translate("Areas", "New area"), plan.areas)
        self._plan, self._language = plan, language
        self.form.addRow(translate("Areas", "Name"), self.name)
        self.model = _areas_box(plan.areas)
        self.form.addRow(translate("Areas", "Otherwise as in"), self.model)
        self.boxes: dict[Group, NumberBox] = {}
        first = True
        for sector, occupation in plan.groups:
            box = NumberBox(0, MOST_PEOPLE, language=language)
            box.committed.connect(lambda _: self.check())
            who = f"{choice('staff', sector, language)}, {occupation}"
            if first:
                heading = QLabel(translate("Areas", "Employed people in the base year:"))
                self.form.addRow(heading)
                first = False
            self.form.addRow(who, box)
            self.boxes[sector, occupation] = box
        self.model.currentIndexChanged.connect(lambda: self.check())
        note = QLabel(
            translate(
                "Areas",
                "The rest is taken over and marked as assumptions. Replace it in the tables.",
            )
        )
        note.setProperty("look", "muted")
        note.setWordWrap(True)
        self.form.addRow(note)
        self.finish()

    def heads(self) -> dict[Group, float]:
        """People by group, as far as the area that it is like has the group."""
        there = heads_of(self._plan, str(self.model.currentData()))
        typed = {group: float(box.property("value")) for group, box in self.boxes.items()}
        return {
            group: count
            for group, count in typed.items()
            if count > 0.0 and there.get(group, 0.0) > 0.0
        }

    def check(self) -> None:
        super().check()
        there = heads_of(self._plan, str(self.model.currentData()))
        for group, box in self.boxes.items():
            box.setEnabled(there.get(group, 0.0) > 0.0)
        if not self.heads():
            self.accept_button.setEnabled(False)


class CopyAreaDialog(AreaDialog):
    """A copy of an area under another name."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(parent, translate("Areas", "Copy area"), plan.areas)
        self.area = _areas_box(plan.areas)
        self.form.addRow(translate("Areas", "Area"), self.area)
        self.form.addRow(translate("Areas", "Name of the copy"), self.name)
        self.finish()


class DeleteAreaDialog(AreaDialog):
    """An area to be deleted with all its rows."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(parent, translate("Areas", "Delete area"), (), "-")
        self.area = _areas_box(plan.areas)
        self.form.addRow(translate("Areas", "Area"), self.area)
        self.finish()


class AddUpDialog(AreaDialog):
    """Several areas as one."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(parent, translate("Areas", "Add up areas"), plan.areas)
        self.list = QListWidget()
        self.list.setMaximumHeight(220)
        for area in plan.areas:
            item = QListWidgetItem(area)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda: self.check())
        self.form.addRow(translate("Areas", "Areas"), self.list)
        self.form.addRow(translate("Areas", "Name of the sum"), self.name)
        self.finish()

    def areas(self) -> list[str]:
        """The areas that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def names_taken(self) -> set[str]:
        """An area that is added up leaves its name to the sum."""
        return self._taken - {area.casefold() for area in self.areas()}

    def check(self) -> None:
        super().check()
        if len(self.areas()) < 2:
            self.accept_button.setEnabled(False)


def _areas_box(areas: Sequence[str]) -> QComboBox:
    box = QComboBox()
    for area in areas:
        box.addItem(area, area)
    return box
