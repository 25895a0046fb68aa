"""What the labels of a row say: the keys of its figures, or why the row is left out.

Of the areas that a file names those of the plan count, or those that the user chose, and of its
periods one: staff at two times is never added up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.factor import Bools, Factor, Ints, numbered
from sosuplan.importing.fields import (
    OF_PERSONS,
    POPULATION,
    STAFF_LIST,
    TARGET,
    Target,
    year_unless_said,
)
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import (
    OLDEST,
    AgeBand,
    Period,
    is_suppressed,
    is_total,
    parse_band,
    period_of,
    period_within,
    year_of,
)
from sosuplan.model.group_words import is_bare, occupation_of, plain, sector_of
from sosuplan.model.places import find_place, overlapping
from sosuplan.model.plan import LAST_AGE, OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.tables import COMMON_TABLES
from sosuplan.text.errors import Fault

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
    and parts of years are not read, ``areas`` which areas do not count. ``bare`` names count
    (``bare_names_count``). After reading, ``clipped``
    says that bands reached beyond the ages of a plan, and ``middle`` that the middle of a band
    stands for it.
    """

    def __init__(
        self,
        mapping: ImportMapping,
        figures: Sequence[ColumnUse],
        sums: Sequence[int],
        plan: Plan,
        periods: PeriodChoice,
        areas: AreaChoice,
        bare: bool = False,
    ) -> None:
        self._bare = bare
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
            blank = column.rows_where(_is_blank)
            if use.field == "period":
                period = column, ~(blank & total)
                continue
            if use.field == "year":
                year = column
            # What a row of sums leaves blank it is the sum over, too.
            summed = column.rows_where(_is_sum) | (total & blank)
            if use.field in ("age_from", "age_to"):
                ends[use.field] = self._end(use.field, column, summed, rows, parts)
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
        whole = total.copy()
        for column in labels if total.any() else ():
            whole &= column.rows_where(lambda cell: _is_blank(cell) or _is_sum(cell))
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
            trainees = self.target.name == "trainee_intake"
            code = (
                text
                if text in OCCUPATIONS
                else occupation_of(text, trainees=trainees, bare=self._bare)
            )
            return code, "" if code else "unknown_group"
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
            year = year_of(text)
            return year, self._periods.left_out.get(text, "" if year else "unknown_group")
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


def _is_blank(cell: Cell) -> bool:
    return cell is None


def _is_sum(cell: Cell) -> bool:
    return isinstance(cell, str) and is_total(cell)


def _no_age(text: str) -> str:
    """Why a text is no age: it says that the age is not known, or it is something else."""
    return "unknown_age" if is_suppressed(text) or plain(text) in _UNKNOWN else "outside_ages"


def group_name(parts: Iterable[object]) -> str:
    """What a group is called in a fault, without what the table does not tell apart."""
    return " / ".join(str(part) for part in parts if part != "")


_SOCIAL = re.compile(r"social|sundhed|\bsosu|ældre|pleje|omsorg|hjemmehjælp|health|care\b")


def bare_names_count(grid: Grid, texts: Iterable[str]) -> bool:
    """Whether names that others have too ("Assistenter") are occupations of the plan among
    ``texts``: not beside fuller names, but where both are there, or where the title, the headings
    or another column, such as one of agreements, say that it is about care."""
    names = list(texts)
    bare = {occupation_of(text, bare=True) for text in names if is_bare(text)}
    if not bare or any(map(occupation_of, names)):
        return False
    if bare == set(OCCUPATIONS) or any(map(_says_care, (*grid.title, grid.sheet, *grid.header))):
        return True
    columns = (list(first_labels(grid, place)) for place in range(len(grid.header)))
    return any(labels and all(map(_says_care, labels)) for labels in columns)


def _says_care(text: str) -> bool:
    return bool(_SOCIAL.search(plain(text)))


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


