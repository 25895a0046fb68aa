"""The moved levers in words: what a scenario does differently from the baseline."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.effects import Cause
from sosuplan.analysis.today import today
from sosuplan.frame import Frame
from sosuplan.language import mark
from sosuplan.lever import Lever
from sosuplan.numbers import format_percent, rounded
from sosuplan.words import word

MOST_NAMED = 4
"""Causes that a sentence can carry; of more, the largest are named."""
NAMED_OF_MANY = 3
MORE_DECIMALS = 4

_REFORM = mark("Measures", "the retirement reform")
_PART_OF_REFORM = mark("Measures", "{n} of the retirement reform")
_EVERYONE = mark("Measures", "everyone on full time")
_FULLTIME = mark("Measures", "{n} on full time")
_FULLTIME_THERE = mark("Measures", "{n} on full time ({where})")
_FULLTIME_UP = mark("Measures", "more full time")
_FULLTIME_DOWN = mark("Measures", "less full time")
_FULLTIME_BOTH = mark("Measures", "another share on full time")
_THERE = mark("Measures", "{measure} ({where})")
_OF_WHOM = mark("Measures", "{who}: {where}")
_INTAKE_UP = mark("Measures", "{n} more trainees")
_INTAKE_DOWN = mark("Measures", "{n} fewer trainees")
_SOME_MORE = mark("Measures", "more trainees")
_SOME_FEWER = mark("Measures", "fewer trainees")
_INTAKE = mark("Measures", "another intake of trainees")
_UP_DOWN = {
    "senior_years": (
        mark("Measures", "later retirement for seniors"),
        mark("Measures", "earlier retirement for seniors"),
    ),
    "parttime_hours_gain": (mark("Measures", "more hours for part-timers"),) * 2,
    "training_guarantee": (mark("Measures", "a training place guarantee"),) * 2,
    "dropout_reduction": (
        mark("Measures", "less dropout"),
        mark("Measures", "more dropout"),
    ),
    "entry_share_gain": (
        mark("Measures", "more graduates entering the field"),
        mark("Measures", "fewer graduates entering the field"),
    ),
    "retention": (
        mark("Measures", "fewer leaving for other jobs"),
        mark("Measures", "more leaving for other jobs"),
    ),
    "sickness_reduction_days": (
        mark("Measures", "fewer sick days"),
        mark("Measures", "more sick days"),
    ),
    "other_recruitment": (mark("Measures", "other recruitment"),) * 2,
    "demand_growth_change": (
        mark("Measures", "stronger growth in demand"),
        mark("Measures", "weaker growth in demand"),
    ),
    "productivity_gain": (
        mark("Measures", "labour-saving technology"),
        mark("Measures", "more work for the same task"),
    ),
}
_TOGETHER = mark("Measures", "the changes together")
_AND = mark("Measures", "{first} and {last}")
_AND_MORE = mark("Measures", "{first} and {n} other changes")
_AND_ONE_MORE = mark("Measures", "{first} and one other change")


def in_a_row(frame: Frame, causes: Sequence[Cause]) -> str:
    """Causes as one list in their order, the largest first; of many, the largest alone."""
    if len(causes) <= MOST_NAMED:
        return listed(frame, [phrase(frame, cause.levers) for cause in causes])
    first = [phrase(frame, cause.levers) for cause in causes[:NAMED_OF_MANY]]
    n = len(causes) - NAMED_OF_MANY
    text = _AND_MORE if n > 1 else _AND_ONE_MORE
    return frame.language("Measures", text).format(first=", ".join(first), n=n)


def together(frame: Frame) -> str:
    """What is named where no change matters by itself, because they are many or act together."""
    return frame.language("Measures", _TOGETHER)


def listed(frame: Frame, parts: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return frame.language("Measures", _AND).format(first=", ".join(parts[:-1]), last=parts[-1])


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
            return say("Measures", _REFORM)
        return say("Measures", _PART_OF_REFORM).format(n=_share(frame, levers[0], values[0]))
    if family == "fulltime_target":
        return _fulltime(frame, levers, values)
    if family == "intake_change":
        return _intake(frame, levers, values)
    up, down = _UP_DOWN[family]
    return say("Measures", up if sum(values) > 0 else down)


def _share(frame: Frame, lever: Lever, share: float) -> str:
    """A share as the lever shows it, in whole percent where it is whole."""
    decimals = lever.digits(share) + more_decimals(frame, lever)
    whole = rounded(100.0 * share, decimals).is_integer()
    return format_percent(share, 0 if whole else decimals, frame.language.code)


def _intake(frame: Frame, levers: Sequence[Lever], values: Sequence[float]) -> str:
    say, way = frame.language, _way(values)
    if not way:
        return say("Measures", _INTAKE)
    if len(set(values)) > 1:
        return say("Measures", _SOME_MORE if way > 0 else _SOME_FEWER)
    text = _INTAKE_UP if way > 0 else _INTAKE_DOWN
    said = say("Measures", text).format(n=_share(frame, levers[0], abs(values[0])))
    if frame.occupation == "all" and len(levers) < len(frame.plan.occupations):
        who = word(f"{levers[0].occupation}.short", say)
        said = say("Measures", _THERE).format(measure=said, where=who)
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
            return say("Measures", _EVERYONE if values[0] == 1.0 else _FULLTIME).format(n=n)
        if where := _where(frame, levers):
            return say("Measures", _FULLTIME_THERE).format(n=n, where=where)
    text = {1: _FULLTIME_UP, -1: _FULLTIME_DOWN, 0: _FULLTIME_BOTH}[way]
    said = say("Measures", text)
    if len(levers) == len(every) or not (where := _where(frame, levers)):
        return said
    return say("Measures", _THERE).format(measure=said, where=where)


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
    return say("Measures", _OF_WHOM).format(who=who, where=where)


def _way(changes: Sequence[float]) -> int:
    """1 if all go up, -1 if all go down, 0 if some do either."""
    signs = {1 if change > 0 else -1 for change in changes}
    return signs.pop() if len(signs) == 1 else 0


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
