"""All groups' shares on full time as one: how they stand together, and moved together.

It is no lever: what it sets is a target of each group.
"""

from __future__ import annotations

from dataclasses import dataclass

from sosuplan.analysis.today import today
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Together:
    """How the groups stand in a scenario, in the order of the catalogue. Shares are 0..1."""

    levers: tuple[Lever, ...]
    today: tuple[float, ...]
    shares: tuple[float, ...]
    """Of each group once its measure acts in full."""
    target: float | None
    """What every group has at least, and none has been moved beyond; None where none is moved or
    they were moved to different shares."""
    moved: bool

    @property
    def mixed(self) -> bool:
        """True if groups are moved, and not all together."""
        return self.moved and self.target is None

    @property
    def above(self) -> tuple[Lever, ...]:
        """The groups that are above the target today and stay there."""
        target = self.target
        if target is None:
            return ()
        pairs = zip(self.levers, self.today, strict=True)
        return tuple(lever for lever, share in pairs if share > target + _ALIKE)


def fulltime_levers(catalogue: LeverCatalogue) -> tuple[Lever, ...]:
    """The targets of the groups, in the order of the panel."""
    return tuple(lever for lever in catalogue if lever.sets_fulltime)


def together(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> Together:
    """How the groups stand in ``scenario``."""
    levers, set_to = fulltime_levers(catalogue), scenario.levers
    now = tuple(today(plan, lever) for lever in levers)
    shares = tuple(set_to.get(one.id, share) for one, share in zip(levers, now, strict=True))
    target = max((set_to[one.id] for one in levers if one.id in set_to), default=None)
    moved = target is not None
    if target is not None:
        lifted = zip(now, shares, strict=True)
        if any(abs(max(before, target) - share) > _ALIKE for before, share in lifted):
            target = None
    return Together(levers, now, shares, target, moved)


def with_all_on(
    scenario: Scenario, plan: Plan, catalogue: LeverCatalogue, target: float | None
) -> Scenario:
    """``scenario`` with every group at least at ``target``; None: at today's share. A group that is
    above it today stays there."""
    for lever in fulltime_levers(catalogue):
        lifts = target is not None and today(plan, lever) < target - _ALIKE
        if lifts or lever.id in scenario.levers:
            scenario = scenario.with_lever(lever.id, target if lifts else None)
    return scenario
