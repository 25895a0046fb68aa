"""Where the program keeps what is not the plan's: last plan, language, look, window, traces."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

PROFILE_VARIABLE = "SOSUPLAN_PROFILE"
"""A folder to use instead of the user's own, for trials and tests."""


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

    def settings(self) -> QSettings:
        """The settings; the file is written by Qt when it is idle and at the end."""
        return QSettings(str(self.settings_file), QSettings.Format.IniFormat)
