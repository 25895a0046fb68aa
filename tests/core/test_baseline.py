"""The baseline's name: what it is without, in both languages, and never today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.frame import BASELINE
from sosuplan.charts import supply_demand
from sosuplan.charts.runs import run_name, run_title
from sosuplan.model import levers
from sosuplan.narrative import baseline_name as baseline
from sosuplan.narrative import story
from sosuplan.narrative.baseline_name import baseline_meaning, baseline_name
from sosuplan.text.language import LANGUAGES, Language
from sosuplan.text.terms import capital
from tests.core.reports import framed, reference, scenario

DANISH, ENGLISH = Language("da"), Language("en")


@pytest.fixture(params=[0.0, 1.0])
def neutral(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
    """A catalogue whose reform lever is left where it begins at this value."""
    reform = replace(levers.FAMILY["reform"], neutral=request.param)
    monkeypatch.setattr(baseline, "FAMILY", {**levers.FAMILY, "reform": reform})
    value: float = request.param
    return value


def test_the_baseline_is_named_by_what_the_lever_catalogue_leaves_out(neutral: float) -> None:
    names = [
        baseline_name(one, short=short) for one in (DANISH, ENGLISH) for short in (False, True)
    ]
    if neutral:
        danish, english = ["uden nye tiltag", "uden tiltag"], ["without new measures"]
        assert names == [*danish, *english, "without measures"]
    else:
        assert names == ["uden reform og tiltag"] * 2 + ["without reform and measures"] * 2


def test_what_the_name_means_agrees_with_it_about_the_reform(neutral: float) -> None:
    assert ("reform" in baseline_meaning(DANISH)) == (neutral == 0.0)
    assert ("reform" in baseline_meaning(ENGLISH)) == (neutral == 0.0)


@pytest.mark.parametrize("code", LANGUAGES)
def test_beside_a_change_of_the_world_all_names_are_of_changes_and_agree(code: str) -> None:
    """A scenario that changes demand alone is without reform and measures itself."""
    plan, _ = reference()
    frame = framed(plan, scenario(demand_growth_change=0.01), language=code)
    name = baseline_name(frame.language, world=True)
    assert name != baseline_name(frame.language)
    assert run_name(frame, BASELINE) == name
    assert run_title(frame, BASELINE) == capital(name)
    assert story.against(frame, lambda value: str(round(value))).count(name) == 1
    assert name in supply_demand.line_name(frame, BASELINE, supply_demand.DEMAND)
