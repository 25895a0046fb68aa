"""Charts for people who hear the screen: a role, a name, a description, and spoken values."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class HasChartRole:
    """Mixed into widgets that are a chart: one picture, described in words."""

    accessible_role = QAccessible.Role.Chart
    accessible_interface: QAccessibleInterface | None = None
    """Kept here because Qt does not keep the Python object alive."""


class ChartInterface(QAccessibleWidget):
    """A chart as one thing with the role Chart; without it Qt shows an unnamed "Client"."""

    def __init__(self, chart: QWidget, role: QAccessible.Role) -> None:
        super().__init__(chart, role)

    def childCount(self) -> int:
        """None: the scene's viewport says nothing to anyone."""
        return 0


def install_accessibility() -> None:
    """Have charts describe themselves. Called once, by whoever makes the application."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, made: object) -> QAccessibleInterface | None:
    if not isinstance(made, HasChartRole):
        return None
    made.accessible_interface = ChartInterface(cast(QWidget, made), made.accessible_role)
    return made.accessible_interface


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader, if there is one, say ``text``."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
