"""Problems outside the program, told calmly: what is wrong, where, and what can be done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sosuplan.narrative.messages import sentence
from sosuplan.text.cpr import holds_cpr
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from ui import theme as themes
from ui.i18n import _
from ui.widgets.fitting import FittedDialog, room_around

TEXT_WIDTH = 500
"""Pixels of a message's text. Qt wraps a heading that is longer, and would cut one that is wider
than the text below it without being so long."""
BREAK = "\u200b"
"""A place where a line may end, out of sight."""
AROUND = 100
"""Pixels beside a message's text: its picture and margins. The whole of a message is never wider
than Qt lets it be: 480 pixels less than the screen, or as wide as a small one."""
FEW = 3
"""Up to so many faults are told in a message; more get a list of their own."""


def tell(parent: QWidget | None, title: str, error: SosuplanError, language: Language) -> None:
    """Show everything that is wrong, and wait until it is read."""
    ask(parent, title, [sentence(fault, language) for fault in error.faults], {})


def ask(
    parent: QWidget | None,
    title: str,
    sentences: Sequence[str],
    ways: Mapping[str, str],
    leave: str = "",
) -> str:
    """Show what is wrong with the ways out as buttons: labels by code, the best one first.

    The last button, ``leave`` or Cancel, does nothing. The code of the way that was chosen, "" for
    none of them.
    """
    if len(sentences) > FEW:
        dialog = FaultList(parent, title, sentences, ways)
        dialog.exec()
        return dialog.way
    box = QMessageBox(parent)
    box.setObjectName("problem")
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(_("SOSUplan"))
    # File names and what people write may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText("\n".join(sentences))
    buttons = {
        code: box.addButton(label, QMessageBox.ButtonRole.ActionRole)
        for code, label in ways.items()
    }
    if leave:
        box.setEscapeButton(box.addButton(leave, QMessageBox.ButtonRole.RejectRole))
    elif buttons:
        box.addButton(QMessageBox.StandardButton.Cancel)
    if buttons:
        box.setDefaultButton(next(iter(buttons.values())))
    widen(box)
    box.exec()
    chosen = [code for code, button in buttons.items() if button is box.clickedButton()]
    return chosen[0] if chosen else ""


def widen(box: QMessageBox) -> None:
    """Lines long enough to read, and to hold the longest name, as far as the screen has room."""
    screen = room_around(box).width()
    most = min(screen - 480, 1000) - AROUND if screen > 1024 else screen - AROUND
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        label = box.findChild(QLabel, name)
        if label is not None:
            label.setWordWrap(True)
            label.ensurePolished()
            wide = label.fontMetrics().horizontalAdvance
            words = re.split(r"(\s+)", label.text())
            # Only a name wider than the screen is broken within.
            label.setText("".join(w if wide(w) <= most else BREAK.join(w) for w in words))
            label.setMinimumWidth(min(max(TEXT_WIDTH, *(wide(w) + 2 for w in words)), most))


class FaultList(FittedDialog):
    """All faults of a folder or file, one a line, to read and to copy."""

    def __init__(
        self, parent: QWidget | None, title: str, sentences: Sequence[str], ways: Mapping[str, str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setWindowTitle(_("SOSUplan"))
        self.way = ""
        heading = QLabel(title)
        heading.setFont(themes.font(11, bold=True))
        heading.setWordWrap(True)
        count = QLabel(_("Found {n} problems:").format(n=len(sentences)))
        self.text = QPlainTextEdit("\n".join(sentences))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for code, label in ways.items():
            button = buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(partial(self._choose, code))
        column = QVBoxLayout(self)
        for widget in (heading, count, self.text, buttons):
            column.addWidget(widget)
        self.resize(760, 420)

    def _choose(self, code: str) -> None:
        self.way = code
        self.accept()


def cpr_fault(*texts: str) -> str:
    """What to do about it if one of ``texts`` may hold a CPR number, without repeating it."""
    if not any(map(holds_cpr, texts)):
        return ""
    return _(
        "This may hold a CPR number. Such numbers do not belong in a plan, also not in a note:"
        " delete it."
    )


def cpr_fault_of_name(name: str) -> str:
    """What to do about it if the ``name`` of a file may hold a CPR number, without repeating it."""
    if not holds_cpr(name):
        return ""
    return _(
        "The file's name may hold a CPR number. Such numbers do not belong in it: choose"
        " another name."
    )
