"""The program opens no socket, whatever is done with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SESSION = """
import os, sys
events = []
sys.addaudithook(lambda name, args: events.append(name) if name.startswith("socket.") else None)

from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.settings import Places

application = QApplication(sys.argv)
program = Program(application, Places.under(Path(sys.argv[1])))
program.start(None)
session, window = program.session, program.window
QTest.qWait(50)
for tab in range(window.scenarios.tabs.count()):
    window.scenarios.tabs.setCurrentIndex(tab)
    session.set_lever(session.catalogue["reform"], 0.1 * (tab + 1), "x")
    QTest.qWait(20)
session.save_as("Gemt", "", "")
window.files.open_reference()
program.use_language("en")
QTest.qWait(50)

inodes = set()
for table in ("tcp", "tcp6", "udp", "udp6"):
    path = Path("/proc/self/net", table)
    if path.exists():
        inodes |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
for handle in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
    try:
        target = os.readlink(f"/proc/self/fd/{handle}")
    except OSError:
        continue
    if target.startswith("socket:[") and target[8:-1] in inodes:
        events.append(f"handle {handle} is an internet socket")
maps = Path("/proc/self/maps")
loaded = maps.read_text() if maps.exists() else ""
if "QtNetwork" in sys.modules or "Qt6Network" in loaded:
    events.append("Qt's network module is loaded")
program.end()
print(events)
"""


def test_a_whole_session_opens_no_socket_and_loads_no_network_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path / "profile")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
