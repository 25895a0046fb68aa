"""A chart of the printed summary as data: what ``charts.typ`` draws, and its text alternative.

A spec becomes plain data that JSON can hold: values in their own units (the template turns them
into places on paper), texts as they stand, colours as #rrggbb. Every chart has ``kind``, ``title``
(its message, a heading without a full stop), ``name`` (what it shows) and ``alt`` (name, message
and end values in words). Lines that colour tells apart on screen have a line style, a shape or a
label of their own as well, so that a print in black and white can be read.
"""

from __future__ import annotations

import math
from dataclasses import asdict

import numpy as np

from sosuplan.charts.lights import legend
from sosuplan.charts.palette import DASHED, LIGHT
from sosuplan.charts.runs import Floats
from sosuplan.charts.scales import AGE_STEP, MOST_PARTS, YEAR_STEPS, ticks
from sosuplan.charts.spec import BAR_WIDTH, YEARS, Area, BarListSpec, PlotSpec, Segment, Series
from sosuplan.report.paper import Data
from sosuplan.text.numbers import format_number, nice_step
from sosuplan.text.terms import word

_COLOURS = (
    "ground", "chart_ground", "grid", "zero", "ink", "muted", "accent", "compared", "supply",
)  # fmt: skip
FINE = 4
"""Digits of the whole length that a bar is drawn with."""


def drawing(spec: PlotSpec | BarListSpec) -> Data:
    """The chart in the colours of paper."""
    return {
        "kind": spec.kind,
        "name": spec.name,
        "title": spec.title,
        "alt": spec.alternative,
        "colours": {colour: LIGHT.colour(colour) for colour in _COLOURS},
        **(_bar_list(spec) if isinstance(spec, BarListSpec) else _plot(spec)),
    }


def _plot(spec: PlotSpec) -> Data:
    return {
        "series": [_line(spec, one) for one in spec.series],
        **(_over_years(spec) if spec.along == YEARS else _over_ages(spec)),
    }


def _bar_list(spec: BarListSpec) -> Data:
    """Rows that take the height they need; a height given beyond that spreads them."""
    low, high = spec.extent
    high = high if high > low else low + 1.0
    # What is found by trying differs in its last digits from one processor to another, and the
    # pages are the same bytes on all of them: nobody sees a ten-thousandth of a bar.
    length = high - low
    decimals = FINE - math.ceil(math.log10(length)) if math.isfinite(length) else FINE

    def part(one: Segment) -> Data:
        colour, hatched = LIGHT.colour(one.colour), spec.is_hatched(one)
        start, end = (round(at, decimals) for at in (one.start, one.end))
        return {"start": start, "end": end, "colour": colour, "hatched": hatched}

    return {
        "x": {"low": round(low, decimals), "high": round(high, decimals)},
        "rows": [
            {
                "name": row.name,
                "detail": row.detail,
                "figure": row.figure,
                "total": row.total,
                "segments": [
                    part(one) | {"half": row.lies_on_others(place)}
                    for place, one in enumerate(row.segments)
                ],
            }
            for row in spec.rows
        ],
        "key": [{"name": name, **part(one)} for name, one in spec.entries.items()],
        "heads": list(spec.heads),
        "zero": spec.zero,
        "zero_name": spec.zero_name,
        "joined": spec.joined,
        "empty": spec.empty,
    }


def _over_years(spec: PlotSpec) -> Data:
    low, high = spec.edges
    # Dashes that have a label at their end need no other.
    dashed = "" if all(one.label for one in spec.series) else spec.dashed
    return {
        "x": {
            "low": low,
            "high": high,
            "years": list(spec.places),
            "projected": low if spec.projected_from is None else spec.projected_from,
            "steps": list(YEAR_STEPS),
        },
        "y": _scale(spec, *spec.extent),
        "shades": [
            {"points": _points(one.at, one.values), "colour": _shade(one)} for one in spec.shades
        ],
        "bars": _bars(spec) if spec.bars else None,
        "points": [{"x": one.at, "y": one.value, "text": one.text} for one in spec.points],
        "notes": {
            "unit": spec.unit,
            "projection": spec.projection,
            "dashed": dashed,
            "pattern": list(DASHED),
        },
        "marks": [
            {"at": one.year, "text": one.text, "kind": kind}
            for kind, marks in (
                ("mark", spec.firsts),
                ("move", spec.moves),
            )
            for one in marks
        ],
        **(_lights(spec) if spec.lights else {}),
    }


