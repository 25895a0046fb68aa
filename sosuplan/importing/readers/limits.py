"""What a process that reads other people's files may take: memory and time.

Linux and other Unix systems limit the room that a process may ask for, Windows what a job object
may. Linux counts room that is never used too, so the limit there leaves some, and whoever started
the process looks at what is really taken.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

MOST_MEMORY = 1_500_000_000
"""Bytes that the process may take."""
_ASKED = 2 * MOST_MEMORY
"""Bytes that it may ask for."""
_LONGEST_RUN = 600
"""Seconds of a processor after which it ends even if nobody is left to end it."""

if sys.platform == "win32":
    import ctypes
    import struct
    from ctypes import wintypes

    _BASIC, _EXTENDED = 0x100 | 0x400 | 0x2000, 9
    """Limits the process's memory, ends it at an error instead of asking the user, and ends it when
    nobody holds the job any more; the class of such limits."""
    _NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000

    _LIMITS = struct.Struct("@qqIPPIPII6QPPPP")
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION (winnt.h): times of a process and a job, flags, working
    sets, processes, affinity, two classes; counters; memory of a process and of the job, peaks."""

    class Bounds:
        """Holds the process with the open handle ``handle`` to its memory until it is closed.

        A system that has no such jobs, or none within the one the program is in, leaves it free.
        """

        def __init__(self, number: int, handle: int) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            handle_, number_ = wintypes.HANDLE, wintypes.DWORD
            kernel.CreateJobObjectW.restype = handle_
            for function, types in (
                (kernel.CreateJobObjectW, (wintypes.LPVOID, wintypes.LPCWSTR)),
                (
                    kernel.SetInformationJobObject,
                    (handle_, ctypes.c_int, wintypes.LPVOID, number_),
                ),
                (kernel.AssignProcessToJobObject, (handle_, handle_)),
                (kernel.CloseHandle, (handle_,)),
                (kernel.GetProcessTimes, (handle_, *[ctypes.POINTER(wintypes.FILETIME)] * 4)),
            ):
                function.argtypes = types
            self._kernel, self._process = kernel, handle
            self._job: int | None = kernel.CreateJobObjectW(None, None)
            packed = _LIMITS.pack(0, 0, _BASIC, *[0] * 12, MOST_MEMORY, 0, 0, 0)
            limits = ctypes.create_string_buffer(packed, _LIMITS.size)
            if self._job and kernel.SetInformationJobObject(
                self._job, _EXTENDED, ctypes.byref(limits), _LIMITS.size
            ):
                kernel.AssignProcessToJobObject(self._job, handle)

        def taken(self) -> tuple[int, float] | None:
            """No memory, which the job object watches, and seconds of a processor."""
            times = [wintypes.FILETIME() for _ in range(4)]
            if not self._kernel.GetProcessTimes(self._process, *map(ctypes.byref, times)):
                return None
            ticks = sum((time.dwHighDateTime << 32) + time.dwLowDateTime for time in times[2:])
            return 0, ticks / 10_000_000

        def close(self) -> None:
            if self._job:
                self._kernel.CloseHandle(self._job)
                self._job = None

    def limit_this_process() -> None:
        """No question is asked on the screen when the process ends in a bad way."""
        ctypes.WinDLL("kernel32").SetErrorMode(_NO_ERROR_BOXES)

else:
    import resource

    class Bounds:
        """What the process with that ``number`` takes; it limits itself."""

        def __init__(self, number: int, handle: int) -> None:
            self._told = Path(f"/proc/{number}/stat")

        def taken(self) -> tuple[int, float] | None:
            """Bytes of memory and seconds of a processor, where the system says them."""
            try:
                # The name in parentheses may hold anything, so fields are counted from its end.
                fields = self._told.read_text("utf-8", "replace").rpartition(")")[2].split()
                seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                return int(fields[21]) * os.sysconf("SC_PAGE_SIZE"), seconds
            except (OSError, ValueError, IndexError):
                return None

        def close(self) -> None:
            pass

    def limit_this_process() -> None:
        """Limit the memory and time of the process that this is called in, which leaves no image of
        its memory behind: figures of people may be in there."""
        for what, most in (
            ("RLIMIT_CORE", 0),
            ("RLIMIT_DATA", _ASKED),
            ("RLIMIT_AS", 2 * _ASKED),
            ("RLIMIT_CPU", _LONGEST_RUN),
        ):
            limit = getattr(resource, what, None)
            if limit is not None:
                # A lower limit of the system stands.
                with contextlib.suppress(OSError, ValueError):
                    hard = resource.getrlimit(limit)[1]
                    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
                    resource.setrlimit(limit, (least, hard))
