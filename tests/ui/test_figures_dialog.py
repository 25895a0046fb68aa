"""A chart's figures as a table: shown rounded, copied and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import BASELINE, CURRENT
from sosuplan.charts.runs import run_heading
from tests.specs import chart_spec
from tests.ui.ways_out import Asked
from ui.app.app import Program
from ui.charts.figures_dialog import FiguresDialog


@pytest.fixture
def dialog(program: Program, qtbot: QtBot) -> FiguresDialog:
    view = program.window.scenarios.chart
    assert view.spec is not None
    made = FiguresDialog(program.window, view.spec, view.caption())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_table_shows_what_the_chart_shows_rounded(
    dialog: FiguresDialog, program: Program
) -> None:
    model = dialog.table.model()
    frame = program.session.frame
    assert frame is not None
    heads = [
        model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
    ]
    # Scenario and demand stand below each other.
    assert heads == ["År", run_heading(frame, CURRENT).replace(" · ", "\n"), "Status"]
    hint = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert hint == run_heading(frame, CURRENT)
    assert model.rowCount() == len(frame.years)
    last = [model.index(model.rowCount() - 1, place).data() for place in range(3)]
    assert last == ["2034", "−2.419", "Mangel"]
    assert dialog.table.accessibleName() == program.window.scenarios.chart.spec.name


def test_the_context_menu_opens_the_table(program: Program, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, FiguresDialog):
            seen.append(shown.table.accessibleName())
            shown.reject()

    QTimer.singleShot(200, look)
    program.window.scenarios.matrix.actions()[0].trigger()
    assert seen == ["Scenariematrix, SOSU-assistenter 2024–2034, balance i personer"]


def test_ctrl_c_copies_the_cells_that_are_chosen_under_their_headings(
    dialog: FiguresDialog, program: Program, qtbot: QtBot
) -> None:
    frame = program.session.frame
    assert frame is not None
    model = dialog.table.model()
    dialog.table.setCurrentIndex(model.index(0, 1))
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keySequence(dialog.table, QKeySequence.StandardKey.Copy)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0] == run_heading(frame, CURRENT)
    figures = [float(line.replace(",", ".")) for line in lines[1:]]
    assert figures == frame.gap()[:3].tolist()


def test_the_tables_buttons_copy_all_and_save(
    dialog: FiguresDialog, program: Program, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    def press(button: QPushButton) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    press(dialog.copy_numbers)
    text = QGuiApplication.clipboard().text()
    press(dialog.copy_table)
    assert "<caption>Mangel på eller overskud" in QGuiApplication.clipboard().mimeData().html()
    asked.answers = [tmp_path / "tabel.csv"]
    press(dialog.save)
    saved = (tmp_path / "tabel.csv").read_text("utf-8-sig")
    assert saved.splitlines() == [line.replace("\t", ";") for line in text.splitlines()]
    assert asked.suggested[0].endswith(".csv")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_long_name_of_a_scenario_leaves_its_figures_in_sight(
    program: Program, qtbot: QtBot
) -> None:
    name = "Et navn, der er så langt, at det alene fylder mere end hele vinduet, " * 3
    figures = [["År", name, "Status"], [2034, -1574.0, "Mangel"]]
    made = FiguresDialog(program.window, chart_spec("Navn", "", figures), ())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    table = made.table
    cells = [table.visualRect(table.model().index(0, place)) for place in range(3)]
    assert all(table.viewport().rect().contains(cell) for cell in cells)
    tip = table.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == name


@pytest.mark.parametrize("columns", [2, 9])
def test_every_row_is_in_sight_whole_and_the_columns_take_the_width(
    program: Program, qtbot: QtBot, columns: int
) -> None:
    told = "Et budskab, der er så langt, at det fylder flere linjer i vinduet. " * 5
    heads = ["År", *(f"Linje {place}" for place in range(1, columns))]
    figures = [heads, *([year, *[-1574.0] * (columns - 1)] for year in range(2024, 2035))]
    made = FiguresDialog(program.window, chart_spec("Navn", told, figures), ("Plan", "Udgave"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    table, model = made.table, made.table.model()
    seen = table.viewport().rect()
    last = table.visualRect(model.index(model.rowCount() - 1, columns - 1))
    assert seen.contains(last)
    assert seen.right() - last.right() <= 2
    assert not table.verticalScrollBar().isVisible()


def test_the_status_says_whose_it_is_where_several_scenarios_stand_beside_each_other(
    program: Program, qtbot: QtBot
) -> None:
    session = program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    qtbot.wait(50)
    spec = program.window.scenarios.chart.spec
    assert spec is not None
    head = spec.figures[0]
    assert session.frame is not None
    own, before = (run_heading(session.frame, run) for run in (CURRENT, BASELINE))
    assert own == "Nyt scenarie · Vægtet branchescenarie"
    assert head == ["År", own, before, f"Status, {own}"]
