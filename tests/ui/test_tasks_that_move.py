"""Tasks that move to another employer: the table, the form, and the lines on the charts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts import gap, supply_demand
from sosuplan.editing.areas import copy_area
from sosuplan.model.plan import Plan, Transfer
from sosuplan.text.language import Language
from tests.ui.answers import answer
from tests.ui.data_hand import DataHand
from tests.ui.frames import FrameMaker
from ui.charts.views import ChartView
from ui.data.move_tasks import MoveTasksDialog
from ui.i18n import Translations

AREA = "Region Midtjylland"
OUTSIDE = "Arbejdsgiver uden for planen"


def choose(box: QComboBox, label: str) -> None:
    """Choose from a list with the keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == label:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{label} is not offered")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tick(dialog: MoveTasksDialog, job: str) -> None:
    dialog.jobs[job].setFocus()
    QTest.keyClick(dialog.jobs[job], Qt.Key.Key_Space)


def note(dialog: MoveTasksDialog, name: str) -> str:
    """What stands beside a field."""
    label = dialog._notes[name]
    return label.text().replace("\u00a0", " ") if label.isVisible() else ""


@pytest.fixture
def form(qtbot: QtBot, window: QWidget, reference: Plan, danish: Language) -> MoveTasksDialog:
    dialog = MoveTasksDialog(window, reference, "historical")
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


# --- the form ---------------------------------------------------------------------------------


def test_nothing_is_filled_in_but_the_direction_and_the_year_of_the_reform(
    form: MoveTasksDialog,
) -> None:
    assert form.windowTitle() == "Opgaver flytter: sundhedsreformen 1. januar 2027"
    shown = [form.from_sector.currentText(), form.to_sector.currentText(), form.year.currentText()]
    assert shown == ["Kommuner", "Region", "2027"]
    assert form.staff_share.text() == ""
    assert not any(box.isChecked() for box in form.jobs.values())
    assert not form.accept_button.isEnabled()
    assert "andel af personalet" in form.hint.text()
    assert form.focusWidget() is form.from_sector


def test_the_people_who_move_and_their_work_are_told_before_it_is_taken(
    form: MoveTasksDialog,
) -> None:
    tick(form, "SSA")
    QTest.keyClicks(form.staff_share, "8")
    choose(form.kind, "En antagelse")
    text = form.outcome.text().replace("\u00a0", " ")
    assert "I 2027 flytter 369 SOSU-assistenter" in text
    assert "56,5 % på fuld tid mod 28,4 % før" in text
    assert form.accept_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("150", "højst 100 %"), ("0", "over 0 %"), ("en del", "ikke et tal"), ("1.234", "kan betyde")],
)
def test_a_share_that_cannot_be_is_told_beside_its_field(
    form: MoveTasksDialog, typed: str, said: str
) -> None:
    tick(form, "SSA")
    choose(form.kind, "En antagelse")
    QTest.keyClicks(form.staff_share, typed)
    assert said in note(form, "staff_share")
    assert not form.accept_button.isEnabled()
    form.staff_share.selectAll()
    QTest.keyClicks(form.staff_share, "8")
    assert note(form, "staff_share") == ""
    assert form.accept_button.isEnabled()


def test_tasks_do_not_move_to_the_employer_that_they_leave(form: MoveTasksDialog) -> None:
    choose(form.to_sector, "Kommuner")
    assert note(form, "to_sector").startswith("Vælg en anden arbejdsgiver")
    assert not form.accept_button.isEnabled()


def test_an_employer_without_working_time_is_asked_for_it(form: MoveTasksDialog) -> None:
    tick(form, "SSA")
    assert not any(field.isVisible() for field in form.work.values())
    tick(form, "SSH")
    assert all(field.isVisible() for field in form.work.values())
    assert "SSH i regional ansættelse" in note(form, "fulltime_share")
    QTest.keyClicks(form.staff_share, "8")
    choose(form.kind, "En antagelse")
    assert not form.accept_button.isEnabled()
    assert "arbejdstid hos den, der overtager" in form.hint.text()
    for field, text in zip(form.work.values(), ("40", "28,5", "0"), strict=True):
        QTest.keyClicks(field, text)
    assert form.accept_button.isEnabled()
    plan, _ = form.made()
    row = plan.current_working_time[AREA, "region", "SSH"]
    assert (row.fulltime_share, row.parttime_hours, row.sickness_days) == (0.4, 28.5, 0.0)


