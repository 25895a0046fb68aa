"""Undo and redo across levers, data and saved scenarios: nothing that was saved is lost."""

from __future__ import annotations

from collections.abc import Callable

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


def test_saving_a_scenario_is_a_step_among_the_others(hand: Hand) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    session.save_as("Mit", "derfor")
    hand.type("reform", "0")
    session.save_as("Mit", "nu")
    assert hand.program.window.undo.text().endswith("Gem scenariet Mit")
    step(hand, back=True)
    assert saved_in_file(hand.program)["Mit"] == {"retention": 0.1}
    assert (session.scenario.note, session.differs_from_saved) == ("derfor", True)
    step(hand, back=True)
    assert session.scenario == session.saved["Mit"]
    step(hand, back=True)
    assert (session.scenario.name, dict(session.scenario.levers)) == ("", {"retention": 0.1})
    assert "Mit" not in saved_in_file(hand.program)
    for _ in range(3):
        step(hand, back=False)
    assert saved_in_file(hand.program)["Mit"] == {"retention": 0.1, "reform": 0.0}
    assert session.scenario == session.saved["Mit"]


def test_renaming_and_deleting_are_undone_with_all_that_goes_by_the_name(hand: Hand) -> None:
    session = hand.program.session
    names = list(session.saved)
    session.change(session.saved["Uden reform"], "x")
    session.compare_with(("Uden reform",))
    hand.type("retention", "10")
    session.rename("Uden reform", "Reformen")
    assert (session.scenario.name, session.compared) == ("Reformen", ("Reformen",))
    session.delete("Reformen")
    assert (session.scenario.name, session.compared) == ("", ())
    assert list(saved_in_file(hand.program)) == names[1:]
    step(hand, back=True)
    assert session.scenario.name == "Reformen"
    assert list(saved_in_file(hand.program)) == ["Reformen", *names[1:]]
    step(hand, back=True)
    assert session.scenario.name == "Uden reform"
    assert dict(session.scenario.levers) == {"reform": 0.0, "retention": 0.1}
    step(hand, back=True)
    assert session.scenario == session.saved["Uden reform"]
    assert list(saved_in_file(hand.program)) == names


def test_comparing_is_no_step_and_takes_none_away(hand: Hand) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    session.compare_with(("Uden reform",))
    step(hand, back=True)
    assert not session.scenario.levers
    assert session.compared == ("Uden reform",)


def test_an_edit_of_the_data_and_saved_scenarios_are_undone_in_the_order_they_were_made(
    qtbot: QtBot, program: Program
) -> None:
    data = DataHand(qtbot, program)
    session = program.session
    names = list(session.saved)
    data.type(0, "heads", "300")
    session.set_lever(session.catalogue["retention"], 0.1)
    session.save_as("Mit", "")
    for left in ([*names, "Mit"], names, names):
        assert list(saved_in_file(program)) == left
        assert data.file.plan().staff[0].heads == 300.0
        data.undo()
    assert data.file.plan().staff[0].heads == 205.0
    for _ in range(3):
        data.redo()
    assert data.file.plan().staff[0].heads == 300.0
    assert saved_in_file(program)["Mit"] == {"retention": 0.1}


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


def test_an_edit_takes_levers_from_what_is_worked_on_and_none_from_what_is_saved(
    hand: Hand, asked: list[bool]
) -> None:
    session = hand.program.session
    session.set_lever(session.catalogue[REGION], 0.75)
    session.save_as("Region", "")
    before = hand.program.window.editor.edited
    asked.append(False)
    without_region(hand.program)
    assert hand.program.window.editor.edited == before
    asked.append(True)
    without_region(hand.program)
    assert REGION not in session.scenario.levers
    assert saved_in_file(hand.program)["Region"] == {REGION: 0.75}
    session.save_as("Region", "")
    assert saved_in_file(hand.program)["Region"] == {}
    for _ in range(2):
        step(hand, back=True)
    assert session.scenario.levers[REGION] == 0.75
    assert saved_in_file(hand.program)["Region"] == {REGION: 0.75}
    assert hand.program.window.editor.edited == before
    assert not session.library.figures
    step(hand, back=False)
    assert REGION not in session.scenario.levers
    assert asked == []


def test_the_question_is_a_dialog_with_the_scenario_and_the_lever(
    hand: Hand,
) -> None:
    session = hand.program.session
    session.set_lever(session.catalogue[REGION], 0.75)
    session.save_as("Region", "")
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
    hand.program.session.save_as("Mit", "")
    hand.type("reform", "0")
    step(hand, back=True)
    again = start()
    assert again.session.scenario == again.session.saved["Mit"]
