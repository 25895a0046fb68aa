"""Whoever can read the rest can read what stands on colours, and sees what can be used."""

from __future__ import annotations

import colorsys

import pytest

from sosuplan.charts.palette import DARK, LIGHT, Theme

READ, SEEN = 4.5, 3.0
"""Contrast of text and ground, and of what is seen beside it, that WCAG 2.1 AA asks for."""
OKABE_ITO = {"shortage": "#D55E00", "recruitment": "#F0E442", "surplus": "#009E73"}

TEXTS = {
    "ink": ("ground", "panel", "card", "field", "chip", "accent_ground", "fault_ground",
            "chart_ground", "shortage"),
    "muted": ("ground", "panel", "card", "field", "chip", "accent_ground", "fault_ground",
              "chart_ground", "shortage"),
    "accent": ("ground", "panel", "card", "chip", "accent_ground", "chart_ground", "shortage"),
    "world": ("ground", "panel", "card"),
    "fault": ("ground", "panel", "card", "fault_ground", "accent_ground", "chip"),
    "missing": ("ground", "card"),
    "supply": ("ground", "card", "chart_ground"),
    "scenario": ("ground", "card", "chart_ground", "shortage"),
    "second": ("ground", "card", "chart_ground"),
    "third": ("ground", "card", "chart_ground"),
    "fourth": ("ground", "card", "chart_ground"),
    "chosen_ink": ("chosen",),
    "ground": ("accent",),
}  # fmt: skip
"""Colours of texts, and the grounds that they stand on."""

MARKS = {
    "edge": ("ground", "panel", "card", "field", "chip", "accent_ground", "fault_ground"),
    "accent": ("ground", "panel", "card", "field", "chip", "accent_ground", "fault_ground"),
    "fault": ("field", "fault_ground"),
    "world": ("panel", "field"),
    "chosen": ("ground", "card"),
    "scenario": ("ground", "chart_ground", "shortage"),
    "baseline": ("ground", "chart_ground", "shortage", "panel", "field"),
    "compared": ("ground", "chart_ground", "shortage"),
    "supply": ("ground", "chart_ground", "shortage"),
    "demand": ("ground", "chart_ground", "shortage"),
    "zero": ("chart_ground", "shortage"),
    "muted": ("ground", "panel", "card"),
    "ink": ("ground", "panel", "card"),
}  # fmt: skip
"""Colours of borders, lines and signs, and what is around them."""

BETWEEN = ("line", "grid")
"""Between things; nothing is known by them alone."""


def parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255.0 for part in bytes.fromhex(colour[1:]))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_weak(theme: Theme, pairs: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    found = {
        f"{name} on {ground}": contrast(getattr(theme, name), getattr(theme, ground))
        for name, grounds in pairs.items()
        for ground in grounds
    }
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_can_be_read_on_every_ground_that_it_stands_on(theme: Theme) -> None:
    assert too_weak(theme, TEXTS, READ) == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_borders_of_controls_lines_and_signs_are_seen_on_what_is_around(theme: Theme) -> None:
    assert too_weak(theme, MARKS, SEEN) == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("status", OKABE_ITO)
def test_every_light_can_be_read_and_its_cell_is_seen(theme: Theme, status: str) -> None:
    light = theme.lights[status]
    assert contrast(light.fill, light.ink) >= READ
    for ground in ("ground", "card", "panel"):
        assert contrast(light.edge, getattr(theme, ground)) >= SEEN, ground


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("status", OKABE_ITO)
def test_every_light_keeps_the_hue_that_all_can_tell_apart(theme: Theme, status: str) -> None:
    hue = colorsys.rgb_to_hsv(*parts(theme.lights[status].colour))[0]
    assert hue == pytest.approx(colorsys.rgb_to_hsv(*parts(OKABE_ITO[status]))[0], abs=0.02)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_lights_differ_in_black_and_white_by_how_much_of_the_cell_is_dark(theme: Theme) -> None:
    dark = {
        status: (1.0 - light.band) * (1.0 - luminance(light.fill))
        + light.band * (1.0 - luminance(light.ink))
        for status, light in theme.lights.items()
    }
    assert dark["shortage"] - dark["recruitment"] > 0.2
    assert dark["recruitment"] - dark["surplus"] > 0.2


def test_every_colour_of_a_theme_is_looked_at() -> None:
    grounds = (one for pairs in (TEXTS, MARKS) for named in pairs.values() for one in named)
    looked_at = {*TEXTS, *MARKS, *BETWEEN, *grounds}
    colours = {name for name in Theme.__slots__ if isinstance(getattr(LIGHT, name), str)}
    assert colours - looked_at == set()
