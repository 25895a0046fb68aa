"""Whoever can read the rest can read what stands on colours."""

from __future__ import annotations

import colorsys

import pytest

from sosuplan.palette import DARK, LIGHT, Theme

ENOUGH = 4.5
"""Contrast of text and ground that WCAG 2.1 AA asks for."""
OKABE_ITO = {"shortage": "#D55E00", "recruitment": "#F0E442", "surplus": "#009E73"}


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


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("status", OKABE_ITO)
def test_the_text_on_every_light_can_be_read(theme: Theme, status: str) -> None:
    light = theme.lights[status]
    assert contrast(light.fill, light.ink) >= ENOUGH


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("status", OKABE_ITO)
def test_every_light_keeps_the_hue_that_all_can_tell_apart(theme: Theme, status: str) -> None:
    hue = colorsys.rgb_to_hsv(*parts(theme.lights[status].colour))[0]
    assert hue == pytest.approx(colorsys.rgb_to_hsv(*parts(OKABE_ITO[status]))[0], abs=0.02)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ink", ["ink", "muted", "missing", "accent", "fault"])
@pytest.mark.parametrize("ground", ["ground", "panel", "card"])
def test_text_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= ENOUGH
