"""A CPR number comes neither into a plan nor out of one: whatever holds it is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.cli import main
from sosuplan.editing import EditedPlan
from sosuplan.errors import PlanError, ScenarioError
from sosuplan.language import Language
from sosuplan.messages import sentence
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from tests.core.folders import Folder, places

CPR = "010190-1234"


@pytest.mark.parametrize(
    ("file", "line", "column"),
    [
        ("settings.csv", 2, "value"),
        ("staff.csv", 3, "area"),
        ("sources.csv", 2, "publisher"),
        ("demand_scenarios.csv", 2, "label_da"),
    ],
)
def test_a_plan_folder_with_a_cpr_number_is_refused_naming_the_cell(
    tmp_path: Path, file: str, line: int, column: str
) -> None:
    folder = Folder(tmp_path)
    folder.set(file, line, column, f"Svend {CPR}")
    faults = folder.faults()
    assert ("cpr_number", file, line, column) in places(faults)
    for fault in faults:
        assert CPR not in repr(fault)
        assert CPR not in sentence(fault, Language("da"))


def test_the_command_line_makes_no_plan_of_such_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path)
    folder.set("sources.csv", 2, "publisher", f"Svend {CPR}")
    target = tmp_path / "x.sosuplan"
    assert main(["new", str(target), "--from", str(folder.path)]) == 2
    assert not target.exists()
    error = capsys.readouterr().err
    assert "sources.csv, linje 2, kolonne publisher: teksten kan indeholde et CPR-nummer" in error
    assert CPR not in error


def test_no_plan_file_is_made_of_a_plan_with_a_cpr_number(tmp_path: Path, reference: Plan) -> None:
    target = tmp_path / "x.sosuplan"
    with pytest.raises(PlanError):
        PlanFile.create(target, replace(reference, name=f"Plan for {CPR}"))
    assert list(tmp_path.iterdir()) == []


def test_a_plan_file_that_another_program_put_one_into_is_refused(
    tmp_path: Path, reference: Plan
) -> None:
    path = tmp_path / "x.sosuplan"
    PlanFile.create(path, reference)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute('UPDATE "sources" SET "note" = ? WHERE rowid = 1', [f"Svend {CPR}"])
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path)
    assert [(fault.code, fault.column) for fault in caught.value.faults] == [("cpr_number", "note")]


@pytest.mark.parametrize("place", ["name", "note"])
def test_no_scenario_is_saved_with_one(tmp_path: Path, reference: Plan, place: str) -> None:
    path = tmp_path / "x.sosuplan"
    PlanFile.create(path, reference)
    scenario = Scenario(reference.demands[0].scenario, {}, "Mit", "")
    with PlanFile.open(path) as file, pytest.raises(ScenarioError) as caught:
        file.save_scenario(replace(scenario, **{place: f"Svend {CPR}"}))
    assert [fault.code for fault in caught.value.faults] == ["cpr_number"]
    assert CPR.encode() not in path.read_bytes()


def test_a_cell_with_one_is_a_fault_like_any_other(reference: Plan) -> None:
    edited = EditedPlan.of(reference).with_cells("sources", {(0, "note"): f"Svend {CPR}"})
    assert [(one.table, one.row, one.column) for one in edited.checked.faults] == [
        ("sources", 0, "note")
    ]
