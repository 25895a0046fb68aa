"""Why a move changes nothing: exactly one cause where it does not, and none where it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.effects import first_apart
from sosuplan.analysis.no_effect import NoEffect, no_effect
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import FAMILY, LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.reasons import idle, no_more, why_not
from tests.core.reports import framed
from tests.core.strategies import number, plans_with_scenario

LATE = {"start_year": 2034.0, "full_effect_year": 2034.0}
TRAINEES = (
    "intake_change:SSA",
    "gf2_dropout_reduction",
    "training_guarantee",
    "dropout_reduction",
    "entry_share_gain",
)
FULL_TIME = "fulltime_target:municipality:SSA"
WORK = (FULL_TIME, "parttime_hours_gain", "sickness_reduction_days")
Change = Callable[[Plan], Plan]


def each(table: str, **changes: Any) -> Change:
    """Every row of a table with other figures."""

    def change(plan: Plan) -> Plan:
        rows = (replace(row, **changes) for row in getattr(plan, table))
        return replace(plan, **{table: tuple(rows)})

    return change


def only_assistants(plan: Plan) -> Plan:
    """Helpers have no trainees, so that no assistant's way crosses theirs."""
    return each("training", from_ssh_share=0.0)(plan)


def without_group(plan: Plan) -> Plan:
    """Nobody works as an assistant in the municipalities."""
    rows = (
        replace(row, heads=0.0) if (row.sector, row.occupation) == ("municipality", "SSA") else row
        for row in plan.staff
    )
    return replace(plan, staff=tuple(rows))


def scenario(plan: Plan, levers: Mapping[str, float], demand: str) -> Scenario:
    known = catalogue(plan).index
    return Scenario(demand, {one: value for one, value in levers.items() if one in known})


def far(lever_id: str) -> float:
    """As far up as a lever goes."""
    return FAMILY[lever_id.partition(":")[0]].high


ALL = (
    "senior_years",
    *WORK,
    *TRAINEES,
    "retention",
    "other_recruitment:SSA",
    "demand_growth_change",
    "productivity_gain",
)
"""A lever of each family but the reform, which has a table of its own."""
CASES: dict[NoEffect, list[tuple[str, Change | None, str, Mapping[str, float], str]]] = {
    NoEffect.OTHER_OCCUPATION: [
        (one, only_assistants, "SSH", {}, "historical") for one in ALL if one.endswith(":SSA")
    ],
    # What is measured in persons or work itself acts in the year in which it begins.
    NoEffect.AFTER_HORIZON: [
        (one, None, "all", LATE, "historical")
        for one in ("senior_years", "retention", *TRAINEES[:-1])
    ],
    NoEffect.OVERRULED: [
        (one, None, "all", {}, "fulltime") for one in (FULL_TIME, "parttime_hours_gain")
    ],
    NoEffect.AT_END: [
        ("parttime_hours_gain", each("working_time", parttime_hours=37.0), "all", {}, "historical"),
        (FULL_TIME, each("working_time", parttime_hours=37.0), "all", {}, "historical"),
        ("sickness_reduction_days", each("working_time", sickness_days=0.0), "all", {}, ""),
        ("training_guarantee", each("training", transition=1.0), "all", {}, ""),
        ("gf2_dropout_reduction", each("training", gf2_completion=1.0), "all", {}, ""),
        ("dropout_reduction", each("training", main_completion=1.0), "all", {}, ""),
        ("entry_share_gain", each("training", entry_share=1.0), "all", {}, ""),
    ],
    NoEffect.OTHER_LEVERS: [
        (
            "parttime_hours_gain",
            None,
            "all",
            {
                f"fulltime_target:{sector}:{job}": 1.0
                for sector in ("municipality", "region", "other")
                for job in ("SSA", "SSH")
            }
            | {"start_year": 2024.0, "full_effect_year": 2024.0},
            "historical",
        )
    ],
    NoEffect.NOBODY: [
        *(
            (one, each("trainee_intake", gf2_starts=0.0), "all", {}, "historical")
            for one in TRAINEES
        ),
        (FULL_TIME, without_group, "all", {}, "historical"),
        ("parttime_hours_gain", each("working_time", fulltime_share=1.0), "all", {}, ""),
        ("retention", each("exit_rates", other=0.0), "all", {}, "historical"),
        ("senior_years", each("exit_rates", retirement=0.05), "all", {}, "historical"),
        ("reform", lambda plan: replace(plan, reform=()), "all", {}, "historical"),
        *(
            (one, each("demand_base", demand_heads=0.0), "all", {}, "historical")
            for one in ("demand_growth_change", "productivity_gain")
        ),
    ],
}


