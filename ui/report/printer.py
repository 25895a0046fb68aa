"""The printer of one job: as it was set the last time, and which pages go to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

LEAST_PPI, MOST_PPI = 300.0, 600.0
"""Pixels to an inch on paper: as many as the printer has, within these."""


@dataclass(frozen=True)
class Habits:
    """What stays as it was chosen: everything but pages and copies, which are those of a report."""

    name: str
    file: str
    """Where it was printed to, "" for a printer."""
    size: QPageSize
    duplex: QPrinter.DuplexMode
    colour: QPrinter.ColorMode
    source: QPrinter.PaperSource

    @classmethod
    def of(cls, printer: QPrinter) -> Habits:
        """As the user has set ``printer``."""
        target = target_of(printer)
        return cls(
            printer.printerName(),
            str(target) if target is not None else "",
            printer.pageLayout().pageSize(),
            printer.duplex(),
            printer.colorMode(),
            printer.paperSource(),
        )


def new_printer(title: str, habits: Habits | None) -> QPrinter:
    """A printer for one job: what went wrong in one is not carried into the next."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if habits is None:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    else:
        if habits.name in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(habits.name)
        if habits.file:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(habits.file)
        printer.setPageSize(habits.size)
        printer.setDuplex(habits.duplex)
        printer.setColorMode(habits.colour)
        printer.setPaperSource(habits.source)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def target_of(printer: QPrinter) -> Path | None:
    """The file that is printed to; None for a printer."""
    if printer.outputFormat() != QPrinter.OutputFormat.PdfFormat or not printer.outputFileName():
        return None
    return Path(printer.outputFileName()).absolute()


def ppi_of(printer: QPrinter) -> float:
    """Pixels to an inch that the pages are made with."""
    return min(max(float(printer.resolution()), LEAST_PPI), MOST_PPI)


def works(printer: QPrinter) -> bool:
    """False if the printer has told of a fault."""
    state = QPrinter.PrinterState
    return printer.printerState() not in (state.Error, state.Aborted)


def order(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages, from 0, in the order in which they go to the printer, and as often."""
    pages = list(range(1, count + 1))
    chosen, ranges = printer.printRange(), printer.pageRanges()
    if chosen == QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif chosen == QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        pages = [page for page in pages if ranges.contains(page)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    # A printer that makes copies by itself is not sent them.
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        pages = pages * copies
    else:
        pages = [page for page in pages for _ in range(copies)]
    return [page - 1 for page in pages]
