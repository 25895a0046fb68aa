"""The summary as a file: tagged, archivable, the same every time, and true to the engine."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan import __version__
from sosuplan.analysis.frame import CURRENT, FTE, HEADS
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.library import library
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import AttachedMeasure, Scenario, edition, inputs_hash
from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS, SECTIONS
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from tests.core.folders import two_areas
from tests.core.goal_plans import with_goals
from tests.core.pdf_check import Tagged, faults
from tests.core.reports import framed, moved, printed, read_back, reference, told
from tests.core.strategies import plans_with_scenario

pytestmark = pytest.mark.paper

HOSTILE = '#import "x" *a* _b_ $x$ `c` @d <e> [f] \\n // g /* h {i} = j'
LONG = "Langtnavn" * 34


@pytest.fixture(scope="module")
def whole() -> Tagged:
    """The reference plan's second scenario, all sections, in Danish."""
    plan, saved = reference()
    return printed(framed(plan, saved[1]))


def section_name(name: str) -> str:
    return next(one for one in SECTIONS if one.id == name).name(Language("da"))


# --- what kind of file it is --------------------------------------------------------------------


def test_the_file_has_title_language_and_tags(whole: Tagged) -> None:
    assert whole.reader.metadata is not None
    title = whole.reader.metadata.title
    plan, saved = reference()
    missing = format_number(-framed(plan, saved[1]).gap()[-1], 0, "da")
    assert title == f"Region Midtjylland 2024–2034: I 2034 mangler der {missing} SOSU-assistenter"
    assert whole.root["/Lang"] == "da-DK"
    assert whole.root["/MarkInfo"]["/Marked"]


def test_the_properties_name_the_scenario_and_no_number_of_its_inputs(whole: Tagged) -> None:
    plan, saved = reference()
    assert whole.reader.metadata is not None
    xmp = whole.root["/Metadata"].get_object().get_data().decode()
    told = f"{xmp} {whole.reader.metadata}"
    assert saved[1].name in told
    assert inputs_hash(plan, saved[1]) not in told
    assert edition(plan) not in told


def test_the_file_says_that_it_is_pdf_a_3a_and_pdf_ua_1(whole: Tagged) -> None:
    xmp = whole.root["/Metadata"].get_object().get_data().decode()
    for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert f"<{name}>{value}</{name}>" in xmp


def test_the_only_fonts_are_the_bundled_ones_and_they_are_embedded(whole: Tagged) -> None:
    fonts = whole.fonts()
    assert {re.sub(r"^[A-Z]{6}\+", "", name) for name in fonts} <= {
        "Inter-Regular",
        "Inter-SemiBold",
        "Inter-Bold",
    }
    assert all(fonts.values())


def test_the_same_inputs_and_date_give_the_same_bytes_and_another_date_others() -> None:
    plan, saved = reference()
    first = typeset.pdf(told(framed(plan, saved[0])))
    assert typeset.pdf(told(framed(plan, saved[0]))) == first
    assert typeset.pdf(told(framed(plan, saved[0])) | {"date": "2026-11-23"}) != first


# --- every page ---------------------------------------------------------------------------------


def test_every_page_has_the_whole_footer(whole: Tagged) -> None:
    plan, saved = reference()
    frame = framed(plan, saved[1])
    assert len(whole.texts) > 3
    for number, text in enumerate(whole.texts, start=1):
        for part in (
            plan.name,
            f"scenarie: {saved[1].name}",
            inputs_hash(frame.plan, frame.scenario),
            edition(plan),
            f"SOSUplan {__version__}",
            "22.11.2026",
            f"side {number} af {len(whole.texts)}",
        ):
            assert part in text


def test_references_lead_to_the_pages_where_sections_begin(whole: Tagged) -> None:
    found = re.search(r"forudsætninger på side (\d+) og kilder på side (\d+)", whole.texts[0])
    assert found is not None
    inputs, sources = (whole.texts[int(page) - 1] for page in found.groups())
    assert section_name("inputs") in inputs
    assert "Hvor tallene kommer fra" in sources


