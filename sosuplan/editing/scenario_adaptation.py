"""Scenarios brought over to a plan whose data has been edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault, ScenarioError

_SCENARIOS_YEARS = ("start_year", "full_effect_year")
_OF_YEARS = (
    "lever_year_out_of_range",
    "full_effect_before_start",
    "lever_full_before_start",
    "lever_without_years",
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a scenario loses: all of it (``lever`` is ""), one lever, or only the ``years`` of one,
    which goes by the scenario's then. ``name`` is its name."""

    name: str
    lever: str
    fault: Fault
    years: bool = False


def adapted(
    scenario: Scenario, plan: Plan, levers: LeverCatalogue
) -> tuple[Scenario | None, tuple[Loss, ...]]:
    """``scenario`` without what ``plan`` cannot compute; None if its demand scenario is gone."""
    after, losses = scenario, dict[tuple[str, bool], Loss]()
    # Levers' own years are looked at once the scenario's are right, and those may lie on the wrong
    # side of the plan's usual ones once one of them is gone.
    while faults := _faults(after, plan, levers):
        found = [loss for fault in faults for loss in _losses(after, fault)]
        if gone := tuple(loss for loss in found if not loss.lever):
            return None, gone
        for loss in found:
            losses.setdefault((loss.lever, loss.years), loss)
            if loss.years:
                after = after.with_timing(loss.lever, None, None)
            else:
                after = after.with_lever(loss.lever, None)
        after = after.in_order(levers)
    return after, tuple(losses.values())


def _losses(scenario: Scenario, fault: Fault) -> list[Loss]:
    """What a fault of ``scenario`` costs it."""
    name = scenario.name
    if fault.code == "unknown_demand":
        return [Loss(name, "", fault)]
    lever = _lever(fault)
    if fault.code in _OF_YEARS and lever in scenario.timing:
        return [Loss(name, lever, fault, years=True)]
    if fault.code == "full_effect_before_start":
        return [Loss(name, year, fault) for year in _SCENARIOS_YEARS if year in scenario.levers]
    return [Loss(name, lever, fault)]


def computable(library: ScenarioLibrary, scenario: Scenario, plan: Plan) -> tuple[Scenario, Plan]:
    """``scenario`` of ``library``, which belongs to ``plan``, with the figures that it computes
    with: those it was saved with or, where they are not available, those of the plan, and then what
    the plan can compute of it."""
    figures = library.figures_of(scenario, plan)
    if figures is not None:
        return scenario, figures
    left, _ = adapted(scenario, plan, catalogue(plan))
    return left or replace(scenario, demand=plan.demands[0].scenario, levers={}), plan


def adapted_library(
    library: ScenarioLibrary, before: Plan, now: Plan
) -> tuple[ScenarioLibrary, tuple[Loss, ...]]:
    """``library`` after the plan went from ``before`` to ``now``. Scenarios go on with the figures
    they were saved with; those whose figures are not kept are ``adapted``, or go into the bin if
    their demand scenario is gone."""
    after = library.follow(before, now)
    levers = catalogue(now)
    losses: list[Loss] = []
    for one in after.scenarios:
        if one.data_edition in after.figures:
            continue
        kept, lost = adapted(one, now, levers)
        losses += lost
        if kept is None:
            time = datetime.now().astimezone().isoformat(timespec="seconds")
            after = after.lock(one.name, locked=False).delete(one.name, time)
        elif lost:
            after = after.lock(one.name, locked=False).save(kept)
    return after, tuple(losses)


def _faults(scenario: Scenario, plan: Plan, levers: LeverCatalogue) -> tuple[Fault, ...]:
    try:
        check(scenario, plan, levers)
    except ScenarioError as error:
        return error.faults
    return ()


def _lever(fault: Fault) -> str:
    """The lever that a fault of a scenario is about."""
    return (fault.found or "") if fault.code == "unknown_lever" else fault.column
