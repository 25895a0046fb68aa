"""What the columns of a file look like: their headings, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as made

from sosuplan.importing.age_bands import parse_band, says_ages
from sosuplan.importing.fields import KEYS, field_of_heading
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.places import find_place
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import (
    figure_of,
    full_time_of,
    is_suppressed,
    is_total,
    period_of,
    period_within,
    year_of,
    year_within,
)
from sosuplan.model.group_words import occupation_of, plain, sector_of

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