def first_labels(grid: Grid, place: int, most: int = 200) -> Iterator[str]:
    """The different texts of a column; beyond ``most`` it is no column of a few labels."""
    texts = (cell for cell in grid.column(place).levels if isinstance(cell, str))
    return islice(texts, most + 1)


# --- which areas and periods count ----------------------------------------------------------------

FLOWS = ("trainee_intake",)
"""Targets whose figures are what happens in a period: those of a year are added up."""
_MOST_NAMED = 6


class AreaNames:
    """What texts are as areas of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._known = set(plan.areas)
        places = ((find_place(area), area) for area in plan.areas)
        self._by_code = {place.code: area for place, area in places if place}

    def find(self, text: str) -> str | None:
        """The plan's area that ``text`` names, else a new one; None if it names none."""
        if text in self._known:
            return text
        place = find_place(text)
        if place is not None:
            return self._by_code.get(place.code, place.name)
        if not text or is_suppressed(text) or not any(sign.isalpha() for sign in text):
            return None
        return text


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """The areas that a file names (``there``, in its order), and those of them that count.

    ``unrelated`` says that they are those of a population that has nothing to do with the plan's
    areas, so that none of them counts unless the user says so. ``texts_left_out`` name those that
    do not count as the file does.
    """

    there: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    unrelated: bool = False
    texts_left_out: frozenset[str] = frozenset()
    strange: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """Those that do not count."""
        return tuple(area for area in self.there if area not in self.counted)


def choose_areas(
    grid: Grid, mapping: ImportMapping, plan: Plan, wanted: Collection[str] | None
) -> AreaChoice:
    """The areas of ``grid`` that count: those ``wanted``, or without a wish the usual ones.

    They are those that the plan has, else all that are places in Denmark. Of a population that has
    none of them they are those that lie in one of the plan's areas or have one in them.
    """
    if "area" not in TARGET[mapping.target].keys:
        return AreaChoice()
    names = AreaNames(plan)
    texts = dict.fromkeys(text for text in _area_texts(grid, mapping) if not is_total(text))
    named = {text: area for text in texts if (area := names.find(text))}
    there = tuple(dict.fromkeys(named.values()))
    usual = tuple(area for area in there if area in plan.areas)
    if not usual:
        usual = _near(there, plan) if mapping.target == POPULATION else there
    strange = tuple(area for area in usual if area not in plan.areas and find_place(area) is None)
    if wanted is None:
        counted = tuple(area for area in usual if area not in strange)
    else:
        counted = tuple(area for area in there if area in wanted)
        strange = ()
    texts_left_out = frozenset(text for text, area in named.items() if area not in counted)
    return AreaChoice(there, counted, bool(there) and not usual, texts_left_out, strange)


