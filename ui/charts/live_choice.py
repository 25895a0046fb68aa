"""What a workbook with formulas is of, where the window shows more than it can hold."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from sosuplan.exports.live_workbook import employed_in
from sosuplan.model.plan import Plan
from sosuplan.text.terms import capital, word
from ui import i18n
from ui.i18n import _
from ui.widgets.choices import Combo
from ui.widgets.form import WIDTH, FormDialog


class LiveChoice(FormDialog):
    """Asks for one area and one of the occupations that it employs."""

    def __init__(self, parent: QWidget, plan: Plan, occupation: str) -> None:
        """``occupation`` is the one that is shown, or ``all``."""
        super().__init__(
            parent,
            "live-choice",
            _("Workbook with formulas"),
            _("Save…"),
            _("A workbook with formulas computes one occupation in one area."),
        )
        self._plan = plan
        self.area, self.occupation = Combo(), Combo()
        for area in plan.areas:
            self.area.addItem(area, area)
        for box, name in ((self.area, _("Area")), (self.occupation, _("Occupation"))):
            box.setMinimumWidth(WIDTH)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.form.addRow(name, box)
        self.form.setRowVisible(self.area, len(plan.areas) > 1)
        self.area.currentIndexChanged.connect(lambda: self._offer(self.chosen[1]))
        self._offer(occupation)

    @property
    def chosen(self) -> tuple[str, str]:
        """The area and the occupation."""
        return str(self.area.currentData()), str(self.occupation.currentData())

    def _offer(self, wanted: str) -> None:
        """The occupations of the area, ``wanted`` in front if it is one of them."""
        self.occupation.clear()
        for code in employed_in(self._plan, str(self.area.currentData())):
            self.occupation.addItem(capital(word(code, i18n.current())), code)
        self.occupation.setCurrentIndex(max(0, self.occupation.findData(wanted)))
