"""A column as its different cells and which of them each row has.

A file has a million rows and a few different labels: what is the same in many rows is understood
once, and the rest is arithmetic on numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sosuplan.importing.readers.cells import Cell, cell_text

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Factor:
    """``levels`` are the different cells in the order in which they first come, and ``codes`` the
    number of each row's among them."""

    codes: Ints
    levels: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        """The levels as texts."""
        return list(map(cell_text, self.levels))

    def rows_where(self, holds: Callable[[Cell], object]) -> Bools:
        """The rows with a level of which something holds."""
        return np.array([bool(holds(level)) for level in self.levels], dtype=bool)[self.codes]


def factor_of(rows: Sequence[tuple[Cell, ...]], place: int) -> Factor:
    """The column at ``place`` of ``rows``."""
    cells = list(map(itemgetter(place), rows))
    # Each step is one call for all rows: a loop over them would take five times as long.
    numbers = dict(zip(dict.fromkeys(cells), count(), strict=False))
    codes = np.fromiter(map(numbers.__getitem__, cells), np.int32, len(cells))
    return Factor(codes, tuple(numbers))


def numbered(codes: Sequence[NDArray[np.integer]], sizes: Sequence[int]) -> tuple[Ints, Ints]:
    """The number of each row's combination of ``codes``, and the first row of each combination.

    ``sizes`` say how many different ones each of ``codes`` has at most. Numbers are in the order in
    which combinations first come.
    """
    combined = np.zeros(len(codes[0]), dtype=np.int64)
    most = 1
    for each, size in zip(codes, sizes, strict=True):
        if most * size >= 1 << 62:
            combined = np.unique(combined, return_inverse=True)[1].astype(np.int64)
            most = len(combined)
        combined *= size
        combined += each
        most *= size
    _, first, place = np.unique(combined, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank[place], first[order].astype(np.int32)
