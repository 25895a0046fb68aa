"""The core speaks Danish throughout: every text it marks has one, with the same blanks in it."""

from __future__ import annotations

import ast
import re
import string
from xml.etree import ElementTree

import pytest

from sosuplan.language import Language, catalogue, lookup
from sosuplan.levers import LeverCatalogue
from sosuplan.resources import resource
from tests.core.source import calls

CONTEXTS = ("Cli", "Faults", "Levers", "Words")


def marked() -> list[tuple[str, str]]:
    """Context and text of everything that the core marks."""
    return [
        (str(ast.literal_eval(call.args[0])), str(ast.literal_eval(call.args[1])))
        for call in calls("mark")
    ]


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_the_core_marks_texts_in_every_context_of_its_own() -> None:
    assert {context for context, _ in marked()} >= set(CONTEXTS)


@pytest.mark.parametrize(("context", "text"), sorted(set(marked())))
def test_every_marked_text_has_danish_with_the_same_blanks(context: str, text: str) -> None:
    forms = catalogue("da").get((context, text))
    assert forms, f"no Danish for {text!r}"
    for form in forms:
        assert blanks(form) == blanks(text)
        assert (form[:1].isspace(), form[-1:].isspace()) == (
            text[:1].isspace(),
            text[-1:].isspace(),
        )
        assert text.endswith(".") == form.endswith(".")


def test_no_translation_of_the_core_is_unfinished_or_stands_for_nothing() -> None:
    root = ElementTree.parse(resource("i18n", "sosuplan_da.ts")).getroot()
    known = set(marked())
    for context in root.iter("context"):
        name = context.findtext("name", "")
        if name in CONTEXTS:
            for message in context.iter("message"):
                assert (name, message.findtext("source", "")) in known
                translation = message.find("translation")
                assert translation is not None
                assert translation.get("type") is None


def test_one_word_has_one_translation() -> None:
    pairs = [(context, source) for (context, source) in catalogue("da")]
    assert len(pairs) == len(set(pairs))


def test_levers_are_called_what_planners_call_them(levers: LeverCatalogue) -> None:
    danish = Language("da")
    assert levers["training_guarantee"].name(danish) == "Lærepladsgaranti"
    assert levers["fulltime_target:municipality:SSA"].name(danish) == "Kommuner, assistenter"
    assert levers["intake_change:SSH"].name(danish) == "Optag, hjælpere"
    for lever in levers:
        for language in (danish, Language("en")):
            assert "{" not in lever.name(language)


def test_english_is_the_text_in_the_code() -> None:
    assert lookup("en", "Words", "Shortage") == "Shortage"
    assert Language("xx").code == "da"


def test_danish_texts_keep_percent_and_percentage_points_apart() -> None:
    for (context, source), forms in catalogue("da").items():
        if context in CONTEXTS:
            points = bool(re.search("percentage point", source, re.IGNORECASE))
            assert points == any("procentpoint" in form.lower() for form in forms)
