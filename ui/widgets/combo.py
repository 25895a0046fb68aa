"""A list to choose from that scrolling past it leaves as it is, and that is heard with its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class Combo(QComboBox):
    """Takes the wheel only when the keyboard is on it, and leaves others the keys with Ctrl."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: QLabel | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if (field := self.lineEdit()) is not None:
            # Where one writes, a screen reader is in the field, not in the list around it.
            field.setAccessibleName(name)
        if self._label is not None:
            self._label.setText(name.replace("&", "&&"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._be_labelled()

    def _be_labelled(self) -> None:
        """On Linux the name of a list to choose from is its value to Qt, and what it is called must
        be a label beside it. Where there is none to be seen, there is one that is only heard."""
        around = self.parentWidget()
        if self._label is not None or around is None or not self.accessibleName():
            return
        beside = around.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if any(label.buddy() is self for label in beside):
            return
        self._label = QLabel(around)
        self._label.hide()
        self._label.setBuddy(self)
        self.setAccessibleName(self.accessibleName())
        self.destroyed.connect(self._label.deleteLater)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt looks for a choice that begins with any character, and keeps the key if none does.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
