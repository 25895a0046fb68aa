"""Plans of the first edition of the model are carried over as model, section 9, says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

from sosuplan.api import OpenedPlan
from sosuplan.editing.difference import Change
from sosuplan.editing.edit_history import changed_since, obstacle, reverted, steps
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario import Scenario, edition
from sosuplan.narrative.steps import Action, StepWords, action_for
from sosuplan.store.first_edition import CARRIED_OVER, carried_source
from sosuplan.store.folder import PlanFolder, read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core import oracle
from tests.core.old_plans import (
    EDITION,
    FIGURES,
    FOLDER,
    WORKED_ON,
    carried,
    content,
    old_plans,
    results,
    rows_of,
    sql,
    write_old_folder,
)

USUAL = {"reform": 0.0, "start_year": 2026.0, "full_effect_year": 2030.0}
"""What a scenario of that edition has that does not say otherwise."""


@pytest.fixture(scope="module")
def from_folder() -> PlanFolder:
    return read_folder(FOLDER)


@pytest.fixture(params=["file", "folder"])
def opened(request: pytest.FixtureRequest, old: Path, from_folder: PlanFolder) -> PlanFolder:
    """The stored plan, by both ways."""
    if request.param == "folder":
        return from_folder
    with carried(old) as file:
        return PlanFolder(file.plan(), file.scenario_library(), file.history())


# --- the plan -----------------------------------------------------------------------------------


def test_both_ways_give_the_same_plan_and_scenarios(old: Path, from_folder: PlanFolder) -> None:
    with carried(old) as file:
        assert (file.plan(), file.scenarios()) == (from_folder.plan, from_folder.scenarios)


def test_the_reform_is_what_it_was_and_without_it_nothing_is_later(opened: PlanFolder) -> None:
    rows = rows_of(FOLDER / "reform.csv")
    assert [(row.year, row.without_years, row.with_years) for row in opened.plan.reform] == [
        (int(row["year"]), 0.0, float(row["later_retirement_years"])) for row in rows
    ]
    assert [source_of(row, "with_years") for row in opened.plan.reform] == [
        row["source"] for row in rows
    ]


def test_the_years_without_the_reform_are_an_assumption_that_says_so(opened: PlanFolder) -> None:
    (source,) = {source_of(row, "without_years") for row in opened.plan.reform}
    found = next(row for row in opened.plan.sources if row.id == source)
    assert found.kind == "assumption"
    assert "første udgave" in found.note
    assert source not in {row["id"] for row in rows_of(FOLDER / "sources.csv")}


def test_rows_are_about_every_area_and_nothing_is_transferred(opened: PlanFolder) -> None:
    plan = opened.plan
    assert {row.area for row in (*plan.exit_rates, *plan.demand_index)} == {""}
    assert plan.transfers == ()


def test_everything_else_is_as_it_was(opened: PlanFolder, tmp_path: Path) -> None:
    write_folder(opened.plan, tmp_path / "out", opened.scenarios)
    changed = {"reform", "exit_rates", "demand_index", "scenario_levers", "sources", "transfers"}
    changed.add("scenarios")
    for path in (tmp_path / "out").iterdir():
        if path.stem not in changed:
            assert path.read_text("utf-8") == (FOLDER / path.name).read_text("utf-8")
    for name in ("exit_rates", "demand_index"):
        rows = rows_of(tmp_path / "out" / f"{name}.csv")
        assert [row | {"area": ""} for row in rows_of(FOLDER / f"{name}.csv")] == rows
    unknown = {"model_version": "", "locked": ""}
    rows = [row | unknown for row in rows_of(FOLDER / "scenarios.csv")]
    assert rows == rows_of(tmp_path / "out" / "scenarios.csv")


@pytest.mark.parametrize(
    ("written", "pairs"),
    [
        ("a", {"without_years": "new", "with_years": "a"}),
        ("later_retirement_years=a", {"without_years": "new", "with_years": "a"}),
        ("a;later_retirement_years=b", {"": "a", "without_years": "new", "with_years": "b"}),
        (
            "later_retirement_years=b;year=c",
            {"without_years": "new", "with_years": "b", "year": "c"},
        ),
        ("a;year=c", {"": "a", "without_years": "new", "year": "c"}),
    ],
)
def test_sources_by_column_go_with_the_figure(written: str, pairs: dict[str, str]) -> None:
    found = (part.rpartition("=") for part in carried_source(written, "new").split(";"))
    assert {column: source for column, _, source in found} == pairs


def test_the_source_has_an_id_that_no_other_has(old_folder: Path) -> None:
    with (old_folder / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write("assumption-first-edition,Min egen,,,own,,,\n")
    plan = read_folder(old_folder).plan
    assert {source_of(row, "without_years") for row in plan.reform} == {
        "assumption-first-edition-2"
    }


def test_a_plan_without_a_reform_says_that_it_was_carried_over_too(
    old: Path, old_folder: Path
) -> None:
    (old_folder / "reform.csv").write_text("year,later_retirement_years,source\n")
    with sql(old) as raw:
        raw.execute("DELETE FROM reform")
        raw.execute("DELETE FROM draft")
    folder = read_folder(old_folder)
    with carried(old) as file:
        for plan, history in ((folder.plan, folder.history), (file.plan(), file.history())):
            assert plan.reform == ()
            assert any("første udgave" in row.note for row in plan.sources)
            assert history[-1].action == CARRIED_OVER


# --- scenarios ----------------------------------------------------------------------------------


def test_scenarios_keep_what_they_set_and_get_what_went_without_saying(opened: PlanFolder) -> None:
    stored: dict[str, dict[str, float]] = {
        row["scenario"]: {} for row in rows_of(FOLDER / "scenarios.csv")
    }
    for row in rows_of(FOLDER / "scenario_levers.csv"):
        stored[row["scenario"]][row["lever"]] = float(row["value"])
    assert {one.name: dict(one.levers) for one in opened.scenarios} == {
        name: USUAL | levers for name, levers in stored.items()
    }
    assert not any(one.timing or one.reasons for one in opened.scenarios)


def test_the_usual_years_are_kept_outside_base_year_and_horizon(tmp_path: Path) -> None:
    plan = read_folder(FOLDER).plan
    index = tuple(replace(row, year=row.year - 14) for row in plan.demand_index)
    early = replace(plan, base_year=2010, horizon=2020, demand_index=index)
    write_old_folder(early, tmp_path / "old", [Scenario("weighted", {"retention": 0.1}, "Ny")])
    folder = read_folder(tmp_path / "old")
    assert [dict(one.levers) for one in folder.scenarios] == [USUAL | {"retention": 0.1}]
    PlanFile.create(tmp_path / "new.sosuplan", folder.plan, folder.scenarios)
    with PlanFile.open(tmp_path / "new.sosuplan") as file:
        assert file.scenarios() == folder.scenarios


def test_a_scenario_that_was_current_still_is(old: Path, old_folder: Path) -> None:
    with sql(old) as raw:
        raw.execute(f"UPDATE scenarios SET data_edition = '{EDITION}' WHERE row < 3")
        raw.execute("UPDATE scenarios SET data_edition = 'før' WHERE row = 3")
    text = (old_folder / "scenarios.csv").read_text("utf-8").splitlines()
    marks = ["data_edition", EDITION, EDITION, "før", "", ""]
    lines = [line.rpartition(",")[0] + f",{mark}" for line, mark in zip(text, marks, strict=True)]
    (old_folder / "scenarios.csv").write_text("\n".join(lines) + "\n", "utf-8")
    folder = read_folder(old_folder)
    now = edition(folder.plan)
    assert now != EDITION
    with carried(old) as file:
        for scenarios in (folder.scenarios, file.scenarios()):
            assert [one.data_edition for one in scenarios] == [now, now, "før", "", ""]


def test_the_scenario_that_is_worked_on_is_carried_over(old: Path) -> None:
    before = json.loads(dict(content(old)["workspace"])["levers"])
    with carried(old) as file:
        kept = file.workspace()
    assert json.loads(kept["levers"]) == USUAL | before
    assert kept["scenario"] == "Halv reform, sent"


@pytest.mark.parametrize("levers", ["{}", None])
def test_where_no_lever_was_moved_there_is_no_reform_either(old: Path, levers: str | None) -> None:
    with sql(old) as raw:
        raw.execute("DELETE FROM workspace")
        if levers is not None:
            raw.execute("INSERT INTO workspace VALUES ('levers', ?)", [levers])
    with carried(old) as file:
        assert json.loads(file.workspace()["levers"]) == USUAL


# --- results ------------------------------------------------------------------------------------


def worked_on(file: PlanFile) -> Scenario:
    kept = file.workspace()
    return Scenario(kept["demand"], json.loads(kept["levers"]))


def differing(
    plan: Plan, scenarios: Mapping[str, Scenario], stored: Mapping[str, list[list[Any]]]
) -> set[tuple[str, str]]:
    """The occupations and figures that are others than they were, in any year of any scenario."""
    found = set()
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    for name, rows in stored.items():
        sets = LeverSets.of([scenarios[name]], levers, inputs)
        table = projection_rows(plan, project(inputs, sets))
        assert set(table) == {(job, year) for job, year, *_ in rows}
        for job, year, *figures in rows:
            for figure, was in zip(FIGURES, figures, strict=True):
                if table[job, year][figure] != pytest.approx(was, rel=1e-9, abs=1e-9):
                    found.add((job, figure))
    return found


def projection_rows(plan: Plan, projection: Any) -> dict[tuple[str, int], dict[str, float]]:
    from sosuplan.analysis.results import projection_table

    table = projection_table(projection)
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return {(row["occupation"], row["year"]): row for row in rows}  # type: ignore[misc]


def scenarios_of(found: tuple[Scenario, ...], plan: Plan) -> dict[str, Scenario]:
    """By name; "" is what that edition's program showed while no lever was moved."""
    demand = plan.demands[0].scenario
    return {one.name: one for one in found} | {"": Scenario(demand, {"reform": 0.0})}


