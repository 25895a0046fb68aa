from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.analysis.today import source_of_lever, today
from sosuplan.exchange.folder import read_folder
from sosuplan.language import Language
from sosuplan.levers import LeverCatalogue, catalogue
from sosuplan.palette import DARK, LIGHT
from sosuplan.plan import Plan
from sosuplan.resources import resource
from ui import theme as themes
from ui.i18n import Translations
from ui.levers.accessible import install_accessibility
from ui.levers.row import LeverRow

FULL_TIME = "fulltime_target:municipality:SSA"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_folder(resource("plans", "midtjylland")).plan


@pytest.fixture(scope="module")
def levers(plan: Plan) -> LeverCatalogue:
    return catalogue(plan)


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp)
    made.use("da")
    yield made
    made.use("en")


class Bench:
    """A window with one row after the other, and what the rows said."""

    def __init__(
        self, qtbot: QtBot, plan: Plan, levers: LeverCatalogue, language: Language
    ) -> None:
        self.plan, self.levers, self.language = plan, levers, language
        self.moves: list[tuple[str, float | None, int]] = []
        self.released: list[str] = []
        self.tokens = count(1)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.layout = QVBoxLayout(self.window)
        self.other = QLineEdit()
        self.layout.addWidget(self.other)
        self.layout.addStretch(1)
        self.window.resize(300, 400)
        self.window.show()
        qtbot.waitActive(self.window)

    def row(self, lever_id: str) -> LeverRow:
        lever = self.levers[lever_id]
        row = LeverRow(lever, today(self.plan, lever), self.language, self.tokens)
        row.moved.connect(lambda *move: self.moves.append(move))
        row.released.connect(self.released.append)
        row.set_sources(source_of_lever(self.plan, lever))
        row.set_effect("virker fra 2026")
        self.layout.insertWidget(self.layout.count() - 1, row)
        self.settle()
        return row

    def settle(self) -> None:
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def values(self) -> list[float | None]:
        return [value for _, value, _ in self.moves]


@pytest.fixture
def bench(qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations) -> Bench:
    return Bench(qtbot, plan, levers, translations.language)


