"""What keeps a file from being read or written, as faults; and names for work in progress."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from sosuplan.errors import Fault, StoreError

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
}


def fault_of(error: OSError, name: str) -> Fault:
    """The fault that the operating system's ``error`` stands for, told of ``name``."""
    code = _CODES.get(error.errno or 0)
    if code:
        return Fault(code, name)
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Fault("file_trouble", name, values={"reason": reason})


def not_a_plain_file(path: Path, name: str) -> Fault | None:
    """Why ``path`` is no file that can be read, if so: reading a pipe, say, would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return fault_of(error, name)
    if stat.S_ISDIR(mode):
        return Fault("is_a_folder", name)
    return None if stat.S_ISREG(mode) else Fault("not_a_file", name)


def sibling(path: Path) -> Path:
    """A free name beside ``path``, on the same disk, for what is to take its place."""
    return path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: afterwards it is there whole, or what was there before still is.

    Raises ``StoreError`` with what is in the way, told of the file's name.
    """
    work = sibling(path)
    try:
        with work.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        work.replace(path)
    except OSError as error:
        raise StoreError(fault_of(error, path.name)) from None
    finally:
        with contextlib.suppress(OSError):
            work.unlink(missing_ok=True)
