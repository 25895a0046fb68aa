"""The colours, lines and shapes of screen and paper, in light and dark. All of them come from here.

Supply blue, demand vermillion and the traffic lights are from the Okabe-Ito palette, which people
with any kind of colour vision can tell apart. Where white text stands on them, they keep their hue
and are so much darker that it can be read (contrast 4.5 at least, WCAG 2.1 AA).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SYMBOLS: Mapping[str, str] = {"shortage": "▲", "recruitment": "◆", "surplus": "●"}
"""A traffic light is a colour, a shape and a word."""


@dataclass(frozen=True, slots=True)
class KindMark:
    """The mark of a kind of source: ``circle`` or ``square``, how much of it is filled from the
    left (0, 0.5, 1), and the theme's colour for it."""

    shape: str
    filled: float
    colour: str


MARKS: Mapping[str, KindMark] = {
    "published": KindMark("circle", 1.0, "muted"),
    "derived": KindMark("circle", 0.5, "muted"),
    "assumption": KindMark("circle", 0.0, "muted"),
    "own": KindMark("square", 1.0, "accent"),
}
"""Published, derived, assumed and own figures are told apart by shape, without colour."""


@dataclass(frozen=True, slots=True)
class Light:
    """How a traffic light's cell is painted. Printed without colours, the lights differ by how much
    of the cell is dark: all of it, a band at its foot, or its edge only."""

    colour: str
    """The light's own colour, by which it is known."""
    fill: str
    ink: str
    """Of the shape, of a text, and of the band."""
    edge: str
    band: float = 0.0
    """Share of the cell's height that is filled with ink, from below."""


Pattern = tuple[float, ...]
"""Points drawn and left out in turn; none: a line without gaps."""

DASHED: Pattern = (3.5, 2.2)
LONG_DASHED: Pattern = (8.0, 2.0)
COMPARED_PATTERNS: tuple[Pattern, ...] = (
    (),
    (1.0, 2.2),
    (6.0, 2.0, 1.0, 2.0),
    LONG_DASHED,
    (3.0, 1.5),
)
"""Of compared scenarios, in turn: printed without colours, they are told apart by these."""

CIRCLE, SQUARE, DIAMOND, TRIANGLE = "circle", "square", "diamond", "triangle"
DOWN, RING = "down", "ring"
SIGNS: Mapping[str, str] = {
    CIRCLE: "●", SQUARE: "■", TRIANGLE: "▲", DIAMOND: "◆", DOWN: "▼", RING: "○",
}  # fmt: skip
"""Markers as texts, for a key."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How thick a line is: pixels on screen, points on paper, points in a workbook's chart."""

    screen: float
    paper: float
    sheet: float


