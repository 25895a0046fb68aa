"""Second step: which sheet, where its headings are, how a text file is written; and a preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.fields import TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.readers.reading import Book
from sosuplan.importing.readers.text_table import DECIMALS, ENCODINGS, SEPARATORS, TextFormat
from sosuplan.importing.texts import fault_text, rows_text
from sosuplan.importing.vocabulary import DASHES, figure_of, is_suppressed, is_total
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import NP_
from sosuplan.text.numbers import format_number
from ui.i18n import _, current
from ui.importing.column_row import columns_text, note_of_row, written
from ui.importing.parts import (
    CellText,
    ReadOnlyTable,
    choose,
    combo,
    heading,
    label_of,
    note,
)
from ui.widgets.accessible import Pane, show_checked
from ui.widgets.fitting import Wrapping
from ui.widgets.menus import literal

PREVIEWED = 40
MOST_COLUMNS = 80
MOST_LINES = 1000
"""Lines in which headings can be."""


class SheetPage(QWidget):
    """Shows the table as it will be read."""

    sheet_chosen = Signal(int)
    header_chosen = Signal(tuple)
    """First and last line of the headings, (0, 0) for none."""
    format_chosen = Signal(TextFormat)
    fill_chosen = Signal(bool)
    hidden_chosen = Signal(bool)
    """Whether labels that are written once are those of the rows below."""

    def __init__(self) -> None:
        super().__init__()
        self._form: TextFormat | None = None
        self.title = heading("", 13.0, spoken=True)
        self.sheet = combo(_("Sheet"))
        self.sheet.setMinimumContentsLength(18)
        self.sheet.activated.connect(self.sheet_chosen)
        self.first, self.last = _line_box(), _line_box()
        self.first.setAccessibleName(_("First line of the headings"))
        self.last.setAccessibleName(_("Last line of the headings"))
        self.none = QCheckBox(_("no headings"))
        self.first.valueChanged.connect(self._move_first)
        self.last.valueChanged.connect(self._move_last)
        self.none.toggled.connect(self._tell_header)
        self.encoding = combo(
            _("Encoding"),
            ENCODINGS.items(),
        )
        signs = (
            _("semicolon ;"),
            _("comma ,"),
            _("tab"),
            _("vertical bar |"),
        )
        self.separator = combo(_("Between columns"), zip(SEPARATORS, signs, strict=True))
        self.decimal = combo(
            _("Decimal mark"),
            zip(
                DECIMALS,
                (_("comma 1.234,5"), _("dot 1,234.5")),
                strict=True,
            ),
        )
        for box in (self.encoding, self.separator, self.decimal):
            box.setMinimumContentsLength(12)
            box.activated.connect(self._tell_format)
        written, read = QHBoxLayout(), QHBoxLayout()
        for row, box in ((written, self.encoding), (written, self.separator), (read, self.decimal)):
            row.addWidget(label_of(box.accessibleName(), box))
            row.addWidget(box)
            row.addSpacing(4)
        self.text_row = Wrapping(written, read, together=True)
        self.down = QCheckBox()
        self.down.setToolTip(
            _(
                "So it is where cells are merged, and in pivot tables: a label is written once for"
                " all rows that it is about."
            )
        )
        self.down.toggled.connect(self.fill_chosen)
        self.hidden = QCheckBox()
        self.hidden.toggled.connect(self.hidden_chosen)
        self.above = note()
        self.problem = note("", "fault")
        self.notes = note()
        self.preview = ReadOnlyTable(_("Preview of the table"))

        found, lines = QHBoxLayout(), QHBoxLayout()
        self._sheet_label = label_of(_("Sheet"), self.sheet)
        found.addWidget(self._sheet_label)
        found.addWidget(self.sheet)
        lines.addWidget(label_of(_("Headings in line"), self.first))
        lines.addWidget(self.first)
        lines.addWidget(label_of(_("to"), self.last))
        lines.addWidget(self.last)
        lines.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addWidget(Wrapping(found, lines, together=True))
        column.addWidget(self.text_row)
        column.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.down, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self.problem, self.notes, self.above):
            column.addWidget(label)
        column.addWidget(self.preview, 1)

    def panes(self) -> list[Pane]:
        """How the table is read, and the table."""
        return [Pane(self), Pane(self.preview)]

    def show_book(self, book: Book, sheet: int) -> None:
        """Show what kind of file it is, and its sheets."""
        self._form = book.text
        self.text_row.setVisible(book.text is not None)
        self.show_format(book.text)
        self.sheet.clear()
        for number, one in enumerate(book.sheets):
            self.sheet.addItem(one.name, number)
        self.sheet.setCurrentIndex(sheet)
        several = len(book.sheets) > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)

    def show_notes(self, notes: Sequence[Fault]) -> None:
        """Tell of the file and of its sheets."""
        told = [fault_text(fault, current(), place=True) for fault in notes]
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))

    def show_sheet(self, sheet: int) -> None:
        """Show which sheet it is, without asking for it to be read."""
        choose(self.sheet, sheet)

    def show_format(self, form: TextFormat | None) -> None:
        """Show how the text is written, without asking for it to be read again."""
        if form is not None:
            choose(self.encoding, form.encoding)
            choose(self.separator, form.separator)
            choose(self.decimal, form.decimal)

    def show_problem(self, error: SosuplanError | None) -> None:
        """Tell why the file cannot be read in the way that is chosen."""
        faults = error.faults if error is not None else ()
        self.problem.setText("\n".join(fault_text(fault, current()) for fault in faults))
        self.problem.setVisible(bool(faults))

    def show_grid(self, grid: Grid, mapping: ImportMapping | None) -> None:
        """Show the table; figures as the columns of ``mapping`` will be read."""
        self.show_problem(None)
        first, last = grid.header_lines
        for box, line in ((self.first, first), (self.last, last)):
            box.blockSignals(True)
            box.setValue(max(1, line))
            box.setEnabled(first > 0)
            box.blockSignals(False)
        show_checked(self.none, first == 0)
        self.title.setText(
            _("{rows} in {columns}, read like this").format(
                rows=rows_text(len(grid.rows), current()),
                columns=columns_text(len(grid.header)),
            )
        )
        once = ", ".join(grid.written_once)
        self.down.setText(
            _("Empty cells count as the cell above them: {columns}").format(columns=literal(once))
        )
        show_checked(self.down, grid.filled_down)
        self.down.setVisible(bool(once))
        rows, hidden_columns = grid.hides
        self.hidden.setText(
            _("Read what is hidden in the sheet too: {rows}, {columns}").format(
                rows=rows_text(rows, current()), columns=columns_text(hidden_columns)
            )
        )
        show_checked(self.hidden, grid.with_hidden)
        self.hidden.setVisible(bool(rows or hidden_columns))
        above = " · ".join(grid.title)[:300]
        self.above.setText(_("Above the table: {text}").format(text=above))
        self.above.setVisible(bool(above))
        self._show_rows(grid, mapping)

    def _show_rows(self, grid: Grid, mapping: ImportMapping | None) -> None:
        width = min(len(grid.header), MOST_COLUMNS)
        figures = _figure_columns(grid, mapping)
        dash = mapping is not None and mapping.dash_is_zero
        rows = []
        noted = False
        for (line, texts), cells in zip(grid.preview(PREVIEWED), grid.rows, strict=False):
            reason = note_of_row([text for text in texts if not (dash and text in DASHES)])
            noted = noted or bool(reason)
            whole = any(is_total(text) for text in texts)
            shown = [
                self._cell(cells[place], grid.decimal, place in figures, whole, dash)
                for place in range(width)
            ]
            rows.append([CellText(str(line), "muted", True), *shown, CellText(reason, "muted")])
        headings = [_("Line"), *grid.header[:width]]
        if noted:
            headings.append(_(NP_("Import", "Note")))
        else:
            rows = [row[:-1] for row in rows]
        self.preview.show_rows(headings, rows)

    def _cell(self, cell: Cell, decimal: str, figure: bool, whole: bool, dash: bool) -> CellText:
        """A cell with the value that it will be read as; ``dash``: a dash is read as 0."""
        text = cell_text(cell)
        look = "muted" if whole else ""
        if dash and text in DASHES:
            tip = _("A dash in the file")
            return CellText("0" if figure else text, look, figure, tip)
        if is_suppressed(text):
            return CellText(text, "muted", figure, _("Secret in the file: unknown, not 0"))
        if not figure or not text:
            return CellText(written(cell), look, figure)
        read = figure_of(cell, decimal)
        if read.value is None:
            return CellText(text, "fault", True, _("This is not a number"))
        shown = _as_number(read.value)
        return CellText(f"{shown} %" if read.percent else shown, look, True)

    # --- what the user changes ------------------------------------------------------------------

    def _move_first(self, line: int) -> None:
        if self.last.value() < line:
            self.last.blockSignals(True)
            self.last.setValue(line)
            self.last.blockSignals(False)
        self._tell_header()

    def _move_last(self, line: int) -> None:
        if self.first.value() > line:
            self.first.blockSignals(True)
            self.first.setValue(line)
            self.first.blockSignals(False)
        self._tell_header()

    def _tell_header(self) -> None:
        none = self.none.isChecked()
        self.header_chosen.emit((0, 0) if none else (self.first.value(), self.last.value()))

    def _tell_format(self) -> None:
        self.format_chosen.emit(
            TextFormat(
                str(self.encoding.currentData()),
                str(self.separator.currentData()),
                str(self.decimal.currentData()),
            )
        )


def _figure_columns(grid: Grid, mapping: ImportMapping | None) -> set[int]:
    if mapping is None or mapping.target not in TARGET:
        return set()
    measures = set(TARGET[mapping.target].measures) - {"fulltime"}
    return {use.index for use in mapping.columns if use.field in measures}


def _as_number(value: float) -> str:
    """A number with the decimals that it has, at most six."""
    decimals = next((n for n in range(6) if round(value, n) == value), 6)
    return format_number(value, decimals, current().code)


def _line_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, MOST_LINES)
    box.setKeyboardTracking(False)
    box.setMinimumHeight(28)
    return box
