"""What the program does with what it is started with: window, command line, or a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import main
import sosuplan.cli
import ui.app.app
from sosuplan.resources import resource
from tests.ui.answers import Answers
from ui.app.app import Program

WINDOW, COMMAND = "window", "command"


@pytest.fixture
def began(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What the program begins with these arguments, with or without a standard error."""
    begun: list[str] = []

    def begin(what: str) -> Callable[[Sequence[str]], int]:
        return lambda _argv: begun.append(what) or 0  # type: ignore[func-returns-value]

    monkeypatch.setattr(ui.app.app, "run", begin(WINDOW))
    monkeypatch.setattr(sosuplan.cli, "main", begin(COMMAND))
    monkeypatch.setattr(main.gc, "disable", lambda: None)

    def start(*argv: str, console: bool = True) -> str:
        if not console:
            monkeypatch.setattr(sys, "stderr", None)
        main.main(argv)
        monkeypatch.undo() if not console else None
        return begun[-1]

    return start


def test_no_argument_and_a_plan_open_the_window(began: Callable[..., str]) -> None:
    assert began() == WINDOW
    assert began("Plan.SOSUPLAN") == WINDOW


def test_another_file_is_for_the_command_line_which_says_so(
    began: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "tal.csv"
    file.write_text("a;b", "utf-8")
    assert began(str(file)) == COMMAND
    assert began("project", "x.sosuplan") == COMMAND


@pytest.mark.parametrize(("name", "begins"), [("tal.csv", WINDOW), ("project", COMMAND)])
def test_without_a_console_another_file_opens_the_window_which_says_so(
    name: str, begins: str, began: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "tal.csv").write_text("a;b", "utf-8")
    assert began(str(tmp_path / name), console=False) == begins


def test_the_window_tells_of_a_file_that_is_no_plan(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    file = tmp_path / "tal.csv"
    file.write_text("a;b", "utf-8")
    answers = Answers("Annuller")
    start(file)
    (said,) = answers.said
    assert "tal.csv" in said


LACKING = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError({fault!r})
sys.meta_path.insert(0, Lacking())
import main
sys.exit(main.main([]))
"""


def started_without(fault: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LACKING.format(fault=fault)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=resource().parent,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_a_library_that_the_system_lacks_is_named_in_a_sentence() -> None:
    fault = "libGL.so.1: cannot open shared object file: No such file or directory"
    done = started_without(fault)
    sentence = "Biblioteket libGL.so.1 mangler på denne computer, så SOSUplan kan ikke åbne sit"
    assert (done.returncode, done.stderr) == (1, f"{sentence} vindue.\n")


def test_another_fault_of_loading_keeps_its_trace() -> None:
    done = started_without("cannot import name 'x' from 'PySide6.QtGui'")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
