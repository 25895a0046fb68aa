"""Third step: which table the file belongs to, and what each of its columns is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping, check_mapping
from sosuplan.importing.fields import TARGET, TARGETS, target_word
from sosuplan.importing.grid import Grid
from sosuplan.importing.guessing import Guess, guess
from sosuplan.importing.texts import fault_text, fault_texts
from sosuplan.model.plan import Plan
from sosuplan.text.errors import Fault
from sosuplan.text.language import Language
from ui.i18n import _
from ui.importing.column_row import ColumnRow
from ui.importing.parts import choose, combo, heading, note
from ui.importing.whole_file import WholeFile
from ui.widgets.accessible import Pane
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

    def __init__(self, plan: Plan, language: Language) -> None:
        super().__init__()
        self._plan = plan
        self._language = language
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
            [(one.name, target_word(one.name, language)) for one in TARGETS],
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
        self.whole = WholeFile(plan, language)
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
        self.rows = [ColumnRow(grid, n, target, self._language, inside) for n in range(count)]
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
        general = [fault_text(one, self._language) for one in self._told(notes)]
        hidden = len(self._grid.header) - len(self.rows) if self._grid and self.rows else 0
        if hidden > 0:
            one = _("1 more column is used as it was guessed.")
            many = _("{n} more columns are used as they were guessed.")
            general.append((one if hidden == 1 else many).format(n=hidden))
        self.told.setText("\n".join(general))
        self.told.setVisible(bool(general))
        problems = self.problems
        lines = fault_texts(problems, self._language)
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
            self.mapping = self.mapping.with_column(use)
        self._show()

    def _say_dash(self, zero: bool) -> None:
        self.mapping = replace(self.mapping, dash_is_zero=zero)
        self._show()

    def _say(self, name: str, text: str) -> None:
        self.mapping = self.mapping.with_constant(name, text)
        self._show()