def test_every_result_is_the_one_of_the_first_edition(old: Path) -> None:
    stored = results()
    with carried(old) as file:
        plan = file.plan()
        known = scenarios_of(file.scenarios(), plan) | {WORKED_ON: worked_on(file)}
    assert set(stored) == set(known)
    assert differing(plan, known, stored) == set()


def test_a_folder_gives_the_results_of_the_first_edition(from_folder: PlanFolder) -> None:
    stored = {name: rows for name, rows in results().items() if name != WORKED_ON}
    known = scenarios_of(from_folder.scenarios, from_folder.plan)
    assert differing(from_folder.plan, known, stored) == set()


def test_only_the_supply_of_helpers_is_another_one_where_they_become_assistants(
    from_folder: PlanFolder,
) -> None:
    """The stored results are of the same plan with 12 % of the assistants coming from helpers."""
    plan = replace(
        from_folder.plan,
        training=tuple(
            replace(row, from_ssh_share=0.12) if row.occupation == "SSA" else row
            for row in from_folder.plan.training
        ),
    )
    known = scenarios_of(from_folder.scenarios, plan)
    assert differing(plan, known, results("results-draw.json")) == {
        (job, figure) for job in ("SSH", "all") for figure in ("supply_heads", "supply_fte")
    }


@given(old_plans())
def test_any_plan_of_the_first_edition_comes_over_and_stays_so(
    drawn: tuple[Plan, Scenario],
) -> None:
    plan, scenario = drawn
    unset = replace(scenario, name="Tom", levers={})
    with TemporaryDirectory() as place:
        write_old_folder(plan, Path(place, "old"), [scenario, unset])
        folder = read_folder(Path(place, "old"))
        # Once more, by a file and the folder of today.
        file, again = Path(place, "plan.sosuplan"), Path(place, "new")
        PlanFile.create(file, folder.plan, folder.scenarios, history=folder.history)
        with PlanFile.open(file) as opened:
            write_folder(opened.plan(), again, opened.scenarios())
        read = read_folder(again)
    assert (read.plan, read.scenarios) == (folder.plan, folder.scenarios)
    assert edition(folder.plan) == edition(plan)
    levers = [dict(one.levers) for one in folder.scenarios]
    assert levers == [USUAL | dict(scenario.levers), USUAL]


