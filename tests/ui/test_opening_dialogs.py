"""Whatever is in the way of a plan is told with ways out, and each way leads where it says."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
)

from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.plan_files import METTE, backed_up, dialog, holder
from ui.app.app import Program
from ui.i18n import moment
from ui.settings import Places

CPR = "010190-1234"


@pytest.fixture
def taken(path: Path) -> Path:
    """A plan that Mette has open on another machine."""
    note_of(path).write_text(json.dumps(asdict(METTE)), encoding="utf-8")
    return path


# --- in use -------------------------------------------------------------------------------------


def test_a_plan_in_use_is_told_with_name_time_and_machine(hand: Hand, taken: Path) -> None:
    before = hand.program.session.path
    answers = Answers("Annuller")
    assert not hand.program.window.files.open(taken)
    (said,) = answers.said
    assert said.startswith("Planen Æbleø.sosuplan er i brug.\nMette har haft planen åben siden ")
    assert "4. marts 2025 kl. " in said
    assert "KOM-PC-17" in said
    assert str(taken.parent) not in said
    assert answers.offered == [["Åbn skrivebeskyttet", "Åbn en kopi…", "Overtag", "Annuller"]]
    assert hand.program.session.path == before
    assert holder(taken) == "KOM-PC-17"


def test_a_plan_in_use_can_be_opened_to_read(hand: Hand, taken: Path) -> None:
    answers = Answers("Åbn skrivebeskyttet")
    assert hand.program.window.files.open(taken)
    assert len(answers.said) == 1
    assert hand.program.session.path == taken
    assert "skrivebeskyttet" in hand.program.window.status.file.text()
    assert holder(taken) == "KOM-PC-17"


def test_a_plan_in_use_can_be_taken_over(hand: Hand, taken: Path) -> None:
    answers = Answers("Overtag")
    assert hand.program.window.files.open(taken)
    assert len(answers.said) == 1
    assert holder(taken) != "KOM-PC-17"
    hand.program.session.keep()
    with PlanFile.open(taken, read_only=True) as file:
        assert file.workspace()


def test_a_copy_of_a_plan_in_use_can_be_opened(
    hand: Hand, taken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "min kopi"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    answers = Answers("Åbn en kopi…")
    assert hand.program.window.files.open(taken)
    assert len(answers.said) == 1
    assert Path(asked[0]).name == "Æbleø – kopi.sosuplan"
    assert hand.program.session.path == tmp_path / "min kopi.sosuplan"
    assert hand.program.session.plan.name == "Æbleø"
    assert holder(taken) == "KOM-PC-17"


def test_giving_up_the_copy_leads_back_to_the_question(
    hand: Hand, taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    answers = Answers("Åbn en kopi…", "Annuller")
    assert not hand.program.window.files.open(taken)
    assert len(answers.said) == 2


# --- damaged, foreign, gone ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:60_000]), "beskadiget"),
        (lambda path: path.write_text("<html>"), "ikke en plan"),
        (lambda path: path.unlink(), "findes ikke"),
        (lambda path: sql(path, "DELETE FROM demand_base"), "Behov i basisåret: Der mangler en"),
        (lambda path: sql(path, f"UPDATE settings SET value = '{CPR}' WHERE key = 'name'"), "CPR"),
        (lambda path: sql(path, "DROP TABLE workspace"), "workspace"),
        (lambda path: sql(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}"), "nyere"),
    ],
)
def test_a_plan_that_cannot_be_read_is_restored_from_a_backup(
    hand: Hand,
    path: Path,
    places: Places,
    spoil: Callable[[Path], object],
    words: str,
) -> None:
    backed_up(path, places)
    spoil(path)
    answers = Answers("Gendan en sikkerhedskopi…", "Gendan")
    assert hand.program.window.files.open(path)
    assert words in answers.said[0]
    assert CPR not in answers.said[0]
    assert hand.program.session.path == path
    assert hand.program.session.plan.name == "Æbleø"


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(statement)


def test_without_backups_no_restoring_is_offered(hand: Hand, path: Path) -> None:
    path.write_text("<html>")
    answers = Answers()
    assert not hand.program.window.files.open(path)
    assert answers.offered == [["Åbn en anden plan…", "Annuller"]]
    assert "Tal i regneark og CSV-filer kan importeres til en plan." in answers.said[0]


def test_another_plan_can_be_opened_in_the_place_of_one_that_is_none(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "brev.sosuplan"
    wrong.write_text("Kære Mette")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    answers = Answers("Åbn en anden plan…")
    assert hand.program.window.files.open(wrong)
    assert answers.said
    assert hand.program.session.path == path


def test_a_drive_that_is_back_can_be_tried_again(hand: Hand, path: Path) -> None:
    away = path.parent.with_name("væk")
    path.parent.rename(away)
    QTimer.singleShot(5, lambda: shutil.move(away, path.parent))
    answers = Answers("Prøv igen")
    assert hand.program.window.files.open(path)
    assert "findes ikke" in answers.said[0]


def test_a_file_name_is_never_taken_for_markup(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "<b>x<img src=a>.sosuplan"
    path.write_text("no plan")
    QTimer.singleShot(30, lambda: formats.append(dialog().textFormat()))
    QTimer.singleShot(60, lambda: dialog().reject())
    formats: list[Qt.TextFormat] = []
    hand.program.window.files.open(path)
    assert formats == [Qt.TextFormat.PlainText]


def drop(program: Program, *paths: Path) -> bool:
    """Drag files onto the window and let go; True if it would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(program.window, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(300, 300), copy, data, left, none)
        QApplication.sendEvent(program.window, event)
    return enter.isAccepted()


# --- other ways in ------------------------------------------------------------------------------


def test_a_plan_dropped_on_the_window_is_opened(hand: Hand, path: Path) -> None:
    assert drop(hand.program, path)
    hand.settle(50)
    assert hand.program.session.path == path


def test_other_files_are_not_taken(hand: Hand, path: Path, tmp_path: Path) -> None:
    assert not drop(hand.program, tmp_path / "tal.xlsx")
    assert not drop(hand.program, path, path)
    assert not drop(hand.program)


def test_a_duplicate_stands_beside_the_plan_and_is_worked_on(hand: Hand, path: Path) -> None:
    assert hand.program.window.files.open(path)
    hand.program.window.files.duplicate()
    assert hand.program.session.path == path.with_name("Æbleø – kopi.sosuplan")
    assert not note_of(path).exists()
    assert hand.program.window.files.open(path)
    hand.program.window.files.duplicate()
    assert hand.program.session.path == path.with_name("Æbleø – kopi (2).sosuplan")


def test_times_are_said_as_people_say_them(program: Program) -> None:
    today = date(2025, 3, 4)
    time = datetime(2025, 3, 4, 14, 2).astimezone()
    assert moment(time, today) == "i dag kl. 14.02"
    assert moment(time - timedelta(days=1), today) == "i går kl. 14.02"
    assert moment(time - timedelta(days=2), today) == "2. marts 2025 kl. 14.02"
    program.use_language("en")
    assert moment(time - timedelta(days=2), today) == "2 March 2025 at 14:02"
