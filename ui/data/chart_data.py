"""What the pictures beside the tables are drawn from, as far as the cells can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.model.plan import FIRST_AGE, LAST_AGE, SECTORS
from sosuplan.model.schema.rows import FIRST_YEAR, LAST_YEAR
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.language import Language
from sosuplan.text.numbers import parse_plain


@dataclass(frozen=True, slots=True)
class Line:
    """The course of one group: its name and its figures by year."""

    name: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """People in one age band of one sector and occupation."""

    sector: str
    occupation: str
    first: int
    last: int
    heads: float


def staff_bars(edited: EditedPlan, wanted: Mapping[str, str]) -> list[Bar]:
    """The bands that can be read, of the areas and groups that are wanted."""
    names = columns("staff")
    bars = []
    for row in edited.rows("staff"):
        cells = dict(zip(names, row, strict=True))
        numbers = [parse_plain(cells[name]) for name in ("age_from", "age_to", "heads")]
        if any(number is None for number in numbers) or cells["sector"] not in SECTORS:
            continue
        first, last, heads = (float(number or 0.0) for number in numbers)
        sound = FIRST_AGE <= first <= last <= LAST_AGE and heads >= 0.0
        if sound and all(cells[name] == text for name, text in wanted.items()):
            bars.append(Bar(cells["sector"], cells["occupation"], int(first), int(last), heads))
    return bars


def lines_of(
    table: str, edited: EditedPlan, wanted: Mapping[str, str], language: Language
) -> list[Line]:
    """The courses of a table's charted figure that can be read, one for each group that its key
    tells apart beside the year; areas only if there are two."""
    charted = TABLE[table].charted
    if charted is None or charted.chart is None:
        return []
    groups = TABLE[table].group
    names = columns(table)
    refer = edited.references(language)
    many_areas = len(edited.areas) > 1 and "area" not in wanted
    found: dict[tuple[str, ...], dict[int, float]] = {}
    for row in edited.rows(table):
        cells = dict(zip(names, row, strict=True))
        year, value = parse_plain(cells["year"]), parse_plain(cells[charted.name])
        if year is None or value is None or not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        if all(cells[name] == text for name, text in wanted.items() if name in cells):
            found.setdefault(tuple(cells[name] for name in groups), {})[int(year)] = (
                value * charted.chart.factor
            )
    lines = []
    for key, points in found.items():
        parts = []
        for name, text in zip(groups, key, strict=True):
            if name == "area":
                parts += [text] if many_areas else []
            elif name == "scenario":
                parts.append(refer.scenarios.get(text, text))
            else:
                parts.append(choice(table, text, language))
        lines.append(Line(", ".join(parts), tuple(sorted(points.items()))))
    return lines
