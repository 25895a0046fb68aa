"""A view as a picture: three times as fine as on screen, at rest, in the colours of paper, with
its name above it and what it is of below."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QImageWriter, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from sosuplan.charts.palette import LIGHT
from sosuplan.charts.spec import ChartSpec
from ui import theme as themes
from ui.charts.bar_list import BarList
from ui.charts.chart import Chart
from ui.charts.look import HasSpec, Look
from ui.charts.more import MoreButton

PICTURE_SCALE = 3.0
"""Pixels of a picture for one on screen: sharp in print."""

_INCH = 0.0254
_SCREEN = 96.0
"""Pixels to an inch of a usual screen: a picture is as large in a document as it was there."""
_TITLE, _BELOW = 11.0, 8.0
"""Sizes of the words around a picture, in points."""
_MARGIN, _GAP = 8, 6
"""Pixels around the whole, and between its parts."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def picture_of(view: QWidget) -> QImage:
    """The view painted anew at ``PICTURE_SCALE``, without what only helps to read it on screen.

    What it is called and says is also kept in the picture, for those who cannot see it.
    """
    assert isinstance(view, HasSpec)
    with _whole(view):
        return _painted(view, view.spec)


def _painted(view: QWidget, spec: ChartSpec | None) -> QImage:
    assert isinstance(view, HasSpec)
    name = spec.name if spec is not None else ""
    title, below = "" if _shows(view, name) else name, "\n".join(view.caption())
    width = view.width()
    title_height, below_height = (
        _height(words, themes.font(size, bold=bold), width)
        for words, size, bold in ((title, _TITLE, True), (below, _BELOW, False))
    )
    top = _MARGIN + title_height + (_GAP if title else 0)
    bottom = _MARGIN + below_height + (_GAP if below else 0)
    whole = QSize(width + 2 * _MARGIN, top + view.height() + bottom)
    picture = QImage(whole * PICTURE_SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    # The device's ratio keeps texts and lines as large as they are on screen.
    picture.setDevicePixelRatio(PICTURE_SCALE)
    with ExitStack() as kept:
        kept.enter_context(_in_light(view))
        for widget in (view, *view.findChildren(QWidget)):
            if isinstance(widget, Chart | BarList | MoreButton):
                kept.enter_context(widget.at_rest())
        picture.fill(_ground(view))
        # A graphics view has a render of its own, which paints its scene alone.
        QWidget.render(view, picture, QPoint(_MARGIN, top))
    painter = QPainter(picture)
    painter.setFont(themes.font(_TITLE, bold=True))
    painter.setPen(QColor(LIGHT.ink))
    painter.drawText(QRect(_MARGIN, _MARGIN, width, title_height), _WRAPPED, title)
    painter.setFont(themes.font(_BELOW))
    painter.setPen(QColor(LIGHT.muted))
    under = QRect(_MARGIN, top + view.height() + _GAP, width, below_height)
    painter.drawText(under, _WRAPPED, below)
    painter.end()
    for axis in (picture.setDotsPerMeterX, picture.setDotsPerMeterY):
        axis(round(_SCREEN * PICTURE_SCALE / _INCH))
    if spec is not None:
        picture.setText("Title", name)
        picture.setText("Description", spec.text)
    return picture


def png_of(view: QWidget) -> bytes:
    """``picture_of`` a view as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture_of(view))
    return bytes(buffer.data().data())


def _shows(view: QWidget, name: str) -> bool:
    """True if the view has its name in sight, perhaps but for its unit, which stands at an axis."""
    labels = (one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view))
    return any(text in (name, name.rpartition(", ")[0]) for text in labels if text)


def _height(words: str, font: QFont, width: int) -> int:
    if not words:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, words).height()


@contextmanager
def _whole(view: QWidget) -> Iterator[None]:
    """The view as high as what is in it: lists are seen whole, from their first row."""
    assert isinstance(view, HasSpec)
    found = (view, *view.findChildren(BarList))
    lists = [one for one in found if isinstance(one, BarList) and one.isVisibleTo(view)]
    missing = max((one.whole_height - one.height() for one in lists), default=0)
    missing = missing if missing > 0 else -view.spare_height
    if not missing:
        yield
        return
    size, at = view.size(), [one.verticalScrollBar().value() for one in lists]
    view.resize(size + QSize(0, missing))
    try:
        yield
    finally:
        view.resize(size)
        for one, value in zip(lists, at, strict=True):
            one.doItemsLayout()
            one.verticalScrollBar().setValue(value)


@contextmanager
def _in_light(view: QWidget) -> Iterator[None]:
    """The view in the colours of paper: a picture goes into documents."""
    # Nothing of this is seen: the screen is painted when all is as before.
    with themes.dressed(view, LIGHT) if themes.current().dark else nullcontext():
        yield


def _look(view: QWidget) -> Look | None:
    for widget in (view, *view.findChildren(QWidget)):
        look = getattr(widget, "look", None)
        if isinstance(look, Look):
            return look
    return None


def _ground(view: QWidget) -> QColor:
    """What charts and lists stand on; around a view of several there is nothing of its own."""
    look = _look(view)
    return look.colour("ground") if look else view.palette().color(QPalette.ColorRole.Window)
