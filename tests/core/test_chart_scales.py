"""Scales, labels and shaded areas of charts: whole, in order, and where they belong."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from sosuplan.charts.scales import (
    below_zero,
    between,
    round_limits,
    spread,
    ticks,
    year_step,
)
from sosuplan.text.numbers import nice_step

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


@given(st.integers(-9000, 9000), st.integers(1, 9000), st.sampled_from([1.0, 20.0, 500.0]))
def test_ticks_are_all_the_multiples_within_the_scale(low: int, span: int, step: float) -> None:
    made = ticks(float(low), float(low + span), step)
    assert made == [n * step for n in range(-9001, 18001) if low <= n * step <= low + span]


def test_years_are_named_as_often_as_their_names_have_room() -> None:
    assert [year_step(width, 30.0) for width in (40.0, 30.0, 16.0, 6.0, 3.0, 1.0)] == [
        1, 1, 2, 5, 10, 20,
    ]  # fmt: skip


@given(st.lists(st.floats(-50.0, 450.0), max_size=8))
def test_labels_are_spread_apart_in_their_order_and_within_the_plot(wanted: list[float]) -> None:
    places = spread(wanted, [15.0] * len(wanted), 2.5, 397.5)
    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(b - a >= 15.0 - 1e-6 for a, b in itertools.pairwise(ordered))
    assert all(10.0 - 1e-6 <= place <= 390.0 + 1e-6 for place in places)


def test_labels_with_room_stay_where_their_lines_end() -> None:
    assert spread([200.0, 100.0, 300.0], [15.0] * 3, 0.0, 400.0) == [200.0, 100.0, 300.0]


def test_labels_in_each_others_way_move_as_little_as_can_be() -> None:
    assert spread([100.0, 100.0], [16.0] * 2, 0.0, 400.0) == [92.0, 108.0]


def test_only_what_is_missing_is_shaded() -> None:
    x, y = below_zero(np.array([0.0, 1.0, 2.0]), np.array([10.0, -10.0, -20.0]))
    assert list(x) == [0.0, 0.5, 1.0, 2.0, 2.0, 0.0]
    assert list(y) == [0.0, 0.0, -10.0, -20.0, 0.0, 0.0]


def test_the_shaded_area_lies_where_demand_is_above_supply() -> None:
    x, y = between(np.array([0.0, 1.0]), supply=np.array([12.0, 8.0]), demand=np.array([8.0, 12.0]))
    assert list(x) == [0.0, 0.5, 1.0, 1.0, 0.5, 0.0]
    assert list(y) == [12.0, 10.0, 12.0, 8.0, 10.0, 12.0]
