"""A list of level bars on one scale: each with its name, its figure, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sosuplan.charts.spec import BarListSpec, BarRow, Segment
from ui.charts.look import ANY_SIZE, HasSpec, Look, looks_new
from ui.widgets.accessible import HasChartRole

Index = QModelIndex | QPersistentModelIndex
EDGE, GAP, DETAIL_GAP = 6.0, 10.0, 7.0
"""Pixels beside the texts, between columns, and between a name and what is said of it."""
LEAST_BARS = 0.26
MOST_BESIDE, MOST_NAME, MOST_FIGURE = 0.5, 0.42, 0.36
"""Of the width: what bars have at least; names with what is said beside them, names, and figures
at most. Longer names take two lines, what is said of them three."""
MOST_LINES, MOST_DETAIL_LINES = 2, 3
ROW_GAPS = {0: 11.0, 12: 6.0, 20: 3.0}
"""Pixels that a row is higher than its texts at least, by how many rows there are at least; where
there is room they have"""
MOST_GAP = 26.0
BAR, MOST_BAR, LEAST_BAR = 0.62, 22.0, 5.0
"""A bar's share of its row, and its pixels."""
SWATCH = 14.0
HATCH = 5.0
"""Pixels from one line of a hatched bar to the next."""
SMALLEST, USUAL_WIDTH = (260, 120), 420
"""Pixels of the list."""


@dataclass(frozen=True, slots=True)
class RowTexts:
    """The texts of a row in lines, as they are painted."""

    name: tuple[str, ...]
    detail: tuple[str, ...]
    figure: str
    is_cut: bool
    """True if there is more of any of them."""


def lines_of(
    text: str, metrics: QFontMetricsF, room: float, most: int = MOST_LINES
) -> tuple[tuple[str, ...], bool]:
    """``text`` broken at spaces into ``most`` lines at most that have room, and whether any of it
    was left out."""
    if not text or metrics.horizontalAdvance(text) <= room:
        return ((text,) if text else ()), False
    lines: list[str] = []
    words = text.split()
    while words:
        count = len(words)
        while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > room:
            count -= 1
        if len(lines) == most - 1:
            count = len(words)
        lines.append(" ".join(words[:count]))
        words = words[count:]
    shown = tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)
    return shown, shown != tuple(lines)


class RowsModel(QAbstractListModel):
    """The rows as a screen reader says them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[BarRow, ...] = ()

    def show(self, rows: tuple[BarRow, ...]) -> None:
        """As many rows as before stay the rows that they were: where the keyboard is, it stays."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.rows[index.row()].text
        return None


