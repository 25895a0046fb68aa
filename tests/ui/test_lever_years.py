"""A lever's own years: chosen in the window behind its i, seen in its row, undone and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sosuplan.store.planfile import PlanFile
from tests.ui.hand import Hand
from ui.app.app import Program
from ui.levers.info import InfoPopup
from ui.levers.numberbox import NumberBox
from ui.levers.years import YearsEditor

LEVER = "fulltime_target:municipality:SSA"
USUAL = (2026, 2030)


@pytest.fixture
def moved(hand: Hand) -> Hand:
    """A hand on a program in which the lever is moved."""
    hand.type(LEVER, "56,5")
    return hand


def opened(hand: Hand, lever: str = LEVER) -> tuple[InfoPopup, YearsEditor]:
    """The small window behind the i, and the years in it."""
    row = hand.row(lever)
    hand.click(row.info_button)
    popup = row.info_button.findChildren(InfoPopup)[-1]
    return popup, popup.findChildren(YearsEditor)[0]


def type_year(hand: Hand, box: NumberBox, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, end)
    hand.settle()


def years(hand: Hand) -> tuple[int, int]:
    session = hand.program.session
    return session.scenario.years_of(LEVER, session.catalogue)


def test_typed_years_are_the_levers_own_and_stand_in_its_row(moved: Hand) -> None:
    row = moved.row(LEVER)
    assert not row.years.isVisible()
    session = moved.program.session
    assert session.frame is not None
    before = session.frame.gap()[4]
    popup, editor = opened(moved)
    assert tuple(box.value for box in editor.boxes) == USUAL
    type_year(moved, editor.full, "2034")
    type_year(moved, editor.start, "2029")
    assert years(moved) == (2029, 2034)
    moved.settle(250)
    assert "virker fra 2029" in popup.text.text()
    popup.close()
    moved.settle()
    assert row.years.isVisible()
    assert row.years.text() == "2029–2034"
    assert "2029" in row.slider.accessibleDescription()
    assert session.frame.gap()[4] < before


def test_years_are_stepped_by_key_and_move_each_other_as_the_scenarios_do(moved: Hand) -> None:
    popup, editor = opened(moved)
    editor.full.setFocus()
    QTest.keyClick(editor.full, Qt.Key.Key_Up)
    moved.settle()
    assert years(moved) == (2026, 2031)
    type_year(moved, editor.start, "2033")
    assert years(moved) == (2033, 2033)
    assert editor.full.value == 2033
    type_year(moved, editor.full, "2027")
    assert years(moved) == (2027, 2027)
    popup.close()
    moved.settle()
    assert moved.row(LEVER).years.text() == "2027"


@pytest.mark.parametrize("text", ["2050", "1999", "27,5", "i år"])
def test_a_year_that_cannot_be_is_refused_with_a_sentence(moved: Hand, text: str) -> None:
    popup, editor = opened(moved)
    type_year(moved, editor.start, text)
    assert years(moved) == USUAL
    assert editor.told.text() == editor.start.fault != ""
    popup.close()


def test_what_was_typed_counts_when_the_window_is_closed_by_a_click_elsewhere(moved: Hand) -> None:
    popup, editor = opened(moved)
    editor.start.setFocus()
    editor.start.selectAll()
    QTest.keyClicks(editor.start, "2028")
    popup.close()
    moved.settle()
    assert years(moved) == (2028, 2030)


def test_a_choice_of_years_is_a_step_with_a_name_and_can_be_taken_back(moved: Hand) -> None:
    session, window = moved.program.session, moved.program.window
    popup, editor = opened(moved)
    type_year(moved, editor.full, "2033")
    popup.close()
    assert "fra 2026, fuldt i 2033" in window.undo.text()
    window.undo.trigger()
    moved.settle()
    assert years(moved) == USUAL
    assert not moved.row(LEVER).years.isVisible()
    window.redo.trigger()
    moved.settle()
    assert years(moved) == (2026, 2033)
    popup, editor = opened(moved)
    moved.click(editor.reset_button)
    assert years(moved) == USUAL
    assert not session.scenario.timing
    assert not editor.reset_button.isEnabled()
    popup.close()


def test_a_drag_past_todays_value_keeps_the_years(moved: Hand) -> None:
    popup, editor = opened(moved)
    type_year(moved, editor.full, "2033")
    popup.close()
    moved.drag(LEVER, 0.1)
    assert years(moved) == (2026, 2033)
    assert moved.row(LEVER).years.text() == "2026–2033"


def test_only_a_moved_lever_has_years_and_the_reform_has_none(hand: Hand) -> None:
    popup, editor = opened(hand, "retention")
    assert not any(box.isEnabled() for box in editor.boxes)
    assert "Flyt håndtaget først" in editor.told.text()
    popup.close()
    for lever in ("reform", "start_year"):
        row = hand.row(lever)
        hand.click(row.info_button)
        popup = row.info_button.findChildren(InfoPopup)[-1]
        assert not popup.findChildren(YearsEditor)
        popup.close()


def test_a_lever_that_does_not_grow_has_a_first_year_alone(hand: Hand) -> None:
    session = hand.program.session
    hand.type("productivity_gain", "0,5")
    popup, editor = opened(hand, "productivity_gain")
    assert editor.start.isVisible()
    assert not editor.full.isVisible()
    type_year(hand, editor.start, "2032")
    assert "fra 2032" in hand.program.window.undo.text()
    assert "fuldt" not in hand.program.window.undo.text()
    type_year(hand, editor.start, "2028")
    assert session.scenario.years_of("productivity_gain", session.catalogue) == (2028, 2030)
    type_year(hand, editor.start, "2026")
    assert not session.scenario.timing
    popup.close()


def test_resetting_all_levers_takes_their_years_along(moved: Hand) -> None:
    popup, editor = opened(moved)
    type_year(moved, editor.full, "2033")
    popup.close()
    panel = moved.program.window.scenarios.panel
    assert panel is not None
    moved.click(panel.reset_button)
    assert not moved.program.session.scenario.timing
    moved.type(LEVER, "56,5")
    assert years(moved) == USUAL


def test_own_years_are_there_at_the_next_start_and_in_a_saved_scenario(
    start: Callable[..., Program], moved: Hand
) -> None:
    session = moved.program.session
    popup, editor = opened(moved)
    type_year(moved, editor.full, "2033")
    popup.close()
    session.save_as("Egne år", "")
    assert not session.differs_from_saved
    path = session.path
    assert path is not None
    popup, editor = opened(moved)
    type_year(moved, editor.start, "2028")
    popup.close()
    assert session.differs_from_saved
    again = start(path)
    assert again.session.scenario.years_of(LEVER, again.session.catalogue) == (2028, 2033)
    again.session.close()
    with PlanFile.open(path, read_only=True) as file:
        (saved,) = (one for one in file.scenarios() if one.name == "Egne år")
    assert dict(saved.timing) == {LEVER: (None, 2033)}


def test_the_window_behind_the_i_follows_the_language(moved: Hand) -> None:
    popup, editor = opened(moved)
    assert [label.text() for label in editor.labels] == ["Første år", "Fuld virkning"]
    popup.close()
    moved.program.use_language("en")
    moved.settle()
    popup, editor = opened(moved)
    assert [label.text() for label in editor.labels] == ["First year", "Full effect"]
    assert editor.start.accessibleName() == "Full time: municipalities, assistants: First year"
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    moved.settle()
    assert not moved.row(LEVER).info_button.findChildren(InfoPopup)
