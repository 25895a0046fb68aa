"""Columns of a file that are not read: people are added up over what they tell apart.

Of sex, form of pay or sector a file may have the parts and their total, whatever that is called:
adding all up would count people twice, so the total is found by arithmetic, and taken alone where
it is there. Values that are another unit (full-time persons beside persons) count no people at all.
What arithmetic cannot settle is asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Series

from sosuplan.importing.checks import is_nearly_sum, is_sum, is_their_sum
from sosuplan.importing.counting import are_parts, some_of_others
from sosuplan.importing.factor import Ints
from sosuplan.importing.fields import no_people_among, says_everyone, says_part
from sosuplan.importing.grid import Grid
from sosuplan.importing.vocabulary import figure_of, is_total

MOST_VALUES = 40
"""Different values of a column that tells groups apart; more are names, numbers or notes."""
_MOST_CODES = 12
"""Different values of a column of numbers that are codes, and not other figures."""

Rows = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a column that is not read tells apart, by its ``heading``.

    ``values`` are all of them. Left out are ``totals``, which are sums of others, ``parts`` of a
    total that is taken alone, and ``other_units``, which count no people, each with their rows;
    people are added up over those that are ``added``. It is ``unclear`` if these figures may count
    people twice, or leave some out.
    """

    heading: str
    values: tuple[str, ...]
    totals: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    other_units: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    unclear: bool = False
    out: Mapping[str, Rows] = field(default_factory=dict)
    """The rows of the grid that are left out, by the reason."""

    @property
    def says(self) -> bool:
        """True if there is anything to be told of it."""
        return bool(self.totals or self.parts or self.other_units or self.added or self.unclear)

    @property
    def counted(self) -> tuple[str, ...]:
        """The values that count."""
        gone = {*self.totals, *self.parts, *self.other_units}
        return tuple(value for value in self.values if value not in gone)


_Coded = tuple[tuple[str, ...], Ints]


def unread_dimensions(
    grid: Grid,
    used: Collection[int],
    figures: DataFrame,
    chosen: Mapping[str, Collection[str]],
    *,
    read: Collection[int] = (),
    counts: bool,
) -> tuple[Dimension, ...]:
    """What the columns without a use tell apart, and those that are ``read`` beyond the group that
    each of their labels means: "SOSU-assistenter, mænd".

    ``figures`` has a row for each figure: its ``row``, ``use``, ``key`` and ``value``, NaN if that
    is not told. They are ``counts`` of people, or else shares and the like, which no sum is made
    of. ``chosen`` are the values that count of a column, by its heading, as the user has said.
    """
    coded = {
        place: texts
        for place in range(len(grid.header))
        if (place in read or place not in used) and (texts := _coded(grid, place)) is not None
    }
    work = _Dimensions(grid, coded, figures)
    found = [work.chosen_or_units(place, chosen.get(grid.header[place])) for place in coded]
    for number, place in enumerate(coded):
        if grid.header[place] not in chosen:
            found[number] = work.settled(place, found[number], counts=counts)
    return tuple(
        one if place in read else replace(one, added=work.several(place))
        for one, place in zip(found, coded, strict=True)
    )


def _coded(grid: Grid, place: int) -> _Coded | None:
    """The texts of a column and the number of each row's; None if it tells no groups apart."""
    column = grid.column(place)
    if len(column.levels) > MOST_VALUES:
        return None
    numbers = [figure_of(cell, grid.decimal).value for cell in column.levels if cell is not None]
    if all(one is not None for one in numbers) and (
        len(column.levels) > _MOST_CODES
        or not all(one is not None and one.is_integer() for one in numbers)
    ):
        return None
    return tuple(column.texts), column.codes


