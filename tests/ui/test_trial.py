"""The program tried by itself: it ends, says what went wrong, and touches nothing of a user."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sosuplan.resources import resource
from ui.app.trial import FOUND, SESSION, START, TRIAL_VARIABLE, asked_trial
from ui.settings import PROFILE_VARIABLE


def tried(kind: str, profile: Path, first: str = "") -> subprocess.CompletedProcess[str]:
    program = f"import sys\n{first}\nimport main\nsys.exit(main.main([]))"
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=resource().parent,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            PROFILE_VARIABLE: str(profile),
            TRIAL_VARIABLE: kind,
        },
    )


def test_a_start_ends_with_the_first_painted_window_which_has_the_icon(tmp_path: Path) -> None:
    done = tried(START, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    found = json.loads((tmp_path / FOUND).read_text("utf-8"))
    assert found.keys() == {"painted", "icon", "status", "said"}
    assert found["icon"] is True
    assert found["said"] == ""


# What is said when the window is opened, in the ways in which a program says things.
SAYING = """
import threading, warnings
from PySide6.QtCore import qWarning
import ui.shell.window
shown = ui.shell.window.MainWindow.showEvent
def show(window, event):
    shown(window, event)
    qWarning("by Qt")
    print("an error", file=sys.stderr)
    print("plain output")
    warnings.warn("a warning")
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    type("A", (), {"__del__": lambda a: [][0]})()
ui.shell.window.MainWindow.showEvent = show
"""


def test_whatever_is_said_in_a_trial_is_a_fault_and_written_down(tmp_path: Path) -> None:
    done = tried(START, tmp_path, SAYING)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    found = json.loads((tmp_path / FOUND).read_text("utf-8"))
    assert found["status"] == 1
    ways = ("Qt: by Qt", "an error", "plain output", "UserWarning: a warning")
    faults = ("ZeroDivisionError", "IndexError")
    assert [way for way in (*ways, *faults) if way not in found["said"]] == []


def test_a_step_that_fails_ends_the_trial_with_a_fault_and_its_trace(tmp_path: Path) -> None:
    (tmp_path / "kopi æøå.sosuplan").mkdir()
    done = tried(SESSION, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    found = json.loads((tmp_path / FOUND).read_text("utf-8"))
    assert found["status"] == 1
    assert "reopened" not in found
    assert len(list((tmp_path / "logs").glob("fault-*.txt"))) == 1


def test_there_is_no_trial_unless_it_is_asked_for_with_a_profile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for asked in ({TRIAL_VARIABLE: SESSION}, {PROFILE_VARIABLE: "/tmp"}, {}):
        for name in (TRIAL_VARIABLE, PROFILE_VARIABLE):
            monkeypatch.delenv(name, raising=False)
        for name, value in asked.items():
            monkeypatch.setenv(name, value)
        assert asked_trial() is None, asked
