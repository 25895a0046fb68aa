"""New, copied and added-up areas are valid and keep their sums."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sosuplan.editing.areas import add_up, copy_area, delete_area, heads_of, new_area
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import AREA_TABLES
from sosuplan.model.validation import verify
from sosuplan.text.language import Language
from tests.core.folders import two_areas
from tests.core.strategies import plans

DANISH = Language("da")


def balance(plan: Plan, occupation: str = "all") -> tuple[list[float], list[float]]:
    """Supply and demand in persons by year."""
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    sets = LeverSets.of([Scenario(plan.demands[0].scenario)], levers, inputs)
    found = project(inputs, sets).balance(0, occupation)
    return list(found.supply_heads), list(found.demand_heads)


@given(plans())
def test_a_copied_area_has_the_same_figures_under_another_name(plan: Plan) -> None:
    copied = copy_area(plan, plan.areas[0], "Copy", DANISH)
    verify(copied)
    assert heads_of(copied, "Copy") == heads_of(plan, plan.areas[0])
    assert replace(delete_area(copied, "Copy"), sources=plan.sources) == plan


@given(plans())
def test_figures_of_a_copy_are_assumptions_with_one_source_that_names_the_area(plan: Plan) -> None:
    area = plan.areas[0]
    copied = copy_area(copy_area(plan, area, "Copy", DANISH), area, "Other", DANISH)
    *before, made = copied.sources
    assert tuple(before) == plan.sources
    assert (made.kind, made.title) == ("assumption", f"Antagelse: som i {area}")
    for table in AREA_TABLES:
        rows = [row for row in getattr(copied, table) if row.area in ("Copy", "Other")]
        assert {row.source for row in rows} <= {made.id}


@given(plans(), st.floats(1.0, 5000.0))
def test_a_new_area_has_the_people_it_is_given_and_the_rest_is_assumed(
    plan: Plan, people: float
) -> None:
    model = plan.areas[0]
    groups = [group for group, count in heads_of(plan, model).items() if count > 0.0]
    assume(
        {job for _, job in groups} == {row.occupation for row in plan.staff if row.area == model}
    )
    made = new_area(plan, "New", model, dict.fromkeys(groups, people), DANISH)
    verify(made)
    assert heads_of(made, "New") == pytest.approx(dict.fromkeys(groups, people), rel=1e-4, abs=1e-4)
    kinds = {source.id: source.kind for source in made.sources}
    assert {kinds[row.source] for row in made.staff if row.area == "New"} == {"assumption"}


def test_a_new_area_of_half_the_size_has_half_the_intake_and_need(reference: Plan) -> None:
    half = {group: count / 2 for group, count in heads_of(reference, reference.areas[0]).items()}
    made = new_area(reference, "Halv", reference.areas[0], half, DANISH)
    need = {row.occupation: row.demand_heads for row in made.demand_base if row.area == "Halv"}
    assert need == pytest.approx({"SSA": 8027 / 2, "SSH": 6487 / 2}, abs=0.5)
    alone = delete_area(made, reference.areas[0])
    for whole, part in zip(balance(reference), balance(alone), strict=True):
        # Intake and need are whole people.
        assert part == pytest.approx([value / 2 for value in whole], rel=2e-3, abs=2.0)


@given(plans())
def test_areas_that_are_added_up_keep_people_intake_and_need(plan: Plan) -> None:
    assume(len(plan.areas) > 1)
    made = add_up(plan, plan.areas, "All", DANISH)
    verify(made)
    assert made.areas == ("All",)
    for occupation in plan.occupations:
        assert balance(made, occupation)[0][0] == pytest.approx(balance(plan, occupation)[0][0])
    needed = [sum(row.demand_heads for row in one.demand_base) for one in (plan, made)]
    assert needed[0] == pytest.approx(needed[1])
    assert made.sources[-1].kind == "derived"


def test_the_sum_of_an_area_and_its_copy_is_that_area_twice(reference: Plan) -> None:
    area = reference.areas[0]
    made = add_up(copy_area(reference, area, "Copy", DANISH), (area, "Copy"), "Sum", DANISH)
    for whole, part in zip(balance(made), balance(reference), strict=True):
        assert whole == pytest.approx([2 * value for value in part], rel=1e-9)


def test_areas_with_other_age_bands_and_occupations_are_added_up_too(reference: Plan) -> None:
    plan = two_areas(reference)
    made = add_up(plan, plan.areas, "Sum", DANISH)
    verify(made)
    assert made.groups == plan.groups


def test_people_of_a_new_area_are_whole(reference: Plan) -> None:
    heads = {("municipality", "SSA"): 637.0, ("municipality", "SSH"): 41.0}
    made = new_area(reference, "Æbleø", reference.areas[0], heads, DANISH)
    assert heads_of(made, "Æbleø") == heads
    assert all(row.heads.is_integer() for row in made.staff if row.area == "Æbleø")


def test_a_new_area_gets_curves_for_none_but_the_occupations_it_has(reference: Plan) -> None:
    (area, *_) = reference.areas
    alone = replace(
        reference, exit_rates=tuple(replace(row, area=area) for row in reference.exit_rates)
    )
    made = new_area(alone, "Randers", area, {("municipality", "SSA"): 500.0}, Language("da"))
    assert {row.occupation for row in made.exit_rates if row.area == "Randers"} == {"SSA"}
    verify(made)
