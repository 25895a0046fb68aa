"""A first mapping for a file, guessed from its headings, its contents and its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as made
from math import nan

import numpy as np

from sosuplan.importing import lexicon
from sosuplan.importing.checks import is_sum
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.fields import (
    COUNTS,
    FULL_TIME,
    KEYS,
    NAMES_OF_PEOPLE,
    NO_COUNT,
    NO_FIGURES,
    POPULATION,
    SHARES,
    STAFF_LIST,
    TARGET,
    THOUSANDS,
    field_of_heading,
    says_full_time_persons,
    says_persons,
    year_unless_said,
)
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.labels import bare_names_count
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
from sosuplan.model.schema.tables import COMMON_TABLES
from sosuplan.text.errors import Fault

_MEASURED = {measure: name for name, target in TARGET.items() for measure in target.measures}


@dataclass(frozen=True, slots=True)
class Guess:
    """``target`` is a target's name, ``population``, or "" if nothing is known of the file."""

    mapping: ImportMapping | None
    target: str
    notes: tuple[Fault, ...]


def guess(grid: Grid, target: str | None = None, plan: Plan | None = None) -> Guess:
    """What the columns of ``grid`` seem to be; with ``target`` as figures for that one."""
    columns = [profile_of(grid, index) for index in range(len(grid.header))]
    _name_places(columns)
    if any(map(says_full_time_persons, (*grid.title, _sheet(grid)))):
        _count_full_time_persons(columns)
    words = plain(" ".join((_sheet(grid), *grid.title, *grid.header)))
    topic = _topic(columns, grid)
    chosen = _target(columns, words, topic) if target is None else target
    notes = [
        Fault("import_names_ignored", grid.sheet, column=column.heading)
        for column in columns
        if NAMES_OF_PEOPLE.search(plain(column.heading)) and column.field not in KEYS
    ]
    if chosen not in TARGET:
        return Guess(None, "", (Fault("import_no_target", grid.sheet), *notes))
    uses = tuple(_uses(columns, chosen, topic, notes, grid))
    notes += _use_notes(columns, uses, chosen, grid, plan)
    mapping = ImportMapping(chosen, uses, dash_is_zero=grid.dash_is_zero)
    for name, text in _constants(mapping, grid, words, plan).items():
        mapping = mapping.with_constant(name, text)
    if chosen == POPULATION:
        mapping = mapping.with_constant("from_age", str(_youngest(columns)))
        notes.insert(0, Fault("import_population", grid.sheet))
    return Guess(mapping, chosen, tuple(notes))


def _sheet(grid: Grid) -> str:
    """What the sheet is called; a text file, which is one sheet, without its ending."""
    return lexicon.ENDING.sub("", grid.sheet)


def _name_places(columns: list[ColumnProfile]) -> None:
    """Where one column is headed as employers, another headed as places holds places, even if all
    are called "Kommune" something."""
    if any(column.field == column.named == "sector" for column in columns):
        for column in columns:
            if column.field == "sector" and column.named == "area":
                column.field = "area"


def _count_full_time_persons(columns: list[ColumnProfile]) -> None:
    """What the title says is full-time persons is not people, unless its own heading says so."""
    for column in columns:
        if column.numeric and column.field in ("", "heads") and not says_persons(column.heading):
            column.field = FULL_TIME_PERSONS


def _topic(columns: list[ColumnProfile], grid: Grid) -> str:
    """What figures below years are, as said above the labels or in the title, if anything is."""
    labels = [column.named for column in columns if column.field in KEYS]
    titles = (field_of_heading(plain(text)) for text in (*grid.title, _sheet(grid)))
    across = any("year" in column.group for column in columns)
    return (
        next((name for name in (*labels, *titles) if name in lexicon.TOPICS), "") if across else ""
    )


