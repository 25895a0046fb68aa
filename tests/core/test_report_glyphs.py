"""Text is made fit for the bundled typeface, so that a file can always be made of it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.report.glyphs import STAND_IN, settable, settable_text, signs
from sosuplan.report.typeset import pdf
from tests.core.pdf_check import Tagged, faults
from tests.core.reports import framed, reference, told


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("Ærø og Åbenrå: 1.234,5 – 72,5\u00a0%", "Ærø og Åbenrå: 1.234,5 – 72,5\u00a0%"),
        ("a\u030arhus", "århus"),
        ("to\nlinjer\tog", "to linjer og"),
        ("漢字", STAND_IN),
        ("Navn שלום עולם مرحبا, 漢 😀 字", f"Navn {STAND_IN}, {STAND_IN}"),
        ("😀", STAND_IN),
        ("😀 👩🏽\u200d⚕️", STAND_IN),
        ("Fuld tid 👩\u200d⚕️", "Fuld tid"),
        ("😀 Fuld 👍🏽 tid", "Fuld tid"),
        ("Fuld👍tid", "Fuldtid"),
        ("Fuld tid 😀, og mere", "Fuld tid, og mere"),
        ("\u202eab\u200b\ufeff\x00c", "abc"),
        ("\U0001f468\u200d\U0001f469", STAND_IN),
        ("❤\ufe0f", "❤" if ord("❤") in signs() else STAND_IN),
        ("\ud800", STAND_IN),
        ("\ue000", STAND_IN),
    ],
)
def test_what_cannot_be_set_is_replaced_or_left_out(text: str, set_as: str) -> None:
    assert settable_text(text) == set_as


@given(st.text())
def test_all_text_becomes_text_that_the_typeface_has(text: str) -> None:
    made = settable_text(text)
    assert {ord(sign) for sign in made} <= signs() | set(range(32, 127))
    assert settable_text(made) == made


def test_only_texts_are_changed() -> None:
    data = {"a": ["x\ny", 1, 2.5, None, True, {"b": "😀"}]}
    assert settable(data) == {"a": ["x y", 1, 2.5, None, True, {"b": STAND_IN}]}
    assert json.dumps(data)


def test_the_typeface_has_the_letters_of_both_languages_and_the_marks_in_use() -> None:
    for sign in "abcæøåÆØÅéüß0123456789%–−·»«“”…▲◆●✓→[]□\u00a0":
        assert ord(sign) in signs(), unicodedata.name(sign, sign)


@pytest.mark.paper
def test_every_sign_that_is_let_through_can_be_set() -> None:
    data = told(framed(reference()[0]), "method")
    every = "".join(map(chr, sorted(signs())))
    data["parts"][0]["blocks"].append({"block": "text", "text": [every]})
    assert faults(Tagged(pdf(data))) == []
