"""The window opens on the law in force, says what that rests on, and tells a course without the
reform as one that nobody can choose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sosuplan.narrative.premises import premise_facts, premises_title
from tests.baseline import BASELINE_NAME
from tests.ui.hand import Hand
from ui.levers.info import InfoPopup


def click_line(hand: Hand, name: str) -> None:
    """Click the line of the matrix that is called so."""
    lines = hand.program.window.scenarios.matrix.list
    (row,) = (at for at, line in enumerate(lines.lines) if line.name == name)
    rect = lines.visualRect(lines.model().index(row, 0))
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, rect.center().y()))
    hand.settle()


def current_line(hand: Hand) -> str:
    lines = hand.program.window.scenarios.matrix.list.lines
    return next((line.name for line in lines if line.current), "")


def test_the_first_screen_is_the_law_in_force(hand: Hand) -> None:
    assert hand.headline == "I 2034 mangler der 2.419 SOSU-assistenter"
    assert current_line(hand) == "Vægtet branchescenarie med reform"
    assert hand.row("reform").box.text() == "100"


def test_the_matrix_leads_to_a_course_without_the_reform_and_back(hand: Hand) -> None:
    session = hand.program.session
    click_line(hand, "Historisk scenarie uden reform")
    assert session.scenario.levers == {"reform": 0.0}
    assert current_line(hand) == "Historisk scenarie uden reform"
    assert hand.headline == (
        "Hvis der ikke havde været nogen reform: i 2034 mangler der 2.936 SOSU-assistenter –"
        f" 717 flere end {BASELINE_NAME}"
    )
    click_line(hand, "Udgiftsscenario med reform")
    assert not session.scenario.levers
    assert hand.headline == "I 2034 mangler der 3.380 SOSU-assistenter"
    assert current_line(hand) == "Udgiftsscenario med reform"


def test_the_reform_is_told_as_outside_the_municipalitys_influence(hand: Hand) -> None:
    row = hand.row("reform")
    assert row.name.text().endswith("(uden for kommunens indflydelse)")
    assert row.name.property("look") == "world"
    assert "uden for kommunens indflydelse" not in hand.row("senior_years").name.text()


@pytest.mark.parametrize("by_keyboard", [False, True])
@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_what_the_baseline_rests_on_is_one_click_or_key_away(
    qtbot: QtBot, hand: Hand, occupation: str, by_keyboard: bool
) -> None:
    session, answer = hand.program.session, hand.program.window.scenarios.answer
    session.look_at(occupation=occupation)
    hand.settle()
    button = answer.premises
    assert button.isVisible()
    assert button.accessibleName() == f"Hvad »{BASELINE_NAME}« bygger på"
    if by_keyboard:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (popup,) = answer.findChildren(InfoPopup)
    frame = session.frame
    assert frame is not None
    facts = premise_facts(frame)
    assert len(facts) >= 6
    shown = popup.text.text()
    for name, fact in facts:
        assert name in shown
        assert fact in shown
    assert "gældende lov" in shown
    assert "55-årige" in shown
    popup.close()


def test_the_button_is_named_in_the_language_of_the_window(hand: Hand) -> None:
    hand.program.use_language("en")
    hand.settle()
    answer = hand.program.window.scenarios.answer
    assert answer.premises.accessibleName() == 'What "without new measures" rests on'
    assert "law in force" in answer.premises.rich_text()
    frame = hand.program.session.frame
    assert frame is not None
    assert premises_title(frame.language) == answer.premises.accessibleName()
