"""A lever row: its values, and what is seen and heard of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from tests.ui.lever_bench import FULL_TIME, LEFT, Bench, drag, labels, place, type_in
from ui import theme as themes
from ui.i18n import Translations
from ui.widgets.accessible import install_accessibility

# --- values -------------------------------------------------------------------------------------


def test_showing_a_value_is_silent(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(1.0)
    row.display(None)
    row.display(0.35)
    assert not bench.moves
    assert row.box.text() == "35"
    assert row.slider.exact == 35.0


def test_a_typed_value_is_kept_exactly_though_the_slider_has_steps(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    type_in(row, "72,3")
    assert bench.moves == [(FULL_TIME, 0.723, 0)]
    row.display(0.723)
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
    row.display(0.5)
    type_in(row, "100")
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
    row.display(0.75)
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
    drag(row, 50.0)
    assert row.box.text() == "50"
    assert not row.box.fault


# --- what is seen -------------------------------------------------------------------------------


def test_the_way_back_is_only_there_when_the_lever_is_moved(bench: Bench) -> None:
    row = bench.row("reform")
    assert not row.reset_button.isVisible()
    box, info = row.box.geometry(), row.info_button.geometry()
    row.display(0.5)
    bench.settle()
    assert row.reset_button.isVisible()
    assert (row.box.geometry(), row.info_button.geometry()) == (box, info)
    QTest.mouseClick(row.reset_button, LEFT)
    assert bench.values() == [None]
    assert not row.reset_button.isVisible()


def test_the_keyboard_goes_on_from_the_slider_after_a_reset(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(0.5)
    row.reset_button.setFocus()
    QTest.keyClick(row.reset_button, Qt.Key.Key_Space)
    assert row.slider.hasFocus()


def test_a_moved_lever_says_today_and_when_it_works_without_moving_the_slider(
    bench: Bench,
) -> None:
    row = bench.row(FULL_TIME)
    assert not labels(row)
    slider = row.slider.geometry()
    row.display(0.565)
    bench.settle()
    assert labels(row) == ["i dag 28,4\u00a0% · virker fra 2026"]
    assert row.slider.geometry() == slider
    row.display(None)
    assert not labels(row)


def test_the_way_from_today_is_filled_in_the_accent_when_moved(
    bench: Bench, wear: Callable[[Theme], None]
) -> None:
    row = bench.row("retention")
    wear(LIGHT)

    def colour(value: float) -> str:
        picture: QImage = row.slider.grab().toImage()
        return picture.pixelColor(place(row, value)).name()

    assert colour(40.0) == LIGHT.edge.lower()
    row.display(0.8)
    assert colour(40.0) == LIGHT.accent.lower()
    assert colour(-25.0) == LIGHT.edge.lower()
    row.display(-0.4)
    wear(DARK)
    assert colour(-25.0) == DARK.accent.lower()
    assert colour(40.0) == DARK.edge.lower()


def test_what_the_world_decides_has_its_own_colour_and_says_so(
    bench: Bench, wear: Callable[[Theme], None]
) -> None:
    wear(LIGHT)
    world, ours = bench.row("demand_growth_change"), bench.row("senior_years")
    assert world.name.text() == "Vækst i efterspørgslen (uden for kommunens indflydelse)"
    assert (world.name.property("look"), ours.name.property("look")) == ("world", None)
    world.display(0.01)
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
    bench.window.resize(max(300, bench.window.minimumSizeHint().width()), 6000)
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
    row.display(0.565)
    translations.use("en")
    bench.settle()
    assert row.name.text() == "Municipalities, assistants"
    assert row.box.text() == "56.5"
    assert labels(row)[0].startswith("today 28.4")


def test_the_explanation_names_meaning_range_today_effect_and_source(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    facts = dict(row.details()[2])
    assert facts["Interval"] == "fra 0 til 100 %"
    assert facts["I dag"] == "28,4\u00a0%"
    assert facts["Virkning"] == "virker fra 2026"
    assert facts["Planens tal"].endswith("(offentliggjort)")
    assert "37 timer" in row.info_button.rich_text()


def test_a_lever_without_figures_in_the_plan_says_that_it_is_an_assumption(bench: Bench) -> None:
    facts = dict(bench.row("other_recruitment:SSA").details()[2])
    assert facts["Kilde"] == "Jeres egen antagelse – planen har intet tal for dette"


def test_the_explanation_takes_texts_of_the_plan_as_they_are(bench: Bench, plan: Plan) -> None:
    row = bench.row("reform")
    row._sources = (replace(plan.sources[0], title="<b>A & B</b>"),)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in row.info_button.rich_text()


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
    assert slider.text(QAccessible.Text.Name) == "Fuld tid: kommuner, assistenter"
    assert slider.text(QAccessible.Text.Value) == "28,4\u00a0%"
    row.display(0.565)
    assert slider.text(QAccessible.Text.Value) == "56,5\u00a0%"
    value = slider.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0.0, 56.5, 100.0)
    value.setCurrentValue(75.0)
    assert bench.moves == [(FULL_TIME, 0.75, 0)]
    box = QAccessible.queryAccessibleInterface(row.box)
    assert box.text(QAccessible.Text.Name) == "Fuld tid: kommuner, assistenter, %"
    assert row.reset_button.accessibleName() == "Nulstil Fuld tid: kommuner, assistenter"
    assert row.info_button.accessibleName() == "Om Fuld tid: kommuner, assistenter"
