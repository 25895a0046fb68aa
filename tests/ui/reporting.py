"""A hand on the page Rapport of a running program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS
from sosuplan.report.summary import summary
from tests.ui.conftest import Hand
from ui.app.app import Program
from ui.report.page import ReportPage
from ui.report.side import Choice

PATIENCE_MS = 30_000


class Report:
    """The page in front, and waiting for its pages."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.hand = Hand(qtbot, program)

    @property
    def page(self) -> ReportPage:
        page = self.program.window.pages.report
        assert page is not None
        return page

    def open(self) -> ReportPage:
        """Turn to the page by its button and wait for the pages."""
        self.hand.click(self.program.window.pages.rail.button("report"))
        self.wait()
        return self.page

    def open_short(self) -> ReportPage:
        """As ``open``, but of the first page alone: that is quick."""
        self.choose("summary")
        return self.open()

    def open_pages(self) -> ReportPage:
        """As ``open``, but of a few pages: they are soon there too."""
        self.choose("summary", "trainees", "method")
        page = self.open()
        assert page.pages.count > 2
        return page

    def choose(self, *sections: str) -> None:
        """Leave out every other section, before the page is opened."""
        left_out = frozenset(SECTION_IDS) - set(sections)
        self.program.session.report = Choice(left_out=left_out).text()

    def tick(self, part: str) -> None:
        """Click on the box of a part, at its left where its sign is."""
        box = self.page.side.boxes[part]
        place = QPoint(8, box.height() // 2)
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
        self.hand.settle()

    def wait(self) -> None:
        """Until the pages shown are those that are wanted."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: (
                not page._pending
                and page.preview.fresh
                and page.preview.up_to_date
                and not page.pages._rest.isActive()
                and page.pages.pictures.ready
            ),
            timeout=PATIENCE_MS,
        )
        self.hand.settle()


@pytest.fixture
def report(qtbot: QtBot, program: Program) -> Report:
    return Report(qtbot, program)


class Gate:
    """Typesetting that waits until it is let through."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self._open = Event()

    def open(self) -> None:
        self._open.set()

    @contextmanager
    def around(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
        real = typeset.pages

        def pages(summary: Any, ppi: float) -> list[bytes]:
            self.asked.append(summary)
            assert self._open.wait(60)
            return real(summary, ppi)

        monkeypatch.setattr(typeset, "pages", pages)
        try:
            yield self
        finally:
            # Whatever the test found, no thread is left waiting.
            self.open()


class Answers:
    """Presses a button of each message that comes up, in turn, and remembers what was said."""

    def __init__(self, *answers: str) -> None:
        self.texts: list[str] = []
        self._answers = list(answers)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        self.texts.append(f"{box.text()}\n{box.informativeText()}")
        wanted = self._answers.pop(0) if self._answers else ""
        for button in box.buttons():
            if button.text().replace("&", "") == wanted:
                button.click()
                return
        box.reject()


def kept(path: Path) -> str:
    """What is said when a file was written."""
    return f"{path.name} er gemt i {path.parent}."


def shown(report: Report) -> tuple[bytes, ...]:
    made = report.page.preview.latest
    assert made is not None
    return made.pictures


def expected(report: Report, sections: tuple[str, ...]) -> tuple[bytes, ...]:
    """What the template makes of these sections, as sharp as the page shows it."""
    frame = report.page.frame
    made = report.page.preview.latest
    assert frame is not None
    assert made is not None
    return tuple(typeset.pages(summary(frame, sections, made_on=date.today()), made.ppi))
