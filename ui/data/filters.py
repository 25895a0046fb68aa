"""The lists over a table that narrow it down to an area, an employer or an occupation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.model.plan import OCCUPATIONS, SECTORS
from sosuplan.model.schema.tables import column_name
from sosuplan.text.language import Language
from ui.i18n import _
from ui.widgets.choices import Combo
from ui.widgets.fitting import Wrapping

COLUMNS = ("area", "sector", "occupation")
LEAST_LETTERS = 7
"""Of a choice, in sight however narrow the page is."""


class Filters(QWidget):
    """One list for each of ``COLUMNS`` that the table has."""

    changed = Signal(dict)
    """The texts that columns must have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, Combo] = {}
        areas, groups = QHBoxLayout(), QHBoxLayout()
        for name in COLUMNS:
            box = Combo()
            box.setObjectName(f"filter-{name}")
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(210)
            box.setMinimumContentsLength(LEAST_LETTERS)
            box.activated.connect(lambda: self.changed.emit(self.wanted()))
            self.boxes[name] = box
            (areas if name == "area" else groups).addWidget(box)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Wrapping(areas, groups, together=True))

    def wanted(self) -> dict[str, str]:
        """What is chosen, by column."""
        return {
            name: str(box.currentData())
            for name, box in self.boxes.items()
            if box.isVisibleTo(self) and box.currentData()
        }

    def show_table(self, table: str, edited: EditedPlan, language: Language) -> None:
        """Offer what the table has; what was chosen stays as long as it is there."""
        everything = {
            "area": _("All areas"),
            "sector": _("All employers"),
            "occupation": _("Both occupations"),
        }
        there = {"area": edited.areas, "sector": SECTORS, "occupation": OCCUPATIONS}
        for name, box in self.boxes.items():
            chosen = box.currentData()
            box.clear()
            box.addItem(everything[name], "")
            for code in there[name]:
                box.addItem(code if name == "area" else choice(table, code, language), code)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            # A second area may be typed at any time: no cell moves for its list.
            box.setVisible(name in columns(table))
            box.setAccessibleName(column_name("staff", name, language))
