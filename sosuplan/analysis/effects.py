"""What moved levers do to the balance: which act, from when, what each gives, which matter."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import Balance, EngineInputs, LeverSets, project
from sosuplan.engine.inputs import COHORTS_BEFORE
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

_SAME = 1e-9
"""Balances that differ by a smaller share are the same: what is between them is rounding."""
MATTERS = 0.05
"""A cause gives at least this share of the change: what gives less is not said to cause it."""
TINY = 1e-6
"""Persons: what a lever without an effect may differ by in computing."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one lever of a scenario does to the balance of an occupation, or of all."""

    gain_heads: float
    """What it adds to the balance at the horizon by itself: persons,"""
    gain_fte: float
    """and full-time persons. Gains do not add up, because levers act on each other."""
    first: int | None
    """The first year whose supply or demand is another with the lever than without it, by itself or
    beside the scenario's other levers; None if there is no such year."""
    beside: int | None
    """The first such year beside the scenario's other levers alone."""


def effects(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    within: Container[str] | None = None,
) -> dict[str, Effect]:
    """The effect of each lever that ``scenario`` sets, by its id, in the order of the catalogue; of
    those ``within``, if given.

    The years of the timing levers are no measure: they are the same in every run. ``occupation`` is
    ``SSA``, ``SSH`` or ``all``.
    """
    none = only(scenario, catalogue)
    ids = [
        one.id
        for one in catalogue
        if one.id in scenario.levers and not one.is_timing and (within is None or one.id in within)
    ]
    alone = [only(scenario, catalogue, one) for one in ids]
    without = [scenario.with_lever(one, None) for one in ids]
    runs = (none, scenario, *alone, *without)
    projection = project(inputs, LeverSets.of(runs, catalogue, inputs))
    nothing, everything, *others = (projection.balance(run, occupation) for run in range(len(runs)))
    found = {}
    for place, one in enumerate(ids):
        by_itself, left_out = others[place], others[len(ids) + place]
        beside = first_apart(left_out, everything)
        years = (first_apart(nothing, by_itself), beside)
        found[one] = Effect(
            float(by_itself.gap_heads[-1] - nothing.gap_heads[-1]),
            float(by_itself.gap_fte[-1] - nothing.gap_fte[-1]),
            min((year for year in years if year is not None), default=None),
            beside,
        )
    return found


def only(scenario: Scenario, catalogue: LeverCatalogue, *ids: str) -> Scenario:
    """``scenario`` with no levers moved but ``ids``, and the years of the timing."""
    kept = {
        one: at for one, at in scenario.levers.items() if catalogue[one].is_timing or one in ids
    }
    return replace(scenario, levers=kept)


@dataclass(frozen=True, slots=True)
class Cause:
    """Levers of one family that by themselves move the balance the same way, or one lever."""

    levers: tuple[Lever, ...]
    """In the order of the panel."""
    gain: float
    """What they add to the balance at the horizon by themselves, in the unit asked for: positive
    where they help, negative where they hurt."""
    share: float
    """Its size as a share of the change (see ``Causes``)."""


@dataclass(frozen=True, slots=True)
class Causes:
    """Why the balance at the horizon is another than the baseline's.

    Where levers pull both ways, the change is all that one way gives: else a small sum of large
    opposites would make everything matter.
    """

    change: float
    """By how much the balance differs from the baseline's."""
    named: tuple[Cause, ...]
    """What gives a twentieth of the change (``MATTERS``) or more, largest first."""
    left_out: int
    """How many others act that give less."""

    def way(self, sign: int) -> tuple[Cause, ...]:
        """The named causes that help (1) or hurt (-1)."""
        return tuple(cause for cause in self.named if cause.gain * sign > 0)


