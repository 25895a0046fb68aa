"""The lever's slider: a tick where nothing is changed, and a fill from there to the handle."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, isfinite

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueInterface,
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget
from shiboken6 import Shiboken, VoidPtr

from ui import theme as themes
from ui.widgets.accessible import OwnInterface, WidgetInterface

PAGE_STEPS = 10
SMALLEST_RADIUS = 6.0
ROOM = 4
"""Pixels around the handle for its halo, and for the ring that shows the keyboard there."""
GROOVE = 2.0
"""Pixels of the line that the handle moves along; what it is moved by is thicker."""
SEEN, UPRIGHT = 1.0, 4.0
"""Pixels of the bracket that marks what has been seen: how thick it is, and how high its ends."""


class LeverSlider(QSlider, OwnInterface):
    """Chooses a value from ``low`` to ``high`` in steps; shows any value exactly.

    The handle is taken hold of where it is, a click beside it brings it there, and a double click
    asks for neutral. ``tokens`` numbers the drags, so that one drag can be one undo step.
    """

    chosen = Signal(float, int)
    """A value of the step grid, and the number of the drag (0 for keyboard and wheel)."""
    drag_ended = Signal()
    neutral_wanted = Signal(int)
    """By double click; the number is that of the click that came first."""

    def __init__(
        self,
        low: float,
        high: float,
        step: float,
        tokens: Iterator[int],
        parent: QWidget | None = None,
        *,
        world: bool = False,
    ) -> None:
        """``world``: the planner does not decide it, and it looks like that."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._high, self._step = low, high, step
        self._tokens, self._world = tokens, world
        self._drag = self._last_drag = 0
        self._grip = 0.0
        self._exact = self._today = low
        self._moved = self._showing = False
        self._seen: tuple[float | None, float | None] | None = None
        self.spoken = ""
        """The value as it is read aloud, with its unit."""
        self.setRange(0, ceil(round((high - low) / step, 6)))
        self.setSingleStep(1)
        self.setPageStep(PAGE_STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.valueChanged.connect(self._changed)

    @property
    def limits(self) -> tuple[float, float, float]:
        """Lowest and highest value and the step."""
        return self._low, self._high, self._step

    @property
    def exact(self) -> float:
        """The value shown, which may lie between two steps."""
        return self._exact

    @property
    def today(self) -> float:
        """Where the tick is."""
        return self._today

    @property
    def seen(self) -> tuple[float | None, float | None] | None:
        """The range that is marked under the track (see ``mark_seen``)."""
        return self._seen

    def mark_seen(self, low: float | None, high: float | None) -> None:
        """Mark, under the track, how far the value has been seen to go; None: nobody knows on that
        side, where the mark goes to the tick and stays open."""
        self._seen = None if low is None and high is None else (low, high)
        self.update()

    def make_interface(self) -> WidgetInterface:
        return SliderInterface(self)

    def choose(self, value: float) -> None:
        """Go to the step nearest to ``value`` as if by the keyboard."""
        self.setValue(self._position(value))

    def show_value(self, value: float, today: float, *, moved: bool) -> None:
        """Show ``value`` and the tick, without a signal."""
        if (value, today, moved) == (self._exact, self._today, self._moved):
            return
        self._exact, self._today, self._moved = value, today, moved
        self._showing = True
        self.setValue(self._position(value))
        self._showing = False
        self.update()

    def _position(self, value: float) -> int:
        share = (value - self._low) / self._step
        return min(max(0, round(share)), self.maximum())

    def _value_at(self, position: int) -> float:
        return min(round(self._low + position * self._step, 9), self._high)

    def _changed(self, position: int) -> None:
        if self._showing:
            return
        self._exact = self._value_at(position)
        self.chosen.emit(self._exact, self._drag)

    # --- mouse and wheel ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self._drag = self._last_drag = next(self._tokens)
        handle = self._x(self._exact)
        x = event.position().x()
        self._grip = x - handle if abs(x - handle) <= self._radius() + ROOM else 0.0
        self.setSliderDown(True)
        if self._grip == 0.0 and x != handle:
            self._follow(x)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._follow(event.position().x() - self._grip)
            event.accept()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._drag:
            self._end_drag()
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.neutral_wanted.emit(self._last_drag)
            self.drag_ended.emit()
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        self._end_drag()
        super().hideEvent(event)

    def _follow(self, x: float) -> None:
        left, right = self._ends()
        share = (x - left) / max(1.0, right - left)
        self.setValue(self._position(self._low + share * (self._high - self._low)))

    def _end_drag(self) -> None:
        if self._drag:
            self._drag = 0
            self.setSliderDown(False)
            self.update()
            self.drag_ended.emit()

    # --- how it looks ---------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        side = round(2 * self._radius()) + 2 * ROOM
        return QSize(8 * side, side)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def handle_centre(self) -> QPointF:
        """Where the handle is, in the widget's pixels."""
        return QPointF(self._x(self._exact), self.height() / 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, radius, middle = themes.current(), self._radius(), self.height() / 2
        accent = theme.world if self._world else theme.accent
        left, right = self._ends()
        handle, tick = self._x(self._exact), self._x(self._today)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.edge))
        painter.drawRect(QRectF(left, middle - GROOVE / 2, right - left, GROOVE))
        if self._seen is not None:
            self._draw_seen(painter, middle + radius + 0.5)
        groove = round(0.55 * radius)
        top = middle - groove / 2
        ink = QColor(accent if self._moved else theme.baseline)
        painter.setBrush(ink)
        painter.drawRect(QRectF(min(handle, tick), top, abs(handle - tick), groove))
        painter.setBrush(QColor(theme.ink if self._moved else theme.baseline))
        painter.drawRect(QRectF(tick - 1.0, middle - radius - 1.0, 2.0, 2 * radius + 2.0))
        if self.underMouse() or self._drag:
            halo = QColor(ink)
            halo.setAlpha(60)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(handle, middle), radius + 2.0, radius + 2.0)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(QColor(theme.panel))
            painter.drawEllipse(QPointF(handle, middle), radius + ROOM - 1.0, radius + ROOM - 1.0)
        painter.setPen(QPen(ink, 2.0))
        painter.setBrush(QColor(theme.field))
        painter.drawEllipse(QPointF(handle, middle), radius - 1.0, radius - 1.0)

    def _draw_seen(self, painter: QPainter, bottom: float) -> None:
        """A bracket that lies under the track, with an upright at the ends that are known."""
        assert self._seen is not None
        ends = [self._x(self._today if end is None else end) for end in self._seen]
        painter.setBrush(QColor(themes.current().edge))
        painter.drawRect(QRectF(ends[0], bottom, ends[1] - ends[0], SEEN))
        for end, x in zip(self._seen, ends, strict=True):
            if end is not None:
                painter.drawRect(QRectF(x - SEEN / 2, bottom - UPRIGHT, SEEN, UPRIGHT + SEEN))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _radius(self) -> float:
        """As large as the text, so that it grows with it."""
        return max(SMALLEST_RADIUS, 0.42 * self.fontMetrics().height())

    def _ends(self) -> tuple[float, float]:
        """Where the handle's centre is at the lowest and at the highest value."""
        inset = self._radius() + ROOM
        return inset, self.width() - inset

    def _x(self, value: float) -> float:
        left, right = self._ends()
        share = (value - self._low) / max(1e-9, self._high - self._low)
        return left + min(max(0.0, share), 1.0) * (right - left)


