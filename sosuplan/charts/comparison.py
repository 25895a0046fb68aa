"""Scenarios side by side: the balance of one occupation in each, with labels at the ends."""

from __future__ import annotations

from functools import partial

import numpy as np

from sosuplan.analysis.comparison import BASELINE, Comparison
from sosuplan.charts.palette import COMPARED_STROKES, DASHED, THIN, Stroke
from sosuplan.charts.runs import projection_note, year_heading
from sosuplan.charts.spec import Figures, PlotSpec, Series, tabulate
from sosuplan.narrative.comparison import (
    description,
    member_name,
    member_notes,
    message,
    unlike_notes,
)
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import word


def build(comparison: Comparison, occupation: str, unit: str, language: Language) -> PlotSpec:
    """The balance by year of every member, in persons or full-time persons, until the last year
    that all of them have."""
    series = _lines(comparison, occupation, unit, language)
    years = sorted({int(year) for one in series for year in one.at})
    return PlotSpec(
        kind="comparison",
        language=language,
        title_of=partial(message, comparison, occupation, unit, language),
        description_of=partial(description, comparison, occupation, unit, language),
        note_of=lambda: " ".join(unlike_notes(comparison, language)),
        figures_of=partial(_figures, comparison, occupation, unit, language),
        places=tuple(years),
        series=tuple(series),
        number=lambda value: format_number(float(value), 0, language.code),
        unit=word(unit, language),
        places_name=year_heading(language),
        projection=projection_note(language),
    )


def member_stroke(comparison: Comparison, place: int) -> Stroke:
    """How the line of a member is drawn."""
    if place == BASELINE:
        return Stroke("baseline", THIN, DASHED)
    return COMPARED_STROKES[(place - 1) % len(COMPARED_STROKES)]


def _lines(comparison: Comparison, occupation: str, unit: str, language: Language) -> list[Series]:
    """The scenarios in the order in which they were chosen, and below them the baseline."""
    found = []
    for place in (*range(1, len(comparison.members)), BASELINE):
        balance = comparison.members[place].balances.get(occupation)
        if balance is None or comparison.year not in balance.years:
            continue
        end = balance.years.index(comparison.year) + 1
        stroke, name = member_stroke(comparison, place), member_name(comparison, place, language)
        found.append(
            Series(
                (place, ""),
                name,
                np.array(balance.years[:end], dtype=float),
                balance.gap(unit)[:end],
                stroke,
                label=name,
                ink=stroke.colour if place != BASELINE else "muted",
                own=place != BASELINE,
            )
        )
    return found


def _figures(comparison: Comparison, occupation: str, unit: str, language: Language) -> Figures:
    """Balance by year of every member, under its name and why it is unlike."""
    lines = {one.key[0]: one for one in _lines(comparison, occupation, unit, language)}
    heads = {
        place: " · ".join((one.name, *member_notes(comparison, place, language)))
        for place, one in sorted(lines.items())
    }
    years = sorted({int(year) for one in lines.values() for year in one.at})
    columns = [(head, lines[place].values) for place, head in heads.items()]
    return tabulate(year_heading(language), years, columns)