def _target(columns: list[ColumnProfile], words: str, topic: str) -> str:
    """The target that the columns speak for."""
    fields = {column.field for column in columns}
    across = {key for column in columns for key in column.group}
    people = any(word in words for word in lexicon.POPULATION_WORDS)
    occupied = "occupation" in fields | across or occupation_of(words, trainees=True)
    ages = "age" in fields or "age" in across or {"age_from", "age_to"} <= fields
    hours = fields & {"hours", "fulltime", DEGREE}
    single = (
        any(column.field == "age" and column.numeric for column in columns)
        or "birth_year" in fields
    )
    if hours and single and "heads" not in fields and not across:
        return STAFF_LIST
    if ages and "heads" in fields and (occupied or not people):
        fields -= set(TARGET["working_time"].measures)
    told = next((name for name in lexicon.TELLING if name in fields), "")
    if told:
        return _MEASURED[told]
    if "index" in fields:
        return "demand_index"
    if ages and "retirement" in fields:
        return "exit_rates"
    if ages and not occupied and (people or _beyond_work(columns)):
        return POPULATION
    if topic and not ages:
        return _MEASURED[topic]
    if "gf2_starts" in fields or (("elev" in words or "gf2" in words) and not ages):
        return "trainee_intake"
    if ages and "share" in fields:
        return "entry_ages"
    if ages and any(column.numeric and column.field != "age" for column in columns):
        return "staff"
    return ""


def _bands(columns: list[ColumnProfile]) -> list[AgeBand]:
    """The ages that the columns and headings tell of."""
    texts = [text for column in columns if column.field == "age" for text in column.values]
    texts += [column.group["age"] for column in columns if "age" in column.group]
    return [band for text in texts if (band := parse_band(text))]


def _beyond_work(columns: list[ColumnProfile]) -> bool:
    """True if some age is that of children or of the very old: staff has at most a "75+"."""
    return any(band.low >= USUAL_AGE or band.high < FIRST_AGE - 2 for band in _bands(columns))


def _youngest(columns: list[ColumnProfile]) -> int:
    """The age from which the population counts: the usual one, or what a file of old people has."""
    lows = {band.low for band in _bands(columns)}
    old = min(lows, default=0)
    return USUAL_AGE if USUAL_AGE in lows or old < 60 else old


def _uses(
    columns: list[ColumnProfile], target_name: str, topic: str, notes: list[Fault], grid: Grid
) -> Iterable[ColumnUse]:
    target = TARGET[target_name]
    taken: set[str] = set()

    def told(column: ColumnProfile) -> dict[str, str]:
        """What a heading says that no column does."""
        return {
            key: text
            for key, text in column.group.items()
            if key in target.keys and not any(other.field == key for other in columns)
        }

    across = defaultdict(list)
    for column in columns:
        if not column.total:
            across[_measure_of(column, target_name, topic)].append(set(told(column)))
    measured: dict[tuple[str, str], ColumnProfile] = {}
    same: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    by_name = any(column.field in COUNTS and column.field in target.measures for column in columns)
    for column in columns:
        if column.field in target.fields and column.field not in target.measures:
            aged = column.field == "birth_year" and any(other.field == "age" for other in columns)
            if column.field not in taken and not aged:
                taken.add(column.field)
                yield ColumnUse(column.index, column.field)
            continue
        measure = _measure_of(column, target_name, topic)
        if not measure or column.total:
            continue
        group = told(column)
        if not _expected(across[measure]) <= set(group):
            continue
        if measure in COUNTS and by_name and not column.group and column.field != measure:
            # Beside a column that says what it counts, another number is something else.
            continue
        if measure in COUNTS and (column.signs or NO_COUNT.search(plain(column.heading))):
            notes.append(Fault("import_no_people", grid.sheet, column=column.heading))
            continue
        place = (measure, repr(group))
        if measure in COUNTS:
            same[place].append((column, group))
            continue
        if place in measured and (column.field or target_name == STAFF_LIST):
            notes.append(_second(column, measured[place], grid))
            continue
        measured.setdefault(place, column)
        unit = _unit(column, measure, topic, notes, grid)
        yield ColumnUse(column.index, measure, group, unit)
    for (measure, _), alike in same.items():
        for column, group in _counted_once(alike, grid, notes):
            unit = _unit(column, measure, topic, notes, grid)
            yield ColumnUse(column.index, measure, group, unit)


