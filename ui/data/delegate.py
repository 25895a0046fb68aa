"""How a cell is painted and edited: fault grounds, marks of sources, lists to choose from."""

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
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sosuplan.charts.palette import LIGHT, Theme
from ui.data.table_model import FAULT_ROLE, KIND_ROLE, TableModel
from ui.i18n import _
from ui.widgets.choices import Combo
from ui.widgets.marks import SIZE, paint_mark

SIDE, ABOVE = 7, 9
"""Pixels between a cell's edge and its text, and above and below it together."""

Index = QModelIndex | QPersistentModelIndex


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

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.entered = False
        """The editor was left with Enter, so that the next row is meant to follow."""

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
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
