"""Windows keep within their screens, frame and all, and what does not fit into them is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

FRAME = QSize(16, 40)
"""Pixels of a frame around a window that has not got its own yet."""


def room_around(widget: QWidget) -> QRect:
    """What is free of the screen that ``widget`` is on, or will be on with its parent.

    ``QWidget.screen`` would tell, but makes the Python object of the screen a child of that of the
    widget: once the widget is gone, whoever asks for the screen ends the program.
    """
    shown = widget if widget.isVisible() else widget.parentWidget() or widget
    centre = shown.window().frameGeometry().center()
    screen = QGuiApplication.screenAt(centre) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def fit(window: QWidget) -> None:
    """Make ``window`` no larger than its screen has room for, and bring all of it into sight.

    Sizes that were remembered know neither of another screen nor of another scale of it.
    """
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    room = room_around(window)
    frame = window.frameGeometry().size() - window.size()
    if frame.isEmpty():
        frame = FRAME
    most = room.size() - frame
    window.setMinimumSize(window.minimumSize().boundedTo(most))
    window.resize(window.size().boundedTo(most))
    place = QRect(window.frameGeometry().topLeft(), window.size() + frame)
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    if place.topLeft() != window.frameGeometry().topLeft():
        window.move(place.topLeft())


class FittedDialog(QDialog):
    """A dialog that is never larger than the screen."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)


class Room(QScrollArea):
    """Scrolls ``inside`` where there is less room than it needs, and else gives it all there is."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Held(inside))
        self.viewport().setAutoFillBackground(False)


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
