"""The moved levers in words: which there are, what they are called, and what they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.model.levers import catalogue
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import in_a_row
from sosuplan.narrative.reasons import reason
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.baseline import BASELINE_HEAD
from tests.core.claims import rows
from tests.core.reports import framed, moved, reference, scenario, told


@pytest.mark.parametrize(
    ("levers", "said"),
    [
        ({"reform": 0.0}, "et forløb uden reformen"),
        ({"reform": 0.5}, "kun 50 % af reformen"),
        ({"reform": 1.2}, "120 % af tilbagetrækningsreformen"),
        ({"intake_change__SSA": 0.1}, "10 % flere elever"),
        ({"intake_change__SSA": -0.1}, "10 % færre elever"),
        ({"intake_change__SSA": 0.125}, "12,5 % flere elever"),
        ({"fulltime_target__municipality__SSA": 0.565}, "56,5 % på fuld tid (kommuner)"),
        ({"retention": -0.1}, "flere skift til andet job"),
        ({"senior_years": 1.0, "retention": 0.1, "intake_change__SSA": 0.5},
         "50 % flere elever, færre skift til andet job og senere tilbagetrækning blandt seniorer"),
    ],
)  # fmt: skip
def test_measures_are_named_in_words(levers: dict[str, float], said: str) -> None:
    frame = framed(reference()[0], scenario(**levers))
    assert in_a_row(frame, frame.causes.named).replace(NO_BREAK_SPACE, " ") == said


def test_full_time_for_everyone_is_said_as_such() -> None:
    plan, _ = reference()
    levers = [one.id for one in catalogue(plan) if one.family == "fulltime_target"]
    everyone = Scenario("weighted", dict.fromkeys(levers, 1.0))
    frame = framed(plan, everyone, occupation="all")
    assert in_a_row(frame, frame.causes.named) == "alle på fuld tid"


def test_of_many_measures_those_that_matter_most_are_named() -> None:
    plan, _ = reference()
    frame = framed(plan, moved(plan, 99))
    said = in_a_row(frame, frame.causes.named)
    assert said.startswith("anden rekruttering, ")
    assert said.endswith(" andre ændringer")


def test_levers_of_the_other_occupation_are_no_measure_for_this_one() -> None:
    plan, _ = reference()
    helpers = scenario(intake_change__SSH=0.2)
    assert framed(plan, helpers, occupation="SSA").causes.named == ()
    assert len(framed(plan, helpers, occupation="SSH").causes.named) == 1
    trained = replace(
        plan, training=tuple(replace(row, from_ssh_share=0.3) for row in plan.training)
    )
    assistants = scenario(intake_change__SSA=0.2)
    assert framed(plan, assistants, occupation="SSH").causes.named == ()
    assert len(framed(trained, assistants, occupation="SSH").causes.named) == 1


def test_every_lever_has_a_reason_in_both_languages() -> None:
    plan, _ = reference()
    levers = {lever.id: lever.high for lever in catalogue(plan)}
    for language in ("da", "en"):
        frame = framed(plan, Scenario("weighted", levers), language=language)
        for lever in frame.catalogue:
            said = reason(frame, lever)
            assert said
            assert "{" not in said


def test_reasons_use_the_plans_own_figures() -> None:
    plan, _ = reference()
    frame = framed(
        plan,
        scenario(
            intake_change__SSA=0.1,
            fulltime_target__municipality__SSA=0.565,
            fulltime_target__region__SSA=0.75,
            reform=1.0,
        ),
    )
    said = {lever: reason(frame, frame.catalogue[lever]) for lever in frame.scenario.levers}
    assert said["intake_change:SSA"] == "1.458 elever om året, ellers 1.325"
    assert said["fulltime_target:municipality:SSA"] == "Regionens andel i dag"
    assert said["fulltime_target:region:SSA"] == "342 flere på fuld tid i 2034 end i dag"
    assert said["reform"] == "4,6 år senere på pension i 2034"


@pytest.mark.parametrize(
    ("lever", "value", "name", "shown"),
    [
        ("dropout_reduction", -0.3, "Større frafald på hovedforløbet", "30 %"),
        ("entry_share_gain", -0.3, "Færre nyuddannede i faget", "30 %"),
        ("retention", -0.3, "Flere skifter til andet job", "30 %"),
        ("sickness_reduction_days", -5.0, "Flere sygedage", "5,0 dage/år"),
        ("senior_years", -1.5, "Seniorer stopper tidligere", "+1,5 år"),
        ("sickness_reduction_days", 5.0, "Færre sygedage", "5,0 dage/år"),
        ("productivity_gain", -0.01, "Teknologi og nye arbejdsgange", "−1,0 % om året"),
        ("intake_change:SSA", -0.1, "Optag, assistenter", "−10 %"),
        ("intake_change:SSA", 0.125, "Optag, assistenter", "+12,5 %"),
    ],
)
def test_a_levers_name_and_value_together_say_what_it_does(
    lever: str, value: float, name: str, shown: str
) -> None:
    ((told_name, _, told_value, *_),) = rows(
        framed(reference()[0], Scenario("weighted", {lever: value}))
    )
    assert (told_name, told_value) == (name, shown)


def test_the_short_heads_of_narrow_columns_stay_in_one_line() -> None:
    levers = {"fulltime_target:municipality:SSA": 0.565, "retention": 0.1}
    frame = framed(reference()[0], Scenario("fulltime", levers), occupation="all")
    table = told(frame, "summary")["parts"][0]["measures"]["table"]
    heads = [column["text"] for column in table["columns"]]
    unbroken = [head.replace(" ", NO_BREAK_SPACE) for head in (BASELINE_HEAD, "Virker fra")]
    assert heads[1:4] == [unbroken[0], "Scenarie", unbroken[1]]
