"""A list of records that is searched and filtered, with what is known of the chosen one beside it:
the tabs Tiltag, Evidens and Mål are views of their facts through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
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
    QShortcut,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from sosuplan.text.terms import in_order, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.widgets.accessible import Pane, SpokenLabel
from ui.widgets.choices import Combo
from ui.widgets.fitting import Folding, Wrapping
from ui.widgets.form import muted
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.marks import SIZE, paint_mark
from ui.widgets.menus import literal

Index = QModelIndex | QPersistentModelIndex

SIDE_WIDTH, WIDE_SIDE = 430, 560
SHARE = 0.4
"""Of the width, which the details have at most."""
WIDE = 1600
"""Pixels of a page on which there is room for wider details."""
NARROWEST = 440
"""Pixels that the list has beside the details, or it stands above them."""
BOX_WIDTH = 210
"""Pixels that each box has at least."""
MEASURED = 60
"""Rows that are measured to find how wide a column must be, but for one of figures."""
MOST, MOST_NARROW, NARROW = 220, 124, 900
"""Pixels of a column that does not grow, and of one in a list that is narrower than the last."""
LEAST_GROWING = 130
EDGE, ABOVE = 8, 10
"""Pixels between a cell's edge and its text, and above and below it together."""
POINTS = 9.5
KIND_ROLE = Qt.ItemDataRole.UserRole
STRONG_ROLE = Qt.ItemDataRole.UserRole + 1
INK_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: ``room`` is its share of the room that is left, 0 of one that is as wide as its
    texts; ``whole``: none of these is ever cut, as they are figures."""

    name: str
    room: float = 0.0
    right: bool = False
    help: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A box: its ``name`` for those who hear it, what it says while everything is let through, and
    the codes and names of the choices."""

    code: str
    name: str
    everything: str
    choices: Sequence[tuple[str, str]]


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


@dataclass(frozen=True, slots=True)
class Part:
    """Of the details: a text under a ``heading``, which may be ""."""

    heading: str
    text: str