class _Dimensions:
    """Settles one column after the other; ``left`` are the figures that still count."""

    def __init__(self, grid: Grid, coded: Mapping[int, _Coded], figures: DataFrame) -> None:
        self.grid, self.coded = grid, coded
        rows = figures.row.to_numpy()
        self.left = DataFrame({name: figures[name] for name in ("row", "key", "use", "value")})
        for place, (_, codes) in coded.items():
            self.left[place] = codes[rows]

    def chosen_or_units(self, place: int, chosen: Collection[str] | None) -> Dimension:
        """A column as the user has settled it, or without the values that count no people."""
        heading, (values, codes) = self.grid.header[place], self.coded[place]
        if chosen is not None:
            gone = {number for number, value in enumerate(values) if value not in chosen}
            out = {"part": np.isin(codes, list(gone))}
            parts = tuple(values[one] for one in sorted(gone))
        else:
            gone = set(no_people_among(values))
            out = {"other_unit": np.isin(codes, list(gone))}
            parts = ()
        self.left = self.left[~self.left[place].isin(gone)]
        units = () if chosen is not None else tuple(values[one] for one in sorted(gone))
        return Dimension(heading, values, parts=parts, other_units=units, out=out if gone else {})

    def several(self, place: int) -> tuple[str, ...]:
        """The values of a column that figures of the same group are added up over."""
        different = self.left[["key", "use", place]].drop_duplicates()
        again = different[place][different.duplicated(["key", "use"], keep=False)]
        return tuple(self.coded[place][0][one] for one in sorted(set(again.to_numpy().tolist())))

    def settled(self, place: int, found: Dimension, *, counts: bool) -> Dimension:
        """A column without totals or parts, as ``found`` has it without other units."""
        if len(self.several(place)) < 2:
            return found
        values = self.coded[place][0]
        there = set(self.left[place].unique())
        named = {one for one in there if is_total(values[one])}
        part = {one for one in there if says_part(values[one])}
        if not counts:
            return self._alone(place, found, named) if len(named) == 1 else found
        tables = [self._table(place, by) for by in self._apart_by(place)]
        totals: set[int] = set()
        for table in tables:
            totals |= _sums_among(table)
        if top := self._top(tables, totals, named - part):
            found = self._alone(place, found, top)
            contradicts = not top & totals and _contradicts(tables[-1], top, values)
            # Two values of the same figures may be two groups.
            same = len(there) == 2 and not named
            return replace(found, unclear=found.unclear or contradicts or same)
        gone = totals | (named if there - totals - named else set())
        table = tables[-1].drop(columns=list(gone))
        if part - gone and len(table.columns) > len(part - gone):
            # A part of something that is there besides is in that already.
            return self._without(place, found, "part", gone | part)
        everyone = any(says_everyone(values[one]) for one in there - gone)
        some = some_of_others([values[one] for one in there - gone])
        unclear = len(table.columns) > 1 and (everyone or some or _may_be_a_sum(table))
        return replace(self._without(place, found, "total", gone), unclear=unclear)

    def _apart_by(self, place: int) -> list[list[int]]:
        """The other columns by which figures are held against each other: not those that say the
        same as the column, or less; and once more without columns of numbers, which may be other
        figures."""

        def tied(other: int) -> bool:
            pairs = len(self.left[[place, other]].drop_duplicates())
            return pairs in (self.left[place].nunique(), self.left[other].nunique())

        apart = [other for other in self.coded if other != place and not tied(other)]
        texts = [other for other in apart if not self._numbers(other)]
        return [apart, texts] if len(texts) < len(apart) else [apart]

    def _numbers(self, place: int) -> bool:
        texts = [text for text in self.coded[place][0] if text]
        return all(figure_of(text, self.grid.decimal).value is not None for text in texts)

    def _table(self, place: int, by: Sequence[int]) -> DataFrame:
        """A row for each group and a column for each value, as ``checks.Figures``."""
        sums = self.left.groupby(["key", "use", *by, place], sort=False).value.agg(
            ["sum", "size", "count"]
        )
        return sums["sum"].where(sums["size"] == sums["count"], np.inf).unstack(place)

    def _top(self, tables: Sequence[DataFrame], totals: set[int], named: set[int]) -> set[int]:
        """The values that are the total of all others of their groups, or else one that is called
        so."""
        for table in tables:
            leaves = table[[one for one in table if one not in totals]].to_numpy()
            found: set[int] = set()
            for one in sorted(totals):
                figures = table[one].to_numpy()
                # Of two that are the same one counts.
                apart = all((table[other].isna() | table[one].isna()).all() for other in found)
                if apart and is_their_sum(figures, leaves):
                    found.add(one)
            if found:
                return found
        unsure = named - totals
        return unsure if len(unsure) == 1 else set()

    def _alone(self, place: int, found: Dimension, top: set[int]) -> Dimension:
        """The column with nothing but its total, as far as that is told; else with its parts."""
        group = [self.left[name] for name in ("key", "use", *self._apart_by(place)[0])]
        mine, untold = self.left[place].isin(top), self.left.value.isna()

        def any_in(groups: list[Series[int]], found: Series[bool]) -> Series[bool]:
            return found.groupby(groups).transform("any")

        # A total that is not told is worth less than any part that is.
        worse = mine & untold & any_in(group, ~mine & ~untold)
        good = mine & ~worse
        whole = any_in(group, good)
        lost = worse | (whole & ~mine)
        beside = any_in(group[:2], good) & ~whole & ~mine
        unclear = bool((beside & ~untold).any())
        values = self.coded[place][0]
        gone = sorted(set(self.left[place][lost]) - top)
        out = np.zeros(len(self.grid.rows), dtype=bool)
        out[self.left.row[lost]] = True
        self.left = self.left[~lost]
        return replace(
            found,
            parts=tuple(values[one] for one in gone),
            unclear=unclear,
            out={**found.out, "part": out},
        )

    def _without(self, place: int, found: Dimension, reason: str, gone: set[int]) -> Dimension:
        """The column without values that are in others: each a ``total``, or a ``part``."""
        if not gone:
            return found
        values, codes = self.coded[place]
        self.left = self.left[~self.left[place].isin(gone)]
        texts = tuple(values[one] for one in sorted(gone))
        found = replace(found, out={**found.out, reason: np.isin(codes, list(gone))})
        return replace(found, totals=texts) if reason == "total" else replace(found, parts=texts)


