"""Windows keep within their screens, frame and all, and what does not fit into them is scrolled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

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


class Room(QScrollArea):
    """Scrolls ``inside`` where there is less room than it needs, and else gives it all there is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Held(inside))
        self.viewport().setAutoFillBackground(False)


class Scrolled(QScrollArea):
    """Texts in as many lines as they need, scrolled where there is no room for all of them."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
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
