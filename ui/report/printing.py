"""The report's ways out, and what is said of them: as a PDF file, and on paper through the system's
print dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Event
from typing import Any, NoReturn

import numpy as np
from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from sosuplan.report.paper import Data
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, StoreError
from sosuplan.text.language import NN_
from ui import i18n
from ui.i18n import _, plural
from ui.job import Job, tried
from ui.report.pages_view import decode
from ui.report.preview import Wish
from ui.settings import Settings
from ui.widgets.problems import ask, tell
from ui.widgets.saving import Outcome, Saving, saved_words

SUFFIX = ".pdf"
LEAST_PPI, MOST_PPI = 300.0, 600.0
"""Pixels to an inch on paper: as many as the printer has, within these."""
STRIP = 900_000
"""Pixels that are painted at a time: some 30 ms, in which the window has to wait."""
PDF, WAIT, STOP = "pdf", "wait", "stop"
_NAME = f"report{SUFFIX}"
_BEGIN, _END = b"%PDF-", b"%%EOF"


def ask_for_pdf(saving: Saving, name: str) -> Path | None:
    """Where to save the report, suggesting ``name``; None if the user leaves it."""
    return saving.ask(_("Save the report as"), name, SUFFIX, _("PDF files"))


class PdfFile(QObject):
    """Asks for a name, makes the file beside the window and writes it whole."""

    def __init__(self, window: QWidget, settings: Settings, outcome: Outcome) -> None:
        """``outcome`` says what is under way and what came of it."""
        super().__init__(window)
        self._saving, self._outcome = Saving(window, settings), outcome
        self._job = Job("pdf", whole=True)
        self._orders: list[tuple[Path, Wish, str]] = []
        """Path, content and the name that was suggested; the first one is being made."""
        self.destroyed.connect(self._job.close)

    @property
    def running(self) -> bool:
        """True until everything that was asked for is written, or left."""
        return bool(self._orders)

    def save(self, wish: Wish, name: str) -> None:
        """Ask where, suggesting ``name``, and write."""
        path = ask_for_pdf(self._saving, name)
        if path is not None:
            self._orders.append((path, wish, name))
            self._go_on()

    def finish(self) -> None:
        """Write what was asked for, at once: the window is closing."""
        self._job.finish()
        self._job.close()

    def _go_on(self) -> None:
        first, wish, _name = self._orders[0]
        others = len(self._orders) - 1

        def words() -> str:
            if not others:
                return _("Saving {name}…").format(name=first.name)
            text = NN_("Saving {name} and 1 more file…", "Saving {name} and {n} more files…")
            return plural(text, others, name=first.name)

        def make() -> bytes:
            from sosuplan.report import typeset

            return typeset.pdf(wish.data())

        self._outcome.tell(words)
        if not self._job.running:
            self._job.run(lambda _: tried(make), self._write, self._write)

    def _write(self, content: bytes | Exception) -> None:
        target, _wish, name = self._orders[0]
        path = None
        if isinstance(content, bytes):
            language, saving = i18n.current(), self._saving
            path = saving.write(target, content, language, lambda: ask_for_pdf(saving, name))
        del self._orders[0]
        if path is None:
            self._outcome.hide()
        else:
            self._outcome.tell(partial(saved_words, path), path)
        if self._orders:
            self._go_on()
        if isinstance(content, Exception):
            raise content


# --- the printer of one job ---------------------------------------------------------------------


KEPT = ("OutputFormat", "OutputFileName", "PageSize", "Duplex", "ColorMode", "PaperSource")
"""What stays as it was chosen, besides the printer: all but pages and copies, which are those of a
report."""


def settings_of(printer: QPrinter) -> dict[str, Any]:
    """What is kept of how the user has set ``printer``."""
    kept: dict[str, Any] = {"PageSize": printer.pageLayout().pageSize()}
    for name in ("PrinterName", *KEPT):
        if name not in kept:
            kept[name] = getattr(printer, name[0].lower() + name[1:])()
    return kept


def new_printer(title: str, kept: dict[str, Any]) -> QPrinter:
    """A printer for one job, set as the one before: what went wrong in that is not carried on."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if kept.get("PrinterName") in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(kept["PrinterName"])
    for name in KEPT:
        if name in kept:
            getattr(printer, f"set{name}")(kept[name])
    if not kept:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def target_of(printer: QPrinter) -> Path | None:
    """The file that is printed to; None for a printer."""
    if printer.outputFormat() != QPrinter.OutputFormat.PdfFormat or not printer.outputFileName():
        return None
    return Path(printer.outputFileName()).absolute()


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


