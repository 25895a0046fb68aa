"""Where things are, and what they are called."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
RESOURCES = ROOT / "resources"
DIST = ROOT / "dist"
PROGRAM = DIST / "SOSUplan"
"""The folder of the built program."""
MADE = ROOT / "build" / "bundle"
"""What is made on the way."""

VERSION: str = runpy.run_path(str(ROOT / "sosuplan" / "__init__.py"))["__version__"]
NAME = f"SOSUplan-{VERSION}"
ARCHIVE = DIST / f"{NAME}-linux-x86_64.tar.xz"

WINDOWS = sys.platform == "win32"
LINUX = sys.platform == "linux"
