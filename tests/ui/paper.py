"""A printer whose paper is a file that can be looked at."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from sosuplan.report import typeset
from tests.ui.reporting import Report
from ui.report import printing

DPI = 300
Set = Callable[[QPrinter], object]


def printer_there(monkeypatch: pytest.MonkeyPatch, path: Path, *settings: Set) -> list[Any]:
    """A printer whose paper is a PDF file; the dialog is answered with these settings each time.
    The dialogs that were shown."""
    dialogs: list[Any] = []

    def answer(dialog: QPrintDialog) -> int:
        dialogs.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(DPI)
        for setting in settings:
            setting(printer)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kopirum"])
    monkeypatch.setattr(QPrintDialog, "exec", answer)
    return dialogs


def pictures(path: Path) -> list[QImage]:
    """What each page of a file shows: strips below each other, without loss."""
    found = []
    for page in pypdf.PdfReader(path).pages:
        strips = page["/Resources"]["/XObject"]
        drawn = [
            strips[operands[0]]
            for operands, operator in pypdf.generic.ContentStream(
                page.get_contents(), page.pdf
            ).operations
            if operator == b"Do"
        ]
        assert all(strip["/Filter"] == "/FlateDecode" for strip in drawn), "without loss"
        (width,) = {strip["/Width"] for strip in drawn}
        height = sum(strip["/Height"] for strip in drawn)
        found.append(
            QImage(
                b"".join(zlib.decompress(strip._data) for strip in drawn), width, height, 3 * width,
                QImage.Format.Format_RGB888,
            ).copy()
        )  # fmt: skip
    return found


def rendered(report: Report) -> list[QImage]:
    """The pages of the template with as many pixels as the printer has."""
    made = report.page.preview.latest
    assert made is not None
    return [
        QImage.fromData(page).convertToFormat(QImage.Format.Format_RGB888)
        for page in typeset.pages(made.data, DPI)
    ]


class Held:
    """Painting of a page that waits until it is let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.may_go_on = Event(), Event()
        real = printing.decode

        def decode(file: bytes) -> QImage:
            self.began.set()
            assert self.may_go_on.wait(60)
            return real(file)

        monkeypatch.setattr(printing, "decode", decode)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held(monkeypatch)
    yield made
    made.may_go_on.set()
