"""An index of demand as it is built, with what it is built from and what it takes the place of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from sosuplan.charts.palette import (
    CIRCLE,
    DASHED,
    DIAMOND,
    GROUP_STROKES,
    MEDIUM,
    RING,
    SQUARE,
    THICK,
    THIN,
    Stroke,
)
from sosuplan.charts.runs import year_heading
from sosuplan.charts.spec import Figures, PlotSpec, Series, tabulate
from sosuplan.editing.demand_builders import Built, Course
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, with_unit

MOST_AREAS = len(GROUP_STROKES)
"""Areas that can be told apart."""

_TITLE = N_("The index as it is built")
_UNIT = N_("% more or less than in the base year")
_INDEX = N_("built")
_ALL_OTHERS = N_("all others")
_NOW = N_("in the plan now")
_HISTORY = N_("history")
_TREND = N_("trend")

_Line = tuple[str, str, Course, Stroke]


def build(built: Built, now: Mapping[str, Course], language: Language) -> PlotSpec:
    """The index of each area, the history and its trend if it is built from one, and the index that
    the plan has ``now``, by area: by how much they differ from the base year."""
    lines = _lines(built, now, language)
    years = sorted({year for _, _, course, _ in lines for year in course})
    unit = language(_UNIT)
    title = language(_TITLE)
    ends = (f"{name} {max(course)}: {_number(course[max(course)], language)}"
            for _, name, course, _ in lines)  # fmt: skip
    text = "; ".join(ends) + "."
    return PlotSpec(
        kind="demand",
        language=language,
        title_of=lambda: title,
        description_of=lambda: (f"{title}, {unit}", text),
        figures_of=partial(_figures, lines, unit, language),
        decimals=1,
        places=tuple(range(years[0], years[-1] + 1)),
        series=tuple(
            Series(
                (0, key),
                name,
                np.array(list(course), dtype=float),
                np.array(list(course.values())),
                stroke,
                label=name,
                ink=stroke.colour,
                own=stroke.weight is THICK,
            )
            for key, name, course, stroke in lines
        ),
        marked=built.fit is not None or len(built.index) > 1,
        number=partial(_number, language=language),
        unit=unit,
        places_name=year_heading(language),
    )


def _lines(built: Built, now: Mapping[str, Course], language: Language) -> list[_Line]:
    """Key, name, course and stroke of each line, those on top first."""
    areas = list(built.index)
    last = built.years[-1]
    ordered = sorted(areas, key=lambda area: -built.index[area][last])
    # Of more areas than can be told apart, some from the one that grows most to the least.
    places = np.linspace(0, len(ordered) - 1, min(MOST_AREAS, len(ordered))).round().astype(int)
    drawn = [ordered[place] for place in places.tolist()]
    lines: list[_Line] = []
    for area, of_group in zip(drawn, GROUP_STROKES, strict=False):
        alone = len(areas) == 1
        name = language(_INDEX) if alone else area or language(_ALL_OTHERS)
        stroke = Stroke("demand", THICK, (), SQUARE) if alone else of_group
        lines.append((f"index {area}", name, _change(built.index[area], 1.0), stroke))
    if built.fit is not None:
        base = built.fit.fitted[built.base_year]
        history = _change(built.fit.history, base)
        lines.append(("history", language(_HISTORY), history, Stroke("ink", MEDIUM, (), CIRCLE)))
        trend = {year: value for year, value in built.fit.fitted.items()
                 if year <= built.base_year}  # fmt: skip
        dashed = Stroke("demand", THIN, DASHED, RING)
        lines.append(("trend", language(_TREND), _change(trend, base), dashed))
    if len(areas) == 1 and (course := now.get(areas[0])):
        stroke = Stroke("baseline", MEDIUM, DASHED, DIAMOND)
        lines.append(("now", language(_NOW), _change(course, 1.0), stroke))
    return lines


def _change(course: Course, base: float) -> dict[int, float]:
    """In percent of ``base``, which is what the base year has."""
    return {year: 100.0 * (value / base - 1.0) for year, value in sorted(course.items())}


def _figures(lines: Sequence[_Line], unit: str, language: Language) -> Figures:
    years = sorted({year for _, _, course, _ in lines for year in course})
    columns = [
        (f"{name}, {unit}", [course.get(year, "") for year in years])
        for _, name, course, _ in lines
    ]
    return tabulate(year_heading(language), years, columns)


def _number(value: float, language: Language) -> str:
    return with_unit(format_number(value, 1, language.code, signed=True), "%", language.code)
