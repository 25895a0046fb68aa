"""The few icons, drawn in the theme's ink so that they are sharp and fit light and dark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QToolButton

_SIZES = (18, 36, 54)
RAIL_SIZE = 24


def action_button(action: QAction) -> QToolButton:
    """A flat button that shows the icon of ``action`` and does it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("look", "flat")
    button.setIconSize(QSize(18, 18))
    return button


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


def print_icon(colour: str, faint: str) -> QIcon:
    """A printer; ``faint`` when it cannot be used."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for size in _SIZES:
            icon.addPixmap(_drawn(_printer, 18.0, size, ink, 1.5), mode)
    return icon


def page_icon(page: str, faint: str, strong: str) -> QIcon:
    """The picture of a page on the rail; ``strong`` while that page is in front."""
    icon = QIcon()
    for state, ink in ((QIcon.State.Off, faint), (QIcon.State.On, strong)):
        for size in (RAIL_SIZE, 2 * RAIL_SIZE, 3 * RAIL_SIZE):
            drawn = _drawn(_PAGES[page], RAIL_SIZE, size, ink, 1.8)
            icon.addPixmap(drawn, QIcon.Mode.Normal, state)
    return icon


def _drawn(
    draw: Callable[[QPainter], None], own_size: float, size: int, ink: str, width: float
) -> QPixmap:
    """What ``draw`` draws in a square of ``own_size``, in ``size`` pixels, with lines of ``width``
    in its own measure."""
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / own_size, size / own_size)
    pen = QPen(QColor(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    draw(painter)
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


def _report(painter: QPainter) -> None:
    """A sheet of paper with a corner turned down and lines on it."""
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(14.0, 3.5),
                QPointF(5.5, 3.5),
                QPointF(5.5, 20.5),
                QPointF(18.5, 20.5),
                QPointF(18.5, 8.0),
                QPointF(14.0, 3.5),
                QPointF(14.0, 8.0),
                QPointF(18.5, 8.0),
            ]
        )
    )
    painter.drawLine(QPointF(9.0, 12.5), QPointF(15.0, 12.5))
    painter.drawLine(QPointF(9.0, 16.5), QPointF(15.0, 16.5))


def _printer(painter: QPainter) -> None:
    """Paper above and below a box."""
    painter.drawPolyline([QPointF(5.5, 6.5), QPointF(5.5, 2.5), QPointF(12.5, 2.5)])
    painter.drawLine(QPointF(12.5, 2.5), QPointF(12.5, 6.5))
    painter.drawRoundedRect(QRectF(2.5, 6.5, 13.0, 6.5), 1.2, 1.2)
    painter.drawRect(QRectF(5.5, 10.5, 7.0, 5.0))


_PAGES = {"scenarios": _scenarios, "data": _data, "report": _report}