class SliderInterface(WidgetInterface):
    """A slider whose value is "56,5 %"; Qt's own would say 113, the number of steps."""

    def __init__(self, slider: LeverSlider) -> None:
        super().__init__(slider, QAccessible.Role.Slider)
        self._slider = slider
        self._value = _Value(slider)
        self._pointer = VoidPtr(Shiboken.getCppPointer(self._value)[0])

    def interface_cast(  # type: ignore[override]
        self, kind: QAccessible.InterfaceType
    ) -> VoidPtr:
        value = kind == QAccessible.InterfaceType.ValueInterface
        return self._pointer if value else super().interface_cast(kind)

    def text(self, kind: QAccessible.Text) -> str:
        return self._slider.spoken if kind == QAccessible.Text.Value else super().text(kind)


class _Value(QAccessibleValueInterface):
    """The number that assistive technology reads and sets."""

    def __init__(self, slider: LeverSlider) -> None:
        super().__init__()
        self._slider = slider

    def currentValue(self) -> float:
        return self._slider.exact

    def setCurrentValue(self, value: float) -> None:
        # Assistive technology may set whatever a double can be.
        if isfinite(value):
            self._slider.choose(float(value))

    def minimumValue(self) -> float:
        return self._slider.limits[0]

    def maximumValue(self) -> float:
        return self._slider.limits[1]

    def minimumStepSize(self) -> float:
        return self._slider.limits[2]
