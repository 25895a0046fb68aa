"""The table in the middle of the page Data: keys, clipboard, and where the cursor goes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from sosuplan.charts.palette import Theme
from ui import theme as themes
from ui.data.blocks import write_block
from ui.data.delegate import ABOVE, CellDelegate
from ui.data.table_model import KIND_ROLE, TableModel

WIDEST, NARROWEST, READABLE, READABLE_TITLE = 230, 56, 80, 150
"""Pixels of a column at most and at least, and of a column of texts, and of titles, where there is
no room for all of them: where there is less, the table scrolls sideways. The last column takes what
is left."""
LOOKED_AT = 60
"""Rows that are looked at to find how wide a column must be."""
TEXT_ROOM, MARK_ROOM, HEAD_ROOM = 18, 34, 15
"""Pixels that a cell takes beside its text, without and with the mark of a source; a heading."""
HEAD_POINTS = 8.5
LINES = {"sources": 2}
"""Lines of a row where texts are long."""
WORTH_OF_SOURCES = {
    "title": 2.4,
    "publisher": 1.1,
    "published": 9.0,
    "kind": 9.0,
    "locator": 0.9,
    "url": 0.7,
}
"""What a source's columns are worth: its kind and date are short and never cut."""


class TableView(QTableView):
    """A table edited as in a spreadsheet."""

    pasted = Signal(str)
    """A block came from the clipboard, for the cell or cells that are chosen."""
    cleared = Signal()
    """The cells chosen are to be emptied."""
    row_wanted = Signal()
    """A row is to be added."""
    rows_unwanted = Signal()
    """The rows chosen are to be deleted."""
    moved = Signal()
    """Another cell is the current one, or others are chosen."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self.setModel(model)
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        # Tab leaves the table: the arrows move in it.
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._natural: list[int] = []
        self._least: list[int] = []
        self.horizontalHeader().setFont(themes.font(HEAD_POINTS))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        model.modelReset.connect(self.fit)
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        self.delegate.set_theme(theme)
        self.viewport().update()

    def fit(self) -> None:
        """Columns as wide as their headings and first cells need."""
        model, metrics = self.cells, self.fontMetrics()
        head = self.horizontalHeader().fontMetrics()
        lines = LINES.get(model.table, 1)
        self.verticalHeader().setDefaultSectionSize(lines * metrics.height() + ABOVE)
        self._natural, self._least = [], []
        for place in range(model.columnCount()):
            heading = str(model.headerData(place, Qt.Orientation.Horizontal)).split("\n")
            least = max(map(head.horizontalAdvance, heading)) + HEAD_ROOM
            widest = least
            for row in range(min(LOOKED_AT, model.rowCount())):
                index = model.index(row, place)
                beside = MARK_ROOM if index.data(KIND_ROLE) else TEXT_ROOM
                text = str(index.data() or "")
                widest = max(widest, metrics.horizontalAdvance(text) + beside)
            natural = min(max(widest, NARROWEST), WIDEST)
            self._natural.append(natural)
            # Figures are never cut; a text that is can be read in its tool tip.
            readable = themes.wide(READABLE_TITLE if model.names[place] == "title" else READABLE)
            bare = max(least, min(natural, readable))
            self._least.append(bare if model.is_text(place) else natural)
        self._share()

    def _share(self) -> None:
        """Narrow the columns of texts, the widest ones first, until all columns are in sight.

        Where they cannot be, the table scrolls, and texts take twice what can just be read.
        """
        widths = list(self._natural)
        room = self.viewport().width()
        if sum(self._least) > room:
            most = 2 * themes.wide(READABLE)
            bounds = zip(self._natural, self._least, strict=True)
            widths = [min(natural, max(least, most)) for natural, least in bounds]
            room = sum(widths)
        while sum(widths) > room:
            loose = [place for place, width in enumerate(widths) if width > self._least[place]]
            most = max(loose, key=lambda place: widths[place] / self._worth(place))
            widths[most] -= 1
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def _worth(self, place: int) -> float:
        """The first column says what a row is about; the source is told beside the table too."""
        if self.cells.table == "sources":
            return WORTH_OF_SOURCES.get(self.cells.names[place], 1.0)
        if self.cells.names[place] == "source":
            return 0.5
        return 1.0 if place else 1.6

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.columnWidth(0) and len(self._natural) == self.cells.columnCount():
            self._share()

    # --- where it stands ------------------------------------------------------------------------

    def go_to(self, row: int, column: str) -> None:
        """Make a cell, by its row of the whole table, the current one."""
        index = self.cells.index_of(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            self.setFocus()

    def chosen(self) -> list[QModelIndex]:
        """The chosen cells, row by row."""
        return sorted(
            self.selectionModel().selectedIndexes(), key=lambda one: (one.row(), one.column())
        )

    def chosen_rows(self) -> list[int]:
        """The rows of the whole table in which cells are chosen."""
        return [self.cells.visible[row] for row in sorted({one.row() for one in self.chosen()})]

    def selectionChanged(self, selected, deselected) -> None:
        super().selectionChanged(selected, deselected)
        self.moved.emit()

    def currentChanged(self, current, previous) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The key that ends an editor comes here too.
            editable = self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
            if editable and self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        elif control and event.key() == Qt.Key.Key_Plus:
            self.row_wanted.emit()
        elif control and event.key() == Qt.Key.Key_Minus:
            self.rows_unwanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cell below is the next one, as in a spreadsheet."""
        entered, self.delegate.entered = self.delegate.entered, False
        hints = QAbstractItemDelegate.EndEditHint
        aside = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        super().closeEditor(editor, hints.NoHint if aside else hint)
        if aside:
            # After Tab it is the one beside, where the next key types or Tab leaves the table.
            at = self.currentIndex()
            beside = at.siblingAtColumn(at.column() + aside)
            if beside.isValid():
                self.setCurrentIndex(beside)
        if entered and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            at = self.currentIndex()
            below = at.siblingAtRow(at.row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    # --- clipboard ------------------------------------------------------------------------------

    def copy(self) -> None:
        """The chosen cells onto the clipboard, as they are shown but in full precision."""
        rows: dict[int, list[str]] = {}
        for index in self.chosen():
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            kept = self.cells.choices_at(index)
            rows.setdefault(index.row(), []).append(str(index.data() or "") if kept else text)
        if rows:
            QGuiApplication.clipboard().setText(write_block(list(rows.values())))

    def paste(self) -> None:
        """What is on the clipboard into the cells from the current one on."""
        text = QGuiApplication.clipboard().text()
        if text:
            self.pasted.emit(text)
