"""What all charts have in common: frames, words, and a guide to read values by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
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

from sosuplan.analysis.frame import Frame
from sosuplan.charts.palette import Pattern, Theme
from ui.charts.axis import Axis
from ui.charts.look import Look
from ui.charts.more import SIZE as MORE
from ui.charts.plot import Plot
from ui.charts.readout import Reading, paint_reading
from ui.widgets.accessible import HasChartRole, announce

DOT = 4.0
KEY = 20.0
"""Pixels of a line in a key."""
_POINT = 96.0 / 72.0
"""Pixels."""
_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Chart(Plot, HasChartRole):
    """A plot of a frame. Subclasses bring it up to date in ``draw`` and say in ``places`` and
    ``reading`` what the guide can point at."""

    pointed = Signal(object)
    """The place (year, age) that the guide moved to, or None when it went away."""

    along_x = True
    """The guide moves along the x axis (years) or the y axis (ages)."""
    _key: tuple[tuple[QPen, str], ...] = ()
    key_placed: Sequence[tuple[QRectF, str, str]] = ()
    """As last painted: where, the text, and the whole text, which may be longer."""
    frame: Frame | None = None
    """What is shown; None before the first frame."""

    def __init__(self, left: Axis, bottom: Axis, parent: QWidget | None = None) -> None:
        super().__init__(left, bottom, parent)
        self._pointed: int | None = None
        self._reading: Reading | None = None
        self._focus_ring = False

    # --- what a subclass says -------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """Bring curves, scales and texts up to ``frame``."""
        raise NotImplementedError

    def describe(self, frame: Frame) -> tuple[str, str]:
        """The chart's name and what it shows, in words."""
        raise NotImplementedError

    def places(self) -> Sequence[int]:
        """The years or ages that the guide can stand at, in order."""
        raise NotImplementedError

    def reading(self, place: int) -> Reading:
        """The values at a place."""
        raise NotImplementedError

    def style(self) -> None:
        """Give curves the pens of ``self.look``; called when the theme is another."""

    def heights_to_keep_clear(self) -> list[float]:
        """Heights beside the plot where there are labels that the readout should not hide."""
        return []

    # --- whose lines there are ------------------------------------------------------------------

    @property
    def top(self) -> float:
        """Height of what stands above the plot: the key, and a line of texts."""
        return super().top + self._key_line() * len(self._key)

    def set_key(self, entries: Sequence[tuple[QPen, str]]) -> None:
        """What lines without labels of their own mean: how each is drawn, and whose it is. It
        stands above the plot, a line each."""
        before, self._key = len(self._key), tuple(entries)
        if len(self._key) != before:
            self._lay_out()

    def paint_key(self, painter: QPainter) -> None:
        """Paint the key; long names are shortened."""
        metrics, line = self.look.small_metrics, self._key_line()
        room = self.width() - MORE - KEY - 7.0
        painter.setFont(self.look.small)
        self.key_placed = []
        for at, (pen, text) in enumerate(self._key):
            middle = (at + 0.5) * line
            painter.setPen(pen)
            painter.drawLine(QPointF(2.0, middle), QPointF(2.0 + KEY, middle))
            painter.setPen(self.look.colour("ink"))
            name, colon, figure = text.rpartition(": ")
            rest = room - metrics.horizontalAdvance(colon + figure)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest) + colon + figure
            painter.drawText(QPointF(KEY + 7.0, middle + metrics.capHeight() / 2.0), shown)
            where = QRectF(0.0, at * line, self.width() - MORE, line)
            self.key_placed.append((where, shown, text))

    def _key_line(self) -> float:
        return self.look.small_metrics.height() + 1.0

    def pen(self, colour: QColor, width: float, pattern: Pattern = ()) -> QPen:
        """The pen of a curve, as on paper."""
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if pattern:
            # Qt counts in widths of the pen, and would make every dash longer by one.
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part * _POINT / width for part in pattern])
        return pen

    # --- frames ---------------------------------------------------------------------------------

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``. While a lever is dragged the scales stay still unless a curve leaves."""
        if frame is self.frame and dragging == self.dragging:
            return
        self.frame, self.dragging = frame, dragging
        self.left_axis.language = self.bottom_axis.language = frame.language.code
        self.draw(frame)
        if self._pointed is not None:
            self._read(self._pointed if self._pointed in self.places() else None)
        if not dragging:
            name, description = self.describe(frame)
            self.setAccessibleName(name)
            self.setAccessibleDescription(description)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.look = Look(theme)
        self.apply_look()
        self.style()
        if self.frame is not None:
            self.draw(self.frame)
            if self._pointed is not None:
                self._read(self._pointed)
        self.viewport().update()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Painted without guide and focus ring, as in a picture."""
        kept = self._pointed, self._reading, self._focus_ring
        self._pointed, self._reading, self._focus_ring = None, None, False
        try:
            yield
        finally:
            self._pointed, self._reading, self._focus_ring = kept

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
        self._reading = None if place is None else self.reading(place)

    def place_under(self, point: QPointF) -> int | None:
        """The place nearest to a point of the plot; None outside it."""
        places, area = self.places(), self.area
        if not places or not area.adjusted(-6.0, -6.0, 6.0, 6.0).contains(point):
            return None
        if self.along_x:
            low, high = self._x_range
            value = low + (point.x() - area.left()) / area.width() * (high - low)
        else:
            low, high = self._y_range
            value = low + (area.bottom() - point.y()) / area.height() * (high - low)
        return min(max(round(value), places[0]), places[-1])

    def guide_line(self, place: int) -> QLineF:
        """Where the guide is drawn."""
        area = self.area
        if self.along_x:
            x = round(self.x_at(place)) + 0.5
            return QLineF(x, area.top(), x, area.bottom())
        y = round(self.y_at(place)) + 0.5
        return QLineF(area.left(), y, area.right(), y)

    def paint_guide(self, painter: QPainter) -> None:
        if self._pointed is not None and self._reading is not None:
            self._paint_reading(painter, self.guide_line(self._pointed), self._reading)
        if self._focus_ring:
            painter.setPen(QPen(self.look.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0), 5.0, 5.0)

    def _paint_reading(self, painter: QPainter, line: QLineF, reading: Reading) -> None:
        painter.setPen(QPen(self.look.colour("muted"), 1.0))
        painter.drawLine(line)
        dots = [self.y_at(row.at) for row in reading.rows if row.at is not None]
        painter.setPen(QPen(self.look.colour("ground"), 1.5))
        for row in reading.rows:
            if row.at is not None:
                painter.setBrush(row.colour)
                painter.drawEllipse(QPointF(line.x1(), self.y_at(row.at)), DOT, DOT)
        within = QRectF(self.rect())
        if self.along_x:
            within.setTop(self.area.top() + 4.0)
            within.setBottom(self.area.bottom() - 4.0)
        at = QPointF(line.x1(), within.top()) if self.along_x else line.p2() + QPointF(0.0, 6.0)
        clear = dots + self.heights_to_keep_clear() if dots else []
        paint_reading(painter, self.look, reading, at, within, clear)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.place_under(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A chart does not scroll; what it lies in may."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = self.places()
        keys = (
            (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if self.along_x
            else (Qt.Key.Key_Down, Qt.Key.Key_Up)
        )
        key, at = event.key(), self._pointed
        if key == Qt.Key.Key_Escape and at is not None:
            self.point_at(None)
            return
        if not places or key not in (*keys, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        if key == Qt.Key.Key_Home or (at is None and key == keys[1]):
            place = places[0]
        elif key == Qt.Key.Key_End or at is None:
            place = places[-1]
        else:
            step = -1 if key == keys[0] else 1
            place = places[min(max(places.index(at) + step, 0), len(places) - 1)]
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
            text = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What a tool tip says at a point; "" for none."""
        for rect, shown, whole in self.key_placed:
            if shown != whole and rect.contains(point):
                return whole
        return ""
