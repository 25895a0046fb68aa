"""What keeps a file from being read or written, as faults; names for files, and whole writes."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from sosuplan.store.processes import mark_of
from sosuplan.text.errors import Fault, StoreError
from sosuplan.text.terms import cut

_CODES = {
    errno.ENOENT: "missing_file",
    errno.EISDIR: "is_a_folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EBUSY: "file_in_use",
    errno.ETXTBSY: "file_in_use",
    errno.ENAMETOOLONG: "name_too_long",
}
_WINDOWS_CODES = {32: "file_in_use", 33: "file_in_use", 206: "name_too_long"}
"""Errors of Windows that its C library, and so ``errno``, gives another meaning: sharing and lock
violations, and a file name or path that is too long."""

_NOT_THERE = ("missing_file", "not_a_folder", "name_too_long", "no_permission")
"""Faults of looking at a file that writing it tells of as well, and knows better."""

_FOLDERS_OWN = ("missing_file", "read_only", "no_permission")
"""Faults of writing a new file that are its folder's."""

PLAN_SUFFIX = ".sosuplan"
DATABASE = b"SQLite format 3\0"
"""How a plan file begins, whatever it is called."""

LONGEST_NAME = 120
"""Bytes (UTF-8) of a name that is suggested for a file. File systems take twice as many, but
Windows takes paths of 260 characters, folders included."""
_SHORTEST_PART = 12
_BETWEEN = " – "
_LONGEST_WORK = 40
_WORK = re.compile(r"\..+\.([0-9a-f]{6})-(\d+)-[0-9a-f]{8}\.tmp(-journal|-wal|-shm)?")
"""Names of ``sibling``, and of what SQLite keeps beside them: the machine and the process."""
REPLACED = "old"
"""In a folder that is to take another's place: what it has replaced of that so far."""
_LONGEST_WRITTEN = 24 * 60 * 60
"""Seconds after which no program of another machine is still writing a file."""
_NOT_IN_NAMES = '<>"?*'
_INSTEAD = str.maketrans({"/": "-", "\\": "-", "|": "-", ":": " – "})
"""What takes the place of signs that hold a name's parts apart."""
_RESERVED = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)))
)
"""Names that Windows keeps to itself, with any ending."""


def fault_of(error: OSError, name: str) -> Fault:
    """The fault that the operating system's ``error`` stands for, told of ``name``."""
    code = _WINDOWS_CODES.get(getattr(error, "winerror", None) or 0) or _CODES.get(error.errno or 0)
    if code:
        return Fault(code, name)
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Fault("file_trouble", name, values={"reason": reason})


def program_fault(error: Exception, name: str) -> Fault:
    """The fault of writing ``name`` that an ``error`` of the program itself stands for."""
    return Fault("not_written", name, values={"reason": type(error).__name__})


def not_a_plain_file(path: Path, name: str) -> Fault | None:
    """Why ``path`` is no file that can be read, if so: reading a pipe, say, would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return fault_of(error, name)
    if stat.S_ISDIR(mode):
        return Fault("is_a_folder", name)
    return None if stat.S_ISREG(mode) else Fault("not_a_file", name)


def is_there(path: Path) -> bool:
    """Whether anything is at ``path``; False also where that cannot be found out."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def is_folder(path: Path) -> bool:
    """Whether a folder is at ``path``; False also where that cannot be found out."""
    fault = not_a_plain_file(path, "")
    return fault is not None and fault.code == "is_a_folder"


def no_target(path: Path, name: str) -> Fault | None:
    """Why no file can be written at ``path``, if so: a folder or a device is there already."""
    fault = not_a_plain_file(path, name)
    return None if fault is None or fault.code in _NOT_THERE else fault


def is_plan(path: Path) -> bool:
    """True for a file that holds a plan, or by its name should."""
    try:
        if path.suffix.lower() == PLAN_SUFFIX:
            return path.exists()
        with path.open("rb") as file:
            return file.read(len(DATABASE)) == DATABASE
    except OSError:
        return False


