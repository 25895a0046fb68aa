"""The whole program in a process of its own, for a user who has nothing yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sosuplan.resources import resource
from ui.settings import PROFILE_VARIABLE


def run_program(text: str, profile: Path) -> subprocess.CompletedProcess[str]:
    """Run ``text``, which starts the program, without a screen; plans come under ``profile``."""
    return subprocess.run(
        [sys.executable, "-c", text],
        capture_output=True,
        text=True,
        check=False,
        cwd=resource().parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", PROFILE_VARIABLE: str(profile)},
        timeout=60,
    )
