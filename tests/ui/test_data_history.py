"""The list of changes: what is told of each, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from sosuplan.editing.areas import copy_area
from sosuplan.editing.edit_history import Entry
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from tests.ui.data_hand import DataHand
from ui.app.app import Program
from ui.data.history import NEW, OLD, WHAT


def test_changes_are_listed_with_old_and_new_value_and_can_be_explained(
    data: DataHand, qtbot: QtBot
) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    model = data.page.history.model
    assert model.rowCount() == 1
    texts = [str(model.index(0, place).data()) for place in range(5)]
    assert texts[1] == "Personale efter alder: Region Midtjylland, Kommuner, SSA, 20–24 år – Antal"
    assert texts[2:4] == ["205", "300"]
    model.setData(model.index(0, 4), "Nyt udtræk fra KRL")
    assert model.index(0, 4).data() == "Nyt udtræk fra KRL"
    assert data.file.history()[0].why == "Nyt udtræk fra KRL"


def test_a_change_is_reverted_as_a_step(data: DataHand, qtbot: QtBot) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    qtbot.mouseClick(data.page.history.revert, Qt.MouseButton.LeftButton)
    assert data.file.plan().staff[0].heads == 205.0
    assert data.file.plan().staff[0].source == "assumption-age"
    assert "Tilbagefør: Personale efter alder, Antal" in data.program.window.undo.text()
    data.undo()
    assert data.file.plan().staff[0].heads == 300.0


def test_a_change_that_was_changed_again_says_why_it_cannot_be_reverted(data: DataHand) -> None:
    data.type(0, "heads", "300")
    data.type(0, "heads", "310")
    data.turn("changes")
    history = data.page.history
    assert history.revert.isEnabled()
    history.table.selectRow(1)
    assert not history.revert.isEnabled()
    assert history.reason.text() == "Kan ikke tilbageføres: Tallet er siden ændret igen."


def test_the_list_of_changes_is_there_at_the_next_start(
    data: DataHand, qtbot: QtBot, start: Callable[..., Program]
) -> None:
    data.type(0, "heads", "300")
    again = DataHand(qtbot, start())
    again.turn("changes")
    assert again.page.history.model.rowCount() == 1


def test_undoing_a_revert_lists_the_change_as_it_was_made(data: DataHand, qtbot: QtBot) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    history = data.page.history
    before = history.model.lines[0]
    assert isinstance(before, Entry)
    qtbot.mouseClick(history.revert, Qt.MouseButton.LeftButton)
    assert before not in history.model.lines
    data.undo()
    assert history.model.lines == [before]


def test_the_values_before_and_now_are_seen_whole_on_the_smallest_laptop(
    data: DataHand, reference: Plan
) -> None:
    language = Language("da")
    editor = data.program.window.editor
    data.turn("settings")
    data.type(0, "value", "Region Midtjylland, omkring år 2034")
    editor.change(
        EditedPlan.of(copy_area(editor.edited.checked.plan, reference.areas[0], "Nabo", language)),
        "Kopi",
    )
    data.turn("changes")
    history = data.page.history
    history.table.selectRow(0)
    history.turn.click()
    data.settle()
    table, model = history.table, history.model
    assert model.rowCount() > 50
    for row in range(model.rowCount()):
        for column in (OLD, NEW):
            text = str(model.index(row, column).data() or "")
            room = QRect(0, 0, table.columnWidth(column) - 12, 1000)
            needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
            assert needed.width() <= room.width(), text
            assert needed.height() <= table.rowHeight(row), text
    assert table.horizontalScrollBar().maximum() == 0
    texts = {
        str(model.index(row, WHAT).data()).strip(): model.index(row, NEW)
        for row in range(model.rowCount())
    }
    assert texts["Elevoptag: Nabo, SSH, 2024 – Starter GF2"].data() == "ny: 1.268"
    training = texts["Uddannelse: Nabo, SSH"]
    assert training.data() == "ny: 6 celler"
    assert "Varighed 1,55" in str(training.data(Qt.ItemDataRole.ToolTipRole))


def test_a_step_with_many_changes_is_one_line_and_is_reverted_whole_after_a_restart(
    data: DataHand, qtbot: QtBot, start: Callable[..., Program]
) -> None:
    before = data.file.plan()
    data.go(0, "heads")
    data.paste("\r\n".join(str(100 + n) for n in range(20)))
    again = DataHand(qtbot, start())
    again.turn("changes")
    history = again.page.history
    texts = [str(history.model.index(0, place).data()) for place in range(5)]
    assert texts[1:4] == ["▸  Personale efter alder: indsæt 20 rækker", "", "20 celler"]
    assert history.model.rowCount() == 1
    qtbot.mouseClick(history.turn, Qt.MouseButton.LeftButton)
    assert history.model.rowCount() == 21
    assert history.turn.text() == "Skjul ændringerne"
    qtbot.mouseClick(history.turn, Qt.MouseButton.LeftButton)
    history.model.setData(history.model.index(0, 4), "nyt udtræk")
    assert {one.why for one in again.file.history() if one.column == "heads"} == {"nyt udtræk"}
    assert history.revert.text() == "Tilbagefør det hele"
    history.table.selectRow(0)
    qtbot.mouseClick(history.revert, Qt.MouseButton.LeftButton)
    assert again.file.plan().staff == before.staff
    undo, redo = again.program.window.undo, again.program.window.redo
    told = "Tilbagefør: Personale efter alder: indsæt 20 rækker"
    assert undo.text() == f"&Fortryd: {told}"
    again.undo()
    assert redo.text().endswith(told)
    # What was undone is known, so that nothing is left of it but the step that still counts.
    assert again.page.history.model.rowCount() == 1
    assert history.model.index(0, 1).data() == texts[1]
    again.program.window.language_chosen.emit("en")
    again.settle()
    assert redo.text() == "&Redo: Revert: Staff by age: paste 20 rows"


def test_rows_that_came_and_went_are_told_in_words(data: DataHand) -> None:
    data.go(data.rows() - 1, "heads")
    last = data.file.plan().staff[-1]
    data.key(Qt.Key.Key_Minus, control=True)
    data.turn("changes")
    model = data.page.history.model
    texts = [str(model.index(0, place).data()) for place in range(1, 4)]
    assert texts[0].endswith(f"{last.occupation}, {last.age_from}–{last.age_to} år – Antal")
    assert texts[1] == format_number(last.heads, 0, "da")
    assert texts[2] == "fjernet"
    data.undo()
    data.turn("staff")
    data.turn("changes")
    assert model.rowCount() == 0
