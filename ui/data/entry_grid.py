"""A small table to type or paste figures into, which has an empty row at its end for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from sosuplan.editing.demand_recipes import read_ages
from sosuplan.text.errors import DemandError
from sosuplan.text.numbers import MINUS, format_number, parse_typed
from ui import i18n
from ui import theme as themes
from ui.data.actions import read_block
from ui.i18n import _

YEAR, NUMBER, PERCENT, TEXT, AGES = "year", "number", "percent", "text", "ages"
MOST_ROWS = 200
_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A column: its heading and what is typed there. One that is ``told`` is not typed but shown
    beside the others; ``wide`` takes the room that is left."""

    heading: str
    kind: str = NUMBER
    told: bool = False
    wide: bool = False


class EntryGrid(QTableWidget):
    """Rows that are not empty are read with ``rows``; what cannot be read is marked."""

    edited = Signal()
    """The user has typed, pasted or deleted something."""

    def __init__(self, entries: Sequence[Entry], name: str, shown: int = 5) -> None:
        """``name`` is what is heard; ``shown`` rows are in sight at least."""
        super().__init__(1, len(entries))
        self.entries = tuple(entries)
        self.fault = ""
        """What is wrong with the first cell that cannot be read."""
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeaderLabels([one.heading for one in entries])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for at, one in enumerate(entries):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Stretch if one.wide else mode.ResizeToContents)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0") * 9)
        self.setMinimumHeight(
            header.sizeHint().height()
            + shown * self.verticalHeader().defaultSectionSize()
            + 2 * self.frameWidth()
        )
        self.itemChanged.connect(self._follow)
        self._end()

    # --- what stands in it ----------------------------------------------------------------------

    def fill(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show these values in the place of what was there; None is an empty cell."""
        with QSignalBlocker(self):
            self.clearContents()
            self.setRowCount(len(rows))
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    self._write(at, column, self._text_of(column, value))
            self._end()
        self._mark()

    def rows(self) -> list[list[Any]]:
        """The values of the rows in which something is typed; None for a cell that is empty or
        cannot be read."""
        found = (
            [self._read(at, column)[0] for column in self._typed_columns()]
            for at in range(self.rowCount())
            if self._holds(at)
        )
        return list(found)

    def tell(self, column: int, texts: Sequence[str]) -> None:
        """Show texts in a column that is told, one for each row that is not empty."""
        with QSignalBlocker(self):
            at = iter(texts)
            for row in range(self.rowCount()):
                self._write(row, column, next(at, "") if self._holds(row) else "")

    def _typed_columns(self) -> list[int]:
        return [at for at, one in enumerate(self.entries) if not one.told]

    def _holds(self, row: int) -> bool:
        return any(self._text(row, column) for column in self._typed_columns())

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return "" if item is None else item.text().strip()

    def _write(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
            if self.entries[column].kind != TEXT:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if self.entries[column].told:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setText(text)

    def _text_of(self, column: int, value: Any) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        if self.entries[column].kind == YEAR:
            return str(value)
        number = round(value * (100.0 if self.entries[column].kind == PERCENT else 1.0), _DECIMALS)
        text = f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        text = text.replace("-", MINUS)
        return text.replace(".", ",") if i18n.current().code == "da" else text

    def _read(self, row: int, column: int) -> tuple[Any, str]:
        """The value of a cell, and what is wrong with it."""
        text, kind = self._text(row, column), self.entries[column].kind
        if not text:
            return None, ""
        if kind == TEXT:
            return text, ""
        if kind == YEAR:
            good = text.isdecimal() and len(text) == 4
            return (
                (int(text), "") if good else (None, _("“{text}” is not a year.").format(text=text))
            )
        if kind == AGES:
            try:
                return read_ages(text.removesuffix("år").replace("–", "-")), ""
            except DemandError:
                fault = _("“{text}” is no age. Write ages as 80-84, 85+ or 80.")
                return None, fault.format(text=text)
        code = i18n.current().code
        read = parse_typed(text, code, decimals=3)
        if read.value is not None:
            return (read.value / 100.0 if kind == PERCENT else read.value), ""
        if read.readings:
            small, large = read.readings
            fault = _('"{text}" can mean {small} or {large}. Type one of the two.').format(
                text=text, small=format_number(small, 3, code), large=f"{large:.0f}"
            )
            return None, fault
        return None, _("“{text}” cannot be read as a number.").format(text=text)

    # --- what the user does ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        block = read_block(text)
        if len(block) > 1 and self._is_heading(block[0], left):
            del block[0]
        block = block[: MOST_ROWS - top]
        with QSignalBlocker(self):
            self.setRowCount(max(self.rowCount(), top + len(block) + 1))
            for at, cells in enumerate(block, top):
                for column, cell in enumerate(cells, left):
                    if column < len(self.entries) and not self.entries[column].told:
                        self._write(at, column, cell.strip())
        self._follow()

    def _is_heading(self, cells: Sequence[str], left: int) -> bool:
        """True of a pasted row with words where figures are typed, as over a column."""
        figures = [
            cell
            for entry, cell in zip(self.entries[left:], cells, strict=False)
            if not entry.told and entry.kind != TEXT
        ]
        return bool(figures) and all(
            cell.strip() and not any(map(str.isdigit, cell)) for cell in figures
        )

    def _clear(self) -> None:
        with QSignalBlocker(self):
            for index in self.selectedIndexes():
                if not self.entries[index.column()].told:
                    self._write(index.row(), index.column(), "")
        self._follow()

    def _follow(self, _item: object = None) -> None:
        with QSignalBlocker(self):
            self._end()
        self._mark()
        self.edited.emit()

    def _end(self) -> None:
        """One empty row comes last."""
        while self.rowCount() > 1 and not self._holds(self.rowCount() - 2):
            if self._holds(self.rowCount() - 1):
                break
            self.removeRow(self.rowCount() - 1)
        if (
            not self.rowCount() or self._holds(self.rowCount() - 1)
        ) and self.rowCount() < MOST_ROWS:
            self.insertRow(self.rowCount())
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                if self.item(row, column) is None:
                    self._write(row, column, "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _mark(self) -> None:
        """Cells that cannot be read are marked, and say why; what is told is muted."""
        theme, self.fault = themes.current(), ""
        with QSignalBlocker(self):
            for row in range(self.rowCount()):
                for column, entry in enumerate(self.entries):
                    if entry.told:
                        if (item := self.item(row, column)) is not None:
                            item.setForeground(QBrush(QColor(theme.muted)))
                        continue
                    fault = self._read(row, column)[1]
                    self.fault = self.fault or fault
                    if (item := self.item(row, column)) is not None:
                        item.setForeground(QBrush(QColor(theme.fault)) if fault else QBrush())
                        item.setToolTip(fault)