def test_the_need_that_leaves_the_plan_is_asked_for_and_suggested_but_not_chosen(
    form: MoveTasksDialog,
) -> None:
    assert not form.need.isVisible()
    tick(form, "SSH")
    QTest.keyClicks(form.staff_share, "5")
    choose(form.kind, "Vores delingsaftale (egne tal)")
    choose(form.to_sector, OUTSIDE)
    assert form.need.isVisible()
    assert note(form, "need").startswith("Forslag: 4,45 %")
    assert "behovet, der flytter med" in form.hint.text()
    assert not form.accept_button.isEnabled()
    choose(form.need, "Intet af det")
    assert form.made()[0].transfers[0].demand_share is None
    choose(form.need, "I samme forhold (forslag)")
    assert form.made()[0].transfers[0].demand_share == pytest.approx(0.0445, abs=1e-4)
    choose(form.need, "En anden andel:")
    assert not form.accept_button.isEnabled()
    QTest.keyClicks(form.demand_share, "3,5")
    assert form.made()[0].transfers[0].demand_share == 0.035


def test_of_several_areas_those_are_ticked_that_move(
    window: QWidget, reference: Plan, danish: Language
) -> None:
    two = copy_area(reference, AREA, "Nabo", danish)
    dialog = MoveTasksDialog(window, two, "historical")
    dialog.show()
    tick(dialog, "SSA")
    QTest.keyClicks(dialog.staff_share, "8")
    choose(dialog.kind, "En antagelse")
    assert "områder" in dialog.hint.text()
    dialog.every_area.setFocus()
    QTest.keyClick(dialog.every_area, Qt.Key.Key_Space)
    assert dialog.chosen_areas() == [AREA, "Nabo"]
    dialog.areas.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.every_area.isChecked()
    assert [row.area for row in dialog.made()[0].transfers] == ["Nabo"]
    assert dialog.outcome.text().startswith("Nabo: I 2027")


def test_more_than_is_left_is_told_with_what_is_left(
    window: QWidget, reference: Plan, danish: Language
) -> None:
    row = Transfer(AREA, "SSA", 2027, "municipality", "other", 0.9, None, "assumption-fitted")
    dialog = MoveTasksDialog(window, replace(reference, transfers=(row,)), "historical")
    dialog.show()
    tick(dialog, "SSA")
    QTest.keyClicks(dialog.staff_share, "20")
    choose(dialog.kind, "En antagelse")
    assert "90,0 % flytter allerede i 2027, så der er højst 10,0 %" in note(dialog, "staff_share")
    choose(dialog.to_sector, "Øvrige arbejdsgivere")
    assert "allerede en række" in note(dialog, "year")
    assert not dialog.accept_button.isEnabled()


# --- the page ---------------------------------------------------------------------------------


def fill_in(dialog: MoveTasksDialog) -> None:
    tick(dialog, "SSA")
    dialog.staff_share.setFocus()
    QTest.keyClicks(dialog.staff_share, "8")
    choose(dialog.kind, "Vores delingsaftale (egne tal)")
    QTest.keyClick(dialog.staff_share, Qt.Key.Key_Return)


def test_a_table_without_rows_says_what_it_is_for_and_leads_to_the_form(data: DataHand) -> None:
    data.turn("transfers")
    pane = data.page.pane
    assert data.page.heading.text() == "Opgaver der flytter"
    assert pane.empty.isVisible()
    assert not pane.view.isVisible()
    assert "delingsaftale" in pane.empty.text.text()
    answer(fill_in)
    click(pane.empty.button)
    data.settle()
    assert pane.view.isVisible()
    assert not pane.empty.isVisible()
    shown = [data.cell(0, name) for name in ("occupation", "year", "from_sector", "to_sector")]
    assert shown == ["SSA", "2027", "Kommuner", "Region"]
    assert data.cell(0, "staff_share") == "8 %"
    assert data.kind(0, "staff_share") == "own"
    assert data.page.provenance.title.text() == "Lokal delingsaftale"
    assert "Opgaver flytter i 2027: Kommuner → Region" in data.program.window.undo.text()
    assert [row.staff_share for row in data.file.plan().transfers] == [0.08]
    data.undo()
    assert pane.empty.isVisible()
    assert data.file.plan().transfers == ()
    data.redo()
    assert data.rows() == 1


