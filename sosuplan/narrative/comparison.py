"""A comparison in words: what its members are called, what they come to, what they disagree about,
and why they are unlike in other ways than by their levers."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan import MODEL_VERSION
from sosuplan.analysis import comparison as facts
from sosuplan.analysis.comparison import BASELINE, Comparison
from sosuplan.engine.projection import FTE, SHORTAGE
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.headline import balance_in_words
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital, counted, how_many, word

_NAME = N_("Shortage or surplus of {occupation} by year in several scenarios, {unit}")
_SHORT = N_("The shortage of {who} in {year} goes from {low} ({a}) to {high} {unit} ({b})")
_OVER = N_("The surplus of {who} in {year} goes from {low} ({a}) to {high} {unit} ({b})")
_EITHER = N_(
    "In {year} it goes from a surplus of {low} {who} ({a}) to a shortage of {high} {unit} ({b})"
)
_SAME_SHORT = N_("The shortage of {who} in {year} is the same in all of them: {high} {unit}")
_SAME_OVER = N_("The surplus of {who} in {year} is the same in all of them: {high} {unit}")
_NONE = N_("Nothing is chosen to be compared yet")
_END = N_("{name}: {balance}")
_DISAGREE = NN_("They disagree about one thing: {what}.", "They disagree about {n} things: {what}.")
_DISAGREE_WITH = NN_(
    "It differs from {without} in one thing: {what}.",
    "It differs from {without} in {n} things: {what}.",
)
_AGREE = N_("They set everything alike.")
_AND_MORE = NN_("{what}; and one more", "{what}; and {n} more")
_MOST_NAMED = 5
DEMAND_SCENARIO = N_("Demand scenario")

_HEAD = {
    facts.OLDER_FIGURES: N_("older figures ({edition})"),
    facts.NEWER_FIGURES: N_("saved on other figures"),
    facts.OTHER_BASE_YEAR: N_("base year {base}"),
    facts.OTHER_HORIZON: N_("until {horizon}"),
    facts.OTHER_MODEL: N_("saved with model {model}"),
}
"""Why a member is unlike, at the head of its column. The demand is told at all of them."""
_SENTENCE = {
    facts.OTHER_DEMAND: N_(
        "{name} goes by another demand scenario ({demand}) than {other} ({other_demand}): the"
        " difference is not that of the levers alone."
    ),
    facts.OLDER_FIGURES: N_(
        "{name} is computed with the older figures that it was saved on (data {edition}), the"
        " others with those of the plan."
    ),
    facts.NEWER_FIGURES: N_(
        "{name} was saved on other figures (data {edition}) and is computed here with those that"
        " the plan has now."
    ),
    facts.OTHER_BASE_YEAR: N_("{name} begins in {base}, the plan in {now_base}."),
    facts.OTHER_HORIZON: N_("{name} goes until {horizon}, the plan until {now_horizon}."),
    facts.OTHER_MODEL: N_(
        "{name} was saved with version {model} of the model and is computed here with version"
        " {now_model}."
    ),
}


def member_name(comparison: Comparison, place: int, language: Language) -> str:
    """What a member is called at the head of its column."""
    one = comparison.members[place]
    if place == BASELINE:
        return capital(baseline_name(language))
    return scenario_name(one.scenario, language, changed=one.changed)


def member_notes(comparison: Comparison, place: int, language: Language) -> list[str]:
    """What stands below that name: the demand scenario where these differ, and why the member is
    unlike."""
    one = comparison.members[place]
    notes = [one.demand.label(language.code)] if comparison.demands_differ else []
    values = _values(comparison, place, language)
    codes = comparison.unlike(place)
    return notes + [language(_HEAD[code]).format(**values) for code in codes if code in _HEAD]


def unlike_notes(comparison: Comparison, language: Language) -> list[str]:
    """The same as sentences, for all members: what stands below the chart."""
    return [
        language(_SENTENCE[code]).format(**_values(comparison, place, language))
        for place in range(len(comparison.members))
        for code in comparison.unlike(place)
        # Of the baseline there is nothing to say but that the others are unlike it.
        if place != BASELINE or comparison.reference == BASELINE or code != facts.OTHER_DEMAND
    ]


def _values(comparison: Comparison, place: int, language: Language) -> dict[str, object]:
    one, other = comparison.members[place], comparison.members[comparison.reference]
    return {
        "name": _quoted(comparison, place, language),
        "other": _quoted(comparison, comparison.reference, language),
        "demand": one.demand.label(language.code),
        "other_demand": other.demand.label(language.code),
        "edition": one.scenario.data_edition,
        "base": one.plan.base_year,
        "now_base": comparison.plan.base_year,
        "horizon": one.plan.horizon,
        "now_horizon": comparison.plan.horizon,
        "model": one.scenario.model_version,
        "now_model": MODEL_VERSION,
    }


_QUOTED = N_('"{name}"')


def _quoted(comparison: Comparison, place: int, language: Language) -> str:
    name = member_name(comparison, place, language)
    return name if place == BASELINE else language(_QUOTED).format(name=name)


# --- the message --------------------------------------------------------------------------------


def unit_told(comparison: Comparison, unit: str) -> str:
    """The unit in which sentences tell the balances: full-time persons where persons would say
    otherwise than a traffic light, as in a sum of areas they may."""
    each = [balance for one in comparison.members for balance in one.balances.values()]
    return FTE if any(one.units_differ for one in each) else unit


def message(comparison: Comparison, occupation: str, unit: str, language: Language) -> str:
    """From where to where the balance of one occupation goes among the scenarios, as a heading
    without a full stop; of a single scenario, from it to the baseline."""
    unit = unit_told(comparison, unit)
    places = range(len(comparison.members))
    if len(comparison.chosen) > 1:
        places = range(1, len(comparison.members))
    outcomes = comparison.outcomes[occupation]
    found = {place: one for place in places if (one := outcomes[place]) is not None}
    if not comparison.chosen or len(found) < 2:
        return language(_NONE)
    ends = [(one.gap_fte if unit == FTE else one.gap_heads, at) for at, one in found.items()]
    (high, best), (low, worst) = max(ends), min(ends)
    short = [found[place].status == SHORTAGE for place in (best, worst)]
    values = {
        "who": word(f"{occupation}.short", language),
        "year": comparison.year,
        "unit": counted(unit, low if all(short) else high, language),
    }
    if whole(high) == whole(low):
        text = _SAME_SHORT if all(short) else _SAME_OVER
        return language(text).format(high=how_many(high, language), **values)
    text, (a, b), (first, last) = _SHORT, (best, worst), (high, low)
    if not any(short):
        text, (a, b), (first, last) = _OVER, (worst, best), (low, high)
    elif not all(short):
        text = _EITHER
        values["unit"] = counted(unit, low, language)
    return language(text).format(
        low=how_many(first, language),
        high=how_many(last, language),
        a=member_name(comparison, a, language),
        b=member_name(comparison, b, language),
        **values,
    )


def description(
    comparison: Comparison, occupation: str, unit: str, language: Language
) -> tuple[str, str]:
    """The name of the chart, and where its lines end in words."""
    name = language(_NAME).format(occupation=word(occupation, language), unit=word(unit, language))
    ends = []
    for place in range(len(comparison.members)):
        outlook = comparison.outlook(place, occupation, unit)
        if outlook is not None and comparison.year in outlook.years:
            said = balance_in_words(outlook, outlook.years.index(comparison.year), language)
            who = member_name(comparison, place, language)
            ends.append(language(_END).format(name=who, balance=said))
    return name, f"{comparison.year}: {'; '.join(ends)}."


def disagreement(comparison: Comparison, language: Language) -> str:
    """What the scenarios set differently, as a sentence; of a single one, what it sets differently
    from the baseline."""
    if not comparison.chosen:
        return ""
    single = len(comparison.chosen) == 1
    levers = comparison.moved if single else comparison.disputed
    found = [lever.full_name(language) for lever in levers]
    if len({one.scenario.demand for one in comparison.chosen}) > 1:
        found.insert(0, language(DEMAND_SCENARIO))
    if not found:
        return "" if single else language(_AGREE)
    what = "; ".join(found)
    if (more := len(found) - _MOST_NAMED) > 0:
        first = "; ".join(found[:_MOST_NAMED])
        what = language.plural(_AND_MORE, more).format(what=first, n=more)
    return language.plural(_DISAGREE_WITH if single else _DISAGREE, len(found)).format(
        n=len(found), what=what, without=baseline_name(language)
    )


def spoken(comparison: Comparison, unit: str, language: Language) -> Iterator[str]:
    """The messages of all occupations, each as a sentence."""
    for occupation in comparison.occupations:
        yield f"{message(comparison, occupation, unit, language)}."
