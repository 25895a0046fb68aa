"""What it takes, in words: how far each lever has to go, how many together do it, how many trainees
must be taken in, and what a step of a lever is worth in trainees."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.aim import BALANCE
from sosuplan.analysis.exchange import Exchange, Rate
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goal import Goal, Reach, Solution
from sosuplan.analysis.intake import Intake, Required
from sosuplan.analysis.mix import Mix, Part
from sosuplan.engine.projection import SURPLUS
from sosuplan.narrative.headline import as_supposed
from sosuplan.narrative.plausibility import departure_text
from sosuplan.narrative.why import OUTSIDE, step_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import capital, count_said, counted, how_many, listed, word

_DOES = {
    (BALANCE, 1): N_("covers the shortage in {year}"),
    (BALANCE, 2): N_("covers the shortage of both assistants and helpers in {year}"),
    (SURPLUS, 1): N_("gives a surplus in {year}"),
    (SURPLUS, 2): N_("gives a surplus of both assistants and helpers in {year}"),
}
"""What is aimed at, by the target and how many occupations it is for."""
_THERE = {
    (BALANCE, 1): N_("There is no shortage in {year}: nothing more is needed"),
    (BALANCE, 2): N_("There is no shortage of either in {year}: nothing more is needed"),
    (SURPLUS, 1): N_("There is a surplus in {year}: nothing more is needed"),
    (SURPLUS, 2): N_("There is a surplus of both in {year}: nothing more is needed"),
}
_ONE_DOES = N_('One measure is enough: "{measure}" {does}')
_EACH_DOES = N_("Each of {n} measures is enough by itself: it {does}")
_NONE_DOES = N_("No single measure {does}")
_NONE_BUT_TOGETHER = N_("No single measure {does}; {n} together do")
_NOT_TOGETHER = {
    (BALANCE, 1): N_(
        "Not even together do measures cover the shortage in {year}, as far as they have been seen"
        " to go: {n} {who} are still missing"
    ),
    (BALANCE, 2): N_(
        "Not even together do measures cover the shortage of both assistants and helpers in {year},"
        " as far as they have been seen to go: {n} {who} are still missing"
    ),
    (SURPLUS, 1): N_(
        "Not even together do measures give a surplus in {year}, as far as they have been seen to"
        " go: {n} {who} short of the target"
    ),
    (SURPLUS, 2): N_(
        "Not even together do measures give a surplus of both assistants and helpers in {year}, as"
        " far as they have been seen to go: {n} {who} short of the target"
    ),
}
_COUNTS = (
    *(N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight")),
    *(N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)
_AIM = {
    BALANCE: N_("Target: no shortage in {year}"),
    SURPLUS: N_("Target: a surplus in {year} (green light)"),
}
_LIMITS = N_("limits: what has been seen here or in the country")
_LINE = N_("{target} · {who} · {limits}")
_NO_SOURCE = N_("nobody has looked how far it goes")
_SEEN = N_("within what has been seen")
_STILL = {BALANCE: N_("{n} still missing"), SURPLUS: N_("{n} short of the target")}
"""What is lacking, by the target: who is short of a surplus need not be missing."""
_NOTHING = N_("makes no difference")
_UNKNOWN = NN_(
    "One measure is not in the mix, because nobody has looked how far it goes.",
    "{n} measures are not in the mix, because nobody has looked how far they go.",
)
_ADDS = N_("In all {n}")
_INTAKE = N_("Between {low} and {high} trainees a year as against {now}")
_INTAKE_ONE = N_("{low} trainees a year as against {now}")
_TODAY, _IN = N_("{n} today"), N_("{n} in {year}")
_NO_INTAKE = N_("No intake gives enough {who} in {year}")
_ENOUGH = N_("There is no shortage of {who} in {year}, whatever the intake")
_INTAKE_NOTHING = N_("The intake does not decide whether there is a shortage of {who} in {year}")
_ENOUGH_UNDER = N_("There is no shortage, whatever the intake, under: {demands}.")
_WHICH = N_("{lowest}: {low}; {highest}: {high}.")
_WORKS_FROM = N_("Has an effect from {year} at the earliest.")
_REACHES = N_("The lever reaches {most}.")
_SEEN_UP_TO = N_("Up to {seen} have been seen.")
_NOT_UNDER = N_("No intake does it under: {demands}.")
_PART = N_("Of this, {low} to {high} are within the lever's reach.")
_INTAKE_REACH = {
    Reach.PLAUSIBLE: _SEEN,
    Reach.UNKNOWN: _NO_SOURCE,
    Reach.BEYOND: N_("more or faster than has been seen"),
    Reach.OUTSIDE: N_("beyond the lever's reach"),
}
_RATE = NN_(
    '"{step}" is worth {n} more trainee a year from {year}',
    '"{step}" is worth {n} more trainees a year from {year}',
)
_RATE_RAMP = NN_(
    '"{step}" is worth {n} more trainee a year from {full}, phased in from {year}',
    '"{step}" is worth {n} more trainees a year from {full}, phased in from {year}',
)
_NO_RATE = N_('No intake does as much in {year} as "{step}"')
_WEIGHTED = N_("Weights of your own: {weights}.")
_WEIGHS, _LEFT_ALONE = N_('"{lever}" {weight}'), N_('"{lever}" must not be used')
_MIX_MEANING = N_(
    "A mix moves several measures together, none of them further than has been seen, and as little"
    " as possible: it has the least sum of squared shares of the way. Weights spare some of them."
    " What a measure costs or how it is done, the mix does not say."
)
_EXCHANGE_MEANING = N_(
    "An exchange rate says how many more trainees a year add as much to the balance as a small step"
    " of another measure: one percentage point, one hour, one day."
)


def headline(frame: Frame, goal: Goal, mix: Mix | None = None) -> str:
    """Whether one measure is enough within what has been seen of it, or how many are together, as a
    heading without a full stop; without a ``mix``, whether one is."""
    say, kind = frame.language, (goal.target, len(goal.occupations))
    if goal.is_there:
        return as_supposed(frame, say(_THERE[kind]).format(year=goal.year))
    does = say(_DOES[kind]).format(year=goal.year)
    alone = [one for one in goal.levers if one.reach is Reach.PLAUSIBLE and one.lever.planner]
    if len(alone) > 1:
        text = say(_EACH_DOES).format(n=count_word(len(alone), say), does=does)
    elif alone:
        text = say(_ONE_DOES).format(measure=alone[0].lever.full_name(say), does=does)
    elif mix is None or not (mix.parts or mix.reached):
        text = say(_NONE_DOES).format(does=does)
    elif not mix.reached:
        missing = abs(mix.gap_left)
        text = say(_NOT_TOGETHER[kind]).format(
            year=goal.year,
            n=how_many(missing, say),
            who=counted(mix.unit, missing, say),
        )
    elif len(mix.parts) == 1:
        text = say(_ONE_DOES).format(measure=mix.parts[0].lever.full_name(say), does=does)
    else:
        text = say(_NONE_BUT_TOGETHER).format(does=does, n=count_word(len(mix.parts), say))
    return as_supposed(frame, text)


def count_word(count: int, say: Language) -> str:
    """A small number as it is written within a sentence."""
    place = count - 2
    return say(_COUNTS[place]) if 0 <= place < len(_COUNTS) else format_number(count, 0, say.code)


def aim_line(goal: Goal, say: Language) -> str:
    """What is aimed at, for whom, and what measures are held against."""
    who = "all" if len(goal.occupations) > 1 else goal.occupations[0]
    return say(_LINE).format(
        target=say(_AIM[goal.target]).format(year=goal.year),
        who=word(who if who == "all" else f"{who}.short", say),
        limits=say(_LIMITS),
    )


def solution_note(one: Solution, target: str, say: Language) -> str:
    """What is said beside the value of a lever that is moved alone: how that is to what has been
    seen of it, or what is still lacking of the ``target`` there; of what nobody
    decides here, that first."""
    text = ""
    if one.reach is Reach.PLAUSIBLE:
        text = say(_SEEN)
    elif one.reach is Reach.UNKNOWN:
        text = say(_NO_SOURCE)
    elif one.reach is Reach.BEYOND and one.departure is not None:
        text = departure_text(one.departure, say)
    elif one.reach is Reach.SHORT:
        text = say(_STILL[target]).format(n=how_many(one.gap_left, say))
        if not whole(one.gap_change):
            text = say(_NOTHING)
    outside = "" if one.lever.planner else say(OUTSIDE)
    return ", ".join(filter(None, (outside, text)))


def value_text(one: Solution | Part, say: Language) -> str:
    """Where a lever has to be, as it reads after its name; never as if it stayed where it is."""
    lever, there = one.lever, one.lever.as_named(one.value)
    alike = lever.text(one.value, say) == lever.text(one.now, say)
    return lever.text(there, say, more=1 if alike and one.value != one.now else 0)


def gain_text(one: Part, say: Language) -> str:
    """What a lever of a mix gives."""
    return format_number(one.gap_change, 0, say.code, signed=True)


def total_text(mix: Mix, say: Language) -> str:
    """What a mix gives in all, and what is still missing if it does not come to the target; "" of
    one in which nothing moves."""
    if not mix.parts:
        return ""
    total = sum(one.gap_change for one in mix.parts)
    text = say(_ADDS).format(n=format_number(total, 0, say.code, signed=True))
    still = "" if mix.reached else say(_STILL[mix.target]).format(n=how_many(mix.gap_left, say))
    return ", ".join(filter(None, (text, still)))


def unknown_note(mix: Mix, say: Language) -> str:
    """How many levers are in no mix without a weight; "" if there are none."""
    if mix.reached and not mix.parts:
        return ""
    count = len(mix.unknown)
    told = say.plural(_UNKNOWN, count).format(n=count_word(count, say)) if count else ""
    return capital(told)


def weights_note(frame: Frame) -> str:
    """What the planner lets measures count in a mix, where that is not as usual; "" if all is."""
    say = frame.language
    told = [
        say(_LEFT_ALONE if weight is None else _WEIGHS).format(
            lever=frame.catalogue[lever].full_name(say),
            weight="" if weight is None else format_number(weight, 1, say.code),
        )
        for lever, weight in frame.weights.items()
    ]
    return say(_WEIGHTED).format(weights="; ".join(told)) if told else ""


# --- trainees -----------------------------------------------------------------------------------


def intake_headline(frame: Frame, found: Intake) -> str:
    """How many trainees a year are needed, over all demand scenarios, as against now: the advice,
    as a heading without a full stop."""
    say = frame.language
    who = word(f"{found.occupation}.short", say)
    if found.required is None:
        enough = {one.enough for one in found.demands}
        text = _INTAKE_NOTHING if len(enough) > 1 else _ENOUGH if True in enough else _NO_INTAKE
        return say(text).format(who=who, year=found.year)
    low, high = (format_number(one, 0, say.code) for one in found.required)
    # Only the base year is today.
    today = found.latest_year == frame.plan.base_year
    now = say(_TODAY if today else _IN).format(
        n=format_number(found.latest, 0, say.code), year=found.latest_year
    )
    return say(_INTAKE_ONE if low == high else _INTAKE).format(low=low, high=high, now=now)


def intake_detail(frame: Frame, found: Intake) -> str:
    """Which demand scenarios ask for that, from when it has an effect, and how far the lever
    reaches, as sentences."""
    say, said = frame.language, []
    met = [one for one in found.demands if one.reached and one.starts is not None]
    if len(met) > 1:
        met.sort(key=lambda one: one.starts or 0.0)
        said.append(
            say(_WHICH).format(
                low=format_number(met[0].starts or 0.0, 0, say.code),
                lowest=_demand(frame, met[0]),
                high=format_number(met[-1].starts or 0.0, 0, say.code),
                highest=_demand(frame, met[-1]),
            )
        )
    enough = [_demand(frame, one) for one in found.demands if one.enough]
    short = [_demand(frame, one) for one in found.demands if not (one.reached or one.enough)]
    for text, under in ((_NOT_UNDER, short), (_ENOUGH_UNDER, enough)):
        if 0 < len(under) < len(found.demands):
            said.append(say(text).format(demands=listed(under, say)))
    years = [one.first_year for one in found.demands if one.first_year is not None]
    if years:
        said.append(say(_WORKS_FROM).format(year=min(years)))
    most = format_number(found.reachable[1], 0, say.code)
    if found.within_reach is not None and found.within_reach != found.required:
        low, high = (format_number(one, 0, say.code) for one in found.within_reach)
        said.append(say(_PART).format(low=low, high=high))
    else:
        said.append(say(_REACHES).format(most=most))
    if found.plausible is not None:
        seen = format_number(found.plausible[1], 0, say.code)
        said.append(say(_SEEN_UP_TO).format(seen=seen))
    return " ".join(said)


def required_note(one: Required, say: Language) -> str:
    """How the trainees that a demand scenario asks for are to what has been seen and to the lever's
    reach."""
    text = _INTAKE_REACH.get(one.reach)
    return say(text) if text else ""


def _demand(frame: Frame, one: Required) -> str:
    return frame.plan.demand_labels(frame.language.code)[one.demand]


def rate_text(one: Rate, found: Exchange, say: Language) -> str:
    """What a step of a lever is worth in trainees, as a sentence without a full stop."""
    step = step_name(one, found.occupation, say)
    if one.starts is None:
        return say(_NO_RATE).format(step=step, year=found.year)
    text = _RATE if found.start_year == found.full_year else _RATE_RAMP
    return say.plural(text, count_said(one.starts)).format(
        step=step, n=how_many(one.starts, say), year=found.start_year, full=found.full_year
    )


def told_rates(found: Exchange) -> Sequence[Rate]:
    """The levers whose step adds a whole person to the balance, or nearly."""
    return [one for one in found.rates if one.gap_change > 0.0 and whole(one.gap_change)]


def leading_rate(found: Exchange) -> Rate | None:
    """The rate that is told in a sentence: that of the lever of one's own whose step adds most, or
    of another if there is none; None where no step helps."""
    told = told_rates(found)
    return next((one for one in told if one.lever.planner), told[0] if told else None)


def mix_meaning(say: Language) -> str:
    """What a mix is."""
    return say(_MIX_MEANING)


def exchange_meaning(say: Language) -> str:
    """What an exchange rate is."""
    return say(_EXCHANGE_MEANING)
