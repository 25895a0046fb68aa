"""What a widget shows, as those see it who look at the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)


def colours(widget: QWidget) -> set[str]:
    """The colours in every third line of the widget's picture, as #rrggbb."""
    picture = widget.grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 3)
    }


def texts(window: QWidget) -> Counter[str]:
    """Every text in sight in a window, and in the menus that lead from there: of which kind of
    widget, and what it says; tool tips and what is said to those who hear the window too."""
    found: Counter[str] = Counter()
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        menus = [widget.menu()] if isinstance(widget, QToolButton | QPushButton) else []
        said = [*_said_by(widget), *_in_actions(widget.actions())]
        for menu in filter(None, menus):
            said += _in_menu(menu)
        found.update(f"{type(widget).__name__}: {text}" for text in said if text)
    return found


def _in_menu(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    said = [menu.title(), *_in_actions(menu.actions())]
    menu.aboutToHide.emit()
    return said


def _in_actions(actions: Sequence[QAction]) -> list[str]:
    said = []
    for action in actions:
        said += [action.text(), action.toolTip(), action.statusTip(), action.whatsThis()]
        menu = action.menu()
        if isinstance(menu, QMenu):
            said += _in_menu(menu)
    return said


def _said_by(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            yield widget.tabText(place)
            yield widget.tabToolTip(place)
    elif isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield widget.itemText(place)
            yield str(widget.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")
    elif isinstance(widget, QTableView):
        model = widget.model()
        yield from _of_model(model, model.columnCount())
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), 1)


def _of_model(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")
