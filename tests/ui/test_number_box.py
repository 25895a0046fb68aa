"""What a number box shows, and how it works with keys, wheel and screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from sosuplan.text.language import Language
from sosuplan.text.numbers import MINUS
from tests.ui.box_hand import Told, put, type_in, wheel
from tests.ui.panel_hand import settle
from ui.i18n import Translations
from ui.levers.numberbox import NumberBox


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
    box = put(window, NumberBox(-50.0, 100.0, 1.0, 0, signed=True), 0.0)
    told = Told(box)
    assert box.text() == "0"
    type_in(box, "10")
    assert box.text() == "+10"
    for typed in ("-2", f"{MINUS}2"):
        type_in(box, typed)
        assert box.text() == f"{MINUS}2"
    assert told.values == [10.0, -2.0]


def test_years_have_no_thousands_mark(window: QWidget, danish: Language) -> None:
    box = put(window, NumberBox(2024.0, 2034.0, 1.0, 0, grouped=False), 2026.0)
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
    box = put(window, NumberBox(0.0, 100.0, 0.5, 1))
    assert box.text() == "28.4"
    assert box.valueFromText("72.5") == box.valueFromText("72,5") == 72.5
    type_in(box, "1,234")
    assert box.fault == '"1,234" can mean 1.234 or 1234. Type one of the two.'


def test_another_language_shows_the_value_anew_and_keeps_what_is_typed(
    translations: Translations, box: NumberBox
) -> None:
    translations.use("en")
    settle()
    assert box.text() == "28.4"
    type_in(box, "150")
    translations.use("da")
    settle()
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
    box = put(window, NumberBox(-50.0, 2000.0, 1.0, 1, signed=True), 2000.0)
    box.set_unit("personer/år")
    box.resize(box.sizeHint())
    margins = box.lineEdit().textMargins()
    room = box.lineEdit().width() - margins.left() - margins.right() - 4
    for value in (-50.0, 2000.0):
        assert box.fontMetrics().horizontalAdvance(box.textFromValue(value)) <= room
