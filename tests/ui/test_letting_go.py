"""What is over is let go of: plans that were left, and whole programs that have ended."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.model.plan import Plan
from sosuplan.store import rows
from sosuplan.store.planfile import PlanFile
from tests.ui.faulty import READ_PLAN
from tests.ui.hand import Hand
from ui.app.app import Program
from ui.settings import Places


def test_a_plan_that_was_left_for_others_is_let_go_of(
    hand: Hand, tmp_path: Path, reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests themselves hold plans, for those that come after them (ready_made.py).
    monkeypatch.setattr(rows, "read_plan", READ_PLAN)
    left = []
    for name in ("Første", "Anden", "Tredje"):
        path = tmp_path / f"{name}.sosuplan"
        PlanFile.create(path, replace(reference, name=name))
        assert hand.program.window.files.open(path)
        hand.program.window.pages.turn_to("data")
        hand.settle(60)
        hand.program.window.pages.turn_to("scenarios")
        hand.settle(60)
        left.append(weakref.ref(hand.program.session.plan))
    gc.collect()
    assert left[0]() is None
    assert left[-1]() is hand.program.session.plan


def test_nothing_holds_a_program_whose_window_and_session_are_deleted(
    qtbot: QtBot, qapp: QApplication, places: Places
) -> None:
    program = Program(qapp, places)
    program.start(None)
    qtbot.waitExposed(program.window)
    for page in ("data", "report", "scenarios"):
        program.window.pages.turn_to(page)
        qtbot.wait(50)
    program.end()
    parts = [weakref.ref(one) for one in (program, program.session, program.window)]
    program.window.deleteLater()
    program.session.deleteLater()
    del program
    # Deletions that were asked for outside an event loop wait for one.
    qtbot.wait(20)
    gc.collect()
    assert [part() for part in parts] == [None, None, None]
