"""Whatever is done to a plan is undone, and redone, to the last cell of its file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from tests.ui.importing import Import, age_file
from tests.ui.planner import Planner
from ui import i18n
from ui.i18n import Translations
from ui.session.editor import Editor
from ui.session.session import Session, Step

ACTIONS = 500
APART = ("history", "workspace")
"""Tables of a plan file that are not the plan."""


def content(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the plan file but its history and how it was looked at."""
    session.keep()
    assert session.autosave.error is None
    assert session.path is not None
    connection = sqlite3.connect(f"file:{session.path}?mode=ro", uri=True)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for (name,) in tables
            if name not in APART
        }
    finally:
        connection.close()


def steps(session: Session) -> Iterator[Step]:
    stack = session.undo_stack
    for at in range(stack.count()):
        step = stack.command(at)
        assert isinstance(step, Step)
        yield step


@pytest.fixture
def session(reference_folder: PlanFolder, tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, reference_folder.plan, reference_folder.scenarios)
    made = Session()
    made.open(PlanFile.open(path))
    yield made
    made.close()
    made.undo_stack.blockSignals(True)
    made.deleteLater()


def test_500_actions_are_undone_and_redone_to_identical_plan_files(
    session: Session, translations: Translations
) -> None:
    editor = Editor(session, lambda _losses: True)
    planner = Planner(session, editor, translations.use, seed=13)
    stack = session.undo_stack
    began = content(session)
    held = {0: (session.scenario, session.library, session.plan, editor.edited)}
    done: Counter[str] = Counter()
    for __ in range(ACTIONS):
        done[planner.act()] += 1
        held[stack.index()] = (session.scenario, session.library, session.plan, editor.edited)
    stack.setIndex(stack.count())
    assert min(done.values()) > 0
    assert stack.count() > ACTIONS / 2
    ended = content(session)
    assert ended != began

    for index in range(stack.index() - 1, -1, -1):
        stack.undo()
        found = (session.scenario, session.library, session.plan, editor.edited)
        assert found == held[index], stack.command(index).action
    assert content(session) == began
    while stack.canRedo():
        stack.redo()
    assert content(session) == ended

    # Each step has a name in both languages, in which nothing is left unsaid.
    for code in ("da", "en"):
        translations.use(code)
        assert i18n.current().code == code
        for step in steps(session):
            told = editor.step_words(step.action)
            assert told != step.action
            assert "{" not in told
            json.loads(step.action.split("\n")[0])


def test_what_hands_do_in_the_window_is_undone_to_an_identical_plan_file(
    qtbot: QtBot, hand: Hand, tmp_path: Path
) -> None:
    session, window = hand.program.session, hand.program.window
    began = content(session)
    full_time = "fulltime_target:municipality:SSA"
    hand.drag(full_time, 0.8, steps=3)
    hand.type("retention", "10")
    slider = hand.row("senior_years").slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    session.set_years(session.catalogue["retention"], 2028, 2031)
    session.set_reason(session.catalogue["retention"], "Aftalt", "")
    box = window.scenarios.panel.together  # type: ignore[union-attr]
    assert box is not None
    box.moved.emit(0.75)
    session.save_as("Møde", "før")
    hand.program.use_language("en")
    hand.settle()
    window.scenarios.matrix.row_chosen.emit("historical", 0.0)
    window.scenarios.reset()
    hand.program.use_language("da")
    hand.settle()

    opened = Import(qtbot, hand)
    opened.to_result(age_file(tmp_path / "alder.csv", total="3.805"))
    opened.go_on()
    data = DataHand(qtbot, hand.program)
    data.turn("staff")
    data.type(0, "heads", "300")
    data.type(1, "heads", "mange")
    data.type(1, "heads", "400")
    data.turn("trainee_intake")
    data.go(0, "gf2_starts")
    data.paste("700\n710")
    data.key(Qt.Key.Key_Delete)
    hand.click(window.pages.data_page().pane.add_button)
    window.editor.explain([0], "Talt op")
    ended = content(session)
    count = session.undo_stack.count()
    assert count > 15

    for __ in range(count):
        window.undo.trigger()
    hand.settle()
    assert content(session) == began
    assert not session.scenario.levers
    window.show_history()
    window.pages.turn_to("scenarios")
    hand.settle()
    for __ in range(count):
        window.redo.trigger()
    hand.settle()
    assert content(session) == ended
