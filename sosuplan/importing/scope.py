"""Which of a file's areas, years and periods count: those of the plan, or those that are chosen.

Staff at two times is never added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.fields import POPULATION, TARGET, Target
from sosuplan.importing.grid import Grid
from sosuplan.importing.places import find_place, overlapping
from sosuplan.importing.readers.cells import cell_text
from sosuplan.importing.vocabulary import (
    Period,
    is_suppressed,
    is_total,
    period_of,
    period_within,
)
from sosuplan.model.plan import Plan
from sosuplan.text.errors import Fault

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

    @property
    def left_out(self) -> tuple[str, ...]:
        """Those that do not count."""
        return tuple(area for area in self.there if area not in self.counted)


def choose_areas(
    grid: Grid, mapping: ImportMapping, plan: Plan, wanted: Collection[str] | None
) -> AreaChoice:
    """The areas of ``grid`` that count: those ``wanted``, or without a wish the usual ones.

    They are those that the plan has, else all. Of a population that has none of them they are those
    that lie in one of the plan's areas or have one in them.
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
    counted = usual if wanted is None else tuple(area for area in there if area in wanted)
    texts_left_out = frozenset(text for text, area in named.items() if area not in counted)
    return AreaChoice(there, counted, bool(there) and not usual, texts_left_out)


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

    ``heading`` is that of a column with the parts of years, "" if there is none.
    """

    left_out: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    heading: str = ""

    def reason(self, year: str, part: str) -> str:
        """Why a row of a part of a year is left out, "" if it is read."""
        period = period_within(year, part, self.heading)
        return self.left_out.get(period, "") if period else "unknown_group"


def choose_periods(grid: Grid, mapping: ImportMapping, base_year: int) -> PeriodChoice:
    """The periods of ``grid`` that are read.

    Of quarters, months and days of one year the latest is taken, and the year as a whole before any
    of them; only what happens in a year (``FLOWS``) is added up. Staff is taken of the base year,
    or of the latest that there is, as a plan has it of one year.
    """
    target = TARGET[mapping.target]
    if "year" not in target.keys:
        return PeriodChoice()
    texts: dict[Period, list[str]] = defaultdict(list)
    for text in dict.fromkeys(_period_texts(grid, mapping, base_year)):
        if period := period_of(text):
            texts[period].append(text)
    years = sorted({period.year for period in texts})
    left: dict[str, str] = {}
    notes: list[Fault] = []
    if target.name == "staff" and years:
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
        if len(periods) > 1:
            read = _read(periods, target)
            taken += [texts[period][0] for period in read]
            for period in periods:
                if period not in read:
                    others.append(texts[period][0])
                    left |= dict.fromkeys(texts[period], "other_period")
    if others:
        values = {"taken": _listed(taken), "left": _listed(others)}
        notes.append(Fault("import_latest_period", grid.sheet, values=values))
    elif taken:
        notes.append(Fault("import_periods_added", grid.sheet, values={"taken": _listed(taken)}))
    return PeriodChoice(left, tuple(notes), _heading(grid, mapping))


def _heading(grid: Grid, mapping: ImportMapping) -> str:
    return next((grid.header[use.index] for use in mapping.columns if use.field == "period"), "")


def _period_texts(grid: Grid, mapping: ImportMapping, base_year: int) -> Iterable[str]:
    """What the file's labels and headings say of years."""
    places = {use.field: use.index for use in mapping.columns}
    if "period" in places:
        stated = mapping.constants.get("year", str(base_year))
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


def _listed(texts: list[str]) -> str:
    more = ["…"] if len(texts) > _MOST_NAMED else []
    return ", ".join([*texts[:_MOST_NAMED], *more])
