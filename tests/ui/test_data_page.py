"""The page Data: cells edited as in a spreadsheet, faults told, everything saved and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.errors import Fault, StoreError
from sosuplan.store.planfile import PlanFile
from tests.ui.data_hand import DataHand
from ui.app import Program


@pytest.fixture
def data(qtbot: QtBot, program: Program) -> DataHand:
    return DataHand(qtbot, program)


def answer(act: Callable[[Any], None]) -> None:
    """Do something with the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, find)
        else:
            act(dialog)

    QTimer.singleShot(20, find)


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
    assert names == [
        "Personale efter alder",
        "Arbejdstid",
        "Elevoptag",
        "Uddannelse",
        "Alder ved start",
        "Afgang",
        "Reform",
        "Behov i basisåret",
        "Efterspørgselsscenarier",
        "Efterspørgselsindeks",
        "Offentliggjorte tal",
        "Kilder",
        "Indstillinger",
        "Ændringer",
    ]
    for row in range(data.page.list.count() - 1):
        data.page.list.setCurrentRow(row)
        assert data.page.heading.text() == names[row]
        assert data.rows() > 0


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
    assert data.program.window.status.basis.text().endswith(", 1 eget")


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


# --- clipboard and rows -------------------------------------------------------------------------


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
    assert QApplication.clipboard().text() == "1,027981"
    data.go(2, "index")
    data.key(Qt.Key.Key_V, control=True)
    assert data.cell(2, "index") == "1,027981"


def test_columns_without_room_are_told_of(data: DataHand) -> None:
    data.turn("reform")
    data.go(0, "later_retirement_years")
    data.paste("1\tAntagelse uden kilde\tx\ty")
    assert data.page.pane.said.text().startswith("2 af de indsatte kolonner")


def test_a_row_is_added_under_the_current_one_and_deleted_again(data: DataHand) -> None:
    data.turn("reform")
    before = data.rows()
    data.go(before - 1, "year")
    data.key(Qt.Key.Key_Plus, control=True)
    assert data.rows() == before + 1
    assert data.cell(before, "year") == str(int(data.cell(before - 1, "year")) + 1)
    assert data.fault(before, "later_retirement_years") == "Cellen er tom. Der skal stå en værdi."
    data.key(Qt.Key.Key_Minus, control=True)
    assert data.rows() == before
    assert data.listed_faults() == []


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


# --- faults -------------------------------------------------------------------------------------


def test_a_fault_is_told_in_the_cell_the_list_and_over_the_scenarios(data: DataHand) -> None:
    window = data.program.window
    before = window.scenarios.headline.text()
    data.turn("working_time")
    data.type(0, "fulltime_share", "150")
    assert data.fault(0, "fulltime_share") == "»150 %« er ikke et tal fra 0 % til 100 %."
    assert data.listed_faults() == [
        "Arbejdstid, række 1, På fuld tid: »150 %« er ikke et tal fra 0 % til 100 %."
    ]
    assert data.entry("working_time") == "Arbejdstid · 1"
    window.pages.turn_to("scenarios")
    data.settle()
    assert window.scenarios.headline.text() == before
    assert window.pages.notice.isVisible()
    assert window.pages.notice.label.text() == "Data har 1 fejl: viser den seneste gyldige plan."


def test_the_notice_leads_to_the_fault(data: DataHand, qtbot: QtBot) -> None:
    data.turn("working_time")
    data.type(2, "parttime_hours", "1.234")
    assert "»1.234« kan betyde 1,234 eller 1234" in data.fault(2, "parttime_hours")
    data.turn("staff")
    pages = data.program.window.pages
    pages.turn_to("scenarios")
    qtbot.mouseClick(pages.notice.button, Qt.MouseButton.LeftButton)
    assert pages.current == "data"
    assert data.page.table == "working_time"
    at = data.page.pane.view.currentIndex()
    assert data.page.pane.model.place_of(at) == (2, "parttime_hours")


def test_a_click_on_a_listed_fault_leads_to_its_cell_even_behind_a_filter(data: DataHand) -> None:
    data.type(0, "heads", "abc")
    box = data.page.pane.filters.boxes["sector"]
    box.setCurrentIndex(box.findData("region"))
    box.activated.emit(box.currentIndex())
    faults = data.page.pane.faults.list
    place = faults.visualItemRect(faults.item(0)).center()
    QTest.mouseClick(faults.viewport(), Qt.MouseButton.LeftButton, pos=place)
    at = data.page.pane.view.currentIndex()
    assert data.page.pane.model.place_of(at) == (0, "heads")


def test_the_last_valid_plan_stays_in_the_file_until_the_faults_are_gone(data: DataHand) -> None:
    data.type(0, "heads", "abc")
    data.type(1, "heads", "400")
    assert data.file.plan().staff[1].heads == 386.0
    data.type(0, "heads", "210")
    assert [row.heads for row in data.file.plan().staff[:2]] == [210.0, 400.0]
    assert data.file.draft() == {}
    assert not data.program.window.pages.notice.isVisible()


