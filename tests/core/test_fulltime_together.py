"""All groups' shares on full time moved together: no lever, but a target of each group."""

from __future__ import annotations

import pytest

from sosuplan.analysis.fulltime import fulltime_levers, together, with_all_on
from sosuplan.analysis.today import today
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

START = Scenario("historical", {"retention": 0.1})


@pytest.mark.parametrize("target", [0.2, 0.55, 0.75, 1.0])
def test_groups_below_are_lifted_and_those_above_stay(
    reference: Plan, levers: LeverCatalogue, target: float
) -> None:
    after = with_all_on(START, reference, levers, target)
    for lever in fulltime_levers(levers):
        below = today(reference, lever) < target
        assert after.levers.get(lever.id) == (target if below else None)
    stands = together(reference, levers, after)
    assert stands.target == target
    assert not stands.mixed
    assert all(today(reference, lever) > target for lever in stands.above)
    assert min(stands.shares) == target


def test_nothing_but_full_time_is_touched_and_the_way_back_is_whole(
    reference: Plan, levers: LeverCatalogue
) -> None:
    after = with_all_on(START, reference, levers, 0.8)
    assert after.levers["retention"] == 0.1
    assert with_all_on(after, reference, levers, None) == START
    # From above, a group comes down to where it is today and no further.
    assert with_all_on(after, reference, levers, 0.0) == START


def test_groups_that_were_moved_one_by_one_are_told_as_such(
    reference: Plan, levers: LeverCatalogue
) -> None:
    one = START.with_lever("fulltime_target:municipality:SSA", 0.5)
    assert together(reference, levers, one).mixed
    lowered = with_all_on(START, reference, levers, 0.8).with_lever(
        "fulltime_target:region:SSA", 0.3
    )
    assert together(reference, levers, lowered).mixed
    assert not together(reference, levers, START).moved


def test_it_is_no_lever(reference: Plan, levers: LeverCatalogue) -> None:
    after = with_all_on(START, reference, levers, 0.75)
    assert set(after.levers) <= set(levers.index)
    assert "fulltime_target" not in levers.index
