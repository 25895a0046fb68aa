"""The workbook's charts, which spreadsheets draw from its cells: the lines of the specs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.palette import (
    CIRCLE,
    COMPARED_PATTERNS,
    DASHED,
    LIGHT,
    RING,
    SQUARE,
    THICK,
    Pattern,
    Stroke,
)
from sosuplan.charts.runs import Mark, run_heading, told_runs
from sosuplan.charts.spec import AGES, POINT_STROKE, BarListSpec, PlotSpec
from sosuplan.charts.uncertainty import BAND_END, HIGHEST, LOWEST
from sosuplan.exports.drawn_bars import bar_list_chart, bar_list_height
from sosuplan.exports.results import Key, Place
from sosuplan.exports.sheet import HEAD_ROW, Cell, Column, Kind, Sheet
from sosuplan.text.terms import capital, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDTH, HEIGHT = 760, 400
"""Pixels."""
DASHES: Mapping[Pattern, str] = dict(
    zip(
        COMPARED_PATTERNS,
        ("", "round_dot", "long_dash_dot", "long_dash", "square_dot"),
        strict=True,
    )
) | {DASHED: "dash"}
_BARS = ("demand", "scenario", "world", "fault")
"""Colours of bars beside each other, of compared scenarios in turn."""
_MOST_NAMED = 16
"""Years of an axis that are all named; of more, every fifth, as of ages."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or row of bars: a column of a sheet, from the first row of a ``group`` on. Without a
    ``name`` it is called what stands in the head of its column; a text that people wrote must not
    begin a name, which may be a formula."""

    place: Place
    key: Key
    stroke: Stroke
    name: str = ""
    group: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A spec and where the values of its lines stand, of which a list of bars has none; a ``note``
    on what has none."""

    spec: PlotSpec | BarListSpec
    lines: Sequence[Line] = ()
    note: str = ""
    of: str = ""
    """What it is of, where that is not the frame's scenario."""

    @property
    def height(self) -> int:
        """Pixels of the chart."""
        return bar_list_height(self.spec) if isinstance(self.spec, BarListSpec) else HEIGHT


def lines_block(
    spec: PlotSpec, keys: Sequence[Key], kind: Kind, sheet: Sheet, of: str = ""
) -> Drawing:
    """A table of the figures of ``spec`` by year, and the drawing of its lines; ``keys`` are theirs
    in the order of the table's columns. A year without a figure has an empty cell."""
    heads, *rows = spec.figures
    by_year = {row[0]: row[1:] for row in rows}
    nothing: list[object] = [""] * len(keys)
    columns = [
        Column(
            str(head), [cast(Cell, by_year.get(year, nothing)[at]) for year in spec.places], kind
        )
        for at, head in enumerate(heads[1:])
    ]
    years = Column(str(heads[0]), list(spec.places), Kind.YEAR)
    first = sheet.block(spec.title, [years, *columns])
    of_keys = {key: at for at, key in enumerate(keys, start=1)}
    place = Place(sheet, 0, len(spec.places), of_keys, first)
    lines = [Line(place, one.key, one.stroke, capital(one.name)) for one in spec.series]
    return Drawing(spec, lines, of=of)


def drawings(frame: Frame, places: Mapping[str, Place]) -> dict[str, list[Drawing]]:
    """The charts below each table, by the sheets' names."""
    flows = _supply_demand(frame, places)
    return {
        "balance": [_balance(frame, places["balance"])],
        "supply": [flows],
        "demand": [flows],
        "ages": [_ages(frame, places["ages"]), _wave(frame, places["supply"])],
        "trainees": [_trainees(frame, places["trainees"])],
    }


def _balance(frame: Frame, place: Place) -> Drawing:
    """The balance of the runs that are drawn on screen; of both occupations, whose rows stand below
    those of their sum, a line for each."""
    spec, jobs = gap.build(frame), frame.plan.occupations
    lines = []
    for one in spec.series:
        run, job = one.key
        if run not in told_runs(frame):
            continue
        if not frame.outlook.is_sum:
            lines.append(Line(place, (run, frame.unit), one.stroke))
            continue
        # The labels at their ends tell them apart on screen.
        second = jobs.index(job) > 0
        stroke = replace(one.stroke, marker=SQUARE) if second else one.stroke
        name = f"{capital(word(f'{job}.short', frame.language))}, {run_heading(frame, run)}"
        lines.append(Line(place, (run, frame.unit), stroke, name, 1 + jobs.index(job)))
    for each in frame.outlook.each if spec.bands else ():
        group = 1 + jobs.index(each.occupation) if frame.outlook.is_sum else 0
        who = f"{capital(word(f'{each.occupation}.short', frame.language))}, " if group else ""
        lines += [
            Line(place, (CURRENT, end), BAND_END, f"{who}{frame.language(end)}", group)
            for end in (HIGHEST, LOWEST)
        ]
    lines += [Line(place, (CURRENT, one.text), POINT_STROKE) for one in spec.points]
    return Drawing(spec, lines, gap.notes(frame, gap.IN_FIGURES))


