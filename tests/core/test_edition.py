"""The edition of a plan's figures: another one exactly when a figure is another."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from sosuplan import MODEL_VERSION
from sosuplan.model.plan import Plan, Transfer
from sosuplan.model.scenario import Scenario, edition, inputs_hash
from sosuplan.model.schema.column import Column
from sosuplan.model.schema.tables import SETTINGS, TABLES

FIGURES = [
    (table.name, column)
    for table in TABLES
    if not table.omittable and table.name not in ("published", "sources")
    for column in table.columns
    if column.name not in ("source", "label_da", "label_en")
]


def other(column: Column, value: Any) -> Any:
    """A value that differs from ``value``."""
    if column.kind in ("whole", "number"):
        return (value or 0) + (1 if column.kind == "whole" else 1e-9)
    return f"{value}x"


def change(plan: Plan, table: str, column: str, value: Any) -> Plan:
    first, *rest = getattr(plan, table)
    changes: dict[str, Any] = {table: (replace(first, **{column: value}), *rest)}
    return replace(plan, **changes)


@pytest.fixture
def plan(reference: Plan) -> Plan:
    """The reference plan with tasks that move: there is a row in every table."""
    moved = Transfer("Region Midtjylland", "SSA", 2027, "region", "", 0.1, 0.05, "assumption")
    return replace(reference, transfers=(moved,))


@pytest.mark.parametrize(
    ("table", "column"), FIGURES, ids=lambda value: getattr(value, "name", value)
)
def test_a_changed_figure_makes_another_edition(plan: Plan, table: str, column: Column) -> None:
    value = other(column, getattr(getattr(plan, table)[0], column.name))
    assert edition(change(plan, table, column.name, value)) != edition(plan)


@pytest.mark.parametrize("setting", [name for name in SETTINGS if name != "name"])
def test_a_changed_setting_makes_another_edition(reference: Plan, setting: str) -> None:
    changes: dict[str, Any] = {setting: getattr(reference, setting) + 1}
    assert edition(replace(reference, **changes)) != edition(reference)


def test_names_labels_sources_and_order_make_no_other_edition(reference: Plan) -> None:
    same = replace(
        change(reference, "demand_scenarios", "label_da", "Andet"),
        name="Andet",
        staff=tuple(reversed(reference.staff)),
        published=(),
        sources=reference.sources[:1],
    )
    same = change(same, "training", "source", "assumption")
    assert edition(same) == edition(reference)


def test_whole_numbers_count_the_same_however_they_are_kept(reference: Plan) -> None:
    heads = int(reference.demand_base[0].demand_heads)
    assert edition(change(reference, "demand_base", "demand_heads", heads)) == edition(reference)


def test_an_edition_is_short_and_stays_the_same_from_one_program_to_the_next(
    reference: Plan,
) -> None:
    assert edition(reference) == "ca930411af5e"


def test_the_inputs_hash_changes_with_figures_demand_and_levers_alone(reference: Plan) -> None:
    scenario = Scenario("weighted", {"reform": 1.0, "retention": 0.1}, "Navn", "Note")
    number = inputs_hash(reference, scenario)
    assert len(number) == 8
    others = {
        inputs_hash(change(reference, "reform", "with_years", 9.0), scenario),
        inputs_hash(reference, scenario.with_demand("historical")),
        inputs_hash(reference, scenario.with_lever("retention", 0.2)),
        inputs_hash(reference, scenario.with_lever("retention", None)),
        inputs_hash(reference, scenario.with_lever("senior_years", 0.1)),
        inputs_hash(reference, scenario.with_timing("retention", 2026, 2030)),
        inputs_hash(reference, scenario.with_timing("retention", None, 2030)),
    }
    assert len(others) == 7
    assert number not in others
    same = Scenario("weighted", {"retention": 0.1, "reform": 1}, "Andet navn")
    assert inputs_hash(replace(reference, name="Andet navn"), same) == number


def test_the_inputs_hash_can_be_computed_by_anyone(reference: Plan) -> None:
    scenario = Scenario("weighted", {"reform": 1.0})
    text = f'["{edition(reference)}","weighted",[["reform",1.0]],"{MODEL_VERSION}"]'
    assert inputs_hash(reference, scenario) == hashlib.sha256(text.encode()).hexdigest()[:8]
