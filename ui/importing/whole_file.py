"""What holds for a whole file: fields that no column tells, and the source of the figures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from sosuplan.importing.column_mapping import ImportMapping, code_of, untold_keys
from sosuplan.importing.fields import OPTIONAL_KEYS
from sosuplan.importing.places import places
from sosuplan.importing.session import SourceChoice
from sosuplan.model.plan import OCCUPATIONS, SECTORS, SOURCE_KINDS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.text.language import Language
from sosuplan.text.terms import capital, word
from ui.i18n import _
from ui.importing.parts import card, combo, heading, note
from ui.widgets.accessible import show_checked

LONGEST = 300
"""Characters of what is said of a source."""


class WholeFile(QWidget):
    """Two cards beside the columns."""

    constant_changed = Signal(str, str)

    def __init__(self, plan: Plan, language: Language) -> None:
        super().__init__()
        self._plan = plan
        self._language = language
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        frame, inside = card()
        inside.addWidget(heading(_("The same in all rows")))
        self.nothing = note(_("The file holds all that is needed."))
        inside.addWidget(self.nothing)
        self._place = QVBoxLayout()
        self._place.setSpacing(3)
        inside.addLayout(self._place)
        self.dash = QCheckBox(_("A dash (-) means 0"))
        self.dash.setToolTip(
            _(
                "So it is in the StatBank. In other files a dash mostly stands for a figure that is"
                " not told."
            )
        )
        inside.addWidget(self.dash)

        source, told = card()
        told.addWidget(heading(_("Source of the figures")))
        self.title, self.publisher = QLineEdit(), QLineEdit()
        self.published, self.note = QLineEdit(), QLineEdit()
        for line in (self.title, self.publisher, self.published, self.note):
            line.setMaxLength(LONGEST)
        self.published.setPlaceholderText(_("Year or date"))
        self.note.setPlaceholderText(_("Delivered by, taken out on …"))
        self.kind = combo(_("Kind"))
        for code in SOURCE_KINDS:
            text = word(code, language)
            self.kind.addItem(capital(text), code)
        self.kind.setCurrentIndex(self.kind.findData("own"))
        for name, widget in (
            (_("Title"), self.title),
            (_("Publisher (may be empty)"), self.publisher),
            (_("Published (may be empty)"), self.published),
            (_("Kind"), self.kind),
            (_("Note (may be empty)"), self.note),
        ):
            told.addWidget(_named(name, widget))
            told.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(frame)
        column.addWidget(source)
        column.addStretch(1)

    def field(self, name: str) -> QComboBox | QLineEdit:
        """The box in which a field is stated for the whole file."""
        return self._fields[name]

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that are asked for."""
        return tuple(self._fields)

    def source(self) -> SourceChoice:
        """What is said of the source."""
        return SourceChoice(
            self.title.text().strip(),
            self.publisher.text().strip(),
            self.published.text().strip(),
            str(self.kind.currentData()),
            self.note.text().strip(),
        )

    def offer_title(self, title: str, *, anew: bool = False) -> None:
        """Propose a title for the source; what was typed stays, unless all begins ``anew``."""
        if anew or not self.title.isModified():
            self.title.setText(title)

    def ask_dashes(self, asked: bool) -> None:
        """Whether what a dash means is asked."""
        self.dash.setVisible(asked)

    def show_mapping(self, mapping: ImportMapping) -> None:
        """Ask for what neither columns nor headings tell."""
        show_checked(self.dash, mapping.dash_is_zero)
        wanted = untold_keys(mapping)
        if tuple(self._fields) != wanted:
            while (item := self._place.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self._fields = {}
            for name in wanted:
                box = self._box(name, mapping.target)
                label = field_word(name, self._language)
                if name in OPTIONAL_KEYS.get(mapping.target, ()) and name != "scenario":
                    label = _("{field} (may be empty)").format(field=label)
                self._place.addWidget(_named(label, box))
                self._place.addWidget(box)
                self._fields[name] = box
        for name, box in self._fields.items():
            _show(box, code_of(name, mapping.constants.get(name, "")))
        self.nothing.setVisible(not wanted and self.dash.isHidden())

    def _box(self, name: str, target: str) -> QComboBox | QLineEdit:
        label = field_word(name, self._language)
        if name in ("area", "scenario"):
            box = combo(label)
            if name == "area":
                known = dict.fromkeys((*self._plan.areas, *(place.name for place in places())))
                box.setEditable(True)
                box.addItem("", "")
                for area in known:
                    box.addItem(area, area)
                box.editTextChanged.connect(
                    lambda text, key=name: self.constant_changed.emit(key, text.strip())
                )
                return box
            new = name in OPTIONAL_KEYS.get(target, ())
            box.addItem(_("a new scenario") if new else "", "")
            for row in self._plan.demands:
                box.addItem(row.label(self._language.code), row.scenario)
        elif name in ("occupation", "sector"):
            box = combo(label)
            box.addItem(_("Choose…"), "")
            for code in OCCUPATIONS if name == "occupation" else SECTORS:
                text = word(code, self._language)
                box.addItem(capital(text), code)
        else:
            line = QLineEdit()
            if name == "year":
                line.setPlaceholderText(str(self._plan.base_year))
            line.textEdited.connect(
                lambda text, key=name: self.constant_changed.emit(key, text.strip())
            )
            return line
        box.activated.connect(
            lambda __, key=name, made=box: self.constant_changed.emit(key, str(made.currentData()))
        )
        return box


def _show(box: QComboBox | QLineEdit, text: str) -> None:
    """Show ``text`` unless it is there already: the caret of somebody who types stays."""
    box.blockSignals(True)
    if isinstance(box, QLineEdit):
        if box.text().strip() != text:
            box.setText(text)
    elif box.isEditable():
        if box.currentText().strip() != text:
            box.setEditText(text)
    else:
        box.setCurrentIndex(max(0, box.findData(text)))
    box.blockSignals(False)


def _named(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "muted")
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    return label
