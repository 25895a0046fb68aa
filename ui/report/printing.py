"""The report on paper, through the system's print dialog."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Event
from typing import NoReturn

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from sosuplan.report.paper import Data
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, StoreError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.job import Job, tried
from ui.report.pdf_file import SUFFIX
from ui.report.pictures import decode
from ui.report.printer import LEAST_PPI, Habits, new_printer, order, ppi_of, target_of, works
from ui.report.strips import strips
from ui.settings import Settings
from ui.widgets.problems import ask, tell
from ui.widgets.saving import Saving

PDF = "pdf"
_NAME = f"report{SUFFIX}"
_BEGIN, _END = b"%PDF-", b"%%EOF"


class Printing(QObject):
    """Prints pages one by one beside the window. Qt allows a thread to paint on a printer, as long
    as nobody else does; painting holds Python's lock, so it is done in strips.

    What is printed to a file takes the place of what is there when all of it is made.
    """

    begun = Signal()
    progressed = Signal(int, int)
    """The page that is being printed, from 1, and how many there are."""
    printed = Signal(str, object)
    """All pages were handed over to the printer of this name, or are in the file of this path."""
    stopped = Signal(bool)
    """The user has stopped it; true: pages may have come to a printer before."""
    ended = Signal()
    """Nothing is being printed any more, whatever the reason."""
    pdf_wanted = Signal()
    """The user would rather have a PDF file."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._saving = Saving(window, settings)
        self._job = Job("print", whole=True)
        self._habits: Habits | None = None
        self._language = Language("")
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._target: Path | None = None
        self._folder: TemporaryDirectory[str] | None = None
        """Where a file is printed to at first."""
        self._pictures: list[bytes] = []
        self._order: list[int] = []
        self._next = 0
        self._running = False
        self._stop = Event()
        self.destroyed.connect(self._job.close)

    @property
    def running(self) -> bool:
        """True while pages are made for the printer or handed over to it."""
        return self._running

    def start(self, data: Data, count: int, current: int, title: str, language: Language) -> None:
        """Ask how to print ``count`` pages, of which ``current`` (from 1) is in front; print them.

        ``title`` is what the printer's queue calls them; problems are told in ``language``.
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
        printer = new_printer(title, self._habits)
        if not self._set_up(printer, count):
            return
        self._habits = Habits.of(printer)
        self._order = order(printer, count, current)
        if not self._order:
            text = _("The pages that were chosen are not in the report. Its last page is {n}.")
            self._refuse(text.format(n=count))
            return
        target = target_of(printer)
        if target is not None:
            target = self._saving.named(target, SUFFIX, self._not_printed())
            if target is None or not self._print_to_file(printer):
                return
        self._language, self._target = language, target
        ppi = ppi_of(printer)

        def render() -> list[bytes]:
            from sosuplan.report import typeset

            pictures = typeset.pages(data, ppi)
            typeset.forget()
            return pictures

        self._printer = printer
        self._running, self._next = True, 0
        self._stop.clear()
        self.begun.emit()
        self.progressed.emit(1, len(self._order))
        self._job.run(lambda __: tried(render), self._begin, self._failed)

    def stop(self) -> None:
        """Print no more; a file that was to be replaced stays as it was."""
        if not self.running:
            return
        self._stop.set()
        if self._painter is None:
            self._job.cancel()
            self._give_up()

    def finish(self) -> None:
        """The window closes: stop, and leave nothing half done."""
        self.stop_now()
        self._job.close()

    def stop_now(self) -> None:
        """``stop``, and wait until it has: some hundredths of a second."""
        self.stop()
        if self.running:
            self._job.finish()

    # --- what is asked --------------------------------------------------------------------------

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
            self._tell_fault(fault_of(error, gettempdir()))
            return False
        printer.setOutputFileName(str(Path(self._folder.name, _NAME)))
        printer.setResolution(round(LEAST_PPI))
        return True

    # --- what is printed ------------------------------------------------------------------------

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
            self._hand_over()
            return
        if not works(printer) or (self._next and not printer.newPage()):
            self._end()
            self._tell_broken()
            return
        self.progressed.emit(self._next + 1, len(self._order))
        file, paper = self._pictures[self._order[self._next]], QRectF(painter.viewport())
        self._next += 1

        def paint() -> None:
            picture = decode(file)
            for part, rows in strips(picture, paper):
                if self._stop.is_set():
                    return
                painter.drawImage(part, picture, rows)

        self._job.run(lambda __: tried(paint), self._painted, self._failed)

    def _painted(self, error: Exception | None) -> None:
        if error is not None:
            self._failed(error)
        if self._stop.is_set():
            self._give_up()
        else:
            self._print_next()

    def _hand_over(self) -> None:
        """Every page is painted."""
        assert self._printer is not None
        name, sound, target = self._printer.printerName(), self._end_painting(), self._target
        path = self._keep_file(target, sound) if target is not None else None
        if not self.running:
            # While the user was asked, the system has ended the program.
            return
        self._end()
        if path is not None or (target is None and sound):
            self.printed.emit(name, path)
        elif target is None:
            self._tell_broken()

    def _keep_file(self, target: Path, sound: bool) -> Path | None:
        """Put what was printed to a file in its place; where it is then."""
        assert self._folder is not None
        try:
            content = Path(self._folder.name, _NAME).read_bytes()
        except OSError:
            content = b""

        def elsewhere() -> Path | None:
            if self._stop.is_set():
                return None
            title = _("Save the report as")
            return self._saving.ask(title, target.stem, SUFFIX, _("PDF files"))

        if sound and content.startswith(_BEGIN) and content.rstrip().endswith(_END):
            return self._saving.write(target, content, self._language, elsewhere)
        # Qt tells of no fault in writing; what it leaves then has no end.
        self._tell_fault(Fault("disk_full", gettempdir()))
        return None

    def _give_up(self) -> None:
        on_paper = self._target is None and self._painter is not None
        if on_paper and self._printer is not None:
            self._printer.abort()
        self._end()
        self.stopped.emit(on_paper)

    def _end(self) -> None:
        """Let go of everything."""
        self._end_painting()
        if self._folder is not None:
            self._folder.cleanup()
        self._printer = self._target = self._folder = None
        self._running = False
        self._pictures = []
        self.ended.emit()

    def _end_painting(self) -> bool:
        """True if the printer took all that was painted."""
        painter, self._painter = self._painter, None
        if painter is None or self._printer is None:
            return False
        return painter.end() and works(self._printer)

    def _failed(self, error: Exception) -> NoReturn:
        self._end()
        raise error

    # --- what is told ---------------------------------------------------------------------------

    def _not_printed(self) -> str:
        return _("The report was not printed.")

    def _tell_fault(self, fault: Fault) -> None:
        tell(self._window, self._not_printed(), StoreError(fault), self._language)

    def _refuse(self, why: str) -> None:
        ask(self._window, self._not_printed(), [why], {})

    def _tell_broken(self) -> None:
        self._offer_pdf(
            _("The printer stopped before the last page."),
            _("Look at the printer, or save the report as a PDF file."),
        )

    def _offer_pdf(self, title: str, text: str) -> None:
        ways = {PDF: _("Save PDF…")}
        if ask(self._window, title, [text], ways) == PDF:
            self.pdf_wanted.emit()
