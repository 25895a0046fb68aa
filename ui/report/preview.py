"""The pages of the report, made beside the window while it goes on: the newest wish wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.uncertainty import USUAL, Sampling
from sosuplan.report.paper import Data
from sosuplan.report.summary import summary
from sosuplan.store.memory import give_back
from sosuplan.text.errors import SosuplanError
from ui.job import Job, tried

BUSY_AFTER_MS = 300
"""Work that is done before that is not worth a sign."""

IDLE_MS = 20_000
"""What was made is kept so long to be quick with the next: it is some hundred megabytes."""

DRAFT_PPI, FINE_PPI = 110.0, 150.0
"""Pages that are to be finer than the second come as the first at first: they are there sooner."""


@dataclass(frozen=True)
class Made:
    """The pages as pictures."""

    data: Data
    ppi: float
    pictures: tuple[bytes, ...]
    """A PNG a page, with ``ppi`` pixels to an inch."""
    texts: tuple[str, ...]
    """What stands on each page, to be read aloud."""


@dataclass(frozen=True, eq=False)
class Wish:
    """What the pages are to tell. Equal to itself alone."""

    frame: Frame
    sections: tuple[str, ...]
    made_on: date
    sampling: Sampling = USUAL
    """How it is drawn how sure the balance is, where the frame does not know it."""

    def data(self) -> Data:
        """What typesetting is given."""
        return summary(self.frame, self.sections, made_on=self.made_on, sampling=self.sampling)


class Preview(QObject):
    """Renders what is wished for in a thread. Typst leaves the window its time: it runs without
    Python's lock, and a tick of 5 ms beside it is never late by more than some milliseconds."""

    made = Signal(object)
    """``Made``: other pages, or the same at another sharpness."""
    busy_changed = Signal(bool)
    """True once it takes long enough to be told; False when the pages are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None
        self._ppi = DRAFT_PPI
        self._done: tuple[Wish, float] | None = None
        self.latest: Made | None = None
        """The pages that are shown."""
        self._shown: Wish | None = None
        """The wish that ``latest`` came of."""
        self._busy = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy.timeout.connect(lambda: self.busy_changed.emit(True))
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(lambda: self._tidy(but_the_last=False))
        self._job, self._tidying = Job("report", whole=True), Job("report", whole=True)
        # However it ends, the thread is not left without someone to look after it.
        for job in (self._job, self._tidying):
            self.destroyed.connect(job.close)

    @property
    def up_to_date(self) -> bool:
        """True if the latest pages are those that are wished for, as sharp as they can be."""
        return self._wish is None or self._done == (self._wish, self._ppi)

    @property
    def fresh(self) -> bool:
        """True if the latest pages are those that are wished for, however sharp."""
        return self._shown is not None and self._shown is self._wish

    def make(self, wish: Wish, ppi: float) -> None:
        """Have these pages made, with ``ppi`` pixels to an inch; what was wished for before and has
        not begun is forgotten."""
        self._wish = wish
        self.sharpen(ppi)

    def leave(self) -> None:
        """No pages are wanted for now."""
        self._wish = None
        self._rest()

    def sharpen(self, ppi: float) -> None:
        """From now on ``ppi`` pixels to an inch are wanted."""
        self._ppi = ppi
        self._go_on()

    def close(self) -> None:
        """Want nothing any more."""
        self.leave()
        self._idle.stop()
        self._job.close()
        self._tidying.close()

    def _go_on(self) -> None:
        wish = self._wish
        if wish is None or self._job.running or self.up_to_date:
            return
        known = self.latest if self.fresh else None
        ppi = DRAFT_PPI if known is None and self._ppi > FINE_PPI else self._ppi
        self._idle.stop()
        if not self._busy.isActive():
            self._busy.start()

        def finished(made: Made | Exception) -> None:
            if isinstance(made, Exception):
                # The same again would fail again: it is tried when something else is wished for.
                self._done = (wish, self._ppi)
                self._rest()
                raise made
            self._done, self.latest, self._shown = (wish, ppi), made, wish
            if self.up_to_date:
                self._rest()
            self.made.emit(made)
            self._go_on()
            if not self._job.running:
                self._tidy(but_the_last=True)
                self._idle.start()

        self._job.run(lambda _: tried(lambda: _render(wish, ppi, known)), finished, raise_fault)

    def _tidy(self, *, but_the_last: bool) -> None:
        """Let go of earlier pages when the new ones are there: before, it would keep the reader
        waiting. When all is quiet, the system gets the memory back."""
        self._tidying.run(lambda _: _forget(but_the_last), lambda _: None, raise_fault)

    def _rest(self) -> None:
        self._busy.stop()
        self.busy_changed.emit(False)


def _render(wish: Wish, ppi: float, known: Made | None) -> Made:
    """``known`` are the same pages at another sharpness."""
    from sosuplan.report import typeset

    data = known.data if known else wish.data()
    pictures = tuple(typeset.pages(data, ppi))
    texts = known.texts if known else typeset.page_texts(data)
    return Made(data, ppi, pictures, texts)


def _forget(but_the_last: bool) -> None:
    from sosuplan.report import typeset

    typeset.forget(but_the_last=but_the_last)
    if not but_the_last:
        give_back()


def raise_fault(error: SosuplanError) -> None:
    """For work that has no faults but the program's own."""
    raise error
