"""Memory that is free, given back to the system."""

from __future__ import annotations


def give_back() -> None:
    """Have the C library return what it keeps for later, where it can be told to (glibc).

    Work in many threads leaves each of them free memory that the others cannot use: after some
    dozen reports a few hundred megabytes. It takes some hundredths of a second.
    """
    # Only here: starting needs none of it.
    import ctypes
    import sys

    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
