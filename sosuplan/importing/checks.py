"""A file held against itself: its own sums, rows that come twice, and age bands that are sums."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.factor import numbered
from sosuplan.importing.fields import COUNTS
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell
from sosuplan.importing.vocabulary import AgeBand, Figure, is_total
from sosuplan.model.plan import FIRST_AGE, LAST_AGE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

_TOLERANCE = 0.5
"""Persons by which a sum may differ, or a band for each one in it: figures in files are rounded."""
_TAKEN_OUT = ("band_sum", "left_out")
"""Why rows are left out whose people stand in other rows."""

# --- sums ---------------------------------------------------------------------------------------


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


def check_sum(rows: DataFrame, used: float, left_out: Collection[str]) -> CheckSum | None:
    """The first stated sum that the rows do not come to, or else the largest one.

    ``rows`` are those of the file in their order, with the ``people`` that each counts, whether
    some of these are ``untold`` or it has none (``empty``), and its ``role``: a ``row`` of people,
    a ``part``, which is called a sum, but not of all (other rows may be in it), or a ``sum`` of all
    rows or of those since the last one. ``used`` is the sum of the figures that give something to
    the plan, and ``left_out`` the reasons for which rows do not. None where no sum is stated, or
    where nothing can be said: of rows that are left out, those that are sums of others cannot be
    told from the rest.
    """
    taken_out = any(reason in left_out for reason in _TAKEN_OUT)
    if taken_out and set(left_out) - {"total", "blank", *_TAKEN_OUT}:
        return None
    counted = rows.people.where(rows.role == "row", 0.0)
    parts = float(rows.people[rows.role == "part"].sum())
    secret = bool((rows.untold & (rows.role == "row")).any())
    everyone = float(counted.sum())
    usual = used if taken_out else everyone
    stated = rows[rows.role == "sum"]
    before = counted.cumsum()[stated.index]
    since = before.diff().fillna(before)
    found = []
    for place in stated.index[~stated.untold & ~stated["empty"]]:
        said = float(stated.people[place])
        sums = (usual, used, float(before[place]), float(since[place]), everyone + parts)
        came = next((one for one in sums if same_sum(one, said)), usual)
        found.append(CheckSum(said, came, secret))
    wrong = [one for one in found if not one.agrees]
    return wrong[0] if wrong else max(found, key=lambda one: one.stated, default=None)


def wrong_row_totals(
    grid: Grid, mapping: ImportMapping, figure: Callable[[Cell], Figure]
) -> list[int]:
    """The lines in which a column that is called a sum is not what the counts beside it come to.

    Nothing is said of a column that agrees nowhere: it may be the sum of something else.
    """
    used = {use.index for use in mapping.columns}
    counts = [use.index for use in mapping.columns if use.field in COUNTS]
    places = [at for at, text in enumerate(grid.header) if is_total(text) and at not in used]
    if len(places) != 1 or len(counts) < 2:
        return []
    agrees, wrong = False, []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        stated, parts = figure(row[places[0]]).value, [figure(row[at]) for at in counts]
        if stated is None or any(one.value is None and one.state != "blank" for one in parts):
            continue
        if same_sum(sum(one.value or 0.0 for one in parts), stated):
            agrees = True
        else:
            wrong.append(line)
    return wrong if agrees else []


# --- figures that are sums of others ------------------------------------------------------------

_MOST_PARTS = 8
"""Columns of which every sum is tried; of more only the sum of all others."""
_ENOUGH_ROWS = 3
"""Rows in which a figure must be the sum of others: in fewer it may be chance."""
_ROUNDED = 1.0
"""Persons by which a sum may differ from its rounded parts."""


def is_sum(whole: NDArray[np.float64], parts: NDArray[np.float64]) -> bool:
    """True if ``whole`` is the sum of all columns of ``parts``, or of some, row after row.

    A figure that is not told is NaN and says nothing of its row.
    """
    columns = range(parts.shape[1])
    sizes: Iterable[int] = range(2, len(columns)) if len(columns) <= _MOST_PARTS else ()
    some = (list(chosen) for size in sizes for chosen in combinations(columns, size))
    return any(_is_their_sum(whole, parts[:, chosen]) for chosen in ([*columns], *some) if chosen)


def _is_their_sum(whole: NDArray[np.float64], parts: NDArray[np.float64]) -> bool:
    told = ~np.isnan(whole) & ~np.isnan(parts).any(axis=1)
    apart = np.abs(whole[told] - parts[told].sum(axis=1))
    people = whole[told] > 0
    if parts.shape[1] == 1:
        # The same figures twice: of few of them nothing can be said.
        return bool(people.sum() > _ENOUGH_ROWS and (apart < 1e-6).all())
    enough = people.sum() >= _ENOUGH_ROWS and (apart[people] < 1e-6).mean() >= 0.5
    return bool(enough and (apart <= _ROUNDED).all())


# --- rows that are there more than once ---------------------------------------------------------


def duplicates(
    grid: Grid, used: NDArray[np.bool_], figures: Sequence[int]
) -> tuple[NDArray[np.intp], int]:
    """The places of rows with the same labels as an earlier one, and how often the whole table is
    there with the same figures, 1 for a sound one.

    ``used`` are the rows that are looked at, and ``figures`` the columns that hold no labels.
    """
    places = np.flatnonzero(used)

    def groups_by(columns: Iterable[int]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The group of each row by what it holds in ``columns``, and the first row of each."""
        factors = [one for place in columns if len((one := grid.column(place)).levels) > 1]
        codes = [np.zeros(len(places), dtype=np.int32), *(one.codes[places] for one in factors)]
        return numbered(codes, [1, *(len(one.levels) for one in factors)])

    labels = [place for place in range(len(grid.header)) if place not in figures]
    groups, first = groups_by(labels)
    again = np.ones(len(places), dtype=bool)
    again[first] = False
    repeated = places[again]
    if not len(repeated):
        return repeated, 1
    sizes = np.bincount(groups)
    times = int(sizes[0])
    if len(sizes) < 2 or (sizes != times).any():
        return repeated, 1
    alike = groups_by([*labels, *figures])[1]
    return repeated, times if len(alike) == len(sizes) else 1


