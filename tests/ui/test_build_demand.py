"""Demand that is built on the page Data: the form with its four ways, and what is told when an
index should be built again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.editing.demand_builders import OLDEST, Industries
from sosuplan.editing.demand_recipes import outdated, recipes
from sosuplan.model.plan import Plan, Population, StaffHistory
from sosuplan.text.language import Language
from tests.ui.answers import answer
from tests.ui.data_hand import DataHand
from tests.ui.test_tasks_that_move import choose, click
from ui.data.build_demand import BuildDemandDialog
from ui.data.calibration import CalibrationDialog
from ui.data.entry_grid import EntryGrid

NAME = "Årlig vækst"


def type_in(grid: EntryGrid, row: int, column: int, text: str) -> None:
    """Type into a cell with the keyboard."""
    grid.setCurrentCell(row, column)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_F2)
    line = grid.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    # Until the editor is gone, the next one would be taken for it.
    QTest.qWait(2)


def paste(grid: EntryGrid, row: int, column: int, text: str) -> None:
    QApplication.clipboard().setText(text)
    grid.setCurrentCell(row, column)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def people(reference: Plan) -> Plan:
    """The reference plan with a population: from 80 years on more each year."""
    source = reference.staff[0].source
    rows = [
        Population("", year, age, age if age < 95 else OLDEST, 900.0 + 30 * n * (age >= 80), source)
        for n, year in enumerate(reference.years)
        for age in range(60, 96)
    ]
    return replace(reference, population=tuple(rows))


@pytest.fixture
def form(qtbot: QtBot, window: QWidget, people: Plan, danish: Language) -> BuildDemandDialog:
    dialog = BuildDemandDialog(window, people)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_each_way_shows_its_index_and_says_how_it_is_built(form: BuildDemandDialog) -> None:
    assert not form.accept_button.isEnabled()
    assert form.name.text() == NAME
    type_in(form.growth, 0, 1, "1,5")
    assert form.accept_button.isEnabled()
    assert plain(form.outcome.text()).startswith("Bygget af årlig vækst: 1,5 % om året fra 2025.")
    assert form.chart.isVisible()
    type_in(form.growth, 1, 0, "28")
    assert form.hint.text() == "»28« er ikke et årstal."
    assert not form.accept_button.isEnabled()
    type_in(form.growth, 1, 0, "2028")
    assert form.hint.text() == "En række er ikke udfyldt."
    type_in(form.growth, 1, 1, "-0,5")
    assert form.made()[0].demand_index[-1].index == pytest.approx(1.015**3 * 0.995**7)

    choose(form.way, "Tendensen i en historik")
    assert form.name.text() == "Historisk tendens"
    # With or without the headings that stood over the figures.
    paste(form.history, 0, 0, "År\tTimer\n2020\t100\n2021\t102\n2022\t105\n2023\t104\n")
    text = plain(form.outcome.text())
    assert "Bygget af tendensen i 4 år (2020–2023) med den samme vækst hvert år" in text
    assert "R² = 0," in text
    cells = [form.history.item(1, column) for column in (2, 3)]
    assert [cell and cell.text() for cell in cells] == ["102,0", "0,0"]
    log = form.made()[0]
    choose(form.line, "En ret linje (lineær)")
    assert "en ret linje med 1,5 mere hvert år" in plain(form.outcome.text())
    assert form.made()[0].demand_index != log.demand_index
    type_in(form.history, 1, 1, "1.234")
    assert "kan betyde" in form.hint.text()
    type_in(form.history, 1, 1, "102")

    choose(form.way, "Brancher og deres vækst")
    assert not form.accept_button.isEnabled()
    click(form.example)
    at = form.industries.findItems("Sundhedsvæsen", Qt.MatchFlag.MatchExactly)[0].row()
    type_in(form.industries, at, 1, "40")
    text = plain(form.outcome.text())
    assert "Sundhedsvæsen 100 % af behovet, 1,21 % om året" in text
    assert "offentliggjort for Nordjylland (FremKom4" in text
    method = recipes(form.made()[0])[0].method
    assert isinstance(method, Industries)
    assert len(method.parts) == 1

    choose(form.way, "Befolkning efter alder og forbrug pr. person")
    assert "2024–2034" in form.people.text()
    for row, text in enumerate(("0,2", "1", "2")):
        type_in(form.use, row, 1, text)
    before = form.made()[0].demand_index[-1].index
    form.healthy.setFocus()
    form.healthy.lineEdit().selectAll()
    QTest.keyClicks(form.healthy.lineEdit(), "1,5")
    QTest.keyClick(form.healthy.lineEdit(), Qt.Key.Key_Tab)
    assert "ethvert behov 1,5 år senere for hvert årti" in plain(form.outcome.text())
    assert form.made()[0].demand_index[-1].index < before
    type_in(form.use, 0, 0, "55-79")
    assert "mangler tal for alderen 55–59" in form.hint.text()
    assert not form.accept_button.isEnabled()


def test_figures_are_read_in_the_look_that_the_window_turns_to(
    qtbot: QtBot, form: BuildDemandDialog, wear: Callable[[Theme], None]
) -> None:
    choose(form.way, "Tendensen i en historik")
    paste(form.history, 0, 0, "2020\t100\n2021\t103\n2022\t105")
    calibration = CalibrationDialog(form, form._plan)
    with qtbot.waitExposed(calibration):
        calibration.show()
    calibration.turn_to("targets")
    for look in (DARK, LIGHT):
        wear(look)
        ground = QColor(look.ground).lightness()
        for table, column in ((form.history, 1), (form.history, 2), (calibration.targets, 1)):
            place = table.visualRect(table.model().index(0, column))
            assert not place.isEmpty()
            picture = table.viewport().grab(place.adjusted(4, 4, -4, -4)).toImage()
            contrast = max(
                abs(picture.pixelColor(x, y).lightness() - ground)
                for x in range(picture.width())
                for y in range(picture.height())
            )
            assert contrast > 80, (look, table.accessibleName(), column)


def test_what_was_built_before_is_offered_to_be_changed(
    qtbot: QtBot, window: QWidget, people: Plan, form: BuildDemandDialog
) -> None:
    assert not form.occupation.isVisible()
    type_in(form.growth, 0, 1, "2")
    form.name.selectAll()
    QTest.keyClicks(form.name, "Historisk scenarie")
    assert form.hint.text() == "Der er allerede et efterspørgselsscenarie med dette navn."
    form.name.selectAll()
    QTest.keyClicks(form.name, "Vores")
    plan, _ = form.made()
    made = plan.demands[-1].scenario
    again = BuildDemandDialog(window, plan, made)
    with qtbot.waitExposed(again):
        again.show()
    assert again.growth.rows() == [[2025, 0.02]]
    assert "erstattes" in again.hint.text()
    assert again.occupation.isVisible()
    choose(again.occupation, "SOSU-hjælpere")
    type_in(again.growth, 0, 1, "3")
    after, _ = again.made()
    assert [one.occupations for one in recipes(after)] == [("SSA",), ("SSH",)]
    # Another demand scenario, whose index was not built.
    choose(again.scenario, "Udgiftsscenario")
    choose(again.occupation, "SOSU-assistenter og -hjælpere")
    taken, _ = again.made()
    assert {one.scenario for one in recipes(taken)} == {made, "expenditure"}


def test_an_index_is_built_undone_and_built_again_when_its_inputs_change(data: DataHand) -> None:
    page, pane = data.page, data.page.pane
    data.turn("staff")
    assert not pane.build_button.isVisible()
    data.turn("demand_index")
    assert pane.build_button.isVisible()
    before = data.file.plan()

    def fill_in(dialog: BuildDemandDialog) -> None:
        type_in(dialog.growth, 0, 1, "1")
        click(dialog.accept_button)

    answer(fill_in)
    data.program.window.build_demand.trigger()
    data.settle()
    plan = data.file.plan()
    assert plan.demands[-1].label("da") == NAME
    assert len(plan.demand_index) == len(before.demand_index) + 2 * len(plan.years)
    assert f"Byg efterspørgsel: {NAME}" in data.program.window.undo.text()
    assert not page.outdated.isVisible()
    made_id = plan.demands[-1].scenario
    source = next(one for one in plan.sources if one.id == plan.demand_index[-1].source)
    assert (source.title, source.kind) == ("Bygget: årlig vækst", "assumption")
    assert plain(source.note).startswith("Bygget af årlig vækst: 1 % om året fra 2025.")
    data.undo()
    assert data.file.plan() == before
    data.redo()

    data.turn("demand_recipes")
    for row in range(2):
        data.type(row, "value", "0,02")
    assert page.outdated.isVisible()
    assert page.outdated.label.text().startswith(f"Det, som indekset for »{NAME}« er bygget af")
    stale = data.file.plan()
    assert stale.demand_index[-1].index == pytest.approx(1.01**10)
    data.turn("demand_index")
    assert page.outdated.isVisible()
    click(page.outdated.way_button)
    data.settle()
    rebuilt = data.file.plan()
    assert rebuilt.demand_index[-1].index == pytest.approx(1.02**10)
    assert outdated(rebuilt) == ()
    assert not page.outdated.isVisible()
    data.undo()
    assert page.outdated.isVisible()
    assert data.file.plan() == stale
    data.redo()

    # Another last year is an input too, also while other indexes do not reach it.
    data.turn("settings")
    data.type(2, "value", "2035")
    assert data.listed_faults()
    assert page.outdated.isVisible()
    click(page.outdated.way_button)
    data.settle()
    made = [row for row in data.page._editor.edited.rows("demand_index") if row[1] == made_id]
    assert max(row[3] for row in made) == "2035"
    assert not any(NAME in fault for fault in data.listed_faults())
    assert not page.outdated.isVisible()
    data.undo()
    data.undo()
    assert not data.listed_faults()
    data.turn("demand_index")

    last = data.rows() - 1
    data.type(last, "index", "1,5")
    assert page.outdated.label.text() == (
        f"Indekset for »{NAME}« er rettet i hånden, siden det blev bygget."
    )
    data.undo()
    data.turn("demand_recipes")
    data.type(0, "part", "2030")
    assert "kan ikke bygges igen: Den første vækst gælder fra 2030" in page.outdated.label.text()
    shown: list[str] = []

    def look(dialog: BuildDemandDialog) -> None:
        shown.append(dialog.scenario.currentText())
        dialog.reject()

    answer(look)
    click(page.outdated.way_button)
    data.settle()


def test_a_plan_without_population_leads_to_the_import(
    qtbot: QtBot, window: QWidget, reference: Plan, danish: Language
) -> None:
    past = [
        StaffHistory(
            *(row.area, row.sector, row.occupation, year),
            *(row.age_from, row.age_to, row.heads, row.source),
        )
        for year in (2021, 2022)
        for row in reference.staff
    ]
    dialog = BuildDemandDialog(window, replace(reference, staff_history=tuple(past)))
    with qtbot.waitExposed(dialog):
        dialog.show()
    choose(dialog.way, "Tendensen i en historik")
    click(dialog.from_history)
    people = pytest.approx(sum(row.heads for row in reference.staff))
    assert dialog.history.rows() == [[year, people] for year in (2021, 2022, 2024)]
    assert "Behovet er det samme i 2034 som i 2024." in plain(dialog.outcome.text())
    choose(dialog.way, "Befolkning efter alder og forbrug pr. person")
    assert "FRKM" in dialog.people.text()
    for row in range(3):
        type_in(dialog.use, row, 1, "1")
    assert "Importér den først" in dialog.hint.text()
    click(dialog.import_button)
    assert dialog.import_wanted
    assert not dialog.isVisible()
