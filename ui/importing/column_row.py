"""One column of the file: what it is called, what is in it, and what it is read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from sosuplan.importing.column_mapping import ColumnUse, in_plan_units
from sosuplan.importing.fields import COUNTS, NAMES_OF_PEOPLE, QUANTITY, SHARES, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.texts import fault_text, figure_text
from sosuplan.importing.vocabulary import (
    figure_of,
    is_suppressed,
    is_total,
    quantity_of,
    says_ages,
    year_of,
)
from sosuplan.model.group_words import occupation_of, plain, sector_of
from sosuplan.model.places import find_place
from sosuplan.model.plan import OCCUPATIONS, SECTORS
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES
from sosuplan.narrative.backcast import quantity_name
from sosuplan.text.errors import Fault
from sosuplan.text.language import NN_
from sosuplan.text.terms import capital, word
from ui import theme as themes
from ui.i18n import _, current, plural
from ui.importing.parts import choose, combo, note
from ui.widgets.menus import literal, literal_title

UNUSED = ""
CHOICES: Mapping[str, Sequence[str]] = {
    "occupation": OCCUPATIONS,
    "sector": SECTORS,
    QUANTITY: ACTUAL_QUANTITIES,
}
"""Keys whose values are codes."""
NAME_WIDTH = 200
"""Pixels for the heading of a column, which wraps."""
GROUP_WIDTH = 185


class ColumnRow(QObject):
    """The widgets of one column, in a row of the page's grid."""

    changed = Signal(int, object)
    """The column's number, and its ``ColumnUse`` or None if it is not read."""

    def __init__(self, grid: Grid, index: int, target: str, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid
        self._index = index
        self._target = target
        self._use: ColumnUse | None = None
        self._examples = examples(grid, index)
        header = grid.header[index]
        self.name = QLabel()
        self.name.setFont(themes.font(9.5, half_bold=True))
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setFixedWidth(NAME_WIDTH)
        self.name.setWordWrap(True)
        self.name.setText(header)
        self.sample = QLabel()
        self.sample.setProperty("look", "muted")
        self.sample.setTextFormat(Qt.TextFormat.PlainText)
        self.sample.setFixedWidth(NAME_WIDTH)
        listed = "; ".join(written(cell) for cell in self._examples)
        self.sample.setText(self._cut(self.sample, listed, NAME_WIDTH))
        self.sample.setToolTip(listed)
        fields = TARGET[target].fields if target else ()
        self.field = combo(
            _("{column} is read as").format(column=header),
            [
                (UNUSED, _("not read")),
                *((name, field_word(name, current())) for name in fields),
            ],
        )
        self.field.setMinimumContentsLength(22)
        self.field.activated.connect(self._choose_field)
        self.unit = combo(_("Unit of {column}").format(column=header))
        self.unit.setMinimumContentsLength(13)
        self.unit.activated.connect(self._choose_unit)
        self.why = note()
        self.group = QToolButton()
        self.group.setProperty("look", "button")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # What one column is read as can show or hide this in all rows: none of them moves.
        policy.setRetainSizeWhenHidden(True)
        self.group.setSizePolicy(policy)
        self.group.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.group)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.group.setMenu(self._menu)

    def place(self, layout: QGridLayout, row: int) -> None:
        """Put the widgets into a row of ``layout``."""
        top = Qt.AlignmentFlag.AlignTop
        called, read = QVBoxLayout(), QVBoxLayout()
        for column, widgets in (
            (called, (self.name, self.sample)),
            (read, (self.field, self.group)),
        ):
            column.setSpacing(4)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        layout.addLayout(called, row, 0)
        layout.addLayout(read, row, 1)
        layout.addWidget(self.why, row, 3, top)
        self._layout, self._place, self._read = layout, row, read
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The unit below what the column is read as, or beside it."""
        policy = self.unit.sizePolicy()
        policy.setRetainSizeWhenHidden(narrow)
        self.unit.setSizePolicy(policy)
        if narrow:
            self._read.insertWidget(1, self.unit)
        else:
            self._read.removeWidget(self.unit)
            self._layout.addWidget(self.unit, self._place, 2, Qt.AlignmentFlag.AlignTop)

    def show_use(
        self, use: ColumnUse | None, notes: Sequence[Fault], *, why: str = "", wide: bool = False
    ) -> None:
        """Show what the column is read as, and why: ``why``, or what can be told from the file.

        ``wide``: headings may say whom the figures are about.
        """
        self._use = use
        choose(self.field, use.field if use else UNUSED)
        offered = units(use.field, self._target) if use else ()
        self.unit.clear()
        for code, text in offered:
            self.unit.addItem(text, code)
        if use is not None:
            choose(self.unit, use.unit)
        self.unit.setVisible(bool(offered))
        self.group.setVisible(wide and self._is_figure)
        self._show_group()
        told = why or reason(use, self._grid, self._index, notes)
        if use is not None and self._is_figure:
            reads = (read_as(cell, use, self._grid.decimal) for cell in self._examples)
            told = "\n".join(filter(None, (told, next(filter(None, reads), ""))))
        self.why.setText(told)

    @property
    def _is_figure(self) -> bool:
        use = self._use
        return use is not None and use.field in TARGET[self._target].measures

    def _keys(self) -> list[str]:
        """What a heading may say of its figures."""
        return [key for key in TARGET[self._target].keys if key != "scenario"]

    def _show_group(self) -> None:
        group = self._use.group if self._use else {}
        listed = [value_text(key, text) for key, text in group.items()]
        full = ", ".join(listed) or _("all rows alike")
        shorter = ", ".join(value_text(key, text, short=True) for key, text in group.items())
        name = _("Holds for: {listed}").format(listed=full)
        shown = self._cut(self.group, shorter or full, GROUP_WIDTH)
        self.group.setText(literal(shown) + "  ▾")
        self.group.setToolTip(name)
        self.group.setAccessibleName(name)

    @staticmethod
    def _cut(widget: QLabel | QToolButton, text: str, width: int) -> str:
        return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    # --- what the user changes ------------------------------------------------------------------

    def _choose_field(self) -> None:
        name = str(self.field.currentData())
        if not name:
            self.changed.emit(self._index, None)
            return
        offered = [code for code, __ in units(name, self._target)]
        unit = self._use.unit if self._use and self._use.unit in offered else ""
        group = self._use.group if self._use else {}
        if unit not in offered and offered:
            unit = offered[0]
        self.changed.emit(self._index, ColumnUse(self._index, name, group, unit))

    def _choose_unit(self) -> None:
        if self._use is not None:
            use = self._use
            unit = str(self.unit.currentData())
            self.changed.emit(self._index, ColumnUse(use.index, use.field, use.group, unit))

    def _fill_menu(self) -> None:
        """Everything that the heading can be said to tell of its figures."""
        self._menu.clear()
        for key in self._keys():
            text = field_word(key, current())
            if key in CHOICES:
                submenu = self._menu.addMenu(text)
                for code in ("", *CHOICES[key]):
                    shown = value_text(key, code) if code else _not_told()
                    action = submenu.addAction(capital(shown))
                    action.triggered.connect(
                        lambda __=False, name=key, value=code: self._say(name, value)
                    )
            else:
                action = self._menu.addAction(f"{text}…")
                action.triggered.connect(lambda __=False, name=key: self._ask(name))

    def _ask(self, key: str) -> None:
        before = self._use.group.get(key, "") if self._use else ""
        text, sure = QInputDialog.getText(
            self.group.window(),
            literal_title(self._grid.header[self._index]),
            field_word(key, current()),
            text=before,
        )
        if sure:
            self._say(key, text.strip())

    def _say(self, key: str, value: str) -> None:
        if self._use is None:
            return
        group = {name: text for name, text in self._use.group.items() if name != key}
        if value:
            group[key] = value
        use = self._use
        self.changed.emit(self._index, ColumnUse(use.index, use.field, group, use.unit))


def _not_told() -> str:
    return _("the heading does not say")


EXAMPLES = 3
_SAMPLE = 400


# --- words ----------------------------------------------------------------------------------------


def columns_text(count: int) -> str:
    """How many columns."""
    return plural(NN_("{n} column", "{n} columns"), count)


def value_text(field: str, value: str, *, short: bool = False) -> str:
    """What holds for a file or a heading: words for codes, else as it was written."""
    if field == "occupation":
        code = occupation_of(value, trainees=True)
    elif field == "sector":
        code = sector_of(value)
    elif field == QUANTITY:
        code = quantity_of(value)
        return quantity_name(code, current()) if code else value
    else:
        code = None
    key = f"{code}.short" if short and code and field == "occupation" else code or value
    text = word(key, current())
    return capital(text) if code or text != value else text


def written(cell: Cell) -> str:
    """A cell as it stands in the file; a number that is no text has the language's decimal mark."""
    text = cell_text(cell)
    return text.replace(".", ",") if isinstance(cell, float) and current().code == "da" else text


