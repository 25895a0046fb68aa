"""Faults of edited cells as sentences: with numbers and words as the cells show them."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.cells import UNREAD, References, choice, column_of, is_number, readings, shown
from sosuplan.editing import CellFault
from sosuplan.errors import Fault
from sosuplan.language import Language, mark
from sosuplan.messages import bare_sentence, shortened
from sosuplan.messages import shown as fit
from sosuplan.numbers import MINUS, NO_BREAK_SPACE, format_number
from sosuplan.plan import OCCUPATIONS, SECTORS, SOURCE_KINDS
from sosuplan.rules import STATUS_WORDS
from sosuplan.table_words import SETTINGS_TABLE, column_name, table_name
from sosuplan.tables import SETTINGS, write_value
from sosuplan.words import word

_AMBIGUOUS = mark("CellFaults", '"{text}" can mean {small} or {large}. Type one of the two.')
_WORDED = {
    "unknown_source": mark("CellFaults", "the source is not in the table Sources any more."),
    "unknown_source_column": mark(
        "CellFaults", "the source is for a column that this table does not have."
    ),
    "missing_row": mark("CellFaults", "a row for {group} is missing. Add it."),
    "no_rows": mark("CellFaults", "the table has no rows. Add at least one."),
    "duplicate_row": mark("CellFaults", "the row for {key} is there already, in row {first}."),
}
_WHERE = mark("CellFaults", "{table}, row {row}, {column}")
_WHERE_NO_ROW = mark("CellFaults", "{table}")


def cell_sentence(
    found: CellFault, refer: References, language: Language, *, setting: str = ""
) -> str:
    """What is wrong in a cell; ``setting`` is the key of a row of the table of settings."""
    fault = found.fault
    text = fault.found or ""
    if text.startswith(UNREAD):
        if meant := readings(text):
            small, large = meant
            return language("CellFaults", _AMBIGUOUS).format(
                text=fit(text.removeprefix(UNREAD)),
                small=format_number(small, 3, language.code),
                large=f"{large:.0f}".replace("-", MINUS),
            )
        fault = replace(fault, found=text.removeprefix(UNREAD))
    if found.column:
        fault = _in_units(found, fault, setting, refer, language)
    values = {
        key: _said(found.table, key, value, refer, language) for key, value in fault.values.items()
    }
    fault = replace(fault, values=values)
    worded = _WORDED.get(fault.code)
    if worded is None:
        body = bare_sentence(fault, language)
    else:
        values = {key: fit(value) for key, value in fault.values.items()}
        body = language("CellFaults", worded).format(**values)
    return body[:1].upper() + body[1:]


def _in_units(
    found: CellFault, fault: Fault, setting: str, refer: References, language: Language
) -> Fault:
    """``fault`` with the numbers of a column of numbers as its cells show them."""
    column = column_of(found.table, found.column, setting)
    if not is_number(column):
        return fault

    def as_shown(value: str) -> str:
        written = shown(found.table, column, value, refer, language)
        return written.replace(NO_BREAK_SPACE, " ")

    limits = {
        key: as_shown(write_value(value))
        for key, value in fault.values.items()
        if key in ("low", "high", "expected", "days")
    }
    text = None if fault.found is None else as_shown(fault.found)
    return replace(fault, found=text, values={**fault.values, **limits})


def place_words(found: CellFault, language: Language) -> str:
    """Where a fault is: table, row as numbered from 1, and column."""
    table = table_name(found.table, language)
    if found.row is None or not found.column:
        return language("CellFaults", _WHERE_NO_ROW).format(table=table)
    return language("CellFaults", _WHERE).format(
        table=table,
        row=found.row + 1,
        column=column_name(found.table, found.column, language),
    )


def _said(
    table: str, key: str, value: str | float, refer: References, language: Language
) -> str | float:
    """A value of a fault in words: groups and choices are told by what they are called."""
    if key == "first":
        # The header is a line of a file, but no row of a table.
        return float(value) - 1
    if not isinstance(value, str):
        return value
    if key in ("group", "key"):
        return " / ".join(_one(table, part, refer, language) for part in value.split(" / "))
    if key == "choices":
        return shortened(
            ", ".join(_one(table, part, refer, language) for part in value.split(", "))
        )
    return value


def _one(table: str, part: str, refer: References, language: Language) -> str:
    if part in SETTINGS:
        return choice(SETTINGS_TABLE, part, language)
    if part in refer.scenarios and table in ("demand_index", "published", "demand_scenarios"):
        return refer.scenarios[part]
    if part in OCCUPATIONS:
        return part
    known = (*SECTORS, *STATUS_WORDS, *SOURCE_KINDS)
    return word(part, language) if part in known else part
