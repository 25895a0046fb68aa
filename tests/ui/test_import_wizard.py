"""The import wizard from a file to the headline, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hand
from tests.ui.importing import Import, age_file, back_to_window, full_time_file
from ui.importing.file_page import TemplateDialog
from ui.importing.wizard import COLUMNS, RESULT, SHEET

TODAY = "I 2034 mangler der 2.419"


def _undo(hand: Hand) -> None:
    back_to_window(hand)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle(60)


def test_an_age_extract_changes_the_headline_in_one_step_that_undo_takes_back(
    opened: Import, tmp_path: Path
) -> None:
    hand, session = opened.hand, opened.hand.program.session
    assert hand.headline.startswith(TODAY)
    before, steps = session.plan, session.undo_stack.count()
    opened.to_result(age_file(tmp_path / "alder.csv"))
    assert opened.wizard.pages.currentIndex() == RESULT
    assert "7 af 9 rækker giver tal til planen" in opened.texts
    opened.go_on()
    assert hand.program.window.importing.wizard is None
    hand.program.window.pages.turn_to("scenarios")
    hand.settle(80)
    assert not hand.headline.startswith(TODAY)
    assert session.undo_stack.count() == steps + 1
    undo = hand.program.window.undo.text().partition(": ")[2]
    assert undo == "Import af personale efter alder fra Ansatte pr. oktober 2024"
    kinds = {row.title: row.kind for row in session.plan.sources}
    assert kinds["Ansatte pr. oktober 2024"] == "own"
    _undo(hand)
    assert hand.headline.startswith(TODAY)
    assert session.plan == before


def test_a_workbook_with_title_rows_brings_full_time_shares(opened: Import, tmp_path: Path) -> None:
    hand = opened.hand
    opened.read(full_time_file(tmp_path / "fuldtid.xlsx", (61.5, 40.0), year=2025))
    page = opened.wizard.sheet_page
    assert (page.first.value(), page.last.value()) == (4, 4)
    assert "Fuldtidsandel i kommunerne 2025" in page.above.text()
    assert not page.text_row.isVisible()
    opened.go_on()
    assert "61,5 → 61,5" in opened.column("Andel på fuld tid").why.text()
    opened.go_on()
    opened.click(opened.wizard.result_page.tables.button("changes"))
    assert ["28,4\u00a0%", "61,5\u00a0%"] in [
        row[-2:] for row in opened.wizard.result_page.changes.texts()
    ]
    opened.go_on()
    hand.program.window.pages.turn_to("scenarios")
    hand.settle(80)
    assert not hand.headline.startswith(TODAY)
    _undo(hand)
    assert hand.headline.startswith(TODAY)


def test_cancelling_at_the_last_step_leaves_plan_and_file_as_they_were(
    opened: Import, tmp_path: Path
) -> None:
    hand, session = opened.hand, opened.hand.program.session
    assert session.path is not None
    session.keep()
    plan, content = session.plan, session.path.read_bytes()
    opened.to_result(age_file(tmp_path / "alder.csv"))
    opened._qtbot.mouseClick(opened.wizard.cancel, Qt.MouseButton.LeftButton)
    hand.settle(1000)
    assert hand.program.window.importing.wizard is None
    assert session.plan is plan
    assert session.undo_stack.count() == 0
    assert hand.headline.startswith(TODAY)
    assert session.path.read_bytes() == content


def test_the_columns_are_remembered_for_the_next_file_of_that_shape(
    qtbot: QtBot, opened: Import, tmp_path: Path
) -> None:
    hand = opened.hand
    opened.read(full_time_file(tmp_path / "a.xlsx", (61.5, 40.0), "Fuld tid"))
    opened.go_on()
    page = opened.wizard.columns_page
    assert not page.last_time.isVisible()
    opened.choose(page.whole.field("sector"), "region")
    opened.choose(opened.column("Fuld tid").unit, "share")
    opened.choose(opened.column("Fuld tid").unit, "percent")
    opened.choose(page.whole.field("sector"), "municipality")
    opened.go_on()
    opened.go_on()
    hand.settle(80)
    again = Import(qtbot, hand)
    again.read(full_time_file(tmp_path / "b.xlsx", (70.0, 50.0), "Fuld tid"))
    again.go_on()
    page = again.wizard.columns_page
    assert page.last_time.isVisible()
    assert "som sidst" in page.last_time.text()
    assert again.column("Område").why.text() == "Som sidst"
    again.click(page.again)
    assert not page.last_time.isVisible()
    again.wizard.reject()


def test_the_folder_used_last_and_the_size_are_there_the_next_time(
    qtbot: QtBot, opened: Import, tmp_path: Path
) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    (tmp_path / "notes.docx").write_bytes(b"x")
    opened.wizard.resize(1000, 600)
    opened.wizard.reject()
    opened.hand.settle(50)
    again = Import(qtbot, opened.hand)
    recent = again.wizard.file_page.recent
    qtbot.waitUntil(lambda: recent.count() == 1)
    assert recent.item(0).text() == "alder.csv"
    assert (again.wizard.width(), again.wizard.height()) == (1000, 600)
    again.wizard.file_page.recent.itemClicked.emit(recent.item(0))
    again.wait()
    assert again.wizard.pages.currentIndex() == SHEET


def test_a_template_that_is_saved_can_be_imported(
    opened: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "skabelon"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TemplateDialog)
        assert dialog.tables.item(0).text() == "Personale efter alder"
        dialog.save()

    QTimer.singleShot(50, save)
    opened._qtbot.mouseClick(opened.wizard.file_page.template, Qt.MouseButton.LeftButton)
    saved = tmp_path / "skabelon.xlsx"
    assert saved.exists()
    told = opened.wizard.file_page.saved
    assert told.isVisible()
    assert told.label.text() == "Skabelonen er gemt som skabelon.xlsx."
    opened.read(saved)
    opened.go_on()
    assert opened.wizard.pages.currentIndex() == COLUMNS
    assert opened.wizard.columns_page.mapping.target == "staff"


def test_the_page_data_has_a_button_for_it(hand: Hand) -> None:
    window = hand.program.window
    window.pages.turn_to("data")
    button = window.pages.data_page().import_button
    assert button.text() == "Importér tal…"
    hand.click(button)
    assert window.importing.wizard is not None
    window.importing.wizard.reject()


def test_the_wizard_speaks_english_too(
    qtbot: QtBot, start: Callable[..., object], hand: Hand, tmp_path: Path
) -> None:
    hand.program.use_language("en")
    opened = Import(qtbot, hand)
    assert "Drop a file here" in opened.texts
    opened.to_result(age_file(tmp_path / "alder.csv"))
    assert "7 of 9 rows give figures to the plan" in opened.texts
    assert "Insert the figures" in opened.texts.replace("&", "")
    assert "1,100" in [cell for row in opened.wizard.sheet_page.preview.texts() for cell in row]
    opened.wizard.reject()
