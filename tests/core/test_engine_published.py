"""The reference plan reproduces what has been published."""

from __future__ import annotations

import pytest

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario


def balance_of(row, inputs, levers):  # type: ignore[no-untyped-def]
    scenario = Scenario(row.scenario, {"reform": float(row.reform)})
    projection = project(inputs, LeverSets.of([scenario], levers, inputs))
    return projection.balance(0, row.occupation)


def test_all_88_traffic_lights_are_as_published(
    reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    rows = [row for row in reference.published if row.quantity == "status"]
    assert len(rows) == 88
    for row in rows:
        balance = balance_of(row, inputs, levers)
        assert balance.status[row.year - reference.base_year] == row.value, row


def test_all_8_balances_of_2034_are_as_published_in_whole_persons(
    reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    rows = [row for row in reference.published if row.quantity == "gap_heads"]
    assert len(rows) == 8
    for row in rows:
        balance = balance_of(row, inputs, levers)
        assert round(balance.gap_heads[row.year - reference.base_year]) == int(row.value), row


@pytest.mark.parametrize("demand", ["weighted", "historical", "expenditure"])
def test_the_reform_is_worth_717_persons_in_2034(
    demand: str, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    sets = LeverSets.of([Scenario(demand, {"reform": 0.0}), Scenario(demand)], levers, inputs)
    projection = project(inputs, sets)
    without, with_it = (projection.balance(run, "SSA").gap_heads[-1] for run in (0, 1))
    assert round(with_it - without) == 717
