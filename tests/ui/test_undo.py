"""Undo and redo across levers, data and saved scenarios: nothing that was saved is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.store.planfile import PlanFile
from tests.ui.conftest import Hand
from tests.ui.data_hand import DataHand
from ui.app.app import Program


def saved_in_file(program: Program) -> dict[str, dict[str, float]]:
    """The levers of the saved scenarios, as the file holds them."""
    path = program.session.path
    assert path is not None
    with PlanFile.open(path, read_only=True) as file:
        return {one.name: dict(one.levers) for one in file.scenarios()}


def step(hand: Hand, *, back: bool) -> None:
    window = hand.program.window
    (window.undo if back else window.redo).trigger()
    hand.settle()


def test_saving_a_scenario_keeps_the_steps_before_it(hand: Hand) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    hand.type("reform", "0")
    session.save_as("Mit", "", "")
    step(hand, back=True)
    assert dict(session.scenario.levers) == {"retention": 0.1}
    step(hand, back=True)
    assert not session.scenario.levers
    assert "Mit" in session.saved
    assert saved_in_file(hand.program)["Mit"] == {"retention": 0.1, "reform": 0.0}


def test_redo_leads_back_to_the_scenario_under_the_name_it_was_saved_under(hand: Hand) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    session.save_as("Mit", "derfor", "")
    hand.type("reform", "0")
    for back in (True, True, False):
        step(hand, back=back)
    assert session.scenario == session.saved["Mit"]
    assert not session.differs_from_saved
    step(hand, back=False)
    assert session.scenario.name == "Mit"
    assert session.differs_from_saved


def test_a_step_back_shows_a_renamed_scenario_under_its_new_name(hand: Hand) -> None:
    session = hand.program.session
    session.change(session.saved["Uden reform"], "x")
    hand.type("retention", "10")
    session.rename("Uden reform", "Reformen")
    step(hand, back=True)
    assert session.scenario.name == "Reformen"
    session.rename("Reformen", "Uden reform")
    step(hand, back=False)
    assert session.scenario.name == "Uden reform"
    assert session.scenario.levers["retention"] == 0.1


def test_a_step_back_to_a_deleted_scenario_keeps_its_levers_without_its_name(hand: Hand) -> None:
    session = hand.program.session
    session.change(session.saved["Uden reform"], "x")
    session.change(session.saved["Alle på fuld tid"], "y")
    session.delete("Uden reform")
    step(hand, back=True)
    assert session.scenario.name == ""
    assert session.scenario.levers["reform"] == 0.0
    assert "Uden reform" not in saved_in_file(hand.program)


def test_a_note_written_later_is_not_lost_by_going_back(hand: Hand) -> None:
    session = hand.program.session
    session.change(session.saved["Uden reform"], "x")
    hand.type("retention", "10")
    session.save_as("Uden reform", "aftalt i udvalget", "")
    step(hand, back=True)
    assert session.scenario.note == "aftalt i udvalget"


def test_comparing_is_no_step_and_takes_none_away(hand: Hand) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    session.compare_with(("Uden reform",))
    step(hand, back=True)
    assert not session.scenario.levers
    assert session.compared == ("Uden reform",)


def test_undoing_an_edit_of_the_data_leaves_scenarios_saved_since_alone(
    qtbot: QtBot, program: Program
) -> None:
    data = DataHand(qtbot, program)
    session = program.session
    data.type(0, "heads", "300")
    session.set_lever(session.catalogue["retention"], 0.1)
    session.save_as("Mit", "", "")
    session.rename("Uden reform", "Reformen")
    data.undo()
    data.undo()
    assert data.file.plan().staff[0].heads == 205.0
    assert saved_in_file(program)["Mit"] == {"retention": 0.1}
    assert "Reformen" in session.saved
    data.redo()
    assert data.file.plan().staff[0].heads == 300.0
    assert list(session.saved) == ["Reformen", "Fuld tid som i regionen", "Alle på fuld tid", "Mit"]


# --- what an edit takes from scenarios ----------------------------------------------------------


def without_region(program: Program) -> None:
    editor = program.window.editor
    edited = editor.edited
    for table in ("staff", "working_time"):
        rows = [at for at, row in enumerate(edited.rows(table)) if row[1] == "region"]
        edited = edited.without_rows(table, rows)
    editor.change(edited, "Uden region")


REGION = "fulltime_target:region:SSA"


@pytest.fixture
def asked(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Answers to whether scenarios may lose something, one after the other."""
    answers: list[bool] = []
    monkeypatch.setattr(program.window.editor, "_accept_losses", lambda _: answers.pop(0))
    return answers


