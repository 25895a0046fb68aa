"""The charts of the printed summary as data: what ``charts.typ`` draws, and its text alternative.

Each function makes one chart of a frame as plain data that JSON can hold: values in their own units
(the template turns them into places on paper), texts as they stand, colours as #rrggbb. Every chart
has ``kind``, ``title`` (its message, a heading without a full stop), ``name`` (what it shows) and
``alt`` (name, message and end values in words). Lines that colour tells apart on screen have a line
style, a shape or a label of their own as well, so that a print in black and white can be read.
"""

from __future__ import annotations

import numpy as np

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts import gap as gap_words
from sosuplan.charts import pyramid as pyramid_words
from sosuplan.charts import supply_demand as balance_words
from sosuplan.charts import trainees as trainee_words
from sosuplan.charts import wave as wave_words
from sosuplan.charts.lights import light_rows, rows_in_words, strip_name
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import (
    marked_year,
    run_name,
    run_pattern,
    unit_word,
    whole,
)
from sosuplan.charts.scales import AGE_STEP, ticks
from sosuplan.charts.shading import below_zero, between
from sosuplan.charts.supply_demand import SUPPLY
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.report.drawing_parts import (
    CIRCLE,
    DIAMOND,
    SQUARE,
    TRIANGLE,
    Data,
    line,
    scale,
    shade,
    strip,
    told,
    words,
    years_chart,
)
from sosuplan.text.terms import word

_SIDES = {SUPPLY: CIRCLE, balance_words.DEMAND: SQUARE}
_STEPS = dict(zip(trainee_words.STEPS, (CIRCLE, SQUARE, DIAMOND, TRIANGLE), strict=True))
THICK, MEDIUM, THIN = 2.2, 1.5, 1.1
BAR = 0.72
"""Width of a bar, in years."""
AGE_MARGIN = 0.6
"""Of the scale of ages, beyond the first and the last bar's middle."""


def gap(frame: Frame) -> Data:
    """Balance by year: this scenario, the baseline, and those compared, with the traffic lights."""
    years = np.array(frame.years, dtype=float)
    series = []
    lines = gap_words.lines(frame)
    for key, values in lines.items():
        current = key[0] == CURRENT
        series.append(
            line(
                years,
                values,
                getattr(LIGHT, gap_words.line_colour(frame, key)),
                THICK if current else THIN,
                pattern=gap_words.line_pattern(frame, key),
                label=told(frame, values[-1], gap_words.line_name(frame, key), bold=current),
                end_dot=current,
            )
        )
    name, text = gap_words.describe(frame)
    rows = light_rows(frame)
    lights = f"{strip_name(frame.language)}: {rows_in_words(frame.years, rows, frame.language)}."
    return {
        **words("gap", gap_words.title(frame), name, f"{text} {lights}"),
        **years_chart(
            frame,
            frame.years,
            series,
            unit=unit_word(frame),
            shades=[
                shade(*below_zero(years, values))
                for (run, _), values in lines.items()
                if run == CURRENT
            ],
            mark=marked_year(frame),
        ),
        **strip(frame.years, rows, frame.language),
    }


def supply_demand(frame: Frame) -> Data:
    """Supply and demand by year, the baseline's dashed where they differ, and what is missing."""
    years = np.array(frame.years, dtype=float)
    series = []
    for (run, side), values in balance_words.lines(frame).items():
        current = run == CURRENT
        series.append(
            line(
                years,
                values,
                getattr(LIGHT, side),
                THICK if current else THIN,
                pattern=run_pattern(run),
                marker=_SIDES[side] if current else "",
                label=told(
                    frame, values[-1], balance_words.line_name(frame, run, side), bold=current
                ),
            )
        )
    missing = between(years, frame.supply(), frame.demand())
    return {
        **words("supply_demand", balance_words.title(frame), *balance_words.describe(frame)),
        **years_chart(
            frame,
            frame.years,
            series,
            unit=unit_word(frame),
            shades=[shade(*missing)],
            mark=marked_year(frame),
        ),
    }


