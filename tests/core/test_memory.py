"""Free memory goes back to the system."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from sosuplan.store.memory import give_back


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does it by itself")
def test_free_memory_between_kept_pieces_goes_back_to_the_system() -> None:
    def pages() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1])

    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_trim"):
        pytest.skip("not glibc")
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    size, count = 32_768, 4_000
    pieces = [library.malloc(size) for _ in range(count)]
    for piece in pieces:
        ctypes.memset(piece, 1, size)
    full = pages()
    # Without an end that is free the library keeps what lies between.
    for piece in pieces[:-1]:
        library.free(piece)
    give_back()
    after = pages()
    library.free(pieces[-1])
    assert full - after > 0.8 * size * count / os.sysconf("SC_PAGE_SIZE")
