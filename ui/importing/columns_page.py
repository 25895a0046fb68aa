"""Third step: which table the file belongs to, and what each of its columns is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.importing.column_mapping import (
    ColumnUse,
    ImportMapping,
    check_mapping,
    code_of,
    untold_keys,
)
from sosuplan.importing.fields import (
    OPTIONAL_KEYS,
    TARGET,
    TARGETS,
    target_word,
    year_unless_said,
)
from sosuplan.importing.grid import Grid
from sosuplan.importing.guessing import Guess, group_of, guess
from sosuplan.importing.session import SourceChoice
from sosuplan.importing.texts import fault_text, fault_texts
from sosuplan.model.places import places
from sosuplan.model.plan import SOURCE_KINDS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.text.errors import Fault
from sosuplan.text.language import NN_
from sosuplan.text.terms import capital, word
from ui.i18n import _, current, plural
from ui.importing.column_row import CHOICES, ColumnRow, value_text
from ui.importing.parts import Card, choose, combo, heading, label_of, note
from ui.widgets.accessible import Pane, show_checked
from ui.widgets.fitting import Folding

MOST_COLUMNS = 120
"""Columns with a row of their own; a wider file is used as it was guessed."""
SIDE_WIDTH = 270
COLUMNS_WIDTH = 680
"""Pixels of all that is said of a column, or what holds for the whole file stands below."""
UNIT = 2
"""The place of a column's unit among what stands beside each other."""
MOST_FAULTS = 4


def _keeping(policy: QSizePolicy) -> QSizePolicy:
    policy.setRetainSizeWhenHidden(True)
    return policy


