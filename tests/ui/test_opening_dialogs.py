"""Whatever is in the way of a plan is told with ways out, and each way leads where it says."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
)

from sosuplan.plan import Plan
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.lock import Holder, note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION
from tests.ui.conftest import Hand
from ui import safety
from ui.app import Program
from ui.restore import RestoreDialog
from ui.settings import Places
from ui.times import moment

CPR = "010190-1234"
METTE = Holder("mette", "KOM-PC-17", "2025-03-04T14:02:00+01:00", 1, "1", "t")


class Answers:
    """Presses the buttons named, one dialog after the other, and remembers what dialogs said."""

    def __init__(self, *buttons: str) -> None:
        self.said: list[str] = []
        self.offered: list[list[str]] = []
        self._buttons = list(buttons)
        self._timer = QTimer()
        self._timer.timeout.connect(self._answer)
        self._timer.start(10)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        offered = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        self.offered.append([button.text() for button in offered])
        if isinstance(dialog, QMessageBox):
            self.said.append(f"{dialog.text()}\n{dialog.informativeText()}")
        elif isinstance(dialog, RestoreDialog):
            dialog.times.setCurrentRow(dialog.times.count() - 1)
            self.said.append(dialog.summary.text())
        wanted = self._buttons.pop(0) if self._buttons else ""
        pressed: list[QAbstractButton] = [one for one in offered if one.text() == wanted]
        if pressed:
            QTest.mouseClick(pressed[0], Qt.MouseButton.LeftButton)
        else:
            dialog.reject()


@pytest.fixture
def path(tmp_path: Path, reference: Plan) -> Path:
    path = tmp_path / "delt" / "Æbleø.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, replace(reference, name="Æbleø"))
    return path


@pytest.fixture
def taken(path: Path) -> Path:
    """A plan that Mette has open on another machine."""
    note_of(path).write_text(json.dumps(asdict(METTE)), encoding="utf-8")
    return path


def holder(path: Path) -> str:
    return str(json.loads(note_of(path).read_text("utf-8"))["machine"])


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


def backed_up(path: Path, places: Places) -> None:
    with PlanFile.open(path) as file:
        file.back_up(places.backups)


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


def dialog() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


# --- backups and restoring ----------------------------------------------------------------------


def test_a_backup_is_made_soon_after_opening(hand: Hand, path: Path, places: Places) -> None:
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 100)
    (backup,) = backups_in(folder_of(places.backups, path))
    with PlanFile.open(backup.path, read_only=True) as file:
        assert file.plan().name == "Æbleø"


@pytest.fixture
def changed(hand: Hand, path: Path, places: Places) -> Path:
    """An open plan with two backups: before it was changed, and as it is now."""
    backed_up(path, places)
    with PlanFile.open(path) as file:
        plan = file.plan()
        first, *others = plan.staff
        staff = (replace(first, heads=first.heads + 1234.5), *others[:-1], others[-1])
        file.replace_plan(replace(plan, staff=staff, reform=plan.reform[1:]))
    hand.program.window.files.open(path)
    hand.program.window.files.safety.look_after()
    return path


def test_the_preview_names_every_figure_that_would_be_another_one(
    hand: Hand, changed: Path, places: Places, reference: Plan
) -> None:
    dialog = RestoreDialog(
        hand.program.window, changed, places.backups, hand.program.session.language
    )
    dialog.show()
    assert dialog.summary.text() == "Der er ingen forskel fra planen, som den er nu."
    assert dialog.table.isHidden()
    dialog.times.setCurrentRow(1)
    cells = [
        [dialog.table.item(row, column).text() for column in range(5)]
        for row in range(dialog.table.rowCount())
    ]
    first = hand.program.session.plan.staff[0]
    assert cells[0][0] == "Personale efter alder"
    assert cells[0][1] == f"Kommuner · SSA · {first.age_from}"
    assert cells[0][2:] == ["Antal", "1.439,5", "205"]
    year = str(reference.reform[0].year)
    assert cells[1] == ["Reform", year, "Hele rækken", "–", "findes"]
    assert dialog.summary.text() == (
        "Tal, der bliver anderledes: 1. Rækker, der kommer tilbage: 1. Rækker, der forsvinder: 0."
    )
    dialog.reject()


def test_restoring_from_the_menu_brings_the_figures_back_and_can_be_undone(
    hand: Hand, changed: Path, places: Places, reference: Plan
) -> None:
    session = hand.program.session
    assert session.plan.staff != reference.staff
    (action,) = (
        one
        for one in hand.program.window.findChildren(QAction)
        if one.text().replace("&", "") == "Gendan sikkerhedskopi…"
    )
    answers = Answers("Gendan")
    action.trigger()
    assert len(answers.said) == 1
    assert session.path == changed
    assert session.plan.staff == reference.staff
    # The state that was left is among the backups.
    newest, *_ = backups_in(folder_of(places.backups, changed))
    with PlanFile.open(newest.path, read_only=True) as file:
        assert file.plan().staff != reference.staff


def test_giving_up_restoring_changes_nothing(hand: Hand, changed: Path, reference: Plan) -> None:
    answers = Answers("Annuller")
    hand.program.window.files.ask_restore()
    assert [sorted(one) for one in answers.offered] == [["Annuller", "Gendan"]]
    assert hand.program.session.plan.staff != reference.staff
    assert hand.program.session.file is not None


def test_a_plan_without_backups_says_so(hand: Hand, path: Path, places: Places) -> None:
    dialog = RestoreDialog(hand.program.window, path, places.backups, hand.program.session.language)
    assert dialog.summary.text() == "Der er endnu ingen sikkerhedskopier af planen."
    assert not dialog.restore_button.isEnabled()


def test_a_backup_that_is_spoilt_cannot_be_chosen(
    hand: Hand, changed: Path, places: Places
) -> None:
    newest, older = backups_in(folder_of(places.backups, changed))
    newest.path.write_bytes(b"x")
    dialog = RestoreDialog(
        hand.program.window, changed, places.backups, hand.program.session.language
    )
    assert "ikke en plan" in dialog.summary.text()
    assert not dialog.restore_button.isEnabled()
    dialog.times.setCurrentRow(1)
    assert dialog.restore_button.isEnabled()
    assert dialog.chosen == older


# --- shared drives ------------------------------------------------------------------------------


def test_a_shared_place_is_warned_of_once_for_each_plan(
    hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "shared_by", lambda _: "network")
    answers = Answers("Fortsæt her")
    for _ in range(2):
        assert hand.program.window.files.open(path)
        QTest.qWait(safety.AFTER_OPENING_MS + 150)
    (said,) = answers.said
    assert said.startswith("Æbleø.sosuplan ligger på et delt drev.")
    assert answers.offered == [["Arbejd i en kopi…", "Fortsæt her"]]
    assert hand.program.session.path == path


def test_from_a_synchronised_folder_one_can_go_on_in_a_copy(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "shared_by", lambda one: "onedrive" if one == path else "")
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    answers = Answers("Arbejd i en kopi…")
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 150)
    assert "OneDrive kopierer filen" in answers.said[0]
    assert hand.program.session.path == copy
    assert hand.program.session.plan.name == "Æbleø"


# --- saving fails -------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_when_the_file_is_gone_it_is_told_once_and_work_goes_on_in_a_copy(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    path.unlink()
    hand.type("reform", "100")
    seen = hand.headline
    answers = Answers("Ikke nu")
    hand.program.session.keep()
    hand.program.session.keep()
    hand.settle(100)
    (said,) = answers.said
    assert said.startswith("Planen er ikke gemt.\nFilen er ikke, hvor den var")
    assert "ikke gemt" in hand.program.window.status.file.text()
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    hand.program.window.files.ask_copy()
    hand.settle(50)
    assert hand.program.session.path == copy
    assert hand.headline == seen


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_saving_can_be_tried_again(hand: Hand, path: Path) -> None:
    assert hand.program.window.files.open(path)
    away = path.with_name("væk")
    path.rename(away)
    QTimer.singleShot(5, lambda: away.rename(path))
    answers = Answers("Prøv igen")
    hand.program.session.keep()
    hand.settle(100)
    assert len(answers.said) == 1
    assert "gemt " in hand.program.window.status.file.text()


def test_a_plan_that_somebody_took_over_is_told_with_who_and_can_be_opened_anew(
    hand: Hand, path: Path
) -> None:
    assert hand.program.window.files.open(path)
    note_of(path).write_text(json.dumps(asdict(METTE)), encoding="utf-8")
    answers = Answers("Åbn planen igen", "Åbn skrivebeskyttet")
    hand.program.session.keep()
    hand.settle(150)
    assert answers.said[0].startswith("Planen er ikke gemt.\nMette overtog planen ")
    assert answers.said[1].startswith("Planen Æbleø.sosuplan er i brug.")
    assert hand.program.session.file is not None
    assert hand.program.session.file.read_only


@pytest.fixture
def unsaved(hand: Hand, path: Path) -> Path:
    """An open plan whose data were edited after its file was moved away."""
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    path.rename(path.with_name("væk"))
    answers = Answers("Ikke nu")
    session = hand.program.session
    plan = replace(session.plan, name="Rettet")
    session.take_plan(plan, session.saved.values(), session.scenario, ())
    hand.settle(100)
    assert len(answers.said) == 1
    return path


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_the_window_does_not_close_over_edited_data_that_cannot_be_saved(
    hand: Hand, unsaved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = hand.program.window, hand.program.session
    answers = Answers("Annuller")
    window.close()
    assert window.isVisible()
    assert answers.offered == [["Gem en kopi…", "Luk uden at gemme", "Annuller"]]
    assert answers.said[0].startswith("Ændringer i planens data er ikke gemt.")
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    answers = Answers("Gem en kopi…")
    window.close()
    assert not window.isVisible()
    assert len(answers.said) == 1
    assert session.file is None
    with PlanFile.open(copy) as file:
        assert file.plan().name == "Rettet"


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_data_that_can_be_saved_again_are_saved_before_another_plan_is_opened(
    hand: Hand, unsaved: Path, tmp_path: Path, reference: Plan
) -> None:
    PlanFile.create(tmp_path / "ny.sosuplan", reference)
    answers = Answers("Annuller", "Luk uden at gemme")
    assert not hand.program.window.files.open(tmp_path / "ny.sosuplan")
    assert len(answers.said) == 1
    unsaved.with_name("væk").rename(unsaved)
    assert hand.program.window.files.open(tmp_path / "ny.sosuplan")
    assert len(answers.said) == 1
    with PlanFile.open(unsaved) as file:
        assert file.plan().name == "Rettet"


# --- other ways in ------------------------------------------------------------------------------


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
    assert moment(time, "da", today) == "i dag kl. 14.02"
    assert moment(time - timedelta(days=1), "da", today) == "i går kl. 14.02"
    assert moment(time - timedelta(days=2), "da", today) == "2. marts 2025 kl. 14.02"
    program.use_language("en")
    assert moment(time - timedelta(days=2), "en", today) == "2 March 2025 at 14:02"
