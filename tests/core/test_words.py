"""How words are put together."""

from __future__ import annotations

import pytest

from sosuplan.text.language import Language
from sosuplan.text.terms import cells_text, listed, lower


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Mangel", "mangel"),
        ("SOSU-assistenter", "SOSU-assistenter"),
        ("GF2", "GF2"),
        ("I 2034 mangler", "i 2034 mangler"),
        ("Å", "å"),
        ("", ""),
    ],
)
def test_within_a_sentence_a_text_begins_small_but_for_abbreviations(
    text: str, within: str
) -> None:
    assert lower(text) == within


@pytest.mark.parametrize(
    ("parts", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c")],
)
def test_the_last_of_several_stands_behind_and(parts: tuple[str, ...], text: str) -> None:
    assert listed(parts, Language("da")) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 celler"), (1, "1 celle"), (2, "2 celler"), (1200, "1.200 celler")]
)
def test_one_cell_is_told_in_the_singular(count: int, text: str) -> None:
    assert cells_text(count, Language("da")) == text
