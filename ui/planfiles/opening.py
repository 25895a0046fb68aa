"""Opening a plan from the window: whatever is in the way is told calmly, with ways out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from sosuplan.narrative.messages import sentence
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.files import PLAN_SUFFIX
from sosuplan.store.opening import can_be_read
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, PlanError, SosuplanError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.settings import Places
from ui.widgets.problems import ask, tell
from ui.widgets.times import moment

SUFFIX = PLAN_SUFFIX

AGAIN, READ_ONLY, COPY, TAKE_OVER = "again", "read_only", "copy", "take_over"
RESTORE, OTHER = "restore", "other"

_WAYS: Mapping[str, tuple[str, ...]] = {
    "in_use_by": (READ_ONLY, COPY, TAKE_OVER),
    "file_in_use": (AGAIN, READ_ONLY, COPY),
    "read_only": (COPY, READ_ONLY),
    "no_permission": (AGAIN, READ_ONLY),
    "disk_full": (AGAIN, READ_ONLY),
    "file_trouble": (AGAIN, RESTORE),
    "missing_file": (AGAIN, RESTORE, OTHER),
    "not_a_plan_file": (RESTORE, OTHER),
    "damaged_file": (RESTORE, OTHER),
    "wrong_schema": (RESTORE, OTHER),
    "note_in_the_way": (AGAIN, READ_ONLY, COPY),
    "newer_file": (RESTORE, OTHER),
    "file_too_large": (OTHER,),
    "is_a_folder": (OTHER,),
    "not_a_file": (OTHER,),
}
"""Ways out of each problem, the best one first; those that lead nowhere are left out."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens plan files for one window."""

    window: QWidget
    places: Places
    language: Language
    instead: str = ""
    """The name of the plan that is shown while the one to be opened is not."""

    def open(self, path: Path) -> PlanFile | None:
        """The plan file at ``path``, or a copy or an earlier state of it as the user chooses.

        None if the user gives up.
        """
        read_only = take_over = False
        while True:
            try:
                return PlanFile.open(
                    path,
                    read_only=read_only,
                    take_over=take_over,
                    backups=self.places.backups,
                )
            except SosuplanError as error:
                way = self._ask(path, error, tried_to_read=read_only)
            if way == COPY:
                copy = self._copy(path)
                if copy is not None:
                    path, read_only = copy, False
            elif way == OTHER:
                path = self._other(path) or path
                read_only = False
            elif way == RESTORE:
                self._restore(path)
            elif not way:
                return None
            read_only = read_only or way == READ_ONLY
            take_over = take_over or way == TAKE_OVER

    # --- asking ---------------------------------------------------------------------------------

    def _ask(self, path: Path, error: SosuplanError, *, tried_to_read: bool) -> str:
        code = error.faults[0].code
        # What a plan's tables and columns are called is not needed where nothing is wrong.
        from sosuplan.narrative.cell_messages import plan_sentence

        broken = isinstance(error, PlanError)
        ways = (RESTORE, OTHER) if broken else _WAYS.get(code, ())
        may_read = {READ_ONLY, COPY}.isdisjoint(ways) or can_be_read(path)
        possible = [
            way
            for way in ways
            if not (way == RESTORE and not self._has_backups(path))
            and not (way == READ_ONLY and tried_to_read)
            and (may_read or way not in (READ_ONLY, COPY, TAKE_OVER))
        ]
        sentences = [
            plan_sentence(fault, self.language) if broken else plainly(fault, path, self.language)
            for fault in error.faults
        ]
        if TAKE_OVER in possible:
            sentences.append(
                _(
                    "Take over only if nobody is working in it there: what is not saved there yet"
                    " is then not saved."
                )
            )
        if RESTORE in possible:
            sentences.append(_("There are backups of this plan."))
        if self.instead:
            shown = _("The plan “{name}” is shown instead.")
            sentences.append(shown.format(name=self.instead))
        return ask(
            self.window,
            _title(code, masked(path.name)),
            sentences,
            {way: _label(way) for way in possible},
        )

    def _has_backups(self, path: Path) -> bool:
        try:
            return bool(backups_in(folder_of(self.places.backups, path)))
        except SosuplanError:
            return False

    # --- doing ----------------------------------------------------------------------------------

    def _other(self, path: Path) -> Path | None:
        """Another plan file, as the user chooses."""
        chosen, __ = QFileDialog.getOpenFileName(
            self.window,
            _("Open plan"),
            str(path.parent),
            f"{plan_files()} (*{SUFFIX})",
        )
        return Path(chosen) if chosen else None

    def _copy(self, path: Path) -> Path | None:
        """A copy of the plan at a place that the user chooses."""
        name = _("{name} – copy").format(name=path.stem)
        chosen, __ = QFileDialog.getSaveFileName(
            self.window,
            _("Save a copy as"),
            str(self.places.plans / f"{name}{SUFFIX}"),
            f"{plan_files()} (*{SUFFIX})",
        )
        if not chosen:
            return None
        target = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
        try:
            with PlanFile.open(path, read_only=True) as file:
                file.copy_to(target, replace=True)
        except SosuplanError as error:
            title = _("The copy was not saved.")
            tell(self.window, title, error, self.language)
            return None
        return target

    def _restore(self, path: Path) -> None:
        # Made when it is first asked for: few starts need it.
        from ui.planfiles.backups import ask_restore

        ask_restore(self.window, path, self.places.backups, self.language)


def plan_files() -> str:
    """What a dialog for files calls plan files."""
    return _("SOSUplan plans")


def plainly(fault: Fault, path: Path, language: Language) -> str:
    """What is wrong with the plan at ``path``, without naming it, and times as people say them."""
    values = dict(fault.values)
    if "since" in values:
        try:
            since = datetime.strptime(str(values["since"]), "%Y-%m-%d %H:%M").astimezone()
            values["since"] = moment(since, language.code)
        except ValueError:
            pass  # A note of another program: its time is shown as it stands.
    file = "" if fault.file == str(path) else fault.file
    return sentence(replace(fault, file=file, values=values), language)


def _title(code: str, name: str) -> str:
    if code == "in_use_by":
        text = _("The plan {name} is in use.")
    elif code == "read_only":
        text = _("The plan {name} cannot be changed where it is.")
    else:
        text = _("The plan {name} cannot be opened.")
    return text.format(name=name)


def _label(way: str) -> str:
    return {
        AGAIN: _("Try again"),
        READ_ONLY: _("Open read-only"),
        COPY: _("Open a copy…"),
        TAKE_OVER: _("Take over"),
        RESTORE: _("Restore a backup…"),
        OTHER: _("Open another plan…"),
    }[way]
