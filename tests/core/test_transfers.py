"""Staff and tasks that change employer (model, sections 2, 4 and 5)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import SECTORS, Plan, Transfer, WorkingTime
from sosuplan.model.scenario import Scenario
from sosuplan.model.validation import verify
from tests.core import oracle
from tests.core.folders import Folder, places, two_areas

AREA = "Region Midtjylland"
MUNICIPALITY, REGION, OTHER = range(3)


def moving(
    source: str,
    target: str,
    staff: float,
    need: float | None = None,
    *,
    year: int = 2027,
    occupation: str = "SSA",
    area: str = AREA,
) -> Transfer:
    return Transfer(area, occupation, year, source, target, staff, need, "assumption")


def projected(plan: Plan, *transfers: Transfer, **levers: float) -> Projection:
    plan = replace(plan, transfers=transfers)
    verify(plan)
    inputs = EngineInputs.from_plan(plan)
    values = {name.replace("__", ":"): value for name, value in levers.items()}
    sets = LeverSets.of([Scenario("weighted", values)], catalogue(plan), inputs)
    return project(inputs, sets, keep_ages=True)


def staff(made: Projection, occupation: str = "SSA") -> NDArray[np.float64]:
    """People by sector and year, of the first area."""
    assert made.heads_by_age is not None
    return np.asarray(made.heads_by_age[0, 0, :, made.occupations.index(occupation)].sum(axis=1))


def at(made: Projection, year: int) -> int:
    return made.years.index(year)


def test_those_who_move_are_with_the_other_employer_from_the_year_on(reference: Plan) -> None:
    before, after = (
        projected(reference),
        projected(reference, moving("region", "municipality", 0.3)),
    )
    year, was, now = at(after, 2027), staff(before), staff(after)
    assert_allclose(now[:, :year], was[:, :year], rtol=0, atol=0)
    gone = 0.3 * was[REGION, year]
    assert now[REGION, year] == pytest.approx(was[REGION, year] - gone)
    assert now[MUNICIPALITY, year] == pytest.approx(was[MUNICIPALITY, year] + gone)
    assert_allclose(now[OTHER], was[OTHER])


def test_nobody_is_lost_where_tasks_stay_in_the_plan(reference: Plan) -> None:
    before = projected(reference)
    after = projected(
        reference,
        moving("region", "municipality", 0.3),
        moving("municipality", "other", 0.1, year=2029),
    )
    assert_allclose(staff(after).sum(axis=0), staff(before).sum(axis=0))
    assert_allclose(after.transferred, 0.0, atol=1e-8)
    assert_allclose(after.demand_fte, before.demand_fte)


def test_every_age_moves_alike(reference: Plan) -> None:
    before, after = projected(reference), projected(reference, moving("region", "", 0.3))
    assert before.heads_by_age is not None
    assert after.heads_by_age is not None
    year = at(after, 2027)
    was, now = (one.heads_by_age[0, 0, REGION, 0, :, year] for one in (before, after))
    assert_allclose(now, 0.7 * was)


def test_newcomers_of_later_years_follow_the_tasks(reference: Plan) -> None:
    """All of the region's tasks move: nobody starts there any more, and no newcomer is lost."""
    before = projected(reference)
    made = projected(reference, moving("region", "municipality", 1.0))
    year = at(made, 2027)
    assert (staff(made)[REGION, year:] == 0.0).all()
    assert_allclose(made.graduates, before.graduates)


def test_newcomers_to_an_employer_outside_the_plan_are_not_added(reference: Plan) -> None:
    base = [row for row in reference.staff if row.occupation == "SSA"]
    share = sum(row.heads for row in base if row.sector == "region") / sum(
        row.heads for row in base
    )
    before = projected(reference, other_recruitment__SSA=100.0)
    made = projected(reference, moving("region", "", 0.4), other_recruitment__SSA=100.0)
    year = at(made, 2027)
    for flow in ("graduates", "recruited"):
        was, now = (getattr(one, flow)[0, 0, 0] for one in (before, made))
        # Flows are from each year to the next: those of 2027 come before its transfers.
        assert_allclose(now[:year], was[:year])
        assert_allclose(now[year:], was[year:] * (1 - 0.4 * share))
    lost = made.transferred[0, 0, 0]
    assert lost[year - 1] == pytest.approx(-0.4 * staff(before)[REGION, year])
    assert (np.delete(lost, year - 1) == 0.0).all()


def test_the_need_goes_along_for_good_and_multiplies_over_the_years(reference: Plan) -> None:
    before = projected(reference)
    made = projected(
        reference,
        moving("region", "", 0.5, 0.1),
        moving("municipality", "", 0.1, 0.05),
        moving("other", "", 0.1, 0.2, year=2030),
        moving("municipality", "", 0.2, year=2032),
    )
    share = made.demand_fte[0, 0, 0] / before.demand_fte[0, 0, 0]
    expected = [1.0] * 3 + [0.85] * 3 + [0.85 * 0.8] * 5
    assert_allclose(share, expected)


