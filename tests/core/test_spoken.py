"""The summary's pages in words: what a screen reader says of them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from sosuplan.analysis.frame import Frame
from sosuplan.report import typeset
from sosuplan.report.summary import summary
from sosuplan.report.typeset import page_texts
from sosuplan.text.numbers import format_number
from tests.core.frames import FrameMaker
from tests.core.reports import framed, moved, read_back, reference, told

pytestmark = pytest.mark.paper

MADE_ON = date(2026, 1, 31)


@pytest.fixture(params=["da", "en"])
def frame(request: pytest.FixtureRequest, frames: FrameMaker) -> Frame:
    return frames(language=request.param)


def test_every_page_that_is_printed_says_something(frame: Frame) -> None:
    data = summary(frame, made_on=MADE_ON)
    texts = page_texts(data)
    assert len(texts) == len(read_back(data).texts)
    assert all(texts)


def test_the_first_page_says_the_answer_and_what_its_picture_shows(frame: Frame) -> None:
    first = page_texts(summary(frame, ("summary",), made_on=MADE_ON))[0]
    missing = format_number(-frame.gap()[-1], 0, frame.language.code)
    assert missing in first.splitlines()[1]
    assert sum(missing in line for line in first.splitlines()) > 1


def test_the_pages_that_the_first_refers_to_are_said_as_they_are_printed(frame: Frame) -> None:
    data = summary(frame, made_on=MADE_ON)
    texts = page_texts(data)
    last = texts[0].splitlines()[-1]
    pages = [int(number) for number in re.findall(r"(?:side|page) (\d+)", last)]
    heads = [part["heading"] for part in data["parts"] if part["id"] in ("inputs", "sources")]
    assert len(pages) == len(heads)
    for page, head in zip(pages, heads, strict=True):
        assert head in texts[page - 1].splitlines()
    tagged = read_back(data).texts[0]
    assert last.rpartition(". ")[2].replace("\xa0", " ") in tagged


def test_every_point_of_a_list_is_said_on_a_line_of_its_own() -> None:
    plan, _ = reference()
    data = told(framed(plan, moved(plan, 12)), "summary", "method")
    lines = "\n".join(page_texts(data)).splitlines()
    (points,) = (one["points"] for one in data["parts"][1]["blocks"] if one["block"] == "points")
    beyond = data["parts"][0]["measures"]["beyond"]
    assert points
    assert beyond
    for text in (*beyond, *(f"{one['title']} {one['text']}" for one in points)):
        assert " ".join(text.split()) in lines


def test_nothing_is_said_twice_in_a_row(frame: Frame) -> None:
    for text in page_texts(summary(frame, made_on=MADE_ON)):
        lines = text.splitlines()
        assert all(one != other for one, other in pairwise(lines))


def test_a_table_is_said_row_after_row_with_all_its_figures(frame: Frame) -> None:
    texts = "\n".join(page_texts(summary(frame, ("balance",), made_on=MADE_ON)))
    for year, gap in zip(frame.years, frame.gap(), strict=True):
        shown = format_number(float(gap), 0, frame.language.code)
        assert texts.index(str(year)) < texts.index(shown)


def test_forgetting_what_was_made_makes_no_difference_to_what_is_made_next(frame: Frame) -> None:
    data = summary(frame, ("summary",), made_on=MADE_ON)
    before = typeset.pages(data, 50.0)
    typeset.forget()
    assert typeset.pages(data, 50.0) == before
