"""Why a move of a lever changes nothing in the years and for the occupation that are looked at.

The engine is asked, not guessed: what could stand in the way is taken away, one thing at a time,
and what has to go before the move acts is the cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from sosuplan.analysis.effects import first_apart, longer_inputs, only
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import FULL_TIME_HOURS, Plan
from sosuplan.model.scenario import Scenario


class NoEffect(StrEnum):
    """What keeps a move from changing anything: of several things, the first that has to go."""

    AS_BEFORE = "as_before"
    """The lever stands where it stood, or a target is what the plan has today."""
    NO_MEASURE = "no_measure"
    """The scenario's years were moved, and no measure goes by them."""
    OTHER_OCCUPATION = "other_occupation"
    """It acts only on the occupation that is not looked at."""
    AFTER_HORIZON = "after_horizon"
    """It acts after the last year."""
    OVERRULED = "overruled"
    """The demand scenario assumes more full time than the move can bring."""
    AT_END = "at_end"
    """The figure that it changes can go no further: no sick days are left, say."""
    OTHER_LEVERS = "other_levers"
    """The scenario's other levers leave nothing for it to do."""
    NOBODY = "nobody"
    """There is nobody, or nothing, that it could act on: no trainees, no such staff, no reform."""
    TOO_SMALL = "too_small"
    """What it does is lost in rounding."""
    UNKNOWN = "unknown"
    """None of these: nobody has seen it yet."""


@dataclass(frozen=True)
class _Case:
    """A move, and all that may stand in its way."""

    plan: Plan
    catalogue: LeverCatalogue
    inputs: EngineInputs
    before: Scenario
    after: Scenario
    lever: Lever
    occupation: str

    @property
    def up(self) -> bool:
        """Whether the lever goes up."""
        before, after = (self._value(one) for one in (self.before, self.after))
        return after >= before

    def _value(self, scenario: Scenario) -> float:
        value = scenario.levers.get(self.lever.id)
        return today(self.plan, self.lever) if value is None else value

    @property
    def stays(self) -> bool:
        """True if the lever stands where it stood."""
        return abs(self._value(self.after) - self._value(self.before)) <= _ALIKE

    def acts(self) -> bool:
        """Whether supply or demand of any year are others."""
        runs = (self.before, self.after)
        projection = project(self.inputs, LeverSets.of(runs, self.catalogue, self.inputs))
        before, after = (projection.balance(run, self.occupation) for run in range(2))
        return first_apart(before, after) is not None


_ALIKE = 1e-12
_HALF = 0.5
"""A share that can go either way,"""
_HOURS, _DAYS, _PEOPLE, _LEAVING = 20.0, 20.0, 100.0, 0.05
"""and hours, sick days, people and a yearly probability that can."""


def no_effect(
    plan: Plan,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    before: Scenario,
    after: Scenario,
    lever: Lever,
    occupation: str,
) -> NoEffect | None:
    """Why ``lever`` going from where it stands in one scenario to where it stands in another makes
    no difference to ``occupation`` (``SSA``, ``SSH``, ``all``) in any year; None if it does.

    ``inputs`` are those of ``plan``.
    """
    case = _Case(plan, catalogue, inputs, before, after, lever, occupation)
    if case.acts():
        return None
    if lever.is_timing:
        if not _followers(case):
            return NoEffect.NO_MEASURE
    elif case.stays:
        return NoEffect.AS_BEFORE
    causes = tuple(one for one in _TAKEN_AWAY if not (lever.is_timing and one in _OF_MEASURES))
    for cause in causes:
        if _without(case, (cause,)).acts():
            return cause
    # Several things stand in its way: what need not go is put back, the last first.
    if not _without(case, causes).acts():
        return NoEffect.UNKNOWN
    needed = list(causes)
    for cause in reversed(causes):
        rest = [one for one in needed if one != cause]
        if _without(case, rest).acts():
            needed = rest
    return needed[0]


def _followers(case: _Case) -> list[str]:
    """The measures that go by the scenario's year that was moved."""
    place = int(case.lever.id == "full_effect_year")
    return [
        one
        for one in case.after.levers
        if (lever := case.catalogue[one]).has_years
        and (lever.gradual or not place)
        and case.after.timing.get(one, (None, None))[place] is None
    ]


