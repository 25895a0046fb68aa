"""From starting the program to the first painted window, and of a headless command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sosuplan.resources import resource
from tests.bench.table import Result
from ui.app.trial import FOUND, START, TRIAL_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
LIMIT = {True: 1.0, False: 1.3}
"""Seconds to the window, from source and for a built program."""

MOST_TIMES = 1.4
"""Times as long as a window of the same libraries with nothing of ours in it."""

SOURCE = (sys.executable, "main.py")
BARE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph

class Plot(pyqtgraph.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        Path(sys.argv[1]).write_text(repr(time.time()))
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
plot = Plot()
plot.plot([1, 2, 3])
window = QMainWindow()
window.setCentralWidget(plot)
window.show()
application.exec()
"""


def _environment(profile: str) -> dict[str, str]:
    """That of a user: what Python has compiled once is there at the next start."""
    environment = {name: text for name, text in os.environ.items() if name != NOT_COMPILED}
    environment |= {"SOSUPLAN_PROFILE": profile, "PYTHONPYCACHEPREFIX": f"{profile}/compiled"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def _seconds_to_paint(program: Sequence[str], profile: str) -> float:
    environment = {**_environment(profile), TRIAL_VARIABLE: START}
    start = time.time()
    subprocess.run(program, check=True, capture_output=True, cwd=ROOT, env=environment)
    found = json.loads((Path(profile) / FOUND).read_text(encoding="utf-8"))
    return float(found["painted"]) - start


def _bare_seconds_to_paint(profile: str) -> float:
    told = Path(profile) / "bare"
    command = (sys.executable, "-c", BARE, str(told))
    start = time.time()
    subprocess.run(command, check=True, capture_output=True, env=_environment(profile), timeout=60)
    return float(told.read_text(encoding="utf-8")) - start


def _seconds_of(profile: str, *command: str) -> float:
    start = time.time()
    environment = _environment(profile)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
    return time.time() - start


def results(program: Sequence[str] = SOURCE) -> list[Result]:
    """``program`` is the command that starts SOSUplan: from source, or a built one."""
    with tempfile.TemporaryDirectory() as profile:
        first = _seconds_to_paint(program, profile)
        _bare_seconds_to_paint(profile)
        # In turn, so that whatever else the machine does falls on both.
        pairs = [
            (_seconds_to_paint(program, profile), _bare_seconds_to_paint(profile))
            for _ in range(RUNS)
        ]
        later, bare = (float(np.median(times)) for times in zip(*pairs, strict=True))
        plan = str(Path(profile) / "trial.sosuplan")
        folder = str(resource("plans", "midtjylland"))
        _seconds_of(profile, *program, "new", plan, "--from", folder)
        commands = [_seconds_of(profile, *program, "project", plan) for _ in range(RUNS)]
    warm = "start to first painted window, warm"
    return [
        Result("first start (the reference plan is copied)", first, "s"),
        Result(warm, later, "s", LIMIT[program == SOURCE], yardstick=bare),
        Result("the same, of a bare window", later / bare, "times", MOST_TIMES),
        Result("headless project", float(np.median(commands)), "s", 1.0),
    ]