def causes(gains: Mapping[tuple[Lever, ...], float], change: float) -> Causes:
    """The causes of a ``change`` of the balance, of levers and what they give by themselves."""
    found = {levers: gain for levers, gain in gains.items() if abs(gain) > TINY}
    ways = (abs(sum(gain for gain in found.values() if gain * sign > 0)) for sign in (1, -1))
    whole = max(abs(change), *ways)
    every = (Cause(levers, gain, abs(gain) / whole) for levers, gain in found.items())
    # Equal ones stay in the order of the panel.
    ordered = sorted(every, key=lambda cause: -abs(cause.gain))
    named = tuple(cause for cause in ordered if cause.share >= MATTERS)
    return Causes(change, named, len(gains) - len(named))


def families(
    effects: Mapping[str, Effect], catalogue: LeverCatalogue, *, fte: bool
) -> tuple[tuple[Lever, ...], ...]:
    """The levers that act: those of one family that by themselves move the balance at the horizon
    the same way, together."""
    found: dict[tuple[str, int], list[Lever]] = {}
    for one, effect in effects.items():
        if effect.first is not None:
            gain = effect.gain_fte if fte else effect.gain_heads
            sign = 0 if abs(gain) <= TINY else 1 if gain > 0 else -1
            found.setdefault((catalogue[one].family, sign), []).append(catalogue[one])
    return tuple(map(tuple, found.values()))


def gains_together(
    groups: Sequence[tuple[Lever, ...]],
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    measure: Callable[[Balance], float],
) -> dict[tuple[Lever, ...], float]:
    """What each group of levers by itself adds to what ``measure`` finds of a balance."""
    runs = [only(scenario, catalogue, *(one.id for one in group)) for group in ((), *groups)]
    projection = project(inputs, LeverSets.of(runs, catalogue, inputs))
    balances = [projection.balance(run, occupation) for run in range(len(runs))]
    nothing, *gaps = map(measure, balances)
    return {group: gap - nothing for group, gap in zip(groups, gaps, strict=True)}


def would_act(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    within: Container[str] | None = None,
) -> dict[str, int | None]:
    """For each lever that ``scenario`` does not set, but for the timing, and of those ``within``,
    if given: the first year that would be another if it went to the far end of its range; None if
    no year would."""
    ends = {
        one.id: scenario.with_lever(one.id, one.high)
        for one in catalogue
        if one.id not in scenario.levers
        and not one.is_timing
        and (within is None or one.id in within)
    }
    return first_years(scenario, ends, catalogue, inputs, occupation)


def first_years(
    scenario: Scenario,
    others: Mapping[str, Scenario],
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
) -> dict[str, int | None]:
    """The first year in which each of the others differs from ``scenario``; None if none does."""
    runs = [scenario, *others.values()]
    projection = project(inputs, LeverSets.of(runs, catalogue, inputs))
    now, *found = (projection.balance(run, occupation) for run in range(len(runs)))
    return {name: first_apart(now, one) for name, one in zip(others, found, strict=True)}


def acts_later(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    occupation: str,
    levers: Container[str],
) -> dict[str, int | None]:
    """The first year of each of these levers, as ``effects`` and ``would_act`` find it, when the
    plan's last figures go on until anything that begins within its years has come."""
    of = scenario, catalogue, longer_inputs(plan), occupation, levers
    years = {one: effect.first for one, effect in effects(*of).items()}
    return years | would_act(*of)


def longer_inputs(plan: Plan) -> EngineInputs:
    """``plan`` with its last figures going on until anything that begins within its years has
    come."""
    last = max((plan.horizon, *(row.year for row in plan.reform)))
    return EngineInputs.from_plan(replace(plan, horizon=last + COHORTS_BEFORE + 1))


def first_apart(one: Balance, other: Balance) -> int | None:
    """The first year in which supply or demand, in persons or full-time persons, differ."""
    sides = ("supply_heads", "demand_heads", "supply_fte", "demand_fte")
    differs = np.any([apart(getattr(one, side), getattr(other, side)) for side in sides], axis=0)
    return one.years[int(differs.argmax())] if differs.any() else None


def apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Where two lines differ by more than rounding."""
    return np.asarray(np.abs(one - other) > _SAME * (1.0 + np.abs(other)))