def test_a_table_over_several_pages_repeats_its_head() -> None:
    data = told(framed(reference()[0]), "balance")
    table = next(one for one in data["parts"][0]["blocks"] if one["block"] == "table")
    table["rows"] *= 10
    texts = read_back(data).texts
    assert len(texts) == 3
    assert all("Udbud Efterspørgsel Balance Udbud Efterspørgsel" in text for text in texts)


@pytest.mark.parametrize("count", range(0, 48, 6))
def test_a_note_stays_with_its_table(count: int) -> None:
    data = told(framed(reference()[0]), "fulltime")
    filler = {"block": "text", "text": ["Fyld."]}
    before = {**data["parts"][0], "id": "method", "blocks": [filler] * max(1, count)}
    data["parts"].insert(0, before)
    texts = read_back(data).texts
    page = next(text for text in texts if "Kommuner, assistenter" in text)
    assert "En streg: Gruppen" in page


@pytest.mark.parametrize("count", [20, 40, 44, 46, 48])
def test_a_long_table_begins_where_there_is_room_for_some_of_its_rows(count: int) -> None:
    data = told(framed(reference()[0]), "inputs")
    blocks = data["parts"][0]["blocks"]
    long = next(one for one in blocks if one["block"] == "table" and len(one["rows"]) > 18)
    filler = {"block": "text", "text": ["Fyld."]}
    data["parts"][0]["blocks"] = [
        *([filler] * count),
        {"block": "heading", "text": "Overskrift"},
        long,
    ]
    page = next(text for text in read_back(data).texts if "Overskrift" in text)
    assert page.partition("Overskrift")[2].count("%") >= 4 * 5


def test_nothing_is_cut_where_rows_are_high() -> None:
    data = told(framed(reference()[0]), "balance")
    table = next(one for one in data["parts"][0]["blocks"] if one["block"] == "table")
    high = "Status " * 40
    table["rows"] = [[*row[:-1], f"{high}{place}."] for place, row in enumerate(table["rows"])]
    text = printed_text(data)
    assert all(f"Status {place}." in text for place in range(len(table["rows"])))


def printed_text(data: dict[str, Any]) -> str:
    """What stands within the edges of the pages."""
    pages = read_back(data).pieces
    return " ".join(" ".join(one.text for page in pages for one in page if one.y > 0).split())


# --- the figures --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_figures_are_the_engines(language: str) -> None:
    plan, saved = reference()
    frame = framed(plan, saved[1], occupation="all", unit=FTE, language=language)
    text = printed(frame, "balance").text
    # Of both occupations, those of each: their sum would hide whose shortage it is.
    for balance in frame.balances[CURRENT].parts:
        for year, *figures, _ in balance.rows():
            row = " ".join(format_number(float(figure), 0, language) for figure in figures)
            assert f"{year} {row}" in text


def test_published_balances_stand_in_the_matrix() -> None:
    text = printed(framed(reference()[0]), "matrix").text
    for published in ("−2.419", "−2.219", "−774", "−3.380"):
        assert published in text
    assert "88 af 88 felter, 8 af 8 balancer" in text


def test_published_potentials_stand_in_the_full_time_section() -> None:
    plan, _ = reference()
    text = printed(framed(plan, occupation="SSA"), "fulltime").text
    assert "Kommuner, assistenter 4.547 28,4 % 290 307 481 508 290 / 481" in text
    assert "Region, assistenter 1.501 56,5 % – – 63 68 – / 63" in text


def test_every_figure_of_the_inputs_has_a_source_by_number(whole: Tagged) -> None:
    data = told(framed(reference()[0]))
    blocks = next(part for part in data["parts"] if part["id"] == "inputs")["blocks"]
    listed = next(part for part in data["parts"] if part["id"] == "sources")["blocks"][0]
    numbers = {source["number"] for source in listed["sources"]}
    for table in (block for block in blocks if block["block"] == "table"):
        has_number = [False] * len(table["columns"])
        for row in table["rows"]:
            for place, cell in enumerate(row):
                if isinstance(cell, dict) and "ref" in cell:
                    has_number[place] = True
                    assert cell["ref"] in numbers
        figures = [column["align"] == "right" for column in table["columns"]]
        assert has_number == figures


# --- sections -----------------------------------------------------------------------------------

ATTACHED = (AttachedMeasure(next(iter(library().measures))),)
"""What a scenario has whose measures are printed."""


