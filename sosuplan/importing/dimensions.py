"""Columns of a file that are not read: people are added up over what they tell apart.

Of sex, form of pay or sector a file may have the parts and their total, whatever that is called:
then the total is found by arithmetic, as adding both up would count people twice. Values that are
another unit (full-time persons beside persons) count no people at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from sosuplan.importing.checks import is_sum
from sosuplan.importing.factor import Ints
from sosuplan.importing.fields import no_people_among
from sosuplan.importing.grid import Grid
from sosuplan.importing.vocabulary import figure_of, is_total

MOST_VALUES = 40
"""Different values of a column that tells groups apart; more are names, numbers or notes."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a column that is not read tells apart, by its ``heading``.

    ``totals`` are values that are sums of others, ``other_units`` those that count no people, each
    with the rows that have them, and ``added`` those that people are added up over.
    """

    heading: str
    totals: tuple[str, ...]
    other_units: tuple[str, ...]
    added: tuple[str, ...]
    total_rows: NDArray[np.bool_]
    other_unit_rows: NDArray[np.bool_]


def unread_dimensions(
    grid: Grid, used: Collection[int], people: DataFrame
) -> tuple[Dimension, ...]:
    """What the columns without a use tell apart, as far as it is about people.

    ``people`` has a row for each count: its ``row``, ``use``, ``key`` and ``value``, NaN if that is
    not told.
    """
    coded = {
        place: found
        for place in range(len(grid.header))
        if place not in used and (found := _coded(grid, place)) is not None
    }
    return tuple(
        _dimension(grid.header[place], values, place, coded, people)
        for place, (values, _) in coded.items()
    )


_Coded = tuple[tuple[str, ...], Ints]


def _coded(grid: Grid, place: int) -> _Coded | None:
    """The texts of a column and the number of each row's; None if it tells no groups apart."""
    column = grid.column(place)
    if len(column.levels) > MOST_VALUES or all(
        cell is None or figure_of(cell, grid.decimal).value is not None for cell in column.levels
    ):
        # Numbers are other figures, or codes of something that a text tells too.
        return None
    return tuple(column.texts), column.codes


def _dimension(
    heading: str,
    values: Sequence[str],
    place: int,
    coded: dict[int, _Coded],
    people: DataFrame,
) -> Dimension:
    codes = coded[place][1]
    others = set(no_people_among(values))
    counted = people[~np.isin(codes[people.row], list(others))]
    rows = counted.row.to_numpy()
    table = DataFrame({"key": counted.key, "use": counted.use, "value": counted.value})
    for other, (_, theirs) in coded.items():
        if other != place:
            table[f"of {other}"] = theirs[rows]
    by = [name for name in table if name != "value"]
    table["code"] = codes[rows]
    sums = table.groupby([*by, "code"], sort=False).value.agg(["sum", "size", "count"])
    told = sums["sum"].where(sums["size"] == sums["count"], np.inf).unstack("code").fillna(0.0)
    # A group that a value does not have has nobody; one that is not told is unknown.
    totals = _sums_among(told.replace(np.inf, np.nan))
    named = {number for number, value in enumerate(values) if is_total(value)}
    left = set(range(len(values))) - others - totals - named
    if left:
        totals |= named
    kept = table[~table.code.isin(list(totals))]
    several = kept[["key", "use", "code"]].drop_duplicates()
    added = sorted(set(several.code[several.duplicated(["key", "use"], keep=False)]))
    return Dimension(
        heading,
        tuple(values[one] for one in sorted(totals)),
        tuple(values[one] for one in sorted(others)),
        tuple(values[one] for one in added),
        np.isin(codes, list(totals)),
        np.isin(codes, list(others)),
    )


def _sums_among(table: DataFrame) -> set[Any]:
    """The columns of ``table`` whose figures are sums of other columns', in group after group."""
    found: set[Any] = set()
    sizes = table.sum().sort_values(ascending=False, kind="stable")
    for column in sizes.index:
        others = [one for one in table if one != column and one not in found]
        if is_sum(table[column].to_numpy(), table[others].to_numpy()):
            found.add(column)
    return found
