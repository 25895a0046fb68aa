"""What a widget shows, as those see it who look at the window."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget


def colours(widget: QWidget) -> set[str]:
    """The colours in every third line of the widget's picture, as #rrggbb."""
    picture = widget.grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 3)
    }
