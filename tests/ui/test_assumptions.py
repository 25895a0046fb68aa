"""How many figures are assumptions: on the chip, in the list it opens, and at each table's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sosuplan.model.provenance import count_all_assumed, count_assumed
from sosuplan.narrative.checklist import what_to_ask
from sosuplan.text.language import Language
from tests.ui.data_hand import DataHand
from ui.app.app import Program
from ui.data.assumptions import AssumptionsDialog
from ui.data.table_list import BELOW_ROLE
from ui.data.table_model import KIND_ROLE

DANISH = Language("da")
Within = Callable[[Callable[[], object], Callable[[AssumptionsDialog], object]], None]


@pytest.fixture
def within(qtbot: QtBot) -> Within:
    """Opens the list of assumptions and does something in it."""

    def run(opening: Callable[[], object], doing: Callable[[AssumptionsDialog], object]) -> None:
        done: list[bool] = []

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, AssumptionsDialog)
                doing(dialog)
                done.append(True)
            finally:
                if isinstance(dialog, QDialog) and dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(50, go)
        opening()
        assert done

    return run


def below(data: DataHand, table: str) -> str:
    """The small line under a table's name in the list on the left."""
    rows = data.page.list
    found = [rows.item(row) for row in range(rows.count())]
    named = next(one for one in found if one.data(Qt.ItemDataRole.UserRole) == table)
    return str(named.data(BELOW_ROLE) or "")


def spoken(data: DataHand, table: str) -> str:
    rows = data.page.list
    found = [rows.item(row) for row in range(rows.count())]
    named = next(one for one in found if one.data(Qt.ItemDataRole.UserRole) == table)
    return str(named.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_chip_says_how_many_of_how_many_figures_are_assumptions(program: Program) -> None:
    count = count_all_assumed(program.session.plan)
    chip = program.window.scenarios.chip
    assert chip.isVisible()
    assert f"{count.assumed} af {count.figures} tal" in chip.text()
    program.use_language("en")
    QTest.qWait(50)
    assert f"{count.assumed} of {count.figures} figures" in chip.text()


def test_the_chip_opens_a_list_of_all_tables_with_their_counts(
    program: Program, within: Within
) -> None:
    plan = program.session.plan

    def read(dialog: AssumptionsDialog) -> None:
        shown = [dialog.list.item(row, 1).text() for row in range(dialog.list.rowCount())]
        for text, count in zip(shown, count_assumed(plan).values(), strict=True):
            if count.assumed:
                assert text == f"{count.assumed} af {count.figures}"
            else:
                assert text == ("✓ ingen antagelser" if count.figures else "")
        assert dialog.list.accessibleName()
        assert dialog.focusWidget() is dialog.list

    chip = program.window.scenarios.chip
    chip.setFocus()
    within(lambda: QTest.keyClick(chip, Qt.Key.Key_Space), read)


def test_enter_in_the_list_leads_to_the_first_assumption_of_that_table(
    program: Program, within: Within
) -> None:
    def choose(dialog: AssumptionsDialog) -> None:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.table == "working_time"
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    within(program.window.scenarios.chip.click, choose)
    pages = program.window.pages
    assert pages.current == "data"
    page = pages.data_page()
    assert page.table == "working_time"
    model, view = page.pane.model, page.pane.view
    assert view.currentIndex().data(KIND_ROLE) == "assumption"
    assert 0 < model.rowCount() < len(program.session.plan.working_time)
    for row in range(model.rowCount()):
        kinds = {model.kind_at(model.index(row, at)) for at in range(model.columnCount())}
        assert "assumption" in kinds
    page.pane.only_assumed.click()
    assert model.rowCount() == len(program.session.plan.working_time)


def test_a_table_without_assumptions_leads_nowhere(program: Program, within: Within) -> None:
    def choose(dialog: AssumptionsDialog) -> None:
        dialog.list.selectRow(list(count_assumed(program.session.plan)).index("transfers"))
        assert dialog.table == "transfers"
        assert not dialog.show_button.isEnabled()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        assert dialog.isVisible()

    within(program.window.scenarios.chip.click, choose)


def test_the_counts_in_the_list_of_tables_follow_edits_and_undo(data: DataHand) -> None:
    assert below(data, "demand_base") == "2 antagelser"
    assert spoken(data, "demand_base").endswith(", 2 antagelser")
    data.turn("demand_base")
    data.type(0, "demand_heads", "8000")
    assert below(data, "demand_base") == "1 antagelse"
    data.type(1, "demand_heads", "4000")
    assert below(data, "demand_base") == "✓ ingen antagelser"
    assert spoken(data, "demand_base").endswith(", ingen antagelser")
    data.undo()
    data.undo()
    assert below(data, "demand_base") == "2 antagelser"
    assert [below(data, name) for name in ("published", "sources", "settings")] == ["", "", ""]


def test_the_chip_follows_edits(data: DataHand, qtbot: QtBot) -> None:
    before = count_all_assumed(data.program.session.plan).assumed
    data.turn("demand_base")
    data.type(0, "demand_heads", "8000")
    window = data.program.window
    window.pages.turn_to("scenarios")
    count = count_all_assumed(data.program.session.plan)
    assert count.assumed == before - 1
    told = f"{count.assumed} af {count.figures}"
    qtbot.waitUntil(lambda: told in window.scenarios.chip.text())


def test_only_rows_with_assumptions_are_shown_until_another_table_is(data: DataHand) -> None:
    data.turn("working_time")
    everything = data.rows()
    data.page.pane.only_assumed.click()
    fewer = data.rows()
    assert fewer < everything
    data.type(0, "hours_parttime", "29")
    assert data.rows() == fewer
    data.turn("staff")
    data.turn("working_time")
    assert data.rows() == everything


# --- the checklist ------------------------------------------------------------------------------


def test_whom_to_ask_is_said_of_each_table_with_assumptions_and_how_of_the_one_chosen(
    program: Program, within: Within
) -> None:
    plan = program.session.plan

    def read(dialog: AssumptionsDialog) -> None:
        for row, (table, count) in enumerate(count_assumed(plan).items()):
            where = dialog.list.item(row, 2).text()
            assert bool(where) == (count.assumed > 0 or not count.figures)
            dialog.list.selectRow(row)
            assert dialog.about.text() == what_to_ask(table, DANISH)
        dialog.list.selectRow(0)
        assert "SIRKA" in dialog.about.text()

    within(program.window.scenarios.chip.click, read)


def test_a_table_of_own_figures_is_ticked_off_and_nobody_need_be_asked(
    data: DataHand, within: Within
) -> None:
    data.turn("demand_base")
    for row in (0, 1):
        data.type(row, "demand_heads", "8000")

    def read(dialog: AssumptionsDialog) -> None:
        row = list(count_assumed(data.program.session.plan)).index("demand_base")
        assert dialog.list.item(row, 1).text() == "✓ ingen antagelser"
        assert dialog.list.item(row, 2).text() == ""

    within(data.program.window.pages.show_assumptions, read)


def test_figures_can_be_imported_from_the_checklist(program: Program, within: Within) -> None:
    def choose(dialog: AssumptionsDialog) -> None:
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)

    within(program.window.pages.show_assumptions, choose)
    wizard = program.window.importing.wizard
    assert wizard is not None
    assert wizard.isVisible()
    wizard.reject()
