"""A step that changed several things is listed as one, and taken back whole while it stands."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.areas import new_area
from sosuplan.editing.edit_history import changed_since, reverted, steps
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.editing.ownership import with_figures
from sosuplan.model.plan import Plan, Source
from sosuplan.text.language import Language
from tests.core.strategies import plans
from tests.core.test_edit_history import Book

DANISH = Language("da")
FILE = Source("import-krl-20260101", "krl.csv", "", "", "own", "", "", "")


def imported(plan: Plan) -> Plan:
    """``plan`` as an import leaves it: bands of another length, with a source of their own."""
    first = plan.staff[0]
    group = (first.area, first.sector, first.occupation)
    others = [row for row in plan.staff if (row.area, row.sector, row.occupation) != group]
    bands = [
        replace(first, age_from=age, age_to=age + 2, heads=10.0 + age, source=FILE.id)
        for age in range(17, 74, 3)
    ]
    return replace(plan, staff=(*bands, *others), sources=(*plan.sources, FILE))


def test_an_import_is_one_step_with_its_parts(reference: Plan) -> None:
    book = Book(reference)
    book.type("demand_base", 0, "demand_heads", "9000")
    assert book.edited.checked.plan is not None
    book.go(EditedPlan.of(imported(book.edited.checked.plan)))
    newest, _ = steps(book.history)
    assert newest.action == "step 2"
    assert len(newest.entries) > 20
    assert {entry.change.table for entry in newest.entries} == {"staff"}


def test_an_import_is_taken_back_whole_with_its_source(reference: Plan) -> None:
    book = Book(reference)
    book.go(EditedPlan.of(imported(reference)))
    (step,) = steps(book.history)
    assert changed_since(book.edited, step) == 0
    assert reverted(book.edited, step).checked.plan == reference


def test_what_came_before_and_after_an_import_stays_when_it_is_taken_back(reference: Plan) -> None:
    book = Book(reference)
    book.type("demand_base", 0, "demand_heads", "9000")
    before = book.edited.checked.plan
    assert before is not None
    book.go(EditedPlan.of(imported(before)))
    book.type("training", 0, "transition", "0.5")
    after = reverted(book.edited, steps(book.history)[1]).checked.plan
    assert after is not None
    assert (after.staff, after.demand_base) == (before.staff, before.demand_base)
    assert after.training[0].transition == 0.5
    assert FILE not in after.sources


def test_a_source_that_other_figures_have_by_now_stays(reference: Plan) -> None:
    book = Book(reference)
    book.go(EditedPlan.of(imported(reference)))
    book.go(book.edited.with_cells("demand_base", {(0, "source"): FILE.id}))
    after = reverted(book.edited, steps(book.history)[1]).checked.plan
    assert after is not None
    assert FILE in after.sources
    assert after.staff == reference.staff


def test_a_step_of_which_something_was_changed_again_is_not_taken_back_whole(
    reference: Plan,
) -> None:
    book = Book(reference)
    book.go(EditedPlan.of(imported(reference)))
    book.type("staff", 0, "heads", "1")
    step = steps(book.history)[1]
    assert changed_since(book.edited, step) == 1
    book.go(reverted(book.edited, steps(book.history)[0].entries[0]))
    (left,) = [one for one in steps(book.history) if one.action == step.action]
    assert changed_since(book.edited, left) == 0


def test_a_step_that_was_taken_back_is_not_listed(reference: Plan) -> None:
    book = Book(reference)
    book.go(EditedPlan.of(imported(reference)))
    book.go(reverted(book.edited, steps(book.history)[0]))
    assert steps(book.history) == ()


def test_a_step_has_the_reason_that_all_its_changes_have(reference: Plan) -> None:
    book = Book(reference)
    book.go(EditedPlan.of(imported(reference)), "nyt udtræk")
    assert steps(book.history)[0].why == "nyt udtræk"
    place = steps(book.history)[0].entries[0].place
    book.history[place] = replace(book.history[place], why="en anden")
    assert steps(book.history)[0].why == ""


@given(plans(), st.data())
def test_any_step_taken_back_leads_to_the_plan_before(plan: Plan, data: st.DataObject) -> None:
    book = Book(plan)
    if data.draw(st.booleans()):
        heads = dict.fromkeys(plan.groups, 50.0)
        model = data.draw(st.sampled_from(plan.areas))
        book.go(EditedPlan.of(new_area(plan, "Æbleø", model, heads, DANISH)))
    else:
        rows = data.draw(st.sets(st.integers(0, len(plan.staff) - 1), min_size=1))
        cells = {(row, "heads"): str(1000 + row) for row in rows}
        book.go(with_figures(book.edited, "staff", cells, DANISH))
    (step,) = steps(book.history)
    assert reverted(book.edited, step).checked.plan == plan