@given(old_plans())
def test_any_plan_of_the_first_edition_comes_over_with_its_results(
    drawn: tuple[Plan, Scenario],
) -> None:
    plan, scenario = drawn
    with TemporaryDirectory() as place:
        write_old_folder(plan, Path(place, "old"), [scenario])
        folder = read_folder(Path(place, "old"))
    inputs, levers = EngineInputs.from_plan(folder.plan), catalogue(folder.plan)
    found = project(inputs, LeverSets.of(folder.scenarios, levers, inputs))
    for (area, job, year), figures in first_edition(plan, scenario).items():
        spot = (0, found.areas.index(area), found.occupations.index(job), found.years.index(year))
        for figure, value in figures.items():
            # But for the draw of the helpers, which is another one.
            if job == "SSH" and "SSA" in folder.plan.occupations and figure != "demand_fte":
                continue
            limit = 1e-9 * max(1.0, figures["supply_heads"], figures["demand_heads"])
            assert getattr(found, figure)[spot] == pytest.approx(value, rel=1e-9, abs=limit)


def first_edition(plan: Plan, scenario: Scenario) -> dict[tuple[str, str, int], dict[str, float]]:
    """What the first edition's equations give: without a reform unless it is set, and postponed by
    that share of ``with_years``."""
    share = scenario.levers.get("reform", 0.0)
    curve = tuple(replace(row, with_years=share * row.with_years) for row in plan.reform)
    levers = {**scenario.levers, "reform": 1.0}
    return oracle.project(replace(plan, reform=curve), scenario.demand, levers)


