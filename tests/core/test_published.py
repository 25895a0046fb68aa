"""Published results are held against the plan that they are about, and against no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sosuplan.analysis.frame import HEADS
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import Agreement, compare, covers
from sosuplan.charts.published import details, rests_on
from sosuplan.editing.areas import add_up, copy_area, delete_area, heads_of, new_area
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, Source
from sosuplan.model.schema.tables import AREA_TABLES
from sosuplan.text.language import Language
from tests.core.import_files import taken
from tests.core.reports import framed, told

DANISH = Language("da")
NOT_COMPARED = "dækker ikke alle planens områder"


def agreement_of(plan: Plan, occupation: str = "SSA") -> Agreement:
    rows = matrix(EngineInputs.from_plan(plan), catalogue(plan), occupation)
    return compare(rows, plan, occupation)


def copied(plan: Plan) -> Plan:
    return copy_area(plan, plan.areas[0], "Kopi", DANISH)


def with_a_new_area(plan: Plan) -> Plan:
    return new_area(plan, "Ny", plan.areas[0], heads_of(plan, plan.areas[0]), DANISH)


def added_up(plan: Plan) -> Plan:
    plan = copied(plan)
    return add_up(plan, plan.areas, "Sum", DANISH)


def of_another_area_alone(plan: Plan) -> Plan:
    return delete_area(with_a_new_area(plan), plan.areas[0])


def renamed(plan: Plan) -> Plan:
    """The same figures under another name."""
    tables: dict[str, Any] = {
        table: tuple(replace(row, area="RM") for row in getattr(plan, table))
        for table in AREA_TABLES
    }
    return replace(plan, **tables)


def test_the_reference_plan_is_compared_with_its_table(reference: Plan) -> None:
    found = agreement_of(reference)
    assert (found.cells_as_published, found.cells) == (88, 88)
    assert (found.balances_as_published, found.balances) == (8, 8)
    assert not found.elsewhere
    assert found.differences == ()


def test_every_published_result_that_differs_is_told_with_both_values(reference: Plan) -> None:
    demand = reference.demand_base
    halved = replace(
        reference,
        demand_base=tuple(replace(row, demand_heads=row.demand_heads / 2) for row in demand),
    )
    found = agreement_of(halved)
    agreeing = found.cells_as_published + found.balances_as_published
    assert len(found.differences) == found.results - agreeing
    assert all(one.published != one.here for one in found.differences)
    _, _, facts = details(found, halved, DANISH, HEADS)
    shown = dict(facts)["Afviger her"].splitlines()
    assert shown[0] == "Vægtet branchescenarie uden reform, 2024: Mangel i tabellen, Overskud her"
    assert shown[-1] == f"og {len(found.differences) - len(shown) + 1} til"


@pytest.mark.parametrize("make", [copied, with_a_new_area, added_up, of_another_area_alone])
def test_a_plan_with_an_area_that_the_table_is_not_about_is_not_compared(
    reference: Plan, make: Callable[[Plan], Plan]
) -> None:
    plan = make(reference)
    assert agreement_of(plan) == Agreement(0, 0, 0, 0, 0, frozenset(), elsewhere=True)


def test_a_plan_with_an_imported_area_is_not_compared_but_with_figures_for_its_own_area_it_is(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Kommune;Stilling;Alder;Antal\n{};SSA;20-64 år;300\n"
    (area,) = reference.areas
    own = taken(text.format(area), reference, tmp_path, "staff", sector="municipality").plan
    assert covers(own)
    other = taken(text.format("Køge"), reference, tmp_path, "staff", sector="municipality").plan
    assert other.areas == (area, "Køge")
    assert not covers(other)
    assert not covers(delete_area(other, area))


def test_without_the_other_area_the_plan_is_compared_again(reference: Plan) -> None:
    plan = delete_area(copied(reference), "Kopi")
    assert agreement_of(plan) == agreement_of(reference)


def test_another_name_of_the_area_changes_nothing(reference: Plan) -> None:
    assert agreement_of(renamed(reference)) == agreement_of(reference)


@pytest.mark.parametrize(
    ("kind", "compared"),
    [("published", True), ("own", True), ("derived", False), ("assumption", False)],
)
def test_a_source_that_table_and_areas_share_must_be_a_place_where_figures_are_given(
    reference: Plan, kind: str, compared: bool
) -> None:
    shared = Source("shared", "Fælles", "", "", kind, "", "", "")
    plan = replace(
        reference,
        sources=(*reference.sources, shared),
        published=tuple(replace(row, source="shared") for row in reference.published),
        staff=tuple(replace(row, source="shared") for row in reference.staff),
    )
    assert covers(plan) is compared


def test_a_changed_plan_is_not_said_to_be_what_was_fitted(reference: Plan) -> None:
    def said(plan: Plan) -> str:
        return rests_on(agreement_of(plan), plan, "SSA", DANISH)

    fitted = "Modellen er tilpasset til den offentliggjorte tabel"
    assert said(reference).endswith(f"{fitted} (88 af 88 felter, 8 af 8 balancer).")
    demand = tuple(replace(row, demand_heads=1.0) for row in reference.demand_base)
    changed = said(replace(reference, demand_base=demand))
    assert f"{fitted}; med planens nuværende tal passer " in changed
    assert "af 88 felter, 0 af 8 balancer." in changed


def test_a_plan_without_published_results_has_none_elsewhere(reference: Plan) -> None:
    assert not agreement_of(replace(reference, published=())).elsewhere
    assert not agreement_of(copied(reference), "SSH").elsewhere


def test_the_matrix_says_why_it_compares_nothing(reference: Plan) -> None:
    said = rests_on(agreement_of(copied(reference)), copied(reference), "SSA", DANISH)
    assert NOT_COMPARED in said
    assert "88" not in said


def test_the_first_page_says_why_it_compares_nothing(reference: Plan) -> None:
    def rests(plan: Plan) -> str:
        return str(told(framed(plan), "summary")["parts"][0]["rests"]["text"])

    assert "88 af 88" in rests(reference)
    assert NOT_COMPARED in rests(copied(reference))
    assert "88" not in rests(copied(reference))
