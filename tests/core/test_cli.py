"""The command line as a program: commands, languages, streams, and faults in a line each."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import main as program
from sosuplan import cli
from sosuplan.model.scenario import Scenario
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from tests.core.command_line import _NO_QT, ROOT, called, run
from tests.core.folders import REFERENCE

SAVED = Scenario("fulltime", {"reform": 1.0, "senior_years": 0.5}, "Æblehaven", "n")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan æ.sosuplan"
    PlanFile.create(path, read_folder(REFERENCE).plan, [SAVED])
    return path


@pytest.mark.parametrize("arguments", [["print", "p.sosuplan"], ["--lang", "da"], ["new"], ["-x"]])
def test_what_is_no_command_is_told_with_the_commands_there_are(arguments: list[str]) -> None:
    done = called(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_names_the_known_ones() -> None:
    line = run("print", "p.sosuplan").stderr
    assert line == (
        "»print« er ikke en kommando. Kommandoerne er: new, export, project, matrix, analysis,"
        " compare, fulltime, scenarios, scenario export, scenario import, report,"
        " calibrate, next-year, import, workbook.\n"
    )


def test_help_and_version_are_there_in_both_languages() -> None:
    assert "planmappe" in run("--help").stdout
    of_one = called("project", "--help", "--lang", "en").stdout
    assert re.search(r"--by area +area by area", of_one)
    assert "plan folder" not in of_one
    assert called("--version").stdout.startswith("SOSUplan 0.")


def test_errors_are_english_when_asked_for(path: Path) -> None:
    done = called("--lang", "en", "project", path, "--set", "reform=x")
    assert done.stderr == 'The lever reform needs a number, and "x" is not one.\n'


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf_8_with_unix_line_ends_on_any_system(path: Path, encoding: str) -> None:
    program = [sys.executable, "-c", _NO_QT, "scenarios", str(path)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(program, capture_output=True, cwd=ROOT, env=environment, check=False)
    assert done.stdout == "Æblehaven\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("output", ["stdout", "stderr"])
def test_a_message_that_cannot_be_written_leaves_the_status_and_no_trace(
    tmp_path: Path, output: str
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "project", str(tmp_path / "none")],
            cwd=ROOT,
            stdout=full if output == "stdout" else subprocess.PIPE,
            stderr=full if output == "stderr" else subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in (done.stdout or b"") + (done.stderr or b"")


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_nobody_needs_to_listen(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """A program without a console has no streams at all."""
    monkeypatch.setattr(sys, closed, None)
    assert cli.main(["scenarios", str(path)]) == 0
    assert cli.main(["scenarios", str(tmp_path / "none")]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_reader_that_stops_or_a_full_disk_gives_no_trace(path: Path) -> None:
    command = [sys.executable, "-c", _NO_QT, "project", str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_fault_of_the_program_is_one_line_and_status_1(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(cli, "_open", broken)
    assert cli.main(["project", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert "ZeroDivisionError: a\\nb" in line
    monkeypatch.setenv(cli.DEBUG, "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["project", str(path)])


def test_a_projection_imports_nothing_that_is_slow_to_import(path: Path) -> None:
    code = (
        "import sys, main; main.main(sys.argv[1:]);"
        "slow = {'PySide6', 'pyqtgraph', 'pandas', 'scipy', 'sqlite_utils'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "project", str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["a.sosuplan"], True),
        (["A.SOSUPLAN"], True),
        (["project", "a.sosuplan"], False),
        (["--help"], False),
        (["a.txt"], False),
    ],
)
def test_the_window_opens_without_arguments_or_with_a_plan_file(
    arguments: list[str], window: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    # The real window switches garbage collection on again; this one does not.
    monkeypatch.setattr(gc, "disable", lambda: None)
    fake = type(sys)("ui.app.app")
    fake.run = lambda given: started.append(given) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ui.app.app", fake)
    monkeypatch.setattr(cli, "main", lambda given: 0)
    assert program.main(arguments) == 0
    assert started == ([arguments] if window else [])
