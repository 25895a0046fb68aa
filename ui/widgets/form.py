"""Dialogs that ask for a few things: a heading, fields with their names, and one verb to go on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.model.scenario import LONGEST_NAME as LONGEST_NAME
from ui import theme as themes
from ui.widgets.accessible import SpokenLabel
from ui.widgets.fitting import FittedDialog, Room, fit

WIDTH = 340
"""Pixels of a field at least."""
HINT_LINES = 2
"""Lines that are kept for what is said of the fields."""


class FormDialog(FittedDialog):
    """Subclasses add their fields to ``form`` and call ``finish`` when all are there."""

    def __init__(
        self, parent: QWidget, name: str, title: str, verb: str, explanation: str = ""
    ) -> None:
        """``name`` tells the dialog from others; ``verb`` stands on the button that accepts it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._heading = QLabel(title)
        self._heading.setFont(themes.font(12, bold=True))
        self._explanation = muted(explanation)
        self._explanation.setVisible(bool(explanation))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setHorizontalSpacing(14)
        self.form.setVerticalSpacing(8)
        self.hint = SpokenLabel()
        self.hint.setProperty("look", "fault")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        # It says something while one types: its room is there before, so that no field moves.
        self.hint.setMinimumHeight(HINT_LINES * self.hint.fontMetrics().lineSpacing())
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._explanation)
        fields = QWidget()
        self.form.setContentsMargins(2, 2, 2, 2)
        fields.setLayout(self.form)
        self._fields = _Fields(fields)
        column.addWidget(self._fields)
        column.addWidget(self.hint)
        column.addStretch(1)
        column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the first field, and ends at the buttons."""
        super().showEvent(event)
        fields = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.window() is self
            and not self._buttons.isAncestorOf(child)
            and not isinstance(child.parent(), QAbstractSpinBox)
        ]
        for child in fields:
            # Enter in a field accepts the form, whatever buttons are among the fields.
            if isinstance(child, QPushButton):
                child.setAutoDefault(False)
        self.accept_button.setDefault(True)
        for before, after in pairwise([*fields, *self._buttons.buttons()]):
            QWidget.setTabOrder(before, after)
        if fields and self.focusWidget() not in fields:
            fields[0].setFocus()

    def grow(self) -> None:
        """Make room for fields that were not there before, as far as the screen has it."""
        if self.isVisible():
            self._fields.updateGeometry()
            self._column.activate()
            self.resize(self.size().expandedTo(self.sizeHint()))
            fit(self)

    def show_check(self, *, good: bool, fault: str = "", note: str = "") -> None:
        """What came of looking at what is filled in: whether it will do, what is wrong with it if
        that is not plain, or else what is worth knowing."""
        self.hint.setText(fault or note)
        self.hint.setProperty("look", "fault" if fault else "muted")
        self.hint.style().polish(self.hint)
        self.accept_button.setEnabled(good)


class _Fields(Room):
    """The fields of a form, all in sight unless the screen is too small for that."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__(fields)
        self._fields = fields

    def sizeHint(self) -> QSize:
        return self._fields.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the fields beside the bar that scrolls them."""
        width = self._fields.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())


def of_width(label: QLabel, width: int, lines: int = 0) -> QLabel:
    """A label that is so wide, and as high as its text then is, or ``lines`` if that is more: in a
    form that is scrolled none of it is cut."""
    label.setWordWrap(True)
    label.setFixedWidth(width)
    least = lines * label.fontMetrics().lineSpacing()
    label.setMinimumHeight(max(label.heightForWidth(width), least))
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def muted(text: str) -> QLabel:
    """An explanation in grey, in as many lines as it takes."""
    label = QLabel(text)
    label.setProperty("look", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
