"""Findings in words: what they are about, their figure with how many answered, and where they
stand."""

from __future__ import annotations

from sosuplan.analysis.evidence import BOTH, DERIVED, Finding
from sosuplan.model.levers import name_of_lever
from sosuplan.model.plan import OCCUPATIONS
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.named_in_texts import with_names
from sosuplan.narrative.plausibility import publication_text
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_as_given, format_number, with_unit
from sosuplan.text.terms import capital, lower, word

TOPICS = {
    "balance": N_("Shortage and balance"),
    "demand": N_("Demand"),
    "fulltime": N_("Full time"),
    "age": N_("Age"),
    "exit": N_("Exits"),
    "sickness": N_("Sickness absence"),
    "recruitment": N_("Recruitment"),
    "training": N_("Education"),
    "competence": N_("Skills"),
    "context": N_("Background"),
}
"""What findings are about, in the order in which topics are offered."""
_UNITS = {
    "percent": "%",
    "pp": N_("percentage points"),
    "persons": N_("persons"),
    "fte": N_("full-time persons"),
    "years": N_("years"),
    "jobs": N_("jobs"),
    "hours": N_("hours"),
    "days": N_("days"),
    "places": N_("training places"),
}
UNITS = (*_UNITS, "year")
"""What figures of findings usually count."""
EVERYONE, TRADES = "alle", "EUD"
GROUPS = (*OCCUPATIONS, BOTH, EVERYONE, TRADES)
"""Whom findings are usually about."""
_YEAR, _NO_UNIT = N_("a year"), N_("no unit")
_EVERYONE, _TRADES = N_("All occupations"), N_("All vocational training")
_JOB_CENTRES = N_("Job centres, not SOSU")
CONTEXT = N_("About the staff of job centres, not about SOSU staff: background only.")
_ANSWERED = f"n{NO_BREAK_SPACE}={NO_BREAK_SPACE}{{n}}"
_WITH_ANSWERS = "{value} ({n})"
_BETWEEN = " · "

FINDING = N_("Finding")
VALUE = N_("Figure")
YEAR = N_("Year")
PLACE = N_("Where")
GROUP = N_("Group")
TOPIC = N_("Topic")
UNIT = N_("Unit")
KIND = N_("Kind")
SOURCE = N_("Source")
NOTE = N_("Please note")
COUNTED_FROM = N_("Counted from")
LEVERS = N_("Levers that it bears on")
TABLES = N_("Inputs that it bears on")
LOCATOR = N_("Where in it")
_HOW = N_("How it was derived")
_URL = N_("Address")
_SOURCE_NOTE = N_("About the source")
_OWN = N_("Your own finding")
_FROM_YEAR = N_("counted from {year}")
_HEADLINE = NN_(
    "{n} finding bears on what the scenario changes, or is your own",
    "{n} findings bear on what the scenario changes, or are your own",
)
_SEE = NN_("See {n} finding in Evidence", "See {n} findings in Evidence")


def topic_name(topic: str, language: Language) -> str:
    """What a topic is called; one that is none of ours as it is."""
    return language(TOPICS[topic]) if topic in TOPICS else topic


def group_name(finding: Finding, language: Language) -> str:
    """Whom a finding is about. Of the staff of job centres that is said, whatever its row has."""
    if finding.is_context:
        return language(_JOB_CENTRES)
    return group_text(finding.row.occupation, language)


def group_text(group: str, language: Language) -> str:
    """A group by its name; one that is none of ours as it is."""
    if group in OCCUPATIONS:
        return capital(word(f"{group}.short", language))
    return {EVERYONE: language(_EVERYONE), TRADES: language(_TRADES)}.get(group, group)


def unit_name(unit: str, language: Language) -> str:
    """What a figure counts; a unit of one's own as it is."""
    if unit == "year":
        return language(_YEAR)
    return language(_UNITS[unit]) if unit in _UNITS else unit or language(_NO_UNIT)


def value_text(finding: Finding, language: Language) -> str:
    """The figure with its unit, and how many answered where that is known: "40 % (n = 167)"."""
    row, answered = finding.row, ""
    if row.population_n is not None:
        answered = _ANSWERED.format(n=format_number(row.population_n, 0, language.code))
    if row.value is None:
        return answered
    if row.unit == "year":
        value = f"{row.value:.0f}"
    else:
        value = format_as_given(row.value, language.code)
        if row.unit:
            value = with_unit(value, unit_name(row.unit, language), language.code)
    return _WITH_ANSWERS.format(value=value, n=answered) if answered else value


def levers_text(finding: Finding, language: Language) -> str:
    """The levers that it bears on, by their names."""
    return ", ".join(filter(None, (name_of_lever(one, language) for one in finding.levers)))


def tables_text(finding: Finding, language: Language) -> str:
    """The input tables that it bears on, by their names."""
    return ", ".join(table_name(one, language) for one in finding.tables)


def sources_text(finding: Finding, language: Language) -> str:
    """Where it stands: who has published it, what that is called, and when; a line each."""
    return "\n".join(publication_text(one, language) for one in finding.publications)


def locator_text(finding: Finding, language: Language) -> str:
    """Where in its source it stands, or how it was derived, from what by their names."""
    return with_names(finding.row.locator, language)


def details(finding: Finding, language: Language) -> list[tuple[str, str]]:
    """All that is known of a finding, each with its name; what is not known has no text."""
    row = finding.row
    base = "" if row.base_year is None else language(_FROM_YEAR).format(year=row.base_year)
    figure = value_text(finding, language), "" if row.year is None else str(row.year), base
    whose = language(_OWN) if finding.own else ""
    kind = capital(word(row.kind, language))
    about = row.area, group_name(finding, language), kind, whose
    notes = (with_names(one.note, language) for one in finding.publications)
    addresses = (one.url for one in finding.publications)
    told = [
        ("", finding.statement(language.code)),
        ("", _BETWEEN.join(filter(None, about))),
        (NOTE, language(CONTEXT) if finding.is_context else ""),
        (VALUE, _BETWEEN.join(filter(None, figure))),
        (LEVERS, levers_text(finding, language)),
        (TABLES, tables_text(finding, language)),
        (SOURCE, sources_text(finding, language)),
        (_HOW if row.source_id == DERIVED else LOCATOR, locator_text(finding, language)),
        (_URL, "\n".join(filter(None, addresses))),
        (_SOURCE_NOTE, "\n".join(filter(None, notes))),
    ]
    return [(language(name) if name else "", text) for name, text in told if text]


def about_text(finding: Finding, language: Language) -> str:
    """The place and the group that a finding is about."""
    return ", ".join(filter(None, (finding.row.area, lower(group_name(finding, language)))))


def evidence_headline(count: int, language: Language) -> str:
    """How many findings there are on what a scenario changes, as a heading."""
    return language.plural(_HEADLINE, count).format(n=count)


def see_text(count: int, language: Language) -> str:
    """What leads to so many findings."""
    return language.plural(_SEE, count).format(n=count)
