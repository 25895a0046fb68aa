"""A source to be filled in: what it is called, who made it, and what kind of figures it gives."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sosuplan.editing.cells import choice
from sosuplan.model.plan import SOURCE_KINDS, Source
from sosuplan.model.schema.tables import column_help, column_name
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from ui.i18n import _
from ui.widgets.choices import Combo
from ui.widgets.form import FormDialog
from ui.widgets.problems import cpr_fault

WIDTH = 460
LONGEST = 500


class SourceDialog(FormDialog):
    """Asks for a new source, or for other words about one that is there."""

    def __init__(
        self,
        parent: QWidget,
        language: Language,
        source: Source | None = None,
        figures: int = 0,
    ) -> None:
        """``figures`` of the plan have ``source`` by now."""
        super().__init__(
            parent,
            "source",
            _("New source") if source is None else _("Change the source"),
            _("Save"),
            _(
                "{n} figures of the plan have this source: what you change is said of all of them."
                " For some of them only, choose another source or make a new one."
            ).format(n=format_number(figures, 0, language.code))
            if figures > 1
            else "",
        )
        self._source = source or Source("", "", "", "", "own", "", "", "")
        form = self.form
        self.fields: dict[str, QLineEdit] = {}
        self.kind = Combo()
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
        for field in self.fields.values():
            field.textChanged.connect(self.check)
        self.note.textChanged.connect(self.check)
        self.check()

    def chosen(self) -> Source:
        """The source as filled in, with the id that it had."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        note = self.note.toPlainText().strip()
        return Source(id=self._source.id, kind=str(self.kind.currentData()), note=note, **texts)

    def check(self) -> None:
        fault = cpr_fault(self.note.toPlainText(), *(one.text() for one in self.fields.values()))
        self.show_check(good=bool(self.fields["title"].text().strip()) and not fault, fault=fault)
