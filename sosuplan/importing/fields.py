"""What can be imported: the plan's tables as fields of a file, and the names that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sosuplan.model.group_words import plain
from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import PERCENT, Column
from sosuplan.model.schema.file_fields import FIELDS, FULL_TIME_PERSONS, field_word
from sosuplan.model.schema.tables import COMMON_TABLES, TABLE, TABLES, table_name
from sosuplan.text.language import LANGUAGES, N_, Language

EXAMPLE = N_("Example")
"""The name of the sheet of examples in a template."""
STAFF_LIST = "staff_list"
ACTUALS = "actuals"
QUANTITY = "quantity"
"""The key that says what was counted in a year: in a column of its own, or above the figures."""
POPULATION = "population"
OF_PERSONS = ("employee", "joining", "leaving")
"""Fields of a staff list that say who is whom and who is there; nothing of them is kept."""


@dataclass(frozen=True, slots=True)
class Target:
    """A table that figures can be imported into.

    ``keys`` tell what a figure is about and ``measures`` are the figures. ``age`` is a band in
    words; a file may have ``age_from`` and ``age_to`` in its place, and one of persons their
    ``birth_year``. Beside the year there may be its ``period``, a quarter or month. ``table`` is
    the plan's table.
    """

    name: str
    table: str
    keys: tuple[str, ...]
    measures: tuple[str, ...]

    @property
    def banded(self) -> bool:
        """True if a figure is about an age band."""
        return TABLE[self.table].banded

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that a column may stand for."""
        ends = ["age_from", "age_to"] if self.banded else []
        ends = ["birth_year", *OF_PERSONS] if self.name == STAFF_LIST else ends
        parts = ["period"] if "year" in self.keys else []
        return (*self.keys, *parts, *ends, *self.measures)

    def column(self, field: str) -> Column | None:
        """What is known of a field: as files have it, or else of the plan's column."""
        return FIELDS.get(field) or TABLE[self.table].by_name.get(field)


def _target(name: str) -> Target:
    """The plan's own table as a target; an age of a file may be a band."""
    table = TABLE[name]
    keys = tuple("age" if key == "age_from" else key for key in table.key)
    return Target(name, name, (*keys, "year") if name == "staff" else keys, table.figures)


TARGETS: tuple[Target, ...] = (
    _target("staff"),
    Target(
        STAFF_LIST, "staff", ("area", "sector", "occupation", "age", "year"), ("hours", "fulltime")
    ),
    *map(_target, ("working_time", "trainee_intake", "training", "demand_base", "demand_index")),
    *map(_target, ("entry_ages", "exit_rates", "reform", ACTUALS)),
    # It has the index of a demand scenario as its outcome: see population.py.
    Target(
        POPULATION, "demand_index", ("scenario", "area", "age", "year", "from_age"), ("people",)
    ),
)
TARGET: Mapping[str, Target] = {target.name: target for target in TARGETS}

OPTIONAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "staff": ("year",),
    STAFF_LIST: ("year",),
    POPULATION: ("scenario", "area", "from_age"),
    **dict.fromkeys(COMMON_TABLES, ("area",)),
}
"""Keys that a file need not have: staff of no stated year are those of the base year, the
population makes a demand scenario of its own, and some tables have rows for all areas."""

_TARGET_WORDS = {
    STAFF_LIST: N_("Staff list, one row a person"),
    POPULATION: N_("Population by age"),
}


def target_word(name: str, language: Language) -> str:
    """What a target, or ``population``, is called."""
    text = _TARGET_WORDS.get(name)
    return language(text) if text else table_name(TARGET[name].table, language)


KEYS = frozenset(
    name for target in TARGETS for name in target.fields if name not in target.measures
)
"""Fields that say what a figure is about."""
MEASURES: Mapping[str, Column] = {
    measure: column
    for target in TARGETS
    for measure in target.measures
    if (column := target.column(measure))
}
COUNTS = frozenset(name for name, column in MEASURES.items() if column.counts)
"""Measures that are added up when several rows of a file are about the same group."""
SHARES = frozenset(name for name, column in MEASURES.items() if column.unit == PERCENT)
"""Measures that a file may have as percentages."""

_NAMED = (*((one.name, one) for table in TABLES for one in table.columns), *FIELDS.items())
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(found.pattern))
    for found, name in sorted({(one.headings, name) for name, one in _NAMED if one.headings})
)
"""Patterns of headings, the most telling first: the first that fits a heading wins. They are
compared with headings made ``plain``."""
NAMES_OF_PEOPLE = re.compile(
    r"^(fornavn|efternavn|navn|fulde navn|medarbejdernavn|medarbejder(?!e$)|ansatnavn|name"
    r"|first name|last name|surname|full name|e ?mail|mail|telefon|mobil|tlf|phone|telephone"
    r"|adresse|initialer"
    r"|(medarbejder|personale|ansat|ansættelses|tjeneste|løn) ?(nr|nummer|id)"
    r"|(employee|staff|person|payroll) (id|number|no))\w*( ?(nr|nummer|number|no))?$"
)
"""Headings of columns that tell who somebody is."""
NO_FIGURES = re.compile(r"^nr$|\bid$|^.+(nr|nummer|kode|number|code)$")
"""Headings of columns whose numbers are names of something and count nothing."""
THOUSANDS = re.compile(r"\b1 ?000\b|\btusind|thousand")
_FULL_TIME_PERSONS = dict(HEADINGS)[FULL_TIME_PERSONS]
FULL_TIME = re.compile(r"(?:fuld|hel) ?tid|full ?time")
PART_TIME = re.compile(r"del ?tid|part ?time")
_PERSONS = re.compile(r"\bpersoner\b|\bhoveder\b|head ?count|\bpersons\b|\bheads\b")
NO_COUNT = re.compile(
    r"\b(?:pct|procent(?:en)?|percent|promille|andel(?:en|e)?|share|indeks|index|ændring(?:er|en)?"
    r"|udvikling(?:en)?|change|forskel|tilvækst|vækst|difference|\w*fordeling|kvote|ratio"
    r"|kr|kroner|dkk|beløb|lønsum\w*|lønudgift\w*|budget|gns|gennemsnit\w*|average|mean"
    r"|\w+(?:decimal|grad|brøk)|dagsværk|ledige|vakante|vacan(?:t|cies)|ubesatte)\b"
    r"|[%‰]|\bpr 1 ?000|^løn\b|\bløn(?: pr)?\b|\bsalary|\bwages?\b"
)
"""Headings and labels of figures that count no people."""
_TIME = re.compile(r"\b(?:\w*timer|timetal|hours|\w*dage|days|anciennitet)\b")


