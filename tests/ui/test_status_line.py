"""The status line always says whether what is seen is in the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.editing.areas import copy_area
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.provenance import count_all_assumed
from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, StoreError
from sosuplan.text.language import Language
from tests.cases import check_each
from tests.ui.conftest import Hand
from tests.ui.data_hand import DataHand
from ui.app.app import Program
from ui.session.autosave import KEEP_AFTER_MS


def said(program: Program) -> str:
    return program.window.status.file.text()


def lever(program: Program) -> None:
    session = program.session
    session.set_lever(session.catalogue["retention"], 0.1)


def cell(program: Program) -> None:
    edited = program.window.editor.edited
    program.window.editor.change(edited.with_cells("staff", {(0, "heads"): "300"}), "x")


def fault(program: Program) -> None:
    edited = program.window.editor.edited
    program.window.editor.change(edited.with_cells("staff", {(0, "heads"): "abc"}), "x")


def area(program: Program) -> None:
    plan = copy_area(program.session.plan, program.session.plan.areas[0], "Nabo", Language("da"))
    program.window.editor.change(EditedPlan.of(plan), "x")


def undo(program: Program) -> None:
    cell(program)
    program.window.undo.trigger()


def reason(program: Program) -> None:
    cell(program)
    program.window.editor.explain([0], "derfor")


CHANGES: dict[str, Callable[[Program], None]] = {
    "a lever": lever,
    "a cell": cell,
    "a cell with a fault": fault,
    "a copied area": area,
    "a step back": undo,
    "a reason": reason,
    "a saved scenario": lambda program: program.session.save_as("Mit", ""),
    "a renamed scenario": lambda program: program.session.rename("Uden reform", "Reformen"),
    "a deleted scenario": lambda program: program.session.delete("Uden reform"),
    "a comparison": lambda program: program.session.compare_with(("Uden reform",)),
    "an occupation": lambda program: program.session.look_at(occupation="SSH"),
}


@pytest.fixture(autouse=True)
def soon(program: Program) -> None:
    """What is moved is written sooner than users move it, but not at once."""
    program.session.autosave._soon.setInterval(100)


def open_as_yesterday(program: Program, content: bytes) -> None:
    """The plan as it was, with a last change yesterday at 14.02."""
    path = program.session.path
    assert path is not None
    time = (datetime.now() - timedelta(days=1)).replace(hour=14, minute=2).timestamp()
    program.session.close()
    path.write_bytes(content)
    os.utime(path, (time, time))
    program.window.files.open(path)


@pytest.fixture
def yesterday(program: Program, reference_file: Path) -> Program:
    """The program with a plan whose last change was yesterday at 14.02."""
    open_as_yesterday(program, reference_file.read_bytes())
    return program


def test_an_opened_plan_says_when_it_was_last_saved(yesterday: Program) -> None:
    assert said(yesterday) == "Region Midtjylland 2024–2034.sosuplan · gemt i går kl. 14.02"


def test_another_language_still_says_when_it_was_saved(yesterday: Program, qtbot: QtBot) -> None:
    yesterday.use_language("en")
    qtbot.waitUntil(lambda: said(yesterday).endswith(" · saved yesterday at 14:02"))
    yesterday.use_language("da")
    qtbot.waitUntil(lambda: said(yesterday).endswith(" · gemt i går kl. 14.02"))


def test_every_kind_of_change_is_followed_by_when_it_was_saved(
    program: Program, qtbot: QtBot, reference_file: Path
) -> None:
    def check(kind: str) -> None:
        open_as_yesterday(program, reference_file.read_bytes())
        assert "gemt i går" in said(program)
        CHANGES[kind](program)
        now = {(datetime.now() + timedelta(minutes=late)).strftime("%H.%M") for late in (0, 1)}
        qtbot.waitUntil(
            lambda: any(f"gemt {time}" in said(program) for time in now), timeout=KEEP_AFTER_MS * 4
        )

    check_each(CHANGES, check)


def test_while_something_waits_to_be_written_it_is_not_called_saved(
    yesterday: Program, qtbot: QtBot
) -> None:
    lever(yesterday)
    qtbot.waitUntil(lambda: "gemmer …" in said(yesterday))
    qtbot.waitUntil(lambda: "gemt " in said(yesterday), timeout=KEEP_AFTER_MS * 4)


@pytest.mark.parametrize("kind", ["a lever", "a cell", "a cell with a fault"])
def test_what_cannot_be_written_stays_not_saved_until_it_is(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: 0)

    def full(*_: object, **__: object) -> None:
        raise StoreError(Fault("disk_full", "plan"))

    names = ("replace_plan", "save_draft", "save_workspace")
    real = {name: getattr(PlanFile, name) for name in names}
    for name in names:
        monkeypatch.setattr(PlanFile, name, full)
    CHANGES[kind](program)
    qtbot.waitUntil(lambda: "ikke gemt" in said(program), timeout=KEEP_AFTER_MS * 4)
    program.use_language("en")
    qtbot.wait(20)
    assert said(program) == "Region Midtjylland 2024–2034.sosuplan · not saved"
    program.use_language("da")
    program.window.pages.turn_to("data")
    qtbot.wait(20)
    assert said(program).endswith(" · ikke gemt")
    assert program.window.status.file.property("look") == "fault"
    assert "plads" in program.window.status.file.toolTip()
    for name, method in real.items():
        monkeypatch.setattr(PlanFile, name, method)
    program.session.keep()
    assert "ikke gemt" not in said(program)
    assert program.window.status.file.property("look") == ""


def test_what_could_not_be_written_is_tried_again_by_itself(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: 0)
    program.session.autosave._again.setInterval(50)
    real, tries = PlanFile.save_workspace, []

    def busy(file: PlanFile, workspace: dict[str, str]) -> None:
        tries.append(workspace)
        if len(tries) < 3:
            raise StoreError(Fault("file_in_use", "plan"))
        real(file, workspace)

    monkeypatch.setattr(PlanFile, "save_workspace", busy)
    program.session.look_at(unit="fte")
    qtbot.waitUntil(lambda: len(tries) >= 3, timeout=KEEP_AFTER_MS * 4)
    assert "gemt " in said(program)


def test_a_plan_that_can_only_be_read_says_so_whatever_is_moved(
    program: Program, qtbot: QtBot, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    program.window.files.show(PlanFile.open(path, read_only=True))
    lever(program)
    qtbot.wait(50)
    assert said(program) == "Odder.sosuplan · skrivebeskyttet · ændringer gemmes ikke"


def test_a_plan_that_can_only_be_read_promises_to_remember_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session = program.session
    session.change(session.saved["Uden reform"], "x")
    session.set_lever(session.catalogue["retention"], 0.12)
    session.keep()
    assert "huskes" in said(program)
    path = tmp_path / "Odder.sosuplan"
    assert session.path is not None
    path.write_bytes(session.path.read_bytes())
    program.window.files.show(PlanFile.open(path, read_only=True))
    qtbot.wait(50)
    assert session.scenario.levers["retention"] == 0.12
    assert said(program) == "Odder.sosuplan · skrivebeskyttet · ændringer gemmes ikke"
    tip = program.window.status.file.toolTip()
    assert "er der ved næste start" not in tip
    assert "Gem en kopi" in tip


def test_in_a_narrow_window_what_does_not_fit_ends_with_dots(
    program: Program, qtbot: QtBot
) -> None:
    session, status = program.session, program.window.status
    session.change(session.saved["Uden reform"], "x")
    session.set_lever(session.catalogue["retention"], 0.12)
    session.compare_with(("Fuld tid som i regionen", "Alle på fuld tid"))
    session.keep()
    program.window.resize(900, 560)
    # The frame with what is compared comes a turn of the event loop later.
    qtbot.waitUntil(lambda: status.compared.shown.endswith("…"))
    assert program.window.width() == 900
    assert status.basis.text().startswith(status.basis.shown.removesuffix("…"))
    assert f"{count_all_assumed(session.plan).assumed} antagelser" in status.basis.toolTip()
    assert "Alle på fuld tid" in status.compared.toolTip()
    right = status.compared.mapTo(status, status.compared.rect().topRight()).x()
    assert right <= status.width()


def test_a_long_file_name_neither_hides_the_state_nor_widens_the_window(
    program: Program, qtbot: QtBot, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / f"{'Æøå' * 30}.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    program.window.files.show(PlanFile.open(path))
    program.window.resize(900, 560)
    qtbot.wait(50)
    assert program.window.width() == 900
    status = program.window.status
    assert status.file.width() >= status.file.sizeHint().width()
    assert ".sosuplan · gemt" in said(program)
    assert path.name in status.file.toolTip()


def test_a_scenario_that_differs_from_its_saved_state_is_said_to_be_remembered(
    hand: Hand, start: Callable[..., Program]
) -> None:
    session = hand.program.session
    session.change(session.saved["Uden reform"], "x")
    hand.type("retention", "12")
    assert said(hand.program).endswith("ændringerne i scenariet huskes")
    assert "Scenariet Uden reform er ændret" in hand.program.window.status.file.toolTip()
    again = start()
    assert again.session.scenario.levers["retention"] == 0.12
    assert again.session.scenario.name == "Uden reform"
    assert said(again).endswith("ændringerne i scenariet huskes")
    again.window.scenario_menu.save.trigger()
    assert "huskes" not in said(again)


def test_what_the_figures_rest_on_follows_the_data(qtbot: QtBot, program: Program) -> None:
    data = DataHand(qtbot, program)
    assert "egne" not in program.window.status.basis.text()
    data.type(0, "heads", "300")
    assert program.window.status.basis.text().endswith(", 1 eget tal")
    data.type(1, "heads", "300")
    assert program.window.status.basis.text().endswith(", 2 egne tal")
