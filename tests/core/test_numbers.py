"""One number format: what is shown reads back, and what can mean two things is never guessed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.model.schema.column import write_value
from sosuplan.text.language import LANGUAGES
from sosuplan.text.numbers import (
    MINUS,
    NO_BREAK_SPACE,
    Typed,
    format_number,
    format_percent,
    parse_plain,
    parse_typed,
    rounded,
)

languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize(
    ("value", "decimals", "language", "text"),
    [
        (1234.5, 1, "da", "1.234,5"),
        (1234.5, 1, "en", "1,234.5"),
        (-2419.03, 0, "da", f"{MINUS}2.419"),
        (1_234_567, 0, "da", "1.234.567"),
        (-0.04, 1, "da", "0,0"),
        (-0.0, 0, "en", "0"),
        (math.nan, 1, "da", "–"),
        (math.inf, 1, "en", "–"),
    ],
)
def test_numbers_are_shown_as_the_language_writes_them(
    value: float, decimals: int, language: str, text: str
) -> None:
    assert format_number(value, decimals, language) == text


def test_percentages_have_a_space_in_danish_only() -> None:
    assert format_percent(0.725) == f"72,5{NO_BREAK_SPACE}%"
    assert format_percent(0.725, language="en") == "72.5%"


@given(st.floats(-1e12, 1e12), st.integers(0, 6), languages, st.booleans())
def test_what_is_shown_reads_back_as_the_rounded_value(
    value: float, decimals: int, language: str, signed: bool
) -> None:
    shown = format_number(value, decimals, language, signed=signed)
    typed = parse_typed(shown, language, decimals=decimals)
    assert typed.problem == ""
    assert typed.value == pytest.approx(rounded(value, decimals), rel=1e-12, abs=1e-12)
    assert typed.value == pytest.approx(value, rel=1e-12, abs=0.5001 * 10.0**-decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (12.5, 0, "13"),
        (-12.5, 0, f"{MINUS}13"),
        (0.5, 0, "1"),
        (72.25, 1, "72,3"),
        # Halves as they are written, whatever the binary fraction is.
        (0.285, 2, "0,29"),
        (100 * 0.145, 0, "15"),
        (12.4999, 0, "12"),
        (2.0**52 + 1, 0, "4.503.599.627.370.497"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, decimals: int, shown: str) -> None:
    assert format_number(value, decimals) == shown


@pytest.mark.parametrize("value", [1e22, -1e300, 123456789.5])
def test_figures_of_any_size_are_rounded(value: float) -> None:
    assert rounded(value) == pytest.approx(value, rel=1e-8)


@given(st.floats(-10, 10), st.integers(0, 3), languages)
def test_a_shown_percentage_reads_back(share: float, decimals: int, language: str) -> None:
    typed = parse_typed(format_percent(share, decimals, language), language, decimals=decimals)
    assert typed.value == pytest.approx(100 * share, abs=0.5001 * 10.0**-decimals)


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("72,5", 1, 72.5),
        ("72.5", 1, 72.5),
        ("1.234,5", 1, 1234.5),
        ("1,234.5", 1, 1234.5),
        ("1.234", 0, 1234.0),
        ("1 234", 0, 1234.0),
        ("1.234.567", 1, 1234567.0),
        ("0.500", 1, 0.5),
        ("-5 %", 1, -5.0),
        (f"{MINUS}5 pct.", 1, -5.0),
        ("+3", 0, 3.0),
        (",5", 1, 0.5),
        ("12.", 1, 12.0),
    ],
)
def test_typed_danish_numbers_are_read(text: str, decimals: int, value: float) -> None:
    assert parse_typed(text, "da", decimals=decimals) == Typed(value)


def test_a_dot_that_may_be_either_mark_is_ambiguous() -> None:
    assert parse_typed("1.234", "da") == Typed(None, "ambiguous", (1.234, 1234.0))
    assert parse_typed("1,234", "en") == Typed(None, "ambiguous", (1.234, 1234.0))


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1.2.3",
        "1,2,3",
        "1 2",
        "--1",
        "1.23,4.5",
        "1e5",
        "٣",
        "²",
        "nan",
        "5 % %",
        ".",
        "9" * 400,
    ],
)
def test_what_is_no_number_is_never_guessed(text: str) -> None:
    for language in LANGUAGES:
        assert parse_typed(text, language) == Typed(None, "not_a_number")


@given(st.text(max_size=20), st.integers(0, 3), languages)
def test_any_text_is_a_finite_value_or_a_problem(text: str, decimals: int, language: str) -> None:
    typed = parse_typed(text, language, decimals=decimals)
    assert (typed.value is None) == bool(typed.problem)
    assert typed.value is None or math.isfinite(typed.value)
    assert bool(typed.readings) == (typed.problem == "ambiguous")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_figure_in_a_plan_folder_reads_back_to_the_last_bit(value: float) -> None:
    assert parse_plain(write_value(value)) == value


@pytest.mark.parametrize(
    "text", ["", " ", "1,5", "nan", "inf", "1e999", "1_0", "0x1", "--1", "1.", ".5", "٣", "1 2"]
)
def test_plain_numbers_have_a_dot_and_are_finite(text: str) -> None:
    expected = {"1.": 1.0, ".5": 0.5}.get(text)
    assert parse_plain(text) == expected
