"""Another program that holds the plan file keeps nobody waiting, and nothing is lost by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from ui.planfiles import safety
from ui.session import autosave

UNASKED_MS = 50
"""What a try may hold the window up that nobody waits for."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program has the file to itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def opened(hand: Hand, path: Path) -> Hand:
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    return hand


def edit(hand: Hand, name: str) -> None:
    session = hand.program.session
    plan = replace(session.plan, name=name)
    session.take_plan(plan, session.saved.values(), session.scenario, ())


def name_in(path: Path) -> str:
    with PlanFile.open(path, read_only=True) as file:
        return file.plan().name


def test_a_short_hold_is_not_told_and_what_was_edited_meanwhile_is_kept(
    opened: Hand, path: Path, qtbot: QtBot
) -> None:
    status, session = opened.program.window.status.file, opened.program.session
    answers = Answers()
    with held(path):
        edit(opened, "Rettet")
        assert session.autosave.unsaved
        assert "gemt " not in status.text()
        QTest.qWait(3 * autosave.BUSY_AGAIN_MS)
        assert session.autosave.unsaved
    qtbot.waitUntil(lambda: not session.autosave.unsaved)
    assert name_in(path) == "Rettet"
    assert "gemt " in status.text()
    assert answers.said == []


def test_a_long_hold_is_told_once_and_what_was_edited_meanwhile_is_kept(
    opened: Hand, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "WAIT_SECONDS", 0.2)
    answers = Answers("Ikke nu")
    with held(path):
        edit(opened, "Rettet")
        qtbot.waitUntil(lambda: len(answers.said) == 1)
        opened.program.session.keep()
        opened.program.session.keep()
        QTest.qWait(50)
    assert "Et andet program bruger filen" in answers.said[0]
    opened.program.session.keep()
    assert name_in(path) == "Rettet"
    assert len(answers.said) == 1


def test_only_what_the_user_waits_for_waits_long_and_the_pointer_says_so(
    opened: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[int, bool]] = []

    def spy(name: str) -> None:
        act = getattr(PlanFile, name)

        def looked(file: PlanFile, *arguments: object) -> object:
            (allowed,) = file._connection.execute("PRAGMA busy_timeout").fetchone()
            shape = QApplication.overrideCursor()
            waits.append((allowed, bool(shape) and shape.shape() == Qt.CursorShape.WaitCursor))
            return act(file, *arguments)

        monkeypatch.setattr(PlanFile, name, looked)

    for name in ("save_workspace", "save_scenario", "back_up", "refuse_spoilt"):
        spy(name)
    session, safe = opened.program.session, opened.program.window.files.safety
    session.keep()
    safe.look_after()
    monkeypatch.setattr(PlanFile, "is_touched", True)
    session.autosave._look()
    assert len(waits) == 3
    assert all(allowed <= UNASKED_MS and not shown for allowed, shown in waits)
    waits.clear()
    assert safe.may_leave()
    session.save_as("A", "")
    assert waits[:2] == [(2000, True)] * 2
    assert QApplication.overrideCursor() is None


def test_a_backup_waits_for_a_file_that_is_held_without_a_word(
    opened: Hand, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe, made = opened.program.window.files.safety, []
    back_up = PlanFile.back_up
    monkeypatch.setattr(PlanFile, "back_up", lambda *given: made.append(back_up(*given)))
    edit(opened, "Rettet")
    answers = Answers()
    with held(path):
        safe.look_after()
        QTest.qWait(2 * safety.AFTER_OPENING_MS)
        assert made == []
    qtbot.waitUntil(lambda: len(made) == 1)
    assert made[0] is not None
    assert answers.said == []
