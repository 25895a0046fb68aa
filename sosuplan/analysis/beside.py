"""Scenarios that are shown beside another one, each computed with the figures it was saved with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sosuplan.editing.scenario_adaptation import computable
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary


@dataclass(frozen=True)
class Beside:
    """A scenario that was projected with other figures than what it is shown beside."""

    scenario: Scenario
    figures: Plan
    projection: Projection


@dataclass(frozen=True)
class Compared:
    """Scenarios that are shown beside others, each computed with the figures it was saved with."""

    alike: tuple[Scenario, ...] = ()
    """Those with the same figures,"""
    beside: tuple[Beside, ...] = ()
    """those with other ones,"""
    apart: tuple[Scenario, ...] = ()
    """and those that no chart can show together with them: of other years, areas or
    occupations."""


def compared_with(
    figures: Plan, scenarios: Iterable[Scenario], library: ScenarioLibrary, plan: Plan
) -> Compared:
    """``scenarios`` of ``library``, which belongs to ``plan``, beside what computes with
    ``figures``; with those of the plan where their own are not available."""
    alike, beside, apart = [], [], []
    for scenario in scenarios:
        one, own = computable(library, scenario, plan)
        if own is figures:
            alike.append(one)
        elif (own.years, own.areas, own.occupations) != (
            figures.years,
            figures.areas,
            figures.occupations,
        ):
            apart.append(one)
        else:
            inputs = EngineInputs.from_plan(own)
            sets = LeverSets.of([one], catalogue(own), inputs)
            beside.append(Beside(one, own, project(inputs, sets, keep_ages=True)))
    return Compared(tuple(alike), tuple(beside), tuple(apart))
