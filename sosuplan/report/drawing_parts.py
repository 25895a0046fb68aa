"""What the printed charts are put together from: scales, lines, labels, lights, and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from sosuplan.analysis.frame import Frame
from sosuplan.charts.lights import LightRow, legend
from sosuplan.charts.palette import DASHED, LIGHT, Pattern
from sosuplan.charts.runs import Floats, projection_note, whole
from sosuplan.charts.scales import MOST_PARTS, YEAR_STEPS, nice_step, round_limits, ticks
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import word

Data = dict[str, Any]
"""What JSON can hold."""

CIRCLE, SQUARE, DIAMOND, TRIANGLE = "circle", "square", "diamond", "triangle"
_COLOURS = (
    "ground", "chart_ground", "grid", "zero", "ink", "muted", "accent", "compared", "supply",
)  # fmt: skip


def words(kind: str, title: str, name: str, text: str) -> Data:
    """What every chart has: its kind, its words and the palette."""
    return {
        "kind": kind,
        "name": name,
        "title": title,
        "alt": f"{name}. {title}. {text}",
        "colours": {colour: getattr(LIGHT, colour) for colour in _COLOURS},
    }


def scale(low: float, high: float, language: Language, *, magnitude: bool = False) -> Data:
    """A scale of whole numbers that shows ``low``, ``high`` and 0; ``magnitude`` drops the sign."""
    low, high = round_limits(low, high)
    step = nice_step(high - low, MOST_PARTS)
    return {
        "low": low,
        "high": high,
        "ticks": [
            {"at": at, "text": format_number(abs(at) if magnitude else at, 0, language.code)}
            for at in ticks(low, high, step)
        ],
    }


def line(
    x: Floats,
    y: Floats,
    colour: str,
    width: float,
    *,
    pattern: Pattern = (),
    marker: str = "",
    label: Data | None = None,
    end_dot: bool = False,
) -> Data:
    """A line through points, ``width`` points thick, with a shape at each point if ``marker``."""
    return {
        "points": _points(x, y),
        "colour": colour,
        "width": width,
        "pattern": list(pattern),
        "marker": marker,
        "end_dot": end_dot,
        "label": label,
    }


def told(frame: Frame, value: float, name: str, *, bold: bool = False) -> Data:
    """A label at the end of a line: its value, and whose it is."""
    return {
        "at": float(value),
        "figure": whole(frame, value),
        "name": name,
        "bold": bold,
    }


def shade(x: Floats, y: Floats) -> Data:
    """An area where people are missing, by its outline."""
    return {"points": _points(x, y), "colour": LIGHT.shortage}


def years_chart(
    frame: Frame,
    years: Sequence[int],
    series: list[Data],
    *,
    unit: str,
    shades: Sequence[Data] = (),
    bars: Data | None = None,
    dashed: str = "",
    mark: tuple[float, str] | None = None,
) -> Data:
    """A chart over years: its scales, lines, bars, and the notes above them.

    ``mark`` is a year that is marked, and its text. Years before the plan's first are not on the
    ground of what is projected.
    """
    values = [point[1] for one in series for point in one["points"]]
    values += [bar["value"] for bar in bars["each"]] if bars else []
    edge = 0.5 if bars else 0.0
    return {
        "x": {
            "low": years[0] - edge,
            "high": years[-1] + edge,
            "years": list(years),
            "projected": max(years[0], frame.years[0]) - edge,
            "steps": list(YEAR_STEPS),
        },
        "y": scale(min(values), max(values), frame.language),
        "series": series,
        "shades": list(shades),
        "bars": bars,
        "notes": {
            "unit": unit,
            "projection": "" if bars else projection_note(frame.language),
            "dashed": dashed,
            "pattern": list(DASHED),
        },
        "mark": None if mark is None else {"at": mark[0], "text": mark[1]},
    }


def strip(years: Sequence[int], rows: Sequence[LightRow], language: Language) -> Data:
    """Rows with a traffic light for each year, and what the lights mean."""
    return {
        "strip": [
            {
                "name": row.name,
                "cells": [
                    {"year": year, **_light(status), "text": word(status, language)}
                    for year, status in zip(years, row.statuses, strict=True)
                ],
            }
            for row in rows
        ],
        "legend": [{**_light(status), "text": text} for status, text in legend(language)],
    }


def _light(status: str) -> Data:
    light = LIGHT.lights[status]
    return {"status": status, **asdict(light)}


def _points(x: Floats, y: Floats) -> list[list[float]]:
    points: list[list[float]] = np.column_stack((x, y)).tolist()
    return points
