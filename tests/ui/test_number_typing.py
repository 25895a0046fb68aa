"""What is typed into a number box counts as it is meant, or is told and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sosuplan.text.language import Language
from sosuplan.text.numbers import MINUS
from tests.ui.box_hand import Told, put, type_in
from ui.levers.numberbox import NumberBox


@pytest.mark.parametrize("text", ["72,5", "72.5", "72,50", " 72,5 %", "72,5 pct."])
def test_comma_and_dot_both_mean_decimals_where_nothing_else_is_possible(
    box: NumberBox, text: str
) -> None:
    told = Told(box)
    type_in(box, text)
    assert box.text() == "72,5"
    assert told.values == [72.5]
    assert not told.faults


def test_an_ambiguous_number_is_told_with_both_readings_and_never_guessed(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "1.234")
    assert box.text() == "1.234"
    assert told.faults == ["»1.234« kan betyde 1,234 eller 1234. Skriv et af de to tal."]
    assert not told.values
    assert box.value == 28.4


@pytest.mark.parametrize("reading", ["1,234", "1234"])
def test_each_reading_that_is_named_can_be_typed(
    window: QWidget, danish: Language, reading: str
) -> None:
    box = put(window, NumberBox(0.0, 2000.0, 5.0, 1))
    type_in(box, reading)
    assert not box.fault


def test_without_decimals_a_dot_separates_thousands(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(0.0, 2000.0, 5.0, 0), 0.0)
    told = Told(box)
    type_in(box, "1.234")
    assert told.values == [1234.0]
    assert box.text() == "1.234"


@pytest.mark.parametrize("text", ["150", "-1", "100,04", "100000000"])
def test_out_of_range_is_told_with_the_range_and_keeps_its_digits(
    box: NumberBox, text: str
) -> None:
    told = Told(box)
    type_in(box, text)
    assert box.text() == text
    assert told.faults == ["Tallet skal ligge mellem 0 og 100 %."]
    assert not told.values
    assert box.value == 28.4


def test_a_range_below_zero_is_named_with_a_true_minus(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(-0.5, 5.0, 0.1, 1, signed=True), 0.0)
    type_in(box, "7")
    assert box.fault == f"Tallet skal ligge mellem {MINUS}0,5 og 5."


@pytest.mark.parametrize("text", ["abc", "1,2,3", "--4", "12:30", "½"])
def test_what_is_no_number_is_told_with_an_example(box: NumberBox, text: str) -> None:
    told = Told(box)
    type_in(box, text)
    assert told.faults == [f"»{text}« er ikke et tal. Skriv for eksempel 28,4."]
    assert box.text() == text
    assert box.value == 28.4


def test_a_fraction_is_not_rounded_silently_where_whole_numbers_are_meant(
    window: QWidget, danish: Language
) -> None:
    box = put(window, NumberBox(0.0, 150.0, 5.0, 0), 100.0)
    told = Told(box)
    type_in(box, "72,5")
    assert told.faults == ["Skriv et helt tal, for eksempel 73."]
    assert not told.values
    type_in(box, "72,0")
    assert told.values == [72.0]


def test_what_cannot_be_shown_is_rounded_as_shown(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "72,25")
    assert told.values == [72.3]
    assert box.text() == "72,3"


def test_escape_brings_back_the_value_and_takes_the_message_away(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "150")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "28,4"
    assert not box.fault
    assert told.accepted == 1
    assert not told.values


def test_escape_is_left_to_the_window_when_nothing_is_typed(
    window: QWidget, box: NumberBox
) -> None:
    heard = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    shortcut.activated.connect(lambda: heard.append("window"))
    type_in(box, "5", enter=False)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not heard
    assert box.text() == "28,4"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert heard == ["window"]


def test_a_message_goes_away_as_soon_as_typing_goes_on(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "abc")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert not box.fault
    assert told.accepted == 1


def test_nothing_counts_before_enter_or_tab(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "72,5", enter=False)
    assert not told.values
    assert box.value == 28.4
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert told.values == [72.5]
    assert not box.hasFocus()


def test_enter_commits_once_and_selects_for_the_next_number(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "72,5")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert told.values == [72.5]
    box.setFocus()
    type_in(box, "60")
    assert box.lineEdit().selectedText() == "60,0"


def test_leaving_with_a_wrong_number_keeps_digits_and_message(
    window: QWidget, box: NumberBox
) -> None:
    told = Told(box)
    type_in(box, "1.234", enter=False)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert box.text() == "1.234"
    assert box.fault
    assert not told.values


def test_fetching_a_figure_from_another_program_commits_nothing(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "7", enter=False)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(box, away)
    assert not told.values
    assert box.text() == "7"


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_box_means_neutral(box: NumberBox, text: str) -> None:
    told = Told(box)
    type_in(box, text)
    assert told.cleared == 1
    assert not told.faults
    assert not told.values
    assert box.text() == "28,4"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(text=st.text(st.sampled_from("0123456789.,-+ %eabc\u2212\u00a0"), max_size=9))
def test_whatever_is_typed_counts_cleanly_or_not_at_all(box: NumberBox, text: str) -> None:
    box.set_value(28.4)
    box.lineEdit().setText(text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert 0.0 <= box.value <= 100.0
    assert box.text() == (text if box.fault else box.textFromValue(box.value))
