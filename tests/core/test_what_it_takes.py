"""What it takes: found by search, held against the projection of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.aim import BALANCE, CLOSE, TARGETS
from sosuplan.analysis.exchange import STEPS, exchange
from sosuplan.analysis.goal import Reach, goal
from sosuplan.analysis.intake import intake
from sosuplan.analysis.mix import mix
from sosuplan.analysis.plausibility import (
    departure,
    departures,
    plausible_ends,
    plausible_range,
)
from sosuplan.analysis.today import today
from sosuplan.charts import exchange as exchange_chart
from sosuplan.charts import goal as goal_chart
from sosuplan.charts import intake as intake_chart
from sosuplan.charts import mix as mix_chart
from sosuplan.cli import main
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import SURPLUS, SURPLUS_FROM
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import what_it_takes as words
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError
from tests.core.frames import FrameMaker
from tests.core.strategies import plans_with_scenario

Case = tuple[Plan, LeverCatalogue, Scenario]
UNITS = st.sampled_from(["heads", "fte"])
ASSISTANTS = "SSA"
STAYS = 1e-6
"""Of the way: what is less is no move, and no part of a mix."""
TWICE = 1e-3
"""Of what is lacking: how much further a lever may get elsewhere that turns round twice."""
FINE = 3 * CLOSE
"""Two projections of the same levers differ by rounding, of figures in thousands."""


def left_of(
    plan: Plan, runs: Sequence[Scenario], occupations: Sequence[str], unit: str, target: str
) -> np.ndarray:
    """By how much each run is beyond the target at the horizon, (R, occupations), read off the
    projection as the window does."""
    inputs = EngineInputs.from_plan(plan)
    projection = project(inputs, LeverSets.of(runs, catalogue(plan), inputs))
    found = np.zeros((len(runs), len(occupations)))
    for run, job in np.ndindex(found.shape):
        one = projection.balance(run, occupations[job])
        gap, supply = float(one.gap(unit)[-1]), float(one.supply_fte[-1])
        if target == SURPLUS:
            gap = float(one.gap_fte[-1]) - SURPLUS_FROM * supply
            if unit == "heads":
                gap = gap / supply * float(one.supply_heads[-1]) if supply else one.gap_heads[-1]
        found[run, job] = gap
    return found


def lacking(left: np.ndarray) -> np.ndarray:
    return np.minimum(left, 0.0).sum(axis=-1)


def size_of(plan: Plan) -> float:
    return 1.0 + sum(row.demand_heads for row in plan.demand_base) / 1e4


@given(plans_with_scenario(), UNITS, st.sampled_from(TARGETS), st.data())
@settings(max_examples=10)
def test_a_lever_comes_to_the_target_where_it_is_said_and_nowhere_nearer(
    case: Case, unit: str, target: str, data: st.DataObject
) -> None:
    plan, levers, scenario = case
    occupation = data.draw(st.sampled_from([*plan.occupations, "all"]))
    inputs = EngineInputs.from_plan(plan)
    found = goal(plan, scenario, levers, inputs, occupation, unit, target=target)
    asked = plan.occupations if occupation == "all" else (occupation,)
    near = FINE * size_of(plan)
    start = left_of(plan, [scenario], asked, unit, target)[0]
    assert found.left == pytest.approx(start, abs=near)
    assert {one.lever.id for one in found.levers} == {one.id for one in levers if not one.is_timing}
    there = (start >= -CLOSE).all()
    for one in found.levers:
        assert one.reach is Reach.THERE or not there
        assert (one.gap_left >= -CLOSE) == one.reached
        points = np.linspace(one.now, one.value, 8)
        if not one.reached:
            points = np.linspace(one.lever.low, one.lever.high, 8)
        runs = [scenario.with_lever(one.lever.id, float(at)) for at in (one.value, *points[:-1])]
        at_value, *others = left_of(plan, runs, asked, unit, target)
        if there or (one.value == one.now and not one.reached):
            continue
        if one.reached:
            assert at_value.min() >= -near
            # Areas that are brought to the share that is the mean of all may be enough.
            if one.value != one.now:
                assert at_value.min() <= near, one
                assert all(left.min() < 0.0 for left in others), one
        else:
            assert lacking(at_value) == pytest.approx(one.gap_left, abs=near)
            # A lever that turns round twice is looked at where it seems to get furthest.
            better = max(lacking(np.array(others))) - one.gap_left
            assert better <= near + TWICE * abs(one.gap_left)


def test_a_goal_tells_what_is_within_what_has_been_seen(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    scenario = Scenario("weighted")
    found = {
        one.lever.id: one for one in goal(reference, scenario, levers, inputs, ASSISTANTS).levers
    }
    reaches = {one: of.reach for one, of in found.items() if of.reached}
    assert reaches == {
        "other_recruitment:SSA": Reach.UNKNOWN,
        "retention": Reach.UNKNOWN,
        "demand_growth_change": Reach.PLAUSIBLE,
        "productivity_gain": Reach.BEYOND,
    }
    intake_lever = found["intake_change:SSA"]
    assert (intake_lever.value, intake_lever.reached) == (1.0, False)
    assert intake_lever.gap_left == pytest.approx(-33.288, abs=1e-3)
    assert intake_lever.gap_high == intake_lever.gap_left
    assert intake_lever.plausible == pytest.approx((-0.22, 0.05))
    # Within what is plausible of it, it gets as far as 5 % more trainees do.
    some = left_of(
        reference, [scenario.with_lever("intake_change:SSA", 0.05)], ["SSA"], "heads", BALANCE
    )
    assert intake_lever.gap_plausible == pytest.approx(some[0, 0])
    # What does nothing for assistants stays where it is.
    helpers = found["intake_change:SSH"]
    assert (helpers.value, helpers.gap_change) == (0.0, 0.0)
    # Both are told as two: as many assistants as are lacking help no helper.
    both = goal(reference, scenario, levers, inputs, "all")
    one = next(one for one in both.levers if one.lever.id == "other_recruitment:SSA")
    assert (one.reached, one.left[1]) == (False, both.left[1])
    assert one.left[0] == pytest.approx(0.0, abs=1e-2)
    assert one.value == pytest.approx(found["other_recruitment:SSA"].value, abs=1e-3)


@given(plans_with_scenario(), UNITS, st.sampled_from(TARGETS), st.data())
@settings(max_examples=10)
def test_a_mix_closes_the_gap_within_its_bounds_and_none_of_its_levers_is_idle(
    case: Case, unit: str, target: str, data: st.DataObject
) -> None:
    plan, levers, scenario = case
    occupation = data.draw(st.sampled_from([*plan.occupations, "all"]))
    others = [one.id for one in levers if not one.is_timing]
    weights = data.draw(
        st.dictionaries(st.sampled_from(others), st.sampled_from([None, 0.5, 1.0, 4.0]), max_size=6)
    )
    inputs = EngineInputs.from_plan(plan)
    found = mix(plan, scenario, levers, inputs, occupation, unit, target=target, weights=weights)
    asked = plan.occupations if occupation == "all" else (occupation,)
    near = FINE * size_of(plan)
    without = [found.scenario.with_lever(one.lever.id, None) for one in found.parts]
    for at, one in enumerate(found.parts):
        if one.lever.id in scenario.levers:
            without[at] = found.scenario.with_lever(one.lever.id, one.now)
    before, after, *fewer = left_of(plan, [scenario, found.scenario, *without], asked, unit, target)
    assert found.left == pytest.approx(after, abs=near)
    assert found.reached == (after.min() >= -near)
    given_each = [sum(one.gap_changes[at] for one in found.parts) for at in range(len(asked))]
    assert given_each == pytest.approx(after - before, abs=10 * near)
    if before.min() >= 0.0:
        assert not found.parts
    elif found.reached:
        # Areas that are brought to the share that is the mean of all may be more than enough.
        brought = [one.lever.sets_fulltime for one in found.parts]
        assert after.min() <= near or (len(plan.areas) > 1 and any(brought))
        assert all(left.min() < 0.0 for left in fewer)
    for one in found.parts:
        assert weights.get(one.lever.id, 1.0) == one.weight
        assert 0.99 * STAYS < one.share <= 1.0
        assert one.lever.planner or one.lever.id in weights
        seen = plausible_ends(plan, levers, scenario, one.lever)
        low, high = seen or (one.lever.low, one.lever.high)
        assert min(low, one.now) <= one.value <= max(high, one.now)
        if seen and low <= one.now <= high:
            known = plausible_range(plan, one.lever)
            assert departure(plan, levers, found.scenario, one.lever, known) is None


def test_six_levers_cover_together_what_none_does_alone(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    """The published course of the past: what is plausible of each is not enough by itself."""
    scenario = Scenario("historical")
    alone = goal(reference, scenario, levers, inputs, ASSISTANTS)
    assert not [one for one in alone.levers if one.reach is Reach.PLAUSIBLE and one.lever.planner]
    found = mix(reference, scenario, levers, inputs, ASSISTANTS)
    assert (len(found.parts), found.reached) == (6, True)
    assert not departures(reference, levers, found.scenario)
    assert {one.id for one in found.unknown} >= {"retention", "other_recruitment:SSA"}
    # Where all that is plausible is not enough, that is told, and how much is lacking.
    short = mix(reference, Scenario("expenditure"), levers, inputs, ASSISTANTS)
    assert (short.reached, {one.share for one in short.parts}) == (False, {1.0})
    assert short.gap_left == pytest.approx(-735.777, abs=1e-3)


def test_the_change_of_a_mix_is_the_least_and_weights_move_it(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    scenario, step = Scenario("fulltime"), 1e-4

    def shares(**weights: float | None) -> dict[str, float]:
        found = mix(reference, scenario, levers, inputs, ASSISTANTS, weights=weights)
        assert found.reached
        # What a little more of each gives for its share, against its weight: none is worth more
        # than another. The training place guarantee turns where all have a place.
        free = [one for one in found.parts if one.lever.id != "training_guarantee"]
        runs = [
            found.scenario.with_lever(one.lever.id, one.value + step * (one.end - one.now))
            for one in free
        ]
        now, *more = left_of(reference, [found.scenario, *runs], [ASSISTANTS], "heads", BALANCE)[
            :, 0
        ]
        worth = [
            (gap - now) / step / (one.weight * one.share)
            for one, gap in zip(free, more, strict=True)
        ]
        assert worth == pytest.approx([worth[0]] * len(worth), rel=0.02)
        return {one.lever.id: one.share for one in found.parts}

    usual = shares()
    dear = shares(senior_years=2.0)
    assert dear["senior_years"] < 0.7 * usual["senior_years"]
    assert dear["dropout_reduction"] > usual["dropout_reduction"]
    assert "senior_years" not in shares(senior_years=None)
    assert "retention" in shares(retention=50.0)
    for wrong, code in (
        ({"retention": 0.0}, "weight_out_of_range"),
        ({"start_year": 1.0}, "weight_of_timing"),
        ({"wages": 1.0}, "unknown_lever"),
    ):
        with pytest.raises(SosuplanError) as caught:
            mix(reference, scenario, levers, inputs, ASSISTANTS, weights=wrong)
        assert [one.code for one in caught.value.faults] == [code]


def test_the_intake_of_every_demand_scenario_leaves_nobody_lacking(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    scenario = Scenario(
        "weighted",
        {"retention": 0.05, "intake_change:SSA": 0.2},
        timing={"intake_change:SSA": (2025, 2027)},
    )
    for chosen in (Scenario("weighted"), scenario):
        found = intake(reference, chosen, levers, inputs, ASSISTANTS)
        assert [one.demand for one in found.demands] == [row.scenario for row in reference.demands]
        for one in found.demands:
            assert one.change is not None
            assert one.starts == pytest.approx(1867 * (1 + one.change))
            there = chosen.with_demand(one.demand)
            runs = [there, there.with_lever("intake_change:SSA", one.change)]
            left = left_of(reference, runs, [ASSISTANTS], "heads", BALANCE)
            assert left[1, 0] == pytest.approx(0.0, abs=CLOSE)
            sets = LeverSets.of(runs, levers, inputs)
            gaps = project(inputs, sets).gap_fte[:, 0, 0]
            assert one.first_year == reference.years[int((abs(gaps[1] - gaps[0]) > 1e-6).argmax())]
    found = intake(reference, Scenario("weighted"), levers, inputs, ASSISTANTS)
    assert found.required == pytest.approx((2472.847, 4512.108), abs=1e-3)
    assert found.reachable == (933.5, 3734.0)
    assert found.within_reach == (found.required[0], 3734.0)
    assert found.plausible == pytest.approx((1456.26, 1960.35))
    reaches = [one.reach for one in found.demands]
    assert reaches == [Reach.OUTSIDE, Reach.BEYOND, Reach.BEYOND, Reach.OUTSIDE]
    # Nobody graduates in time: no intake does it, and it is told from when one would.
    early = intake(reference, Scenario("weighted"), levers, inputs, ASSISTANTS, year=2027)
    assert {(one.starts, one.reached, one.first_year) for one in early.demands} == {
        (None, False, 2029)
    }
    assert (early.required, early.within_reach) == (None, None)


@given(plans_with_scenario(), UNITS, st.data())
@settings(max_examples=10)
def test_so_many_trainees_do_as_much_as_the_step_of_a_lever(
    case: Case, unit: str, data: st.DataObject
) -> None:
    plan, levers, scenario = case
    occupation = data.draw(st.sampled_from(plan.occupations))
    inputs = EngineInputs.from_plan(plan)
    found = exchange(plan, scenario, levers, inputs, occupation, unit)
    rows = [row for row in plan.trainee_intake if row.occupation == occupation]
    areas = {row.area: row.gf2_starts for row in sorted(rows, key=lambda row: row.year)}
    name, latest = f"intake_change:{occupation}", sum(areas.values())
    near = FINE * size_of(plan)
    for one in found.rates:
        now = scenario.levers.get(one.lever.id, today(plan, one.lever))
        assert abs(one.step) <= STEPS[one.lever.unit.code] + 1e-9
        assert one.value == pytest.approx(now + one.step, abs=1e-9)
        intake_now = scenario.levers.get(name, 0.0)
        more = 0.0 if one.starts is None else one.starts / latest if latest else 0.0
        runs = [
            scenario,
            scenario.with_lever(one.lever.id, one.value),
            scenario.with_lever(name, intake_now + more),
        ]
        before, stepped, taken = left_of(plan, runs, [occupation], unit, BALANCE)[:, 0]
        if one.gap_change:
            assert stepped - before == pytest.approx(one.gap_change, abs=near)
        if one.starts is not None:
            assert taken - before == pytest.approx(one.gap_change, abs=near)


def test_a_percentage_point_on_full_time_is_worth_so_many_trainees(
    reference: Plan, levers: LeverCatalogue, inputs: EngineInputs
) -> None:
    found = exchange(reference, Scenario("weighted"), levers, inputs, ASSISTANTS)
    rates = {one.lever.id: one for one in found.rates}
    full_time = rates["fulltime_target:municipality:SSA"]
    assert (full_time.step, full_time.starts) == (0.01, pytest.approx(12.737, abs=1e-3))
    assert rates["demand_growth_change"].step == -0.001
    assert rates["intake_change:SSA"].starts == pytest.approx(18.67)
    assert (found.start_year, found.full_year) == (2026, 2030)
    gains = [one.gap_change for one in found.rates]
    assert gains == sorted(gains, reverse=True)
    # No trainee comes in time for a year before the first graduates.
    early = exchange(reference, Scenario("weighted"), levers, inputs, ASSISTANTS, year=2027)
    assert {one.starts for one in early.rates if one.gap_change} == {None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("goal", "--target", "0.5"), "0, surplus"),
        (("flows", "--target", "0"), "--target"),
        (("intake", "--mix"), "--mix"),
        (("exchange", "--weight", "retention=2"), "--weight"),
        (("goal", "--weight", "retention=2"), "--mix"),
        (("goal", "--mix", "--weight", "retention"), "retention"),
        (("goal", "--mix", "--weight", "retention=0"), "retention"),
    ],
)
def test_what_cannot_be_asked_of_what_it_takes_is_told(
    reference: Plan,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, reference)
    name, *options = words
    assert main(["analysis", name, str(path), "--occupation", "SSA", *options]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert told in error
    assert error.count("\n") == 1


def test_both_occupations_are_printed_one_below_the_other(
    reference: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, reference)
    heads = {
        ("intake",): "demand,starts,change,first_year",
        ("exchange",): "lever,step,gap_change,starts",
        ("goal",): "lever,value,reached,gap_left",
        ("goal", "--mix"): "lever,value,change,gap_change",
    }
    for (name, *options), head in heads.items():
        printed = {}
        for occupation in ("all",) if name == "goal" else ("SSA", "SSH", "all"):
            asked = ["analysis", name, str(path), "--occupation", occupation, *options]
            assert main(asked) == 0
            first, *printed[occupation] = capsys.readouterr().out.splitlines()
            assert first.startswith(head)
        if name != "goal":
            assert printed["all"] == printed["SSA"] + printed["SSH"]


# --- in words and bars --------------------------------------------------------------------------


@given(plans_with_scenario(), UNITS, st.sampled_from(TARGETS), st.data())
@settings(max_examples=6)
def test_whatever_it_takes_in_any_plan_is_told_and_drawn(
    case: Case, unit: str, target: str, data: st.DataObject
) -> None:
    plan, _, scenario = case
    occupation = data.draw(st.sampled_from(plan.occupations))
    year = data.draw(st.sampled_from(plan.years[1:]))
    frame = FrameMaker(plan)(
        scenario.levers, demand=scenario.demand, occupation=occupation, unit=unit
    )
    found, together = frame.goal(occupation, year, target), frame.mix(occupation, year, target)
    said = [words.headline(frame, found, together), words.headline(frame, found)]
    said += [words.rate_text(one, frame.exchange(occupation, year), frame.language)
             for one in frame.exchange(occupation, year).rates]  # fmt: skip
    specs = (
        goal_chart.build(frame, occupation, year, target),
        mix_chart.build(frame, occupation, year, target),
        intake_chart.build(frame, occupation, year),
        exchange_chart.build(frame, occupation, year),
    )
    for spec in specs:
        said += [spec.title, spec.note, *spec.description_of(), *(row.text for row in spec.rows)]
        said += [str(cell) for row in spec.figures for cell in row]
        assert len({len(row) for row in spec.figures}) == 1
    assert not [text for text in said if "{" in text or "None" in text]
    of_goal, of_mix, *_ = specs
    for row in of_goal.rows:
        one = next(one for one in found.levers if one.lever.id == row.key)
        # A bar goes from what is lacking to what is lacking then, without a hole.
        ends = [end for part in row.segments for end in (part.start, part.end)]
        assert (ends[0], ends[-1]) == (found.gap_left, min(one.gap_left, 0.0))
        assert ends == sorted(ends)
    if of_mix.rows:
        *parts, total = (row.segments[0].end for row in of_mix.rows)
        assert total == pytest.approx(sum(parts))


def test_the_headline_tells_whether_one_measure_is_enough(reference: Plan) -> None:
    made = FrameMaker(reference)

    def told(demand: str, levers: dict[str, float] | None = None, target: str = BALANCE) -> str:
        frame = made(levers or {}, demand=demand, language="en")
        found = frame.goal(ASSISTANTS, 2034, target)
        return words.headline(frame, found, frame.mix(ASSISTANTS, 2034, target))

    assert told("historical") == ("No single measure covers the shortage in 2034; six together do")
    assert "736 persons are still missing" in told("expenditure")
    assert told("historical", {"retention": 0.6}).startswith("One measure is enough")
    assert told("historical", {"retention": 0.74}).startswith("Each of seven measures")
    assert told("historical", {"retention": 1.0}).startswith("There is no shortage")
    assert told("historical", target=SURPLUS) != told("historical")


def test_who_is_short_of_a_surplus_is_not_told_to_be_missing(reference: Plan) -> None:
    made, of = FrameMaker(reference), (ASSISTANTS, 2034, SURPLUS)
    frame = made({}, demand="weighted", language="en")
    found, mixed = frame.goal(*of), frame.mix(*of)
    assert not mixed.reached
    told = [words.headline(frame, found, mixed), words.total_text(mixed, frame.language)]
    # There is no shortage any more, and no surplus yet.
    frame = made({"other_recruitment:SSA": 444.0}, demand="weighted", language="en")
    assert float(frame.outlook.each[0].missing[-1]) < 1.0
    assert not frame.goal(*of).is_there
    left = [one for one in frame.goal(*of).levers if one.reach is Reach.SHORT]
    notes = [words.solution_note(one, SURPLUS, frame.language) for one in left]
    told += [one for one in notes if not one.endswith("makes no difference")]
    assert len(told) > 2
    assert all("short of the target" in one for one in told)
    assert not any("missing" in one for one in told)


def test_where_nobody_is_lacking_whatever_the_intake_no_intake_is_asked_for(
    reference: Plan,
) -> None:
    frame = FrameMaker(reference)({"retention": 1.0}, demand="weighted", language="en")
    # Too early for trainees to be of help.
    found = frame.intake(ASSISTANTS, 2026)
    short = {one.demand: one.gap_left < 0.0 for one in found.demands}
    assert set(short.values()) == {True, False}
    figures = {row.key: row.figure for row in intake_chart.build(frame, ASSISTANTS, 2026).rows}
    assert figures == {
        demand: "none does it" if lacks else "no shortage" for demand, lacks in short.items()
    }
    assert words.intake_headline(frame, found).startswith("The intake does not decide")
    detail = words.intake_detail(frame, found)
    assert "No intake does it under" in detail
    assert "no shortage, whatever the intake, under" in detail
    enough = replace(found, demands=tuple(one for one in found.demands if one.enough))
    assert words.intake_headline(frame, enough).startswith("There is no shortage")


def test_an_exchange_rate_is_told_of_what_one_decides_oneself(reference: Plan) -> None:
    found = FrameMaker(reference)({}, demand="weighted").exchange(ASSISTANTS, 2034)
    told = sorted(words.told_rates(found), key=lambda one: one.lever.planner)
    assert not told[0].lever.planner
    first = words.leading_rate(replace(found, rates=tuple(told)))
    assert first is not None
    assert first.lever.planner
    assert words.leading_rate(replace(found, rates=(told[0],))) is told[0]
    assert words.leading_rate(replace(found, rates=())) is None


def test_a_lever_that_moves_a_little_is_not_told_as_if_it_stood_still(reference: Plan) -> None:
    levers = {"retention": 0.2, "intake_change:SSA": 0.4, "fulltime_target:municipality:SSA": 0.565}
    frame = FrameMaker(reference)(levers, demand="historical", language="en")
    parts = frame.mix(ASSISTANTS, 2034, BALANCE).parts
    told = {one.lever.id: words.value_text(one, frame.language) for one in parts}
    assert told["productivity_gain"] == "+0.03% a year"
    assert told["training_guarantee"] == "+4.5%"


def test_the_advice_on_trainees_is_a_range_as_against_today(reference: Plan) -> None:
    frame = FrameMaker(reference)({}, demand="weighted")
    found = frame.intake(ASSISTANTS, 2034)
    assert words.intake_headline(frame, found) == (
        "Mellem 2.473 og 4.512 elever om året mod 1.867 i dag"
    )
    detail = words.intake_detail(frame, found)
    for figure in ("2029", "2.473 til 3.734", "1.960"):
        assert figure in detail
    # A figure of another year than the base year is not one of today.
    later = tuple(
        replace(row, year=2026) if row.year == 2024 else row for row in reference.trainee_intake
    )
    frame = FrameMaker(replace(reference, trainee_intake=later))({}, demand="weighted")
    assert words.intake_headline(frame, frame.intake(ASSISTANTS, 2034)).endswith("i 2026")
