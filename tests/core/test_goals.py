"""Goals are held against what was measured since their baseline; what the scenario comes to stands
beside it."""

from __future__ import annotations

from csv import DictReader
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.analysis.counted import counts
from sosuplan.analysis.goals import (
    EXAMPLE,
    OWN,
    FollowedGoal,
    GoalList,
    GoalStatus,
    NotProjected,
    current_value,
    status_of,
)
from sosuplan.analysis.indicators import INDICATORS, Projected
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Actual, Goal, GoalReading, Plan, Source
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from sosuplan.text.dates import decimal_year
from tests.core.command_line import called
from tests.core.frames import FrameMaker
from tests.core.strategies import plans, scenarios

AREA = "Region Midtjylland"
COUNTED = Source("own-count", "Egen optælling", "", "2026", "own", "", "", "")
GOAL = Goal(
    *("g", "Flere på fuld tid", "", "fulltime_share", AREA, "SSA"),
    *(0.284, "2025-02", 0.4, "2030", "share", "vedtaget", "", "", ""),
    sector="municipality",
)
values = st.floats(-1e6, 1e6).map(lambda one: round(one, 3))
times = st.integers(0, 480).map(lambda month: 2020 + month / 12)


def followed(plan: Plan, *goals: Goal, levers: dict[str, float] | None = None) -> GoalList:
    """The plan's own goals, in a scenario of these levers."""
    made = replace(plan, goals=goals, sources=(*plan.sources, COUNTED))
    return FrameMaker(made)(levers or {}).goals().own


def one_of(plan: Plan, goal: Goal, levers: dict[str, float] | None = None) -> FollowedGoal:
    (found,) = followed(plan, goal, levers=levers).goals
    return found


@given(st.tuples(times, values), st.tuples(times, values), st.tuples(times, values))
def test_the_status_is_that_of_the_latest_value_against_the_way_to_the_target(
    baseline: tuple[float, float], target: tuple[float, float], latest: tuple[float, float]
) -> None:
    found = status_of(baseline, target, latest)
    (begins, start), (ends, end), (at, value) = baseline, target, latest
    way = 1 if end > start else -1
    past = value == end if end == start else way * (value - end) >= 0
    assert (found is GoalStatus.REACHED) >= past
    if past:
        return
    if at >= ends or ends <= begins:
        # Only rounding tells it from the target.
        assert found is GoalStatus.BEHIND or value == pytest.approx(end, rel=2e-9)
        return
    line = start + (end - start) * (at - begins) / (ends - begins)
    if value != pytest.approx(line, rel=1e-6, abs=1e-6):
        ahead = end != start and way * (value - line) > 0
        wanted = GoalStatus.ON_TRACK if ahead else GoalStatus.BEHIND
        assert found is wanted or value == pytest.approx(end, rel=2e-9)


@given(st.tuples(times, values), st.tuples(times, values), st.tuples(times, values))
def test_the_status_is_the_same_turned_upside_down_and_never_worse_for_a_better_value(
    baseline: tuple[float, float], target: tuple[float, float], latest: tuple[float, float]
) -> None:
    def down(point: tuple[float, float]) -> tuple[float, float]:
        return point[0], -point[1]

    found = status_of(baseline, target, latest)
    assert status_of(down(baseline), down(target), down(latest)) is found
    order = (GoalStatus.BEHIND, GoalStatus.ON_TRACK, GoalStatus.REACHED)
    way = (target[1] > baseline[1]) - (target[1] < baseline[1])
    further = status_of(baseline, target, (latest[0], latest[1] + way * 1000.0))
    assert order.index(further) >= order.index(found)


def test_a_level_to_keep_may_be_bettered_where_more_or_less_is_better() -> None:
    kept = (2025.0, 10.0), (2030.0, 10.0)
    found = {better: status_of(*kept, (2026.0, 12.0), better) for better in (1, 0, -1)}
    assert found == {1: GoalStatus.REACHED, 0: GoalStatus.BEHIND, -1: GoalStatus.BEHIND}
    assert status_of(*kept, (2026.0, 10.0)) is GoalStatus.REACHED


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *[("2022", 2022.25), ("2025-02", 2025 + 1.5 / 12), ("02.2025", 2025 + 1.5 / 12)],
        *[("2021/2022", 2022 + 1 / 12), ("2021/22", 2022 + 1 / 12), ("2021-22", 2022 + 1 / 12)],
        *[("2011-12", 2011 + 11.5 / 12), ("31.12.2025", 2025 + 364 / 365), ("2024-1-1", 2024.0)],
        *[("ultimo 2025", 2025.25), ("2025 (foreløbig)", 2025.25), (" 2025 ", 2025.25)],
        *[(one, None) for one in ("", "snart", "31.02.2025", "2025-13", "2021/2025", "12025")],
        *[(one, None) for one in ("2021 til 2025", "1/2", "٢٠٢٥")],
    ],
)
def test_dates_are_read_as_years_with_decimals(text: str, at: float | None) -> None:
    found = decimal_year(text, 0.25)
    assert found == (at if at is None else pytest.approx(at))


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = decimal_year(text)
    assert found is None or 1900 <= found < 2200


