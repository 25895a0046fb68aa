"""The few icons, drawn in the theme's ink so that they are sharp and fit light and dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

_SIZES = (18, 36, 54)


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
