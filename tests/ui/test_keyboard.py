"""Whoever has no mouse: Tab reaches everything and is caught nowhere, F6 goes round the panes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sosuplan.model.schema.tables import LISTED_TABLES
from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from tests.ui.importing import Import, age_file, back_to_window
from tests.ui.keyboard import described, f6, focus, goes_back, look, place, press, reachable, way
from ui.app.app import Program
from ui.data.page import CHANGES
from ui.shell.pages import DATA, MEASURES, PAGES, REPORT, SCENARIOS
from ui.widgets.accessible import Pane, tab_stops

KEY = re.compile(r"&(.)")
"""What a text of a menu is reached by."""


@pytest.fixture
def front(hand: Hand) -> Program:
    """The program with its window in front, as the keyboard finds it."""
    back_to_window(hand)
    return hand.program


@pytest.fixture
def shared(qtbot: QtBot, standing: Program) -> Program:
    """As ``front``, for walks that leave the window as it was."""
    back_to_window(Hand(qtbot, standing))
    standing.window.pages.turn_to(SCENARIOS)
    standing.window.scenarios.tabs.setCurrentIndex(0)
    return standing


def turn(program: Program, page: str) -> QWidget:
    """Turn to a page with its key; the keyboard begins at its button of the rail."""
    window = program.window
    window.pages.turn_to(page)
    QTest.qWait(30)
    while page == REPORT and not window.pages.report_page().pages.count:
        QTest.qWait(20)
    button = window.pages.rail.button(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    return button


def walked(program: Program, page: str) -> list[QWidget]:
    """The way of the Tab key round a page, which reaches everything and never goes back."""
    window = program.window
    turn(program, page)
    stops = way()
    missed = [described(one) for one in reachable(window) if one not in stops]
    assert not missed
    return stops


# --- Tab ----------------------------------------------------------------------------------------


def test_tab_goes_round_the_page_scenarios_as_the_eye_does(shared: Program) -> None:
    tabs = shared.window.scenarios.tabs
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        follows_the_eye(walked(shared, SCENARIOS), shared.window.pages.panes())


def test_tab_goes_round_every_table_of_the_page_data(shared: Program) -> None:
    page = shared.window.pages.data_page()
    for table in (*LISTED_TABLES, CHANGES):
        page.show_table(table)
        follows_the_eye(walked(shared, DATA), shared.window.pages.panes())


def test_tab_goes_round_the_page_measures(shared: Program) -> None:
    follows_the_eye(walked(shared, MEASURES), shared.window.pages.panes())


def test_tab_goes_round_the_page_report(shared: Program) -> None:
    follows_the_eye(walked(shared, REPORT), shared.window.pages.panes())


def test_tab_goes_back_the_way_it_came(shared: Program) -> None:
    for page in PAGES:
        turn(shared, page)
        there = way()
        turn(shared, page)
        back = way(Qt.Key.Key_Backtab)
        assert list(map(described, back[1:])) == list(map(described, reversed(there[1:])))


def test_tab_reaches_the_faults_and_the_notice_of_them(data: DataHand, hand: Hand) -> None:
    data.turn("staff")
    data.type(0, "heads", "12x")
    back_to_window(hand)
    program = data.program
    assert data.page.pane.faults.list in walked(program, DATA)
    notice = program.window.pages.notice.button
    assert walked(program, SCENARIOS)[-1] is notice
    turn(program, SCENARIOS)
    assert f6(back=True) is notice


def follows_the_eye(stops: list[QWidget], panes: list[Pane]) -> None:
    """Tab takes one pane after the other, and within a pane never goes back."""
    areas = [next((n for n, pane in enumerate(panes) if holds(pane, one)), -1) for one in stops]
    order = [area for before, area in pairwise([-2, *areas]) if area != before]
    assert order == sorted(set(order)), [described(one) for one in stops]
    for (before, after), (area, other) in zip(pairwise(stops), pairwise(areas), strict=True):
        if area == other:
            press_at = f"{described(before)} → {described(after)}"
            before.setFocus(Qt.FocusReason.TabFocusReason)
            press(Qt.Key.Key_Tab)
            assert not goes_back(before, after), f"{press_at}: {place(before)} → {place(after)}"


def holds(pane: Pane, widget: QWidget) -> bool:
    return pane.area is widget or pane.area.isAncestorOf(widget)


# --- tables -------------------------------------------------------------------------------------


def test_tab_leaves_a_table_and_the_arrows_move_in_it(shared: Program) -> None:
    page = shared.window.pages.data_page()
    turn(shared, DATA)
    page.show_table("staff")
    view = page.pane.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    at = view.currentIndex()
    press(Qt.Key.Key_Down)
    assert view.currentIndex().row() == at.row() + 1
    press(Qt.Key.Key_Right)
    assert view.currentIndex().column() == at.column() + 1
    assert press(Qt.Key.Key_Tab) is not view
    assert press(Qt.Key.Key_Backtab) is view
    assert press(Qt.Key.Key_Backtab) is not view


def test_tab_in_a_cell_keeps_what_was_typed_and_goes_on_beside_it(
    data: DataHand, hand: Hand, qtbot: QtBot
) -> None:
    data.turn("staff")
    back_to_window(hand)
    view = data.page.pane.view
    data.go(0, "heads")
    qtbot.keyClick(view, "7")
    editor = view.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClick(editor, "7")
    column = view.currentIndex().column()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    data.settle()
    assert data.cell(0, "heads") == "77"
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, column + 1)
    assert view.state() != QAbstractItemView.State.EditingState
    view.setFocus()
    assert press(Qt.Key.Key_Tab) is not view


def test_escape_leaves_a_list_in_a_cell_at_once(data: DataHand, hand: Hand, qtbot: QtBot) -> None:
    data.turn("staff")
    back_to_window(hand)
    view = data.page.pane.view
    data.go(0, "sector")
    before = data.cell(0, "sector")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    QTest.qWait(30)
    box = view.findChild(QComboBox)
    assert box is not None
    listed = box.view()
    assert listed.isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    QTest.qWait(30)
    assert view.state() != QAbstractItemView.State.EditingState
    assert focus() is view
    assert data.cell(0, "sector") == before


def test_no_table_anywhere_keeps_the_tab_key(shared: Program) -> None:
    for page in PAGES:
        turn(shared, page)
    kept = [
        described(view)
        for view in shared.window.findChildren(QTableView)
        if view.tabKeyNavigation()
    ]
    assert not kept


# --- panes --------------------------------------------------------------------------------------


def test_f6_goes_round_the_panes_of_the_page_scenarios(front: Program) -> None:
    window = front.window
    turn(front, SCENARIOS)
    panel, scenarios, offer = window.scenarios.panel, window.scenarios, window.pages.offer
    assert panel is not None
    assert offer is not None
    round_ = [f6() for _ in range(8)]
    assert round_[0] is scenarios.bar.scenario_button
    assert round_[1] is tab_stops(panel)[0]
    assert round_[2] is scenarios.answer.chip
    assert round_[3] is scenarios.tabs
    assert scenarios.chart.isAncestorOf(round_[4])
    assert round_[5] is scenarios.matrix.list
    assert round_[6] is offer.make
    assert round_[7] is window.pages.rail.button(SCENARIOS)


def test_f6_goes_round_the_panes_of_the_page_data(front: Program) -> None:
    page = front.window.pages.data_page()
    page.show_table("staff")
    turn(front, DATA)
    round_ = [f6() for _ in range(5)]
    assert round_[:2] == [page.list, page.pane.view]
    assert page.charts.isAncestorOf(round_[2])
    assert page.provenance.isAncestorOf(round_[3])
    assert round_[4] is front.window.pages.rail.button(DATA)


def test_f6_goes_round_the_panes_of_the_page_report(front: Program) -> None:
    report = front.window.pages.report_page()
    turn(front, REPORT)
    QTest.qWait(200)
    round_ = [f6() for _ in range(5)]
    for stop, area in zip(round_, (report.side, report.card, report.toolbar), strict=False):
        assert area.isAncestorOf(stop), described(stop)
    assert round_[3] is report.pages
    assert round_[4] is front.window.pages.rail.button(REPORT)


@pytest.mark.parametrize("page", PAGES)
def test_shift_f6_goes_round_the_other_way(shared: Program, page: str) -> None:
    start = turn(shared, page)
    there = [start]
    while (stop := f6()) is not start:
        there.append(stop)
    back = [start]
    while (stop := f6(back=True)) is not start:
        back.append(stop)
    assert back[1:] == there[:0:-1]
    assert len(there) >= 4


def test_f6_on_the_start_page_and_without_recent_plans(front: Program, qtbot: QtBot) -> None:
    window = front.window
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(30)
    start = window._start_page
    assert start is not None
    assert focus() is start.recent[0]
    assert f6() is start.open
    assert f6() is start.recent[0]
    assert len(way()) == 1 + 5


def test_one_key_skips_the_levers_and_comes_back_to_the_one_in_use(front: Program) -> None:
    turn(front, SCENARIOS)
    panel = front.window.scenarios.panel
    assert panel is not None
    slider = panel.row("senior_years").slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert f6() is front.window.scenarios.answer.chip
    assert f6(back=True) is slider


def test_a_number_that_is_being_typed_counts_when_f6_leaves_it(front: Program) -> None:
    turn(front, SCENARIOS)
    panel = front.window.scenarios.panel
    assert panel is not None
    row = panel.row("senior_years")
    row.box.setFocus(Qt.FocusReason.TabFocusReason)
    row.box.selectAll()
    QTest.keyClicks(row.box, "2")
    f6()
    QTest.qWait(30)
    assert front.session.scenario.levers["senior_years"] == 2.0


def test_no_menu_has_a_key_twice(shared: Program) -> None:
    def keys(actions: Sequence[QAction], name: str) -> None:
        shown = [one for one in actions if one.text()]
        found = [KEY.search(one.text().replace("&&", "")) for one in shown]
        used = [one[1].casefold() for one in found if one]
        assert len(used) == len(set(used)), f"{name}: {used}"
        for one in shown:
            if isinstance(menu := one.menu(), QMenu):
                menu.aboutToShow.emit()
                keys(menu.actions(), f"{name} › {one.text()}")

    for code in ("en", "da"):
        shared.use_language(code)
        keys(shared.window.menuBar().actions(), code)


def test_the_panes_are_in_the_menu_with_their_keys(front: Program) -> None:
    entries = {
        action.shortcut().toString(): action.text().replace("&", "")
        for menu in front.window.menuBar().actions()
        if menu.menu() is not None
        for action in menu.menu().actions()
    }
    assert entries["F6"] == "Næste del af vinduet"
    assert entries["Shift+F6"] == "Forrige del af vinduet"


# --- where the keyboard is can be seen ----------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_where_the_keyboard_is_can_be_seen_at_every_stop(shared: Program, page: str) -> None:
    turn(shared, page)
    QTest.qWait(400 if page == REPORT else 50)
    start = focus()
    unseen = []
    while True:
        now = focus()
        QApplication.processEvents()
        with_keyboard = look(now)
        following = press(Qt.Key.Key_Tab)
        if place(now).isValid() and look(now) == with_keyboard:
            unseen.append(described(now))
        if following is start:
            break
    assert not unseen


# --- the import wizard and dialogs --------------------------------------------------------------


def test_tab_and_f6_go_round_every_step_of_the_import_wizard(
    opened: Import, tmp_path: Path
) -> None:
    wizard = opened.wizard
    path = age_file(tmp_path / "alder.csv")
    wizard.activateWindow()
    walks: list[Callable[[], object]] = [
        lambda: None,
        lambda: opened.read(path),
        opened.go_on,
        opened.go_on,
    ]
    for step, go in enumerate(walks):
        go()
        assert wizard.pages.currentIndex() == step
        focus_in(wizard)
        stops = way()
        assert [described(one) for one in reachable(wizard) if one not in stops] == []
        panes = wizard.panes()
        start = f6()
        met = [start]
        while (stop := f6()) is not start:
            met.append(stop)
        assert len(met) >= min(2, len(panes)), [described(one) for one in met]
        assert wizard.cancel.parentWidget().isAncestorOf(met[-1]) or any(
            wizard.cancel.parentWidget().isAncestorOf(one) for one in met
        )


def focus_in(window: QWidget) -> None:
    if not window.isAncestorOf(QApplication.focusWidget()):
        reachable(window)[0].setFocus(Qt.FocusReason.TabFocusReason)
