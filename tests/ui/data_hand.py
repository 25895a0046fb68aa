"""A hand on the page Data of a running program."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sosuplan.store.planfile import PlanFile
from ui.app.app import Program
from ui.data.page import DataPage
from ui.data.table_model import FAULT_ROLE, KIND_ROLE


class DataHand:
    """Turns to the page Data and works in its tables with keys, clipboard and mouse."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program
        program.window.pages.turn_to("data")
        self.settle()

    @property
    def page(self) -> DataPage:
        return self.program.window.pages.data_page()

    @property
    def file(self) -> PlanFile:
        file = self.program.session.file
        assert file is not None
        return file

    def settle(self) -> None:
        QTest.qWait(20)

    def turn(self, table: str) -> None:
        """Choose a table in the list on the left with the mouse."""
        rows = self.page.list
        for row in range(rows.count()):
            if rows.item(row).data(Qt.ItemDataRole.UserRole) == table:
                place = rows.visualItemRect(rows.item(row)).center()
                QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def index(self, row: int, column: str) -> QModelIndex:
        return self.page.pane.model.index_of(row, column)

    def go(self, row: int, column: str) -> None:
        """Click a cell."""
        view = self.page.pane.view
        view.scrollTo(self.index(row, column))
        place = view.visualRect(self.index(row, column)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        view.setFocus()

    def type(self, row: int, column: str, text: str) -> None:
        """Type over a cell and press Enter."""
        self.go(row, column)
        view = self.page.pane.view
        self._qtbot.keyClick(view, Qt.Key.Key_F2)
        line = view.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        self._qtbot.keyClicks(line, text) if text else self._qtbot.keyClick(line, Qt.Key.Key_Delete)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key, *, control: bool = False) -> None:
        """A key in the table."""
        modifier = (
            Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        )
        self._qtbot.keyClick(self.page.pane.view, key, modifier)
        self.settle()

    def paste(self, text: str) -> None:
        """Paste what another program put on the clipboard."""
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, control=True)

    def undo(self) -> None:
        self.program.window.undo.trigger()
        self.settle()

    def redo(self) -> None:
        self.program.window.redo.trigger()
        self.settle()

    # --- what is seen ---------------------------------------------------------------------------

    def cell(self, row: int, column: str) -> str:
        """A cell as it is shown, with plain blanks."""
        return str(self.index(row, column).data()).replace("\u00a0", " ")

    def fault(self, row: int, column: str) -> str:
        """The sentence that a faulty cell says."""
        return str(self.index(row, column).data(FAULT_ROLE))

    def kind(self, row: int, column: str) -> str:
        """The kind whose mark a cell shows."""
        return str(self.index(row, column).data(KIND_ROLE))

    def listed_faults(self) -> list[str]:
        faults = self.page.pane.faults
        if not faults.isVisible():
            return []
        return [faults.list.item(row).text() for row in range(faults.list.count())]

    def entry(self, table: str) -> str:
        """How a table is named in the list on the left."""
        rows = self.page.list
        found = [
            rows.item(row).text()
            for row in range(rows.count())
            if rows.item(row).data(Qt.ItemDataRole.UserRole) == table
        ]
        return found[0]

    def rows(self) -> int:
        return self.page.pane.model.rowCount()
