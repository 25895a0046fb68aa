"""A saved scenario computes with the figures it was saved with until it is moved to others."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from sosuplan.analysis.data_edition import KEPT, standing
from sosuplan.charts.runs import run_name
from sosuplan.model.scenario import edition
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.store.planfile import PlanFile
from tests.ui.conftest import Hand
from tests.ui.data_hand import DataHand
from ui.app.app import Program
from ui.report.side import Choice


def ends(program: Program) -> list[int]:
    """The balance at the horizon of each run, in whole persons."""
    session = program.session
    session._compute()
    assert session.frame is not None
    return [round(float(session.frame.gap(run)[-1])) for run in range(len(session.frame.balances))]


def test_figures_are_kept_for_what_is_saved_and_followed_by_what_is_worked_on(
    qtbot: QtBot, hand: Hand, start: Callable[..., Program]
) -> None:
    program = hand.program
    session, data = program.session, DataHand(qtbot, program)
    session.choose("Uden reform")
    session.compare_with(("Uden reform", "Alle på fuld tid"))
    whole, then = session.plan, edition(session.plan)
    before = ends(program)
    data.type(0, "heads", "2000")
    # What is worked on follows; what is saved does not, and stands beside it under its own mark.
    live = ends(program)
    assert session.figures is session.plan is not whole
    assert session.differs_from_saved
    assert live[1] > before[1]
    assert live[2:] == before[2:]
    frame = session.frame
    assert frame is not None
    assert run_name(frame, 2) == "Uden reform (ældre tal)"
    assert list(session.scenario_library.figures) == [then]
    # Chosen again, it is shown as it was saved, and stays so when the program starts again.
    session.choose("Uden reform")
    assert ends(program) == before
    assert session.figures == whole
    assert not session.differs_from_saved
    assert standing(session.scenario_library, session.scenario, session.plan) == KEPT
    session.set_lever(session.catalogue["retention"], 0.1)
    moved = ends(program)[1]
    assert moved > before[1]
    session.bookmark("Trin 1")
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.bookmark("Trin 1")
    program = start()
    session = program.session
    assert ends(program) == before
    assert session.plan.staff[0].heads == 2000.0
    # Moved, it computes with the new figures, and so does what is worked on.
    session.move_to_new(["Uden reform"])
    assert ends(program)[1] == live[1]
    assert session.figures is session.plan
    assert session.saved["Uden reform"].data_edition == edition(session.plan)
    session.undo_stack.undo()
    assert ends(program) == before
    session.undo_stack.redo()
    session.show_bookmark(0)
    assert ends(program)[1] == before[1]
    assert session.figures == whole
    path = session.path
    assert path is not None
    with PlanFile.open(path, read_only=True) as file:
        assert file.scenario_library() == session.scenario_library
        assert file.plan() == session.plan


def test_a_scenario_is_printed_with_the_figures_it_was_saved_with(qtbot: QtBot, hand: Hand) -> None:
    program = hand.program
    session, data = program.session, DataHand(qtbot, program)
    session.choose("Uden reform")
    before = ends(program)[1]
    data.type(0, "heads", "2000")
    frame = Choice("Uden reform").frame(session)
    assert frame is not None
    assert frame_name(frame) == "Uden reform (ældre tal)"
    assert session.scenario_name == "Uden reform (ændret)"
    assert round(float(frame.gap()[-1])) == before
    # What stands beside it with the figures that the plan has now is no older one.
    session.move_to_new(["Alle på fuld tid"])
    session.compare_with(("Alle på fuld tid",))
    frame = Choice("Uden reform").frame(session)
    assert frame is not None
    assert run_name(frame, 2).startswith("Alle på fuld tid (planens tal)")


def test_going_back_to_a_version_and_locking_are_steps_of_their_own(hand: Hand) -> None:
    session = hand.program.session
    session.choose("Uden reform")
    first = session.scenario_library
    session.change_library(first.add_version("Uden reform", "2026-01-01T10:00:00+01:00", "a"), "x")
    hand.type("retention", "10")
    session.save_as("Uden reform", "ny")
    session.go_back("Uden reform", 0, "før")
    assert session.scenario == session.saved["Uden reform"]
    assert "retention" not in session.scenario.levers
    session.change_library(session.scenario_library.lock("Uden reform", True), "x")
    assert session.scenario.locked
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.scenario_library == first
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert [one.note for one in session.scenario_library.versions_of("Uden reform")] == ["a", "før"]
    assert session.saved["Uden reform"].locked
