"""A first mapping for a file, guessed from its headings, its contents and its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as made

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.fields import (
    COUNTS,
    KEYS,
    NAMES_OF_PEOPLE,
    NO_FIGURES,
    POPULATION,
    SEXES,
    SHARES,
    STAFF_LIST,
    TARGET,
    THOUSANDS,
    field_of_heading,
)
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.population import USUAL_AGE
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import (
    AgeBand,
    figure_of,
    full_time_of,
    is_suppressed,
    is_total,
    parse_band,
    period_of,
    period_within,
    says_ages,
    year_of,
    year_within,
)
from sosuplan.model.group_words import occupation_of, plain, sector_of
from sosuplan.model.places import find_place
from sosuplan.model.plan import FIRST_AGE, Plan
from sosuplan.model.schema.file_fields import DEGREE, FULL_TIME_PERSONS
from sosuplan.text.errors import Fault

_MEASURED = {measure: name for name, target in TARGET.items() for measure in target.measures}
_POPULATION_WORDS = ("befolkning", "folketal", "population", "indbygger", "frkm", "folk1a", "frdk")
_PUBLISHER = re.compile(r"løndatakontor|\bkrl\b|\bsirka\b|statistik", re.IGNORECASE)
"""Words in a title that say who made the table, not whom it is about."""
_TOPICS = (
    "fulltime_share",
    "parttime_hours",
    "sickness_days",
    "demand_heads",
    "gf2_starts",
    "index",
)
"""Measures that the heading of labels or a title may name where years are across."""
_ENDING = re.compile(r"\.[A-Za-z]\w{1,3}$")
_PARTS = re.compile(r"[,;:()|–]| - | i ")
"""Between the parts of a title: "Ansatte efter alder, Odense Kommune (2024)"."""


@dataclass(frozen=True, slots=True)
class Guess:
    """``target`` is a target's name, ``population``, or "" if nothing is known of the file."""

    mapping: ImportMapping | None
    target: str
    notes: tuple[Fault, ...]


def guess(grid: Grid, target: str | None = None, plan: Plan | None = None) -> Guess:
    """What the columns of ``grid`` seem to be; with ``target`` as figures for that one."""
    looks = [look_at(grid, index) for index in range(len(grid.header))]
    _name_places(looks)
    words = plain(" ".join((_sheet(grid), *grid.title, *grid.header)))
    topic = _topic(looks, grid)
    chosen = _target(looks, words, topic) if target is None else target
    notes = [
        Fault("import_names_ignored", grid.sheet, column=look.heading)
        for look in looks
        if NAMES_OF_PEOPLE.search(plain(look.heading)) and look.field not in KEYS
    ]
    if chosen not in TARGET:
        return Guess(None, "", (Fault("import_no_target", grid.sheet), *notes))
    uses = tuple(_uses(looks, chosen, topic, notes, grid))
    notes += _use_notes(looks, uses, chosen, grid, plan)
    mapping = ImportMapping(chosen, uses, dash_is_zero=grid.dash_is_zero)
    for name, text in _constants(mapping, grid, words, plan).items():
        mapping = mapping.with_constant(name, text)
    if chosen == POPULATION:
        mapping = mapping.with_constant("from_age", str(_youngest(looks)))
        notes.insert(0, Fault("import_population", grid.sheet))
    return Guess(mapping, chosen, tuple(notes))


def _sheet(grid: Grid) -> str:
    """What the sheet is called; a text file, which is one sheet, without its ending."""
    return _ENDING.sub("", grid.sheet)


def _name_places(looks: list[Look]) -> None:
    """Where one column is headed as employers, another headed as places holds places, even if all
    are called "Kommune" something."""
    if any(look.field == look.named == "sector" for look in looks):
        for look in looks:
            if look.field == "sector" and look.named == "area":
                look.field = "area"


