"""The core speaks Danish throughout: every text it marks has one, with the same blanks in it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from sosuplan.language import Language, catalogue, lookup
from sosuplan.levers import LeverCatalogue
from sosuplan.resources import resource
from tests.core.source import calls

CORE_CONTEXTS = ("Cli", "Faults", "Headline", "Levers", "Words")
CATALOGUE = resource("i18n", "sosuplan_da.ts")


def shown() -> list[tuple[str, str]]:
    """Context and text of everything that core and window show."""
    found = []
    # Painters and texts have methods of the name too: only the function alone is meant.
    translated = [call for call in calls("translate", "ui") if isinstance(call.func, ast.Name)]
    # Before Qt is loaded, the window's texts are marked as the core's are.
    for call in [*calls("mark"), *calls("mark", "ui"), *translated]:
        context, text = call.args[:2]
        assert isinstance(context, ast.Constant), ast.unparse(call)
        assert isinstance(text, ast.Constant), ast.unparse(call)
        found.append((str(context.value), str(text.value)))
    return found


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_the_core_marks_texts_in_every_context_of_its_own() -> None:
    assert {context for context, _ in shown()} >= set(CORE_CONTEXTS)


def spaces(text: str) -> tuple[bool, bool]:
    """Whether there are spaces before and after."""
    return text[:1].isspace(), text[-1:].isspace()


def untrue(text: str, danish: str) -> Iterator[str]:
    """In what the Danish of a text differs from it, or is no Danish."""
    if not danish:
        yield "none"
        return
    if blanks(danish) != blanks(text):
        yield "other blanks"
    if spaces(danish) != spaces(text):
        yield "other spaces before or after"
    for end in (".", "…"):
        if text.endswith(end) != danish.endswith(end):
            yield f"only one ends with {end!r}"
    if '"' in danish or danish.count("»") != danish.count("«"):
        yield "Danish quotes are »…«"


def test_every_text_has_danish_with_the_same_blanks() -> None:
    danish = catalogue("da")
    assert [
        (context, text, danish.get((context, text)), fault)
        for context, text in sorted(set(shown()))
        for fault in untrue(text, danish.get((context, text), ""))
    ] == []


@pytest.mark.parametrize(
    ("text", "danish", "fault"),
    [
        ("Open", "", "none"),
        ("{a} of {b}", "{a} af {c}", "other blanks"),
        ("of ", "af", "other spaces before or after"),
        ("End.", "Slut", "only one ends with '.'"),
        ("Open…", "Åbn", "only one ends with '…'"),
        ('"{a}"', '"{a}"', "Danish quotes are »…«"),
        ('"{a}"', "»{a}", "Danish quotes are »…«"),
        ("Open {a}.", "Åbn {a}.", None),
    ],
)
def test_each_fault_of_a_translation_is_found(text: str, danish: str, fault: str | None) -> None:
    assert list(untrue(text, danish)) == ([fault] if fault else [])


def test_no_translation_is_unfinished_stands_for_nothing_or_twice() -> None:
    known = set(shown())
    seen = set()
    for context in ElementTree.parse(CATALOGUE).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            pair = (name, message.findtext("source", ""))
            assert pair in known
            assert pair not in seen
            seen.add(pair)
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") is None


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
    for (_, source), danish in catalogue("da").items():
        points = bool(re.search("percentage point", source, re.IGNORECASE))
        assert points == ("procentpoint" in danish.lower()), source
