"""Which lines the workbook's charts have, and what they are called: as on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import compared_runs, run_heading, told_runs, unit_word, year_heading
from sosuplan.exports.drawn import THICK, Drawing, Line, Pen
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import FIRST_ROW
from sosuplan.text.terms import capital, word

_COMPARED = (
    Pen(LIGHT.supply, dash="square_dot", marker="circle"),
    Pen(LIGHT.demand, dash="long_dash_dot", marker="square"),
    Pen(LIGHT.world, dash="round_dot", marker="triangle"),
    Pen(LIGHT.fault, dash="long_dash_dot_dot", marker="diamond"),
)
_STEPS = (
    Pen(LIGHT.muted, dash="dash"),
    Pen(LIGHT.compared, marker="square"),
    Pen(LIGHT.scenario, dash="square_dot"),
    Pen(LIGHT.supply, THICK),
)
_MOST_NAMED = 16
"""Years of an axis that are all named; of more, every fifth."""
_EVERY_AGE = 5


def balance_drawing(frame: Frame, place: Place) -> Drawing:
    """The balance of the runs that are drawn on screen, with its zero line."""
    gaps = list(gap.lines(frame).values())
    name, told = gap.describe(frame)
    return Drawing(
        _title(frame, gap.title(frame)),
        " ".join(filter(None, (f"{name}. {told}", gap.compared_note(frame, gap.IN_FIGURES)))),
        list(_balance_lines(frame, place)),
        place.keys,
        year_heading(frame.language),
        capital(unit_word(frame)),
        every=_every(frame),
        low=0.0 if all(one.min() > 0.0 for one in gaps) else None,
        high=0.0 if all(one.max() < 0.0 for one in gaps) else None,
    )


def _balance_lines(frame: Frame, place: Place) -> Iterator[Line]:
    """A line for each run; of both occupations, whose rows stand below those of their sum, one for
    each."""
    for run in gap.drawn_runs(frame):
        if run not in told_runs(frame):
            continue
        column = place.columns[run, frame.unit]
        if not frame.outlook.is_sum:
            yield Line(place.sheet, column, place.last, _pen(run))
            continue
        years = len(frame.years)
        for at, one in enumerate(frame.outlooks[run].each, start=1):
            colour = getattr(LIGHT, gap.line_colour(frame, (run, one.occupation)))
            pen = replace(_pen(run), colour=colour, marker="square" if at > 1 else "")
            who = capital(word(f"{one.occupation}.short", frame.language))
            name = f"{who}, {run_heading(frame, run)}"
            first = FIRST_ROW + at * years
            yield Line(place.sheet, column, first + years - 1, pen, name, first)


def _title(frame: Frame, text: str) -> str:
    """What a chart says, and of which scenario under which demand."""
    return f"{text}\n{run_heading(frame, CURRENT)}"


def _pen(run: int) -> Pen:
    if run == CURRENT:
        return Pen(LIGHT.scenario, THICK)
    if run == BASELINE:
        return Pen(LIGHT.baseline, dash="dash")
    return _COMPARED[(run - FIRST_COMPARED) % len(_COMPARED)]


def supply_demand_drawing(frame: Frame, supply: Place, demand: Place) -> Drawing:
    """Supply and demand of this scenario, and of the other runs where they differ."""
    places = {supply_demand.SUPPLY: supply, supply_demand.DEMAND: demand}
    lines = []
    for run, side in supply_demand.lines(frame):
        place, colour = places[side], getattr(LIGHT, side)
        marker = "square" if side == supply_demand.DEMAND else ""
        pen = (
            Pen(colour, THICK, marker=marker)
            if run == CURRENT
            else replace(_pen(run), colour=colour)
        )
        column = place.columns[run, frame.unit]
        name = capital(supply_demand.line_name(frame, run, side))
        lines.append(Line(place.sheet, column, place.last, pen, name))
    name, told = supply_demand.describe(frame)
    return Drawing(
        _title(frame, supply_demand.title(frame)),
        f"{name}. {told}",
        lines,
        supply.keys,
        year_heading(frame.language),
        capital(unit_word(frame)),
        every=_every(frame),
        low=0.0,
    )


def trainee_drawing(frame: Frame, place: Place) -> Drawing:
    """The steps of this scenario, and of the chosen others those that differ."""
    pens = dict(zip(trainees.STEPS, _STEPS, strict=True))
    lines = []
    for run, step in trainees.lines(frame):
        if run == BASELINE:
            continue
        pen = pens[step] if run == CURRENT else replace(_pen(run), colour=pens[step].colour)
        name = capital(trainees.line_name(frame, run, step))
        lines.append(Line(place.sheet, place.columns[run, step], place.last, pen, name))
    name, told = trainees.describe(frame)
    return Drawing(
        _title(frame, trainees.title(frame)),
        f"{name}. {told}",
        lines,
        place.keys,
        year_heading(frame.language),
        capital(word("persons", frame.language)),
        every=_every(frame),
        low=0.0,
    )


def age_drawing(frame: Frame, place: Place) -> Drawing:
    """The ages of the base year and of the horizon, and of the chosen others at the horizon;
    ``place`` has a column for each."""
    first, last = frame.years[0], frame.years[-1]
    pens = ((first, Pen(LIGHT.baseline, 2.0, "dash")), (last, Pen(LIGHT.supply, THICK)))
    others = [
        Line(
            place.sheet,
            place.columns[run, str(last)],
            place.last,
            _pen(run),
            # The year before it: a text that people wrote must not begin a name.
            f"{last}, {run_heading(frame, run)}",
        )
        for run in compared_runs(frame)
    ]
    name, told = pyramid.describe(frame, last)
    return Drawing(
        _title(frame, pyramid.title(frame)),
        f"{name}. {told}",
        [
            Line(place.sheet, place.columns[CURRENT, str(year)], place.last, pen, str(year))
            for year, pen in pens
        ]
        + others,
        place.keys,
        pyramid.age_word(frame.language),
        capital(word("persons", frame.language)),
        every=_EVERY_AGE,
        low=0.0,
    )


def wave_drawing(frame: Frame, supply: Place) -> Drawing:
    """How many retire from each year to the next, of this scenario and of the runs that have a line
    on screen: columns of the supply."""
    name, told = wave.describe(frame)
    shown = [(CURRENT, Pen(LIGHT.supply)), *((run, _pen(run)) for run in wave.lines(frame))]
    return Drawing(
        _title(frame, wave.title(frame)),
        f"{name}. {told}",
        # From the last year on nobody knows: its cell is empty.
        [
            Line(
                supply.sheet,
                supply.columns[run, "retired"],
                supply.last - 1,
                pen,
                f"{wave.heading(frame.language)}, {run_heading(frame, run)}",
            )
            for run, pen in shown
        ],
        supply.keys,
        year_heading(frame.language),
        capital(word("persons", frame.language)),
        bars=True,
        every=_every(frame),
        low=0.0,
    )


def _every(frame: Frame) -> int:
    return 1 if len(frame.years) <= _MOST_NAMED else 5
