"""Whatever fails between an edit and its writing is told, tried again and asked about on closing.

Calls that are made of SQLite and of the system meanwhile are made to fail, one after the other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sosuplan.editing.edit_history import reverted, steps
from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from tests.core.folders import hundred_each
from tests.ui.conftest import Hand
from tests.ui.faulty import ERRORS, Drive, in_file
from ui.app.app import Program
from ui.planfiles import safety
from ui.scenarios import keeping
from ui.session import autosave
from ui.shell.pages import DATA

Act = Callable[[Program], object]

LOOK_AFTER = safety.Safety.look_after
"""What is done soon after a plan was opened, which most tests here go without."""


def change_cell(program: Program, text: str) -> None:
    editor = program.window.editor
    editor.change(editor.edited.with_cells("staff", {(0, "heads"): text}), f"Antal: {text}")


def revert_last(program: Program) -> None:
    editor = program.window.editor
    editor.change(reverted(editor.edited, steps(editor.history)[0]), "Tilbage")


def rename(program: Program) -> None:
    name = next(iter(program.session.saved))
    program.session.rename(name, f"{name} II")


ACTS: dict[str, tuple[Act, Act]] = {
    "figure": (lambda _: None, lambda program: change_cell(program, "77")),
    "draft": (lambda _: None, lambda program: change_cell(program, "12x")),
    "draft done with": (
        lambda program: change_cell(program, "12x"),
        lambda program: program.window.undo.trigger(),
    ),
    "undone": (
        lambda program: change_cell(program, "78"),
        lambda program: program.window.undo.trigger(),
    ),
    "reverted": (lambda program: change_cell(program, "79"), revert_last),
    "reason": (
        lambda program: change_cell(program, "80"),
        lambda program: program.window.editor.explain([0], "Talt op"),
    ),
    "levers": (
        lambda _: None,
        lambda program: (
            program.session.set_lever(program.session.catalogue["reform"], 0.0),
            program.session.keep(),
        ),
    ),
}
"""What goes before, and the edit of which every call may fail."""


def some_of(kind: str, calls: int) -> range:
    """Which calls are made to fail for an edit of this kind. Most are much the same for every kind:
    every other is made to fail for one of them."""
    return range(1 + list(ACTS).index(kind), calls + 1, 2 * len(ACTS))


class Plans:
    """Opens a plan as often as asked, each time as it was, and knows what was told meanwhile."""

    def __init__(self, hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.program, self.session = path, hand.program, hand.program.session
        # Where cells are changed: behind it, the page Scenarier makes nothing anew each time.
        self.program.window.pages.turn_to(DATA)
        self.drive = Drive(monkeypatch)
        self.told: list[str] = []
        self._content = path.read_bytes()
        monkeypatch.setattr(safety.Safety, "look_after", lambda _: None)
        monkeypatch.setattr(safety, "ask", self._answer)
        # Nobody waits here for a file that another program may let go of (see test_busy_file).
        monkeypatch.setattr(autosave, "WAIT_SECONDS", 0.0)
        monkeypatch.setattr(safety, "_BACKUP_TRIES", 0)
        monkeypatch.setattr(keeping, "ask", lambda *_: self.told.append("scenario"))

    def _answer(self, _window: object, title: str, *_: object) -> str:
        self.told.append(title)
        return ""

    def open(self) -> None:
        self.drive.work()
        self.session.close()
        self.path.write_bytes(self._content)
        self.session.open(PlanFile.open(self.path))
        self.told.clear()
        self.drive.work()

    def calls_of(self, prepare: Act, act: Act) -> int:
        """How much is asked of the drive for an edit."""
        self.open()
        prepare(self.program)
        self.drive.work()
        act(self.program)
        assert self.drive.calls > 8
        return self.drive.calls

    def seen(self) -> tuple[object, ...]:
        """All that is on the screen, as a file would hold it."""
        session, editor = self.session, self.program.window.editor
        draft = {
            name: [list(row) for row in rows]
            for name, rows in editor.edited.changed_from(editor._valid_cells()).items()
        }
        saved = tuple(session.saved.values())
        return session.plan, saved, list(editor.history), draft, session.workspace()

    @property
    def says_saved(self) -> bool:
        text = self.program.window.status.file.text()
        return "gemt " in text and "ikke gemt" not in text

    def check(self) -> None:
        """Status and file agree; and when the drive works again, so do screen and file."""
        unsaved = not self.says_saved
        self.drive.work()
        if not unsaved:
            assert in_file(self.path) == self.seen()
        self.session.keep()
        assert self.says_saved, self.session.autosave.error
        assert in_file(self.path) == self.seen()


@pytest.fixture
def plans(
    hand: Hand, path: Path, reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Plans]:
    plan = replace(hundred_each(reference, "Æbleø"), name="Æbleø")
    saved = [Scenario(plan.demands[0].scenario, {"reform": 0.5}, one) for one in ("Reform", "To")]
    PlanFile.create(path, plan, saved, replace=True)
    made = Plans(hand, path, monkeypatch)
    yield made
    made.drive.work()


@pytest.mark.parametrize("kind", ACTS)
def test_an_edit_of_which_any_call_fails_is_kept_at_the_next_try_and_never_called_saved_before(
    plans: Plans, kind: str
) -> None:
    prepare, act = ACTS[kind]
    calls = plans.calls_of(prepare, act)
    every = kind in ("figure", "draft")
    for number in range(1, calls + 1) if every else some_of(kind, calls):
        plans.open()
        prepare(plans.program)
        plans.drive.fail_at(number, ERRORS[number % len(ERRORS)], late=number % 3 == 0)
        act(plans.program)
        plans.check()


@pytest.mark.parametrize("kind", ACTS)
def test_an_edit_on_a_drive_that_fails_from_any_call_on_is_told_and_asked_about_on_closing(
    plans: Plans, kind: str
) -> None:
    prepare, act = ACTS[kind]
    for number in some_of(kind, plans.calls_of(prepare, act)):
        plans.open()
        prepare(plans.program)
        plans.drive.fail_from(number, ERRORS[number % len(ERRORS)])
        act(plans.program)
        QTest.qWait(1)
        assert plans.told == ["Planen er ikke gemt."]
        left = plans.program.window.files.safety.may_leave()
        plans.drive.work()
        *data, workspace = in_file(plans.path)
        *seen, shown = plans.seen()
        is_there = data == seen and (kind != "levers" or workspace == shown)
        assert left == is_there or not left
        assert len(plans.told) == (1 if left else 2)
        plans.check()
        assert plans.program.window.files.safety.may_leave()
        assert len(plans.told) == (1 if left else 2)


@pytest.mark.parametrize("what", ["save", "rename", "delete"])
def test_a_scenario_that_any_call_keeps_from_being_written_is_told_and_written_later(
    plans: Plans, what: str
) -> None:
    session = plans.session
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: session.save_as("Reform", ""),
        "rename": lambda: session.rename("Reform", "Reform II"),
        "delete": lambda: session.delete("Reform"),
    }

    def prepare(_program: Program) -> None:
        session.change(session.saved["Reform"], "Scenarie: Reform")
        session.set_lever(session.catalogue["reform"], 0.75)

    calls = plans.calls_of(prepare, lambda _: acts[what]())
    for number in range(1 + list(acts).index(what), calls + 1, len(acts)):
        plans.open()
        prepare(plans.program)
        before = plans.seen()
        plans.drive.fail_at(number, ERRORS[number % len(ERRORS)], late=number % 2 == 0)
        acts[what]()
        QTest.qWait(1)
        assert plans.seen() != before
        assert plans.says_saved == (not plans.told)
        plans.check()


def test_a_figure_is_never_lost_because_the_history_cannot_be_read(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans.open()
    monkeypatch.setattr(PlanFile, "history", None)
    change_cell(plans.program, "81")
    monkeypatch.undo()
    plans.session.close()
    with PlanFile.open(plans.path) as file:
        assert file.plan().staff[0].heads == 81.0
        assert [one.new for one in file.history()] == ["81"]


def test_a_fault_of_the_program_while_keeping_loses_no_edit(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    plans.open()
    monkeypatch.setattr(
        "ui.session.autosave.sys.excepthook", lambda kind, *_: reported.append(kind)
    )
    with monkeypatch.context() as broken:
        broken.setattr(PlanFile, "replace_plan", None)
        change_cell(plans.program, "82")
        plans.session.keep()
    assert reported == [TypeError]
    assert not plans.says_saved
    plans.check()
    assert plans.session.plan.staff[0].heads == 82.0


def test_losing_nothing_needs_no_question(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_losses: list[Loss]) -> bool:
        raise AssertionError

    monkeypatch.setattr(plans.program.window.editor, "_accept_losses", never)
    plans.open()
    change_cell(plans.program, "83")
    assert plans.program.window.files.safety.may_leave()
    assert plans.told == []


BUSY = ERRORS[0]


def test_a_failed_backup_does_not_keep_the_next_fault_of_saving_from_being_told(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, list[str]]] = []

    def answer(_window: object, title: str, sentences: list[str], *_: object) -> str:
        asked.append((title, sentences))
        return ""

    monkeypatch.setattr(safety, "ask", answer)
    safe = plans.program.window.files.safety
    plans.open()
    plans.drive.fail_from(1, BUSY)
    LOOK_AFTER(safe)
    change_cell(plans.program, "84")
    QTest.qWait(1)
    assert [title for title, _ in asked] == [
        "Der kunne ikke laves en sikkerhedskopi af planen.",
        "Planen er ikke gemt.",
    ]
    assert {tuple(sentences) for _, sentences in asked} == {
        ("Et andet program bruger filen. Luk den dér, eller prøv igen om lidt.",)
    }
    plans.check()


@pytest.mark.parametrize("content", [b"", b"noise" * 999], ids=["nothing", "noise"])
def test_a_file_that_is_spoilt_while_nothing_is_done_is_soon_not_called_saved(
    plans: Plans, qtbot: QtBot, content: bytes
) -> None:
    plans.session.autosave._looking.setInterval(5)
    plans.open()
    QTest.qWait(30)
    assert plans.says_saved
    assert plans.told == []
    plans.path.write_bytes(content)
    qtbot.waitUntil(lambda: plans.told == ["Planen er ikke gemt."])
    assert not plans.says_saved


def test_a_file_that_was_only_touched_is_looked_at_and_not_written(
    plans: Plans, qtbot: QtBot
) -> None:
    plans.open()
    file, content = plans.session.file, plans.path.read_bytes()
    assert file is not None
    os.utime(plans.path, (1, 1))
    assert file.is_touched
    plans.session.autosave._looking.setInterval(5)
    qtbot.waitUntil(lambda: not file.is_touched)
    assert plans.path.read_bytes() == content
    assert plans.says_saved
    assert plans.told == []


def test_closing_asks_where_another_program_has_put_an_older_plan_in_the_file(
    plans: Plans,
) -> None:
    plans.open()
    older = plans.path.read_bytes()
    change_cell(plans.program, "85")
    assert plans.says_saved
    plans.path.write_bytes(older)
    assert not plans.program.window.files.safety.may_leave()
    assert plans.told[-1] == "Planen er ikke gemt."


def test_a_scenario_that_was_not_saved_is_not_called_data_of_the_plan_on_closing(
    plans: Plans,
) -> None:
    plans.open()
    plans.drive.fail_from(1, BUSY)
    plans.session.delete("Reform")
    assert not plans.program.window.files.safety.may_leave()
    assert set(plans.told) == {"Planen er ikke gemt."}
    plans.check()
    assert plans.program.window.files.safety.may_leave()
