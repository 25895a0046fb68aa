"""What a column looks like: what its heading says, and what its first rows hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made

from sosuplan.importing import lexicon
from sosuplan.importing.fields import FULL_TIME, KEYS, field_of_heading
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.titles import bare_names_count
from sosuplan.importing.vocabulary import (
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
from sosuplan.model.group_words import is_unclear, occupation_of, plain, sector_of
from sosuplan.model.places import find_place
from sosuplan.model.plan import OCCUPATIONS

SAMPLE = 3000
"""Rows that are looked at."""
_MOST_VALUES = 400


@dataclass(slots=True)
class ColumnProfile:
    """What a column looks like: its field ("" if none), and what its heading says of figures.

    ``named`` is the field that its heading alone names, and ``nobody`` says that the file counts no
    people in it. ``unit`` is what the file says of all figures beside its title.
    """

    index: int
    heading: str
    field: str = ""
    named: str = ""
    numeric: bool = False
    whole: bool = True
    highest: float = 0.0
    signs: bool = False
    nobody: bool = False
    unit: str = ""
    group: dict[str, str] = made(default_factory=dict)
    total: bool = False
    values: tuple[str, ...] = ()


def profile_of(grid: Grid, index: int) -> ColumnProfile:
    """What the column at ``index`` looks like, from its first rows."""
    heading = grid.header[index]
    cells: list[Cell] = list(
        dict.fromkeys(row[index] for row in grid.rows[:SAMPLE] if row[index] is not None)
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
    if not column.field and not column.numeric and not _names_occupations(grid):
        # Above blocks of rows, and in pivots, no heading says what the labels are.
        jobs = {occupation_of(text, bare=bare) for text in told}
        column.field = "occupation" if jobs >= set(OCCUPATIONS) else ""
    if column.numeric and column.field not in KEYS:
        parts = [part for name in grid.header for part in (*name.split(JOIN), name)]
        column.group = _heading_group(heading, column.field, bare=bare_names_count(grid, parts))
    return column


def _names_occupations(grid: Grid) -> bool:
    return any(field_of_heading(plain(heading)) == "occupation" for heading in grid.header)


def _named(heading: str, grid: Grid) -> str:
    """The field that a heading names. A share or absence of something else than ours is none."""
    words = plain(heading)
    if lexicon.EXCEPT.search(words):
        heading = lexicon.EXCEPT.sub("", words)
    named = field_of_heading(plain(heading.split(JOIN)[-1])) or field_of_heading(words)
    if lexicon.PART_TIME_SHARE.search(words) and not FULL_TIME.search(words):
        return "fulltime_share"
    if named in ("fulltime_share", "parttime_hours") and lexicon.NOT_OURS.search(words):
        return ""
    if named == "fulltime_share" and not FULL_TIME.search(words):
        around = plain(" ".join((*grid.title, grid.sheet)))
        ours = FULL_TIME.search(around) and not lexicon.NOT_OURS.search(words)
        return named if ours else ""
    if named == "sickness_days" and (
        lexicon.HOURS_OF_ABSENCE.search(words)
        or lexicon.OTHER_ABSENCE.search(words)
        or ("sy" not in words and lexicon.MORE_ABSENCE.search(words))
    ):
        return ""
    return named


def _key_of(texts: list[str], named: str, column: ColumnProfile, *, bare: bool) -> str:
    """The key that the contents of a column are, or the one its heading names if they fit."""

    def fits(known: Iterable[object], share: float = 0.8) -> bool:
        found = [item is not None and item is not False for item in known]
        return bool(found) and sum(found) >= share * len(found)

    if named == "birth_year":
        return named if fits(year_of(text) for text in texts) else ""
    if named == "employee":
        return named
    if named in ("age_from", "age_to") and fits(period_of(text, brief=True) for text in texts):
        named = "joining" if named == "age_from" else "leaving"
    if named in ("joining", "leaving"):
        return named if any(period_of(text, brief=True) for text in texts) else ""
    if named in ("year", "period") and fits(period_of(text, brief=True) for text in texts):
        return "year"
    heading = column.heading
    if named in ("year", "period") and fits(_is_part(text, heading) for text in texts):
        return "period"
    whole = column.numeric and column.whole and column.highest <= 130
    jobs = [occupation_of(text, bare=bare) for text in texts]
    unclear = [not job and is_unclear(text) for job, text in zip(jobs, texts, strict=True)]
    # Above a block there may be nurses and others too.
    share = 0.1 if lexicon.BLOCK.search(column.heading) else 0.8
    if any(jobs) and fits((job or other for job, other in zip(jobs, unclear, strict=True)), share):
        return "occupation"
    if fits(says_ages(text) for text in texts):
        return "age"
    if named == "age" and fits((parse_band(text) for text in texts), 0.6):
        return "age"
    if named in ("age", "age_from", "age_to") and whole and not says_ages(column.heading):
        return named
    years = named in ("year", "") or len(texts) > 1
    if (
        fits(year_of(text) for text in texts)
        and years
        and not lexicon.A_DAY.search(plain(column.heading))
    ):
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
    # A bare yes or no answers what the heading asks: of full time, or of something else.
    asks = FULL_TIME.search(plain(column.heading)) or any(len(text) > 5 for text in texts)
    told = (
        not column.numeric and bool(asks) and fits(full_time_of(text) is not None for text in texts)
    )
    return "fulltime" if told else ""


def _is_part(text: str, heading: str = "") -> bool:
    """True for a part of a year whose year stands elsewhere: "januar", "K1", "3"."""
    part = period_within("2000", text, heading)
    return not period_of(text, brief=True) and bool(period_of(part or ""))


def names_part(text: str) -> bool:
    """True for a heading that is a month or a quarter without its year, and not a bare number."""
    return (
        any(map(str.isalpha, text)) and _is_part(text) and bool(lexicon.PART_NAME.fullmatch(text))
    )


def _heading_group(heading: str, measure: str, *, bare: bool) -> dict[str, str]:
    """What a heading such as "Kommuner / SOSU-assistenter" or "20-24 år" says of its figures."""
    group: dict[str, str] = {}
    parts = heading.split(JOIN)
    trainees = measure == "gf2_starts"
    jobs = [job for part in parts if (job := occupation_of(part, trainees=trainees, bare=bare))]
    unclear = next((part for part in (*parts, heading) if is_unclear(part)), "")
    if len(set(jobs)) == 1 or unclear:
        group["occupation"] = jobs[0] if len(set(jobs)) == 1 else unclear
    elif job := occupation_of(heading, trainees=trainees, bare=bare):
        group["occupation"] = job
    for part in (*parts, heading):
        if "sector" not in group and "occupation" not in group and find_place(part):
            group.setdefault("area", part)
        elif "sector" not in group and measure != "other" and (sector := sector_of(part)):
            group["sector"] = sector
        if "year" not in group and period_of(part):
            group["year"] = part
        elif "year" not in group and (year := year_within(part)):
            group["year"] = str(year)
        if "age" not in group and (says_ages(part) or lexicon.BARE_AGES.fullmatch(part)):
            group["age"] = part
    return group
