"""A hand on the import wizard: opens it, waits for what it reads, and sees what a user sees."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hand import Hand
from ui.importing.column_row import ColumnRow
from ui.importing.wizard import ImportWizard

BANDS = (
    "Under 20 år",
    "20-24 år",
    "25-34 år",
    "35-44 år",
    "45-54 år",
    "55-59 år",
    "60-64 år",
    "65 år og derover",
)
OLDEST_HEAVY = ("5", "100", "400", "500", "800", "900", "1.100", "<5")
"""Assistants by age whose headline is another one than the reference plan's."""


def age_file(
    path: Path,
    figures: tuple[str, ...] = OLDEST_HEAVY,
    *,
    area: str = "Region Midtjylland",
    total: str = "3.808",
    year: int = 2024,
) -> Path:
    """What KRL gives: ages down, a group across, semicolons, Windows letters, title and sum."""
    lines = [
        f"Ansatte pr. oktober {year}",
        area,
        "",
        "Aldersgruppe;Kommuner / Social- og sundhedsassistenter",
        *(f"{band};{figure}" for band, figure in zip(BANDS, figures, strict=True)),
        f"I alt;{total}",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def full_time_file(
    path: Path,
    figures: tuple[float, float],
    heading: str = "Andel på fuld tid (pct.)",
    year: int = 2024,
) -> Path:
    """A workbook with title rows over a table of full-time shares by occupation."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Fuld tid")
    sheet.write(0, 0, f"Fuldtidsandel i kommunerne {year}")
    sheet.write(1, 0, "Udtræk fra lønsystemet")
    rows = [
        ["Område", "Stillingsgruppe", heading],
        ["Region Midtjylland", "SOSU-assistenter", figures[0]],
        ["Region Midtjylland", "SOSU-hjælpere", figures[1]],
    ]
    for line, row in enumerate(rows, 3):
        for place, cell in enumerate(row):
            sheet.write(line, place, cell)
    book.close()
    return path


def back_to_window(hand: Hand) -> None:
    """The window in front, as the system brings it there when a dialog closes."""
    window = hand.program.window
    window.activateWindow()
    window.setFocus()
    QTest.qWaitForWindowActive(window)


class Import:
    """The wizard as a user works with it."""

    def __init__(self, qtbot: QtBot, hand: Hand) -> None:
        self._qtbot = qtbot
        self.hand = hand
        back_to_window(hand)
        hand.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        wizard = hand.program.window.importing.wizard
        assert wizard is not None
        self.wizard: ImportWizard = wizard
        self._qtbot.waitUntil(wizard.isVisible)

    def wait(self) -> None:
        """Until what was asked for is read, computed and shown."""
        self._qtbot.waitUntil(lambda: not self.wizard.working, timeout=20_000)
        QTest.qWait(10)

    def read(self, path: Path) -> None:
        """Choose a file."""
        self.wizard.file_page.chosen.emit(path)
        self.wait()

    def click(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def go_on(self) -> None:
        """The button to the next step; at the end the figures are taken over."""
        self._qtbot.mouseClick(self.wizard.next, Qt.MouseButton.LeftButton)
        if self.hand.program.window.importing.wizard is not None:
            self.wait()
        QTest.qWait(30)

    def to_result(self, path: Path) -> None:
        """A file straight to what it would do."""
        self.read(path)
        self.go_on()
        self.go_on()

    def choose(self, box: QComboBox | QLineEdit, code: str | int) -> None:
        """Choose from a list as with the keyboard."""
        assert isinstance(box, QComboBox)
        place = box.findData(code)
        assert place >= 0, f"{code} is not offered"
        box.setFocus()
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.wait()

    def column(self, heading: str) -> ColumnRow:
        """The row of a column of the file."""
        rows = self.wizard.columns_page.rows
        return next(row for row in rows if heading in row.name.text())

    @property
    def texts(self) -> str:
        """Every sentence, heading and button that is on the page now."""
        page = self.wizard.pages.currentWidget()
        parts = [
            *page.findChildren(QLabel),
            *page.findChildren(QPushButton),
            *self.wizard.next.parentWidget().findChildren(QPushButton),
        ]
        return "\n".join(part.text() for part in parts if part.isVisible())
