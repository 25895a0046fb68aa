"""A plan of one's own is valid, all of it is assumed, it has the people that it was given, and
nothing in it tells of the region that the example plan is about."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import example as such_as
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sosuplan.editing.areas import Group, add_up, copy_area, heads_of
from sosuplan.editing.own_plan import (
    MOST_STAFF,
    YEARS_FROM_EXAMPLE,
    example_tables,
    first_scenarios,
    own_plan,
)
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.exports.workbook import SHEETS, workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.places import Place, places, places_like
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.provenance import count_kinds
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import INPUTS
from sosuplan.model.validation import verify
from sosuplan.report.sections import SECTION_IDS
from sosuplan.store.folder import write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import LANGUAGES, Language
from tests.core.reports import MADE_ON, framed, read_back, told
from tests.core.test_areas import balance

DANISH = Language("da")
NAMES = re.compile(r"midtj|\bregion midt\b|\brm-udvalg|cowi|herning", re.IGNORECASE)
"""What would tell of the region of the example plan, or of a place in it."""
TRACES = re.compile(rf"{NAMES.pattern}|\brm\b|udvalg|publiceret|offentliggj", re.IGNORECASE)
"""That, and what would tell of its table, in a plan itself."""

GROUPS = list(itertools.product(SECTORS, OCCUPATIONS))
own_heads = st.dictionaries(
    st.sampled_from(GROUPS), st.integers(1, int(MOST_STAFF)).map(float), min_size=1
)


def randers(reference: Plan, heads: dict[Group, float] | None = None, year: int = 2024) -> Plan:
    heads = heads or {("municipality", "SSA"): 620.0, ("municipality", "SSH"): 541.0}
    return own_plan(reference, "Randers 2024–2034", "Randers", heads, year, DANISH)


@given(heads=own_heads, year=st.integers(-YEARS_FROM_EXAMPLE, YEARS_FROM_EXAMPLE))
@such_as(heads=dict.fromkeys(GROUPS, MOST_STAFF), year=0)
@such_as(heads={("region", "SSH"): 1.0}, year=10)
def test_it_is_valid_has_the_people_given_and_all_of_it_is_assumed(
    reference: Plan, heads: dict[Group, float], year: int
) -> None:
    made = randers(reference, heads, reference.base_year + year)
    verify(made)
    assert made.areas == ("Randers",)
    assert heads_of(made, "Randers") == heads
    assert all(row.heads.is_integer() for row in made.staff)
    assert (made.base_year, made.horizon) == (reference.base_year + year, reference.horizon + year)
    kinds = count_kinds(made)
    assert kinds.pop("assumption") > 0
    assert not any(kinds.values())
    assert not made.published
    used = {row.source for table in INPUTS for row in getattr(made, table.name)}
    assert used == {one.id for one in made.sources}
    supply, demand = balance(made)
    assert supply[0] == pytest.approx(sum(heads.values()))
    assert demand[0] > 0.0


@settings(max_examples=10)
@given(place=st.sampled_from(places()), heads=own_heads, code=st.sampled_from(LANGUAGES))
def test_no_file_made_of_it_tells_of_the_region_of_the_example(
    reference: Plan,
    tmp_path_factory: pytest.TempPathFactory,
    place: Place,
    heads: dict[Group, float],
    code: str,
) -> None:
    language = Language(code)
    # A plan for the region itself or a place in it has its name, and nothing else of it.
    name = "Æbleø" if TRACES.search(place.name) else place.name
    made = own_plan(reference, f"{name} 2024–2034", name, heads, 2024, language)
    folder: Path = tmp_path_factory.mktemp("own")
    scenarios = first_scenarios(made, language)
    PlanFile.create(folder / "p.sosuplan", made, scenarios)
    write_folder(made, folder / "out", scenarios)
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "ignore")
            assert not TRACES.findall(text), path.name
    assert name in (folder / "out" / "staff.csv").read_text("utf-8")


@pytest.mark.paper
@pytest.mark.parametrize("code", LANGUAGES)
def test_neither_its_summary_nor_its_workbook_tells_of_the_region_of_the_example(
    reference: Plan, code: str
) -> None:
    made = randers(reference)
    (scenario, *_) = saved = first_scenarios(made, Language(code))
    frame = framed(made, scenario, language=code)
    # What others did and found is told with the place that it is from.
    summary = told(frame, *(one for one in SECTION_IDS if one != "evidence"))
    texts = [json.dumps(summary, ensure_ascii=False), str(read_back(summary).reader.metadata)]
    data = workbook(frame, MADE_ON, saved)
    from_elsewhere = [Language(code)(SHEETS[one][0]) for one in ("measures", "evidence")]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert set(from_elsewhere) < set(book.sheet_names)
    texts += [
        str(book.get_sheet_by_name(name).to_python())
        for name in book.sheet_names
        if name not in from_elsewhere
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        others = [name for name in packed.namelist() if not name.startswith("xl/")]
        texts += [f"{name} {packed.read(name).decode('utf-8', 'ignore')}" for name in others]
    assert "Randers" in " ".join(texts)
    for text in texts:
        assert not NAMES.findall(text)


def test_a_plan_for_the_region_of_the_example_itself_has_its_own_figures(reference: Plan) -> None:
    (area,) = reference.areas
    made = own_plan(reference, area, area, {("region", "SSA"): 10.0}, 2024, DANISH)
    verify(made)
    assert heads_of(made, area) == {("region", "SSA"): 10.0}
    assert not made.published
    assert area not in {one.publisher for one in made.sources}


def test_shares_are_those_of_the_example_and_counts_in_proportion_to_the_people(
    reference: Plan,
) -> None:
    """With the numbers of people of the example, it says what the example says."""
    heads = heads_of(reference, reference.areas[0])
    made = randers(reference, heads)
    for job in reference.occupations:
        for mine, theirs in zip(balance(made, job), balance(reference, job), strict=True):
            assert mine == pytest.approx(theirs, rel=1e-9)
    half = randers(reference, {group: count / 2 for group, count in heads.items()})
    need = {row.occupation: row.demand_heads for row in half.demand_base}
    assert need == pytest.approx({"SSA": 8027 / 2, "SSH": 6487 / 2}, abs=0.5)


def test_a_group_that_the_example_lacks_is_like_another_employers(reference: Plan) -> None:
    assert ("region", "SSH") not in reference.groups
    made = randers(reference, {("region", "SSH"): 48.0})
    (row,) = made.working_time
    like = reference.current_working_time[reference.areas[0], "municipality", "SSH"]
    assert (row.sector, row.year) == ("region", 2024)
    assert (row.fulltime_share, row.parttime_hours) == (like.fulltime_share, like.parttime_hours)


def test_what_is_not_chosen_is_not_in_the_plan(reference: Plan) -> None:
    made = randers(reference, {("municipality", "SSA"): 300.0, ("other", "SSA"): 0.0})
    assert made.groups == (("municipality", "SSA"),)
    for table in ("exit_rates", "entry_ages", "demand_index", "training", "trainee_intake"):
        assert {row.occupation for row in getattr(made, table)} == {"SSA"}
    levers = [lever.id for lever in catalogue(made)]
    assert "fulltime_target:municipality:SSA" in levers
    assert not [one for one in levers if one.endswith(":SSH") or ":region:" in one]


def test_growth_begins_in_the_base_year_and_the_law_keeps_its_years(reference: Plan) -> None:
    made = randers(reference, year=2026)
    index = {(row.scenario, row.occupation, row.year): row.index for row in made.demand_index}
    assert index["weighted", "SSA", 2026] == 1.0
    theirs = {(row.scenario, row.occupation, row.year): row.index for row in reference.demand_index}
    assert index["weighted", "SSA", 2036] == theirs["weighted", "SSA", 2034]
    assert [row.year for row in made.reform] == [row.year for row in reference.reform]
    # No year before has figures that nobody here has seen.
    assert {row.year for row in (*made.working_time, *made.trainee_intake)} == {2026}


def test_areas_of_the_example_with_curves_of_their_own_are_followed(reference: Plan) -> None:
    (area,) = reference.areas
    doubled = add_up(copy_area(reference, area, "To", DANISH), (area, "To"), "Begge", DANISH)
    for table in ("exit_rates", "demand_index"):
        rows = getattr(doubled, table)
        assert {row.area for row in rows} == {""}
    made = randers(doubled)
    verify(made)
    assert heads_of(made, "Randers") == {
        ("municipality", "SSA"): 620.0,
        ("municipality", "SSH"): 541.0,
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_its_scenarios_can_be_computed_and_differ_from_the_baseline(
    reference: Plan, code: str
) -> None:
    made = randers(reference)
    saved = first_scenarios(made, Language(code))
    assert len({one.name for one in saved}) == len(saved) == 2
    levers, inputs = catalogue(made), EngineInputs.from_plan(made)
    baseline = Scenario(made.demands[0].scenario)
    found = project(inputs, LeverSets.of([baseline, *saved], levers, inputs))
    last = [found.balance(run, "SSA").gap_fte[-1] for run in range(3)]
    assert last[1] < last[0] < last[2]


def test_the_tables_with_people_of_the_example_are_known_until_they_are_replaced(
    reference: Plan,
) -> None:
    assert example_tables(randers(reference)) == ("staff", "trainee_intake", "demand_base")
    assert example_tables(reference) == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("rand", "Randers"),
        ("Århus", "Aarhus"),
        ("0730", "Randers"),
        ("nordj", "Region Nordjylland"),
        ("ringk", "Ringkøbing-Skjern"),
        ("skjern", "Ringkøbing-Skjern"),
        ("RANDERS KOMMUNE", "Randers"),
        ("ø", "Ærø"),
    ],
)
def test_places_are_found_by_any_part_of_their_name(text: str, first: str) -> None:
    found = places_like(text)
    if text == "ø":
        assert first in [place.name for place in found]
    else:
        assert found[0].name == first


def test_all_places_are_offered_in_danish_order_and_none_for_a_name_of_ones_own() -> None:
    found = [place.name for place in places_like("")]
    assert len(found) == len(places()) + 1
    assert (found[0], found[-1]) == ("Aabenraa", "Ærø")
    assert "Region Østdanmark" in found
    assert places_like("Distrikt 9") == ()
    assert all(places_like(name)[0].name == name for name in found)
