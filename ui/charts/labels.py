"""Labels at the ends of lines instead of a legend: never cut, never on top of each other."""

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

    def shortened(self, metrics: QFontMetricsF, room: float) -> str:
        """The text in so many pixels: the name gives way, never the figure."""
        if metrics.horizontalAdvance(self.text) <= room + 0.5:
            return self.text
        rest = room - metrics.horizontalAdvance(end_label("", self.figure))
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, rest)
        return end_label(name, self.figure)


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
        widest = max(
            (
                (look.bold_metrics if label.bold else look.text_metrics).horizontalAdvance(
                    label.text
                )
                for label in self._labels
            ),
            default=0.0,
        )
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
        apart = look.text_metrics.height()
        half = apart / 2.0
        places = spread(ends, apart, within.top() + half, within.bottom() - half)
        room = within.right() - x - TEXT_FROM_END - MARGIN
        self.placed = []
        for label, end, place in zip(self._labels, ends, places, strict=True):
            metrics = look.bold_metrics if label.bold else look.text_metrics
            text = label.shortened(metrics, room)
            painter.setPen(QPen(label.colour, 1.0))
            if abs(place - end) > 2.0:
                painter.drawLine(QPointF(x + 3.0, end), QPointF(x + TEXT_FROM_END - 3.0, place))
            if label.bold:
                painter.setBrush(label.colour)
                painter.drawEllipse(QPointF(x, end), DOT, DOT)
            painter.setFont(look.bold if label.bold else look.text)
            painter.drawText(QPointF(x + TEXT_FROM_END, place + metrics.capHeight() / 2.0), text)
            where = QRectF(x + TEXT_FROM_END, place - half, room, apart)
            self.placed.append((where, text, label.text))

    def heights(self) -> list[float]:
        """The middle of each label, as last painted."""
        return [rect.center().y() for rect, _, _ in self.placed]

    def cut_text_at(self, point: QPointF) -> str:
        """The whole of a label that is shown shortened at ``point``; "" elsewhere."""
        for rect, text, whole in self.placed:
            if text != whole and rect.contains(point):
                return whole
        return ""
