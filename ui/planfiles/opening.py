"""Opening a plan from the window: whatever is in the way is told calmly, with ways out of it.
And the reference plan: as it was published, and the user's own copy of it."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import SETTINGS_FILE
from sosuplan.narrative.messages import sentence
from sosuplan.resources import resource
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.files import (
    PLAN_SUFFIX,
    fault_of,
    is_there,
    name_for_file,
    numbered,
    parts_for_file,
)
from sosuplan.store.opening import can_be_read
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, PlanError, SosuplanError, StoreError
from ui import i18n
from ui.i18n import _, moment
from ui.settings import Places
from ui.widgets.problems import ask, tell
from ui.widgets.saving import Saving

if TYPE_CHECKING:
    from sosuplan.store.folder import PlanFolder

SUFFIX = PLAN_SUFFIX

AGAIN, READ_ONLY, COPY, TAKE_OVER = "again", "read_only", "copy", "take_over"
RESTORE, OTHER, CARRY_OVER = "restore", "other", "carry_over"
MINE, FRESH = "mine", "fresh"

_WAYS: Mapping[str, tuple[str, ...]] = {
    "older_file": (CARRY_OVER, COPY),
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


@dataclass(slots=True)
class Opener:
    """Opens plan files for one window."""

    window: QWidget
    places: Places
    saving: Saving
    instead: str = ""
    """The name of the plan that is shown while the one to be opened is not."""
    original: Path | None = field(default=None, init=False)
    """Where the plan is as it was, if the one that was opened is carried over from that."""

    def open(self, path: Path) -> PlanFile | None:
        """The plan file at ``path``, or a copy or an earlier state of it as the user chooses.

        None if the user gives up.
        """
        read_only = take_over = older = False
        kept_as: Path | None = None
        while True:
            try:
                file = PlanFile.open(
                    path,
                    read_only=read_only,
                    take_over=take_over,
                    kept_as=kept_as,
                    backups=self.places.backups,
                )
            except SosuplanError as error:
                older = older or error.faults[0].code == "older_file"
                way = self._ask(path, error, tried_to_read=read_only)
            else:
                if kept_as is not None and is_there(kept_as):
                    self.original = kept_as
                return file
            if way == COPY:
                copy = self._copy(path, carried=older)
                if copy is not None:
                    self.original = path if older else None
                    path, read_only, older, kept_as = copy, False, False, None
            elif way == CARRY_OVER:
                kept_as = _place_of_original(path)
            elif way == OTHER:
                path = ask_plan_file(self.window, path.parent) or path
                read_only, older, kept_as = False, False, None
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
            plan_sentence(fault, i18n.current()) if broken else plainly(fault, path)
            for fault in error.faults
        ]
        if code == "older_file":
            sentences = _about_older(error.faults[0], path)
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
            {way: _label(way, older=code == "older_file") for way in possible},
        )

    def _has_backups(self, path: Path) -> bool:
        try:
            return bool(backups_in(folder_of(self.places.backups, path)))
        except SosuplanError:
            return False

    # --- doing ----------------------------------------------------------------------------------

    def _copy(self, path: Path, *, carried: bool) -> Path | None:
        """A copy of the plan at a place that the user chooses; one of an older plan is
        ``carried`` over."""
        name, title = _("{name} – copy").format(name=path.stem), _("Save a copy as")
        if carried:
            name = _("{name} – carried over").format(name=path.stem)
            title = _("Save the plan, carried over, as")
        target = self.saving.ask(title, name, SUFFIX, plan_files(), self.places.plans)
        if target is None:
            return None
        try:
            if is_there(target) and is_there(path) and target.samefile(path):
                raise StoreError(Fault("the_plan_itself", target.name))
            with PlanFile.open(path, read_only=True) as file:
                file.copy_to(target, replace=True)
        except SosuplanError as error:
            tell(self.window, _("The copy was not saved."), error, i18n.current())
            return None
        return target

    def _restore(self, path: Path) -> None:
        # Made when it is first asked for: few starts need it.
        from ui.planfiles.backups import RestoreDialog

        dialog = RestoreDialog(self.window, path, self.places.backups)
        if dialog.exec():
            dialog.restore()


def plan_files() -> str:
    """What a dialog for files calls plan files."""
    return _("SOSUplan plans")


def ask_plan_file(window: QWidget, folder: Path) -> Path | None:
    """The plan file that the user chooses to open."""
    kinds = f"{plan_files()} (*{SUFFIX})"
    chosen, __ = QFileDialog.getOpenFileName(window, _("Open plan"), str(folder), kinds)
    return Path(chosen) if chosen else None


def plainly(fault: Fault, path: Path) -> str:
    """What is wrong with the plan at ``path``, without naming it or its folder, and times as people
    say them."""
    values = dict(fault.values)
    if "since" in values:
        try:
            since = datetime.strptime(str(values["since"]), "%Y-%m-%d %H:%M").astimezone()
            values["since"] = moment(since)
        except ValueError:
            pass  # A note of another program: its time is shown as it stands.
    file = "" if fault.file == str(path) else fault.file
    if file and Path(file).parent == path.parent:
        file = masked(Path(file).name)
    return sentence(replace(fault, file=file, values=values), i18n.current())


def _place_of_original(path: Path) -> Path:
    """A free name beside an older plan for the file as it is."""
    name = parts_for_file(path.stem, _("first edition")) + SUFFIX
    return next(one for one in numbered(path.with_name(name)) if not is_there(one))


def _about_older(fault: Fault, path: Path) -> list[str]:
    """What carrying a plan over means."""
    same = _(
        "It is carried over to the second edition before it can be worked in. Its figures and"
        " scenarios are kept, and they give the same results as before."
    )
    if fault.values["other_helpers"]:
        same += " " + _(
            "Only the number of helpers becomes another one: how many of them become assistants"
            " now follows from those who finish the education, not from those who begin it."
        )
    kept = _(
        "Older programs cannot open it afterwards. A copy of the file as it is now is put into the"
        " same folder, with the name “{name}”."
    )
    return [same, kept.format(name=masked(_place_of_original(path).name))]


def _title(code: str, name: str) -> str:
    if code == "older_file":
        return _("The plan {name} is of the first edition of the model.").format(name=name)
    if code == "in_use_by":
        text = _("The plan {name} is in use.")
    elif code == "read_only":
        text = _("The plan {name} cannot be changed where it is.")
    else:
        text = _("The plan {name} cannot be opened.")
    return text.format(name=name)


def _label(way: str, *, older: bool) -> str:
    if older and way == COPY:
        return _("Save carried over as…")
    return {
        CARRY_OVER: _("Carry over"),
        AGAIN: _("Try again"),
        READ_ONLY: _("Open read-only"),
        COPY: _("Open a copy…"),
        TAKE_OVER: _("Take over"),
        RESTORE: _("Restore a backup…"),
        OTHER: _("Open another plan…"),
    }[way]


# --- the reference plan -------------------------------------------------------------------------


def published() -> PlanFolder:
    """The reference plan as it was published, with its scenarios."""
    # Few starts need it.
    from sosuplan.store.folder import read_folder

    return read_folder(resource("plans", "midtjylland"))


@cache
def reference_name() -> str:
    """What the reference plan is called, without reading all of it."""
    with resource("plans", "midtjylland", SETTINGS_FILE).open(encoding="utf-8", newline="") as file:
        return next(row["value"] for row in csv.DictReader(file) if row["key"] == "name")


def places_of_copy(places: Places, name: str) -> Iterator[Path]:
    """Where the user's copy of a plan with this name is, the usual place first."""
    return numbered(places.plans / (name_for_file(name) + SUFFIX))