def place(row: LeverRow, value: float) -> QPoint:
    """Where on the slider a value, in the unit shown, is."""
    low, high, _ = row.slider.limits
    left, right = row.slider._ends()
    x = left + (value - low) / (high - low) * (right - left)
    return QPoint(round(x), row.slider.height() // 2)


def drag(row: LeverRow, *values: float) -> None:
    """Take the handle and pull it over ``values``."""
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    for value in values:
        QTest.mouseMove(slider, place(row, value))
    QTest.mouseRelease(slider, LEFT, pos=place(row, values[-1]))


def wheel(widget: QWidget) -> None:
    here = QPointF(widget.rect().center())
    event = QWheelEvent(
        here,
        QPointF(widget.mapToGlobal(here.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def type_in(row: LeverRow, text: str) -> None:
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClick(row.box, Qt.Key.Key_Delete)
    QTest.keyClicks(row.box, text)
    QTest.keyClick(row.box, Qt.Key.Key_Return)


def labels(row: LeverRow) -> list[str]:
    """The texts that are visible besides the name."""
    return [
        label.text()
        for label in row.findChildren(QLabel)
        if label.isVisible() and label != row.name
    ]


# --- dragging -----------------------------------------------------------------------------------


def test_all_moves_of_a_drag_carry_one_number_and_the_end_is_told(bench: Bench) -> None:
    row = bench.row("reform")
    drag(row, 30.0, 60.0, 100.0)
    assert bench.values() == [0.3, 0.6, 1.0]
    assert len({token for _, _, token in bench.moves}) == 1
    assert bench.moves[0][2] != 0
    assert bench.released == ["reform"]


def test_two_drags_have_two_numbers_even_on_different_levers(bench: Bench) -> None:
    first, second = bench.row("reform"), bench.row("retention")
    drag(first, 50.0)
    drag(second, 50.0)
    drag(first, 100.0)
    assert len({token for _, _, token in bench.moves}) == 3


def test_the_handle_follows_the_mouse_and_the_box_follows_the_handle(bench: Bench) -> None:
    row = bench.row("reform")
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, place(row, 100.0))
    assert abs(slider.handle_centre().x() - place(row, 100.0).x()) <= 1
    assert row.box.text() == "100"
    QTest.mouseRelease(slider, LEFT, pos=place(row, 100.0))


def test_taking_the_handle_without_moving_it_changes_nothing(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    centre = row.slider.handle_centre().toPoint()
    QTest.mouseClick(row.slider, LEFT, pos=centre + QPoint(3, 0))
    assert not bench.moves
    assert row.value is None


def test_a_click_beside_the_handle_brings_it_there(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mouseClick(row.slider, LEFT, pos=place(row, 100.0))
    assert bench.values() == [1.0]
    assert bench.released == ["reform"]


def test_beyond_the_ends_a_drag_stays_at_the_limit(bench: Bench) -> None:
    row = bench.row("senior_years")
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, QPoint(slider.width() + 80, 4))
    QTest.mouseMove(slider, QPoint(-90, 4))
    QTest.mouseRelease(slider, LEFT)
    assert bench.values() == [5.0, -2.0]


def test_the_right_mouse_button_moves_nothing(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mouseClick(row.slider, Qt.MouseButton.RightButton, pos=place(row, 100.0))
    assert not bench.moves


def test_a_slider_that_is_hidden_in_mid_drag_lets_go(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mousePress(row.slider, LEFT, pos=row.slider.handle_centre().toPoint())
    row.hide()
    assert bench.released == ["reform"]
    assert not row.slider.isSliderDown()


def test_a_double_click_goes_back_to_today_in_the_same_undo_step(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(0.5, 0.0)
    spot = place(row, 100.0)
    QTest.mouseClick(row.slider, LEFT, pos=spot)
    QTest.mouseDClick(row.slider, LEFT, pos=spot)
    assert bench.values()[-1] is None
    assert row.box.text() == "0"
    assert bench.moves[-2][2] == bench.moves[-1][2]
    assert bench.released[-1] == "reform"


# --- keyboard and wheel -------------------------------------------------------------------------


def test_the_keyboard_moves_by_steps_pages_and_to_the_ends(bench: Bench) -> None:
    row = bench.row("retention")
    row.slider.setFocus()
    keys = (
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    )
    for key in keys:
        QTest.keyClick(row.slider, key)
    assert bench.values() == [0.01, None, 0.1, None, 1.0, -0.5]
    assert {token for _, _, token in bench.moves} == {0}


def test_the_wheel_moves_only_where_the_focus_is(bench: Bench) -> None:
    row = bench.row("reform")
    bench.other.setFocus()
    wheel(row.slider)
    wheel(row.box)
    assert not bench.moves
    row.slider.setFocus()
    wheel(row.slider)
    assert len(bench.moves) == 1


def test_everything_in_a_row_is_reached_by_tab(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(1.0, 0.0)
    bench.other.setFocus()
    reached: list[Any] = []
    for _ in range(4):
        QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(bench.window.focusWidget())
    assert reached == [row.box, row.reset_button, row.info_button, row.slider]


# --- values -------------------------------------------------------------------------------------


def test_showing_a_value_is_silent(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(1.0, 0.0)
    row.display(None, 0.0)
    row.display(0.35, 0.0)
    assert not bench.moves
    assert row.box.text() == "35"
    assert row.slider.exact == 35.0


def test_a_typed_value_is_kept_exactly_though_the_slider_has_steps(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    type_in(row, "72,3")
    assert bench.moves == [(FULL_TIME, 0.723, 0)]
    row.display(0.723, 0.284)
    assert row.box.text() == "72,3"
    assert len(bench.moves) == 1


def test_no_value_carries_the_dust_of_binary_fractions(
    bench: Bench, levers: LeverCatalogue
) -> None:
    for lever in levers:
        row = bench.row(lever.id)
        row.slider.setValue(0)
        bench.moves.clear()
        for position in range(1, row.slider.maximum() + 1):
            row.slider.setValue(position)
        for value in bench.values():
            assert value is None or len(repr(value)) <= 6, (lever.id, value)
            assert value is None or lever.check(value) is None
        row.hide()


def test_the_neutral_value_is_told_as_none(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(0.5, 0.0)
    type_in(row, "0")
    assert bench.values() == [None]
    assert not row.is_moved


def test_an_unset_full_time_target_shows_todays_share(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    assert row.box.text() == "28,4"
    assert row.slider.exact == pytest.approx(28.4)
    assert row.slider.exact == row.slider.today
    assert not row.is_moved


def test_a_full_time_target_next_to_todays_share_is_still_a_target(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    QTest.keyClick(row.slider, Qt.Key.Key_Left)
    assert bench.values() == [0.29, 0.285]
    assert row.is_moved
    row.reset_button.click()
    assert bench.values()[-1] is None
    assert row.box.text() == "28,4"


def test_an_empty_box_resets_and_is_silent_when_nothing_is_moved(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    row.display(0.75, 0.284)
    type_in(row, "")
    assert bench.values() == [None]
    assert row.box.text() == "28,4"
    type_in(row, "")
    assert len(bench.moves) == 1


def test_a_wrong_number_is_told_under_the_slider_and_moves_nothing(bench: Bench) -> None:
    row = bench.row("senior_years")
    type_in(row, "12")
    assert labels(row) == ["Tallet skal ligge mellem −2 og 5 år."]
    assert row.box.accessibleDescription() == labels(row)[0]
    assert row.box.text() == "12"
    assert row.value is None
    assert not bench.moves
    QTest.keyClick(row.box, Qt.Key.Key_Escape)
    assert not labels(row)
    assert row.box.accessibleDescription() == ""


def test_a_move_of_the_slider_replaces_a_wrong_number(bench: Bench) -> None:
    row = bench.row("reform")
    type_in(row, "1000")
    drag(row, 100.0)
    assert row.box.text() == "100"
    assert not row.box.fault


# --- what is seen -------------------------------------------------------------------------------


def test_the_way_back_is_only_there_when_the_lever_is_moved(bench: Bench) -> None:
    row = bench.row("reform")
    assert not row.reset_button.isVisible()
    box, info = row.box.geometry(), row.info_button.geometry()
    row.display(1.0, 0.0)
    bench.settle()
    assert row.reset_button.isVisible()
    assert (row.box.geometry(), row.info_button.geometry()) == (box, info)
    QTest.mouseClick(row.reset_button, LEFT)
    assert bench.values() == [None]
    assert not row.reset_button.isVisible()


def test_the_keyboard_goes_on_from_the_slider_after_a_reset(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(1.0, 0.0)
    row.reset_button.setFocus()
    QTest.keyClick(row.reset_button, Qt.Key.Key_Space)
    assert row.slider.hasFocus()


def test_a_moved_lever_says_today_and_when_it_works_without_moving_the_slider(
    bench: Bench,
) -> None:
    row = bench.row(FULL_TIME)
    assert not labels(row)
    slider = row.slider.geometry()
    row.display(0.565, 0.284)
    bench.settle()
    assert labels(row) == ["i dag 28,4\u00a0% (offentliggjort) · virker fra 2026"]
    assert row.slider.geometry() == slider
    row.display(None, 0.284)
    assert not labels(row)


def test_the_way_from_today_is_filled_in_the_accent_when_moved(bench: Bench) -> None:
    row = bench.row("retention")
    row.set_theme(LIGHT)

    def colour(value: float) -> str:
        picture: QImage = row.slider.grab().toImage()
        return picture.pixelColor(place(row, value)).name()

    assert colour(40.0) == LIGHT.line.lower()
    row.display(0.8, 0.0)
    assert colour(40.0) == LIGHT.accent.lower()
    assert colour(-25.0) == LIGHT.line.lower()
    row.display(-0.4, 0.0)
    row.set_theme(DARK)
    assert colour(-25.0) == DARK.accent.lower()
    assert colour(40.0) == DARK.line.lower()


def test_what_the_world_decides_has_its_own_colour_and_says_so(bench: Bench) -> None:
    world, ours = bench.row("demand_growth_change"), bench.row("reform")
    for row in (world, ours):
        row.set_theme(LIGHT)
    assert world.name.text() == "Vækst i efterspørgslen (omverdenen)"
    assert (world.name.property("look"), ours.name.property("look")) == ("world", None)
    world.display(0.01, 0.0)
    picture = world.slider.grab().toImage()
    assert picture.pixelColor(place(world, 0.5)).name() == LIGHT.world.lower()


@pytest.mark.parametrize("points", [9.5, 14.0, 19.0])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_name_is_cut_at_any_text_size(
    bench: Bench,
    levers: LeverCatalogue,
    translations: Translations,
    points: float,
    language: str,
) -> None:
    themes.load_fonts()
    translations.use(language)
    bench.window.setFont(themes.font(points))
    rows = [bench.row(lever.id) for lever in levers]
    for row in rows:
        row.set_language(translations.language)
    bench.window.resize(max(300, bench.window.minimumSizeHint().width()), 3000)
    bench.settle()
    bench.settle()
    for row in rows:
        name, metrics = row.name, row.name.fontMetrics()
        assert name.height() >= name.heightForWidth(name.width()), row.lever.id
        for part in name.text().split():
            assert metrics.horizontalAdvance(part) <= name.width(), row.lever.id
        for child in (row.box, row.info_button, row.slider):
            assert row.rect().contains(child.geometry()), row.lever.id


# --- words --------------------------------------------------------------------------------------


def test_another_language_changes_words_and_numbers(
    bench: Bench, translations: Translations
) -> None:
    row = bench.row(FULL_TIME)
    row.display(0.565, 0.284)
    translations.use("en")
    row.set_language(translations.language)
    assert row.name.text() == "Municipalities, assistants"
    assert row.box.text() == "56.5"
    assert labels(row)[0].startswith("today 28.4")


def test_the_explanation_names_meaning_range_today_effect_and_source(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    facts = dict(row.facts())
    assert facts["Spænd"] == "fra 0 til 100 %"
    assert facts["I dag"] == "28,4\u00a0%"
    assert facts["Virkning"] == "virker fra 2026"
    assert facts["Dagens tal"].endswith("(offentliggjort)")
    assert "37 timer" in row.explanation()


def test_a_lever_without_figures_in_the_plan_says_that_it_is_an_assumption(bench: Bench) -> None:
    facts = dict(bench.row("other_recruitment:SSA").facts())
    assert facts["Kilde"] == "Jeres egen antagelse – planen har intet tal for dette"


def test_the_explanation_takes_texts_of_the_plan_as_they_are(bench: Bench, plan: Plan) -> None:
    row = bench.row("reform")
    row.set_sources([replace(plan.sources[0], title="<b>A & B</b>")])
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in row.explanation()


def test_the_i_opens_a_small_window_that_escape_closes(bench: Bench, qtbot: QtBot) -> None:
    row = bench.row(FULL_TIME)
    row.info_button.setFocus()
    QTest.keyClick(row.info_button, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.accessibleName() == "Kommuner, assistenter"
    assert "28,4" in popup.findChild(QLabel).text()
    with qtbot.waitSignal(popup.destroyed):
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_screen_reader_hears_names_and_values_with_their_unit(bench: Bench) -> None:
    install_accessibility()
    row = bench.row(FULL_TIME)
    slider = QAccessible.queryAccessibleInterface(row.slider)
    assert slider.role() == QAccessible.Role.Slider
    assert slider.text(QAccessible.Text.Name) == "Kommuner, assistenter"
    assert slider.text(QAccessible.Text.Value) == "28,4\u00a0%"
    row.display(0.565, 0.284)
    assert slider.text(QAccessible.Text.Value) == "56,5\u00a0%"
    value = slider.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0.0, 56.5, 100.0)
    value.setCurrentValue(75.0)
    assert bench.moves == [(FULL_TIME, 0.75, 0)]
    box = QAccessible.queryAccessibleInterface(row.box)
    assert box.text(QAccessible.Text.Name) == "Kommuner, assistenter, %"
    assert row.reset_button.accessibleName() == "Nulstil Kommuner, assistenter"
    assert row.info_button.accessibleName() == "Om Kommuner, assistenter"