def test_measurements_count_only_if_they_are_later_than_the_baseline(reference: Plan) -> None:
    # The plan's share of 2025 is the very one that the baseline was taken from.
    before = one_of(reference, GOAL)
    assert (before.status, before.latest) == (GoalStatus.NOT_MEASURED, None)
    (here,) = (
        one
        for one in reference.working_time
        if (one.sector, one.occupation) == ("municipality", "SSA")
    )
    later = [
        replace(here, year=year, fulltime_share=share, source=COUNTED.id)
        for year, share in ((2026, 0.31), (2027, 0.32))
    ]
    measured = replace(reference, working_time=(*reference.working_time, *later))
    found = one_of(measured, GOAL)
    latest = found.latest
    assert latest is not None
    assert (latest.date, latest.value, latest.table) == ("2027", 0.32, "working_time")
    assert latest.sources == (COUNTED.id,)
    # Two of five years, and 0.036 of 0.116: the way is straight from February to February.
    assert found.status is GoalStatus.BEHIND
    assert one_of(measured, replace(GOAL, target=0.374)).status is GoalStatus.ON_TRACK
    assert one_of(measured, replace(GOAL, target=0.32)).status is GoalStatus.REACHED
    assert one_of(measured, replace(GOAL, target_date="")).status is GoalStatus.NO_YEAR
    assert one_of(measured, replace(GOAL, target=None)).status is GoalStatus.NO_TARGET
    assert one_of(measured, replace(GOAL, baseline_date="engang")).status is GoalStatus.NO_BASELINE
    assumed = replace(measured, working_time=(*reference.working_time, *later[:1]))
    guess = replace(later[1], source="assumption")
    assumed = replace(assumed, working_time=(*assumed.working_time, guess))
    still = one_of(assumed, GOAL).latest
    assert still is not None
    assert still.date == "2026"


def test_a_goal_whose_year_is_over_is_not_on_track_by_what_was_measured_before(
    reference: Plan,
) -> None:
    goal = replace(GOAL, indicator="trivsel", baseline=10.0, baseline_date="2021", target=20.0)
    goal = replace(goal, target_date="2023", unit="point")

    def measured(base: Plan, date: str, value: float) -> FollowedGoal:
        row = GoalReading(goal.id, date, value, "", COUNTED.id)
        return one_of(replace(base, goal_readings=(row,)), goal)

    # The plan begins in 2024: nobody knows how 2023 ended.
    assert reference.base_year == 2024
    found = measured(reference, "2022", 16.0)
    assert (found.status, found.is_past_due) == (GoalStatus.NOT_MEASURED, True)
    # What was behind is not better for not being measured; what was reached, or measured when it
    # was due, is what it is.
    behind = measured(reference, "2022", 11.0)
    assert (behind.status, behind.is_past_due) == (GoalStatus.BEHIND, True)
    for date, value, status in (
        ("2022", 20.0, GoalStatus.REACHED),
        ("2023", 19.0, GoalStatus.BEHIND),
        ("2023", 20.0, GoalStatus.REACHED),
    ):
        assert measured(reference, date, value).status is status
    assert not measured(reference, "2023", 19.0).is_past_due
    assert one_of(reference, goal).is_past_due
    # A year that is not over is not past, until something of a later one was counted.
    goal = replace(goal, target_date="2024")
    assert measured(reference, "2022", 16.0).status is GoalStatus.ON_TRACK
    later = Actual(AREA, "SSA", 2025, "exits", 700.0, COUNTED.id)
    counted = replace(reference, actuals=(later,))
    assert measured(counted, "2022", 16.0).status is GoalStatus.NOT_MEASURED


