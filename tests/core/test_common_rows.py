"""Rows without an area: whom they are for, in cells, filters and charts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.charts.inputs import lines_of
from sosuplan.editing.areas import copy_area
from sosuplan.editing.cells import References, shown, typed
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import COMMON_TABLES, TABLE
from sosuplan.text.language import Language

DANISH = Language("da")
AREA = TABLE["exit_rates"].by_name["area"]


@pytest.fixture
def two(reference: Plan) -> Plan:
    """Two areas, of which Nabo has a demand index of its own for assistants."""
    plan = copy_area(reference, reference.areas[0], "Nabo", DANISH)
    own = (
        replace(row, area="Nabo", index=1.0 + (row.index - 1.0) / 2.0)
        for row in plan.demand_index
        if row.occupation == "SSA" and row.scenario == "weighted"
    )
    return replace(plan, demand_index=(*plan.demand_index, *own))


def said(edited: EditedPlan, table: str, row: int, language: Language = DANISH) -> str:
    """What a row's cell of the area reads."""
    text = edited.cell(table, row, "area")
    return shown(table, TABLE[table].by_name["area"], text, edited.references(language), language)


def test_the_area_of_a_common_row_reads_whom_it_is_for(reference: Plan, two: Plan) -> None:
    assert said(EditedPlan.of(reference), "demand_index", 0) == "alle"
    edited = EditedPlan.of(two)
    assert said(edited, "demand_index", 0) == "alle uden egne tal"
    assert said(edited, "demand_index", 0, Language("en")) == "all without own figures"
    assert said(edited, "demand_index", len(two.demand_index) - 1) == "Nabo"
    # Nobody has exit rates of their own.
    assert said(edited, "exit_rates", 0) == "alle"


@pytest.mark.parametrize(
    "text", ["", "alle", "Alle uden egne tal", "alle andre", "all without own figures", "alle "]
)
def test_whom_a_common_row_is_for_can_be_typed_as_it_reads(text: str) -> None:
    assert typed("exit_rates", AREA, text, References(), DANISH) == ""


def test_any_other_text_is_the_name_of_an_area() -> None:
    assert typed("exit_rates", AREA, "Allerød", References(), DANISH) == "Allerød"
    staff = TABLE["staff"].by_name["area"]
    assert typed("staff", staff, "alle", References(), DANISH) == "alle"


def test_rows_about_an_area_are_its_own_and_the_common_ones_of_groups_that_it_lacks(
    two: Plan,
) -> None:
    edited = EditedPlan.of(two)
    for area in two.areas:
        rows = [two.demand_index[at] for at in edited.about("demand_index", {"area": area})]
        own = {(row.scenario, row.occupation) for row in rows if row.area}
        assert own == ({("weighted", "SSA")} if area == "Nabo" else set())
        # One row for each scenario, occupation and year, whoever it is from.
        keys = [(row.scenario, row.occupation, row.year) for row in rows]
        assert len(keys) == len(set(keys)) == len({row.year for row in rows}) * 8
    wanted = {"area": "Nabo", "occupation": "SSA"}
    assert {two.demand_index[at].occupation for at in edited.about("demand_index", wanted)} == {
        "SSA"
    }


@pytest.mark.parametrize("table", COMMON_TABLES)
def test_no_row_is_about_an_area_that_other_tables_have_not(two: Plan, table: str) -> None:
    edited = EditedPlan.of(two)
    assert list(edited.about("staff", {"area": "Ukendt"})) == []
    # A typed area that has nothing yet would go by the common rows.
    assert len(list(edited.about(table, {"area": "Ukendt"}))) == sum(
        not row.area for row in getattr(two, table)
    )


def test_the_picture_names_areas_where_some_have_a_course_of_their_own(
    reference: Plan, two: Plan
) -> None:
    wanted = {"occupation": "SSA"}
    alone = [name for name, _ in lines_of("demand_index", EditedPlan.of(reference), wanted, DANISH)]
    assert not any("alle" in name for name in alone)
    names = [name for name, _ in lines_of("demand_index", EditedPlan.of(two), wanted, DANISH)]
    assert "Nabo, Vægtet branchescenarie, SSA" in names
    assert "alle uden egne tal, Vægtet branchescenarie, SSA" in names
    assert len(set(names)) == len(names)
