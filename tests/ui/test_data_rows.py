"""Blocks and rows of a table: pasted, filled, copied, added and deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sosuplan.text.numbers import format_number
from tests.ui.data_hand import DataHand


def test_a_block_from_a_spreadsheet_is_one_step(data: DataHand) -> None:
    data.go(0, "heads")
    data.paste("1.205\r\n386,5\r\n455\r\n")
    assert [data.cell(row, "heads") for row in range(3)] == ["1.205", "386,5", "455"]
    assert data.file.plan().staff[0].heads == 1205.0
    data.undo()
    assert data.cell(0, "heads") == "205"


def test_a_block_longer_than_the_table_adds_rows_and_skips_its_headings(data: DataHand) -> None:
    data.turn("trainee_intake")
    before = data.rows()
    data.go(before - 1, "area")
    data.paste(
        "Område\tFaggruppe\tÅr\tStarter GF2\n"
        "Region Midtjylland\tSSA\t2026\t1.900\n"
        "Region Midtjylland\tSSA\t2027\t1.950\n"
    )
    assert data.rows() == before + 1
    assert data.cell(before, "gf2_starts") == "1.950"
    assert data.kind(before, "gf2_starts") == "own"


def test_one_value_fills_all_chosen_cells_and_delete_empties_them(data: DataHand) -> None:
    data.go(0, "heads")
    for _ in range(2):
        QTest.keyClick(data.page.pane.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    data.paste("7")
    assert [data.cell(row, "heads") for row in range(4)] == ["7", "7", "7", "477"]
    data.key(Qt.Key.Key_Delete)
    assert data.cell(1, "heads") == ""
    assert data.fault(1, "heads") == "Cellen er tom. Der skal stå en værdi."


def test_copied_cells_paste_back_as_they_were(data: DataHand) -> None:
    data.turn("demand_index")
    data.go(1, "index")
    data.key(Qt.Key.Key_C, control=True)
    index = format_number(data.program.session.plan.demand_index[1].index, 6, "da")
    assert QApplication.clipboard().text() == index
    data.go(2, "index")
    data.key(Qt.Key.Key_V, control=True)
    assert data.cell(2, "index") == index


def test_columns_without_room_are_told_of(data: DataHand) -> None:
    data.turn("reform")
    data.go(0, "with_years")
    data.paste("1\tAntagelse uden kilde\tx\ty")
    assert data.page.pane.message.text().startswith("2 af de indsatte kolonner")


def test_a_row_is_added_under_the_current_one_and_deleted_again(data: DataHand) -> None:
    data.turn("reform")
    before = data.rows()
    data.go(before - 1, "year")
    data.key(Qt.Key.Key_Plus, control=True)
    assert data.rows() == before + 1
    assert data.cell(before, "year") == str(int(data.cell(before - 1, "year")) + 1)
    assert data.fault(before, "with_years") == "Cellen er tom. Der skal stå en værdi."
    data.key(Qt.Key.Key_Minus, control=True)
    assert data.rows() == before
    assert data.listed_faults() == []


def test_prices_are_entered_in_an_empty_table_one_after_the_other(data: DataHand) -> None:
    session = data.program.session
    data.turn("prices")
    for row, (item, text) in enumerate(
        [
            ("Årsløn til en assistent på fuld tid", "480.000"),
            ("Årsløn til en hjælper på fuld tid", "430 000,50"),
        ]
    ):
        QTest.mouseClick(data.page.pane.add_button, Qt.MouseButton.LeftButton)
        assert data.cell(row, "item") == item
        data.type(row, "value", text)
    assert data.listed_faults() == []
    found = [(row.item, row.value) for row in session.plan.prices]
    assert found == [("wage_ssa", 480_000.0), ("wage_ssh", 430_000.5)]
    assert data.file.plan().prices == session.plan.prices
    assert session.frame is not None
    assert session.frame.prices == session.plan.prices
    data.type(1, "value", "-1")
    (fault,) = data.listed_faults()
    assert fault.startswith("Priser, række 2, Pris: »−1« er ikke et tal på 0 eller derover")


def test_a_new_demand_scenario_comes_with_its_index_in_one_step(data: DataHand) -> None:
    session = data.program.session
    indexed, before = len(session.plan.demand_index), len(session.plan.demands)
    data.turn("demand_scenarios")
    data.go(before - 1, "label_da")
    data.key(Qt.Key.Key_Plus, control=True)
    assert data.listed_faults() == []
    assert data.cell(before, "label_da") == f"Nyt scenarie {before + 1}"
    assert len(session.plan.demands) == before + 1
    assert len(session.plan.demand_index) == indexed + indexed // before
    data.key(Qt.Key.Key_Z, control=True)
    assert (len(session.plan.demands), len(session.plan.demand_index)) == (before, indexed)
