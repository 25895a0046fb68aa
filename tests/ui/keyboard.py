"""The keyboard's way through a window, with real keys, and where the eye finds it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QWidget

MOST_STOPS = 250
SAME_LINE = 6
"""Pixels by which things beside each other may stand higher or lower."""


def focus() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """A key where the keyboard is; where it is then."""
    QTest.keyClick(focus(), key, modifier)
    return focus()


def f6(*, back: bool = False) -> QWidget:
    """The key for the panes."""
    shift, plain = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    return press(Qt.Key.Key_F6, shift if back else plain)


def way(key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """From where the keyboard is, every stop until it is there again."""
    start = focus()
    stops = [start]
    while (now := press(key)) is not start:
        if now is stops[-1] and isinstance(now, QLabel):
            continue  # From one link to the next.
        assert now not in stops, f"{described(now)} is a trap: Tab does not lead back to the start"
        stops.append(now)
        assert len(stops) < MOST_STOPS
    return stops


def reachable(area: QWidget) -> list[QWidget]:
    """What the Tab key must reach: of choices that exclude each other, the chosen one alone."""
    return [
        one
        for one in area.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is area.window()
        and not (isinstance(one, QRadioButton) and not one.isChecked() and _has_choice(one))
        and not _is_field(one)
    ]


def place(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(before: QWidget, after: QWidget) -> bool:
    """True if the eye would have to go back: up in the same column, or left in the same line."""
    one, other = place(before), place(after)
    if one.contains(other) or other.contains(one):
        return False
    beside = other.left() < one.right() and one.left() < other.right()
    above = other.bottom() <= one.top() + SAME_LINE
    line = abs(one.center().y() - other.center().y()) <= SAME_LINE
    return (beside and above) or (line and other.right() <= one.left() + SAME_LINE)


def look(widget: QWidget) -> QImage:
    """What is seen of a widget and close around it."""
    around = place(widget).adjusted(-3, -3, 3, 3)
    return widget.window().grab(around).toImage()


def described(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()}"


def _has_choice(button: QRadioButton) -> bool:
    return button.group() is not None and button.group().checkedButton() is not None


def _is_field(widget: QWidget) -> bool:
    """The field inside a spin box or a list to choose from is no stop of its own."""
    return widget.objectName() in ("qt_spinbox_lineedit",) or (
        widget.parentWidget() is not None and widget.parentWidget().focusProxy() is widget
    )
