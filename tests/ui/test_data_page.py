"""The page Data: cells edited as in a spreadsheet, with their sources, saved and undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer
from tests.ui.data_hand import DataHand
from ui.app.app import Program

# --- the rail -----------------------------------------------------------------------------------


def test_the_rail_and_the_keyboard_lead_to_the_pages(qtbot: QtBot, program: Program) -> None:
    pages = program.window.pages
    assert pages.data is None, "a page is made when it is first looked at"
    qtbot.mouseClick(pages.rail.button("data"), Qt.MouseButton.LeftButton)
    assert pages.current == "data"
    assert pages.data is not None
    assert pages.data.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert program.window.scenarios.isVisible()
    assert pages.rail.button("scenarios").isChecked()
    assert pages.rail.button("data").text() == "Data"


# --- cells --------------------------------------------------------------------------------------


def test_every_input_of_the_plan_has_its_table(data: DataHand) -> None:
    names = [data.page.list.item(row).text() for row in range(data.page.list.count())]
    # Every table under the name that it has everywhere, and what has changed.
    assert names == [
        "Personale efter alder",
        "Arbejdstid",
        "Elevoptag",
        "Uddannelse",
        "Alder ved start",
        "Afgang",
        "Reform",
        "Opgaver der flytter",
        "Behov i basisåret",
        "Efterspørgselsscenarier",
        "Efterspørgselsindeks",
        "Befolkning",
        "Opskrift på efterspørgsel",
        "Usikkerhed",
        "Personale i tidligere år",
        "Sådan gik det",
        "Priser",
        "Offentliggjorte tal",
        "Kilder",
        "Indstillinger",
        "Ændringer",
    ]
    empty = (
        "Opgaver der flytter",
        "Befolkning",
        "Opskrift på efterspørgsel",
        "Personale i tidligere år",
        "Sådan gik det",
        "Priser",
    )
    for row in range(data.page.list.count() - 1):
        data.page.list.setCurrentRow(row)
        assert data.page.heading.text() == names[row]
        # No tasks move in the reference plan, and nothing is told of earlier years.
        assert (data.rows() > 0) != (names[row] in empty)


def test_a_typed_figure_is_saved_named_and_undone(data: DataHand) -> None:
    data.turn("working_time")
    assert data.cell(0, "fulltime_share") == "28,4 %"
    data.type(0, "fulltime_share", "31,5")
    assert data.cell(0, "fulltime_share") == "31,5 %"
    assert data.file.plan().working_time[0].fulltime_share == 0.315
    assert data.program.window.undo.text().endswith(
        "Arbejdstid, På fuld tid: 28,4\u00a0% → 31,5\u00a0%"
    )
    data.undo()
    assert data.cell(0, "fulltime_share") == "28,4 %"
    assert data.file.plan().working_time[0].fulltime_share == 0.284
    data.redo()
    assert data.file.plan().working_time[0].fulltime_share == 0.315


def test_a_changed_figure_bears_the_mark_of_own_figures_and_no_other_does(data: DataHand) -> None:
    data.turn("working_time")
    assert data.kind(0, "fulltime_share") == "published"
    data.type(0, "fulltime_share", "31,5")
    assert data.kind(0, "fulltime_share") == "own"
    assert data.kind(0, "parttime_hours") == "assumption"
    assert data.program.window.status.basis.text().endswith(", 1 eget tal")


def test_enter_goes_to_the_cell_below(data: DataHand) -> None:
    data.type(3, "heads", "480")
    current = data.page.pane.view.currentIndex()
    assert data.page.pane.model.place_of(current) == (4, "heads")


def test_scenarios_follow_the_data(data: DataHand) -> None:
    before = data.program.window.scenarios.headline.text()
    data.turn("demand_base")
    data.type(0, "demand_heads", "9.000")
    data.program.window.pages.turn_to("scenarios")
    data.settle()
    assert data.program.window.scenarios.headline.text() != before
    data.undo()
    assert data.program.window.scenarios.headline.text() == before


def test_scenarios_follow_the_data_when_the_way_to_data_was_taken_twice(
    data: DataHand, qtbot: QtBot
) -> None:
    headline, rail = data.program.window.scenarios.headline, data.program.window.pages.rail
    before = headline.text()
    data.turn("demand_base")
    data.type(0, "demand_heads", "9.000")
    for page in ("data", "scenarios"):
        qtbot.mouseClick(rail.button(page), Qt.MouseButton.LeftButton)
        data.settle()
    assert headline.text() != before


def test_an_employer_is_chosen_from_a_list(data: DataHand, qtbot: QtBot) -> None:
    data.go(0, "sector")
    data.key(Qt.Key.Key_F2)
    box = data.page.pane.view.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(place) for place in range(box.count())] == [
        "Kommuner",
        "Region",
        "Øvrige arbejdsgivere",
    ]


def test_a_filter_shows_only_its_rows_and_their_own_numbers(data: DataHand, qtbot: QtBot) -> None:
    everything = data.rows()
    box = data.page.pane.filters.boxes["sector"]
    box.setCurrentIndex(box.findData("region"))
    box.activated.emit(box.currentIndex())
    assert 0 < data.rows() < everything
    model = data.page.pane.model
    assert {str(model.index(row, 1).data()) for row in range(data.rows())} == {"Region"}
    assert model.headerData(0, Qt.Orientation.Vertical) == "12"


# --- sources ------------------------------------------------------------------------------------


def test_the_source_of_the_chosen_figure_is_told(data: DataHand) -> None:
    data.turn("working_time")
    data.go(0, "sickness_days")
    panel = data.page.provenance
    assert panel.kind.text() == "Offentliggjort"
    assert panel.title.text().startswith("Sygefraværet steg en smule")
    assert "DK Nyt" in panel.details.text()
    data.go(0, "parttime_hours")
    assert panel.kind.text() == "Antagelse"


def test_another_source_is_chosen_for_a_figure(data: DataHand) -> None:
    data.turn("working_time")
    data.go(0, "parttime_hours")
    panel = data.page.provenance
    action = next(one for one in panel.menu.actions() if one.text().startswith("Udvalg for"))
    action.trigger()
    assert data.kind(0, "parttime_hours") == "published"
    assert data.file.plan().working_time[0].source.count("rm-udvalg") == 2
    data.undo()
    assert data.kind(0, "parttime_hours") == "assumption"


def test_a_new_source_stands_behind_the_figure_it_was_made_for(data: DataHand) -> None:
    data.turn("working_time")
    data.go(0, "parttime_hours")

    def fill(dialog: Any) -> None:
        assert not dialog.accept_button.isEnabled()
        dialog.fields["title"].setText("KRL, juni 2026")
        dialog.kind.setCurrentIndex(dialog.kind.findData("published"))
        dialog.accept_button.click()

    answer(fill)
    data.page.provenance.new_wanted.emit()
    assert data.kind(0, "parttime_hours") == "published"
    assert data.page.provenance.title.text() == "KRL, juni 2026"
    assert data.file.plan().sources[-1].title == "KRL, juni 2026"


# --- language and reading only ------------------------------------------------------------------


def test_everything_turns_english_at_once(data: DataHand) -> None:
    data.turn("working_time")
    data.program.use_language("en")
    data.settle()
    assert data.page.heading.text() == "Working time"
    assert data.cell(0, "fulltime_share") == "28.4%"
    assert data.entry("staff") == "Staff by age"
    data.type(0, "fulltime_share", "30.5")
    assert data.file.plan().working_time[0].fulltime_share == 0.305
