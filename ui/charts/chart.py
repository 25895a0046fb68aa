"""A chart to be read: a plot with its texts around it, and a guide to read values by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sosuplan.analysis.frame import FIRST_COMPARED
from sosuplan.charts.palette import DASHED, THIN, Stroke
from sosuplan.charts.runs import Mark
from sosuplan.charts.scales import spread
from sosuplan.charts.spec import POINT_STROKE, PlotSpec, Reading
from ui.charts.labels import DOT, EndLabels, paint_reading, wrapped
from ui.charts.look import step_to
from ui.charts.more import SIZE as MORE
from ui.charts.plot import MARKER, Plot, paint_marker
from ui.i18n import _
from ui.widgets.accessible import announce

KEY = 20.0
"""Pixels of a line in a key."""
MOST_ROOM = 0.4
"""Labels take at most this share of a chart's width; a longer name is shortened."""
NOTE_GAP = 14.0
ABOVE = 11.0
"""Pixels from the texts above the plot to the plot."""
LEAST_POINT, POINT_GROUND = 90.0, 0.8
"""Pixels that the text of a point has at least, and how much its ground covers."""
SIGN_MS = 5000
"""How long it is said that the scale is another one."""
_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Note(NamedTuple):
    """A text above the plot: where it begins, in which line from below, and for what."""

    text: str
    left: float
    line: int
    kind: str


UNIT, DASHED_LINES, MARK, MOVE, PROJECTION = "unit", "dashed", "mark", "move", "projection"
_UPRIGHT = {MARK: ("accent", 1.2, Qt.PenStyle.DotLine), MOVE: ("ink", 1.0, Qt.PenStyle.DashLine)}
"""How the line through a year is drawn: from where changes act, and where tasks move."""


