"""Faults of edited cells as sentences: with numbers and words as the cells show them."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.editing.cells import UNREAD, References, choice, column_of, for_all, readings, shown
from sosuplan.editing.edited_plan import CellFault
from sosuplan.model.parsing import FIRST_LINE
from sosuplan.model.plan import OCCUPATIONS, SECTORS, SOURCE_KINDS
from sosuplan.model.saved_scenarios import SAVED_TABLES
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.rows import STATUS_WORDS
from sosuplan.model.schema.tables import (
    COMMON_TABLES,
    SCENARIO_TABLES,
    SETTINGS,
    SETTINGS_TABLE,
    TABLE_NAMES,
    column_name,
    table_name,
)
from sosuplan.narrative.messages import bare_sentence, sentence, shortened
from sosuplan.narrative.messages import shown as fit
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import MINUS, NO_BREAK_SPACE, format_number, is_percentage, parse_typed
from sosuplan.text.terms import capital, word

_AMBIGUOUS = N_('"{text}" can mean {small} or {large}. Type one of the two.')
_PERCENTAGE = N_('"{text}" is a percentage. Type the number itself.')
_WORDED = {
    "unknown_source": N_("the source is not in the table Sources."),
    "unknown_source_column": N_("the source is for a column that this table does not have."),
    "missing_row": N_("a row for {group} is missing. Add it."),
    "no_rows": N_("the table has no rows. Add at least one."),
    "twice": N_("the row for {key} is there twice."),
    "duplicate_row": N_("the row for {key} is there already, in row {first}."),
}
_ROW_MISSING = ("missing_row", "missing_setting", "missing_years", "no_rows", "two_ages_needed")
"""Faults of rows that are not there: their line is where one would be added."""
_SAVED = N_("Saved scenarios, row {row}")
_WHERE = N_("{table}, row {row}, {column}")
_WHERE_NO_ROW = N_("{table}")


def cell_sentence(found: CellFault, refer: References, language: Language) -> str:
    """What is wrong in a cell."""
    fault = found.fault
    text = fault.found or ""
    if text.startswith(UNREAD):
        typed = text.removeprefix(UNREAD)
        if meant := readings(text):
            small, large = meant
            return language(_AMBIGUOUS).format(
                text=fit(typed),
                small=format_number(small, 3, language.code),
                large=f"{large:.0f}".replace("-", MINUS),
            )
        if is_percentage(typed) and parse_typed(typed, language.code).value is not None:
            return language(_PERCENTAGE).format(text=fit(typed))
        fault = replace(_in_units(found, fault, refer, language), found=typed)
    elif found.column:
        fault = _in_units(found, fault, refer, language)
    values = {
        key: _value_words(found.table, key, value, refer, language)
        for key, value in fault.values.items()
    }
    fault = replace(fault, values=values)
    worded = _WORDED.get(fault.code)
    if worded is None:
        body = bare_sentence(fault, language)
    else:
        values = {key: fit(value) for key, value in fault.values.items()}
        body = language(worded).format(**values)
    return capital(body)


def plan_sentence(fault: Fault, language: Language, *, rows: bool = True) -> str:
    """What is wrong with a plan that nobody sees yet, told as its tables are named and shown.

    ``fault`` is one of ``PlanError``; one that is about no table is told as any other fault.
    Without ``rows`` no row is named, as in a plan that an import would make.
    """
    table = fault.file.removesuffix(".csv")
    row = None if fault.line is None or fault.code in _ROW_MISSING else fault.line - FIRST_LINE
    if table in TABLE_NAMES:
        # The key of a setting is not known here; all of them are told as texts.
        setting = "name" if table == SETTINGS_TABLE else ""
        found = CellFault(table, row if rows else None, fault.column, fault, setting)
        if fault.code == "duplicate_row" and not rows:
            found = replace(found, fault=replace(fault, code="twice"))
        text = cell_sentence(found, References(), language)
        return f"{place_words(found, language)}: {text}"
    if fault.file in {one.file for one in SAVED_TABLES} and row is not None:
        where = language(_SAVED).format(row=row + 1)
        return f"{where}: {bare_sentence(fault, language)}"
    return sentence(fault, language)


def _in_units(found: CellFault, fault: Fault, refer: References, language: Language) -> Fault:
    """``fault`` with the numbers of a column of numbers as its cells show them."""
    column = column_of(found.table, found.column, found.setting)
    if not column.is_number:
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
        return language(_WHERE_NO_ROW).format(table=table)
    return language(_WHERE).format(
        table=table,
        row=found.row + 1,
        column=column_name(found.table, found.column, language),
    )


def _value_words(
    table: str, key: str, value: str | float, refer: References, language: Language
) -> str | float:
    """A value of a fault in words: groups and choices are told by what they are called."""
    if key == "first":
        # The header is a line of a file, but no row of a table.
        return float(value) - 1
    if not isinstance(value, str):
        return value
    if key in ("group", "key"):
        return " / ".join(_code_word(table, part, refer, language) for part in value.split(" / "))
    if key == "choices":
        return shortened(
            ", ".join(_code_word(table, part, refer, language) for part in value.split(", "))
        )
    return value


def _code_word(table: str, part: str, refer: References, language: Language) -> str:
    if table == "prices":
        return choice(table, part, language)
    if part in SETTINGS:
        return choice(SETTINGS_TABLE, part, language)
    if not part and table in COMMON_TABLES:
        return for_all(table, refer, language)
    if part in refer.scenarios and table in ("demand_scenarios", *SCENARIO_TABLES):
        return refer.scenarios[part]
    if part in OCCUPATIONS:
        return part
    known = (*SECTORS, *STATUS_WORDS, *SOURCE_KINDS)
    return word(part, language) if part in known else part
