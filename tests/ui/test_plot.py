"""The scales of a plot: what is named along them, as the language writes it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from sosuplan.charts.spec import AGES, PlotSpec
from tests.specs import plot_spec
from ui.charts.plot import Plot

YEARS = range(2024, 2035)


def texts(
    qtbot: QtBot, spec: PlotSpec, width: int = 600, height: int = 220
) -> tuple[list[str], list[str]]:
    """What stands along the scale of values and along that of years or ages."""
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show_spec(spec)
    return plot.tick_texts()


@pytest.mark.parametrize(
    ("language", "text"), [("da", ["0", "20.000", "40.000"]), ("en", ["0", "20,000", "40,000"])]
)
def test_values_are_written_as_the_language_writes_them(
    qtbot: QtBot, language: str, text: list[str]
) -> None:
    assert texts(qtbot, plot_spec((2024, 2025), (1.0, 40000.0), language=language))[0] == text


def test_a_two_sided_scale_shows_no_sign(qtbot: QtBot) -> None:
    spec = plot_spec((17, 74), (-200.0, 200.0), along=AGES, magnitude=True)
    assert texts(qtbot, spec, 400)[0] == ["200", "100", "0", "100", "200"]


def test_below_zero_has_the_true_minus_sign(qtbot: QtBot) -> None:
    assert texts(qtbot, plot_spec((2024, 2025), (-4000.0, 0.0)))[0][0] == "\u22124.000"


def test_a_low_chart_names_two_values_or_it_would_have_no_scale(qtbot: QtBot) -> None:
    spec = plot_spec((2024, 2025), (-3136.0, 1018.0))
    assert len(texts(qtbot, spec, height=130)[0]) == 2


@pytest.mark.parametrize(
    ("years", "width", "named"),
    [
        (YEARS, 600, [str(year) for year in YEARS]),
        (YEARS, 300, ["2024", "2026", "2028", "2030", "2032", "2034"]),
        ((2024, 2025), 600, ["2024", "2025"]),
        ((2024,), 600, ["2024"]),
    ],
)
def test_every_year_is_named_when_there_is_room_and_never_half_a_year(
    qtbot: QtBot, years: Sequence[int], width: int, named: list[str]
) -> None:
    assert texts(qtbot, plot_spec(years, [1.0] * len(years)), width)[1] == named


def test_ages_are_named_every_tenth(qtbot: QtBot) -> None:
    ages = range(17, 75)
    spec = plot_spec(ages, [1.0] * len(ages), along=AGES, margin=0.6)
    assert texts(qtbot, spec)[1] == ["20", "30", "40", "50", "60", "70"]
