"""What charts call the runs of a frame and what they count, and which of the runs they draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, Frame
from sosuplan.analysis.transfers import transfer_years
from sosuplan.charts.palette import COMPARED_PATTERNS, DASHED, THIN, Pattern, Stroke, Weight
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, counted, how_many, listed, word

Floats = NDArray[np.float64]


class Mark(NamedTuple):
    """A year that a chart marks with an upright line, and the text above it."""

    year: float
    text: str


_UNSEEN = 0.005
"""Lines nearer than this share of their height are one to the eye."""
_THIS = N_("this scenario")
_OTHER_DEMAND = N_("{scenario} ({demand})")
_SCENARIO_AND_DEMAND = N_("{scenario} · {demand}")
_YEAR = N_("Year")
_BEGIN = N_("measures take effect")
_CHANGES_BEGIN = N_("changes take effect")
_MOVE = N_("tasks move {year}")
_MOVES = N_("Tasks move to another employer in {years}.")
_ALIKE = N_("On the same lines as others that are shown: {names}.")
_OTHER_FIGURES = N_("{scenario} (other figures)")
_PROJECTION = N_("Projection →")


def shown_runs(frame: Frame) -> list[int]:
    """Runs that are drawn: the baseline only when it differs from this scenario."""
    others = range(FIRST_COMPARED, len(frame.projection))
    return [CURRENT, *([BASELINE] if frame.changed else []), *others]


def told_runs(frame: Frame) -> list[int]:
    """The runs that tables hold: of those drawn, one that is compared with itself only once."""
    return [run for run in shown_runs(frame) if not _is_current(frame, run)]


def _is_current(frame: Frame, run: int) -> bool:
    if run < FIRST_COMPARED:
        return False
    other = frame.compared[run - FIRST_COMPARED]
    if frame.other_figures(run) is not None:
        return False
    return other.name == frame.scenario.name and other.computes_as(frame.scenario)


def compared_runs(frame: Frame) -> list[int]:
    """The chosen others, but for one that is this scenario itself."""
    return [run for run in told_runs(frame) if run >= FIRST_COMPARED]


def unlike_lines(
    frame: Frame, keys: Sequence[str], values: Callable[[int, str], Floats]
) -> dict[tuple[int, str], Floats]:
    """The lines of every run by run and key, each drawn once: this scenario's all, of the others
    those that are not over a line of the same key."""
    drawn = {(CURRENT, key): values(CURRENT, key) for key in keys}
    for run in told_runs(frame)[1:]:
        for key in keys:
            line = values(run, key)
            there = [other for (_, one), other in drawn.items() if one == key]
            if not any(alike(line, other) for other in there):
                drawn[run, key] = line
    return drawn


def lines_alike(frame: Frame, drawn: Iterable[tuple[int, str]]) -> str:
    """Which of the chosen others have no line of their own, because all of theirs are drawn
    already; "" if each has one."""
    own = {run for run, _ in drawn}
    names = [run_name(frame, run) for run in compared_runs(frame) if run not in own]
    text = frame.language(_ALIKE)
    return text.format(names=", ".join(names)) if names else ""


def end_label(name: str, figure: str) -> str:
    """What stands at the end of a line: whose it is, and its value there."""
    return f"{name}: {figure}"


def of_run(frame: Frame, what: str, run: int) -> str:
    """What a line of several of one run is called: "udbud", "udbud, Alle på fuld tid"."""
    return what if run == CURRENT else f"{what}, {run_name(frame, run)}"


def own_runs(frame: Frame) -> tuple[int, ...]:
    """This scenario and, if a lever is moved, the baseline: what tables of one scenario tell."""
    return (CURRENT, BASELINE) if frame.changed else (CURRENT,)


def run_name(frame: Frame, run: int) -> str:
    """What people call a run while they see which scenario is meant; one that rests on another
    demand scenario than this one, with that: the same measures give other figures under it."""
    name = short_name(frame, run)
    if run_scenario(frame, run).demand == frame.scenario.demand:
        return name
    return frame.language(_OTHER_DEMAND).format(scenario=name, demand=run_demand(frame, run))


def short_name(frame: Frame, run: int) -> str:
    """The same where the demand scenario of the run is told beside it."""
    if run == CURRENT and frame.changed:
        return frame.language(_THIS)
    if run in (CURRENT, BASELINE):
        return baseline_name(frame.language)
    name = frame.compared[run - FIRST_COMPARED].name
    if frame.other_figures(run) is None:
        return name
    return frame.language(_OTHER_FIGURES).format(scenario=name)


def told_name(frame: Frame, run: int) -> str:
    """What a run is called within words that may leave the screen, where nobody knows which "this"
    is."""
    own = run == CURRENT and (frame.scenario.name or frame.changed)
    return frame_name(frame) if own else run_name(frame, run)


def run_title(frame: Frame, run: int) -> str:
    """The same at the head of a column."""
    return _title(frame, run, run_name)


def _title(frame: Frame, run: int, name: Callable[[Frame, int], str]) -> str:
    if run == CURRENT:
        return frame_name(frame)
    if run == BASELINE:
        return capital(baseline_name(frame.language))
    return capital(name(frame, run))


def short_title(frame: Frame, run: int) -> str:
    """``run_title`` where the demand scenario of the run is told beside it."""
    return _title(frame, run, short_name)


def run_scenario(frame: Frame, run: int) -> Scenario:
    """The scenario that a run projects."""
    if run == BASELINE:
        return frame.scenario.neutral()
    return frame.scenario if run == CURRENT else frame.compared[run - FIRST_COMPARED]


def run_demand(frame: Frame, run: int) -> str:
    """What the demand scenario of a run is called."""
    other = frame.other_figures(run)
    plan = frame.plan if other is None else other.figures
    return plan.demand_labels(frame.language.code)[run_scenario(frame, run).demand]


def run_heading(frame: Frame, run: int) -> str:
    """What a run is called where it leaves the window, so that its figures can be told from those
    of the same scenario under another demand: scenario and demand scenario."""
    return frame.language(_SCENARIO_AND_DEMAND).format(
        scenario=short_title(frame, run), demand=run_demand(frame, run)
    )


def run_colour(run: int) -> str:
    """The palette's colour of a run's line."""
    return {CURRENT: "scenario", BASELINE: "baseline"}.get(run, "compared")


def run_pattern(run: int) -> Pattern:
    """How a run's line is drawn, on screen and on paper."""
    if run >= FIRST_COMPARED:
        return COMPARED_PATTERNS[(run - FIRST_COMPARED) % len(COMPARED_PATTERNS)]
    return DASHED if run == BASELINE else ()


