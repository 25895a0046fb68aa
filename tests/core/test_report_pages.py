"""What stands together on the summary's pages, and how full they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

import pytest

from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts import trainees as steps
from sosuplan.charts import wave
from sosuplan.model.library import library
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.report.typeset import page_texts
from sosuplan.text.numbers import format_number
from tests.core.pdf_check import Element, Tagged, faults
from tests.core.reports import framed, moved, printed, reference, scenario, told
from tests.core.test_report_areas import many

pytestmark = pytest.mark.paper

LONG = "Meget lange navne på scenarier " * 7
MOST_PAGES, LEAST_FILLED, LEAST_FILLED_OF_MANY = 14, 0.62, 0.55
MOST_PAGES_OF_MANY = 19
HEIGHT, TOP, BOTTOM = 842.0, 54.0, 65.0
"""Of a page, and of its margins, in points."""
HEADINGS = ("H1", "H2")


@dataclass
class Part:
    """A section as it stands on paper: its elements in reading order."""

    elements: list[Element] = field(default_factory=list)

    @property
    def pages(self) -> set[int]:
        return {page for one in self.elements for page in pages_of(one)}

    def find(self, role: str) -> list[Element]:
        return [one for one in self.elements if one.role == role]


def pages_of(element: Element) -> set[int]:
    return {page for one in element for page, _ in one.content}


def told_parts(element: Element) -> Iterator[Element]:
    """Headings, paragraphs, lists, pictures and tables, in reading order."""
    for child in element.children:
        if child.role in (*HEADINGS, "P", "L", "Figure", "Table"):
            yield child
        else:
            yield from told_parts(child)


def parts_of(file: Tagged) -> list[Part]:
    """The sections of a file, each with the line above its title."""
    found = [Part()]
    for element in told_parts(file.tree):
        if element.role == "H1":
            before = found[-1].elements
            above = (
                bool(before)
                and before[-1].role == "P"
                and pages_of(before[-1]) == pages_of(element)
            )
            found.append(Part([before.pop()] if above else []))
        found[-1].elements.append(element)
    return found[1:]


def by_id(frame: Frame, file: Tagged) -> dict[str, Part]:
    return dict(zip((one["id"] for one in told(frame)["parts"]), parts_of(file), strict=True))


def lasting(years: int) -> Plan:
    """The reference plan with another horizon, so many years after the base year."""
    plan, _ = reference()
    horizon = plan.base_year + years
    known = {(row.scenario, row.occupation): row for row in plan.demand_index}
    index = [row for row in plan.demand_index if row.year <= horizon]
    for (name, occupation), last in known.items():
        index += [
            replace(last, scenario=name, occupation=occupation, year=year)
            for year in range(last.year + 1, horizon + 1)
        ]
    return replace(plan, horizon=horizon, demand_index=tuple(index), published=())


def everything(plan: Plan) -> Scenario:
    return replace(moved(plan, 99), name=LONG)


def frames() -> dict[str, Frame]:
    """Plans and scenarios of every size."""
    plan, saved = reference()
    only = replace(saved[1], levers={"reform": 1.0, "fulltime_target:municipality:SSH": 0.565})
    return {
        "two years": framed(lasting(2), scenario(reform=1.0)),
        "forty years": framed(lasting(40), scenario(reform=1.0)),
        "forty years, every lever": framed(lasting(40), everything(plan), compared=saved),
        "every lever": framed(plan, everything(plan), compared=saved, occupation="all"),
        "helpers": framed(plan, only, occupation="SSH"),
        "four areas": framed(many(plan, 4), saved[1], occupation="all"),
        "all municipalities": framed(many(plan, 98), saved[1]),
    }


FRAMES = frames()


@lru_cache
def file_of(name: str) -> Tagged:
    return printed(FRAMES[name])


@pytest.fixture(scope="module", params=[(0, "da"), (1, "da"), (2, "en"), (3, "da"), (3, "en")])
def summary(request: pytest.FixtureRequest) -> tuple[Frame, Tagged]:
    """The reference plan as it stands today, and each of its scenarios."""
    plan, saved = reference()
    case, language = request.param
    frame = framed(plan, (None, *saved)[case], language=language)
    return frame, printed(frame)


def test_what_belongs_together_stands_on_one_page(summary: tuple[Frame, Tagged]) -> None:
    parts = by_id(*summary)
    for name in ("matrix", "balance", "ages", "trainees", "why", "fulltime"):
        assert len(parts[name].pages) == 1, name
    # These go on below each other, where the pages have room.
    assert len(parts["inputs"].pages) <= 3
    assert len(parts["method"].pages) <= 2


def test_pages_are_few_and_full(summary: tuple[Frame, Tagged]) -> None:
    _, file = summary
    assert len(file.texts) <= MOST_PAGES
    for page in file.pieces[:-1]:
        end = min(piece.y for piece in page if piece.y > BOTTOM)
        assert (HEIGHT - TOP - end) / (HEIGHT - TOP - BOTTOM) > LEAST_FILLED


@pytest.mark.parametrize(
    ("occupation", "areas", "unit"),
    [("all", 1, HEADS), ("all", 4, FTE), ("SSA", 4, HEADS), ("SSA", 4, FTE)],
)
def test_no_page_is_half_empty_for_both_occupations_or_several_areas(
    occupation: str, areas: int, unit: str
) -> None:
    plan, saved = reference()
    made = many(plan, areas) if areas > 1 else plan
    file = printed(framed(made, saved[1], occupation=occupation, unit=unit))
    assert len(file.texts) <= {1: 19, 4: 22}[areas]
    for page in file.pieces[:-1]:
        end = min(piece.y for piece in page if piece.y > BOTTOM)
        assert (HEIGHT - TOP - end) / (HEIGHT - TOP - BOTTOM) > LEAST_FILLED_OF_MANY


def test_a_word_that_is_wider_than_its_column_breaks_and_does_not_run_into_the_next() -> None:
    plan, _ = reference()
    goals = tuple(library().goals.values())
    wide = replace(
        goals[0], id="wide", indicator="gap_heads", unit="heads", baseline=1e6, target=2e6
    )
    file = printed(framed(replace(plan, goals=(*goals, wide))), "goals")
    word = "minimumsdimensioneringen"
    assert any(one.title_da.endswith(word) for one in goals)
    pieces = [piece.text for piece in file.pieces[0] if "minimums" in piece.text]
    assert pieces
    assert not any(word in piece for piece in pieces)


@pytest.mark.parametrize(
    "name", [name for name in FRAMES if name not in ("forty years", "helpers")]
)
def test_no_heading_stands_at_the_foot_of_a_page(name: str) -> None:
    file = file_of(name)
    assert faults(file) == []
    elements = list(told_parts(file.tree))
    for element, after in pairwise(elements):
        if element.role in HEADINGS:
            assert pages_of(element) == {min(pages_of(after) or pages_of(element))}


def test_what_leads_to_a_table_stands_on_the_page_that_it_begins_on() -> None:
    plan, _ = reference()
    goals = tuple(library().goals.values())[:7]
    # The more is known of the levers, the further down the page the goals begin.
    moved = {"retention": 0.1, "fulltime_target:municipality:SSA": 0.5, "senior_years": 1.0}
    for count in range(1, len(moved) + 1):
        levers = dict(list(moved.items())[:count])
        frame = framed(replace(plan, goals=goals), Scenario("weighted", levers, "Navn"))
        elements = list(told_parts(printed(frame, "evidence", "goals").tree))
        for heading, text, table in zip(elements, elements[1:], elements[2:], strict=False):
            if (heading.role, text.role, table.role) == ("H1", "P", "Table"):
                assert max(pages_of(text)) == min(pages_of(table))


def test_a_plan_of_all_municipalities_prints_on_few_pages() -> None:
    # That it is accessible, as all of them are, is seen above.
    assert len(file_of("all municipalities").texts) <= MOST_PAGES_OF_MANY


@pytest.mark.parametrize("name", [name for name in FRAMES if name != "forty years, every lever"])
def test_a_chart_stands_on_the_page_of_its_table_where_one_holds_both(name: str) -> None:
    assert len(by_id(FRAMES[name], file_of(name))["trainees"].pages) == 1


@pytest.mark.parametrize("name", ["forty years", "forty years, every lever", "two years"])
def test_every_year_of_any_horizon_is_told(name: str) -> None:
    frame = FRAMES[name]
    text = file_of(name).text
    lines = [wave.retiring(frame), steps.flow(frame, steps.STARTS), steps.flow(frame, "graduates")]
    for values in lines:
        for value in values:
            assert format_number(float(value), 0, "da") in text
    for year in frame.years:
        assert text.count(str(year)) >= 2


def test_the_line_above_the_answer_leaves_the_year_out_where_it_has_no_room_for_it() -> None:
    plan, _ = reference()
    for occupation, ending in (
        ("SSA", "mekanisk fremskrivning til 2034"),
        ("all", "mekanisk fremskrivning"),
    ):
        frame = framed(plan, Scenario("fulltime"), occupation=occupation)
        lines = page_texts(told(frame, "summary"))[0].splitlines()
        (kicker,) = (one for one in lines if "mekanisk" in one and "Fuldtidsscenario ·" in one)
        assert kicker.endswith(ending)


def test_tables_side_by_side_are_read_under_their_own_headings() -> None:
    plan, saved = reference()
    for language in ("da", "en"):
        data = told(framed(plan, saved[1], language=language), "inputs")
        lines = "\n".join(page_texts(data)).splitlines()
        titles = [
            block["text"] for block in data["parts"][0]["blocks"] if block["block"] == "heading"
        ]
        assert len(titles) > 6
        for title in titles:
            table = lines[lines.index(title) + 1]
            block = data["parts"][0]["blocks"]
            at = next(n for n, one in enumerate(block) if one.get("text") == title)
            assert table.startswith(block[at + 1]["columns"][0]["text"])


@pytest.mark.parametrize("unit", ["heads", "fte"])
def test_the_years_of_a_wave_stand_above_its_figures(unit: str) -> None:
    # Where more or fewer retire than without measures, bars alone do not tell it.
    frame = framed(reference()[0], scenario(reform=0.0), unit=unit)
    (part,) = told(frame, "ages")["parts"]
    years = part["blocks"][-1]
    assert [one["text"] for one in years["columns"][1:]] == [str(one) for one in wave.years(frame)]
    now = [format_number(float(one), 0, "da") for one in wave.retiring(frame, CURRENT)]
    assert years["rows"][0][1:] == now
