"""What each moved lever gives by itself, as runs of the same engine."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.levers import LeverCatalogue
from sosuplan.scenario import Scenario


def one_by_one(
    scenario: Scenario, catalogue: LeverCatalogue, inputs: EngineInputs
) -> tuple[tuple[str, ...], Projection]:
    """The ids of the levers that are moved, and a projection: run 0 has none of them, run i + 1
    only lever i.

    The years of the timing levers are no measure: they are the same in every run. Effects do not
    add up to that of all levers together, because levers act on each other.
    """
    timing = {
        lever_id: value
        for lever_id, value in scenario.levers.items()
        if catalogue[lever_id].group == "timing"
    }
    moved = tuple(
        lever.id for lever in catalogue if lever.id in scenario.levers and lever.id not in timing
    )
    base = replace(scenario, levers=timing)
    runs = [base, *(base.with_lever(lever_id, scenario.levers[lever_id]) for lever_id in moved)]
    return moved, project(inputs, LeverSets.of(runs, catalogue, inputs))