def test_movers_work_as_those_do_to_whom_they_come(reference: Plan) -> None:
    made = projected(
        reference, moving("municipality", "region", 1.0), moving("other", "region", 1.0)
    )
    time = reference.current_working_time[AREA, "region", "SSA"]
    work = time.fulltime_share + (1 - time.fulltime_share) * time.parttime_hours / 37
    assert_allclose(made.work_per_person[0, 0, 0, at(made, 2027) :], work)


def test_two_sectors_may_change_places_at_once(reference: Plan) -> None:
    before = projected(reference)
    made = projected(
        reference, moving("municipality", "region", 1.0), moving("region", "municipality", 1.0)
    )
    year, was, now = at(made, 2027), staff(before), staff(made)
    assert_allclose(now[[REGION, MUNICIPALITY], year], was[[MUNICIPALITY, REGION], year])


def test_where_everyone_has_left_nobody_comes_and_work_is_that_of_the_base_year(
    reference: Plan,
) -> None:
    before = projected(reference)
    made = projected(
        reference,
        moving("municipality", "other", 1.0),
        moving("region", "other", 1.0),
        moving("other", "", 1.0, 0.5, year=2028),
    )
    assert (staff(made)[:, at(made, 2028) :] == 0.0).all()
    assert (made.supply_heads[0, 0, 0, at(made, 2028) :] == 0.0).all()
    assert_allclose(made.supply_heads[0, 0, 1], before.supply_heads[0, 0, 1])
    # With nobody left the work is that of the base year.
    assert_allclose(made.work_per_person[0, 0, 0, -1], made.work_per_person[0, 0, 0, 0])


def test_a_sector_that_only_receives_needs_no_staff(reference: Plan) -> None:
    time = WorkingTime(AREA, "region", "SSH", 2024, 0.5, 30.0, 10.0, "assumption")
    plan = replace(reference, working_time=(*reference.working_time, time))
    made = projected(plan, moving("municipality", "region", 0.2, occupation="SSH"))
    now = staff(made, "SSH")
    assert now[REGION, 0] == 0.0
    assert now[REGION, -1] > 0.0
    assert "fulltime_target:region:SSH" in catalogue(plan).index


def test_helpers_who_moved_are_drawn_to_become_assistants_where_they_are(reference: Plan) -> None:
    drawing = replace(
        reference,
        training=tuple(replace(row, from_ssh_share=0.3) for row in reference.training),
    )
    move = moving("municipality", "other", 0.5, occupation="SSH")
    before, made = projected(drawing), projected(drawing, move)
    assert_allclose(made.to_training, before.to_training)
    assert_allclose(staff(made, "SSH").sum(axis=0), staff(before, "SSH").sum(axis=0))


def test_an_area_without_transfers_stays_as_it_was(reference: Plan) -> None:
    plan = two_areas(reference)
    other = plan.areas[1]
    before = projected(plan)
    made = projected(plan, moving("municipality", "", 0.5, 0.3, occupation="SSH"))
    was, now = (list(run.balance(0, "SSH", other).rows()) for run in (before, made))
    assert now == was


@pytest.mark.parametrize(
    "moves",
    [
        [moving("municipality", "", 1.0), moving("region", "", 1.0), moving("other", "", 1.0)],
        [moving("municipality", "region", 0.6), moving("municipality", "", 0.4, 1.0)],
        [moving("municipality", "region", 1.0, year=year) for year in range(2025, 2035)],
        [moving("municipality", "other", 0.1, year=2034, occupation="SSH")],
        [moving("municipality", "region", 0.1 * 3), moving("municipality", "other", 0.7)],
    ],
)
def test_transfers_are_projected_as_the_model_says(reference: Plan, moves: list[Transfer]) -> None:
    plan = replace(
        reference,
        transfers=tuple(moves),
        training=tuple(replace(row, from_ssh_share=0.2) for row in reference.training),
    )
    made = projected(plan, *moves)
    for (area, job, year), expected in oracle.project(plan, "weighted", {}).items():
        balance = made.balance(0, job, area)
        scale = max(expected["supply_heads"], expected["demand_heads"])
        for name, value in expected.items():
            found = getattr(balance, name)[at(made, year)]
            assert found == pytest.approx(value, rel=1e-9, abs=1e-9 * scale), (job, year, name)


# --- what is valid ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: object) -> Folder:
    return Folder(tmp_path)  # type: ignore[arg-type]


