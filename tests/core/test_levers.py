"""A lever is one entry: everything that is said of it stands there, or it cannot be loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sosuplan.model.levers import FAMILY, LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import phrase
from sosuplan.narrative.reasons import reason
from sosuplan.text.language import Language
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.core.reports import framed


@pytest.fixture
def plan(reference: Plan) -> Plan:
    return reference


@pytest.mark.parametrize(
    "name",
    ["label", "help", "why", "begins", "up", "down", "step_up", "step_down", "turned"],
)
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


def with_sectors(plan: Plan, *sectors: str, area: str = "Randers") -> Plan:
    """``plan`` as that of one area, with these sectors alone."""

    def kept(row: Any) -> bool:
        return getattr(row, "sector", sectors[0]) in sectors

    tables = ("staff", "working_time", "trainee_intake", "training", "demand_base")
    rows = {
        table: tuple(replace(row, area=area) for row in getattr(plan, table) if kept(row))
        for table in tables
    }
    return replace(plan, **rows)


def names(plan: Plan, code: str = "da") -> list[tuple[str, str]]:
    say = Language(code)
    return [(one.name(say), one.full_name(say)) for one in catalogue(plan) if one.sets_fulltime]


def test_a_sector_that_is_the_only_one_goes_without_saying(plan: Plan) -> None:
    alone = with_sectors(plan, "municipality")
    assert names(alone) == [("Assistenter på fuld tid",) * 2, ("Hjælpere på fuld tid",) * 2]
    assert names(alone, "en")[0] == ("Assistants on full time",) * 2
    frame = framed(alone, Scenario("weighted", {"fulltime_target:municipality:SSA": 0.565}),
                   occupation="all")  # fmt: skip
    assert "kommun" not in phrase(frame, [frame.catalogue["fulltime_target:municipality:SSA"]])


def test_several_sectors_are_told_apart_and_one_municipality_is_no_more_than_one(
    plan: Plan,
) -> None:
    assert ("Kommuner, assistenter", "Fuld tid: kommuner, assistenter") in names(plan)
    assert len(set(names(plan))) == len(plan.groups)
    own = with_sectors(plan, "municipality", "other")
    assert [name for name, _ in names(own)] == [
        "Kommunen, assistenter",
        "Øvrige arbejdsgivere, assistenter",
        "Kommunen, hjælpere",
        "Øvrige arbejdsgivere, hjælpere",
    ]
    region = with_sectors(plan, "municipality", "other", area="Region Midtjylland")
    assert names(region)[0][0] == "Kommuner, assistenter"


@pytest.mark.parametrize(
    ("lever", "value", "noun", "why"),
    [
        ("reform", 0.0, "et forløb uden reformen",
         "5,2 år tidligere på pension i 2034 end med gældende lov"),
        ("reform", 0.5, "kun 50 % af reformen",
         "2,6 år tidligere på pension i 2034 end med gældende lov"),
        ("reform", 1.2, "120 % af tilbagetrækningsreformen",
         "1,0 år senere på pension i 2034 end med gældende lov"),
        ("training_guarantee", -0.2, "bortfald af lærepladsgarantien",
         "Lærepladsgarantien falder bort; i dag går 93 % videre fra grundforløbet"),
        ("gf2_dropout_reduction", 0.5, "mindre frafald på grundforløbet", "I dag falder 28 % fra"),
        ("gf2_dropout_reduction", -0.5, "større frafald på grundforløbet", "I dag falder 28 % fra"),
    ],
)  # fmt: skip
def test_a_lever_says_what_it_does_on_either_side_of_where_nothing_is_changed(
    plan: Plan, lever: str, value: float, noun: str, why: str
) -> None:
    frame = framed(plan, Scenario("weighted", {lever: value}))
    one = frame.catalogue[lever]
    assert phrase(frame, [one]).replace(NO_BREAK_SPACE, " ") == noun
    assert reason(frame, one).replace(NO_BREAK_SPACE, " ") == why


def test_the_reform_is_not_named_as_what_it_only_probably_is(levers: LeverCatalogue) -> None:
    assert "formentlig tilbagetrækningsreformen" in Language("da")(levers["reform"].help)