def _topic(looks: list[Look], grid: Grid) -> str:
    """What figures below years are, as said above the labels or in the title, if anything is."""
    labels = [look.named for look in looks if look.field in KEYS]
    titles = (field_of_heading(plain(text)) for text in (*grid.title, _sheet(grid)))
    across = any("year" in look.group for look in looks)
    return next((name for name in (*labels, *titles) if name in _TOPICS), "") if across else ""


def _target(looks: list[Look], words: str, topic: str) -> str:
    """The target that the columns speak for."""
    fields = {look.field for look in looks}
    across = {key for look in looks for key in look.group}
    people = any(word in words for word in _POPULATION_WORDS)
    occupied = "occupation" in fields | across or occupation_of(words, trainees=True)
    ages = "age" in fields or "age" in across or {"age_from", "age_to"} <= fields
    hours = fields & {"hours", "fulltime", DEGREE}
    single = any(look.field == "age" and look.numeric for look in looks) or "birth_year" in fields
    if hours and single and "heads" not in fields and not across:
        return STAFF_LIST
    if ages and "heads" in fields and (occupied or not people):
        fields -= set(TARGET["working_time"].measures)
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
    if ages and not occupied and (people or _beyond_work(looks)):
        return POPULATION
    if topic and not ages:
        return _MEASURED[topic]
    if "gf2_starts" in fields or (("elev" in words or "gf2" in words) and not ages):
        return "trainee_intake"
    if ages and "share" in fields:
        return "entry_ages"
    if ages and any(look.numeric and look.field != "age" for look in looks):
        return "staff"
    return ""


def _bands(looks: list[Look]) -> list[AgeBand]:
    """The ages that the columns and headings tell of."""
    texts = [text for look in looks if look.field == "age" for text in look.values]
    texts += [look.group["age"] for look in looks if "age" in look.group]
    return [band for text in texts if (band := parse_band(text))]


def _beyond_work(looks: list[Look]) -> bool:
    """True if some age is that of children or of the very old: staff has at most a "75+"."""
    return any(band.low >= USUAL_AGE or band.high < FIRST_AGE - 2 for band in _bands(looks))


def _youngest(looks: list[Look]) -> int:
    """The age from which the population counts: the usual one, or what a file of old people has."""
    lows = {band.low for band in _bands(looks)}
    old = min(lows, default=0)
    return USUAL_AGE if USUAL_AGE in lows or old < 60 else old


def _uses(
    looks: list[Look], target_name: str, topic: str, notes: list[Fault], grid: Grid
) -> Iterable[ColumnUse]:
    target = TARGET[target_name]
    taken: set[str] = set()

    def told(look: Look) -> dict[str, str]:
        """What a heading says that no column does."""
        return {
            key: text
            for key, text in look.group.items()
            if key in target.keys and not any(other.field == key for other in looks)
        }

    across = defaultdict(list)
    for look in looks:
        if not look.total:
            across[_measure_of(look, target_name, topic)].append(set(told(look)))
    measured: dict[tuple[str, str], Look] = {}
    by_name = any(look.field in COUNTS and look.field in target.measures for look in looks)
    for look in looks:
        if look.field in target.fields and look.field not in target.measures:
            aged = look.field == "birth_year" and any(other.field == "age" for other in looks)
            if look.field not in taken and not aged:
                taken.add(look.field)
                yield ColumnUse(look.index, look.field)
            continue
        measure = _measure_of(look, target_name, topic)
        if not measure or look.total:
            continue
        group = told(look)
        if not _expected(across[measure]) <= set(group):
            continue
        if measure in COUNTS and by_name and not look.group and look.field != measure:
            # Beside a column that says what it counts, another number is something else.
            continue
        place = (measure, repr(group))
        if place in measured and (look.field or target_name == STAFF_LIST) and not _by_sex(look):
            values = {"other": measured[place].heading}
            notes.append(
                Fault("import_second_figures", grid.sheet, column=look.heading, values=values)
            )
            continue
        measured.setdefault(place, look)
        unit = _unit(look, measure, topic, notes, grid)
        yield ColumnUse(look.index, measure, group, unit)


