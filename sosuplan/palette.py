"""The colours and shapes of screen and paper, in light and dark. Every colour comes from here.

Supply blue, demand vermillion and the traffic lights are from the Okabe-Ito palette, which people
with any kind of colour vision can tell apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SYMBOLS: Mapping[str, str] = {"shortage": "▲", "recruitment": "◆", "surplus": "●"}
"""A traffic light is a colour, a shape and a word."""


@dataclass(frozen=True, slots=True)
class Light:
    """Fill and ink of a traffic-light cell."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb."""

    dark: bool
    ground: str
    panel: str
    card: str
    field: str
    line: str
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
    supply: str
    demand: str
    shortage: str
    """Fill between curve and zero line where people are missing."""
    lights: Mapping[str, Light]


_LIGHTS = {
    "shortage": Light("#D55E00", "#FFFFFF"),
    "recruitment": Light("#F0E442", "#1C2733"),
    "surplus": Light("#00875F", "#FFFFFF"),
}

LIGHT = Theme(
    dark=False,
    ground="#FFFFFF",
    panel="#FAFBFC",
    card="#FFFFFF",
    field="#FFFFFF",
    line="#DFE3E8",
    ink="#1C2733",
    muted="#576575",
    accent="#0072B2",
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
    baseline="#7B8794",
    compared="#A3ACB8",
    supply="#0072B2",
    demand="#D55E00",
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
    baseline="#8996A3",
    compared="#6B7885",
    supply="#56B4E9",
    demand="#FF8A3D",
    shortage="#4A2C1C",
    lights=_LIGHTS,
)
