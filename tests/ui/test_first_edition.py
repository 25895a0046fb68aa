"""A plan of the first edition is carried over when the user says so, and then it is said."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from sosuplan.store.backup import back_up, backups_in, folder_of
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.schema import SCHEMA_VERSION
from sosuplan.text.numbers import format_number
from tests.core.old_plans import FILE, FOLDER, content, results, sql, version_of
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.plan_files import METTE, dialog
from tests.ui.test_busy_file import held
from tests.ui.test_opening_dialogs import drop
from tests.ui.ways_out import Asked, menu_entry
from ui.app.app import Program
from ui.planfiles.opening import places_of_copy
from ui.settings import Places
from ui.shell.about import AboutPlan

CARRY, SAVE_AS, CANCEL = "Overfør", "Gem overført som…", "Annuller"
TITLE = "Planen Odder.sosuplan er fra modellens første udgave."
ORIGINAL = "Odder – første udgave.sosuplan"
OLD = FILE.read_bytes()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A plan file of the first edition, alone in its folder."""
    path = tmp_path / "fælles" / "Odder.sosuplan"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def untouched(path: Path) -> bool:
    return path.read_bytes() == OLD and names(path.parent) == [path.name]


def banner(program: Program) -> str:
    """What the banner says, if it is seen."""
    shown = program.window.pages.banner
    return shown.label.text() if shown.isVisible() else ""


def is_shown(program: Program, path: Path) -> bool:
    """Whether the plan is open, with the answer of the scenario that was worked on then."""
    QTest.qWait(50)
    last = next(row for row in reversed(results()["*"]) if row[0] == "SSA")
    missing = format_number(last[3] - last[2], 0, "da")
    return program.session.path == path and missing in program.window.scenarios.headline.text()


def carry_over(program: Program, path: Path) -> None:
    answers = Answers(CARRY)
    assert program.window.files.open(path)
    assert len(answers.said) == 1


# --- the question -------------------------------------------------------------------------------


def test_the_question_says_what_happens_and_offers_three_ways(hand: Hand, old: Path) -> None:
    answers = Answers()
    assert not hand.program.window.files.open(old)
    (said,) = answers.said
    assert said.startswith(TITLE)
    assert "Ældre programmer kan ikke åbne den bagefter." in said
    assert f"»{ORIGINAL}«" in said
    assert "giver de samme resultater som før" in said
    assert "hjælpere" not in said
    assert answers.offered == [[CARRY, SAVE_AS, CANCEL]]


