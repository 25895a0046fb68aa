"""Two parts beside each other where there is room, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.fitting import UNBOUNDED

LOWEST = 300
"""Pixels that ``main`` is high at least when folded, where all of it is then in sight."""
SIDE_ROOM = 12
"""Pixels beside the side, empty or with a scroll bar: its texts take as many lines with as without,
or a bar that came would not go again."""


class Folding(QScrollArea):
    """``main`` takes what is left of ``side``. Folded, both are scrolled together."""

    def __init__(self, main: QWidget, side: QWidget, width: int, least: int) -> None:
        """``width`` is that of ``side``; ``least`` how high ``main`` is at least when folded, and
        how wide at least when it is not."""
        super().__init__()
        self._main, self._side, self._least = main, side, least
        self.folded = False
        self._shown = True
        self._beside = _scroll(side)
        self.set_side_width(width)
        self._below = QWidget()
        self._below_column = QVBoxLayout(self._below)
        self._below_column.setContentsMargins(18, 0, SIDE_ROOM, 0)
        self._below.hide()
        self._inside = QWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(main, 1)
        self._layout.addWidget(self._beside)
        self._layout.addWidget(self._below)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_side_width(self, width: int) -> None:
        """Give the side another width while it stands beside."""
        self._width = width
        self._beside.setFixedWidth(width + SIDE_ROOM)
        self._side.setMaximumWidth(UNBOUNDED if self.folded else width)

    def show_side(self, shown: bool) -> None:
        """Show or hide the side."""
        self._shown = shown
        self._show()

    def _show(self) -> None:
        self._beside.setVisible(self._shown and not self.folded)
        self._below.setVisible(self._shown and self.folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self.width() < self._width + SIDE_ROOM + self._least)
        if self.folded:
            self._main.setMinimumHeight(min(max(self.height(), LOWEST), self._least))
        # Beside each other, the parts make do with the height there is: charts shrink. What the
        # layout would like for its wrapped texts, hidden ones among them, is no reason to scroll.
        self._inside.setMaximumHeight(UNBOUNDED if self.folded else self.height())

    def _fold(self, folded: bool) -> None:
        if folded == self.folded:
            return
        self.folded = folded
        self._main.setMinimumHeight(self._least if folded else 0)
        if folded:
            self._layout.setDirection(QBoxLayout.Direction.TopToBottom)
            self._below_column.addWidget(self._beside.takeWidget())
            self._side.setMaximumWidth(UNBOUNDED)
            self._side.show()
        else:
            self._side.setMaximumWidth(self._width)
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
            self._below_column.removeWidget(self._side)
            self._beside.setWidget(self._side)
        self._show()


def _scroll(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(widget)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
