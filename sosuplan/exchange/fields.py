"""What can be imported: the plan's tables as fields of a file, and the names that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sosuplan.exchange.recognise import plain
from sosuplan.language import LANGUAGES, N_, Language
from sosuplan.table_words import column_name, table_name
from sosuplan.tables import TABLE, Column

EXAMPLE = N_("Example")
"""The name of the sheet of examples in a template."""
DEGREE = "degree"
"""What a column of degrees of employment is: hours as a part of full time."""
FULL_TIME_PERSONS = "full_time_persons"
"""What a column of full-time persons is: no field takes them, as a plan counts persons."""

STAFF_LIST = "staff_list"
POPULATION = "population"

COUNTS = ("heads", "gf2_starts", "demand_heads", "people")
"""Measures that are added up when several rows of a file are about the same group."""


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
        return "age_from" in TABLE[self.table].by_name

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that a column may stand for."""
        ends = ["age_from", "age_to"] if self.banded else []
        ends = ["birth_year"] if self.name == STAFF_LIST else ends
        parts = ["period"] if "year" in self.keys else []
        return (*self.keys, *parts, *ends, *self.measures)

    def column(self, measure: str) -> Column | None:
        """What the plan's table says of a measure, if it has it."""
        return TABLE[self.table].by_name.get(measure)


_GROUP = ("area", "sector", "occupation")

TARGETS: tuple[Target, ...] = (
    Target("staff", "staff", (*_GROUP, "age", "year"), ("heads",)),
    Target(STAFF_LIST, "staff", (*_GROUP, "age"), ("hours", "fulltime")),
    Target(
        "working_time",
        "working_time",
        (*_GROUP, "year"),
        ("fulltime_share", "parttime_hours", "sickness_days"),
    ),
    Target("trainee_intake", "trainee_intake", ("area", "occupation", "year"), ("gf2_starts",)),
    Target(
        "training",
        "training",
        ("area", "occupation"),
        (
            "gf2_completion",
            "transition",
            "main_completion",
            "duration_years",
            "entry_share",
            "from_ssh_share",
        ),
    ),
    Target("demand_base", "demand_base", ("area", "occupation"), ("demand_heads",)),
    Target("demand_index", "demand_index", ("scenario", "occupation", "year"), ("index",)),
    Target("entry_ages", "entry_ages", ("occupation", "age"), ("share",)),
    Target("exit_rates", "exit_rates", ("occupation", "age"), ("retirement", "other")),
    Target("reform", "reform", ("year",), ("later_retirement_years",)),
    # It has the index of a demand scenario as its outcome: see population.py.
    Target(
        POPULATION, "demand_index", ("scenario", "area", "age", "year", "from_age"), ("people",)
    ),
)
TARGET: Mapping[str, Target] = {target.name: target for target in TARGETS}

OPTIONAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "staff": ("year",),
    POPULATION: ("scenario", "area", "from_age"),
}
"""Keys that a file need not have: staff of no stated year are those of the base year, and the
population makes a demand scenario of its own."""

SHARES = frozenset(
    column.name
    for target in TARGETS
    for measure in target.measures
    if (column := target.column(measure)) and (column.low, column.high) == (0.0, 1.0)
)
"""Measures that a file may have as percentages."""

NEVER_TINY = frozenset(
    ("fulltime_share", "gf2_completion", "transition", "main_completion", "entry_share")
)
"""Shares that are never as small as 1 %: a figure up to 1 among percentages may be a share."""

_TARGET_WORDS = {
    STAFF_LIST: N_("Staff list, one row a person"),
    POPULATION: N_("Population by age"),
}
_FIELD_WORDS = {
    "age": N_("Age or age band"),
    "birth_year": N_("Year of birth"),
    "period": N_("Quarter or month"),
    "from_age": N_("Count from the age of"),
    "people": N_("People"),
    "hours": N_("Hours a week"),
    "fulltime": N_("Full or part time"),
}


def target_word(name: str, language: Language) -> str:
    """What a target, or ``population``, is called."""
    text = _TARGET_WORDS.get(name)
    return language(text) if text else table_name(TARGET[name].table, language)


def field_word(name: str, language: Language) -> str:
    """What a field is called."""
    text = _FIELD_WORDS.get(name)
    if text:
        return language(text)
    tables = (target.table for target in TARGETS if name in target.fields)
    table = next(tables, "")
    return column_name(table, name, language) if table else name