def reference_copy(places: Places) -> PlanFile:
    """The user's own copy of the reference plan, made at the first start.

    A copy that cannot be read any more is left where it is, and another is made beside it. Raises
    ``StoreError`` if the user's folder cannot be written.
    """
    folder = published()
    try:
        places.plans.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(fault_of(error, str(places.plans))) from None
    for path in places_of_copy(places, folder.plan.name):
        if not path.exists():
            PlanFile.create(path, folder.plan, folder.library)
        try:
            return PlanFile.open(path, backups=places.backups)
        except SosuplanError:
            continue
    raise RuntimeError("no room for a copy of the reference plan")


def temporary_copy() -> PlanFile:
    """A copy in a folder for temporary files, where the user's own cannot be written."""
    return reference_copy(Places.under(Path(tempfile.mkdtemp(prefix="sosuplan-"))))


def ask_which(window: QWidget, mine: Plan) -> str:
    """``MINE`` to open the user's copy, ``FRESH`` for a new plan with the published figures, or "".

    Nobody is asked while the plan of the copy, ``mine``, has the published figures.
    """
    if mine == published().plan:
        return MINE
    return ask(
        window,
        _("The figures of your copy of the reference plan were changed."),
        [
            _(
                "It can be opened as you left it. A new plan from the reference plan has the"
                " published figures."
            )
        ],
        {MINE: _("Open my copy"), FRESH: _("New plan from the reference plan…")},
    )
