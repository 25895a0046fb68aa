"""Printing to a file, one report after the other, and stopping: nothing good is lost."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QImage, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.paper import Held, held, pictures, printer_there, rendered
from tests.ui.reporting import Answers, Gate, Report, kept, report
from ui.app.app import Ending
from ui.report.printing import strips

__all__ = ["held", "report"]


def test_a_full_disk_leaves_the_good_file_and_the_next_printing_works(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    path.write_bytes(b"good")
    printer_there(monkeypatch, path)
    real = Path.read_bytes

    def cut_off(file: Path) -> bytes:
        """As Qt leaves a file on a full disk, telling of nothing."""
        return real(file)[:4096] if file.suffix == ".pdf" else real(file)

    answers = Answers("")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", cut_off)
        report.hand.click(page.toolbar.printing)
        qtbot.waitUntil(lambda: bool(answers.texts), timeout=30_000)
        qtbot.waitUntil(lambda: not page.printing.running, timeout=30_000)
    assert answers.texts[0].startswith("Rapporten blev ikke udskrevet.\n")
    assert "ikke mere plads" in answers.texts[0]
    assert not page.outcome.isVisible()
    assert path.read_bytes() == b"good"
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    assert pictures(path) == rendered(report)


@pytest.mark.parametrize("what", ["no folder", "no room", "no leave"])
def test_a_file_that_cannot_be_printed_to_is_told_as_any_other_with_its_ways_out(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot, what: str
) -> None:
    page = report.open_short()
    path, other = tmp_path / "papir.pdf", tmp_path / "andet.pdf"
    if what == "no folder":
        path = tmp_path / "væk" / "papir.pdf"
    else:
        number = errno.ENOSPC if what == "no room" else errno.EACCES
        path.write_bytes(b"good")
        real = Path.replace

        def replace(self: Path, target: Path) -> Path:
            if Path(target) == path:
                raise OSError(number, "no")
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)
    printer_there(monkeypatch, path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    answers = Answers("Gem et andet sted…")
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(other), timeout=30_000)
    assert len(answers.texts) == 1
    assert answers.texts[0].startswith("Filen blev ikke gemt.\n")
    assert "Printer" not in answers.texts[0]
    assert pictures(other) == rendered(report)
    assert not path.exists() or path.read_bytes() == b"good"
    assert {one.name for one in tmp_path.glob("*.pdf")} <= {"papir.pdf", "andet.pdf"}


def test_a_file_has_300_dots_to_an_inch_and_is_as_sharp_as_that(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    printer_there(monkeypatch, path, lambda printer: printer.setResolution(1200))
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    assert pictures(path) == rendered(report)


def test_strips_meet_where_no_letter_is(report: Report) -> None:
    report.open_short()
    (page,) = rendered(report)
    picture = page.convertToFormat(QImage.Format.Format_RGB32)
    cuts = [round(rows.top()) for _, rows in strips(picture, QRectF(picture.rect()))][1:]
    assert len(cuts) > 3
    width = picture.width()
    changed = [
        sum(picture.pixel(at, row) != picture.pixel(at, row - 1) for at in range(width))
        for row in cuts
    ]
    # A line of text has hundreds; the curves of a chart are cut somewhere.
    assert max(changed) < 20
    assert changed.count(0) > len(cuts) // 2


def test_pages_and_copies_are_those_of_one_report_and_the_rest_is_kept(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    report.tick("method")
    report.wait()
    path = tmp_path / "papir.pdf"
    found: list[tuple[Any, ...]] = []

    def once(printer: QPrinter) -> None:
        found.append(
            (printer.printRange(), printer.copyCount(), printer.pageLayout().pageSize().id())
        )
        if len(found) == 1:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(2, 2)
            printer.setCopyCount(2)
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))

    printer_there(monkeypatch, path, once)
    for _ in range(2):
        page.outcome.hide()
        report.hand.click(page.toolbar.printing)
        qtbot.waitUntil(
            lambda: page.outcome.isVisible() and not page.printing.running, timeout=30_000
        )
    every = QPrinter.PrintRange.AllPages
    sizes = QPageSize.PageSizeId
    assert found == [(every, 1, sizes.A4), (every, 1, sizes.A5)]
    assert len(pypdf.PdfReader(path).pages) == page.pages.count


def test_pages_that_the_report_does_not_have_are_told_and_nothing_is_printed(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"

    def beyond(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("5-7"))

    printer_there(monkeypatch, path, beyond)
    answers = Answers("")
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: bool(answers.texts), timeout=30_000)
    report.hand.settle()
    assert "De valgte sider findes ikke i rapporten. Den sidste side er 1." in answers.texts[0]
    assert not page.printing.running
    assert not path.exists()


# --- stopping -----------------------------------------------------------------------------------


def test_a_button_stops_the_printing_before_the_first_page_is_painted(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    path.write_bytes(b"good")
    printer_there(monkeypatch, path)
    gate = Gate()
    with gate.around(monkeypatch):
        report.hand.click(page.toolbar.printing)
        report.qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=30_000)
        assert page.outcome.stop.text() == "Stop udskrivningen"
        report.hand.click(page.outcome.stop)
        assert not page.printing.running
        assert page.outcome.label.text() == "Udskrivningen er stoppet."
        assert not page.outcome.stop.isVisible()
        assert page.toolbar.printing.isEnabled()
    report.hand.settle(50)
    assert path.read_bytes() == b"good"


def test_a_button_stops_the_printing_while_a_page_is_painted(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: Held
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    path.write_bytes(b"good")
    printer_there(monkeypatch, path)
    report.hand.click(page.toolbar.printing)
    report.qtbot.waitUntil(held.began.is_set, timeout=30_000)
    report.hand.click(page.outcome.stop)
    held.may_go_on.set()
    report.qtbot.waitUntil(lambda: not page.printing.running, timeout=30_000)
    assert page.outcome.label.text() == "Udskrivningen er stoppet."
    assert path.read_bytes() == b"good"


def test_closing_while_it_prints_may_wait_for_it(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: Held
) -> None:
    page, window = report.open_short(), report.program.window
    path = tmp_path / "papir.pdf"
    printer_there(monkeypatch, path)
    page.print_pages()
    report.qtbot.waitUntil(held.began.is_set, timeout=30_000)
    answers = Answers("Udskriv først, og luk så")
    window.close()
    assert answers.texts[0].startswith("Rapporten er ved at blive udskrevet.\n")
    assert window.isVisible()
    held.may_go_on.set()
    report.qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert pictures(path) == rendered(report)


def test_closing_while_it_prints_may_stop_it_and_the_file_stays_as_it_was(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: Held
) -> None:
    page, window = report.open_short(), report.program.window
    path = tmp_path / "papir.pdf"
    path.write_bytes(b"good")
    printer_there(monkeypatch, path)
    page.print_pages()
    report.qtbot.waitUntil(held.began.is_set, timeout=30_000)
    answers = Answers("", "Stop udskrivningen, og luk")
    window.close()
    assert window.isVisible()
    assert page.printing.running
    threading.Timer(0.2, held.may_go_on.set).start()
    window.close()
    assert len(answers.texts) == 2
    assert not window.isVisible()
    assert not page.printing.running
    assert path.read_bytes() == b"good"


def test_when_the_system_ends_the_program_nobody_is_asked_and_the_file_stays_as_it_was(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: Held
) -> None:
    page, window = report.open_short(), report.program.window
    path = tmp_path / "papir.pdf"
    path.write_bytes(b"good")
    printer_there(monkeypatch, path)
    page.print_pages()
    report.qtbot.waitUntil(held.began.is_set, timeout=30_000)
    answers = Answers("")
    # The application lives on for the next test.
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)
    ending = Ending(report.program)
    threading.Timer(0.2, held.may_go_on.set).start()
    try:
        ending.close()
    finally:
        ending.give_back()
    assert not answers.texts
    assert not window.isVisible()
    assert not page.printing.running
    assert path.read_bytes() == b"good"


def test_the_system_may_end_the_program_while_the_user_is_asked_where_else_to_save(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "væk" / "papir.pdf"
    printer_there(monkeypatch, path)
    asked: list[str] = []
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: asked.append("where") or (str(path), "")
    )
    ending = Ending(report.program)
    ended: list[None] = []
    page.printing.ended.connect(lambda: ended.append(None))

    def question() -> QMessageBox | None:
        box = QApplication.activeModalWidget()
        return box if isinstance(box, QMessageBox) else None

    def end_and_press() -> None:
        box = question()
        if box is None:
            QTimer.singleShot(20, end_and_press)
            return
        ending.close()
        (button,) = (one for one in box.buttons() if one.text() == "Gem et andet sted…")
        button.click()

    QTimer.singleShot(0, end_and_press)
    try:
        page.print_pages()
        qtbot.waitUntil(lambda: bool(ended) and question() is None, timeout=30_000)
        report.hand.settle()
    finally:
        ending.give_back()
    assert not asked
    assert len(ended) == 1
    assert not page.printing.running
    assert not report.program.window.isVisible()


def test_the_window_stays_when_the_printing_that_it_was_to_wait_for_fails(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: Held, qtbot: QtBot
) -> None:
    page, window = report.open_short(), report.program.window
    path = tmp_path / "væk" / "papir.pdf"
    printer_there(monkeypatch, path)
    page.print_pages()
    qtbot.waitUntil(held.began.is_set, timeout=30_000)
    answers = Answers("Udskriv først, og luk så", "")
    window.close()
    held.may_go_on.set()
    qtbot.waitUntil(lambda: len(answers.texts) == 2 and not page.printing.running, timeout=30_000)
    report.hand.settle()
    assert window.isVisible()
    assert page.printing._close is None
    path.parent.mkdir()
    page.print_pages()
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    report.hand.settle()
    assert window.isVisible()


def test_a_file_that_is_printed_to_has_the_ending_of_a_pdf(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    for name in ("uden-endelse", "min plan.sosuplan", "papir.PDF"):
        typed = tmp_path / name
        path = typed if typed.suffix == ".PDF" else tmp_path / f"{name}.pdf"
        if path != typed:
            typed.write_bytes(b"good")
        printer_there(monkeypatch, typed)
        page.print_pages()
        told = kept(path)
        qtbot.waitUntil(lambda told=told: page.outcome.label.text() == told, timeout=30_000)
        assert path.read_bytes().startswith(b"%PDF-")
        if path != typed:
            assert typed.read_bytes() == b"good"


def test_a_file_s_name_with_a_cpr_number_is_refused_with_words_about_names(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = report.open_short()
    printer_there(monkeypatch, tmp_path / "010190-1234.pdf")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "010190-1234"), "")
    )
    answers = Answers("", "")
    page.print_pages()
    page.save_pdf()
    why = "Filens navn kan indeholde et CPR-nummer."
    assert [text.split("\n")[0] for text in answers.texts] == [
        "Rapporten blev ikke udskrevet.",
        "Filen blev ikke gemt.",
    ]
    assert all(text.split("\n")[1].startswith(why) for text in answers.texts)
    assert not page.printing.running
    assert not list(tmp_path.glob("0101*"))
