"""Places where saving may fail are warned of, and nothing is lost where it fails."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from sosuplan.model.plan import Plan
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.plan_files import METTE
from ui.planfiles import safety

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
    hand.type("reform", "0")
    seen = hand.headline
    answers = Answers("Ikke nu")
    hand.program.session.keep()
    hand.program.session.keep()
    hand.settle(100)
    (said,) = answers.said
    assert said.startswith("Planen er ikke gemt.\nFilen er ikke længere, hvor den var")
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
    session.take_plan(plan, session.scenario_library, session.scenario, ())
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


def test_opening_the_plan_anew_asks_once_and_says_what_is_lost(
    hand: Hand, path: Path, reference: Plan
) -> None:
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    with PlanFile.open(path, take_over=True) as other:
        other.replace_plan(replace(reference, name="Mettes"))
    answers = Answers("Åbn planen igen")
    session = hand.program.session
    plan = replace(session.plan, name="Rettet")
    session.take_plan(plan, session.scenario_library, session.scenario, ())
    hand.settle(200)
    (said,) = answers.said
    assert "Et andet program har ændret planen" in said
    assert said.endswith("Åbner du planen igen, går det, der kun er på skærmen, tabt.")
    assert session.plan.name == "Mettes"
    assert not session.autosave.unsaved
    assert "gemt " in hand.program.window.status.file.text()


@pytest.mark.parametrize("spoilt", ["noise", "table"])
def test_a_plan_spoilt_while_open_is_told_with_the_copy_of_the_screen_as_the_way_out(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    if spoilt == "noise":
        path.write_bytes(path.read_bytes()[:4096] + b"x" * 20_000)
    else:
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE theirs (a)")
            os.utime(path, (1, 1))
    copy = tmp_path / "kopi.sosuplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    answers = Answers("Gem en kopi…")
    session = hand.program.session
    plan = replace(session.plan, name="Rettet")
    session.take_plan(plan, session.scenario_library, session.scenario, ())
    hand.settle(200)
    (said,) = answers.said
    assert "beskadiget, mens den var åben" in said
    assert "sikkerhedskopi" not in said
    assert answers.offered == [["Gem en kopi…", "Ikke nu"]]
    assert (session.path, session.plan.name) == (copy, "Rettet")