class Chart(Plot):
    """Any ``PlotSpec``: labels instead of a legend, or a key above the plot where bars leave no
    room for them."""

    pointed = Signal(object)
    """The place (year, age) that the guide moved to, or None when it went away."""
    chosen = Signal(int)
    """The place that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = EndLabels()
        self.notes_placed: dict[str, QRectF] = {}
        self.key_placed: list[tuple[QRectF, str, str]] = []
        """As last painted: where, the text, and the whole text, which may be longer."""
        self.points_placed: list[tuple[QRectF, str]] = []
        """As last painted: where the text of each point of others stands, and the text."""
        self._key: dict[str, Stroke] = {}
        self._notes: list[Note] = []
        self._note_lines = 1
        self._pointed: int | None = None
        self._reading: Reading | None = None
        self._focus_ring = False
        self.sign = ""
        """That the scale of values is another one than a moment ago; "" if nothing is said."""
        self._sign_rest = QTimer(self, singleShot=True, interval=SIGN_MS)
        self._sign_rest.timeout.connect(self._say_nothing)
        self._known: tuple[object, tuple[float, float]] | None = None
        """What the chart is of, and the scale that its reader knows."""

    def show_spec(self, spec: PlotSpec, *, dragging: bool = False) -> None:
        if spec.bars:
            self._key = {
                one.entry: one.stroke
                for one in spec.series
                if one.entry and one.key[0] >= FIRST_COMPARED
            }
        else:
            self.labels.show(spec)
        super().show_spec(spec, dragging=dragging)
        if not dragging and not spec.more_to_come:
            self._tell_scale(spec)
        if self._pointed is not None:
            self._read(self._pointed if self._pointed in spec.places else None)

    def _tell_scale(self, spec: PlotSpec) -> None:
        """Say that the scale is another one where the same thing is shown as before: the picture
        may look alike and be another. What a drag does to it is told when that has ended."""
        of = spec.subject
        if of is None or not self.upright:
            return
        known, self._known = self._known, (of, self._values)
        if known is None or known[0] != of:
            self._say_nothing()
        elif known[1] != self._values:
            low, high = map(self._value_text, self._values)
            self.sign = _("The axis has changed: now {low} to {high}").format(low=low, high=high)
            self._sign_rest.start()
            self.viewport().update()

    def _say_nothing(self) -> None:
        if self.sign:
            self.sign = ""
            self.viewport().update()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Painted without guide and focus ring, as in a picture."""
        kept = self._pointed, self._reading, self._focus_ring, self.sign
        self._pointed, self._reading, self._focus_ring, self.sign = None, None, False, ""
        try:
            yield
        finally:
            self._pointed, self._reading, self._focus_ring, self.sign = kept

    # --- room for texts -------------------------------------------------------------------------

    def top_room(self, left: float, width: float) -> float:
        """The key, and a line of texts; two where a year may be marked, and more where they take
        more. While dragging they only become more."""
        self._notes = [] if self.spec is None else list(self._placed(self.spec, left, width))
        lines = max((note.line + 1 for note in self._notes), default=1)
        if self.spec is not None and self.spec.projection:
            lines = max(lines, 2)
        self._note_lines = max(lines, self._note_lines) if self.dragging else lines
        above = self._key_line * len(self._key) + self._line * (self._note_lines - 1)
        return super().top_room(left, width) + above

    def right_room(self) -> float:
        # Steps of 8 pixels: a digit more or less does not move the plot.
        needed = math.ceil(self.labels.room(self.look) / 8.0) * 8.0
        return min(needed, MOST_ROOM * self.width())

    @property
    def _line(self) -> float:
        return self.look.small_metrics.height()

    @property
    def _key_line(self) -> float:
        return self._line + 1.0

    # --- painting -------------------------------------------------------------------------------

    def paint_front(self, painter: QPainter, spec: PlotSpec) -> None:
        within = QRectF(self.rect())
        within.setTop(self.area.top() - 6.0)
        within.setBottom(self.area.bottom() + 6.0)
        self.labels.paint(painter, self.look, self.area.right(), self.y_at, within)
        self._paint_notes(painter, spec)
        self._paint_heads(painter, spec)
        self._paint_key(painter)
        if spec.bands:
            self._paint_bands(painter, spec)
        self._paint_points(painter, spec)
        if self.sign:
            self._paint_sign(painter)
        if self._pointed is not None and self._reading is not None:
            line = self.line_through(float(self._pointed), level=not self.upright)
            self._paint_reading(painter, line, self._reading)
        if self._focus_ring:
            painter.setPen(QPen(self.look.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0), 5.0, 5.0)

    @property
    def sign_card(self) -> QRectF:
        """Where that the scale is another one stands: low at the left, for shortages grow
        downwards to the right; where a line goes through there, in another corner."""
        metrics, gap = self.look.small_metrics, self.look.small_metrics.height() / 2.0
        wide = metrics.boundingRect(self.sign).width() + 2.0 * gap
        bottom_left, top_left, bottom_right, top_right = self._corners(wide, metrics.height() + gap)
        return self._free((bottom_left, top_left, bottom_right, top_right))

    def _corners(self, wide: float, high: float) -> list[QRectF]:
        """Cards of a size in the corners of the plot: from below, those at the left first."""
        gap = self.look.small_metrics.height() / 2.0
        inner = self.area.adjusted(gap, gap, -gap - wide, -gap - high)
        corners = inner.bottomLeft(), inner.topLeft(), inner.bottomRight(), inner.topRight()
        return [QRectF(corner.x(), corner.y(), wide, high) for corner in corners]

    def _free(self, cards: Sequence[QRectF]) -> QRectF:
        """The first one that no line goes through, or the first."""
        return next((one for one in cards if not self._crossed(one)), cards[0])

    def band_card(self, spec: PlotSpec) -> QRectF:
        """Where what is filled is named, in a corner of the plot: high at the right, where
        shortages that grow leave room, below nought if that goes through there; or where else no
        line goes through."""
        metrics, line = self.look.small_metrics, self.look.small_metrics.height() + 2.0
        wide = KEY * self.look.scale + 5.0
        wide += max(metrics.horizontalAdvance(one.name) for one in spec.bands)
        bottom_left, top_left, bottom_right, top_right = self._corners(wide, line * len(spec.bands))
        nought = float(self.y_at(0.0))
        if top_right.top() <= nought <= top_right.bottom():
            top_right.moveTop(nought + 2.0)
        return self._free((top_right, top_left, bottom_left, bottom_right))

    def _paint_bands(self, painter: QPainter, spec: PlotSpec) -> None:
        metrics, card = self.look.small_metrics, self.band_card(spec)
        line, swatch = metrics.height() + 2.0, KEY * self.look.scale
        painter.setFont(self.look.small)
        for at, one in enumerate(spec.bands):
            middle, half = card.top() + (at + 0.5) * line, metrics.capHeight() / 2.0
            where = QRectF(card.left(), middle - half, swatch, 2.0 * half)
            colour = QColor(self.look.colour(one.colour))
            colour.setAlphaF(one.opacity)
            painter.fillRect(where, colour)
            painter.setPen(self.look.colour("ink"))
            painter.drawText(QPointF(card.left() + swatch + 5.0, middle + half), one.name)

    def _paint_sign(self, painter: QPainter) -> None:
        card = self.sign_card
        painter.setPen(QPen(self.look.colour("edge"), 1.0))
        painter.setBrush(self.look.colour("card"))
        painter.drawRoundedRect(card, 4.0, 4.0)
        painter.setPen(self.look.colour("ink"))
        painter.setFont(self.look.small)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, self.sign)

    def _paint_points(self, painter: QPainter, spec: PlotSpec) -> None:
        """A shape at each point, and its text beside it on the side that has more room, in as many
        lines as it takes; none on top of another."""
        metrics, scale, area = self.look.small_metrics, self.look.scale, self.area
        away, edge = 2.5 * MARKER * scale, 3.0 * scale
        line = metrics.height()
        texts, heights, ends = [], [], []
        for one in spec.points:
            end = QPointF(self.x_at(float(one.at)), self.y_at(one.value))
            left = end.x() - area.left() > area.right() - end.x()
            room = (end.x() - area.left() if left else area.right() - end.x()) - away - edge
            lines = wrapped(one.text, metrics, max(room, LEAST_POINT * scale))
            wide = max(map(metrics.horizontalAdvance, lines))
            start = end.x() - away - wide if left else end.x() + away
            texts.append((lines, start, wide))
            heights.append(line * len(lines) + 2.0)
            ends.append(end)
        wanted = [end.y() for end in ends]
        middles = spread(wanted, heights, area.top(), area.bottom())
        painter.setFont(self.look.small)
        self.points_placed = []
        placed = zip(spec.points, texts, heights, ends, middles, strict=True)
        for one, (lines, start, wide), height, end, middle in placed:
            where = QRectF(start - edge, middle - height / 2.0, wide + 2.0 * edge, height)
            ground = QColor(self.look.colour("chart_ground"))
            ground.setAlphaF(POINT_GROUND)
            painter.fillRect(where, ground)
            ink = self.look.colour("ink")
            painter.setPen(QPen(ink, 1.0))
            if abs(middle - end.y()) > height / 2.0:
                side = where.right() if start < end.x() else where.left()
                painter.drawLine(QPointF(side, middle), end)
            for at, text in enumerate(lines):
                below = where.top() + 1.0 + at * line + metrics.ascent()
                painter.drawText(QPointF(start, below), text)
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(self.look.colour("chart_ground"))
            paint_marker(painter, POINT_STROKE.marker, end)
            self.points_placed.append((where, one.text))

    def _crossed(self, card: QRectF) -> bool:
        """Whether a line of the plot goes through ``card``."""
        across = np.linspace(card.left(), card.right(), 9)
        if any(card.intersects(where) for where, _text in self.points_placed):
            return True
        for one in self.spec.series if self.spec is not None else ():
            at = np.interp(across, self.x_at(one.at), self.y_at(one.values))
            if np.any((card.top() <= at) & (at <= card.bottom())):
                return True
        return False

    def _paint_key(self, painter: QPainter) -> None:
        """What lines without labels of their own mean, a line each; long names are shortened."""
        metrics, line = self.look.small_metrics, self._key_line
        room = self.width() - MORE - KEY - 7.0
        painter.setFont(self.look.small)
        self.key_placed = []
        for at, (text, stroke) in enumerate(self._key.items()):
            middle = (at + 0.5) * line
            painter.setPen(self.look.pen(stroke))
            painter.drawLine(QPointF(2.0, middle), QPointF(2.0 + KEY, middle))
            painter.setPen(self.look.colour("ink"))
            name, colon, figure = text.rpartition(": ")
            rest = room - metrics.horizontalAdvance(colon + figure)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest) + colon + figure
            painter.drawText(QPointF(KEY + 7.0, middle + metrics.capHeight() / 2.0), shown)
            where = QRectF(0.0, at * line, self.width() - MORE, line)
            self.key_placed.append((where, shown, text))

    def _placed(self, spec: PlotSpec, left: float, width: float) -> Iterator[Note]:
        """The texts above a plot, none on top of another: that the years are projected stands where
        their ground begins, and each year's mark at its line, in a line higher up where something
        else is there."""
        advance, right = self.look.small_metrics.horizontalAdvance, left + width
        scale = spec.unit if self.upright else spec.places_name
        gap = NOTE_GAP * self.look.scale
        first = 2.0 + advance(scale) + gap
        lines = [[(0.0, first)]]

        def place(text: str, kind: str, starts: Sequence[float], lowest: int = 0) -> Note:
            """In the lowest line, and there at the first of its ``starts``, that is free."""
            wide = advance(text)
            for line in range(lowest, len(lines) + 1):
                if line == len(lines):
                    lines.append([])
                for start in starts:
                    end = start + wide
                    inside = (left <= start and end <= right) or start == starts[-1]
                    if inside and all(end < one or other < start for one, other in lines[line]):
                        lines[line].append((start - gap, end + gap))
                        return Note(text, start, line, kind)
            raise AssertionError("a new line is free")

        yield Note(scale, 2.0, 0, UNIT)
        if spec.dashed:
            wide = KEY + 5.0 + advance(spec.dashed)
            start = right + 12.0 if right + 12.0 + wide <= self.width() else right - wide
            lines[0].append((start - gap, start + wide + gap))
            yield Note(spec.dashed, start, 0, DASHED_LINES)
        low, high = self._places
        for at, (kind, (year, text)) in enumerate(self._marks(spec)):
            x, wide = left + (year - low) * width / (high - low), advance(text)
            if kind == MARK and not at:
                # It may begin a little after its line, where the unit ends.
                start = max(x - 2.0 if x + wide <= right else x - wide + 2.0, first)
                lines[0].append((start - gap, start + wide + gap))
                yield Note(text, start, 0, kind)
                continue
            inside = max(left, min(x - wide / 2.0, right - wide))
            yield place(text, kind, (x - 2.0, x - wide + 2.0, inside))
        if spec.projection:
            begins = max(left, first)
            end = begins + advance(spec.projection)
            if all(end < start or taken < begins for start, taken in lines[0][1:]):
                yield Note(spec.projection, begins, 0, PROJECTION)
            else:
                yield place(spec.projection, PROJECTION, (left,), lowest=1)

    def _marks(self, spec: PlotSpec) -> list[tuple[str, Mark]]:
        """The years that are marked, each with its kind; what takes longer to find than a picture
        may, only at rest."""
        early = () if spec.mark is None else (spec.mark,)
        firsts = early if self.dragging else spec.firsts
        return [(MARK, one) for one in firsts] + [(MOVE, one) for one in spec.moves]

    def _paint_notes(self, painter: QPainter, spec: PlotSpec) -> None:
        metrics, area = self.look.small_metrics, self.area
        painter.setFont(self.look.small)
        self.notes_placed = {}
        for kind, (year, __) in self._marks(spec):
            colour, thick, style = _UPRIGHT[kind]
            painter.setPen(QPen(self.look.colour(colour), thick, style))
            x = self.x_at(year)
            painter.drawLine(QPointF(x, area.top() - 2.0), QPointF(x, area.bottom()))
        for text, left, line, kind in self._notes:
            at = QPointF(left, area.top() - ABOVE * self.look.scale - line * self._line)
            if kind == DASHED_LINES:
                self._paint_dashed_key(painter, spec, at)
                at += QPointF(KEY + 5.0, 0.0)
            painter.setPen(self.look.colour(_UPRIGHT[kind][0] if kind in _UPRIGHT else "muted"))
            painter.drawText(at, text)
            self.notes_placed[text] = QRectF(metrics.tightBoundingRect(text)).translated(at)

    def _paint_dashed_key(self, painter: QPainter, spec: PlotSpec, at: QPointF) -> None:
        """A dashed line before what it means, over the labels or at the plot's right edge."""
        middle = at.y() - self.look.small_metrics.capHeight() / 2.0
        dashed = (one.stroke for one in spec.series if one.stroke.pattern == DASHED)
        painter.setPen(self.look.pen(next(dashed, Stroke("muted", THIN, DASHED))))
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + KEY, middle))

    def _paint_heads(self, painter: QPainter, spec: PlotSpec) -> None:
        """Whose side it is, above the plot, and the texts within it."""
        metrics, area = self.look.small_metrics, self.area
        painter.setPen(self.look.colour("ink"))
        for at, text in enumerate(spec.heads):
            centre = area.left() + area.width() * (at + 0.5) / len(spec.heads)
            left = centre - metrics.horizontalAdvance(text) / 2.0
            painter.drawText(QPointF(left, area.top() - ABOVE * self.look.scale), text)
        line = metrics.height() + 2.0
        for at, (text, colour) in enumerate(spec.corner, start=1):
            left = area.right() - 8.0 - metrics.horizontalAdvance(text)
            painter.setPen(self.look.colour(colour))
            painter.drawText(QPointF(left, area.top() + at * line), text)

    def _paint_reading(self, painter: QPainter, line: QLineF, reading: Reading) -> None:
        painter.setPen(QPen(self.look.colour("muted"), 1.0))
        painter.drawLine(line)
        dots = [
            (self.y_at(row.at), row.stroke.colour) for row in reading.rows if row.at is not None
        ]
        painter.setPen(QPen(self.look.colour("ground"), 1.5))
        for y, colour in dots:
            painter.setBrush(self.look.colour(colour))
            painter.drawEllipse(QPointF(line.x1(), y), DOT, DOT)
        within = QRectF(self.rect())
        at = line.p2() + QPointF(0.0, 6.0)
        if self.upright:
            within.setTop(self.area.top() + 4.0)
            within.setBottom(self.area.bottom() - 4.0)
            at = QPointF(line.x1(), within.top())
        clear = [y for y, _ in dots]
        if clear:
            clear += [where.center().y() for where, *_ in self.labels.placed]
        paint_reading(painter, self.look, reading, at, within, clear)

    # --- the guide ------------------------------------------------------------------------------

    @property
    def pointed_place(self) -> int | None:
        """Where the guide stands."""
        return self._pointed

    @property
    def shown_reading(self) -> Reading | None:
        """The values that are read out beside the guide."""
        return self._reading

    def point_at(self, place: int | None) -> None:
        """Move the guide to a year or age, or take it away."""
        if place != self._pointed:
            self._read(place)
            self.viewport().update()
            self.pointed.emit(place)

    def _read(self, place: int | None) -> None:
        self._pointed = place
        shown = None if place is None else self.spec
        self._reading = shown.reading(place) if shown is not None and place is not None else None

    @property
    def _stops(self) -> Sequence[int]:
        return () if self.spec is None else self.spec.places

    def place_under(self, point: QPointF) -> int | None:
        """The place nearest to a point of the plot; None outside it."""
        if not self._stops or not self.area.adjusted(-6.0, -6.0, 6.0, 6.0).contains(point):
            return None
        at = self.value_at(point)
        place = round(at.x() if self.upright else at.y())
        return min(max(place, self._stops[0]), self._stops[-1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.place_under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        place = self.place_under(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A chart does not scroll; what it lies in may."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pointed is not None:
            self.point_at(None)
            return
        place = step_to(self._stops, self._pointed, event.key(), upright=self.upright)
        if place is None:
            event.ignore()
            return
        self.point_at(place)
        if self._reading is not None:
            announce(self, self._reading.text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_ring = event.reason() in _BY_TAB
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_ring = False
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What a tool tip says at a point: the whole of a text that is shown shortened; "" where
        there is none."""
        for where, shown, whole in (*self.labels.placed, *self.key_placed):
            if shown != whole and where.contains(point):
                return whole
        return ""