def _sums_among(table: DataFrame) -> set[int]:
    """The columns of ``table`` whose figures are sums of other columns', in group after group."""
    found: set[int] = set()
    sizes = table.replace(np.inf, np.nan).sum().sort_values(ascending=False, kind="stable")
    for column in sizes.index:
        others = [one for one in table if one != column and one not in found]
        if others and is_sum(table[column].to_numpy(), table[others].to_numpy()):
            found.add(column)
    return found


def _contradicts(table: DataFrame, top: set[int], values: Sequence[str]) -> bool:
    """True if what is called a total is none of its parts: they are more, or all of them less."""
    others = [int(one) for one in table.columns]
    others = [one for one in others if one not in top]
    figures, whole = table[others].to_numpy(), table[[*top]].to_numpy()[:, 0]
    told = np.isfinite(whole) & ~np.isinf(figures).any(axis=1) & ~np.isnan(figures).all(axis=1)
    apart = np.nan_to_num(figures[told]).sum(axis=1) - whole[told]
    if not len(apart):
        return False
    more = len(others) > 1 and bool((apart > np.maximum(5.0, 0.08 * whole[told])).any())
    whole_told = are_parts([values[one] for one in others])
    return more or (whole_told and bool((apart < -np.maximum(5.0, 0.08 * whole[told])).any()))


def _may_be_a_sum(table: DataFrame) -> bool:
    """True if some column is nearly the sum of all others, as with rounded figures, or in so few
    groups that it may be chance, or if two have the same figures."""
    if len(table.columns) < 3:
        return False
    figures = table.to_numpy()
    places = range(figures.shape[1])
    return any(
        is_nearly_sum(figures[:, one], np.delete(figures, one, axis=1))
        or is_their_sum(figures[:, one], np.delete(figures, one, axis=1), sure=False)
        for one in places
    ) or any(
        is_their_sum(figures[:, one], figures[:, [other]], len(places))
        for one, other in combinations(places, 2)
    )
