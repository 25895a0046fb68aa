"""Lever sliders for people who hear the screen: values in the lever's unit, not in steps."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken, VoidPtr

from ui.levers.slider import LeverSlider


class _Value(QAccessibleValueInterface):
    """The number that assistive technology reads and sets."""

    def __init__(self, slider: LeverSlider) -> None:
        super().__init__()
        self._slider = slider

    def currentValue(self) -> float:
        return self._slider.exact

    def setCurrentValue(self, value: float) -> None:
        self._slider.choose(float(value))

    def minimumValue(self) -> float:
        return self._slider.limits[0]

    def maximumValue(self) -> float:
        return self._slider.limits[1]

    def minimumStepSize(self) -> float:
        return self._slider.limits[2]


class SliderInterface(QAccessibleWidget):
    """A slider whose value is "56,5 %"; Qt's own would say 113, the number of steps."""

    def __init__(self, slider: LeverSlider) -> None:
        super().__init__(slider, QAccessible.Role.Slider)
        self._slider = slider
        self._value = _Value(slider)
        self._pointer = VoidPtr(Shiboken.getCppPointer(self._value)[0])

    # The stubs say int, but only a pointer object is handed on as what it points to.
    def interface_cast(  # type: ignore[override]
        self, kind: QAccessible.InterfaceType
    ) -> VoidPtr | int:
        if kind == QAccessible.InterfaceType.ValueInterface:
            return self._pointer
        return super().interface_cast(kind)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return self._slider.spoken
        return super().text(kind)


def install_accessibility() -> None:
    """Have lever sliders say their values. Called once, by whoever makes the application."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, made: QObject) -> QAccessibleInterface | None:
    if not isinstance(made, LeverSlider):
        return None
    # Qt does not keep the Python object alive, so the slider does.
    made.accessible_interface = SliderInterface(made)
    return made.accessible_interface
