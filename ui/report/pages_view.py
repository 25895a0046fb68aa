"""The report's pages below each other, as they will print, to scroll through."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import accumulate

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QIODevice,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from ui import theme as themes
from ui.i18n import _
from ui.job import Job
from ui.report.preview import Made, raise_fault
from ui.widgets.accessible import HasChartRole

SCREEN_PPI = 96.0
"""A page at 100 % has so many pixels to an inch, on a screen that Qt does not scale."""

STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""The shares of their size on paper to choose from; the first and last are the limits."""

MARGIN, SPACE = 22, 18
"""Pixels around the pages and between them."""

SHADOW = 6
LONGEST_SIDE = 40.0
"""What a page turned by key leaves of what was seen before, in pixels."""

REST_MS = 150
"""Pages are made for another size when it has rested this long."""

A4 = (8.2677, 11.6929)
"""Inches."""

MOST_DECODED = 4
"""Pages kept ready, unless more are wanted; a large one takes some thirty megabytes."""


class Fit(Enum):
    """Sizes that follow the window's."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float


class Pictures(QObject):
    """The pages as pictures ready to paint: decodes those that are wanted beside the window, as a
    large one takes a while, one by one, and keeps a few."""

    decoded = Signal()
    """There is one more to paint."""

    def __init__(self, parent: QObject) -> None:
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

    def show(self, files: tuple[bytes, ...]) -> None:
        """Be about these PNG files, one a page. Until they are decoded, pages look as before."""
        before, self._files = self._files, files
        self._former |= self._sharp
        self._sharp = {
            page: picture
            for page, picture in self._sharp.items()
            if page < len(files) and files[page] == before[page]
        }
        self._job.cancel()
        self.want(self._wanted)

    def want(self, pages: Sequence[int]) -> None:
        """Have these pages decoded, the first one first; numbers that are no page are passed
        over."""
        self._wanted = [page for page in pages if 0 <= page < len(self._files)]
        self._go_on()

    def picture(self, page: int) -> QImage | None:
        """A page as it can be painted now, perhaps as it was before; None if not at all yet."""
        return self._sharp.get(page, self._former.get(page))

    def _go_on(self) -> None:
        if self._job.running:
            return
        page = next((page for page in self._wanted if page not in self._sharp), None)
        if page is None:
            self._former.clear()
            return
        file = self._files[page]

        def finished(picture: QImage) -> None:
            self._sharp[page] = picture
            # The ones that are not wanted now go first.
            spare = [page for page in self._sharp if page not in self._wanted]
            for other in spare[: max(len(self._sharp) - MOST_DECODED, 0)]:
                del self._sharp[other]
            self.decoded.emit()
            self._go_on()

        self._job.run(lambda _: decode(file), finished, raise_fault)


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


class PagesView(HasChartRole, QAbstractScrollArea):
    """Shows ``Made`` pages and asks for them as sharp as the screen can show them."""

    accessible_role = QAccessible.Role.Document

    ppi_wanted = Signal(float)
    """So many pixels to an inch are what the screen can show."""
    page_changed = Signal()
    """Another page is in front, or there are other pages."""
    zoom_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        # Always there, so that it leaves the same width with and without pages.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.zoom: Zoom = Fit.WIDTH
        self._made: Made | None = None
        self.pictures = Pictures(self)
        self.pictures.decoded.connect(self.viewport().update)
        self._sizes: list[QSize] = []
        self._page = 0
        self._asked = 0.0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self._describe()

    # --- what is shown --------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._made.pictures) if self._made is not None else 0

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        return self._page

    @property
    def share(self) -> float:
        """The share of their size on paper that the pages are shown at."""
        if isinstance(self.zoom, float):
            return self.zoom
        room = self.viewport().size()
        wide = (room.width() - 2 * MARGIN) / A4[0]
        high = (room.height() - 2 * SPACE) / A4[1]
        fitting = (wide if self.zoom is Fit.WIDTH else min(wide, high)) / SCREEN_PPI
        return min(max(fitting, STEPS[0]), STEPS[-1])

    @property
    def ppi(self) -> float:
        """Pixels to an inch that the screen can show at this size."""
        return self.share * SCREEN_PPI * self.devicePixelRatioF()

    def show_pages(self, made: Made) -> None:
        """Show other pages, or the same at another sharpness; the place on the page stays."""
        at = self._place()
        self._made = made
        self._sizes = [_size_of(picture) for picture in made.pictures]
        self.pictures.show(made.pictures)
        self._lay_out()
        self._go_to_place(at)
        self._describe()
        self.page_changed.emit()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size; what stands at the top stays there."""
        at = self._place()
        self.zoom = zoom
        self._lay_out()
        self._go_to_place(at)
        self.zoom_changed.emit()
        self.viewport().update()
        self._rest.start()

    def zoom_in(self) -> None:
        """The next step up."""
        self.set_zoom(min((step for step in STEPS if step > self.share * 1.01), default=STEPS[-1]))

    def zoom_out(self) -> None:
        """The next step down."""
        self.set_zoom(max((step for step in STEPS if step < self.share * 0.99), default=STEPS[0]))

    def fit_width(self) -> None:
        """Pages as wide as the window has room for."""
        self.set_zoom(Fit.WIDTH)

    # --- going through them ---------------------------------------------------------------------

    def turn(self, by: int) -> None:
        """A screen on or back (1, -1), but never past the beginning of a page unseen."""
        bar = self.verticalScrollBar()
        now, screen = bar.value(), self.viewport().height() - LONGEST_SIDE
        tops = [round(top) - SPACE // 2 for top in self._tops()]
        if by > 0:
            bar.setValue(round(min([now + screen, *(top for top in tops if top > now + 1)])))
        else:
            bar.setValue(round(max([now - screen, *(top for top in tops if top < now - 1)])))

    def go_to(self, page: int) -> None:
        """Bring the beginning of a page to the top."""
        tops = self._tops()
        if tops:
            page = min(max(page, 0), len(tops) - 1)
            self.verticalScrollBar().setValue(round(tops[page]) - SPACE // 2 if page else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.turn(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_in() if turned > 0 else self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), themes.current()
        ground = theme.ground if theme.dark else theme.chip
        painter.fillRect(event.rect(), QColor(ground))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, rect in enumerate(self._rects()):
            if rect.top() > event.rect().bottom() or rect.bottom() < event.rect().top() - SHADOW:
                continue
            self._paint_edge(painter, rect)
            picture = self.pictures.picture(page)
            if picture is not None:
                picture.setDevicePixelRatio(picture.width() / rect.width())
                painter.drawImage(QPointF(rect.topLeft()), picture)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_edge(self, painter: QPainter, rect: QRectF) -> None:
        """A shadow that fades out, and a line where dark ground would show none."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 40 if themes.current().dark else 7))
        for spread in range(SHADOW, 0, -1):
            grown = rect.adjusted(-spread, -spread + 1.5, spread, spread + 1.5)
            painter.drawRoundedRect(grown, spread, spread)
        painter.restore()
        painter.fillRect(rect, QColor("#FFFFFF"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        at = self._place()
        super().resizeEvent(event)
        self._lay_out()
        self._go_to_place(at)
        self.zoom_changed.emit()
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            # The window has come to another screen, or the user scales this one otherwise.
            self.set_zoom(self.zoom)
        elif event.type() == QEvent.Type.LanguageChange:
            self._describe()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    # --- layout ---------------------------------------------------------------------------------

    def _page_sizes(self) -> list[tuple[float, float]]:
        """In the window's pixels: where the pages are as sharp as can be, a pixel of theirs is one
        of the screen's."""
        if self._made is None:
            return []
        sharp = abs(self._made.ppi - self.ppi) < 0.01
        scale = self.devicePixelRatioF() if sharp else self._made.ppi / (self.share * SCREEN_PPI)
        return [(size.width() / scale, size.height() / scale) for size in self._sizes]

    def _tops(self) -> list[float]:
        heights = [height + SPACE for __, height in self._page_sizes()]
        return [SPACE + top for top in accumulate([0.0, *heights])][:-1]

    def _rects(self) -> list[QRectF]:
        """Where the pages are in the viewport, on whole pixels of the screen."""
        scale = self.devicePixelRatioF()
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        width = self.viewport().width()
        rects = []
        for top, (wide, high) in zip(self._tops(), self._page_sizes(), strict=True):
            left = (width - wide) / 2 if wide + 2 * MARGIN <= width else MARGIN - across
            corner = QPointF(round(left * scale) / scale, round((top - down) * scale) / scale)
            rects.append(QRectF(corner.x(), corner.y(), wide, high))
        return rects

    def _lay_out(self) -> None:
        sizes = self._page_sizes()
        seen = self.viewport().size()
        high = SPACE + sum(height + SPACE for __, height in sizes)
        wide = max((width for width, __ in sizes), default=0.0) + 2 * MARGIN
        for bar, whole, part in (
            (self.verticalScrollBar(), high, seen.height()),
            (self.horizontalScrollBar(), wide, seen.width()),
        ):
            bar.setRange(0, max(round(whole) - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(40)
        self._follow()

    def _place(self) -> tuple[int, float]:
        """The page at the top, and how far into it, as a share of its height."""
        down = self.verticalScrollBar().value()
        tops, sizes = self._tops(), self._page_sizes()
        for page in reversed(range(len(tops))):
            if tops[page] <= down + SPACE:
                return page, (down - tops[page]) / sizes[page][1]
        return 0, -1.0

    def _go_to_place(self, place: tuple[int, float]) -> None:
        page, part = place
        tops, sizes = self._tops(), self._page_sizes()
        if page < len(tops) and part > -1.0:
            self.verticalScrollBar().setValue(round(tops[page] + part * sizes[page][1]))
        self._follow()

    def _follow(self) -> None:
        """Tell of the page in front: the one that takes in the upper third of what is seen."""
        tops, bar = self._tops(), self.verticalScrollBar()
        at = bar.value() + self.viewport().height() / 3
        page = max((place for place, top in enumerate(tops) if top <= at), default=0)
        if tops and bar.maximum() and bar.value() == bar.maximum():
            page = len(tops) - 1
        if page != self._page:
            self._page = page
            self._describe()
            self.page_changed.emit()
        # Pictures of those in sight, then of the ones beside them.
        screen = self.viewport().rect()
        seen = [page for page, rect in enumerate(self._rects()) if rect.intersects(screen)]
        if seen:
            self.pictures.want([*seen, seen[-1] + 1, seen[0] - 1])

    def _ask(self) -> None:
        if abs(self.ppi - self._asked) > 0.01:
            self._asked = self.ppi
            self.ppi_wanted.emit(self._asked)

    def _describe(self) -> None:
        """The page in front for those who hear it."""
        self.setAccessibleName(
            _("Page {page} of {count}").format(page=self._page + 1, count=self.count)
            if self.count
            else _("The report's pages")
        )
        texts = self._made.texts if self._made is not None else ()
        text = texts[self._page] if self._page < len(texts) else ""
        going_on = _("What began on the page before goes on here.") if self.count else ""
        self.setAccessibleDescription(text or going_on)


def _size_of(picture: bytes) -> QSize:
    """Width and height as they stand in a PNG's header."""
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    return QSize(width, height)
