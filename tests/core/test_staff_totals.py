"""What the staff table adds up to by group, while it is edited."""

from __future__ import annotations

from sosuplan.editing.edited_plan import EditedPlan, columns, staff_totals
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder


def test_each_group_has_the_sum_of_its_rows_and_none_of_what_is_no_number() -> None:
    plan = read_folder(resource("plans", "midtjylland")).plan
    edited = EditedPlan.of(plan)
    totals = staff_totals(edited.rows("staff"))
    expected: dict[tuple[str, str, str], float] = {}
    for row in plan.staff:
        group = (row.area, row.sector, row.occupation)
        expected[group] = expected.get(group, 0.0) + row.heads
    assert totals == expected
    faulty = edited.with_cells("staff", {(0, "heads"): "12x"})
    places = [columns("staff").index(name) for name in ("area", "sector", "occupation")]
    first = edited.rows("staff")[0]
    group = (first[places[0]], first[places[1]], first[places[2]])
    assert staff_totals(faulty.rows("staff")) == {**expected, group: None}