# Danish and English names of columns, the most telling first: the first that fits a heading wins.
# They are compared with headings made plain (recognise.plain).
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("gf2_completion", r"(fuldfør|gennemfør|complet).*(gf ?2|grundforløb)|gf2 completion"),
        ("main_completion", r"(fuldfør|gennemfør|complet).*(hovedforløb|main)|main completion"),
        ("transition", r"overgang|transition"),
        ("duration_years", r"varighed|uddannelseslængde|duration"),
        ("from_ssh_share", r"fra (ssh|hjælper)|from ssh"),
        ("entry_share", r"(andel|share).*(job|arbejde|beskæftig)|entry share|går i arbejde"),
        ("gf2_starts", r"gf ?2|optag|elever|tilgang|påbegynd|startende|intake|trainee|starts?\b"),
        ("birth_year", r"fødsels ?(år|dato|dag)|^født|birth|^born"),
        ("sickness_days", r"\bsyge(?!plej|hjælp|hus)|fravær|sick|absence"),
        (
            "fulltime_share",
            r"(andel|pct|procent|%|share|rate|fuldtids).*(fuld ?tid|full ?time|andel|share|pct)"
            r"|(på )?fuld ?tid.*(andel|pct|procent|%)|^(på )?fuld ?tid$|fulltime share",
        ),
        (
            "parttime_hours",
            r"(timer?|timetal|hours).*(deltid|part ?time)"
            r"|(deltid|part ?time).*(timer?|timetal|hours)",
        ),
        (
            "demand_heads",
            r"efterspørg|behov|nødvendig|demand heads|^demand$|needed"
            r"|normering(?!.*tim)|normerede (stillinger|personer|ansatte)",
        ),
        ("index", r"\bindeks|\bindex"),
        ("later_retirement_years", r"senere tilbagetrækning|later retirement|udskudt"),
        ("retirement", r"pension|tilbagetrækning|retire"),
        ("other", r"(anden|øvrig|andre).*(afgang|årsag|grund)|^other$|other (exit|reason)"),
        ("people", r"befolkning|folketal|indbygger|borgere|population|citizens|residents"),
        ("share", r"^(andel|share|fordeling)$|andel af (nye|tilgang)|share of entrants"),
        (
            DEGREE,
            r"(beskæftigelses|ansættelses|stillings) ?(grad|brøk|procent|pct|%)"
            r"|employment (rate|degree|fraction)",
        ),
        (
            FULL_TIME_PERSONS,
            r"fuld ?tids ?(beskæftig|person|ansat|stilling|medarb|omregn)|\bår ?sværk|\bfte\b"
            r"|full ?time (equivalent|person|employee)",
        ),
        ("fulltime", r"fuld ?tid|full ?time"),
        ("hours", r"timer|timetal|ugetimer|arbejdstid|\bnorm|hours"),
        ("scenario", r"scenar"),
        ("age_from", r"^(alder fra|fra alder|fra år|age from|fra)$"),
        ("age_to", r"^(alder til|til alder|til år|age to|til)$"),
        ("age", r"\balder|aldersgruppe|aldersinterval|\bage\b|ages|age (group|band)"),
        ("occupation", r"stilling|personalegruppe|faggruppe|uddannelse|profession|occupation|job"),
        ("sector", r"sektor|arbejdsgiver|ansættelsesform|sector|employer"),
        ("area", r"kommune|område|region|geografi|\barea\b|municipality|place"),
        ("year", r"^(år|year|årstal|tid|periode|tidspunkt|time|aar|opgørelses ?år|dato)$|\bår$"),
        ("period", r"^(kvartal|måned|halvår|quarter|month|half year)"),
        (
            "heads",
            r"antal|personer|ansatte|hoveder|medarbejdere|beskæftigede"
            r"|heads|head ?count|persons|people|staff|employ|indhold",
        ),
    )
)
NAMES_OF_PEOPLE = re.compile(
    r"^(fornavn|efternavn|navn|fulde navn|medarbejdernavn|medarbejder|ansatnavn|name|first name"
    r"|last name|surname|full name|e ?mail|mail|telefon|mobil|tlf|phone|telephone|adresse|initialer"
    r"|(medarbejder|personale|ansat|ansættelses|tjeneste|løn) ?(nr|nummer|id)"
    r"|(employee|staff|person|payroll) (id|number|no))\w*( ?(nr|nummer|number|no))?$"
)
"""Headings of columns that tell who somebody is."""
NO_FIGURES = re.compile(r"^nr$|\bid$|^.+(nr|nummer|kode|number|code)$")
"""Headings of columns whose numbers are names of something and count nothing."""
SEXES = re.compile(r"\b(mænd|kvinder|mand|kvinde|men|women|male|female)\b")
THOUSANDS = re.compile(r"\b1 ?000\b|tusinde|thousand")


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
