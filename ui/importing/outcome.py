"""What an import would do, as rows to be read: sums by group, changes, and rows left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sosuplan.editing.cells import References, column_of, shown
from sosuplan.editing.difference import Difference, changed_cells
from sosuplan.editing.edited_plan import columns, key_columns
from sosuplan.importing.age_bands import AgeBand, format_band
from sosuplan.importing.import_result import Ignored, ImportResult, ignored_word
from sosuplan.importing.texts import figure_text, group_text
from sosuplan.importing.totals import Group
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.tables import BANDED, TABLE, column_name, table_name
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from ui.i18n import _
from ui.importing.parts import CellText


@dataclass(frozen=True, slots=True)
class Readable:
    """A table to be read; ``caption`` is what holds for all of its rows and has no column."""

    caption: str
    headings: tuple[str, ...]
    rows: list[list[CellText]]


def _folded(
    headings: Sequence[str], rows: list[list[CellText]], foldable: Sequence[int]
) -> Readable:
    """A table without those columns among ``foldable`` that say the same in all rows."""
    if not rows:
        return Readable("", (), [])
    same = [place for place in foldable if len({row[place].text for row in rows}) == 1]
    kept = [place for place in range(len(headings)) if place not in same]
    return Readable(
        " · ".join(text for place in same if (text := rows[0][place].text)),
        tuple(headings[place] for place in kept),
        [[row[place] for place in kept] for row in rows],
    )


def _place_heading(tables: Sequence[str], language: Language) -> str:
    """What the first part of a group is: an area, or a demand scenario."""
    only = all("scenario" in TABLE[name].key for name in tables)
    return field_word("scenario" if tables and only else "area", language)


def group_name(group: Group, refer: References, language: Language) -> str:
    """What a group is called: the first part may be a demand scenario."""
    place, *others = group
    return group_text((refer.scenarios.get(place, place), *others), language)


def total_table(result: ImportResult, refer: References, language: Language) -> Readable:
    """The sums by group; where the file states another one, it is marked and said."""
    headings = (
        _place_heading(result.tables, language),
        _("Group"),
        _("Year"),
        _("Figure"),
        _("Read"),
        _("Sum in the file"),
        _("In the plan now"),
    )
    rows = []
    for one in result.totals:
        stated = figure_text(one.measure, one.stated, language)
        if one.stated is None:
            check = CellText(stated, "muted", True)
        elif one.differs:
            check = CellText(f"≠ {stated}", "fault", True, _("The file states another sum"))
        else:
            check = CellText(f"✓ {stated}", "", True, _("As the file itself states"))
        rows.append(
            [
                CellText(refer.scenarios.get(one.group[0], one.group[0])),
                CellText(group_text(one.group[1:], language) or _("All")),
                CellText(str(one.year or ""), "muted"),
                CellText(field_word(one.measure, language)),
                CellText(figure_text(one.measure, one.imported, language), "", True),
                check,
                CellText(figure_text(one.measure, one.today, language), "muted", True),
            ]
        )
    return _folded(headings, rows, (0, 2, 3))


def change_table(
    result: ImportResult, today: Plan, refer: References, language: Language
) -> Readable:
    """Each figure that will be another one, and each row that comes or goes.

    That figures get the file as their source is told once, not for each.
    """
    headings = (
        _("Table"),
        _place_heading(result.tables, language),
        _("Row"),
        _("Figure"),
        _("Now"),
        _("Will be"),
    )
    ends = _band_ends(today) | _band_ends(result.plan)
    areas = tuple(dict.fromkeys((*result.plan.areas, *today.areas)))
    rows = []
    for change in sorted(result.changes, key=lambda one: _order(one, areas)):
        place, row = _row_name(change, ends, refer, language)
        for figure, before, after in _figures(change, refer, language):
            rows.append(
                [
                    CellText(table_name(change.table, language)),
                    CellText(place),
                    CellText(row),
                    CellText(figure),
                    CellText(before, "muted", True),
                    CellText(after, "muted" if change.new is None else "", True),
                ]
            )
    return _folded(headings, rows, (0, 1, 3))


def _order(change: Difference, areas: Sequence[str]) -> tuple[int | tuple[int, str], ...]:
    """Where a change stands: tables and groups as in the plan, then years and ages."""
    names = key_columns(change.table)
    parts = dict(zip(names, change.key, strict=True))
    ranks = [list(TABLE).index(change.table)]
    for name, order in (("area", areas), ("occupation", OCCUPATIONS), ("sector", SECTORS)):
        part = parts.pop(name, "")
        ranks.append(order.index(part) if part in order else len(order))
    numbers = ((int(part), "") if part.isdecimal() else (0, part) for part in parts.values())
    return (*ranks, *numbers)


def _figures(
    change: Difference, refer: References, language: Language
) -> Iterator[tuple[str, str, str]]:
    """The fields that are other ones, or of a row that came or went: name, present and new."""
    for name, *texts in changed_cells(change):
        column = column_of(change.table, name, change.key[0])
        before, after = (
            shown(change.table, column, text, refer, language) if text else "–" for text in texts
        )
        yield column_name(change.table, name, language), before, after


def _band_ends(plan: Plan) -> dict[tuple[str, tuple[str, ...]], int]:
    """The last age of each row that is about an age band, by table and key."""
    ends = {}
    for name in BANDED:
        for row in getattr(plan, name):
            key = tuple(str(getattr(row, part)) for part in TABLE[name].key)
            ends[name, key] = row.age_to
    return ends


def _row_name(
    change: Difference,
    ends: dict[tuple[str, tuple[str, ...]], int],
    refer: References,
    language: Language,
) -> tuple[str, str]:
    """What a row is about: its area or demand scenario; and its group and ages in words."""
    parts = list(change.key)
    cells = json.loads(change.new or change.old or "[]") if not change.column else []
    end = ends.get((change.table, change.key))
    if cells and "age_to" in columns(change.table):
        end = int(cells[columns(change.table).index("age_to")])
    if end is not None:
        parts[-1] = format_band(AgeBand(int(parts[-1]), end), language.code)
    first = key_columns(change.table)[:1]
    place = parts.pop(0) if first in (("area",), ("scenario",)) else ""
    return refer.scenarios.get(place, place), group_text(parts, language)


def ignored_line(one: Ignored, language: Language) -> str:
    """How many rows were left out, and why."""
    return f"{format_number(one.count, 0, language.code)} · {ignored_word(one.reason, language)}"


def ignored_details(one: Ignored) -> list[str]:
    """Where the rows are in the file, and what stands in them."""
    listed = ", ".join(map(str, one.lines))
    if one.count > len(one.lines):
        listed += " …"
    text = _("lines {lines}")
    if one.count == len(one.lines) == 1:
        text = _("line {lines}")
    details = [text.format(lines=listed)]
    if one.examples:
        details.append(
            _("such as {examples}").format(examples=", ".join(f"“{text}”" for text in one.examples))
        )
    return details