def _supply_demand(frame: Frame, places: Mapping[str, Place]) -> Drawing:
    """Supply and demand of this scenario, and of the other runs where they differ."""
    spec = supply_demand.build(frame)
    lines = [
        Line(places[side], (run, frame.unit), one.stroke, capital(one.name))
        for one in spec.series
        for run, side in (one.key,)
    ]
    return Drawing(spec, lines)


def _trainees(frame: Frame, place: Place) -> Drawing:
    """The steps of this scenario, and of the chosen others those that differ."""
    spec = trainees.build(frame)
    lines = [
        Line(place, one.key, one.stroke, capital(one.name))
        for one in spec.series
        if one.key[0] != BASELINE
    ]
    return Drawing(spec, lines)


def _ages(frame: Frame, place: Place) -> Drawing:
    """The ages of the base year and of the horizon, and of the chosen others at the horizon."""
    first, last = (str(frame.years[at]) for at in (0, -1))
    spec = pyramid.build(frame)
    strokes = {one.key[0]: one.stroke for one in spec.series}
    lines = [
        Line(place, (CURRENT, first), replace(strokes[CURRENT], pattern=DASHED), first),
        Line(place, (CURRENT, last), Stroke("supply", THICK), last),
    ]
    lines += [
        Line(place, (run, last), stroke, f"{last}, {run_heading(frame, run)}")
        for run, stroke in strokes.items()
        if run != CURRENT
    ]
    return Drawing(spec, lines)


def _wave(frame: Frame, supply: Place) -> Drawing:
    """How many retire from each year to the next, of this scenario and of the runs that have a line
    on screen: columns of the supply, beside each other."""
    spec = wave.build(frame)
    colours = {CURRENT: "supply", BASELINE: "baseline"}
    runs = [CURRENT, *(one.key[0] for one in spec.series)]
    lines = [
        Line(
            supply,
            (run, "retired"),
            Stroke(colours.get(run) or _BARS[(run - FIRST_COMPARED) % len(_BARS)]),
            f"{wave.heading(frame.language)}, {run_heading(frame, run)}",
        )
        for run in runs
    ]
    return Drawing(spec, lines)


def draw(book: Workbook, frame: Frame, drawing: Drawing, on: Sheet, row: int) -> None:
    """Put the chart on a sheet, at its left edge; nothing where a list has no bars."""
    spec = drawing.spec
    if isinstance(spec, PlotSpec):
        chart = _plot(book, frame, drawing, spec)
    elif spec.rows:
        chart = bar_list_chart(book, spec, on)
    else:
        return
    title = f"{spec.title}\n{drawing.of or run_heading(frame, CURRENT)}"
    heading = {"size": 12, "bold": True, "color": LIGHT.ink}
    chart.set_title({"name": title, "name_font": heading, "overlay": False})
    chart.set_chartarea({"border": {"color": LIGHT.line}, "fill": {"color": LIGHT.ground}})
    # A chart stays whole while its table is filtered.
    chart.show_hidden_data()
    chart.set_size({"width": WIDTH, "height": drawing.height})
    text = f"{title}. {spec.name}. {spec.text} {drawing.note}".rstrip()
    on.raw.insert_chart(row, 0, chart, {"description": text, "object_position": 3})