BROAD = Weight(7.0, 6.0, 8.0)
THICK = Weight(3.0, 2.2, 2.75)
MEDIUM = Weight(2.4, 1.5, 2.0)
THIN = Weight(1.5, 1.1, 1.5)
FINE = Weight(1.2, 1.0, 1.5)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn, on screen, on paper and in a workbook. Printed without colours, lines
    differ by their weight, their pattern, or the ``marker`` at each of their points."""

    colour: str
    """What ``Theme.colour`` knows."""
    weight: Weight = THIN
    pattern: Pattern = ()
    marker: str = ""


GROUP_STROKES = (
    Stroke("supply", MEDIUM, (), CIRCLE),
    Stroke("demand", MEDIUM, (6.0, 3.75), SQUARE),
    Stroke("scenario", MEDIUM, (1.5, 3.0), TRIANGLE),
    Stroke("baseline", MEDIUM, (10.5, 3.75), DIAMOND),
    Stroke("world", MEDIUM, (6.0, 3.0, 1.5, 3.0), DOWN),
    Stroke("fault", MEDIUM, (3.0, 2.25), RING),
)
"""Of groups side by side: where one lies on another, both are seen."""

COMPARED_STROKES = (
    Stroke("scenario", THICK),
    Stroke("second", THICK, LONG_DASHED),
    Stroke("third", THICK, COMPARED_PATTERNS[1]),
    Stroke("fourth", THICK, COMPARED_PATTERNS[2]),
)
"""Of scenarios side by side, none of which is more than another."""

MIXTURES: Mapping[str, tuple[str, str, float]] = (
    {
        # The steps of trainees: the nearer to work, the nearer to the supply.
        "gf2_starts": ("muted", "supply", 0.0),
        "main_starts": ("muted", "supply", 0.4),
        "graduating": ("muted", "supply", 0.7),
        "graduates": ("muted", "supply", 1.0),
    }
    | {
        # Employers, side by side in one bar.
        "municipality": ("supply", "chart_ground", 0.0),
        "region": ("supply", "chart_ground", 0.45),
        "other": ("supply", "chart_ground", 0.75),
    }
    | {
        # Where the line of this scenario may well lie; of both occupations the second's.
        "band": ("scenario", "chart_ground", 0.78),
        "second_band": ("supply", "chart_ground", 0.5),
    }
)
"""Colours between two of a theme, and which share of the way lies behind them."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb."""

    dark: bool
    ground: str
    panel: str
    card: str
    field: str
    line: str
    """Between things; no control is known by it."""
    edge: str
    """Around what can be used."""
    ink: str
    muted: str
    accent: str
    accent_ground: str
    chosen: str
    """Ground of the choice that is made among several."""
    chosen_ink: str
    world: str
    """What the world decides, not the planner."""
    fault: str
    fault_ground: str
    chip: str
    chart_ground: str
    grid: str
    zero: str
    scenario: str
    baseline: str
    compared: str
    second: str
    """Of scenarios side by side, after the first, which has the colour of the scenario,"""
    third: str
    fourth: str
    supply: str
    demand: str
    missing: str
    """The figure of those who are missing, and texts about the line of the demand."""
    shortage: str
    """Fill between curve and zero line where people are missing."""
    lights: Mapping[str, Light]

    def colour(self, role: str) -> str:
        """The colour of a role: one of the above, or a mixture."""
        if role in MIXTURES:
            one, other, share = MIXTURES[role]
            return mixed(self.colour(one), self.colour(other), share)
        return str(getattr(self, role))


def mixed(colour: str, other: str, share: float) -> str:
    """The colour that lies ``share`` of the way from one to another."""
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


_LIGHTS = {
    "shortage": Light("#BC5300", "#BC5300", "#FFFFFF", "#BC5300"),
    "recruitment": Light("#F0E442", "#F0E442", "#1C2733", "#7A7000", band=0.25),
    "surplus": Light("#00875F", "#E0F2EA", "#00694A", "#00875F"),
}

LIGHT = Theme(
    dark=False,
    ground="#FFFFFF",
    panel="#FAFBFC",
    card="#FFFFFF",
    field="#FFFFFF",
    line="#DFE3E8",
    edge="#76828F",
    ink="#1C2733",
    muted="#576575",
    accent="#006CA9",
    accent_ground="#E3EFF8",
    chosen="#0B2F4E",
    chosen_ink="#FFFFFF",
    world="#8A4B00",
    fault="#B3261E",
    fault_ground="#FDECEA",
    chip="#EEF1F4",
    chart_ground="#F4F6F8",
    grid="#E1E5EA",
    zero="#2F3B47",
    scenario="#0B2F4E",
    baseline="#6B7784",
    compared="#788491",
    second="#A8457F",
    third="#00754F",
    fourth="#9A5B00",
    supply="#0072B2",
    demand="#D55E00",
    missing="#BC5300",
    shortage="#F6E4D8",
    lights=_LIGHTS,
)

DARK = Theme(
    dark=True,
    ground="#15191E",
    panel="#1A1F25",
    card="#1D232A",
    field="#232A32",
    line="#363F49",
    edge="#7C8895",
    ink="#E8ECF0",
    muted="#A5B0BC",
    accent="#56B4E9",
    accent_ground="#1F3A4D",
    chosen="#9CD2F5",
    chosen_ink="#0B1A28",
    world="#E8A658",
    fault="#FF8A80",
    fault_ground="#442321",
    chip="#2A323B",
    chart_ground="#1D232A",
    grid="#303942",
    zero="#C8D0D8",
    scenario="#9CD2F5",
    baseline="#93A0AD",
    compared="#808C99",
    second="#E79AC9",
    third="#45C79A",
    fourth="#E0A84C",
    supply="#56B4E9",
    demand="#FF8A3D",
    missing="#FF8A3D",
    shortage="#4A2C1C",
    lights=_LIGHTS,
)
