"""What charts call the runs of a frame and what they count, and which of the runs they draw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosuplan.frame import BASELINE, CURRENT, FIRST_COMPARED, FTE, Frame
from sosuplan.language import Language, mark
from sosuplan.numbers import format_number
from sosuplan.words import word

Floats = NDArray[np.float64]

_THIS = mark("Charts", "this scenario")
_TODAY = mark("Charts", "today")
_YEAR = mark("Charts", "Year")
_BEGIN = mark("Charts", "measures begin")
_CHANGES_BEGIN = mark("Charts", "changes begin")
_PROJECTION = mark("Charts", "Projection →")


def shown_runs(frame: Frame) -> list[int]:
    """Runs that are drawn: today's only when it differs from this scenario."""
    others = range(FIRST_COMPARED, len(frame.projection))
    return [CURRENT, *([BASELINE] if frame.changed else []), *others]


def own_runs(frame: Frame) -> tuple[int, ...]:
    """This scenario and, if a lever is moved, today: what tables of one scenario tell."""
    return (CURRENT, BASELINE) if frame.changed else (CURRENT,)


def run_name(frame: Frame, run: int) -> str:
    """What people call a run."""
    if run == CURRENT and frame.changed:
        return frame.language("Charts", _THIS)
    if run in (CURRENT, BASELINE):
        return frame.language("Charts", _TODAY)
    return frame.compared[run - FIRST_COMPARED].name


def run_colour(run: int) -> str:
    """The palette's colour of a run's line."""
    return {CURRENT: "scenario", BASELINE: "baseline"}.get(run, "compared")


def measures_begin(frame: Frame) -> float | None:
    """The first year of gradual measures, if one is moved and the year is in the plan."""
    catalogue = frame.catalogue
    gradual = any(
        catalogue[lever].effect in ("ramp", "trainees") for lever in frame.scenario.levers
    )
    year = frame.scenario.levers.get("start_year", catalogue["start_year"].neutral)
    if not gradual or year is None or not frame.years[0] <= year <= frame.years[-1]:
        return None
    return year


def marked_year(frame: Frame) -> tuple[float, str] | None:
    """The year in which measures begin, to be marked in charts over the years, and its text."""
    year = measures_begin(frame)
    text = _CHANGES_BEGIN if frame.world_moved else _BEGIN
    return None if year is None else (year, frame.language("Charts", text))


def unit_word(frame: Frame) -> str:
    """What the numbers of ``frame`` count."""
    return word("fte" if frame.unit == FTE else "persons", frame.language)


def year_heading(language: Language) -> str:
    """The heading of a column of years."""
    return language("Charts", _YEAR)


def projection_note(language: Language) -> str:
    """Said above years that are projected and not measured."""
    return language("Charts", _PROJECTION)


def whole(frame: Frame, value: float) -> str:
    """A number as charts show it: whole persons."""
    return format_number(float(value), 0, frame.language.code)


def alike(a: Floats, b: Floats) -> bool:
    """True if two lines are the same but for half a person: one over the other only blurs it."""
    return bool(np.allclose(a, b, rtol=0.0, atol=0.5))
