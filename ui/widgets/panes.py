"""Panes: the parts of a window that one key leads round, past all the stops of the Tab key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

NEXT, PREVIOUS = "F6", "Shift+F6"
"""The keys, in the menu of the main window and in dialogs that have panes."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of a window, without the panes inside it. The keyboard comes back to where it was in
    it, or begins at ``first``, or else at what was put into it first."""

    area: QWidget
    first: QWidget | None = None


def turn(panes: Sequence[Pane], by: int) -> None:
    """Move the keyboard to the next (1) or previous (-1) pane that has a place for it."""
    at = _pane_of(QApplication.focusWidget(), panes)
    if at is None:
        at = -1 if by > 0 else 0
    for step in range(1, len(panes) + 1):
        place = (at + by * step) % len(panes)
        area = panes[place].area
        for target in (area.focusWidget(), panes[place].first, area, *area.findChildren(QWidget)):
            if target is not None and _takes_tab(target) and _pane_of(target, panes) == place:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                _bring_into_view(target)
                return


def add_keys(window: QWidget, panes: Callable[[], Sequence[Pane]]) -> None:
    """Have the keys lead round the panes of a window without a menu."""
    for keys, by in ((NEXT, 1), (PREVIOUS, -1)):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda way=by: turn(panes(), way))


def _pane_of(widget: QWidget | None, panes: Sequence[Pane]) -> int | None:
    """The place of the innermost pane that ``widget`` is in."""
    while widget is not None:
        for place, pane in enumerate(panes):
            if pane.area is widget:
                return place
        widget = widget.parentWidget()
    return None


def _takes_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled()


def _bring_into_view(widget: QWidget) -> None:
    """As the Tab key does: what scrolls around it shows it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
