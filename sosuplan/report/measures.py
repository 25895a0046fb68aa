"""The moved levers in words: what a scenario does differently from the baseline."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.effects import Cause
from sosuplan.analysis.today import today
from sosuplan.frame import Frame
from sosuplan.language import N_
from sosuplan.lever import Lever
from sosuplan.numbers import format_percent, rounded
from sosuplan.words import word

MOST_NAMED = 4
"""Causes that a sentence can carry; of more, the largest are named."""
NAMED_OF_MANY = 3
MORE_DECIMALS = 4

_REFORM = N_("the retirement reform")
_PART_OF_REFORM = N_("{n} of the retirement reform")
_EVERYONE = N_("everyone on full time")
_FULLTIME = N_("{n} on full time")
_FULLTIME_THERE = N_("{n} on full time ({where})")
_FULLTIME_UP = N_("more full time")
_FULLTIME_DOWN = N_("less full time")
_FULLTIME_BOTH = N_("another share on full time")
_THERE = N_("{measure} ({where})")
_OF_WHOM = N_("{who}: {where}")
_INTAKE_UP = N_("{n} more trainees")
_INTAKE_DOWN = N_("{n} fewer trainees")
_SOME_MORE = N_("more trainees")
_SOME_FEWER = N_("fewer trainees")
_INTAKE = N_("another intake of trainees")
_UP_DOWN = {
    "senior_years": (
        N_("later retirement for seniors"),
        N_("earlier retirement for seniors"),
    ),
    "parttime_hours_gain": (N_("more hours for part-timers"),) * 2,
    "training_guarantee": (N_("a training place guarantee"),) * 2,
    "dropout_reduction": (
        N_("less dropout"),
        N_("more dropout"),
    ),
    "entry_share_gain": (
        N_("more graduates entering the field"),
        N_("fewer graduates entering the field"),
    ),
    "retention": (
        N_("fewer leaving for other jobs"),
        N_("more leaving for other jobs"),
    ),
    "sickness_reduction_days": (
        N_("fewer sick days"),
        N_("more sick days"),
    ),
    "other_recruitment": (N_("other recruitment"),) * 2,
    "demand_growth_change": (
        N_("stronger growth in demand"),
        N_("weaker growth in demand"),
    ),
    "productivity_gain": (
        N_("labour-saving technology"),
        N_("more work for the same task"),
    ),
}
_TOGETHER = N_("the changes together")
_AND = N_("{first} and {last}")
_AND_MORE = N_("{first} and {n} other changes")
_AND_ONE_MORE = N_("{first} and one other change")


def in_a_row(frame: Frame, causes: Sequence[Cause]) -> str:
    """Causes as one list in their order, the largest first; of many, the largest alone."""
    if len(causes) <= MOST_NAMED:
        return listed(frame, [phrase(frame, cause.levers) for cause in causes])
    first = [phrase(frame, cause.levers) for cause in causes[:NAMED_OF_MANY]]
    n = len(causes) - NAMED_OF_MANY
    text = _AND_MORE if n > 1 else _AND_ONE_MORE
    return frame.language(text).format(first=", ".join(first), n=n)


def together(frame: Frame) -> str:
    """What is named where no change matters by itself, because they are many or act together."""
    return frame.language(_TOGETHER)


def listed(frame: Frame, parts: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return frame.language(_AND).format(first=", ".join(parts[:-1]), last=parts[-1])


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
    say = frame.language
    values = [frame.scenario.levers[lever.id] for lever in levers]
    family = levers[0].family
    if family == "reform":
        if values == [1.0]:
            return say(_REFORM)
        return say(_PART_OF_REFORM).format(n=_share(frame, levers[0], values[0]))
    if family == "fulltime_target":
        return _fulltime(frame, levers, values)
    if family == "intake_change":
        return _intake(frame, levers, values)
    up, down = _UP_DOWN[family]
    return say(up if sum(values) > 0 else down)


def _share(frame: Frame, lever: Lever, share: float) -> str:
    """A share as the lever shows it, in whole percent where it is whole."""
    decimals = lever.digits(share) + more_decimals(frame, lever)
    whole = rounded(100.0 * share, decimals).is_integer()
    return format_percent(share, 0 if whole else decimals, frame.language.code)


def _intake(frame: Frame, levers: Sequence[Lever], values: Sequence[float]) -> str:
    say, way = frame.language, _way(values)
    if not way:
        return say(_INTAKE)
    if len(set(values)) > 1:
        return say(_SOME_MORE if way > 0 else _SOME_FEWER)
    text = _INTAKE_UP if way > 0 else _INTAKE_DOWN
    said = say(text).format(n=_share(frame, levers[0], abs(values[0])))
    if frame.occupation == "all" and len(levers) < len(frame.plan.occupations):
        who = word(f"{levers[0].occupation}.short", say)
        said = say(_THERE).format(measure=said, where=who)
    return said


def _fulltime(frame: Frame, levers: Sequence[Lever], values: Sequence[float]) -> str:
    say, plan = frame.language, frame.plan
    way = _way([value - today(plan, one) for one, value in zip(levers, values, strict=True)])
    every = [
        one
        for one in frame.catalogue
        if one.family == "fulltime_target" and frame.occupation in ("all", one.occupation)
    ]
    if len(set(values)) == 1 and way > 0:
        n = _share(frame, levers[0], values[0])
        if all(one in levers or today(plan, one) == values[0] for one in every):
            return say(_EVERYONE if values[0] == 1.0 else _FULLTIME).format(n=n)
        if where := _where(frame, levers):
            return say(_FULLTIME_THERE).format(n=n, where=where)
    text = {1: _FULLTIME_UP, -1: _FULLTIME_DOWN, 0: _FULLTIME_BOTH}[way]
    said = say(text)
    if len(levers) == len(every) or not (where := _where(frame, levers)):
        return said
    return say(_THERE).format(measure=said, where=where)


def _where(frame: Frame, levers: Sequence[Lever]) -> str:
    """The sectors of ``levers``, of one occupation if they are; "" if that would not be true."""
    say = frame.language
    sectors = list(dict.fromkeys(lever.sector for lever in levers))
    where = listed(frame, [_lower(word(sector, say)) for sector in sectors])
    groups = [group for group in frame.plan.groups if group[0] in sectors]
    asked = [group for group in groups if frame.occupation in ("all", group[1])]
    if len(levers) == len(asked):
        return where
    occupations = {lever.occupation for lever in levers}
    if len(occupations) > 1:
        return ""
    who = word(f"{occupations.pop()}.short", say)
    return say(_OF_WHOM).format(who=who, where=where)


def _way(changes: Sequence[float]) -> int:
    """1 if all go up, -1 if all go down, 0 if some do either."""
    signs = {1 if change > 0 else -1 for change in changes}
    return signs.pop() if len(signs) == 1 else 0


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
