"""The table of a list of records: its columns, its rows and how they are painted, copied and put in
order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sosuplan.text.terms import in_order, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.widgets.marks import SIZE, paint_mark
from ui.widgets.menus import literal

Index = QModelIndex | QPersistentModelIndex

MEASURED = 60
"""Rows that are measured to find how wide a column must be, but for one of figures."""
MOST, MOST_NARROW, NARROW = 220, 124, 900
"""Pixels of a column that does not grow, and of one in a list that is narrower than the last."""
LEAST_GROWING = 130
EDGE, ABOVE = 8, 10
"""Pixels between a cell's edge and its text, and above and below it together."""
POINTS = 9.5
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
KIND_ROLE = Qt.ItemDataRole.UserRole
STRONG_ROLE = Qt.ItemDataRole.UserRole + 1
INK_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: ``room`` is its share of the room that is left, 0 of one that is as wide as its
    texts; ``whole``: none of these is ever cut, as they are figures."""

    name: str
    room: float = 0.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A row. ``falls`` are the choices of each filter that it falls under, ``texts`` all that a
    search looks through; ``kind`` is that of its source, for its mark; ``sorts`` are what columns
    are put in order by, where that is not their text."""

    id: str
    cells: tuple[str, ...]
    texts: tuple[str, ...]
    falls: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kind: str = ""
    sorts: Mapping[int, float] = field(default_factory=dict)
    strong: bool = False
    """True of one that stands out, as it is used."""
    inks: Mapping[int, str] = field(default_factory=dict)
    """The theme's colours of cells that are told apart by one, besides their text."""

    def has_words(self, words: Sequence[str]) -> bool:
        """True if every one of the ``words``, in small letters, is somewhere in its texts."""
        whole = "\n".join((*self.cells, *self.texts)).casefold()
        return all(one in whole for one in words)


