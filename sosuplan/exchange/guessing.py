"""A first mapping for a file, guessed from its headings, its contents and its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made

from sosuplan.errors import Fault
from sosuplan.exchange.ages import says_ages
from sosuplan.exchange.cells import Cell, cell_text
from sosuplan.exchange.fields import (
    NAMES_OF_PEOPLE,
    POPULATION,
    SHARES,
    STAFF_LIST,
    TARGET,
    THOUSANDS,
    field_of_heading,
)
from sosuplan.exchange.grid import JOIN, Grid
from sosuplan.exchange.mapping import ColumnUse, ImportMapping
from sosuplan.exchange.places import find_place
from sosuplan.exchange.recognise import (
    figure_of,
    full_time_of,
    is_suppressed,
    is_total,
    occupation_of,
    plain,
    sector_of,
    year_of,
    year_within,
)
from sosuplan.plan import Plan

_SAMPLE = 3000
_MOST_VALUES = 400
_KEYS = ("area", "sector", "occupation", "age", "age_from", "age_to", "year", "scenario")
_MEASURED = {measure: name for name, target in TARGET.items() for measure in target.measures}
_POPULATION_WORDS = ("befolkning", "folketal", "population", "indbygger", "frkm", "folk1a", "frdk")
_PARTS = re.compile(r"[,;:()|–]| - | i ")
"""Between the parts of a title: "Ansatte efter alder, Odense Kommune (2024)"."""


@dataclass(frozen=True, slots=True)
class Guess:
    """``target`` is a target's name, ``population``, or "" if nothing is known of the file."""

    mapping: ImportMapping | None
    target: str
    notes: tuple[Fault, ...]


@dataclass(slots=True)
class _Look:
    """What a column looks like: its field ("" if none), and what its heading says of figures."""

    index: int
    heading: str
    field: str = ""
    numeric: bool = False
    whole: bool = True
    highest: float = 0.0
    signs: bool = False
    group: dict[str, str] = made(default_factory=dict)
    total: bool = False
    values: tuple[str, ...] = ()


def guess(grid: Grid, target: str | None = None, plan: Plan | None = None) -> Guess:
    """What the columns of ``grid`` seem to be; with ``target`` as figures for that one."""
    looks = [_look(grid, index) for index in range(len(grid.header))]
    words = plain(" ".join((grid.sheet, *grid.title, *grid.header)))
    chosen = _target(looks, words) if target is None else target
    notes = [
        Fault("import_names_ignored", grid.sheet, column=look.heading)
        for look in looks
        if NAMES_OF_PEOPLE.search(plain(look.heading)) and look.field not in _KEYS
    ]
    if chosen == POPULATION:
        return Guess(None, POPULATION, (Fault("import_population", grid.sheet), *notes))
    if chosen not in TARGET:
        return Guess(None, "", (Fault("import_no_target", grid.sheet), *notes))
    mapping = ImportMapping(chosen, tuple(_uses(looks, chosen, notes, grid)))
    for name, text in _constants(mapping, grid, words, plan).items():
        mapping = mapping.with_constant(name, text)
    return Guess(mapping, chosen, tuple(notes))


def _look(grid: Grid, index: int) -> _Look:
    heading = grid.header[index]
    look = _Look(index, heading)
    cells: list[Cell] = list(
        dict.fromkeys(row[index] for row in grid.rows[:_SAMPLE] if row[index] is not None)
    )[:_MOST_VALUES]
    texts = [cell_text(cell) for cell in cells]
    look.values = tuple(texts)
    told = [text for text in texts if not (is_total(text) or is_suppressed(text))]
    named = field_of_heading(plain(heading.split(JOIN)[-1])) or field_of_heading(plain(heading))
    figures = [figure_of(cell, grid.decimal) for cell in cells]
    values = [figure.value for figure in figures if figure.value is not None]
    look.numeric = bool(values) and len(values) >= 0.6 * len(told)
    look.numeric = look.numeric or (not told and bool(texts) and all(map(is_suppressed, texts)))
    look.whole = all(value.is_integer() for value in values)
    look.highest = max(values, default=0.0)
    look.signs = any(figure.percent for figure in figures)
    look.total = any(is_total(part) for part in heading.split(JOIN))
    look.field = _key_of(told, named, look) or (named if named not in _KEYS else "")
    if look.numeric and look.field not in _KEYS:
        look.group = _heading_group(heading, look.field)
    return look


def _key_of(texts: list[str], named: str, look: _Look) -> str:
    """The key that the contents of a column are, or the one its heading names if they fit."""

    def fits(known: Iterable[object]) -> bool:
        found = [item is not None and item is not False for item in known]
        return bool(found) and sum(found) >= 0.8 * len(found)

    whole = look.numeric and look.whole and look.highest <= 130
    if fits(occupation_of(text) for text in texts):
        return "occupation"
    if fits(says_ages(text) for text in texts):
        return "age"
    if named in ("age", "age_from", "age_to") and whole:
        return named
    if fits(year_of(text) for text in texts) and (named in ("year", "") or len(texts) > 1):
        return "year"
    if named == "sector" or not look.numeric:
        sectors = [sector_of(text) for text in texts]
        if fits(sectors) and (named == "sector" or not fits(map(find_place, texts))):
            return "sector"
    if (named == "area" or not look.numeric) and fits(find_place(text) for text in texts):
        return "area"
    if not look.numeric and named in ("area", "scenario", "occupation", "sector"):
        return named
    return (
        "fulltime"
        if not look.numeric and fits(full_time_of(text) is not None for text in texts)
        else ""
    )