def _without(case: _Case, causes: Iterable[NoEffect]) -> _Case:
    """The move with these things out of its way."""
    for cause in _TAKEN_AWAY:
        if cause in causes:
            case = _TAKEN_AWAY[cause](case)
    return case


def _both_occupations(case: _Case) -> _Case:
    return replace(case, occupation="all")


def _more_years(case: _Case) -> _Case:
    return replace(case, inputs=longer_inputs(case.plan))


def _no_assumption(case: _Case) -> _Case:
    nothing = np.zeros_like(case.inputs.demand_fulltime)
    return replace(case, inputs=replace(case.inputs, demand_fulltime=nothing))


def _away_from_end(case: _Case) -> _Case:
    """The figure that the lever changes where it can go either way."""
    name = case.lever.figure.partition(".")[2]
    inputs = case.inputs
    if name in ("parttime_hours", "fulltime_share"):
        # On full time nobody works more than part-timers who work 37 hours do.
        hours = np.where(inputs.parttime_hours >= FULL_TIME_HOURS, _HOURS, inputs.parttime_hours)
        return replace(case, inputs=replace(inputs, parttime_hours=hours))
    if name == "sickness_days" and case.up:
        days = np.maximum(inputs.sickness_days, _DAYS)
        return replace(case, inputs=replace(inputs, sickness_days=days))
    if name in ("gf2_completion", "transition", "main_completion", "entry_share"):
        share = getattr(inputs, name)
        share = np.minimum(share, _HALF) if case.up else np.maximum(share, _HALF)
        return replace(case, inputs=replace(inputs, **{name: share}))
    return case


def _no_other_levers(case: _Case) -> _Case:
    before, after = (only(one, case.catalogue, case.lever.id) for one in (case.before, case.after))
    return replace(case, before=before, after=after)


def _somebody(case: _Case) -> _Case:
    """With staff of every age in every group, part-timers among them, who leave and retire, with
    trainees on every step and a need, and with a reform."""
    inputs = case.inputs
    slope = np.linspace(0.0, _HALF, inputs.retirement.shape[-1])
    shares: Any = {
        name: np.where(getattr(inputs, name) > 0.0, getattr(inputs, name), _HALF)
        for name in ("gf2_completion", "transition", "main_completion", "entry_share")
    }
    reform = inputs.with_reform
    if not np.any(reform != inputs.without_reform):
        reform = reform + 1.0
    full = inputs.fulltime_share >= 1.0
    return replace(
        case,
        inputs=replace(
            inputs,
            heads=inputs.heads + 1.0,
            fulltime_share=np.where(full, _HALF, inputs.fulltime_share),
            parttime_hours=np.where(full, _HOURS, inputs.parttime_hours),
            gf2_starts=inputs.gf2_starts + _PEOPLE,
            retirement=np.broadcast_to(slope, inputs.retirement.shape).copy(),
            other_exits=np.maximum(inputs.other_exits, _LEAVING),
            with_reform=reform,
            demand_heads=inputs.demand_heads + _PEOPLE,
            **shares,
        ),
    )


def _all_the_way(case: _Case) -> _Case:
    end = case.lever.high if case.up else case.lever.low
    return replace(case, after=case.after.with_lever(case.lever.id, end))


_TAKEN_AWAY: dict[NoEffect, Callable[[_Case], _Case]] = {
    NoEffect.OTHER_OCCUPATION: _both_occupations,
    NoEffect.AFTER_HORIZON: _more_years,
    NoEffect.OVERRULED: _no_assumption,
    NoEffect.AT_END: _away_from_end,
    NoEffect.OTHER_LEVERS: _no_other_levers,
    NoEffect.NOBODY: _somebody,
    NoEffect.TOO_SMALL: _all_the_way,
}
"""How each cause is taken away, in the order in which they are told; longer years come before what
changes the figures of all of them."""

_OF_MEASURES = {NoEffect.AT_END, NoEffect.OTHER_LEVERS, NoEffect.TOO_SMALL}
"""Causes that a measure may have, and the scenario's years not."""
