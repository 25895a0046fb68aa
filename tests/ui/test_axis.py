from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import LIGHT
from ui.charts.axis import AgeAxis, ValueAxis, YearAxis
from ui.charts.look import Look


@pytest.mark.parametrize(
    ("language", "text"), [("da", ["0", "20.000", "40.000"]), ("en", ["0", "20,000", "40,000"])]
)
def test_values_are_written_as_the_language_writes_them(
    qtbot: QtBot, language: str, text: list[str]
) -> None:
    axis = ValueAxis()
    axis.language = language
    ticks = axis.tickValues(0.0, 40000.0, 150)
    assert axis.tickStrings(ticks[0][1], 1.0, ticks[0][0]) == text


def test_a_two_sided_scale_shows_no_sign(qtbot: QtBot) -> None:
    assert ValueAxis("bottom", magnitude=True).tickStrings([-200, 0, 200], 1, 200) == [
        "200",
        "0",
        "200",
    ]


def test_below_zero_has_the_true_minus_sign(qtbot: QtBot) -> None:
    assert ValueAxis().tickStrings([-3000], 1, 1000) == ["\u22123.000"]


def test_every_year_is_named_when_there_is_room_and_never_half_a_year(qtbot: QtBot) -> None:
    axis = YearAxis()
    axis.set_look(Look(LIGHT))
    [(_, wide)] = axis.tickValues(2024, 2034, 500)
    [(_, narrow)] = axis.tickValues(2024, 2034, 250)
    [(_, two)] = axis.tickValues(2024, 2025, 600)
    assert axis.tickStrings(wide, 1, 1) == [str(year) for year in range(2024, 2035)]
    assert axis.tickStrings(narrow, 1, 2) == ["2024", "2026", "2028", "2030", "2032", "2034"]
    assert axis.tickStrings(two, 1, 1) == ["2024", "2025"]


def test_ages_are_named_every_tenth(qtbot: QtBot) -> None:
    [(_, ages)] = AgeAxis().tickValues(16.4, 74.6, 300)
    assert ages == [20, 30, 40, 50, 60, 70]
