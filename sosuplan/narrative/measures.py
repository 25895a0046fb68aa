"""The moved levers in words: what a scenario does differently from the baseline, and the sizes that
one lever has, each with what it is of: its potential among today's staff, and its effect on the
balance at the horizon in full-time persons and in persons."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.effects import Cause
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.analysis.today import today
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.reasons import meaning, own_years
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_percent, rounded, whole
from sosuplan.text.terms import capital, counted, listed, lower, more_or_fewer, word

MOST_NAMED = 4
"""Causes that a sentence can carry; of more, the largest are named."""
NAMED_OF_MANY = 3
MORE_DECIMALS = 4

_THERE = N_("{measure} ({where})")
_OF_WHOM = N_("{who}: {where}")
_TOGETHER = N_("the changes together")
_AND_MORE = NN_("{first} and one other change", "{first} and {n} other changes")
_NOTHING = N_("No lever is moved: the projection shows what follows {without}.")
_NOTHING_BUT_DEMAND = N_("No lever is moved.")
_ONLY_TIMING = N_("No lever but the timing is moved: the projection shows what follows {without}.")
_ONLY_TIMING_AND_DEMAND = N_("No lever but the timing is moved.")
_WHY = N_("Why: {note}")
_WHY_AND_SOURCE = N_("Why: {note} (source: {source})")
_ITS_SOURCE = N_("Source: {source}")
_POTENTIAL = N_("Potential")
_IF = N_("{n} {unit}, if {share} of the staff of {year} were on full time")
_EFFECT = N_("Effect in {year}")
_GIVES = N_("{fte} {fte_unit} or {heads} {heads_unit} on the balance, with this lever alone")
_DIFFERENCE = N_("The difference")
_POTENTIAL_IS = N_(
    "The potential is that of the staff of {base}, the effect that on the balance in {year}, each"
    " lever by itself."
)
_UNITS = N_(
    "In full-time persons the staff does more work; in persons fewer are needed for the same work."
)


def in_a_row(frame: Frame, causes: Sequence[Cause]) -> str:
    """Causes as one list in their order, the largest first; of many, the largest alone."""
    if len(causes) <= MOST_NAMED:
        return listed([phrase(frame, cause.levers) for cause in causes], frame.language)
    first = [phrase(frame, cause.levers) for cause in causes[:NAMED_OF_MANY]]
    n = len(causes) - NAMED_OF_MANY
    return frame.language.plural(_AND_MORE, n).format(first=", ".join(first), n=n)


def together(frame: Frame) -> str:
    """What is named where no change matters by itself, because they are many or act together."""
    return frame.language(_TOGETHER)


def shown_as_today(frame: Frame, lever: Lever, more: int = 0) -> bool:
    """True if the scenario's value is shown as the unmoved one is, with so many more decimals."""
    values = today(frame.plan, lever), frame.scenario.levers[lever.id]
    before, after = (lever.text(value, frame.language, more=more) for value in values)
    return before == after


def more_decimals(frame: Frame, lever: Lever) -> int:
    """How many more decimals it takes to tell the scenario's value from the unmoved one."""
    return next(
        (more for more in range(MORE_DECIMALS) if not shown_as_today(frame, lever, more)),
        MORE_DECIMALS,
    )


def phrase(frame: Frame, levers: Sequence[Lever]) -> str:
    """What levers of one family do differently from today, as a noun."""
    say, one = frame.language, levers[0]
    values = [frame.scenario.levers[lever.id] for lever in levers]
    before = [today(frame.plan, lever) for lever in levers]
    way = _way([value - was for value, was in zip(values, before, strict=True)])
    others = [
        other
        for other in frame.catalogue
        if other.family == one.family
        and (frame.occupation == "all" or other.occupation in ("", frame.occupation))
        and other not in levers
    ]
    where = _where(frame, levers) if others else ""
    text, n = {1: one.up, -1: one.down, 0: one.mixed}[way], ""
    by = {1: one.up_by, -1: one.down_by}.get(way, "")
    # "0 %" of something is said by the phrase that has no figure.
    if by and len(set(values)) == 1 and values[0]:
        (value,) = set(values)
        n = _share(frame, one, abs(value))
        if all(today(frame.plan, other) == value for other in others):
            text, where = by if value != 1.0 else one.whole or by, ""
        elif where:
            text = by
    measure = say(text).format(n=n)
    years = {own_years(frame, lever) for lever in levers}
    if n and len(years) == 1:
        # A value is told, and holds from its own years on.
        where = ", ".join(filter(None, (where, *years)))
    return say(_THERE).format(measure=measure, where=where) if where else measure


def explained(frame: Frame, lever: Lever) -> str:
    """What a moved lever means in the plan's own figures, and why it is moved, if that is said."""
    why = reason_given(frame.plan, frame.scenario, lever, frame.language)
    return ". ".join(filter(None, (meaning(frame, lever), why)))


