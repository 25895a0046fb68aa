"""A scenario that comes from elsewhere, as this plan can take it: what is different is found before
anything is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sosuplan.editing.scenario_adaptation import Loss, adapted
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL, Scenario, edition
from sosuplan.model.scenario_library import free_name
from sosuplan.model.scenario_text import ScenarioText

OTHER_PLAN, OTHER_YEARS, OTHER_FIGURES = "other_plan", "other_years", "other_figures"
OLDER_MODEL, NEWER_MODEL, UNKNOWN_MODEL = "older_model", "newer_model", "unknown_model"
WAS_LOCKED, NAME_TAKEN, SAME_AS = "was_locked", "name_taken", "same_as"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a text brings to a plan. ``scenario`` is None as long as its demand scenario is unknown
    here and none has been chosen; ``demand_unknown`` also says so afterwards.

    ``losses`` are levers and years that the plan cannot compute and that stay out; ``differences``
    are codes of what else is another than there. ``same_as`` names a scenario of the plan that
    computes the same.
    """

    text: ScenarioText
    name: str
    scenario: Scenario | None
    demand_unknown: bool
    losses: tuple[Loss, ...]
    differences: tuple[str, ...]
    same_as: str = ""


def arrival(
    text: ScenarioText,
    plan: Plan,
    levers: LeverCatalogue,
    taken: Mapping[str, Scenario],
    *,
    name: str,
    demand: str = "",
) -> Arrival:
    """What ``text`` brings to ``plan``, which has the scenarios ``taken``; ``name`` is for one that
    has none, and ``demand`` what has been chosen where the plan does not have its own."""
    came = text.scenario
    unknown = came.demand not in {row.scenario for row in plan.demands}
    # With one that the plan has, the losses are found that are there with any.
    known = demand or plan.demands[0].scenario if unknown else came.demand
    fitted, losses = adapted(came.with_demand(known), plan, levers)
    assert fitted is not None
    called = free_name(came.name or name, taken)
    here = replace(fitted, name=called, locked=False)
    same = next((one.name for one in taken.values() if one.computes_as(here)), "")
    differences = []
    if text.plan_name and text.plan_name != plan.name:
        differences.append(OTHER_PLAN)
    if (text.base_year, text.horizon) not in ((None, None), (plan.base_year, plan.horizon)):
        differences.append(OTHER_YEARS)
    if came.data_edition and came.data_edition != edition(plan):
        differences.append(OTHER_FIGURES)
    if came.model_version != THIS_MODEL:
        differences.append(_model(came.model_version))
    if came.locked:
        differences.append(WAS_LOCKED)
    if called != (came.name or name):
        differences.append(NAME_TAKEN)
    if same and not (unknown and not demand):
        differences.append(SAME_AS)
    return Arrival(
        text,
        called,
        None if unknown and not demand else here,
        unknown,
        losses,
        tuple(differences),
        same,
    )


def _model(version: int) -> str:
    if not version:
        return UNKNOWN_MODEL
    return OLDER_MODEL if version < THIS_MODEL else NEWER_MODEL
