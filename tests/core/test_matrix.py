"""The scenario matrix and the full-time potential against the published tables."""

from __future__ import annotations

import pytest

from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.folders import two_areas


def test_the_matrix_has_each_demand_scenario_without_and_with_the_reform(
    reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    rows = matrix(inputs, levers, "SSA")
    assert [(row.scenario, row.reform) for row in rows] == [
        (demand.scenario, reform) for demand in reference.demands for reform in (0, 1)
    ]


@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_a_row_of_the_matrix_is_the_projection_of_that_scenario_alone(
    inputs: EngineInputs, levers: LeverCatalogue, occupation: str
) -> None:
    for row in matrix(inputs, levers, occupation):
        scenario = Scenario(row.scenario, {"reform": float(row.reform)})
        alone = project(inputs, LeverSets.of([scenario], levers, inputs)).balance(0, occupation)
        assert row.balance.gap_heads == pytest.approx(alone.gap_heads, rel=1e-12)
        assert row.balance.status == alone.status


def test_the_matrix_reproduces_the_published_balances_and_traffic_lights(
    reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    rows = {(row.scenario, float(row.reform)): row.balance for row in matrix(inputs, levers, "SSA")}
    checked = 0
    for published in reference.published:
        balance = rows[published.scenario, published.reform]
        place = balance.years.index(published.year)
        if published.quantity == "gap_heads":
            assert round(balance.gap_heads[place]) == int(published.value)
        else:
            assert balance.status[place] == published.value
        checked += 1
    assert checked == 96


@pytest.mark.parametrize(
    ("sector", "occupation", "target", "published"),
    [
        ("municipality", "SSA", 0.565, 290),
        ("municipality", "SSA", 0.75, 481),
        ("region", "SSA", 0.75, 63),
    ],
)
def test_the_published_fulltime_potentials_come_out(
    reference: Plan, sector: str, occupation: str, target: float, published: int
) -> None:
    assert round(fulltime_potential(reference, sector, occupation, target)) == published


@pytest.mark.parametrize(("target", "published"), [(0.565, 570), (0.75, 841)])
def test_the_two_published_potentials_of_helpers_come_out_within_one_percent(
    reference: Plan, target: float, published: int
) -> None:
    potential = fulltime_potential(reference, "municipality", "SSH", target)
    assert potential == pytest.approx(published, rel=0.01)


def test_the_potential_is_the_sum_over_areas(reference: Plan) -> None:
    once = fulltime_potential(reference, "municipality", "SSH", 0.75)
    twice = fulltime_potential(two_areas(reference), "municipality", "SSH", 0.75)
    assert twice == pytest.approx(2 * once)


def test_a_group_without_staff_has_no_potential(reference: Plan) -> None:
    assert fulltime_potential(reference, "region", "SSH", 0.75) == 0.0
