"""The reference plan: the user's copy of it, and new plans with the published figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from sosuplan.store.folder import PlanFolder
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.data_hand import DataHand
from tests.ui.test_start_page import entry
from ui.app.app import Program

CPR = "010190-1234"


@pytest.fixture
def changed(qtbot, program: Program) -> Program:
    """A program in which the user has changed a figure of the reference plan."""
    DataHand(qtbot, program).type(0, "heads", "999")
    return program


def open_reference(program: Program) -> None:
    entry(program, "Åbn referenceplanen").trigger()


def test_a_copy_with_the_published_figures_is_opened_without_a_question(hand: Hand) -> None:
    answers = Answers()
    mine = hand.program.session.path
    hand.program.session.close_plan()
    open_reference(hand.program)
    assert answers.said == []
    assert hand.program.session.path == mine


def test_a_changed_copy_says_so_and_can_be_opened_all_the_same(changed: Program) -> None:
    mine = changed.session.path
    changed.session.close_plan()
    answers = Answers("Åbn min kopi")
    open_reference(changed)
    assert answers.said[0].startswith("Tallene i din kopi af referenceplanen er ændret.")
    assert answers.offered == [["Åbn min kopi", "Ny plan fra referenceplanen…", "Annuller"]]
    assert changed.session.path == mine
    assert changed.session.plan.staff[0].heads == 999.0


def test_a_changed_copy_leads_to_a_new_plan_with_the_published_figures(
    changed: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reference_folder: PlanFolder,
) -> None:
    mine = changed.session.path
    assert mine is not None
    suggested: list[str] = []

    def choose(*arguments: object) -> tuple[str, str]:
        suggested.append(str(arguments[2]))
        return str(tmp_path / "Frisk"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    answers = Answers("Ny plan fra referenceplanen…")
    open_reference(changed)
    assert answers.said
    assert Path(suggested[0]).name == "Region Midtjylland 2024–2034 (2).sosuplan"
    assert changed.session.path == tmp_path / "Frisk.sosuplan"
    assert changed.session.plan == reference_folder.plan
    assert tuple(changed.session.saved.values()) == reference_folder.scenarios
    assert mine.exists()


def test_giving_up_leaves_the_open_plan_to_be_worked_on(changed: Program) -> None:
    answers = Answers("Annuller")
    open_reference(changed)
    assert len(answers.said) == 1
    file = changed.session.file
    assert file is not None
    file.save_workspace({"unit": "fte"})
    assert file.workspace() == {"unit": "fte"}


def test_a_plan_is_not_saved_under_a_name_with_a_cpr_number(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / CPR), ""))
    answers = Answers()
    entry(hand.program, "Ny plan fra referenceplanen…").trigger()
    assert "kan indeholde et CPR-nummer" in answers.said[0]
    assert CPR not in answers.said[0]
    assert list(tmp_path.glob("*.sosuplan")) == []
