"""A source to be filled in: what it is called, who made it, and what kind of figures it gives."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sosuplan.cells import choice
from sosuplan.language import Language
from sosuplan.plan import SOURCE_KINDS, Source
from sosuplan.table_words import column_help, column_name
from ui.i18n import translate

WIDTH = 460
LONGEST = 500


class SourceDialog(QDialog):
    """Asks for a new source, or for other words about one that is there."""

    def __init__(self, parent: QWidget, language: Language, source: Source | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self._source = source or Source("", "", "", "", "own", "", "", "")
        self.setWindowTitle(
            translate("SourceDialog", "New source")
            if source is None
            else translate("SourceDialog", "Change the source")
        )
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fields: dict[str, QLineEdit] = {}
        self.kind = QComboBox()
        for code in SOURCE_KINDS:
            self.kind.addItem(choice("sources", code, language), code)
        self.kind.setCurrentIndex(self.kind.findData(self._source.kind))
        self.kind.setToolTip(column_help("sources", "kind", language))
        for name in ("title", "kind", "publisher", "published", "locator", "url"):
            label = column_name("sources", name, language)
            if name == "kind":
                form.addRow(label, self.kind)
                continue
            field = QLineEdit(getattr(self._source, name))
            field.setMaxLength(LONGEST)
            field.setMinimumWidth(WIDTH)
            field.setToolTip(column_help("sources", name, language))
            self.fields[name] = field
            form.addRow(label, field)
        self.note = QPlainTextEdit(self._source.note)
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(90)
        form.addRow(column_name("sources", "note", language), self.note)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.fields["title"].textChanged.connect(self._check)
        self._check()

    def chosen(self) -> Source:
        """The source as filled in, with the id that it had."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        note = self.note.toPlainText().strip()
        return Source(id=self._source.id, kind=str(self.kind.currentData()), note=note, **texts)

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.fields["title"].text().strip()))
