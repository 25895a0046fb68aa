"""A first mapping for a file, guessed from its headings, its contents and its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import inf, nan

import numpy as np

from sosuplan.importing import lexicon
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.column_profile import SAMPLE, ColumnProfile, names_part, profile_of
from sosuplan.importing.counting import PARTS, SUM, UNCLEAR, WHOLE, counted_once, says_sex
from sosuplan.importing.fields import (
    ACTUALS,
    COUNTS,
    KEYS,
    NAMES_OF_PEOPLE,
    NO_FIGURES,
    PART_TIME,
    POPULATION,
    QUANTITY,
    SHARES,
    STAFF_LIST,
    TARGET,
    THOUSANDS,
    counts_nobody,
    field_of_heading,
    may_count,
    says_full_time_persons,
    says_on_full_time,
    says_persons,
    title_counts_nobody,
    year_unless_said,
)
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.population import USUAL_AGE
from sosuplan.importing.readers.cells import Cell
from sosuplan.importing.vocabulary import (
    AgeBand,
    figure_of,
    is_total,
    parse_band,
    period_within,
    quantity_of,
    year_of,
    year_within,
)
from sosuplan.model.group_words import is_trainee, occupation_of, plain, sector_of
from sosuplan.model.places import find_place
from sosuplan.model.plan import FIRST_AGE, OCCUPATIONS, Plan
from sosuplan.model.schema.file_fields import DEGREE, FULL_TIME_PERSONS
from sosuplan.model.schema.tables import COMMON_TABLES
from sosuplan.text.errors import Fault

_MEASURED = {measure: name for name, target in TARGET.items() for measure in target.measures}
_SEVERAL_COLUMNS = {
    SUM: "import_column_sum",
    PARTS: "import_columns_added",
    UNCLEAR: "import_columns_unclear",
}
"""What is told of several columns with people of the same group."""


_Told = tuple[ColumnProfile, dict[str, str]]
"""A column, and what its heading says of its figures."""


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
    _keep_finest(columns)
    _join_parts_of_years(columns, grid, plan)
    _find_employees(columns, grid)
    _ask_beside_occupations(columns)
    _count_what_is_said(columns, grid)
    words = plain(" ".join((_sheet(grid), *grid.title, *grid.header)))
    topic = _topic(columns, grid)
    titles = (*grid.title, _sheet(grid))
    chosen = _target(columns, words, topic, titles) if target is None else target
    if chosen == ACTUALS:
        _name_quantities(columns)
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


def _keep_finest(columns: list[ColumnProfile]) -> None:
    """Of columns with times the one with most of them counts (months beside their year), and of
    those that say who is whom the one with fewest (a person beside their positions)."""
    for field, most in (("year", True), ("employee", False)):
        alike = [column for column in columns if column.field == field]
        kept = sorted(alike, key=lambda column: len(column.values), reverse=most)[:1]
        for column in alike:
            if column not in kept:
                column.field = ""


def _join_parts_of_years(columns: list[ColumnProfile], grid: Grid, plan: Plan | None) -> None:
    """Headings such as "November" and "4. kvt." are times of the year above them, or of the one in
    the title."""
    found = {}
    for column in columns:
        part = next((one for one in column.heading.split(JOIN) if names_part(one)), "")
        if column.numeric and part and column.field not in KEYS:
            found[column.index] = part
    if len(found) < 2 or any(column.field == "period" for column in columns):
        return
    titles = (year_of(text) or year_within(text) for text in (*grid.title, _sheet(grid)))
    usual = next(filter(None, titles), plan.base_year if plan is not None else None)
    for index, part in found.items():
        group = columns[index].group
        if year := year_of(group.get("year", "")) or usual:
            group["year"] = period_within(str(year), part, "") or str(year)


def _find_employees(columns: list[ColumnProfile], grid: Grid) -> None:
    """Without a column of employee numbers one that may be, if it comes again only with the same
    age: of others, such as a number of a workplace, people of all ages have the same."""
    ages = next((one for one in columns if one.field in ("age", "birth_year")), None)
    if ages is None or any(column.field == "employee" for column in columns):
        return
    for column in columns:
        if column.field in KEYS or not lexicon.SAME_PERSON.search(plain(column.heading)):
            continue
        pairs: dict[Cell, set[Cell]] = defaultdict(set)
        rows = 0
        for row in grid.rows[:SAMPLE]:
            if row[column.index] is not None:
                rows += 1
                pairs[row[column.index]].add(row[ages.index])
        again = [found for found in pairs.values() if len(found) > 1]
        if rows > len(pairs) > 2 and len(again) * 20 <= len(pairs):
            column.field = "employee"
            return


def _ask_beside_occupations(columns: list[ColumnProfile]) -> None:
    """An unclear title is one of the occupations only beside headings that plainly name one."""
    jobs = [column.group.get("occupation", "") for column in columns]
    if not any(job in OCCUPATIONS for job in jobs):
        for column, job in zip(columns, jobs, strict=True):
            if job:
                del column.group["occupation"]


_MAYBE_PEOPLE = ("", "heads", "fulltime", FULL_TIME_PERSONS)


def _count_what_is_said(columns: list[ColumnProfile], grid: Grid) -> None:
    """What the title, or a text that is the same in all rows, says of all figures: full-time
    persons or percentages are not people, unless a column's own heading says so.

    Those on full time are people beside a column of those on part time.
    """
    alike = [
        column.values[0]
        for column in columns
        if len(column.values) == 1 and any(map(str.isalpha, column.values[0]))
    ]
    alike += [text for text in grid.notes_below() if lexicon.TELLS_UNIT.search(text)]
    said = (*grid.title, _sheet(grid), *alike)
    own = any(column.field == FULL_TIME_PERSONS for column in columns)
    full_time = not own and any(map(says_full_time_persons, said))
    nobody = any(map(title_counts_nobody, (*grid.title, *alike)))
    numbers = [column for column in columns if column.numeric and column.field not in KEYS]
    part_time = any(PART_TIME.search(plain(one.heading)) for one in numbers)
    for column in numbers:
        column.unit = " ".join(alike)
        if part_time and says_on_full_time(column.heading) and column.field in _MAYBE_PEOPLE:
            column.field = "heads"
        elif column.field in ("", "heads") and not says_persons(column.heading):
            column.field = FULL_TIME_PERSONS if full_time else column.field
            column.nobody = nobody


def _topic(columns: list[ColumnProfile], grid: Grid) -> str:
    """What figures below years are, as said above the labels or in the title, if anything is."""
    labels = [column.named for column in columns if column.field in KEYS]
    titles = (field_of_heading(plain(text)) for text in (*grid.title, _sheet(grid)))
    across = any("year" in column.group for column in columns)
    return (
        next((name for name in (*labels, *titles) if name in lexicon.TOPICS), "") if across else ""
    )


def _is_of_trainees(title: str) -> bool:
    """True for a title that says that those in training are counted, and nobody beside them."""
    return is_trainee(title) and not lexicon.BESIDE_TRAINEES.search(plain(title))


def _target(columns: list[ColumnProfile], words: str, topic: str, titles: Sequence[str]) -> str:
    """The target that the columns speak for."""
    if _counts_quantities(columns):
        return ACTUALS
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
    if ages and any(map(_is_of_trainees, titles)):
        return ""
    counted = "heads" in fields or any(
        column.group.keys() & {"occupation", "age"} and not column.field for column in columns
    )
    if ages and (occupied or not people):
        fields -= {*TARGET["working_time"].measures, "fulltime"}
        if counted and occupied:
            return "staff"
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
    if not ages and ("gf2_starts" in fields or "elev" in words or "gf2" in words):
        return "trainee_intake"
    if ages and "share" in fields:
        return "entry_ages"
    if ages and any(column.numeric and column.field != "age" for column in columns):
        return "staff"
    return ""


def _says_quantities(column: ColumnProfile) -> bool:
    """True of a column that says what was counted in each row."""
    found = {quantity_of(text) for text in column.values}
    return not column.numeric and bool(found) and None not in found


def _counts_quantities(columns: list[ColumnProfile]) -> bool:
    """True where several of what can be told of a year are told, those who left or are new among
    them, and nothing by age."""
    if any(column.field in ("age", "age_from", "birth_year") for column in columns):
        return False
    rows = any(
        _says_quantities(column)
        and (
            len({*map(quantity_of, column.values)}) > 1
            or lexicon.QUANTITY.search(plain(column.heading))
        )
        for column in columns
    )
    headed = {quantity_of(column.heading) for column in columns if column.numeric} - {None}
    return rows or (len(headed) > 1 and bool(headed & {"exits", "graduates"}))


def _name_quantities(columns: list[ColumnProfile]) -> None:
    """What was counted in a year is said in a column beside the figures, or above each of them."""
    said = next((column for column in columns if _says_quantities(column)), None)
    if said is not None:
        said.field = QUANTITY
    for column in columns:
        if not column.numeric or column.field in KEYS:
            continue
        if said is None:
            if code := quantity_of(column.heading):
                column.field, column.group = "value", {**column.group, QUANTITY: code}
        elif lexicon.COUNTED.search(plain(column.heading)):
            column.field = "value"


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
    only_totals = all(
        column.total or column.field in KEYS or not column.numeric for column in columns
    )
    by_name = any(column.field in COUNTS and column.field in target.measures for column in columns)
    for column in columns:
        if column.field in target.fields and column.field not in target.measures:
            aged = column.field == "birth_year" and any(other.field == "age" for other in columns)
            if column.field not in taken and not aged:
                taken.add(column.field)
                yield ColumnUse(column.index, column.field)
            continue
        measure = _measure_of(column, target_name, topic)
        if not measure or (column.total and not column.group and not only_totals):
            continue
        group = told(column)
        if not _expected(across[measure]) <= set(group):
            continue
        if measure in COUNTS and by_name and not column.group and column.field != measure:
            # Beside a column that says what it counts, another number is something else.
            continue
        if measure in COUNTS and (column.signs or column.nobody or counts_nobody(column.heading)):
            notes.append(Fault("import_no_people", grid.sheet, column=column.heading))
            continue
        if measure == "heads" and not (
            column.field
            or column.group
            or column.total
            or may_count(column.heading)
            or says_sex(column.heading)
        ):
            notes.append(Fault("import_unknown_figures", grid.sheet, column=column.heading))
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
    kept = {place: _counted_once(alike, grid, notes) for place, alike in same.items()}
    for (measure, _), alike in kept.items() if all(kept.values()) else ():
        for column, group in alike:
            unit = _unit(column, measure, topic, notes, grid)
            yield ColumnUse(column.index, measure, group, unit)


def _second(column: ColumnProfile, other: ColumnProfile, grid: Grid) -> Fault:
    values = {"other": other.heading}
    return Fault("import_second_figures", grid.sheet, column=column.heading, values=values)


def _counted_once(alike: list[_Told], grid: Grid, notes: list[Fault]) -> list[_Told]:
    """Of columns with people of the same groups those that count; none if that is unclear."""
    if len(alike) < 2:
        return alike
    headings = [column.heading for column, _ in alike]
    rows = [
        [_or_missing(row[one.index], grid.decimal) for one, _ in alike]
        for row in grid.rows[:SAMPLE]
        if not any(isinstance(cell, str) and is_total(cell) for cell in row)
    ]
    found = counted_once(headings, np.array(rows, dtype=float).reshape(-1, len(alike)))
    kept = [alike[place] for place in found.places]
    if found.why == WHOLE:
        notes += [
            _second(column, kept[0][0], grid) for column, _ in alike if column is not kept[0][0]
        ]
        return kept
    names = [heading for heading in headings if not kept or heading != kept[0][0].heading]
    values = {"columns": ", ".join(headings if found.why == PARTS else names)}
    heading = kept[0][0].heading if found.why == SUM else ""
    code = _SEVERAL_COLUMNS[found.why]
    notes.append(Fault(code, grid.sheet, column=heading, values=values))
    return kept


def _or_missing(cell: Cell, decimal: str) -> float:
    """A figure as ``checks.Figures`` have it."""
    figure = figure_of(cell, decimal)
    missing = nan if figure.state == "blank" else inf
    return missing if figure.value is None else figure.value


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
    names = NO_FIGURES.search(words) or NAMES_OF_PEOPLE.search(words)
    if names and not column.group and column.field != "heads":
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
    if measure == "parttime_hours":
        return "month" if lexicon.A_MONTH.search(words) else ""
    if measure not in SHARES:
        said = plain(" ".join((column.heading, *grid.title, column.unit)))
        return "thousands" if measure in COUNTS and THOUSANDS.search(said) else ""
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
    parts += [without for part in parts if (without := lexicon.YEAR.sub("", part).strip()) != part]
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


def group_of(grid: Grid, index: int, mapping: ImportMapping) -> dict[str, str]:
    """What the heading of a column says of its figures that no column of ``mapping`` does."""
    keys = TARGET[mapping.target].keys
    used = {use.field for use in mapping.columns}
    group = profile_of(grid, index).group
    if QUANTITY in keys and (code := quantity_of(grid.header[index])):
        group = {**group, QUANTITY: code}
    return {key: text for key, text in group.items() if key in keys and key not in used}