def test_undo_gives_back_what_an_edit_took_from_a_saved_scenario(
    hand: Hand, asked: list[bool]
) -> None:
    session = hand.program.session
    session.set_lever(session.catalogue[REGION], 0.75)
    session.save_as("Region", "", "")
    names = list(session.saved)
    asked.append(True)
    without_region(hand.program)
    assert REGION not in session.saved["Region"].levers
    session.rename("Region", "Regionen")
    step(hand, back=True)
    assert session.saved["Regionen"].levers[REGION] == 0.75
    assert saved_in_file(hand.program)["Regionen"][REGION] == 0.75
    assert list(session.saved) == [*names[:-1], "Regionen"]


def test_undo_does_not_overwrite_a_scenario_that_was_saved_again_since(
    hand: Hand, asked: list[bool]
) -> None:
    session = hand.program.session
    session.set_lever(session.catalogue[REGION], 0.75)
    session.save_as("Region", "", "")
    asked.append(True)
    without_region(hand.program)
    session.set_lever(session.catalogue["retention"], 0.2)
    session.save_as("Region", "", "")
    step(hand, back=True)
    step(hand, back=True)
    assert saved_in_file(hand.program)["Region"] == {"retention": 0.2}


def test_an_undo_that_would_take_something_from_a_scenario_asks_and_can_be_refused(
    hand: Hand, asked: list[bool]
) -> None:
    session = hand.program.session
    without_region(hand.program)
    editor = hand.program.window.editor
    before = editor.edited
    # The region comes back as an edit of its own, and a scenario is made that rests on it.
    step(hand, back=True)
    whole = editor.edited
    step(hand, back=False)
    editor.change(whole, "Med region")
    scenario = replace(session.scenario, levers={REGION: 0.75})
    session.change(scenario, "x")
    session.save_as("Region", "", "")
    step(hand, back=True)
    asked.append(False)
    step(hand, back=True)
    hand.settle()
    assert editor.edited == whole
    assert hand.program.window.undo.text().endswith("Med region")
    assert saved_in_file(hand.program)["Region"] == {REGION: 0.75}
    asked.append(True)
    step(hand, back=True)
    assert editor.edited == before
    assert saved_in_file(hand.program)["Region"] == {}
    step(hand, back=False)
    assert saved_in_file(hand.program)["Region"] == {REGION: 0.75}
    assert asked == []


def test_the_question_is_a_dialog_with_the_scenario_and_the_lever(
    hand: Hand,
) -> None:
    session = hand.program.session
    session.set_lever(session.catalogue[REGION], 0.75)
    session.save_as("Region", "", "")
    told: list[str] = []

    def find() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.informativeText())
            box.reject()
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(10, find)
    without_region(hand.program)
    assert told == ["Region: mister »Fuld tid: region, assistenter«"]


def test_what_is_undone_is_kept_for_the_next_start(
    hand: Hand, start: Callable[..., Program]
) -> None:
    hand.type("retention", "10")
    hand.program.session.save_as("Mit", "", "")
    hand.type("reform", "0")
    step(hand, back=True)
    again = start()
    assert again.session.scenario == again.session.saved["Mit"]
