"""Evidence in the window: what is known of a lever and of an input is a click away, findings of
one's own are kept as steps, and the country's figures stand in the chart of the balance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sosuplan.analysis.evidence import evidence, yardsticks
from sosuplan.narrative.evidence import CONTEXT
from sosuplan.text.language import Language
from tests.ui.answers import answer
from tests.ui.hand import Hand
from tests.ui.test_tasks_that_move import click
from ui.app.app import Program
from ui.charts.views import ChartView
from ui.data.dialogs import SourceDialog
from ui.levers.info import InfoPopup
from ui.measures.evidence_form import EvidenceForm
from ui.measures.evidence_tab import EvidenceTab
from ui.measures.page import MeasuresPage
from ui.measures.record_table import EDGE
from ui.shell.pages import DATA, MEASURES, SCENARIOS

DANISH = Language("da")
CPR = "010203-1234"


@pytest.fixture
def hand(qtbot: QtBot, start: Callable[..., Program]) -> Hand:
    return Hand(qtbot, start())


def tab_of(hand: Hand) -> EvidenceTab:
    page = hand.program.window.pages.measures
    assert isinstance(page, MeasuresPage)
    assert isinstance(page.tab, EvidenceTab)
    return page.tab


def test_levers_and_inputs_lead_to_what_is_known_of_them_and_back(hand: Hand) -> None:
    pages, session = hand.program.window.pages, hand.program.session
    found = evidence(session.plan)
    # By mouse, from the i of a lever,
    row = hand.row("fulltime_target:municipality:SSA")
    hand.click(row.info_button)
    (popup,) = row.info_button.findChildren(InfoPopup)
    assert popup.way is not None
    count = len(found.bearing_on_lever("fulltime_target"))
    assert str(count) in popup.way.text()
    hand.click(popup.way)
    assert pages.current == MEASURES
    tab = tab_of(hand)
    assert tab.list.shown == list(found.bearing_on_lever("fulltime_target").by_id)
    hand.click(tab.back)
    assert pages.current == SCENARIOS
    assert row.is_marked
    # and by key.
    row = hand.row("reform")
    row.info_button.setFocus()
    QTest.keyClick(row.info_button, Qt.Key.Key_Space)
    (popup,) = row.info_button.findChildren(InfoPopup)
    assert popup.way is not None
    popup.way.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(popup.way, Qt.Key.Key_Space)
    hand.settle()
    assert tab.list.shown == list(found.bearing_on_lever("reform").by_id)
    assert tab.list.current == tab.list.shown[0]
    assert tab.list.boxes["whose"].accessibleName() == "Egne eller andres"
    # Nothing is known of the years of the measures, and nothing offered.
    assert row.count_findings("start_year") == 0
    # From a table, and back to it; a table of which nothing is known has no way.
    pages.turn_to(DATA)
    data = pages.data_page()
    data.show_table("exit_rates")
    assert str(len(found.bearing_on_input("exit_rates"))) in data.pane.evidence_button.text()
    hand.click(data.pane.evidence_button)
    assert tab.list.shown == list(found.bearing_on_input("exit_rates").by_id)
    hand.click(tab.back)
    assert (pages.current, data.table) == (DATA, "exit_rates")
    data.show_table("prices")
    assert data.pane.evidence_button.isHidden()
    # From a finding to the levers and inputs that it bears on.
    pages.show_tab("evidence")
    tab.list.choose("nfa-forventet-alder")
    tab.ways.aboutToShow.emit()
    ways = [one.text() for one in tab.ways.actions() if one.text()]
    assert len(ways) == 2
    tab.ways.actions()[-1].trigger()
    assert (pages.current, data.table) == (DATA, "exit_rates")


def test_what_is_about_job_centres_says_so_and_shares_say_how_many_answered(hand: Hand) -> None:
    hand.program.window.pages.show_tab("evidence")
    tab = tab_of(hand)
    tab.list.choose("baseline-ai-ledere")
    assert DANISH(CONTEXT) in tab.list.details.toPlainText()
    cells = tab.list.model.records[tab.list.shown.index("baseline-ai-ledere")].cells
    assert "SOSU" in cells[4]
    assert cells[1].split() == ["65", "%", "(n", "=", "85)"]
    # Whatever room there is, no figure is cut, and what a row is about has most of it.
    view = tab.list.view
    metrics = QFontMetrics(view.font())
    figures = (one.cells[1] for one in tab.list.model.records)
    assert max(map(metrics.horizontalAdvance, figures)) + 2 * EDGE <= view.columnWidth(1)
    assert view.columnWidth(0) == max(map(view.columnWidth, range(5)))
    tab.list.filter_only(topic="training", place="Thisted", year="2022")
    QTest.keyClicks(tab.list.search, "vejleder")
    wanted = [
        one
        for one in evidence(hand.program.session.plan).findings
        if (one.row.topic, one.row.area, one.row.year) == ("training", "Thisted", 2022)
        and "vejleder" in one.row.statement_da.casefold()
    ]
    assert set(tab.list.shown) == {one.id for one in wanted}
    assert wanted
    hand.program.use_language("en")
    hand.settle()
    assert tab.list.model.records[0].cells[0] == wanted[0].statement("en")


def test_findings_of_ones_own_are_made_changed_copied_and_deleted_as_one_step_each(
    hand: Hand, qtbot: QtBot
) -> None:
    window, session = hand.program.window, hand.program.session
    window.pages.show_evidence(lever="retention")
    tab, buttons = tab_of(hand), tab_of(hand).list.buttons
    assert not buttons["change"].isEnabled()
    assert not buttons["delete"].isEnabled()

    def source(dialog: QDialog) -> None:
        assert isinstance(dialog, SourceDialog)
        QTest.keyClicks(dialog.fields["title"], "Trivselsmåling")
        click(dialog.accept_button)

    def make(form: QDialog) -> None:
        assert isinstance(form, EvidenceForm)
        assert not form.accept_button.isEnabled()
        QTest.keyClicks(form.statement, f"Hver fjerde ville væk {CPR}")
        assert not form.accept_button.isEnabled()
        assert form.hint.text()
        form.statement.clear()
        QTest.keyClicks(form.statement, "<b>Hver</b> fjerde ville væk")
        QTest.keyClicks(form.value, "25,5")
        QTest.keyClicks(form.whole["year"], "1")
        assert not form.accept_button.isEnabled()
        form.whole["year"].clear()
        QTest.keyClicks(form.whole["year"], "2025")
        QTest.keyClicks(form.whole["population_n"], "1.412")
        answer(source)
        click(form.new_source)
        click(form.accept_button)

    answer(make)
    click(buttons["new"])
    (row,) = session.plan.evidence
    assert (row.value, row.year, row.population_n, row.levers) == (25.5, 2025, 1412, "retention")
    assert row.kind == "own"
    assert [one.title for one in session.plan.sources if one.id == row.source_id] == [
        "Trivselsmåling"
    ]
    assert session.undo_stack.count() == 1
    qtbot.waitUntil(lambda: tab.list.current == row.id)
    assert "<b>Hver</b>" in tab.list.details.toPlainText()

    def change(form: QDialog) -> None:
        assert isinstance(form, EvidenceForm)
        assert form.value.text() == "25,5"
        form.value.clear()
        QTest.keyClicks(form.value, "30")
        # Enter is for the form, not for a button among its fields.
        QTest.keyClick(form.place, Qt.Key.Key_Return)

    answer(change)
    QTest.keyClick(tab.list.view, Qt.Key.Key_Return)
    assert session.plan.evidence[0].value == 30.0
    # A copy of another's finding keeps its kind and where it stands.
    tab.list.choose("bench-afgang-2022")
    answer(lambda form: click(form.accept_button))
    click(buttons["copy"])
    assert len(session.plan.evidence) == 2
    copied = session.plan.evidence[1]
    assert (copied.kind, copied.source_id) == ("published", "benchmark-fastholdelse-2023")
    qtbot.waitUntil(lambda: tab.list.current == copied.id)
    click(buttons["delete"])
    assert [one.id for one in session.plan.evidence] == [row.id]
    window.undo.trigger()
    assert [one.id for one in session.plan.evidence] == [row.id, copied.id]
    assert window.pages.current == MEASURES
    # What a derived one was derived from is told by name, and known to the copy as well.
    tab.list.choose("cowi-vaegtet-uden")
    one = evidence(session.plan).by_id["cowi-vaegtet-uden"]

    def copy(form: QDialog) -> None:
        assert isinstance(form, EvidenceForm)
        assert "cowi-" not in form.locator.text()
        click(form.accept_button)

    answer(copy)
    click(buttons["copy"])
    same = evidence(session.plan).by_id[session.plan.evidence[-1].id]
    assert (same.row.locator, same.publications) == (one.row.locator, one.publications)
    for __ in range(4):
        window.undo.trigger()
    assert session.plan.evidence == ()
    # Nothing of it is another edition of the figures that are projected.
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.plan is session.plan)


def test_the_countrys_figures_are_chosen_one_by_one_and_kept_without_a_new_projection(
    hand: Hand, start: Callable[..., Program]
) -> None:
    window, session = hand.program.window, hand.program.session
    session.look_at(occupation="all")
    hand.settle()
    view = window.scenarios.chart
    assert isinstance(view, ChartView)
    assert view.spec is not None
    assert view.spec.points == ()
    before = view.chart.y_range
    assert session.frame is not None
    projection = session.frame.projection
    # The entries stand in the menu of the window and in that of the chart.
    assert window.yardsticks.menu.menuAction() in view.actions()
    menu = window.yardsticks.menu
    menu.aboutToShow.emit()
    known = yardsticks(session.plan)
    for at, one in enumerate(known):
        assert not menu.actions()[at].isChecked(), one
    menu.actions()[2].trigger()
    assert session.yardsticks == (known[2].id,)
    assert session.frame.projection is projection
    (point,) = view.spec.points
    assert point.value == known[2].value
    assert view.chart.y_range[0] < before[0]
    view.grab()
    assert [text for _, text in view.chart.points_placed] == [point.text]
    assert point.text in view.chart.accessibleDescription()
    # Of one occupation alone none for both is shown, and none that is chosen cannot be left.
    session.look_at(occupation="SSH")
    hand.settle()
    assert view.spec.points == ()
    assert view.chart.y_range[0] > point.value
    menu.aboutToShow.emit()
    assert [one.isEnabled() for one in menu.actions()[:3]] == [False, False, True]
    session.look_at(occupation="all")
    hand.settle()
    assert session.file is not None
    path = session.file.path
    again = start(path)
    QTest.qWait(30)
    shown = again.window.scenarios.chart
    assert isinstance(shown, ChartView)
    assert shown.spec is not None
    assert [one.text for one in shown.spec.points] == [point.text]
    menu = again.window.yardsticks.menu
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert again.session.yardsticks == ()
    assert shown.spec.points == ()
