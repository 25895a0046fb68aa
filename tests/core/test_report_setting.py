"""How a page is set: group names over their rows, notes above charts, footers, words that stay
whole, signs that are lacking, and the language of what the plan says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.frame import FTE, HEADS, Frame
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import AREA_TABLES
from sosuplan.report.glyphs import STAND_IN
from tests.core.pdf_check import Element, Tagged, faults
from tests.core.reports import framed, printed, reference, scenario, told
from tests.core.test_report_areas import many

pytestmark = pytest.mark.paper

LONG = "Et langt navn på en plan for social- og sundhedspersonalet i hele regionen, 2024–2034 "
MIDDLE = 300.0
"""Of a page's width, in points."""
LEAST_CLEAR, LEAST_EDGE = 20.0, 15.0
"""Between the text and the footer, and between the footer and the edge, in points."""


def places(file: Tagged, page: int) -> list[tuple[str, float, float]]:
    """Every piece of text on a page with its place from the left and from below, in points."""
    return [(piece.text.strip(), piece.x, piece.y) for piece in file.pieces[page]]


def pages_of(element: Element) -> set[int]:
    return {page for one in element for page, _ in one.content}


def grouped_tables(file: Tagged) -> list[tuple[Element, list[Element]]]:
    """Tables with names of groups among their rows, and their rows."""
    found = []
    for table in file.tree.find("Table"):
        rows = table.find("TR")
        width = len(rows[0].children)
        if any(len(row.children) == 1 < width for row in rows):
            found.append((table, rows))
    return found


def with_long_names(plan: Plan) -> Plan:
    new = {area: f"Kommune nummer {at} med et ret langt navn" for at, area in enumerate(plan.areas)}
    # What serves all areas stays so.
    new[""] = ""
    tables: dict[str, Any] = {
        table: tuple(replace(row, area=new[row.area]) for row in getattr(plan, table))
        for table in AREA_TABLES
    }
    return replace(plan, **tables)


@pytest.mark.parametrize("count", [3, 4, 5, 98])
def test_the_name_of_a_group_stands_on_the_page_of_its_first_row(count: int) -> None:
    file = printed(framed(with_long_names(many(reference()[0], count))), "matrix", "inputs")
    assert faults(file) == []
    tables = grouped_tables(file)
    assert tables
    for _, rows in tables:
        for row, after in pairwise(rows):
            if len(row.children) == 1:
                assert pages_of(row) == {min(pages_of(after))}


@pytest.mark.parametrize(("language", "word"), [("da", "fortsat"), ("en", "continued")])
def test_a_group_that_goes_on_over_the_page_is_named_there_again(language: str, word: str) -> None:
    plan = many(reference()[0], 4)
    years = tuple(
        replace(row, year=2024 - back)
        for row in plan.trainee_intake
        if row.year == 2024
        for back in range(30)
    )
    plan = replace(plan, trainee_intake=years)
    file = printed(framed(plan, language=language), "inputs")
    assert faults(file) == []
    gone_on = 0
    for _, rows in grouped_tables(file):
        name = None
        for row, after in pairwise(rows):
            name = row if len(row.children) == 1 else name
            (page,), (next_page,) = pages_of(row), pages_of(after)
            if name is not None and len(after.children) > 1 and next_page > page:
                gone_on += 1
                assert f", {word}" in file.texts[next_page]
    assert gone_on
    assert file.text.count(f", {word}") == gone_on


@pytest.mark.parametrize(
    ("start", "language"), [(2024, "da"), (2025, "en"), (2026, "da"), (2034, "da"), (2034, "en")]
)
def test_projection_is_written_where_its_ground_begins(start: int, language: str) -> None:
    changed = scenario(intake_change__SSA=0.1, other_recruitment__SSA=100.0, start_year=start)
    plan, _ = reference()
    word = {"da": "Fremskrivning →", "en": "Projection →"}[language]
    for occupation, unit in (("SSA", HEADS), ("all", FTE)):
        frame = framed(plan, changed, language=language, occupation=occupation, unit=unit)
        file = printed(frame, "summary", "balance")
        for page in range(2):
            (x,) = (x for text, x, _ in places(file, page) if text == word)
            assert x < MIDDLE / 2


def test_a_word_that_begins_with_a_hyphen_is_whole() -> None:
    plan, _ = reference()
    levers = {"retention": 0.772, "demand_growth_change": -0.003}
    for demand in (row.scenario for row in plan.demands):
        frame = framed(plan, Scenario(demand, levers), occupation="all")
        pages = printed(frame, "summary", "matrix", "balance", "ages").lines
        assert sum("-hjælpere" in text for text in pages) > 1
        assert not any(re.search(r"(^|\s)-\s*\n", text) for text in pages)


def footer_of(file: Tagged, page: int) -> tuple[float, float, float]:
    """How high on a page the lowest text above its footer stands, the footer's first line and its
    last, in points."""
    found = places(file, page)
    (first,) = (y for text, _, y in found if re.match(r"side \d+ af \d+$", text))
    return min(y for _, _, y in found if y > first + 1), first, min(y for _, _, y in found)


