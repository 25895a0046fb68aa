"""Scenarios brought over to a plan whose data has been edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.text.errors import Fault, ScenarioError


@dataclass(frozen=True, slots=True)
class Loss:
    """What a scenario loses: all of it (``lever`` is "") or one lever. ``name`` is its name."""

    name: str
    lever: str
    fault: Fault


def adapted(
    scenario: Scenario, plan: Plan, levers: LeverCatalogue
) -> tuple[Scenario | None, tuple[Loss, ...]]:
    """``scenario`` without what ``plan`` cannot compute; None if its demand scenario is gone."""
    faults = _faults(scenario, plan, levers)
    losses = tuple(
        Loss(scenario.name, "" if one.code == "unknown_demand" else _lever(one), one)
        for one in faults
    )
    if any(not loss.lever for loss in losses):
        return None, tuple(loss for loss in losses if not loss.lever)
    gone = {loss.lever for loss in losses}
    kept = {lever: value for lever, value in scenario.levers.items() if lever not in gone}
    after = replace(scenario, levers=kept)
    # A year that is left alone can lie on the wrong side of the plan's usual one.
    left = _faults(after, plan, levers)
    if left:
        years = {"start_year", "full_effect_year"} & set(after.levers)
        losses += tuple(Loss(scenario.name, lever, left[0]) for lever in sorted(years))
        kept = {lever: value for lever, value in kept.items() if lever not in years}
        after = replace(after, levers=kept)
    return after, losses


def all_adapted(
    scenarios: Iterable[Scenario], plan: Plan, levers: LeverCatalogue
) -> tuple[tuple[Scenario, ...], tuple[Loss, ...]]:
    """``adapted`` for each; those whose demand scenario is gone are left out."""
    kept: list[Scenario] = []
    losses: list[Loss] = []
    for scenario in scenarios:
        after, lost = adapted(scenario, plan, levers)
        losses += lost
        if after is not None:
            kept.append(after)
    return tuple(kept), tuple(losses)


def _faults(scenario: Scenario, plan: Plan, levers: LeverCatalogue) -> tuple[Fault, ...]:
    try:
        check(scenario, plan, levers)
    except ScenarioError as error:
        return error.faults
    return ()


def _lever(fault: Fault) -> str:
    """The lever that a fault of a scenario is about."""
    return (fault.found or "") if fault.code == "unknown_lever" else fault.column