# --- history ------------------------------------------------------------------------------------


def test_the_history_stands_in_the_columns_and_keys_of_today(old: Path) -> None:
    before = content(old)["history"]
    with carried(old) as file:
        found = file.history()
    assert [(one.time, one.table, one.why) for one in found[:-1]] == [
        (row[1], row[3], row[8]) for row in before
    ]
    told = {(one.table, one.key, one.column): (one.old, one.new) for one in found}
    new = "without_years=assumption-first-edition"
    assert told["reform", ("2026",), "with_years"] == ("3.652", "3.7")
    assert told["reform", ("2026",), "source"] == (
        f"{new};with_years=assumption-fitted",
        f"{new};with_years=own",
    )
    assert told["exit_rates", ("", "SSA", "25"), "retirement"] == ("0", "0.005")
    assert told["demand_index", ("", "weighted", "SSA", "2027"), "index"] == ("1.086314", "1.05")
    assert told["staff", ("Region Midtjylland", "municipality", "SSA", "20"), "heads"] == (
        "205",
        "35",
    )


def test_every_step_of_it_is_told_in_words(old: Path) -> None:
    with carried(old) as file:
        words = StepWords(
            Language("da"), lambda: EditedPlan.of(file.plan()).references(Language("da"))
        )
        told = {words(one.action) for one in file.history()}
    assert "Ført over fra modellens første udgave" in told
    assert not any("{" in one or "later_" in one or one.startswith("[") for one in told)
    assert len(told) == 5


def test_the_plan_says_when_it_was_carried_over(old: Path) -> None:
    assert action_for(Action.CARRY_OVER) == CARRIED_OVER
    with carried(old) as file:
        last = file.history()[-1]
        assert last.action == CARRIED_OVER
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", last.time)
        assert (last.table, last.old) == ("sources", None)
        assert last.key[0] in {row.id for row in file.plan().sources}


