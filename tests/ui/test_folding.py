"""A small screen with large text: what stands beside the chart goes below it, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.model.schema.tables import SETTINGS_TABLE
from tests.ui.conftest import Hand
from ui import theme
from ui.app.app import Program
from ui.widgets.accessible import tab_stops

SMALL = (960, 540)
"""1920 x 1080 at 200 %."""


def _is_whole(label: QLabel) -> None:
    assert label.width() >= label.sizeHint().width(), label.text()


def top_left(widget: QWidget, of: QWidget) -> QPoint:
    return widget.mapTo(of, QPoint(0, 0))


def test_the_window_fits_a_screen_of_1920_by_1080_at_200_percent(hand: Hand) -> None:
    window = hand.program.window
    window.resize(*SMALL)
    hand.settle(50)
    assert (window.width(), window.height()) == SMALL


def test_the_matrix_goes_below_the_chart_where_there_is_no_room_and_back(hand: Hand) -> None:
    window, page = hand.program.window, hand.program.window.scenarios
    beside = top_left(page.matrix, page), top_left(page.tabs, page)
    assert beside[0].x() > beside[1].x() + 400
    window.resize(*SMALL)
    hand.settle(50)
    matrix, tabs = top_left(page.matrix, page), top_left(page.tabs, page)
    assert matrix.y() > tabs.y() + page.chart.height()
    assert abs(matrix.x() - tabs.x()) < 60
    assert page.chart.width() > 400
    assert page.chart.height() > 250
    window.resize(1366, 768)
    hand._qtbot.waitUntil(
        lambda: (top_left(page.matrix, page), top_left(page.tabs, page)) == beside
    )


def test_nothing_is_cut_at_the_bottom_on_any_tab_of_a_small_laptop(hand: Hand) -> None:
    page = hand.program.window.scenarios
    for lever, text in (("reform", "100"), ("senior_years", "1"), ("retention", "10")):
        hand.type(lever, text)
    hand.settle(300)
    for tab in (2, 3, 1, 0):
        page.tabs.setCurrentIndex(tab)
        hand.settle(100)
        bottom = top_left(page.effects, page).y() + page.effects.height()
        assert bottom <= page.height(), tab


def test_occupation_and_unit_go_below_the_names_where_there_is_no_room(hand: Hand) -> None:
    window, bar = hand.program.window, hand.program.window.scenarios.bar
    assert top_left(bar.unit, bar).y() == top_left(bar.demand_button, bar).y()
    window.resize(*SMALL)
    hand.settle(50)
    assert top_left(bar.unit, bar).y() > top_left(bar.demand_button, bar).y()
    for widget in tab_stops(bar):
        assert widget.width() >= widget.sizeHint().width(), widget
    hand.click(bar.occupation.button("SSH"))
    assert "SOSU-hjælpere" in hand.headline


def test_nothing_of_the_pages_labels_is_cut_or_covered_on_a_small_screen(hand: Hand) -> None:
    window, page = hand.program.window, hand.program.window.scenarios
    window.resize(*SMALL)
    hand.settle(300)
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    line, chip = page.subline, page.chip
    assert line.width() >= 160
    assert line.height() >= line.heightForWidth(line.width())
    assert top_left(chip, page).x() >= top_left(line, page).x() + line.width()


def test_the_source_of_a_figure_goes_below_the_table(hand: Hand) -> None:
    window = hand.program.window
    window.resize(*SMALL)
    window.pages.turn_to("data")
    hand.settle(50)
    page = window.pages.data_page()
    view, source = page.pane.view, page.provenance
    assert view.width() > 500
    assert top_left(source, page).y() > top_left(view, page).y() + view.height()
    page.show_table(SETTINGS_TABLE)
    hand.settle(50)
    assert not source.isVisible()
    window.resize(1366, 768)
    hand.settle(50)
    assert not source.isVisible()
    page.show_table("staff")
    hand.settle(50)
    assert source.isVisible()
    assert top_left(source, page).x() > top_left(view, page).x() + view.width()


def test_the_next_table_begins_at_its_top(hand: Hand) -> None:
    window = hand.program.window
    window.resize(*SMALL)
    window.pages.turn_to("data")
    hand.settle(50)
    page = window.pages.data_page()
    bar = page._folding.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not page.provenance.visibleRegion().isEmpty()
    assert page.heading.visibleRegion().isEmpty()
    hand._qtbot.keyClick(page.list, Qt.Key.Key_Down)
    hand.settle(50)
    assert page.table == "working_time"
    assert not page.heading.visibleRegion().isEmpty()


@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_nothing_is_cut_where_the_user_wants_larger_text(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, scale: float
) -> None:
    monkeypatch.setattr(theme, "text_scale", lambda: scale)
    window = start().window
    qtbot.wait(300)
    for page in (window.scenarios, window.pages.data_page()):
        window.pages.turn_to("scenarios" if page is window.scenarios else "data")
        qtbot.wait(50)
        labels = [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
        for label in labels:
            if not label.wordWrap():
                qtbot.waitUntil(partial(_is_whole, label))
    figures = window.scenarios.figures
    window.pages.turn_to("scenarios")
    qtbot.wait(50)
    column = figures.parentWidget()
    assert column is not None
    assert column.width() <= column.parentWidget().width()


def test_text_grows_with_the_choice_of_the_system_where_the_screen_does_not_say_so(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "WINDOWS", True)
    larger = QFont("Inter")
    for points, scale in ((9.0, 1.0), (13.5, 1.5), (8.0, 1.0), (30.0, 1.5)):
        larger.setPointSizeF(points)
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: larger)
        theme.text_scale.cache_clear()
        assert theme.text_scale() == scale
        assert theme.font(10).pointSizeF() == pytest.approx(10 * scale)
    monkeypatch.undo()
    theme.text_scale.cache_clear()
    assert theme.text_scale() == 1.0


def test_what_a_key_figure_means_is_told(hand: Hand) -> None:
    figures = hand.program.window.scenarios.figures
    assert figures._names[4].text() == "Manglende personår i alt 2024–34"
    assert figures._names[4].toolTip().startswith("Manglen i alle årene lagt sammen")
    assert all(label.toolTip() for label in (*figures._names, *figures._values[0]))
