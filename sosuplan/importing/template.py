"""Spreadsheets to fill in: headings and choices on the first sheet, an example on the second."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from sosuplan.exports.sheet import new_book, sheet_name
from sosuplan.importing.fields import (
    EXAMPLE,
    POPULATION,
    QUANTITY,
    SHARES,
    STAFF_LIST,
    TARGET,
    Target,
    target_word,
)
from sosuplan.importing.vocabulary import OLDEST, AgeBand, format_band
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES, FIRST_YEAR, LAST_YEAR
from sosuplan.narrative.backcast import quantity_name
from sosuplan.store.files import write_whole
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import word

_ROWS = 2000
"""Rows in which choices are offered and values checked."""
_BANDS = (AgeBand(17, 19), *(AgeBand(age, age + 4) for age in range(20, 70, 5)), AgeBand(70, 74))
_TITLE = N_("Not allowed here")
_CHOOSE = N_("Choose from the list.")
_NUMBER = N_("Write a number from {low} to {high}.")
_UNLIMITED = 1_000_000_000

_FULL_TIME = (N_("full time"), N_("part time"))


def write_template(path: Path | str, target: str, plan: Plan | None, language: str = "da") -> None:
    """A spreadsheet (.xlsx) at ``path`` that can be filled in and imported into ``target``.

    Choices of areas and demand scenarios are those of ``plan``. On a fault nothing is left behind.
    Raises ``StoreError``.
    """
    write_whole(Path(path), _content(TARGET[target], plan, Language(language)))


def _content(target: Target, plan: Plan | None, language: Language) -> bytes:
    memory = io.BytesIO()
    book = new_book(memory)
    book.set_properties({"title": target_word(target.name, language), "author": "SOSUplan"})
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    percent, number = (book.add_format({"num_format": form}) for form in ("0.0 %", "#,##0.##"))
    formats = {name: percent if name in SHARES else number for name in target.measures}
    first = book.add_worksheet(sheet_name(target_word(target.name, language)))
    example = book.add_worksheet(sheet_name(language(EXAMPLE)))
    cells = _examples(target, plan, language)
    for place, name in enumerate(_columns(target)):
        for sheet in (first, example):
            width = 24 if name in target.keys else 18
            sheet.set_column(place, place, width, formats.get(name))
            sheet.write_string(0, place, field_word(name, language), heading)
        if rule := _rule(name, target, plan, language):
            first.data_validation(1, place, _ROWS, place, rule)
        example.write_column(1, place, cells.get(name, ()))
    for sheet in (first, example):
        sheet.freeze_panes(1, 0)
    book.close()
    return memory.getvalue()


def _columns(target: Target) -> tuple[str, ...]:
    """The fields that a filled in template has: staff is of the base year, so no year, and what
    the population is used for is no column."""
    skipped = {
        "staff": ("year",),
        STAFF_LIST: ("year",),
        POPULATION: ("scenario", "from_age"),
    }.get(target.name, ())
    return tuple(name for name in (*target.keys, *target.measures) if name not in skipped)


def _choices(name: str, plan: Plan | None, language: Language) -> list[str]:
    choices = {
        "sector": [word(code, language) for code in SECTORS],
        "occupation": list(OCCUPATIONS),
        "fulltime": [language(text) for text in _FULL_TIME],
        "scenario": list(plan.demand_labels(language.code).values()) if plan is not None else [],
        QUANTITY: [quantity_name(code, language) for code in ACTUAL_QUANTITIES],
    }
    return choices.get(name, [])


def _rule(
    name: str, target: Target, plan: Plan | None, language: Language
) -> dict[str, Any] | None:
    """What may be written in a column: a choice, or a number within limits."""
    error = {"error_title": language(_TITLE)}
    choices = _choices(name, plan, language)
    # A spreadsheet takes lists of up to 255 signs.
    if choices and len(",".join(choices)) <= 255:
        message = language(_CHOOSE)
        return {"validate": "list", "source": choices, "error_message": message, **error}
    column = target.column(name)
    if name == "age" and target.name in (STAFF_LIST, "exit_rates"):
        low, high, kind = 15.0, 100.0, "integer"
    elif name == "year":
        low, high, kind = float(FIRST_YEAR), float(LAST_YEAR), "integer"
    elif name == "hours":
        low, high, kind = 0.0, 60.0, "decimal"
    elif name in target.measures and column is not None and column.low is not None:
        low = column.low
        # A guard says nothing of an index that begins at 100, which the import makes 1.
        high = float(_UNLIMITED) if column.guard or column.high is None else column.high
        kind = "integer" if column.kind == "whole" else "decimal"
    else:
        return None
    message = language(_NUMBER).format(low=int(low), high=int(high))
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_message": message,
        **error,
    }


def _examples(target: Target, plan: Plan | None, language: Language) -> dict[str, list[Any]]:
    """The cells of a few rows as they may look, by column, of a place that stands for the user's
    own."""
    area = plan.areas[0] if plan is not None and plan.areas else "Aarhus"
    scenario = plan.demands[0].label(language.code) if plan is not None and plan.demands else "A"
    base = plan.base_year if plan is not None else 2024
    bands = _BANDS if "age" in target.keys else _BANDS[:3]
    if target.name == POPULATION:
        years = plan.horizon - base + 1 if plan is not None else 11
        bands = (AgeBand(80, OLDEST),) * years
    single = target.name in (STAFF_LIST, "exit_rates")
    measured = {name: target.column(name) for name in target.measures}
    alike: dict[str, Any] = {name: one.example for name, one in measured.items() if one} | {
        "area": area,
        "sector": word("municipality", language),
        "occupation": OCCUPATIONS[0],
        "scenario": scenario,
    }
    return {name: [value] * len(bands) for name, value in alike.items()} | {
        "year": [base + number for number in range(len(bands))],
        "age": [band.low if single else format_band(band, language.code) for band in bands],
        "fulltime": [language(_FULL_TIME[number % 2]) for number in range(len(bands))],
        QUANTITY: [quantity_name(one, language) for one in ACTUAL_QUANTITIES[: len(bands)]],
    }
