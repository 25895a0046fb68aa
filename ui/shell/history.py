"""Every step since the plan was opened, in words: a click goes back to it, or forward again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPixmap,
    QPolygonF,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.session.editor import Editor
from ui.session.session import Session, Step
from ui.widgets.accessible import announce
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.layouts import fill

WIDTH, HEIGHT = 400, 460
ARROW, ROOM, ABOVE = 9, 24, 20
"""Pixels of the arrow at the place that the plan is at, and of a line beside and above its text."""


class StepsModel(QAbstractListModel):
    """The opened plan, and each step after it, oldest first; those that are undone come last."""

    def __init__(self, session: Session, editor: Editor) -> None:
        super().__init__()
        self._stack, self._editor = session.undo_stack, editor
        self._texts: dict[tuple[int, str], str] = {}
        self._ratio = 1.0

    def refresh(self, ratio: float = 1.0) -> None:
        """List the steps as they are now, in the language in use, on a screen so fine."""
        self.beginResetModel()
        self._texts.clear()
        self._ratio = ratio
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._stack.count() + 1

    def step(self, row: int) -> Step | None:
        """The step of a row; the first row is none."""
        command = self._stack.command(row - 1) if row else None
        return command if isinstance(command, Step) else None

    def text(self, row: int) -> str:
        """What was done, and when."""
        key = row, i18n.current().code
        if key not in self._texts:
            step = self.step(row)
            if step is None:
                self._texts[key] = _("The plan was opened")
            else:
                when = step.made.strftime(_("%H:%M"))
                self._texts[key] = f"{when}  {self._editor.step_words(step.action)}"
        return self._texts[key]

    def told(self, row: int) -> str:
        """The same with where it is to the place that the plan is at."""
        here = self._stack.index()
        if row == here:
            return _("{step} – you are here").format(step=self.text(row))
        return _("{step} – undone").format(step=self.text(row)) if row > here else self.text(row)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        row, here = index.row(), self._stack.index()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.told(row) if row > here else self.text(row)
        if role == Qt.ItemDataRole.DecorationRole:
            return _arrow(self._ratio, shown=row == here)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.told(row)
        if role == Qt.ItemDataRole.ForegroundRole and row > here:
            return QBrush(QColor(themes.current().muted))
        if role == Qt.ItemDataRole.FontRole:
            return themes.font(10, half_bold=row == here)
        return None


class _Wrapped(QStyledItemDelegate):
    """Lines as high as their text needs in the width there is."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        one = super().sizeHint(option, index)
        view = self.parent()
        if not isinstance(view, QListView):
            return one
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
        room = QRect(0, 0, view.viewport().width() - ARROW - ROOM, 0)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        several = needed + ABOVE if needed > 1.5 * metrics.height() else 0
        return QSize(room.width(), max(one.height(), several))


def _arrow(ratio: float, *, shown: bool) -> QPixmap:
    """What marks a line, or its room."""
    made = QPixmap(round(ARROW * ratio), round(ARROW * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    if shown:
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(themes.current().accent))
        corners = (1, 0), (ARROW, ARROW / 2), (1, ARROW)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.end()
    return made


class HistoryDialog(FittedDialog):
    """Stands beside the pages while they are worked with. The plan itself remembers changes of its
    data for good; this list begins anew whenever a plan is opened."""

    gone_to = Signal(object)
    """The plan is at this ``Step`` now, which is to be shown."""

    def __init__(self, window: QWidget, session: Session, editor: Editor) -> None:
        super().__init__(window)
        self.setObjectName("history")
        self._session, self._stack = session, session.undo_stack
        self.model = StepsModel(session, editor)
        self.about = muted("")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Wrapped(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        parts = (self.about, self.list, buttons)
        fill(QVBoxLayout(self), *parts, margins=(14, 12, 14, 12), spacing=8, grows=self.list)
        for signal in (self._stack.indexChanged, self._stack.undoTextChanged):
            signal.connect(lambda _now: self._follow())
        session.plan_opened.connect(self._follow)
        session.plan_changed.connect(self._follow)
        self._going = False
        self._name()

    def show_beside(self, pages: QWidget) -> None:
        """Show the steps at the right of ``pages``, with the keyboard in the list."""
        if not self.isVisible():
            self.resize(WIDTH, min(HEIGHT, pages.height()))
            corner = pages.mapToGlobal(pages.rect().topRight())
            self.move(corner.x() - WIDTH - 12, corner.y() + 52)
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self._follow()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._name()
            self._follow()

    def _go(self, index: QModelIndex) -> None:
        """Go to the step of a row, and have it shown."""
        row = index.row()
        self._going = True
        try:
            self._session.go_to(row)
        finally:
            self._going = False
        self._follow()
        step = self.model.step(row)
        if self._stack.index() == row and step is not None:
            self.gone_to.emit(step)
        announce(self.list, self.model.told(self._stack.index()))

    def _follow(self) -> None:
        """The steps as they are now, with the place that the plan is at in sight."""
        if self._going or not self.isVisible() or self._session.file is None:
            return
        self.model.refresh(self.devicePixelRatioF())
        here = self.model.index(self._stack.index())
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _name(self) -> None:
        self.setWindowTitle(_("History of steps"))
        self.list.setAccessibleName(_("Steps since the plan was opened"))
        self.about.setText(_("A click goes to a step and shows what it changed."))
