"""The system ends the program: it keeps everything, asks nobody, and leaves no lock behind."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from sosuplan.store.planfile import PlanFile
from tests.ui.hand import Hand
from tests.ui.programs import run_program
from ui.app.app import Ending
from ui.settings import Places

# The reform is switched on, a dialog is open over the window, and then the signal comes.
WORKING = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from ui.app.app import Program

sockets = []
sys.addaudithook(lambda name, args: sockets.append(name) if name.startswith("socket.") else None)
start = Program.start

def work(program, plan):
    start(program, plan)
    QTimer.singleShot(0, lambda: change(program))

def change(program):
    session = program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.{name}))
    {before}

Program.start = work
import main
status = main.main([])
print(sockets)
sys.exit(status)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("SIGTERM", ""),
        ("SIGINT", ""),
        ("SIGHUP", ""),
        ("SIGTERM", "QMessageBox(program.window).exec()"),
    ],
    ids=["SIGTERM", "SIGINT", "SIGHUP", "dialog"],
)
def test_a_signal_closes_the_program_with_everything_kept(
    name: str, before: str, tmp_path: Path
) -> None:
    done = run_program(WORKING.format(name=name, before=before), tmp_path)
    # What the offscreen platform cannot do says nothing about the program.
    errors = [line for line in done.stderr.splitlines() if "plugin does not support" not in line]
    assert (done.returncode, done.stdout, errors) == (0, "[]\n", [])
    assert list(tmp_path.rglob(".~lock.*")) == []
    assert list(tmp_path.rglob("fault-*")) == []
    (plan,) = Places.under(tmp_path).plans.glob("*.sosuplan")
    with PlanFile.open(plan) as file:
        assert json.loads(file.workspace()["levers"]) == {"reform": 0.0}


def test_whoever_logs_out_finds_the_plan_as_it_was(hand: Hand) -> None:
    session = hand.program.session
    ending = Ending(hand.program)
    try:
        session.set_lever(session.catalogue["reform"], 0.0)
        assert session.file is not None
        before = session.file.workspace()
        ending.keep()
        assert session.file is not None
        assert session.file.workspace() != before
    finally:
        ending.give_back()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_signals_are_given_back_when_the_program_is_over(hand: Hand) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(hand.program)
    assert signal.getsignal(signal.SIGTERM) is not before
    ending.give_back()
    assert signal.getsignal(signal.SIGTERM) is before
