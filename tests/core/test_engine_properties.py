"""What must hold for every plan and every lever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import Balance
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.strategies import number, plans, plans_with_scenario, scenarios

Case = tuple[Plan, LeverCatalogue, Scenario]


def balance_of(occupation: str, gaps: Sequence[float], supplies: Sequence[float]) -> Balance:
    """A balance, the same in persons and full-time persons."""
    supply = np.array(supplies)
    demand = supply - np.array(gaps)
    years = tuple(range(2024, 2024 + len(supply)))
    return Balance(occupation, years, supply, demand, supply, demand)


def run(plan: Plan, levers: LeverCatalogue, *chosen: Scenario, ages: bool = False):  # type: ignore[no-untyped-def]
    inputs = EngineInputs.from_plan(plan)
    return project(inputs, LeverSets.of(chosen, levers, inputs), keep_ages=ages)


@given(plans_with_scenario())
def test_people_are_conserved_from_one_year_to_the_next(case: Case) -> None:
    made = run(*case)
    out = made.retired + made.other_exits + made.aged_out + made.to_training
    come = made.graduates + made.recruited + made.transferred
    expected = made.supply_heads[..., :-1] - out + come
    assert_allclose(made.supply_heads[..., 1:], expected, rtol=1e-11, atol=1e-8)


@given(plans_with_scenario())
def test_no_stock_and_no_flow_is_negative(case: Case) -> None:
    made = run(*case, ages=True)
    for name in (
        "heads_by_age",
        "supply_heads",
        "demand_heads",
        "demand_fte",
        "retired",
        "aged_out",
        "to_training",
        "graduates",
        "recruited",
        "gf2_starts",
        "main_starts",
        "graduating",
    ):
        assert (made.arrays[name] >= 0).all(), name
    assert (made.other_exits >= -1e-8).all()
    assert (made.transferred <= 1e-8).all()


@given(plans())
def test_levers_at_their_neutral_values_change_nothing(plan: Plan) -> None:
    levers = catalogue(plan)
    demand = plan.demands[0].scenario
    neutral = {lever.id: lever.neutral for lever in levers if lever.neutral is not None}
    made = run(plan, levers, Scenario(demand), Scenario(demand, neutral))
    for name, values in made.arrays.items():
        assert_allclose(values[0], values[1], rtol=0, atol=0, err_msg=name)


RAISING = (
    "reform",
    "senior_years",
    "fulltime_target",
    "parttime_hours_gain",
    "sickness_reduction_days",
    "intake_change",
    "training_guarantee",
    "dropout_reduction",
    "entry_share_gain",
    "retention",
    "other_recruitment",
    "productivity_gain",
)


@pytest.mark.thorough
@pytest.mark.parametrize("family", [*RAISING, "demand_growth_change"])
@settings(max_examples=8)
@given(data=st.data())
def test_each_lever_moves_the_balance_in_its_direction(family: str, data: st.DataObject) -> None:
    """Without helpers becoming assistants, with retirement rising with age, and with a reform that
    makes it later: a lever that helps one occupation may take from the other, and a falling curve
    turns postponement round."""
    plan = data.draw(plans())
    rising: dict[tuple[str, str], list[float]] = {}
    for row in sorted(plan.exit_rates, key=lambda row: row.retirement):
        rising.setdefault((row.area, row.occupation), []).append(row.retirement)
    plan = replace(
        plan,
        exit_rates=tuple(
            replace(row, retirement=rising[row.area, row.occupation].pop(0))
            for row in sorted(plan.exit_rates, key=lambda row: row.age)
        ),
        reform=tuple(
            replace(
                row,
                without_years=min(row.without_years, row.with_years),
                with_years=max(row.without_years, row.with_years),
            )
            for row in plan.reform
        ),
        training=tuple(replace(row, from_ssh_share=0.0) for row in plan.training),
    )
    levers = catalogue(plan)
    lever = data.draw(st.sampled_from([one for one in levers if one.family == family]))
    low, high = sorted(data.draw(st.tuples(*[number(lever.low, lever.high)] * 2)))
    demand = plan.demands[0].scenario
    timing = {"start_year": plan.base_year, "full_effect_year": plan.base_year + 1}
    made = run(
        plan,
        levers,
        Scenario(demand, {**timing, lever.id: low}),
        Scenario(demand, {**timing, lever.id: high}),
    )
    sign = -1.0 if family == "demand_growth_change" else 1.0
    change = sign * (made.balance(1).gap_fte - made.balance(0).gap_fte)
    assert (change >= -1e-6).all()


@pytest.mark.parametrize("family", [*RAISING, "demand_growth_change"])
def test_each_lever_changes_the_reference_plans_balance(
    family: str, reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in (one for one in levers if one.family == family):
        made = run(
            reference, levers, Scenario("weighted"), Scenario("weighted", {lever.id: lever.high})
        )
        change = made.balance(1).gap_heads[-1] - made.balance(0).gap_heads[-1]
        assert (change < -1) if family == "demand_growth_change" else (change > 1), lever.id


@given(st.data())
def test_a_batch_equals_its_runs_one_by_one(data: st.DataObject) -> None:
    plan = data.draw(plans())
    levers = catalogue(plan)
    chosen = [data.draw(scenarios(plan, levers)) for _ in range(4)]
    batch = run(plan, levers, *chosen, ages=True)
    for place, scenario in enumerate(chosen):
        one = run(plan, levers, scenario, ages=True)
        for name, values in one.arrays.items():
            assert_allclose(values[0], batch.arrays[name][place], rtol=1e-12, atol=1e-9)


def test_a_batch_too_large_for_one_part_equals_its_runs_one_by_one(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    amounts = np.linspace(0.0, 1.5, 400)
    sets = LeverSets.of(
        [Scenario("historical", {"reform": float(amount)}) for amount in amounts], levers, inputs
    )
    batch = project(inputs, sets, keep_ages=True)
    for place in (0, 93, 94, 95, 399):
        one = project(inputs, sets.rows(slice(place, place + 1)), keep_ages=True)
        for name, values in one.arrays.items():
            assert_allclose(values[0], batch.arrays[name][place], rtol=1e-12, atol=1e-9)


@given(plans_with_scenario())
def test_areas_add_up(case: Case) -> None:
    plan, levers, scenario = case
    made = run(plan, levers, scenario)
    whole = made.balance(0)
    parts = [made.balance(0, area=area) for area in plan.areas]
    for name in ("supply_heads", "demand_heads", "supply_fte", "demand_fte"):
        total = np.sum([getattr(part, name) for part in parts], axis=0)
        assert_allclose(getattr(whole, name), total, rtol=1e-12)


@settings(max_examples=20)
@given(st.data())
def test_inputs_that_vary_over_runs_equal_plans_with_those_inputs(data: st.DataObject) -> None:
    """Any input may carry the run axis: two plans in one batch are as each by itself."""
    plan = data.draw(plans())
    levers = catalogue(plan)
    scenario = data.draw(scenarios(plan, levers))
    other = replace(
        plan,
        exit_rates=tuple(replace(row, retirement=row.retirement / 2) for row in plan.exit_rates),
        training=tuple(
            replace(row, duration_years=row.duration_years / 2) for row in plan.training
        ),
        working_time=tuple(replace(row, parttime_hours=20.0) for row in plan.working_time),
        demand_index=tuple(
            replace(row, index=1.0 if row.year == plan.base_year else row.index * 1.1)
            for row in plan.demand_index
        ),
    )
    one, two = EngineInputs.from_plan(plan), EngineInputs.from_plan(other)
    stacked = replace(
        one,
        **{
            name: np.concatenate([getattr(one, name), getattr(two, name)])
            for name in (
                "retirement",
                "other_exits",
                "duration_years",
                "parttime_hours",
                "demand_index",
                "heads",
                "without_reform",
                "with_reform",
                "gf2_starts",
                "demand_fulltime",
            )
        },
    )
    batch = project(stacked, LeverSets.of([scenario, scenario], levers, one))
    for place, inputs in enumerate((one, two)):
        alone = project(inputs, LeverSets.of([scenario], levers, inputs))
        for name, values in alone.arrays.items():
            assert_allclose(values[0], batch.arrays[name][place], rtol=1e-12, atol=1e-9)


def test_inputs_with_another_number_of_runs_than_the_batch_are_refused(
    inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    wrong = replace(inputs, transition=np.repeat(inputs.transition, 3, axis=0))
    with pytest.raises(ValueError, match="3 runs, the batch has 2"):
        project(wrong, LeverSets.of([Scenario("weighted")] * 2, levers, inputs))


@given(st.floats(-1e6, 1e6), st.floats(1.0, 1e6))
def test_the_traffic_light_is_red_below_zero_yellow_below_five_percent_else_green(
    gap: float, supply: float
) -> None:
    assume(min(abs(gap), abs(gap - 0.05 * supply)) > 1e-8 * supply)
    (light,) = balance_of("SSA", [gap], [supply]).status
    expected = "shortage" if gap < 0 else "recruitment" if gap < 0.05 * supply else "surplus"
    assert light == expected


@given(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), st.floats(1.0, 1e6))
def test_the_light_of_both_occupations_is_the_worse_of_the_two_and_no_sum(
    gaps: tuple[float, float], supply: float
) -> None:
    parts = tuple(
        balance_of(occupation, [gap], [supply])
        for occupation, gap in zip(("SSA", "SSH"), gaps, strict=True)
    )
    both = replace(balance_of("all", [sum(gaps)], [2 * supply]), parts=parts)
    (worse,) = balance_of("SSA", [min(gaps)], [supply]).status
    assert both.status == (worse,)


def test_the_light_goes_by_full_time_persons_whatever_persons_say() -> None:
    people = np.array([100.0, 100.0])
    for heads, fte, status in ((90.0, 81.0, "shortage"), (110.0, 70.0, "surplus")):
        balance = Balance(
            "SSA", (2024, 2025), people, np.full(2, heads), people * 0.8, np.full(2, fte)
        )
        assert balance.status == (status, status)
        assert balance.units_differ


def test_a_balance_that_is_zero_but_for_rounding_is_no_shortage(
    reference: Plan, levers: LeverCatalogue
) -> None:
    there = sum(row.heads for row in reference.staff if row.occupation == "SSH")
    needed = tuple(
        replace(row, demand_heads=there) if row.occupation == "SSH" else row
        for row in reference.demand_base
    )
    enough = replace(reference, demand_base=needed)
    for demand in ("weighted", "historical", "expenditure"):
        balance = run(enough, levers, Scenario(demand)).balance(0, "SSH")
        assert balance.gap_heads[0] == 0.0
        assert balance.status[0] == "recruitment"
    rounding = balance_of("SSA", [-1e-7, 1e-7, -1e-2], [1e4, 1e4, 1e4])
    assert rounding.status == ("recruitment", "recruitment", "shortage")


def test_persons_and_full_time_persons_agree_in_sign(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for demand in reference.demands:
        balance = run(reference, levers, Scenario(demand.scenario)).balance(0, "SSA")
        assert (np.sign(balance.gap_heads) == np.sign(balance.gap_fte)).all()
