"""What the plan's tables and columns are called and mean, and in what unit their figures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sosuplan.language import Language, mark
from sosuplan.tables import TABLES

SETTINGS_TABLE = "settings"
"""The table of the settings: a row for each, with the columns ``key`` and ``value``."""

TABLE_NAMES = (*(table.name for table in TABLES), SETTINGS_TABLE)
"""All tables in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Unit:
    """How the figures of a column are written and read.

    ``factor`` takes the plan's value to the one that is shown (100 for percent). ``decimals`` is
    what is usual when typing: with 0, a mark before three digits separates thousands. Years and
    ages are not ``grouped``. ``sign`` stands behind each figure, ``word`` in the heading.
    """

    decimals: int = 1
    factor: int = 1
    grouped: bool = True
    sign: str = ""
    word: str = ""


_PLAIN = Unit()
_WHOLE = Unit(0, grouped=False)
_PERCENT = Unit(1, 100, sign="%")
_PEOPLE = Unit(0, word=mark("Tables", "persons"))
_UNITS: Mapping[str, Unit] = {
    "age_from": _WHOLE,
    "age_to": _WHOLE,
    "age": _WHOLE,
    "year": _WHOLE,
    "position": _WHOLE,
    "base_year": _WHOLE,
    "horizon": _WHOLE,
    "heads": _PEOPLE,
    "gf2_starts": _PEOPLE,
    "demand_heads": _PEOPLE,
    "fulltime_share": _PERCENT,
    "fulltime_target": _PERCENT,
    "gf2_completion": _PERCENT,
    "transition": _PERCENT,
    "main_completion": _PERCENT,
    "entry_share": _PERCENT,
    "from_ssh_share": _PERCENT,
    "share": _PERCENT,
    "retirement": _PERCENT,
    "other": _PERCENT,
    "reform": _PERCENT,
    "parttime_hours": Unit(1, word=mark("Tables", "hours a week")),
    "sickness_days": Unit(1, word=mark("Tables", "days a year")),
    "duration_years": Unit(1, word=mark("Tables", "years")),
    "later_retirement_years": Unit(3, word=mark("Tables", "years")),
    "index": Unit(6),
    "working_days": Unit(1, word=mark("Tables", "days a year")),
}

_TABLES: Mapping[str, tuple[str, str]] = {
    "staff": (
        mark("Tables", "Staff by age"),
        mark(
            "Tables",
            "Employed people in the base year by age. A group's ages must follow each other"
            " without gaps.",
        ),
    ),
    "working_time": (
        mark("Tables", "Working time"),
        mark(
            "Tables",
            "Share on full time, hours of those on part time, and sick days. The latest year"
            " counts; earlier years are history.",
        ),
    ),
    "trainee_intake": (
        mark("Tables", "Trainee intake"),
        mark("Tables", "People who start the basic course (GF2) in a year."),
    ),
    "training": (
        mark("Tables", "Training"),
        mark("Tables", "The way from the basic course to work in the field, in shares."),
    ),
    "entry_ages": (
        mark("Tables", "Age at start"),
        mark("Tables", "How old new staff are when they start work."),
    ),
    "exit_rates": (
        mark("Tables", "Exits"),
        mark(
            "Tables",
            "Share of an age that leaves in a year. Between the ages listed the model draws"
            " straight lines.",
        ),
    ),
    "reform": (
        mark("Tables", "Reform"),
        mark("Tables", "By how many years the reform, in full, postpones retirement."),
    ),
    "demand_base": (
        mark("Tables", "Need in the base year"),
        mark("Tables", "People needed in the base year: employed and unfilled posts."),
    ),
    "demand_scenarios": (
        mark("Tables", "Demand scenarios"),
        mark("Tables", "The courses that demand may take, in the order in which they are shown."),
    ),
    "demand_index": (
        mark("Tables", "Demand index"),
        mark("Tables", "Demand for work in each year, when the base year is 1."),
    ),
    "published": (
        mark("Tables", "Published figures"),
        mark("Tables", "Results published by others, to compare with. They change no result."),
    ),
    "sources": (
        mark("Tables", "Sources"),
        mark("Tables", "Where figures come from. A figure shows the mark of its source."),
    ),
    SETTINGS_TABLE: (
        mark("Tables", "Settings"),
        mark("Tables", "The plan's name, its years, and the working days of a year."),
    ),
}

