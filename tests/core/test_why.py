"""Why the balance changes: what is told adds up, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.change import Change, change_of, told_parts
from sosuplan.analysis.contributions import MOST_PLAYERS
from sosuplan.analysis.effects import MATTERS
from sosuplan.analysis.flows import END, PARTS, START, Flows
from sosuplan.analysis.frame import Frame
from sosuplan.charts import contributions, flows, ranking
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.why import detail, headline
from sosuplan.text.numbers import whole
from tests.core.frames import FrameMaker, times
from tests.core.strategies import plans_with_scenario

Case = tuple[Plan, LeverCatalogue, Scenario]
HORIZON = 2034


@given(plans_with_scenario(), st.sampled_from(["heads", "fte"]), st.data())
@settings(max_examples=15)
def test_whatever_is_told_of_any_plan_adds_up_to_its_change(
    case: Case, unit: str, data: st.DataObject
) -> None:
    plan, _, scenario = case
    occupation = data.draw(st.sampled_from(plan.occupations))
    year = data.draw(st.sampled_from(plan.years[1:]))
    frame = FrameMaker(plan)(
        scenario.levers, demand=scenario.demand, occupation=occupation, unit=unit
    )
    change = change_of(frame, occupation, year)
    size = 1.0 + abs(change.before) + abs(change.after)
    assert change.supply - change.need == pytest.approx(change.after - change.before, rel=1e-6)
    assert abs(change.told_need - change.need) < 1.5
    assert abs(change.told_leaving - change.leaving) < 1.5
    if change.course in ("grows", "falls") and min(abs(change.need), abs(change.told_need)) > 3.0:
        # The three figures of the sentence add up as they are shown.
        assert whole(change.supply) - change.told_need == change.size
    told = sum(one.value for one in told_parts(change.flows))
    # A single small part that is no person is left out.
    assert told == pytest.approx(change.after - change.before, abs=0.5 + 1e-9 * size)
    spec = flows.build(frame, occupation, year)
    first, *between, last = (row.segments[0] for row in spec.rows)
    assert (first.start, first.end) == (0.0, pytest.approx(change.before))
    assert (last.start, last.end) == (0.0, pytest.approx(change.after))
    at = first.end
    for one in between:
        assert one.start == pytest.approx(at)
        at = one.end
    for said in (headline(frame, occupation, year), detail(frame, occupation, year)):
        assert said
        assert "{" not in said
    # The table has every part, to the last digit.
    values = [row[1] for row in spec.figures[1:]]
    assert sum(values[1:-1]) == pytest.approx(change.after - change.before, abs=1e-6 * size)


def made(before: float, after: float, *, need: float = 0.0, unit: str = "heads") -> Change:
    """A change in which all that is not the need is supply."""
    parts = {part: np.zeros((1, 1)) for part in PARTS}
    parts |= {START: np.array([[before]]), END: np.array([[after]])}
    return Change(
        unit, 2024, HORIZON, before, after, before < 0, after < 0, need,
        after - before + need, Flows(("X",), (HORIZON,), parts),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "course"),
    [
        (-79.0, -2219.0, "grows"),
        (-79.0, -20.0, "falls"),
        (79.0, 90.0, "grows"),
        (79.0, 20.0, "falls"),
        (79.0, -20.0, "turns"),
        (-79.0, 20.0, "turns"),
        (0.3, -20.0, "appears"),
        (0.0, 20.0, "appears"),
        (-20.0, 0.4, "goes"),
        (20.2, 19.8, "stays"),
    ],
)
def test_the_course_is_that_of_the_whole_persons_that_are_shown(
    before: float, after: float, course: str
) -> None:
    assert made(before, after).course == course


def test_what_gives_less_than_a_twentieth_of_the_change_does_not_cause_it() -> None:
    change = made(-100.0, -1100.0)
    assert [change.sign(value) for value in (-51.0, -49.0, 49.0, 51.0)] == [-1, 0, 0, 1]
    assert made(0.0, 0.0).sign(0.4) == 0
    assert MATTERS == 0.05


def test_persons_that_belie_the_traffic_light_are_told_as_a_balance_only() -> None:
    assert made(-5.0, -9.0).agrees
    assert not replace(made(-5.0, -9.0), is_short=False).agrees


@pytest.mark.parametrize(
    ("levers", "demand", "unit", "first", "second"),
    [
        (
            {},
            "historical",
            "heads",
            "Manglen vokser med 2.140, fordi behovet stiger mere end udbuddet",
            "Assistenter, 2024–2034: behovet stiger med 2.536, udbuddet kun med 396."
            " 7.235 nyuddannede kommer til, 6.839 går fra.",
        ),
        (
            {},
            "fulltime",
            "heads",
            "Overskuddet på 1.018 bliver til en mangel på 774,"
            " fordi behovet stiger mere end udbuddet",
            "Assistenter, 2024–2034: behovet stiger med 2.187, udbuddet kun med 396."
            " 7.235 nyuddannede kommer til, 6.839 går fra.",
        ),
        (
            {"reform": 0.0},
            "historical",
            "fte",
            "Hvis der ikke havde været nogen reform: manglen vokser med 2.466 fuldtidspersoner,"
            " fordi behovet stiger, mens udbuddet falder",
            "Assistenter, 2024–2034, fuldtidspersoner: behovet stiger med 2.187,"
            " mens udbuddet falder med 279."
            " Nyuddannede lægger 6.245 til, de, der går fra, trækker 6.522 fra.",
        ),
        (
            # The need rises by one person only, which causes nothing.
            {"demand_growth_change": -0.03, "fulltime_target:municipality:SSA": 1.0},
            "fulltime",
            "heads",
            "Overskuddet vokser med 394, fordi udbuddet stiger",
            "Assistenter, 2024–2034: behovet stiger med 1, udbuddet med 396."
            " 7.235 nyuddannede kommer til, 6.839 går fra.",
        ),
    ],
)
def test_the_answer_says_what_happens_and_why(
    reference: Plan, levers: Mapping[str, float], demand: str, unit: str, first: str, second: str
) -> None:
    frame = FrameMaker(reference)(levers, demand=demand, unit=unit)
    assert headline(frame, "SSA", HORIZON) == first
    assert detail(frame, "SSA", HORIZON) == second


def test_one_graduate_and_none_are_told_as_such(reference: Plan) -> None:
    one = FrameMaker(times(reference, 1.0 / 7200.0))({}, demand="historical")
    assert "1 nyuddannet kommer til, 1 går fra." in detail(one, "SSA", HORIZON)
    nobody = replace(
        reference, trainee_intake=tuple(replace(row, gf2_starts=0.0) for row in
        reference.trainee_intake)
    )  # fmt: skip
    none = FrameMaker(nobody)({}, demand="historical")
    assert "Ingen nyuddannede kommer til" in detail(none, "SSA", HORIZON)


@pytest.fixture
def moved(reference: Plan) -> Frame:
    levers = {"retention": 0.3, "intake_change:SSA": 0.2, "productivity_gain": 0.0005}
    return FrameMaker(reference)(levers, demand="historical")


def test_each_lever_has_its_share_with_what_it_gives_alone_and_all_together(moved: Frame) -> None:
    found = moved.contributions("SSA", HORIZON)
    spec = contributions.build(moved, "SSA", HORIZON)
    *rows, total = spec.rows
    assert [row.name for row in rows] == [
        "Færre skifter til andet job",
        "Optag, assistenter",
        "Teknologi og nye arbejdsgange",
    ]
    for row, share in zip(rows, found.shares, strict=True):
        alone, interaction = row.segments
        assert (alone.start, alone.end) == (0.0, share.alone)
        assert (interaction.start, interaction.end) == (share.alone, share.contribution)
    assert total.total
    assert total.segments[0].end == pytest.approx(sum(one.contribution for one in found.shares))
    # What gives less than a twentieth has its bar, and no sentence.
    assert found.shares[-1].contribution < MATTERS * (found.after - found.before)
    assert spec.sentence.count("(") == 2
    assert spec.name.startswith("Hvad giver hvert tiltag?")
    # Whoever only hears it hears the name once, though it is the heading too.
    assert spec.alternative.count(spec.name) == 1
    world = FrameMaker(moved.plan)({"demand_growth_change": -0.01}, demand="historical")
    assert contributions.build(world, "SSA", HORIZON).name.startswith("Hvad giver hvert håndtag?")


def test_more_levers_than_can_be_told_apart_are_told_by_group_and_that_is_said(
    reference: Plan,
) -> None:
    maker = FrameMaker(reference)
    levers = [one for one in maker.catalogue if not one.is_timing]
    frame = maker({one.id: 0.45 * one.low + 0.55 * one.high for one in levers})
    assert len(levers) > MOST_PLAYERS
    spec = contributions.build(frame, "SSA", HORIZON)
    assert spec.heads[0] == "Gruppe"
    assert str(MOST_PLAYERS) in spec.note
    assert "Elever og uddannelse" in [row.name for row in spec.rows]


def test_the_ranking_says_each_step_beside_what_is_plausible_and_leads_to_its_lever(
    reference: Plan,
) -> None:
    frame = FrameMaker(reference)({}, demand="historical")
    spec = ranking.build(frame, "SSA", HORIZON)
    rows = {row.key: row for row in spec.rows}
    assert rows["retention"].name == "Fastholdelse: 15\u00a0% færre stopper"
    assert rows["intake_change:SSA"].detail == "fra −22 til +5\u00a0%"
    municipal = rows["fulltime_target:municipality:SSA"]
    assert municipal.name == "Fuld tid, kommuner: 10 procentpoint flere"
    assert rows["demand_growth_change"].detail.startswith("uden for jeres indflydelse")
    gains = [row.segments[0].end for row in spec.rows]
    assert gains == sorted(gains, reverse=True)
    assert min(gains) >= 0.5
    # Those of the other occupation do nothing here, which is said.
    assert "intake_change:SSH" not in rows
    assert "4 andre håndtag giver intet." in spec.note
    # A lever stands where its step led it.
    one = next(one for one in frame.ranking("SSA", HORIZON).levers if one.lever.id == "retention")
    taken = FrameMaker(reference)({"retention": one.value}, demand="historical")
    assert taken.gap()[-1] - frame.gap()[-1] == pytest.approx(one.gap_change)
