"""A plan that can only be read is not changed, says why, and is not closed over what was moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from tests.cases import check_each
from tests.ui.answers import Answers
from tests.ui.conftest import Hand

WHY_NO_IMPORT = "Planen er skrivebeskyttet. Gem en kopi, og importér i kopien."


@pytest.fixture
def path(tmp_path: Path, reference_folder: PlanFolder) -> Path:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan, reference_folder.scenarios)
    return path


@pytest.fixture
def reader(hand: Hand, path: Path) -> Hand:
    """A hand in a window that shows a plan to read."""
    hand.program.window.files.show(PlanFile.open(path, read_only=True))
    hand.settle()
    return hand


# --- closing ------------------------------------------------------------------------------------


def test_a_plan_to_read_in_which_a_lever_was_moved_is_not_closed_without_a_question(
    reader: Hand,
) -> None:
    window = reader.program.window
    reader.type("retention", "12")
    answers = Answers("Annuller")
    window.close()
    assert window.isVisible()
    assert answers.said == [
        "Planen er skrivebeskyttet.\nDet, du har ændret i scenariet, er ikke i planfilen. Det går"
        " tabt, hvis du lukker planen nu."
    ]
    assert answers.offered == [["Gem en kopi…", "Luk uden at gemme", "Annuller"]]
    assert reader.program.session.scenario.levers["retention"] == 0.12
    answers = Answers("Luk uden at gemme")
    window.close()
    assert not window.isVisible()
    assert len(answers.said) == 1


def test_what_was_moved_in_a_plan_to_read_goes_on_in_the_copy(
    reader: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    reader.type("retention", "12")
    before = path.read_bytes()
    answers = Answers("Gem en kopi…")
    reader.program.window.close()
    assert not reader.program.window.isVisible()
    assert len(answers.said) == 1
    with PlanFile.open(copy, read_only=True) as file:
        assert "0.12" in str(file.workspace())
    assert path.read_bytes() == before


def test_a_copy_that_is_not_made_leaves_the_plan_open(
    reader: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    reader.type("retention", "12")
    answers = Answers("Gem en kopi…")
    reader.program.window.files.close_plan()
    assert len(answers.said) == 1
    assert reader.program.session.file is not None


def test_nothing_is_asked_where_nothing_is_lost(reader: Hand, path: Path) -> None:
    session, window = reader.program.session, reader.program.window

    def check(moved: str) -> None:
        window.files.show(PlanFile.open(path, read_only=True))
        if moved == "undone":
            reader.type("retention", "12")
            window.undo.trigger()
        elif moved == "a saved scenario":
            session.change(session.saved["Alle på fuld tid"], "x")
        elif moved == "all reset":
            reader.type("retention", "12")
            reader.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        answers = Answers("Annuller")
        window.files.close_plan()
        assert answers.said == []
        assert session.file is None

    check_each(("nothing", "undone", "a saved scenario", "all reset"), check)
    window.files.show(PlanFile.open(path, read_only=True))
    answers = Answers("Annuller")
    window.close()
    assert answers.said == []
    assert not window.isVisible()


def test_another_plan_is_not_opened_over_what_was_moved_in_one_to_read(
    reader: Hand, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    other = tmp_path / "Ny.sosuplan"
    PlanFile.create(other, reference_folder.plan)
    reader.type("retention", "12")
    answers = Answers("Annuller", "Luk uden at gemme")
    assert not reader.program.window.files.open(other)
    assert reader.program.window.files.open(other)
    assert len(answers.said) == 2


# --- changing it --------------------------------------------------------------------------------


def test_nothing_can_be_imported_into_a_plan_to_read_and_button_and_menu_say_why(
    reader: Hand,
) -> None:
    window = reader.program.window
    window.pages.turn_to("data")
    button = window.pages.data_page().import_button
    assert not button.isEnabled()
    assert not window.import_figures.isEnabled()
    assert button.toolTip() == window.import_figures.toolTip() == WHY_NO_IMPORT
    reader.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.importing.wizard is None


def test_a_plan_that_can_be_written_takes_imports_again(reader: Hand, path: Path) -> None:
    window = reader.program.window
    window.pages.turn_to("data")
    assert window.files.open(path)
    button = window.pages.data_page().import_button
    assert button.isEnabled()
    assert window.import_figures.isEnabled()
    assert button.toolTip() == "Hent tal fra en fil (Ctrl+I)"
    reader.program.use_language("en")
    reader.settle()
    assert button.toolTip() == "Take figures from a file (Ctrl+I)"


def test_areas_of_a_plan_to_read_stay_as_they_are_and_the_menu_says_why(reader: Hand) -> None:
    areas = reader.program.window.areas
    areas.refresh()
    for action in (areas.new, areas.copy, areas.add_up, areas.delete):
        assert not action.isEnabled()
        assert action.toolTip() == "Planen er skrivebeskyttet. Gem en kopi for at ændre den."
