"""The engine computes the model's equations: checked against a slow copy written from the page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.interpolate import PchipInterpolator

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.ages import monotone_cubic, spread
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import FIRST_AGE, Plan
from sosuplan.model.scenario import Scenario
from tests.core import oracle
from tests.core.strategies import bands, plans_with_scenario

QUANTITIES = ("supply_heads", "demand_heads", "gap_heads", "supply_fte", "demand_fte", "gap_fte")


def assert_same(plan: Plan, levers: LeverCatalogue, scenario: Scenario) -> None:
    inputs = EngineInputs.from_plan(plan)
    projection = project(inputs, LeverSets.of([scenario], levers, inputs))
    for (area, occupation, year), expected in oracle.project(
        plan, scenario.demand, scenario.levers, scenario.timing
    ).items():
        balance = projection.balance(0, occupation, area)
        place = year - plan.base_year
        scale = max(abs(expected["supply_heads"]), abs(expected["demand_heads"]), 1.0)
        for name in QUANTITIES:
            assert getattr(balance, name)[place] == pytest.approx(
                expected[name], rel=1e-9, abs=1e-9 * scale
            ), (area, occupation, year, name)


@given(plans_with_scenario())
def test_any_plan_and_scenario_is_projected_as_the_model_says(
    case: tuple[Plan, LeverCatalogue, Scenario],
) -> None:
    assert_same(*case)


def test_where_nobody_is_left_work_per_person_is_that_of_the_base_year_mix(
    reference: Plan, levers: LeverCatalogue
) -> None:
    staff = tuple(
        band if band.age_from >= 70 else replace(band, heads=0.0) for band in reference.staff
    )
    intake = tuple(replace(row, gf2_starts=0.0) for row in reference.trainee_intake)
    plan = replace(reference, staff=staff, trainee_intake=intake)
    scenario = Scenario("historical", {"fulltime_target:region:SSA": 0.9})
    inputs = EngineInputs.from_plan(plan)
    left = project(inputs, LeverSets.of([scenario], levers, inputs)).balance(0, "SSA")
    assert left.supply_heads[0] > 0.0 == left.supply_heads[-1]
    assert_same(plan, levers, scenario)


@pytest.mark.parametrize("reform", [0.0, 0.4, 1.0, 1.5])
@pytest.mark.parametrize("senior_years", [-2.0, 0.0, 1.3, 5.0])
def test_the_reference_plan_is_projected_as_the_model_says(
    reference: Plan, levers: LeverCatalogue, reform: float, senior_years: float
) -> None:
    chosen = {
        "reform": reform,
        "senior_years": senior_years,
        "fulltime_target:municipality:SSA": 0.565,
        "intake_change:SSA": 0.1,
        "dropout_reduction": 0.2,
        "other_recruitment:SSH": 55.0,
        "sickness_reduction_days": 20.0 - 5.0,
        "productivity_gain": 0.004,
    }
    assert_same(reference, levers, Scenario("expenditure", chosen))


@given(bands(1000.0))
def test_bands_are_spread_by_scipys_monotone_cubic(groups: list[tuple[int, int, float]]) -> None:
    edges = [groups[0][0]] + [last + 1 for _, last, _ in groups]
    cumulated = np.concatenate(([0.0], np.cumsum([count for _, _, count in groups])))
    ages = np.arange(edges[0], edges[-1] + 1, dtype=float)
    expected = PchipInterpolator(edges, cumulated)(ages)
    assert_allclose(monotone_cubic(edges, cumulated, ages), expected, rtol=1e-12, atol=1e-9)


@given(bands(1000.0))
def test_spreading_keeps_every_bands_total_and_makes_no_age_negative(
    groups: list[tuple[int, int, float]],
) -> None:
    people = spread(groups)
    assert (people >= 0).all()
    for first, last, count in groups:
        inside = people[first - FIRST_AGE : last - FIRST_AGE + 1].sum()
        assert inside == pytest.approx(count, rel=1e-9, abs=1e-9)


@given(st.integers(17, 74), st.integers(0, 57), st.floats(0.1, 1e5))
def test_a_single_band_is_spread_evenly(first: int, width: int, count: float) -> None:
    last = min(74, first + width)
    people = spread([(first, last, count)])
    inside = people[first - FIRST_AGE : last - FIRST_AGE + 1]
    assert_allclose(inside, count / (last - first + 1), rtol=1e-9)
