"""The command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
