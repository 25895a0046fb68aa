"""What fits where there is little room: windows keep within their screens, frame and all; what does
not fit into them is scrolled, cut, or put below each other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

FRAME = QMargins(8, 32, 8, 8)
"""Pixels of a frame around a window that has not got its own yet."""
UNBOUNDED = 16_777_215
"""Qt's own word for no maximum of a width or height."""
FRAMED_MS = 300
"""Milliseconds until a window that was shown has its frame."""


def room_around(widget: QWidget) -> QRect:
    """What is free of the screen that ``widget`` is on, or will be on with its parent.

    ``QWidget.screen`` would tell, but makes the Python object of the screen a child of that of the
    widget: once the widget is gone, whoever asks for the screen ends the program.
    """
    shown = widget if widget.isVisible() else widget.parentWidget() or widget
    centre = shown.window().frameGeometry().center()
    screen = QGuiApplication.screenAt(centre) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def frame_around(window: QWidget) -> QMargins:
    """The frame that the desktop has given ``window``, or what one takes where it has none yet.

    Widgets learn of their frames only when they are moved. The Python object of the handle is a
    child of that of the widget, as the screen's would be; but a handle is the window's own, and
    goes with it. Looking for it among all windows ends the program when one of them is closed.
    """
    handle = window.windowHandle()
    if handle is not None and not handle.frameMargins().isNull():
        return handle.frameMargins()
    return FRAME


def fit(window: QWidget) -> None:
    """Make ``window`` no larger than its screen has room for, and bring all of it into sight.

    Sizes that were remembered know neither of another screen nor of another scale of it.
    """
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    room = room_around(window)
    frame = frame_around(window)
    most = room.marginsRemoved(frame).size()
    window.setMinimumSize(window.minimumSize().boundedTo(most))
    window.resize(window.size().boundedTo(most))
    place = window.geometry().marginsAdded(frame)
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    inside = place.marginsRemoved(frame)
    if inside != window.geometry():
        window.setGeometry(inside)


def fit_shown(window: QWidget) -> None:
    """Fit a window that is being shown, and again once the desktop has given it its frame; a user
    who is quicker is right."""
    fit(window)
    QTimer.singleShot(FRAMED_MS, window, partial(_fit_framed, window, window.size()))


def _fit_framed(window: QWidget, shown: QSize) -> None:
    if window.size() == shown:
        fit(window)


class FittedDialog(QDialog):
    """A dialog that is never larger than the screen."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            # Qt would leave a third of the screen free.
            self.resize(self.size().expandedTo(self.sizeHint()))
        fit_shown(self)


class Scroll(QScrollArea):
    """Scrolls ``inside`` up and down, and ``sideways`` only if that is asked for."""

    def __init__(
        self, inside: QWidget, parent: QWidget | None = None, *, sideways: bool = False
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)


class Room(Scroll):
    """Scrolls ``inside`` where there is less room than it needs, and else gives it all there is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(_Held(inside), parent, sideways=True)
        self.viewport().setAutoFillBackground(False)


