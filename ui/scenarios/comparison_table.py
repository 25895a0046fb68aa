"""The table of a comparison on screen: names at the left, a column for each scenario under its name
and what makes it unlike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sosuplan.charts.palette import SYMBOLS, Stroke
from sosuplan.narrative.comparison_table import Cell, Kind, Row, Table
from sosuplan.text.language import Language
from ui import theme as themes
from ui.charts.copying import copy_numbers
from ui.charts.look import Look

Index = QModelIndex | QPersistentModelIndex

SIZE = 10.5
"""Points of the texts: they are read from a distance."""
NAMES, NAMES_SHARE, NARROWEST = 300, 0.34, 74
"""Pixels of the column of names at most, its share of the width, and of another column at least."""
ACROSS, ABOVE = 7, 4
"""Pixels around a text."""
MARK = 4
"""Of the line in the colour of a scenario over its name."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEARD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NO_INDEX = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """A ``Table`` with the names of its rows as first column."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())
        self._paint_anew()

    def _paint_anew(self) -> None:
        theme = themes.current()
        self._bold, self._plain = themes.font(SIZE, bold=True), themes.font(SIZE)
        self._muted, self._ink = QBrush(QColor(theme.muted)), QBrush(QColor(theme.ink))
        self._section = QBrush(QColor(theme.chip))
        self._grounds = {name: QBrush(QColor(one.fill)) for name, one in theme.lights.items()}
        self._inks = {name: QBrush(QColor(one.ink)) for name, one in theme.lights.items()}

    def dress(self) -> None:
        """Follow another look."""
        self.beginResetModel()
        self._paint_anew()
        self.endResetModel()

    def show(self, table: Table) -> bool:
        """Show another table; True if its rows and columns are the same ones, with other cells."""
        before, self.table = self.table, table
        names = [(row.kind, row.name) for row in table.rows]
        same = (
            before.heads == table.heads and [(one.kind, one.name) for one in before.rows] == names
        )
        if same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.endResetModel()
        return same

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1 + len(self.table.heads)

    def cell(self, index: Index) -> Cell | None:
        """The cell of a member; None for a name."""
        row = self.table.rows[index.row()]
        return row.cells[index.column() - 1] if index.column() and row.cells else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, cell = self.table.rows[index.row()], self.cell(index)
        section = row.kind == Kind.SECTION
        light = cell.light if cell is not None else ""
        if role in _HEARD:
            if cell is None:
                return row.name if not index.column() else ""
            return f"{SYMBOLS[light]} {cell.text}" if light else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if not index.column() else _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if section or row.strong or row.kind == Kind.LIGHT else self._plain
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.kind == Kind.LIGHT and light:
                return self._inks[light]
            aside = cell.muted if cell is not None else row.kind == Kind.TEXT and not section
            return self._muted if aside else self._ink
        if role == Qt.ItemDataRole.BackgroundRole:
            if row.kind == Kind.LIGHT and light:
                return self._grounds[light]
            return self._section if section else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _HEARD:
            return None
        if orientation == Qt.Orientation.Vertical:
            # Out of sight, but heard with each of its row's figures.
            return self.table.rows[section].name
        if not section:
            return ""
        name, notes = self.table.heads[section - 1]
        return " · ".join((name, *notes))


