"""Edited cells make a plan or faults with their places, and changed figures become own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.added_rows import blank_row
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.editing.ownership import (
    covered,
    figures_behind,
    new_id,
    with_figures,
    with_own_source,
    with_source,
    without_sources,
)
from sosuplan.editing.scenario_adaptation import adapted, adapted_library
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_ids, source_of_cell
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.tables import TABLES
from sosuplan.model.validation import verify
from sosuplan.narrative.cell_messages import cell_sentence, place_words
from sosuplan.text.language import Language
from tests.core.strategies import plans, plans_with_scenario

DANISH = Language("da")


@pytest.fixture
def edited(reference: Plan) -> EditedPlan:
    return EditedPlan.of(reference)


def told(edited: EditedPlan) -> list[tuple[str, int | None, str, str]]:
    refer = edited.references(DANISH)
    return [
        (one.table, one.row, one.column, cell_sentence(one, refer, DANISH))
        for one in edited.checked.faults
    ]


# --- a plan or faults ---------------------------------------------------------------------------


@given(plans())
def test_the_cells_of_a_plan_come_to_the_same_plan(plan: Plan) -> None:
    edited = EditedPlan.of(plan)
    assert edited.checked.plan == plan
    assert edited.checked.faults == ()
    assert not EditedPlan.of(plan).changed_from(edited)


@given(plans())
def test_the_cells_of_a_plan_that_is_known_to_be_sound_are_like_any_others(plan: Plan) -> None:
    afresh = EditedPlan.of(plan)
    verify(plan)
    known = EditedPlan.of(plan)
    assert known.checked.plan is plan
    for cells in ({(0, "heads"): "12"}, {(0, "area"): ""}, {(0, "source"): "nobody"}):
        assert known.with_cells("staff", cells).checked == afresh.with_cells("staff", cells).checked
    gone = known.without_rows("demand_base", {0})
    assert gone.checked == afresh.without_rows("demand_base", {0}).checked
    assert gone.checked.faults


def test_a_step_leaves_what_it_started_from_as_it_was(edited: EditedPlan, reference: Plan) -> None:
    after = edited.with_cells("staff", {(0, "heads"): "206"}).without_rows("reform", {0})
    assert after.cell("staff", 0, "heads") == "206"
    assert set(after.changed_from(edited)) == {"staff", "reform"}
    assert edited.checked.plan == reference


@pytest.mark.parametrize(
    ("table", "row", "column", "text", "sentence"),
    [
        ("staff", 0, "heads", "-1", "»−1« er ikke et tal på 0 eller derover."),
        ("staff", 0, "heads", "?abc", "»abc« er ikke et tal på 0 eller derover."),
        ("staff", 0, "heads", "?1e3", "»1e3« er ikke et tal på 0 eller derover."),
        ("staff", 0, "heads", "?12%", "»12%« er en procentsats. Skriv selve tallet."),
        ("staff", 0, "source", "krl-2030", "Kilden findes ikke i tabellen Kilder."),
        ("staff", 0, "heads", "", "Cellen er tom. Der skal stå en værdi."),
        ("working_time", 0, "fulltime_share", "1.5", "»150 %« er ikke et tal fra 0 % til 100 %."),
        (
            "working_time",
            0,
            "parttime_hours",
            "38.25",
            "»38,25« er ikke et tal over 0 og højst 37.",
        ),
        (
            "working_time",
            0,
            "fulltime_share",
            "?1.234",
            "»1.234« kan betyde 1,234 eller 1234. Skriv et af de to tal.",
        ),
        (
            "staff",
            0,
            "sector",
            "kommun",
            "»kommun« kan ikke bruges her. Skriv en af disse: Kommuner, Region, "
            "Øvrige arbejdsgivere.",
        ),
        (
            "demand_index",
            0,
            "index",
            "1.1",
            "Indekset er 1,1 i basisåret 2024, men skal være 1.",
        ),
    ],
)
def test_a_fault_is_told_with_the_numbers_and_words_of_its_cell(
    edited: EditedPlan, table: str, row: int, column: str, text: str, sentence: str
) -> None:
    after = edited.with_cells(table, {(row, column): text})
    assert after.checked.plan is None
    assert (table, row, column, sentence) in told(after)


def test_a_fault_of_two_rows_names_the_other_by_its_number_in_the_table(
    edited: EditedPlan,
) -> None:
    after = edited.with_cells("demand_index", {(2, "year"): "2024"})
    sentences = [text for _, row, column, text in told(after) if (row, column) == (2, "year")]
    assert sentences == [
        "Rækken for Vægtet branchescenarie / SSA / 2024 findes allerede i række 1."
    ]


def test_a_missing_row_is_told_of_the_table_and_of_no_cell(edited: EditedPlan) -> None:
    after = edited.without_rows("training", {1})
    (fault,) = after.checked.faults
    assert (fault.table, fault.row) == ("training", None)
    assert place_words(fault, DANISH) == "Uddannelse"
    assert told(after)[0][3] == "Der mangler en række for Region Midtjylland / SSH. Tilføj den."


def test_a_draft_that_was_kept_is_taken_up_again(edited: EditedPlan, reference: Plan) -> None:
    after = edited.with_cells("staff", {(3, "heads"): "?1,2,3"})
    draft = {name: [list(row) for row in rows] for name, rows in after.changed_from(edited).items()}
    assert EditedPlan.of(reference, draft) == after
    assert EditedPlan.of(reference, draft).checked.plan is None


@given(plans(), st.data())
def test_any_text_in_any_cell_gives_a_plan_or_faults_that_can_be_told(
    plan: Plan, data: st.DataObject
) -> None:
    edited = EditedPlan.of(plan)
    names = [name for name, rows in edited.tables.items() if rows]
    for _ in range(data.draw(st.integers(1, 3))):
        table = data.draw(st.sampled_from(names))
        row = data.draw(st.integers(0, len(edited.rows(table)) - 1))
        column = data.draw(st.sampled_from(columns(table)))
        text = data.draw(st.one_of(st.text(max_size=8), st.sampled_from(["-1", "0", "?1.234"])))
        edited = edited.with_cells(table, {(row, column): text})
    checked = edited.checked
    assert (checked.plan is None) == bool(checked.faults)
    for table, row, _, sentence in told(edited):
        assert sentence.endswith(".")
        assert row is None or 0 <= row < len(edited.rows(table))


# --- whose figures ------------------------------------------------------------------------------


def test_a_changed_figure_is_the_users_own_and_its_neighbours_keep_their_sources(
    edited: EditedPlan,
) -> None:
    after = with_figures(edited, "working_time", {(0, "fulltime_share"): "0.3"}, DANISH)
    assert after.cell("working_time", 0, "source") == (
        "fulltime_share=own;parttime_hours=assumption;sickness_days=dknyt-sygefravaer-2019"
    )
    own = after.rows("sources")[-1]
    assert (own[0], own[1], own[4]) == ("own", "Egne tal", "own")
    assert after.checked.plan is not None


def test_the_only_figure_of_a_row_makes_the_whole_row_own(edited: EditedPlan) -> None:
    after = with_figures(edited, "staff", {(0, "heads"): "300"}, DANISH)
    assert after.cell("staff", 0, "source") == "own"


def test_another_age_makes_a_rows_figures_own_but_another_name_of_its_area_does_not(
    edited: EditedPlan,
) -> None:
    aged = with_figures(edited, "staff", {(0, "age_from"): "19"}, DANISH)
    named = with_figures(edited, "staff", {(0, "area"): "Midt"}, DANISH)
    assert aged.cell("staff", 0, "source") == "own"
    assert named.cell("staff", 0, "source") == edited.cell("staff", 0, "source")


def test_a_source_that_is_given_stands_behind_the_figure(edited: EditedPlan) -> None:
    cells = {(0, "heads"): "300", (0, "source"): "assumption"}
    pasted = with_figures(edited, "staff", cells, DANISH)
    assert pasted.cell("staff", 0, "source") == "assumption"
    assert "own" not in {row[0] for row in pasted.rows("sources")}


def test_typing_the_figure_that_is_there_changes_nothing(edited: EditedPlan) -> None:
    same = edited.cell("staff", 0, "heads")
    assert with_figures(edited, "staff", {(0, "heads"): same}, DANISH) == edited


def test_a_figure_that_has_a_source_of_ones_own_keeps_it(edited: EditedPlan) -> None:
    row = ("payroll", "Løntræk", "", "", "own", "", "", "")
    with_it = edited.with_rows("sources", len(edited.rows("sources")), [row])
    with_it = with_it.with_cells("staff", {(0, "source"): "payroll"})
    after = with_figures(with_it, "staff", {(0, "heads"): "1"}, DANISH)
    assert after.cell("staff", 0, "source") == "payroll"


def test_a_figure_of_a_file_is_not_the_files_any_more_when_it_is_changed(
    edited: EditedPlan,
) -> None:
    row = ("import-krl-20260101", "krl.csv", "", "", "own", "", "", "")
    with_it = edited.with_rows("sources", len(edited.rows("sources")), [row])
    with_it = with_it.with_cells("staff", {(0, "source"): row[0], (1, "source"): row[0]})
    after = with_figures(with_it, "staff", {(0, "heads"): "1"}, DANISH)
    assert [after.cell("staff", at, "source") for at in (0, 1)] == ["own", row[0]]


def test_figures_of_deleted_sources_are_the_users_own(edited: EditedPlan) -> None:
    title = edited.cell("staff", 0, "source")
    behind = figures_behind(edited, {title})
    assert behind > 3
    with_pair = edited.with_cells("working_time", {(0, "source"): f"sickness_days={title};other"})
    after = without_sources(with_pair, {title}, DANISH)
    assert after.cell("working_time", 0, "source") == "sickness_days=own;other"
    assert figures_behind(after, {title}) == 0
    assert title not in {row[0] for row in after.rows("sources")}
    assert without_sources(edited, {title}, DANISH).checked.faults == ()


def test_the_source_for_own_figures_is_made_once_and_takes_no_id_of_another(
    edited: EditedPlan,
) -> None:
    taken = edited.with_cells("sources", {(0, "id"): "own"})
    first, made = with_own_source(taken, DANISH)
    again, same = with_own_source(first, DANISH)
    assert (made, same) == ("own-2", "own-2")
    assert again is first
    assert new_id(first, "own") == "own-3"


WITH_SOURCES = [table for table in TABLES if covered(table.name)]


@st.composite
def source_cells(draw: st.DrawFn) -> tuple[str, str]:
    """A table and any ``source`` cell that its rules allow."""
    table = draw(st.sampled_from(WITH_SOURCES))
    ids = st.sampled_from(["a", "b", "c-d"])
    names = draw(st.lists(st.sampled_from(covered(table.name)), unique=True))
    pairs = [f"{name}={draw(ids)}" for name in names]
    default = [draw(ids)] if not pairs or draw(st.booleans()) else []
    return table.name, ";".join(draw(st.permutations([*default, *pairs])))


@given(source_cells(), st.data())
def test_giving_a_source_to_some_columns_changes_those_and_no_others(
    cell: tuple[str, str], data: st.DataObject
) -> None:
    table, text = cell
    names = covered(table)
    changed = data.draw(st.sets(st.sampled_from(names), min_size=1))
    after = with_source(table, text, changed, "own")
    for name in names:
        wanted = "own" if name in changed else source_of_cell(text, name)
        assert source_of_cell(after, name) == wanted
    assert all(column in ("", *names) and source for column, source in source_ids(after))
    assert with_source(table, after, changed, "own") == after
    if changed == set(names):
        assert after == "own"


@given(plans(), st.data())
def test_a_plan_stays_valid_when_its_figures_become_own(plan: Plan, data: st.DataObject) -> None:
    edited = EditedPlan.of(plan)
    table = data.draw(st.sampled_from([one.name for one in WITH_SOURCES if edited.rows(one.name)]))
    row = data.draw(st.integers(0, len(edited.rows(table)) - 1))
    name = data.draw(st.sampled_from(covered(table)))
    old = edited.cell(table, row, name)
    after = with_figures(edited, table, {(row, name): old + "0" if old == "1" else "1"}, DANISH)
    kinds = {fault.fault.code for fault in after.checked.faults}
    assert not kinds & {"unknown_source", "unknown_source_column"}


# --- new rows -----------------------------------------------------------------------------------


def test_a_new_row_goes_on_where_the_one_above_ends(edited: EditedPlan) -> None:
    band = blank_row(edited, "staff", 0, "own")
    assert band == ("Region Midtjylland", "municipality", "SSA", "25", "29", "", "own")
    last = len(edited.rows("trainee_intake")) - 1
    year = blank_row(edited, "trainee_intake", last, "own")
    assert year[2] == str(int(edited.cell("trainee_intake", last, "year")) + 1)
    assert year[3] == ""


def test_a_row_after_the_last_age_of_a_plan_has_no_ages_yet(edited: EditedPlan) -> None:
    ends = [row[4] for row in edited.rows("staff")]
    band = blank_row(edited, "staff", ends.index("74"), "own")
    assert band[3:5] == ("", "")
    shorter = edited.with_cells("staff", {(0, "age_to"): "71"})
    assert blank_row(shorter, "staff", 0, "own")[3:5] == ("72", "74")


def test_a_new_source_has_an_id_of_its_own_and_is_the_users(edited: EditedPlan) -> None:
    row = blank_row(edited, "sources", 0, "")
    again = blank_row(edited.with_rows("sources", 0, [row]), "sources", 0, "")
    assert row[0] != again[0]
    assert row[4] == "own"


# --- scenarios of the plan ----------------------------------------------------------------------


@given(plans_with_scenario())
def test_a_scenario_that_the_plan_can_compute_is_kept_as_it_is(made: object) -> None:
    plan, levers, scenario = made  # type: ignore[misc]
    assert adapted(scenario, plan, levers) == (scenario, ())


def test_a_scenario_loses_the_levers_that_the_plan_has_no_more(reference: Plan) -> None:
    lever = "fulltime_target:region:SSA"
    smaller = replace(
        reference,
        staff=tuple(row for row in reference.staff if row.sector != "region"),
        working_time=tuple(row for row in reference.working_time if row.sector != "region"),
    )
    own = {"retention": (2027, 2031), lever: (2026, 2028)}
    scenario = Scenario("weighted", {"retention": 0.1, lever: 0.75}, "Region", timing=own)
    after, losses = adapted(scenario, smaller, catalogue(smaller))
    kept = {"retention": (2027, 2031)}
    assert after == Scenario("weighted", {"retention": 0.1}, "Region", timing=kept)
    assert [(loss.name, loss.lever) for loss in losses] == [("Region", lever)]


def test_a_scenario_without_its_demand_scenario_goes_on_with_its_own_figures(
    reference: Plan,
) -> None:
    plan = replace(reference, demand_scenarios=reference.demand_scenarios[:1])
    saved = ScenarioLibrary.of([Scenario("weighted", {}, "A"), Scenario("fulltime", {}, "B")])
    after, losses = adapted_library(saved, reference, plan)
    assert losses == ()
    assert {after.figures_of(one, plan) for one in after.scenarios} == {reference}


def test_one_whose_figures_are_not_kept_goes_into_the_bin_without_its_demand_scenario(
    reference: Plan,
) -> None:
    plan = replace(reference, demand_scenarios=reference.demand_scenarios[:1])
    older = [
        Scenario("weighted", {}, "A", data_edition="older"),
        Scenario("fulltime", {}, "B", data_edition="older", locked=True),
    ]
    after, losses = adapted_library(ScenarioLibrary.of(older), reference, plan)
    assert [one.name for one in after.scenarios] == ["A"]
    assert [one.scenario.name for one in after.bin] == ["B"]
    assert [(loss.name, loss.lever) for loss in losses] == [("B", "")]


def test_years_outside_a_shorter_plan_go_together(reference: Plan) -> None:
    plan = replace(reference, base_year=2031)
    scenario = Scenario("weighted", {"full_effect_year": 2030.0})
    after, losses = adapted(scenario, plan, catalogue(plan))
    assert after is not None
    assert not after.levers
    assert losses
