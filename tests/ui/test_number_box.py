from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.language import Language
from sosuplan.numbers import MINUS
from sosuplan.palette import DARK
from ui.i18n import Translations
from ui.levers.numberbox import NumberBox


class Told:
    """What a box said, in order."""

    def __init__(self, box: NumberBox) -> None:
        self.values: list[float] = []
        self.faults: list[str] = []
        self.accepted = 0
        self.cleared = 0
        box.committed.connect(self.values.append)
        box.refused.connect(self.faults.append)
        box.accepted.connect(self._accept)
        box.cleared.connect(self._clear)

    def _accept(self) -> None:
        self.accepted += 1

    def _clear(self) -> None:
        self.cleared += 1


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp)
    made.use("da")
    yield made
    made.use("en")


@pytest.fixture
def danish(translations: Translations) -> Language:
    return translations.language


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with one more field, for the focus to go to."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    other = QLineEdit()
    other.setObjectName("other")
    layout.addWidget(other)
    made.show()
    qtbot.waitActive(made)
    return made


def put(window: QWidget, box: NumberBox, value: float = 28.4) -> NumberBox:
    box.set_value(value)
    window.layout().addWidget(box)
    box.show()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    return box


@pytest.fixture
def box(window: QWidget, danish: Language) -> NumberBox:
    """A share in percent with one decimal, 28,4 %."""
    made = put(window, NumberBox(0.0, 100.0, 0.5, 1, language=danish))
    made.set_unit("%")
    return made


def type_in(box: NumberBox, text: str, *, enter: bool = True) -> None:
    """Replace the text by typing, as after Tab."""
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(box, text)
    else:
        QApplication.clipboard().setText(text)
        QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)


def wheel(box: QWidget, clicks: int = 1) -> None:
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * clicks),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


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
    assert told.faults == ["»1.234« kan betyde 1,234 eller 1234. Skriv ét af de to."]
    assert not told.values
    assert box.value == 28.4


@pytest.mark.parametrize("reading", ["1,234", "1234"])
def test_each_reading_that_is_named_can_be_typed(
    window: QWidget, danish: Language, reading: str
) -> None:
    box = put(window, NumberBox(0.0, 2000.0, 5.0, 1, language=danish))
    type_in(box, reading)
    assert not box.fault


def test_without_decimals_a_dot_separates_thousands(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(0.0, 2000.0, 5.0, 0, language=danish), 0.0)
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
    box = put(window, NumberBox(-0.5, 5.0, 0.1, 1, signed=True, language=danish), 0.0)
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
    box = put(window, NumberBox(0.0, 150.0, 5.0, 0, language=danish), 100.0)
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


def test_arrows_go_a_step_and_page_keys_ten(box: NumberBox) -> None:
    told = Told(box)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        QTest.keyClick(box, key)
    assert told.values == [28.9, 28.4, 33.4, 28.4]
    assert box.text() == "28,4"


def test_steps_end_at_the_limits(box: NumberBox) -> None:
    told = Told(box)
    box.set_value(99.8)
    QTest.keyClick(box, Qt.Key.Key_PageUp)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told.values == [100.0]
    box.set_value(0.2)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told.values == [100.0, 0.0]


def test_a_step_goes_on_from_what_is_typed(box: NumberBox) -> None:
    told = Told(box)
    type_in(box, "50", enter=False)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told.values == [50.0, 50.5]
    type_in(box, "abc", enter=False)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "abc"
    assert told.faults
    assert told.values == [50.0, 50.5]


def test_the_wheel_steps_only_where_the_focus_is(window: QWidget, box: NumberBox) -> None:
    told = Told(box)
    wheel(box)
    assert told.values == [28.9]
    window.findChild(QLineEdit, "other").setFocus()
    wheel(box)
    assert told.values == [28.9]


def test_tab_into_the_box_selects_all(window: QWidget, box: NumberBox) -> None:
    window.findChild(QLineEdit, "other").setFocus()
    box.lineEdit().deselect()
    QTest.keyClick(window.findChild(QLineEdit, "other"), Qt.Key.Key_Tab)
    assert box.hasFocus()
    assert box.lineEdit().selectedText() == "28,4"


