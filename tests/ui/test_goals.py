"""Goals in the window: what the list tells, and what can be done with a goal, each one step that
can be undone and is kept with the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.analysis.goals import GoalStatus
from sosuplan.model.library import library
from sosuplan.model.plan import Goal, Plan
from sosuplan.narrative.goals import status_text
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.goal_plans import with_goals
from tests.ui.answers import answer
from tests.ui.heard import nameless
from tests.ui.test_tasks_that_move import choose, click
from ui.app.app import Program
from ui.measures.goal_figure import GoalFigure
from ui.measures.goal_form import GoalForm
from ui.measures.goal_readings import ReadingsForm
from ui.measures.goals_tab import CHANGE, DELETE, MEASURE, NEW, NOBODY, TAKE, GoalsTab
from ui.measures.record_table import INK_ROLE
from ui.session.session import Session
from ui.shell.pages import DATA

EXAMPLE = "ssa-optag-minimum"
"""An example whose source the reference plan has not."""
CPR = "010203-1234"


@pytest.fixture
def program(start: Callable[..., Program], tmp_path: Path, reference: Plan) -> Program:
    path = tmp_path / "a.sosuplan"
    PlanFile.create(path, with_goals(reference))
    return start(path)


@pytest.fixture
def tab(program: Program) -> GoalsTab:
    found = program.window.pages.show_tab("goals")
    assert isinstance(found, GoalsTab)
    return found


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def goals_of(session: Session) -> list[str]:
    return [one.id for one in session.plan.goals]


def press(tab: GoalsTab, code: str, act: Callable[[QDialog], None] | None = None) -> None:
    """Press a button below the list, and do something with the dialog that comes."""
    if act is not None:
        answer(act)
    click(tab.list.buttons[code])


def save(form: GoalForm | ReadingsForm) -> None:
    assert form.accept_button.isEnabled(), form.hint.text()
    click(form.accept_button)


def test_the_list_tells_the_facts_and_is_narrowed_by_status_and_by_who_follows(
    qtbot: QtBot, tab: GoalsTab, program: Program
) -> None:
    session, danish = program.session, Language("da")
    frame = session.frame
    assert frame is not None
    facts = {one.goal.id: one for one in frame.goals().goals}
    assert tab.list.shown == list(facts)
    assert nameless(tab) == []
    for row, one in enumerate(facts.values()):
        cell = tab.list.model.index(row, 4)
        # A word and a shape; the colour comes on top.
        assert cell.data() == status_text(one.status, danish)
        assert (cell.data(INK_ROLE) == "muted") == (one.latest is None or one.ends is None)
    for status in (GoalStatus.BEHIND, GoalStatus.NO_TARGET):
        tab.list.filter_only(status=str(status))
        assert tab.list.shown == [one for one in facts if facts[one].status is status]
    tab.list.clear_filters()
    tab.list.filter_only(responsible="HR-chefen")
    assert tab.list.shown == ["fuldtid"]
    tab.list.filter_only(responsible=NOBODY)
    assert "fuldtid" not in tab.list.shown
    tab.list.clear_filters()
    # The line of the chosen one is there, and its words; an example says what it is.
    tab.list.choose("optag")
    assert tab.chart.spec is not None
    assert [one.key[1] for one in tab.chart.spec.series] == ["measured", "way", "scenario"]
    tab.list.choose("fuldtid-75-kommuner-ssa")
    shown = tab.list.details.toPlainText()
    assert library().goals["fuldtid-75-kommuner-ssa"].status_of_target in shown
    own = (CHANGE, DELETE, MEASURE)
    assert not any(tab.list.buttons[code].isEnabled() for code in own)
    assert tab.list.buttons[TAKE].isEnabled()
    program.use_language("en")
    qtbot.waitUntil(lambda: tab.list.model.index(0, 4).data() == "◆\u00a0On track")


def test_a_goal_is_made_changed_measured_and_deleted_each_as_one_step(
    qtbot: QtBot, tab: GoalsTab, program: Program
) -> None:
    session, before = program.session, goals_of(program.session)

    def make(form: QDialog) -> None:
        assert isinstance(form, GoalForm)
        assert nameless(form) == []
        assert not form.accept_button.isEnabled()
        write(form.title, f"Flere på fuld tid {CPR}")
        assert form.hint.text()
        assert not form.accept_button.isEnabled()
        write(form.title, "Flere hjælpere på fuld tid")
        choose(form.occupation, "SOSU-hjælpere")
        choose(form.sector, "Kommuner")
        click(form.use_plan)
        assert (form.baseline.text(), form.baseline_date.text()) == ("16,5", "2025")
        write(form.target, "72,5 x")
        assert form.hint.text()
        write(form.target, "72,5")
        write(form.target_date, "engang")
        assert not form.accept_button.isEnabled()
        write(form.target_date, "2030")
        form.search.setText("fuld tid")
        shown = [
            form.measures.item(at)
            for at in range(form.measures.count())
            if not form.measures.item(at).isHidden()
        ]
        assert 0 < len(shown) < form.measures.count()
        shown[0].setCheckState(Qt.CheckState.Checked)
        save(form)

    press(tab, NEW, make)
    (made,) = (one for one in session.plan.goals if one.id not in before)
    about = (made.indicator, made.occupation, made.sector)
    assert about == ("fulltime_share", "SSH", "municipality")
    assert (made.baseline, made.target, made.unit) == (0.165, 0.725, "share")
    assert made.measures in library().measures
    qtbot.waitUntil(lambda: tab.list.current == made.id)
    program.window.editor.undo()
    assert goals_of(session) == before
    program.window.editor.redo()
    assert session.plan.goals[-1] == made

    def change(form: QDialog) -> None:
        assert isinstance(form, GoalForm)
        assert form.made() == made
        # A figure as it is put into a field can be read again.
        assert GoalFigure("heads", 1867.25).figure == 1867.25
        # None of its digits is lost, though not all are shown.
        assert GoalFigure("share", 0.123456789).figure == 0.123456789
        write(form.responsible, "Social- og sundhedschefen")
        choose(form.frequency, "Hvert kvartal")
        save(form)

    press(tab, CHANGE, change)
    changed = session.plan.goals[-1]
    assert (changed.id, changed.frequency) == (made.id, "quarter")
    # What the plan's tables hold is written there.
    press(tab, MEASURE)
    assert program.window.pages.current == DATA
    assert program.window.pages.data_page().table == "working_time"
    program.window.pages.show_tab("goals")
    tab.list.choose(made.id)
    press(tab, DELETE)
    assert goals_of(session) == before
    program.window.editor.undo()
    assert session.plan.goals[-1] == changed
    file = session.file
    assert file is not None
    session.keep()
    assert file.plan().goals[-1] == changed


def test_an_example_is_taken_over_with_its_standing_and_source_and_then_measured(
    qtbot: QtBot, tab: GoalsTab, program: Program
) -> None:
    session = program.session
    example = library().goals[EXAMPLE]
    assert example.source_id not in {one.id for one in session.plan.sources}
    tab.list.choose(EXAMPLE)
    press(tab, TAKE, lambda form: save(_form(form)))
    taken: Goal = session.plan.goals[-1]
    assert (taken.status_of_target, taken.target) == (example.status_of_target, example.target)
    assert taken.source_id in {one.id for one in session.plan.sources}
    qtbot.waitUntil(lambda: tab.list.current == taken.id)

    def measure(form: QDialog) -> None:
        assert isinstance(form, ReadingsForm)
        assert nameless(form) == []
        when, value, note = form.lines[-1]
        write(when, "2023")
        assert not form.accept_button.isEnabled()
        write(value, "-12,5")
        write(note, "efter augustoptaget")
        click(form.more)
        write(form.lines[-1][0], "2023")
        write(form.lines[-1][1], "-10")
        assert not form.accept_button.isEnabled()
        # The same month, otherwise written; and one that is too early to count.
        write(form.lines[-1][0], "06.2023")
        write(when, "2023-06")
        assert not form.accept_button.isEnabled()
        write(when, "2022")
        assert "2022" in form.hint.text()
        write(when, "2023")
        write(form.lines[-1][0], "2024")
        assert not form.hint.text()
        save(form)

    press(tab, MEASURE, measure)
    found = [(one.date, one.value) for one in session.plan.goal_readings if one.goal == taken.id]
    assert found == [("2023", -0.125), ("2024", -0.1)]
    qtbot.waitUntil(lambda: tab.current is not None and len(tab.current.readings) == 2)
    assert tab.current is not None
    assert tab.current.status is GoalStatus.BEHIND
    # Emptied, a line goes.
    press(tab, MEASURE, _empty_first)
    assert [one.date for one in session.plan.goal_readings if one.goal == taken.id] == ["2024"]


def _empty_first(form: QWidget) -> None:
    assert isinstance(form, ReadingsForm)
    for field in form.lines[0]:
        write(field, "")
    save(form)


def _form(form: QWidget) -> GoalForm:
    assert isinstance(form, GoalForm)
    return form
