"""The window for people who hear it or have no mouse: what widgets drawn by hand are, what is said
unasked, and the panes: the parts of a window that one key leads round, past all stops of Tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QAccessibleWidget,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QScrollArea,
    QTabBar,
    QWidget,
)
from shiboken6 import VoidPtr


class WidgetInterface(QAccessibleWidget):
    """A widget for assistive technology. Every interface of ours is one.

    Qt asks ``interface_cast`` for the parts of an interface, and follows what it gets: only a
    pointer object is handed on, and None would be a pointer to anywhere, which ends the program.
    """

    # The stubs say int.
    def interface_cast(  # type: ignore[override]
        self, kind: QAccessible.InterfaceType
    ) -> VoidPtr:
        part = super().interface_cast(kind)
        return part if isinstance(part, VoidPtr) else VoidPtr(0)


class OwnInterface:
    """Mixed into widgets that Qt's own interfaces tell wrongly, or not at all."""

    accessible_interface: QAccessibleInterface | None = None
    """Kept here because Qt does not keep the Python object alive."""

    def make_interface(self) -> WidgetInterface:
        """The interface that tells of this widget."""
        raise NotImplementedError


def install_accessibility() -> None:
    """Have widgets tell of themselves. Called once, by whoever makes the application."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, made: QObject) -> QAccessibleInterface | None:
    if not isinstance(made, OwnInterface):
        return None
    made.accessible_interface = made.make_interface()
    return made.accessible_interface


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader, if there is one, say ``text``."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def show_checked(button: QAbstractButton, checked: bool) -> None:
    """Show what is chosen, without a signal. Whoever wants to know what the user chooses listens to
    ``toggled``: assistive technology toggles a button, which is no click."""
    button.blockSignals(True)
    button.setChecked(checked)
    button.blockSignals(False)


class SpokenLabel(QLabel):
    """A line that says what came of something: whoever hears the window hears it at once."""

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            announce(self, text)


# --- charts -------------------------------------------------------------------------------------


class HasChartRole(OwnInterface):
    """Mixed into widgets that are a chart: one picture, described in words."""

    accessible_role = QAccessible.Role.Chart

    def make_interface(self) -> WidgetInterface:
        assert isinstance(self, QWidget)
        return ChartInterface(self, self.accessible_role)


class ChartInterface(WidgetInterface):
    """A chart as one thing with the role Chart; without it Qt shows an unnamed "Client". Of what is
    inside only buttons are told: the viewport of a scene says nothing to anyone."""

    def __init__(self, chart: QWidget, role: QAccessible.Role) -> None:
        super().__init__(chart, role)
        self._chart = chart

    def _inside(self) -> list[QAbstractButton]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return self._chart.findChildren(QAbstractButton, options=direct)

    def childCount(self) -> int:
        return len(self._inside())

    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]
        inside = self._inside()
        if not 0 <= place < len(inside):
            return None
        return QAccessible.queryAccessibleInterface(inside[place])

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._chart.mapFromGlobal(QPoint(x, y))
        for button in self._inside():
            if button.isVisible() and button.geometry().contains(at):
                return QAccessible.queryAccessibleInterface(button)
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        focus = self._chart.focusWidget()
        return QAccessible.queryAccessibleInterface(focus) if focus in self._inside() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        places = {button: place for place, button in enumerate(self._inside())}
        return places.get(child.object(), -1)  # type: ignore[call-overload]


# --- buttons that are no boxes to tick, which Qt takes all that are checkable for -----------------


class ButtonInterface(WidgetInterface):
    """A button that is pressed, in the states that it gives itself."""

    def __init__(self, button: OneOfSeveral | Unfolding) -> None:
        assert isinstance(button, QAbstractButton)
        super().__init__(button, button.accessible_role)
        self._button = button

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)

    def state(self) -> QAccessible.State:
        state = super().state()
        for name, holds in self._button.accessible_states(self._button.isChecked()).items():
            setattr(state, name, holds)
        return state


class OneOfSeveral(OwnInterface):
    """Mixed into checkable buttons of which one is checked."""

    accessible_role = QAccessible.Role.RadioButton

    def make_interface(self) -> WidgetInterface:
        return ButtonInterface(self)

    def accessible_states(self, checked: bool) -> dict[str, bool]:
        """It is checked while its choice is made."""
        return {"checkable": True, "checked": checked}


class Unfolding(OwnInterface):
    """Mixed into checkable buttons that show something while they are checked."""

    accessible_role = QAccessible.Role.Button

    def make_interface(self) -> WidgetInterface:
        return ButtonInterface(self)

    def accessible_states(self, checked: bool) -> dict[str, bool]:
        """It is expanded or collapsed."""
        return {"expandable": True, "expanded": checked, "collapsed": not checked}

    def tell_unfolded(self) -> None:
        """What was folded is not any more, or the other way round."""
        assert isinstance(self, QAbstractButton)
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))


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