_COLUMNS: Mapping[str, tuple[str, str]] = {
    "area": (mark("Tables", "Area"), mark("Tables", "Municipality, region or part of one.")),
    "sector": (mark("Tables", "Employer"), mark("Tables", "Who employs the group.")),
    "occupation": (
        mark("Tables", "Occupation"),
        mark("Tables", "SSA are social and health care assistants, SSH are helpers."),
    ),
    "age_from": (mark("Tables", "Age from"), mark("Tables", "Youngest age of the band.")),
    "age_to": (mark("Tables", "Age to"), mark("Tables", "Oldest age of the band, included.")),
    "heads": (mark("Tables", "Number"), mark("Tables", "Employed people in the base year.")),
    "year": (mark("Tables", "Year"), mark("Tables", "The year that the figures are for.")),
    "fulltime_share": (
        mark("Tables", "On full time"),
        mark("Tables", "Share of the employed who work full time (37 hours a week)."),
    ),
    "parttime_hours": (
        mark("Tables", "Part-time hours"),
        mark("Tables", "Mean weekly hours of those on part time."),
    ),
    "sickness_days": (
        mark("Tables", "Sick days"),
        mark("Tables", "Sick days a year for one full-time person."),
    ),
    "gf2_starts": (
        mark("Tables", "Start GF2"),
        mark("Tables", "People who start the basic course 2 in the year."),
    ),
    "gf2_completion": (
        mark("Tables", "Complete GF2"),
        mark("Tables", "Of those who start GF2, the share that completes it."),
    ),
    "transition": (
        mark("Tables", "Go on to main course"),
        mark("Tables", "Of those who complete GF2, the share that starts the main course."),
    ),
    "main_completion": (
        mark("Tables", "Complete main course"),
        mark("Tables", "Of those who start the main course, the share that graduates."),
    ),
    "duration_years": (
        mark("Tables", "Duration"),
        mark("Tables", "Years from the start of GF2 to graduation."),
    ),
    "entry_share": (
        mark("Tables", "Take work in the field"),
        mark("Tables", "Of the graduates, the share that takes work in the field in the area."),
    ),
    "from_ssh_share": (
        mark("Tables", "Come from helpers"),
        mark("Tables", "Of those who start the SSA main course, the share employed as helpers."),
    ),
    "share": (
        mark("Tables", "Share"),
        mark("Tables", "Share of new staff in the age band. The shares need not add up to 100."),
    ),
    "age": (mark("Tables", "Age"), mark("Tables", "Age at the beginning of the year.")),
    "retirement": (
        mark("Tables", "Retire"),
        mark("Tables", "Share of the age that retires within a year."),
    ),
    "other": (
        mark("Tables", "Leave for other reasons"),
        mark("Tables", "Share of the age that leaves for other reasons within a year."),
    ),
    "later_retirement_years": (
        mark("Tables", "Later retirement"),
        mark("Tables", "Years by which the reform postpones retirement in the year."),
    ),
    "demand_heads": (
        mark("Tables", "Need"),
        mark("Tables", "People needed in the base year: employed and unfilled posts."),
    ),
    "scenario": (
        mark("Tables", "Demand scenario"),
        mark("Tables", "The course of demand that the row belongs to."),
    ),
    "label_da": (
        mark("Tables", "Danish name"),
        mark("Tables", "What the scenario is called in Danish."),
    ),
    "label_en": (
        mark("Tables", "English name"),
        mark("Tables", "What the scenario is called in English."),
    ),
    "fulltime_target": (
        mark("Tables", "Assumes full time"),
        mark("Tables", "Full-time share that the scenario assumes from the first year, or empty."),
    ),
    "position": (mark("Tables", "Place"), mark("Tables", "The scenario's place among them.")),
    "index": (mark("Tables", "Index"), mark("Tables", "Demand for work; 1 in the base year.")),
    "reform": (mark("Tables", "Reform effect"), mark("Tables", "0 % without, 100 % with reform.")),
    "quantity": (mark("Tables", "Shows"), mark("Tables", "What was published: balance or light.")),
    "published.value": (mark("Tables", "Result"), mark("Tables", "The published result.")),
    "source": (
        mark("Tables", "Source"),
        mark("Tables", "Where the figures of the row come from."),
    ),
    "id": (mark("Tables", "Id"), mark("Tables", "The source's short name.")),
    "title": (mark("Tables", "Title"), mark("Tables", "What the source is called.")),
    "publisher": (mark("Tables", "Publisher"), mark("Tables", "Who made the figures.")),
    "published": (mark("Tables", "Published"), mark("Tables", "When the figures came out.")),
    "kind": (
        mark("Tables", "Kind"),
        mark("Tables", "Published, derived from published figures, an assumption, or your own."),
    ),
    "locator": (mark("Tables", "Where in it"), mark("Tables", "Page, table or sheet.")),
    "url": (mark("Tables", "Address"), mark("Tables", "Address on the web.")),
    "note": (mark("Tables", "Note"), mark("Tables", "What one should know about the figures.")),
    "key": (mark("Tables", "Setting"), mark("Tables", "What is set.")),
    "value": (mark("Tables", "Value"), mark("Tables", "What it is set to.")),
    "name": (mark("Tables", "Name of the plan"), mark("Tables", "Shown in the window and print.")),
    "base_year": (
        mark("Tables", "Base year"),
        mark("Tables", "The year of the staff figures; the projection begins here."),
    ),
    "horizon": (mark("Tables", "Last year"), mark("Tables", "The projection ends here.")),
    "working_days": (
        mark("Tables", "Working days"),
        mark("Tables", "Working days in a year for one full-time person."),
    ),
}

_CHOICES: Mapping[str, str] = {
    "gap_heads": mark("Tables", "Balance, persons"),
    "status": mark("Tables", "Traffic light"),
}


def table_name(table: str, language: Language) -> str:
    """What a table is called."""
    return language("Tables", _TABLES[table][0])


def table_help(table: str, language: Language) -> str:
    """What a table holds, in a sentence."""
    return language("Tables", _TABLES[table][1])


def column_name(table: str, column: str, language: Language) -> str:
    """What a column is called; a setting is a column of the table of settings."""
    return language("Tables", _words(table, column)[0])


def column_help(table: str, column: str, language: Language) -> str:
    """What a column means, in a sentence."""
    return language("Tables", _words(table, column)[1])


def unit_of(table: str, column: str) -> Unit:
    """How figures of a column are written."""
    return _PLAIN if (table, column) == ("sources", "published") else _UNITS.get(column, _PLAIN)


def unit_word(table: str, column: str, language: Language) -> str:
    """The unit as a word for a heading: ``%``, ``persons``; "" where there is none."""
    unit = unit_of(table, column)
    return unit.sign or (language("Tables", unit.word) if unit.word else "")


def choice_word(code: str, language: Language) -> str | None:
    """The word for a choice of a table that is not among the words of the field."""
    text = _CHOICES.get(code)
    return language("Tables", text) if text else None


def _words(table: str, column: str) -> tuple[str, str]:
    found = _COLUMNS.get(f"{table}.{column}")
    return found or _COLUMNS[column]