def name_for_file(text: str, longest: int | None = LONGEST_NAME) -> str:
    """``text`` as the name of a file on any system, without its ending; "" if nothing is left.

    What no name may hold is left out, or a dash where it holds parts apart, and a name of more than
    ``longest`` bytes is cut after a word.
    """
    spaced = "".join(sign if sign.isprintable() else " " for sign in text.translate(_INSTEAD))
    name = " ".join("".join(sign for sign in spaced if sign not in _NOT_IN_NAMES).split())
    if not name.strip(" .-–"):
        return ""
    if longest is not None and len(name.encode()) > longest:
        name = name.encode()[:longest].decode(errors="ignore")
        name = name.rpartition(" ")[0] or name
        # What the cut leaves open.
        name = name.rstrip(" .,;–-(")
    name = name.strip(" .")
    return f"{name}_" if name.partition(".")[0].upper() in _RESERVED else name


def parts_for_file(*parts: str) -> str:
    """A name that tells several things, for ``name_for_file``: so that each is told, the longest
    are cut in the middle if it would be too long."""
    clean = [name for part in parts if (name := name_for_file(part, None))]
    longest = LONGEST_NAME
    while len(_BETWEEN.join(clean).encode()) > LONGEST_NAME and longest > _SHORTEST_PART:
        longest -= 1
        clean = [cut(name, longest) for name in clean]
    return _BETWEEN.join(clean)


def numbered(path: Path) -> Iterator[Path]:
    """``path``, then the names after it for files beside it: ``Plan.x``, ``Plan (2).x``, …"""
    yield path
    for number in range(2, 1000):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def sibling(path: Path) -> Path:
    """A free name beside ``path``, on the same disk, for what is to take its place.

    It is short where the name is long, so that it fits wherever that one does.
    """
    name = path.name[:_LONGEST_WORK]
    made_by = f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"
    return path.with_name(f".{name}.{made_by}.tmp")


def remove_leftovers(folder: Path) -> None:
    """Delete what programs that were killed have left half-written in ``folder``, as far as that
    can be done: those of this machine that do not run any more, others after a day.

    A folder that holds what it was replacing is left: its user's files are in there.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _WORK.fullmatch(entry.name)
            if match is None:
                continue
            with contextlib.suppress(OSError):
                gone = match[1] == _machine() and mark_of(int(match[2])) is None
                if not gone and time.time() - entry.stat().st_mtime <= _LONGEST_WRITTEN:
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    Path(entry.path).unlink()
                elif not Path(entry.path, REPLACED).exists():
                    shutil.rmtree(entry.path)


def _machine() -> str:
    """What tells this machine from others that write to the same drive."""
    name = platform.node().encode("utf-8", "surrogatepass")
    return hashlib.blake2b(name, digest_size=3).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: afterwards it is there whole, or what was there before still is.

    A link stays one: what it leads to is written. A plan is never replaced. Raises ``StoreError``
    with what is in the way, told of the file's name, or of the folder's if that is gone.
    """
    name = path.name or str(path)
    if fault := no_target(path, name):
        raise StoreError(fault)
    path = Path(os.path.realpath(path))
    if is_plan(path):
        raise StoreError(Fault("a_plan", name))
    remove_leftovers(path.parent)
    work = sibling(path)
    try:
        if path.exists() and not os.access(path, os.W_OK):
            # Taking its place needs no leave to write it.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with work.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        work.replace(path)
    except OSError as error:
        raise StoreError(_not_written(error, path, name)) from None
    finally:
        with contextlib.suppress(OSError):
            work.unlink(missing_ok=True)


def _not_written(error: OSError, path: Path, name: str) -> Fault:
    """Why ``path``, called ``name``, was not written: for a new file, the folder may refuse it."""
    fault = fault_of(error, name)
    folder = path.parent
    if fault.code == "missing_file" and not folder.is_dir():
        return Fault("missing_folder", folder.name or str(folder))
    if fault.code in _FOLDERS_OWN and not os.path.lexists(path):
        return Fault("no_files_there", folder.name or str(folder))
    return fault
