"""The long frame of results, of which workbook and CSV are made."""

from __future__ import annotations

import numpy as np
import pytest

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED
from sosuplan.charts.trainees import STEPS
from sosuplan.exports.results import groups, result_frame
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.books import frame, two_areas

MOVED = Scenario("historical", {"reform": 1.0, "intake_change:SSA": 0.2})
OTHER = Scenario("weighted", {"reform": 1.0}, "Anden")
SIDES = ["supply_heads", "demand_heads", "gap_heads", "supply_fte", "demand_fte", "gap_fte"]


def test_every_run_group_and_year_has_one_row(reference: Plan) -> None:
    shown = frame(two_areas(reference), MOVED, (OTHER,), occupation="all")
    made = result_frame(shown)
    assert made.index.is_unique
    assert list(made.index.unique("run")) == [CURRENT, BASELINE, FIRST_COMPARED]
    wanted = [(area, job, year) for area, job in groups(shown) for year in shown.years]
    assert made.loc[CURRENT].index.to_list() == wanted
    balance = shown.projection.balance(BASELINE, "SSH", "Nabo")
    rows = made.loc[BASELINE].loc["Nabo"].loc["SSH"]
    assert rows["gap_fte"].to_list() == balance.gap_fte.tolist()
    assert tuple(rows["status"]) == balance.status


def test_areas_and_occupations_add_up_to_their_sums(reference: Plan) -> None:
    made = result_frame(frame(two_areas(reference), MOVED, occupation="all"))
    figures = made.loc[CURRENT][[*SIDES, "retired", *STEPS]]
    areas = figures.drop(index="", level="area").groupby(["occupation", "year"]).sum(min_count=1)
    whole = figures.loc[""].sort_index()
    assert np.allclose(areas, whole, equal_nan=True)
    both = whole.drop(index="all", level="occupation").groupby("year").sum(min_count=1)
    assert np.allclose(both, whole.loc["all"], equal_nan=True)


@pytest.mark.parametrize("occupation", ["SSA", "SSH"])
def test_flows_lead_from_a_year_to_the_next_and_the_horizon_has_none(
    reference: Plan, occupation: str
) -> None:
    made = result_frame(frame(reference, MOVED))
    rows = made.loc[CURRENT].loc[""].loc[occupation]
    lost = rows["retired"] + rows["other_exits"] + rows["to_training"]
    moved = rows["supply_heads"] - lost + rows["new_graduates"] + rows["recruited"]
    assert np.allclose(moved[:-1], rows["supply_heads"][1:])
    assert np.isnan(moved.iloc[-1])
    # Those who take work do so in the year that the flow leads to.
    assert rows[STEPS[-1]].to_list()[1:] == rows["new_graduates"].to_list()[:-1]
    assert np.isnan(rows[STEPS[-1]].iloc[0])