FINE = "Region Midtjylland,SSA,2027,region,municipality,0.1,,assumption"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Region Midtjylland,SSA,2024,region,municipality,0.1,,assumption",
         "transfer_year", "year"),
        ("Region Midtjylland,SSA,2035,region,municipality,0.1,,assumption",
         "transfer_year", "year"),
        ("Region Midtjylland,SSA,2027,region,region,0.1,,assumption",
         "transfer_to_itself", "to_sector"),
        ("Region Midtjylland,SSH,2027,region,municipality,0.1,,assumption",
         "transfer_sector", "from_sector"),
        ("Region Midtjylland,SSH,2027,municipality,region,0.1,,assumption",
         "transfer_sector", "to_sector"),
        ("Region Midtjylland,SSA,2027,region,municipality,0.1,0.1,assumption",
         "transfer_need_stays", "demand_share"),
        ("Region Midtjylland,SSA,2027,region,municipality,0.1,0,assumption",
         "transfer_need_stays", "demand_share"),
        ("Region Midtjylland,SSA,2027,region,municipality,0,,assumption",
         "not_a_number_above_to", "staff_share"),
        ("Region Midtjylland,SSA,2027,region,municipality,1.1,,assumption",
         "not_a_number_above_to", "staff_share"),
        ("Region Midtjylland,SSA,2027,region,municipality,,,assumption",
         "not_a_number_above_to", "staff_share"),
        ("Region Midtjylland,SSA,2027,region,,0.1,1.1,assumption",
         "not_a_number_between", "demand_share"),
        ("Region Midtjylland,SSA,2027,,municipality,0.1,,assumption",
         "not_a_choice", "from_sector"),
        ("Region Midtjylland,SSA,2027,region,kommune,0.1,,assumption",
         "not_a_choice", "to_sector"),
        ("Region Midtjylland,SSA,2027.5,region,,0.1,,assumption",
         "not_a_whole_between", "year"),
        ("Region Midtjylland,SSA,2027,region,,0.1,,hearsay", "unknown_source", "source"),
        (",SSA,2027,region,,0.1,,assumption", "empty_cell", "area"),
    ],
)  # fmt: skip
def test_a_transfer_that_cannot_be_is_refused_with_its_place(
    folder: Folder, row: str, code: str, column: str
) -> None:
    line = folder.add("transfers.csv", row)
    assert (code, "transfers.csv", line, column) in places(folder.faults())


def test_a_transfer_of_an_area_without_the_staff_is_refused(folder: Folder) -> None:
    line = folder.add("transfers.csv", "Viborg,SSA,2027,region,,0.1,,assumption")
    assert {("no_staff", "transfers.csv", line, "area")} <= set(places(folder.faults()))


def test_a_transfer_that_is_there_twice_is_refused(folder: Folder) -> None:
    folder.add("transfers.csv", FINE)
    line = folder.add("transfers.csv", FINE)
    assert places(folder.faults()) == [("duplicate_row", "transfers.csv", line, "to_sector")]


@pytest.mark.parametrize(
    ("third", "refused"), [("0.3", False), ("0.3000000001", False), ("0.300001", True)]
)
def test_no_more_staff_than_all_leaves_a_sector_in_a_year(
    folder: Folder, third: str, refused: bool
) -> None:
    start = "Region Midtjylland,SSA,2027,municipality"
    folder.add("transfers.csv", f"{start},region,0.4,,assumption")
    folder.add("transfers.csv", f"{start},other,0.3,,assumption")
    folder.add("transfers.csv", f"{start.replace('2027', '2028')},other,1,,assumption")
    line = folder.add("transfers.csv", f"{start},,{third},,assumption")
    found = [("transfer_too_much", "transfers.csv", line, "staff_share")] if refused else []
    assert places(folder.faults()) == found


@pytest.mark.parametrize(("second", "refused"), [("0.4", False), ("0.41", True)])
def test_no_more_need_than_all_leaves_an_area_in_a_year(
    folder: Folder, second: str, refused: bool
) -> None:
    folder.add("transfers.csv", "Region Midtjylland,SSA,2027,municipality,,0.1,0.6,assumption")
    folder.add("transfers.csv", "Region Midtjylland,SSH,2027,municipality,,0.1,1,assumption")
    row = f"Region Midtjylland,SSA,2027,region,,0.1,{second},assumption"
    line = folder.add("transfers.csv", row)
    found = [("transfer_too_much", "transfers.csv", line, "demand_share")] if refused else []
    assert places(folder.faults()) == found


def test_the_first_and_the_last_year_may_have_transfers(folder: Folder) -> None:
    for year in (2025, 2034):
        folder.add("transfers.csv", FINE.replace("2027", str(year)))
    assert folder.faults() == []


def test_every_sector_of_the_model_can_be_named(folder: Folder) -> None:
    for one in SECTORS:
        for other in (*SECTORS, ""):
            if one != other:
                row = f"Region Midtjylland,SSA,2027,{one},{other},0.2,,assumption"
                folder.add("transfers.csv", row)
    assert folder.faults() == []
