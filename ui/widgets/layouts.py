"""Layouts in one expression: what stands in a row or a column, with its margins and spacing."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

Part = QWidget | QLayout | int | None
STRETCH = None
"""What takes the room that is left."""


def fill(
    layout: QBoxLayout,
    *parts: Part,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = -1,
    grows: QWidget | None = None,
) -> None:
    """Put widgets, layouts, pixels of space and ``STRETCH`` into ``layout``; the widget that
    ``grows`` takes the room that is left. The style has its own ``spacing`` (-1)."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part, int(part is grows))
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif part is STRETCH:
            layout.addStretch(1)
        else:
            layout.addSpacing(part)