def test_a_signed_box_shows_plus_and_a_true_minus(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(-50.0, 100.0, 1.0, 0, signed=True, language=danish), 0.0)
    told = Told(box)
    assert box.text() == "0"
    type_in(box, "10")
    assert box.text() == "+10"
    for typed in ("-2", f"{MINUS}2"):
        type_in(box, typed)
        assert box.text() == f"{MINUS}2"
    assert told.values == [10.0, -2.0]


def test_years_have_no_thousands_mark(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(2024.0, 2034.0, 1.0, 0, grouped=False, language=danish), 2026.0)
    assert box.text() == "2026"
    type_in(box, "2050")
    assert box.fault == "Tallet skal ligge mellem 2024 og 2034."
    type_in(box, "2030")
    assert box.text() == "2030"


def test_an_equal_value_is_silent(box: NumberBox) -> None:
    told = Told(box)
    for text in ("28,4", "28,40", "28.4"):
        type_in(box, text)
        assert box.text() == "28,4"
    box.set_value(28.4)
    box.set_value(50.0)
    assert not told.values


def test_a_value_finer_than_shown_stays_when_the_box_is_only_visited(box: NumberBox) -> None:
    box.set_value(56.347)
    told = Told(box)
    assert box.text() == "56,3"
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.value == 56.347
    assert not told.values


def test_what_is_being_typed_stays_until_the_value_changes(box: NumberBox) -> None:
    type_in(box, "150")
    box.set_value(28.4)
    assert box.text() == "150"
    assert box.fault
    told = Told(box)
    box.set_value(40.0)
    assert box.text() == "40,0"
    assert not box.fault
    assert told.accepted == 1


def test_english_writes_a_dot_and_finds_the_comma_ambiguous(
    window: QWidget, translations: Translations
) -> None:
    translations.use("en")
    box = put(window, NumberBox(0.0, 100.0, 0.5, 1, language=translations.language))
    assert box.text() == "28.4"
    assert box.valueFromText("72.5") == box.valueFromText("72,5") == 72.5
    type_in(box, "1,234")
    assert box.fault == '"1,234" can mean 1.234 or 1234. Type one of the two.'


def test_another_language_shows_the_value_anew_and_keeps_what_is_typed(
    translations: Translations, box: NumberBox
) -> None:
    translations.use("en")
    box.set_language(Language("en"))
    assert box.text() == "28.4"
    type_in(box, "150")
    translations.use("da")
    box.set_language(Language("da"))
    assert box.text() == "150"
    assert box.fault == "Tallet skal ligge mellem 0 og 100 %."
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "28,4"


def test_undo_is_the_windows_unless_something_is_typed(window: QWidget, box: NumberBox) -> None:
    undone = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window)
    shortcut.activated.connect(lambda: undone.append("window"))
    type_in(box, "50")
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Undo))
    assert undone == ["window"]
    type_in(box, "7", enter=False)
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Undo))
    assert undone == ["window"]
    assert box.text() == "50,0"


def test_a_screen_reader_hears_a_spin_box_with_its_value_and_limits(box: NumberBox) -> None:
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface.role() == QAccessible.Role.SpinBox
    assert interface.text(QAccessible.Text.Value) == "28,4"
    value = interface.valueInterface()
    assert value.currentValue() == 28.4
    assert (value.minimumValue(), value.maximumValue()) == (0.0, 100.0)


def test_a_value_set_by_a_screen_reader_counts_as_the_users(box: NumberBox) -> None:
    told = Told(box)
    value = QAccessible.queryAccessibleInterface(box).valueInterface()
    value.setCurrentValue(60.0)
    value.setCurrentValue(500.0)
    assert told.values == [60.0]
    assert box.text() == "60,0"


def test_every_number_in_the_range_fits_its_box(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(-50.0, 2000.0, 1.0, 1, signed=True, language=danish), 2000.0)
    box.set_unit("personer/år")
    box.set_theme(DARK)
    box.resize(box.sizeHint())
    margins = box.lineEdit().textMargins()
    room = box.lineEdit().width() - margins.left() - margins.right() - 4
    for value in (-50.0, 2000.0):
        assert box.fontMetrics().horizontalAdvance(box.textFromValue(value)) <= room


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
