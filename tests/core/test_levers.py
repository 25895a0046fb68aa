"""A lever is one entry: everything that is said of it stands there, or it cannot be loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.model.levers import FAMILY, LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import phrase
from sosuplan.narrative.reasons import reason
from sosuplan.text.language import Language
from tests.core.reports import framed


@pytest.fixture
def plan(reference: Plan) -> Plan:
    return reference


@pytest.mark.parametrize("name", ["label", "help", "why", "begins", "up", "down", "turned"])
def test_a_lever_that_misses_a_phrase_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"retention lacks {name}"):
        replace(FAMILY["retention"], **{name: ""})


def test_a_family_that_can_go_both_ways_needs_a_word_for_that() -> None:
    with pytest.raises(ValueError, match="mixed"):
        replace(FAMILY["intake_change"], mixed="")


def test_the_years_of_the_measures_are_no_measures_and_need_no_phrase_as_such() -> None:
    for lever in (one for one in FAMILY.values() if one.is_timing):
        assert (lever.up, lever.down) == ("", "")


def test_a_family_unfolds_over_what_its_entry_says(plan: Plan, levers: LeverCatalogue) -> None:
    for family in FAMILY.values():
        found = [one for one in levers if one.family == family.id]
        groups = [(one.sector, one.occupation) for one in found]
        if not family.over:
            assert groups == [("", "")]
        elif family.over == ("occupation",):
            assert groups == [("", occupation) for occupation in plan.occupations]
        else:
            assert groups == list(plan.groups)


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("high", [True, False])
def test_every_lever_has_its_own_words_at_both_ends_of_its_range(
    plan: Plan, levers: LeverCatalogue, code: str, high: bool
) -> None:
    said: dict[str, str] = {}
    for lever in (one for one in levers if not one.is_timing):
        value = lever.high if high else lever.low
        if value == lever.neutral:
            continue
        frame = framed(plan, Scenario("weighted", {lever.id: value}), language=code)
        words = phrase(frame, [lever])
        assert words
        assert "{" not in words + reason(frame, lever)
        assert said.setdefault(words, lever.family) == lever.family


@pytest.mark.parametrize(
    ("levers", "said"),
    [
        ({"other_recruitment:SSA": 100.0}, "anden rekruttering (assistenter)"),
        ({"other_recruitment:SSA": 100.0, "other_recruitment:SSH": 9.0}, "anden rekruttering"),
        ({"intake_change:SSA": 0.1}, "10\u00a0% flere elever (assistenter)"),
        ({"intake_change:SSA": -0.1, "intake_change:SSH": -0.2}, "færre elever"),
        ({"intake_change:SSA": -0.1, "intake_change:SSH": 0.2}, "et ændret optag af elever"),
    ],
)
def test_of_two_occupations_it_is_said_whose_lever_is_moved(
    plan: Plan, levers: dict[str, float], said: str
) -> None:
    frame = framed(plan, Scenario("weighted", levers), occupation="all")
    assert phrase(frame, [frame.catalogue[one] for one in levers]) == said


@pytest.mark.parametrize(
    ("starts", "change", "english", "danish"),
    [
        (1.0, 1.0, "2 trainees a year, otherwise 1", "2 elever om året, ellers 1"),
        (2.0, -0.5, "1 trainee a year, otherwise 2", "1 elev om året, ellers 2"),
        (1.0, 0.1, "1.1 trainees a year, otherwise 1.0", "1,1 elever om året, ellers 1,0"),
    ],
)
def test_one_trainee_is_told_in_the_singular(
    plan: Plan, starts: float, change: float, english: str, danish: str
) -> None:
    rows = tuple(replace(row, gf2_starts=starts) for row in plan.trainee_intake)
    few = replace(plan, trainee_intake=rows)
    for code, said in (("en", english), ("da", danish)):
        frame = framed(few, Scenario("weighted", {"intake_change:SSA": change}), language=code)
        assert reason(frame, frame.catalogue["intake_change:SSA"]) == said


def test_a_lever_below_nought_is_called_by_what_it_then_does() -> None:
    lever = FAMILY["sickness_reduction_days"]
    assert lever.full_name(Language("en"), -1.0) == "More sick days"
    assert lever.full_name(Language("en"), 1.0) == "Fewer sick days"
