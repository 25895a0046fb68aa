"""Ready-made scenarios: what they are in this plan and in others, and what they rest on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosuplan.analysis.evidence import findings
from sosuplan.analysis.ready_made import (
    AS_REGION,
    MINIMUM,
    NO_GUARANTEE,
    PACKAGE,
    PUBLISHED,
    SLOWDOWN,
    THREE_QUARTERS,
    UNDER_MINIMUM,
    WITHOUT_REFORM,
    LeverChoice,
    ReadyMade,
    ready_made,
)
from sosuplan.editing.own_plan import own_plan
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import verify
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.narrative.ready_made import (
    about,
    as_scenario,
    left_out_text,
    name_of,
    reason,
    why_not,
)
from sosuplan.text.language import Language

DANISH = Language("da")


def made(plan: Plan) -> dict[str, ReadyMade]:
    """All of ``plan`` but the demand scenarios with and without reform."""
    found = ready_made(plan, catalogue(plan), EngineInputs.from_plan(plan))
    return {one.id: one for one in found if one.group != PUBLISHED}


def values(one: ReadyMade) -> dict[str, float]:
    return {choice.lever.id: round(choice.value, 4) for choice in one.choices}


def onward(plan: Plan, one: ReadyMade, occupation: str) -> float:
    """Those who start on the main course in the last year, by the engine."""
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    scenario = as_scenario(one, plan, DANISH, plan.demands[0].scenario)
    found = project(inputs, LeverSets.of([scenario], levers, inputs)).main_starts
    return float(found[0, :, inputs.occupations.index(occupation), -1].sum())


def test_the_reference_plan_gets_what_the_sources_say(reference: Plan) -> None:
    found = made(reference)
    municipal = ("fulltime_target:municipality:SSA", "fulltime_target:municipality:SSH")
    assert values(found[AS_REGION]) == dict.fromkeys(municipal, 0.565)
    assert values(found[THREE_QUARTERS]) == dict.fromkeys(
        (*municipal, "fulltime_target:region:SSA"), 0.75
    )
    assert values(found[MINIMUM]) == {"intake_change:SSA": 0.05, "intake_change:SSH": -0.23}
    assert values(found[UNDER_MINIMUM]) == {
        "intake_change:SSA": -0.22,
        "intake_change:SSH": -0.43,
    }
    assert values(found[NO_GUARANTEE]) == {"training_guarantee": round(0.67 / 0.93 - 1.0, 4)}
    assert values(found[SLOWDOWN]) == {"intake_change:SSA": 0.1, "intake_change:SSH": 0.1}
    package = values(found[PACKAGE])
    assert package.keys() >= {"senior_years", "dropout_reduction", "productivity_gain"}
    # The minimum for helpers is below what there is: no more young people come of it.
    assert "intake_change:SSH" not in package
    assert "Optag, hjælpere: allerede over minimum" in about(found[PACKAGE], reference, DANISH)
    # What the findings say in words only stands in their words.
    words = {name: findings()[name].row.statement_da for name in findings()}
    assert "mod 67 pct." in words["aftale-gf2-ssa"]
    assert "mod 69 pct." in words["aftale-gf2-ssh"]
    assert "kun 12,3 pct. af de ældre" in words["frafald-ssh-under25"]


@pytest.mark.parametrize(("completion", "transition"), [(0.72, 0.93), (0.8, 0.7), (0.9, 1.0)])
def test_places_on_the_main_course_are_converted_by_the_plans_own_figures(
    reference: Plan, completion: float, transition: float
) -> None:
    training = tuple(
        replace(row, gf2_completion=completion, transition=transition) for row in reference.training
    )
    plan = replace(reference, training=training)
    found = made(plan)
    assert onward(plan, found[MINIMUM], "SSA") == pytest.approx(1313.0, abs=7.0)
    assert onward(plan, found[MINIMUM], "SSH") == pytest.approx(647.0, abs=7.0)
    assert onward(plan, found[UNDER_MINIMUM], "SSA") == pytest.approx(0.74 * 1313.0, abs=7.0)


def test_elsewhere_the_minimum_is_to_the_intake_of_2022_as_in_the_country(reference: Plan) -> None:
    plan = _elsewhere(reference)
    starts = {"SSA": 100.0, "SSH": 80.0}
    intake = tuple(
        replace(row, gf2_starts=starts[row.occupation] * (1.0 if row.year <= 2022 else 1.5))
        for row in plan.trainee_intake
    )
    plan = replace(plan, trainee_intake=intake)
    for choice in made(plan)[MINIMUM].choices:
        assert choice.assumed
        assert reason(choice, plan, DANISH).startswith("Antagelse")
    before = {row.occupation: row.gf2_completion * row.transition for row in plan.training}
    assert onward(plan, made(plan)[MINIMUM], "SSA") == pytest.approx(
        100.0 * before["SSA"] * 6000 / 5703, rel=0.01
    )


def _elsewhere(reference: Plan) -> Plan:
    """The same figures for another place, of which nothing is published."""
    tables = ("staff", "working_time", "trainee_intake", "training", "demand_base")
    moved = {
        name: tuple(replace(row, area="Aalborg") for row in getattr(reference, name))
        for name in tables
    }
    return replace(reference, **moved, published=())


def _odd(reference: Plan) -> list[Plan]:
    """Plans that lack what a scenario needs: groups, occupations, trainees, a reform; and one that
    is above every target."""
    heads = {("municipality", "SSH"): 300.0}
    helpers = own_plan(reference, "Hjælpere", "Ærø", heads, 2026, DANISH)
    elsewhere = _elsewhere(reference)
    return [
        reference,
        elsewhere,
        helpers,
        own_plan(reference, "Region", "Fanø", {("region", "SSA"): 40.0}, 2025, DANISH),
        replace(
            elsewhere,
            reform=(),
            trainee_intake=tuple(replace(row, gf2_starts=0.0) for row in elsewhere.trainee_intake),
            working_time=tuple(replace(row, fulltime_share=0.9) for row in elsewhere.working_time),
        ),
        replace(
            elsewhere,
            training=tuple(replace(row, transition=0.5) for row in elsewhere.training),
            trainee_intake=tuple(
                replace(row, gf2_starts=9 * row.gf2_starts if row.year > 2022 else row.gf2_starts)
                for row in elsewhere.trainee_intake
            ),
        ),
    ]


def test_in_any_plan_what_is_offered_can_be_kept_and_what_is_not_says_why(
    reference: Plan,
) -> None:
    seen = set()
    for plan in _odd(reference):
        levers = catalogue(plan)
        for one in ready_made(plan, levers, EngineInputs.from_plan(plan)):
            for language in (DANISH, Language("en")):
                seen |= {left.why for left in one.left_out}
                for left in one.left_out:
                    assert "{" not in left_out_text(left, language)
                if not one.offered:
                    assert len(why_not(one, language)) > 10
                    assert not one.choices
                    continue
                scenario = as_scenario(one, plan, language, plan.demands[0].scenario)
                verify(ScenarioLibrary.of([scenario]), plan)
                assert "{" not in scenario.note + scenario.name
                for choice in one.choices:
                    _rests_on_something(choice, scenario)
    assert seen == {"no_group", "above", "no_trainees", "beyond", "low", "no_reform"}


def _rests_on_something(choice: LeverChoice, scenario: Scenario) -> None:
    why, source = scenario.reasons[choice.lever.id]
    assert why
    # Nobody has published what there would be without the reform but as a result.
    assert source or choice.why == "no_reform"
    assert ("Kilde: " in why) or ("Source: " in why) or choice.why == "no_reform"
    assert choice.assumed == why.startswith(("Antagelse", "Assumption"))


def test_the_published_lines_compute_what_is_published(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    lines = [one for one in ready_made(reference, levers, inputs) if one.group == PUBLISHED]
    assert len(lines) == 8
    scenarios = [as_scenario(one, reference, DANISH, "") for one in lines]
    projection = project(inputs, LeverSets.of(scenarios, levers, inputs))
    for run, one in enumerate(lines):
        gap = projection.balance(run, "SSA").gap_heads[-1]
        assert np.isclose(gap, one.published["SSA"], atol=1.0), name_of(one, reference, DANISH)
    without = next(one for one in lines if one.id == WITHOUT_REFORM)
    assert "formentlig" in about(without, reference, DANISH)
