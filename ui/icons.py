"""The few icons, drawn in the theme's ink so that they are sharp and fit light and dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

_SIZES = (18, 36, 54)
RAIL_SIZE = 24


def turn_icon(colour: str, faint: str, *, back: bool) -> QIcon:
    """A bent arrow: back for undo, forward for redo; ``faint`` when it cannot be used."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for size in _SIZES:
            icon.addPixmap(_turn(size, ink, back=back), mode)
    return icon


def _turn(size: int, ink: str, *, back: bool) -> QPixmap:
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 18.0, size / 18.0)
    if not back:
        painter.translate(18.0, 0.0)
        painter.scale(-1.0, 1.0)
    pen = QPen(QColor(ink), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    path = QPainterPath(QPointF(3.5, 7.0))
    path.lineTo(10.5, 7.0)
    path.arcTo(QRectF(6.5, 7.0, 8.0, 8.0), 90.0, -180.0)
    path.lineTo(7.0, 15.0)
    painter.drawPath(path)
    painter.drawPolyline([QPointF(6.8, 3.6), QPointF(3.4, 7.0), QPointF(6.8, 10.4)])
    painter.end()
    return picture


def page_icon(page: str, faint: str, strong: str) -> QIcon:
    """The picture of a page on the rail; ``strong`` while that page is in front."""
    icon = QIcon()
    for state, ink in ((QIcon.State.Off, faint), (QIcon.State.On, strong)):
        for size in (RAIL_SIZE, 2 * RAIL_SIZE, 3 * RAIL_SIZE):
            icon.addPixmap(_page(page, size, ink), QIcon.Mode.Normal, state)
    return icon


def _page(page: str, size: int, ink: str) -> QPixmap:
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 24.0, size / 24.0)
    pen = QPen(QColor(ink), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _PAGES[page](painter)
    painter.end()
    return picture


def _scenarios(painter: QPainter) -> None:
    """Two courses from one point, on axes."""
    painter.drawPolyline(QPolygonF([QPointF(4, 4), QPointF(4, 20), QPointF(20, 20)]))
    painter.drawPolyline(QPolygonF([QPointF(7.5, 11), QPointF(12, 13.5), QPointF(19.5, 6)]))
    painter.drawLine(QPointF(12, 13.5), QPointF(19.5, 15.5))


def _data(painter: QPainter) -> None:
    """A table with a heading."""
    painter.drawRoundedRect(QRectF(3.5, 4.5, 17.0, 15.0), 2.0, 2.0)
    painter.drawLine(QPointF(3.5, 9.5), QPointF(20.5, 9.5))
    painter.drawLine(QPointF(3.5, 14.5), QPointF(20.5, 14.5))
    painter.drawLine(QPointF(10.0, 9.5), QPointF(10.0, 19.5))


_PAGES = {"scenarios": _scenarios, "data": _data}