# --- age bands ----------------------------------------------------------------------------------

Bands = Mapping[AgeBand, float | None]
"""Figures by band, None for those that are not told."""


def sums_of(bands: Bands) -> dict[AgeBand, tuple[AgeBand, ...]]:
    """The bands that are sums, each with those it is the sum of."""
    found: dict[AgeBand, tuple[AgeBand, ...]] = {}
    kept: list[AgeBand] = []
    for band in sorted(bands, key=lambda one: (one.high - one.low, one.low)):
        parts = _parts(band, kept)
        if parts and _adds_up(bands[band], [bands[part] for part in parts]):
            found[band] = parts
        else:
            kept.append(band)
    return found


def first_overlap(bands: Iterable[AgeBand]) -> tuple[AgeBand, AgeBand] | None:
    """Two bands that share an age, if any do."""
    ordered = sorted(bands)
    pairs = (pair for pair in pairwise(ordered) if pair[1].low <= pair[0].high)
    return next(pairs, None)


def _parts(band: AgeBand, narrower: list[AgeBand]) -> tuple[AgeBand, ...]:
    """Those of ``narrower`` that fill ``band`` without gap or overlap, if they do.

    A band that reaches the first or last age of a plan is open: it is filled from the first of the
    bands that there are, or to the last of them.
    """
    inside = sorted(one for one in narrower if band.low <= one.low and one.high <= band.high)
    gaps = any(after.low != before.high + 1 for before, after in pairwise(inside))
    if len(inside) < 2 or gaps:
        return ()
    first, last = min(narrower).low, max(one.high for one in narrower)
    begins = inside[0].low == (max(first, band.low) if band.low == FIRST_AGE else band.low)
    ends = inside[-1].high == (min(last, band.high) if band.high == LAST_AGE else band.high)
    return tuple(inside) if begins and ends else ()


def _adds_up(whole: float | None, parts: list[float | None]) -> bool:
    """True unless all figures are told and ``whole`` is not their sum."""
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts):
        return whole is None or sum(known) <= whole + _TOLERANCE * len(known)
    return abs(sum(known) - whole) <= _TOLERANCE * len(known)