def test_the_plans_own_indicators_are_measured_from_its_tables(reference: Plan) -> None:
    def actual(quantity: str, year: int, value: float, job: str = "SSA") -> Actual:
        return Actual(AREA, job, year, quantity, value, COUNTED.id)

    plan = replace(
        reference,
        actuals=(
            *(actual("supply_heads", 2026, 9000.0), actual("supply_heads", 2026, 7000.0, "SSH")),
            actual("supply_heads", 2027, 9100.0),
            *(actual("exits", 2026, 500.0), actual("graduates", 2026, 400.0)),
            *(actual("gf2_starts", 2026, 1900.0), actual("fulltime_share", 2026, 0.4)),
        ),
    )
    wanted = {
        ("supply_heads", "SSA"): ("2027", 9100.0),
        # Of both there is no count of 2027.
        ("supply_heads", "all"): ("2026", 16000.0),
        ("exits", "SSA"): ("2026", 500.0),
        ("graduates", "SSA"): ("2026", 400.0),
        ("gf2_starts", "SSA"): ("2026", 1900.0),
        ("gf2_starts", "all"): None,
        ("fulltime_share", "SSA"): ("2026", 0.4),
    }
    for (indicator, job), latest in wanted.items():
        goal = replace(GOAL, indicator=indicator, occupation=job, sector="", area="")
        found = one_of(plan, goal).latest
        assert (found and (found.date, found.value)) == latest, (indicator, job)
    # What is counted of all employers says nothing of one.
    one = replace(GOAL, indicator="supply_heads", area="")
    assert one_of(plan, one).latest is None


def test_readings_are_the_measure_of_ones_own_indicators(reference: Plan) -> None:
    own = replace(
        GOAL,
        indicator="tilfredshed",
        occupation="elever",
        sector="",
        baseline=60.0,
        baseline_date="2021/2022",
        target=80.0,
        target_date="2025/2026",
        unit="point",
    )
    plan = replace(
        reference,
        goal_readings=tuple(
            GoalReading("g", date, value, "", COUNTED.id)
            for date, value in (("2022/2023", 66.0), ("2023/2024", 69.0), ("2020/2021", 90.0))
        ),
    )
    found = one_of(plan, own)
    assert [one.value for one in found.readings] == [66.0, 69.0]
    assert found.status is GoalStatus.BEHIND
    assert (found.not_projected, found.projected, found.reaches) == (NotProjected.OWN, None, None)
    guess = replace(plan.goal_readings[1], source_id="assumption")
    only = replace(plan, goal_readings=(plan.goal_readings[0], guess))
    assert one_of(only, own).status is GoalStatus.ON_TRACK


def test_the_scenario_is_told_beside_the_status_in_the_targets_year(reference: Plan) -> None:
    goal = replace(GOAL, target_date="2034", target=0.5)
    reached = one_of(reference, goal, {"fulltime_target:municipality:SSA": 0.5})
    assert reached.status is GoalStatus.NOT_MEASURED
    assert (reached.projected_year, reached.reaches) == (2034, True)
    assert reached.projected == pytest.approx(0.5)
    assert one_of(reference, goal).reaches is False
    # Without a year it is the last one; of later ones nothing is known.
    assert one_of(reference, replace(goal, target_date="")).projected_year == 2034
    late = one_of(reference, replace(goal, target_date="2040"))
    assert (late.projected, late.reaches, late.not_projected) == (None, None, NotProjected.YEAR)
    exits = replace(goal, indicator="exits", sector="", baseline=900.0, target=800.0)
    assert one_of(reference, exits).not_projected is NotProjected.NOTHING
    assert one_of(reference, replace(exits, target_date="")).projected_year == 2033
    reasons = {
        NotProjected.OUTSIDE: replace(goal, area="Nordjylland"),
        NotProjected.NOT_TOLD: replace(goal, indicator="exits"),
        NotProjected.OWN: replace(goal, indicator="eget"),
    }
    for reason, other in reasons.items():
        assert one_of(reference, other).not_projected is reason
    # A surplus of helpers is no answer to a shortage of assistants.
    both = replace(goal, indicator="gap_fte", occupation="all", sector="")
    assert one_of(reference, both).not_projected is NotProjected.NOT_TOLD