class Scrolled(Scroll):
    """Texts in as many lines as they need, scrolled where there is no room for all of them."""

    def __init__(self, inside: QWidget) -> None:
        self._inside = inside
        super().__init__(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self._inside.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        width = self._inside.minimumSizeHint().width() + bar
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _Held(QWidget):
    """Passes on what a widget needs at least, and not the height that its wrapped texts would like
    best, for which a scroll area would scroll."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        self.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        asked, hint = self._inside.minimumSize(), self._inside.minimumSizeHint()
        return QSize(asked.width() or hint.width(), asked.height() or hint.height())

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.resize(event.size())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


LEAST_SHOWN = 10
"""Signs of a line; fewer tell nothing."""


class ElidedLabel(QLabel):
    """A line of which a narrow window shows the beginning, or nothing if that is too little: it
    keeps no window wide."""

    def __init__(self, policy: QSizePolicy.Policy) -> None:
        super().__init__()
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> str:
        """What there is room for."""
        room, text = self.contentsRect().width(), self.text()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        return shown if shown == text or len(shown) >= LEAST_SHOWN else ""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        alignment = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), alignment, self.shown)


def stand_beside(layout: QBoxLayout, beside: bool) -> bool:
    """Put what is in ``layout`` beside or below each other; true if it stood otherwise."""
    way = QBoxLayout.Direction
    wanted = way.LeftToRight if beside else way.TopToBottom
    changed = layout.direction() != wanted
    if changed:
        layout.setDirection(wanted)
    return changed


class Wrapping(QWidget):
    """``left`` begins at the left edge, ``right`` ends at the right one."""

    def __init__(
        self, left: QHBoxLayout, right: QHBoxLayout, spare: int = 0, *, together: bool = False
    ) -> None:
        """``spare`` are pixels kept free between them for what comes and goes; ``together``: both
        begin at the left edge, or one behind the other."""
        super().__init__()
        left.addStretch(1)
        if together:
            right.addStretch(1)
        else:
            right.insertStretch(0, 1)
        self._parts, self._spare = (left, right), spare
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        for part in self._parts:
            part.setSpacing(6)
            self._rows.addLayout(part, int(together and part is right))

    def sizeHint(self) -> QSize:
        """As wide as one line, whichever way the parts stand now: else what holds this could not
        tell when there is room for one again."""
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """That of two lines."""
        margins = self._rows.contentsMargins()
        width = max(part.minimumSize().width() for part in self._parts)
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._wrap()
        return super().event(event)

    def _wrap(self) -> None:
        if stand_beside(self._rows, self._needed() <= self.width()):
            # While a layout gives out room, it does not hear of other wishes.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _needed(self) -> int:
        """The width of one line."""
        margins = self._rows.contentsMargins()
        parts = sum(part.sizeHint().width() for part in self._parts)
        return parts + self._rows.spacing() + margins.left() + margins.right() + self._spare


LOWEST = 300
"""Pixels that ``main`` is high at least when folded, where all of it is then in sight."""
SIDE_ROOM = 12
"""Pixels beside the side, empty or with a scroll bar: its texts take as many lines with as without,
or a bar that came would not go again."""


class Folding(Scroll):
    """``main`` takes what is left of ``side``. Folded, both are scrolled together."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        width: int,
        least: int,
        parent: QWidget | None = None,
    ) -> None:
        """``width`` is that of ``side``; ``least`` how high ``main`` is at least when folded, and
        how wide at least when it is not."""
        self._main, self._side, self._least = main, side, least
        self.folded = False
        self._shown = True
        self._inside = QWidget()
        # Empty as yet: what is given a parent with all that is in it is styled once more.
        super().__init__(self._inside, parent)
        self._beside = Scroll(side, self._inside)
        self.set_side_width(width)
        self._below = QWidget(self._inside)
        self._below_column = QVBoxLayout(self._below)
        self._below_column.setContentsMargins(18, 0, SIDE_ROOM, 0)
        self._below.hide()
        self._layout = QHBoxLayout(self._inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(main, 1)
        self._layout.addWidget(self._beside)
        self._layout.addWidget(self._below)

    def set_side_width(self, width: int) -> None:
        """Give the side another width while it stands beside."""
        self._width = width
        self._beside.setFixedWidth(width + SIDE_ROOM)
        self._side.setMaximumWidth(UNBOUNDED if self.folded else width)

    def show_side(self, shown: bool) -> None:
        """Show or hide the side."""
        self._shown = shown
        self._show()

    def _show(self) -> None:
        self._beside.setVisible(self._shown and not self.folded)
        self._below.setVisible(self._shown and self.folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self.width() < self._width + SIDE_ROOM + self._least)
        if self.folded:
            self._main.setMinimumHeight(min(max(self.height(), LOWEST), self._least))
        # Beside each other, the parts make do with the height there is: charts shrink. What the
        # layout would like for its wrapped texts, hidden ones among them, is no reason to scroll.
        self._inside.setMaximumHeight(UNBOUNDED if self.folded else self.height())

    def _fold(self, folded: bool) -> None:
        if folded == self.folded:
            return
        self.folded = folded
        self._main.setMinimumHeight(self._least if folded else 0)
        stand_beside(self._layout, not folded)
        if folded:
            self._below_column.addWidget(self._beside.takeWidget())
            self._side.setMaximumWidth(UNBOUNDED)
            self._side.show()
        else:
            self._side.setMaximumWidth(self._width)
            self._below_column.removeWidget(self._side)
            self._beside.setWidget(self._side)
        self._show()
