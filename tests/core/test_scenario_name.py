"""What a scenario is called is the same wherever it is told of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.analysis.frame import Frame
from sosuplan.exports.results import balance_figures
from sosuplan.exports.texts import case_table
from sosuplan.exports.workbook import workbook
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.scenario_name import (
    frame_caption,
    frame_file,
    frame_name,
    frame_note,
    plan_caption,
    scenario_name,
)
from sosuplan.narrative.story import paragraph
from sosuplan.store.files import LONGEST_NAME, name_for_file, parts_for_file
from sosuplan.text.dates import format_date
from sosuplan.text.language import Language
from sosuplan.text.terms import cut
from tests.baseline import BASELINE_HEAD
from tests.core.books import Book
from tests.core.reports import MADE_ON, framed, reference, told

DANISH = Language("da")


@pytest.fixture(scope="module")
def changed() -> Frame:
    """A saved scenario with a note, of which a lever has been moved since."""
    plan, saved = reference()
    scenario = replace(saved[1], note="Vedtaget i maj").with_lever("intake_change:SSA", 0.13)
    return replace(framed(plan, scenario, compared=saved[1:2]), changed_since_saved=True)


def as_text(data: object) -> str:
    return re.sub(r"\s+", " ", str(data))


@pytest.mark.parametrize(
    ("scenario", "is_changed", "danish", "english"),
    [
        (Scenario("historical"), False, BASELINE_HEAD, "Without new measures"),
        (Scenario("historical", {"reform": 0.0}), False, "Nyt scenarie", "New scenario"),
        (Scenario("historical", {"reform": 1.0}, "Plan B"), False, "Plan B", "Plan B"),
        (Scenario("historical", {}, "Plan B"), True, "Plan B (ændret)", "Plan B (changed)"),
    ],
)
def test_a_scenario_has_one_name(
    scenario: Scenario, is_changed: bool, danish: str, english: str
) -> None:
    assert scenario_name(scenario, DANISH, changed=is_changed) == danish
    assert scenario_name(scenario, Language("en"), changed=is_changed) == english


def test_a_long_name_is_cut_but_not_what_is_said_of_it() -> None:
    scenario = Scenario("historical", {}, "a" * 50 + "b" * 50)
    shown = scenario_name(scenario, DANISH, changed=True, longest=40)
    assert len(shown) == 40
    assert shown.startswith("aaa")
    assert shown.endswith("bbb (ændret)")


@given(st.text(), st.integers(5, 80))
def test_a_cut_text_is_never_longer_than_asked_for_and_a_short_one_stays(
    text: str, longest: int
) -> None:
    assert len(cut(text, longest)) <= longest
    assert len(text) > longest or cut(text, longest) == text


def test_a_changed_scenario_never_goes_out_under_the_saved_ones_name(changed: Frame) -> None:
    saved = changed.scenario.name
    name = f"{saved} (ændret)"
    assert frame_name(changed) == name
    assert f"»{name}«" in paragraph(changed)
    assert f"Scenarie: {name}." in case_table(changed)
    printed = told(changed, "summary")
    assert f"scenarie: {name} ·" in printed["footer"]["lines"][0]
    assert f"»{name}«" in printed["parts"][0]["measures"]["heading"]
    assert name in printed["description"]
    assert f"scenarie: {name} ·" in frame_caption(changed, MADE_ON)[0]
    assert name in frame_file(changed, "2026-11-22")
    book = Book(workbook(changed, MADE_ON))
    facts = {row[0]: row[1] for row in book.rows("Resumé")}
    assert facts["Scenarie"] == name
    heads = {str(head).partition(" · ")[0] for head in book.rows("Balance")[4]}
    assert {name, saved} <= heads
    assert name in book.text("docProps/core.xml")
    assert name in book.text("xl/worksheets/sheet1.xml").split("<oddFooter>")[1]
    assert {row[0] for row in balance_figures(changed)[1:]} == {name, BASELINE_HEAD, saved}


def test_a_changed_scenario_does_not_have_the_saved_ones_note(changed: Frame) -> None:
    assert frame_note(changed) == ""
    assert "Vedtaget i maj" not in as_text(told(changed))
    assert "Vedtaget i maj" not in as_text(Book(workbook(changed, MADE_ON)).rows("Resumé"))
    unchanged = replace(changed, changed_since_saved=False)
    assert frame_note(unchanged) == "Vedtaget i maj"
    assert "Vedtaget i maj" in as_text(told(unchanged, "summary"))


def test_a_scenario_without_a_name_is_called_the_same_in_every_file() -> None:
    plan, _ = reference()
    frame = framed(plan, Scenario("historical", {"reform": 0.0}))
    assert "scenarie: Nyt scenarie ·" in told(frame, "summary")["footer"]["lines"][0]
    assert frame_file(frame, "2026") == f"{plan.name} – Nyt scenarie – 2026"
    assert {row[0] for row in balance_figures(frame)[1:]} == {"Nyt scenarie", BASELINE_HEAD}
    heads = Book(workbook(frame, MADE_ON)).rows("Balance")[4]
    assert "Nyt scenarie · Historisk scenarie" in heads


def test_a_scenario_that_is_compared_with_itself_is_told_once() -> None:
    plan, saved = reference()
    frame = framed(plan, saved[1], compared=saved[1:2])
    areas, jobs = 1, len(plan.occupations) + 1
    rows = [row for row in balance_figures(frame)[1:] if row[0] == saved[1].name]
    assert len(rows) == areas * jobs * len(plan.years)


def test_a_picture_of_a_plan_tells_of_no_scenario() -> None:
    plan, _ = reference()
    lines = plan_caption(plan, DANISH, MADE_ON)
    assert lines[0] == plan.name
    assert lines[1] == "Mekanisk fremskrivning, ikke en prognose · 22.11.2026"


def test_a_date_is_written_the_same_on_paper_and_in_the_workbook(changed: Frame) -> None:
    assert format_date(MADE_ON, DANISH) == "22.11.2026"
    assert format_date(MADE_ON, Language("en")) == "2026-11-22"
    assert told(changed, "summary")["footer"]["lines"][1].endswith(" · 22.11.2026")
    footer = Book(workbook(changed, MADE_ON)).text("xl/worksheets/sheet1.xml")
    assert "22.11.2026" in footer.split("<oddFooter>")[1]


@given(st.lists(st.text(max_size=150), min_size=1, max_size=3))
def test_a_file_name_of_parts_is_one_on_any_system_and_keeps_its_short_parts(
    parts: list[str],
) -> None:
    name = parts_for_file(*parts, "2026-11-22")
    assert "2026-11-22" in name
    if all(part.isascii() for part in parts):
        assert name.endswith("2026-11-22")
        assert len(name.encode()) <= LONGEST_NAME


def test_a_cut_file_name_does_not_end_in_a_loose_comma() -> None:
    text = "Mangel på eller overskud af SOSU-assistenter år for år, personer, " * 3
    for before in range(40):
        assert not name_for_file(f"{'x' * before} {text}").endswith((",", "–", "("))