def _second(column: ColumnProfile, other: ColumnProfile, grid: Grid) -> Fault:
    values = {"other": other.heading}
    return Fault("import_second_figures", grid.sheet, column=column.heading, values=values)


def _counted_once(alike: list[_Told], grid: Grid, notes: list[Fault]) -> list[_Told]:
    """Of columns with people of the same groups those that are added up: a total without its parts,
    parts of a whole without the others, or the first one."""
    if len(alike) < 2:
        return alike
    parts = [one for one in alike if lexicon.PART_OF.search(plain(one[0].heading))]
    whole = [one for one in alike if one not in parts]
    rows = np.array(
        [
            [
                nan if (value := figure_of(row[one.index], grid.decimal).value) is None else value
                for one, _ in alike
            ]
            for row in grid.rows[:_SAMPLE]
            if not any(isinstance(cell, str) and is_total(cell) for cell in row)
        ]
    )
    for place, (column, group) in enumerate(alike):
        others = [one for one in range(len(alike)) if one != place]
        if len(rows) and is_sum(rows[:, place], rows[:, others]):
            values = {"columns": ", ".join(alike[one][0].heading for one in others)}
            notes.append(
                Fault("import_column_sum", grid.sheet, column=column.heading, values=values)
            )
            return [(column, group)]
    if len({_partition(column) for column, _ in alike} - {""}) == len(alike):
        values = {"columns": ", ".join(column.heading for column, _ in alike)}
        notes.append(Fault("import_columns_added", grid.sheet, values=values))
        return alike
    kept = whole[0] if whole else alike[0]
    notes += [_second(column, kept[0], grid) for column, _ in alike if column is not kept[0]]
    return [kept]


def _partition(column: ColumnProfile) -> str:
    """Which of the parts of a whole a heading says: people of one sex, of one form of pay."""
    words = plain(column.heading)
    return next((name for name, pattern in lexicon.PARTITIONS.items() if pattern.search(words)), "")


def _use_notes(
    columns: list[ColumnProfile],
    uses: Sequence[ColumnUse],
    target: str,
    grid: Grid,
    plan: Plan | None,
) -> Iterable[Fault]:
    """What is to be told of single columns: how they are read, or why they are not."""
    used = {use.index: use for use in uses}
    by_age = "age" in TARGET[target].keys and target not in (STAFF_LIST, POPULATION)

    def _fault(code: str, column: ColumnProfile, **values: str | float) -> Fault:
        return Fault(code, grid.sheet, column=column.heading, values=values)

    for column in columns:
        use = used.get(column.index)
        if use is None and column.field == FULL_TIME_PERSONS and column.numeric:
            yield _fault("import_full_time_persons", column)
        elif use is None and by_age and column.field in TARGET["working_time"].measures:
            yield _fault("import_share_by_age", column)
        elif use is not None and use.field == "hours" and use.unit:
            yield _fault("import_degree", column)
        elif use is not None and plan is not None and use.field == "birth_year":
            yield _fault("import_birth_year", column, year=plan.base_year)
        elif use is not None and plan is not None and use.field == "sickness_days" and use.unit:
            days = plan.working_days
            yield _fault("import_sick_percent", column, days=days, example=round(0.05 * days, 1))


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