def test_what_was_typed_is_there_after_a_crash(
    data: DataHand, qtbot: QtBot, start: Callable[..., Program]
) -> None:
    data.type(0, "heads", "abc")
    assert "staff" in data.file.draft()
    again = DataHand(qtbot, start())
    assert again.cell(0, "heads") == "abc"
    assert again.entry("staff") == "Personale efter alder · 1"
    again.type(0, "heads", "210")
    assert again.file.plan().staff[0].heads == 210.0


def test_undo_from_a_fault_leads_back_to_the_valid_plan(data: DataHand) -> None:
    data.type(0, "heads", "abc")
    data.undo()
    assert data.listed_faults() == []
    assert data.file.draft() == {}
    assert data.cell(0, "heads") == "205"


def test_a_plan_that_cannot_be_written_is_told_of_and_written_later(
    data: DataHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PlanFile.replace_plan

    def full(*_: object, **__: object) -> None:
        raise StoreError(Fault("disk_full", "plan"))

    monkeypatch.setattr(PlanFile, "replace_plan", full)
    told: list[str] = []

    def read(box: QMessageBox) -> None:
        told.append(box.text())
        box.reject()

    answer(read)
    data.type(0, "heads", "300")
    data.settle()
    shown, kept = data.cell(0, "heads"), data.file.plan().staff[0].heads
    monkeypatch.setattr(PlanFile, "replace_plan", real)
    data.program.session.keep()
    assert told == ["Planen er ikke gemt."]
    assert (shown, kept) == ("300", 205.0)
    assert data.file.plan().staff[0].heads == 300.0
    assert data.file.history()[0].column == "heads"


# --- scenarios that the plan no longer has ------------------------------------------------------


def without_region(data: DataHand) -> None:
    """Delete the region's rows: first of the working time, then of the staff."""
    edited = data.program.window.editor.edited
    rows = [at for at, row in enumerate(edited.rows("staff")) if row[1] == "region"]
    times = [at for at, row in enumerate(edited.rows("working_time")) if row[1] == "region"]
    after = edited.without_rows("staff", rows).without_rows("working_time", times)
    data.program.window.editor.change(after, "Uden region")


def test_levers_are_dropped_only_after_telling(data: DataHand) -> None:
    session = data.program.session
    lever = session.catalogue["fulltime_target:region:SSA"]
    session.set_lever(lever, 0.75, "x")
    data.settle()
    told: list[str] = []

    def no(box: QMessageBox) -> None:
        told.append(box.informativeText())
        box.reject()

    answer(no)
    without_region(data)
    assert "mister" in told[0]
    assert session.plan.groups[1] == ("region", "SSA")
    assert data.cell(11, "sector") == "Region"

    answer(
        lambda box: next(
            one for one in box.buttons() if one.text() == "Ændr data og scenarier"
        ).click()
    )
    without_region(data)
    assert ("region", "SSA") not in session.plan.groups
    assert lever.id not in session.scenario.levers
    data.undo()
    assert session.scenario.levers[lever.id] == 0.75
    assert ("region", "SSA") in session.plan.groups


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


# --- changes ------------------------------------------------------------------------------------


def test_changes_are_listed_with_old_and_new_value_and_can_be_explained(
    data: DataHand, qtbot: QtBot
) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    model = data.page.history.model
    assert model.rowCount() == 1
    texts = [str(model.index(0, place).data()) for place in range(5)]
    assert texts[1] == "Personale efter alder: Region Midtjylland, Kommuner, SSA, 20–24 år – Antal"
    assert texts[2:4] == ["205", "300"]
    model.setData(model.index(0, 4), "Nyt udtræk fra KRL")
    assert model.index(0, 4).data() == "Nyt udtræk fra KRL"
    assert data.file.history()[0].why == "Nyt udtræk fra KRL"


def test_a_change_is_reverted_as_a_step(data: DataHand, qtbot: QtBot) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    qtbot.mouseClick(data.page.history.revert, Qt.MouseButton.LeftButton)
    assert data.file.plan().staff[0].heads == 205.0
    assert data.file.plan().staff[0].source == "assumption-age"
    assert "Før tilbage: Personale efter alder, Antal" in data.program.window.undo.text()
    data.undo()
    assert data.file.plan().staff[0].heads == 300.0


def test_a_change_that_was_changed_again_says_why_it_cannot_be_reverted(data: DataHand) -> None:
    data.type(0, "heads", "300")
    data.type(0, "heads", "310")
    data.turn("changes")
    history = data.page.history
    assert history.revert.isEnabled()
    history.table.selectRow(1)
    assert not history.revert.isEnabled()
    assert history.reason.text() == "Kan ikke føres tilbage: tallet er ændret igen siden."


def test_the_list_of_changes_is_there_at_the_next_start(
    data: DataHand, qtbot: QtBot, start: Callable[..., Program]
) -> None:
    data.type(0, "heads", "300")
    again = DataHand(qtbot, start())
    again.turn("changes")
    assert again.page.history.model.rowCount() == 1


def test_a_step_with_many_changes_is_one_line_and_is_reverted_whole_after_a_restart(
    data: DataHand, qtbot: QtBot, start: Callable[..., Program]
) -> None:
    before = data.file.plan()
    data.go(0, "heads")
    data.paste("\r\n".join(str(100 + n) for n in range(20)))
    again = DataHand(qtbot, start())
    again.turn("changes")
    history = again.page.history
    texts = [str(history.model.index(0, place).data()) for place in range(5)]
    assert texts[1:4] == ["▸  Personale efter alder: indsæt 20 rækker", "", "20 ændringer"]
    assert history.model.rowCount() == 1
    qtbot.mouseClick(history.turn, Qt.MouseButton.LeftButton)
    assert history.model.rowCount() == 21
    assert history.turn.text() == "Skjul ændringerne"
    qtbot.mouseClick(history.turn, Qt.MouseButton.LeftButton)
    history.model.setData(history.model.index(0, 4), "nyt udtræk")
    assert {one.why for one in again.file.history() if one.column == "heads"} == {"nyt udtræk"}
    assert history.revert.text() == "Før det hele tilbage"
    history.table.selectRow(0)
    qtbot.mouseClick(history.revert, Qt.MouseButton.LeftButton)
    assert again.file.plan().staff == before.staff


def test_rows_that_came_and_went_are_told_in_words(data: DataHand) -> None:
    data.go(data.rows() - 1, "heads")
    last = data.file.plan().staff[-1]
    data.key(Qt.Key.Key_Minus, control=True)
    data.turn("changes")
    model = data.page.history.model
    texts = [str(model.index(0, place).data()) for place in range(1, 4)]
    assert texts[0].endswith(f"{last.occupation}, {last.age_from}–{last.age_to} år")
    assert texts[1].startswith("Antal ")
    assert texts[2] == "fjernet"
    data.undo()
    data.turn("staff")
    data.turn("changes")
    assert model.rowCount() == 0


# --- areas and new plans ------------------------------------------------------------------------


def test_an_area_is_copied_added_up_and_undone(data: DataHand) -> None:
    areas = data.program.window.areas

    def copy(dialog: Any) -> None:
        dialog.name.setText("region midtjylland")
        assert not dialog.accept_button.isEnabled()
        assert dialog.hint.text() == "Der er allerede et område med det navn."
        dialog.name.setText("Nabo")
        dialog.accept_button.click()

    answer(copy)
    areas.copy.trigger()
    assert data.file.plan().areas == ("Region Midtjylland", "Nabo")
    assert data.page.pane.filters.boxes["area"].isVisible()

    def add_up(dialog: Any) -> None:
        dialog.name.setText("I alt")
        dialog.accept_button.click()

    answer(add_up)
    areas.add_up.trigger()
    plan = data.file.plan()
    assert plan.areas == ("I alt",)
    assert plan.demand_base[0].demand_heads == 2 * 7988
    data.undo()
    data.undo()
    assert data.file.plan().areas == ("Region Midtjylland",)


def test_a_new_area_is_known_by_its_people_only(data: DataHand) -> None:
    def fill(dialog: Any) -> None:
        dialog.name.setText("Odder")
        assert not dialog.accept_button.isEnabled()
        box = dialog.boxes["municipality", "SSA"]
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "120")
        QTest.keyClick(box, Qt.Key.Key_Return)
        dialog.accept_button.click()

    answer(fill)
    data.program.window.areas.new.trigger()
    plan = data.file.plan()
    assert plan.areas == ("Region Midtjylland", "Odder")
    heads = sum(row.heads for row in plan.staff if row.area == "Odder")
    assert heads == pytest.approx(120.0, abs=1e-3)


def test_areas_wait_until_the_faults_are_gone(data: DataHand) -> None:
    data.type(0, "heads", "abc")
    areas = data.program.window.areas
    areas.menu.aboutToShow.emit()
    assert not areas.copy.isEnabled()


def test_a_plan_with_example_figures_is_made_and_opened(
    data: DataHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Odder.sosuplan"
    monkeypatch.setattr("ui.files.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))

    def fill(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.area, "Odder Kommune")  # type: ignore[attr-defined]
        dialog.accept_button.click()  # type: ignore[attr-defined]

    answer(fill)
    data.program.window.files.ask_example()
    assert data.program.session.path == path
    assert data.program.session.plan.areas == ("Odder Kommune",)
    title = data.program.window.windowTitle()
    assert title.startswith("Odder Kommune (Odder.sosuplan) · dataudgave ")
    assert title.endswith(" – SOSUplan")


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
