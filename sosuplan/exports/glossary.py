"""The words of the field in both languages, with what they mean here."""

from __future__ import annotations

from sosuplan.baseline import baseline_meaning, baseline_name
from sosuplan.exports.sheet import Column, Sheet
from sosuplan.exports.styles import WRAPPED
from sosuplan.frame import Frame
from sosuplan.language import Language, mark
from sosuplan.words import capital

_DANISH = mark("Glossary", "Danish")
_ENGLISH = mark("Glossary", "English")
_MEANS = mark("Glossary", "What it means here")

TERMS: tuple[tuple[str, str], ...] = (
    (
        mark("Glossary", "About even"),
        mark(
            "Glossary",
            "A balance of less than 1 % of the supply, or one that rounds to no one. Its traffic"
            " light still says on which side it is.",
        ),
    ),
    (
        mark("Glossary", "Balance"),
        mark(
            "Glossary",
            "Supply minus demand. Above zero there is a surplus, below zero a shortage.",
        ),
    ),
    (
        mark("Glossary", "Base year"),
        mark("Glossary", "The year of the staff figures. The projection begins there."),
    ),
    (
        mark("Glossary", "Demand"),
        mark(
            "Glossary",
            "People needed to do the work: in the base year those employed and the unfilled posts,"
            " afterwards as many as the demand scenario's index asks for.",
        ),
    ),
    (
        mark("Glossary", "Demand scenario"),
        mark("Glossary", "One of the courses that the demand for work may take."),
    ),
    (
        mark("Glossary", "Exits"),
        mark(
            "Glossary",
            "Employees who leave the field from one year to the next, because they retire or for"
            " other reasons.",
        ),
    ),
    (
        mark("Glossary", "Full-time person"),
        mark(
            "Glossary",
            "The work of one person on full time, 37 hours a week. Two people on half time are one"
            " full-time person. Sickness absence counts as well.",
        ),
    ),
    (
        mark("Glossary", "Basic course 2 (GF2)"),
        mark("Glossary", "The part of the education before the main course begins."),
    ),
    (
        mark("Glossary", "Main course"),
        mark(
            "Glossary",
            "The part of the education with an employment contract, which ends with the exam.",
        ),
    ),
    (
        mark("Glossary", "Horizon"),
        mark("Glossary", "The last year of the projection."),
    ),
    (
        mark("Glossary", "Lever"),
        mark(
            "Glossary",
            "Something that a scenario can change, such as the share on full time or the number of"
            " trainees.",
        ),
    ),
    (
        mark("Glossary", "Mechanical projection"),
        mark(
            "Glossary",
            "What follows by calculation from the stated assumptions. It is not a forecast: it"
            " does not say what is likely.",
        ),
    ),
    (
        mark("Glossary", "Retirement reform"),
        mark(
            "Glossary",
            "The raised retirement age. At 100 % it postpones retirement as in the published"
            " projection with reform.",
        ),
    ),
    (
        mark("Glossary", "Scenario"),
        mark("Glossary", "A demand scenario together with the levers that are moved."),
    ),
    (
        mark("Glossary", "Social and health care assistant (SSA)"),
        mark("Glossary", "The longer of the two educations. The assistants are authorised."),
    ),
    (
        mark("Glossary", "Social and health care helper (SSH)"),
        mark(
            "Glossary",
            "The shorter of the two educations. Helpers can go on to become assistants.",
        ),
    ),
    (
        mark("Glossary", "Supply"),
        mark("Glossary", "People employed in the occupation in the plan's areas."),
    ),
    (
        mark("Glossary", "Traffic light"),
        mark(
            "Glossary",
            "Red: a shortage (the balance is below zero). Yellow: recruitment problems (the surplus"
            " is below 5 % of the supply). Green: a surplus of 5 % of the supply or more.",
        ),
    ),
    (
        mark("Glossary", "Training place guarantee"),
        mark(
            "Glossary",
            "More of those who complete the basic course start the main course, because they are"
            " sure of a training place.",
        ),
    ),
    (
        mark("Glossary", "Published figure"),
        mark("Glossary", "A figure as it stands in a public source."),
    ),
    (
        mark("Glossary", "Derived figure"),
        mark("Glossary", "A figure that follows from published figures by arithmetic."),
    ),
    (
        mark("Glossary", "Assumption"),
        mark(
            "Glossary",
            "A figure that nobody has published. It is fitted or estimated, and a result that rests"
            " on it is no surer than it is.",
        ),
    ),
    (
        mark("Glossary", "Own figure"),
        mark("Glossary", "A figure that the user of the plan has put in."),
    ),
)
"""Each term and what it means, in English; the Danish stands in the catalogue."""


def terms(language: Language) -> list[tuple[str, str, str]]:
    """Danish term, English term and, in ``language``, the meaning; by the term in ``language``."""
    danish = Language("da")
    found = [
        (danish("Glossary", term), term, language("Glossary", meaning)) for term, meaning in TERMS
    ]
    names = [capital(baseline_name(one)) for one in (danish, Language("en"))]
    found.append((names[0], names[1], baseline_meaning(language)))
    return sorted(found, key=lambda row: _in_order(row[0 if language.code == "da" else 1]))


def _in_order(text: str) -> list[int]:
    """Æ, ø and å come last, in this order."""
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    return [alphabet.find(sign) for sign in text.lower()]


def glossary_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each term."""
    say = frame.language
    columns = [
        Column(say("Glossary", _DANISH), width=38.0),
        Column(say("Glossary", _ENGLISH), width=38.0),
        Column(say("Glossary", _MEANS), WRAPPED, width=90.0),
    ]
    sheet.table(columns, terms(say), keys=1 if say.code == "da" else 2)
