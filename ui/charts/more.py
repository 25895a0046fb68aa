"""The small button at the corner of a view that opens its menu."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

SIZE = 22
_DOT, _BETWEEN = 1.4, 5.0
"""Pixels: the button, the radius of its dots, and how far they are apart."""


class MoreButton(QToolButton):
    """Stands at the upper right corner of ``view`` and opens a menu of its actions, with the mouse
    or the keyboard."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._hidden_in_picture = False
        self.setProperty("look", "flat")
        self.setFixedSize(SIZE, SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self.open_menu)
        view.installEventFilter(self)
        self._place()

    def name(self, text: str, whose: str) -> None:
        """What the button does, in a tool tip; who hears it, hears of which view too."""
        self.setToolTip(text)
        self.setAccessibleName(f"{text}: {whose}" if whose else text)

    def open_menu(self) -> None:
        """Show the view's actions under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._view.actions())
        corner = self.mapToGlobal(QPoint(self.width(), self.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
        menu.setActiveAction(menu.actions()[0])

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Paint nothing: a picture has no buttons."""
        self._hidden_in_picture = True
        try:
            yield
        finally:
            self._hidden_in_picture = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hidden_in_picture:
            return
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.ButtonText))
        centre = QPointF(self.width() / 2.0, self.height() / 2.0)
        for place in (-1, 0, 1):
            painter.drawEllipse(centre + QPointF(0.0, place * _BETWEEN), _DOT, _DOT)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move(self._view.width() - self.width(), 0)
        self.raise_()
