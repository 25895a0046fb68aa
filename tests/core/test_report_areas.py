"""A plan with many areas prints sums and means instead of every area's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from sosuplan.exports.workbook import SHEETS
from sosuplan.model.plan import Plan, Source
from sosuplan.model.schema.tables import AREA_TABLES, TABLE, table_name
from sosuplan.report.inputs import MOST_AREAS
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number, format_percent
from tests.core.pdf_check import faults
from tests.core.reports import framed, read_back, reference, told
from tests.core.strategies import plans

pytestmark = pytest.mark.paper

DANISH = Language("da")


def with_twin(plan: Plan, area: str, name: str) -> Plan:
    """The plan with another area that has the figures of ``area`` from the same sources."""
    tables: dict[str, Any] = {}
    for table in AREA_TABLES:
        rows = getattr(plan, table)
        tables[table] = (*rows, *(replace(row, area=name) for row in rows if row.area == area))
    return replace(plan, **tables)


def many(plan: Plan, count: int) -> Plan:
    """The plan with ``count`` areas, each 10 % larger than the one before."""
    first, *_ = plan.areas
    for number in range(2, count + 1):
        plan = with_twin(plan, first, f"Område {number}")
    factor = {area: 1.1**place for place, area in enumerate(plan.areas)}
    return replace(
        plan,
        staff=tuple(replace(row, heads=round(row.heads * factor[row.area])) for row in plan.staff),
        demand_base=tuple(
            replace(row, demand_heads=round(row.demand_heads * factor[row.area]))
            for row in plan.demand_base
        ),
    )


def blocks_of(plan: Plan, *sections: str) -> list[dict[str, Any]]:
    data = told(framed(plan), *(sections or ("inputs",)))
    return next(part["blocks"] for part in data["parts"] if part["id"] == "inputs")


def tables_of(plan: Plan, table: str, *sections: str) -> list[dict[str, Any]]:
    """The tables under the heading of one input."""
    blocks = blocks_of(plan, *sections)
    heading = table_name(table, DANISH)
    start = next(n for n, one in enumerate(blocks) if one.get("text") == heading)
    found = []
    for block in blocks[start + 1 :]:
        if block["block"] != "table":
            break
        found.append(block)
    return found


def plain(row: Sequence[Any]) -> list[str]:
    return [cell if isinstance(cell, str) else cell["text"] for cell in row]


def texts(table: dict[str, Any]) -> list[list[str]]:
    return [plain(row) for row in table["rows"]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return many(reference()[0], MOST_AREAS + 1)


@pytest.mark.parametrize("name", ["staff", "working_time", "training"])
def test_few_areas_are_printed_one_by_one(name: str) -> None:
    few = many(reference()[0], MOST_AREAS)
    heads = {row[0] for table in tables_of(few, name) for row in texts(table) if len(row) == 1}
    assert heads == set(few.areas)


def test_people_and_need_are_sums_with_the_lowest_and_the_highest_area(plan: Plan) -> None:
    by_age, by_group = tables_of(plan, "staff")
    low, high = plan.areas[0], plan.areas[-1]

    def heads(*areas: str) -> str:
        rows = (row for row in plan.staff if row.area in areas)
        people = sum(
            row.heads for row in rows if (row.sector, row.occupation) == ("municipality", "SSA")
        )
        return format_number(people, 0, "da")

    row = next(row for row in texts(by_group) if row[0] == "Kommuner, SSA")
    assert row[1:6] == [heads(*plan.areas), heads(low), low, heads(high), high]
    youngest = sum(
        row.heads
        for row in plan.staff
        if (row.sector, row.occupation, row.age_from) == ("municipality", "SSA", 20)
    )
    assert texts(by_age)[0][:2] == ["20–24", format_number(youngest, 0, "da")]
    need = sum(row.demand_heads for row in plan.demand_base if row.occupation == "SSH")
    (demand,) = tables_of(plan, "demand_base")
    assert texts(demand)[1][:2] == ["SSH", format_number(need, 0, "da")]


def test_shares_are_means_weighted_by_people(plan: Plan) -> None:
    shares = dict(zip(plan.areas, (0.2, 0.3, 0.4, 0.5, 0.6), strict=True))
    with_shares = replace(
        plan,
        working_time=tuple(
            replace(row, fulltime_share=shares[row.area]) for row in plan.working_time
        ),
    )
    people = dict.fromkeys(plan.areas, 0.0)
    for row in plan.staff:
        if (row.sector, row.occupation) == ("region", "SSA"):
            people[row.area] += row.heads
    mean = sum(shares[area] * count for area, count in people.items()) / sum(people.values())
    (table,) = tables_of(with_shares, "working_time")
    rows = texts(table)
    at = rows.index(["Region, SSA, 2025"]) + 1
    assert rows[at][:6] == [
        "På fuld tid",
        format_percent(mean, 0, "da"),
        format_percent(0.2, 0, "da"),
        plan.areas[0],
        format_percent(0.6, 0, "da"),
        plan.areas[-1],
    ]


def test_where_all_areas_are_alike_none_is_named(plan: Plan) -> None:
    (table,) = tables_of(plan, "training")
    assert all(row[2:6] == ["–", "", "–", ""] for row in texts(table) if len(row) > 1)


def test_the_working_time_that_counts_is_each_areas_latest(plan: Plan) -> None:
    first = plan.areas[0]
    older = tuple(
        replace(row, year=2022, fulltime_share=0.01)
        for row in plan.working_time
        if row.area != first
    )
    early = tuple(
        replace(row, year=2023) if row.area == first else row for row in plan.working_time
    )
    (table,) = tables_of(replace(plan, working_time=(*older, *early)), "working_time")
    (as_is,) = tables_of(plan, "working_time")
    assert [row for row in texts(table) if len(row) > 1] == [
        row for row in texts(as_is) if len(row) > 1
    ]
    assert ["Region, SSA, 2023–2025"] in texts(table)


def test_a_sum_tells_its_sources_by_number_or_how_many_of_a_kind(plan: Plan) -> None:
    one = tables_of(plan, "demand_base", "inputs", "sources")[0]["rows"][0][-1]
    assert [set(source) for source in one["sources"]] == [{"text", "mark", "ref"}]
    own = tuple(Source(f"own-{n}", f"Eget {n}", "", "", "own", "", "", "") for n in range(5))
    by_area = {area: source.id for area, source in zip(plan.areas, own, strict=True)}
    with_own = replace(
        plan,
        sources=(*plan.sources, *own),
        demand_base=tuple(replace(row, source=by_area[row.area]) for row in plan.demand_base),
    )
    several = tables_of(with_own, "demand_base", "inputs", "sources")[0]["rows"][0][-1]
    assert several["sources"] == [{"mark": "own", "text": "5 kilder"}]
    unlisted = tables_of(with_own, "demand_base")[0]["rows"][0][-1]
    assert unlisted["sources"] == [{"mark": "own", "text": "Eget tal"}]


def test_the_reader_is_told_where_the_areas_own_figures_are(plan: Plan) -> None:
    told_of = next(one for one in blocks_of(plan) if "lagt sammen" in str(one.get("text")))
    sheet = DANISH(SHEETS["inputs"][0])
    assert f"arket {sheet} i Excel-projektmappen" in told_of["text"][0]
    assert TABLE["staff"].key[0] == "area"


def test_results_of_arithmetic_are_rounded_on_paper() -> None:
    plan, _ = reference()
    derived = replace(
        plan,
        trainee_intake=tuple(replace(row, gf2_starts=13.520408) for row in plan.trainee_intake),
    )
    (table,) = tables_of(derived, "trainee_intake")
    assert {row[-1] for row in texts(table)} == {"13,5"}


@settings(max_examples=4)
@given(plans())
def test_any_plan_with_many_areas_can_be_printed(plan: Plan) -> None:
    wide = plan
    for number in range(MOST_AREAS + 1 - len(plan.areas)):
        wide = with_twin(wide, plan.areas[-1], f"#{number} *")
    assert faults(read_back(told(framed(wide), "inputs", "sources"))) == []


def test_names_of_one_length_are_looked_for_in_the_order_of_the_plan() -> None:
    """In the order of a set, the same summary would be other bytes in another process."""
    plan = many(reference()[0], 9)
    data = told(framed(plan, language="en"), "inputs")
    names = [one for one in data["plan_texts"]["texts"] if one.startswith("Område ")]
    assert names == [f"Område {number}" for number in range(2, 10)]


# --- curves that serve all areas, and those of some ---------------------------------------------


def with_own_exits(plan: Plan, area: str, factor: float) -> Plan:
    """The plan with exits of its own for the assistants of an area."""
    own = (
        replace(row, area=area, other=row.other * factor)
        for row in plan.exit_rates
        if row.occupation == "SSA"
    )
    return replace(plan, exit_rates=(*plan.exit_rates, *own))


def test_common_curves_of_many_areas_are_printed_as_they_are(plan: Plan) -> None:
    for name in ("exit_rates", "demand_index"):
        many_areas, one_area = (tables_of(one, name) for one in (plan, reference()[0]))
        assert [texts(table) for table in many_areas] == [texts(table) for table in one_area]


def test_curves_of_many_areas_are_means_by_age_where_some_have_their_own(plan: Plan) -> None:
    area = plan.areas[-1]
    people = {
        one: sum(row.heads for row in plan.staff if (row.area, row.occupation) == (one, "SSA"))
        for one in plan.areas
    }
    (table,) = tables_of(with_own_exits(plan, area, 2.0), "exit_rates")
    (before,) = tables_of(plan, "exit_rates")
    at = 2  # Age, retirement, other: of the assistants, who stand first.
    rate = next(row.other for row in plan.exit_rates if row.occupation == "SSA")
    mean = rate * (1.0 + people[area] / sum(people.values()))
    row = next(one for one in texts(table) if one[0] == "17")
    assert row[at].startswith(format_percent(mean, 2, "da"))
    # Others stay as they were.
    assert row[at + 1 :] == next(one for one in texts(before) if one[0] == "17")[at + 1 :]


def test_the_need_of_a_few_areas_has_a_row_for_each_and_its_unit_above() -> None:
    few = many(reference()[0], MOST_AREAS)
    (table,) = tables_of(few, "demand_base")
    assert [one["text"] for one in table["groups"]] == ["", "Behov, personer"]
    assert [one["text"] for one in table["columns"]] == ["Område", "SSA", "SSH"]
    need = {(row.area, row.occupation): row.demand_heads for row in few.demand_base}
    _, *rows = texts(table)
    assert rows == [
        [area, *(format_number(need[area, one], 0, "da") for one in few.occupations)]
        for area in few.areas
    ]


def test_what_serves_the_other_areas_says_so_above_what_one_has_of_its_own() -> None:
    few = many(reference()[0], 2)
    heads = [row[0] for table in tables_of(few, "exit_rates") for row in texts(table)]
    # What no area has of its own has nothing to be told apart from, as with many areas.
    assert [one for one in heads if one.startswith("Alle")] == []
    own = with_own_exits(few, few.areas[1], 2.0)
    heads = [row[0] for table in tables_of(own, "exit_rates") for row in texts(table)]
    assert [one for one in heads if one in ("Alle uden egne tal", *few.areas)] == [
        "Alle uden egne tal",
        few.areas[1],
    ]