def wave(frame: Frame) -> Data:
    """A bar for each year from which people retire; the baseline's dashed where it differs."""
    years = np.array(wave_words.years(frame), dtype=float)
    now, others = wave_words.retiring(frame), wave_words.lines(frame)
    peak = int(np.argmax(now))
    label = told(frame, now[-1], run_name(frame, CURRENT), bold=True) if others else None
    series = [
        line(
            years,
            people,
            LIGHT.ink if run == BASELINE else LIGHT.demand,
            THIN,
            pattern=run_pattern(run),
            label=told(frame, people[-1], run_name(frame, run)),
        )
        for run, people in others.items()
    ]
    bars = [
        {
            "at": float(year),
            "value": float(people),
            "text": whole(frame, people),
            "colour": LIGHT.supply if at == peak else LIGHT.compared,
            "ink": LIGHT.ground if at == peak else LIGHT.ink,
        }
        for at, (year, people) in enumerate(zip(years, now, strict=True))
    ]
    return {
        **words(
            "wave", wave_words.title(frame), wave_words.describe(frame)[0], wave_words.ends(frame)
        ),
        **years_chart(
            frame,
            wave_words.years(frame),
            series,
            unit=word("persons", frame.language),
            bars={"width": BAR, "each": bars, "label": label},
        ),
    }


def pipeline(frame: Frame) -> Data:
    """A line for each step from the basic course to work; the baseline's dashed where they differ.
    Those who start are told of from the years before the base year, too."""
    years = np.array(frame.years, dtype=float)
    before, started = trainee_words.history(frame)
    drawn = trainee_words.lines(frame)
    series = []
    for (run, step), values in drawn.items():
        current = run == CURRENT
        name = trainee_words.line_name(frame, run, step)
        # A flow into the next year's staff has no value for the base year.
        at = years[len(years) - len(values) :]
        if current and step == trainee_words.STARTS:
            at, values = np.array([*before, *at]), np.array([*started, *values])
        series.append(
            line(
                at,
                values,
                LIGHT.colour(step),
                MEDIUM if current else THIN,
                pattern=run_pattern(run),
                marker=_STEPS[step] if current else "",
                label=None if run == BASELINE else told(frame, values[-1], name),
            )
        )
    differs = any(run == BASELINE for run, _ in drawn)
    return {
        **words("pipeline", trainee_words.title(frame), *trainee_words.describe(frame)),
        **years_chart(
            frame,
            (*before, *frame.years),
            series,
            unit=word("persons", frame.language),
            dashed=run_name(frame, BASELINE) if differs else "",
            mark=trainee_words.marked_year(frame, drawn),
        ),
    }


def pyramid(frame: Frame) -> Data:
    """The staff by age: bars at the horizon, the base year as an outline, and those of the chosen
    others at the horizon."""
    year, base = frame.years[-1], frame.years[0]
    name, _ = pyramid_words.describe(frame, year)
    shown = pyramid_words.sides(frame)
    others = pyramid_words.outlines(frame)
    every = (*shown, *(side for theirs in others.values() for side in theirs))
    most = max(float(side.ages[:, [0, -1]].max()) for side in every)
    told_of = [pyramid_words.ends(frame)]
    told_of += [f"{pyramid_words.key(frame, run, year)}." for run in others]
    people = scale(-most if len(shown) == 2 else 0.0, most, frame.language, magnitude=True)
    ages = (FIRST_AGE - AGE_MARGIN, LAST_AGE + AGE_MARGIN)
    return {
        **words("pyramid", pyramid_words.title(frame), name, " ".join(told_of)),
        "x": people,
        "y": {
            "low": ages[0],
            "high": ages[1],
            "ticks": [{"at": age, "text": f"{age:.0f}"} for age in ticks(*ages, float(AGE_STEP))],
        },
        "first_age": FIRST_AGE,
        "senior_age": pyramid_words.SENIOR_AGE,
        "sides": [
            {
                "name": pyramid_words.side_name(frame, side),
                "sign": side.sign,
                "now": side.ages[:, -1].tolist(),
                "base": side.ages[:, 0].tolist(),
            }
            for side in shown
        ],
        "others": [
            {
                "name": pyramid_words.key(frame, run, year),
                "colour": LIGHT.demand,
                "pattern": list(run_pattern(run)),
                "sides": [{"sign": side.sign, "now": side.ages[:, -1].tolist()} for side in theirs],
            }
            for run, theirs in others.items()
        ],
        "notes": {
            "age": pyramid_words.age_word(frame.language),
            "unit": word("persons", frame.language),
            "now": str(year),
            "seniors": f"{year}, {pyramid_words.seniors_note(frame.language)}",
            "base": str(base),
        },
    }
