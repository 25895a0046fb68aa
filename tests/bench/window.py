"""The slider path in the real window, drawn off screen at the size of the smallest laptop."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.bench.table import Result
from ui.app.app import Program
from ui.settings import Places
from ui.shell.window import MainWindow

MOVES = 1_000
SOAK = 5_000
FRAME = 16.7


def _resident() -> float:
    """Memory in use, MB."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class _Split(QObject):
    """Adds up where the time of a move goes, by watching the session from outside."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        session = program.session
        self.engine = self.views = 0.0
        compute, announce = session._compute_frame, session._announce

        def timed_compute() -> None:
            start = time.perf_counter()
            compute()
            self.engine += time.perf_counter() - start

        def timed_announce() -> None:
            start = time.perf_counter()
            announce()
            self.views += time.perf_counter() - start

        session._compute_frame = timed_compute  # type: ignore[method-assign]
        session._announce = timed_announce  # type: ignore[method-assign]


class _Painted(QObject):
    """Notes that the window has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and isinstance(watched, MainWindow):
            self.count += 1
        return False


def _move(application: QApplication, program: Program, value: float) -> float:
    """Move a slider, draw, and say how many milliseconds that took."""
    panel = program.window.scenarios.panel
    assert panel is not None
    start = time.perf_counter()
    panel.lever_moved.emit("fulltime_target:municipality:SSA", value, 1)
    application.processEvents()
    application.processEvents()
    return (time.perf_counter() - start) * 1e3


def results() -> list[Result]:
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as profile:
        program = Program(application, Places.under(Path(profile)))
        program.start(None)
        program.window.resize(1366, 768)
        program.session.compare_with(("Alle på fuld tid",))
        painted = _Painted()
        program.window.installEventFilter(painted)
        values = 0.5 + 0.45 * np.sin(np.linspace(0.0, 60.0, MOVES))
        for value in values[:50]:
            _move(application, program, float(value))
        split = _Split(program)
        painted.count = 0
        made = []
        for place, name in enumerate(("shortage", "balance", "ages", "trainees")):
            program.window.scenarios.tabs.setCurrentIndex(place)
            application.processEvents()
            split.engine = split.views = 0.0
            taken = np.array([_move(application, program, float(value)) for value in values])
            engine, views = split.engine / MOVES * 1e3, split.views / MOVES * 1e3
            rest = float(taken.mean()) - engine - views
            note = (
                f"mean {taken.mean():.1f}: engine {engine:.1f}, views {views:.1f}, paint {rest:.1f}"
            )
            p95 = float(np.percentile(taken, 95))
            made.append(
                Result(f"slider to painted frame, {name}: p95", p95, "ms", FRAME, note=note)
            )
        assert painted.count >= MOVES, "the window was not painted for every move"
        program.window.scenarios.tabs.setCurrentIndex(0)
        if sys.platform == "linux":
            before, nones = _resident(), sys.getrefcount(None)
            for number in range(SOAK):
                _move(application, program, float(values[number % MOVES]))
            counted = sys.version_info < (3, 12)
            note = f"references to None {sys.getrefcount(None) - nones:+d}" if counted else ""
            grown = _resident() - before
            made.append(Result(f"memory grown by {SOAK} moves", grown, "MB", 10.0, note=note))
        program.end()
    return made