@given(st.data(), plans())
def test_indicators_of_any_plan_are_the_models_own_figures(data: st.DataObject, plan: Plan) -> None:
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    scenario: Scenario = data.draw(scenarios(plan, levers))
    sets = LeverSets.of([scenario], levers, inputs)
    projection = project(inputs, sets, keep_ages=True)
    made = Projected(projection, 0, inputs, sets)
    job = plan.occupations[0]
    goals = [
        replace(GOAL, indicator=one, area="", occupation=job, sector="", target_date="")
        for one in INDICATORS
    ]
    found = {
        one.goal.indicator: one
        for one in _followed(replace(plan, goals=tuple(goals)), made).own.goals
    }
    balance = projection.balance(0, job)
    for name in ("supply_heads", "gap_heads", "gap_fte"):
        value = getattr(balance, name)[-1]
        scale = max(float(balance.supply_heads.max()), 1.0)
        assert found[name].projected == pytest.approx(value, rel=1e-9, abs=1e-9 * scale)
    assert found["gf2_starts"].projected == projection.total("gf2_starts", 0, job)[-1]
    assert found["graduates"].projected == projection.total("graduates", 0, job)[-1]
    for name in ("fulltime_share", "dropout"):
        value = found[name].projected
        assert value is None or -1e-9 <= value <= 1 + 1e-9


def _followed(plan: Plan, made: Projected) -> GoalList:
    from sosuplan.analysis.goals import goals

    return goals(plan, made)


def test_the_examples_stand_after_the_plans_own_and_keep_their_standing(reference: Plan) -> None:
    plan = replace(reference, goals=(GOAL,))
    found = FrameMaker(plan)({}).goals()
    assert [one.kind for one in found.goals] == [OWN] + [EXAMPLE] * 10
    table = found.to_frame()
    assert table["status_of_target"].astype(bool).all()
    assert list(table["status"]) == [str(one.status) for one in found.goals]
    assert len(found.own) == 1
    # An example of the same id is the plan's own by now.
    own = FrameMaker(replace(reference, goals=(replace(GOAL, id="eud-valg"),)))({}).goals()
    assert [one.kind for one in own.goals if one.goal.id == "eud-valg"] == [OWN]
    assert {one.goal.occupation for one in found.of_occupation("SSA").goals} == {
        "SSA", "EUD", "SOSU",
    }  # fmt: skip


def test_a_baseline_is_offered_of_what_the_plan_says_with_its_date(reference: Plan) -> None:
    frame = FrameMaker(reference)({})
    made = frame.projected(0)
    assert current_value(reference, made, GOAL) == ("2025", 0.284)
    assumed = replace(GOAL, sector="other")
    assert current_value(reference, made, assumed) == ("2024", pytest.approx(0.5401))
    assert current_value(reference, made, replace(GOAL, indicator="eget")) is None


def test_the_command_lists_goals_without_asking_for_an_occupation(
    reference: Plan, tmp_path: Path
) -> None:
    path = str(tmp_path / "a.sosuplan")
    PlanFile.create(Path(path), replace(reference, goals=(replace(GOAL, source_id=""),)))
    ask = ["analysis", "goals", path, "--set", "fulltime_target:municipality:SSA=0.5"]
    printed = called(*ask).stdout
    rows = list(DictReader(printed.splitlines()))
    assert [row["id"] for row in rows][:2] == ["g", "fuldtid-kommuner-ssa"]
    assert (rows[0]["status"], rows[0]["reaches"]) == ("not_measured", "True")
    printed = called(*ask, "--occupation", "SSH").stdout
    assert {row["occupation"] for row in DictReader(printed.splitlines())} == {"SSH", "EUD", "SOSU"}


def test_goals_and_follow_up_count_alike(reference: Plan) -> None:
    """What is given as counted goes before the staff by age, and what stands in for a count is
    none: in goals as in the follow-up."""
    goal = replace(GOAL, indicator="supply_heads", area="", sector="", baseline_date="2020")
    own = tuple(replace(row, source=COUNTED.id) for row in reference.staff)
    plan = replace(reference, staff=own, sources=(*reference.sources, COUNTED))
    (reading,) = one_of(plan, goal).readings
    assert (reading.table, reading.year) == ("staff", 2024)
    given_ = Actual(AREA, "SSA", 2024, "supply_heads", 8000.0, COUNTED.id)
    both = replace(plan, actuals=(given_,))
    (reading,) = one_of(both, goal).readings
    assert (reading.table, reading.value) == ("actuals", 8000.0)
    assert counts(both, "SSA", "supply_heads")[2024][AREA].value == reading.value
    stand_in = replace(COUNTED, id="stand-in-2024")
    rows = (replace(own[0], source=stand_in.id), *own[1:])
    partly = replace(plan, staff=rows, sources=(*plan.sources, stand_in))
    assert one_of(partly, goal).readings == ()
    assert counts(partly, own[0].occupation, "supply_heads") == {}
