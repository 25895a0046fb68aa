"""A hand that types into a number box, and what the box says."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.levers.numberbox import NumberBox


class Told:
    """What a box said, in order."""

    def __init__(self, box: NumberBox) -> None:
        self.values: list[float] = []
        self.faults: list[str] = []
        self.accepted = 0
        self.cleared = 0
        box.committed.connect(self.values.append)
        box.refused.connect(self.faults.append)
        box.accepted.connect(self._accept)
        box.cleared.connect(self._clear)

    def _accept(self) -> None:
        self.accepted += 1

    def _clear(self) -> None:
        self.cleared += 1


def put(window: QWidget, box: NumberBox, value: float = 28.4) -> NumberBox:
    box.set_value(value)
    window.layout().addWidget(box)
    box.show()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    return box


def type_in(box: NumberBox, text: str, *, enter: bool = True) -> None:
    """Replace the text by typing, as after Tab."""
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(box, text)
    else:
        QApplication.clipboard().setText(text)
        QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)


def wheel(box: QWidget, clicks: int = 1) -> None:
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * clicks),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
