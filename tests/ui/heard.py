"""The window as a screen reader finds it: every interface asked for everything, and its names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from shiboken6 import VoidPtr

from ui.widgets.accessible import WidgetInterface

MOST_CELLS = 60
"""Children of a list or table that are looked at: the others are made in the same way."""

Roles, LABEL = QAccessible.Role, QAccessible.RelationFlag.Label
CONTROLS = {
    Roles.Button,
    Roles.ButtonMenu,
    Roles.Chart,
    Roles.CheckBox,
    Roles.ComboBox,
    Roles.Dialog,
    Roles.Document,
    Roles.EditableText,
    Roles.Graphic,
    Roles.Link,
    Roles.List,
    Roles.ListItem,
    Roles.MenuItem,
    Roles.PageTab,
    Roles.PageTabList,
    Roles.RadioButton,
    Roles.Slider,
    Roles.SpinBox,
    Roles.Table,
    Roles.Tree,
    Roles.TreeItem,
}
"""What a user who hears it must be able to tell from others."""


def interfaces(widget: QObject, *, seen: bool = False) -> Iterator[QAccessibleInterface]:
    """The interface of ``widget`` and all below it; ``seen``: without what is out of sight."""
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if seen and one.state().invisible:
            continue
        yield one
        # The choices of a list are out of sight until it is opened.
        count = 0 if seen and one.role() == Roles.ComboBox else one.childCount()
        for place in range(min(count, MOST_CELLS)):
            child = one.child(place)
            if child is not None and child.isValid():
                waiting.append(child)


def ask_everything(one: QAccessibleInterface) -> None:
    """Ask an interface whatever assistive technology may ask."""
    if isinstance(one, WidgetInterface):
        for kind in QAccessible.InterfaceType:
            assert isinstance(one.interface_cast(kind), VoidPtr), (type(one), kind)
        assert one.child(-1) is None
        assert one.child(one.childCount()) is None
    for kind in QAccessible.Text:
        if kind != QAccessible.Text.UserText:
            assert isinstance(one.text(kind), str)
    one.role(), one.state(), one.rect(), one.window(), one.object(), one.relations()
    one.foregroundColor(), one.backgroundColor(), one.focusChild()
    parent = one.parent()
    if parent is not None:
        parent.indexOfChild(one)
    centre = one.rect().center()
    one.childAt(centre.x(), centre.y())
    if (value := one.valueInterface()) is not None:
        value.minimumValue(), value.maximumValue(), value.minimumStepSize()
        assert isinstance(value.currentValue(), float | int | str)
    if (actions := one.actionInterface()) is not None:
        for name in actions.actionNames():
            actions.localizedActionName(name), actions.localizedActionDescription(name)
            actions.keyBindingsForAction(name)
    if (text := one.textInterface()) is not None:
        count = text.characterCount()
        text.text(0, count), text.cursorPosition(), text.selectionCount()
    one.editableTextInterface(), one.tableCellInterface(), one.selectionInterface()
    if (attributes := one.attributesInterface()) is not None:
        for key in attributes.attributeKeys():
            attributes.attributeValue(key)


def name(one: QAccessibleInterface) -> str:
    """What it is called. Of a list to choose from Qt gives its value on Linux, and its name by the
    label beside it."""
    if one.role() == Roles.ComboBox and sys.platform == "linux":
        labels = (label for label, relation in one.relations(LABEL) if relation == LABEL)
        return " ".join(label.text(QAccessible.Text.Name) for label in labels).strip()
    return one.text(QAccessible.Text.Name).strip()


def nameless(widget: QWidget) -> list[str]:
    """What can be used in ``widget`` and has nothing that it is called."""
    return nameless_among(interfaces(widget, seen=True))


def nameless_among(seen: Iterable[QAccessibleInterface]) -> list[str]:
    found = []
    for one in seen:
        made = one.object()
        if _is_inside(made):
            continue
        if made is not None and made.objectName().startswith("qt_msgboxex_icon"):
            continue  # The picture in Qt's own message box says what its text says.
        by_tab = isinstance(made, QWidget) and _takes_tab(made)
        if (by_tab or one.role() in CONTROLS) and not name(one):
            found.append(f"{one.role().name} {_place(made)}")
    return found


def names_among(seen: Iterable[QAccessibleInterface]) -> list[tuple[str, str]]:
    """Role and name of whatever can be used."""
    return [
        (one.role().name, name(one))
        for one in seen
        if one.role() in CONTROLS and not _is_inside(one.object())
    ]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _is_inside(made: QObject | None) -> bool:
    """True for what is a part of a control, which has the name: the field of a spin box."""
    parent = made.parent() if made is not None else None
    is_list = isinstance(parent, QComboBox) and not isinstance(made, QLineEdit)
    return (
        isinstance(parent, QAbstractSpinBox)
        or is_list
        or (isinstance(parent, QAbstractScrollArea) and made is parent.viewport())
    )


def _place(made: QObject | None) -> str:
    """The way to an object, from the window on."""
    way = []
    while made is not None:
        way.append(f"{type(made).__name__}({made.objectName()})")
        made = made.parent()
    return " < ".join(way[:6])
