"""What could not be written into a plan when the program was ended from outside, with nobody there
to ask: a copy beside the backups, which the next start offers."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime
from pathlib import Path

from sosuplan.store.files import PLAN_SUFFIX, fault_of, is_there, numbered
from sosuplan.text.errors import SosuplanError, StoreError
from ui.i18n import _
from ui.session.session import Session
from ui.settings import Places

_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\dZ) (.+){re.escape(PLAN_SUFFIX)}")
_LONGEST_NAME = 40


class Rescue:
    """The copies of one user's plans."""

    def __init__(self, session: Session, places: Places) -> None:
        self._session = session
        self._plans = places.plans
        self._folder = places.backups / "rescued"
        self._made: Path | None = None
        """The copy of what is open."""

    def make(self) -> None:
        """Keep a copy of the open plan if something is lost with it otherwise."""
        session = self._session
        if session.file is None or session.file.read_only:
            return
        session.keep_before_leaving()
        if not (session.unsaved or session.lost_with_it):
            self.discard()
            return
        time = datetime.now(UTC).strftime(_TIME)
        name = session.file.path.stem[:_LONGEST_NAME].strip(" .")
        copy = self._folder / f"{time} {name}{PLAN_SUFFIX}"
        # Nobody is there to be told of what cannot be written here either.
        with contextlib.suppress(SosuplanError, OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            session.copy_to(copy)
            if copy != self._made:
                self.discard()
            self._made = copy

    def discard(self) -> None:
        """The open plan is saved after all, or the user has chosen to leave it unsaved."""
        if self._made is not None:
            delete(self._made)
            self._made = None

    def copies(self) -> list[tuple[Path, str, datetime]]:
        """Copies of earlier runs, the oldest first: where, of which plan, and made when (UTC)."""
        found = []
        with contextlib.suppress(OSError):
            for path in sorted(self._folder.iterdir()):
                match = _NAME.fullmatch(path.name)
                with contextlib.suppress(ValueError):
                    if match:
                        time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                        found.append((path, match[2], time))
        return found

    def bring_back(self, copy: Path, name: str) -> Path:
        """Move a copy to where the user's plans are; where it is then. Raises ``StoreError``."""
        called = _("{name} – rescued").format(name=name)
        wanted = numbered(self._plans / f"{called}{PLAN_SUFFIX}")
        target = next(path for path in wanted if not is_there(path))
        try:
            self._plans.mkdir(parents=True, exist_ok=True)
            copy.rename(target)
        except OSError as error:
            raise StoreError(fault_of(error, target.name)) from error
        return target


def delete(copy: Path) -> None:
    """Delete a copy, as far as that can be done."""
    with contextlib.suppress(OSError):
        copy.unlink(missing_ok=True)
