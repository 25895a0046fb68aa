"""Labels at the ends of lines instead of a legend: in two lines where one is too long, shortened
where that is not enough, never on top of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from sosuplan.charts.runs import end_label
from sosuplan.charts.spreading import spread
from ui.charts.look import Look

TEXT_FROM_END = 12.0
"""Pixels from a line's end to its label; a leader crosses them where the label had to move."""
MARGIN = 4.0
ONE_LINE = 26.0
"""Characters of a label that need not be broken into two lines."""
DOT = 4.0


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands at the end of a line: its value, that value as text, and whose it is."""

    value: float
    figure: str
    name: str
    colour: QColor
    bold: bool = False

    @property
    def text(self) -> str:
        return end_label(self.name, self.figure)

    def shortened(self, line: str, metrics: QFontMetricsF, room: float) -> str:
        """A line of the text in so many pixels: the name gives way, never the figure."""
        if metrics.horizontalAdvance(line) <= room + 0.5:
            return line
        name = line.removesuffix(ending := end_label("", self.figure))
        if name == line:
            return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        rest = room - metrics.horizontalAdvance(ending)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest) + ending


class EndLabels:
    """The labels of one chart."""

    def __init__(self) -> None:
        self._labels: list[EndLabel] = []
        self.placed: list[tuple[QRectF, str, str]] = []
        """As last painted: where, the text, and the whole text, which may be longer."""

    def show(self, labels: Sequence[EndLabel]) -> None:
        """Show these from now on."""
        self._labels = list(labels)

    def room(self, look: Look) -> float:
        """Pixels to the right of the plot that all labels need in full."""
        widest = max((_width(label, look) for label in self._labels), default=0.0)
        return TEXT_FROM_END + widest + MARGIN

    def paint(
        self,
        painter: QPainter,
        look: Look,
        x: float,
        y_at: Callable[[float], float],
        within: QRectF,
    ) -> None:
        """Paint at the lines' ends ``x``, inside ``within``; ``y_at`` gives a value's height."""
        ends = [y_at(label.value) for label in self._labels]
        room = within.right() - x - TEXT_FROM_END - MARGIN
        texts = [_lines(label, look, room) for label in self._labels]
        line = look.text_metrics.height()
        heights = [line * len(lines) for lines in texts]
        places = spread(ends, heights, within.top(), within.bottom())
        self.placed = []
        for label, lines, end, place in zip(self._labels, texts, ends, places, strict=True):
            painter.setPen(QPen(label.colour, 1.0))
            if abs(place - end) > 2.0:
                painter.drawLine(QPointF(x + 3.0, end), QPointF(x + TEXT_FROM_END - 3.0, place))
            if label.bold:
                painter.setBrush(label.colour)
                painter.drawEllipse(QPointF(x, end), DOT, DOT)
            painter.setFont(look.bold if label.bold else look.text)
            left, top = x + TEXT_FROM_END, place - line * len(lines) / 2.0
            below = (line + _metrics(label, look).capHeight()) / 2.0
            for number, text in enumerate(lines):
                painter.drawText(QPointF(left, top + line * number + below), text)
            where = QRectF(left, top, room, line * len(lines))
            self.placed.append((where, " ".join(lines), label.text))

    def heights(self) -> list[float]:
        """The middle of each label, as last painted."""
        return [rect.center().y() for rect, _, _ in self.placed]

    def cut_text_at(self, point: QPointF) -> str:
        """The whole of a label that is shown shortened at ``point``; "" elsewhere."""
        for rect, text, whole in self.placed:
            if text != whole and rect.contains(point):
                return whole
        return ""


def _metrics(label: EndLabel, look: Look) -> QFontMetricsF:
    return look.bold_metrics if label.bold else look.text_metrics


def _width(label: EndLabel, look: Look) -> float:
    """Pixels that a label needs: a long one in the narrowest two lines, broken between words."""
    metrics, words = _metrics(label, look), label.text.split(" ")
    whole = metrics.horizontalAdvance(label.text)
    enough = ONE_LINE * metrics.averageCharWidth()
    if whole <= enough:
        return whole
    breaks = (
        max(
            metrics.horizontalAdvance(" ".join(words[:at])),
            metrics.horizontalAdvance(" ".join(words[at:])),
        )
        for at in range(1, len(words))
    )
    return max(enough, min(breaks, default=whole))


def _lines(label: EndLabel, look: Look, room: float) -> list[str]:
    """A label in one line, or in two; what does not fit the second is left out."""
    metrics, text = _metrics(label, look), label.text

    def fits(part: str) -> bool:
        return metrics.horizontalAdvance(part) <= room + 0.5

    if fits(text):
        return [text]
    words = text.split(" ")
    count = next(
        (at for at in range(len(words) - 1, 0, -1) if fits(" ".join(words[:at]))), len(words)
    )
    lines = [" ".join(words[:count]), " ".join(words[count:])]
    return [label.shortened(line, metrics, room) for line in lines if line]
