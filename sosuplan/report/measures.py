"""The moved levers in words: what a scenario does differently from today."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.alone import one_by_one
from sosuplan.analysis.today import has_reform, today
from sosuplan.frame import FTE, Frame
from sosuplan.language import mark
from sosuplan.lever import Lever
from sosuplan.numbers import format_number, format_percent
from sosuplan.words import word

MOST_NAMED = 4
"""Measures that a sentence can carry; of more, the ones that matter most are named."""
NAMED_OF_MANY = 3
TINY = 1e-6
"""Persons: what a measure without an effect may differ by in computing."""

Families = tuple[tuple[Lever, ...], ...]
"""Levers, those of one family together."""

_REFORM = mark("Measures", "the retirement reform")
_PART_OF_REFORM = mark("Measures", "{n} of the retirement reform")
_EVERYONE = mark("Measures", "everyone on full time")
_FULLTIME = mark("Measures", "{n} on full time")
_FULLTIME_THERE = mark("Measures", "{n} on full time ({where})")
_FULLTIME_UP = mark("Measures", "more full time")
_FULLTIME_DOWN = mark("Measures", "less full time")
_INTAKE_UP = mark("Measures", "{n} more trainees")
_INTAKE_DOWN = mark("Measures", "{n} fewer trainees")
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
_AND = mark("Measures", "{first} and {last}")
_AND_MORE = mark("Measures", "{first} and {n} other changes")
_AND_ONE_MORE = mark("Measures", "{first} and one other change")


def moved(frame: Frame) -> tuple[Lever, ...]:
    """The levers that the scenario moves, in the order of the panel."""
    return tuple(lever for lever in frame.catalogue if lever.id in frame.scenario.levers)


def measures(frame: Frame) -> Families:
    """The moved levers that act on the frame's occupation, those of one family together.

    The years of the timing are no measure. Levers at the value of today change nothing.
    """
    families: dict[str, list[Lever]] = {}
    for lever in moved(frame):
        same = frame.scenario.levers[lever.id] == today(frame.plan, lever)
        if lever.group != "timing" and acts(frame, lever) and not same:
            families.setdefault(lever.family, []).append(lever)
    return tuple(map(tuple, families.values()))


def acts(frame: Frame, lever: Lever) -> bool:
    """False for a lever of the other occupation, unless helpers who train as assistants leave,
    and for a reform that postpones nothing."""
    if lever.family == "reform" and not has_reform(frame.plan):
        return False
    if lever.occupation in ("", frame.occupation) or frame.occupation == "all":
        return True
    trained = any(row.from_ssh_share for row in frame.plan.training if row.occupation == "SSA")
    return trained and lever.id == "intake_change:SSA"


def in_a_row(frame: Frame, found: Sequence[Sequence[Lever]]) -> str:
    """Measures as one list; of many, those that by themselves change the balance most."""
    if len(found) <= MOST_NAMED:
        return listed(frame, [_phrase(frame, levers) for levers in found])
    effects = alone(frame)
    by_effect = sorted(found, key=lambda levers: -abs(sum(effects[one.id] for one in levers)))
    first = [_phrase(frame, levers) for levers in by_effect[:NAMED_OF_MANY]]
    n = len(found) - NAMED_OF_MANY
    text = _AND_MORE if n > 1 else _AND_ONE_MORE
    return frame.language("Measures", text).format(first=", ".join(first), n=n)


def listed(frame: Frame, parts: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return frame.language("Measures", _AND).format(first=", ".join(parts[:-1]), last=parts[-1])


def by_sign(frame: Frame) -> tuple[Families, Families]:
    """The measures that by themselves better the balance at the horizon, and that worsen it."""
    found = measures(frame)
    effects = alone(frame)
    gains = [sum(effects[lever.id] for lever in levers) for levers in found]
    better, worse = (
        tuple(levers for levers, gain in zip(found, gains, strict=True) if sign * gain > TINY)
        for sign in (1, -1)
    )
    return better, worse


def alone(frame: Frame) -> dict[str, float]:
    """What each moved lever by itself adds to the balance at the horizon, in the frame's unit."""
    ids, projection = one_by_one(frame.scenario, frame.catalogue, frame.inputs)
    balances = [projection.balance(run, frame.occupation) for run in range(len(projection))]
    gaps = [float((b.gap_fte if frame.unit == FTE else b.gap_heads)[-1]) for b in balances]
    return {lever: gap - gaps[0] for lever, gap in zip(ids, gaps[1:], strict=True)}


def _phrase(frame: Frame, levers: Sequence[Lever]) -> str:
    say, code = frame.language, frame.language.code
    values = [frame.scenario.levers[lever.id] for lever in levers]
    family = levers[0].family
    if family == "reform":
        if values == [1.0]:
            return say("Measures", _REFORM)
        n = format_percent(values[0], 0, code)
        return say("Measures", _PART_OF_REFORM).format(n=n)
    if family == "fulltime_target":
        return _fulltime(frame, levers, values)
    if family == "intake_change":
        if len(set(values)) > 1:
            return say("Measures", _INTAKE)
        text = _INTAKE_UP if values[0] > 0 else _INTAKE_DOWN
        return say("Measures", text).format(n=format_percent(abs(values[0]), 0, code))
    up, down = _UP_DOWN[family]
    return say("Measures", up if sum(values) > 0 else down)


def _fulltime(frame: Frame, levers: Sequence[Lever], values: Sequence[float]) -> str:
    say = frame.language
    changes = [value - today(frame.plan, one) for one, value in zip(levers, values, strict=True)]
    if len(set(values)) > 1:
        return say("Measures", _FULLTIME_UP if sum(changes) > 0 else _FULLTIME_DOWN)
    sectors = list(dict.fromkeys(lever.sector for lever in levers))
    groups = [group for group in frame.plan.groups if frame.occupation in ("all", group[1])]
    if len(levers) == len(groups):
        if values[0] == 1.0:
            return say("Measures", _EVERYONE)
        return say("Measures", _FULLTIME).format(n=_percent(values[0], frame))
    where = listed(frame, [_lower(word(sector, say)) for sector in sectors])
    return say("Measures", _FULLTIME_THERE).format(n=_percent(values[0], frame), where=where)


def _percent(share: float, frame: Frame) -> str:
    """With a decimal only where there is one."""
    whole = format_number(100.0 * share, 1, frame.language.code)
    return format_percent(share, 0 if whole[-1] == "0" else 1, frame.language.code)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
