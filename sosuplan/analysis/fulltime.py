"""All groups' shares on full time as one: how they stand together, and moved together.

It is no lever: what it sets is a target of each group.
"""

from __future__ import annotations

from dataclasses import dataclass

from sosuplan.analysis.today import lever_heads, today
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Together:
    """How the groups stand in a scenario. Shares are 0..1."""

    shares: tuple[float, ...]
    """Of each group once its measure acts in full, in the order of the catalogue."""
    mean: float
    """Of these, weighted by the base-year staff."""
    target: float | None
    """What all groups have been brought to that are below it today; None where none is moved or
    they differ."""
    above: tuple[Lever, ...]
    """The groups that are above the target today and stay there."""
    moved: bool

    @property
    def mixed(self) -> bool:
        """True if groups are moved, and not to the same share."""
        return self.moved and self.target is None


def fulltime_levers(catalogue: LeverCatalogue) -> tuple[Lever, ...]:
    """The targets of the groups, in the order of the panel."""
    return tuple(lever for lever in catalogue if lever.sets_fulltime and lever.sector)


def together(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> Together:
    """How the groups stand in ``scenario``."""
    levers = fulltime_levers(catalogue)
    now = [today(plan, lever) for lever in levers]
    shares = tuple(
        scenario.levers.get(lever.id, share) for lever, share in zip(levers, now, strict=True)
    )
    moved = [
        share for lever, share in zip(levers, shares, strict=True) if lever.id in scenario.levers
    ]
    target = max(moved, default=None)
    above: tuple[Lever, ...] = ()
    if target is not None:
        asked = [max(share, target) for share in now]
        if any(abs(a - b) > _ALIKE for a, b in zip(asked, shares, strict=True)):
            target = None
        else:
            above = tuple(
                lever for lever, share in zip(levers, now, strict=True) if share > target + _ALIKE
            )
    return Together(shares, mean_share(plan, levers, shares), target, above, bool(moved))


def mean_share(plan: Plan, levers: tuple[Lever, ...], shares: tuple[float, ...]) -> float:
    """The mean of the groups' ``shares``, weighted by the base-year staff."""
    heads = [lever_heads(plan, lever) for lever in levers]
    people = sum(heads)
    if people <= 0.0:
        return sum(shares) / len(shares)
    return sum(count * share for count, share in zip(heads, shares, strict=True)) / people


def with_all_on(
    scenario: Scenario, plan: Plan, catalogue: LeverCatalogue, target: float | None
) -> Scenario:
    """``scenario`` with every group's target at ``target``; None: none has any. A group that is
    above it today has none, and stays there."""
    for lever in fulltime_levers(catalogue):
        lifts = target is not None and today(plan, lever) < target - _ALIKE
        if lifts or lever.id in scenario.levers:
            scenario = scenario.with_lever(lever.id, target if lifts else None)
    return scenario
