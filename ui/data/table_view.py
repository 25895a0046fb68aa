"""The table in the middle of the page Data: its cells, keys, clipboard, where the cursor goes."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme as themes
from ui.data.actions import write_block
from ui.data.table_model import FAULT_ROLE, KIND_ROLE, TableModel
from ui.i18n import _
from ui.widgets.choices import Combo
from ui.widgets.marks import SIZE, paint_mark

Index = QModelIndex | QPersistentModelIndex

SIDE, ABOVE = 7, 9
"""Pixels between a cell's edge and its text, and above and below it together."""
WIDEST, NARROWEST, READABLE, READABLE_TITLE = 230, 56, 80, 150
"""Pixels of a column at most and at least, and of a column of texts, and of titles, where there is
no room for all of them: where there is less, the table scrolls sideways. The last column takes what
is left."""
MEASURED = 60
"""Rows that are measured to find how wide a column must be."""
TEXT_ROOM, MARK_ROOM, HEAD_ROOM = 18, 34, 15
"""Pixels that a cell takes beside its text, without and with the mark of a source; a heading."""
HEAD_POINTS = 8.5
LINES = {"sources": 2}
"""Lines of a row where texts are long."""


def name_of_cell(index: Index) -> str:
    """What a cell is for, to whoever hears the field in which it is edited."""
    heading = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
    return _("{column}, row {row}").format(column=" ".join(heading.split()), row=index.row() + 1)


def _in_lines(text: str, lines: int, width: int, metrics: QFontMetrics) -> str:
    """``text`` broken between words into at most so many lines, the last one cut to fit."""
    words = text.split()
    broken: list[str] = []
    while len(broken) < lines - 1 and metrics.horizontalAdvance(" ".join(words)) > width:
        fits = 1
        while metrics.horizontalAdvance(" ".join(words[: fits + 1])) <= width:
            fits += 1
        line, words = " ".join(words[:fits]), words[fits:]
        broken.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        if not words:
            return "\n".join(broken)
    rest = " ".join(words) if broken else text
    return "\n".join([*broken, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)])


class _Choices(Combo):
    """The list of a cell, which is left as soon as it is folded up: Escape ends it at once."""

    folded = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            # A choice that was made is told of after that.
            QTimer.singleShot(0, self, lambda: self.folded.emit())
        return super().eventFilter(watched, event)


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of a ``TableModel``."""

    entered = False
    """The editor was left with Enter, so that the next row is meant to follow."""

    # --- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = themes.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        fault = bool(index.data(FAULT_ROLE))
        painter.save()
        if fault:
            painter.fillRect(rect, QColor(theme.fault_ground))
        elif selected:
            painter.fillRect(rect, QColor(theme.accent_ground))
        elif not index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.fillRect(rect, QColor(theme.panel))
        left = rect.left() + SIDE
        kind = index.data(KIND_ROLE)
        if kind:
            paint_mark(painter, QPointF(left + SIZE / 2.0, rect.center().y() + 0.5), kind, theme)
            left += round(SIZE) + SIDE
        painter.setPen(QColor(theme.fault if fault else theme.ink))
        painter.setFont(option.font)
        room = QRect(left, rect.top(), rect.right() - SIDE - left + 1, rect.height())
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        lines = max(1, round((rect.height() - ABOVE) / option.fontMetrics.lineSpacing()))
        painter.drawText(
            room,
            int(index.data(Qt.ItemDataRole.TextAlignmentRole)),
            _in_lines(text, lines, room.width(), option.fontMetrics),
        )
        if fault:
            # A corner, so that the fault is seen without colour too.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.fault))
            corner = rect.topRight() + QPoint(1, 0)
            painter.drawPolygon([corner, corner - QPoint(7, 0), corner + QPoint(0, 7)])
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1.0, 1.0, -1.0, -1.0))
        painter.restore()

    # --- editing --------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, TableModel)
        choices = model.choices_at(index)
        if not choices:
            line = QLineEdit(parent)
            line.setAccessibleName(name_of_cell(index))
            line.setFrame(False)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            return line
        box = _Choices(parent)
        box.setAccessibleName(name_of_cell(index))
        for code, label in choices:
            box.addItem(label, code)
        box.activated.connect(lambda: self._choose(box))
        box.folded.connect(lambda: self._leave(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _choose(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def _leave(self, box: QComboBox) -> None:
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model = index.model()
            assert isinstance(model, TableModel)
            editor.setCurrentIndex(editor.findData(model.text_at(index)))
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(model, TableModel)
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.choose(index, str(editor.currentData()))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        if isinstance(editor, QComboBox):
            rect = QRect(rect)
            rect.setWidth(max(rect.width(), editor.sizeHint().width()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(editor, event)


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
            for row in range(min(MEASURED, model.rowCount())):
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
        """The first column says what a row is about."""
        return (1.0 if place else 1.6) * self.cells.column(place).room

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
