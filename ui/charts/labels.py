"""Texts within a chart: labels at the ends of lines instead of a legend, and the small card with
the values under the guide. None lies on top of another, and none is cut without being shortened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from sosuplan.charts.runs import end_label
from sosuplan.charts.scales import spread
from sosuplan.charts.spec import PlotSpec, Reading, Series
from ui.charts.look import Look

TEXT_FROM_END = 12.0
"""Pixels from a line's end to its label; a leader crosses them where the label had to move."""
MARGIN = 4.0
ONE_LINE = 26.0
"""Characters of a label that need not be broken into two lines."""
DOT = 4.0
PADDING = 8.0
COLUMN_GAP = 14.0
SWATCH, NEAR = 18.0, 10.0
"""Pixels of a line in the card, and around a value that the card should not hide."""
FROM_GUIDE = 10.0


class EndLabels:
    """The labels of one chart: in two lines where one is too long, shortened where that is not
    enough."""

    def __init__(self) -> None:
        self._labels: list[tuple[Series, str]] = []
        """Lines, and their last values as texts."""
        self.placed: list[tuple[QRectF, str, str]] = []
        """As last painted: where, the text, and the whole text, which may be longer."""

    def show(self, spec: PlotSpec) -> None:
        """Show those of the lines of ``spec``."""
        self._labels = [
            (one, spec.number(float(one.values[-1]))) for one in spec.series if one.label
        ]

    def room(self, look: Look) -> float:
        """Pixels to the right of the plot that all labels need in full; 0 without labels."""
        widths = [
            _width(end_label(one.label, figure), _metrics(one, look))
            for one, figure in self._labels
        ]
        return look.scale * (TEXT_FROM_END + MARGIN) + max(widths) if widths else 0.0

    def paint(
        self,
        painter: QPainter,
        look: Look,
        x: float,
        y_at: Callable[[float], float],
        within: QRectF,
    ) -> None:
        """Paint at the lines' ends ``x``, inside ``within``; ``y_at`` gives a value's height."""
        ends = [y_at(float(one.values[-1])) for one, _ in self._labels]
        away = look.scale * TEXT_FROM_END
        room = within.right() - x - away - look.scale * MARGIN
        texts = [
            _lines(one.label, figure, _metrics(one, look), room) for one, figure in self._labels
        ]
        line = look.text_metrics.height()
        heights = [line * len(lines) for lines in texts]
        places = spread(ends, heights, within.top(), within.bottom())
        self.placed = []
        for (one, figure), lines, end, place in zip(self._labels, texts, ends, places, strict=True):
            colour = look.colour(one.ink)
            painter.setPen(QPen(colour, 1.0))
            if abs(place - end) > 2.0:
                painter.drawLine(QPointF(x + 3.0, end), QPointF(x + away - 3.0, place))
            if one.own:
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(x, end), DOT * look.scale, DOT * look.scale)
            painter.setFont(look.bold if one.own else look.text)
            left, top = x + away, place - line * len(lines) / 2.0
            below = (line + _metrics(one, look).capHeight()) / 2.0
            for number, text in enumerate(lines):
                painter.drawText(QPointF(left, top + line * number + below), text)
            where = QRectF(left, top, room, line * len(lines))
            self.placed.append((where, " ".join(lines), end_label(one.label, figure)))


def _metrics(one: Series, look: Look) -> QFontMetricsF:
    return look.bold_metrics if one.own else look.text_metrics


def _width(text: str, metrics: QFontMetricsF) -> float:
    """Pixels that a label needs: a long one in the narrowest two lines, broken between words."""
    words, whole = text.split(" "), metrics.horizontalAdvance(text)
    enough = ONE_LINE * metrics.averageCharWidth()
    if whole <= enough:
        return whole
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    breaks = (max(map(metrics.horizontalAdvance, pair)) for pair in halves)
    return max(enough, min(breaks, default=whole))


def _lines(name: str, figure: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """A label in one line, or in two; what does not fit the second is left out: the name gives
    way, never the figure."""

    def fits(part: str) -> bool:
        return metrics.horizontalAdvance(part) <= room + 0.5

    def shortened(line: str) -> str:
        ending = end_label("", figure)
        if fits(line):
            return line
        if not line.endswith(ending):
            return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        rest = room - metrics.horizontalAdvance(ending)
        start = line.removesuffix(ending)
        return metrics.elidedText(start, Qt.TextElideMode.ElideRight, rest) + ending

    text = end_label(name, figure)
    if fits(text):
        return [text]
    words = text.split(" ")
    count = next(
        (at for at in range(len(words) - 1, 0, -1) if fits(" ".join(words[:at]))), len(words)
    )
    lines = [" ".join(words[:count]), " ".join(words[count:])]
    return [shortened(line) for line in lines if line]


def wrapped(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """``text`` in lines of whole words that fit; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paint_reading(
    painter: QPainter,
    look: Look,
    reading: Reading,
    at: QPointF,
    within: QRectF,
    clear: Sequence[float] = (),
) -> None:
    """Paint a card beside ``at``, on the side where there is room.

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
            place: sum(place - NEAR <= y <= place + height + NEAR for y in clear)
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
    # Where the chart is narrow a long name gives way, never a figure.
    room = card.width() - 2 * PADDING - SWATCH - 6.0 - COLUMN_GAP - figures + 1.0
    for row in reading.rows:
        y += line
        middle = y + line / 2.0 - 1.0
        painter.setPen(look.pen(row.stroke))
        painter.drawLine(QPointF(x, middle), QPointF(x + SWATCH, middle))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.text)
        name = look.text_metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x + SWATCH + 6.0, y + look.text_metrics.ascent()), name)
        painter.setFont(look.bold)
        right = card.right() - PADDING - look.bold_metrics.horizontalAdvance(row.figure)
        painter.drawText(QPointF(right, y + look.bold_metrics.ascent()), row.figure)
