"""Plan files from the window: first start, last plan, broken files, folders in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from sosuplan.store.folder import PlanFolder, read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from tests.ui.conftest import Hand
from ui.app.app import Program
from ui.settings import Places
from ui.widgets.problems import FaultList


class Messages:
    """Closes every dialog that opens and remembers what it said."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._close)
        self._timer.start(10)

    def _close(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            self.texts.append(f"{dialog.text()}\n{dialog.informativeText()}")
            dialog.done(0)
        elif isinstance(dialog, FaultList):
            self.texts.append(dialog.text.toPlainText())
            dialog.reject()
        elif isinstance(dialog, QDialog):
            dialog.reject()


@pytest.fixture
def messages() -> Messages:
    return Messages()


def test_the_first_start_copies_the_reference_plan_into_the_users_folder(
    program: Program, places: Places, reference_folder: PlanFolder
) -> None:
    path = program.session.path
    assert path is not None
    assert path.parent == places.plans
    assert program.session.plan == reference_folder.plan
    assert tuple(program.session.saved.values()) == reference_folder.scenarios


def test_a_later_start_opens_the_plan_that_was_open_last(
    start: Callable[..., Program], tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Æbleø Kommune.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    start(path)
    again = start()
    assert again.session.path == path


def test_a_plan_that_cannot_be_opened_is_told_and_the_last_one_shown_instead(
    start: Callable[..., Program], tmp_path: Path, messages: Messages
) -> None:
    broken = tmp_path / "budget.sosuplan"
    broken.write_text("<html>not a plan</html>", encoding="utf-8")
    program = start(broken)
    assert len(messages.texts) == 1
    assert "budget.sosuplan" in messages.texts[0]
    assert "kan ikke åbnes" in messages.texts[0]
    assert program.window.scenarios.headline.text().startswith("I 2034 mangler der 2.419")
    assert broken.read_text(encoding="utf-8") == "<html>not a plan</html>"


def test_opening_a_broken_file_leaves_the_open_plan_as_it_was(
    hand: Hand, tmp_path: Path, messages: Messages
) -> None:
    hand.type("reform", "0")
    seen, path = hand.headline, hand.program.session.path
    foreign = tmp_path / "other.sosuplan"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE accounts (iban TEXT)")
    connection.close()
    assert not hand.program.window.files.open(foreign)
    assert len(messages.texts) == 1
    assert (hand.headline, hand.program.session.path) == (seen, path)


def test_a_damaged_copy_of_the_reference_plan_is_kept_and_another_made_beside_it(
    start: Callable[..., Program], messages: Messages
) -> None:
    program = start()
    path = program.session.path
    assert path is not None
    program.session.close()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    again = start()
    assert again.session.path is not None
    assert again.session.path != path
    assert path.read_bytes().endswith(b"\xff" * 5000)
    assert messages.texts


def test_a_bad_plan_folder_is_refused_with_all_its_faults_in_danish(
    hand: Hand,
    tmp_path: Path,
    messages: Messages,
    monkeypatch: pytest.MonkeyPatch,
    reference_folder: PlanFolder,
) -> None:
    folder = tmp_path / "plan"
    write_folder(reference_folder.plan, folder)
    text = (folder / "staff.csv").read_text(encoding="utf-8").splitlines()
    for line in (2, 5, 9, 12):
        cells = text[line].split(",")
        text[line] = ",".join([*cells[:5], "mange", *cells[6:]])
    (folder / "staff.csv").write_text("\n".join(text), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    hand.program.window.files.ask_new()
    assert len(messages.texts) == 1
    lines = messages.texts[0].splitlines()
    assert len(lines) == 4
    for line, number in zip(lines, (3, 6, 10, 13), strict=True):
        assert "staff.csv" in line
        assert f"linje {number}" in line
        assert "mange" in line


def test_a_plan_goes_out_as_a_folder_and_comes_back_as_a_new_plan(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, session = hand.program.window.files, hand.program.session
    folder, new = tmp_path / "ud", tmp_path / "ny plan"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    plan, saved = session.plan, dict(session.saved)
    files.ask_export()
    assert read_folder(folder).plan == plan
    files.ask_new()
    assert session.path == tmp_path / "ny plan.sosuplan"
    assert (session.plan, dict(session.saved)) == (plan, saved)


def test_a_copy_goes_on_with_the_levers_as_they_are(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.type("retention", "15")
    seen = hand.headline
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    hand.program.window.files.ask_copy()
    hand.settle()
    assert hand.program.session.path == copy
    assert hand.headline == seen


def test_what_is_worked_on_is_written_soon_and_the_status_line_says_when(hand: Hand) -> None:
    hand.type("reform", "0")
    hand.settle(1000)
    path = hand.program.session.path
    assert path is not None
    with PlanFile.open(path, read_only=True) as file:
        assert '"reform": 0.0' in file.workspace()["levers"]
    assert "gemt " in hand.program.window.status.file.text()


def test_a_user_folder_that_cannot_be_written_is_told_and_the_reference_plan_shown_all_the_same(
    start: Callable[..., Program], places: Places, messages: Messages
) -> None:
    places.plans.parent.mkdir(parents=True)
    places.plans.write_text("a file where the folder should be", encoding="utf-8")
    program = start()
    assert len(messages.texts) == 1
    assert "midlertidig mappe" in messages.texts[0]
    assert program.window.scenarios.headline.text().startswith("I 2034 mangler der 2.419")


def test_a_name_typed_without_its_suffix_replaces_no_file_unasked(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "andre tal.sosuplan"
    there.write_bytes(b"something else")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "andre tal"), "")
    )
    asked: list[str] = []

    def answer(*arguments: object) -> QMessageBox.StandardButton:
        asked.append(str(arguments[2]))
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    hand.program.window.files.ask_copy()
    assert asked == ["andre tal.sosuplan findes allerede. Skal den erstattes?"]
    assert there.read_bytes() == b"something else"


def test_a_new_plan_never_takes_the_place_of_the_open_one(
    hand: Hand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    messages: Messages,
    reference_folder: PlanFolder,
) -> None:
    folder = tmp_path / "plan"
    write_folder(reference_folder.plan, folder)
    path = hand.program.session.path
    saved = dict(hand.program.session.saved)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hand.program.window.files.ask_new()
    hand.settle(50)
    assert len(messages.texts) == 1
    assert "er den plan, der er åben" in messages.texts[0]
    assert dict(hand.program.session.saved) == saved
