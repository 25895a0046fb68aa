"""A hand on mouse and keyboard of a running program."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.app.app import Program
from ui.levers.row import LeverRow


class Hand:
    """A hand on mouse and keyboard of a running program."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program

    @property
    def headline(self) -> str:
        """The answer as it stands on the page."""
        return self.program.window.scenarios.headline.text()

    def row(self, lever_id: str) -> LeverRow:
        panel = self.program.window.scenarios.panel
        assert panel is not None
        row = panel.row(lever_id)
        self.settle()
        return row

    def settle(self, milliseconds: int = 20) -> None:
        """Until everything asked for is computed and drawn."""
        QTest.qWait(milliseconds)

    def drag(self, lever_id: str, share: float, steps: int = 12) -> None:
        """Take the handle of a slider and drag it to a share of its length."""
        slider = self.row(lever_id).slider
        start = slider.handle_centre().toPoint()
        end = QPoint(round(8 + share * (slider.width() - 16)), start.y())
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, steps + 1):
            x = start.x() + (end.x() - start.x()) * step // steps
            QTest.mouseMove(slider, QPoint(x, start.y()))
            QTest.qWait(5)
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def type(self, lever_id: str, text: str) -> None:
        """Type into a lever's number box and press Enter."""
        box = self.row(lever_id).box
        box.setFocus()
        box.selectAll()
        self._qtbot.keyClicks(box, text)
        self._qtbot.keyClick(box, Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """A key with a modifier, anywhere in the window."""
        self._qtbot.keyClick(self.program.window, key, modifier)
        self.settle()

    def click(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()
