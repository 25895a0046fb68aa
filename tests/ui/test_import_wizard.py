"""The import wizard, from a file that people bring to another headline and back."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from sosuplan.plan import Plan
from tests.ui.conftest import Hand
from tests.ui.importing import OLDEST_HEAVY, Import, age_file, back_to_window, full_time_file
from ui.importing.templates import TemplateDialog
from ui.importing.wizard import COLUMNS, FILE, RESULT, SHEET
from ui.job import Job

TODAY = "I 2034 mangler der 3.136"


@pytest.fixture
def opened(qtbot: QtBot, hand: Hand) -> Import:
    return Import(qtbot, hand)


def _undo(hand: Hand) -> None:
    back_to_window(hand)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle(60)


def _heads(plan: Plan) -> float:
    return sum(
        row.heads for row in plan.staff if (row.sector, row.occupation) == ("municipality", "SSA")
    )


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
    hand.settle(80)
    assert hand.program.window.importing.wizard is None
    assert not hand.headline.startswith(TODAY)
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText() == "Import af personale efter alder fra alder.csv"
    assert [row.kind for row in session.plan.sources if row.title == "alder.csv"] == ["own"]
    _undo(hand)
    assert hand.headline.startswith(TODAY)
    assert session.plan == before


def test_a_workbook_with_title_rows_brings_full_time_shares(opened: Import, tmp_path: Path) -> None:
    hand = opened.hand
    opened.read(full_time_file(tmp_path / "fuldtid.xlsx", (61.5, 40.0)))
    page = opened.wizard.sheet_page
    assert (page.first.value(), page.last.value()) == (4, 4)
    assert "Fuldtidsandel i kommunerne 2024" in page.above.text()
    assert not page.text_row.isVisible()
    opened.go_on()
    assert "61,5 → 61,5" in opened.column("Andel på fuld tid").why.text()
    opened.go_on()
    opened.click(opened.wizard.result_page.tables.button("changes"))
    assert ["28,4\u00a0%", "61,5\u00a0%"] in [
        row[-2:] for row in opened.wizard.result_page.changes.texts()
    ]
    opened.go_on()
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


def test_cpr_numbers_refuse_the_file_naming_column_and_rows_but_no_number(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    rows = [f"{30 + n};0{n}0170-123{n}" for n in range(1, 8)]
    path.write_text("\n".join(["Alder;Løbenummer", *rows]), encoding="utf-8")
    opened.read(path)
    assert opened.wizard.pages.currentIndex() == FILE
    assert "liste.csv kan ikke importeres" in opened.texts
    told = opened.wizard.file_page.problem_text.text()
    assert "kolonne B (Løbenummer)" in told
    assert "7 rækker" in told
    assert "0170" not in opened.texts


def test_a_web_page_named_xlsx_is_told_with_a_way_out_and_another_file_can_follow(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "udtræk.xlsx"
    path.write_text("<html><body><table></table></body></html>", encoding="utf-8")
    opened.read(path)
    assert "webside" in opened.wizard.file_page.problem_text.text()
    assert ".xlsx" in opened.wizard.file_page.problem_text.text()
    opened.read(age_file(tmp_path / "alder.csv"))
    assert opened.wizard.pages.currentIndex() == SHEET
    opened.click(opened.wizard.back)
    assert not opened.wizard.file_page.problem.isVisible()


def test_the_preview_shows_values_as_they_are_read_and_mutes_sums_and_secret_figures(
    opened: Import, tmp_path: Path
) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.sheet_page
    rows = page.preview.texts()
    assert rows[6] == ["11", "60-64 år", "1.100", ""]
    assert rows[7] == ["12", "65 år og derover", "<5", "skjult tal"]
    assert rows[8][-1] == "sum, tælles ikke med"
    assert (page.encoding.currentText(), page.separator.currentData()) == ("Windows (ANSI)", ";")
    opened.choose(page.decimal, ".")
    assert page.preview.texts()[6][2] == "1,1"


def test_the_line_of_the_headings_can_be_changed(opened: Import, tmp_path: Path) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.sheet_page
    assert page.first.value() == 4
    page.last.setValue(5)
    opened.wait()
    assert page.preview.texts()[0][1] == "20-24 år"
    page.none.click()
    opened.wait()
    assert not page.first.isEnabled()
    assert page.preview.texts()[0][0] == "1"


def test_of_several_sheets_the_one_with_figures_is_shown_and_another_can_be_chosen(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "to ark.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Læs mig").write_column(0, 0, ["Om udtrækket", "Spørg i HR"])
    ages = book.add_worksheet("Alder")
    ages.write_row(0, 0, ["Aldersgruppe", "SOSU-assistenter"])
    ages.write_row(1, 0, ["20-59 år", 900])
    ages.write_row(2, 0, ["60-69 år", 100])
    book.close()
    opened.read(path)
    page = opened.wizard.sheet_page
    assert page.sheet.currentText() == "Alder"
    opened.choose(page.sheet, 0)
    assert "Spørg i HR" in [cell for row in page.preview.texts() for cell in row]
    opened.go_on()
    assert not opened.wizard.next.isEnabled()


def test_a_wrong_encoding_is_told_beside_the_choice_and_another_can_follow(
    opened: Import, tmp_path: Path
) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.sheet_page
    opened.choose(page.encoding, "utf-16")
    assert page.problem.isVisible()
    assert "tegnkodning" in page.problem.text()
    assert page.encoding.currentData() == "cp1252"
    opened.choose(page.separator, ",")
    opened.choose(page.separator, ";")
    assert not page.problem.isVisible()
    assert page.preview.texts()[6][2] == "1.100"


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


def test_percent_or_share_is_said_for_a_column_and_the_wrong_one_is_refused(
    opened: Import, tmp_path: Path
) -> None:
    session = opened.hand.program.session
    opened.read(full_time_file(tmp_path / "fuldtid.xlsx", (61.5, 40.0)))
    opened.go_on()
    column = opened.column("Andel på fuld tid")
    assert column.unit.currentData() == "percent"
    opened.choose(column.unit, "share")
    opened.go_on()
    assert not opened.wizard.next.isEnabled()
    assert "61.5" in opened.wizard.result_page.faults.text()
    opened.click(opened.wizard.back)
    opened.choose(column.unit, "percent")
    opened.go_on()
    opened.go_on()
    assert session.plan.current_working_time[
        "Region Midtjylland", "municipality", "SSA"
    ].fulltime_share == pytest.approx(0.615)


def test_secret_figures_count_as_it_is_chosen_and_never_as_nobody(
    opened: Import, tmp_path: Path
) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.result_page
    assert page.secret.isVisible()

    def heads() -> float:
        assert opened.wizard._result is not None
        return _heads(opened.wizard._result.plan)

    rule, number = page.secret.rule, page.secret.number
    assert rule.currentText() == "det bedst kendte"
    assert heads() == pytest.approx(3808)
    assert "De tæller som det, der er tilbage af filens egen sum" in opened.texts
    assert _has(page.totals.texts(), "✓ 3.808")
    opened.choose(rule, "keep")
    assert heads() == pytest.approx(3805 + 2.5)
    opened.choose(rule, "number")
    assert number.isVisible()
    number.setFocus()
    number.selectAll()
    opened._qtbot.keyClicks(number, "4")
    opened._qtbot.keyClick(number, Qt.Key.Key_Tab)
    opened.wait()
    assert heads() == pytest.approx(3809)
    assert _has(page.totals.texts(), "≠ 3.808")


def _has(rows: list[list[str]], text: str) -> bool:
    return any(text in row for row in rows)


def test_rows_left_out_are_told_with_reason_and_lines(opened: Import, tmp_path: Path) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv"))
    tree = opened.wizard.result_page.ignored
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    by_text = {item.text(0): [item.child(n).text(0) for n in range(item.childCount())]
               for item in items if item is not None}  # fmt: skip
    assert by_text["1 · summer af andre rækker"] == ["linje 13", "fx “I alt”"]


def test_what_the_file_does_not_say_is_asked_for_before_going_on(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "alder.csv"
    path.write_text("Alder;Antal\n20-39 år;400\n40-59 år;900\n60-64 år;200\n", encoding="utf-8")
    opened.read(path)
    opened.go_on()
    page = opened.wizard.columns_page
    assert set(page.whole.asked) == {"area", "sector", "occupation", "year"}
    assert not opened.wizard.next.isEnabled()
    assert page.faults.isVisible()
    opened.choose(page.whole.field("sector"), "municipality")
    opened.choose(page.whole.field("occupation"), "SSA")
    assert opened.wizard.next.isEnabled()
    assert not page.faults.isVisible()
    year = page.whole.field("year")
    assert isinstance(year, QLineEdit)
    year.setFocus()
    opened._qtbot.keyClicks(year, "i fjor")
    assert not opened.wizard.next.isEnabled()


def test_a_new_municipality_takes_over_the_other_figures_as_assumptions(
    opened: Import, tmp_path: Path
) -> None:
    session = opened.hand.program.session
    opened.to_result(age_file(tmp_path / "aarhus.csv", area="Aarhus Kommune"))
    page = opened.wizard.result_page
    assert "Nyt i planen: Aarhus" in opened.texts
    assert page.gaps.model.currentText() == "Region Midtjylland"
    opened.choose(page.gaps.model, "")
    assert not opened.wizard.next.isEnabled()
    opened.choose(page.gaps.model, "Region Midtjylland")
    assert opened.wizard.next.isEnabled()
    opened.go_on()
    assert session.plan.areas == ("Region Midtjylland", "Aarhus")
    sources = {row.id: row.kind for row in session.plan.sources}
    kinds = {sources[row.source] for row in session.plan.training if row.area == "Aarhus"}
    assert kinds == {"assumption"}


def test_title_and_kind_of_the_source_are_the_users(opened: Import, tmp_path: Path) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    opened.go_on()
    whole = opened.wizard.columns_page.whole
    whole.title.setText("KRL, oktober 2024")
    for line, text in (
        (whole.publisher, "KRL"),
        (whole.published, "november 2024"),
        (whole.note, "Leveret af lønkontoret"),
    ):
        line.setFocus()
        opened._qtbot.keyClicks(line, text)
    opened.choose(whole.kind, "published")
    opened.go_on()
    opened.go_on()
    sources = {row.title: row for row in opened.hand.program.session.plan.sources}
    source = sources["KRL, oktober 2024"]
    assert (source.kind, source.publisher) == ("published", "KRL")
    assert (source.published, source.note) == ("november 2024", "Leveret af lønkontoret")


def test_what_a_dash_means_is_asked_where_there_are_any(opened: Import, tmp_path: Path) -> None:
    figures = (*OLDEST_HEAVY[:-1], "-")
    opened.read(age_file(tmp_path / "alder.csv", figures))
    opened.go_on()
    whole = opened.wizard.columns_page.whole
    assert whole.dash.isVisible()
    assert not whole.dash.isChecked()
    opened.click(whole.dash)
    opened.go_on()
    assert opened.wizard._result is not None
    assert _heads(opened.wizard._result.plan) == pytest.approx(3805)
    assert "Streger læst som 0: 1." in opened.texts
    opened.click(opened.wizard.back)
    opened.click(opened.wizard.back)
    opened.click(opened.wizard.back)
    opened.read(age_file(tmp_path / "uden.csv"))
    opened.go_on()
    assert not whole.dash.isVisible()


def test_secret_figures_that_nothing_is_known_of_wait_for_the_users_choice(
    opened: Import, tmp_path: Path
) -> None:
    figures = (*OLDEST_HEAVY[:-1], "..")
    path = age_file(tmp_path / "aarhus.csv", figures, area="Aarhus Kommune", total="..")
    opened.to_result(path)
    card = opened.wizard.result_page.secret
    assert card.rule.currentText() == ""
    assert card.rule.placeholderText() == "Vælg…"
    assert "Gruppen er ny i planen" in opened.texts
    assert "Aarhus og Region Midtjylland overlapper" in opened.texts
    assert not opened.wizard.next.isEnabled()
    opened.choose(card.rule, "number")
    assert card.number.isVisible()
    assert not card.nothing_today.isVisible()
    assert opened.wizard.next.isEnabled()


def test_a_file_can_be_dropped_on_the_page(opened: Import, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(age_file(tmp_path / "alder.csv")))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    page = opened.wizard.file_page
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(50, 50), *how, keys))
    assert page.drop.property("over")
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *how, keys))
    assert not page.drop.property("over")
    opened.wait()
    assert opened.wizard.pages.currentIndex() == SHEET


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


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """So many rows that reading takes longer than anybody waits for a button."""
    path = tmp_path / "stor.csv"
    row = "Region Midtjylland;Kommuner;SOSU-assistenter;{age};{n},5;{n};2024\n"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("Område;Sektor;Stilling;Alder;Beløb;Antal;År\n")
        for n in range(400_000):
            stream.write(row.format(age=20 + n % 50, n=n))
    return path


def test_the_window_stays_alive_while_a_large_file_is_read_and_stop_is_at_once(
    opened: Import, large: Path
) -> None:
    wizard = opened.wizard
    turns: list[float] = []
    ticker = QTimer()
    ticker.timeout.connect(lambda: turns.append(time.perf_counter()))
    ticker.start(10)
    wizard.file_page.chosen.emit(large)
    opened._qtbot.waitUntil(lambda: wizard.stop.isVisible() and wizard.bar.value() > 0)
    assert wizard.working
    assert len(turns) >= 8
    assert max(after - before for before, after in pairwise(turns)) < 0.5
    asked = time.perf_counter()
    opened.click(wizard.stop)
    assert time.perf_counter() - asked < 0.5
    assert wizard.pages.currentIndex() == FILE
    assert not wizard.bar.isVisible()
    opened._qtbot.wait(300)
    assert wizard.pages.currentIndex() == FILE
    assert not wizard._job._tasks, "the thread should have ended"


def test_closing_the_wizard_while_it_reads_is_at_once_and_nothing_comes_after(
    opened: Import, large: Path
) -> None:
    opened.wizard.file_page.chosen.emit(large)
    opened._qtbot.wait(100)
    asked = time.perf_counter()
    opened.wizard.reject()
    assert time.perf_counter() - asked < 0.5
    opened._qtbot.wait(400)
    assert opened.hand.program.window.importing.wizard is None
    assert opened.hand.headline.startswith(TODAY)


def test_a_wizard_that_goes_with_its_window_while_it_reads_leaves_nothing_behind(
    opened: Import, large: Path
) -> None:
    opened.wizard.file_page.chosen.emit(large)
    opened._qtbot.wait(100)
    opened.wizard.deleteLater()
    opened._qtbot.wait(1500)
    assert opened.hand.headline.startswith(TODAY)
    assert gc.isenabled()


def test_a_fault_of_the_program_in_the_thread_is_reported_like_any_other(qtbot: QtBot) -> None:
    job = Job("import")
    with capture_exceptions() as caught:
        job.run(lambda progress: 1 / 0, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: not job.running)
    job.close()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


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


def test_a_plan_that_can_only_be_read_says_so_instead(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda _, __, text: told.append(text))
    file = hand.program.session.file
    assert file is not None
    monkeypatch.setattr(file, "read_only", True)
    hand.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert hand.program.window.importing.wizard is None
    assert len(told) == 1
    assert "kopi" in told[0]


def test_the_wizard_speaks_english_too(
    qtbot: QtBot, start: Callable[..., object], hand: Hand, tmp_path: Path
) -> None:
    hand.program.use_language("en")
    opened = Import(qtbot, hand)
    assert "Drop a file here" in opened.texts
    opened.to_result(age_file(tmp_path / "alder.csv"))
    assert "7 of 9 rows give figures to the plan" in opened.texts
    assert "Take over the figures" in opened.texts.replace("&", "")
    assert "1,100" in [cell for row in opened.wizard.sheet_page.preview.texts() for cell in row]
    opened.wizard.reject()
