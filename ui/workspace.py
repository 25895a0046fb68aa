"""What was last looked at, as the plan file keeps it: texts by key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sosuplan.errors import ScenarioError
from sosuplan.levers import LeverCatalogue
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario, check


def written(
    scenario: Scenario, occupation: str, unit: str, compared: Sequence[str], report: str
) -> dict[str, str]:
    """The workspace to keep."""
    return {
        "scenario": scenario.name,
        "note": scenario.note,
        "demand": scenario.demand,
        "levers": json.dumps(dict(scenario.levers), sort_keys=True),
        "occupation": occupation,
        "unit": unit,
        "compared": json.dumps(list(compared)),
        "report": report,
    }


def scenario_in(
    workspace: Mapping[str, str],
    plan: Plan,
    catalogue: LeverCatalogue,
    saved: Mapping[str, Scenario],
) -> Scenario:
    """The scenario that was worked on, or the baseline if ``plan`` cannot compute it any more."""
    baseline = Scenario(plan.demands[0].scenario)
    kept = saved.get(workspace.get("scenario", ""))
    try:
        levers = json.loads(workspace.get("levers", "{}"))
        scenario = Scenario(
            workspace.get("demand", baseline.demand),
            {str(lever): float(value) for lever, value in levers.items()},
            kept.name if kept else "",
            kept.note if kept else "",
            kept.data_edition if kept else "",
        )
        check(scenario, plan, catalogue)
    except (ScenarioError, ValueError, TypeError, AttributeError):
        return baseline
    return scenario


def occupation_in(kept: str, plan: Plan) -> str:
    """The occupation that was looked at, or the first one if ``plan`` cannot be told of by it."""
    return kept if kept in plan.told_apart else plan.occupations[0]


def compared_in(workspace: Mapping[str, str], saved: Mapping[str, Scenario]) -> tuple[str, ...]:
    """The saved scenarios that were shown beside it; none if the entry is not a list of texts."""
    try:
        names = json.loads(workspace.get("compared", "") or "[]")
    except ValueError:
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(name for name in names if isinstance(name, str) and name in saved)
