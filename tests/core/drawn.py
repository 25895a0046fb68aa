"""Charts set by the print template alone, without the summary around them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import typst

from sosuplan.analysis.frame import Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.spec import PlotSpec
from sosuplan.report.drawing import drawing
from sosuplan.report.typeset import STANDARDS
from sosuplan.resources import resource

CHARTS: dict[str, Callable[[Frame], PlotSpec]] = {
    "gap": gap.build,
    "supply_demand": supply_demand.build,
    "pyramid": pyramid.build,
    "wave": wave.build,
    "trainees": partial(trainees.build, before=True),
}

MARGIN = 2.0
"""Centimetres around the charts."""

_CHARTS = """
#import "/charts.typ": chart
#let given = json(bytes(sys.inputs.given))
#set document(title: "Charts")
#set text(font: "Inter", lang: "da", size: 10pt)
#set page(width: (given.width + 4) * 1cm, height: auto, margin: 2cm)
#for data in given.charts { chart(data, height: given.height * 1cm) }
"""
_SPREAD = """
#import "/charts_parts.typ": spread
#let cases = json(bytes(sys.inputs.given))
#for case in cases [
  #let points(values) = values.map(value => value * 1pt)
  #let places = spread(points(case.wanted), points(case.heights), case.low * 1pt, case.high * 1pt)
  #metadata(places.map(place => place / 1pt)) <places>
]
"""


def made(kind: str, frame: Frame) -> dict[str, Any]:
    """A chart of a frame as the template reads it."""
    return drawing(CHARTS[kind](frame))


def _compiler(document: str, given: object) -> typst.Compiler:
    folder = resource("report")
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )
    return typst.Compiler(
        document.encode(),
        root=str(folder),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given)},
    )


def _set(charts: Sequence[dict[str, Any]], width: float, height: float) -> typst.Compiler:
    given = {"charts": list(charts), "width": width, "height": height}
    return _compiler(_CHARTS, given)


def as_pdf(charts: Sequence[dict[str, Any]], width: float = 17.0, height: float = 8.0) -> bytes:
    """An archivable, accessible PDF of the charts, ``width`` and ``height`` in centimetres."""
    made = _set(charts, width, height).compile(format="pdf", pdf_standards=STANDARDS)
    assert isinstance(made, bytes)
    return made


def as_picture(
    charts: Sequence[dict[str, Any]], width: float = 17.0, height: float = 8.0, ppi: float = 72.0
) -> bytes:
    """The page as PNG."""
    made = _set(charts, width, height).compile(format="png", ppi=ppi)
    assert isinstance(made, bytes)
    return made


def spread_places(cases: Sequence[dict[str, Any]]) -> list[list[float]]:
    """Where the template puts labels of these heights, for each case."""
    told = _compiler(_SPREAD, list(cases)).query("<places>", field="value")
    places: list[list[float]] = json.loads(told)
    return places