class Printing(QObject):
    """Prints pages one by one beside the window. Qt allows a thread to paint on a printer, as long
    as nobody else does; painting holds Python's lock, so it is done in strips.

    What is printed to a file takes the place of what is there when all of it is made.
    """

    ended = Signal()
    """Nothing is being printed any more, whatever the reason."""
    pdf_wanted = Signal()
    """The user would rather have a PDF file."""

    def __init__(self, window: QWidget, settings: Settings, outcome: Outcome) -> None:
        """``outcome`` says how it gets on and what came of it, and can stop it."""
        super().__init__(window)
        self._window, self._outcome = window, outcome
        self._saving = Saving(window, settings)
        self._job = Job("print", whole=True)
        self._kept: dict[str, Any] = {}
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._target: Path | None = None
        self._folder: TemporaryDirectory[str] | None = None
        """Where a file is printed to at first."""
        self._pictures: list[bytes] = []
        self._order: list[int] = []
        self._next = 0
        self._stop = Event()
        self._close: Callable[[], object] | None = None
        """Closes the window when what is being printed is printed."""
        outcome.stop_wanted.connect(self.stop)
        self.destroyed.connect(self._job.close)

    @property
    def running(self) -> bool:
        """True while pages are made for the printer or handed over to it."""
        return self._printer is not None

    def start(self, data: Data, count: int, current: int, title: str) -> None:
        """Ask how to print ``count`` pages, of which ``current`` (from 1) is in front; print them.

        ``title`` is what the printer's queue calls them.
        """
        if self.running:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf(
                _("No printer is set up on this computer."),
                _(
                    "Save the report as a PDF file and print it from a computer that has one, or"
                    " add a printer in the system's settings."
                ),
            )
            return
        printer = new_printer(title, self._kept)
        if not self._set_up(printer, count):
            return
        self._kept = settings_of(printer)
        self._order = order(printer, count, current)
        if not self._order:
            text = _("The pages that were chosen are not in the report. Its last page is {n}.")
            ask(self._window, self._not_printed(), [text.format(n=count)], {})
            return
        target = target_of(printer)
        if target is not None:
            target = self._saving.named(target, SUFFIX, self._not_printed())
            if target is None or not self._print_to_file(printer):
                return
        ppi = min(max(float(printer.resolution()), LEAST_PPI), MOST_PPI)

        def render() -> list[bytes]:
            from sosuplan.report import typeset

            pictures = typeset.pages(data, ppi)
            typeset.forget()
            return pictures

        self._printer, self._target, self._next = printer, target, 0
        self._stop.clear()
        self._show_progress(1)
        self._job.run(lambda __: tried(render), self._begin, self._fail)

    def stop(self) -> None:
        """Print no more; a file that was to be replaced stays as it was."""
        if not self.running:
            return
        self._stop.set()
        if self._painter is None:
            self._job.cancel()
            self._give_up()

    def stop_now(self) -> None:
        """``stop``, and wait until it has: some hundredths of a second."""
        self.stop()
        if self.running:
            self._job.finish()

    def finish(self) -> None:
        """The window closes: stop, and leave nothing half done."""
        self.stop_now()
        self._job.close()

    def may_leave(self, close: Callable[[], object]) -> bool:
        """False if the window must stay open for now: what is printed is to be printed first, and
        ``close`` is called then; or the user thinks better of it."""
        if not self.running:
            return True
        way = ask(
            self._window,
            _("The report is being printed."),
            [_("Close when all pages are printed, or stop printing?")],
            {WAIT: _("Print first, then close"), STOP: _("Stop printing and close")},
        )
        if way == WAIT and self.running:
            self._close = close
            return False
        return bool(way)

    def _set_up(self, printer: QPrinter, count: int) -> bool:
        """Have the user set the printer; false if they leave it."""
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Print the report"))
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(option.PrintPageRange, True)
        dialog.setOption(option.PrintCurrentPage, True)
        dialog.setOption(option.PrintSelection, False)
        dialog.setMinMax(1, count)
        accepted = dialog.exec()
        dialog.deleteLater()
        return bool(accepted)

    def _print_to_file(self, printer: QPrinter) -> bool:
        """Have ``printer`` make a file that is to take the target's place; false if it cannot."""
        try:
            self._folder = TemporaryDirectory(prefix="sosuplan-", ignore_cleanup_errors=True)
        except OSError as error:
            self._report_fault(fault_of(error, gettempdir()))
            return False
        printer.setOutputFileName(str(Path(self._folder.name, _NAME)))
        printer.setResolution(round(LEAST_PPI))
        return True

    # --- what is printed ------------------------------------------------------------------------

    def _begin(self, pictures: list[bytes] | Exception) -> None:
        if isinstance(pictures, Exception):
            self._fail(pictures)
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
                _("The printer cannot be used now."),
                _("Is it switched on and connected? Try again, or save the report as a PDF file."),
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
            self._hand_over(printer)
            return
        if not works(printer) or (self._next and not printer.newPage()):
            self._break_off()
            return
        file, paper = self._pictures[self._order[self._next]], QRectF(painter.viewport())
        self._next += 1
        self._show_progress(self._next)

        def paint() -> None:
            picture = decode(file)
            for part, rows in strips(picture, paper):
                if self._stop.is_set():
                    return
                painter.drawImage(part, picture, rows)

        self._job.run(lambda __: tried(paint), self._go_on, self._fail)

    def _go_on(self, error: Exception | None) -> None:
        """A page is painted."""
        if error is not None:
            self._fail(error)
        if self._stop.is_set():
            self._give_up()
        else:
            self._print_next()

    def _hand_over(self, printer: QPrinter) -> None:
        """Every page is painted."""
        name, sound, target = printer.printerName(), self._end_painting(), self._target
        path = self._keep_file(target, sound) if target is not None else None
        if not self.running:
            # While the user was asked, the system has ended the program.
            return
        if path is not None:
            self._end_with(partial(saved_words, path), path)
        elif target is not None:
            self._end()
        elif sound:
            self._end_with(
                lambda: _("Sent to the printer {name}").format(name=name) if name else _("Printed")
            )
        else:
            self._break_off()

    def _keep_file(self, target: Path, sound: bool) -> Path | None:
        """Put what was printed to a file in its place; where it is then."""
        assert self._folder is not None
        try:
            content = Path(self._folder.name, _NAME).read_bytes()
        except OSError:
            content = b""

        def elsewhere() -> Path | None:
            return None if self._stop.is_set() else ask_for_pdf(self._saving, target.stem)

        if sound and content.startswith(_BEGIN) and content.rstrip().endswith(_END):
            return self._saving.write(target, content, i18n.current(), elsewhere)
        # Qt tells of no fault in writing; what it leaves then has no end.
        self._report_fault(Fault("disk_full", gettempdir()))
        return None

    def _give_up(self) -> None:
        """The user has stopped it."""
        on_paper = self._target is None and self._painter is not None
        if on_paper and self._printer is not None:
            self._printer.abort()
        self._end_with(
            lambda: (
                _("Printing was stopped. Pages may have come to the printer before.")
                if on_paper
                else _("Printing was stopped.")
            )
        )

    def _end_with(self, words: Callable[[], str], path: Path | None = None) -> None:
        """It went as the user wanted: say so, and close the window if that waits for it."""
        close = self._close
        self._end()
        self._outcome.tell(words, path)
        if close is not None:
            QTimer.singleShot(0, self, close)

    def _end(self) -> None:
        """Let go of everything."""
        self._end_painting()
        if self._folder is not None:
            self._folder.cleanup()
        self._printer = self._target = self._folder = self._close = None
        self._pictures = []
        self._outcome.hide()
        self.ended.emit()

    def _end_painting(self) -> bool:
        """True if the printer took all that was painted."""
        painter, self._painter = self._painter, None
        if painter is None or self._printer is None:
            return False
        return painter.end() and works(self._printer)

    def _fail(self, error: Exception) -> NoReturn:
        self._end()
        raise error

    # --- what is told ---------------------------------------------------------------------------

    def _show_progress(self, page: int) -> None:
        count = len(self._order)
        self._outcome.tell(
            lambda: _("Printing page {page} of {count}…").format(page=page, count=count),
            can_stop=True,
        )

    def _not_printed(self) -> str:
        return _("The report was not printed.")

    def _report_fault(self, fault: Fault) -> None:
        tell(self._window, self._not_printed(), StoreError(fault), i18n.current())

    def _break_off(self) -> None:
        self._end()
        self._offer_pdf(
            _("The printer stopped before the last page."),
            _("Look at the printer, or save the report as a PDF file."),
        )

    def _offer_pdf(self, title: str, text: str) -> None:
        if ask(self._window, title, [text], {PDF: _("Save PDF…")}) == PDF:
            self.pdf_wanted.emit()


