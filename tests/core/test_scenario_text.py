"""A scenario as text: there and back, readable, and nothing taken on trust."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.editing.scenario_adaptation import adapted
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_text import ScenarioText, read_scenario, write_scenario
from sosuplan.text.errors import ScenarioError

FULL = Scenario(
    "historical",
    {"retention": 0.1, "reform": 0.0},
    "Fuld tid",
    'Æ\n"note"',
    "0123456789ab",
    {"retention": (2027, None)},
    {"retention": ("Aftalt i MED", "kl-2024"), "reform": ("", "")},
    2,
    True,
)
_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
_name = st.text("aæØ 1-<&", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    levers = draw(st.dictionaries(_name, st.floats(-1e6, 1e6), max_size=4))
    years = st.one_of(st.none(), st.integers(1900, 2200))
    return Scenario(
        draw(_name),
        levers,
        draw(_name),
        draw(_text),
        draw(st.sampled_from(["", "0123456789ab"])),
        {lever: draw(st.tuples(years, years)) for lever in levers},
        {lever: (draw(_text), draw(st.sampled_from(["", "kl"]))) for lever in levers},
        draw(st.integers(0, 9)),
        draw(st.booleans()),
    )


@given(scenarios())
@settings(max_examples=30, deadline=None)
def test_any_scenario_comes_back_as_it_was(scenario: Scenario) -> None:
    assert read_scenario(write_scenario(scenario)) == ScenarioText(scenario)


def test_the_text_says_what_people_need_to_know_of_the_plan(reference: Plan) -> None:
    source = reference.sources[0]
    scenario = replace(FULL, reasons={"retention": ("Aftalt i MED", source.id)})
    text = write_scenario(scenario, reference)
    found = read_scenario(text.encode("utf-8-sig"))
    assert found.scenario == scenario
    assert (found.plan_name, found.base_year) == (reference.name, reference.base_year)
    assert found.horizon == reference.horizon
    assert found.demand_labels["da"] == reference.demand_labels("da")["historical"]
    assert found.sources == {source.id: source.title}
    assert '\n  "name": "Fuld tid",\n' in text
    assert '"lever": "retention",' in text


def test_what_a_plan_does_not_have_is_read_and_found_afterwards(reference: Plan) -> None:
    foreign = Scenario("weighted", {"gravity": 1.0, "retention": 9.0, "reform": 0.5}, "Fremmed")
    found = read_scenario(write_scenario(foreign)).scenario
    left, losses = adapted(found, reference, catalogue(reference))
    assert left is not None
    assert dict(left.levers) == {"reform": 0.5}
    assert {(loss.lever, loss.fault.code) for loss in losses} == {
        ("gravity", "unknown_lever"),
        ("retention", "lever_out_of_range"),
    }


def with_(**changes: Any) -> str:
    return json.dumps({**json.loads(write_scenario(FULL)), **changes})


LEVER = {"lever": "retention", "value": 0.1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_scenario"),
        ("[]", "not_a_scenario"),
        ("{" * 100_000, "not_a_scenario"),
        ("[" * 100_000 + "]" * 100_000, "not_a_scenario"),
        ("x" * 1_000_000, "scenario_text_too_large"),
        (with_(format="other"), "not_a_scenario"),
        (with_(version="1"), "not_a_scenario"),
        (with_(version=True), "not_a_scenario"),
        (with_(version=2), "newer_scenario"),
        (write_scenario(FULL).replace('"note"', '"name"'), "not_a_scenario"),
        (write_scenario(FULL).replace("0.1", "NaN"), "not_a_scenario"),
        (write_scenario(FULL).replace("0.1", "1e999"), "wrong_in_scenario"),
        (write_scenario(FULL).replace("0.1", "9" * 5_000), "not_a_scenario"),
        (with_(colour="red"), "wrong_in_scenario"),
        (with_(name=None), "wrong_in_scenario"),
        (with_(name=" x"), "blanks_around"),
        (with_(name="a\nb"), "control_character"),
        (with_(note="n" * 10_001), "text_too_long"),
        (with_(note="Svend 010190-1234"), "cpr_number"),
        (with_(name="\ud800"), "control_character"),
        (with_(demand="weighted"), "wrong_in_scenario"),
        (with_(demand={}), "wrong_in_scenario"),
        (with_(levers={}), "wrong_in_scenario"),
        (with_(levers=[LEVER, LEVER]), "wrong_in_scenario"),
        (with_(levers=[{**LEVER, "value": True}]), "wrong_in_scenario"),
        (with_(levers=[{**LEVER, "value": "0.1"}]), "wrong_in_scenario"),
        (with_(levers=[{**LEVER, "start_year": 2027.5}]), "wrong_in_scenario"),
        (with_(levers=[{**LEVER, "start_year": 1}]), "not_a_whole_between"),
        (with_(levers=[{**LEVER, "reason": "010190-1234"}]), "cpr_number"),
        (with_(levers=[{**LEVER, "lever": f"l{n}"} for n in range(2_000)]), "wrong_in_scenario"),
        (with_(model_version=-1), "not_a_whole_between"),
        (with_(locked="yes"), "wrong_in_scenario"),
        (with_(sources={"a": "Svend 010190-1234"}), "cpr_number"),
        (with_(plan={"name": 1}), "wrong_in_scenario"),
    ],
)
def test_what_no_program_of_ours_writes_is_refused(text: str, code: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(text)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert "010190" not in str(caught.value.faults)
