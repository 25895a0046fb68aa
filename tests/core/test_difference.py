"""What differs between two plans is told figure by figure, and is enough to make the other plan."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given

from sosuplan.editing.difference import Change, changed_cells, difference
from sosuplan.model.parsing import Rows, UncheckedPlan, read_rows
from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import SETTINGS, TABLES
from sosuplan.model.validation import build
from tests.core.strategies import plans


def test_a_plan_does_not_differ_from_itself_nor_by_the_order_of_its_rows(reference: Plan) -> None:
    assert difference(reference, reference) == ()
    assert difference(reference, replace(reference, staff=reference.staff[::-1])) == ()


def test_a_row_that_came_counts_with_each_field_that_says_something_of_it(
    reference: Plan,
) -> None:
    row = replace(reference.training[0], area="Ny")
    demand = replace(reference.demand_scenarios[0], scenario="ny")
    after = replace(
        reference,
        training=(*reference.training, row),
        demand_scenarios=(*reference.demand_scenarios, demand),
    )
    training, scenario = difference(reference, after)
    assert [name for name, *_ in changed_cells(training)] == [
        "gf2_completion",
        "transition",
        "main_completion",
        "duration_years",
        "entry_share",
        "from_ssh_share",
    ]
    # The full-time target is empty.
    assert [name for name, *_ in changed_cells(scenario)] == ["label_da", "label_en"]
    assert {old for _, old, _ in changed_cells(training)} == {""}


def test_another_source_is_no_field_that_was_changed(reference: Plan) -> None:
    first, *rest = reference.staff
    changed = replace(first, heads=7.0, source="derived")
    found = difference(reference, replace(reference, staff=(changed, *rest)))
    assert len(found) == 2
    assert [cell for one in found for cell in changed_cells(one)] == [("heads", "205", "7")]


def test_figures_rows_and_settings_are_told_with_what_they_were_and_are(reference: Plan) -> None:
    first, second, *rest = reference.staff
    moved = replace(second, age_from=second.age_from + 1)
    after = replace(
        reference, name="Ny", staff=(replace(first, heads=first.heads + 0.5), moved, *rest)
    )
    key = (first.area, first.sector, first.occupation)
    cells = [write_value(getattr(second, name)) for name in second.__slots__]
    new_cells = [write_value(getattr(moved, name)) for name in second.__slots__]
    found = difference(reference, after)
    assert found == (
        Change("settings", ("name",), "value", reference.name, "Ny"),
        Change(
            "staff",
            (*key, str(first.age_from)),
            "heads",
            write_value(first.heads),
            write_value(first.heads + 0.5),
        ),
        Change("staff", (*key, str(second.age_from)), "", _json(cells), None),
        Change("staff", (*key, str(moved.age_from)), "", None, _json(new_cells)),
    )


def _json(cells: list[str]) -> str:
    return json.dumps(cells, ensure_ascii=False)


@given(plans(), plans())
def test_the_differences_turn_one_plan_into_the_other(before: Plan, after: Plan) -> None:
    found = difference(before, after)
    settings = {key: getattr(before, key) for key in SETTINGS}
    tables: dict[str, Rows] = {}
    for one in found:
        if one.table == "settings":
            assert one.old == write_value(settings[one.key[0]])
            assert one.new is not None
            settings[one.key[0]], fault = SETTINGS[one.key[0]].read(one.new)
            assert fault is None
    for table in TABLES:
        rows = {
            tuple(write_value(getattr(row, name)) for name in table.key): {
                name: write_value(getattr(row, name)) for name in table.by_name
            }
            for row in getattr(before, table.name)
        }
        for one in found:
            if one.table != table.name:
                continue
            if one.column:
                assert one.new is not None
                assert rows[one.key][one.column] == one.old != one.new
                rows[one.key][one.column] = one.new
            elif one.new is None:
                assert json.loads(one.old or "") == list(rows.pop(one.key).values())
            else:
                assert one.key not in rows
                rows[one.key] = dict(zip(table.by_name, json.loads(one.new), strict=True))
        tables[table.name] = read_rows(table, enumerate(rows.values(), 2), [])
    made = build(UncheckedPlan(settings, {}, tables))
    assert difference(made, after) == ()
    assert difference(after, made) == ()
