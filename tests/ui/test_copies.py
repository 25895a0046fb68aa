"""A copy of a plan is everything that is on the screen, however it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers
from tests.ui.data_hand import DataHand
from tests.ui.faulty import in_file


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialog for files is told to save."""
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    return copy


def moved_away(data: DataHand) -> Path:
    """The open plan's file, which is gone from its place."""
    path = data.file.path
    path.rename(path.with_name("væk"))
    return path


def test_a_copy_holds_what_is_not_valid_yet_the_history_and_the_levers(
    data: DataHand, copy: Path
) -> None:
    session = data.program.session
    data.turn("staff")
    data.type(0, "heads", "50")
    data.program.window.editor.explain([0], "Talt op")
    data.type(1, "heads", "12x")
    session.set_lever(session.catalogue["reform"], 0.0)
    seen = data.program.window.scenarios.headline.text()
    data.program.window.files.ask_copy()
    data.settle()
    assert session.path == copy
    assert data.cell(1, "heads") == "12x"
    assert data.program.window.scenarios.headline.text() == seen
    plan, _, history, draft, workspace = in_file(copy)
    assert plan == session.plan
    assert session.plan.staff[0].heads == 50.0
    assert [(one.column, one.new, one.why) for one in history if one.column == "heads"] == [
        ("heads", "50", "Talt op")
    ]
    assert draft["staff"][1][5] == "?12x"
    assert '"reform": 0.0' in workspace["levers"]


def test_a_copy_holds_what_could_not_be_saved_with_its_history_and_nothing_is_asked_again(
    data: DataHand, copy: Path
) -> None:
    data.turn("staff")
    moved_away(data)
    answers = Answers("Ikke nu", "Gem en kopi…")
    data.type(0, "heads", "50")
    data.type(1, "heads", "12x")
    QTest.qWait(50)
    window = data.program.window
    window.close()
    QTest.qWait(50)
    assert not window.isVisible()
    assert [said.partition("\n")[0] for said in answers.said] == [
        "Planen er ikke gemt.",
        "Ændringer i planens data er ikke gemt.",
    ]
    plan, _, history, draft, _ = in_file(copy)
    assert plan.staff[0].heads == 50.0
    assert [one.new for one in history if one.column == "heads"] == ["50"]
    assert draft["staff"][1][5] == "?12x"


def test_after_a_copy_was_saved_from_the_question_work_goes_on_without_another_one(
    data: DataHand, copy: Path
) -> None:
    data.turn("staff")
    moved_away(data)
    answers = Answers("Gem en kopi…")
    data.type(0, "heads", "50")
    QTest.qWait(100)
    assert len(answers.said) == 1
    assert data.program.session.path == copy
    assert "ikke gemt" not in data.program.window.status.file.text()
    assert data.cell(0, "heads") == "50"


def test_what_is_still_being_typed_is_in_the_copy_and_kept_on_closing(
    data: DataHand, copy: Path
) -> None:
    def begin(row: int, text: str) -> None:
        data.go(row, "heads")
        view = data.page.pane.view
        QTest.keyClick(view, Qt.Key.Key_F2)
        line = view.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, text)

    data.turn("staff")
    begin(0, "51")
    data.program.window.files.ask_copy()
    data.settle()
    assert data.program.session.path == copy
    assert in_file(copy)[0].staff[0].heads == 51.0
    begin(1, "52")
    data.program.window.close()
    assert in_file(copy)[0].staff[1].heads == 52.0


def test_a_copy_under_the_name_of_the_open_plan_is_refused_in_words(
    data: DataHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = data.file.path, []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QMessageBox, "information", lambda *texts: told.append(texts[2]))
    content = path.read_bytes()
    data.program.window.files.ask_copy()
    assert len(told) == 1
    assert path.name in told[0]
    assert path.read_bytes() == content


def test_a_duplicate_holds_what_is_not_valid_yet(data: DataHand) -> None:
    data.turn("staff")
    data.type(0, "heads", "12x")
    data.program.window.files.duplicate()
    data.settle()
    path = data.program.session.path
    assert path is not None
    assert path.stem.endswith("kopi")
    assert in_file(path)[3]["staff"][0][5] == "?12x"


def test_the_plan_folder_says_what_it_does_not_have(
    data: DataHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ud"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    data.turn("staff")
    before = data.program.session.plan
    data.type(0, "heads", "12x")
    answers = Answers("Annuller", "Eksportér uden det")
    data.program.window.files.ask_export()
    assert list(folder.iterdir()) == []
    data.program.window.files.ask_export()
    assert read_folder(folder).plan == before
    assert len(answers.said) == 2


def test_a_backup_holds_what_is_not_valid_yet_and_restoring_brings_it_back(
    data: DataHand, tmp_path: Path
) -> None:
    data.turn("staff")
    data.type(0, "heads", "12x")
    backup = data.file.back_up(tmp_path / "backups")
    assert backup is not None
    with PlanFile.open(backup.path, read_only=True) as file:
        assert file.draft()["staff"][0][5] == "?12x"
