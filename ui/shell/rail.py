"""The rail on the left: the pages, of which one is in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from sosuplan.charts.palette import Theme
from ui import theme as themes
from ui.widgets.accessible import OneOfSeveral, show_checked
from ui.widgets.icons import RAIL_SIZE, page_icon

WIDTH = 76


class _PageButton(OneOfSeveral, QToolButton):
    """The button of a page."""


class Rail(QFrame):
    """A button for each page, picture above name."""

    chosen = Signal(str)
    """The code of the page that the user turned to."""

    def __init__(self, pages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        width = themes.wide(WIDTH)
        self.setFixedWidth(width)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 8, 6, 8)
        column.setSpacing(4)
        for page in pages:
            button = _PageButton()
            button.setProperty("look", "rail")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(RAIL_SIZE, RAIL_SIZE))
            button.setFont(themes.font(8.5))
            button.setFixedWidth(width - 11)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.toggled.connect(lambda on, code=page: self.chosen.emit(code) if on else None)
            self._group.addButton(button)
            self._buttons[page] = button
            column.addWidget(button)
        column.addStretch(1)

    def name(self, page: str, text: str, tip: str) -> None:
        """Give a page's button its text and tool tip."""
        self._buttons[page].setText(text)
        self._buttons[page].setToolTip(tip)
        self._buttons[page].setAccessibleName(text)

    def set_current(self, page: str) -> None:
        """Show a page as the one in front, without a signal."""
        show_checked(self._buttons[page], True)
        # Tab leads to the page in front, the arrow keys from it to the others. A click leaves the
        # keyboard to the page that it turns to.
        for code, button in self._buttons.items():
            policy = Qt.FocusPolicy.TabFocus if code == page else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    @property
    def has_focus(self) -> bool:
        """True if the keyboard is at one of the buttons."""
        return any(button.hasFocus() for button in self._buttons.values())

    def button(self, page: str) -> QToolButton:
        """The button of a page."""
        return self._buttons[page]

    def set_theme(self, theme: Theme) -> None:
        """Colours of the pictures."""
        for page, button in self._buttons.items():
            button.setIcon(page_icon(page, theme.muted, theme.accent))