def _plot(book: Workbook, frame: Frame, drawing: Drawing, spec: PlotSpec) -> Chart:
    ages, bars = spec.along == AGES, bool(spec.bars) and spec.along != AGES
    chart = book.add_chart({"type": "column" if bars else "line"})
    for series in (*_series(drawing, spec, bars=bars), *_upright(drawing, spec)):
        chart.add_series(series)
    every = 5 if ages or len(frame.years) > _MOST_NAMED else 1
    font = {"size": 9, "color": LIGHT.muted}
    fonts = {"name_font": font, "num_font": font}
    chart.set_x_axis(
        {
            "name": spec.places_name,
            **fonts,
            "num_format": "0",
            # Where the lines cross zero the years would stand in their way.
            "label_position": "low",
            "line": {"color": LIGHT.zero, "width": 1.25},
            "interval_unit": every,
            "interval_tick": every,
            "text_axis": True,
        }
    )
    upright: dict[str, Any] = {
        "name": capital(spec.unit),
        **fonts,
        "num_format": "#,##0",
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
    }
    low, high = spec.extent
    if not spec.from_zero:
        upright["min"], upright["max"] = spec.limits(low, high)
    elif ages or low >= 0.0:
        upright["min"] = 0.0
    elif high < 0.0:
        upright["max"] = 0.0
    chart.set_y_axis(upright)
    upright_lines = list(range(len(drawing.lines), len(drawing.lines) + len(_marks(spec))))
    chart.set_legend(
        {
            "position": "bottom",
            "font": {"size": 9, "color": LIGHT.ink},
            "delete_series": upright_lines,
        }
    )
    if len(drawing.lines) == 1:
        chart.set_legend({"none": True})
    return chart


def _marks(spec: PlotSpec) -> list[tuple[Mark, str, str]]:
    """The years that are marked, with the dashes and the colour of their lines: from where changes
    act, and where tasks move."""
    if not spec.series or spec.bars:
        return []
    firsts = [(one, "round_dot", LIGHT.accent) for one in spec.firsts]
    return firsts + [(one, "dash", LIGHT.ink) for one in spec.moves]


def _upright(drawing: Drawing, spec: PlotSpec) -> Iterator[dict[str, Any]]:
    """An upright line with its name through each year that is marked. A chart of lines has none: it
    is the error bar of an unseen line's point in that year."""
    line, marks = drawing.lines[0], _marks(spec)
    if not marks:
        return
    low, high = spec.extent
    ends, own = (min(low, 0.0), max(high, 0.0)), spec.series[0]
    sheet, first = line.place.sheet.name, line.place.first + line.group * line.place.count
    last, column = first + len(spec.places) - 1, line.place.columns[line.key]
    for mark, dashes, colour in marks:
        value = own.value_at(int(mark.year)) or 0.0
        at = [place == mark.year for place in spec.places]
        yield {
            "name": mark.text,
            "categories": [sheet, first, line.place.keys, last, line.place.keys],
            "values": [sheet, first, column, last, column],
            "line": {"none": True},
            "marker": {"type": "none"},
            "y_error_bars": {
                "type": "custom",
                "plus_values": [ends[1] - value if here else 0.0 for here in at],
                "minus_values": [value - ends[0] if here else 0.0 for here in at],
                "end_style": 0,
                "line": {"color": colour, "width": 1.0, "dash_type": dashes},
            },
            "data_labels": {
                "series_name": True,
                "value": False,
                "position": "above",
                "font": {"size": 9, "color": colour},
                "custom": [None if here else {"delete": True} for here in at],
            },
        }


def _series(drawing: Drawing, spec: PlotSpec, *, bars: bool) -> Iterator[dict[str, Any]]:
    """A line has as many cells as the spec has places: of a flow, the last year's is empty."""
    for line in drawing.lines:
        stroke, place = line.stroke, line.place
        sheet, column = place.sheet.name, place.columns[line.key]
        first = place.first + line.group * place.count
        last = first + len(spec.places) - 1
        colour = LIGHT.colour(stroke.colour)
        found: dict[str, Any] = {
            "name": line.name or [sheet, HEAD_ROW, column],
            "categories": [sheet, first, place.keys, last, place.keys],
            "values": [sheet, first, column, last, column],
        }
        if bars:
            yield found | {"fill": {"color": colour}, "gap": 40}
            continue
        found["line"] = {"color": colour, "width": stroke.weight.sheet}
        if dash := DASHES[stroke.pattern]:
            found["line"]["dash_type"] = dash
        if stroke.marker:
            found["marker"] = {
                # A workbook has no ring of its own: its circles are hollow.
                "type": CIRCLE if stroke.marker == RING else stroke.marker,
                "size": 6,
                "border": {"color": colour},
                "fill": {"color": LIGHT.ground},
            }
        yield found
