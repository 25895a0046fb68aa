"""Saving a spreadsheet that can be filled in and imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.exports.template import write_template
from sosuplan.importing.fields import TARGETS, target_word
from sosuplan.model.plan import Plan
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.importing.parts import heading, note
from ui.widgets.fitting import FittedDialog
from ui.widgets.problems import tell

SUFFIX = ".xlsx"


class TemplateDialog(FittedDialog):
    """Asks which table the template is for, and where it is saved."""

    def __init__(self, parent: QWidget, plan: Plan, language: Language, folder: str) -> None:
        super().__init__(parent)
        self._plan = plan
        self._language = language
        self._folder = folder
        self.saved: Path | None = None
        """Where the template was saved."""
        self.setWindowTitle(_("Save a template"))
        self.tables = QListWidget()
        self.tables.setAccessibleName(_("Table"))
        # The style sheet's spacing must be known before the items are laid out.
        self.tables.ensurePolished()
        for target in TARGETS:
            item = QListWidgetItem(target_word(target.name, language))
            item.setData(Qt.ItemDataRole.UserRole, target.name)
            self.tables.addItem(item)
        self.tables.setCurrentRow(0)
        self.tables.itemDoubleClicked.connect(self.save)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(heading(_("A template for which table?"), 12.0))
        column.addWidget(
            note(
                _(
                    "An Excel workbook with headings, examples and choices to pick from. Fill it"
                    " in, and import it."
                )
            )
        )
        column.addWidget(self.tables, 1)
        column.addWidget(buttons)
        self.resize(460, 430)

    def save(self) -> None:
        """Ask for a name and write the template there; a problem is told."""
        item = self.tables.currentItem()
        target = str(item.data(Qt.ItemDataRole.UserRole))
        suggested = str(Path(self._folder) / f"{item.text()}{SUFFIX}")
        chosen, __ = QFileDialog.getSaveFileName(
            self,
            _("Save the template as"),
            suggested,
            _("Excel workbooks (*.xlsx)"),
        )
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(SUFFIX) else chosen + SUFFIX)
        try:
            write_template(path, target, self._plan, self._language.code)
        except SosuplanError as error:
            tell(
                self,
                _("The template was not saved."),
                error,
                self._language,
            )
            return
        self.saved = path
        self.accept()
