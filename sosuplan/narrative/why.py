"""Why the balance changes, what each moved lever gives, and what a step of one would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosuplan.analysis import change as facts
from sosuplan.analysis.change import Change, Part, change_of
from sosuplan.analysis.contributions import Contribution, Contributions
from sosuplan.analysis.effects import MATTERS
from sosuplan.analysis.exchange import Rate
from sosuplan.analysis.flows import Flows
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.plausibility import plausible_range
from sosuplan.analysis.ranking import Ranked
from sosuplan.engine.projection import FTE
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.certainty import of_whom
from sosuplan.narrative.headline import as_supposed
from sosuplan.narrative.measures import effect_name, phrase
from sosuplan.narrative.plausibility import range_text
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, format_percent, rounded, whole
from sosuplan.text.terms import capital, count_said, counted, how_many, is_none, listed, lower, word

_SHORTAGE = {
    facts.GROWS: N_("The shortage grows by {n}"),
    facts.FALLS: N_("The shortage falls by {n}"),
    facts.STAYS: N_("The shortage is as large in {year} as in {base}"),
    facts.APPEARS: N_("A shortage of {after} appears"),
    facts.GOES: N_("The shortage of {before} goes away"),
    facts.TURNS: N_("The shortage of {before} turns into a surplus of {after}"),
}
_SURPLUS = {
    facts.GROWS: N_("The surplus grows by {n}"),
    facts.FALLS: N_("The surplus falls by {n}"),
    facts.STAYS: N_("The surplus is as large in {year} as in {base}"),
    facts.APPEARS: N_("A surplus of {after} appears"),
    facts.GOES: N_("The surplus of {before} goes away"),
    facts.TURNS: N_("The surplus of {before} turns into a shortage of {after}"),
}
_BALANCE = {
    1: N_("The balance rises by {n}"),
    0: N_("The balance is the same in {year} as in {base}"),
    -1: N_("The balance falls by {n}"),
}
_EVEN = N_("Supply is as large as the need, in {year} as in {base}")
_BECAUSE = N_("{what}, because {why}")
_OF_UNIT = N_("{n} {unit}")
_CAUSES = {
    (1, 1, -1): N_("the need rises more than supply"),
    (1, 1, 1): N_("supply rises more than the need"),
    (1, -1, -1): N_("the need rises while supply falls"),
    (1, 0, -1): N_("the need rises"),
    (0, -1, -1): N_("supply falls"),
    (-1, -1, -1): N_("supply falls more than the need"),
    (-1, -1, 1): N_("the need falls more than supply"),
    (-1, 1, 1): N_("supply rises while the need falls"),
    (-1, 0, 1): N_("the need falls"),
    (0, 1, 1): N_("supply rises"),
}
"""By the ways in which the need, supply and the balance go."""
_SIDES = {
    (1, 1, -1): N_("the need rises by {need}, supply only by {supply}"),
    (1, 1, 1): N_("the need rises by {need}, supply by {supply}"),
    (-1, -1, 1): N_("the need falls by {need}, supply only by {supply}"),
    (-1, -1, -1): N_("the need falls by {need}, supply by {supply}"),
    (1, -1, -1): N_("the need rises by {need}, while supply falls by {supply}"),
    (-1, 1, 1): N_("the need falls by {need}, while supply rises by {supply}"),
    (1, 0, -1): N_("the need rises by {need}, supply is unchanged"),
    (-1, 0, 1): N_("the need falls by {need}, supply is unchanged"),
    (0, 1, 1): N_("the need is unchanged, supply rises by {supply}"),
    (0, -1, -1): N_("the need is unchanged, supply falls by {supply}"),
    (0, 0, 0): N_("need and supply are unchanged"),
}
_DETAIL = N_("{who}, {base}–{year}: {sides}. {people}")
_DETAIL_FTE = N_("{who}, {base}–{year}, full-time persons: {sides}. {people}")
_GRADUATES = NN_("{n} new graduate comes", "{n} new graduates come")
_NO_GRADUATES = N_("no new graduates come")
_RECRUITED = NN_("{n} is recruited otherwise", "{n} are recruited otherwise")
_LEAVE = NN_("{n} leaves", "{n} leave")
_NOBODY_LEAVES = N_("nobody leaves")
_GRADUATES_FTE = N_("new graduates add {n}")
_RECRUITED_FTE = N_("others who are recruited add {n}")
_LEAVE_FTE = N_("those who leave take {n}")
_AND = N_("{first}, {last}.")
_MORE_WORK = N_("Each employee does more work, which is worth {n}.")
_LESS_WORK = N_("Each employee does less work, which costs {n}.")
_TASKS_COME = N_("Tasks that move cost {n}.")
_TASKS_GO = N_("Tasks that move away are worth {n}.")

_PARTS = {
    "retired": N_("Retire"),
    "other_exits": N_("Leave for other reasons"),
    "aged_out": N_("Turn 75"),
    "graduates": N_("New graduates"),
    "recruited": N_("Are recruited otherwise"),
    "to_training": N_("Begin training"),
    "transfers": N_("Tasks that move"),
    "demand_levers": GROUPS["demand"],
    "work_per_person": N_("Work for each employee"),
}
_GROWTH = {True: N_("The need falls"), False: N_("The need rises")}
_OTHER = N_("Other")

_WHAT_MATTERS = N_("What matters most? Effect in {year} of an equally large step, {who}, {unit}")
_WHAT_MATTERS_ALONE = N_("What matters most?")
_MATTERS_MOST = N_('Most is given by "{first}" ({n}) and "{second}" ({m}).')
_GIVES_MOST = N_('Most is given by "{first}" ({n}).')
_EACH_MEASURE = N_("What does each measure give?")
_EACH_LEVER = N_("What does each lever give?")
_IN_YEAR = N_("{question} Balance in {year}, {who}, {unit}")
_TOGETHER = N_("All together {total} compared with {without}.")
_MOST = N_("{total} compared with {without}; {first} gives most: {n}.")
_MOST_TWO = N_(
    "{total} compared with {without}; most is given by {first} ({n}) and {second} ({m})."
)
_BY_GROUP = N_(
    "So many levers are moved that each group of the panel is told as one: more than {most} cannot"
    " be shared out one by one."
)
_FLOWS_MEANING = N_(
    "Each figure is signed as it moves the balance, from the beginning of the year before to the"
    " beginning of its year; together they are the change of the balance."
)
_SHARES_MEANING = N_(
    "What a lever gives is its Shapley share: the mean of what it adds over all orders in which the"
    " levers may be moved. The shares add up to the difference whatever the order. What it gives"
    " alone is told beside it; the rest comes of acting with the others."
)
_CAUSES_OF_CHANGE = N_("The change since {base} is mostly due to: {causes}.")
_CAUSES_OF_WHOM = N_("For {who} the change since {base} is mostly due to: {causes}.")
_GIVEN = N_("Most is given by {causes}.")
_GIVEN_OF_WHOM = N_("Most is given for {who} by {causes}.")
_CAUSE = N_("{name} ({n})")
OUTSIDE = N_("outside your influence")
_ALONE = N_("alone {n}")
_INTERACTION = N_("alone {n}, with the others {m}")
_LEVER_MOVED = N_("{name} now stands at {value}. Undo: Ctrl+Z.")


def headline(frame: Frame, occupation: str, year: int) -> str:
    """How the balance changes until ``year``, and why, as a heading without a full stop; of both
    occupations with whose it is."""
    one, say = change_of(frame, occupation, year), frame.language
    if one.before == one.after == 0.0 or not (whole(one.before) or whole(one.after)):
        text = _EVEN
    elif one.agrees:
        first = one.before if whole(one.before) else one.after
        text = (_SHORTAGE if first < 0.0 else _SURPLUS)[one.course]
    else:
        text = _BALANCE[(one.size > 0) - (one.size < 0)]
    what = say(text).format(
        n=_amount(one.size, one.unit, say),
        before=_amount(one.before, one.unit, say),
        after=_amount(one.after, one.unit, say),
        base=one.base,
        year=one.year,
    )
    why = _CAUSES.get((one.sign(one.need), one.sign(one.supply), _way(one)))
    if why is not None:
        what = say(_BECAUSE).format(what=what, why=say(why))
    return as_supposed(frame, of_whom(frame, occupation, what))


def detail(frame: Frame, occupation: str, year: int) -> str:
    """By how much need and supply change, and how many come and leave, as sentences."""
    one, say = change_of(frame, occupation, year), frame.language
    fte = one.unit == FTE
    needs, supplies = (_sign(whole(value)) for value in (one.told_need, one.supply))
    way = _sign(whole(one.supply) - whole(one.told_need))
    if (needs, supplies) in ((1, 1), (-1, -1)):
        # Both alike: neither goes "only" so far.
        way = way or (1 if needs > 0 else -1)
    sides = say(_SIDES[needs, supplies, way]).format(
        need=how_many(one.told_need, say), supply=how_many(one.supply, say)
    )
    return say(_DETAIL_FTE if fte else _DETAIL).format(
        who=capital(word(f"{occupation}.short", say)),
        base=one.base,
        year=one.year,
        sides=sides,
        people=" ".join([_people(one, say), *_besides(one, say)]),
    )


def _people(one: Change, say: Language) -> str:
    """How many come, and how many leave."""
    graduates, recruited = (one.flows.total(part) for part in facts.COMING)
    leaving = one.told_leaving
    if one.unit == FTE:
        told = [say(_GRADUATES_FTE).format(n=how_many(graduates, say))]
        if one.sign(recruited):
            told.append(say(_RECRUITED_FTE).format(n=how_many(recruited, say)))
        last = say(_LEAVE_FTE).format(n=how_many(leaving, say))
    else:
        told = [
            say(_NO_GRADUATES)
            if is_none(graduates)
            else say.plural(_GRADUATES, count_said(graduates)).format(n=how_many(graduates, say))
        ]
        if one.sign(recruited):
            told.append(
                say.plural(_RECRUITED, count_said(recruited)).format(n=how_many(recruited, say))
            )
        last = (
            say(_NOBODY_LEAVES)
            if is_none(leaving)
            else say.plural(_LEAVE, count_said(leaving)).format(n=how_many(leaving, say))
        )
    return capital(say(_AND).format(first=", ".join(told), last=last))


def _besides(one: Change, say: Language) -> list[str]:
    """What else moves the balance by a twentieth of the change or more."""
    told = []
    for part, worse, better in (
        ("work_per_person", _LESS_WORK, _MORE_WORK),
        ("transfers", _TASKS_COME, _TASKS_GO),
    ):
        value = one.flows.total(part)
        if sign := one.sign(value):
            told.append(say(better if sign > 0 else worse).format(n=how_many(value, say)))
    return told


def part_name(part: Part, flows: Flows, say: Language) -> str:
    """What a part of the flows is called; of the need, by the way that it goes."""
    return say(_OTHER) if len(part.names) > 1 else one_part_name(part.names[0], flows, say)


def one_part_name(name: str, flows: Flows, say: Language) -> str:
    """What a single part is called, the small ones too."""
    return say(_GROWTH[flows.total(name) > 0.0] if name == "demand_growth" else _PARTS[name])


def small_parts(part: Part, flows: Flows, say: Language) -> str:
    """What is told together; "" of a single part."""
    if len(part.names) == 1:
        return ""
    return listed([lower(one_part_name(name, flows, say)) for name in part.names], say)


# --- what each lever gives ----------------------------------------------------------------------


def asking(frame: Frame, *, gives: bool) -> str:
    """The question that is asked of the levers: what each ``gives`` that is moved, or which matters
    most. What the world decides is no measure."""
    say = frame.language
    text = _EACH_MEASURE if not frame.world_moved else _EACH_LEVER
    return say(text if gives else _WHAT_MATTERS_ALONE)


def giving_name(frame: Frame, found: Contributions, occupation: str) -> str:
    """The question with the year, whose balance it is, and the unit."""
    say = frame.language
    return say(_IN_YEAR).format(
        question=asking(frame, gives=True),
        year=found.year,
        who=word(f"{occupation}.short", say),
        unit=word(found.unit, say),
    )


def share_name(frame: Frame, share: Contribution, *, by_group: bool) -> str:
    """What gives a share: the lever, or its group."""
    if by_group:
        return frame.language(GROUPS[share.levers[0].group])
    return effect_name(frame, share.levers[0])


def share_detail(share: Contribution, say: Language) -> str:
    """What it gives by itself, and what more or less it gives beside the others."""
    n, m = (
        format_number(value, 0, say.code, signed=True) for value in (share.alone, share.interaction)
    )
    text = _INTERACTION if whole(share.interaction) else _ALONE
    return say(text).format(n=n, m=m)


def giving(frame: Frame, found: Contributions) -> str:
    """By how much the scenario differs from the baseline, and the two that give most of it. What
    gives less than a twentieth is not named; "" if nothing gives anything."""
    if not found.shares:
        return ""
    say = frame.language
    named = _largest(found)
    text = (_TOGETHER, _MOST, _MOST_TWO)[len(named)]
    words = [
        lower(share_name(frame, one, by_group=True))
        if found.by_group
        else phrase(frame, one.levers)
        for one in named
    ]
    figures = [format_number(one.contribution, 0, say.code, signed=True) for one in named]
    first, second = (*words, "", "")[:2]
    n, m = (*figures, "", "")[:2]
    return say(text).format(
        total=format_number(found.after - found.before, 0, say.code, signed=True),
        without=baseline_name(say),
        first=first,
        second=second,
        n=n,
        m=m,
    )


def _largest(found: Contributions) -> Sequence[Contribution]:
    """The two that give most of the change one way or the other, as far as they cause it."""
    ways = (sum(max(sign * one.contribution, 0.0) for one in found.shares) for sign in (1, -1))
    least = MATTERS * max(abs(found.after - found.before), *ways)
    return [
        one for one in found.shares if whole(one.contribution) and abs(one.contribution) >= least
    ][:2]


def by_group_note(found: Contributions, most: int, say: Language) -> str:
    """That groups are told, not levers; "" where levers are."""
    return say(_BY_GROUP).format(most=most) if found.by_group else ""


def largest_causes(frame: Frame, occupation: str) -> str:
    """The two largest causes of an occupation's balance at the horizon as a sentence: the levers
    that give most of what the scenario changes or, where none is moved, the parts of the flows that
    move the balance most the way it goes; "" where nothing matters. Of both occupations with whose
    it is."""
    say, year = frame.language, frame.years[-1]
    if frame.changed:
        found = frame.contributions(occupation, year)
        causes = [
            (
                lower(share_name(frame, one, by_group=True))
                if found.by_group
                else phrase(frame, one.levers),
                one.contribution,
            )
            for one in _largest(found)
        ]
    else:
        one = change_of(frame, occupation, year)
        way = _sign(one.size)
        parts = [part for part in facts.told_parts(one.flows) if len(part.names) == 1]
        acting = [part for part in parts if way and one.sign(part.value) == way]
        acting.sort(key=lambda part: -abs(part.value))
        causes = [(lower(part_name(part, one.flows, say)), part.value) for part in acting[:2]]
    if not causes:
        return ""
    told = [
        say(_CAUSE).format(name=name, n=format_number(value, 0, say.code, signed=True))
        for name, value in causes
    ]
    texts = (_GIVEN, _GIVEN_OF_WHOM) if frame.changed else (_CAUSES_OF_CHANGE, _CAUSES_OF_WHOM)
    return say(texts[len(frame.occupations) > 1]).format(
        who=word(f"{occupation}.short", say), base=frame.years[0], causes=listed(told, say)
    )


def flows_meaning(say: Language) -> str:
    """What the parts of a change are, and that they add up."""
    return say(_FLOWS_MEANING)


def shares_meaning(say: Language) -> str:
    """What a lever's share is."""
    return say(_SHARES_MEANING)