def test_the_form_is_in_the_menu_and_beside_the_table(data: DataHand) -> None:
    data.turn("transfers")
    answer(fill_in)
    data.program.window.areas.move.trigger()
    pane = data.page.pane
    assert pane.move_button.isVisible()
    answer(lambda dialog: dialog.reject())
    click(pane.move_button)
    assert data.rows() == 1
    data.turn("staff")
    assert not pane.move_button.isVisible()
    assert pane.view.isVisible()


def test_cells_of_the_table_are_edited_in_place(data: DataHand) -> None:
    data.turn("transfers")
    answer(fill_in)
    click(data.page.pane.empty.button)
    data.settle()
    data.type(0, "staff_share", "12,5")
    assert data.file.plan().transfers[0].staff_share == 0.125
    data.go(0, "to_sector")
    data.key(Qt.Key.Key_F2)
    box = data.page.pane.view.findChild(QComboBox)
    assert box is not None
    assert OUTSIDE in [box.itemText(at) for at in range(box.count())]
    box.setCurrentIndex(box.findData(""))
    box.activated.emit(box.currentIndex())
    data.settle()
    assert data.cell(0, "to_sector") == OUTSIDE
    assert data.file.plan().transfers[0].to_sector == ""
    data.type(0, "demand_share", "5")
    assert data.file.plan().transfers[0].demand_share == 0.05
    data.type(0, "demand_share", "")
    assert data.file.plan().transfers[0].demand_share is None
    data.undo()
    data.undo()
    data.undo()
    assert data.cell(0, "to_sector") == "Region"


def test_a_fault_is_marked_and_the_form_waits_until_it_is_gone(data: DataHand) -> None:
    data.turn("transfers")
    answer(fill_in)
    click(data.page.pane.empty.button)
    data.settle()
    data.type(0, "staff_share", "150")
    assert "100 %" in data.fault(0, "staff_share")
    assert data.entry("transfers") == "Opgaver der flytter · 1"
    button = data.page.pane.move_button
    assert not button.isEnabled()
    assert "Ret først fejlene" in button.toolTip()
    data.undo()
    assert button.isEnabled()


def test_empty_cells_of_other_tables_are_no_employer_outside_the_plan(data: DataHand) -> None:
    data.turn("staff")
    data.go(0, "sector")
    data.page.pane.add_row()
    row = data.page.pane.view.currentIndex().row()
    data.page.pane._edit({(row, "sector"): ""})
    assert data.cell(row, "sector") == ""


# --- the charts -------------------------------------------------------------------------------


@pytest.fixture
def moving(reference: Plan, translations: Translations, qapp: QApplication) -> FrameMaker:
    rows = (
        Transfer(AREA, "SSA", year, "municipality", "region", 0.05, None, "assumption-fitted")
        for year in (2026, 2027, 2028, 2034)
    )
    return FrameMaker(replace(reference, transfers=tuple(rows)), translations)


@pytest.mark.parametrize("width", [420, 640, 1200])
@pytest.mark.parametrize("build", [gap.build, supply_demand.build])
def test_each_year_has_its_name_and_no_name_lies_on_another(
    qtbot: QtBot, moving: FrameMaker, build: object, width: int
) -> None:
    view = ChartView(build)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(width, 440)
    view.show()
    view.show_frame(moving({"sickness_reduction_days": 1.0}), dragging=False)
    view.grab()
    notes = view.chart.notes_placed
    named = [f"opgaver flytter {year}" for year in (2026, 2027, 2028, 2034)]
    assert {*named, "tiltag begynder at virke", "Fremskrivning →"} <= set(notes)
    places = list(notes.values())
    for place in places:
        assert place.top() >= 0.0
        assert place.bottom() < view.chart.area.top()
        assert place.right() <= view.chart.width()
        assert not any(place.intersects(other) for other in places if other is not place)


def test_the_plot_keeps_its_place_while_a_lever_is_dragged(
    qtbot: QtBot, moving: FrameMaker
) -> None:
    view = ChartView(gap.build)
    qtbot.addWidget(view)
    view.resize(640, 440)
    view.show()
    view.show_frame(moving({"sickness_reduction_days": 1.0}), dragging=False)
    top = view.chart.area.top()
    view.show_frame(moving({}), dragging=True)
    assert view.chart.area.top() == top
