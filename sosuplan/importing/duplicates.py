"""Rows that are there more than once: a copy of a row, or the whole table pasted twice."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.importing.readers.cells import Cell, parts_of

_MOST = 50_000
"""Rows with labels of their own that are compared."""


class Copies:
    """Sees the rows of a table one by one; ``places`` of figures are those of ``figures``.

    ``lines`` holds the lines of rows with the same labels as an earlier one.
    """

    def __init__(self, width: int, figures: Sequence[int]) -> None:
        self.lines: list[int] = []
        labels = [place for place in range(width) if place not in set(figures)]
        self._figures, self._labels = parts_of(figures), parts_of(labels)
        self._seen: dict[tuple[Cell, ...], tuple[tuple[Cell, ...], int]] = {}
        self._differs = False

    def see(self, line: int, row: Sequence[Cell]) -> None:
        """The next row."""
        if len(self._seen) >= _MOST:
            self._differs = True
            return
        labels = self._labels(row)
        known = self._seen.get(labels)
        if known is None:
            self._seen[labels] = (self._figures(row), 1)
            return
        self.lines.append(line)
        if not self._differs:
            before, times = known
            self._differs = before != self._figures(row)
            self._seen[labels] = (before, times + 1)

    @property
    def times(self) -> int:
        """How often the whole table is there with the same figures; 1 for a sound one."""
        counts = {times for _, times in self._seen.values()}
        return counts.pop() if not self._differs and len(self._seen) > 1 == len(counts) else 1
