"""Cells that make no valid plan are told of, kept, and let nothing be lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, StoreError
from tests.ui.answers import answer
from tests.ui.data_hand import DataHand
from ui.app.app import Program

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
    assert (
        window.pages.notice.label.text() == "Der er 1 fejl i data: Den seneste gyldige plan vises."
    )


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


def without_region(data: DataHand) -> None:
    """Delete the region's rows: first of the working time, then of the staff."""
    edited = data.program.window.editor.edited
    rows = [at for at, row in enumerate(edited.rows("staff")) if row[1] == "region"]
    times = [at for at, row in enumerate(edited.rows("working_time")) if row[1] == "region"]
    after = edited.without_rows("staff", rows).without_rows("working_time", times)
    data.program.window.editor.change(after, "Uden region")


# --- scenarios that the plan no longer has ------------------------------------------------------


def test_levers_are_dropped_only_after_telling(data: DataHand) -> None:
    session = data.program.session
    lever = session.catalogue["fulltime_target:region:SSA"]
    session.set_lever(lever, 0.75)
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