# --- what a step of each would give -------------------------------------------------------------


def ranking_name(frame: Frame, occupation: str, year: int) -> str:
    """The question that the ranking answers."""
    say = frame.language
    return say(_WHAT_MATTERS).format(
        year=year, who=word(f"{occupation}.short", say), unit=word(frame.unit, say)
    )


def ranking_text(told: Sequence[Ranked], occupation: str, say: Language) -> str:
    """The two steps that give most."""
    found = [
        (step_name(one, occupation, say), format_number(one.gap_change, 0, say.code, signed=True))
        for one in told[:2]
    ]
    if len(found) < 2:
        return "".join(say(_GIVES_MOST).format(first=name, n=n) for name, n in found)
    (first, n), (second, m) = found
    return say(_MATTERS_MOST).format(first=first, n=n, second=second, m=m)


def step_name(ranked: Ranked | Rate, occupation: str, say: Language) -> str:
    """A step of a lever in words: "Fastholdelse: 15 % færre stopper". Of a lever for the
    ``occupation`` that is asked about it is not said whose it is."""
    lever = ranked.lever
    parts = [] if lever.is_alone or not lever.sector else [lower(word(lever.sector, say))]
    if lever.occupation not in ("", occupation):
        parts.append(word(f"{lever.occupation}.short", say))
    where = "".join(f", {part}" for part in parts)
    text = lever.step_up if ranked.step > 0.0 else lever.step_down
    return say(text).format(n=_step(lever, abs(ranked.step), say), where=where)


