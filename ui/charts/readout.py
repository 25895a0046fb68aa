"""The small card with the values under the guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.charts.look import Look

PADDING = 8.0
COLUMN_GAP = 14.0
SWATCH = 10.0
FROM_GUIDE = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """One value: whose it is, the value as text, the colour of its line, and where on the value
    axis to put a dot."""

    name: str
    figure: str
    colour: QColor
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The values at one place of a chart."""

    title: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """As a screen reader says it."""
        return f"{self.title}. " + "; ".join(f"{row.name} {row.figure}" for row in self.rows)


def paint_reading(
    painter: QPainter,
    look: Look,
    reading: Reading,
    at: QPointF,
    within: QRectF,
    clear: Sequence[float] = (),
) -> QRectF:
    """Paint a card beside ``at``, on the side where there is room; return where it is.

    With ``clear``, heights that should stay in sight, the card goes to the top or to the bottom of
    ``within``, wherever it hides fewer of them.
    """
    line = look.text_metrics.height() + 2.0
    names = max((look.text_metrics.horizontalAdvance(row.name) for row in reading.rows), default=0)
    figures = max(
        (look.bold_metrics.horizontalAdvance(row.figure) for row in reading.rows), default=0
    )
    inside = max(
        look.bold_metrics.horizontalAdvance(reading.title),
        SWATCH + 6.0 + names + COLUMN_GAP + figures,
    )
    width = min(inside + 2 * PADDING, within.width())
    height = line * (len(reading.rows) + 1) + 2 * PADDING - 2.0
    left = at.x() + FROM_GUIDE
    if left + width > within.right():
        left = max(within.left(), at.x() - FROM_GUIDE - width)
    lowest = max(within.top(), within.bottom() - height)
    top = min(max(at.y(), within.top()), lowest)
    if clear:
        hidden = {
            place: sum(place - SWATCH <= y <= place + height + SWATCH for y in clear)
            for place in (within.top(), lowest)
        }
        top = min(hidden, key=lambda place: hidden[place])
    card = QRectF(round(left) + 0.5, round(top) + 0.5, round(width), round(height))

    painter.setPen(QPen(look.colour("line"), 1.0))
    painter.setBrush(look.colour("card"))
    painter.drawRoundedRect(card, 6.0, 6.0)
    x, y = card.left() + PADDING, card.top() + PADDING
    painter.setPen(look.colour("ink"))
    painter.setFont(look.bold)
    painter.drawText(QPointF(x, y + look.bold_metrics.ascent()), reading.title)
    for row in reading.rows:
        y += line
        middle = y + line / 2.0 - 1.0
        painter.setPen(QPen(row.colour, 3.0))
        painter.drawLine(QPointF(x, middle), QPointF(x + SWATCH, middle))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.text)
        painter.drawText(
            QPointF(x + SWATCH + 6.0, y + look.text_metrics.ascent()),
            row.name,
        )
        painter.setFont(look.bold)
        painter.drawText(
            QPointF(
                card.right() - PADDING - look.bold_metrics.horizontalAdvance(row.figure),
                y + look.bold_metrics.ascent(),
            ),
            row.figure,
        )
    return card
