"""The words of the field in both languages, with what they mean here."""

from __future__ import annotations

from collections.abc import Mapping

from sosuplan.narrative.baseline_name import baseline_meaning, baseline_name
from sosuplan.narrative.premises import mean_age_meaning
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, in_order

_COUNTED = {
    "published": NN_("{n} published", "{n} published"),
    "derived": NN_("{n} derived", "{n} derived"),
    "assumption": NN_("{n} assumption", "{n} assumptions"),
    "own": NN_("{n} own figure", "{n} own figures"),
}

_MEAN_AGE = N_("Mean retirement age")

TERMS: Mapping[str, str] = {
    N_("About even"): N_(
        "A balance of less than 1 % of the supply, or one that rounds to no one. Its traffic"
        " light still says on which side it is."
    ),
    N_("Balance"): N_("Supply minus demand. Above zero there is a surplus, below zero a shortage."),
    N_("Base year"): N_("The year of the staff figures. The projection begins there."),
    N_("Demand"): N_(
        "People needed to do the work: in the base year those employed and the unfilled posts,"
        " afterwards as many as the demand scenario's index asks for."
    ),
    N_("Demand scenario"): N_("One of the courses that the demand for work may take."),
    N_("Exits"): N_(
        "Employees who leave the field from one year to the next, because they retire or for"
        " other reasons, less those who come back."
    ),
    N_("Full-time person"): N_(
        "The work of one person on full time, 37 hours a week. Two people on half time are one"
        " full-time person. Sickness absence counts as well."
    ),
    N_("Basic course 2 (GF2)"): N_("The part of the education before the main course begins."),
    N_("Main course"): N_(
        "The part of the education with an employment contract, which ends with the exam."
    ),
    N_("Horizon"): N_("The last year of the projection."),
    N_("Lever"): N_(
        "Something that a scenario can change, such as the share on full time or the number of"
        " trainees."
    ),
    N_("Mechanical projection"): N_(
        "What follows by calculation from the stated assumptions. It is not a forecast: it does"
        " not say what is likely."
    ),
    N_("Retirement reform"): N_(
        "The raised retirement age. 100 % is the law in force; 0 % is as if there had been no"
        " reform. The published projection does not say which reform it means; most likely it is"
        " this one."
    ),
    N_("Scenario"): N_("A demand scenario together with the levers that are moved."),
    N_("Social and health care assistant (SSA)"): N_(
        "The longer of the two educations. The assistants are authorised."
    ),
    N_("Social and health care helper (SSH)"): N_(
        "The shorter of the two educations. Helpers can go on to become assistants."
    ),
    N_("Supply"): N_("People employed in the occupation in the plan's areas."),
    N_("Tasks that move"): N_(
        "Tasks that another employer takes over, as with the health reform of 1 January 2027. The"
        " staff goes with them (virksomhedsoverdragelse); how much stands in the local agreement"
        " (delingsaftale)."
    ),
    N_("Traffic light"): N_(
        "Red: a shortage (the balance is below zero). Yellow: recruitment problems (the surplus"
        " is below 5 % of the supply). Green: a surplus of 5 % of the supply or more."
    ),
    N_("Training place guarantee"): N_(
        "More of those who complete the basic course start the main course, because they are sure"
        " of a training place."
    ),
    N_("Published figure"): N_("A figure as it stands in a public source."),
    N_("Derived figure"): N_("A figure that follows from published figures by arithmetic."),
    N_("Assumption"): N_(
        "A figure that nobody has published. It is fitted or estimated, and a result that rests"
        " on it is no surer than it is."
    ),
    N_("Own figure"): N_("A figure that the user of the plan has put in."),
}
"""Each term and what it means, in English; the Danish stands in the catalogue."""


def counted_kind(kind: str, n: int, language: Language) -> str:
    """How many of a plan's figures are of a kind of source: "262 assumptions"."""
    return language.plural(_COUNTED[kind], n).format(n=format_number(n, 0, language.code))


def terms(language: Language) -> list[tuple[str, str, str]]:
    """Danish term, English term and, in ``language``, the meaning; by the term in ``language``."""
    danish = Language("da")
    found = [(danish(term), term, language(meaning)) for term, meaning in TERMS.items()]
    names = [capital(baseline_name(one)) for one in (danish, Language("en"))]
    found.append((names[0], names[1], baseline_meaning(language)))
    found.append((danish(_MEAN_AGE), _MEAN_AGE, mean_age_meaning(language)))
    return sorted(found, key=lambda row: in_order(row[0 if language.code == "da" else 1]))
