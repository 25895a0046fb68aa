"""A goal by year: the way from its baseline to its target, what was measured, and what the scenario
comes to."""

from __future__ import annotations

from functools import partial
from math import floor

import numpy as np

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goals import FollowedGoal
from sosuplan.analysis.indicators import SHARE
from sosuplan.charts.palette import CIRCLE, DASHED, MEDIUM, Stroke
from sosuplan.charts.runs import projection_note, year_heading
from sosuplan.charts.spec import Column, Figures, PlotSpec, Series, tabulate
from sosuplan.narrative.goals import (
    decimals,
    figure,
    projection_sentence,
    scope,
    sentence,
    status_word,
    title_of,
    unit_name,
)
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, lower, specified

WAY, MEASURED, SCENARIO = "way", "measured", "scenario"
"""The keys of the lines."""

_WAY, _LEVEL = N_("the way to the target"), N_("target")
_MEASURED, _SCENARIO = N_("measured"), N_("projected")
_TITLE = N_("{title}: {status}")
_NAME = N_("{title}, {scope}")

Course = dict[int, float]
"""Figures by year."""


def courses(one: FollowedGoal, last: int) -> dict[str, Course]:
    """What is drawn of a goal, each by year; of a year with several measurements, the last. Where
    the target has no year, or there is no baseline, the target is a level until the year ``last``
    and nobody's way to it."""
    goal = one.goal
    way, measured = Course(), Course()
    if one.begins is not None and goal.baseline is not None:
        first = floor(one.begins)
        measured[first] = goal.baseline
        if goal.target is not None and one.target_year is not None and one.target_year > first:
            years = np.arange(first, one.target_year + 1)
            at = np.interp(years, (first, one.target_year), (goal.baseline, goal.target))
            way = dict(zip(years.tolist(), at.tolist(), strict=True))
    measured |= {reading.year: reading.value for reading in one.readings}
    if goal.target is not None and not way:
        shown = [*measured, *one.course, *([one.target_year] if one.target_year else [])]
        begin, end = min(shown, default=last), max(shown, default=last)
        way = dict.fromkeys(range(begin, end + 1), goal.target)
    found = {MEASURED: measured, WAY: way, SCENARIO: dict(one.course)}
    return {key: dict(sorted(course.items())) for key, course in found.items() if course}


def build(frame: Frame, one: FollowedGoal) -> PlotSpec:
    """The line of one goal. A goal always has one: without a baseline and measurements, that of
    its target; ``is_drawn`` tells of those that have figures of one year at most."""
    language, goal = frame.language, one.goal
    drawn = courses(one, frame.years[-1])
    factor = 100.0 if goal.unit == SHARE else 1.0
    has_way = one.target_year is not None and one.begins is not None
    looks = {
        MEASURED: (_MEASURED, Stroke("ink", MEDIUM, marker=CIRCLE)),
        WAY: (_WAY if has_way else _LEVEL, Stroke("third", MEDIUM, DASHED)),
        SCENARIO: (_SCENARIO, Stroke("scenario", MEDIUM)),
    }
    years = sorted({year for course in drawn.values() for year in course})
    return PlotSpec(
        kind="goals",
        language=language,
        title_of=lambda: language(_TITLE).format(
            title=title_of(goal, language), status=lower(status_word(one.status, language))
        ),
        description_of=partial(describe, one, language),
        sentence_of=lambda: sentence(one, language),
        figures_of=partial(figures, one, frame.years[-1], language),
        decimals=1 if goal.unit == SHARE else decimals(goal.unit, 0.0),
        places=tuple(range(years[0], years[-1] + 1)),
        series=tuple(
            Series(
                (0, key),
                language(looks[key][0]),
                np.array(list(course), dtype=float),
                factor * np.array(list(course.values())),
                looks[key][1],
                label=language(looks[key][0]),
                ink=looks[key][1].colour,
            )
            for key, course in drawn.items()
        ),
        marked=True,
        number=lambda value: figure(goal.unit, value / factor, language),
        unit=unit_name(goal.unit, language),
        places_name=year_heading(language),
        projected_from=float(max(years[0], frame.years[0]) if one.course else years[-1]),
        projection=projection_note(language) if SCENARIO in drawn else "",
    )


def is_drawn(one: FollowedGoal) -> bool:
    """True if there is a line to draw: one figure by itself is none."""
    measured = {reading.year for reading in one.readings}
    if one.begins is not None and one.goal.baseline is not None:
        measured.add(floor(one.begins))
    years = {*measured, *one.course}
    if years and one.goal.target is not None and one.target_year is not None:
        years.add(one.target_year)
    return len(years) > 1


def describe(one: FollowedGoal, language: Language) -> tuple[str, str]:
    """The chart's name, and how the goal is doing in words."""
    name = language(_NAME).format(
        title=title_of(one.goal, language), scope=scope(one.goal, language)
    )
    return name, f"{sentence(one, language)} {projection_sentence(one, language)}"


def figures(one: FollowedGoal, last: int, language: Language) -> Figures:
    """What was measured, the way to the target and what is projected, by year; "" where there is
    nothing."""
    drawn, unit = courses(one, last), one.goal.unit
    years = sorted({year for course in drawn.values() for year in course})
    factor = 100.0 if unit == SHARE else 1.0
    names = {MEASURED: _MEASURED, WAY: _WAY, SCENARIO: _SCENARIO}
    columns: list[Column] = [
        (
            specified(capital(language(names[key])), unit_name(unit, language), language),
            [factor * course[year] if year in course else "" for year in years],
        )
        for key, course in drawn.items()
    ]
    return tabulate(year_heading(language), years, columns)