def examples(grid: Grid, index: int) -> list[Cell]:
    """The first different cells of a column, without sums and blanks."""
    found: list[Cell] = []
    for row in grid.rows[:_SAMPLE]:
        cell = row[index]
        if cell is not None and cell not in found and not is_total(cell_text(cell)):
            found.append(cell)
            if len(found) == EXAMPLES:
                break
    return found


def reason(use: ColumnUse | None, grid: Grid, index: int, notes: Sequence[Fault]) -> str:
    """Why a column was taken for what it was, or why it is left out."""
    header = grid.header[index]
    told = [note for note in notes if note.column == header]
    if told:
        return " ".join(fault_text(note, current()) for note in told)
    if use is None:
        return _reason_unused(grid, index)
    if use.group:
        listed = ", ".join(value_text(key, text) for key, text in use.group.items())
        return _("The heading says: {listed}").format(listed=listed)
    return _reason_key(use.field, grid, index) or _("The heading says “{heading}”").format(
        heading=header
    )


def _reason_unused(grid: Grid, index: int) -> str:
    header = grid.header[index]
    if any(is_total(part) for part in header.split(" / ")):
        return _("A column of sums: only compared")
    if NAMES_OF_PEOPLE.search(plain(header)):
        return _("Tells who the persons are: nothing of it is kept")
    return _("Nothing in the plan is like it")