def _by_sex(look: Look) -> bool:
    return bool(SEXES.search(plain(look.heading)))


def _use_notes(
    looks: list[Look], uses: Sequence[ColumnUse], target: str, grid: Grid, plan: Plan | None
) -> Iterable[Fault]:
    """What is to be told of single columns: how they are read, or why they are not."""
    used = {use.index: use for use in uses}
    by_age = "age" in TARGET[target].keys and target not in (STAFF_LIST, POPULATION)

    def _fault(code: str, look: Look, **values: str | float) -> Fault:
        return Fault(code, grid.sheet, column=look.heading, values=values)

    for look in looks:
        use = used.get(look.index)
        if use is None and look.field == FULL_TIME_PERSONS and look.numeric:
            yield _fault("import_full_time_persons", look)
        elif use is None and by_age and look.field in TARGET["working_time"].measures:
            yield _fault("import_share_by_age", look)
        elif use is not None and use.field == "hours" and use.unit:
            yield _fault("import_degree", look)
        elif use is not None and plan is not None and use.field == "birth_year":
            yield _fault("import_birth_year", look, year=plan.base_year)
        elif use is not None and plan is not None and use.field == "sickness_days" and use.unit:
            days = plan.working_days
            yield _fault("import_sick_percent", look, days=days, example=round(0.05 * days, 1))


def _expected(told: Sequence[Set[str]]) -> set[str]:
    """What headings must say, going by all of one measure: what most of them do.

    Where any names an occupation, the others must: beside columns for assistants and helpers there
    may be any number for nurses and others, who are about neither.
    """
    keys = set().union(*told)
    return {
        key
        for key in keys
        if key == "occupation" or 2 * sum(key in one for one in told) >= len(told)
    }


def _measure_of(look: Look, target_name: str, topic: str) -> str:
    """The measure that a column is in a target: by its heading, else as the only one there is."""
    measures = TARGET[target_name].measures
    words = plain(look.heading)
    if not look.group and (NO_FIGURES.search(words) or NAMES_OF_PEOPLE.search(words)):
        return ""
    if look.field == DEGREE and target_name == STAFF_LIST and look.numeric:
        return "hours"
    if look.field in measures and (look.numeric or target_name == STAFF_LIST):
        return look.field
    if look.field == "fulltime" and "fulltime_share" in measures and look.numeric:
        return "fulltime_share"
    if look.field in KEYS or not look.numeric or target_name == STAFF_LIST:
        return ""
    if len(measures) == 1:
        # Persons are what a count without a better name is; a named other figure is none.
        named = look.field in _MEASURED or look.field in (DEGREE, FULL_TIME_PERSONS)
        other = named and look.field not in ("heads", "other", "share")
        return "" if other or not (look.field in ("", "heads") or look.group) else measures[0]
    # Figures by group or year have these alone as heading: a share of full time if nothing else.
    alone = look.field == "" and look.group and target_name == "working_time"
    return (topic if topic in measures else "fulltime_share") if alone else ""


def _unit(look: Look, measure: str, topic: str, notes: list[Fault], grid: Grid) -> str:
    """Whether the figures of a column are shares or percentages, and what is told of it."""
    above = (*grid.header[: look.index], *grid.title) if topic else ()
    words = plain(" ".join((look.heading, *above)))
    percent = look.signs or "%" in words or "pct" in words or "procent" in words
    if measure == "hours":
        shares = look.highest <= 1.5 and not look.signs
        return ("share" if shares else "percent") if look.field == DEGREE else ""
    if measure == "sickness_days":
        return ("share" if look.highest <= 1.0 and not look.signs else "percent") if percent else ""
    if measure not in SHARES:
        return "thousands" if THOUSANDS.search(words) else ""
    if look.signs or look.highest > 1.0:
        notes.append(Fault("import_percent", grid.sheet, column=look.heading))
        return "percent"
    if percent:
        notes.append(
            Fault("import_share", grid.sheet, column=look.heading, values={"high": look.highest})
        )
    return "share"


