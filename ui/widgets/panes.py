"""Panes: the parts of a window that one key leads round, past all the stops of the Tab key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QScrollArea,
    QTabBar,
    QWidget,
)

NEXT, PREVIOUS = "F6", "Shift+F6"
"""The keys, in the menu of the main window and in dialogs that have panes."""


_WITHOUT_STOPS = (QLabel, QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QTabBar)
"""Widgets that have no stop of the Tab key in them besides themselves."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of a window, without the panes inside it. The keyboard comes back to where it was in
    it, or begins at ``first``, or else at the first stop in it."""

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
        for target in (area.focusWidget(), panes[place].first, *tab_stops(area)):
            if target is not None and _takes_tab(target) and _pane_of(target, panes) == place:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                _bring_into_view(target)
                return


def tab_stops(area: QWidget) -> list[QWidget]:
    """What the Tab key can reach in ``area``, as its layouts put it: what stands over a part, then
    what is in it."""
    tab = area.focusPolicy() & Qt.FocusPolicy.TabFocus
    found = [area] if tab and area.focusProxy() is None else []
    if isinstance(area, _WITHOUT_STOPS):
        return found
    inside = _laid_out(area.layout())
    children = area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    over = [child for child in children if child not in inside and not child.isWindow()]
    return [*found, *(stop for child in (*over, *inside) for stop in tab_stops(child))]


def order_tab_stops(*areas: QWidget) -> None:
    """Have the Tab key go through ``areas`` one after the other."""
    for one, other in pairwise(stop for area in areas for stop in tab_stops(area)):
        QWidget.setTabOrder(one, other)


def _laid_out(layout: QLayout | None) -> list[QWidget]:
    """The widgets of a layout and of those in it, in their order."""
    found: list[QWidget] = []
    items = [] if layout is None else [layout.itemAt(at) for at in range(layout.count())]
    for item in filter(None, items):
        widget = item.widget()
        found += [widget] if widget is not None else _laid_out(item.layout())
    return found


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
