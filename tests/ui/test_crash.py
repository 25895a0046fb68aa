"""An unexpected fault: a calm message, a trace on disk, the plan file untouched."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hand
from ui.app.app import Program
from ui.settings import Places


@pytest.fixture
def reporting(program: Program) -> Iterator[None]:
    """The program's own hook for exceptions, in the place of the test runner's."""
    before = sys.excepthook
    program.crash.install()
    yield
    sys.excepthook = before


def message(hand: Hand, qtbot: QtBot) -> QMessageBox:
    def shown() -> QMessageBox:
        boxes = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QMessageBox) and widget.isVisible()
        ]
        assert len(boxes) == 1
        return boxes[0]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()


@pytest.mark.usefixtures("reporting")
def test_an_exception_in_a_slot_shows_a_calm_message_and_keeps_a_trace_and_the_plan(
    hand: Hand, qtbot: QtBot, places: Places
) -> None:
    path = hand.program.session.path
    assert path is not None
    hand.program.session.keep()
    before = path.read_bytes()

    def broken() -> None:
        raise ZeroDivisionError("a fault in a slot")

    QTimer.singleShot(0, broken)
    box = message(hand, qtbot)
    assert box.text() == "Der er en fejl i SOSUplan."
    assert "Din planfil er uberørt" in box.informativeText()
    traces = list(places.logs.glob("fault-*.txt"))
    assert len(traces) == 1
    assert str(traces[0]) in box.informativeText()
    text = traces[0].read_text(encoding="utf-8")
    assert "ZeroDivisionError: a fault in a slot" in text
    assert path.read_bytes() == before
    box.close()
    hand.type("reform", "0")
    assert "3.136" in hand.headline


@pytest.mark.usefixtures("reporting")
def test_many_exceptions_at_once_are_one_message_and_each_a_trace(
    hand: Hand, qtbot: QtBot, places: Places
) -> None:
    def broken() -> None:
        raise RuntimeError("again")

    for _ in range(5):
        QTimer.singleShot(0, broken)
    box = message(hand, qtbot)
    hand.settle(50)
    assert len(list(places.logs.glob("fault-*.txt"))) == 5
    box.close()
    hand.settle()
    QTimer.singleShot(0, broken)
    message(hand, qtbot).close()


@pytest.mark.usefixtures("reporting")
def test_only_the_newest_traces_are_kept(hand: Hand, qtbot: QtBot, places: Places) -> None:
    places.logs.mkdir(parents=True)
    for number in range(30):
        (places.logs / f"fault-2020{number:02}.txt").write_text("old", encoding="utf-8")

    def broken() -> None:
        raise RuntimeError("new")

    QTimer.singleShot(0, broken)
    message(hand, qtbot).close()
    kept = sorted(path.name for path in places.logs.glob("fault-*.txt"))
    assert len(kept) == 20
    assert not kept[-1].startswith("fault-2020")


@pytest.mark.usefixtures("reporting")
def test_a_log_folder_that_cannot_be_written_is_no_second_fault(
    hand: Hand, qtbot: QtBot, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    places.logs.parent.mkdir(parents=True, exist_ok=True)
    places.logs.write_text("a file where the folder should be", encoding="utf-8")

    def broken() -> None:
        raise RuntimeError("told on the terminal")

    QTimer.singleShot(0, broken)
    box = message(hand, qtbot)
    assert "support" not in box.informativeText()
    box.close()
    assert "told on the terminal" in capsys.readouterr().err
    assert Path(places.logs).is_file()


def test_a_fault_while_starting_is_told_in_a_window_that_stays(
    start: Callable[..., Program], qtbot: QtBot, places: Places
) -> None:
    program = start()
    program.crash.report(RuntimeError("while starting"))
    box = message(Hand(qtbot, program), qtbot)
    assert "while starting" in box.detailedText()
    assert len(list(places.logs.glob("fault-*.txt"))) == 1
    box.close()


@pytest.mark.usefixtures("reporting")
def test_a_trace_holds_no_cpr_number(hand: Hand, qtbot: QtBot, places: Places) -> None:
    def broken() -> None:
        number = "010190" + "-1234"
        raise ValueError(f"could not convert {number}")

    QTimer.singleShot(0, broken)
    box = message(hand, qtbot)
    (trace,) = places.logs.glob("fault-*.txt")
    for text in (trace.read_text("utf-8"), box.detailedText()):
        assert "could not convert …" in text
        assert "010190-1234" not in text
    box.close()
