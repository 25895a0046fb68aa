"""What a change is said to come from: what matters, the largest first, and in which direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.effects import MATTERS, Causes, causes
from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, HEADS, Frame
from sosuplan.model.lever import Lever
from sosuplan.model.levers import catalogue
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.measures import phrase
from sosuplan.narrative.story import paragraph
from tests.core.claims import plain
from tests.core.reports import framed, reference, told

RECRUITED, RETAINED = "other_recruitment:SSA", "retention"


def levers(*ids: str) -> list[tuple[Lever, ...]]:
    found = catalogue(reference()[0])
    return [(found[one],) for one in ids]


def of(values: dict[str, float], unit: str = HEADS, demand: str = "weighted") -> Frame:
    return framed(reference()[0], Scenario(demand, values, "Navn"), unit=unit)


def names(found: Causes) -> list[str]:
    return [cause.levers[0].id for cause in found.named]


def test_causes_come_largest_first_whichever_way_they_pull() -> None:
    groups = levers("reform", RETAINED, RECRUITED)
    found = causes(dict(zip(groups, (40.0, -90.0, 110.0), strict=True)), 60.0)
    assert names(found) == [RECRUITED, RETAINED, "reform"]
    assert [one.levers[0].id for one in found.way(1)] == [RECRUITED, "reform"]
    assert [one.levers[0].id for one in found.way(-1)] == [RETAINED]


def test_what_gives_less_than_a_twentieth_is_left_out_and_counted() -> None:
    groups = levers("reform", RETAINED, RECRUITED)
    found = causes(dict(zip(groups, (4.9, 5.0, 90.1), strict=True)), 100.0)
    assert (names(found), found.left_out) == ([RECRUITED, RETAINED], 1)


def test_a_small_difference_of_large_opposites_does_not_make_everything_matter() -> None:
    groups = levers("reform", RETAINED, RECRUITED)
    found = causes(dict(zip(groups, (3.0, -490.0, 500.0), strict=True)), 13.0)
    assert (names(found), found.left_out) == ([RECRUITED, RETAINED], 1)


def test_where_nothing_matters_by_itself_nothing_is_named() -> None:
    groups = levers("reform", RETAINED)
    found = causes(dict(zip(groups, (1.0, 1.0), strict=True)), 100.0)
    assert (found.named, found.left_out) == ((), 2)


@pytest.mark.parametrize("unit", [HEADS, FTE])
def test_a_thousandth_of_a_year_is_said_to_cause_nothing(unit: str) -> None:
    frame = of({"senior_years": 0.001, RECRUITED: 600.0}, unit)
    seniors = phrase(frame, [frame.catalogue["senior_years"]])
    recruitment = phrase(frame, [frame.catalogue[RECRUITED]])
    assert names(frame.causes) == [RECRUITED]
    assert frame.causes.left_out == 1
    for text in (story.effect(frame), paragraph(frame)):
        assert recruitment in text.lower()
        assert plain(seniors) not in plain(text)
    lead = told(frame, "summary")["parts"][0]["lead"][0]
    assert plain(seniors) not in plain(lead)


def test_levers_of_one_family_matter_together() -> None:
    plan, _ = reference()
    family = [one.id for one in catalogue(plan) if one.family == "fulltime_target"]
    frame = framed(plan, Scenario("weighted", dict.fromkeys(family, 0.75)), occupation="all")
    by_family, single = frame.causes, frame.lever_causes
    assert len(by_family.named) == 1
    assert len(single.named) > 1
    (cause,) = by_family.named
    assert cause.gain == pytest.approx(by_family.change)
    assert {one.id for one in cause.levers} >= {one.levers[0].id for one in single.named}


@pytest.mark.parametrize("better", [True, False])
def test_changes_that_only_matter_together_are_said_to_act_together(better: bool) -> None:
    frame = of({RECRUITED: 200.0} if better else {RETAINED: -0.2})
    frame.__dict__["causes"] = Causes(frame.change, (), 3)
    assert story.effect(frame).startswith("Ændringerne tilsammen ")
    english = replace(frame, language=type(frame.language)("en"))
    english.__dict__["causes"] = frame.causes
    assert "the changes together" in story.effect(english)


def test_the_share_is_that_of_the_change() -> None:
    frame = of({RECRUITED: 200.0, RETAINED: 0.1})
    gaps = [float(frame.balances[run].gap_heads[-1]) for run in (CURRENT, BASELINE)]
    assert frame.causes.change == pytest.approx(gaps[0] - gaps[1])
    for cause in frame.causes.named:
        assert cause.share >= MATTERS
        assert cause.share == pytest.approx(cause.gain / frame.causes.change, rel=0.1)