# --- a page, strip by strip ---------------------------------------------------------------------


def strips(picture: QImage, paper: QRectF) -> Iterator[tuple[QRectF, QRectF]]:
    """Where on the ``paper`` each strip of a page's picture goes, and its place in the picture,
    from above.

    They meet on whole pixels of the paper, so that no line shows between them, and where a row
    of the picture is most like the one above it: who shows a file smaller than it is scales each
    strip by itself, and would hurt letters that are cut in two.
    """
    paper = _place(QSizeF(picture.size()), paper)
    tops = _tops(picture)
    scale = paper.height() / picture.height()
    edges = [paper.top(), *(round(paper.top() + top * scale) for top in tops[1:-1]), paper.bottom()]
    for (top, bottom), (above, below) in zip(pairwise(tops), pairwise(edges), strict=True):
        yield (
            QRectF(paper.left(), above, paper.width(), below - above),
            QRectF(0, top, picture.width(), bottom - top),
        )


def _tops(picture: QImage) -> list[int]:
    """The first row of every strip of a picture with four bytes a pixel, and the row after it."""
    width, end = picture.width(), picture.height()
    rows = np.frombuffer(picture.constBits(), np.uint32).reshape(end, width)
    high = max(STRIP // width, 1)
    tops = [0]
    while end - tops[-1] > high:
        within = rows[tops[-1] + high // 4 : tops[-1] + high + 1]
        others = np.count_nonzero(within[1:] != within[:-1], axis=1)
        # Of rows as good as each other the last: fewer strips.
        tops.append(tops[-1] + high - int(np.argmin(others[::-1])))
    return [*tops, end]


def _place(size: QSizeF, paper: QRectF) -> QRectF:
    """A page as large as the paper has room for: other paper than A4 has other proportions."""
    fitting = QRectF(paper.topLeft(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    # A difference of rounding alone would leave a hair of white.
    if abs(fitting.width() - paper.width()) + abs(fitting.height() - paper.height()) < 12.0:
        return paper
    fitting.moveCenter(paper.center())
    return fitting