def test_the_footer_grows_with_long_names_and_stays_clear_of_the_text() -> None:
    plan, saved = reference()
    plan_name, name = LONG.strip(), (LONG * 3)[:200].strip()
    for long in (False, True):
        frame = framed(
            replace(plan, name=plan_name) if long else plan,
            replace(saved[1], name=name) if long else saved[1],
            occupation="all",
        )
        file = printed(frame)
        assert faults(file) == []
        for page, text in enumerate(file.texts):
            body, first, last = footer_of(file, page)
            assert body - first > LEAST_CLEAR
            assert last > LEAST_EDGE
            if long:
                assert " ".join(f"{plan_name} · scenarie: {name} · efterspørgsel".split()) in text


def test_the_footer_names_the_model_by_the_number_of_the_method() -> None:
    file = printed(framed(reference()[0]), "method", "sources")
    assert f"modellens version ({MODEL_VERSION})" in file.text
    for text in file.texts:
        assert f"SOSUplan {__version__}, model {MODEL_VERSION} · " in text


def test_inputs_are_set_in_one_size() -> None:
    for language in ("da", "en"):
        (part,) = told(framed(reference()[0], language=language), "inputs")["parts"]
        assert not any(block.get("small") for block in part["blocks"])


def test_what_a_chart_counts_is_written_alike_above_all() -> None:
    plan, saved = reference()
    for occupation in ("SSA", "all"):
        file = printed(framed(plan, saved[1], occupation=occupation), "ages")
        found = [text for text, _, _ in places(file, 0) if text.lower() == "personer"]
        assert found == ["personer", "personer"]


@pytest.mark.parametrize("unit", [HEADS, FTE])
def test_headings_over_years_say_what_is_counted(unit: str) -> None:
    frame = framed(reference()[0], scenario(intake_change__SSA=0.1), unit=unit)
    headings = [
        block["text"]
        for part in told(frame)["parts"]
        for block in part.get("blocks", ())
        if block["block"] == "heading"
    ]
    years = [text for text in headings if "år for år" in text.lower()]
    assert len(years) == len(set(years)) > 1
    assert "År for år" not in years


# --- signs that the typeface lacks, and languages ------------------------------------------------

LEFT_OUT = "er udeladt eller vist som □."


def strange(plan: Plan, saved: Scenario) -> Frame:
    return framed(
        replace(plan, name="Plan 😀 שלום עולם مرحبا"), replace(saved, name="Fuld 👍🏽 tid שלום")
    )


@pytest.mark.parametrize(
    "sections", [(), ("summary",), ("balance",), ("matrix", "inputs"), ("sources",), ("method",)]
)
def test_it_is_said_once_that_signs_are_left_out(sections: tuple[str, ...]) -> None:
    plan, saved = reference()
    file = printed(strange(plan, saved[1]), *sections)
    assert faults(file) == []
    assert file.text.count(LEFT_OUT) == 1
    assert STAND_IN * 2 not in file.text.replace(" ", "")
    assert f"Plan {STAND_IN} · scenarie: Fuld tid {STAND_IN}" in file.text


def test_nothing_is_said_where_every_sign_is_printed() -> None:
    plan, saved = reference()
    decomposed = replace(saved[1], name="Fuld tid pa\u030a tva\u0308rs\n")
    assert LEFT_OUT not in printed(framed(plan, saved[1])).text
    assert LEFT_OUT not in printed(framed(plan, decomposed), "summary", "method").text


def languages(node: Any, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """The languages of the elements of each role that name one."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            languages(one, found)
    elif isinstance(node, dict):
        if "/S" in node and "/Lang" in node:
            found.setdefault(str(node["/S"]), set()).add(str(node["/Lang"]))
        if "/K" in node:
            languages(node["/K"], found)
    return found


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("Fuld tid som i regionen", ()),
        ("a+b (c) [d] {e} ^$.|?* #&~-", ("summary",)),
        ("æ", ("summary",)),
    ],
)
def test_what_the_plan_says_is_danish_in_an_english_summary(
    name: str, sections: tuple[str, ...]
) -> None:
    plan, saved = reference()
    english = framed(plan, replace(saved[1], name=name), language="en", occupation="all")
    file = printed(english, *sections)
    assert faults(file) == []
    assert file.root["/Lang"] == "en-GB"
    assert "da-DK" in languages(file.root["/StructTreeRoot"]["/K"], {})["/P"]
    first = file.reader.pages[0].get_contents()
    assert first is not None
    assert b"/Lang(da-DK)" in first.get_data()
    assert name in file.texts[0]


def test_a_danish_summary_is_danish_throughout() -> None:
    plan, saved = reference()
    file = printed(framed(plan, saved[1]))
    named = languages(file.root["/StructTreeRoot"]["/K"], {})
    assert set().union(*named.values()) <= {"da-DK"}
