"""Parts that are rounded add up to what was divided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.areas import apportioned

weights = st.lists(st.floats(0.0, 1000.0), min_size=1, max_size=40).filter(
    lambda found: sum(found) > 1.0
)


@pytest.mark.parametrize(
    ("parts", "total", "numbers"),
    [
        ([1, 1, 1], 100, [34, 33, 33]),
        ([0.5, 99.5], 100, [1, 99]),
        ([2, 3, 5], 10, [2, 3, 5]),
        ([1, 0, 1], 5, [3, 0, 2]),
        ([1, 2], 0.3, [0.1, 0.2]),
        ([1, 1], 12.5, [6.3, 6.2]),
        ([0, 0], 7, [0, 0]),
    ],
)
def test_the_largest_remainders_are_rounded_up(
    parts: list[float], total: float, numbers: list[float]
) -> None:
    assert apportioned(parts, total) == pytest.approx(numbers, abs=1e-12)


@given(weights, st.integers(0, 100_000))
def test_whole_people_stay_whole_and_add_up_and_nobody_is_a_person_off(
    parts: list[float], total: int
) -> None:
    numbers = apportioned(parts, total)
    assert sum(numbers) == total
    assert all(number == int(number) and number >= 0.0 for number in numbers)
    for part, number in zip(parts, numbers, strict=True):
        assert abs(number - part / sum(parts) * total) < 1.0 + 1e-6
