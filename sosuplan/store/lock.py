"""The note beside an open plan file that says who has it open, since when and on which machine.

SQLite's own locks last only as long as a transaction, and drives that are shared do not always hold
them. The note keeps two people from working on one plan without knowing of each other. One that a
crash leaves behind never blocks: its program is gone, and it is taken over without a question.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import secrets
import stat
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from sosuplan.store.files import fault_of, sibling
from sosuplan.store.processes import mark_of
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, StoreError
from sosuplan.text.json_text import parse_json

_LONGEST_NOTE = 10_000
WRITING_SECONDS = 1.0
"""A note that cannot be read for this long was left half-written by a crash."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open. ``user`` is "" where the system does not tell.

    ``time`` is local time with its offset (ISO 8601, whole seconds); ``process`` and ``mark`` tell
    the program on its machine, and ``token`` this note from every other.
    """

    user: str
    machine: str
    time: str
    process: int
    mark: str
    token: str

    @classmethod
    def this_program(cls) -> Self:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        process = os.getpid()
        return cls(
            _user(), platform.node(), now, process, mark_of(process) or "", secrets.token_hex(8)
        )

    @property
    def is_this_program(self) -> bool:
        """True if it is this very process."""
        return self.machine == platform.node() and (
            (self.process, self.mark) == (os.getpid(), mark_of(os.getpid()) or "")
        )

    @property
    def is_gone(self) -> bool:
        """True if the program ran on this machine and has ended without taking the note away."""
        if self.machine != platform.node():
            return False
        mark = mark_of(self.process)
        return mark is None or bool(mark and self.mark and mark != self.mark)


class Lock:
    """The note of this program beside one plan file."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._note = note_of(path)
        self._holder = holder

    @classmethod
    def acquire(cls, path: Path, *, take_over: bool = False) -> Self:
        """Write the note, or raise ``StoreError`` with ``in_use_by`` if somebody else has the plan.

        With ``take_over`` the note is ours whoever had it; that program will save no more.
        """
        note, ours = note_of(path), Holder.this_program()
        try:
            if not _write_new(note, ours):
                if note.is_dir():
                    # Nobody is asked to delete more than that, and nothing of it is deleted here.
                    values = {"note": note.name}
                    raise StoreError(Fault("note_in_the_way", str(path), values=values))
                if not take_over:
                    refuse_in_use(path)
                _replace(note, ours)
        except PermissionError as error:
            # The plan itself may well be read.
            raise StoreError(Fault("read_only", str(path))) from error
        except OSError as error:
            raise StoreError(fault_of(error, str(path))) from error
        return cls(path, ours)

    def refuse_lost(self) -> None:
        """Raise ``StoreError`` with ``taken_over`` if another program has taken the plan over.

        A note that somebody has deleted is no sign of another program.
        """
        holder = _read(self._note)
        if holder is not None and not self._is_ours(holder):
            raise StoreError(Fault("taken_over", str(self._path), values=_told(holder)))

    def release(self) -> None:
        """Take the note away if it is still ours, as far as that can be done."""
        try:
            holder = _read(self._note)
            if holder is not None and holder.token == self._holder.token:
                self._note.unlink(missing_ok=True)
        except OSError:
            # The drive is gone: the note is stale for this machine as soon as this program ends.
            return

    def _is_ours(self, holder: Holder) -> bool:
        return holder.token == self._holder.token or holder.is_this_program


def note_of(path: Path) -> Path:
    """Where the note of a plan file is: beside the file itself, whatever links lead to it."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".~lock.{real.name}#")


def refuse_in_use(path: Path) -> None:
    """Raise ``StoreError`` with ``in_use_by`` if another program that still runs has the plan."""
    note = note_of(path)
    holder, waited_until = _read(note), time.monotonic() + WRITING_SECONDS
    while holder is None and _is_file(note) and time.monotonic() < waited_until:
        time.sleep(0.02)
        holder = _read(note)
    if holder is not None and not (holder.is_this_program or holder.is_gone):
        raise StoreError(Fault("in_use_by", str(path), values=_told(holder)))


def _told(holder: Holder) -> dict[str, str | float]:
    """The values of a fault: who, on which machine, since when (local time of that machine)."""
    since = holder.time[:16].replace("T", " ")
    return {"user": holder.user or "?", "machine": holder.machine or "?", "since": since}


def _user() -> str:
    """The user's name as the system has it."""
    try:
        return masked(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def _write_new(note: Path, holder: Holder) -> bool:
    """Write the note if there is none."""
    try:
        with note.open("x", encoding="utf-8") as stream:
            try:
                stream.write(json.dumps(asdict(holder)))
                stream.flush()
            except BaseException:
                note.unlink(missing_ok=True)
                raise
    except FileExistsError:
        return False
    return True


def _replace(note: Path, holder: Holder) -> None:
    work = sibling(note)
    try:
        work.write_text(json.dumps(asdict(holder)), encoding="utf-8")
        work.replace(note)
    finally:
        work.unlink(missing_ok=True)


def _is_file(note: Path) -> bool:
    """Whether a file is there: reading anything else would fail, or wait for ever."""
    try:
        return stat.S_ISREG(note.stat().st_mode)
    except FileNotFoundError:
        return False


def _read(note: Path) -> Holder | None:
    """Who holds the plan; None if nobody does or the note is none that can be read."""
    if not _is_file(note):
        return None
    try:
        with note.open("rb") as stream:
            found = parse_json(stream.read(_LONGEST_NOTE))
        holder = Holder(**found)
    except (FileNotFoundError, ValueError, TypeError):
        return None
    sound = all(
        isinstance(value, int if name == "process" else str)
        for name, value in asdict(holder).items()
    )
    return holder if sound else None
