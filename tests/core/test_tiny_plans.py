"""Plans of a few people: one is singular, less than one is not none, and what is said adds up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from sosuplan.analysis.frame import FTE, HEADS, Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.headline import headline
from sosuplan.narrative.story import paragraph
from sosuplan.text.numbers import whole
from tests.core.claims import check_answer, check_words_and_lights, number, plain
from tests.core.frames import times
from tests.core.reports import framed, reference, told

PEOPLE = (1, 3, 8, 20)
"""Assistants in the base year."""
LEVERS = (
    {},
    {"retention": 0.3, "fulltime_target:municipality:SSA": 0.75},
    {"retention": -0.3},
    {"reform": 1.0, "other_recruitment:SSA": 1.0},
    {"demand_growth_change": 0.02},
)
PLURAL_OF_ONE = re.compile(
    r"(?<![\d.,])(?<!under )(?<!less than )1 "
    r"(personer|fuldtidspersoner|SOSU-assistenter|elever|flere|persons|"
    r"full-time persons|social and health care assistants|trainees)\b(?!/)"
)
NOTHING_MISSING = re.compile(r"mangler (der )?0\b|vokser fra 0 |falder til 0 |end uden.*\(0\)")


@cache
def frames(language: str = "da") -> tuple[Frame, ...]:
    plan, _ = reference()
    there = sum(band.heads for band in plan.staff if band.occupation == "SSA")
    made = []
    for people in PEOPLE:
        small = times(plan, people / there)
        for levers in LEVERS:
            for unit in (HEADS, FTE):
                scenario = Scenario("historical", levers, "Navn" if levers else "")
                made.append(framed(small, scenario, unit=unit, language=language))
    return tuple(made)


def words(frame: Frame) -> Iterator[str]:
    """Everything that is said of a frame in sentences and titles."""
    yield headline(frame)
    yield paragraph(frame)
    for chart in (gap, supply_demand, wave, trainees):
        yield chart.title(frame)
        yield " ".join(chart.describe(frame))
    yield pyramid.title(frame)
    yield pyramid.sentence(frame, frame.years[-1])
    yield wave.sentence(frame, frame.years[-2])
    yield trainees.sentence(frame)
    yield json.dumps(told(frame, "summary", "fulltime")["parts"], ensure_ascii=False)


@cache
def said(language: str) -> tuple[str, ...]:
    """All words of all frames, without marks."""
    return tuple(plain(text) for frame in frames(language) for text in words(frame))


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_is_singular_everywhere(language: str) -> None:
    for text in said(language):
        found = PLURAL_OF_ONE.search(text)
        assert found is None, text[max(0, found.start() - 60) : found.end() + 20]


def test_a_shortage_of_less_than_one_is_not_told_as_none() -> None:
    for text in said("da"):
        assert not NOTHING_MISSING.search(text)


def test_what_is_missing_and_what_that_is_fewer_add_up() -> None:
    seen = 0
    for frame in frames():
        check_answer(frame)
        check_words_and_lights(frame)
        answer = plain(story.answer_of(frame))
        against = plain(story.against(frame))
        now = re.search(r"mangler der (\d+) ", answer)
        than = re.match(r"Det er (\d+) (færre|flere|mere) end .* \((\d+)\)", against)
        if now and than:
            seen += 1
            difference = number(than[1]) * (1 if than[2] == "færre" else -1)
            assert number(now[1]) + difference == number(than[3])
    assert seen


def test_a_share_is_that_of_the_figures_beside_it() -> None:
    seen = 0
    for frame in frames():
        text = plain(pyramid.sentence(frame, frame.years[-1]))
        found = re.search(r"\ber (\d+) af (\d+) .* \((\d+) %\)", text)
        if found:
            seen += 1
            some, every, percent = map(int, found.groups())
            assert percent == whole(100.0 * some / every)
    assert seen
