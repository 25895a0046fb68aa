"""The program speaks Danish throughout: every text it marks has one, with the same blanks in it."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator

import pytest

from sosuplan.model.levers import LeverCatalogue
from sosuplan.text.language import NP_, Language
from tests.core.source import calls, catalogue, messages


def shown() -> set[tuple[str, str]]:
    """Context ("" for none) and text of everything that core and window show."""
    found = set()
    for package in ("sosuplan", "ui"):
        for name, contexts in (("_", 0), ("N_", 0), ("NP_", 1), ("NN_", 0)):
            for call in calls(name, package):
                given = [one.value for one in call.args if isinstance(one, ast.Constant)]
                if len(given) < len(call.args) and name == "_":
                    # Asked for by a name: marked where that is defined.
                    continue
                assert len(given) == len(call.args), ast.unparse(call)
                context = str(given[0]) if contexts else ""
                found |= {(context, str(text)) for text in given[contexts:]}
    return found


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


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
    danish = catalogue()
    assert [
        (context, text, danish.get((context, text)), fault)
        for context, text in sorted(shown())
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
    assert set(catalogue()) <= shown()
    assert [one.id for one in messages() if one.fuzzy] == []
    count = Counter((one.context, str(one.id)) for one in messages())
    assert [one for one, times in count.items() if times > 1] == []


def test_levers_are_called_what_planners_call_them(levers: LeverCatalogue) -> None:
    danish = Language("da")
    assert levers["training_guarantee"].name(danish) == "Lærepladsgaranti"
    assert levers["fulltime_target:municipality:SSA"].name(danish) == "Kommuner, assistenter"
    assert levers["intake_change:SSH"].name(danish) == "Optag, hjælpere"
    for lever in levers:
        for language in (danish, Language("en")):
            assert "{" not in lever.name(language)


def test_english_is_the_text_in_the_code() -> None:
    assert Language("en")("Shortage") == "Shortage"
    assert Language("en")(NP_("Import", "Note")) == "Note"
    assert Language("xx").code == "da"


def test_a_text_may_be_said_in_another_way_in_a_context() -> None:
    danish = Language("da")
    assert danish(NP_("Import", "Note")) != danish("Note")


def test_danish_texts_keep_percent_and_percentage_points_apart() -> None:
    for (_, source), danish in catalogue().items():
        points = bool(re.search("percentage point", source, re.IGNORECASE))
        assert points == ("procentpoint" in danish.lower()), source
