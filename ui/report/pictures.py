"""The pages as pictures ready to paint, decoded beside the window: a large one takes a while."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from sosuplan.text.errors import SosuplanError
from ui.job import Job

MOST_DECODED = 4
"""Pages kept ready, unless more are wanted; a large one takes some thirty megabytes."""


class Pictures(QObject):
    """Decodes the pages that are wanted, one by one, and keeps a few."""

    decoded = Signal()
    """There is one more to paint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = Job("pictures", whole=True)
        self._files: tuple[bytes, ...] = ()
        self._wanted: list[int] = []
        self._sharp: dict[int, QImage] = {}
        self._former: dict[int, QImage] = {}
        self.destroyed.connect(self._job.close)

    @property
    def ready(self) -> bool:
        """True if every page that is wanted can be painted as it is now."""
        return all(page in self._sharp for page in self._wanted)

    def show(self, files: Sequence[bytes]) -> None:
        """Be about these PNG files, one a page. Until they are decoded, pages look as before."""
        before, self._files = self._files, tuple(files)
        same = {
            page
            for page in self._sharp
            if page < len(self._files) and self._files[page] == before[page]
        }
        self._former |= {page: self._sharp[page] for page in self._sharp if page not in same}
        self._sharp = {page: self._sharp[page] for page in self._sharp if page in same}
        self._job.cancel()
        self.want(self._wanted)

    def want(self, pages: Sequence[int]) -> None:
        """Have these pages decoded, the first one first; numbers that are no page are passed
        over."""
        self._wanted = [page for page in pages if 0 <= page < len(self._files)]
        self._go_on()

    def picture(self, page: int) -> QImage | None:
        """A page as it can be painted now, perhaps as it was before; None if not at all yet."""
        sharp = self._sharp.get(page)
        return sharp if sharp is not None else self._former.get(page)

    def close(self) -> None:
        """Want nothing any more."""
        self._wanted = []
        self._job.close()

    def _go_on(self) -> None:
        if self._job.running:
            return
        missing = [page for page in self._wanted if page not in self._sharp]
        if not missing:
            self._former.clear()
            return
        page = missing[0]
        file = self._files[page]

        def finished(picture: QImage) -> None:
            self._sharp[page] = picture
            self._former.pop(page, None)
            self._leave_out()
            self.decoded.emit()
            self._go_on()

        self._job.run(lambda _: decode(file), finished, _raise)

    def _leave_out(self) -> None:
        """The ones that are not wanted now go first."""
        spare = [page for page in self._sharp if page not in self._wanted]
        for page in spare[: max(len(self._sharp) - MOST_DECODED, 0)]:
            del self._sharp[page]


def decode(file: bytes) -> QImage:
    """A PNG's picture. Paper has no transparency, and a picture with it takes twice as long to
    print."""
    buffer = QBuffer()
    buffer.setData(file)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Of Qt's ways to decode this one goes on without Python's lock.
    picture = QImageReader(buffer).read()
    picture.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return picture


def _raise(error: SosuplanError) -> None:
    raise error
