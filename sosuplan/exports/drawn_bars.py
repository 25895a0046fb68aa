"""A list of level bars as a chart of the workbook, which spreadsheets draw from its cells: stacked
bars, of which those that lead to where a bar begins are unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sosuplan.charts.palette import LIGHT
from sosuplan.charts.scales import MOST_PARTS
from sosuplan.charts.spec import BarListSpec, BarRow, Segment
from sosuplan.exports.sheet import FIRST_ROW, HEAD_ROW, Cell, Sheet
from sosuplan.text.numbers import nice_step
from sosuplan.text.terms import capital

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

LEAST_HEIGHT, MOST_HEIGHT = 280, 620
"""Pixels of a chart: the highest has room on a printed page."""
_ROW, _AROUND = 22, 150
"""Pixels of a bar with its name, and of what is around all bars."""
_CROWDED = 22
"""More names are smaller: all of them are to be read."""
_UNSEEN = {"fill": {"none": True}, "border": {"none": True}}

Piece = tuple[float, float, Segment]
"""From the end that is nearest to nought to the other, both on one side of it."""
Segments = list[Segment | None] | None
"""Of each bar of a column; None if they are unseen."""


def pieces(row: BarRow) -> list[Piece]:
    """What is seen of the segments of a row, the nearest to nought first: where they lie on each
    other, the last of them."""
    found: list[Piece] = []
    cuts = sorted({0.0, *(end for one in row.segments for end in one.ends)})
    for low, high in pairwise(cuts):
        over = [one for one in row.segments if one.ends[0] <= low and high <= one.ends[1]]
        if over:
            ends = (low, high) if low >= 0.0 else (high, low)
            found.append((*ends, over[-1]))
    return sorted(found, key=lambda piece: abs(piece[0]))


def bar_list_height(spec: BarListSpec) -> int:
    """Pixels that are right for the chart."""
    wanted = _AROUND + _ROW * len(spec.rows)
    return min(max(wanted, LEAST_HEIGHT), MOST_HEIGHT)


def bar_list_chart(book: Workbook, spec: BarListSpec, on: Sheet) -> Chart:
    """The chart without title and place; what it is drawn from stands out of sight beside the
    table of ``on``."""
    sides = [
        [[one for one in pieces(row) if (one[1] > 0.0) == positive] for row in spec.rows]
        for positive in (True, False)
    ]
    bars = [one for side in sides for one in _stack(side)]
    # Some spreadsheets count the entries of a legend from its other end: those that are deleted
    # are as many before those that stay as after them.
    spare = len(bars) % 2
    before = (len(bars) + spare) // 2
    blank: list[Cell] = [None] * len(spec.rows)
    drawn = [*bars, *[(blank, None)] * spare]
    unit, names = capital(spec.unit), list(spec.entries)
    columns: list[list[Cell]] = [[f"{row.name}: {row.figure}" for row in spec.rows]]
    columns += [values for values, _ in drawn[:before]]
    # An entry of the legend is that of bars without any length.
    columns += [blank for _ in names]
    columns += [values for values, _ in drawn[before:]]
    after = len(drawn) - before
    first = on.hide_beside(["", *[unit] * before, *names, *[unit] * after], columns)
    looks: list[dict[str, Any]] = [_points(spec, segments) for _, segments in drawn]
    looks[before:before] = [_look(spec, one) for one in spec.entries.values()]
    last_row = FIRST_ROW + len(spec.rows) - 1
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, look in enumerate(looks, start=first + 1):
        chart.add_series(
            {
                "name": [on.name, HEAD_ROW, column],
                "categories": [on.name, FIRST_ROW, first, last_row, first],
                "values": [on.name, FIRST_ROW, column, last_row, column],
                "gap": 45,
                **look,
            }
        )
    _set_axes(chart, spec)
    places = range(len(looks))
    others = [*places[:before], *places[before + len(names) :]]
    font = _font(LIGHT.ink)
    legend = {"position": "top", "font": font, "delete_series": others}
    chart.set_legend(legend if names else {"none": True})
    return chart


def _stack(
    side: Sequence[Sequence[Piece]],
) -> Iterator[tuple[list[Cell], Segments]]:
    """The columns of one side of nought, in turn one that leads to where pieces begin, which is
    unseen (without segments), and one of the pieces."""
    for place in range(max(map(len, side), default=0)):
        here = [row[place] if place < len(row) else None for row in side]
        before = [row[place - 1][1] if 0 < place <= len(row) else 0.0 for row in side]
        leads = [None if one is None else one[0] - to for one, to in zip(here, before, strict=True)]
        if any(leads):
            yield list(leads), None
        yield (
            [None if one is None else one[1] - one[0] for one in here],
            [None if one is None else one[2] for one in here],
        )


def _points(spec: BarListSpec, segments: Segments) -> dict[str, Any]:
    """How the bars of a column look."""
    if segments is None:
        return _UNSEEN
    return {"points": [None if one is None else _look(spec, one) for one in segments]}


def _look(spec: BarListSpec, segment: Segment) -> dict[str, Any]:
    colour = LIGHT.colour(segment.colour)
    if not spec.is_hatched(segment):
        return {"fill": {"color": colour}}
    pattern = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": LIGHT.ground}
    return {"pattern": pattern, "border": {"color": colour, "width": 0.75}}


def _set_axes(chart: Chart, spec: BarListSpec) -> None:
    """Names from above, beside the lowest value; the line through all bars at ``zero``."""
    # Of bars, the upright axis is that of the names.
    chart.set_y_axis(
        {
            "num_font": _font(LIGHT.ink, 8 if len(spec.rows) > _CROWDED else 9),
            "label_position": "low",
            "reverse": True,
            # The scale stands below the last bar, not above the first.
            "crossing": "max",
            "line": {"color": LIGHT.zero, "width": 1.25},
            "major_gridlines": {"visible": False},
            "major_tick_mark": "none",
            "interval_unit": 1,
        }
    )
    scale: dict[str, Any] = {
        "name": capital(spec.unit),
        "name_font": _font(LIGHT.muted),
        "num_font": _font(LIGHT.muted),
        "num_format": "#,##0" + ("." + "0" * spec.decimals if spec.decimals else ""),
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
    }
    if spec.zero:
        # Bars far from nought would be short, and all alike.
        low, high = spec.extent
        step = nice_step(high - low, MOST_PARTS)
        scale |= {"min": low // step * step, "max": -(-high // step) * step, "crossing": spec.zero}
    chart.set_x_axis(scale)


def _font(colour: str, size: int = 9) -> dict[str, Any]:
    return {"size": size, "color": colour, "bold": False}
