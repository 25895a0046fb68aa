"""Charts made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sosuplan.charts.palette import Stroke
from sosuplan.charts.spec import ChartSpec, Figures, PlotSpec, Series
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number


def words(
    name: str = "Navn",
    text: str = "",
    figures: Figures = (("År", "Tal"), (2024, 1.0)),
    language: str = "da",
) -> dict[str, Any]:
    """What every spec has."""
    return {
        "kind": "test",
        "language": Language(language),
        "title_of": lambda: "Budskab",
        "description_of": lambda: (name, text),
        "figures_of": lambda: figures,
    }


def chart_spec(name: str, text: str, figures: Figures) -> ChartSpec:
    return ChartSpec(**words(name, text, figures))


def plot_spec(
    places: Sequence[int], *lines: Sequence[float], language: str = "da", **how: Any
) -> PlotSpec:
    """Lines through the same places."""
    at = np.array(places, dtype=float)
    given: dict[str, Any] = {
        "series": tuple(
            Series((0, str(place)), f"linje {place}", at, np.array(line), Stroke("supply"))
            for place, line in enumerate(lines)
        ),
        "number": lambda value: format_number(value, 0, language),
        "unit": "personer",
        "places_name": "År",
    }
    return PlotSpec(**words(language=language), places=tuple(places), **(given | how))
