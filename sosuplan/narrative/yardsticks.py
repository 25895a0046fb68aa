"""Figures of the whole country in words, beside the balance of a plan."""

from __future__ import annotations

from sosuplan.analysis.evidence import Yardstick
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, lower, word

_YARDSTICK = N_("{who}: {n} in {year}, counted from {base}, the whole country")
_YARDSTICK_OF = N_("{who}, {occupation}: {n} in {year}, counted from {base}, the whole country")
_HEADING = N_("{who}, the whole country, counted from {base}")
_HEADING_OF = N_("{who}, {occupation}, the whole country, counted from {base}")
_OF_COUNTRY = N_(
    "Figures of the whole country are how much the balance changes from a base year of their own."
    " They can neither be added to the plan's nor compared with it person by person."
)
_IN_PERSONS = N_(
    "Figures of the whole country are in persons, and are not shown with full-time persons."
)
_BOTH_ALONE = N_("only with both occupations")
_ONE_ALONE = N_("only with {occupation} or both occupations")


def yardstick_text(one: Yardstick, language: Language) -> str:
    """A figure of the whole country with who gives it, its year and the one it is counted from."""
    return _told(one, _YARDSTICK, _YARDSTICK_OF, language)


def yardstick_heading(one: Yardstick, language: Language) -> str:
    """What stands over the figure in a table, beside its year."""
    return _told(one, _HEADING, _HEADING_OF, language)


def _told(one: Yardstick, of_both: str, of_one: str, language: Language) -> str:
    return language(of_both if one.occupation == "all" else of_one).format(
        who=one.finding.whose or capital(word(one.finding.row.kind, language)),
        occupation=word(f"{one.occupation}.short", language),
        n=format_number(one.value, 0, language.code),
        year=one.year,
        base=one.base_year,
    )


def yardstick_note(language: Language) -> str:
    """What has to be said beside such figures."""
    return language(_OF_COUNTRY)


def only_in_persons(language: Language) -> str:
    """Why such figures are not shown with full-time persons."""
    return language(_IN_PERSONS)


def only_with(one: Yardstick, language: Language) -> str:
    """With which occupations such a figure is shown."""
    if one.occupation == "all":
        return language(_BOTH_ALONE)
    who = word(f"{one.occupation}.short", language)
    return language(_ONE_ALONE).format(occupation=lower(who))