def _measure_of(column: ColumnProfile, target_name: str, topic: str) -> str:
    """The measure that a column is in a target: by its heading, else as the only one there is."""
    measures = TARGET[target_name].measures
    words = plain(column.heading)
    if not column.group and (NO_FIGURES.search(words) or NAMES_OF_PEOPLE.search(words)):
        return ""
    if column.field == DEGREE and target_name == STAFF_LIST and column.numeric:
        return "hours"
    if column.field in measures and (column.numeric or target_name == STAFF_LIST):
        return column.field
    if column.field == "fulltime" and "fulltime_share" in measures and column.numeric:
        return "fulltime_share"
    if column.field in KEYS or not column.numeric or target_name == STAFF_LIST:
        return ""
    if len(measures) == 1:
        # Persons are what a count without a better name is; a named other figure is none.
        named = column.field in _MEASURED or column.field in (DEGREE, FULL_TIME_PERSONS)
        other = named and column.field not in ("heads", "other", "share")
        return "" if other or not (column.field in ("", "heads") or column.group) else measures[0]
    # Figures by group or year have these alone as heading: a share of full time if nothing else.
    alone = column.field == "" and column.group and target_name == "working_time"
    return (topic if topic in measures else "fulltime_share") if alone else ""


def _unit(column: ColumnProfile, measure: str, topic: str, notes: list[Fault], grid: Grid) -> str:
    """Whether the figures of a column are shares or percentages, and what is told of it."""
    above = (*grid.header[: column.index], *grid.title) if topic else ()
    words = plain(" ".join((column.heading, *above)))
    percent = column.signs or "%" in words or "pct" in words or "procent" in words
    if measure == "hours":
        shares = column.highest <= 1.5 and not column.signs
        if column.field == DEGREE:
            return "share" if shares else "percent"
        return "month" if lexicon.A_MONTH.search(words) else ""
    if measure == "sickness_days":
        return (
            ("share" if column.highest <= 1.0 and not column.signs else "percent")
            if percent
            else ""
        )
    if measure not in SHARES:
        said = plain(" ".join((column.heading, *grid.title))) if measure in COUNTS else words
        return "thousands" if THOUSANDS.search(said) else ""
    if measure == "fulltime_share" and lexicon.PART_TIME_SHARE.search(plain(column.heading)):
        notes.append(Fault("import_part_time", grid.sheet, column=column.heading))
        return "part_time_percent" if column.signs or column.highest > 1.0 else "part_time"
    if column.signs or column.highest > 1.0:
        notes.append(Fault("import_percent", grid.sheet, column=column.heading))
        return "percent"
    if percent:
        notes.append(
            Fault(
                "import_share", grid.sheet, column=column.heading, values={"high": column.highest}
            )
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
    parts = [part for text in texts for part in (text, *lexicon.PARTS.split(text))]
    first("sector", (sector_of(part) for part in parts if not lexicon.PUBLISHER.search(part)))
    if mapping.target not in COMMON_TABLES:
        first("area", (place.name for part in parts if (place := find_place(part))))
    first("year", (str(year) for text in texts if (year := year_of(text) or year_within(text))))
    if plan is not None:
        if len(plan.areas) == 1 and mapping.target not in COMMON_TABLES:
            first("area", (found.get("area"), plan.areas[0]))
        if len(sectors := {sector for sector, _ in plan.groups}) == 1:
            first("sector", (found.get("sector"), *sectors))
        if mapping.target != "staff":
            first("year", (found.get("year"), str(year_unless_said(plan, mapping.target))))
    return found


# --- what a column looks like ---------------------------------------------------------------------

_SAMPLE = 3000
_MOST_VALUES = 400


@dataclass(slots=True)
class ColumnProfile:
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


_Told = tuple[ColumnProfile, dict[str, str]]
"""A column, and what its heading says of its figures."""


def profile_of(grid: Grid, index: int) -> ColumnProfile:
    """What the column at ``index`` looks like, from its first rows."""
    heading = grid.header[index]
    cells: list[Cell] = list(
        dict.fromkeys(row[index] for row in grid.rows[:_SAMPLE] if row[index] is not None)
    )[:_MOST_VALUES]
    texts = [cell_text(cell) for cell in cells]
    told = [text for text in texts if not (is_total(text) or is_suppressed(text))]
    figures = [figure_of(cell, grid.decimal) for cell in cells]
    values = [figure.value for figure in figures if figure.value is not None]
    numbers = bool(values) and len(values) >= 0.6 * len(told)
    column = ColumnProfile(
        index,
        heading,
        named=_named(heading, grid),
        numeric=numbers or (not told and bool(texts) and all(map(is_suppressed, texts))),
        whole=all(value.is_integer() for value in values),
        highest=max(values, default=0.0),
        signs=any(figure.percent for figure in figures),
        total=any(is_total(part) for part in heading.split(JOIN)),
        values=tuple(texts),
    )
    named = column.named
    bare = bare_names_count(grid, told)
    column.field = _key_of(told, named, column, bare=bare) or (named if named not in KEYS else "")
    if column.numeric and column.field not in KEYS:
        parts = [part for name in grid.header for part in (*name.split(JOIN), name)]
        column.group = _heading_group(heading, column.field, bare=bare_names_count(grid, parts))
    return column


def _named(heading: str, grid: Grid) -> str:
    """The field that a heading names. A share or absence of something else than ours is none."""
    words = plain(heading)
    named = field_of_heading(plain(heading.split(JOIN)[-1])) or field_of_heading(words)
    if lexicon.PART_TIME_SHARE.search(words) and not FULL_TIME.search(words):
        return "fulltime_share"
    if named == "fulltime_share" and not FULL_TIME.search(words):
        around = plain(" ".join((*grid.title, grid.sheet)))
        ours = FULL_TIME.search(around) and not lexicon.NOT_OURS.search(words)
        return named if ours else ""
    if named == "sickness_days" and (
        lexicon.HOURS_OF_ABSENCE.search(words)
        or ("sy" not in words and lexicon.MORE_ABSENCE.search(words))
    ):
        return ""
    return named


def _key_of(texts: list[str], named: str, column: ColumnProfile, *, bare: bool) -> str:
    """The key that the contents of a column are, or the one its heading names if they fit."""

    def fits(known: Iterable[object]) -> bool:
        found = [item is not None and item is not False for item in known]
        return bool(found) and sum(found) >= 0.8 * len(found)

    if named == "birth_year":
        return named if fits(year_of(text) for text in texts) else ""
    if named == "employee":
        return named
    if named == "leaving":
        return named if fits(period_of(text) for text in texts) else ""
    if named == "period" and fits(_is_part(text) for text in texts):
        return named
    whole = column.numeric and column.whole and column.highest <= 130
    if fits(occupation_of(text, bare=bare) for text in texts):
        return "occupation"
    if fits(says_ages(text) for text in texts):
        return "age"
    if named == "age" and fits(parse_band(text) for text in texts):
        return "age"
    if named in ("age", "age_from", "age_to") and whole:
        return named
    if fits(year_of(text) for text in texts) and (named in ("year", "") or len(texts) > 1):
        return "year"
    if named == "sector" or not column.numeric:
        sectors = [sector_of(text) for text in texts]
        # "Kommune A" and "Kommune B" are both municipalities, and places under such a heading.
        places = fits(map(find_place, texts)) or (
            named == "area" and len(texts) > len(set(sectors))
        )
        if fits(sectors) and (named == "sector" or not places):
            return "sector"
    if (named == "area" or not column.numeric) and fits(find_place(text) for text in texts):
        return "area"
    if not column.numeric and named in ("area", "scenario", "occupation"):
        return named
    if not column.numeric and named == "sector" and any(map(sector_of, texts)):
        return named
    return (
        "fulltime"
        if not column.numeric and fits(full_time_of(text) is not None for text in texts)
        else ""
    )


def _is_part(text: str) -> bool:
    """True for a part of a year whose year stands elsewhere: "januar", "K1", "3"."""
    return not period_of(text) and bool(period_of(period_within("2000", text, "") or ""))


def _heading_group(heading: str, measure: str, *, bare: bool) -> dict[str, str]:
    """What a heading such as "Kommuner / SOSU-assistenter" or "20-24 år" says of its figures."""
    group: dict[str, str] = {}
    for part in (*heading.split(JOIN), heading):
        job = occupation_of(part, trainees=measure == "gf2_starts", bare=bare)
        if "occupation" not in group and job:
            group["occupation"] = job
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
