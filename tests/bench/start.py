"""From starting the program to the first painted window, and of a headless command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from sosuplan.resources import resource
from tests.bench.table import Result

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7

_SCRIPT = """
import gc, sys, time
gc.disable()  # as main does, which cannot be first here
sys.argv = ["main.py"]
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
import main

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "MainWindow":
            QTimer.singleShot(0, lambda: (print(time.time(), flush=True), QApplication.quit()))
            QApplication.instance().removeEventFilter(self)
        return False

application = QApplication(sys.argv)
watcher = FirstPaint()
application.installEventFilter(watcher)
sys.exit(main.main([]))
"""


def _seconds_to_paint(profile: str) -> float:
    environment = {**os.environ, "SOSUPLAN_PROFILE": profile}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    return float(done.stdout.split()[0]) - start


def _seconds_of(*arguments: str) -> float:
    start = time.time()
    command = [sys.executable, "main.py", *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.time() - start


def results() -> list[Result]:
    with tempfile.TemporaryDirectory() as profile:
        first = _seconds_to_paint(profile)
        later = float(np.median([_seconds_to_paint(profile) for _ in range(RUNS)]))
        plan = str(Path(profile) / "trial.sosuplan")
        _seconds_of("new", plan, "--from", str(resource("plans", "midtjylland")))
        command = float(np.median([_seconds_of("project", plan) for _ in range(RUNS)]))
    return [
        Result("first start (the reference plan is copied)", first, "s"),
        Result("start to first painted window, warm", later, "s", 1.0),
        Result("headless project", command, "s", 1.0),
    ]
