"""Where the change of the balance comes from adds up, whatever the plan and the levers."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sosuplan.analysis.flows import END, PARTS, START, changes_of_product, flows
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.folders import two_areas
from tests.core.strategies import plans_with_scenario

Case = tuple[Plan, LeverCatalogue, Scenario]
UNITS = st.sampled_from(["heads", "fte"])


@given(plans_with_scenario(), UNITS, st.data())
def test_the_parts_add_up_for_every_area_and_year_and_in_all(
    case: Case, unit: str, data: st.DataObject
) -> None:
    plan, levers, scenario = case
    occupation = data.draw(st.sampled_from(plan.occupations))
    year = data.draw(st.sampled_from(plan.years))
    inputs = EngineInputs.from_plan(plan)
    found = flows(scenario, levers, inputs, occupation, unit, year)
    made = project(inputs, LeverSets.of([scenario], levers, inputs)).balance(0, occupation)
    size = 1.0 + max(made.supply(unit).max(), made.demand(unit).max())
    for by in ((), ("area",), ("year",), ("year", "area")):
        sums: dict[tuple[object, ...], dict[str, float]] = {}
        for *key, part, value in found.table(by).rows:
            sums.setdefault(tuple(key), {})[str(part)] = float(value)
        for parts in sums.values():
            assert tuple(parts) == PARTS
            moved = sum(value for part, value in parts.items() if part not in (START, END))
            assert_allclose(parts[START] + moved, parts[END], rtol=0, atol=1e-9 * size)
    # Up to the base year nothing has moved the balance yet.
    steps = plan.years.index(year)
    gap = made.gap(unit)
    assert_allclose(found.total(START), gap[0], rtol=0, atol=1e-9 * size)
    assert_allclose(found.total(END), gap[steps], rtol=0, atol=1e-9 * size)


def test_each_flow_is_the_engine_s_and_the_need_is_shared_over_all_orders(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    moved = {"productivity_gain": 0.01, "retention": 0.1, "fulltime_target:municipality:SSA": 0.8}
    scenario = Scenario("weighted", moved)
    made = project(inputs, LeverSets.of([scenario], levers, inputs))
    job = made.occupations.index("SSA")
    heads = flows(scenario, levers, inputs, "SSA")
    for part, sign in (("retired", -1), ("other_exits", -1), ("graduates", 1), ("recruited", 1)):
        assert heads.total(part) == pytest.approx(sign * getattr(made, part)[0, :, job].sum())
    work = made.work_per_person[0, 0, job]
    index = inputs.demand_index[0, inputs.demands.index("weighted"), 0, job]
    start = levers.timing(moved)[0]
    levered = np.array([0.99 ** max(0.0, year - start + 1.0) for year in reference.years])
    scale = made.demand_heads[0, 0, job, 0] * work[0]
    expected = np.zeros(3)
    factors = [index, levered, 1 / work]
    for before in range(len(work) - 1):
        for order in permutations(range(3)):
            values = [factor[before] for factor in factors]
            for one in order:
                held = np.prod(values)
                values[one] = factors[one][before + 1]
                expected[one] -= scale * (np.prod(values) - held) / 6
    found = [heads.total(part) for part in ("demand_growth", "demand_levers", "work_per_person")]
    assert_allclose(found, expected, rtol=1e-9)
    fte = flows(scenario, levers, inputs, "SSA", "fte")
    people = made.supply_heads[0, 0, job]
    assert fte.total("work_per_person") == pytest.approx((people[1:] * np.diff(work)).sum())
    assert fte.total("retired") == pytest.approx(-(made.retired[0, 0, job] * work[:-1]).sum())


def test_what_leaves_the_plan_with_its_tasks_is_one_part_with_its_need(reference: Plan) -> None:
    plan = two_areas(reference)
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    kept = np.ones_like(inputs.kept)
    kept[..., 4:] = 0.9
    moved = EngineInputs(**{**vars(inputs), "kept": kept})
    here, gone = (flows(Scenario("weighted"), levers, one, "SSA") for one in (inputs, moved))
    assert here.total("transfers") == 0
    assert gone.total("transfers") > 0
    assert gone.total(END) > here.total(END)


@given(st.lists(st.tuples(*[st.floats(0, 5)] * 3), min_size=1, max_size=4))
def test_the_change_of_a_product_is_shared_out_whole(factors: list[tuple[float, ...]]) -> None:
    arrays = [np.array([one]) for one in factors]
    whole = np.prod(arrays, axis=0)
    shared = sum(changes_of_product(arrays))
    assert_allclose(shared, np.diff(whole, axis=1), rtol=1e-9, atol=1e-9)
