"""What is done unasked to keep an open plan safe: backups, warnings, a word when saving fails, and
a copy of what could not be saved."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sosuplan.narrative.messages import sentence
from sosuplan.store.files import PLAN_SUFFIX, fault_of, is_there, numbered
from sosuplan.store.shared import shared_by
from sosuplan.text.errors import SosuplanError, StoreError
from ui.i18n import _
from ui.planfiles.opening import plainly
from ui.session.autosave import GONE, MOMENT
from ui.session.session import Session
from ui.settings import Places, Settings
from ui.widgets.problems import ask

AFTER_OPENING_MS = 150
"""After the first picture, and before anything that is worked on is written (see ``session``)."""
_BACKUP_TRIES = 13
"""How often a backup is tried again, after as long, while another program holds the file."""

WARNED = "plan/warned"
"""Plans on shared drives that were warned of: once is enough."""
MOST_WARNED = 50

COPY, AGAIN, REOPEN, LEAVE = "copy", "again", "reopen", "leave"
_TRY_AGAIN = {
    "disk_full",
    "file_in_use",
    "file_trouble",
    "moved_file",
    "no_permission",
    "not_written",
    "read_only",
}
_REOPEN = {"changed_elsewhere", "taken_over"}
_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\dZ) (.+){re.escape(PLAN_SUFFIX)}")
_LONGEST_NAME = 40

_ASKED = "asked"
"""In the place of a fault's code: the user is asked what to do already."""


