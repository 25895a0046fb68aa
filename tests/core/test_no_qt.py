"""The core knows no Qt."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import sosuplan
from tests.core.source import ROOT

_BLOCK = """
import importlib, sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
            raise ImportError(name + " must not be imported")
sys.meta_path.insert(0, Blocked())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_every_module_of_the_core_imports_where_qt_is_blocked() -> None:
    names = [module.name for module in pkgutil.walk_packages(sosuplan.__path__, prefix="sosuplan.")]
    assert {"sosuplan.cli", "sosuplan.store.planfile", "sosuplan.store.folder"} <= set(names)
    program = [sys.executable, "-W", "error", "-c", _BLOCK, *names]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
