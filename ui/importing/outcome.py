"""What an import would do, as rows to be read: sums by group, changes, and rows left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sosuplan.cells import References, column_of, shown
from sosuplan.difference import Difference
from sosuplan.editing import columns, key_columns
from sosuplan.exchange.ages import AgeBand, format_band
from sosuplan.exchange.fields import field_word
from sosuplan.exchange.importing import GroupTotal, Ignored, ImportResult, ignored_word
from sosuplan.language import Language
from sosuplan.numbers import format_number
from sosuplan.plan import Plan
from sosuplan.table_words import column_name, table_name
from sosuplan.tables import TABLE
from ui.i18n import translate
from ui.importing.parts import CellText
from ui.importing.words import figure_text, groups_text


def total_headings() -> tuple[str, ...]:
    """Headings of the table of sums."""
    return (
        translate("Import", "Group"),
        translate("Import", "Year"),
        translate("Import", "Figure"),
        translate("Import", "Read"),
        translate("Import", "Sum in the file"),
        translate("Import", "In the plan today"),
    )


def total_rows(totals: Sequence[GroupTotal], language: Language) -> list[list[CellText]]:
    """The sums by group; where the file states another one, it is marked and said."""
    rows = []
    for one in totals:
        stated = figure_text(one.measure, one.stated, language)
        if one.stated is None:
            check = CellText(stated, "muted", True)
        elif one.differs:
            check = CellText(
                f"≠ {stated}", "fault", True, translate("Import", "The file states another sum")
            )
        else:
            check = CellText(
                f"✓ {stated}", "", True, translate("Import", "As the file itself states")
            )
        rows.append(
            [
                CellText(groups_text(one.group, language) or translate("Import", "All")),
                CellText(str(one.year or ""), "muted"),
                CellText(field_word(one.measure, language)),
                CellText(figure_text(one.measure, one.imported, language), "", True),
                check,
                CellText(figure_text(one.measure, one.today, language), "muted", True),
            ]
        )
    return rows


def change_headings() -> tuple[str, ...]:
    """Headings of the table of changes."""
    return (
        translate("Import", "Table"),
        translate("Import", "Row"),
        translate("Import", "Figure"),
        translate("Import", "Today"),
        translate("Import", "Will be"),
    )


def change_rows(
    result: ImportResult, today: Plan, refer: References, language: Language
) -> list[list[CellText]]:
    """Each figure that will be another one, and each row that comes or goes.

    That figures get the file as their source is told once, not for each.
    """
    ends = _band_ends(today) | _band_ends(result.plan)
    rows = []
    for change in result.changes:
        if change.column == "source" or change.table == "sources":
            continue
        name = CellText(table_name(change.table, language))
        if change.column:
            column = column_of(change.table, change.column, change.key[0])
            rows.append(
                [
                    name,
                    CellText(_row_name(change, ends, language)),
                    CellText(column_name(change.table, change.column, language)),
                    CellText(
                        shown(change.table, column, change.old or "", refer, language),
                        "muted",
                        True,
                    ),
                    CellText(
                        shown(change.table, column, change.new or "", refer, language), "", True
                    ),
                ]
            )
            continue
        for figure, text in _figures(change, refer, language):
            gone = change.new is None
            rows.append(
                [
                    name,
                    CellText(_row_name(change, ends, language)),
                    CellText(figure),
                    CellText(text if gone else "–", "muted", True),
                    CellText("–" if gone else text, "muted" if gone else "", True),
                ]
            )
    return rows


def _figures(
    change: Difference, refer: References, language: Language
) -> Iterator[tuple[str, str]]:
    """The figures of a row that came or went, with their names."""
    cells = json.loads(change.new or change.old or "[]")
    keys = {*key_columns(change.table), "age_to", "source"}
    for name, text in zip(columns(change.table), cells, strict=True):
        if name not in keys:
            column = column_of(change.table, name, change.key[0])
            yield (
                column_name(change.table, name, language),
                shown(change.table, column, text, refer, language),
            )


def _band_ends(plan: Plan) -> dict[tuple[str, tuple[str, ...]], int]:
    """The last age of each row that is about an age band, by table and key."""
    ends = {}
    for name in ("staff", "entry_ages"):
        for row in getattr(plan, name):
            key = tuple(str(getattr(row, part)) for part in TABLE[name].key)
            ends[name, key] = row.age_to
    return ends


def _row_name(
    change: Difference, ends: dict[tuple[str, tuple[str, ...]], int], language: Language
) -> str:
    """What a row is about: area, sector, occupation, and its ages in words."""
    parts = list(change.key)
    cells = json.loads(change.new or change.old or "[]") if not change.column else []
    end = ends.get((change.table, change.key))
    if cells and "age_to" in columns(change.table):
        end = int(cells[columns(change.table).index("age_to")])
    if end is not None:
        parts[-1] = format_band(AgeBand(int(parts[-1]), end), language.code)
    return groups_text(parts, language)


def ignored_line(one: Ignored, language: Language) -> str:
    """How many rows were left out, and why."""
    return f"{format_number(one.count, 0, language.code)} · {ignored_word(one.reason, language)}"


def ignored_details(one: Ignored) -> list[str]:
    """Where the rows are in the file, and what stands in them."""
    listed = ", ".join(map(str, one.lines))
    if one.count > len(one.lines):
        listed += " …"
    details = [translate("Import", "lines {lines}").format(lines=listed)]
    if one.examples:
        details.append(
            translate("Import", "such as {examples}").format(
                examples=", ".join(f"“{text}”" for text in one.examples)
            )
        )
    return details
