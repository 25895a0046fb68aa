"""The baseline's name: what it is without, in both languages, one everywhere, and never today."""

from __future__ import annotations

import pytest

from sosuplan.analysis.frame import BASELINE
from sosuplan.charts import supply_demand
from sosuplan.charts.runs import run_name, run_title
from sosuplan.narrative import story
from sosuplan.narrative.baseline_name import baseline_meaning, baseline_name
from sosuplan.text.language import LANGUAGES, Language
from sosuplan.text.terms import capital
from tests.core.reports import framed, reference, scenario


def test_the_baseline_is_named_by_what_it_is_without() -> None:
    assert baseline_name(Language("da")) == "uden nye tiltag"
    assert baseline_name(Language("en")) == "without new measures"


def test_what_the_name_means_is_the_law_in_force() -> None:
    assert "Gældende lov" in baseline_meaning(Language("da"))
    assert "law in force" in baseline_meaning(Language("en"))


@pytest.mark.parametrize("moved", ["retention", "demand_growth_change", "reform"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_whatever_is_moved_the_baseline_keeps_its_one_name(code: str, moved: str) -> None:
    plan, _ = reference()
    frame = framed(plan, scenario(**{moved: 0.01}), language=code)
    name = baseline_name(frame.language)
    assert run_name(frame, BASELINE) == name
    assert run_title(frame, BASELINE) == capital(name)
    assert story.against(frame, lambda value: str(round(value))).count(name) == 1
    assert name in supply_demand.line_name(frame, BASELINE, supply_demand.DEMAND)