def _reason_key(field: str, grid: Grid, index: int) -> str:
    """What the contents of a column are, if they alone tell it."""
    texts = [cell_text(cell) for cell in examples(grid, index)]
    tests: Mapping[str, tuple[object, str]] = {
        "age": (says_ages, _("Holds age bands")),
        "year": (year_of, _("Holds years")),
        "area": (find_place, _("Holds municipalities or regions")),
        "occupation": (occupation_of, _("Holds occupations")),
        "sector": (sector_of, _("Holds employers")),
    }
    if field not in tests or not texts:
        return ""
    recognise, text = tests[field]
    known = [callable(recognise) and recognise(one) for one in texts]
    return text if any(known) else ""


def read_as(cell: Cell, use: ColumnUse, decimal: str) -> str:
    """An example beside what it becomes: "0,725 → 72,5 %"; "" if it stays as it is written."""
    figure = figure_of(cell, decimal)
    if figure.value is None or not use.unit or use.field == "sickness_days":
        # What a percentage of sick leave becomes depends on the plan: a note says it.
        return ""
    value = in_plan_units(figure.value, use, 0.0)
    return f"{written(cell)} → {figure_text(use.field, value, current())}"


def units(field: str, target: str) -> tuple[tuple[str, str], ...]:
    """The ways in which a file may write a measure, as (code, text); may be none."""
    if field not in TARGET[target].measures:
        return ()
    if field == "hours":
        return (
            ("", _("hours (32)")),
            ("month", _("hours a month (138.7)")),
            ("percent", _("percent (86.5)")),
            ("share", _("share (0.865)")),
        )
    if field == "sickness_days":
        return (
            ("", _("days")),
            ("percent", _("percent (7.1)")),
            ("share", _("share (0.071)")),
        )
    if field in SHARES:
        part_time = (
            ("part_time_percent", _("percent on part time (27.5)")),
            ("part_time", _("share on part time (0.275)")),
        )
        return (
            ("percent", _("percent (72.5)")),
            ("share", _("share (0.725)")),
            *(part_time if field == "fulltime_share" else ()),
        )
    if field in COUNTS:
        return (
            ("", _("as it stands")),
            ("thousands", _("thousands")),
        )
    return ()


def note_of_row(cells: Sequence[str]) -> str:
    """Why a row of the file is not counted, told from its labels; "" if it is."""
    if any(is_total(text) for text in cells):
        return _("sum, not counted")
    told = [text for text in cells if text]
    if any(is_suppressed(text) for text in told):
        return _("secret figure")
    return ""
