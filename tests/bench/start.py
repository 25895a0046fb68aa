"""From starting the program to the first painted window, and of a headless command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sosuplan.resources import resource
from tests.bench.table import Result
from ui.trial import FOUND, START, TRIAL_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
LIMIT = {True: 1.0, False: 1.3}
"""Seconds to the window, from source and for a built program."""

SOURCE = (sys.executable, "main.py")


def _seconds_to_paint(program: Sequence[str], profile: str) -> float:
    environment = {**os.environ, "SOSUPLAN_PROFILE": profile, TRIAL_VARIABLE: START}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = time.time()
    subprocess.run(program, check=True, capture_output=True, cwd=ROOT, env=environment)
    found = json.loads((Path(profile) / FOUND).read_text(encoding="utf-8"))
    return float(found["painted"]) - start


def _seconds_of(*command: str) -> float:
    start = time.time()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.time() - start


def results(program: Sequence[str] = SOURCE) -> list[Result]:
    """``program`` is the command that starts SOSUplan: from source, or a built one."""
    with tempfile.TemporaryDirectory() as profile:
        first = _seconds_to_paint(program, profile)
        later = float(np.median([_seconds_to_paint(program, profile) for _ in range(RUNS)]))
        plan = str(Path(profile) / "trial.sosuplan")
        _seconds_of(*program, "new", plan, "--from", str(resource("plans", "midtjylland")))
        command = float(np.median([_seconds_of(*program, "project", plan) for _ in range(RUNS)]))
    return [
        Result("first start (the reference plan is copied)", first, "s"),
        Result("start to first painted window, warm", later, "s", LIMIT[program == SOURCE]),
        Result("headless project", command, "s", 1.0),
    ]
