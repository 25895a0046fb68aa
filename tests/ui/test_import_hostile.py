"""A spreadsheet that harms its reader is told of in the wizard, which goes on."""

from __future__ import annotations

from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from sosuplan.importing.readers import worker
from tests.core.hostile import FAR, LAUGHS, ONE, SHEET, pack, parts, sheet
from tests.core.workers import aborted, busy, hungry, killed
from tests.ui.importing import Import, full_time_file
from ui.importing.wizard import FILE
from ui.importing.wizard import SHEET as SHEET_PAGE


def goes_on(opened: Import, folder: Path) -> None:
    """Another file can be read, and the plan is as it was."""
    assert opened.wizard.pages.currentIndex() == FILE
    assert not opened.wizard.stop.isVisible()
    opened.read(full_time_file(folder / "fuldtid.xlsx", (70.0, 60.0)))
    assert opened.wizard.pages.currentIndex() == SHEET_PAGE
    opened.wizard.reject()
    assert opened.hand.headline.startswith("I 2034 mangler der 2.419")


@pytest.mark.parametrize(
    ("rows", "head", "told"),
    [
        (ONE + FAR.replace("r=", "r = "), "", "filen har mere end 15.000.000 celler"),
        (ONE, LAUGHS, "filen indeholder en DOCTYPE-erklæring"),
        (ONE + "<f " * 300_000, "", "filen er beskadiget"),
    ],
)
def test_a_hostile_file_is_told_of_and_another_can_follow(
    opened: Import, tmp_path: Path, rows: str, head: str, told: str
) -> None:
    opened.read(pack(tmp_path / "ond.xlsx", parts() | {SHEET: head + sheet(rows)}))
    page = opened.wizard.file_page
    assert page.problem.isVisible()
    assert page.problem_title.text() == "ond.xlsx kan ikke importeres"
    assert told in page.problem_text.text()
    goes_on(opened, tmp_path)


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (killed, "filen er beskadiget"),
        (aborted, "MB hukommelse at læse filen"),
        (hungry, "MB hukommelse at læse filen"),
        (busy, "filen kunne ikke læses på 2 sekunder"),
    ],
)
def test_however_the_reader_ends_the_window_stays_alive_and_tells_it(
    opened: Import,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: worker.Work,
    told: str,
) -> None:
    worker.let_go()
    turns: list[None] = []
    ticker = QTimer()
    ticker.timeout.connect(lambda: turns.append(None))
    ticker.start(10)
    with monkeypatch.context() as patched:
        patched.setattr(worker, "serve", work)
        patched.setattr(worker, "SECONDS", 2.0)
        patched.setattr(worker, "MOST_MEMORY", 150_000_000)
        opened.read(pack(tmp_path / "ond.xlsx", parts()))
    assert told in opened.wizard.file_page.problem_text.text()
    assert len(turns) >= 3
    goes_on(opened, tmp_path)


def test_stopping_ends_the_reader_at_once(
    opened: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.let_go()
    monkeypatch.setattr(worker, "serve", busy)
    opened.wizard.file_page.chosen.emit(pack(tmp_path / "langsom.xlsx", parts()))
    opened._qtbot.waitUntil(lambda: opened.wizard.stop.isVisible())
    opened.click(opened.wizard.stop)
    assert not opened.wizard.working
    opened._qtbot.waitUntil(lambda: not active_children())


def test_the_worker_that_waits_goes_with_the_wizard(opened: Import) -> None:
    opened._qtbot.waitUntil(lambda: len(active_children()) == 1)
    opened.wizard.reject()
    QTest.qWait(50)
    assert active_children() == []