def _constants(mapping: ImportMapping, grid: Grid, words: str, plan: Plan | None) -> dict[str, str]:
    """What the title or the sheet's name says of the whole file where no column does, or what the
    plan has only one of."""
    target = TARGET[mapping.target]
    used = {use.field for use in mapping.columns}
    used |= {key for use in mapping.columns for key in use.group}
    texts = (*grid.title, _sheet(grid))
    found: dict[str, str] = {}

    def first(name: str, values: Iterable[str | None]) -> None:
        if name in target.keys and name not in used and (text := next(filter(None, values), None)):
            found[name] = text

    first("occupation", (occupation_of(text, trainees=True) for text in (*texts, words)))
    parts = [part for text in texts for part in (text, *_PARTS.split(text))]
    first("sector", (sector_of(part) for part in parts if not _PUBLISHER.search(part)))
    first("area", (place.name for part in parts if (place := find_place(part))))
    first("year", (str(year) for text in texts if (year := year_of(text) or year_within(text))))
    if plan is not None:
        if len(plan.areas) == 1:
            first("area", (found.get("area"), plan.areas[0]))
        if len(sectors := {sector for sector, _ in plan.groups}) == 1:
            first("sector", (found.get("sector"), *sectors))
        if mapping.target != "staff":
            first("year", (found.get("year"), str(plan.base_year)))
    return found


_SAMPLE = 3000
_MOST_VALUES = 400


@dataclass(slots=True)
class Look:
    """What a column looks like: its field ("" if none), and what its heading says of figures.

    ``named`` is the field that its heading alone names.
    """

    index: int
    heading: str
    field: str = ""
    named: str = ""
    numeric: bool = False
    whole: bool = True
    highest: float = 0.0
    signs: bool = False
    group: dict[str, str] = made(default_factory=dict)
    total: bool = False
    values: tuple[str, ...] = ()


def look_at(grid: Grid, index: int) -> Look:
    """What the column at ``index`` looks like, from its first rows."""
    heading = grid.header[index]
    look = Look(index, heading)
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
    look.named = named
    look.field = _key_of(told, named, look) or (named if named not in KEYS else "")
    if look.numeric and look.field not in KEYS:
        look.group = _heading_group(heading, look.field)
    return look


def _key_of(texts: list[str], named: str, look: Look) -> str:
    """The key that the contents of a column are, or the one its heading names if they fit."""

    def fits(known: Iterable[object]) -> bool:
        found = [item is not None and item is not False for item in known]
        return bool(found) and sum(found) >= 0.8 * len(found)

    if named == "birth_year":
        return named if fits(year_of(text) for text in texts) else ""
    if named == "period" and fits(_is_part(text) for text in texts):
        return named
    whole = look.numeric and look.whole and look.highest <= 130
    if fits(occupation_of(text) for text in texts):
        return "occupation"
    if fits(says_ages(text) for text in texts):
        return "age"
    if named == "age" and fits(parse_band(text) for text in texts):
        return "age"
    if named in ("age", "age_from", "age_to") and whole:
        return named
    if fits(year_of(text) for text in texts) and (named in ("year", "") or len(texts) > 1):
        return "year"
    if named == "sector" or not look.numeric:
        sectors = [sector_of(text) for text in texts]
        # "Kommune A" and "Kommune B" are both municipalities, and places under such a heading.
        places = fits(map(find_place, texts)) or (
            named == "area" and len(texts) > len(set(sectors))
        )
        if fits(sectors) and (named == "sector" or not places):
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


def _is_part(text: str) -> bool:
    """True for a part of a year whose year stands elsewhere: "januar", "K1", "3"."""
    return not period_of(text) and bool(period_of(period_within("2000", text, "") or ""))


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
        if "year" not in group and period_of(part):
            group["year"] = part
        elif "year" not in group and (year := year_within(part)):
            group["year"] = str(year)
        if "age" not in group and (says_ages(part) or (part.isdigit() and len(part) < 3)):
            group["age"] = part
    return group
