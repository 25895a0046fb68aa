"""The tables of the plan to choose from, each with its faults and the assumptions it has left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sosuplan.editing.edited_plan import CellFault
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import count_assumed
from sosuplan.model.schema.tables import LISTED_TABLES, table_name
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.data.assumptions import left_text
from ui.i18n import _, plural
from ui.session.editor import CHANGES

POINTS, SMALL_POINTS = 9.5, 8.5
BELOW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The small line under an entry's name."""
_SIDE, _TOP, _BETWEEN = 8, 4, 1
"""Pixels around an entry's lines, and between them."""

Index = QModelIndex | QPersistentModelIndex


class TableList(QListWidget):
    """All tables of a plan, and what was changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(themes.font(POINTS))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
        for code in (*LISTED_TABLES, CHANGES):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.addItem(item)

    @property
    def table(self) -> str:
        """The entry in front: a table's name, or ``CHANGES``."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def show_table(self, table: str) -> None:
        """Choose an entry."""
        self.setCurrentRow((*LISTED_TABLES, CHANGES).index(table))

    def show_plan(self, plan: Plan, faults: Sequence[CellFault]) -> None:
        """Name the entries: those with faults in another colour and with how many, under them how
        many assumptions are left."""
        language, theme = i18n.current(), themes.current()
        faulty = Counter(fault.table for fault in faults)
        assumed = count_assumed(plan)
        for row in range(self.count()):
            item = self.item(row)
            code = str(item.data(Qt.ItemDataRole.UserRole))
            if code == CHANGES:
                item.setText(_("Changes"))
                continue
            name, count = table_name(code, language), faulty[code]
            below = left_text(assumed[code]) if code in assumed else ""
            counted = plural(NN_("{n} fault", "{n} faults"), count) if count else ""
            # The number alone, as there is no room for more beside long names.
            item.setText(f"{name} · {count}" if count else name)
            item.setData(BELOW_ROLE, below)
            item.setToolTip(counted)
            spoken = ", ".join(filter(None, (name, counted, below.removeprefix("✓ "))))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setForeground(QColor(theme.fault if count else theme.ink))


class _Lines(QStyledItemDelegate):
    """Paints an entry's name, and under it the small line."""

    def __init__(self, parent: TableList) -> None:
        super().__init__(parent)
        self._small = themes.font(SMALL_POINTS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.initStyleOption(option, index)
        high = option.fontMetrics.height() + 2 * _TOP
        if index.data(BELOW_ROLE):
            high += QFontMetrics(self._small).height() + _BETWEEN
        return QSize(0, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        name, below = option.text, str(index.data(BELOW_ROLE) or "")
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(option.palette.ColorRole.Text))
        self._draw(painter, room, name)
        if below:
            room.setTop(room.top() + option.fontMetrics.height() + _BETWEEN)
            painter.setFont(self._small)
            painter.setPen(QColor(themes.current().muted))
            self._draw(painter, room, below)
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, room: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