def _heading_group(heading: str, measure: str) -> dict[str, str]:
    """What a heading such as "Kommuner / SOSU-assistenter" or "20-24 år" says of its figures."""
    group: dict[str, str] = {}
    for part in (*heading.split(JOIN), heading):
        trainees = measure == "gf2_starts"
        if "occupation" not in group and (code := occupation_of(part, trainees=trainees)):
            group["occupation"] = code
        if "sector" not in group and "occupation" not in group and find_place(part):
            group.setdefault("area", part)
        elif "sector" not in group and measure != "other" and (sector := sector_of(part)):
            group["sector"] = sector
        if "year" not in group and (year := year_of(part) or year_within(part)):
            group["year"] = str(year)
        if "age" not in group and (says_ages(part) or (part.isdigit() and len(part) < 3)):
            group["age"] = part
    return group


def _target(looks: list[_Look], words: str) -> str:
    """The target that the columns speak for."""
    fields = {look.field for look in looks}
    across = {key for look in looks for key in look.group}
    people = any(word in words for word in _POPULATION_WORDS)
    occupied = "occupation" in fields | across or occupation_of(words, trainees=True)
    ages = "age" in fields or "age" in across or {"age_from", "age_to"} <= fields
    hours = fields & {"hours", "fulltime"}
    single = next((look for look in looks if look.field == "age" and look.numeric), None)
    if ages and hours and single and "heads" not in fields and not across:
        return STAFF_LIST
    for name in ("fulltime_share", "parttime_hours", "sickness_days", "gf2_completion"):
        if name in fields:
            return _MEASURED[name]
    for name in ("transition", "main_completion", "demand_heads", "later_retirement_years"):
        if name in fields:
            return _MEASURED[name]
    if "index" in fields:
        return "demand_index"
    if ages and "retirement" in fields:
        return "exit_rates"
    if people and ages and not occupied:
        return POPULATION
    if "gf2_starts" in fields or (("elev" in words or "gf2" in words) and not ages):
        return "trainee_intake"
    if ages and "share" in fields:
        return "entry_ages"
    if ages and any(look.numeric and look.field != "age" for look in looks):
        return "staff"
    return ""


def _uses(
    looks: list[_Look], target_name: str, notes: list[Fault], grid: Grid
) -> Iterable[ColumnUse]:
    target = TARGET[target_name]
    taken: set[str] = set()
    for look in looks:
        if look.field in target.fields and look.field not in target.measures:
            if look.field not in taken:
                taken.add(look.field)
                yield ColumnUse(look.index, look.field)
            continue
        measure = _measure_of(look, target_name)
        if not measure or look.total:
            continue
        group = {
            key: text
            for key, text in look.group.items()
            if key in target.keys and not any(other.field == key for other in looks)
        }
        yield ColumnUse(look.index, measure, group, _unit(look, measure, notes, grid))


def _measure_of(look: _Look, target_name: str) -> str:
    """The measure that a column is in a target: by its heading, else as the only one there is."""
    measures = TARGET[target_name].measures
    if look.field in measures and (look.numeric or target_name == STAFF_LIST):
        return look.field
    if look.field == "fulltime" and "fulltime_share" in measures and look.numeric:
        return "fulltime_share"
    if look.field in _KEYS or not look.numeric or target_name == STAFF_LIST:
        return ""
    if len(measures) == 1:
        # Persons are what a count without a better name is; a named other figure is none.
        return measures[0] if look.field in ("", "heads") or look.group else ""
    # A share of full time by group has the group alone as heading.
    alone = look.field == "" and look.group and target_name == "working_time"
    return "fulltime_share" if alone else ""


def _unit(look: _Look, measure: str, notes: list[Fault], grid: Grid) -> str:
    """Whether the figures of a column are shares or percentages, and what is told of it."""
    words = plain(look.heading)
    if measure not in SHARES:
        return "thousands" if THOUSANDS.search(words) else ""
    if look.signs or look.highest > 1.0:
        notes.append(Fault("import_percent", grid.sheet, column=look.heading))
        return "percent"
    if "%" in words or "pct" in words or "procent" in words:
        notes.append(
            Fault("import_share", grid.sheet, column=look.heading, values={"high": look.highest})
        )
    return "share"


def _constants(mapping: ImportMapping, grid: Grid, words: str, plan: Plan | None) -> dict[str, str]:
    """What the title or the sheet's name says of the whole file where no column does."""
    target = TARGET[mapping.target]
    used = {use.field for use in mapping.columns}
    used |= {key for use in mapping.columns for key in use.group}
    texts = (*grid.title, grid.sheet)
    found: dict[str, str] = {}

    def first(name: str, values: Iterable[str | None]) -> None:
        if name in target.keys and name not in used and (text := next(filter(None, values), None)):
            found[name] = text

    first("occupation", (occupation_of(text, trainees=True) for text in (*texts, words)))
    first("sector", (sector_of(text) for text in texts))
    parts = [part for text in texts for part in (text, *_PARTS.split(text))]
    first("area", (place.name for part in parts if (place := find_place(part))))
    first("year", (str(year) for text in texts if (year := year_of(text) or year_within(text))))
    if plan is not None:
        if len(plan.areas) == 1:
            first("area", (found.get("area"), plan.areas[0]))
        if mapping.target != "staff":
            first("year", (found.get("year"), str(plan.base_year)))
    return found
