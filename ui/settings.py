"""Where the program keeps what is not the plan's: last plan, language, look, window, traces."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QSize, QStandardPaths

from sosuplan.store.files import is_folder
from sosuplan.text.cpr import holds_cpr
from sosuplan.text.json_text import parse_json

PROFILE_VARIABLE = "SOSUPLAN_PROFILE"
"""A folder to use instead of the user's own, for trials and tests."""

TRIAL_VARIABLE = "SOSUPLAN_TRIAL"
"""Asks for a trial (see ``ui.app.trial``)."""

LANGUAGE, LOOK = "language", "look"
SYSTEM, LIGHT, DARK = "system", "light", "dark"
"""Looks: as the system has it, or one of the two."""

LONGEST_PATH = 4_000
"""Characters; systems take no more than about that."""


@dataclass(frozen=True, slots=True)
class Places:
    """Folders and files of one user."""

    plans: Path
    backups: Path
    logs: Path
    settings_file: Path

    @classmethod
    def of_user(cls) -> Places:
        """The system's folders for this program, or those under ``SOSUPLAN_PROFILE``."""
        profile = os.environ.get(PROFILE_VARIABLE)
        if profile:
            return cls.under(Path(profile))
        location = QStandardPaths.StandardLocation.AppLocalDataLocation
        return cls.under(Path(QStandardPaths.writableLocation(location)))

    @classmethod
    def under(cls, folder: Path) -> Places:
        return cls(folder / "plans", folder / "backups", folder / "logs", folder / "settings.ini")

    def settings(self) -> Settings:
        """The settings; the file is written by Qt when it is idle and at the end."""
        return Settings(str(self.settings_file), QSettings.Format.IniFormat)


class Settings(QSettings):
    """Settings as they can be used, whatever stands in their file: anybody may have written that.

    Each method gives what was kept under ``key``; where nothing was, or nothing of the kind, what
    the program begins with.
    """

    def text(self, key: str, default: str = "") -> str:
        """One line of text."""
        kept = self._kept(key)
        return kept if isinstance(kept, str) and kept.isprintable() else default

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """One of ``choices``."""
        kept = self._kept(key)
        return kept if isinstance(kept, str) and kept in choices else default

    def paths(self, key: str) -> list[Path]:
        """Files or folders, whether they are there or not; those that no system has are left out.

        A list of one is kept as a text, and one of none as nothing.
        """
        kept = self._kept(key)
        texts = kept if isinstance(kept, list) else [kept]
        return [Path(text) for text in texts if isinstance(text, str) and _is_path(text)]

    def folder(self, key: str, default: Path) -> Path:
        """A folder that is there."""
        return next((path for path in self.paths(key) if is_folder(path)), default)

    def keep_path(self, key: str, *paths: Path) -> None:
        """Keep a file or folder, or several; not one that may hold a CPR number in its name."""
        texts = [text for text in map(str, paths) if not holds_cpr(text)]
        if texts:
            self.setValue(key, texts if len(paths) > 1 else texts[0])

    def mapping(self, key: str) -> dict[str, Any]:
        """What was kept as a JSON object."""
        try:
            kept = parse_json(self._kept(key))  # type: ignore[arg-type]
        except (ValueError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def size(self, key: str, default: QSize) -> QSize:
        """A window's size."""
        kept = self._kept(key)
        return kept if isinstance(kept, QSize) and kept.isValid() else default

    def geometry(self, key: str) -> QByteArray:
        """What ``saveGeometry`` gave; empty if nothing is kept."""
        kept = self._kept(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def _kept(self, key: str) -> object:
        """Whatever stands there; None also for what Qt can read and Python cannot."""
        try:
            return self.value(key)
        except (RuntimeError, TypeError, ValueError, OverflowError):
            return None


def _is_path(text: str) -> bool:
    try:
        return 0 < len(text) <= LONGEST_PATH and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False
