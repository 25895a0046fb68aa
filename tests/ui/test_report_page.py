"""The page Rapport: its place in the window and what is chosen on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sosuplan.report.sections import SECTION_IDS, SECTIONS
from tests.baseline import BASELINE_HEAD
from tests.ui.reporting import Gate, Report, expected, report, shown
from tests.ui.ways_out import menu_entry
from ui.app.app import Program
from ui.report.side import Choice
from ui.widgets.accessible import install_accessibility

__all__ = ["report"]

ALT = Qt.KeyboardModifier.AltModifier


# --- the page and its place -------------------------------------------------------------------


def test_the_rail_has_the_page_last_and_alt_4_leads_to_it(report: Report) -> None:
    report.choose("summary")
    pages = report.program.window.pages
    assert pages.rail.button("report").text() == "Rapport"
    assert "Alt+4" in pages.rail.button("report").toolTip()
    report.hand.key(Qt.Key.Key_4, ALT)
    assert pages.current == "report"
    report.wait()
    report.hand.key(Qt.Key.Key_1, ALT)
    assert pages.current == "scenarios"


def test_the_tab_key_reaches_the_rail_and_arrows_turn_the_pages(report: Report) -> None:
    page = report.open_short()
    pages = report.program.window.pages
    button = pages.rail.button("report")
    assert page.pages.hasFocus()
    page.side.scenario.setFocus()
    QTest.keyClick(page.side.scenario, Qt.Key.Key_Backtab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Up)
    report.hand.settle()
    assert pages.current == "measures"
    assert pages.rail.button("measures").hasFocus()
    report.hand.key(Qt.Key.Key_1, ALT)
    assert pages.rail.button("scenarios").hasFocus()
    QTest.keyClick(pages.rail.button("scenarios"), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert pages.scenarios.isAncestorOf(focused)


def test_nothing_is_typeset_before_the_page_is_opened_nor_behind_another(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    gate.open()
    with gate.around(monkeypatch):
        session = report.program.session
        session.set_lever(session.catalogue["reform"], 0.5)
        report.hand.settle(50)
        assert not gate.asked
        report.open_short()
        made = len(gate.asked)
        assert made
        report.hand.key(Qt.Key.Key_1, ALT)
        session.set_lever(session.catalogue["reform"], 0.8)
        report.hand.settle(50)
        assert len(gate.asked) == made
        report.open()
        assert len(gate.asked) > made


def test_the_tab_key_goes_through_choices_text_and_ways_out_to_the_pages(report: Report) -> None:
    page = report.open_short()
    wanted = [
        page.side.scenario,
        page.side.occupation.button("SSA"),
        page.side.unit.button("heads"),
        page.side.language.button("da"),
        *page.side.boxes.values(),
        page.card.copy_text,
        page.card.copy_table,
        page.toolbar.zoom,
        page.toolbar.pdf,
        page.toolbar.printing,
        page.pages,
    ]
    page.side.scenario.setFocus()
    reached = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        if focused is page.pages:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [widget for widget in reached if widget in wanted] == wanted


# --- what is chosen ---------------------------------------------------------------------------


def test_the_pages_are_those_of_the_template_for_the_chosen_sections(report: Report) -> None:
    page = report.open()
    assert shown(report) == expected(report, SECTION_IDS)
    assert page.pages.count == len(shown(report)) > 1
    report.hand.click(page.side.first_button)
    report.wait()
    assert shown(report) == expected(report, SECTION_IDS[:1])
    assert page.pages.count == 1
    assert page.toolbar.page.text() == "Side 1 af 1"


def test_a_part_is_taken_out_and_put_back_by_keyboard(report: Report) -> None:
    page = report.open_short()
    box = page.side.boxes["sources"]
    page.side.boxes["method"].setFocus()
    QTest.keyClick(page.side.boxes["method"], Qt.Key.Key_Down)
    assert box.hasFocus()
    assert not box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    report.wait()
    with_sources = page.pages.count
    assert with_sources > 1
    assert shown(report) == expected(report, ("summary", "sources"))
    QTest.keyClick(box, Qt.Key.Key_Space)
    report.wait()
    assert page.pages.count == 1


def test_without_any_part_the_page_says_so_and_nothing_can_be_printed(report: Report) -> None:
    page = report.open_short()
    report.tick("summary")
    assert page.hint.isVisible()
    assert page.hint.text() == "Vælg mindst én del til venstre."
    assert not page.toolbar.pdf.isEnabled()
    assert not page.toolbar.printing.isEnabled()
    report.tick("summary")
    report.wait()
    assert page.pages.isVisible()
    assert page.toolbar.printing.isEnabled()


def test_a_saved_scenario_is_told_instead_of_the_one_on_screen(report: Report) -> None:
    page = report.open_short()
    on_screen = page.pages.accessibleDescription()
    box = page.side.scenario
    names = [box.itemText(at) for at in range(box.count())]
    assert names[0] == f"På skærmen: {BASELINE_HEAD}"
    assert names[1:] == list(report.program.session.saved)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    report.wait()
    assert page.frame is not None
    assert page.frame.scenario == report.program.session.saved[names[1]]
    assert page.pages.accessibleDescription() != on_screen
    assert report.program.session.scenario.name != names[1]


def test_the_report_speaks_its_own_language(report: Report) -> None:
    page = report.open_short()
    assert "mangler der 2.419" in page.pages.accessibleDescription()
    report.hand.click(page.side.language.button("en"))
    report.wait()
    assert "2,419" in page.pages.accessibleDescription()
    assert "2,4" in page.card.text.toPlainText()
    assert page.toolbar.printing.text() == "Udskriv…"
    report.program.use_language("en")
    report.wait()
    assert page.toolbar.printing.text() == "Print…"
    assert page.toolbar.page.text() == "Page 1 of 1"


def test_occupation_and_unit_are_those_of_the_whole_window(report: Report) -> None:
    page = report.open_short()
    before = shown(report)
    report.hand.click(page.side.occupation.button("SSH"))
    report.wait()
    assert shown(report) != before
    assert report.program.session.occupation == "SSH"
    report.hand.click(page.side.unit.button("fte"))
    report.wait()
    assert page.frame is not None
    assert (page.frame.occupation, page.frame.unit) == ("SSH", "fte")


def test_how_the_report_is_set_is_remembered_with_the_plan(
    report: Report, start: Callable[..., Program], qtbot: QtBot
) -> None:
    page = report.open_short()
    saved = list(report.program.session.saved)[1]
    report.hand.click(page.side.language.button("en"))
    report.tick("method")
    page.side.scenario.setCurrentIndex(2)
    page.side.scenario.activated.emit(2)
    report.wait()
    again = Report(qtbot, start())
    page = again.open()
    assert page.side.scenario.currentText() == saved
    assert page.frame is not None
    assert page.frame.scenario.name == saved
    assert page.frame.language.code == "en"
    assert [name for name, box in page.side.boxes.items() if box.isChecked()] == [
        "summary",
        "method",
    ]
    assert again.program.session.undo_stack.count() == 0


def test_a_scenario_that_is_deleted_gives_way_to_the_one_on_screen(report: Report) -> None:
    page = report.open_short()
    page.side.scenario.activated.emit(1)
    report.wait()
    report.program.session.delete(next(iter(report.program.session.saved)))
    report.wait()
    assert page.side.scenario.currentIndex() == 0
    assert page.frame is not None
    assert page.frame.scenario == report.program.session.scenario


@given(st.text() | st.builds(json.dumps, st.recursive(
    st.none() | st.integers() | st.text() | st.sampled_from(["da", *SECTION_IDS]),
    lambda inner: st.lists(inner)
    | st.dictionaries(st.sampled_from(["scenario", "left_out", "language", "x"]), inner),
)))  # fmt: skip
def test_whatever_a_plan_file_holds_there_is_a_choice(text: str) -> None:
    choice = Choice.of_text(text)
    assert Choice.of_text(choice.text()) == choice
    assert set(choice.sections) <= set(SECTION_IDS)


def test_every_section_has_a_box_in_the_order_of_printing(report: Report) -> None:
    page = report.open_short()
    language = report.program.session.language
    assert [box.text() for box in page.side.boxes.values()] == [
        section.name(language) for section in SECTIONS
    ]
    heights = [box.mapTo(page, QPoint()).y() for box in page.side.boxes.values()]
    assert heights == sorted(heights)


def test_a_choice_is_heard_with_what_it_is_about(report: Report) -> None:
    install_accessibility()
    page = report.open_short()
    side = page.side
    assert side.unit.button("fte").accessibleName() == (
        "Enhed: Regn i fuldtidspersoner (37 timer om ugen)"
    )
    assert side.language.button("en").accessibleName() == "Rapportens sprog: Rapporten på engelsk"
    assert all(
        button.accessibleName().startswith("Faggruppe: ") for button in side.occupation.buttons()
    )
    assert page.toolbar.exports.accessibleName() == "Eksportér"
    heard = [QAccessible.queryAccessibleInterface(one) for one in side.unit.buttons()]
    assert {one.role() for one in heard} == {QAccessible.Role.RadioButton}
    assert [bool(one.state().checked) for one in heard] == [True, False]
    pages = QAccessible.queryAccessibleInterface(page.pages)
    assert pages.role() == QAccessible.Role.Document
    assert pages.text(QAccessible.Text.Name) == "Side 1 af 1"
    report.program.use_language("en")
    report.wait()
    assert side.unit.button("heads").accessibleName().startswith("Unit: ")


def test_the_pages_and_what_is_saved_bear_the_date_of_the_day(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    before = shown(report)

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date.today() + timedelta(days=1)

    monkeypatch.setattr("ui.report.page.date", Tomorrow)
    page._day.timeout.emit()
    report.wait()
    assert shown(report) != before
    made = page.preview.latest
    assert made is not None
    assert made.data["date"] == Tomorrow.today().isoformat()
    monkeypatch.setattr("ui.report.page.date", date)
    suggested: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *told: (suggested.append(told[2]), ("", ""))[1]
    )
    page.save_pdf()
    assert date.today().isoformat() in suggested[0]
    report.wait()
    assert shown(report) == before


def test_the_ways_out_are_buttons_of_one_height(report: Report) -> None:
    toolbar = report.open_short().toolbar
    heights = {one.height() for one in (toolbar.exports, toolbar.pdf, toolbar.printing)}
    assert len(heights) == 1


def test_a_paragraph_without_room_for_all_its_lines_cuts_none_in_half(report: Report) -> None:
    text = report.open_short().card.text
    for height in (768, 790, 801, 815):
        report.program.window.resize(1366, height)
        report.hand.settle()
        assert text.verticalScrollBar().maximum() > 0, height
        for lines in (0, 1, text.verticalScrollBar().maximum()):
            text.verticalScrollBar().setValue(lines)
            last = text.cursorForPosition(text.viewport().rect().bottomLeft())
            assert text.cursorRect(last).bottom() <= text.viewport().height(), (height, lines)


# --- the chosen scenario ------------------------------------------------------------------------


def test_a_chosen_scenario_that_is_renamed_stays_chosen_under_its_new_name(report: Report) -> None:
    session = report.program.session
    session.save_as("Plan A", "")
    page = report.open_short()
    page.side.scenario.activated.emit(page.side.scenario.findData("Plan A"))
    report.wait()
    session.rename("Plan A", "Plan B")
    report.wait()
    assert page.side.scenario.currentText() == "Plan B"
    assert page.frame is not None
    assert page.frame.scenario.name == "Plan B"
    assert Choice.of_text(session.report).scenario == "Plan B"
    assert not page.outcome.isVisible()


def test_a_chosen_scenario_that_is_deleted_leaves_the_choice_with_a_word(report: Report) -> None:
    session = report.program.session
    session.save_as("Plan A", "")
    page = report.open_short()
    page.side.scenario.activated.emit(page.side.scenario.findData("Plan A"))
    report.wait()
    session.delete("Plan A")
    report.wait()
    assert page.outcome.isVisible()
    assert page.outcome.label.text() == (
        "Scenariet Plan A er slettet. Rapporten viser det, der er på skærmen."
    )
    assert Choice.of_text(session.report).scenario == ""
    assert page.side.scenario.currentIndex() == 0


def test_with_no_part_chosen_the_menu_s_ways_out_say_what_to_do(report: Report) -> None:
    session = report.program.session
    session.report = Choice(left_out=frozenset(SECTION_IDS)).text()
    report.hand.click(report.program.window.pages.rail.button("report"))
    report.hand.settle()
    for entry in ("Gem rapporten som PDF…", "Udskriv rapporten…"):
        report.page.outcome.hide()
        menu_entry(report.program, "Filer", entry)
        assert report.page.outcome.isVisible(), entry
        assert report.page.outcome.label.text() == "Vælg mindst én del til venstre.", entry


def test_two_choices_before_the_first_is_shown_are_both_kept(report: Report) -> None:
    page = report.open_short()
    side = page.side
    side.language.button("en").click()
    side.boxes["matrix"].click()
    report.wait()
    frame, wish = page.frame, page._wish
    assert frame is not None
    assert wish is not None
    assert frame.language.code == "en"
    assert wish.sections == (SECTION_IDS[0], "matrix")
    assert side.language.button("en").isChecked()
    assert side.boxes["matrix"].isChecked()
