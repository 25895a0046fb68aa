"""The few icons: drawings of lines, in the theme's colours and sharp at any scale of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QToolButton

from sosuplan.resources import resource
from ui import theme as themes

ACTION_SIZE, RAIL_SIZE = 18, 24
FINEST = 3
"""Pixels of the finest screens for one of a usual one."""


class StepActions(NamedTuple):
    """The ways back and forth, of which every page shows the buttons."""

    undo: QAction
    redo: QAction
    history: QAction
    """Lists the steps."""

    def buttons(self) -> list[QToolButton]:
        """A button for each, in this order."""
        return list(map(action_button, self))


def action_button(action: QAction) -> QToolButton:
    """A flat button that shows the icon of ``action`` and does it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("look", "flat")
    button.setIconSize(QSize(ACTION_SIZE, ACTION_SIZE))
    return button


def action_icon(name: str) -> QIcon:
    """The picture of an action; faint when it cannot be used."""
    theme, mode = themes.current(), QIcon.Mode
    return _icon(
        name,
        ACTION_SIZE,
        {
            (mode.Normal, QIcon.State.Off): theme.ink,
            (mode.Disabled, QIcon.State.Off): theme.compared,
        },
    )


def page_icon(page: str) -> QIcon:
    """The picture of a page on the rail; strong while that page is in front."""
    theme, state = themes.current(), QIcon.State
    return _icon(
        page,
        RAIL_SIZE,
        {(QIcon.Mode.Normal, state.Off): theme.muted, (QIcon.Mode.Normal, state.On): theme.accent},
    )


def _icon(name: str, size: int, colours: Mapping[tuple[QIcon.Mode, QIcon.State], str]) -> QIcon:
    drawing, icon = resource("icons", f"{name}.svg").read_text(encoding="utf-8"), QIcon()
    for (mode, state), colour in colours.items():
        buffer = QBuffer()
        buffer.setData(drawing.replace("currentColor", colour).encode())
        reader = QImageReader(buffer, b"svg")
        reader.setScaledSize(QSize(size, size) * FINEST)
        finest = QPixmap.fromImageReader(reader)
        for scale in range(1, FINEST + 1):
            smooth = Qt.TransformationMode.SmoothTransformation
            icon.addPixmap(finest.scaledToWidth(size * scale, smooth), mode, state)
    return icon
