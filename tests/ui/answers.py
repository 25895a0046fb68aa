"""Somebody who answers the dialogs that come up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox, QPushButton

from ui.planfiles.backups import RestoreDialog


class Answers:
    """Presses the buttons named, one dialog after the other, and remembers what dialogs said."""

    def __init__(self, *buttons: str) -> None:
        self.said: list[str] = []
        self.offered: list[list[str]] = []
        self._buttons = list(buttons)
        self._timer = QTimer()
        self._timer.timeout.connect(self._answer)
        self._timer.start(10)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        offered = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        self.offered.append([button.text() for button in offered])
        if isinstance(dialog, QMessageBox):
            self.said.append(f"{dialog.text()}\n{dialog.informativeText()}")
        elif isinstance(dialog, RestoreDialog):
            dialog.times.setCurrentRow(dialog.times.count() - 1)
            self.said.append(dialog.summary.text())
        wanted = self._buttons.pop(0) if self._buttons else ""
        pressed: list[QAbstractButton] = [one for one in offered if one.text() == wanted]
        if pressed:
            QTest.mouseClick(pressed[0], Qt.MouseButton.LeftButton)
        else:
            dialog.reject()


def answer(act: Callable[[Any], None]) -> None:
    """Do something with the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, find)
        else:
            act(dialog)

    QTimer.singleShot(20, find)
