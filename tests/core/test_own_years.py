"""Levers that go by their own years: which those are, and everywhere they are told."""

from __future__ import annotations

import pytest

from sosuplan.charts.trainees import delay
from sosuplan.editing.scenario_adaptation import adapted
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.narrative.reasons import meaning, own_years
from sosuplan.narrative.story import paragraph
from tests.core.books import texts_in_workbook
from tests.core.frames import until
from tests.core.reports import framed, measures

FULL_TIME = "fulltime_target:municipality:SSA"
USUAL = (2026, 2030)


@pytest.fixture
def moved() -> Scenario:
    return Scenario("historical", {FULL_TIME: 0.565, "intake_change:SSA": 0.2})


def test_a_lever_goes_by_the_scenarios_years_until_it_has_its_own(
    moved: Scenario, levers: LeverCatalogue
) -> None:
    assert moved.years_of(FULL_TIME, levers) == USUAL
    own = moved.with_years(FULL_TIME, 2028, 2032, levers)
    assert own.years_of(FULL_TIME, levers) == (2028, 2032)
    assert own.years_of("intake_change:SSA", levers) == USUAL
    assert not own.computes_as(moved)


def test_a_year_that_is_the_scenarios_follows_it(moved: Scenario, levers: LeverCatalogue) -> None:
    own = moved.with_years(FULL_TIME, 2028, USUAL[1], levers)
    later = own.with_lever("full_effect_year", 2033.0)
    assert later.years_of(FULL_TIME, levers) == (2028, 2033)
    back = own.with_years(FULL_TIME, *USUAL, levers)
    assert back == moved


@pytest.mark.parametrize(
    ("own", "lever", "year", "then"),
    [
        ((2031, 2031), "full_effect_year", 2029.0, (2031, 2031)),
        ((2026, 2028), "start_year", 2029.0, (2029, 2029)),
    ],
)
def test_a_lever_is_never_in_full_effect_before_it_begins(
    moved: Scenario,
    levers: LeverCatalogue,
    reference: Plan,
    own: tuple[int, int],
    lever: str,
    year: float,
    then: tuple[int, int],
) -> None:
    scenario = moved.with_years(FULL_TIME, *own, levers).with_lever(lever, year)
    if lever == "start_year":
        scenario = scenario.with_lever("full_effect_year", 2032.0)
    after = scenario.in_order(levers)
    assert after.years_of(FULL_TIME, levers) == then
    check(after, reference, levers)


def test_a_lever_that_is_taken_back_takes_its_years_along(
    moved: Scenario, levers: LeverCatalogue
) -> None:
    own = moved.with_years(FULL_TIME, 2028, 2032, levers)
    again = own.with_lever(FULL_TIME, None).with_lever(FULL_TIME, 0.565)
    assert again.years_of(FULL_TIME, levers) == USUAL


@pytest.mark.parametrize(
    ("years", "language", "said"),
    [
        ((2028, 2032), "da", "fra 2028, fuldt i 2032"),
        ((2028, 2028), "da", "fuldt fra 2028"),
        ((2028, 2032), "en", "from 2028, in full in 2032"),
    ],
)
def test_own_years_are_told_wherever_a_levers_value_is(
    reference: Plan, moved: Scenario, years: tuple[int, int], language: str, said: str
) -> None:
    scenario = moved.with_years(FULL_TIME, *years, catalogue(reference))
    frame = framed(reference, scenario, language=language)
    lever, other = (frame.catalogue[one] for one in (FULL_TIME, "intake_change:SSA"))
    assert said in meaning(frame, lever)
    assert own_years(frame, other) == ""
    assert said not in meaning(frame, other)
    assert said in paragraph(frame)
    printed = measures(frame)
    assert any(said in row[-1] for row in printed["table"]["rows"])
    texts = texts_in_workbook(frame)
    assert sum(said in text for text in texts) >= 2


def test_of_a_lever_that_does_not_grow_the_first_year_is_told_alone(
    reference: Plan, levers: LeverCatalogue
) -> None:
    scenario = Scenario("historical", {"productivity_gain": 0.005})
    frame = framed(reference, scenario.with_years("productivity_gain", 2029, 2030, levers))
    lever = levers["productivity_gain"]
    assert own_years(frame, lever) == "fra 2029"
    assert frame.first_year(lever) == 2029


def test_the_first_year_of_effect_follows_a_levers_own_years(
    reference: Plan, moved: Scenario, levers: LeverCatalogue
) -> None:
    own = moved.with_years(FULL_TIME, 2029, 2032, levers)
    frame = framed(reference, own)
    assert frame.first_year(levers[FULL_TIME]) == 2029
    assert frame.first_year(levers["intake_change:SSA"]) == 2029
    own = moved.with_years("intake_change:SSA", 2028, 2030, levers)
    assert framed(reference, own).first_year(levers["intake_change:SSA"]) == 2031
    assert "2028" in delay(framed(reference, own))


def test_print_says_the_scenarios_years_of_the_others_alone(
    reference: Plan, moved: Scenario, levers: LeverCatalogue
) -> None:
    def timing(scenario: Scenario) -> str:
        return str(measures(framed(reference, scenario))["timing"])

    assert "Gradvise tiltag indfases fra 2026" in timing(moved)
    own = moved.with_years(FULL_TIME, 2028, 2032, levers)
    assert "Andre gradvise tiltag indfases fra 2026" in timing(own)
    both = own.with_years("intake_change:SSA", 2028, 2032, levers)
    assert "radvise tiltag" not in timing(both)


def test_an_edited_plan_keeps_the_years_that_it_has(
    reference: Plan, moved: Scenario, levers: LeverCatalogue
) -> None:
    own = moved.with_years(FULL_TIME, 2028, 2032, levers)
    shorter = until(reference, 2031)
    after, losses = adapted(own, shorter, catalogue(shorter))
    assert after is not None
    assert [(loss.lever, loss.years) for loss in losses] == [(FULL_TIME, True)]
    assert after == moved
    kept, losses = adapted(own, until(reference, 2033), catalogue(until(reference, 2033)))
    assert (kept, losses) == (own, ())
