"""Thousands of moves leave nothing behind."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import USUAL_GC
from tests.ui.conftest import Hand
from ui.session.steps import ChangeScenario

MOVES = 300
MOST_GROWTH = 2 * 1024
WARM_UP = 200
"""Moves after which caches are filled."""


def living_steps() -> int:
    """Steps that anything still holds, in this window or another."""
    gc.collect()
    return sum(isinstance(thing, ChangeScenario) for thing in gc.get_objects())


def resident_kilobytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


@pytest.fixture
def _rubbish_is_looked_for_as_usual() -> Iterator[None]:
    in_tests = gc.get_threshold()
    gc.set_threshold(*USUAL_GC)
    yield
    gc.set_threshold(*in_tests)


@pytest.mark.slow
@pytest.mark.usefixtures("_rubbish_is_looked_for_as_usual")
@pytest.mark.timeout(600)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_thousands_of_slider_moves_leave_no_memory_no_steps_and_no_warning(
    hand: Hand, qapp: QApplication
) -> None:
    """Qt's warnings fail every test, so none of these moves may cause one."""
    session = hand.program.session
    lever = session.catalogue["fulltime_target:municipality:SSA"]
    session.compare_with(("Alle på fuld tid",))
    steps = living_steps()
    before = nones = 0
    for move in range(MOVES + WARM_UP):
        if move == WARM_UP:
            gc.collect()
            before, nones = resident_kilobytes(), sys.getrefcount(None)
        session.set_lever(lever, 0.3 + 0.6 * (move % 97) / 97, drag=1 + move // 200)
        qapp.processEvents()
        if move % 200 == 199:
            session.settle()
    gc.collect()
    assert resident_kilobytes() - before <= MOST_GROWTH
    # From Python 3.12 on None is not counted any more.
    assert sys.version_info >= (3, 12) or sys.getrefcount(None) >= nones - 100
    assert living_steps() - steps <= 1 + (MOVES + WARM_UP) // 200
