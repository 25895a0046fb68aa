"""Two groups of controls in one line, or in two where one has no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


def stand_beside(layout: QBoxLayout, beside: bool) -> bool:
    """Put what is in ``layout`` beside or below each other; true if it stood otherwise."""
    way = QBoxLayout.Direction
    wanted = way.LeftToRight if beside else way.TopToBottom
    changed = layout.direction() != wanted
    if changed:
        layout.setDirection(wanted)
    return changed


class Wrapping(QWidget):
    """``left`` begins at the left edge, ``right`` ends at the right one."""

    def __init__(
        self, left: QHBoxLayout, right: QHBoxLayout, spare: int = 0, *, together: bool = False
    ) -> None:
        """``spare`` are pixels kept free between them for what comes and goes; ``together``: both
        begin at the left edge, or one behind the other."""
        super().__init__()
        left.addStretch(1)
        if together:
            right.addStretch(1)
        else:
            right.insertStretch(0, 1)
        self._parts, self._spare = (left, right), spare
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        for part in self._parts:
            part.setSpacing(6)
            self._rows.addLayout(part, int(together and part is right))

    def sizeHint(self) -> QSize:
        """As wide as one line, whichever way the parts stand now: else what holds this could not
        tell when there is room for one again."""
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """That of two lines."""
        margins = self._rows.contentsMargins()
        width = max(part.minimumSize().width() for part in self._parts)
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._wrap()
        return super().event(event)

    def _wrap(self) -> None:
        if stand_beside(self._rows, self._needed() <= self.width()):
            # While a layout gives out room, it does not hear of other wishes.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _needed(self) -> int:
        """The width of one line."""
        margins = self._rows.contentsMargins()
        parts = sum(part.sizeHint().width() for part in self._parts)
        return parts + self._rows.spacing() + margins.left() + margins.right() + self._spare
