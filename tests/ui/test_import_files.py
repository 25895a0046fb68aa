"""The wizard's first steps: files that are refused, and tables as they are read."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.importing import Import, age_file
from ui.importing.wizard import FILE, SHEET


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


def test_one_row_of_one_column_is_told_in_the_singular(opened: Import, tmp_path: Path) -> None:
    path = tmp_path / "lille.csv"
    path.write_text("Alder\n30\n", encoding="utf-8")
    opened.read(path)
    assert opened.wizard.sheet_page.title.text() == "1 række i 1 kolonne, læst som her"
    opened.click(opened.wizard.back)
    path.write_text("Alder;Antal\n30;1\n31;2\n", encoding="utf-8")
    opened.read(path)
    assert opened.wizard.sheet_page.title.text() == "2 rækker i 2 kolonner, læst som her"


def test_what_is_left_out_of_a_column_of_ids_is_told_with_column_and_count(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "steder.csv"
    path.write_text("P-nummer;Alder;Antal\n1003381394;30;1\n1013123456;31;2\n", encoding="utf-8")
    opened.read(path)
    notes = opened.wizard.sheet_page.notes
    assert notes.isVisible()
    assert "kolonne A (P-nummer)" in notes.text()
    assert "felter i kolonnen, som er udeladt, fordi de kan være CPR-numre: 1." in notes.text()
    assert "1003381394" not in opened.texts