def test_a_step_made_then_can_be_taken_back_now(old: Path) -> None:
    with carried(old) as file:
        plan, history = file.plan(), file.history()
    edited = EditedPlan.of(plan)
    for step in steps(history):
        if step.action == CARRIED_OVER:
            continue
        assert changed_since(edited, step) == 0
        assert not any(obstacle(edited, entry) for entry in step.entries)
        edited = reverted(edited, step)
    back = edited.checked.plan
    assert back is not None
    (rate,) = (r for r in back.exit_rates if (r.occupation, r.age) == ("SSA", 25))
    assert (rate.retirement, rate.source) == (0.0, "assumption-fitted")
    (year,) = (row for row in back.reform if row.year == 2026)
    assert (year.without_years, year.with_years) == (0.0, 3.652)
    assert source_of(year, "with_years") == "assumption-fitted"
    assert "own" not in {row.id for row in back.sources}


def test_rows_that_came_or_went_then_are_carried_over_too(old: Path) -> None:
    gone = ["2040", "5", "later_retirement_years=own"]
    came = ["SSH", "99", "1", "0", "own"]
    with sql(old) as raw:
        add = "INSERT INTO history VALUES (NULL, ?, 'Ret', ?, ?, '', ?, ?, '')"
        time = "2026-11-28T17:40:00+00:00"
        raw.execute(add, [time, "reform", '["2040"]', json.dumps(gone), None])
        raw.execute(add, [time, "exit_rates", '["SSH", "99"]', None, json.dumps(came)])
    with carried(old) as file:
        reform, exits = file.history()[-3:-1]
        edited = reverted(EditedPlan.of(file.plan()), steps([reform])[0].entries[0])
    source = "without_years=assumption-first-edition;with_years=own"
    assert json.loads(reform.old or "") == ["2040", "0", "5", source]
    assert exits == Change(
        "exit_rates", ("", "SSH", "99"), "", None, json.dumps(["", *came]), time, "Ret"
    )
    assert edited.checked.plan is not None
    assert edited.checked.plan.reform[-1].with_years == 5.0


# --- unfinished cells ---------------------------------------------------------------------------


def test_unfinished_cells_stay_as_they_were_typed(old: Path) -> None:
    before = content(old)["draft"]
    with carried(old) as file:
        draft = file.draft()
    staff = [json.loads(cells) for table, _, cells in before if table == "staff"]
    assert draft["staff"] == staff[1:]
    assert [row[:3] for row in draft["reform"]] == [
        [year, "0", later]
        for table, place, cells in before
        if table == "reform" and place
        for year, later, _ in (json.loads(cells),)
    ]
    assert draft["reform"][4][2] == "?4x"
    assert set(draft) == {"reform", "staff"}


def test_sources_that_are_being_edited_have_the_new_one_too(old: Path) -> None:
    columns = ["id", "title", "publisher", "published", "kind", "locator", "url", "note"]
    ours = ["assumption-first-edition", "Min", "", "", "own", "", "", ""]
    with sql(old) as raw:
        for place, cells in enumerate([columns, ours]):
            raw.execute("INSERT INTO draft VALUES ('sources', ?, ?)", [place, json.dumps(cells)])
    with carried(old) as file:
        rows = file.draft()["sources"]
        assert rows[0] == ours
        assert rows[1][0] == "assumption-first-edition-2"
        assert rows[1][0] in {row.id for row in file.plan().sources}


def test_a_library_reads_an_old_file_as_it_is(old: Path) -> None:
    from sosuplan.api import open_plan

    before = old.read_bytes()
    plan = open_plan(old)
    assert isinstance(plan, OpenedPlan)
    assert plan.scenario_library["Med reform"].levers["reform"] == 1.0
    assert old.read_bytes() == before
