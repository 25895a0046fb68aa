"""How a row of the scenario matrix is divided and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from sosuplan.charts.lights import spells_of
from sosuplan.charts.matrix import MatrixLine
from ui.charts.lights import LightPainter
from ui.charts.look import Look

ROW_GAPS = {0: 7.0, 9: 5.0, 10: 2.0}
"""Pixels that a row is higher than its text, by how many rows there are at least."""
EDGE = 6.0
COLUMN_GAP = 8.0
EASY_CELL, LARGEST_CELL = 15.0, 26.0
"""Names are wrapped when cells would be narrower than the first."""
NARROW = 9.0
"""Narrower cells have no room for a shape: years in a row with one status share a block."""
MOST_LABEL = 0.42
TICK = 9.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row are, in pixels from its left edge."""

    label: float
    reform: float
    cells: float
    cell: float
    """Width of one year."""
    years: int
    figure: float
    """Right edge of the balance, and of its tick,"""
    tick: float
    """which takes so many pixels, where any line has one."""

    @classmethod
    def fit(cls, width: float, look: Look, lines: Sequence[MatrixLine]) -> Columns:
        """Divide ``width``: figures and words get what they need, cells share the rest."""
        years = len(lines[0].row.balance.years) if lines else 1
        small, bold = look.small_metrics, look.bold_metrics
        reform = max((small.horizontalAdvance(line.reform) for line in lines), default=0.0)
        # The year stands above the figures.
        heads = [small.horizontalAdvance(str(line.row.balance.years[-1])) + 8 for line in lines]
        figures = [bold.horizontalAdvance(line.figure) for line in lines]
        tick = TICK + 4.0 if any(line.as_published for line in lines) else 0.0
        figure = max((*heads, *figures), default=0.0) + tick
        rest = width - 2 * EDGE - reform - figure - 3 * COLUMN_GAP
        # A compared scenario's name takes what room there is.
        labels = [line.label for line in lines if not line.compared]
        label = max((small.horizontalAdvance(one) for one in labels), default=0.0)
        if rest - label < EASY_CELL * years:
            halves = (half for one in labels for half in wrap(one, small, 0.0))
            label = min(max(map(small.horizontalAdvance, halves), default=0.0), MOST_LABEL * width)
        cell = min(LARGEST_CELL, max(2.0, (rest - label) / years))
        right = width - EDGE
        cells = right - figure - COLUMN_GAP - cell * years
        return cls(
            label=EDGE,
            reform=cells - COLUMN_GAP - reform,
            cells=cells,
            cell=cell,
            years=years,
            figure=right,
            tick=tick,
        )

    def year_at(self, x: float) -> int | None:
        """The place of the year under ``x``."""
        place = int((x - self.cells) // self.cell)
        return place if 0 <= place < self.years else None


def wrap(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """``text`` in two lines, broken at the space that makes the longer one shortest."""
    if metrics.horizontalAdvance(text) <= room or " " not in text:
        return text, ""
    words = text.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(halves, key=lambda pair: max(map(metrics.horizontalAdvance, pair)))


def paint_line(
    painter: QPainter,
    rect: QRectF,
    line: MatrixLine,
    columns: Columns,
    look: Look,
    lights: LightPainter,
    *,
    hovered: bool,
    ringed: bool,
) -> None:
    """Paint one row."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line.current or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_ground" if line.current else "chip"))
        painter.drawRoundedRect(rect.adjusted(0.0, 0.5, 0.0, -0.5), 4.0, 4.0)
    middle = rect.center().y()
    if not line.second:
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.drawLine(QPointF(rect.left(), rect.top()), QPointF(rect.right(), rect.top()))

    def text(x: float, words: str, *, bold: bool = False, colour: str = "ink") -> None:
        metrics = look.bold_metrics if bold else look.small_metrics
        painter.setFont(look.bold if bold else look.small)
        painter.setPen(look.colour(colour))
        painter.drawText(QPointF(rect.left() + x, middle + metrics.capHeight() / 2.0), words)

    room = columns.reform - COLUMN_GAP - columns.label + 1.0
    if line.compared:
        room, part = columns.cells - COLUMN_GAP - columns.label, line.label
    else:
        part = wrap(line.label, look.small_metrics, room)[line.second]
    text(columns.label, look.small_metrics.elidedText(part, Qt.TextElideMode.ElideRight, room))
    text(columns.reform, line.reform, colour="ink" if line.current else "muted")
    high = rect.adjusted(0.0, 2.0, 0.0, -2.0)
    left = rect.left() + columns.cells
    if columns.cell < NARROW:
        spells = list(spells_of(line.statuses))
    else:
        spells = [(at, at, status) for at, status in enumerate(line.statuses)]
    for first, last, status in spells:
        cell = QRectF(
            left + first * columns.cell + 0.5,
            high.top(),
            (last - first + 1) * columns.cell - 1.0,
            high.height(),
        )
        lights.paint(painter, cell, status)
    width = look.bold_metrics.horizontalAdvance(line.figure)
    text(columns.figure - columns.tick - width, line.figure, bold=True)
    if line.as_published:
        _paint_tick(painter, look, QPointF(rect.left() + columns.figure - TICK, middle))
    if ringed:
        painter.setPen(QPen(look.colour("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1.0, 1.0, -1.0, -1.0), 4.0, 4.0)


def _paint_tick(painter: QPainter, look: Look, left: QPointF) -> None:
    """The mark of a figure that agrees with the published one."""
    pen = QPen(look.colour("muted"), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [left + QPointF(0.0, 0.5), left + QPointF(3.0, 3.5), left + QPointF(TICK - 1.0, -3.5)]
    )