class RowPainter(QStyledItemDelegate):
    """Paints the rows of a ``BarList``."""

    def __init__(self, view: BarList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SMALLEST[0], self._view.row_height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.paint_row(painter, QRectF(option.rect), index.row(), hovered=hovered)
        painter.restore()


class BarListHead(QWidget, HasChartRole):
    """What stands over the bars: what parts of them mean, what the columns are, and what the line
    through all bars is."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, view: BarList) -> None:
        super().__init__(view)
        self._view = view
        self._placed: list[tuple[float, float, str]] = []
        """Left and middle of each text; of an entry of the key, of its swatch,"""
        self._key: list[tuple[float, float, Segment]] = []
        self._cut = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def lay_out(self, width: float) -> int:
        """Place the texts within ``width``; the height that they take."""
        view, spec = self._view, self._view.spec
        self._placed, self._key, self._cut = [], [], ""
        if spec is None or not spec.rows:
            return 0
        advance, line = view.look.small_metrics.horizontalAdvance, self._line
        x, y = EDGE, line / 2.0
        swatch = SWATCH * view.look.scale
        for text, segment in spec.entries.items():
            wide = swatch + 5.0 + advance(text)
            if x > EDGE and x + wide > width - EDGE:
                x, y = EDGE, y + line
            self._key.append((x, y, segment))
            self._placed.append((x + swatch + 5.0, y, text))
            x += wide + 2.0 * GAP
        if spec.entries:
            y += line + 2.0
        first, last = spec.heads
        ends = EDGE + advance(first), width - EDGE - advance(last)
        if ends[0] + GAP > ends[1]:
            # Not both in one line: what the figures are stands nearest to them.
            self._placed.append((EDGE, y, first))
            ends, y = (EDGE, ends[1]), y + line
            first = ""
        if spec.zero_name:
            name = view.look.small_metrics.elidedText(
                spec.zero_name, Qt.TextElideMode.ElideRight, width - 2.0 * EDGE
            )
            self._cut = spec.zero_name if name != spec.zero_name else ""
            wide = advance(name)
            left = view.x_at(spec.zero) - wide / 2.0
            left = min(max(left, EDGE), width - EDGE - wide)
            if not ends[0] + GAP <= left <= ends[1] - GAP - wide:
                above, y = y, y + line
            else:
                above = y
            self._placed.append((left, above, name))
        self._placed.append((EDGE, y, first))
        self._placed.append((max(ends[1], EDGE), y, last))
        told = [*spec.entries, *spec.heads, spec.zero_name]
        self.setAccessibleName(", ".join(filter(None, told)))
        self.setToolTip(self._cut)
        return round(y + line / 2.0 + 2.0)

    @property
    def _line(self) -> float:
        return self._view.look.small_metrics.height() + 2.0

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._view.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.small)
        for x, y, segment in self._key:
            size = SWATCH * look.scale
            self._view.paint_bar(painter, QRectF(x, y - size * 0.35, size, size * 0.7), segment)
        painter.setPen(look.colour("muted"))
        for x, y, text in self._placed:
            painter.drawText(QPointF(x, y + look.small_metrics.capHeight() / 2.0), text)
        painter.end()


class BarList(QListView, HasSpec):
    """Any ``BarListSpec``. Up and Down move; Enter, Space or a click chooses a row with a key.

    Rows share the height that there is; where they have no room, they first get closer, then the
    list scrolls.
    """

    chosen = Signal(str)
    """The key of the row."""

    spec: BarListSpec | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._model = RowsModel()
        self.setModel(self._model)
        self._extent = (0.0, 1.0)
        self._texts: list[RowTexts] = []
        self._beside = True
        self._bars = (0.0, 1.0)
        self._gap = ROW_GAPS[0]
        self._resting = self._dragging = False
        self._figure = 0.0
        """Pixels of the widest figure."""
        self._head = BarListHead(self)
        self.setItemDelegate(RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._choose)

    # --- what is shown --------------------------------------------------------------------------

    def show_spec(self, spec: BarListSpec, *, dragging: bool = False) -> None:
        """Show ``spec``. While a lever is dragged the scale and the room for figures only grow,
        and nothing is said."""
        low, high = spec.extent
        if dragging and self.spec is not None and self.spec.kind == spec.kind:
            low, high = min(low, self._extent[0]), max(high, self._extent[1])
        at, before = self.currentIndex().row(), self.spec
        key = before.rows[at].key if before is not None and 0 <= at < len(before.rows) else ""
        self.spec, self._extent = spec, (low, high if high > low else low + 1.0)
        self._dragging = dragging
        self._model.show(spec.rows)
        keys = [row.key for row in spec.rows]
        place = keys.index(key) if key and key in keys else min(max(at, 0), len(keys) - 1)
        if place != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(place))
        self.lay_out()
        if not dragging:
            self.setAccessibleName(spec.name)
            self.setAccessibleDescription(spec.alternative)

    def set_scale(self, scale: float) -> None:
        """Texts and bars so many times larger than usual."""
        self.look = Look(scale)
        self.lay_out()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_new(self, event):
            self.set_scale(self.look.scale)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Painted without focus ring and ground of what the mouse is on, as in a picture."""
        self._resting = True
        try:
            yield
        finally:
            self._resting = False

    # --- room -----------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(*SMALLEST)

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        return QSize(USUAL_WIDTH, max(self.whole_height, SMALLEST[1]))

    @property
    def whole_height(self) -> int:
        """Pixels that all rows take where they are closest, with what stands over them."""
        return self._height_with(self._least_gap)

    def _height_with(self, gap: float) -> int:
        rows = range(len(self._texts))
        return self._head.height() + sum(round(self._text_height(at) + gap) for at in rows)

    @property
    def _least_gap(self) -> float:
        count = len(self._texts)
        return [gap for least, gap in ROW_GAPS.items() if count >= least][-1] * self.look.scale

    def row_height(self, at: int) -> int:
        """Pixels of a row."""
        return round(self._text_height(at) + self._gap) if at < len(self._texts) else 0

    def _text_height(self, at: int) -> float:
        texts, look = self._texts[at], self.look
        name = len(texts.name) * look.text_metrics.height()
        detail = len(texts.detail) * look.small_metrics.height()
        return max(name, detail) if self._beside else name + detail

    def lay_out(self) -> None:
        """Divide the width among names, bars and figures, and the height among rows."""
        bar = self.verticalScrollBar().sizeHint().width()
        self._divide(float(self.width()))
        scrolls = self.whole_height > self.height()
        if scrolls:
            self._divide(float(self.width() - bar))
        head = self._head.height()
        if self.viewportMargins().top() != head:
            self.setViewportMargins(0, head, 0, 0)
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if scrolls else off)
        spare = (self.height() - self.whole_height) // max(len(self._texts), 1)
        most = MOST_GAP * self.look.scale
        # What stands below the list is not far from its last row.
        highest = self._height_with(most) + 2 if self._texts else ANY_SIZE
        if highest != self.maximumHeight():
            self.setMaximumHeight(highest)
        self._gap = self._least_gap + min(max(spare, 0.0), max(most - self._least_gap, 0.0))
        self._head.update()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _divide(self, width: float) -> None:
        rows = () if self.spec is None else self.spec.rows
        look = self.look
        figures = [self._advance(row.figure, bold=True) for row in rows]
        # A digit more or less does not move the bars under the hand.
        figures.append(self._figure if self._dragging else 0.0)
        figure = self._figure = min(max(figures), MOST_FIGURE * width)
        names = [self._advance(row.name, bold=row.total) for row in rows]
        details = [look.small_metrics.horizontalAdvance(row.detail) for row in rows]
        both = [
            name + (DETAIL_GAP + detail if detail else 0.0)
            for name, detail in zip(names, details, strict=True)
        ]
        self._beside = max(both, default=0.0) <= MOST_BESIDE * width
        if self._beside:
            name = max(both, default=0.0)
        else:
            name = min(max(*names, *details), MOST_NAME * width)
        name = min(name, width * (1.0 - LEAST_BARS) - figure - 2.0 * (EDGE + GAP))
        self._bars = EDGE + name + GAP, width - EDGE - figure - GAP
        self._texts = [self._broken(row, name, figure) for row in rows]
        self._head.setGeometry(0, 0, round(width), self._head.lay_out(width))

    def _broken(self, row: BarRow, name: float, figure: float) -> RowTexts:
        look, right = self.look, Qt.TextElideMode.ElideRight
        bold = look.bold_metrics
        # A pixel more: what just has room must not be cut by a sum that is rounded.
        names, name_cut = lines_of(row.name, bold if row.total else look.text_metrics, name + 1.0)
        details, detail_cut = lines_of(
            row.detail, look.small_metrics, name + 1.0, MOST_DETAIL_LINES
        )
        shown = bold.elidedText(row.figure, right, figure + 1.0)
        return RowTexts(names, details, shown, name_cut or detail_cut or shown != row.figure)

    def _advance(self, text: str, *, bold: bool) -> float:
        metrics = self.look.bold_metrics if bold else self.look.text_metrics
        return metrics.horizontalAdvance(text)

    def x_at(self, value: float) -> float:
        """Where a value is, in pixels from the left edge."""
        (left, right), (low, high) = self._bars, self._extent
        return left + (value - low) / (high - low) * (right - left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.spec is None or self.spec.rows or not self.spec.empty:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.look.text)
        painter.setPen(self.look.colour("muted"))
        within = QRectF(self.viewport().rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.drawText(within, Qt.TextFlag.TextWordWrap, self.spec.empty)
        painter.end()

    def paint_row(self, painter: QPainter, rect: QRectF, at: int, *, hovered: bool) -> None:
        """Paint a row in ``rect``."""
        assert self.spec is not None
        look, row = self.look, self.spec.rows[at]
        if hovered and row.key and not self._resting:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("chip"))
            painter.drawRoundedRect(rect.adjusted(0.0, 1.0, 0.0, 0.0), 4.0, 4.0)
        if at:
            painter.setPen(QPen(look.colour("edge" if row.total else "line"), 1.0))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._paint_bars(painter, rect, at)
        self._paint_texts(painter, rect, at)
        if self.hasFocus() and at == self.currentIndex().row() and not self._resting:
            painter.setPen(QPen(look.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.0, 1.0, -1.0, -1.0), 4.0, 4.0)

    def _paint_texts(self, painter: QPainter, rect: QRectF, at: int) -> None:
        assert self.spec is not None
        look, row, texts = self.look, self.spec.rows[at], self._texts[at]

        def lines(
            parts: tuple[str, ...], x: float, top: float, font: QFont, metrics: QFontMetricsF
        ) -> float:
            painter.setFont(font)
            for part in parts:
                painter.drawText(QPointF(x, top + metrics.ascent()), part)
                top += metrics.height()
            return top

        left = rect.left() + EDGE
        font, metrics = look.text, look.text_metrics
        if row.total:
            font, metrics = look.bold, look.bold_metrics
        top = rect.center().y() - self._text_height(at) / 2.0
        painter.setPen(look.colour("ink"))
        below = lines(texts.name, left, top, font, metrics)
        if texts.detail:
            painter.setPen(look.colour("muted"))
            if self._beside:
                left += metrics.horizontalAdvance(row.name) + DETAIL_GAP
                # On the line of the name.
                below = top + metrics.ascent() - look.small_metrics.ascent()
            lines(texts.detail, left, below, look.small, look.small_metrics)
        painter.setPen(look.colour("ink"))
        painter.setFont(font)
        x = rect.left() + self._right - metrics.horizontalAdvance(texts.figure)
        painter.drawText(QPointF(x, rect.center().y() + metrics.capHeight() / 2.0), texts.figure)

    @property
    def _right(self) -> float:
        """The right edge of the figures."""
        return self._head.width() - EDGE

    def _paint_bars(self, painter: QPainter, rect: QRectF, at: int) -> None:
        assert self.spec is not None
        spec, look = self.spec, self.look
        middle, half = rect.center().y(), self._bar_height(rect) / 2.0

        def x_at(value: float) -> float:
            return rect.left() + self.x_at(value)

        row = spec.rows[at]
        for place, one in enumerate(row.segments):
            left, right = map(x_at, one.ends)
            # What is almost nothing can be seen, too.
            wide = max(right - left, 1.0)
            high = half if row.lies_on_others(place) else 2.0 * half
            self.paint_bar(painter, QRectF(left, middle - high / 2.0, wide, high), one)
        zero = x_at(spec.zero)
        painter.setPen(QPen(look.colour("zero"), 1.2 * look.scale))
        painter.drawLine(QPointF(zero, rect.top() - 1.0), QPointF(zero, rect.bottom() + 1.0))
        if spec.joined:
            painter.setPen(QPen(look.colour("muted"), 1.0 * look.scale, Qt.PenStyle.DotLine))
            for other, top, bottom in (
                (at - 1, rect.top(), middle - half),
                (at, middle + half, rect.bottom() + 1.0),
            ):
                if 0 <= other < len(spec.rows) - 1 and spec.rows[other].segments:
                    x = x_at(spec.rows[other].segments[-1].end)
                    painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _bar_height(self, rect: QRectF) -> float:
        most = MOST_BAR * self.look.scale
        return max(min(BAR * rect.height(), most), LEAST_BAR)

    def paint_bar(self, painter: QPainter, bar: QRectF, segment: Segment) -> None:
        """Paint a part of a bar, hatched if its name asks for that."""
        colour = self.look.colour(segment.colour)
        if self.spec is None or not self.spec.is_hatched(segment):
            painter.fillRect(bar, colour)
            return
        painter.save()
        painter.fillRect(bar, self.look.colour("ground"))
        painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(colour, 0.5 * HATCH * self.look.scale))
        step, high = HATCH * self.look.scale, bar.height()
        x = bar.left() - high
        while x < bar.right() + step:
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + high, bar.top()))
            x += step
        painter.setPen(QPen(colour, 2.0 * self.look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.restore()

    # --- mouse and keyboard -----------------------------------------------------------------------

    def _choose(self, index: Index) -> None:
        if self.spec is not None and index.isValid() and self.spec.rows[index.row()].key:
            self.chosen.emit(self.spec.rows[index.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() in (
            keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End,
            keys.Key_PageUp, keys.Key_PageDown,
        ):  # fmt: skip
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        can = self.spec is not None and index.isValid() and bool(self.spec.rows[index.row()].key)
        shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def tip_at(self, point: QPointF) -> str:
        """What a tool tip says at a point: the whole of a row of which something is left out; ""
        where there is none."""
        index = self.indexAt(point.toPoint())
        if not index.isValid() or not self._texts[index.row()].is_cut:
            return ""
        return self._model.rows[index.row()].text

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)