def _over_ages(spec: PlotSpec) -> Data:
    low, high = spec.edges
    drawn = np.concatenate([one.values for one in spec.bars] + [one.values for one in spec.series])
    most = float(np.abs(drawn).max())
    return {
        "x": _scale(spec, -most if len(spec.heads) > 1 else 0.0, most),
        "y": {
            "low": low,
            "high": high,
            "ticks": [{"at": age, "text": f"{age:.0f}"} for age in ticks(low, high, AGE_STEP)],
        },
        "bars": [
            {
                "points": _points(one.at, one.values),
                "colour": LIGHT.colour(one.colour),
                "entry": one.entry,
            }
            for one in spec.bars
        ],
        "notes": {"age": spec.places_name, "unit": spec.unit, "heads": list(spec.heads)},
    }


def _scale(spec: PlotSpec, low: float, high: float) -> Data:
    """A scale of whole numbers that shows ``low`` and ``high``, and mostly 0."""
    low, high = spec.limits(low, high)
    step = nice_step(high - low, MOST_PARTS)

    def text(value: float) -> str:
        return format_number(abs(value) if spec.magnitude else value, 0, spec.language.code)

    found = [{"at": at, "text": text(at)} for at in ticks(low, high, step)]
    return {"low": low, "high": high, "ticks": found}


def _shade(area: Area) -> str:
    """Its colour as #rrggbb, with how far it covers what is below where that shows through."""
    alpha = "" if area.opacity == 1.0 else f"{round(255 * area.opacity):02X}"
    return LIGHT.colour(area.colour) + alpha


def _line(spec: PlotSpec, one: Series) -> Data:
    """A line through points, so many points thick, with a shape at each point or at its end."""
    return {
        "points": _points(one.at, one.values),
        "colour": LIGHT.colour(one.stroke.colour),
        "width": one.stroke.weight.paper,
        "pattern": list(one.stroke.pattern),
        "marker": one.stroke.marker,
        "end_dot": one.own,
        "entry": one.entry,
        "label": _label(spec, one.values, one.name, bold=one.own) if one.label else None,
    }


def _label(spec: PlotSpec, values: Floats, name: str, *, bold: bool) -> Data:
    """A label at the end of a line: its value, and whose it is in full."""
    end = float(values[-1])
    return {"at": end, "figure": spec.number(end), "name": name, "bold": bold}


def _bars(spec: PlotSpec) -> Data:
    each = [
        {
            "at": float(at),
            "value": float(value),
            "text": spec.number(float(value)),
            "colour": LIGHT.colour(one.colour),
            "ink": LIGHT.colour(one.ink),
        }
        for one in spec.bars
        for at, value in zip(one.at, one.values, strict=True)
    ]
    labels = [_label(spec, one.values, one.label, bold=True) for one in spec.bars if one.label]
    return {
        "width": BAR_WIDTH,
        "each": sorted(each, key=lambda bar: bar["at"]),
        "label": labels[0] if labels else None,
    }


def _lights(spec: PlotSpec) -> Data:
    """Rows with a traffic light for each year, and what the lights mean."""

    def light(status: str, text: str, **more: int) -> Data:
        return {"status": status, **asdict(LIGHT.lights[status]), "text": text, **more}

    return {
        "strip": [
            {
                "name": row.name,
                "cells": [
                    light(status, word(status, spec.language), year=year)
                    for year, status in zip(spec.places, row.statuses, strict=True)
                ],
            }
            for row in spec.lights
        ],
        "legend": [light(status, text) for status, text in legend(spec.language)],
    }


def _points(x: Floats, y: Floats) -> list[list[float]]:
    points: list[list[float]] = np.column_stack((x, y)).tolist()
    return points