@pytest.mark.parametrize("name", SECTION_IDS)
def test_every_section_can_stand_alone(name: str) -> None:
    plan, saved = reference()
    scenario = replace(saved[1], measures=ATTACHED)
    data = told(framed(with_goals(plan), scenario, compared=saved[:1]), name)
    assert [part["id"] for part in data["parts"]] == [name]
    file = read_back(data)
    assert faults(file) == []
    assert data["parts"][0]["heading"].split()[0] in file.text


@settings(max_examples=5)
@given(st.sets(st.sampled_from(SECTION_IDS), min_size=1))
def test_any_sections_can_stand_together_in_their_order(names: set[str]) -> None:
    plan, saved = reference()
    scenario = replace(saved[1], measures=ATTACHED)
    data = told(framed(with_goals(plan), scenario, compared=saved[:1]), *names)
    assert [part["id"] for part in data["parts"]] == [one for one in SECTION_IDS if one in names]
    assert faults(read_back(data)) == []


def test_sections_with_nothing_to_say_leave_no_trace() -> None:
    plan, _ = reference()
    bare = replace(
        plan,
        trainee_intake=tuple(replace(row, gf2_starts=0.0) for row in plan.trainee_intake),
        working_time=tuple(replace(row, fulltime_share=1.0) for row in plan.working_time),
        reform=(),
        demand_scenarios=plan.demand_scenarios[:1],
        demand_index=tuple(row for row in plan.demand_index if row.scenario == "weighted"),
        published=(),
    )
    data = told(framed(bare))
    gone = {"trainees", "fulltime", "matrix", "comparison"}
    gone |= {"measures", "evidence", "goals", "follow_up"}
    assert {part["id"] for part in data["parts"]} == set(SECTION_IDS) - gone
    text = read_back(data).text
    assert not any(name in text for name in ("Fuldtidspotentiale", "Scenariematrix"))


def test_a_summary_without_lists_does_not_refer_to_them() -> None:
    text = printed(framed(reference()[0]), "summary").text
    assert "på side" not in text
    assert "side 1 af 1" in text


# --- whatever people write ----------------------------------------------------------------------


def test_what_people_write_is_printed_as_it_is() -> None:
    plan, _ = reference()
    scenario = Scenario("weighted", {"reform": 1.0}, HOSTILE, f"note {HOSTILE}")
    sources = (replace(plan.sources[0], title=HOSTILE, note=HOSTILE), *plan.sources[1:])
    file = printed(framed(replace(plan, name=HOSTILE, sources=sources), scenario))
    assert faults(file) == []
    squeezed = file.text.replace(" ", "")
    assert squeezed.count(HOSTILE.replace(" ", "")) >= 5


@pytest.mark.parametrize(
    "name",
    [LONG, "😀 漢字 \u202eab\u200b \U0001f468\u200d\U0001f469 ½ ₂ é"],
    ids=["long", "strange"],
)
def test_any_name_can_be_printed(name: str) -> None:
    plan, _ = reference()
    area = two_areas(plan)
    staff = tuple(replace(row, area=f"{name}{row.area}") for row in area.staff)
    renamed = {
        table: tuple(replace(row, area=f"{name}{row.area}") for row in getattr(area, table))
        for table in ("working_time", "trainee_intake", "training", "demand_base")
    }
    scenario = Scenario("weighted", {"reform": 1.0}, name, name)
    frame = framed(
        replace(area, name=name, staff=staff, **renamed),
        scenario,
        occupation="all",
        compared=[replace(scenario, name=name + "2")],
    )
    file = printed(frame)
    assert faults(file) == []
    if name == LONG:
        assert file.text.replace(" ", "").count(LONG) >= 4


def test_the_longest_texts_run_over_pages_and_are_not_cut() -> None:
    plan, _ = reference()
    words = " ".join(f"ord{n}" for n in range(1200))
    sources = (replace(plan.sources[1], note=words, id=plan.sources[0].id), *plan.sources[1:])
    scenario = Scenario("weighted", {"reform": 0.0}, "Navn", words)
    data = told(framed(replace(plan, sources=sources), scenario), "summary", "inputs", "sources")
    text = printed_text(data)
    begun = len(data["parts"][0]["measures"]["short_note"].split()) - 1
    assert 0 < begun < 1200
    for n in range(1200):
        # The note is begun on the first page and stands whole on the next.
        assert len(re.findall(rf"\bord{n}\b", text)) == (3 if n < begun else 2)