def run_stroke(run: int, colour: str, own: Weight = THIN, marker: str = "") -> Stroke:
    """How a line of a run is drawn in a colour: this scenario's in a weight of its ``own`` and with
    a shape at its points."""
    if run == CURRENT:
        return Stroke(colour, own, marker=marker)
    return Stroke(colour, THIN, run_pattern(run))


def marked_year(frame: Frame, year: int | None = None) -> Mark | None:
    """The first year in which what is changed makes a difference, to be marked in charts over the
    years, and its text. ``year``: that of other lines than supply and demand."""
    year = year or frame.begins
    text = _CHANGES_BEGIN if frame.world_moved else _BEGIN
    return None if year is None else Mark(float(year), frame.language(text))


def marked_moves(frame: Frame) -> tuple[Mark, ...]:
    """The years in which tasks of the occupation looked at move, to be marked in charts of supply
    and demand, whose lines bend there."""
    years, text = transfer_years(frame.plan, frame.occupation), frame.language(_MOVE)
    return tuple(Mark(float(year), text.format(year=year)) for year in years)


def moves_in_words(frame: Frame) -> str:
    """The same for whoever does not see the lines; "" where nothing moves."""
    years = transfer_years(frame.plan, frame.occupation)
    if not years:
        return ""
    return frame.language(_MOVES).format(years=listed(list(map(str, years)), frame.language))


def unit_word(frame: Frame, unit: str = "") -> str:
    """What the numbers of ``frame`` count, or those in ``unit``."""
    return word(unit or frame.unit, frame.language)


def people(frame: Frame, value: float, unit: str = "") -> str:
    """So many people, and what they are, without a sign: "1.204 personer", "1 person"; in the
    frame's unit if none is given."""
    return f"{how_many(value, frame.language)} {counted(unit or frame.unit, value, frame.language)}"


def year_heading(language: Language) -> str:
    """The heading of a column of years."""
    return language(_YEAR)


def projection_note(language: Language) -> str:
    """Said above years that are projected and not measured."""
    return language(_PROJECTION)


def whole(frame: Frame, value: float) -> str:
    """A number as charts show it: whole persons."""
    return format_number(float(value), 0, frame.language.code)


def alike(a: Floats, b: Floats) -> bool:
    """True if two lines are the same but for one person, or what cannot be seen where there are
    few: one over the other only blurs it."""
    most = max(float(np.abs(a).max(initial=0.0)), float(np.abs(b).max(initial=0.0)))
    return bool((np.abs(a - b) <= min(1.0, _UNSEEN * most)).all())
