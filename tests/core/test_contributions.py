"""What each lever gives, and what a step of each would give."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.contributions import MOST_PLAYERS, contributions
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.strategies import plans_with_scenario

Case = tuple[Plan, LeverCatalogue, Scenario]
FOUR = {
    "retention": 0.2,
    "fulltime_target:municipality:SSA": 0.75,
    "intake_change:SSA": 0.3,
    "demand_growth_change": -0.01,
}


def gap(plan: Plan, scenario: Scenario, unit: str = "heads", occupation: str = "SSA") -> float:
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    made = project(inputs, LeverSets.of([scenario], levers, inputs))
    return float(made.balance(0, occupation).gap(unit)[-1])


@given(plans_with_scenario(), st.sampled_from(["heads", "fte"]), st.data())
@settings(max_examples=15)
def test_the_shares_add_up_to_the_difference_without_an_order(
    case: Case, unit: str, data: st.DataObject
) -> None:
    plan, levers, scenario = case
    occupation = data.draw(st.sampled_from(plan.occupations))
    inputs = EngineInputs.from_plan(plan)
    found = contributions(scenario, levers, inputs, occupation, unit)
    made = project(inputs, LeverSets.of([scenario], levers, inputs)).balance(0, occupation)
    size = 1.0 + max(made.supply(unit).max(), made.demand(unit).max(), abs(found.before))
    assert found.after == pytest.approx(made.gap(unit)[-1], abs=1e-9 * size)
    assert found.before == pytest.approx(gap_at_baseline(plan, scenario, unit, occupation))
    total = sum(one.contribution for one in found.shares)
    assert total == pytest.approx(found.after - found.before, abs=3e-8 * size)


def gap_at_baseline(plan: Plan, scenario: Scenario, unit: str, occupation: str) -> float:
    return gap(plan, scenario.neutral(), unit, occupation)


def test_a_share_is_the_mean_over_all_orders_in_which_levers_may_be_moved(reference: Plan) -> None:
    timed = {"start_year": 2027.0, "full_effect_year": 2029.0}
    scenario = Scenario("historical", FOUR | timed, timing={"retention": (2026, 2031)})
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    found = contributions(scenario, levers, inputs, "SSA", year=2032)

    def balance(chosen: tuple[str, ...]) -> float:
        kept = {one: at for one, at in scenario.levers.items() if one in chosen or one in timed}
        made = project(inputs, LeverSets.of([replace(scenario, levers=kept)], levers, inputs))
        return float(made.balance(0, "SSA").gap_heads[reference.years.index(2032)])

    known = {size: balance(size) for order in permutations(FOUR) for size in _beginnings(order)}
    expected = dict.fromkeys(FOUR, 0.0)
    for order in permutations(FOUR):
        for at, lever in enumerate(order):
            expected[lever] += (known[order[: at + 1]] - known[order[:at]]) / 24
    assert {one.levers[0].id: one.contribution for one in found.shares} == pytest.approx(expected)
    alone = {lever: balance((lever,)) - balance(()) for lever in FOUR}
    assert {one.levers[0].id: one.alone for one in found.shares} == pytest.approx(alone)
    sizes = [abs(one.contribution) for one in found.shares]
    assert sizes == sorted(sizes, reverse=True)


def _beginnings(order: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [order[:size] for size in range(len(order) + 1)]


def test_levers_without_effect_are_left_out(reference: Plan) -> None:
    idle = {"intake_change:SSH": 0.5, "other_recruitment:SSH": 100.0}
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    found = contributions(Scenario("weighted", FOUR | idle), levers, inputs, "SSA")
    assert {one.levers[0].id for one in found.shares} == set(FOUR)
    assert not contributions(Scenario("weighted", idle), levers, inputs, "SSA").shares


def test_a_lever_that_another_makes_room_for_shares_what_they_give_together(
    reference: Plan,
) -> None:
    """Where all work full time, hours of part-timers matter once fewer do."""
    everyone = tuple(replace(row, fulltime_share=1.0) for row in reference.working_time)
    plan = replace(reference, working_time=everyone)
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    moved = {"fulltime_target:municipality:SSA": 0.5, "parttime_hours_gain": 2.0}
    found = contributions(Scenario("weighted", moved), levers, inputs, "SSA", "fte")
    gains = {one.levers[0].id: one for one in found.shares}
    hours = gains["parttime_hours_gain"]
    assert (hours.alone, hours.contribution > 0) == (0.0, True)
    assert hours.interaction == pytest.approx(hours.contribution)


def test_of_more_levers_than_can_be_told_apart_the_groups_are_told(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    moved = {one.id: one.high for one in levers if not one.is_timing}
    assert len(moved) > MOST_PLAYERS
    assistants = contributions(Scenario("weighted", moved), levers, inputs, "SSA")
    assert assistants.by_group
    groups = [one.levers[0].group for one in assistants.shares]
    assert len(set(groups)) == len(groups) > 4
    total = sum(one.contribution for one in assistants.shares)
    assert total == pytest.approx(assistants.after - assistants.before)


def test_every_lever_is_ranked_by_a_tenth_of_its_range_the_way_that_helps(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    scenario = Scenario("weighted", {"retention": 0.95, "reform": 0.5})
    found = ranking(reference, scenario, levers, inputs, "SSA")
    assert {one.lever.id for one in found.levers} == {one.id for one in levers if not one.is_timing}
    steps = {one.lever.id: one.step for one in found.levers}
    assert steps["other_recruitment:SSA"] == 50
    assert steps["demand_growth_change"] == pytest.approx(-0.006)
    assert steps["training_guarantee"] == 0.07
    assert steps["retention"] == pytest.approx(0.05)
    assert steps["reform"] == pytest.approx(0.15)
    for one in found.levers:
        now = scenario.levers.get(one.lever.id, today(reference, one.lever))
        there = scenario.with_lever(one.lever.id, now + one.step)
        expected = gap(reference, there) - gap(reference, scenario)
        assert one.gap_change == pytest.approx(expected, abs=1e-6)
        assert one.gap_change >= -1e-6
    gains = [one.gap_change for one in found.levers]
    assert gains == sorted(gains, reverse=True)
