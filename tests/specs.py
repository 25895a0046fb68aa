"""Charts made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sosuplan.charts.palette import Stroke
from sosuplan.charts.spec import (
    BarListSpec,
    BarRow,
    ChartSpec,
    Figures,
    PlotSpec,
    Segment,
    Series,
)
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


def bar_list(*rows: BarRow, language: str = "da", **how: Any) -> BarListSpec:
    """Bars with these words."""
    figures = [["Navn", "Værdi"]]
    figures += [[row.name, sum(one.end - one.start for one in row.segments)] for row in rows]
    about = words("Fra balancen i 2024 til balancen i 2034, personer", "Mangler 2.419.", figures)
    given: dict[str, Any] = {"heads": ("Hvad der flytter balancen", "Personer"), "unit": "personer"}
    return BarListSpec(**(about | {"language": Language(language)}), rows=rows, **(given | how))


def _signed(value: float, language: str) -> str:
    return format_number(value, 0, language, signed=True)


FLOWS = {
    "Balancen i 2024": -79.0,
    "Går på pension": -1706.5,
    "Stopper af andre grunde": -5125.5,
    "Nyuddannede": 7234.6,
    "Andet": -8.7,
    "Behovet stiger": -2733.8,
    "Balancen i 2034": -2419.0,
}
"""About the parts of the reference plan's balance."""


def waterfall(language: str = "da", **how: Any) -> BarListSpec:
    """``FLOWS``, each from where the one before it ended; none can be chosen."""
    rows, at = [], 0.0
    for place, (name, value) in enumerate(FLOWS.items()):
        total = place in (0, len(FLOWS) - 1)
        start = 0.0 if total else at
        colour = "scenario" if total else "supply" if value > 0.0 else "demand"
        at = start + value
        figure = format_number(value, 0, language) if total else _signed(value, language)
        rows.append(BarRow(name, (Segment(start, at, colour),), figure, total=total))
    return bar_list(*rows, language=language, joined=True, **how)


LOW_HIGH = {
    "Andre afgange": (-1858.0, -2935.0),
    "Behovets vækst": (-1893.0, -2969.0),
    "Optag på grundforløbets andet hovedafsnit": (-2932.0, -1906.0),
    "Gennemførelse af hovedforløbet": (-2727.0, -1906.0),
    "Andel, der får arbejde i faget": (-2932.0, -2163.0),
    "Behovet i basisåret": (-2204.0, -2742.0),
    "Tilbagetrækning": (-2370.0, -2462.0),
}


def tornado(times: int = 1, **how: Any) -> BarListSpec:
    """``LOW_HIGH`` around the balance, so many times over; all can be chosen."""
    zero = FLOWS["Balancen i 2034"]
    rows = [
        BarRow(
            name,
            (Segment(zero, low, "demand", "lav"), Segment(zero, high, "supply", "høj")),
            f"{_signed(low - zero, 'da')} / {_signed(high - zero, 'da')}",
            detail="0,85 til 1,15",
            key=f"{place}:{name}",
        )
        for place in range(times)
        for name, (low, high) in LOW_HIGH.items()
    ]
    given = {"zero": zero, "zero_name": "−2.419", "heads": ("Forudsætning", "Lav / høj")}
    return bar_list(*rows, **(given | how))
