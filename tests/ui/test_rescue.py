"""What cannot be saved when the system ends the program is offered at the next start."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, StoreError
from tests.ui.answers import Answers
from tests.ui.programs import run_program
from ui.app.app import Ending, Program
from ui.settings import Places

pytestmark = pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")

Start = Callable[..., Program]

# A figure is being typed after the plan's file was moved away, and then the signal comes.
WORKING = """
import os, signal
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.app.app import Program

start = Program.start

def work(program, plan):
    start(program, plan)
    QTimer.singleShot(300, lambda: change(program))

def change(program):
    path = program.session.path
    {before}
    window = program.window
    window.pages.turn_to("data")
    page = window.pages.data_page()
    page.show_table("staff")
    QTimer.singleShot(200, lambda: type_figure(page.pane))

def type_figure(pane):
    view, model = pane.view, pane.model
    view.setFocus()
    view.setCurrentIndex(model.index_of(0, "heads"))
    view.edit(view.currentIndex())
    QTest.keyClicks(QApplication.focusWidget(), "123")
    os.kill(os.getpid(), signal.SIGTERM)

Program.start = work
import main
raise SystemExit(main.main([]))
"""


def edit(program: Program, name: str) -> None:
    session = program.session
    plan = replace(session.plan, name=name)
    session.take_plan(plan, session.scenario_library, session.scenario, ())


def log_out(program: Program) -> None:
    ending = Ending(program)
    try:
        ending.keep()
    finally:
        ending.give_back()


def rescued(places: Places) -> list[Path]:
    return sorted(places.backups.glob("rescued/*"))


@pytest.fixture
def lost(start: Start, path: Path, places: Places) -> Path:
    """What was edited after the file had been moved away, when the user logged out."""
    program = start(path)
    path.rename(path.with_name("væk"))
    answers = Answers("Ikke nu")
    edit(program, "Rettet")
    log_out(program)
    assert len(rescued(places)) == 1
    program.session.close()
    del answers
    return path


def test_what_was_lost_can_be_opened_at_the_next_start_among_the_users_plans(
    lost: Path, start: Start, places: Places
) -> None:
    answers = Answers("Annuller", "Åbn kopien")
    program = start(lost)
    said = answers.said[-1]
    assert said.startswith("Æbleø kunne ikke gemmes, da SOSUplan blev afsluttet.\nDet var i dag kl")
    assert answers.offered[-1] == ["Åbn kopien", "Slet kopien", "Ikke nu"]
    assert program.session.plan.name == "Rettet"
    assert program.session.path == places.plans / "Æbleø – reddet.sosuplan"
    assert rescued(places) == []


def test_what_was_lost_is_offered_until_it_is_opened_or_deleted(
    lost: Path, start: Start, places: Places
) -> None:
    for answer, left in (("Ikke nu", 1), ("Slet kopien", 0)):
        answers = Answers("Annuller", answer)
        start(lost)
        assert any("da SOSUplan blev afsluttet" in said for said in answers.said)
        assert len(rescued(places)) == left


def test_whoever_stays_and_can_save_again_is_offered_nothing(
    start: Start, path: Path, places: Places
) -> None:
    program = start(path)
    away = path.with_name("væk")
    path.rename(away)
    answers = Answers("Ikke nu")
    edit(program, "Rettet")
    log_out(program)
    assert len(rescued(places)) == 1
    away.rename(path)
    program.session.keep()
    assert rescued(places) == []
    del answers


def test_a_copy_is_there_until_a_later_one_is(
    start: Start, path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(path)
    path.rename(path.with_name("væk"))
    answers = Answers("Ikke nu")
    edit(program, "Rettet")
    log_out(program)
    before = rescued(places)

    def full(_path: Path) -> None:
        raise StoreError(Fault("disk_full"))

    with monkeypatch.context() as patched:
        patched.setattr(program.session, "copy_to", full)
        log_out(program)
    assert rescued(places) == before != []
    edit(program, "Rettet igen")
    log_out(program)
    (copy,) = rescued(places)
    with PlanFile.open(copy, read_only=True) as file:
        assert file.plan().name == "Rettet igen"
    program.session.close()
    del answers


def test_what_is_saved_or_left_on_purpose_makes_no_copy(
    start: Start, path: Path, places: Places
) -> None:
    program = start(path)
    edit(program, "Rettet")
    log_out(program)
    assert rescued(places) == []
    path.rename(path.with_name("væk"))
    answers = Answers("Ikke nu", "Luk uden at gemme")
    edit(program, "Rettet igen")
    QTest.qWait(50)
    log_out(program)
    assert len(rescued(places)) == 1
    program.window.close()
    assert rescued(places) == []
    assert len(answers.said) == 2


@pytest.mark.parametrize("gone", [True, False], ids=["gone", "there"])
def test_a_signal_loses_not_even_what_is_being_typed(
    gone: bool, tmp_path: Path, reference: Plan
) -> None:
    before = "path.rename(path.with_name('away'))" if gone else "pass"
    done = run_program(WORKING.format(before=before), tmp_path)
    assert done.returncode == 0, done.stderr
    places = Places.under(tmp_path)
    (plan,) = rescued(places) if gone else places.plans.glob("*.sosuplan")
    with PlanFile.open(plan, read_only=True) as file:
        assert file.plan().staff[0].heads == 123.0
    assert bool(rescued(places)) == gone
