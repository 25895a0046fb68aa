"""A plan to begin with when there are no figures yet."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from sosuplan.language import Language
from sosuplan.plan import Plan
from sosuplan.resources import resource
from ui.data.area_dialogs import LONGEST_NAME, WIDTH
from ui.i18n import translate


class NewPlanDialog(QDialog):
    """Asks what the area and the plan are called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("new-plan")
        self.setWindowTitle(translate("NewPlan", "New plan with example figures"))
        text = QLabel(
            translate(
                "NewPlan",
                "The plan begins with round example figures, all of them marked as assumptions."
                " Replace them with your own in the tables of the page Data.",
            )
        )
        text.setWordWrap(True)
        self.area, self.name = QLineEdit(), QLineEdit()
        for field in (self.area, self.name):
            field.setMaxLength(LONGEST_NAME)
            field.setMinimumWidth(WIDTH)
            field.textChanged.connect(self._check)
        self.area.textEdited.connect(self.name.setText)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(text)
        form.addRow(translate("NewPlan", "Municipality or area"), self.area)
        form.addRow(translate("NewPlan", "Name of the plan"), self.name)
        form.addRow(buttons)
        self._check()

    def plan(self, language: Language) -> Plan:
        """The plan as asked for."""
        from sosuplan.exchange.folder import read_folder
        from sosuplan.template_plan import template_plan

        reference = read_folder(resource("plans", "midtjylland")).plan
        area = self.area.text().strip()
        return template_plan(reference, self.name.text().strip(), area, language)

    def _check(self) -> None:
        filled = all(field.text().strip() for field in (self.area, self.name))
        self.accept_button.setEnabled(filled)


def ask_plan(parent: QWidget, language: Language) -> Plan | None:
    """A new plan with example figures, or None if it is not wanted after all."""
    dialog = NewPlanDialog(parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.plan(language)