def _step(lever: Lever, size: float, say: Language) -> str:
    """How far, in percent where the lever is a share of something that is nought unmoved."""
    shown = size * lever.unit.factor
    digits = 0 if rounded(shown, 1).is_integer() and lever.unit.factor > 1.0 else lever.digits(size)
    percent = lever.unit.code in ("share", "share_year") and lever.neutral == 0.0
    if percent:
        return format_percent(size, digits, say.code)
    return format_number(shown, digits, say.code)


def step_detail(frame: Frame, lever: Lever) -> str:
    """How far the lever plausibly goes, and that nobody decides it here, if that is so."""
    outside = "" if lever.planner else frame.language(OUTSIDE)
    return ", ".join(filter(None, (outside, plausible_text(frame, lever))))


def plausible_text(frame: Frame, lever: Lever) -> str:
    """How far the lever plausibly goes, whatever its years are."""
    seen = plausible_range(frame.plan, lever)
    ends = None if seen is None or seen.low is seen.high is None else replace(seen, per_year=None)
    return range_text(lever, ends, frame.language)


def moved_text(lever: Lever, value: float, say: Language) -> str:
    """What came of choosing a step."""
    return say(_LEVER_MOVED).format(name=lever.full_name(say, value), value=lever.text(value, say))


def _amount(value: float, unit: str, say: Language) -> str:
    """People without a sign; of full-time persons it is said that they are."""
    n = how_many(value, say)
    return say(_OF_UNIT).format(n=n, unit=counted(unit, value, say)) if unit == FTE else n


def _way(one: Change) -> int:
    return _sign(one.size)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
