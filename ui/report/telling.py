"""What the page Rapport says of its ways out: what is under way, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.i18n import _
from ui.report.pdf_file import PdfFile
from ui.report.printing import Printing
from ui.widgets.problems import ask
from ui.widgets.saving import Outcome, saved_words

WAIT, STOP = "wait", "stop"


class Telling(QObject):
    """Has ``outcome`` say how ``printing`` and ``pdf`` get on."""

    def __init__(self, outcome: Outcome, printing: Printing, pdf: PdfFile) -> None:
        super().__init__(outcome)
        self._outcome, self._printing = outcome, printing
        self._close: Callable[[], object] | None = None
        """Closes the window when what is being printed is printed."""
        pdf.began.connect(self._saving)
        pdf.saved.connect(self._saved)
        pdf.left.connect(outcome.hide)
        printing.progressed.connect(self._progress)
        # What was printed is told after this; what was not is told in a message.
        printing.ended.connect(self._ended)
        printing.printed.connect(self._printed)
        printing.stopped.connect(self._stopped)
        outcome.stop_wanted.connect(printing.stop)

    def may_leave(self, close: Callable[[], object]) -> bool:
        """False if the window must stay open for now: what is printed is to be printed first, and
        ``close`` is called then; or the user thinks better of it."""
        if not self._printing.running:
            return True
        way = ask(
            self._outcome,
            _("The report is being printed."),
            [_("Close when all pages are printed, or stop printing?")],
            {
                WAIT: _("Print first, then close"),
                STOP: _("Stop printing and close"),
            },
        )
        if way == WAIT and self._printing.running:
            self._close = close
            return False
        return bool(way)

    def _ended(self) -> None:
        self._outcome.hide()
        # That it was printed or stopped is told in this turn; if it was neither, the window stays.
        QTimer.singleShot(0, self, self._forget_close)

    def _forget_close(self) -> None:
        self._close = None

    def _close_now(self) -> None:
        """The window was to be closed after printing."""
        if self._close is not None:
            QTimer.singleShot(0, self, self._close)
            self._close = None

    def _saving(self, path: Path, others: int) -> None:
        def said() -> str:
            if others == 0:
                return _("Saving {name}…").format(name=path.name)
            text = (
                _("Saving {name} and 1 more file…")
                if others == 1
                else _("Saving {name} and {n} more files…")
            )
            return text.format(name=path.name, n=others)

        self._outcome.tell(said)

    def _saved(self, path: Path) -> None:
        self._outcome.tell(lambda: saved_words(path), path)

    def _progress(self, page: int, count: int) -> None:
        self._outcome.tell(
            lambda: _("Printing page {page} of {count}…").format(page=page, count=count),
            can_stop=True,
        )

    def _printed(self, printer: str, path: Path | None) -> None:
        def said() -> str:
            if path is not None:
                return saved_words(path)
            if printer:
                text = _("Sent to the printer {name}")
                return text.format(name=printer)
            return _("Printed")

        self._outcome.tell(said, path)
        self._close_now()

    def _stopped(self, on_paper: bool) -> None:
        def said() -> str:
            if on_paper:
                return _("Printing was stopped. Pages may have come to the printer before.")
            return _("Printing was stopped.")

        self._outcome.tell(said)
        self._close_now()
