"""What was projected from earlier years of a plan's own history, against what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from sosuplan.analysis.backcast import Backcast, Miss
from sosuplan.charts.palette import CIRCLE, DASHED, MEDIUM, RING, Stroke
from sosuplan.charts.runs import year_heading
from sosuplan.charts.spec import Column, Figures, PlotSpec, Series, tabulate
from sosuplan.engine.quantities import SHARES, SUPPLY
from sosuplan.narrative.backcast import figure, quantity_name, quantity_title, story
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import word

MOST_STARTS = 4
"""Projections that can be told apart; of more, some from the first year to the last are drawn."""

NEAR, LEAST_SPAN = 0.3, 0.06
"""Lines are drawn on a scale that begins above 0 where they are no further apart than this part of
the highest value; it spans this part of it at least, so that little does not look like much."""

ACTUAL = "actual"
"""The key of the line that was counted; those that were projected have the year they begin in."""

_ACTUAL = N_("actual")
_FROM = N_("from {start}")
_NAME = N_("{what}, projected and actual, {who}")
_END = N_("{year}: {projected} projected from {start}, {actual} actual")
_PROJECTED = N_("Projected from {start}")
_CUT = N_("{unit} (the axis does not begin at 0)")

Course = Mapping[int, float]
"""Figures by year."""


def build(found: Backcast, quantity: str, language: Language) -> PlotSpec:
    """A quantity of ``found.quantities``: as it was, solid, and as it was projected from each
    starting year, dashed."""
    return plot(
        "backcast",
        quantity,
        *courses(found, quantity),
        language,
        title_of=lambda: quantity_title(last(found, quantity), language),
        description_of=partial(
            describe, _ends(found, quantity), quantity, found.occupation, language
        ),
        sentence_of=partial(story, found, language),
    )


def plot(
    kind: str,
    quantity: str,
    actual: Course,
    projected: Mapping[int, Course],
    language: Language,
    *,
    title_of: Callable[[], str],
    description_of: Callable[[], tuple[str, str]],
    sentence_of: Callable[[], str],
) -> PlotSpec:
    """What a quantity was by year, and what was projected of it from some years: of more than can
    be told apart, some from the first to the last."""
    factor = 100.0 if quantity in SHARES else 1.0
    starts = list(projected)
    if len(starts) > MOST_STARTS:
        chosen = np.linspace(0, len(starts) - 1, MOST_STARTS).round().astype(int)
        starts = [starts[at] for at in chosen.tolist()]
    lines = [(ACTUAL, language(_ACTUAL), actual, Stroke("ink", MEDIUM, marker=CIRCLE))]
    lines += [
        (
            str(start),
            language(_FROM).format(start=start),
            projected[start],
            Stroke("supply", MEDIUM, DASHED, RING),
        )
        for start in starts
    ]
    years = sorted({year for _, _, course, _ in lines for year in course})
    values = [factor * value for _, _, course, _ in lines for value in course.values()]
    low, high = min(values), max(values)
    from_zero = high - low > NEAR * high
    middle, room = (low + high) / 2.0, LEAST_SPAN * high / 2.0
    what = unit(quantity, language)
    return PlotSpec(
        kind=kind,
        language=language,
        title_of=title_of,
        description_of=description_of,
        sentence_of=sentence_of,
        figures_of=partial(figures, actual, projected, quantity, language),
        decimals=1 if quantity in SHARES else 0,
        places=tuple(range(years[0], years[-1] + 1)),
        series=tuple(
            Series(
                (0, key),
                name,
                np.array(list(course), dtype=float),
                factor * np.array(list(course.values())),
                stroke,
                label=name,
                ink=stroke.colour,
                own=key == ACTUAL,
            )
            for key, name, course, stroke in lines
        ),
        marked=True,
        number=lambda value: figure(quantity, value / factor, language),
        unit=what if from_zero else language(_CUT).format(unit=what),
        from_zero=from_zero,
        scale=None if from_zero else (min(low, middle - room), max(high, middle + room)),
        places_name=year_heading(language),
    )


def courses(found: Backcast, quantity: str) -> tuple[Course, dict[int, Course]]:
    """What a quantity was by year, and as it was projected from each year: staff from what it was
    then."""
    actual: dict[int, float] = {}
    projected: dict[int, Course] = {}
    for start in found.starts_alike:
        misses = [
            one for one in found.misses if (one.start, one.quantity) == (start.year, quantity)
        ]
        course = {one.year: one.projected for one in misses}
        actual |= {one.year: one.actual for one in misses}
        if quantity == SUPPLY:
            course = {start.year: start.people, **course}
        if course:
            projected[start.year] = course
    if quantity == SUPPLY:
        # What is given as counted goes before the staff by age.
        actual = {one.year: one.people for one in found.starts_alike} | actual
    return dict(sorted(actual.items())), projected


def last(found: Backcast, quantity: str) -> Miss:
    """That which was projected furthest ahead of a quantity."""
    misses = (one for one in found.alike if one.quantity == quantity)
    return max(misses, key=lambda one: (one.horizon, -one.start))


def _ends(found: Backcast, quantity: str) -> list[Miss]:
    """The last year of each projection."""
    ends = {one.start: one for one in found.alike if one.quantity == quantity}
    return list(ends.values())


def describe(
    misses: Sequence[Miss], quantity: str, occupation: str, language: Language
) -> tuple[str, str]:
    """The chart's name, and some of its years in words."""
    name = language(_NAME).format(
        what=quantity_name(quantity, language), who=word(occupation, language)
    )
    texts = (
        language(_END).format(
            year=one.year,
            start=one.start,
            projected=figure(quantity, one.projected, language),
            actual=figure(quantity, one.actual, language),
        )
        for one in misses
    )
    return name, "; ".join(texts) + "."


def figures(
    actual: Course, projected: Mapping[int, Course], quantity: str, language: Language
) -> Figures:
    """What it was and what was projected from every year, by year; "" where there is neither."""
    years = sorted({year for course in (actual, *projected.values()) for year in course})
    factor, of = 100.0 if quantity in SHARES else 1.0, unit(quantity, language)

    def cells(course: Course) -> list[object]:
        return [factor * course[year] if year in course else "" for year in years]

    columns: list[Column] = [(f"{quantity_name(quantity, language)}, {of}", cells(actual))]
    columns += [
        (f"{language(_PROJECTED).format(start=start)}, {of}", cells(course))
        for start, course in projected.items()
    ]
    return tabulate(year_heading(language), years, columns)


def unit(quantity: str, language: Language) -> str:
    """What it is counted in."""
    return "%" if quantity in SHARES else word("heads", language)
