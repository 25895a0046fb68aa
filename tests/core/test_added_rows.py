"""A demand scenario's index comes and goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from sosuplan.editing.added_rows import blank_row, followed
from sosuplan.editing.edited_plan import EditedPlan, Row
from sosuplan.editing.ownership import with_own_source
from sosuplan.editing.scenario_adaptation import adapted_library
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.language import Language
from tests.core.strategies import plans

DANISH = Language("da")
TABLE = "demand_scenarios"


def with_row(edited: EditedPlan) -> EditedPlan:
    """A row added at the end, as on the page Data."""
    owned, source = with_own_source(edited, DANISH)
    rows = owned.rows(TABLE)
    row = blank_row(owned, TABLE, len(rows) - 1, source)
    return followed(edited, owned.with_rows(TABLE, len(rows), [row]), DANISH)


def without(edited: EditedPlan, row: int) -> EditedPlan:
    return followed(edited, edited.without_rows(TABLE, {row}), DANISH)


@given(plans())
def test_a_new_scenario_makes_a_valid_plan_with_the_need_of_the_first(plan: Plan) -> None:
    after = with_row(EditedPlan.of(plan)).checked.plan
    assert after is not None
    first, new = after.demand_scenarios[0].scenario, after.demand_scenarios[-1].scenario
    assert new not in {row.scenario for row in plan.demand_scenarios}
    assert after.demands[-1].scenario == new

    staffed = {(row.area, row.occupation) for row in plan.staff}

    def course(scenario: str) -> dict[tuple[str, str, int], float]:
        """The need of every area, by rows of its own or those of all."""
        rows = [row for row in after.demand_index if row.scenario == scenario]
        found = {(row.area, row.occupation, row.year): row.index for row in rows}
        return {
            (area, job, year): found.get((area, job, year)) or found["", job, year]
            for area, job in staffed
            for year in plan.years
        }

    assert course(new) == course(first)
    kinds = {row.id: row.kind for row in after.sources}
    assert {kinds[row.source] for row in after.demand_index if row.scenario == new} == {
        "assumption"
    }


@given(plans())
def test_deleting_it_again_leaves_the_plan_as_it_was(plan: Plan) -> None:
    before = EditedPlan.of(plan)
    there = with_row(before)
    after = without(there, len(there.rows(TABLE)) - 1)
    assert {**after.tables, "sources": ()} == {**before.tables, "sources": ()}


def test_the_words_say_what_the_index_is_taken_from(reference: Plan) -> None:
    after = with_row(EditedPlan.of(reference))
    again = with_row(after)
    assert after.rows(TABLE)[-1][1:3] == ("Nyt scenarie 5", "New scenario 5")
    assert again.rows(TABLE)[-1][1:3] == ("Nyt scenarie 6", "New scenario 6")
    titles = [row[1] for row in again.rows("sources")]
    assert titles.count("Antagelse: behov som i Vægtet branchescenarie") == 1


def test_a_plan_without_any_index_gets_an_unchanged_need(reference: Plan) -> None:
    bare = EditedPlan.of(reference).with_table("demand_index", ())
    after = with_row(bare)
    assert {row[4] for row in after.rows("demand_index")} == {"1"}
    assert len(after.rows("demand_index")) == 2 * 11
    assert after.rows("sources")[-1][1] == "Antagelse: uændret behov"


@pytest.mark.parametrize("years", [("", "2034"), ("2024", "x"), ("2024", "99999999")])
def test_years_that_cannot_be_told_give_no_rows(reference: Plan, years: tuple[str, str]) -> None:
    edited = EditedPlan.of(reference)
    settings: list[Row] = [
        (key, dict(zip(("base_year", "horizon"), years, strict=True)).get(key, value))
        for key, value in edited.rows("settings")
    ]
    edited = edited.with_table("settings", settings)
    assert with_row(edited).rows("demand_index") == edited.rows("demand_index")


def test_a_deleted_scenario_takes_its_index_and_published_results_along(reference: Plan) -> None:
    after = without(EditedPlan.of(reference), 0).checked.plan
    assert after is not None
    gone = reference.demand_scenarios[0].scenario
    kept = [row for row in reference.demand_index if row.scenario != gone]
    assert list(after.demand_index) == kept
    assert gone not in {row.scenario for row in after.published}


def test_saved_scenarios_that_use_a_deleted_one_are_told(reference: Plan) -> None:
    after = without(EditedPlan.of(reference), 0).checked.plan
    assert after is not None
    saved = [Scenario("weighted", name="Uden", data_edition="older")]
    saved.append(Scenario("historical", name="Med", data_edition="older"))
    kept, losses = adapted_library(ScenarioLibrary.of(saved), reference, after)
    assert [one.name for one in kept.scenarios] == ["Med"]
    assert [(loss.name, loss.lever) for loss in losses] == [("Uden", "")]


def test_other_edits_of_the_table_touch_no_index(reference: Plan) -> None:
    edited = EditedPlan.of(reference)
    after = edited.with_cells(TABLE, {(0, "fulltime_target"): "0.5", (1, "label_da"): "Andet"})
    assert followed(edited, after, DANISH) is after


def test_a_scenario_that_brings_its_own_index_keeps_it(reference: Plan) -> None:
    less = replace(
        reference,
        demand_scenarios=reference.demand_scenarios[:1],
        demand_index=tuple(row for row in reference.demand_index if row.scenario == "weighted"),
        published=(),
    )
    before, after = EditedPlan.of(less), EditedPlan.of(reference)
    assert followed(before, after, DANISH) == after
