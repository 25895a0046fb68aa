"""Long work of the wizard goes on beside the window, can be stopped, and leaves nothing."""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.importing import Import
from ui.importing.wizard import FILE
from ui.job import Job

TODAY = "I 2034 mangler der 2.419"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """So many rows that reading takes longer than anybody waits for a button."""
    path = tmp_path / "stor.csv"
    row = "Region Midtjylland;Kommuner;SOSU-assistenter;{age};{n},5;{n};2024\n"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("Område;Sektor;Stilling;Alder;Beløb;Antal;År\n")
        for n in range(400_000):
            stream.write(row.format(age=20 + n % 50, n=n))
    return path


def test_the_window_stays_alive_while_a_large_file_is_read_and_stop_is_at_once(
    opened: Import, large: Path
) -> None:
    wizard = opened.wizard
    turns: list[float] = []
    ticker = QTimer()
    ticker.timeout.connect(lambda: turns.append(time.perf_counter()))
    ticker.start(10)
    wizard.file_page.chosen.emit(large)
    opened._qtbot.waitUntil(lambda: wizard.stop.isVisible() and wizard.bar.value() > 0)
    assert wizard.working
    assert len(turns) >= 8
    assert max(after - before for before, after in pairwise(turns)) < 0.5
    asked = time.perf_counter()
    opened.click(wizard.stop)
    assert time.perf_counter() - asked < 0.5
    assert wizard.pages.currentIndex() == FILE
    assert not wizard.bar.isVisible()
    opened._qtbot.wait(300)
    assert wizard.pages.currentIndex() == FILE
    assert not wizard._job._tasks, "the thread should have ended"


def test_closing_the_wizard_while_it_reads_is_at_once_and_nothing_comes_after(
    opened: Import, large: Path
) -> None:
    opened.wizard.file_page.chosen.emit(large)
    opened._qtbot.wait(100)
    asked = time.perf_counter()
    opened.wizard.reject()
    assert time.perf_counter() - asked < 0.5
    opened._qtbot.wait(400)
    assert opened.hand.program.window.importing.wizard is None
    assert opened.hand.headline.startswith(TODAY)


def test_a_wizard_that_goes_with_its_window_while_it_reads_leaves_nothing_behind(
    opened: Import, large: Path
) -> None:
    opened.wizard.file_page.chosen.emit(large)
    opened._qtbot.wait(100)
    opened.wizard.deleteLater()
    opened._qtbot.wait(1500)
    assert opened.hand.headline.startswith(TODAY)
    assert gc.isenabled()


def test_a_fault_of_the_program_in_the_thread_is_reported_like_any_other(qtbot: QtBot) -> None:
    job = Job("import")
    with capture_exceptions() as caught:
        job.run(lambda progress: 1 / 0, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: not job.running)
    job.close()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
