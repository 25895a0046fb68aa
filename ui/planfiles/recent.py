"""Plans that were open lately, and which one the next start opens."""

from __future__ import annotations

from pathlib import Path

from sosuplan.text.cpr import holds_cpr
from ui.settings import Settings

MOST_RECENT = 8
_LAST, _RECENT, _FOLDER = "plan/last", "plan/recent", "plan/folder"


class RecentPlans:
    """Kept in the user's settings, newest first."""

    def __init__(self, settings: Settings, plans: Path) -> None:
        """``plans`` is the folder to begin in when nothing has been opened yet."""
        self._settings = settings
        self._plans = plans

    @property
    def paths(self) -> list[Path]:
        """The plans, whether they are still there or not."""
        return self._settings.paths(_RECENT)

    @property
    def last(self) -> Path | None:
        """The plan that was open when the program was left."""
        return next(iter(self._settings.paths(_LAST)), None)

    @property
    def closed(self) -> bool:
        """True if the last plan was closed, so that the program was left without one."""
        return self._settings.contains(_LAST) and self._settings.text(_LAST, "?") == ""

    @property
    def folder(self) -> Path:
        """Where to look for plans first."""
        return self._settings.folder(_FOLDER, self._plans)

    def opened(self, path: Path) -> None:
        """``path`` is open now. One that may hold a CPR number, in the name of a folder, is not
        kept."""
        if holds_cpr(str(path)):
            return
        known = [str(other) for other in self.paths if other != path]
        self._settings.setValue(_RECENT, [str(path), *known][:MOST_RECENT])
        self._settings.setValue(_LAST, str(path))
        self._settings.setValue(_FOLDER, str(path.parent))

    def close(self) -> None:
        """No plan is open now."""
        self._settings.setValue(_LAST, "")
