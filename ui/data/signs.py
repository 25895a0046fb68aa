"""The signs and dashes that tell lines apart where colour does not."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

DOT = 4.0
"""Pixels: half of a sign."""
SIGNS = "●■▲◆▼○"
"""Of the lines, which colour alone does not tell apart; in the key as in the picture."""
DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2.5), (1, 2), (7, 2.5), (4, 2, 1, 2), (2, 1.5))
"""Of the lines, in widths of the pen: where one lies on another, both are seen."""


def paint_sign(painter: QPainter, sign: str, centre: QPointF) -> None:
    """Paint one of ``SIGNS`` with the painter's pen and brush."""
    if sign in "●○":
        painter.drawEllipse(centre, DOT, DOT)
        return
    corners = {
        "■": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "▲": ((0, -1), (1, 1), (-1, 1)),
        "▼": ((0, 1), (1, -1), (-1, -1)),
        "◆": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    }[sign]
    size = 0.85 * DOT
    painter.drawPolygon(QPolygonF([centre + QPointF(x * size, y * size) for x, y in corners]))
