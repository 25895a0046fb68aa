"""Files that are watched: whether anybody has opened them."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CAN_WATCH = sys.platform == "linux"
_OPENED = 0x20
"""IN_OPEN of Linux's inotify."""


class Watch:
    """Tells whether a file was opened since this was last asked."""

    def __init__(self, number: int) -> None:
        self._number = number

    def opened(self) -> bool:
        try:
            return bool(os.read(self._number, 65_536))
        except BlockingIOError:
            return False


@contextmanager
def watched(path: Path) -> Iterator[Watch]:
    """Watch the file at ``path``, by whatever program it is opened."""
    system = ctypes.CDLL(None, use_errno=True)
    number = system.inotify_init1(os.O_NONBLOCK)
    try:
        if number < 0 or system.inotify_add_watch(number, os.fsencode(path), _OPENED) < 0:
            raise OSError(ctypes.get_errno(), "cannot watch", str(path))
        yield Watch(number)
    finally:
        os.close(number)