class RecordList(QWidget):
    """What is shown is given in the language in use; it is given again when that changes."""

    chosen = Signal(str)
    """Another record is the current one, by its id; "": none is."""
    activated = Signal(str)
    """The user wants to do the first thing that can be done with a record: Enter, double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = SpokenLabel()
        """What the whole list tells, above it."""
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda: self._sift())
        self._clearing = False
        """True while the search is emptied together with the boxes."""
        self.boxes: dict[str, Combo] = {}
        self.count, self.clear_button = SpokenLabel(), QPushButton()
        self.count.setProperty("look", "muted")
        # What is below it does not move when it comes and goes.
        stays = self.clear_button.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(stays)
        self.clear_button.clicked.connect(self.clear_filters)
        self.model = RecordModel(self)
        self.view = RecordView(self.model)
        self.view.selectionModel().currentRowChanged.connect(lambda: self._follow())
        self.view.entered_row.connect(self.activated)
        self.none = muted("")
        self.none_button = QPushButton()
        self.none_button.clicked.connect(self.clear_filters)
        self._nothing = ""
        self._all: Sequence[Record] = ()
        self._told: str | None = None
        self.details = Details()
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        # Wherever the keyboard is in the window, while the list is in sight.
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._find)

    def _lay_out(self) -> None:
        self._boxes = QWidget()
        self._grid = QGridLayout(self._boxes)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        under = QHBoxLayout()
        fill(under, self.count, self.clear_button, STRETCH, spacing=8)
        empty = QWidget()
        self.none_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fill(
            QVBoxLayout(empty),
            self.none,
            self.none_button,
            STRETCH,
            margins=(12, 16, 12, 12),
            spacing=10,
        )
        self._views = QStackedWidget()
        self._views.addWidget(self.view)
        self._views.addWidget(empty)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._doing = Wrapping(self._left, self._right)
        self._main = QWidget()
        fill(
            QVBoxLayout(self._main),
            under,
            self._views,
            self._doing,
            spacing=6,
            margins=(0, 0, 12, 0),
            grows=self._views,
        )
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        fill(self._side_column, self.details, grows=self.details)
        self._folding = Folding(self._main, self._side, themes.wide(SIDE_WIDTH), NARROWEST)
        fill(
            QVBoxLayout(self),
            self.said,
            self._boxes,
            self._folding,
            spacing=8,
            grows=self._folding,
        )

    # --- what it is made of ---------------------------------------------------------------------

    def name(self, about: str, search: str) -> None:
        """What the list is about, for those who hear it, and what the search looks for."""
        self.view.setAccessibleName(about)
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.details.setAccessibleName(_("About what is chosen"))
        self.clear_button.setText(_("Clear filters"))

    def set_nothing(self, text: str) -> None:
        """What is said while there are no records at all."""
        self._nothing = text

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """The columns, from left to right."""
        self.model.set_headings(headings)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """The boxes, in their order; what was chosen stays as long as it is there."""
        for one in filters:
            if one.code not in self.boxes:
                box = self.boxes[one.code] = Combo()
                box.setObjectName(f"filter-{one.code}")
                box.setSizeAdjustPolicy(
                    Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                box.setMinimumContentsLength(8)
                box.activated.connect(lambda: self._sift())
            box = self.boxes[one.code]
            items = [("", one.everything), *one.choices]
            there = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
            if items != there:
                before = box.currentData()
                with QSignalBlocker(box):
                    box.clear()
                    for code, text in items:
                        box.addItem(text, code)
                    box.setCurrentIndex(max(0, box.findData(before)))
            box.setAccessibleName(one.name)
            box.setToolTip(one.name)
        self._place_boxes()

    def add_button(self, code: str, run: Callable[[], object], *, right: bool = False) -> None:
        """A button below the list; the owner names it in ``buttons``."""
        button = self.buttons[code] = QPushButton()
        button.clicked.connect(lambda: run())
        row = self._right if right else self._left
        # The stretch stands at one end.
        row.insertWidget(row.count() if right else row.count() - 1, button)

    def put_beside(self, widget: QWidget, *, above: bool = False) -> None:
        """Something below the details, or ``above`` them."""
        self._side_column.insertWidget(0 if above else self._side_column.count(), widget)

    def panes(self) -> list[Pane]:
        """Its parts, in the order of the Tab key."""
        front = self.view if self._views.currentWidget() is self.view else self.none_button
        return [Pane(self._boxes, self.search), Pane(self._main, front), Pane(self._side)]

    # --- what is shown --------------------------------------------------------------------------

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records, in the order that is chosen; the chosen one stays so while it is
        there."""
        self._all = tuple(records)
        self._told = None
        self._sift(other=True)

    @property
    def current(self) -> str:
        """The id of the chosen record; "": none is."""
        return self.model.id_at(self.view.currentIndex())

    @property
    def shown(self) -> list[str]:
        """The ids of the records in sight, in their order."""
        return [one.id for one in self.model.records]

    def choose(self, record: str) -> None:
        """Choose a record; filters that hide it are cleared."""
        if record not in self.shown and any(one.id == record for one in self._all):
            self.clear_filters()
        if record in self.shown:
            self._go_to(self.shown.index(record))

    def set_filter(self, code: str, choice: str) -> None:
        """Choose in one of the boxes."""
        box = self.boxes[code]
        box.setCurrentIndex(max(0, box.findData(choice)))
        self._sift()

    def filter_only(self, **wanted: str) -> None:
        """Clear search and filters but for these."""
        # It has to hear of that itself: the cross in it goes with the text.
        self._clearing = True
        self.search.clear()
        self._clearing = False
        for code, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(wanted.get(code, ""))))
        self._sift()

    def clear_filters(self) -> None:
        """Show all records."""
        had_focus = self.none_button.hasFocus() or self.clear_button.hasFocus()
        self.filter_only()
        if had_focus:
            self.search.setFocus()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _sift(self, *, other: bool = False) -> None:
        """Let through what search and boxes ask for. The chosen record stays so if it is among
        these; else it is the first, or, of ``other`` records than before, the one at its place."""
        if self._clearing:
            return
        before = self.current
        row = max(0, self.view.currentIndex().row()) if other else 0
        words = self.search.text().casefold().split()
        wanted = {code: box.currentData() for code, box in self.boxes.items() if box.currentData()}
        found = [
            one
            for one in self._all
            if all(choice in one.falls.get(code, ()) for code, choice in wanted.items())
            and one.has_words(words)
        ]
        with QSignalBlocker(self.view.selectionModel()):
            self.model.show_records(found)
            self.view.share()
        ids = self.shown
        narrowed = bool(words or wanted)
        self._views.setCurrentIndex(0 if found else 1)
        texts = _("{n} of {all}").format(n=len(found), all=len(self._all))
        self.count.setText(texts)
        self.clear_button.setVisible(narrowed)
        missing = _("Nothing fits the search and the filters.")
        self.none.setText(missing if self._all else self._nothing)
        self.none_button.setVisible(narrowed)
        self.none_button.setText(_("Clear filters"))
        if ids:
            self._go_to(ids.index(before) if before in ids else min(row, len(ids) - 1))
        else:
            self._follow()

    def _go_to(self, row: int) -> None:
        at = self.model.index(row, max(0, self.view.currentIndex().column()))
        self.view.setCurrentIndex(at)
        self.view.scrollTo(at)
        self._follow()

    def _follow(self) -> None:
        if self.current != self._told:
            self._told = self.current
            self.chosen.emit(self.current)

    # --- how it looks ---------------------------------------------------------------------------

    def _place_boxes(self) -> None:
        """The search is twice as wide as a box, and all stand in as few lines as there is room."""
        across = max(2, self.width() // themes.wide(BOX_WIDTH))
        parts = [self.search, *self.boxes.values()]
        lines = -(-(len(parts) + 1) // across)
        across = -(-(len(parts) + 1) // lines)
        places = [(0, 0, 1, 2)]
        places += [((at + 2) // across, (at + 2) % across, 1, 1) for at in range(len(self.boxes))]
        if places == self._places:
            return
        self._places = places
        for part, place in zip(parts, places, strict=True):
            self._grid.addWidget(part, *place)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))

    _places: Sequence[tuple[int, int, int, int]] = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes()
        width = themes.wide(WIDE_SIDE if self.width() >= WIDE else SIDE_WIDTH)
        # With larger text, the list needs its part as well.
        self._folding.set_side_width(min(width, max(SIDE_WIDTH, int(self.width() * SHARE))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, the arrow down leads into what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search and down and self.model.records:
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)


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
            return self._side(column)
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.headings[section].help or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _side(self, column: int) -> int:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if self.headings[column].right else sides.AlignLeft
        return int(side | sides.AlignVCenter)


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
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), cut)
        painter.setPen(QPen(QColor(theme.grid), 1.0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.drawRect(QRectF(rect).adjusted(1.0, 1.0, -1.0, -1.0))
        painter.restore()


class Details(QTextEdit):
    """What is known of a record, to be read, heard and copied: texts under headings, and no markup
    of what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setMinimumHeight(180)
        self.document().setDocumentMargin(12)
        self._shown: tuple[str, Sequence[Part]] = ("", ())

    def show_parts(self, title: str, parts: Sequence[Part]) -> None:
        """Show a title, and below it the parts that have a text."""
        if (title, parts) == self._shown and not self.document().isEmpty():
            return
        self._shown = title, parts
        self._write()

    def _write(self) -> None:
        title, parts = self._shown
        theme = themes.current()
        self.clear()
        cursor = QTextCursor(self.document())
        self._add(cursor, title, _style(12.0, theme.ink, bold=True))
        for part in parts:
            if not part.text:
                continue
            self._gap(cursor)
            if part.heading:
                self._add(cursor, part.heading, _style(9.0, theme.muted, bold=True))
                cursor.insertBlock()
            self._add(cursor, part.text, _style(10.0, theme.ink))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _add(cursor: QTextCursor, text: str, style: QTextCharFormat) -> None:
        # Lines of one text stand closer than texts do.
        cursor.insertText(text.strip().replace("\n", "\u2028"), style)

    @staticmethod
    def _gap(cursor: QTextCursor) -> None:
        cursor.insertBlock()
        block = cursor.blockFormat()
        block.setTopMargin(10)
        cursor.setBlockFormat(block)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown[0]:
            self._write()


def _style(points: float, colour: str, *, bold: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(themes.font(points, half_bold=bold))
    style.setForeground(QColor(colour))
    return style
