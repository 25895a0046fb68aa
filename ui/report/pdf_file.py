"""The report as a PDF file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sosuplan.report.summary import summary
from sosuplan.text.language import Language
from ui.i18n import _
from ui.job import Job, tried
from ui.report.preview import Wish
from ui.settings import Settings
from ui.widgets.saving import Saving

SUFFIX = ".pdf"


@dataclass(frozen=True)
class _Order:
    path: Path
    wish: Wish
    name: str
    language: Language

    def make(self) -> bytes:
        from sosuplan.report import typeset

        wish = self.wish
        return typeset.pdf(summary(wish.frame, wish.sections, made_on=wish.made_on))


class PdfFile(QObject):
    """Asks for a name, makes the file beside the window and writes it whole."""

    began = Signal(object, int)
    """The path that is to be written, and how many others wait."""
    saved = Signal(object)
    """The path that was written."""
    left = Signal()
    """A file that was begun was not written."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._saving = Saving(window, settings)
        self._job = Job("pdf", whole=True)
        self._orders: list[_Order] = []
        """The first one is being made."""
        self.destroyed.connect(self._job.close)

    @property
    def running(self) -> bool:
        """True until everything that was asked for is written, or left."""
        return bool(self._orders)

    def save(self, wish: Wish, name: str, language: Language) -> None:
        """Ask where, suggesting ``name``, and write; problems are told in ``language``."""
        path = self._ask(name)
        if path is not None:
            self._orders.append(_Order(path, wish, name, language))
            self._tell_begun()
            self._go_on()

    def finish(self) -> None:
        """Write what was asked for, at once: the window is closing."""
        self._job.finish()
        self._job.close()

    def _ask(self, name: str) -> Path | None:
        return self._saving.ask(
            _("Save the report as"),
            name,
            SUFFIX,
            _("PDF files"),
        )

    def _tell_begun(self) -> None:
        self.began.emit(self._orders[0].path, len(self._orders) - 1)

    def _go_on(self) -> None:
        if self._orders and not self._job.running:
            order = self._orders[0]
            self._job.run(lambda __: tried(order.make), self._write, self._write)

    def _write(self, content: bytes | Exception) -> None:
        order, path = self._orders[0], None
        if isinstance(content, bytes):
            path = self._saving.write(
                order.path, content, order.language, lambda: self._ask(order.name)
            )
        del self._orders[0]
        if path is not None:
            self.saved.emit(path)
        else:
            self.left.emit()
        if self._orders:
            self._tell_begun()
            self._go_on()
        if isinstance(content, Exception):
            raise content
