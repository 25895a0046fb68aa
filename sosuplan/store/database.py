"""sqlite-utils, without what it would load along: the only place that imports it.

Where pandas is installed sqlite-utils imports it, to know its type of time stamps. Nothing that is
written here holds one, and the first save of a session would wait for it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    """Finds no pandas for the thread that made it; other threads import as ever."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == "pandas" and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(name=name)
        return None


_finder = _WithoutPandas()
sys.meta_path.insert(0, _finder)
try:
    from sqlite_utils import Database
finally:
    sys.meta_path.remove(_finder)

__all__ = ["Database"]
