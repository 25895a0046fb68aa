"""The strip of traffic lights: a cell for each year, under the years of a chart; of both
occupations a row for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sosuplan.charts.lights import LightRow, strip_name
from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.text.language import Language
from sosuplan.text.terms import word
from ui.charts.lights import ROUNDING, LightPainter
from ui.charts.look import Look
from ui.widgets.accessible import HasChartRole, announce

HEIGHTS = {1: 22.0, 2: 16.0}
"""Pixels of a cell, by how many rows there are."""
AROUND = 2.0
"""Pixels above the first row and below the last."""
BETWEEN = 2.0
NAME_GAP = 6.0


class LightStrip(QWidget, HasChartRole):
    """Cells centred on the years of a chart. Left and Right move between them."""

    pointed = Signal(object)
    """The year that the mouse or the keyboard points at, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._lights = LightPainter(LIGHT)
        self._years: tuple[int, ...] = ()
        self._rows: tuple[LightRow, ...] = ()
        self._language = Language()
        self._span = (0.0, 1.0)
        self._pointed: int | None = None
        self.setFixedHeight(self._height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lights."""
        self._look, self._lights = Look(theme), LightPainter(theme)
        self.update()

    def set_span(self, first: float, last: float) -> None:
        """Pixels of the first and the last year, from the chart above."""
        if (first, last) != self._span:
            self._span = (first, last)
            self.update()

    def show_lights(
        self, years: Sequence[int], rows: Sequence[LightRow], language: Language
    ) -> None:
        """Rows with a status for each year."""
        shown = tuple(years), tuple(rows), language.code
        if shown == (self._years, self._rows, self._language.code):
            return
        self._years, self._rows, self._language = shown[0], shown[1], language
        self.setFixedHeight(self._height())
        if self._pointed not in self._years:
            self._pointed = None
        self.setAccessibleName(strip_name(language))
        self.setAccessibleDescription("; ".join(self.text(year) for year in self._years))
        self.update()

    def text(self, year: int) -> str:
        """The year and its status in words, of each row."""
        at = self._years.index(year)
        said = [
            f"{row.name} {word(row.statuses[at], self._language)}".strip() for row in self._rows
        ]
        return f"{year}: {', '.join(said)}"

    def _cell_height(self) -> float:
        return HEIGHTS[max(1, len(self._rows))]

    def _height(self) -> int:
        rows = max(1, len(self._rows))
        return round(rows * self._cell_height() + (rows - 1) * BETWEEN + 2 * AROUND)

    def cell(self, year: int, row: int = 0) -> QRectF:
        """Where a year's cell in a row is."""
        first, last = self._span
        apart = (last - first) / max(1, len(self._years) - 1)
        # The outer cells reach beyond the chart's plot, never beyond the strip.
        width = min(apart, 2.0 * first, 2.0 * (self.width() - last)) - BETWEEN
        centre = first + self._years.index(year) * apart
        height = self._cell_height()
        top = AROUND + row * (height + BETWEEN)
        return QRectF(centre - width / 2.0, top, width, height)

    def column(self, year: int) -> QRectF:
        """All cells of a year."""
        return self.cell(year).united(self.cell(year, max(0, len(self._rows) - 1)))

    def year_under(self, point: QPointF) -> int | None:
        """The year whose cell lies under a point."""
        for year in self._years:
            if self.column(year).adjusted(-BETWEEN, -2.0, BETWEEN, 2.0).contains(point):
                return year
        return None

    def sizeHint(self) -> QSize:
        return QSize(300, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._rows):
            for year, status in zip(self._years, row.statuses, strict=True):
                self._lights.paint(painter, self.cell(year, at), status)
            self._paint_name(painter, self.cell(self._years[-1], at), row.name)
        if self._pointed is not None and self.hasFocus():
            painter.setPen(QPen(self._look.colour("ink"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self.column(self._pointed).adjusted(-1.0, -1.0, 1.0, 1.0)
            painter.drawRoundedRect(ring, ROUNDING + 1.0, ROUNDING + 1.0)
        painter.end()

    def _paint_name(self, painter: QPainter, last: QRectF, name: str) -> None:
        """Whose row it is, after its last cell."""
        left, metrics = last.right() + NAME_GAP, self._look.small_metrics
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width() - left)
        painter.setFont(self._look.small)
        painter.setPen(self._look.colour("muted"))
        painter.drawText(QPointF(left, last.center().y() + metrics.capHeight() / 2.0), shown)

    def _point_at(self, year: int | None) -> None:
        if year != self._pointed:
            self._pointed = year
            self.update()
            self.pointed.emit(year)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        years, key = self._years, event.key()
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not years or key not in (*moves, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        if key == Qt.Key.Key_Home:
            year = years[0]
        elif key == Qt.Key.Key_End:
            year = years[-1]
        else:
            at = years[0] if self._pointed is None else self._pointed
            year = min(max(at + moves[Qt.Key(key)], years[0]), years[-1])
        self._point_at(year)
        announce(self, self.text(year))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            self._years
            and self._pointed is None
            and event.reason() != Qt.FocusReason.MouseFocusReason
        ):
            self._point_at(self._years[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.year_under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point_at(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            year = self.year_under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if year is None else self.text(year), self)
            return True
        return super().event(event)
