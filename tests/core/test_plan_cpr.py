"""A CPR number comes neither into a plan nor out of one: whatever holds it is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.cli import main
from sosuplan.editing.difference import Change
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.steps import Action, action_about, action_for
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError, ScenarioError, StoreError
from sosuplan.text.language import Language
from tests.core.folders import Folder, places

CPR = "010190-1234"
HIDDEN = CPR.replace("0", "\\u0030")
"""As JSON may write it, and other programs do not see it."""


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
        file.save_library(file.library().save(replace(scenario, **{place: f"Svend {CPR}"})))
    assert [fault.code for fault in caught.value.faults] == ["cpr_number"]
    assert CPR.encode() not in path.read_bytes()


def test_a_cell_with_one_is_a_fault_like_any_other(reference: Plan) -> None:
    edited = EditedPlan.of(reference).with_cells("sources", {(0, "note"): f"Svend {CPR}"})
    assert [(one.table, one.row, one.column) for one in edited.checked.faults] == [
        ("sources", 0, "note")
    ]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("history", {"why": f"Svend {CPR}"}),
        ("history", {"action": f"Svend {CPR}"}),
        ("history", {"action": action_for(Action.IMPORT, tables=["staff"], name=f"Svend {CPR}")}),
        ("history", {"action": action_for(Action.NEW_AREA, name="x").replace("x", HIDDEN)}),
        (
            "history",
            {
                "action": action_about(
                    Action.UNDONE, action_for(Action.NEW_AREA, name="x").replace("x", HIDDEN)
                )
            },
        ),
        (
            "history",
            {"table_name": "sources", "row_key": f'["Svend {CPR}"]', "column_name": "title"},
        ),
        ("history", {"new": f"{CPR}"}),
        (
            "history",
            {
                "table_name": "sources",
                "column_name": "",
                "old": f'["a", "{CPR}", "", "", "own", "", "", ""]',
                "new": None,
            },
        ),
        ("workspace", {"value": f"Svend {CPR}"}),
        ("workspace", {"value": f'{{"a": [{{"b": "{HIDDEN}"}}]}}'}),
        ("draft", {"cells": f'["key", "value {CPR}"]'}),
    ],
)
def test_a_plan_file_with_one_beside_the_plan_is_refused(
    table: str, values: dict[str, str | None], tmp_path: Path, reference: Plan
) -> None:
    path = tmp_path / "x.sosuplan"
    PlanFile.create(path, reference)
    row = {
        "history": {
            "time": "2026-01-01T12:00:00+01:00",
            "action": "Tal ændret",
            "table_name": "settings",
            "row_key": '["name"]',
            "column_name": "value",
            "old": "a",
            "new": "b",
            "why": "",
        },
        "workspace": {"key": "note", "value": ""},
        "draft": {"table_name": "settings", "position": 0, "cells": '["key", "value"]'},
    }[table] | values
    if table == "draft":
        row = {**row, "position": 1, "cells": f'["name", "Svend {CPR}"]'}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if table == "draft":
            connection.execute("INSERT INTO draft VALUES ('settings', 0, '[\"key\", \"value\"]')")
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*row.values()])
    for read_only in (True, False):
        with pytest.raises(PlanError) as caught:
            PlanFile.open(path, read_only=read_only)
        assert {(fault.code, fault.file) for fault in caught.value.faults} == {
            ("cpr_number", table)
        }
        assert CPR not in repr(caught.value.faults)


def test_figures_of_the_history_are_no_cpr_numbers(tmp_path: Path, reference: Plan) -> None:
    path = tmp_path / "x.sosuplan"
    PlanFile.create(path, reference)
    time = "2026-01-01T12:00:00+01:00"
    with PlanFile.open(path) as file:
        change = Change("staff", ("a",), "heads", "251290.1234", "0.2512901234", time, "Tal")
        file.replace_plan(reference, changes=[change])
        file.save_workspace({"levers": '{"a": 0.2512901234}', "compared": '["a"]'})
    with PlanFile.open(path) as file:
        assert file.history() == (change,)


@pytest.mark.parametrize("name", [f"Svend {CPR}", "101901234", "010190.1234"])
def test_no_plan_file_has_one_in_its_name(name: str, tmp_path: Path, reference: Plan) -> None:
    path, plain = tmp_path / f"{name}.sosuplan", tmp_path / "x.sosuplan"
    PlanFile.create(plain, reference)
    with PlanFile.open(plain) as file, pytest.raises(StoreError):
        file.copy_to(path)
    with pytest.raises(StoreError):
        PlanFile.create(path, reference)
    plain.rename(path)
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    (fault,) = caught.value.faults
    assert fault.code == "cpr_in_name"
    assert "1234" not in sentence(fault, Language("da"))
