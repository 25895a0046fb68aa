"""Why a lever has its value: written where the lever is, undone, kept, and sometimes refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sosuplan.model.scenario import LONGEST_REASON
from sosuplan.store.planfile import PlanFile
from tests.ui.hand import Hand
from ui.levers.info import InfoPopup
from ui.levers.reason import ReasonEditor

LEVER = "retention"
HOSTILE = "<b>Aftalt</b> & [*]"


def opened(hand: Hand, lever: str = LEVER) -> tuple[InfoPopup, ReasonEditor]:
    """The small window behind the i, and where the reason is written."""
    row = hand.row(lever)
    hand.click(row.info_button)
    popup = row.info_button.findChildren(InfoPopup)[-1]
    return popup, popup.findChildren(ReasonEditor)[0]


def write(hand: Hand, text: str, lever: str = LEVER) -> str:
    """Write a reason and close the small window; what was said against it."""
    popup, editor = opened(hand, lever)
    editor.text.setFocus()
    editor.text.selectAll()
    QTest.keyClicks(editor.text, text)
    told = editor.told.text()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    hand.settle()
    return told


def test_a_reason_is_written_undone_kept_and_saved(hand: Hand) -> None:
    session, window = hand.program.session, hand.program.window
    hand.type(LEVER, "10")
    session.save_as("Mit", "")
    write(hand, HOSTILE)
    row = hand.row(LEVER)
    assert session.scenario.reasons == {LEVER: (HOSTILE, "")}
    assert row.info_button.is_marked
    assert HOSTILE in row.slider.accessibleDescription()
    assert HOSTILE in row.info_button.plain_text()
    assert "&lt;b&gt;Aftalt" in row.info_button.rich_text()
    # A scenario with another reason is not the one that was saved.
    assert session.differs_from_saved
    popup, editor = opened(hand)
    editor.source.setCurrentIndex(1)
    editor.source.activated.emit(1)
    popup.close()
    hand.settle()
    assert session.scenario.reasons == {LEVER: (HOSTILE, session.plan.sources[0].id)}
    for left in ({LEVER: (HOSTILE, "")}, {}):
        window.undo.trigger()
        hand.settle()
        assert session.scenario.reasons == left
    assert not row.info_button.is_marked
    window.redo.trigger()
    assert "begrundelse" in window.undo.text()
    hand.settle()
    session.keep()
    assert session.path is not None
    with PlanFile.open(session.path, read_only=True) as file:
        assert HOSTILE in file.workspace()["reasons"]


def test_a_cpr_number_and_too_long_a_reason_are_refused(hand: Hand) -> None:
    session = hand.program.session
    assert "Flyt håndtaget først" in write(hand, "x")
    hand.type(LEVER, "10")
    assert "CPR-nummer" in write(hand, "Aftalt med 010190-1234")
    assert not session.scenario.reasons
    assert "1 for mange" in write(hand, "x" * (LONGEST_REASON + 1))
    assert not session.scenario.reasons
    assert write(hand, "x" * LONGEST_REASON) == ""
    assert len(session.scenario.reasons[LEVER][0]) == LONGEST_REASON


def test_a_reason_goes_with_its_lever_and_the_reform_may_have_one(hand: Hand) -> None:
    session = hand.program.session
    hand.type("reform", "50")
    write(hand, "Et halvt tilfælde", "reform")
    assert session.scenario.reasons["reform"][0] == "Et halvt tilfælde"
    hand.click(hand.row("reform").reset_button)
    assert not session.scenario.reasons
    hand.program.window.undo.trigger()
    hand.settle()
    assert session.scenario.reasons["reform"][0] == "Et halvt tilfælde"
