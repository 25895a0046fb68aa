"""What a chart is: facts, figures and words as data, from which every renderer draws.

Each chart has one builder (``gap.build``, ``wave.build`` …) that makes a spec of a frame. The
window, the printed summary, the workbook, the table of figures, the picture and whoever hears the
chart all read that spec, so that a line, a number or a word is the same wherever it is seen.
Nothing here knows of pixels, paper or Qt: colours are roles of ``palette.Theme``, strokes say how
a line is drawn on each of them.

Sentences and tables are made when they are first asked for: while a lever is dragged, a chart costs
its lines alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sosuplan.analysis.frame import Frame
from sosuplan.charts.lights import LightRow
from sosuplan.charts.palette import BROAD, DIAMOND, THICK, THIN, Stroke
from sosuplan.charts.runs import Floats, Mark
from sosuplan.charts.scales import round_limits
from sosuplan.text.language import Language
from sosuplan.text.terms import capital

if TYPE_CHECKING:
    from pandas import DataFrame

Figures = Sequence[Sequence[object]]
"""A header and rows: texts, whole numbers (years, ages) and figures in full precision. "" where a
flow has no value."""
Column = tuple[str, Sequence[object] | Floats]
"""A heading and what stands below it."""


def tabulate(head: str, places: Sequence[int], columns: Sequence[Column]) -> Figures:
    """Columns beside their places under a heading; one that is shorter begins later."""
    cells = [
        [""] * (len(places) - len(values))
        + (values.tolist() if isinstance(values, np.ndarray) else list(values))
        for _, values in columns
    ]
    return [[head, *(name for name, _ in columns)], *map(list, zip(places, *cells, strict=True))]


Key = tuple[int, str]
"""A run of the frame, and what of it is drawn: an occupation, a side, a step; "" if one thing."""

YEARS, AGES = "years", "ages"
POINT_STROKE = Stroke("ink", THIN, marker=DIAMOND)
"""How a point is told apart where it is read out: its shape on the chart."""
BAR_WIDTH = 0.72
"""Of a bar, in years."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """A line: its values at years or ages, from the first to the last."""

    key: Key
    name: str
    """Whose line it is: "udbud, Alle på fuld tid"."""
    at: Floats
    values: Floats
    stroke: Stroke
    label: str = ""
    """What stands at its end, before its last value; "" if nothing does. Shorter than the name
    where the colour says the rest."""
    ink: str = "muted"
    """Colour of that text, where texts are coloured."""
    own: bool = False
    """Of the scenario that is told of: it lies on top, and its label is bold."""
    entry: str = ""
    """What it is called in a key above the plot, for which it needs no room at its end."""
    steps: bool = False
    """Drawn as the outline of bars, half a place to either side."""

    def value_at(self, place: int) -> float | None:
        """The value at a year or age; None if there is none."""
        return _value_at(self.at, self.values, place)


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Bars of one colour, from ``base`` to their values: upright over years, level over ages."""

    name: str
    at: Floats
    values: Floats
    colour: str
    base: Floats | float = 0.0
    width: float = BAR_WIDTH
    """As a share of the distance from one to the next."""
    ink: str = "ink"
    """Colour of a number within a bar."""
    label: str = ""
    """Whose bars they are, at the end of the last, where there is room for it."""
    entry: str = ""

    def value_at(self, place: int) -> float | None:
        """What the bar of a year or age is of, from its base; None if it has none of these."""
        return _value_at(self.at, self.values - self.base, place)


