"""Ready-made scenarios in words: what they are called, what they are about, and what they rest on;
and as scenarios that a plan can keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sosuplan.analysis import ready_made as facts
from sosuplan.analysis.evidence import Finding, findings
from sosuplan.analysis.ready_made import LeftOut, LeverChoice, ReadyMade
from sosuplan.model.lever import Lever
from sosuplan.model.levers import FAMILY
from sosuplan.model.plan import Plan, Source
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.plausibility import publication_text, publisher_text
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_chosen, format_number, format_percent
from sosuplan.text.terms import capital, listed, word

GROUPS = {
    facts.PUBLISHED: N_("Growth in demand, with and without the reform"),
    facts.FULL_TIME: N_("Full time"),
    facts.TRAINEES: N_("Trainees and education"),
    facts.TOGETHER: N_("Several at a time"),
}
"""What the scenarios are about, as headings."""

_NAMES = {
    facts.WITH_REFORM: N_("{demand} – with reform"),
    facts.WITHOUT_REFORM: N_("{demand} – without reform"),
    facts.AS_REGION: N_("Full time as in the region ({region})"),
    facts.THREE_QUARTERS: N_("75 % on full time"),
    facts.MINIMUM: N_("Intake at the agreed minimum"),
    facts.UNDER_MINIMUM: N_("Intake {shortfall} under the minimum"),
    facts.NO_GUARANTEE: N_("The training place guarantee lapses"),
    facts.PACKAGE: N_("The committee's whole package"),
    facts.SLOWDOWN: N_("Slowdown: more career changers"),
}
_NOTES = {
    facts.WITH_REFORM: N_(
        "The law in force and the habits of the base year go on, and demand grows as this demand"
        " scenario says."
    ),
    facts.WITHOUT_REFORM: N_(
        "For comparison only: if there had been no reform (most likely the retirement reform), and"
        " demand grew as this demand scenario says."
    ),
    facts.AS_REGION: N_(
        "The municipalities reach the share on full time that Region Midtjylland has as an"
        " employer: {region}. It is a worked example, and does not say how many want more hours."
    ),
    facts.THREE_QUARTERS: N_(
        "75 % work full time in the municipalities, and of the assistants in the region. It is a"
        " worked example, and does not say how many want more hours. Other employers are not in it."
    ),
    facts.MINIMUM: N_(
        "As many trainees as the agreement on training places asks for at least (2022–2026). The"
        " agreement counts places on the main course; the lever counts those who start the basic"
        " course (GF2), converted by the plan's own completion and transition."
    ),
    facts.UNDER_MINIMUM: N_(
        "The intake is {shortfall} under the agreed minimum, as it was for assistants in"
        " Nordjylland in 2022. That it could go so here, and for helpers too, is an assumption."
    ),
    facts.NO_GUARANTEE: N_(
        "The certainty of a training place lapses, and the share going on from the basic course"
        " (GF2) to the main course falls back to what it was in 2020."
    ),
    facts.PACKAGE: N_(
        "What the committee of Region Midtjylland recommended, all together: full time, seniors,"
        " less dropout, more young people and technology. It gave a size for full time alone; the"
        " others are assumptions, made of what has been found elsewhere."
    ),
    facts.SLOWDOWN: N_(
        "In a slowdown the schools expect more people who change trade. How many is an assumption."
        " Whether fewer leave for other jobs then is not said anywhere, and is not in it."
    ),
}
_FITTED = N_("It is a line of the published table: {figures}. The model is fitted to that table.")
_FIGURE = N_("{figure} {who} in {year}")
_NOT_OF = N_("No projection of {who} has been published.")
_UNPUBLISHED = N_("Nothing is published of it for this plan.")
_LEFT_OUT = N_("Not in it: {what}.")
_SOURCES = N_("Sources: {publications}.")
_SOURCE = N_("Source: {who}.")

_CONVERTED = N_(
    "{places} places on the main course take {starts} who start GF2 a year, as {completion}"
    " complete it and {transition} of them go on."
)
_ASSUMED = N_("Assumption: {text}")
_AS_COUNTRY = N_(
    "The minimum is to those who started in 2021/22 as it is in the whole country. Your own minimum"
    " is better."
)
_AS_NORTH = N_("{shortfall} under the minimum, as it was for assistants in Nordjylland in 2022.")
_UP_TO_MINIMUM = N_("So many more young people that the agreed minimum is reached.")
_REASONS: Mapping[str, tuple[str, ...]] = {
    "no_reform": (
        N_(
            "If there had been no reform, most likely the retirement reform. It is a comparison and"
            " nothing that can be chosen."
        ),
    ),
    facts.AS_REGION: (
        N_("The share that Region Midtjylland has as an employer. No decided goal."),
    ),
    facts.THREE_QUARTERS: (
        N_("A worked example of Region Midtjylland's committee. No decided goal."),
    ),
    facts.MINIMUM: (_CONVERTED,),
    f"{facts.MINIMUM}_elsewhere": (_AS_COUNTRY, _CONVERTED),
    facts.UNDER_MINIMUM: (_AS_NORTH, _CONVERTED),
    f"{facts.UNDER_MINIMUM}_elsewhere": (_AS_NORTH, _CONVERTED),
    "young": (_UP_TO_MINIMUM, _CONVERTED),
    "young_elsewhere": (_UP_TO_MINIMUM, _CONVERTED),
    facts.NO_GUARANTEE: (N_("From {now} to {before} who go on to the main course."),),
    f"{facts.NO_GUARANTEE}_both": (
        N_(
            "From {now} to {before} of the assistants who go on to the main course. One lever"
            " moves both educations, so the helpers' share falls in proportion."
        ),
    ),
    "seniors": (N_("Half of them stay until they are 67, and not until they are 64.3."),),
    "dropout": (N_("Everybody drops out as little as those over 25 do."),),
    "technology": (N_("As much as SKR in Sweden reckoned with."),),
    facts.SLOWDOWN: (N_("As many more as training contracts grew by in a year in 2017–2021."),),
}
"""What a value rests on, in one sentence or several; what is assumed is said to be before them."""

_WHY_LEFT_OUT = {
    facts.NO_SUCH_GROUP: N_("not in this plan"),
    facts.ABOVE_ALREADY: N_("at {now} already"),
    facts.NO_TRAINEES: N_("the plan has no trainees"),
    facts.BEYOND: N_("{value} is more than the lever can be moved"),
    facts.LOW_ALREADY: N_("only {now} go on to the main course, and in 2020 {before} did"),
}
_OVER_MINIMUM = N_("over the minimum already")
_WHOSE = N_("{who}: {why}")
_PLACES = N_("{sector}, {occupation}")


def heading(group: str, language: Language) -> str:
    """What the scenarios of a group are about."""
    return language(GROUPS[group])


def name_of(one: ReadyMade, plan: Plan, language: Language) -> str:
    """What the scenario is called, in signs that can be typed on a command line."""
    return _filled(_NAMES[one.id], one, plan, language).replace(NO_BREAK_SPACE, " ")


def about(one: ReadyMade, plan: Plan, language: Language) -> str:
    """What the scenario is about and what it rests on, as its note."""
    parts = [_filled(_NOTES[one.id], one, plan, language)]
    if one.group == facts.PUBLISHED:
        figures = [
            language(_FIGURE).format(
                figure=format_number(value, 0, language.code, signed=True),
                who=word(f"{occupation}.short", language),
                year=plan.horizon,
            )
            for occupation, value in one.published.items()
        ]
        told = language(_FITTED).format(figures=listed(figures, language))
        parts.append(told if figures else language(_UNPUBLISHED))
        others = [job for job in plan.occupations if job not in one.published]
        if figures and others:
            names = [word(f"{job}.short", language) for job in others]
            parts.append(language(_NOT_OF).format(who=listed(names, language)))
    missing = [left_out_text(left, language) for left in one.left_out]
    if one.choices and missing:
        parts.append(language(_LEFT_OUT).format(what="; ".join(missing)))
    found = [each for choice in one.choices for each in _publications(choice)]
    found += [source for source in plan.sources if source.id in one.sources]
    named = dict.fromkeys(publication_text(each, language) for each in found)
    if named:
        parts.append(language(_SOURCES).format(publications="; ".join(named)))
    return " ".join(parts)


def why_not(one: ReadyMade, language: Language) -> str:
    """Why a scenario is not offered in this plan."""
    return capital("; ".join(left_out_text(left, language) for left in one.left_out)) + "."


def reason(choice: LeverChoice, plan: Plan, language: Language) -> str:
    """Why a lever has its value: what it rests on, and what has been found of this place or of the
    whole country."""
    text = " ".join(language(text) for text in _REASONS[choice.why])
    if choice.assumed:
        text = language(_ASSUMED).format(text=text)
    people = {name: choice.facts[name] for name in ("places", "starts") if name in choice.facts}
    shares = {**choice.facts, "shortfall": facts.shortfall()}
    values = {name: format_chosen(value, language.code) for name, value in shares.items()}
    values |= {name: format_number(value, 0, language.code) for name, value in people.items()}
    text = text.format(**values)
    said = [
        finding.statement(language.code)
        for finding in _found(choice)
        if finding.place in ("", *plan.areas)
    ]
    named = dict.fromkeys(publisher_text(one) for one in _publications(choice))
    who = [language(_SOURCE).format(who="; ".join(named))] if named else []
    return " ".join([text, *said, *who])


def left_out_text(left: LeftOut, language: Language) -> str:
    """What is left out of a scenario, and why."""
    if left.why == facts.NO_REFORM:
        return language(FAMILY["reform"].why_not)
    text = _WHY_LEFT_OUT[left.why]
    values = {name: format_chosen(value, language.code) for name, value in left.facts.items()}
    if left.why == facts.ABOVE_ALREADY and not values:
        text = _OVER_MINIMUM
    if left.lever is not None and "value" in left.facts:
        values["value"] = left.lever.text(left.facts["value"], language)
    return language(_WHOSE).format(who=_who(left, language), why=language(text).format(**values))


def as_scenario(
    one: ReadyMade, plan: Plan, language: Language, demand: str, name: str = ""
) -> Scenario:
    """The scenario to keep, called ``name`` or as it is usually called; under ``demand`` if it has
    no demand scenario of its own."""
    levers = {choice.lever.id: choice.value for choice in one.choices}
    reasons = {
        choice.lever.id: (reason(choice, plan, language), _source_id(one, choice, plan))
        for choice in one.choices
    }
    return Scenario(
        one.demand or demand,
        levers,
        name or name_of(one, plan, language),
        about(one, plan, language),
        reasons=reasons,
    )


def _source_id(one: ReadyMade, choice: LeverChoice, plan: Plan) -> str:
    """The source of a value that a scenario can have: one that the plan has, or else the first of
    the publications, which the reason names in words."""
    ids = [*(each.id for each in _publications(choice)), *one.sources]
    known = {source.id for source in plan.sources}
    return next((each for each in ids if each in known), next(iter(ids), ""))


def choice_text(lever: Lever, value: float, language: Language) -> str:
    """A lever and its value: "Optag, assistenter: +5 %"."""
    shown = lever.text(lever.as_named(value), language)
    return language(_WHOSE).format(who=lever.full_name(language, value), why=shown)


def _filled(text: str, one: ReadyMade, plan: Plan, language: Language) -> str:
    demand = plan.demand_labels(language.code).get(one.demand, one.demand)
    return language(text).format(
        demand=demand,
        region=format_percent(facts.region_share(), 1, language.code),
        shortfall=format_chosen(facts.shortfall(), language.code),
    )


def _found(choice: LeverChoice) -> Iterator[Finding]:
    known = findings()
    return (known[one] for one in choice.findings)


def _publications(choice: LeverChoice) -> Sequence[Source]:
    return [one for finding in _found(choice) for one in finding.publications]


def _who(left: LeftOut, language: Language) -> str:
    if left.lever is not None:
        return left.lever.full_name(language)
    occupation = word(f"{left.occupation}.short", language)
    if not left.sector:
        return capital(occupation)
    return language(_PLACES).format(sector=word(left.sector, language), occupation=occupation)
