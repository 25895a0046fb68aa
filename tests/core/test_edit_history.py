"""The list of changes holds what still stands, and each change can be taken back while it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.added_rows import blank_row, followed
from sosuplan.editing.difference import Change, difference
from sosuplan.editing.edit_history import Entry, changes_of_step, obstacle, reverted, steps
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.editing.ownership import covered, with_figures, with_own_source
from sosuplan.model.plan import Plan
from sosuplan.text.language import Language
from tests.core.strategies import plans

DANISH = Language("da")


class Book:
    """A plan that is edited, and its history."""

    def __init__(self, plan: Plan) -> None:
        self.edited = EditedPlan.of(plan)
        self.history: list[Change] = []
        self._step = 0

    def go(self, after: EditedPlan, why: str = "", action: str = "") -> None:
        self._step += 1
        before_plan, plan = self.edited.checked.plan, after.checked.plan
        assert before_plan is not None
        assert plan is not None
        self.history += [
            replace(one, time=f"t{self._step}", action=action or f"step {self._step}", why=why)
            for one in difference(before_plan, plan)
        ]
        self.edited = after

    def type(self, table: str, row: int, column: str, text: str) -> None:
        self.go(with_figures(self.edited, table, {(row, column): text}, DANISH))


def standing(history: list[Change]) -> tuple[Entry, ...]:
    """All entries that are listed, the newest first."""
    return tuple(entry for step in steps(history) for entry in step.entries)


@pytest.fixture
def book(reference: Plan) -> Book:
    return Book(reference)


def listed(book: Book) -> list[tuple[str, str | None, str | None]]:
    return [
        (one.change.column, one.change.old, one.change.new)
        for one in standing(book.history)
        if one.change.table != "sources"
    ]


def test_a_changed_figure_is_one_entry_and_its_source_goes_with_it(book: Book) -> None:
    book.type("staff", 0, "heads", "300")
    (entry,) = [one for one in standing(book.history) if one.change.table == "staff"]
    assert (entry.change.old, entry.change.new) == ("205", "300")
    assert entry.source is not None
    assert entry.source.new == "own"


def test_what_was_undone_is_not_listed(book: Book) -> None:
    start = book.edited
    book.type("staff", 0, "heads", "300")
    after = book.edited
    book.go(start)
    assert listed(book) == []
    book.go(after)
    assert listed(book) == [("heads", "205", "300")]


def times(book: Book) -> list[str]:
    return [one.change.time for one in standing(book.history) if one.change.table == "staff"]


def test_a_change_whose_reverting_was_undone_has_its_own_time_again(book: Book) -> None:
    start = book.edited
    book.type("staff", 0, "heads", "300")
    after = book.edited
    book.go(start, action="Revert: Staff")
    book.go(after, action="Undone: Revert: Staff")
    assert times(book) == ["t1"]
    book.go(start, action="Revert: Staff")
    assert times(book) == []
    book.go(after, action="Fortrudt: Revert: Staff")
    assert times(book) == ["t1"]


def test_a_change_has_its_own_time_again_whatever_was_done_and_undone_in_between(
    book: Book,
) -> None:
    start = book.edited
    book.type("staff", 0, "heads", "300")
    after = book.edited
    book.go(start, action="Revert: Staff")
    book.type("staff", 0, "heads", "310")
    book.go(start, action="Undone: step 3")
    book.go(after, action="Undone: Revert: Staff")
    assert times(book) == ["t1"]


def test_a_change_that_is_made_anew_after_it_was_reverted_has_the_time_of_that(
    book: Book,
) -> None:
    start = book.edited
    book.type("staff", 0, "heads", "300")
    after = book.edited
    book.go(start, action="Revert: Staff")
    book.go(after)
    assert times(book) == ["t3"]


def test_a_figure_changed_twice_is_listed_twice_the_newest_first(book: Book) -> None:
    book.type("staff", 0, "heads", "300")
    book.type("staff", 0, "heads", "310")
    assert listed(book) == [("heads", "300", "310"), ("heads", "205", "300")]
    assert {one.change.table for one in standing(book.history)} == {"staff"}


def test_only_the_latest_change_of_a_figure_can_be_taken_back(book: Book) -> None:
    book.type("staff", 0, "heads", "300")
    book.type("staff", 0, "heads", "310")
    heads = [one for one in standing(book.history) if one.change.column == "heads"]
    assert [obstacle(book.edited, one) for one in heads] == ["", "changed_again"]
    book.go(reverted(book.edited, heads[0]))
    heads = [one for one in standing(book.history) if one.change.column == "heads"]
    assert [obstacle(book.edited, one) for one in heads] == [""]


def test_taking_a_figure_back_brings_its_source_back_too(book: Book) -> None:
    before = book.edited.rows("working_time")
    book.type("working_time", 0, "fulltime_share", "0.3")
    entry = next(one for one in standing(book.history) if one.change.column == "fulltime_share")
    assert reverted(book.edited, entry).rows("working_time") == before


def test_one_of_two_figures_is_taken_back_alone(book: Book) -> None:
    cells = {(0, "fulltime_share"): "0.3", (0, "sickness_days"): "12"}
    book.go(with_figures(book.edited, "working_time", cells, DANISH))
    entry = next(one for one in standing(book.history) if one.change.column == "sickness_days")
    after = reverted(book.edited, entry)
    assert after.cell("working_time", 0, "sickness_days") == "16.3"
    assert after.cell("working_time", 0, "fulltime_share") == "0.3"
    assert after.cell("working_time", 0, "source") == (
        "fulltime_share=own;parttime_hours=assumption;sickness_days=dknyt-sygefravaer-2019"
    )


def test_a_deleted_row_comes_back_to_its_place(book: Book) -> None:
    before = book.edited.rows("trainee_intake")
    book.go(book.edited.without_rows("trainee_intake", {1}))
    (entry,) = standing(book.history)
    assert reverted(book.edited, entry).rows("trainee_intake") == before


def test_a_row_that_is_back_cannot_come_back_again_and_one_that_is_gone_cannot_go(
    book: Book,
) -> None:
    book.go(book.edited.without_rows("trainee_intake", {1}))
    (went,) = standing(book.history)
    assert obstacle(reverted(book.edited, went), went) == "row_back"
    book.go(reverted(book.edited, went))
    book.type("trainee_intake", 1, "gf2_starts", "9")
    changed = next(one for one in standing(book.history) if one.change.column == "gf2_starts")
    without = book.edited.without_rows("trainee_intake", {1})
    assert obstacle(without, changed) == "row_gone"


def test_a_reason_follows_a_change_that_is_done_again(book: Book, reference: Plan) -> None:
    book.type("staff", 0, "heads", "300")
    known = [replace(one, why="Nyt udtræk") for one in book.history]
    before, after = reference, book.edited.checked.plan
    assert after is not None
    again = changes_of_step(before, after, "again", datetime(2026, 1, 1), known)
    assert {one.time for one in again} == {"2026-01-01T00:00:00"}
    assert {one.why for one in again} == {"Nyt udtræk"}


@given(plans(), st.data())
def test_taking_everything_back_newest_first_leads_to_the_first_plan(
    plan: Plan, data: st.DataObject
) -> None:
    book = Book(plan)
    for _ in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from(["staff", "training", "demand_base", "reform"]))
        if not book.edited.rows(table):
            continue
        row = data.draw(st.integers(0, len(book.edited.rows(table)) - 1))
        if table == "reform" and data.draw(st.booleans()):
            book.go(book.edited.without_rows("reform", {row}))
            continue
        name = data.draw(st.sampled_from(covered(table)))
        book.type(table, row, name, data.draw(st.sampled_from(["0.25", "0.5", "1"])))
    for _ in range(100):
        entries = [
            one
            for one in standing(book.history)
            if not obstacle(book.edited, one) and one.change.table != "sources"
        ]
        if not entries:
            break
        book.go(reverted(book.edited, entries[0]))
    else:
        raise AssertionError("taking back never ends")
    assert {one.change.table for one in standing(book.history)} <= {"sources"}
    final = book.edited.checked.plan
    assert final is not None
    assert {one.table for one in difference(plan, final)} <= {"sources"}


# --- demand scenarios ---------------------------------------------------------------------------


def changed(book: Book, tables: tuple[str, ...] = ("sources",)) -> dict[str, list[object]]:
    return {name: sorted(rows) for name, rows in book.edited.tables.items() if name not in tables}


def test_a_deleted_demand_scenario_is_one_entry_and_comes_back_with_its_index(book: Book) -> None:
    before = changed(book)
    after = book.edited.without_rows("demand_scenarios", {1})
    book.go(followed(book.edited, after, DANISH))
    (entry,) = standing(book.history)
    assert (entry.change.table, entry.change.key) == ("demand_scenarios", ("historical",))
    assert len(entry.along) > 20
    assert obstacle(book.edited, entry) == ""
    book.go(reverted(book.edited, entry))
    assert changed(book) == before
    assert standing(book.history) == ()


def test_a_new_demand_scenario_goes_with_its_index(book: Book) -> None:
    before = changed(book)
    rows = book.edited.rows("demand_scenarios")
    own, source = with_own_source(book.edited, DANISH)
    row = blank_row(own, "demand_scenarios", len(rows) - 1, source)
    after = own.with_rows("demand_scenarios", len(rows), [row])
    book.go(followed(book.edited, after, DANISH))
    (entry,) = [one for one in standing(book.history) if one.change.table != "sources"]
    assert len(entry.along) == 22
    book.go(reverted(book.edited, entry))
    assert changed(book) == before


def test_an_index_that_was_changed_alone_is_an_entry_of_its_own(book: Book) -> None:
    book.type("demand_index", 3, "index", "1.5")
    after = book.edited.without_rows("demand_scenarios", {3})
    book.go(followed(book.edited, after, DANISH))
    entries = standing(book.history)
    assert {one.change.table for one in entries} == {"demand_scenarios", "demand_index"}
    assert [one.change.new for one in entries if one.change.table == "demand_index"] == ["1.5"]