def _value_at(at: Floats, values: Floats, place: int) -> float | None:
    found = np.flatnonzero(at == place)
    return float(values[found[0]]) if len(found) else None


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A filled outline, behind all lines: where people are missing, or a band of uncertainty."""

    at: Floats
    values: Floats
    colour: str
    opacity: float = 1.0
    """Where it lies over another one, both are seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Between which values a line may well lie, filled, from the first place to the last."""

    name: str
    at: Floats
    low: Floats
    high: Floats
    colour: str = "band"
    opacity: float = 1.0

    @property
    def area(self) -> Area:
        """Its outline."""
        ends = np.concatenate((self.low, self.high[::-1]))
        places = np.concatenate((self.at, self.at[::-1]))
        return Area(places, ends, self.colour, self.opacity)

    def at_place(self, place: int) -> tuple[float, float] | None:
        """Its ends at a year or age; None if it has none."""
        found = np.flatnonzero(self.at == place)
        return (float(self.low[found[0]]), float(self.high[found[0]])) if len(found) else None


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of somebody else's that stands by itself in a plot, and is part of no line."""

    at: int
    """The place that it is drawn at."""
    value: float
    text: str
    """What stands beside it, in full: whose it is, the figure, its year."""
    name: str
    """Whose it is where it is read out, and"""
    figure: str
    """the value as text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a reading: whose it is, the value as text, how its line or bar is drawn, and
    where on the scale of values to put a dot; None for what is no line."""

    name: str
    figure: str
    stroke: Stroke
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a chart at one year or age."""

    title: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """As a screen reader says it."""
        return f"{self.title}. " + "; ".join(f"{row.name} {row.figure}" for row in self.rows)


@dataclass(frozen=True, eq=False, kw_only=True)
class ChartSpec:
    """The words and figures that every chart has, whatever its shape."""

    kind: str
    language: Language
    frame: Frame | None = None
    """What it is drawn from, if that is a scenario."""
    title_of: Callable[[], str]
    description_of: Callable[[], tuple[str, str]]
    """Its name, and its end values in words."""
    figures_of: Callable[[], Figures]
    after_title_of: Callable[[], str] | None = None
    """The end values for whoever has heard the title, where these are other words."""
    sentence_of: Callable[[], str] | None = None
    note_of: Callable[[], str] | None = None
    decimals: int = 0
    """Of figures that people read; a spreadsheet gets all."""
    drawn: bool = False
    """True if there is something in it that was drawn at random, with the draws of the frame."""

    @cached_property
    def title(self) -> str:
        """Its message, a heading without a full stop."""
        return self.title_of()

    @cached_property
    def _description(self) -> tuple[str, str]:
        return self.description_of()

    @property
    def name(self) -> str:
        """What the chart shows, with its unit."""
        return self._description[0]

    @property
    def text(self) -> str:
        """Its end values in words: what is heard after its name."""
        return self._description[1]

    @cached_property
    def alternative(self) -> str:
        """Name, message and end values in words, the message told once: for whoever has nothing of
        the chart in sight."""
        text = self.text if self.after_title_of is None else self.after_title_of()
        said = [f"{one}." for one in dict.fromkeys((self.name, self.title))]
        return " ".join(filter(None, [*said, text]))

    @cached_property
    def sentence(self) -> str:
        """What stands over it in the window; "" if nothing does."""
        return "" if self.sentence_of is None else self.sentence_of()

    @cached_property
    def note(self) -> str:
        """What has to be said below it in the window; "" if nothing has."""
        return "" if self.note_of is None else self.note_of()

    @cached_property
    def figures(self) -> Figures:
        """Everything that is drawn as a table."""
        return self.figures_of()

    def to_frame(self) -> DataFrame:
        """``figures`` as a pandas ``DataFrame``, under their headings."""
        from pandas import DataFrame

        head, *rows = self.figures
        return DataFrame(rows, columns=list(map(str, head)))


@dataclass(frozen=True, eq=False, kw_only=True)
class PlotSpec(ChartSpec):
    """A chart of values over years (from left to right) or ages (from below)."""

    along: str = YEARS
    places: tuple[int, ...]
    """The years or ages that have values."""
    margin: float = 0.0
    """Room before the first place and after the last, in places."""
    series: tuple[Series, ...] = ()
    """What comes first lies on top."""
    bars: tuple[Bars, ...] = ()
    areas: tuple[Area, ...] = ()
    bands: tuple[Band, ...] = ()
    """On top of the areas."""
    points: tuple[Point, ...] = ()
    """On top of all, each with its text."""
    more_to_come: bool = False
    """True while something is computed that will be drawn, too: until then scales only grow."""
    range_text: Callable[[float, float], str] | None = None
    """How the ends of a band are told."""
    lights: tuple[LightRow, ...] = ()
    """Rows with a traffic light for each place."""
    marked: bool = False
    """Lines have their markers on screen, too: they are many, and have no labels."""
    read: tuple[Series, ...] = ()
    """Values that are read out beside the others without being drawn."""
    said: Callable[[int], tuple[Row, ...]] | None = None
    """What else is read out at a place: what is not counted as the others are."""
    number: Callable[[float], str]
    """A value as it is told."""
    unit: str
    """What the values count, at their scale."""
    places_name: str
    """What the places are: a year, an age."""
    heads: tuple[str, ...] = ()
    """Texts above the parts, equally wide, of a plot that goes to both sides."""
    magnitude: bool = False
    """The scale of values is written without its sign."""
    scale: tuple[float, float] | None = None
    """Values that the scale shows even where none of what is drawn reaches them, so that it stays
    while another year is looked at."""
    from_zero: bool = True
    """False: the scale begins nearer to what is drawn, whose lines would lie on each other in one
    from 0; ``unit`` says so."""
    projected_from: float | None = None
    """Where the ground of what is projected begins; None if it is all of it."""
    projection: str = ""
    """What is said of that ground."""
    dashed: str = ""
    """What dashed lines mean, where they have no labels of their own."""
    mark: Mark | None = None
    """The year in which changes begin to act,"""
    firsts_of: Callable[[], tuple[Mark, ...]] | None = None
    """those in which each of a few levers does, for which the engine is asked once more,"""
    moves: tuple[Mark, ...] = ()
    """and those in which tasks move to other employers."""
    corner: tuple[tuple[str, str], ...] = ()
    """Texts within the plot and their colours."""
    place_title: Callable[[int], str] = str
    """What is read above the values of a place."""

    @cached_property
    def firsts(self) -> tuple[Mark, ...]:
        """The years in which changes begin to act: of a few levers each with what begins in it, of
        more the first year alone."""
        found = () if self.firsts_of is None else self.firsts_of()
        return found or (() if self.mark is None else (self.mark,))

    @property
    def subject(self) -> object:
        """What it is of, whatever the levers are; None if it is of no scenario."""
        frame = self.frame
        return None if frame is None else (frame.plan, frame.occupation, frame.unit, self.kind)

    @property
    def shades(self) -> tuple[Area, ...]:
        """All that is filled, from below."""
        return (*self.areas, *(one.area for one in self.bands))

    @property
    def edges(self) -> tuple[float, float]:
        """The ends of the scale of places; a single one has room on both sides."""
        margin = self.margin if len(self.places) > 1 else 0.5
        return self.places[0] - margin, self.places[-1] + margin

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest value that is drawn."""
        ends = [one.values for one in self.series] + [one.values for one in self.bars]
        ends += [one.values for one in self.shades]
        if self.points:
            ends.append(np.array([one.value for one in self.points]))
        if self.scale is not None:
            ends.append(np.array(self.scale))
        return min(float(one.min()) for one in ends), max(float(one.max()) for one in ends)

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Round limits of a scale that shows these, and 0 where it is ``from_zero``."""
        return round_limits(low, high, from_zero=self.from_zero)

    def reading(self, place: int) -> Reading:
        """What is read out at a year or age: bars, then lines from above, then what is not drawn.
        What has no value there is left out."""
        rows = [
            Row(one.name, self.number(value), Stroke(one.colour, THICK))
            for one in self.bars
            if (value := one.value_at(place)) is not None
        ]
        lines = [(value, one) for one in self.series if (value := one.value_at(place)) is not None]
        dots = self.along == YEARS and not self.bars
        if dots:
            lines.sort(key=lambda line: -line[0])
        rows += [
            Row(capital(one.name), self.number(value), one.stroke, value if dots else None)
            for value, one in lines
        ]
        rows += [
            Row(one.name, self.number(value), one.stroke)
            for one in self.read
            if (value := one.value_at(place)) is not None
        ]
        rows += [
            Row(one.name, self.range_text(*ends), Stroke(one.colour, BROAD))
            for one in self.bands
            if self.range_text is not None and (ends := one.at_place(place)) is not None
        ]
        rows += [
            Row(one.name, one.figure, POINT_STROKE, one.value)
            for one in self.points
            if one.at == place
        ]
        if self.said is not None:
            rows += self.said(place)
        return Reading(self.place_title(place), tuple(rows))


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, from one value to another."""

    start: float
    end: float
    colour: str
    name: str = ""
    """What it shows, where a bar has more than one."""

    @property
    def ends(self) -> tuple[float, float]:
        """The lower value and the higher."""
        return min(self.start, self.end), max(self.start, self.end)


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar of a list with its words."""

    name: str
    segments: tuple[Segment, ...]
    figure: str
    """Its value, or values, as it is told."""
    detail: str = ""
    """What is said of it more quietly: a step, a plausible range."""
    key: str = ""
    """What it is of, for whoever chooses it: a lever's id, an input; "" if it cannot be chosen."""
    total: bool = False
    """True for what others add up to: it is told more strongly."""

    def lies_on_others(self, place: int) -> bool:
        """True for a segment that goes back over one before it: it is drawn half as high."""
        low, high = self.segments[place].ends
        ends = (one.ends for one in self.segments[:place])
        return any(low < other[1] and other[0] < high for other in ends)

    @property
    def text(self) -> str:
        """As a screen reader says it."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.name}{detail}: {self.figure}"


@dataclass(frozen=True, eq=False, kw_only=True)
class BarListSpec(ChartSpec):
    """A list of level bars on one scale, from above, each with its name and figure: what parts add
    up to (a waterfall), what matters most, what is how likely."""

    rows: tuple[BarRow, ...]
    heads: tuple[str, str]
    """What the names and the figures are."""
    unit: str
    """What the values count."""
    zero: float = 0.0
    """The value at which a line goes through all bars."""
    zero_name: str = ""
    """What that value is, where it is not nought."""
    joined: bool = False
    """True if each bar begins where the one above it ends: a thin line leads there."""
    empty: str = ""
    """What is said in place of the bars where there are none."""
    scale: tuple[float, float] | None = None
    """Values that the scale shows even where no bar reaches them."""

    @cached_property
    def entries(self) -> dict[str, Segment]:
        """What a key tells: the first part of each name."""
        named: dict[str, Segment] = {}
        for row in self.rows:
            for one in row.segments:
                if one.name:
                    named.setdefault(one.name, one)
        return named

    def is_hatched(self, segment: Segment) -> bool:
        """True for every second name of the key: printed without colours, they differ by that."""
        return segment.name in self.entries and list(self.entries).index(segment.name) % 2 == 1

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest value of a bar, with the line through all."""
        ends = [end for row in self.rows for one in row.segments for end in (one.start, one.end)]
        ends += self.scale or ()
        return min(ends, default=self.zero), max(ends, default=self.zero)