class MemberHeader(QHeaderView):
    """The scenarios' names in as many lines as they take, what makes them unlike below, and their
    lines of the chart above."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.strokes: Sequence[Stroke] = ()
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)

    @property
    def _heads(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        model = self.model()
        return model.table.heads if isinstance(model, ComparisonModel) else ()

    @property
    def _fonts(self) -> tuple[QFont, QFont]:
        return themes.font(SIZE, bold=True), themes.font(8.5)

    def sizeHint(self) -> QSize:
        name, note = map(QFontMetrics, self._fonts)
        most = 0
        for place, (text, notes) in enumerate(self._heads, start=1):
            room = self.sectionSize(place) - 2 * ACROSS
            most = max(most, _high(name, text, room) + sum(_high(note, one, room) for one in notes))
        return QSize(super().sizeHint().width(), most + 2 * ABOVE + MARK)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        theme = themes.current()
        painter.fillRect(rect, QColor(theme.panel))
        if 0 < logicalIndex <= len(self._heads):
            self._paint_head(painter, rect, logicalIndex)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, place: int) -> None:
        theme, look = themes.current(), Look()
        (text, notes), (name_font, note_font) = self._heads[place - 1], self._fonts
        if place <= len(self.strokes):
            painter.setPen(look.pen(self.strokes[place - 1]))
            at = rect.top() + MARK / 2.0
            painter.drawLine(QLineF(rect.left() + ACROSS, at, rect.right() - ACROSS, at))
        room = rect.adjusted(ACROSS, ABOVE + MARK, -ACROSS, -ABOVE)
        parts = [(text, name_font, theme.ink), *((one, note_font, theme.muted) for one in notes)]
        # They stand on the figures below them.
        heights = [_high(QFontMetrics(font), one, room.width()) for one, font, _ in parts]
        top = room.bottom() - sum(heights)
        for (one, font, colour), high in zip(parts, heights, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            where = QRect(room.left(), top, room.width(), high)
            painter.drawText(where, _WRAPPED | int(Qt.AlignmentFlag.AlignRight.value), one)
            top += high


def _high(metrics: QFontMetrics, text: str, room: int) -> int:
    """Pixels of a text in as many lines as it takes."""
    return metrics.boundingRect(QRect(0, 0, max(room, 1), 10_000), _WRAPPED, text).height()


class ComparisonTable(QTableView):
    """Fills its width; the cells chosen are copied with all their digits, all if none is."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = ComparisonModel()
        self.setModel(self.figures)
        self._language = Language()
        self._heights: dict[tuple[str, int, bool], int] = {}
        self.head = MemberHeader(self)
        self.setHorizontalHeader(self.head)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_table(self, table: Table, strokes: Sequence[Stroke], language: Language) -> None:
        """Show a comparison; ``strokes`` are the members' lines in the chart."""
        self._language, self.head.strokes = language, strokes
        if not self.figures.show(table):
            self.clearSpans()
            for place, row in enumerate(table.rows):
                if row.kind == Kind.SECTION and table.heads:
                    self.setSpan(place, 0, 1, 1 + len(table.heads))
            self._fit()
        elif any(self._is_long(row) for row in table.rows):
            self._fit_rows()

    @staticmethod
    def _is_long(row: Row) -> bool:
        return row.kind == Kind.TEXT

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.figures.dress()
            self._fit()

    def _fit(self) -> None:
        """A column for the names, and the rest in equal parts."""
        count, width = len(self.figures.table.heads), self.viewport().width()
        if not count:
            return
        names = min(themes.wide(NAMES), int(NAMES_SHARE * width))
        each = max((width - names) // count, themes.wide(NARROWEST))
        self.setColumnWidth(0, max(width - each * count, names))
        for place in range(1, count + 1):
            self.setColumnWidth(place, each)
        self._fit_rows()
        self.head.headerDataChanged(Qt.Orientation.Horizontal, 0, count)
        self.updateGeometries()

    def _fit_rows(self) -> None:
        """Rows as high as their longest text."""
        for place, row in enumerate(self.figures.table.rows):
            bold = row.strong or row.kind in (Kind.SECTION, Kind.LIGHT)
            whole = self.viewport().width()
            first = whole if row.kind == Kind.SECTION else self.columnWidth(0)
            high = self._text_height(row.name, first, bold)
            for column, cell in enumerate(row.cells, start=1):
                high = max(high, self._text_height(cell.text, self.columnWidth(column), bold))
            if self.rowHeight(place) != high:
                self.setRowHeight(place, high)

    def _text_height(self, text: str, width: int, bold: bool) -> int:
        key = (text, width, bold)
        if key not in self._heights:
            if len(self._heights) > 5_000:
                self._heights.clear()
            metrics = QFontMetrics(themes.font(SIZE, bold=bold))
            self._heights[key] = _high(metrics, text or " ", width - 2 * ACROSS) + 2 * ABOVE - 2
        return self._heights[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, under their headings."""
        figures = self.figures.table.figures()
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) > 1:
            columns = sorted({0} | {index.column() for index in chosen})
            rows = sorted({index.row() + 1 for index in chosen})
            figures = [[figures[row][column] for column in columns] for row in (0, *rows)]
        copy_numbers(figures, self._language)
