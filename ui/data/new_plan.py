"""A plan to begin with when there are no figures yet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from sosuplan.model.plan import Plan
from sosuplan.resources import resource
from sosuplan.text.language import Language
from ui.i18n import _
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.problems import cpr_fault


class NewPlanDialog(FormDialog):
    """Asks what the area and the plan are called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            "new-plan",
            _("New plan with example figures"),
            _("Choose where to save…"),
            _(
                "The plan begins with round example figures, all of them marked as assumptions."
                " Replace them with your own in the tables of the page Data."
            ),
        )
        self.area, self.name = QLineEdit(), QLineEdit()
        for field in (self.area, self.name):
            field.setMaxLength(LONGEST_NAME)
            field.setMinimumWidth(WIDTH)
            field.textChanged.connect(self.check)
        self.area.textEdited.connect(self.name.setText)
        self.form.addRow(_("Municipality or area"), self.area)
        self.form.addRow(_("Name of the plan"), self.name)
        self.check()

    def plan(self, language: Language) -> Plan:
        """The plan as asked for."""
        from sosuplan.editing.new_plan import template_plan
        from sosuplan.store.folder import read_folder

        reference = read_folder(resource("plans", "midtjylland")).plan
        area = self.area.text().strip()
        return template_plan(reference, self.name.text().strip(), area, language)

    def check(self) -> None:
        texts = [field.text().strip() for field in (self.area, self.name)]
        fault = cpr_fault(*texts)
        self.show_check(good=all(texts) and not fault, fault=fault)


def ask_plan(parent: QWidget, language: Language) -> Plan | None:
    """A new plan with example figures, or None if it is not wanted after all."""
    dialog = NewPlanDialog(parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.plan(language)
