"""What the program keeps for the next start and the next file holds no CPR number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.grid import grid_of
from sosuplan.importing.readers.cells import RawSheet
from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers
from ui.app.app import Program
from ui.importing.wizard import Remembered
from ui.planfiles.files import RecentPlans
from ui.settings import Places

CPR = "010190\u2013 1234"


@pytest.fixture
def settings(places: Places) -> QSettings:
    return places.settings()


def everything(settings: QSettings) -> str:
    return repr([settings.value(key) for key in settings.allKeys()])


def test_no_folder_is_kept(settings: QSettings, tmp_path: Path) -> None:
    settings.keep_path("a", tmp_path)
    assert str(tmp_path) in everything(settings)
    settings.keep_path("a", tmp_path / f"Svend {CPR}")
    recent = RecentPlans(settings, tmp_path)
    recent.opened(tmp_path / "x.sosuplan")
    recent.opened(tmp_path / f"Svend {CPR}" / "y.sosuplan")
    assert recent.last == tmp_path / "x.sosuplan"
    assert "1234" not in everything(settings)


def test_nothing_that_was_said_of_an_import_is_kept(settings: QSettings) -> None:
    rows: list[tuple[str | float | None, ...]] = [
        ("Alder", "SOSU-assistenter"),
        ("20-24 år", 30.0),
        ("25-29 år", 40.0),
    ]
    grid = grid_of(RawSheet("Ark", rows, [1, 2, 3]))
    heads = ColumnUse(1, "heads", {"occupation": "SSA"})
    mapping = ImportMapping("staff", (ColumnUse(0, "age"), heads))
    remembered = Remembered(settings)
    remembered.keep(grid, mapping.with_constant("area", f"Svend {CPR}"))
    assert remembered.find(grid, None) is None
    remembered.keep(grid, mapping.with_constant("area", "Svendborg"))
    kept = remembered.find(grid, None)
    assert kept is not None
    assert kept.constants["area"] == "Svendborg"
    assert "1234" not in everything(settings)


def test_a_plan_with_one_in_its_name_is_not_opened_and_the_number_not_told(
    program: Program, reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "x.sosuplan"
    PlanFile.create(path, replace(reference, name="Anden"))
    path = path.rename(tmp_path / f"Svend {CPR}.sosuplan")
    answers = Answers("")
    program.window.files.open(path)
    assert answers.said
    assert "Svend …" in answers.said[0]
    assert "1234" not in answers.said[0]
    assert program.session.plan.name != "Anden"


def test_the_folder_of_a_plan_is_told_without_it(
    program: Program, reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / f"Svend {CPR}" / "x.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, reference)
    assert program.window.files.open(path)
    assert "1234" not in program.window.status.file.toolTip()
    assert "1234" not in everything(program.settings)
