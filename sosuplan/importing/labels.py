"""What the labels of a row say: the keys of its figures, or why the row is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.importing.areas import AreaChoice, AreaNames
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.factor import Bools, Factor, Ints, numbered
from sosuplan.importing.fields import (
    OF_PERSONS,
    POPULATION,
    QUANTITY,
    STAFF_LIST,
    TARGET,
    year_unless_said,
)
from sosuplan.importing.grid import Grid
from sosuplan.importing.periods import PeriodChoice
from sosuplan.importing.readers.cells import Cell
from sosuplan.importing.titles import Titles, first_labels
from sosuplan.importing.vocabulary import (
    OLDEST,
    AgeBand,
    is_suppressed,
    is_total,
    parse_band,
    quantity_of,
    year_of,
)
from sosuplan.model.group_words import plain, sector_of
from sosuplan.model.plan import LAST_AGE, SECTORS, Plan
from sosuplan.model.schema.tables import COMMON_TABLES

KeyValue = str | int | AgeBand | None
"""One part of a key; None where a row of the file is the sum over it."""
Key = tuple[KeyValue, ...]
"""A value for each key of the target, in their order."""

_AGES = ("age_from", "age_to", "birth_year")
"""Fields that tell an age."""
_UNKNOWN = ("uoplyst alder", "ukendt alder", "alder uoplyst", "alder ukendt", "age unknown")


@dataclass(frozen=True, slots=True)
class RowLabels:
    """What the labels of each row say: the ``reason`` why it is left out ("" if it is not) with the
    ``text`` that shows it, or the ``keys`` of its figures.

    ``total``: the row is a sum, as ``text`` says; ``whole``: of all rows, as none of its labels
    says of which. ``numbers`` has a row for each and a column for each column of figures: the
    number of the key among ``keys``, -1 where the row is left out.
    """

    reason: NDArray[np.object_]
    text: NDArray[np.object_]
    total: Bools
    whole: Bools
    numbers: Ints
    keys: list[Key]


class _Rows:
    """The rows while their labels are read: ``left`` are those that are not left out so far."""

    def __init__(self, count: int) -> None:
        self.left = np.ones(count, dtype=bool)
        self.reason, self.text = np.full((2, count), "", dtype=object)

    def leave_out(self, rows: Bools, reason: str, text: str = "") -> None:
        """Leave out those of ``rows`` that are left, all for one reason."""
        lost = rows & self.left
        self.reason[lost], self.text[lost] = reason, text
        self.left &= ~lost

    def leave_out_by(
        self, rows: Bools, codes: Ints, reasons: Sequence[str], texts: Sequence[str]
    ) -> None:
        """Leave out those of ``rows`` that are left whose code has a reason."""
        lost = rows & self.left & np.array([*map(bool, reasons)], dtype=bool)[codes]
        if lost.any():
            self.reason[lost] = np.array(reasons, dtype=object)[codes[lost]]
            self.text[lost] = np.array(texts, dtype=object)[codes[lost]]
            self.left &= ~lost


class _Parts:
    """Parts of the keys of rows, each as numbers of ``values``; number 0 is None."""

    def __init__(self) -> None:
        self.codes: dict[str, Ints] = {}
        self.values: dict[str, dict[KeyValue, int]] = {}

    def number(self, name: str, value: KeyValue) -> int:
        values = self.values.setdefault(name, {None: 0})
        return values.setdefault(value, len(values))


class Labels:
    """Reads the labels of rows.

    ``sums`` are columns that are not used and say which rows are sums. ``periods`` says which years
    and parts of years are not read, ``areas`` which areas do not count, and ``titles`` which job
    titles do. After reading, ``clipped`` says that bands reached beyond the ages of a plan, and
    ``middle`` that the middle of a band stands for it.
    """

    def __init__(
        self,
        mapping: ImportMapping,
        figures: Sequence[ColumnUse],
        sums: Sequence[int],
        plan: Plan,
        periods: PeriodChoice,
        areas: AreaChoice,
        titles: Titles,
    ) -> None:
        self._titles = titles
        self._known: dict[tuple[str, str], tuple[KeyValue, str]] = {}
        self.target = TARGET[mapping.target]
        self.clipped = False
        self.middle = False
        self._plan = plan
        self._periods = periods
        self._year = mapping.constants.get("year", str(year_unless_said(plan, mapping.target)))
        self._labels = [
            use
            for use in mapping.columns
            if use.field not in self.target.measures and use.field not in OF_PERSONS
        ]
        self._sums = sums
        self._names = AreaNames(plan)
        self._left_out = set(areas.left_out)
        self._constants = {
            name: self._meaning(name, text)[0]
            for name, text in mapping.constants.items()
            if name in self.target.keys
        }
        if mapping.target in COMMON_TABLES:
            self._constants = {"area": "", **self._constants}
        groups = [
            {name: self._meaning(name, text)[0] for name, text in use.group.items()}
            for use in figures
        ]
        self._uses = len(figures)
        self._groups = groups if self.target.name != STAFF_LIST else groups[:1]

    def read(self, grid: Grid) -> RowLabels:
        """What the labels of the rows of ``grid`` mean: of each column each different label, and
        what they come to together."""
        rows, parts = _Rows(len(grid.rows)), _Parts()
        columns = [(use, grid.column(use.index)) for use in self._labels]
        total, whole, text, beside = self._totals(grid, columns)
        ends: dict[str, Ints] = {}
        year: Factor | None = None
        period: tuple[Factor, Bools] | None = None
        for use, column in columns:
            blank = column.rows_where(is_blank)
            if use.field == "period":
                period = column, ~(blank & total)
                continue
            if use.field == "year":
                year = column
            # What a row of sums leaves blank it is the sum over, too.
            summed = column.rows_where(_is_sum) | (total & blank)
            if use.field in ("age_from", "age_to"):
                ends[use.field] = self._end(use.field, column, summed, rows, parts)
            elif use.field == "occupation" and self._titles.agreement is not None:
                agreement = grid.column(self._titles.agreement)
                self._jobs(column, agreement, summed, rows, parts)
            else:
                self._part(use.field, column, summed, rows, parts)
        if period is not None:
            self._leave_out_periods(year, *period, rows)
        rows.leave_out(beside & ~whole, "total")
        if ends:
            self._between(ends, rows, parts)
        if not self._groups:
            # The headings of all figures are areas that do not count.
            rows.leave_out(rows.left, "other_area")
        self._leave_out_areas(rows, parts)
        rows.text[rows.left] = text[rows.left]
        numbers, keys = self._keys(rows, parts)
        return RowLabels(
            rows.reason, rows.text, total & rows.left, whole & rows.left, numbers, keys
        )

    def _totals(
        self, grid: Grid, columns: Sequence[tuple[ColumnUse, Factor]]
    ) -> tuple[Bools, Bools, NDArray[np.object_], Bools]:
        """Which rows are sums, and of all rows; the labels that say so, and which rows one of the
        columns beside says so of."""
        # A whole year beside its parts is a period like them.
        labels = [column for use, column in columns if use.field != "period"]
        others = [grid.column(place) for place in self._sums]
        total, beside = np.zeros((2, len(grid.rows)), dtype=bool)
        text = np.full(len(grid.rows), "", dtype=object)
        for column in (*labels, *others):
            says = column.rows_where(_is_sum)
            first = says & ~total
            if first.any():
                text[first] = np.array(column.texts, dtype=object)[column.codes[first]]
            total |= says
        for column in others:
            beside |= column.rows_where(_is_sum)
        whole, some = total.copy(), np.zeros_like(total)
        for column in labels if total.any() else ():
            says = column.rows_where(lambda cell: is_blank(cell) or _is_sum(cell))
            whole &= says
            some |= says
        if self.target.name != STAFF_LIST:
            # A total over a column that is not read alone: see ``dimensions``.
            total &= some
            beside &= some
            text[~total] = ""
        return total, whole, text, beside

    def _part(self, field_: str, column: Factor, summed: Bools, rows: _Rows, parts: _Parts) -> None:
        """What a column of labels says, for each of them."""
        born = field_ == "birth_year"
        name = "age" if born else field_
        texts = column.texts
        before = self.clipped, self.middle
        numbers, reasons, bands = [], [], []
        for text in texts:
            self.clipped = self.middle = False
            value, reason = self._age_of(text) if born else self._meaning(name, text)
            numbers.append(0 if reason else parts.number(name, value))
            reasons.append(reason)
            bands.append((self.clipped, self.middle))
        # What is said of bands is about those of rows that are read.
        there = np.unique(column.codes[rows.left & ~summed]).tolist()
        self.clipped, self.middle = map(
            any, zip(before, *(bands[one] for one in there), strict=True)
        )
        # A year of birth is no label: it is nobody's to be told.
        rows.leave_out_by(~summed, column.codes, reasons, [""] * len(texts) if born else texts)
        parts.number(name, None)
        parts.codes[name] = np.where(summed, 0, np.array(numbers, dtype=np.int32)[column.codes])

    def _jobs(
        self, column: Factor, agreement: Factor, summed: Bools, rows: _Rows, parts: _Parts
    ) -> None:
        """What job titles mean, each with the agreement of its row."""
        sizes = len(column.levels), len(agreement.levels)
        codes, first = numbered((column.codes, agreement.codes), sizes)
        titles, agreements = (
            [texts[one] for one in codes_of[first].tolist()]
            for texts, codes_of in (
                (column.texts, column.codes),
                (agreement.texts, agreement.codes),
            )
        )
        read = list(map(self._titles.read, titles, agreements))
        numbers = [0 if reason else parts.number("occupation", code) for code, reason in read]
        rows.leave_out_by(~summed, codes, [reason for _, reason in read], titles)
        parts.number("occupation", None)
        parts.codes["occupation"] = np.where(summed, 0, np.array(numbers, dtype=np.int32)[codes])

    def _end(self, field_: str, column: Factor, summed: Bools, rows: _Rows, parts: _Parts) -> Ints:
        """The first or last age that a column says, -1 where a row is the sum over it."""
        texts = column.texts
        bands = list(map(parse_band, texts))
        reasons = ["" if band else _no_age(text) for band, text in zip(bands, texts, strict=True)]
        rows.leave_out_by(~summed, column.codes, reasons, texts)
        ages = [(band.low if field_ == "age_from" else band.high) if band else -1 for band in bands]
        if "age" in parts.codes:
            parts.codes["age"][summed] = 0
        return np.where(summed, -1, np.array(ages, dtype=np.int32)[column.codes])

    def _between(self, ends: Mapping[str, Ints], rows: _Rows, parts: _Parts) -> None:
        """The bands from a first age to a last one; one that is not told is open."""
        none = np.full(len(rows.left), -1, dtype=np.int32)
        low, high = ends.get("age_from", none), ends.get("age_to", none)
        codes, first = numbered((low + 1, high + 1), (OLDEST + 2, OLDEST + 2))
        told = (low >= 0) | (high >= 0)
        there = set(np.unique(codes[rows.left & told]).tolist())
        numbers, reasons = [], []
        for number, row in enumerate(first.tolist()):
            youngest = max(int(low[row]), 0)
            oldest = int(high[row]) if high[row] >= 0 else OLDEST
            value: KeyValue = None
            reason = ""
            if number in there:
                value, reason = (
                    self._band(AgeBand(youngest, oldest))
                    if youngest <= oldest
                    else (None, "outside_ages")
                )
            numbers.append(0 if reason else parts.number("age", value))
            reasons.append(reason)
        rows.leave_out_by(told, codes, reasons, [""] * len(reasons))
        parts.number("age", None)
        before = parts.codes.get("age", np.zeros(len(codes), dtype=np.int32))
        parts.codes["age"] = np.where(told, np.array(numbers, dtype=np.int32)[codes], before)

    def _leave_out_periods(
        self, year: Factor | None, column: Factor, told: Bools, rows: _Rows
    ) -> None:
        """Rows of a part of a year that is not read."""
        texts, years = column.texts, year.texts if year else [self._year]
        of_year = year.codes if year else np.zeros(len(column.codes), dtype=np.int32)
        codes, first = numbered((of_year, column.codes), (len(years), len(texts)))
        of_part = [texts[one] for one in column.codes[first].tolist()]
        reasons = [
            self._periods.reason(years[one], part)
            for one, part in zip(of_year[first].tolist(), of_part, strict=True)
        ]
        rows.leave_out_by(told, codes, reasons, of_part)

    def _leave_out_areas(self, rows: _Rows, parts: _Parts) -> None:
        if not self._left_out or not self._groups:
            return
        if "area" in parts.codes:
            names = [
                str(value) if value in self._left_out else "" for value in parts.values["area"]
            ]
            reasons = ["other_area" if name else "" for name in names]
            rows.leave_out_by(rows.left, parts.codes["area"], reasons, names)
            return
        area = self._groups[0].get("area", self._constants.get("area"))
        if area in self._left_out:
            rows.leave_out(rows.left, "other_area", str(area))

    def _keys(self, rows: _Rows, parts: _Parts) -> tuple[Ints, list[Key]]:
        """The numbers of keys, and these: what the rows say, and for the rest what the headings of
        the figures do."""
        numbers = np.full((len(rows.left), max(self._uses, 1)), -1, dtype=np.int32)
        if not rows.left.any():
            return numbers, []
        names = [name for name in self.target.keys if name in parts.codes]
        others = [name for name in self.target.keys if name not in parts.codes]
        left = np.flatnonzero(rows.left)
        codes = [np.zeros(len(left), dtype=np.int32), *(parts.codes[name][left] for name in names)]
        of_row, first = numbered(codes, [1, *(len(parts.values[name]) for name in names)])
        headings = [
            tuple(group.get(name, self._constants.get(name)) for name in others)
            for group in self._groups
        ]
        different = list(dict.fromkeys(headings))
        of_use = np.array([different.index(one) for one in headings], dtype=np.int32)
        numbers[left] = of_row[:, None] * np.int32(len(different)) + of_use
        values = {
            name: np.repeat(
                np.array(list(parts.values[name]), dtype=object)[code[first]], len(different)
            )
            for name, code in zip(names, codes[1:], strict=True)
        }
        for place, name in enumerate(others):
            told = np.empty(len(different), dtype=object)
            told[:] = [one[place] for one in different]
            values[name] = np.tile(told, len(first))
        return numbers, list(zip(*(values[name] for name in self.target.keys), strict=True))

    def _meaning(self, name: str, text: str) -> tuple[KeyValue, str]:
        """What ``text`` is as a value of a key, or the reason why it is none."""
        known = self._known.get((name, text))
        if known is None:
            known = self._known[name, text] = self._read(name, text)
        return known

    def _read(self, name: str, text: str) -> tuple[KeyValue, str]:
        if name == "occupation":
            return self._titles.read(text)
        if name == "sector":
            sector = text if text in SECTORS else sector_of(text)
            return sector, "" if sector else "unknown_group"
        if name == "area":
            if not text and self.target.table in COMMON_TABLES:
                # A row for every area without rows of its own.
                return "", ""
            area = self._names.find(text)
            return area, "" if area else "unknown_area"
        if name == "year":
            year = year_of(text, brief=True)
            return year, self._periods.left_out.get(text, "" if year else "unknown_group")
        if name == QUANTITY:
            quantity = quantity_of(text)
            return quantity, "" if quantity else "unknown_group"
        if name == "scenario":
            scenario = self._scenario(text)
            return scenario, "" if scenario else "unknown_group"
        band = parse_band(text)
        if name == "from_age":
            return (band.low, "") if band else (None, "outside_ages")
        return self._band(band) if band else (None, _no_age(text))

    def _age_of(self, text: str) -> tuple[KeyValue, str]:
        """The age in the plan's base year of those born in a year."""
        year = year_of(text)
        if year is None:
            return None, "unknown_age"
        age = self._plan.base_year - year
        return self._band(AgeBand(age, age)) if 0 <= age <= OLDEST else (None, "outside_ages")

    def _band(self, band: AgeBand) -> tuple[KeyValue, str]:
        if self.target.table == "exit_rates":
            self.middle |= band.low != band.high
            if band.low >= LAST_AGE:
                # Nobody is that old; the curve may well be listed beyond.
                return band.low, ""
            return (band.low + min(band.high, LAST_AGE)) // 2, ""
        if self.target.name == POPULATION:
            return band, ""
        clipped = band.clipped()
        if clipped is None:
            return None, "outside_ages"
        self.clipped |= 0 < band.low < clipped.low or clipped.high < band.high < OLDEST
        return clipped, ""

    def _scenario(self, text: str) -> str | None:
        for row in self._plan.demand_scenarios:
            if plain(text) in {plain(row.scenario), plain(row.label_da), plain(row.label_en)}:
                return row.scenario
        return None


def is_blank(cell: Cell) -> bool:
    """True for an empty cell."""
    return cell is None


def _is_sum(cell: Cell) -> bool:
    return isinstance(cell, str) and is_total(cell)


def _no_age(text: str) -> str:
    """Why a text is no age: it says that the age is not known, or it is something else."""
    return "unknown_age" if is_suppressed(text) or plain(text) in _UNKNOWN else "outside_ages"


def group_name(parts: Iterable[object]) -> str:
    """What a group is called in a fault, without what the table does not tell apart."""
    return " / ".join(str(part) for part in parts if part != "")


def columns_with_sums(grid: Grid, used: set[int]) -> list[int]:
    """Columns without a use that hold sums among other labels: both would count people twice."""
    found = []
    for place in range(len(grid.header)):
        if place in used:
            continue
        labels = set(first_labels(grid, place))
        sums = {label for label in labels if is_total(label)}
        if sums and labels - sums:
            found.append(place)
    return found
