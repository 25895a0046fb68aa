"""The window for people who hear it: what widgets drawn by hand are, and what is said unasked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
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
    """A button that is pressed."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(button, role)
        self._button = button

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)


class OneOfSeveral(OwnInterface):
    """Mixed into checkable buttons of which one is checked."""

    def make_interface(self) -> WidgetInterface:
        assert isinstance(self, QAbstractButton)
        return OneOfSeveralInterface(self, QAccessible.Role.RadioButton)


class OneOfSeveralInterface(ButtonInterface):
    """A button that is checked while its choice is made."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = True
        state.checked = self._button.isChecked()
        return state


class Unfolding(OwnInterface):
    """Mixed into checkable buttons that show something while they are checked."""

    def make_interface(self) -> WidgetInterface:
        assert isinstance(self, QAbstractButton)
        return UnfoldingInterface(self, QAccessible.Role.Button)

    def tell_unfolded(self) -> None:
        """What was folded is not any more, or the other way round."""
        assert isinstance(self, QAbstractButton)
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))


class UnfoldingInterface(ButtonInterface):
    """A button that is expanded or collapsed."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        state.expanded = self._button.isChecked()
        state.collapsed = not self._button.isChecked()
        return state