def _near(there: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Those that count the same people as the plan's areas, municipalities rather than regions."""
    near = tuple(area for area in there if overlapping(area, plan.areas))
    places = ((area, find_place(area)) for area in near)
    within = tuple(area for area, place in places if place and place.kind != "region")
    return within or near


def _area_texts(grid: Grid, mapping: ImportMapping) -> Iterable[str]:
    """What the file's labels and headings, or else the user, say of areas."""
    places = [use.index for use in mapping.columns if use.field == "area"]
    for place in places:
        yield from grid.column(place).texts
    if places:
        return
    for use in mapping.columns:
        if text := use.group.get("area", mapping.constants.get("area")):
            yield text


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """What is read: texts of years and periods that are ``left_out``, by the reason for it.

    ``heading`` is that of a column with the parts of years, "" if there is none, and ``latest`` the
    time of the figures: the end of the base year if nothing is said.
    """

    left_out: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    heading: str = ""
    latest: Period | None = None

    def reason(self, year: str, part: str) -> str:
        """Why a row of a part of a year is left out, "" if it is read."""
        period = period_within(year, part, self.heading)
        return self.left_out.get(period, "") if period else "unknown_group"


def choose_periods(grid: Grid, mapping: ImportMapping, plan: Plan) -> PeriodChoice:
    """The periods of ``grid`` that are read.

    Of quarters, months and days of one year the latest is taken, and the year as a whole before any
    of them; only what happens in a year (``FLOWS``) is added up. Staff is taken of the base year,
    or of the latest that there is, as a plan has it of one year.
    """
    target, base_year = TARGET[mapping.target], plan.base_year
    if "year" not in target.keys:
        return PeriodChoice()
    usual = year_unless_said(plan, mapping.target)
    latest = Period(base_year, 12)
    texts: dict[Period, list[str]] = defaultdict(list)
    for text in dict.fromkeys(_period_texts(grid, mapping, usual)):
        if period := period_of(text):
            texts[period].append(text)
    years = sorted({period.year for period in texts})
    left: dict[str, str] = {}
    notes: list[Fault] = []
    if target.table == "staff" and years:
        year = base_year if base_year in years else years[-1]
        notes += _year_notes(year, years, base_year, grid)
        left = {
            text: "other_year" for one, found in texts.items() if one.year != year for text in found
        }
        years = [year]
    taken: list[str] = []
    others: list[str] = []
    for year in years:
        periods = sorted(period for period in texts if period.year == year)
        latest = Period(year, periods[-1].month or 12)
        if len(periods) > 1:
            read = _read(periods, target)
            taken += [texts[period][0] for period in read]
            for period in periods:
                if period not in read:
                    others.append(texts[period][0])
                    left |= dict.fromkeys(texts[period], "other_period")
    if others:
        values = {"taken": first_of(taken), "left": first_of(others)}
        notes.append(Fault("import_latest_period", grid.sheet, values=values))
    elif taken:
        notes.append(Fault("import_periods_added", grid.sheet, values={"taken": first_of(taken)}))
    return PeriodChoice(left, tuple(notes), _heading(grid, mapping), latest)


def _heading(grid: Grid, mapping: ImportMapping) -> str:
    return next((grid.header[use.index] for use in mapping.columns if use.field == "period"), "")


def _period_texts(grid: Grid, mapping: ImportMapping, usual: int) -> Iterable[str]:
    """What the file's labels and headings say of years; ``usual`` is the year of those of a part of
    a year that say none."""
    places = {use.field: use.index for use in mapping.columns}
    if "period" in places:
        stated = mapping.constants.get("year", str(usual))
        year, part, heading = places.get("year"), places["period"], _heading(grid, mapping)
        parts = grid.column(part)
        years = Factor(np.zeros_like(parts.codes), (stated,)) if year is None else grid.column(year)
        columns = (years, parts)
        _, first = numbered([one.codes for one in columns], [len(one.levels) for one in columns])
        for row in first.tolist():
            in_year, in_part = (cell_text(one.levels[one.codes[row]]) for one in columns)
            yield period_within(in_year, in_part, heading) or ""
        return
    for use in mapping.columns:
        if use.field == "year":
            yield from grid.column(use.index).texts
        elif text := use.group.get("year"):
            yield text
    if text := mapping.constants.get("year"):
        yield text


def _read(periods: list[Period], target: Target) -> list[Period]:
    """Those of the periods of one year that are read; the year as a whole is the first of them."""
    if not periods[0].month:
        return periods[:1]
    return periods if target.name in FLOWS else periods[-1:]


def _year_notes(year: int, years: list[int], base: int, grid: Grid) -> Iterable[Fault]:
    if len(years) > 1:
        others = ", ".join(str(other) for other in years if other != year)
        yield Fault("import_other_years", grid.sheet, values={"year": year, "years": others})
    if year != base:
        yield Fault("import_not_base_year", grid.sheet, values={"year": year, "base": base})


def first_of(texts: Sequence[str]) -> str:
    """The first of many names, to stand in a sentence."""
    more = ["…"] if len(texts) > _MOST_NAMED else []
    return ", ".join([*texts[:_MOST_NAMED], *more])
