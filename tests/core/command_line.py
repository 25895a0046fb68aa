"""The command line, in a process of its own and in this one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sosuplan import cli

ROOT = Path(__file__).resolve().parents[2]

_NO_QT = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
            raise ImportError(name + " is imported")
sys.meta_path.insert(0, Blocked())
sys.argv = ["main.py", *sys.argv[1:]]
import main
sys.exit(main.main(sys.argv[1:]))
"""


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python main.py ARGUMENTS`` in a process of its own in which Qt cannot be imported."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", _NO_QT, *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        encoding="utf-8",
        check=False,
    )


def called(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What ``run`` gives, without a process: for what a command says and writes."""
    given = [*map(str, arguments)]
    output, faults = (io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2))
    with redirect_stdout(output), redirect_stderr(faults):
        status = cli.main(given)
    said = [stream.buffer.getvalue().decode() for stream in (output, faults)]
    return subprocess.CompletedProcess(given, status, *said)
