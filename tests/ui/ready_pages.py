"""Pages that were typeset once in this process, for every test that asks for the same."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from threading import Lock
from typing import Any

from sosuplan.report import typeset

MOST_BYTES = 64 << 20
"""Of what is kept."""


class ReadyPages:
    """Typst gives the same for the same data, which tests/core/test_report_pdf.py makes sure of:
    the window's tests look at what is done with pages, and need not have them made again."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        self._real = typeset._compiler_of

    def compiler(self, name: str, inputs: dict[str, str]) -> _Compiler:
        """In place of the compiler of a template with these inputs."""
        return _Compiler(self, name, inputs)

    def made(self, name: str, inputs: dict[str, str], way: str, *args: Any, **options: Any) -> Any:
        """What ``way`` of the compiler gives."""
        key = (name, *sorted(inputs.items()), way, *args, *map(repr, sorted(options.items())))
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = getattr(self._real(name, inputs), way)(*args, **options)
        with self._lock:
            self._made[key] = made
            self._size += _size(key, made)
            while self._size > MOST_BYTES:
                self._size -= _size(*self._made.popitem(last=False))
        return made


class _Compiler:
    """Asks for what is ready, and makes what is not."""

    def __init__(self, ready: ReadyPages, name: str, inputs: dict[str, str]) -> None:
        self.compile = partial(ready.made, name, inputs, "compile")
        self.eval = partial(ready.made, name, inputs, "eval")


def _size(key: tuple[Any, ...], made: Any) -> int:
    pieces = made if isinstance(made, list) else [made]
    return sum(map(len, key)) + sum(len(one) for one in pieces if one is not None)
