"""What the labels of a row say: the keys of its figures, or why the row is left out.

Of the areas that a file names those of the plan count, or those that the user chose, and of its
periods one: staff at two times is never added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.fields import (
    OF_PERSONS,
    POPULATION,
    STAFF_LIST,
    TARGET,
    Target,
    year_unless_said,
)
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell, cell_text, parts_of
from sosuplan.importing.titles import Titles, first_labels
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
from sosuplan.model.group_words import plain, sector_of
from sosuplan.model.places import find_place, overlapping
from sosuplan.model.plan import LAST_AGE, SECTORS, Plan
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
class RowKey:
    """What the labels of a row say: the key of each figure in it, or why it is left out.

    ``total``: the row is a sum; ``whole``: of all rows, as none of its labels says of which.
    """

    keys: tuple[Key, ...] = ()
    total: bool = False
    whole: bool = False
    reason: str = ""
    text: str = ""


class Labels:
    """Reads the labels of rows: the ``cells`` of a row, of which ``key_of`` tells the meaning.

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
        self._totals: dict[str, bool] = {}
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
        told = [] if titles.agreement is None else [titles.agreement]
        self.cells = parts_of([*(use.index for use in self._labels), *sums, *told])
        self._beside = slice(len(self._labels), len(self._labels) + len(sums))
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
        self._groups = groups if self.target.name != STAFF_LIST else groups[:1]

    def key_of(self, cells: tuple[Cell, ...]) -> RowKey:
        """What the labels of a row mean. ``cells`` ends with the columns that hold sums,
        and the one of agreements."""
        parts: dict[str, KeyValue] = {}
        ends: dict[str, int] = {}
        year, part = self._year, None
        texts = list(map(cell_text, cells))
        beside = texts[self._beside]
        # A whole year beside its parts is a period like them.
        labels = [
            text for use, text in zip(self._labels, texts, strict=False) if use.field != "period"
        ]
        total = next(filter(self._is_total, (*labels, *beside)), "")
        whole = bool(total) and all(not text or self._is_total(text) for text in labels)
        for use, text in zip(self._labels, texts, strict=False):
            if use.field == "period":
                part = text if text or not total else None
                continue
            if use.field == "year":
                year = text
            if self._is_total(text) or (total and not text):
                # What a row of sums leaves blank it is the sum over, too.
                parts["age" if use.field in _AGES else use.field] = None
                continue
            if use.field in ("age_from", "age_to"):
                band = parse_band(text)
                if band is None:
                    return RowKey(reason=_no_age(text), text=text)
                ends[use.field] = band.low if use.field == "age_from" else band.high
            elif use.field == "birth_year":
                parts["age"], reason = self._age_of(text)
                if reason:
                    # A year of birth is no label: it is nobody's to be told.
                    return RowKey(reason=reason)
            else:
                if use.field == "occupation" and self._titles.agreement is not None:
                    parts[use.field], reason = self._titles.read(text, texts[-1])
                else:
                    parts[use.field], reason = self._meaning(use.field, text)
                if reason:
                    return RowKey(reason=reason, text=text)
        if part is not None and (reason := self._periods.reason(year, part)):
            return RowKey(reason=reason, text=part)
        if any(map(self._is_total, beside)) and not whole:
            return RowKey(reason="total")
        if ends:
            low, high = ends.get("age_from", 0), ends.get("age_to", OLDEST)
            age, reason = self._band(AgeBand(low, high)) if low <= high else (None, "outside_ages")
            if reason:
                return RowKey(reason=reason)
            parts["age"] = age
        keys = tuple(
            tuple(
                parts[name] if name in parts else group.get(name, self._constants.get(name))
                for name in self.target.keys
            )
            for group in self._groups
        )
        if not keys:
            # The headings of all figures are areas that do not count.
            return RowKey(reason="other_area")
        area = keys[0][self.target.keys.index("area")] if self._left_out else None
        if area in self._left_out:
            return RowKey(reason="other_area", text=str(area))
        return RowKey(keys, bool(total), whole, text=total)

    def _is_total(self, text: str) -> bool:
        """As ``vocabulary.is_total``; the same labels come again in row after row."""
        known = self._totals.get(text)
        if known is None:
            known = self._totals[text] = is_total(text)
        return known

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
        yield from map(cell_text, dict.fromkeys(row[place] for row in grid.rows))
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
        if period := period_of(text, brief=True):
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
        latest = replace(periods[-1], month=periods[-1].month or 12)
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
        pairs = {(stated if year is None else row[year], row[part]) for row in grid.rows}
        for in_year, in_part in pairs:
            yield period_within(cell_text(in_year), cell_text(in_part), heading) or ""
        return
    for use in mapping.columns:
        if use.field == "year":
            yield from map(cell_text, {row[use.index] for row in grid.rows})
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