def test_a_lever_that_nobody_has_moved_tells_the_cause_of_its_far_end(reference: Plan) -> None:
    frame = framed(only_assistants(reference), Scenario("fulltime"), occupation="SSH")
    found = {one.id: frame.no_effect(one) for one in frame.catalogue if not one.is_timing}
    assert found["intake_change:SSA"] == NoEffect.OTHER_OCCUPATION
    assert found["parttime_hours_gain"] == NoEffect.OVERRULED
    assert found["retention"] is None


@pytest.mark.parametrize("cause", CASES, ids=str)
def test_the_cause_of_a_move_without_effect_is_found(reference: Plan, cause: NoEffect) -> None:
    for lever_id, change, occupation, others, demand in CASES[cause]:
        plan = change(reference) if change is not None else reference
        levers = {**others, lever_id: far(lever_id)}
        one = framed(plan, scenario(plan, levers, demand or "historical"), occupation=occupation)
        lever = one.catalogue[lever_id]
        assert (lever_id, one.no_effect(lever)) == (lever_id, cause)
        assert why_not(one, lever)
        assert lever.full_name(one.language) in idle(one)


def test_timing_that_no_measure_goes_by_changes_nothing(reference: Plan) -> None:
    only_full = {"start_year": None, "full_effect_year": NoEffect.NO_MEASURE}
    cases: tuple[tuple[dict[str, float], Any], ...] = (
        ({}, NoEffect.NO_MEASURE),
        # Technology goes by the first year, and has none of full effect.
        ({"productivity_gain": 0.01}, only_full),
        ({"retention": 0.1}, None),
        ({"intake_change:SSH": 0.1}, NoEffect.OTHER_OCCUPATION),
    )
    plan = only_assistants(reference)
    for levers, cause in cases:
        for year, value in (("start_year", 2028.0), ("full_effect_year", 2031.0)):
            frame = framed(plan, Scenario("historical", {**levers, year: value}), occupation="SSA")
            wanted = cause[year] if isinstance(cause, dict) else cause
            assert (levers, year, frame.no_effect(frame.catalogue[year])) == (levers, year, wanted)


def test_a_value_that_is_todays_or_too_small_is_told_as_such(reference: Plan) -> None:
    at_today = framed(reference, occupation="all")
    for one in at_today.catalogue:
        if one.sets_fulltime:
            value, cause = today(reference, one), NoEffect.AS_BEFORE
        elif one.id in ALL and one.low < 1e-11 < one.high:
            value, cause = 1e-11, NoEffect.TOO_SMALL
        else:
            continue
        frame = framed(reference, Scenario("historical", {one.id: value}), occupation="all")
        assert (one.id, frame.no_effect(one)) == (one.id, cause)


def test_the_last_step_of_a_lever_may_change_nothing(reference: Plan) -> None:
    """Of those who complete the basic course 93 % go on: more than 7.5 % more cannot."""

    def more(value: float) -> tuple[str, str]:
        levers = {"start_year": 2026.0, "full_effect_year": 2026.0, "training_guarantee": value}
        frame = framed(reference, Scenario("historical", levers))
        lever = frame.catalogue["training_guarantee"]
        return why_not(frame, lever), no_more(frame, lever)

    assert more(0.07) == ("", "")
    full = "Mere gør ingen forskel, for alle, der gennemfører grundforløbet, går videre"
    assert more(0.2) == ("", full)


@st.composite
def moves(draw: st.DrawFn) -> tuple[Plan, LeverCatalogue, Scenario, Scenario, str]:
    """A scenario, and one in which a lever stands elsewhere."""
    plan, levers, before = draw(plans_with_scenario())
    lever = draw(st.sampled_from([one for one in levers if not one.is_timing]))
    value = draw(st.one_of(st.none(), number(lever.low, lever.high), st.just(lever.high)))
    return plan, levers, before, before.with_lever(lever.id, value), lever.id


@settings(max_examples=10)
@given(moves(), st.booleans())
def test_there_is_one_cause_where_a_move_changes_nothing_and_none_where_it_does(
    move: tuple[Plan, LeverCatalogue, Scenario, Scenario, str], first: bool
) -> None:
    plan, levers, before, after, lever_id = move
    inputs = EngineInputs.from_plan(plan)
    both = project(inputs, LeverSets.of((before, after), levers, inputs))
    occupation = "all" if first else plan.occupations[-1]
    balances = (both.balance(run, occupation) for run in range(2))
    acts = first_apart(*balances) is not None
    cause = no_effect(plan, levers, inputs, before, after, levers[lever_id], occupation)
    assert (cause is None) == acts
    assert cause != NoEffect.UNKNOWN
