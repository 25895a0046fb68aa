"""Assumptions are counted once: by table and in all, the sum is the same."""

from __future__ import annotations

from sosuplan.model.plan import Plan
from sosuplan.model.provenance import AssumedCount, count_all_assumed, count_assumed, count_kinds
from sosuplan.model.schema.tables import INPUTS
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder


def reference() -> Plan:
    return read_folder(resource("plans", "midtjylland")).plan


def test_the_counts_of_the_tables_add_up_to_that_of_the_plan() -> None:
    plan = reference()
    tables, kinds = count_assumed(plan), count_kinds(plan)
    assert list(tables) == [table.name for table in INPUTS]
    total = AssumedCount(
        sum(count.assumed for count in tables.values()),
        sum(count.figures for count in tables.values()),
    )
    assert count_all_assumed(plan) == total == AssumedCount(274, 297)
    assert total.assumed == kinds["assumption"]
    assert total.figures == sum(kinds.values())


def test_a_row_with_several_sources_counts_each_figure_by_its_own() -> None:
    assert count_assumed(reference())["working_time"] == AssumedCount(5, 15)
