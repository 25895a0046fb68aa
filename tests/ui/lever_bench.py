"""A bench for lever rows, and hands on their sliders and boxes."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.analysis.today import source_of_lever, today
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from ui.levers.row import LeverRow

FULL_TIME = "fulltime_target:municipality:SSA"

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """A window with one row after the other, and what the rows said."""

    def __init__(self, qtbot: QtBot, plan: Plan, levers: LeverCatalogue) -> None:
        self.plan, self.levers = plan, levers
        self.moves: list[tuple[str, float | None, int]] = []
        self.released: list[str] = []
        self.tokens = count(1)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.layout = QVBoxLayout(self.window)
        self.other = QLineEdit()
        self.layout.addWidget(self.other)
        self.layout.addStretch(1)
        self.window.resize(300, 400)
        self.window.show()
        qtbot.waitActive(self.window)

    def row(self, lever_id: str) -> LeverRow:
        lever = self.levers[lever_id]
        plan = self.plan
        row = LeverRow(lever, today(plan, lever), source_of_lever(plan, lever), self.tokens)
        row.moved.connect(lambda *move: self.moves.append(move))
        row.released.connect(self.released.append)
        row.show_effect("virker fra 2026")
        self.layout.insertWidget(self.layout.count() - 1, row)
        self.settle()
        return row

    def settle(self) -> None:
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def values(self) -> list[float | None]:
        return [value for _, value, _ in self.moves]


def place(row: LeverRow, value: float) -> QPoint:
    """Where on the slider a value, in the unit shown, is."""
    low, high, _ = row.slider.limits
    left, right = row.slider._ends()
    x = left + (value - low) / (high - low) * (right - left)
    return QPoint(round(x), row.slider.height() // 2)


def drag(row: LeverRow, *values: float) -> None:
    """Take the handle and pull it over ``values``."""
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    for value in values:
        QTest.mouseMove(slider, place(row, value))
    QTest.mouseRelease(slider, LEFT, pos=place(row, values[-1]))


def wheel(widget: QWidget) -> None:
    here = QPointF(widget.rect().center())
    event = QWheelEvent(
        here,
        QPointF(widget.mapToGlobal(here.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def type_in(row: LeverRow, text: str) -> None:
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClick(row.box, Qt.Key.Key_Delete)
    QTest.keyClicks(row.box, text)
    QTest.keyClick(row.box, Qt.Key.Key_Return)


def labels(row: LeverRow) -> list[str]:
    """The texts that are visible besides the name."""
    return [
        label.text()
        for label in row.findChildren(QLabel)
        if label.isVisible() and label.text() and label != row.name
    ]
