"""What one is chosen from: a row of buttons, or a list that scrolling past it leaves as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from ui.widgets.accessible import show_checked


class _Segment(QRadioButton):
    """Tab leads to the choice that is made, from either side; the arrow keys lead to the others.

    It shows the keyboard by a ring within: in the colour of the text where it is chosen, as no
    other is seen on that ground.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.group().checkedButton()
        by_tab = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_tab and chosen is not None and chosen is not self:
            chosen.setFocus(event.reason())
        else:
            super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = QPalette.ColorRole
            painter.setPen(
                QPen(self.palette().color(role.Base if self.isChecked() else role.Accent), 2.0)
            )
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 3.0, 3.0)


class Segments(QWidget):
    """Choices beside each other; arrow keys move between them, as Qt's button groups do. To whoever
    hears them they are what they are: radio buttons."""

    chosen = Signal(str)
    """The code of a choice that the user made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QRadioButton] = {}
        self._about = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def set_about(self, about: str) -> None:
        """What is chosen here: those who hear a choice hear it before the choice."""
        self._about = about
        self.setAccessibleName(about)
        for button in self._buttons.values():
            self._name(button)

    def set_choices(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Show (code, label, tool tip) choices; buttons of codes that stay are kept."""
        if [code for code, _, _ in choices] != list(self._buttons):
            for button in self._buttons.values():
                self._group.removeButton(button)
                button.deleteLater()
            self._buttons = {code: self._button(code) for code, _, _ in choices}
        for place, (code, label, tip) in enumerate(choices):
            button = self._buttons[code]
            button.setText(label)
            button.setToolTip(tip)
            self._name(button)
            last = place == len(choices) - 1
            button.setProperty("place", "first" if place == 0 else "last" if last else "middle")

    def set_current(self, code: str) -> None:
        """Show ``code`` as chosen, without a signal."""
        button = self._buttons.get(code)
        if button is not None:
            show_checked(button, True)

    def button(self, code: str) -> QRadioButton:
        """The button of one choice."""
        return self._buttons[code]

    def buttons(self) -> list[QRadioButton]:
        """All choices from left to right."""
        return list(self._buttons.values())

    def _name(self, button: QRadioButton) -> None:
        choice = button.toolTip() or button.text()
        button.setAccessibleName(f"{self._about}: {choice}" if self._about else choice)

    def _button(self, code: str) -> QRadioButton:
        button = _Segment(self)
        button.setProperty("look", "segment")
        # A click on a choice leaves the keyboard where it is.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda on: self.chosen.emit(code) if on else None)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button


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