class ColumnsPage(QWidget):
    """Holds the mapping; ``mapping_changed`` says whether it can be used."""

    mapping_changed = Signal(bool)

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._grid: Grid | None = None
        self._guess: Guess | None = None
        self._chosen: set[int] = set()
        self._from_last = False
        self.mapping = ImportMapping("", ())
        self.rows: list[ColumnRow] = []
        self._narrow = False
        self._unit_heading = QLabel()
        self.target = combo(
            _("What does the file hold?"),
            [(one.name, target_word(one.name, current())) for one in TARGETS],
        )
        self.target.setMinimumContentsLength(26)
        self.target.setPlaceholderText(_("Choose…"))
        self.target.activated.connect(self._choose_target)
        self.last_time = note()
        self.last_time.setObjectName("remembered")
        self.again = QPushButton(_("&Guess anew"))
        self.again.clicked.connect(self._guess_anew)
        self.told = note()
        self.faults = note("", "fault")
        self.faults.setObjectName("faults")
        self.whole = WholeFile(plan)
        self.whole.constant_changed.connect(self._say)
        self.whole.dash.toggled.connect(self._say_dash)

        top = QHBoxLayout()
        question = heading(_("What does the file hold?"), 13.0)
        question.setWordWrap(False)
        top.addWidget(question)
        top.addSpacing(8)
        top.addWidget(self.target)
        top.addStretch(1)
        again = QHBoxLayout()
        again.addWidget(self.last_time, 1)
        again.addWidget(self.again)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        middle = Folding(self._scroll, self.whole, SIDE_WIDTH, COLUMNS_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(again)
        column.addWidget(self.told)
        column.addWidget(middle, 1)
        # The room stays where it is while there are no columns to show.
        self._scroll.setSizePolicy(_keeping(self._scroll.sizePolicy()))
        column.addWidget(self.faults)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """On a narrow page a column's unit stands below what the column is read as."""
        narrow = self.width() < COLUMNS_WIDTH
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for row in self.rows:
            row.set_narrow(narrow)
        self._unit_heading.setVisible(not narrow)

    def panes(self) -> list[Pane]:
        """What the file holds, its columns, and what holds for all of it."""
        return [Pane(self), Pane(self._scroll), Pane(self.whole)]

    # --- showing --------------------------------------------------------------------------------

    def show_grid(
        self, grid: Grid, guessed: Guess, last: ImportMapping | None, *, dashes: bool = False
    ) -> None:
        """Start with what the file seems to be, or with ``last``, the mapping of a file like it.

        ``dashes``: there are some, and what they mean is asked.
        """
        self.whole.ask_dashes(dashes)
        self._grid, self._guess = grid, guessed
        self._from_last = last is not None
        self._chosen = set()
        self.mapping = last or guessed.mapping or ImportMapping("", ())
        self._fill()

    @property
    def problems(self) -> tuple[Fault, ...]:
        """What keeps the mapping from being used."""
        return check_mapping(self.mapping, self._grid) if self._grid is not None else ()

    def _fill(self) -> None:
        """Make a row for each column of the file."""
        grid = self._grid
        if grid is None:
            return
        choose(self.target, self.mapping.target)
        inside = QWidget()
        layout = QGridLayout(inside)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(13)
        for place, text in enumerate(
            (
                _("Column in the file"),
                _("Is read as"),
                _("Unit"),
                _("Because"),
            )
        ):
            label = QLabel(text)
            label.setProperty("look", "muted")
            layout.addWidget(label, 0, place)
            if place == UNIT:
                self._unit_heading = label
        target = self.mapping.target
        count = min(len(grid.header), MOST_COLUMNS) if target in TARGET else 0
        self.rows = [ColumnRow(grid, n, target, inside) for n in range(count)]
        for place, row in enumerate(self.rows, 1):
            row.place(layout, place)
            row.changed.connect(self._change)
        self._narrow = False
        self._fit_rows()
        layout.setColumnStretch(3, 1)
        layout.setRowStretch(count + 1, 1)
        self._scroll.setWidget(inside)
        self._show()

    def _show(self) -> None:
        """Show the mapping as it is now."""
        known = self.mapping.target in TARGET
        self._scroll.setVisible(known)
        self.whole.setVisible(known)
        uses = {use.index: use for use in self.mapping.columns}
        notes = self._guess.notes if self._guess is not None else ()
        for index, row in enumerate(self.rows):
            why = self._why(index, index in uses)
            row.show_use(uses.get(index), notes, why=why, wide=self._is_wide)
        self.whole.show_mapping(self.mapping)
        self.last_time.setText(
            _("The columns are used as last time, when a file of this shape was read.")
        )
        self.last_time.setVisible(self._from_last)
        self.again.setVisible(self._from_last)
        general = [fault_text(one, current()) for one in self._told(notes)]
        hidden = len(self._grid.header) - len(self.rows) if self._grid and self.rows else 0
        if hidden > 0:
            text = NN_(
                "{n} more column is used as it was guessed.",
                "{n} more columns are used as they were guessed.",
            )
            general.append(plural(text, hidden))
        self.told.setText("\n".join(general))
        self.told.setVisible(bool(general))
        problems = self.problems
        lines = fault_texts(problems, current())
        if not self.mapping.target:
            lines = []
        self.faults.setText("\n".join(lines[:MOST_FAULTS]))
        self.faults.setVisible(bool(lines))
        self.mapping_changed.emit(not problems)

    @property
    def _is_wide(self) -> bool:
        """True if several columns hold the same figures of different groups, or years."""
        fields = [use.field for use in self.mapping.columns]
        groups = any(use.group for use in self.mapping.columns)
        return groups or len(set(fields)) < len(fields)

    def _told(self, notes: Sequence[Fault]) -> list[Fault]:
        """What is to be told of the file rather than of one of its columns."""
        header = self._grid.header if self._grid is not None else ()
        return [] if self._from_last else [one for one in notes if one.column not in header]

    def _why(self, index: int, used: bool) -> str:
        if index in self._chosen:
            return _("Chosen by you")
        if self._from_last and used:
            return _("As last time")
        return ""

    # --- what the user changes ------------------------------------------------------------------

    def _choose_target(self) -> None:
        name = str(self.target.currentData())
        if self._grid is None or name == self.mapping.target:
            return
        self._guess = guess(self._grid, name, self._plan)
        self.mapping = self._guess.mapping or ImportMapping(name, ())
        self._from_last = False
        self._chosen = set()
        self._fill()

    def _guess_anew(self) -> None:
        if self._grid is not None:
            dashes = not self.whole.dash.isHidden()
            self.show_grid(self._grid, guess(self._grid, plan=self._plan), None, dashes=dashes)

    def _change(self, index: int, use: ColumnUse | None) -> None:
        self._chosen.add(index)
        if use is None:
            self.mapping = self.mapping.without_column(index)
        else:
            new = all(one.index != index for one in self.mapping.columns)
            if new and self._grid is not None and use.field in TARGET[self.mapping.target].measures:
                use = replace(use, group=group_of(self._grid, index, self.mapping))
            self.mapping = self.mapping.with_column(use)
        self._show()

    def _say_dash(self, zero: bool) -> None:
        self.mapping = replace(self.mapping, dash_is_zero=zero)
        self._show()

    def _say(self, name: str, text: str) -> None:
        self.mapping = self.mapping.with_constant(name, text)
        self._show()


LONGEST = 300
"""Characters of what is said of a source."""


# --- what holds for the whole file ----------------------------------------------------------------


class WholeFile(QWidget):
    """Two cards beside the columns."""

    constant_changed = Signal(str, str)

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        frame = Card()
        inside = frame.inside
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

        source = Card()
        told = source.inside
        told.addWidget(heading(_("Source of the figures")))
        self.title, self.publisher = QLineEdit(), QLineEdit()
        self.published, self.note = QLineEdit(), QLineEdit()
        for line in (self.title, self.publisher, self.published, self.note):
            line.setMaxLength(LONGEST)
        self.published.setPlaceholderText(_("Year or date"))
        self.note.setPlaceholderText(_("Delivered by, taken out on …"))
        self.kind = combo(_("Kind"))
        for code in SOURCE_KINDS:
            text = word(code, current())
            self.kind.addItem(capital(text), code)
        self.kind.setCurrentIndex(self.kind.findData("own"))
        for name, widget in (
            (_("Title"), self.title),
            (_("Publisher (may be empty)"), self.publisher),
            (_("Published (may be empty)"), self.published),
            (_("Kind"), self.kind),
            (_("Note (may be empty)"), self.note),
        ):
            told.addWidget(label_of(name, widget))
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
                label = field_word(name, current())
                if name in OPTIONAL_KEYS.get(mapping.target, ()) and name != "scenario":
                    label = _("{field} (may be empty)").format(field=label)
                box.setAccessibleName(label)
                self._place.addWidget(label_of(label, box))
                self._place.addWidget(box)
                self._fields[name] = box
        for name, box in self._fields.items():
            _show(box, code_of(name, mapping.constants.get(name, "")))
        self.nothing.setVisible(not wanted and self.dash.isHidden())

    def _box(self, name: str, target: str) -> QComboBox | QLineEdit:
        label = field_word(name, current())
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
                box.addItem(row.label(current().code), row.scenario)
        elif name in CHOICES:
            box = combo(label)
            box.addItem(_("Choose…"), "")
            for code in CHOICES[name]:
                box.addItem(value_text(name, code), code)
        else:
            line = QLineEdit()
            if name == "year":
                line.setPlaceholderText(str(year_unless_said(self._plan, target)))
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