class RecordModel(QAbstractTableModel):
    """The records in sight, in the order of one of the columns, or as they were given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.headings: Sequence[Heading] = ()
        self.records: list[Record] = []
        self._given: Sequence[Record] = ()
        self._by: tuple[int, bool] | None = None

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show other columns."""
        if len(headings) == len(self.headings):
            self.headings = tuple(headings)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)
            return
        self.beginResetModel()
        self.headings = tuple(headings)
        self.endResetModel()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._given = records
        self.records = self._sorted()
        self.endResetModel()

    def id_at(self, index: Index) -> str:
        """The id of the record in a row; "" where there is none."""
        inside = index.isValid() and index.row() < len(self.records)
        return self.records[index.row()].id if inside else ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the records into the order of a column; -1: as they were given."""
        self._by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        chosen = [(one, self.id_at(one)) for one in self.persistentIndexList()]
        self.layoutAboutToBeChanged.emit()
        self.records = self._sorted()
        places = {one.id: row for row, one in enumerate(self.records)}
        for one, record in chosen:
            self.changePersistentIndex(one, self.index(places[record], one.column()))
        self.layoutChanged.emit()

    def _sorted(self) -> list[Record]:
        if self._by is None:
            return list(self._given)
        column, downwards = self._by

        def place(one: Record) -> tuple[bool, float, list[int]]:
            number = one.sorts.get(column)
            return number is None, number or 0.0, in_order(one.cells[column])

        # What has nothing in the column comes last either way.
        there = [one for one in self._given if one.cells[column]]
        lacking = [one for one in self._given if not one.cells[column]]
        return [*sorted(there, key=place, reverse=downwards), *lacking]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.records):
            return None
        record, column = self.records[index.row()], index.column()
        text = record.cells[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            # As markup, so that long texts take several lines, and none of it is from the text.
            return f"<qt>{escape(text)}</qt>" if text else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == KIND_ROLE:
            return record.kind if column == 0 else ""
        if role == STRONG_ROLE:
            return record.strong
        if role == INK_ROLE:
            return record.inks.get(column, "ink")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column == 0:
            return word(record.kind, i18n.current()) if record.kind else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or section >= len(self.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].name
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


class RecordView(QTableView):
    """The table. A click on a heading, or the menu of a row, puts it in another order."""

    entered_row = Signal(str)
    """Enter, or a double click, on a record."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self.records = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setFont(themes.font(POINTS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ABOVE)
        header = self.horizontalHeader()
        header.setFont(themes.font(9.0))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda at: self.entered_row.emit(model.id_at(at)))

    def share(self) -> None:
        """Give each column the room that its texts need, and what is left to those that grow."""
        # Those that stand out are a little wider.
        model, metrics = self.records, QFontMetrics(themes.font(POINTS, half_bold=True))
        head = self.horizontalHeader().fontMetrics()
        widths, leasts = list[int](), list[int]()
        # Where there is little room, what a row is about needs it most.
        narrow = self.viewport().width() < themes.wide(NARROW)
        most = themes.wide(MOST_NARROW if narrow else MOST)
        for column, heading in enumerate(model.headings):
            least = head.horizontalAdvance(heading.name) + 3 * EDGE + 8
            records = model.records if heading.whole else model.records[:MEASURED]
            texts = (one.cells[column] for one in records)
            natural = max((metrics.horizontalAdvance(one) for one in texts), default=0)
            natural += 2 * EDGE + 6 + (0 if column else round(SIZE) + EDGE)
            growing = max(least, themes.wide(LEAST_GROWING))
            widest = natural if heading.whole else most
            widths.append(growing if heading.room else max(least, min(natural, widest)))
            leasts.append(least)
        left = self.viewport().width() - sum(widths)
        if left < 0:
            # What has a tip for what is cut is cut before anything has to be scrolled to.
            for column, heading in enumerate(model.headings):
                if not heading.whole and not heading.room and left < 0:
                    less = min(widths[column] - leasts[column], -left)
                    widths[column] -= less
                    left += less
        whole = sum(one.room for one in model.headings)
        if left > 0 and whole:
            for column, heading in enumerate(model.headings):
                widths[column] += int(left * heading.room / whole)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.records.id_at(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at:
            self.entered_row.emit(at)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Copy"), self._copy)
        menu.addSeparator()
        for column, heading in enumerate(self.records.headings):
            said = _("Put in order by: {column}").format(column=heading.name)
            menu.addAction(literal(said), partial(self._put_in_order, column))
        menu.addAction(_("The usual order"), lambda: self._put_in_order(-1))
        at = self.visualRect(self.currentIndex()).bottomLeft()
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.viewport().mapToGlobal(at) if keyboard else event.globalPos())

    def _put_in_order(self, column: int) -> None:
        header = self.horizontalHeader()
        same = header.sortIndicatorSection() == column
        upwards = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        orders = Qt.SortOrder
        turned = orders.DescendingOrder if same and upwards else orders.AscendingOrder
        header.setSortIndicator(column, turned)

    def _copy(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.records.records):
            cells = self.records.records[row].cells
            QGuiApplication.clipboard().setText("\t".join(" ".join(one.split()) for one in cells))


class _Cells(QStyledItemDelegate):
    """Paints a cell, the first of a row with the mark of its kind."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = themes.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_ground))
        left = rect.left() + EDGE
        kind = index.data(KIND_ROLE)
        if kind:
            paint_mark(painter, QPointF(left + SIZE / 2.0, rect.center().y() + 0.5), kind, theme)
        if index.column() == 0:
            left += round(SIZE) + EDGE
        painter.setPen(QColor(theme.colour(index.data(INK_ROLE))))
        painter.setFont(themes.font(POINTS, half_bold=bool(index.data(STRONG_ROLE))))
        room = QRect(left, rect.top(), rect.right() - EDGE - left + 1, rect.height())
        text = " ".join(str(index.data() or "").split())
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, cut)
        painter.setPen(QPen(QColor(theme.grid), 1.0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.drawRect(QRectF(rect).adjusted(1.0, 1.0, -1.0, -1.0))
        painter.restore()
