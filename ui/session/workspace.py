"""What was last looked at, as the plan file keeps it: texts by key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sosuplan.analysis.comparison import USUAL, Comparing
from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.model import working_scenario
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import OCCUPATIONS, Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import ScenarioError
from sosuplan.text.json_text import parse_json
from ui.session.certainty import AS_USUAL, CertaintyChoice

if TYPE_CHECKING:
    from sosuplan.analysis.mix import Weights


@dataclass(frozen=True)
class Workspace:
    """How a plan is looked at: see ``Session``."""

    scenario: Scenario
    occupation: str
    unit: str = HEADS
    compared: tuple[str, ...] = ()
    report: str = ""
    comparing: Comparing = USUAL
    certainty: CertaintyChoice = AS_USUAL
    weights: Weights = field(default_factory=dict)
    yardsticks: tuple[str, ...] = ()


def written(
    scenario: Scenario,
    occupation: str,
    unit: str,
    compared: Sequence[str],
    report: str,
    comparing: Comparing = USUAL,
    certainty: CertaintyChoice = AS_USUAL,
    weights: Weights | None = None,
    yardsticks: Sequence[str] = (),
) -> dict[str, str]:
    """The workspace to keep."""
    return {
        **working_scenario.written(scenario),
        "occupation": occupation,
        "unit": unit,
        "compared": json.dumps(list(compared)),
        "report": report,
        "comparing": json.dumps(asdict(comparing)),
        "certainty": json.dumps(asdict(certainty)),
        "weights": json.dumps(dict(weights or {})),
        "yardsticks": json.dumps(list(yardsticks)),
    }


def workspace_in(
    kept: Mapping[str, str], plan: Plan, library: ScenarioLibrary
) -> tuple[Workspace, bool]:
    """What was last looked at, or what a new plan begins with if that cannot be used as a whole;
    and whether that is so."""
    beginning = Workspace(Scenario(plan.demands[0].scenario), plan.occupations[0])
    if not kept:
        return beginning, False
    try:
        return _read(kept, plan, library), False
    except (ScenarioError, *working_scenario.UNREADABLE):
        return beginning, True


def _read(kept: Mapping[str, str], plan: Plan, library: ScenarioLibrary) -> Workspace:
    """Raises one of several errors if something in it is none of this plan, or not as this program
    writes it. What may be missing, a deleted scenario or occupation say, is left out."""
    scenario = working_scenario.read(kept, plan.demands[0].scenario)
    saved = library.by_name
    if (worked_on := saved.get(scenario.name)) is None:
        scenario = replace(scenario, name="", note="")
    else:
        scenario = replace(
            scenario,
            note=worked_on.note,
            data_edition=kept.get("data_edition", worked_on.data_edition),
            model_version=worked_on.model_version,
            locked=worked_on.locked,
        )
    if not set(scenario.timing) | set(scenario.reasons) <= set(scenario.levers):
        raise ValueError
    figures = library.figures_of(scenario, plan) or plan
    check(scenario, figures, catalogue(figures))
    occupation, unit = kept.get("occupation", plan.occupations[0]), kept.get("unit", HEADS)
    names = parse_json(kept.get("compared", "[]"))
    yardsticks = parse_json(kept.get("yardsticks", "[]"))
    report = kept.get("report", "")
    sound = (
        occupation in (*OCCUPATIONS, "all")
        and unit in (HEADS, FTE)
        and all(isinstance(some, list) for some in (names, yardsticks))
        and all(isinstance(one, str) for one in (*names, *yardsticks))
        and isinstance(parse_json(report or "{}"), dict)
    )
    if not sound:
        raise ValueError
    compared = tuple(dict.fromkeys(name for name in names if name in saved))
    comparing = _comparing(parse_json(kept.get("comparing", "{}")))
    certainty = _certainty(parse_json(kept.get("certainty", "{}")))
    weights = _weights(parse_json(kept.get("weights", "{}")), catalogue(figures))
    occupation = occupation_in(occupation, figures)
    how = comparing, certainty, weights, tuple(dict.fromkeys(yardsticks))
    return Workspace(scenario, occupation, unit, compared, report, *how)


def _comparing(kept: Mapping[str, Any]) -> Comparing:
    found = Comparing(**kept)
    reference = found.reference is None or isinstance(found.reference, str)
    if not (reference and type(found.working) is bool and type(found.each_other) is bool):
        raise ValueError
    return found


def _certainty(kept: Mapping[str, Any]) -> CertaintyChoice:
    found = CertaintyChoice(**kept)
    whole = type(found.draws) is int and type(found.seed) is int
    if not (whole and type(found.band) is bool and found.sampling.is_sound):
        raise ValueError
    return found


def _weights(kept: Mapping[str, Any], levers: LeverCatalogue) -> Weights:
    """Those of levers that are still there."""
    found = {one: _weight(weight) for one, weight in kept.items() if one in levers.index}
    if found:
        # Most plans have none: a start does without what computes with them.
        from sosuplan.analysis.mix import check_weights

        check_weights(found, levers)
    return found


def _weight(kept: Any) -> float | None:
    if kept is not None and type(kept) not in (int, float):
        raise ValueError
    return None if kept is None else float(kept)


def occupation_in(kept: str, plan: Plan) -> str:
    """The occupation that was looked at, or the first one if ``plan`` cannot be told of by it."""
    return kept if kept in plan.told_apart else plan.occupations[0]
