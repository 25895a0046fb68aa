"""A built program that is tried, and the user it runs for."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from project import WINDOWS

SECONDS = 180
"""A program that has not ended by then never will."""

_OF_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
"""Variables without which no program of Windows starts."""


class WrongError(Exception):
    """What the program did that it should not, or the other way round."""


def check(good: object, told: str) -> None:
    if not good:
        raise WrongError(told)


class Tried:
    """The program in the folder ``program``; whatever is written goes below ``folder``."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.plan = folder / "plan.sosuplan"
        # The file of the program with the window.
        self.window = program / ("SOSUplan.exe" if WINDOWS else "SOSUplan")
        self._console = program / "sosuplan-cli.exe" if WINDOWS else self.window
        self._profiles = 0
        self._profile = folder

    def command(self, *words: str) -> bytes:
        """What a command prints; anything else than success and silence is wrong."""
        said, errors, status = self._run([str(self._console), *words])
        check(status == 0, f"it ended with {status}: {errors}")
        check(not errors, f"it complains: {errors}")
        return said.encode()

    def session(
        self, platform: str, before: Sequence[str] = (), **more: str
    ) -> tuple[dict[str, Any], float]:
        """A whole session of a new user: what it found, and the seconds to the first paint."""
        self._profiles += 1
        self._profile = self.folder / f"bruger {self._profiles}"
        self._profile.mkdir()
        return self._try("session", platform, before, **more)

    def start(self, platform: str) -> tuple[dict[str, Any], float]:
        """Another start of the last session's user."""
        return self._try("start", platform, ())

    def _try(
        self, kind: str, platform: str, before: Sequence[str], **more: str
    ) -> tuple[dict[str, Any], float]:
        began = time.time()
        told = self._profile / "trial.json"
        told.unlink(missing_ok=True)
        said, errors, status = self._run(
            [*before, str(self.window)],
            QT_QPA_PLATFORM=platform,
            SOSUPLAN_PROFILE=str(self._profile),
            SOSUPLAN_TRIAL=kind,
            **more,
        )
        traces = list(self._profile.rglob("fault-*.txt"))
        check(not traces, "\n".join(path.read_text(encoding="utf-8") for path in traces))
        check(told.exists(), f"it ended with {status}: {errors}{said}")
        found: dict[str, Any] = json.loads(told.read_text("utf-8"))
        # On Windows a window's program has no outputs: what it says is among what it found.
        check(not found["said"] + said + errors, f"it says {found['said']}{said}{errors}")
        check(status == 0, f"it ended with {status}")
        return found, found["painted"] - began

    def _run(self, command: Sequence[str], **more: str) -> tuple[str, str, int]:
        """What a program writes on its outputs, and its exit status."""
        home, empty = self.folder / "hjem", self.folder / "tom"
        home.mkdir(exist_ok=True)
        empty.mkdir(exist_ok=True)
        environment = {"HOME": str(home), "LANG": "C.UTF-8", "PATH": str(empty), **more}
        if WINDOWS:
            environment |= {name: os.environ[name] for name in _OF_WINDOWS if name in os.environ}
        try:
            done = subprocess.run(
                command, capture_output=True, cwd=home, env=environment, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            raise WrongError(f"{command[-1]} did not end within {SECONDS} s") from None
        said, errors = (one.decode(errors="replace") for one in (done.stdout, done.stderr))
        return said, errors, done.returncode
