"""A new base year from the menu: a new plan file, and the way to what was counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.editing.new_base_year import next_plan
from sosuplan.model.schema.rows import Actual
from sosuplan.narrative.steps import Action, action_for
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.ui.hand import Hand
from tests.ui.test_start_page import entry
from ui.importing.wizard import ImportWizard
from ui.measures.follow_up_tab import FollowUpTab
from ui.planfiles.new_base_year import NewBaseYearDialog

DANISH = Language("da")
SCENARIO = "Fuld tid som i regionen"


class Answers:
    """Does one thing after the other in the dialogs that come up."""

    def __init__(self, *acts: Callable[[Any], object]) -> None:
        self.left = list(acts)
        self.failed: list[BaseException] = []
        self.timer = QTimer()
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._next)
        self.timer.start(20)

    def _next(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            self.timer.start(20)
            return
        act = self.left.pop(0)
        if self.left:
            self.timer.start(20)
        try:
            act(dialog)
        except BaseException as error:
            self.failed.append(error)
            dialog.reject()

    def check(self) -> None:
        if self.failed:
            raise self.failed[0]
        assert not self.left


def click(dialog: QDialog, name: str) -> None:
    """Click a button by its text."""
    button = next(
        one
        for one in dialog.findChildren(QAbstractButton)
        if one.isVisible() and one.text().replace("&", "") == name
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_name(dialog: NewBaseYearDialog, name: str) -> None:
    dialog.name.setFocus()
    dialog.name.selectAll()
    dialog.name.insert(name)


def test_the_next_plan_is_a_new_file_and_leads_to_what_was_counted(
    hand: Hand, qtbot: QtBot
) -> None:
    program = hand.program
    session, window = program.session, program.window
    session.choose(SCENARIO)
    changed = {**session.scenario.levers, "retention": 0.2}
    session.change(replace(session.scenario, levers=changed), "Fastholdelse")
    old = session.path
    assert old is not None
    session.keep()
    before = old.read_bytes()
    told: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewBaseYearDialog)
        assert dialog.path.parent == old.parent
        assert (dialog.year.currentData(), dialog.year.count()) == (2025, 9)
        # What is worked on is what was decided on, unless something else is said.
        assert dialog.decided.currentText() == SCENARIO
        assert dialog.found is not None
        assert dialog.found.decided == SCENARIO
        # What was changed since it was saved is not what was decided on.
        assert SCENARIO in dialog.hint.text()
        assert "2025" in dialog.summary.text()
        assert dialog.intake.isHidden()
        for wrong in (old.stem, "010190-1234", "//"):
            type_name(dialog, wrong)
            assert not dialog.accept_button.isEnabled()
        dialog.year.setFocus()
        QTest.keyClick(dialog.year, Qt.Key.Key_Down)
        assert dialog.found.base_year == 2026
        type_name(dialog, "Planen for 2026")
        assert dialog.accept_button.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    def go_on(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        told.append(box.text() + box.informativeText())
        click(box, "Importér tal…")

    def close(wizard: QDialog) -> None:
        assert isinstance(wizard, ImportWizard)
        wizard.reject()

    answers = Answers(fill, go_on, close)
    entry(program, "Nyt basisår…").trigger()
    qtbot.waitUntil(lambda: not answers.left)
    hand.settle()
    answers.check()
    assert "2026" in told[0]
    assert old.read_bytes() == before
    assert session.path == old.with_name("Planen for 2026.sosuplan")
    assert session.plan.base_year == 2026
    assert session.plan.name == "Planen for 2026"
    assert session.scenario.name == SCENARIO
    assert session.scenario.levers["start_year"] == 2026.0
    assert session.scenario.levers["retention"] == 0.2
    assert "retention" not in session.saved[SCENARIO].levers
    assert session.differs_from_saved
    assert not session.workspace_dropped
    assert {row.scenario for row in session.plan.stored_projections} == {"", SCENARIO}
    with PlanFile.open(old, read_only=True) as file:
        assert file.plan().base_year == 2024
    assert window.pages.measures is None


def test_how_it_went_is_seen_on_the_page_of_measures(hand: Hand) -> None:
    program = hand.program
    session, pages = program.session, program.window.pages
    tab = pages.show_tab("follow_up")
    hand.settle()
    assert isinstance(tab, FollowUpTab)
    # Nothing was counted: what to bring, and the ways there.
    assert tab.spec is None
    assert "Sådan gik det" in tab.detail.text()
    wanted: list[bool] = []
    tab.import_wanted.connect(lambda: wanted.append(True))
    tab.import_wanted.disconnect(pages.import_wanted)
    hand.click(tab.bring)
    assert wanted == [True]
    hand.click(tab.write)
    assert pages.current == "data"

    library = session.scenario_library
    found = next_plan(session.plan, library, DANISH, date(2026, 1, 1), decided=library[SCENARIO])
    area, source = found.plan.areas[0], found.plan.sources[0].id
    counts = [
        (job, quantity, year, value)
        for job, heads in (("SSA", 7900.0), ("SSH", 6400.0))
        for quantity, year, value in (
            ("supply_heads", 2025, heads),
            ("exits", 2024, 800.0),
            ("graduates", 2025, 700.0),
        )
    ]
    plan = replace(
        found.plan,
        actuals=tuple(
            Actual(area, job, year, quantity, value, source)
            for job, quantity, year, value in counts
        ),
    )
    assert session.path is not None
    path = session.path.with_name("talt.sosuplan")
    PlanFile.create(path, plan, found.library)
    assert program.window.files.open(path)
    tab = pages.show_tab("follow_up")
    hand.settle()
    # There is no choosing among projections of which nothing was counted.
    tab.go_to(replace(session.plan, actuals=()), action_for(Action.NEW_GOAL, title=""))
    hand.settle()
    assert tab.spec is None
    assert tab.scenarios.isHidden()
    session.undo_stack.undo()
    hand.settle()
    assert tab.spec is not None
    assert not tab.scenarios.isHidden()
    assert tab.spec.kind == "follow_up"
    assert {row[0] for row in tab.table.texts()} == {
        "Ansatte",
        "Personer, der stoppede",
        "Nyuddannede, der begyndte",
    }
    assert tab.causes.texts()
    assert "2025" in tab.headline.text()
    first = tab.headline.text()
    other = next(one for one in session.plan.occupations if one != tab.job)
    hand.click(tab.jobs.button(other))
    assert tab.headline.text() != first
    hand.click(tab.quantities.button("exits"))
    assert tab.quantity == "exits"
    assert tab.spec.title != first
    # Both stored projections can be looked at.
    names = [tab.scenarios.itemData(at) for at in range(tab.scenarios.count())]
    assert names == ["", SCENARIO]
    assert tab.scenarios.currentData() == SCENARIO
    tab.scenarios.setFocus()
    QTest.keyClick(tab.scenarios, Qt.Key.Key_Up)
    assert tab.stored_as == ""
    assert tab.scenarios.currentData() == ""
    program.use_language("en")
    hand.settle()
    assert "projection" in tab.headline.text()
    program.use_language("da")
