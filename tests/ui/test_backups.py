"""Backups are made unasked; restoring one shows what it would change and can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from sosuplan.model.plan import Plan
from sosuplan.store.backup import backups_in, folder_of
from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers
from tests.ui.conftest import Hand
from tests.ui.plan_files import backed_up
from ui.planfiles import safety
from ui.planfiles.backups import RestoreDialog
from ui.settings import Places


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
    dialog = RestoreDialog(hand.program.window, changed, places.backups)
    dialog.show()
    assert dialog.summary.text() == "Der er ingen forskel fra planen, som den er nu."
    assert dialog.table.isHidden()
    dialog.times.setCurrentRow(1)
    cells = dialog.table.texts()
    first = hand.program.session.plan.staff[0]
    assert cells[0][0] == "Personale efter alder"
    ages = f"{first.age_from}–{first.age_to} år"
    row = f"Region Midtjylland, Kommuner, SSA, {ages} – Antal"
    assert cells[0][1:] == [row, "1.439,5", "205"]
    year = str(reference.reform[0].year)
    assert cells[1][:3] == ["Reform", year, "–"]
    assert cells[1][3].startswith("ny: ")
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
    dialog = RestoreDialog(hand.program.window, path, places.backups)
    assert dialog.summary.text() == "Der er endnu ingen sikkerhedskopier af planen."
    assert not dialog.restore_button.isEnabled()


def test_a_backup_that_is_spoilt_cannot_be_chosen(
    hand: Hand, changed: Path, places: Places
) -> None:
    newest, older = backups_in(folder_of(places.backups, changed))
    newest.path.write_bytes(b"x")
    dialog = RestoreDialog(hand.program.window, changed, places.backups)
    assert "ikke en plan" in dialog.summary.text()
    assert not dialog.restore_button.isEnabled()
    dialog.times.setCurrentRow(1)
    assert dialog.restore_button.isEnabled()
    assert dialog.chosen == older
