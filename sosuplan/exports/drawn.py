"""The workbook's charts, which spreadsheets draw from its cells: the same lines as on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sosuplan.charts.palette import LIGHT
from sosuplan.exports.sheet import FIRST_ROW, HEAD_ROW, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDTH, HEIGHT = 760, 400
"""Pixels."""
THICK, THIN = 2.75, 1.5


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: a legend must tell lines apart without their colours too."""

    colour: str
    width: float = THIN
    dash: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or row of bars: a column of a sheet. Without a ``name`` it is called what stands in
    the head of its column; a text that people wrote must not be a name, which may be a formula."""

    sheet: Sheet
    column: int
    last: int
    """The last row; the ``first`` is, but for parts of a table, the first with figures."""
    pen: Pen
    name: str = ""
    first: int = FIRST_ROW


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart says and shows. ``keys`` is the column of years or ages beside the lines."""

    title: str
    told: str
    """The chart in words, for those who hear it."""
    lines: Sequence[Line]
    keys: int
    along: str
    up: str
    """Titles of the two axes."""
    bars: bool = False
    every: int = 1
    """Every how many keys are named."""
    low: float | None = None
    high: float | None = None
    """Ends of the upright axis where 0 would otherwise be out of sight."""


def draw(book: Workbook, drawing: Drawing, on: Sheet, row: int) -> None:
    """Put the chart on a sheet, at its left edge."""
    chart = book.add_chart({"type": "column" if drawing.bars else "line"})
    for line in drawing.lines:
        chart.add_series(_series(line, drawing))
    chart.set_title(
        {
            "name": drawing.title,
            "name_font": {"size": 12, "bold": True, "color": LIGHT.ink},
            "overlay": False,
        }
    )
    font = {"size": 9, "color": LIGHT.muted}
    chart.set_x_axis(
        {
            "name": drawing.along,
            "name_font": font,
            "num_font": font,
            "num_format": "0",
            # Where the lines cross zero the years would stand in their way.
            "label_position": "low",
            "line": {"color": LIGHT.zero, "width": 1.25},
            "interval_unit": drawing.every,
            "interval_tick": drawing.every,
            "text_axis": True,
        }
    )
    upright: dict[str, Any] = {
        "name": drawing.up,
        "name_font": font,
        "num_font": font,
        "num_format": "#,##0",
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
    }
    if drawing.low is not None:
        upright["min"] = drawing.low
    if drawing.high is not None:
        upright["max"] = drawing.high
    chart.set_y_axis(upright)
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": LIGHT.ink}})
    if len(drawing.lines) == 1:
        chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LIGHT.line}, "fill": {"color": LIGHT.ground}})
    # A chart stays whole while its table is filtered.
    chart.show_hidden_data()
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    on.raw.insert_chart(
        row,
        0,
        chart,
        {"description": f"{drawing.title}. {drawing.told}", "object_position": 3},
    )


def _series(line: Line, drawing: Drawing) -> dict[str, Any]:
    sheet, pen = line.sheet.name, line.pen
    found: dict[str, Any] = {
        "name": line.name or [sheet, HEAD_ROW, line.column],
        "categories": [sheet, line.first, drawing.keys, line.last, drawing.keys],
        "values": [sheet, line.first, line.column, line.last, line.column],
    }
    if drawing.bars:
        return found | {"fill": {"color": pen.colour}, "gap": 40}
    drawn: dict[str, Any] = {"color": pen.colour, "width": pen.width}
    if pen.dash:
        drawn["dash_type"] = pen.dash
    found["line"] = drawn
    if pen.marker:
        found["marker"] = {
            "type": pen.marker,
            "size": 6,
            "border": {"color": pen.colour},
            "fill": {"color": LIGHT.ground},
        }
    return found
