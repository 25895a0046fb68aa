from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.exchange.folder import PlanFolder, read_folder
from sosuplan.plan import Plan
from sosuplan.resources import resource
from tests.ui.frames import FrameMaker, danish_frames
from ui.app import Program
from ui.levers.row import LeverRow
from ui.settings import Places


@pytest.fixture(scope="session")
def reference_folder() -> PlanFolder:
    return read_folder(resource("plans", "midtjylland"))


@pytest.fixture(scope="session")
def reference(reference_folder: PlanFolder) -> Plan:
    return reference_folder.plan


@pytest.fixture
def frames(reference: Plan, qapp: QApplication) -> Iterator[FrameMaker]:
    """Frames of the reference plan, in an application that speaks Danish."""
    with danish_frames(reference, qapp) as made:
        yield made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The folders of a user who starts the program for the first time."""
    return Places.under(tmp_path / "profile")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, places: Places) -> Iterator[Callable[..., Program]]:
    """Starts the program as often as asked, one after the other, for the same user."""
    running: list[Program] = []

    def run(plan: Path | None = None) -> Program:
        while running:
            running.pop().end()
        made = Program(qapp, places)
        qtbot.addWidget(made.window)
        running.append(made)
        made.start(plan)
        made.window.resize(1366, 768)
        qtbot.waitExposed(made.window)
        QTest.qWait(20)
        return made

    yield run
    while running:
        running.pop().end()


@pytest.fixture
def program(start: Callable[..., Program]) -> Program:
    """The whole program with the reference plan, at the size of the smallest laptop."""
    return start()


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


@pytest.fixture
def hand(qtbot: QtBot, program: Program) -> Hand:
    return Hand(qtbot, program)
