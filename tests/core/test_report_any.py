"""Whatever the summary says of any scenario is what the engine finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.claims import (
    check_answer,
    check_course,
    check_effect,
    check_mark,
    check_table,
    check_words_and_lights,
)
from tests.core.reports import framed, reference
from tests.core.strategies import plans_with_scenario, scenarios

pytestmark = pytest.mark.thorough


@st.composite
def of_the_reference(draw: st.DrawFn) -> tuple[Plan, LeverCatalogue, Scenario]:
    plan, _ = reference()
    levers = catalogue(plan)
    drawn = draw(scenarios(plan, levers))
    few = draw(st.sets(st.sampled_from(sorted(drawn.levers)), max_size=4)) if drawn.levers else ()
    if draw(st.booleans()):
        drawn = replace(drawn, levers={one: drawn.levers[one] for one in few})
    if drawn.levers.get("full_effect_year", 2030.0) < drawn.levers.get("start_year", 2026.0):
        drawn = drawn.with_lever("start_year", None).with_lever("full_effect_year", None)
    # A lever's own years may have gone with a year of the scenario that is left out.
    return plan, levers, drawn.in_order(levers)


def check_all(plan: Plan, chosen: Scenario, occupation: str, unit: str) -> None:
    frame = framed(plan, chosen, occupation=occupation, unit=unit)
    check_answer(frame)
    check_effect(frame)
    check_course(frame)
    check_table(frame)
    check_mark(frame)
    check_words_and_lights(frame)


@settings(max_examples=6)
@given(of_the_reference(), st.sampled_from(["SSA", "SSH", "all"]), st.sampled_from([HEADS, FTE]))
def test_what_is_said_of_any_scenario_of_the_reference_plan_is_what_the_engine_finds(
    drawn: tuple[Plan, LeverCatalogue, Scenario], occupation: str, unit: str
) -> None:
    plan, _, chosen = drawn
    check_all(plan, chosen, occupation, unit)


@settings(max_examples=8)
@given(plans_with_scenario(), st.sampled_from([HEADS, FTE]))
def test_what_is_said_of_any_plan_is_what_the_engine_finds(
    drawn: tuple[Plan, LeverCatalogue, Scenario], unit: str
) -> None:
    plan, _, chosen = drawn
    occupation = "all" if len(plan.occupations) > 1 else plan.occupations[0]
    frame = framed(plan, chosen, occupation=occupation, unit=unit)
    check_answer(frame)
    check_course(frame)
    check_mark(frame)
    check_words_and_lights(frame)
