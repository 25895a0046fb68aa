"""Telling a program that still runs from one that is gone, and from one that has its number now.

``mark_of`` says what tells the running process with a number from others that had or will have it:
None if there is none, "" if there is one of which no more can be known.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED, _SYNCHRONIZE, _ACCESS_DENIED, _HAS_ENDED = 0x1000, 0x100000, 5, 0

    def mark_of(process: int) -> str | None:
        # os.kill(process, 0) would send Ctrl+C there.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        times = [wintypes.FILETIME() for _ in range(4)]
        kernel.GetProcessTimes.argtypes = (
            wintypes.HANDLE,
            *[ctypes.POINTER(wintypes.FILETIME)] * 4,
        )
        handle = kernel.OpenProcess(_QUERY_LIMITED | _SYNCHRONIZE, False, process)
        if not handle:
            return "" if ctypes.get_last_error() == _ACCESS_DENIED else None
        try:
            if kernel.WaitForSingleObject(handle, 0) == _HAS_ENDED:
                return None
            if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
                return ""
            return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(handle)

else:

    def mark_of(process: int) -> str | None:
        if process <= 0:
            return None  # Such numbers mean groups of processes.
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return None
        except PermissionError:
            pass  # It runs, for another user.
        try:
            text = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
            # The name in parentheses may hold anything, so fields are counted from its end.
            state, *fields = text.rpartition(")")[2].split()
        except (OSError, ValueError):
            return ""
        # A zombie has ended; only its exit status has not been fetched. Field 22 is its start.
        return None if state in "ZX" else fields[18]