class Safety(QObject):
    """Looks after the plan that the session has open."""

    copy_wanted = Signal()
    """The user wants to go on in a copy."""
    reopen_wanted = Signal(object)
    """The user wants to open the plan at this path anew, and knows what is lost with it."""

    def __init__(
        self, window: QWidget, session: Session, places: Places, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._places = places
        self.rescue = Rescue(session, places)
        self._settings = settings
        self._told = ""
        self._backup_tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_OPENING_MS)
        self._timer.timeout.connect(self.look_after)
        session.plan_opened.connect(self._opened)
        session.kept.connect(self._kept)
        session.keeping_failed.connect(self._keeping_failed)

    def look_after(self) -> None:
        """Make a backup if the plan has changed since the last one, and warn of a shared drive."""
        file = self._session.file
        if file is not None and self._session.workspace_dropped:
            self._session.workspace_dropped = False
            ask(
                self._window,
                _("The plan is not shown as it was left."),
                [
                    _(
                        "What the plan file says of how the plan was last looked at cannot be used."
                        " The plan's figures and its saved scenarios are unharmed."
                    )
                ],
                {},
            )
        if file is None or file.read_only:
            return
        try:
            with file.waiting(MOMENT):
                file.back_up(self._places.backups)
        except SosuplanError as error:
            if error.faults[0].code == "file_in_use" and self._backup_tries < _BACKUP_TRIES:
                self._backup_tries += 1
                self._timer.start()
                return
            self._tell(_("No backup of the plan could be made."), error, {})
        self._warn_of_shared(file.path)

    def tell_not_saved(self, error: SosuplanError) -> None:
        """Say that what was changed is not saved, with ways out; once until saving works again."""
        code = error.faults[0].code
        ways = {COPY: _("Save a copy…")}
        if code in _TRY_AGAIN:
            ways = {AGAIN: _("Try again"), **ways}
        if code in _REOPEN:
            ways[REOPEN] = _("Open the plan again")
        title = _("The plan is not saved.")
        lost = ""
        if REOPEN in ways and (self._session.autosave.unsaved or self._session.lost_with_it):
            lost = _("If you open the plan again, what is only on the screen is lost.")
        way = self._tell_once(title, error, ways, lost)
        if way == COPY:
            self.copy_wanted.emit()
        elif way == REOPEN:
            self.reopen_wanted.emit(self._session.path)
        elif way == AGAIN:
            self._told = ""
            self._session.keep(patient=True)

    def may_leave(self) -> bool:
        """Whether the open plan may be closed: asks, if something is lost with it."""
        session = self._session
        if session.file is None:
            return True
        finish_typing()
        self._told = _ASKED
        session.autosave.keep_before_leaving()
        if session.autosave.error is None:
            self._told = ""
        if not (session.autosave.unsaved or session.lost_with_it):
            return True
        way = self._ask_to_leave(*self._lost())
        if way == LEAVE:
            self.rescue.discard()
        return way == LEAVE or not (session.autosave.unsaved or session.lost_with_it)

    # --- inside ---------------------------------------------------------------------------------

    def _lost(self) -> tuple[str, list[str]]:
        """What is lost if the plan is closed now, and why."""
        session, title = self._session, _("The plan is not saved.")
        scenario = _(
            "What you have changed in the scenario is not in the plan file. It is lost if you close"
            " the plan now."
        )
        if session.autosave.library_waits:
            scenario = _(
                "What you have done with the scenarios is perhaps not in the plan file. It is then"
                " lost if you close the plan now."
            )
        error = session.autosave.error
        if error is None and session.lost_with_it:
            return _("The plan can only be read."), [scenario]
        assert session.path is not None
        why = error.faults[:1] if error is not None else ()
        sentences = [plainly(fault, session.path) for fault in why]
        if session.autosave.unsaved:
            title = _("Changes of the plan's data are not saved.")
            lost = _("They are lost if you close the plan now.")
            return title, [lost, *sentences]
        if error is not None and error.faults[0].code in GONE:
            lost = _("What is on the screen is lost if you close the plan now.")
            return title, [*sentences, lost]
        return title, [*sentences, scenario]

    def _ask_to_leave(self, title: str, sentences: Sequence[str]) -> str:
        """What to do with changes that are lost otherwise; a copy is made at once."""
        ways = {COPY: _("Save a copy…"), LEAVE: _("Close without saving")}
        way = ask(self._window, title, sentences, ways)
        if way == COPY:
            self.copy_wanted.emit()
        return way

    def _opened(self) -> None:
        self._told = ""
        self._backup_tries = 0
        self._timer.start()

    def _kept(self) -> None:
        self._told = ""
        self.rescue.discard()

    def _keeping_failed(self, error: SosuplanError) -> None:
        # When the window is being closed, there is nobody left to ask.
        QTimer.singleShot(0, self, partial(self._tell_if_open, error))

    def _tell_if_open(self, error: SosuplanError) -> None:
        # By now it may be saved, or another plan may be open.
        if self._window.isVisible() and self._session.autosave.error is error:
            self.tell_not_saved(error)

    def _tell_once(self, title: str, error: SosuplanError, ways: dict[str, str], lost: str) -> str:
        fault = error.faults[0]
        if self._told in (fault.code, _ASKED):
            return ""
        self._told = fault.code
        return self._tell(title, error, ways, lost)

    def _tell(self, title: str, error: SosuplanError, ways: dict[str, str], lost: str = "") -> str:
        path, fault = self._session.path, error.faults[0]
        language = self._session.language
        text = sentence(fault, language) if path is None else plainly(fault, path)
        leave = _("Not now") if ways else ""
        return ask(self._window, title, [text, lost] if lost else [text], ways, leave)

    def _warn_of_shared(self, path: Path) -> None:
        """Working on such a drive is allowed, but its risks must be known."""
        warned = self._settings.paths(WARNED)
        kind = "" if path in warned else shared_by(path)
        if not kind:
            return
        self._settings.keep_path(WARNED, *[path, *warned][:MOST_WARNED])
        title = _("{name} is on a shared drive.")
        text = _(
            "Only one person at a time should work in the plan. If the connection fails while"
            " something is saved, the change may be lost. The backups are on this machine."
        )
        if kind != "network":
            title = _("{name} is in a folder that is synchronised.")
            text = _(
                "{service} copies the file while you work. If the plan is open on two machines,"
                " there may be two versions of it. The backups are on this machine."
            ).format(service=_service(kind))
        ways = {COPY: _("Work in a copy…")}
        leave = _("Continue here")
        if ask(self._window, title.format(name=path.name), [text], ways, leave) == COPY:
            self.copy_wanted.emit()


def _service(kind: str) -> str:
    names = {"onedrive": "OneDrive", "dropbox": "Dropbox", "icloud": "iCloud"}
    return names.get(kind, "Google Drive")


class Rescue:
    """What could not be written into a plan when the program was ended from outside, with nobody
    there to ask: a copy beside the backups, which the next start offers."""

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
        session.autosave.keep_before_leaving()
        if not (session.autosave.unsaved or session.lost_with_it):
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


def finish_typing() -> None:
    """Take what stands in the field that has the focus as if the field had been left."""
    field = QApplication.focusWidget()
    if field is None:
        return
    field.clearFocus()
    # The editor of a cell is gone by now; any other field goes on having the focus.
    if isValid(field) and field.isVisible():
        field.setFocus()
