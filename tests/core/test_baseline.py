"""The baseline's name: what it is without, in both languages, and never today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan import baseline, levers
from sosuplan.baseline import baseline_meaning, baseline_name
from sosuplan.language import LANGUAGES, Language

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


def test_what_is_without_a_change_of_the_world_is_not_said_to_be_without_measures_alone() -> None:
    for code in LANGUAGES:
        language = Language(code)
        assert baseline.without(language, world=False) == baseline_name(language, short=True)
        assert baseline.without(language, world=True) != baseline_name(language, short=True)
