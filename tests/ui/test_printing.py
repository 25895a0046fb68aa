"""Printing through the system's dialog, here to a file that can be looked at."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pypdf
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.paper import pictures, printer_there, rendered
from tests.ui.reporting import Answers, Gate, Report, kept, report
from ui.report import printing
from ui.report.printing import order

__all__ = ["report"]

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_what_is_printed_are_the_template_s_pages_on_a4(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    report.tick("method")
    report.wait()
    path = tmp_path / "papir.pdf"
    dialogs = printer_there(monkeypatch, path)
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    assert dialogs == [("Udskriv rapporten", 1, page.pages.count)]
    paper = pypdf.PdfReader(path).pages
    assert len(paper) == page.pages.count > 1
    for sheet in paper:
        assert float(sheet.mediabox.width) == pytest.approx(595.3, abs=1.0)
        assert float(sheet.mediabox.height) == pytest.approx(841.9, abs=1.0)
    assert pictures(path) == rendered(report)


def test_only_the_pages_asked_for_are_printed(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    report.tick("method")
    report.wait()
    path = tmp_path / "papir.pdf"

    def second(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    printer_there(monkeypatch, path, second)
    report.hand.key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    assert pictures(path) == rendered(report)[1:2]


def test_other_paper_gets_the_whole_page_in_its_own_proportions(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    wide = QPageSize(QSizeF(842.0, 842.0), QPageSize.Unit.Point)
    printer_there(monkeypatch, path, lambda printer: printer.setPageSize(wide))
    report.hand.key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    (sheet,) = pypdf.PdfReader(path).pages
    # Each strip is a unit square that is scaled to its place: the page is as high as all of them.
    scale, strips = [(1.0, 1.0)], []
    for operands, operator in pypdf.generic.ContentStream(
        sheet.get_contents(), sheet.pdf
    ).operations:
        if operator == b"q":
            scale.append(scale[-1])
        elif operator == b"Q":
            scale.pop()
        elif operator == b"cm":
            across, down = scale[-1]
            scale[-1] = across * abs(float(operands[0])), down * abs(float(operands[3]))
        elif operator == b"Do":
            strips.append(scale[-1])
    whole = sum(down for _, down in strips)
    assert whole == pytest.approx(842.0, abs=2.0)
    for across, _ in strips:
        assert across == pytest.approx(842.0 * 210.0 / 297.0, abs=2.0)


def test_ctrl_p_on_the_page_scenarier_shows_the_report_and_asks(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs = printer_there(monkeypatch, tmp_path / "papir.pdf")
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: dialogs.append(dialog.minPage()) or 0)
    report.hand.key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(dialogs), timeout=30_000)
    assert report.program.window.pages.current == "report"
    assert report.page.preview.fresh
    assert not report.page.printing.running
    assert not (tmp_path / "papir.pdf").exists()


def test_the_page_scenarier_has_a_button_that_prints(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kopirum"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: asked.append(1) or 0)
    bar = report.program.window.scenarios.bar
    assert bar.printing is not None
    assert "Udskriv" in bar.printing.toolTip()
    report.hand.click(bar.printing)
    qtbot.waitUntil(lambda: bool(asked), timeout=30_000)


def test_without_a_printer_the_user_is_told_and_may_have_a_pdf_instead(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    path = tmp_path / "i stedet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    answers = Answers("Gem PDF…")
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(path.exists, timeout=30_000)
    assert len(answers.texts) == 1
    assert answers.texts[0].startswith("Der er ingen printer på denne computer.\n")
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_printer_that_cannot_be_used_is_told_with_a_way_out(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    printer_there(monkeypatch, tmp_path / "papir.pdf", lambda one: one.setOutputFileName(""))
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)
    answers = Answers("")
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: bool(answers.texts), timeout=30_000)
    report.hand.settle(50)
    assert answers.texts[0].startswith("Printeren kan ikke bruges lige nu.\n")
    assert not page.printing.running
    assert page.toolbar.printing.isEnabled()
    assert not page.outcome.isVisible()


def test_a_printer_that_fails_at_the_end_is_not_told_of_as_having_printed(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    printer_there(monkeypatch, tmp_path / "papir.pdf")
    monkeypatch.setattr(printing, "target_of", lambda _: None)
    monkeypatch.setattr(QPrinter, "printerState", lambda _: QPrinter.PrinterState.Error)
    answers = Answers("")
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: bool(answers.texts), timeout=30_000)
    report.hand.settle(50)
    assert answers.texts[0].startswith("Printeren stoppede før den sidste side.\n")
    assert not page.outcome.isVisible()


def test_the_window_lives_while_pages_are_made_for_the_printer(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    printer_there(monkeypatch, tmp_path / "papir.pdf")
    gate = Gate()
    with gate.around(monkeypatch):
        report.hand.click(page.toolbar.printing)
        qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=30_000)
        assert page.outcome.label.text() == "Udskriver side 1 af 1…"
        assert not page.toolbar.printing.isEnabled()
        report.hand.key(Qt.Key.Key_1, ALT)
        assert report.program.window.pages.current == "scenarios"
        gate.open()
        qtbot.waitUntil(lambda: not page.printing.running, timeout=30_000)
    assert page.toolbar.printing.isEnabled()


def test_a_page_is_painted_on_the_printer_beside_the_window(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    printer_there(monkeypatch, path)
    real, painting, may_go_on = printing.decode, Event(), Event()

    def decode(file: bytes) -> QImage:
        painting.set()
        assert may_go_on.wait(60)
        return real(file)

    monkeypatch.setattr(printing, "decode", decode)
    try:
        report.hand.click(page.toolbar.printing)
        qtbot.waitUntil(painting.is_set, timeout=30_000)
        report.hand.key(Qt.Key.Key_1, ALT)
        assert report.program.window.pages.current == "scenarios"
        assert page.printing.running
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: not page.printing.running, timeout=30_000)
    assert pictures(path) == rendered(report)


def test_a_fault_of_the_program_leaves_the_printer_free(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    path = tmp_path / "papir.pdf"
    printer_there(monkeypatch, path)

    def broken(_file: bytes) -> QImage:
        raise ZeroDivisionError("a fault")

    with monkeypatch.context() as patch:
        patch.setattr(printing, "decode", broken)
        with qtbot.captureExceptions() as exceptions:
            report.hand.click(page.toolbar.printing)
            qtbot.waitUntil(lambda: bool(exceptions), timeout=30_000)
    assert not page.printing.running
    assert not page.outcome.isVisible()
    report.hand.click(page.toolbar.printing)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(path), timeout=30_000)
    assert pictures(path) == rendered(report)


def ready() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    return printer


@pytest.mark.parametrize(
    ("copies", "collate", "expected"),
    [(1, True, [0, 1, 2]), (2, True, [0, 1, 2, 0, 1, 2]), (2, False, [0, 0, 1, 1, 2, 2])],
)
@pytest.mark.usefixtures("qapp")
def test_copies_are_sent_to_a_printer_that_makes_none_itself(
    copies: int, collate: bool, expected: list[int]
) -> None:
    printer = ready()
    printer.setCopyCount(copies)
    printer.setCollateCopies(collate)
    assert not printer.supportsMultipleCopies()
    assert order(printer, 3, 1) == expected


@pytest.mark.usefixtures("qapp")
def test_ranges_the_page_in_front_and_the_last_page_first_are_kept_to() -> None:
    printer = ready()
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert order(printer, 5, 4) == [3]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert order(printer, 5, 1) == [0, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert order(printer, 5, 1) == [3, 2, 0]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert order(printer, 3, 1) == [2, 1, 0]
