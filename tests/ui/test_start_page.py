"""The window without a plan: closing one, and the ways back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from sosuplan.store.folder import PlanFolder
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from tests.ui.conftest import Hand
from ui.app.app import Program
from ui.shell.start_page import StartPage

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(program: Program) -> StartPage:
    page = program.window._front.currentWidget()
    assert isinstance(page, StartPage)
    return page


def entry(program: Program, text: str) -> QAction:
    """The entry of a menu that reads ``text``."""
    found = [
        one
        for one in program.window.findChildren(QAction)
        if one.text().replace("&", "") == text and one.menu() is None
    ]
    assert len(found) == 1, [one.text() for one in found]
    return found[0]


def close(hand: Hand) -> StartPage:
    hand.key(Qt.Key.Key_W, CTRL)
    return page_of(hand.program)


def test_a_closed_plan_leaves_a_calm_page_with_ways_to_another(hand: Hand) -> None:
    path = hand.program.session.path
    page = close(hand)
    assert page.heading.text() == "Ingen plan er åben"
    assert hand.program.window.windowTitle() == "SOSUplan"
    assert hand.program.window.status.file.text() == "Ingen plan er åben"
    assert hand.program.window.status.basis.text() == ""
    shown = [one.text() for one in page.findChildren(QPushButton) if one.text()]
    assert shown == ["Åbn plan…", "Ny plan for min kommune eller region…", "Åbn referenceplanen",
                     "Ny plan fra referenceplanen…", "Ny plan fra mappe…"]  # fmt: skip
    assert [one.path for one in page.recent] == [path]
    assert path is not None
    assert not note_of(path).exists(), "the file is free for others"


def test_enter_opens_the_plan_that_was_closed_as_it_was_left(hand: Hand) -> None:
    hand.type("retention", "12")
    seen, path = hand.headline, hand.program.session.path
    close(hand)
    focus = QApplication.focusWidget()
    assert focus is page_of(hand.program).recent[0]
    hand._qtbot.keyClick(focus, Qt.Key.Key_Return)
    hand.settle()
    assert (hand.headline, hand.program.session.path) == (seen, path)
    assert hand.program.window._front.currentWidget() is hand.program.window.pages
    assert entry(hand.program, "Importér tal…").isEnabled()


def test_without_a_plan_no_entry_and_no_key_does_anything_to_one(hand: Hand) -> None:
    close(hand)
    window = hand.program.window
    for text in ("Luk planen", "Importér tal…", "Gem en kopi som…", "Dupliker"):
        assert not entry(hand.program, text).isEnabled(), text
    assert [
        one.text().replace("&", "")
        for one in window.menuBar().actions()
        if one.isVisible() and one.isEnabled()
    ] == ["Filer", "Vis", "Hjælp"]
    for key in (Qt.Key.Key_W, Qt.Key.Key_Z, Qt.Key.Key_0, Qt.Key.Key_R, Qt.Key.Key_S, Qt.Key.Key_I,
                Qt.Key.Key_2):  # fmt: skip
        hand.key(key, CTRL)
    hand.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page_of(hand.program)
    hand.program.use_language("en")
    hand.program.use_look("dark")
    hand.settle()
    assert page_of(hand.program).heading.text() == "No plan is open"


def test_what_was_just_moved_is_in_the_file_of_a_closed_plan(hand: Hand) -> None:
    path = hand.program.session.path
    assert path is not None
    hand.type("reform", "0")
    close(hand)
    with PlanFile.open(path, read_only=True) as file:
        assert '"reform": 0.0' in file.workspace()["levers"]


def test_a_closed_plan_stays_closed_at_the_next_start_and_is_one_key_away(
    hand: Hand, start: Callable[..., Program]
) -> None:
    path = hand.program.session.path
    close(hand)
    again = start()
    assert again.session.file is None
    assert page_of(again).recent[0].path == path
    hand._qtbot.mouseClick(page_of(again).recent[0], Qt.MouseButton.LeftButton)
    assert again.session.path == path
    assert start().session.path == path


def test_a_plan_is_opened_by_its_name_on_the_command_line_after_a_closed_one(
    hand: Hand, start: Callable[..., Program], tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    close(hand)
    assert start(path).session.path == path


def test_a_plan_dropped_on_the_page_is_opened(
    hand: Hand, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    close(hand)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy, left = QPointF(600, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        hand.program.window, QDragEnterEvent(at.toPoint(), copy, data, left, none)
    )
    QApplication.sendEvent(hand.program.window, QDropEvent(at, copy, data, left, none))
    hand.settle(50)
    assert hand.program.session.path == path


def test_every_button_of_the_page_leads_to_a_plan(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = hand.program.session.path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(reference), ""))
    for text in ("Åbn plan…", "Åbn referenceplanen"):
        page = close(hand)
        (button,) = (one for one in page.findChildren(QPushButton) if one.text() == text)
        hand.click(button)
        assert hand.program.session.path == reference


def test_a_plan_that_is_gone_is_not_offered(
    hand: Hand, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    reference = hand.program.session.path
    assert hand.program.window.files.open(path)
    hand.key(Qt.Key.Key_W, CTRL)
    path.unlink()
    page_of(hand.program).refresh()
    assert [one.path for one in page_of(hand.program).recent] == [reference]


def test_nothing_on_the_page_is_cut_in_either_language(hand: Hand) -> None:
    for code in ("da", "en"):
        hand.program.use_language(code)
        page = close(hand) if hand.program.session.file else page_of(hand.program)
        hand.settle(100)
        for label in page.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
        for button in page.findChildren(QPushButton):
            if button.text():
                assert button.width() >= button.sizeHint().width(), button.text()


@pytest.mark.parametrize("code", ["da", "en"])
def test_no_two_entries_of_a_menu_have_the_same_access_key(hand: Hand, code: str) -> None:
    hand.program.use_language(code)
    hand.settle()
    bar = hand.program.window.menuBar()
    hand.program.window.areas.refresh()
    for actions in (bar.actions(), *(one.menu().actions() for one in bar.actions())):
        keys = [
            one.text().replace("&&", "").split("&")[1][:1].lower()
            for one in actions
            if "&" in one.text().replace("&&", "")
        ]
        assert len(keys) == len(set(keys)), [one.text() for one in actions]
