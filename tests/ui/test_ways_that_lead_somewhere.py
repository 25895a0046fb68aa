"""Problems with plan files offer ways that lead somewhere, and questions say what is lost."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, StoreError
from tests.cases import check_each
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.data_hand import DataHand
from ui.planfiles import opening, safety


def test_a_folder_in_the_place_of_the_note_is_told_and_the_plan_opens_when_it_is_gone(
    hand: Hand, path: Path
) -> None:
    note_of(path).mkdir()
    answers = Answers("Åbn skrivebeskyttet")
    assert hand.program.window.files.open(path)
    assert note_of(path).name in answers.said[0]
    assert answers.offered == [
        ["Prøv igen", "Åbn skrivebeskyttet", "Åbn en kopi…", "Annuller"],
    ]
    assert hand.program.session.file is not None
    assert hand.program.session.file.read_only
    note_of(path).rmdir()
    assert hand.program.window.files.open(path)
    assert not hand.program.session.file.read_only


def test_what_cannot_be_read_is_not_offered_to_be_read(
    hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {
        "user": "M",
        "machine": "K",
        "since": "2025-01-01 10:00",
        "note": "n",
        "reason": "EIO",
    }
    values |= {"version": "9", "ours": "2", "high": "1", "tables": "t", "other_helpers": ""}

    def check(code: str) -> None:
        def refuse(*_: object, **__: object) -> PlanFile:
            raise StoreError(Fault(code, str(path), values=values))

        monkeypatch.setattr(PlanFile, "open", refuse)
        answers = Answers()
        assert not hand.program.window.files.open(path)
        (offered,) = answers.offered
        assert not {"Åbn skrivebeskyttet", "Åbn en kopi…", "Overtag"} & set(offered)

    monkeypatch.setattr(opening, "can_be_read", lambda _: False)
    check_each(sorted(opening._WAYS), check)


def test_a_plan_that_noise_came_into_is_not_called_saved_and_is_asked_about_on_closing(
    data: DataHand, path: Path
) -> None:
    window, session = data.program.window, data.program.session
    assert window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    data.turn("staff")
    noise = random.Random(4).randbytes(path.stat().st_size - 8192)
    with path.open("r+b") as stream:
        stream.seek(8192)
        stream.write(noise)
    os.utime(path)
    answers = Answers("Annuller", "Ikke nu", "Annuller")
    window.close()
    assert window.isVisible()
    assert answers.said[0].startswith("Planen er ikke gemt.\nPlanfilen er blevet beskadiget")
    assert "Det, du ser på skærmen, går tabt" in answers.said[0]
    assert "ikke gemt" in window.status.file.text()
    data.type(0, "heads", "50")
    QTest.qWait(20)
    assert "ikke gemt" in window.status.file.text()
    assert session.autosave.unsaved


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_levers_that_could_not_be_kept_are_asked_about_on_closing(hand: Hand, path: Path) -> None:
    window, session = hand.program.window, hand.program.session
    assert window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 50)
    answers = Answers("Annuller", "Luk uden at gemme")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        session.set_lever(session.catalogue["reform"], 0.0)
        window.close()
        assert window.isVisible()
        assert answers.said[0].startswith("Planen er ikke gemt.\nEt andet program bruger filen")
        assert "Det, du har ændret i scenariet" in answers.said[0]
    session.keep()
    window.close()
    assert not window.isVisible()
    assert len(answers.said) == 1


def test_what_cannot_be_used_of_how_a_plan_was_looked_at_is_told_once(
    hand: Hand, path: Path
) -> None:
    with PlanFile.open(path) as file:
        file.save_workspace({"levers": "[" * 100_000, "report": "[" * 100_000})
    answers = Answers()
    assert hand.program.window.files.open(path)
    hand.program.window.pages.turn_to("report")
    QTest.qWait(safety.AFTER_OPENING_MS + 150)
    (said,) = answers.said
    assert said.startswith("Planen vises ikke, som den sidst så ud.")
    assert hand.program.window.files.open(path)
    QTest.qWait(safety.AFTER_OPENING_MS + 150)
    assert len(answers.said) == 1


def test_a_text_that_no_file_takes_is_refused_where_it_is_pasted(data: DataHand) -> None:
    data.turn("staff")
    before = data.program.window.editor.edited
    answers = Answers()
    for length in (10_001, 2_000_000):
        data.go(0, "heads")
        data.paste("x" * length)
        QTest.qWait(30)
    assert data.program.window.editor.edited == before
    assert [said.partition("\n")[0] for said in answers.said] == ["Intet er ændret."] * 2