def test_where_helpers_become_assistants_it_says_what_becomes_another_figure(
    hand: Hand, old: Path
) -> None:
    with sql(old) as raw:
        raw.execute("UPDATE training SET from_ssh_share = 0.1 WHERE occupation = 'SSA'")
    answers = Answers(CARRY)
    assert hand.program.window.files.open(old)
    assert "Kun antallet af hjælpere bliver et andet" in answers.said[0]
    assert banner(hand.program).endswith("Kun antallet af hjælpere er et andet.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_giving_up_leaves_everything_as_it_was(hand: Hand, old: Path, key: Qt.Key | None) -> None:
    before = hand.program.session.path

    def give_up() -> None:
        if key is None:
            dialog().close()
        else:
            QTest.keyClick(dialog(), key)

    QTimer.singleShot(100, give_up)
    assert not hand.program.window.files.open(old)
    assert untouched(old)
    assert hand.program.session.path == before
    assert banner(hand.program) == ""


def test_carrying_over_keeps_the_file_beside_it_and_shows_the_plan(hand: Hand, old: Path) -> None:
    then = content(old)
    answers = Answers(CARRY)
    assert hand.program.window.files.open(old)
    assert len(answers.said) == 1
    assert is_shown(hand.program, old)
    assert names(old.parent) == sorted([note_of(old).name, ORIGINAL, old.name])
    kept = old.with_name(ORIGINAL)
    assert (content(kept), version_of(kept)) == (then, 2)
    assert version_of(old) == SCHEMA_VERSION


def test_enter_carries_over(hand: Hand, old: Path) -> None:
    QTimer.singleShot(100, lambda: QTest.keyClick(dialog(), Qt.Key.Key_Return))
    assert hand.program.window.files.open(old)
    assert version_of(old) == SCHEMA_VERSION


def test_no_file_is_lost_that_has_the_name_already(hand: Hand, old: Path) -> None:
    old.with_name(ORIGINAL).write_text("Kære Mette")
    answers = Answers(CARRY)
    assert hand.program.window.files.open(old)
    second = "Odder – første udgave (2).sosuplan"
    assert f"»{second}«" in answers.said[0]
    assert version_of(old.with_name(second)) == 2
    assert old.with_name(ORIGINAL).read_text() == "Kære Mette"


def test_a_copy_can_be_carried_over_in_its_place(
    hand: Hand, old: Path, asked: Asked, tmp_path: Path
) -> None:
    copy = tmp_path / "ny.sosuplan"
    asked.answers.append(copy)
    answers = Answers(SAVE_AS)
    assert hand.program.window.files.open(old)
    assert len(answers.said) == 1
    assert asked.suggested == ["Odder – ført over.sosuplan"]
    assert is_shown(hand.program, copy)
    assert untouched(old)
    assert version_of(copy) == SCHEMA_VERSION
    assert f"»{old.name}«" in banner(hand.program)


def test_giving_up_the_copy_leads_back_to_the_question(
    hand: Hand, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    answers = Answers(SAVE_AS, CANCEL)
    assert not hand.program.window.files.open(old)
    assert [said.partition("\n")[0] for said in answers.said] == [TITLE] * 2
    assert untouched(old)


def test_the_copy_never_takes_the_place_of_the_file(hand: Hand, old: Path, asked: Asked) -> None:
    asked.answers.append(old)
    answers = Answers(SAVE_AS, "OK", CANCEL)
    assert not hand.program.window.files.open(old)
    assert "det er selve planen" in answers.said[1]
    assert answers.said[2].startswith(TITLE)
    assert untouched(old)


# --- every way in -------------------------------------------------------------------------------


def by_menu(program: Program, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    menu_entry(program, "Filer", "Åbn plan…")


def by_recent(program: Program, path: Path, _patch: pytest.MonkeyPatch) -> None:
    files = program.window.files
    files.recent.opened(path)
    menu = QMenu()
    files._fill_recent(menu)
    next(one for one in menu.actions() if one.text() == path.name).trigger()


def by_drop(program: Program, path: Path, _patch: pytest.MonkeyPatch) -> None:
    assert drop(program, path)
    QTest.qWait(100)


def by_another(program: Program, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of one that is none."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    letter = path.parents[1] / "brev.sosuplan"
    letter.write_text("Kære Mette")
    program.window.files.open(letter)


@pytest.mark.parametrize("way", [by_menu, by_recent, by_drop, by_another])
def test_every_way_to_a_plan_asks(
    hand: Hand, old: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[..., None]
) -> None:
    first = ["Åbn en anden plan…"] if way is by_another else []
    answers = Answers(*first, CANCEL)
    way(hand.program, old, monkeypatch)
    assert answers.said[-1].startswith(TITLE)
    assert untouched(old)
    answers = Answers(*first, CARRY)
    way(hand.program, old, monkeypatch)
    assert is_shown(hand.program, old)
    assert banner(hand.program)


@pytest.mark.parametrize("argument", [True, False])
def test_a_start_with_the_plan_asks_over_the_window(
    start: Callable[..., Program], old: Path, places: Places, argument: bool
) -> None:
    settings = places.settings()
    if not argument:
        settings.keep_path("plan/last", old)
        settings.sync()
    answers = Answers(CANCEL)
    program = start(old if argument else None)
    QTest.qWait(300)
    assert answers.said[0].startswith(TITLE)
    assert "I stedet vises planen" in answers.said[0]
    assert untouched(old)
    assert program.session.plan.name.startswith("Region Midtjylland")
    program.session.close()
    if not argument:
        settings.keep_path("plan/last", old)
        settings.sync()
    answers = Answers(CARRY)
    program = start(old if argument else None)
    QTest.qWait(300)
    assert is_shown(program, old)
    assert ORIGINAL in banner(program)
    # From then on it is a plan like any other.
    answers = Answers()
    program = start(None)
    QTest.qWait(300)
    assert (answers.said, program.session.path, banner(program)) == ([], old, "")


def test_an_old_copy_of_the_reference_plan_is_left_and_todays_is_shown(
    start: Callable[..., Program], places: Places, reference: Any
) -> None:
    copy = next(places_of_copy(places, reference.name))
    copy.parent.mkdir(parents=True)
    copy.write_bytes(OLD)
    answers = Answers()
    program = start()
    QTest.qWait(200)
    assert answers.said == []
    assert program.session.plan == reference
    assert copy.read_bytes() == OLD
    assert program.session.path == copy.with_name(f"{copy.stem} (2).sosuplan")


@pytest.fixture
def restorable(hand: Hand, old: Path, places: Places) -> Path:
    """An open plan that was changed after it was carried over, with a backup of the first
    edition."""
    with sql(old) as raw:
        back_up(raw, folder_of(places.backups, old))
    carry_over(hand.program, old)
    session = hand.program.session
    plan = replace(session.plan, reform=session.plan.reform[1:])
    session.take_plan(plan, session.scenario_library, session.scenario, ())
    hand.program.window.files.safety.look_after()
    newer, older = backups_in(folder_of(places.backups, old))
    assert (version_of(newer.path), version_of(older.path)) == (SCHEMA_VERSION, 2)
    return old


def test_a_backup_of_the_first_edition_is_restored_and_asked_about(
    hand: Hand, restorable: Path
) -> None:
    answers = Answers("Gendan", CARRY)
    hand.program.window.files.ask_restore()
    assert "Sikkerhedskopien er fra modellens første udgave." in answers.said[0]
    assert answers.said[1].startswith(TITLE)
    assert is_shown(hand.program, restorable)
    assert version_of(restorable) == SCHEMA_VERSION
    assert len(hand.program.session.plan.reform) == 11


def test_a_restored_backup_that_is_not_carried_over_is_not_open(
    hand: Hand, restorable: Path
) -> None:
    answers = Answers("Gendan", CANCEL)
    hand.program.window.files.ask_restore()
    assert answers.said[1].startswith(TITLE)
    assert hand.program.session.file is None
    assert version_of(restorable) == 2
    assert not note_of(restorable).exists()


def test_what_the_first_edition_could_not_save_is_asked_about(
    start: Callable[..., Program], places: Places
) -> None:
    rescued = places.backups / "rescued" / "2026-11-28T17-34-51Z Odder.sosuplan"
    rescued.parent.mkdir(parents=True)
    rescued.write_bytes(OLD)
    answers = Answers("Åbn kopien", CARRY)
    program = start()
    QTest.qWait(400)
    name = "Odder – reddet.sosuplan"
    assert answers.said[-1].startswith(f"Planen {name} er fra modellens første udgave.")
    assert is_shown(program, places.plans / name)


# --- what may be in the way ---------------------------------------------------------------------


def test_a_plan_that_somebody_has_open_is_not_carried_over_under_them(
    hand: Hand, old: Path
) -> None:
    note_of(old).write_text(json.dumps(asdict(METTE)), encoding="utf-8")
    answers = Answers(CARRY, CANCEL)
    assert not hand.program.window.files.open(old)
    assert "Mette" in answers.said[1]
    assert old.read_bytes() == OLD
    assert names(old.parent) == sorted([note_of(old).name, old.name])


def test_a_plan_that_another_program_is_writing_is_not_carried_over(hand: Hand, old: Path) -> None:
    with sqlite3.connect(old) as raw:
        raw.execute("PRAGMA user_version=2")
    raw.close()
    before = old.read_bytes()
    with held(old):
        answers = Answers(CARRY, CANCEL)
        assert not hand.program.window.files.open(old)
    assert "Et andet program bruger filen." in answers.said[-1]
    assert old.read_bytes() == before


def refuse(number: int) -> Callable[..., None]:
    """What the system refuses with this error."""

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_full_disk_leaves_the_plan_as_it_was_and_can_be_tried_again(
    hand: Hand, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = refuse(errno.ENOSPC)
    with monkeypatch.context() as patch:
        patch.setattr("sosuplan.store.planfile.copy_database", full)
        answers = Answers(CARRY, CANCEL)
        assert not hand.program.window.files.open(old)
    assert f"\n{ORIGINAL}: der er ikke mere plads på disken." in answers.said[1]
    assert untouched(old)
    monkeypatch.setattr("sosuplan.store.planfile.copy_database", full)
    QTimer.singleShot(5, monkeypatch.undo)
    answers = Answers(CARRY, "Prøv igen")
    assert hand.program.window.files.open(old)
    assert version_of(old) == SCHEMA_VERSION


def test_a_plan_that_cannot_be_written_is_read_or_copied(
    hand: Hand, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosuplan.store.lock._write_new", refuse(errno.EACCES))
    answers = Answers(CARRY, "Åbn skrivebeskyttet")
    assert hand.program.window.files.open(old)
    assert answers.offered[1] == ["Åbn en kopi…", "Åbn skrivebeskyttet", CANCEL]
    assert is_shown(hand.program, old)
    assert banner(hand.program) == ""
    hand.program.session.close()
    assert untouched(old)


def test_a_plan_that_cannot_be_carried_over_is_told_with_its_faults(hand: Hand, old: Path) -> None:
    with sql(old) as raw:
        raw.execute("UPDATE settings SET value = '100' WHERE key = 'working_days'")
    before = old.read_bytes()
    answers = Answers()
    assert not hand.program.window.files.open(old)
    assert "150" in answers.said[0]
    assert CARRY not in answers.offered[0]
    assert old.read_bytes() == before


# --- what is said afterwards --------------------------------------------------------------------


@pytest.fixture
def shown(hand: Hand, old: Path) -> Program:
    """A program with a plan that has just been carried over."""
    carry_over(hand.program, old)
    hand.settle()
    return hand.program


def test_it_is_said_once_in_the_language_of_the_window(shown: Program, hand: Hand) -> None:
    assert banner(shown).startswith("Planen er ført over fra modellens første udgave.")
    assert f"»{ORIGINAL}«" in banner(shown)
    assert "hjælpere" not in banner(shown)
    shown.use_language("en")
    hand.settle()
    assert banner(shown).startswith("The plan is carried over from the first edition")
    hand.click(shown.window.pages.banner.close_button)
    assert banner(shown) == ""


def test_another_plan_that_is_opened_takes_the_banner_away(shown: Program, path: Path) -> None:
    assert shown.window.files.open(path)
    assert banner(shown) == ""


def test_the_facts_of_the_plan_say_when_it_was_carried_over(shown: Program, path: Path) -> None:
    about = AboutPlan(shown.window, shown.session)
    assert about.facts["Ført over"].startswith("fra modellens første udgave, i dag kl. ")
    assert shown.window.files.open(path)
    assert "Ført over" not in AboutPlan(shown.window, shown.session).facts


def test_the_history_is_told_in_the_words_of_today(shown: Program) -> None:
    page = shown.window.pages.data_page()
    shown.window.pages.turn_to("data")
    model = page.history.model
    model.refresh()
    told = [model.texts(row)[1].strip(" ▾▸") for row in range(model.rowCount())]
    assert told[0] == "Ført over fra modellens første udgave"
    assert told[2:] == [
        "Personale efter alder: Region Midtjylland, Kommuner, SSA, 20–24 år – Antal",
        "Efterspørgselsindeks: Vægtet branchescenarie, SSA, 2027 – Indeks",
        "Afgang: SSA, 25 år – Går på pension",
        told[-1],
    ]
    assert told[-1].startswith("Reform: 2026 – ")


def test_a_step_of_then_is_taken_back_and_that_it_was_carried_over_is_not(
    hand: Hand, old: Path
) -> None:
    with sql(old) as raw:
        raw.execute("DELETE FROM draft")
    carry_over(hand.program, old)
    program = hand.program
    program.window.pages.turn_to("data")
    page = program.window.pages.data_page()
    page.history.refresh()
    view = page.history
    for row in (0, 1):
        view.table.selectRow(row)
        assert not view.revert.isEnabled()
        assert "anden udgave" in view.reason.text()
    view.table.selectRow(view.model.rowCount() - 1)
    assert view.revert.isEnabled()
    view.revert_wanted.emit(view._line())
    hand.settle()
    (year,) = (row for row in program.session.plan.reform if row.year == 2026)
    assert (year.without_years, year.with_years) == (0.0, 3.652)


def test_a_plan_folder_of_the_first_edition_becomes_a_plan_that_says_so(
    hand: Hand, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "mappe"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    asked.answers.append(tmp_path / "ny.sosuplan")
    hand.program.window.files.ask_new()
    assert hand.program.session.plan.name == "Egen plan 2024"
    assert "»mappe«" in banner(hand.program)
    assert "Ført over" in AboutPlan(hand.program.window, hand.program.session).facts


def test_a_plan_to_read_is_carried_over_in_sight_only(hand: Hand, old: Path) -> None:
    hand.program.window.files.show(PlanFile.open(old, read_only=True))
    assert is_shown(hand.program, old)
    hand.program.session.close()
    assert untouched(old)