@settings(max_examples=4)
@given(plans_with_scenario(), st.sampled_from(["da", "en"]), st.booleans())
def test_every_plan_can_be_printed(
    drawn: tuple[Plan, LeverCatalogue, Scenario], language: str, everyone: bool
) -> None:
    plan, _, scenario = drawn
    occupation, unit = ("all", FTE) if everyone else (plan.occupations[0], HEADS)
    frame = framed(plan, scenario, occupation=occupation, unit=unit, language=language)
    assert faults(printed(frame)) == []


@pytest.mark.parametrize(
    ("language", "unit"), [("da", "fuldtidspersoner"), ("en", "full-time persons")]
)
def test_full_time_persons_are_named_where_they_are_counted(language: str, unit: str) -> None:
    plan, _ = reference()
    frame = framed(plan, moved(plan, 99), occupation="all", unit=FTE, language=language)
    lead = told(frame, "summary")["parts"][0]["lead"][0]
    assert re.match(rf"[^.]*\d[.,]\d{{3}} {unit}", lead)


def test_a_percentage_is_written_in_one_way_in_each_language() -> None:
    plan, _ = reference()
    for language, wrong in (("da", r"\d%"), ("en", r"\d\s%")):
        frame = framed(plan, moved(plan, 99), language=language)
        assert not re.search(wrong, printed(frame, "summary", "fulltime", "inputs").text)


# --- the first page -----------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "occupation"), [(0, "all"), (1, "all"), (5, "all"), (12, "SSA")])
def test_the_first_page_holds_up_to_twelve_levers_and_long_texts(
    count: int, occupation: str
) -> None:
    plan, saved = reference()
    scenario = replace(moved(plan, count), name="Et langt navn " * 6, note="En lang note " * 12)
    data = told(framed(plan, scenario, occupation=occupation, unit=FTE, compared=saved), "summary")
    measures = data["parts"][0]["measures"]
    assert len(measures["table"]["rows"]) == count
    beyond = measures["beyond"]
    first, *others = (squeezed(text) for text in read_back(data).texts)
    assert all(squeezed(row[0]) in first for row in measures["table"]["rows"])
    assert "Hvaddethvilerpå." in first
    # What goes beyond what has been seen is the first that gives way, and told of by its page.
    assert len(others) == (count > 1)
    for sentence in map(squeezed, beyond):
        assert [sentence in page for page in (first, *others)] == [
            not others,
            *(True for _ in others),
        ]
    assert (f"{len(beyond)}ændringergårudover,hvaddererset" in first) == bool(others)
    measures["beyond"] = []
    assert len(read_back(data).texts) == 1


def squeezed(text: str) -> str:
    """``text`` however its lines are broken."""
    return "".join(text.split())


def test_what_the_first_page_cannot_hold_goes_on_a_page_of_its_own() -> None:
    plan, saved = reference()
    scenario = replace(moved(plan, 99), name="Et langt navn " * 6, note="En lang note " * 40)
    data = told(framed(plan, scenario, compared=saved), "summary")
    file = read_back(data)
    measures = data["parts"][0]["measures"]
    assert len(file.texts) == 2
    assert f"Alle {len(measures['table']['rows'])} står på side 2." in file.texts[0]
    beyond = measures["beyond"]
    assert f"{len(beyond)} ændringer går ud over, hvad der er set før. Se side 2." in file.texts[0]
    for sentence in map(squeezed, beyond):
        assert [sentence in squeezed(text) for text in file.texts] == [False, True]
    assert file.texts[0].index("Anden rekruttering") < file.texts[0].index("Hvad det hviler på.")
    assert "Tilbagetrækningsreform" in file.texts[1]


def test_pictures_of_the_pages_are_those_of_the_file(whole: Tagged) -> None:
    plan, saved = reference()
    pages = typeset.pages(told(framed(plan, saved[1])), 72)
    assert len(pages) == len(whole.texts)
    for page in pages:
        assert page.startswith(b"\x89PNG")
        width, height = np.frombuffer(page[16:24], ">u4")
        assert (width, height) == (595, 842)