def counts_nobody(text: str) -> bool:
    """True if ``text`` says that figures are something else than people: percent, hours, money.
    Those who work "30 timer" are people."""
    words = plain(text)
    time = _TIME.search(words) and not any(map(str.isdigit, words))
    return bool(NO_COUNT.search(words) or time or "‰" in text)


_TITLE = re.compile(
    r"\b(?:pct|procent\w*|promille|indeks|pr 1 ?000|pr 100|kr|kroner|lønsum|beløb|timer)\b"
    r"|[%‰]|fordeling i|(?:i|opgjort i) (?:fuld|hel)tid\b"
)


def title_counts_nobody(text: str) -> bool:
    """True if a title or a unit says that the figures below are something else than people."""
    words = plain(text)
    return bool(_TITLE.search(words) or "‰" in text) and not says_persons(text)


_MAY_COUNT = re.compile(
    r"antal|person|ansat|medarbejder|hoved|count|employ|staff|heads|beskæftigede|lønmodtager|værdi"
    r"|value|indhold|\bdata\b|\bsum\b|total|bemanding|people|number|bestand|\bi ?alt\b|samlet|figur"
    r"|\btal\b|frekvens|freq|\bobs|folk|indbygger"
)


def may_count(heading: str) -> bool:
    """True for the heading of figures that may be people: it says so, or nothing at all."""
    words = plain(heading)
    return len(words) < 2 or bool(_MAY_COUNT.search(words))


def says_persons(text: str) -> bool:
    """True if ``text`` says that people are counted, by heads."""
    return bool(_PERSONS.search(plain(text)))


def says_full_time_persons(text: str) -> bool:
    """True if ``text`` says that full-time persons are counted, and not people beside them."""
    words = plain(text)
    return bool(_FULL_TIME_PERSONS.search(words)) and not (
        says_persons(text) or PART_TIME.search(words)
    )


_ON_FULL_TIME = re.compile(r"(?:fuld|hel)tid(?:s ?ansat\w*|s ?beskæft\w*|s)?$|full ?time$")


def says_on_full_time(heading: str) -> bool:
    """True if ``heading`` may be of the people on full time, beside those on part time."""
    return bool(_ON_FULL_TIME.search(plain(heading)))


_EVERYONE = re.compile(
    r"(?:antal )?(?:personer|ansatte|medarbejdere|personalet?|lønmodtagere|beskæftigede|hoveder"
    r"|employees|staff|persons)"
)
_PART = re.compile(r"\b(?:heraf|deraf|hvoraf|of which|of whom)\b")


def says_everyone(value: str) -> bool:
    """True if a value may be all of those that are counted: "Medarbejdere"."""
    return bool(_EVERYONE.fullmatch(plain(value)))


def says_part(text: str) -> bool:
    """True if ``text`` says that it counts some of others that are counted too: "heraf kvinder"."""
    return bool(_PART.search(plain(text)))


def no_people_among(values: Sequence[str]) -> tuple[int, ...]:
    """The places of those of ``values`` that count no people: full-time persons, percentages, an
    index, hours. Those on full time beside those on part time are people."""
    part_time = any(PART_TIME.search(plain(value)) for value in values)
    return tuple(
        place
        for place, value in enumerate(values)
        if counts_nobody(value) or (not part_time and says_full_time_persons(value))
    )


@lru_cache(maxsize=1)
def _own_names() -> Mapping[str, str]:
    """Fields by the program's own names for them: those of templates and of plan folders."""
    names = {name: name for target in TARGETS for name in target.fields}
    own = {plain(name): name for name in names}
    return own | {
        plain(field_word(name, Language(code))): name for name in names for code in LANGUAGES
    }


def field_of_heading(heading: str) -> str:
    """The field that a heading made plain names, "" if none."""
    return _own_names().get(heading) or next(
        (name for name, pattern in HEADINGS if pattern.search(heading)), ""
    )


def is_example(sheet: str, header: Iterable[str]) -> bool:
    """True for the sheet of examples in a template that the program made."""
    named = sheet in {Language(code)(EXAMPLE) for code in LANGUAGES}
    return named and all(plain(name) in _own_names() for name in header)


def year_unless_said(plan: Plan, target: str) -> int:
    """The year of figures that say none: the base year. Of working time it is the latest of the
    plan, as no other counts."""
    later = (row.year for row in plan.working_time if target == "working_time")
    return max((plan.base_year, *later))
