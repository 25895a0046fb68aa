"""The file's own sum of all its rows, held against the rows that were read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sosuplan.importing.readers.cells import Cell
from sosuplan.importing.vocabulary import Figure, is_total

_TOLERANCE = 0.5
"""Persons by which a stated sum may differ: figures in files are rounded."""
_TAKEN_OUT = ("band_sum", "left_out")
"""Why rows are left out whose people stand in other rows."""


def same_sum(one: float, other: float) -> bool:
    """True for sums that are the same but for rounding."""
    return abs(one - other) <= _TOLERANCE


@dataclass(frozen=True, slots=True)
class CheckSum:
    """A row that says what all rows of the file add up to, and what they do.

    ``stated`` and ``rows`` are in the unit of the plan (persons); ``secret`` says that figures
    among the rows are not told, so that they must come to less.
    """

    stated: float
    rows: float
    secret: bool = False

    @property
    def agrees(self) -> bool:
        """True if the rows come to what is stated."""
        return same_sum(self.rows, self.stated)


class CheckSums:
    """Adds up the rows of a file one by one, and keeps what its rows of sums say."""

    def __init__(self) -> None:
        self._all = self._since = self._parts = 0.0
        self._secret = False
        self._stated: list[tuple[float, float, float]] = []
        """What each row of sums says, and what all rows before it and those since the last one
        come to."""

    def add(self, counts: Sequence[float | None]) -> None:
        """The counts of people in a row that is no sum, None for one that is not told."""
        known = sum(filter(None, counts))
        self._all += known
        self._since += known
        self._secret |= None in counts

    def add_part(self, counts: Sequence[float | None]) -> None:
        """The counts in a row that is called a sum, but not of all: other rows may be in it."""
        self._parts += sum(filter(None, counts))

    def state(self, counts: Sequence[float | None]) -> None:
        """The counts in a row that is the sum of all rows, or of those since the last one."""
        if counts and None not in counts:
            self._stated.append((sum(filter(None, counts)), self._all, self._since))
        self._since = 0.0

    def check(self, used: float, left_out: Collection[str]) -> CheckSum | None:
        """The first stated sum that the rows do not come to, or else the largest one.

        ``used`` is the sum of the figures that give something to the plan, and ``left_out`` the
        reasons for which rows do not. None where no sum is stated, or where nothing can be said: of
        rows that are left out, those that are sums of others cannot be told from the rest.
        """
        taken_out = any(reason in left_out for reason in _TAKEN_OUT)
        if taken_out and set(left_out) - {"total", "blank", *_TAKEN_OUT}:
            return None
        usual = used if taken_out else self._all
        found = []
        for stated, before, since in self._stated:
            sums = (usual, used, before, since, self._all + self._parts)
            rows = next((one for one in sums if same_sum(one, stated)), usual)
            found.append(CheckSum(stated, rows, self._secret))
        wrong = [one for one in found if not one.agrees]
        return wrong[0] if wrong else max(found, key=lambda one: one.stated, default=None)


class RowTotals:
    """Holds a column that is called a sum against the columns of ``figures`` in each row.

    ``wrong`` are the lines in which they do not agree. Nothing is said of a column that agrees
    nowhere: it may be the sum of something else.
    """

    def __init__(self, header: Sequence[str], figures: Collection[int], used: Collection[int]):
        places = [at for at, text in enumerate(header) if is_total(text) and at not in used]
        self._place = places[0] if len(places) == 1 and len(figures) > 1 else None
        self._figures = figures
        self._agrees = False
        self._wrong: list[int] = []

    def see(self, line: int, row: Sequence[Cell], figure: Callable[[Cell], Figure]) -> None:
        """A row of the file, whose cells ``figure`` reads."""
        if self._place is None or (stated := figure(row[self._place]).value) is None:
            return
        found = [figure(row[at]) for at in self._figures]
        if any(one.value is None and one.state != "blank" for one in found):
            return
        if same_sum(sum(one.value or 0.0 for one in found), stated):
            self._agrees = True
        else:
            self._wrong.append(line)

    @property
    def wrong(self) -> Sequence[int]:
        return self._wrong if self._agrees else ()
