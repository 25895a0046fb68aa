from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sosuplan.palette import LIGHT
from ui.charts.axis import AgeAxis, ValueAxis, YearAxis, nice_step, round_limits
from ui.charts.labels import spread
from ui.charts.look import Look

NUMBERS = st.floats(-60000.0, 60000.0)


@given(st.floats(0.0, 1e6), st.integers(1, 12))
def test_a_step_is_whole_and_goes_so_often_into_the_span(span: float, most: int) -> None:
    step = nice_step(span, most)
    assert step == int(step)
    assert str(int(step)).rstrip("0") in ("1", "2", "5")
    assert span / step <= most * (1 + 1e-6) or step == 1


@example(12.0, -1.0)
@example(0.0, 21.0)
@given(NUMBERS, NUMBERS)
def test_a_scale_shows_the_values_and_zero_between_whole_limits(a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    bottom, top = round_limits(low, high)
    assert bottom <= min(low + 1e-4, 0)
    assert max(high - 1e-4, 0) <= top
    assert bottom == int(bottom)
    assert top == int(top)
    assert bottom < top
    assert top - bottom <= 1.5 * (max(high, 0) - min(low, 0)) + 2


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


@given(st.lists(st.floats(-50.0, 450.0), max_size=8))
def test_labels_are_spread_apart_in_their_order_and_within_the_plot(wanted: list[float]) -> None:
    places = spread(wanted, 15.0, 10.0, 390.0)
    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(b - a >= 15.0 - 1e-6 for a, b in itertools.pairwise(ordered))
    assert all(10.0 - 1e-6 <= place <= 390.0 + 1e-6 for place in places)


def test_labels_with_room_stay_where_their_lines_end() -> None:
    assert spread([200.0, 100.0, 300.0], 15.0, 0.0, 400.0) == [200.0, 100.0, 300.0]


def test_labels_in_each_others_way_move_as_little_as_can_be() -> None:
    assert spread([100.0, 100.0], 16.0, 0.0, 400.0) == [92.0, 108.0]
