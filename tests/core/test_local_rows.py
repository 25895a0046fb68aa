"""Exit rates and demand index of an area's own, or those of all areas (model, section 2)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.validation import verify
from sosuplan.store.folder import read_folder, write_folder
from tests.core.folders import Folder, places, two_areas

AREA = "Region Midtjylland"


def projected(plan: Plan) -> Projection:
    verify(plan)
    inputs = EngineInputs.from_plan(plan)
    return project(inputs, LeverSets.of([Scenario("weighted")], catalogue(plan), inputs))


@pytest.fixture
def plan(reference: Plan) -> Plan:
    """Two areas of the same helpers; the second is the one with rows of its own."""
    return two_areas(reference)


def own_rates(plan: Plan, area: str, factor: float, occupation: str = "SSH") -> Plan:
    rows = tuple(
        replace(row, area=area, other=row.other * factor)
        for row in plan.exit_rates
        if row.occupation == occupation and not row.area
    )
    return replace(plan, exit_rates=plan.exit_rates + rows)


def own_index(plan: Plan, area: str, factor: float, occupation: str = "SSH") -> Plan:
    rows = tuple(
        replace(row, area=area, index=1.0 if row.year == plan.base_year else row.index * factor)
        for row in plan.demand_index
        if (row.scenario, row.occupation) == ("weighted", occupation)
    )
    return replace(plan, demand_index=plan.demand_index + rows)


def same(one: Projection, other: Projection, name: str, area: int, job: int) -> bool:
    return bool(
        np.array_equal(getattr(one, name)[:, area, job], getattr(other, name)[:, area, job])
    )


def test_areas_without_rows_of_their_own_have_those_of_all(plan: Plan) -> None:
    made = projected(plan)
    assert np.array_equal(made.demand_fte[0, 0, 1], made.demand_fte[0, 1, 1])
    one, two = (
        made.other_exits[0, area, 1] / made.supply_heads[0, area, 1, :-1] for area in (0, 1)
    )
    assert one[0] == pytest.approx(two[0])


def test_rates_of_its_own_make_only_that_area_differ(plan: Plan) -> None:
    before, after = projected(plan), projected(own_rates(plan, plan.areas[1], 2.0))
    assert same(before, after, "supply_heads", 0, 0)
    assert same(before, after, "supply_heads", 0, 1)
    was, now = (one.other_exits[0, 1, 1, 0] for one in (before, after))
    assert now == pytest.approx(2.0 * was)


def test_an_index_of_its_own_makes_only_that_area_differ(plan: Plan) -> None:
    before, after = projected(plan), projected(own_index(plan, plan.areas[1], 1.2))
    assert same(before, after, "demand_fte", 0, 0)
    assert same(before, after, "demand_fte", 0, 1)
    ratio = after.demand_fte[0, 1, 1] / before.demand_fte[0, 1, 1]
    assert ratio == pytest.approx([1.0] + [1.2] * 10)


def test_rows_of_one_occupation_leave_the_other_with_those_of_all(plan: Plan) -> None:
    before, after = projected(plan), projected(own_rates(plan, AREA, 2.0, "SSA"))
    assert not same(before, after, "supply_heads", 0, 0)
    assert same(before, after, "other_exits", 0, 1)


def test_an_index_of_one_scenario_leaves_the_others_with_that_of_all(plan: Plan) -> None:
    after = own_index(plan, AREA, 1.5)
    inputs = [EngineInputs.from_plan(one) for one in (plan, after)]
    scenarios = [Scenario("historical")]
    one, two = (project(each, LeverSets.of(scenarios, catalogue(plan), each)) for each in inputs)
    assert np.array_equal(one.demand_fte, two.demand_fte)


def test_own_rates_count_alone_and_are_not_mixed_with_those_of_all(plan: Plan) -> None:
    """Two ages of its own are a straight line, whatever all have between them."""
    (first, *_, last) = sorted(
        (row for row in plan.exit_rates if row.occupation == "SSH"), key=lambda row: row.age
    )
    two = tuple(replace(row, area=AREA, other=0.1, retirement=0.0) for row in (first, last))
    made = projected(replace(plan, exit_rates=plan.exit_rates + two))
    assert made.other_exits[0, 0, 1] == pytest.approx(0.1 * made.supply_heads[0, 0, 1, :-1])


def test_where_all_areas_have_their_own_there_need_be_none_for_all(plan: Plan) -> None:
    own = plan
    for area, jobs in ((plan.areas[0], ("SSA", "SSH")), (plan.areas[1], ("SSH",))):
        for job in jobs:
            own = own_rates(own, area, 1.0, job)
    own = replace(own, exit_rates=tuple(row for row in own.exit_rates if row.area))
    assert np.array_equal(projected(own).supply_heads, projected(plan).supply_heads)


def test_local_rows_come_back_from_a_folder_as_they_were(plan: Plan, tmp_path: object) -> None:
    own = own_index(own_rates(plan, plan.areas[1], 2.0), AREA, 1.2)
    write_folder(own, f"{tmp_path}/plan")
    assert read_folder(f"{tmp_path}/plan").plan == own


# --- what is valid ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: object) -> Folder:
    return Folder(tmp_path)  # type: ignore[arg-type]


def test_an_area_with_one_age_of_its_own_is_refused_whatever_all_have(folder: Folder) -> None:
    line = folder.add("exit_rates.csv", "Region Midtjylland,SSA,60,0.1,0.1,assumption")
    (fault,) = folder.faults()
    assert places([fault]) == [("two_ages_needed", "exit_rates.csv", line + 1, "age")]
    assert fault.values == {"group": "Region Midtjylland / SSA", "count": 1}


def test_an_area_with_an_index_of_its_own_needs_it_for_every_year(folder: Folder) -> None:
    for year in range(2024, 2034):
        row = f"Region Midtjylland,weighted,SSA,{year},1,assumption"
        line = folder.add("demand_index.csv", row)
    (fault,) = folder.faults()
    assert places([fault]) == [("missing_years", "demand_index.csv", line + 1, "year")]
    assert fault.values["years"] == "2034"
    folder.add("demand_index.csv", "Region Midtjylland,weighted,SSA,2034,1,assumption")
    assert folder.faults() == []


def test_an_index_of_its_own_is_one_in_the_base_year_too(folder: Folder) -> None:
    line = 0
    for year in range(2024, 2035):
        row = f"Region Midtjylland,weighted,SSA,{year},1.1,assumption"
        line = line or folder.add("demand_index.csv", row)
        if year > 2024:
            folder.add("demand_index.csv", row)
    assert places(folder.faults()) == [("index_not_one", "demand_index.csv", line, "index")]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("exit_rates.csv", "Viborg,SSA,60,0.1,0.1,assumption"),
        ("demand_index.csv", "Viborg,weighted,SSA,2024,1,assumption"),
    ],
)
def test_rows_of_an_area_without_staff_are_refused(folder: Folder, file: str, row: str) -> None:
    line = folder.add(file, row)
    assert ("no_staff", file, line, "area") in places(folder.faults())


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("exit_rates.csv", "{area},SSA,60,0.1,0.1,assumption", "age"),
        ("demand_index.csv", "{area},weighted,SSA,2024,1,assumption", "year"),
    ],
)
@pytest.mark.parametrize("area", ["", "Region Midtjylland"])
def test_rows_are_there_once_for_each_area_and_once_for_all(
    folder: Folder, file: str, row: str, column: str, area: str
) -> None:
    folder.add(file, row.format(area=area))
    line = folder.add(file, row.format(area=area))
    found = places(folder.faults())
    assert ("duplicate_row", file, line, column) in found
    assert found.count(("duplicate_row", file, line, column)) == 1
