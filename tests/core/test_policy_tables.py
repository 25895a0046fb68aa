"""Measures, evidence, goals and stored projections of one's own are kept like any figure."""

from __future__ import annotations

import csv
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from sosuplan.analysis.evidence import evidence
from sosuplan.model.library import library
from sosuplan.model.plan import Evidence, Goal, GoalReading, Measure, Plan, StoredProjection
from sosuplan.model.scenario import AttachedMeasure, Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.scenario_text import read_scenario, write_scenario
from sosuplan.model.schema.tables import TABLE
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError, ScenarioError, SosuplanError

OWN = "assumption"


@pytest.fixture
def plan(reference: Plan) -> Plan:
    area = reference.areas[0]
    lent = next(iter(library().measures.values()))
    goal = next(iter(library().goals.values()))
    known = next(iter(library().evidence.values()))
    measure = replace(lent, id="own-1", before=0.18, after=0.14, comparison="nabokommunen")
    return replace(
        reference,
        measures=(measure, replace(lent, id="own-2", source_id="")),
        evidence=(replace(known, id="own-1", value=None, year=None, base_year=2021),),
        goals=(replace(goal, responsible="HR", frequency="year", measures="own-1 own-2"),),
        goal_readings=(GoalReading(goal.id, "2026-02", 0.3, "", OWN),),
        stored_projections=(
            StoredProjection(2023, "", area, "SSA", 2024, "supply_heads", 123.0, OWN),
        ),
    )


SCENARIO = Scenario(
    "weighted",
    {"retention": 0.1},
    "Med tiltag",
    measures=(
        AttachedMeasure("own-1", "retention", 0.1, "fem ud af halvtreds"),
        AttachedMeasure("own-1", "senior_years"),
        AttachedMeasure("gone"),
    ),
)


def test_the_plan_folder_and_the_plan_file_keep_them_there_and_back(
    plan: Plan, tmp_path: Path
) -> None:
    scenarios = ScenarioLibrary((SCENARIO,))
    write_folder(plan, tmp_path / "folder", scenarios)
    read = read_folder(tmp_path / "folder")
    assert (read.plan, read.scenario_library) == (plan, scenarios)
    PlanFile.create(tmp_path / "a.sosuplan", plan, scenarios)
    with PlanFile.open(tmp_path / "a.sosuplan") as file:
        assert (file.plan(), file.scenario_library()) == (plan, scenarios)


def test_a_scenario_as_text_has_its_measures() -> None:
    assert read_scenario(write_scenario(SCENARIO)).scenario == SCENARIO


def test_two_scenarios_with_other_measures_hold_other_things_and_compute_alike() -> None:
    other = replace(SCENARIO, measures=())
    assert not SCENARIO.holds_as(other)
    assert SCENARIO.computes_as(other)


@pytest.mark.parametrize(
    ("table", "column", "code"),
    [
        ("goals", "source_id", "unknown_source"),
        ("measures", "source_id", "unknown_source"),
        ("goal_readings", "goal", "unknown_goal"),
        ("measures", "lever", "unknown_lever"),
        ("evidence", "levers", "unknown_lever"),
        ("goals", "title_da", "empty_cell"),
        ("evidence", "topic", "not_a_choice"),
    ],
)
def test_what_does_not_belong_together_is_refused(
    plan: Plan, tmp_path: Path, table: str, column: str, code: str
) -> None:
    row = replace(getattr(plan, table)[0], **{column: "" if code == "empty_cell" else "nowhere"})
    write_folder(replace(plan, **{table: (row,)}), tmp_path / "folder")
    with pytest.raises(PlanError) as refused:
        read_folder(tmp_path / "folder")
    assert code in {fault.code for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Navn,m,retention,0.1,", "", ""),
        ("Navn,m,fulltime_target:region:SSH,,", "", ""),
        ("Navn,m,,,", "", ""),
        ("Navn,m,retension,0.1,", "unknown_lever", "lever"),
        ("Navn,m,fulltime_target,0.1,", "unknown_lever", "lever"),
        ("Navn,m,start_year,1,", "unknown_lever", "lever"),
        ("Navn,m,,0.1,", "value_without_lever", "lever"),
        ("Navn,m,retention,meget,", "not_a_number", "value"),
        ("Navn,m,retention,1e9,", "not_a_number_between", "value"),
        ("Ukendt,m,retention,0.1,", "unknown_saved_scenario", "scenario"),
    ],
)
def test_what_a_scenarios_measure_moves_is_a_lever(
    plan: Plan, tmp_path: Path, row: str, code: str, column: str
) -> None:
    write_folder(plan, tmp_path / "folder", ScenarioLibrary((Scenario("weighted", {}, "Navn"),)))
    file = tmp_path / "folder" / "scenario_measures.csv"
    file.write_text(f"scenario,measure,lever,value,note\n{row}\n", "utf-8")
    if not code:
        assert len(read_folder(tmp_path / "folder").scenarios[0].measures) == 1
        return
    with pytest.raises(SosuplanError) as refused:
        read_folder(tmp_path / "folder")
    (fault,) = refused.value.faults
    assert (fault.code, fault.file, fault.line, fault.column) == (code, file.name, 2, column)


def test_a_scenario_as_text_names_no_lever_that_there_is_not() -> None:
    for one in (AttachedMeasure("m", "retension", 0.1), AttachedMeasure("m", "", 0.1)):
        with pytest.raises(ScenarioError):
            read_scenario(write_scenario(replace(SCENARIO, measures=(one,))))


def test_what_is_expected_of_a_cell_has_no_guards_and_no_blank_choice() -> None:
    columns = TABLE["evidence"].by_name
    _, fault = columns["value"].read("mange")
    assert fault is not None
    assert fault.code == "not_a_number"
    for beyond in ("-1e13", "1e13"):
        _, fault = columns["value"].read(beyond)
        assert fault is not None
        assert fault.code == "not_a_number_between"
    _, fault = columns["topic"].read("vejr")
    assert fault is not None
    assert str(fault.values["choices"]).startswith("balance, ")


def test_all_of_the_library_may_be_ones_own_with_the_columns_that_it_came_with(
    plan: Plan, tmp_path: Path
) -> None:
    known = library()
    rows = {name: tuple(getattr(known, name).values()) for name in ("measures", "evidence")}
    write_folder(replace(plan, **rows), tmp_path / "folder")
    for name, lacking in (("measures", 6), ("evidence", 1)):
        file = tmp_path / "folder" / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            cells = [row[:-lacking] for row in csv.reader(stream)]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(cells)
    made = read_folder(tmp_path / "folder").plan
    assert len(made.measures) == len(known.measures)
    # Each is told of once, as one's own.
    assert [one.own for one in evidence(made).findings] == [True] * len(known.evidence)


def test_the_library_has_all_that_was_collected() -> None:
    known = library()
    kinds: list[tuple[dict[str, Measure] | dict[str, Evidence] | dict[str, Goal], int]] = [
        (dict(known.measures), 67),
        (dict(known.evidence), 177),
        (dict(known.goals), 10),
    ]
    for rows, count in kinds:
        assert len(rows) == count
        assert {row.source_id for row in rows.values()} <= set(known.sources)
    # Each is read by itself: none points to the one that stands above it in a file.
    told = (text for rows, _ in kinds for row in rows.values() for text in texts_of(row))
    assert [text for text in told if "ovenfor" in text] == []


def texts_of(row: Measure | Evidence | Goal) -> list[str]:
    """The texts of a row."""
    return [value for value in astuple(row) if isinstance(value, str)]
