"""The program opens no socket of a network in a whole session (start, edit, save, read, print)."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sosuplan.resources import resource
from ui.app.app import LOCAL_SERVICE, PRINT_SERVICE
from ui.app.trial import FOUND, PRINTED_PPI, SESSION, START, TRIAL_VARIABLE

ROOT = resource().parent
sys.path.append(str(ROOT / "packaging"))
machine = importlib.import_module("machine")
papers = importlib.import_module("papers")

# Python tells of every socket that it is about to open; raising there keeps it from being opened.
WATCHED = """
import json, os, sys
from pathlib import Path

events = []

def watch(name, args):
    if name.startswith("socket."):
        events.append(name)
        raise PermissionError(name)

sys.addaudithook(watch)
{first}
import main
status = main.main([])

inodes = set()
for table in ("tcp", "tcp6", "udp", "udp6"):
    path = Path("/proc/self/net", table)
    if path.exists():
        inodes |= {{line.split()[9] for line in path.read_text().splitlines()[1:]}}
for handle in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
    try:
        target = os.readlink(f"/proc/self/fd/{{handle}}")
    except OSError:
        continue
    if target.startswith("socket:[") and target[8:-1] in inodes:
        events.append(f"handle {{handle}} is an internet socket")
maps = Path("/proc/self/maps")
loaded = maps.read_text() if maps.exists() else ""
if "PySide6.QtNetwork" in sys.modules or "Qt6Network" in loaded:
    events.append("Qt's network module is loaded")
(Path(os.environ["SOSUPLAN_PROFILE"]) / "events.json").write_text(json.dumps([status, events]))
"""
BY_PYTHON = "import socket\ntry: socket.socket()\nexcept PermissionError: pass"
BY_QT = "from PySide6 import QtNetwork"


def session(
    profile: Path, command: list[str], kind: str = SESSION
) -> subprocess.CompletedProcess[str]:
    profile.mkdir()
    # How the user's own system is set up must not be what keeps the program from a network.
    mine = {name: value for name, value in os.environ.items() if name != PRINT_SERVICE}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **mine,
            "QT_QPA_PLATFORM": "offscreen",
            "SOSUPLAN_PROFILE": str(profile),
            TRIAL_VARIABLE: kind,
        },
    )


def watched(
    profile: Path, first: str = "", kind: str = SESSION, before: Sequence[str] = ()
) -> list[object]:
    """The exit status of a session, and what it had to do with networks; ``before`` is a command
    that runs the session as its own."""
    command = [*before, sys.executable, "-c", WATCHED.format(first=first)]
    done = session(profile, command, kind)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    result: list[object] = json.loads((profile / "events.json").read_text("utf-8"))
    return result


@pytest.fixture(scope="module")
def whole_session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path | None]:
    """The profile of one whole session that was watched from within, and what it asked of the
    system where that can be traced."""
    folder = tmp_path_factory.mktemp("session")
    trace = folder / "trace" if machine.can_trace() else None
    before = [] if trace is None else machine.tracer(trace)
    profile = folder / "profile"
    assert watched(profile, before=before) == [0, []]
    return profile, trace


def test_a_whole_session_opens_no_socket_and_loads_no_network_module(
    whole_session: tuple[Path, Path | None],
) -> None:
    profile, _ = whole_session
    found = json.loads((profile / FOUND).read_text("utf-8"))
    assert found["headline_after"] != found["headline"]
    assert found["reopened"] is True
    for made in ("plan", "summary", "printed", "workbook"):
        assert Path(found[made]).stat().st_size > 10_000
    assert isinstance(found["printers"], list)
    printed, report = Path(found["printed"]), Path(found["summary"])
    assert len(papers.papers(report)) > 1
    assert papers.faults(printed, report, PRINTED_PPI) == []
    # The report itself is text: it would not pass for what a printer got.
    assert papers.faults(report, report, PRINTED_PPI) != []


def service(**environment: str) -> str:
    """Where the printing library is told to look, by a program with these variables."""
    say = "import os; import ui.app.app as app; app._print_without_network()"
    done = subprocess.run(
        [sys.executable, "-c", f"{say}; print(os.environ.get('{PRINT_SERVICE}'))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != PRINT_SERVICE}
        | environment,
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it CUPS that prints")
def test_the_service_of_this_machine_prints_unless_the_user_names_another() -> None:
    assert service() == LOCAL_SERVICE
    assert service(CUPS_SERVER="print.example") == "print.example"


@pytest.mark.parametrize(
    ("first", "event"),
    [(BY_PYTHON, "socket.__new__"), (BY_QT, "Qt's network module is loaded")],
    ids=["python", "qt"],
)
def test_a_socket_or_a_network_module_would_be_seen(first: str, event: str, tmp_path: Path) -> None:
    assert watched(tmp_path / "profile", first, START) == [0, [event]]


@pytest.mark.skipif(not machine.can_trace(), reason="strace is not there or may not trace")
def test_the_system_is_never_asked_for_a_socket_of_a_network(
    whole_session: tuple[Path, Path | None],
) -> None:
    _, trace = whole_session
    assert trace is not None
    text = trace.read_text("utf-8", "replace")
    assert "openat(" in text
    assert machine.sockets(text) == []


def test_a_socket_of_a_network_is_told_from_one_to_the_screen() -> None:
    trace = (
        "71 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3\n"
        "71 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4\n"
        "72 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = -1 EAFNOSUPPORT\n"
    )
    assert machine.sockets(trace) == ["socket(AF_INET", "socket(AF_INET6"]