def effect_name(frame: Frame, lever: Lever) -> str:
    """What a moved lever is called where only what it gives stands beside it: less of what is in
    force anyway is not called by its name."""
    value, say = frame.scenario.levers[lever.id], frame.language
    if lever.neutral and value < lever.neutral:
        return capital(phrase(frame, (lever,)))
    return lever.full_name(say, value)


def _share(frame: Frame, lever: Lever, share: float) -> str:
    """A share as the lever shows it, in whole percent where it is whole."""
    decimals = lever.digits(share) + more_decimals(frame, lever)
    is_whole = rounded(100.0 * share, decimals).is_integer()
    return format_percent(share, 0 if is_whole else decimals, frame.language.code)


def _where(frame: Frame, levers: Sequence[Lever]) -> str:
    """The sectors or the occupation of ``levers``, or the sectors of one occupation; "" if that
    would not be true."""
    say = frame.language
    who = [word(f"{one}.short", say) for one in dict.fromkeys(one.occupation for one in levers)]
    sectors = list(dict.fromkeys(lever.sector for lever in levers))
    if sectors == [""] or all(lever.is_alone for lever in levers):
        return listed(who, say)
    where = listed([lower(word(sector, say)) for sector in sectors], say)
    groups = [group for group in frame.plan.groups if group[0] in sectors]
    shown = [group for group in groups if frame.occupation in ("all", group[1])]
    if len(levers) == len(shown):
        return where
    return say(_OF_WHOM).format(who=who[0], where=where) if len(who) == 1 else ""


def _way(changes: Sequence[float]) -> int:
    """1 if all go up, -1 if all go down, 0 if some do either."""
    signs = {1 if change > 0 else -1 for change in changes}
    return signs.pop() if len(signs) == 1 else 0


def listed_levers(frame: Frame) -> tuple[Lever, ...]:
    """The moved levers but for the timing, in the order of the panel. One that is shown at its
    unmoved value is only moved if that changes anything."""
    return tuple(
        lever
        for lever in frame.moved
        if not lever.is_timing
        and (frame.effects[lever.id].first is not None or not shown_as_today(frame, lever))
    )


def nothing_moved(frame: Frame) -> str:
    """What is said where no lever is moved that changes anything. A demand scenario may change the
    full time by itself."""
    timing = any(lever.is_timing for lever in frame.moved)
    text = _ONLY_TIMING if timing else _NOTHING
    if frame.demand_scenario.fulltime_target:
        text = _ONLY_TIMING_AND_DEMAND if timing else _NOTHING_BUT_DEMAND
    without = baseline_name(frame.language)
    return frame.language(text).format(without=without)


def potential(frame: Frame, lever: Lever) -> float | None:
    """Full-time persons that today's staff would be worth more at the scenario's target; None of a
    lever that has none."""
    if not lever.sets_fulltime:
        return None
    target = frame.scenario.levers[lever.id]
    return fulltime_potential(frame.plan, lever.sector, lever.occupation, target)


def sizes(frame: Frame, lever: Lever) -> list[tuple[str, str]]:
    """The sizes of a moved lever, each with its name, and how they differ; none of one that does
    nothing to the balance."""
    effect, say = frame.effects.get(lever.id), frame.language
    if effect is None or effect.first is None:
        return []
    found = []
    gained = potential(frame, lever)
    if gained is not None:
        text = say(_IF).format(
            n=more_or_fewer(gained, say),
            unit=counted("fte", gained, say),
            share=lever.text(frame.scenario.levers[lever.id], say),
            year=frame.plan.base_year,
        )
        found.append((say(_POTENTIAL), text))
    text = say(_GIVES).format(
        fte=more_or_fewer(effect.gain_fte, say, signed=True),
        fte_unit=counted("fte", effect.gain_fte, say),
        heads=more_or_fewer(effect.gain_heads, say, signed=True),
        heads_unit=counted("heads", effect.gain_heads, say),
    )
    found.append((say(_EFFECT).format(year=frame.years[-1]), text))
    if gained is not None and whole(effect.gain_heads) != whole(effect.gain_fte):
        found.append((say(_DIFFERENCE), difference(frame)))
    return found


def reason_given(plan: Plan, scenario: Scenario, lever: Lever, language: Language) -> str:
    """Why ``lever`` has its value in ``scenario``, as whoever moved it says, and the source of
    that, in one line without a full stop; "" if nobody has said it."""
    note, source = scenario.reasons.get(lever.id, ("", ""))
    titles = {one.id: one.title for one in plan.sources}
    text = _WHY if source not in titles else _WHY_AND_SOURCE if note else _ITS_SOURCE
    if text == _WHY and not note:
        return ""
    return language(text).format(note=" ".join(note.split()), source=titles.get(source, ""))


def difference(frame: Frame) -> str:
    """Why potential and effects are different figures."""
    what = frame.language(_POTENTIAL_IS).format(base=frame.plan.base_year, year=frame.years[-1])
    return f"{what} {frame.language(_UNITS)}"
