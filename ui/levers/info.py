"""What a lever means, in a small window beside it and in its tool tip."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sosuplan.charts.palette import Theme
from ui.widgets.fitting import room_around

CHARACTERS = 46
"""Width of a line, in average letters."""
TIP_CHARACTERS = 72
"""Letters of a line of a tool tip."""


def explanation(title: str, meaning: str, facts: Sequence[tuple[str, str]], muted: str) -> str:
    """A title, a paragraph and named facts as rich text; every text is taken as it is."""
    rows = "".join(
        f'<tr><td style="color:{muted}; padding-right:10px">{escape(name)}</td>'
        f"<td>{'<br>'.join(escape(line) for line in fact.splitlines())}</td></tr>"
        for name, fact in facts
    )
    return (
        f"<p style='margin:0 0 4px 0'><b>{escape(title)}</b></p>"
        f"<p style='margin:0'>{escape(meaning)}</p>"
        f"<table style='margin-top:8px' cellspacing='0' cellpadding='1'>{rows}</table>"
    )


def plain_explanation(title: str, meaning: str, facts: Sequence[tuple[str, str]]) -> str:
    """The same as plain text in lines that are not too long, as tool tips have it."""
    named = (f"{name}: {', '.join(fact.splitlines())}" for name, fact in facts)
    lines = [title, *wrap(meaning, TIP_CHARACTERS), ""]
    return "\n".join((*lines, *(part for fact in named for part in wrap(fact, TIP_CHARACTERS))))


class InfoPopup(QFrame):
    """Shows an explanation; Escape or a click elsewhere closes it."""

    def __init__(self, title: str, text: str, theme: Theme, font: QFont, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The click that closes it does not press the button that would open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setObjectName("lever_info")
        self.setStyleSheet(
            f"#lever_info {{ background: {theme.card}; border: 1px solid {theme.line}; }}"
        )
        self.setAccessibleName(title)
        self.text = QLabel(text)
        self.text.setFont(font)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.text)
        self.text.setFixedWidth(self.text.fontMetrics().averageCharWidth() * CHARACTERS)
        self.setFocusProxy(self.text)

    def open_at(self, button: QWidget) -> None:
        """Below ``button``, or wherever on its screen there is room."""
        self.adjustSize()
        room = room_around(button)
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        place = QRect(below, self.size())
        if place.bottom() > room.bottom():
            place.moveBottom(button.mapToGlobal(QPoint(0, -4)).y())
        place.moveRight(min(place.right(), room.right() - 4))
        place.moveLeft(max(place.left(), room.left() + 4))
        place.moveTop(max(place.top(), room.top() + 4))
        self.move(place.topLeft())
        self.show()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
