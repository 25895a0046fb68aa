"""The report on paper, through the system's print dialog."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NoReturn

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from sosuplan.report.paper import Data
from ui.i18n import translate
from ui.job import Job, tried
from ui.problems import ask
from ui.report.pictures import decode

LEAST_PPI, MOST_PPI = 300.0, 600.0
"""Pixels to an inch on paper: as many as the printer has, within these."""

STRIP = 400_000
"""Pixels that are painted at a time."""

PDF, AGAIN = "pdf", "again"


class Printing(QObject):
    """Prints pages one by one beside the window. Qt allows a thread to paint on a printer, as long
    as nobody else does; painting holds Python's lock, so it is done in strips."""

    progressed = Signal(int, int)
    """The page that is being printed, from 1, and how many there are."""
    printed = Signal(str)
    """All pages were handed over to the printer of this name."""
    ended = Signal()
    """Nothing is being printed any more, whatever the reason."""
    pdf_wanted = Signal()
    """The user would rather have a PDF file."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._job = Job("print", whole=True)
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._pictures: list[bytes] = []
        self._order: list[int] = []
        self._next = 0
        self._running = False
        self.destroyed.connect(self._job.close)

    @property
    def running(self) -> bool:
        """True while pages are made for the printer or handed over to it."""
        return self._running

    def start(self, data: Data, count: int, current: int, title: str) -> None:
        """Ask how to print ``count`` pages, of which ``current`` (from 1) is in front; print them.

        ``title`` is what the printer's queue calls them.
        """
        if self.running:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf(
                translate("Printing", "No printer is set up on this computer."),
                translate(
                    "Printing",
                    "Save the report as a PDF file and print it from a computer that has one, or"
                    " add a printer in the system's settings.",
                ),
            )
            return
        printer = self._ready_printer(title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(translate("Printing", "Print the report"))
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(option.PrintPageRange, True)
        dialog.setOption(option.PrintCurrentPage, True)
        dialog.setOption(option.PrintSelection, False)
        dialog.setMinMax(1, count)
        accepted = dialog.exec()
        dialog.deleteLater()
        if not accepted:
            return
        ppi = min(max(float(printer.resolution()), LEAST_PPI), MOST_PPI)

        def render() -> list[bytes]:
            from sosuplan.report import typeset

            pictures = typeset.pages(data, ppi)
            typeset.forget()
            return pictures

        self._order = order(printer, count, current)
        self._running, self._next = True, 0
        self.progressed.emit(1, len(self._order))
        self._job.run(lambda _: tried(render), self._begin, self._failed)

    def finish(self) -> None:
        """Print what is left of what was asked for, at once: the window is closing."""
        self._job.finish()
        self._job.close()

    def _ready_printer(self, title: str) -> QPrinter:
        """The printer as it was set the last time."""
        if self._printer is None:
            self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setDocName(title)
        return self._printer

    def _begin(self, pictures: list[bytes] | Exception) -> None:
        if isinstance(pictures, Exception):
            self._failed(pictures)
        printer = self._printer
        assert printer is not None
        # The pages have their margins already.
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        self._pictures = pictures
        painter = QPainter()
        if not painter.begin(printer):
            self._end()
            self._offer_pdf(
                translate("Printing", "The printer cannot be used now."),
                translate(
                    "Printing",
                    "Is it switched on and connected? Try again, or save the report as a PDF file.",
                ),
            )
            return
        # Without it Qt makes photographs of the pages, with shadows around the letters.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter = painter
        self._print_next()

    def _print_next(self) -> None:
        printer, painter = self._printer, self._painter
        assert printer is not None
        assert painter is not None
        if self._next >= len(self._order):
            self._end()
            self.printed.emit(printer.printerName())
            return
        if self._next and not printer.newPage():
            self._end()
            self._offer_pdf(
                translate("Printing", "The printer stopped before the last page."),
                translate("Printing", "Look at the printer, or save the report as a PDF file."),
            )
            return
        self.progressed.emit(self._next + 1, len(self._order))
        file, paper = self._pictures[self._order[self._next]], QRectF(painter.viewport())
        self._next += 1

        def paint() -> None:
            picture = decode(file)
            for part, rows in _strips(_on_paper(QSizeF(picture.size()), paper), picture.size()):
                painter.drawImage(part, picture, rows)

        self._job.run(lambda _: tried(paint), self._painted, self._failed)

    def _painted(self, error: Exception | None) -> None:
        if error is not None:
            self._failed(error)
        self._print_next()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = None
        self._running = False
        self._pictures = []
        self.ended.emit()

    def _failed(self, error: Exception) -> NoReturn:
        self._end()
        raise error

    def _offer_pdf(self, title: str, text: str) -> None:
        ways = {PDF: translate("Printing", "Save PDF…")}
        if ask(self._window, title, [text], ways) == PDF:
            self.pdf_wanted.emit()


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


def _strips(paper: QRectF, size: QSize) -> Iterator[tuple[QRectF, QRectF]]:
    """Where on the ``paper`` each strip of a picture goes, and its place in the picture, from
    above. They meet on whole pixels of the paper, so that no line shows between them."""
    height = max(STRIP // size.width(), 1)
    tops = [*range(0, size.height(), height), size.height()]
    scale = paper.height() / size.height()
    edges = [paper.top(), *(round(paper.top() + top * scale) for top in tops[1:-1]), paper.bottom()]
    for (top, bottom), (above, below) in zip(pairwise(tops), pairwise(edges), strict=True):
        yield (
            QRectF(paper.left(), above, paper.width(), below - above),
            QRectF(0, top, size.width(), bottom - top),
        )


def _on_paper(size: QSizeF, paper: QRectF) -> QRectF:
    """A page as large as the paper has room for: other paper than A4 has other proportions."""
    fitting = QRectF(paper.topLeft(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    # A difference of rounding alone would leave a hair of white.
    if abs(fitting.width() - paper.width()) + abs(fitting.height() - paper.height()) < 12.0:
        return paper
    fitting.moveCenter(paper.center())
    return fitting
