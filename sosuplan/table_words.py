"""What the plan's tables and columns are called and mean, and in what unit their figures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sosuplan.language import N_, Language
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
_PEOPLE = Unit(0, word=N_("persons"))
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
    "parttime_hours": Unit(1, word=N_("hours a week")),
    "sickness_days": Unit(1, word=N_("days a year")),
    "duration_years": Unit(1, word=N_("years")),
    "later_retirement_years": Unit(3, word=N_("years")),
    "index": Unit(6),
    "working_days": Unit(1, word=N_("days a year")),
}

_TABLES: Mapping[str, tuple[str, str]] = {
    "staff": (
        N_("Staff by age"),
        N_(
            "Employed people in the base year by age. A group's ages must follow each other"
            " without gaps."
        ),
    ),
    "working_time": (
        N_("Working time"),
        N_(
            "Share on full time, hours of those on part time, and sick days. The latest year"
            " counts; earlier years are history."
        ),
    ),
    "trainee_intake": (
        N_("Trainee intake"),
        N_("People who start the basic course (GF2) in a year."),
    ),
    "training": (
        N_("Training"),
        N_("The way from the basic course to work in the field, in shares."),
    ),
    "entry_ages": (
        N_("Age at start"),
        N_("How old new staff are when they start work."),
    ),
    "exit_rates": (
        N_("Exits"),
        N_(
            "Share of an age that leaves in a year. Between the ages listed the model draws"
            " straight lines."
        ),
    ),
    "reform": (
        N_("Reform"),
        N_("By how many years the reform, in full, postpones retirement."),
    ),
    "demand_base": (
        N_("Need in the base year"),
        N_("People needed in the base year: employed and unfilled posts."),
    ),
    "demand_scenarios": (
        N_("Demand scenarios"),
        N_("The courses that demand may take, in the order in which they are shown."),
    ),
    "demand_index": (
        N_("Demand index"),
        N_("Demand for work in each year, when the base year is 1."),
    ),
    "published": (
        N_("Published figures"),
        N_("Results published by others, to compare with. They change no result."),
    ),
    "sources": (
        N_("Sources"),
        N_("Where figures come from. A figure shows the mark of its source."),
    ),
    SETTINGS_TABLE: (
        N_("Settings"),
        N_("The plan's name, its years, and the working days of a year."),
    ),
}

_COLUMNS: Mapping[str, tuple[str, str]] = {
    "area": (N_("Area"), N_("Municipality, region or part of one.")),
    "sector": (N_("Employer"), N_("Who employs the group.")),
    "occupation": (
        N_("Occupation"),
        N_("SSA are social and health care assistants, SSH are helpers."),
    ),
    "age_from": (N_("Age from"), N_("Youngest age of the band.")),
    "age_to": (N_("Age to"), N_("Oldest age of the band, included.")),
    "heads": (N_("Number"), N_("Employed people in the base year.")),
    "year": (N_("Year"), N_("The year that the figures are for.")),
    "fulltime_share": (
        N_("On full time"),
        N_("Share of the employed who work full time (37 hours a week)."),
    ),
    "parttime_hours": (
        N_("Part-time hours"),
        N_("Mean weekly hours of those on part time."),
    ),
    "sickness_days": (
        N_("Sick days"),
        N_("Sick days a year for one full-time person."),
    ),
    "gf2_starts": (
        N_("Start GF2"),
        N_("People who start the basic course 2 in the year."),
    ),
    "gf2_completion": (
        N_("Complete GF2"),
        N_("Of those who start GF2, the share that completes it."),
    ),
    "transition": (
        N_("Go on to main course"),
        N_("Of those who complete GF2, the share that starts the main course."),
    ),
    "main_completion": (
        N_("Complete main course"),
        N_("Of those who start the main course, the share that graduates."),
    ),
    "duration_years": (
        N_("Duration"),
        N_("Years from the start of GF2 to graduation."),
    ),
    "entry_share": (
        N_("Take work in the field"),
        N_("Of the graduates, the share that takes work in the field in the area."),
    ),
    "from_ssh_share": (
        N_("Come from helpers"),
        N_("Of those who start the SSA main course, the share employed as helpers."),
    ),
    "share": (
        N_("Share"),
        N_("Share of new staff in the age band. The shares need not add up to 100."),
    ),
    "age": (N_("Age"), N_("Age at the beginning of the year.")),
    "retirement": (
        N_("Retire"),
        N_("Share of the age that retires within a year."),
    ),
    "other": (
        N_("Leave for other reasons"),
        N_("Share of the age that leaves for other reasons within a year."),
    ),
    "later_retirement_years": (
        N_("Later retirement"),
        N_("Years by which the reform postpones retirement in the year."),
    ),
    "demand_heads": (
        N_("Need"),
        N_("People needed in the base year: employed and unfilled posts."),
    ),
    "scenario": (
        N_("Demand scenario"),
        N_("The course of demand that the row belongs to."),
    ),
    "label_da": (
        N_("Danish name"),
        N_("What the scenario is called in Danish."),
    ),
    "label_en": (
        N_("English name"),
        N_("What the scenario is called in English."),
    ),
    "fulltime_target": (
        N_("Assumes full time"),
        N_("Full-time share that the scenario assumes from the first year, or empty."),
    ),
    "position": (N_("Place"), N_("The scenario's place among them.")),
    "index": (N_("Index"), N_("Demand for work; 1 in the base year.")),
    "reform": (N_("Reform effect"), N_("0 % without, 100 % with reform.")),
    "quantity": (N_("Shows"), N_("What was published: balance or light.")),
    "published.value": (N_("Result"), N_("The published result.")),
    "source": (
        N_("Source"),
        N_("Where the figures of the row come from."),
    ),
    "id": (N_("Id"), N_("The source's short name.")),
    "title": (N_("Title"), N_("What the source is called.")),
    "publisher": (N_("Publisher"), N_("Who made the figures.")),
    "published": (N_("Published"), N_("When the figures came out.")),
    "kind": (
        N_("Kind"),
        N_("Published, derived from published figures, an assumption, or your own."),
    ),
    "locator": (N_("Where in it"), N_("Page, table or sheet.")),
    "url": (N_("Address"), N_("Address on the web.")),
    "note": (N_("Note"), N_("What one should know about the figures.")),
    "key": (N_("Setting"), N_("What is set.")),
    "value": (N_("Value"), N_("What it is set to.")),
    "name": (N_("Name of the plan"), N_("Shown in the window and print.")),
    "base_year": (
        N_("Base year"),
        N_("The year of the staff figures; the projection begins here."),
    ),
    "horizon": (N_("Last year"), N_("The projection ends here.")),
    "working_days": (
        N_("Working days"),
        N_("Working days in a year for one full-time person."),
    ),
}

_CHOICES: Mapping[str, str] = {
    "gap_heads": N_("Balance, persons"),
    "status": N_("Traffic light"),
}


def table_name(table: str, language: Language) -> str:
    """What a table is called."""
    return language(_TABLES[table][0])


def table_help(table: str, language: Language) -> str:
    """What a table holds, in a sentence."""
    return language(_TABLES[table][1])


def column_name(table: str, column: str, language: Language) -> str:
    """What a column is called; a setting is a column of the table of settings."""
    return language(_words(table, column)[0])


def column_help(table: str, column: str, language: Language) -> str:
    """What a column means, in a sentence."""
    return language(_words(table, column)[1])


def unit_of(table: str, column: str) -> Unit:
    """How figures of a column are written."""
    return _PLAIN if (table, column) == ("sources", "published") else _UNITS.get(column, _PLAIN)


def unit_word(table: str, column: str, language: Language) -> str:
    """The unit as a word for a heading: ``%``, ``persons``; "" where there is none."""
    unit = unit_of(table, column)
    return unit.sign or (language(unit.word) if unit.word else "")


def choice_word(code: str, language: Language) -> str | None:
    """The word for a choice of a table that is not among the words of the field."""
    text = _CHOICES.get(code)
    return language(text) if text else None


def _words(table: str, column: str) -> tuple[str, str]:
    found = _COLUMNS.get(f"{table}.{column}")
    return found or _COLUMNS[column]
