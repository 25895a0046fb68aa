"""What is typed, pasted and read at the edges: CPR numbers, headings with units, plans to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from sosuplan.model.schema.tables import LISTED_TABLES
from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from tests.cases import check_each
from tests.ui.data_hand import DataHand
from ui.app.app import Program
from ui.data.areas import CopyAreaDialog
from ui.data.dialogs import SourceDialog
from ui.scenarios.keeping import NameDialog, NoteDialog
from ui.settings import Places
from ui.widgets.form import FormDialog

CPR = "010190-1234"


@pytest.fixture
def told() -> Iterator[list[str]]:
    """Every message, which is closed at once."""
    texts: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            texts.append(f"{box.text()}\n{box.informativeText()}")
            box.reject()

    timer = QTimer()
    timer.timeout.connect(read)
    timer.start(10)
    yield texts
    timer.stop()


# --- CPR numbers --------------------------------------------------------------------------------


def test_a_cpr_number_in_a_cell_is_refused_and_nowhere_kept(
    data: DataHand, told: list[str], places: Places
) -> None:
    data.turn("sources")
    before = data.cell(0, "note")
    data.type(0, "note", f"Svend, {CPR}")
    assert data.cell(0, "note") == before
    assert len(told) == 1
    assert told[0].startswith("Intet er ændret.\nDet kan indeholde et CPR-nummer.")
    assert CPR not in told[0]
    assert CPR not in data.program.window.undo.text()
    data.program.window.files.safety.look_after()
    data.program.session.close()
    kept = [path for path in places.plans.parent.rglob("*") if path.is_file()]
    assert any(path.is_relative_to(places.backups) for path in kept)
    for path in kept:
        for text in (CPR, CPR.replace("-", "")):
            assert text.encode() not in path.read_bytes(), path


def test_a_pasted_block_with_a_cpr_number_is_refused_whole(data: DataHand, told: list[str]) -> None:
    before = data.file.plan()
    data.go(0, "heads")
    data.paste(f"1.205\r\n{CPR}\r\n455\r\n")
    assert len(told) == 1
    assert data.file.plan() == before
    assert data.file.draft() == {}
    assert not data.program.session.undo_stack.count()


def test_a_cpr_number_as_the_reason_of_a_change_is_refused(data: DataHand, told: list[str]) -> None:
    data.type(0, "heads", "300")
    data.turn("changes")
    model = data.page.history.model
    model.setData(model.index(0, 4), f"oplyst af {CPR}")
    data.settle()
    assert len(told) == 1
    assert data.file.history()[0].why == ""


def test_a_figure_of_ten_digits_is_no_person(data: DataHand, told: list[str]) -> None:
    data.turn("demand_index")
    data.type(1, "index", "1,0279811234")
    assert told == []
    assert data.file.plan().demand_index[1].index == 1.0279811234


def dialogs(program: Program) -> list[tuple[FormDialog, QLineEdit]]:
    window, session = program.window, program.session
    source = SourceDialog(window)
    scenario = NameDialog(window, "Gem scenarie som", "Gem", "", "")
    version = NoteDialog(window, "Gem en version")
    area = CopyAreaDialog(window, session.plan)
    return [
        (source, source.fields["title"]),
        (scenario, scenario.name),
        (version, version.note),
        (area, area.name),
    ]


def test_dialogs_do_not_take_a_cpr_number_and_say_so(program: Program, qtbot: QtBot) -> None:
    for dialog, field in dialogs(program):
        dialog.show()
        QTest.keyClicks(field, "Xby")
        assert dialog.accept_button.isEnabled()
        assert not dialog.hint.text()
        QTest.keyClicks(field, f" {CPR}")
        assert not dialog.accept_button.isEnabled()
        assert dialog.hint.text().startswith("Det kan indeholde et CPR-nummer.")
        dialog.reject()


# --- forms --------------------------------------------------------------------------------------


def test_a_form_begins_in_its_first_field_and_its_buttons_come_last(
    program: Program, qtbot: QtBot
) -> None:
    for dialog, field in dialogs(program):
        dialog.show()
        assert dialog.focusWidget() is field
        seen = [field]
        while len(seen) < 40 and dialog.accept_button not in seen:
            following = seen[-1].nextInFocusChain()
            seen.append(following)  # type: ignore[arg-type]
        buttons = [one for one in seen if isinstance(one, QPushButton)]
        assert buttons[0] is dialog.accept_button
        dialog.reject()


# --- headings in what is pasted -----------------------------------------------------------------


HEADINGS = (
    "År\tStarter GF2",
    "år\tSTARTER GF2 (personer)",
    'År\t"Starter GF2\npersoner"',
    "År\tStarter GF2, personer",
)


def test_a_heading_is_skipped_with_and_without_its_unit(data: DataHand) -> None:
    data.turn("trainee_intake")
    first, second = data.cell(0, "gf2_starts"), data.cell(1, "gf2_starts")

    def check(heading: str) -> None:
        assert data.cell(0, "gf2_starts") == first
        data.go(0, "year")
        data.paste(f"{heading}\r\n2015\t1.234,5\r\n")
        pasted = data.cell(0, "year"), data.cell(0, "gf2_starts"), data.cell(1, "gf2_starts")
        faults = data.listed_faults()
        data.undo()
        assert pasted == ("2015", "1.234,5", second)
        assert faults == []

    check_each(HEADINGS, check)


def test_shares_pasted_where_per_cent_belong_are_taken_as_they_stand_but_told(
    data: DataHand,
) -> None:
    data.turn("working_time")
    told_of = {
        "0,315\r\n0,42\r\n": True,
        "31,5\r\n0,42\r\n": False,
        "På fuld tid\r\n0,315\r\n": True,
        "0,5 %\r\n": False,
        "31,5\r\n": False,
    }

    def check(block: str) -> None:
        data.go(0, "fulltime_share")
        data.paste(block)
        said, cell = data.page.pane.message.text(), data.cell(0, "fulltime_share")
        data.undo()
        assert said.startswith("Læst som procent") == told_of[block]
        assert cell.endswith(" %")

    check_each(told_of, check)


# --- plans that can only be read ----------------------------------------------------------------


def test_a_plan_to_read_takes_no_key_no_paste_and_no_reason(
    qtbot: QtBot, program: Program, tmp_path: Path, reference_folder: PlanFolder
) -> None:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    program.window.files.show(PlanFile.open(path, read_only=True))
    data = DataHand(qtbot, program)
    data.go(0, "heads")
    before, rows = data.cell(0, "heads"), data.rows()
    data.paste("999")
    assert data.page.pane.message.text() == "Planen er skrivebeskyttet: Intet er sat ind"
    data.key(Qt.Key.Key_Delete)
    data.key(Qt.Key.Key_Plus, control=True)
    data.key(Qt.Key.Key_Minus, control=True)
    data.key(Qt.Key.Key_F2)
    assert data.page.pane.view.findChild(QLineEdit) is None
    assert (data.cell(0, "heads"), data.rows()) == (before, rows)
    assert not data.page.pane.add_button.isVisible()
    assert not data.page.provenance.choose_button.isVisible()


def test_the_reason_of_a_change_cannot_be_typed_into_a_plan_to_read(
    qtbot: QtBot, program: Program
) -> None:
    data = DataHand(qtbot, program)
    data.type(0, "heads", "300")
    path = program.session.path
    assert path is not None
    program.session.close()
    program.window.files.show(PlanFile.open(path, read_only=True))
    data.turn("changes")
    history = data.page.history
    index = history.model.index(0, 4)
    assert not history.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not history.revert.isEnabled()


# --- how much of it is seen ---------------------------------------------------------------------


def test_every_table_is_seen_whole_on_the_smallest_laptop(data: DataHand) -> None:
    for table in LISTED_TABLES:
        data.turn(table)
        view = data.page.pane.view
        assert view.horizontalScrollBar().maximum() == 0, table
        metrics, model = view.fontMetrics(), data.page.pane.model
        for column in range(model.columnCount()):
            if not model.is_text(column):
                widest = max(
                    (
                        metrics.horizontalAdvance(str(model.index(row, column).data()))
                        for row in range(model.rowCount())
                    ),
                    default=0,
                )
                assert view.columnWidth(column) >= widest + 14, (table, model.names[column])


def test_a_text_that_is_cut_is_whole_in_its_tool_tip(data: DataHand) -> None:
    data.turn("sources")
    index = data.index(8, "title")
    text = str(index.data())
    view = data.page.pane.view
    assert view.fontMetrics().horizontalAdvance(text) > view.columnWidth(index.column())
    assert index.data(Qt.ItemDataRole.ToolTipRole) == text


def test_columns_take_the_room_that_a_larger_window_gives(data: DataHand) -> None:
    data.turn("working_time")
    view = data.page.pane.view
    place = data.page.pane.model.names.index("sector")
    narrow = view.columnWidth(place)
    data.program.window.resize(1920, 1080)
    data.settle()
    assert view.columnWidth(place) > narrow
    data.program.window.resize(1366, 768)
    data.settle()
    assert view.columnWidth(place) == narrow
