"""Columns that the files people bring have and the plan has not."""

from __future__ import annotations

from collections.abc import Mapping

from sosuplan.model.schema.column import PEOPLE, Column, Headings
from sosuplan.model.schema.tables import TABLES
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import word

DEGREE = "degree"
"""What a column of degrees of employment is: hours as a part of full time."""
FULL_TIME_PERSONS = "full_time_persons"
"""What a column of full-time persons is: no field takes them, as a plan counts persons."""

FIELDS: Mapping[str, Column] = {
    "age": Column(
        "text",
        N_("Age or age band"),
        role="key",
        headings=Headings(
            260, r"\balder|aldersgruppe|aldersinterval|\bage\b|ages|age (group|band)"
        ),
    ),
    "birth_year": Column(
        "whole",
        N_("Year of birth"),
        role="key",
        headings=Headings(80, r"fødsels ?(år|dato|dag)|^født|birth|^born"),
    ),
    "period": Column(
        "text",
        N_("Quarter or month"),
        role="key",
        headings=Headings(
            310,
            r"^((løn|kalender)? ?måned|md|mdr|mnd|kvartal|kvt|halvår|uge)\b( ?(nr|nummer))?$"
            r"|^((løn|opgørelses|rapport) ?periode|periode|måned|kvartal)\b"
            r"|^(opgørelses|status|skærings|udtræks) ?dato"
            r"|^(quarter|month|half year|period|week)\b",
        ),
    ),
    "employee": Column(
        "text",
        N_("Employee number"),
        role="key",
        headings=Headings(
            4,
            r"^(institution )?(medarbejder|medarb|personale?|person|pers|ansat|ans|ansættelses"
            r"|tjeneste|løn|employee|staff|payroll) ?(nr|nummer|number|no|id)\b",
        ),
    ),
    "leaving": Column(
        "text",
        N_("Day of leaving"),
        role="key",
        headings=Headings(
            6,
            r"fratr(åd|æd|\b)|^ophør|slut ?dato|^til ?dato|^ansat til|^afgangs? ?dato|^gyldig til"
            r"|^sidste (arbejds|ansættelses) ?dag|^ans(ættelses?)? ?(slut|ophør|til)|^slut$|leaving"
            r"|end date|termination",
        ),
    ),
    "joining": Column(
        "text",
        N_("Day of joining"),
        role="key",
        headings=Headings(
            7,
            r"^ans(ættelses?)? ?(dato|start|fra)|^ansat (fra|dato|pr|den|siden)|^ansat$"
            r"|^tiltr(åd|æd)|start ?dato|^fra ?dato|^gyldig fra|hire date|start date|joining",
        ),
    ),
    "from_age": Column("whole", N_("Count from the age of"), role="key"),
    "people": Column(
        "number",
        N_("People"),
        role="figure",
        unit=PEOPLE,
        headings=Headings(
            170, r"befolkning|folketal|indbygger|borgere|population|citizens|residents"
        ),
        example=10_000,
    ),
    "hours": Column(
        "number",
        N_("Hours a week"),
        role="figure",
        headings=Headings(220, r"timer|timetal|ugetimer|arbejdstid|\bnorm|hours"),
        example=30,
    ),
    "fulltime": Column(
        "text",
        N_("Full or part time"),
        role="figure",
        headings=Headings(210, r"fuld ?tid|full ?time"),
    ),
    DEGREE: Column(
        "number",
        headings=Headings(
            190,
            r"(beskæftigelses|ansættelses|stillings|besk|bsk) ?(grad|brøk|decimal|procent|pct|%)"
            r"|employment (rate|degree|fraction)",
        ),
    ),
    FULL_TIME_PERSONS: Column(
        "number",
        headings=Headings(
            200,
            r"(fuld|hel) ?(tids|års) ?(beskæftig|person|ansat|stilling|medarb|omregn|ækvival|lønmod"
            r"|værk|norm)|\b(hel)?år ?sværk|omregnet|omregnede|(fuld|hel)tid\w* omregn"
            r"|\bfte\b|full ?time (equivalent|person|employee|position|post)|årsverk"
            r"|\b(omr|årsv|åv|fuldt)\b|\b37 timer|normeret|^(antal )?heltid$",
        ),
    ),
}
"""Danish and English headings are recognised."""


def field_word(name: str, language: Language) -> str:
    """What a field of a file or of the plan is called."""
    columns = (FIELDS.get(name), *(table.by_name.get(name) for table in TABLES))
    column = next(filter(None, columns), None)
    return language(column.label) if column and column.label else word(name, language)
