"""Problems outside the program, told calmly: what is wrong, where, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sosuplan.errors import Fault, SosuplanError
from sosuplan.language import Language
from sosuplan.messages import sentence
from ui import theme as themes
from ui.i18n import translate

FEW = 3
"""Up to so many faults are told in a message; more get a list of their own."""


def tell(parent: QWidget | None, title: str, error: SosuplanError, language: Language) -> None:
    """Show everything that is wrong, and wait until it is read."""
    if len(error.faults) > FEW:
        FaultList(parent, title, error.faults, language).exec()
        return
    box = QMessageBox(parent)
    box.setObjectName("problem")
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(translate("Problems", "SOSUplan"))
    box.setText(title)
    box.setInformativeText("\n".join(sentence(fault, language) for fault in error.faults))
    box.exec()


class FaultList(QDialog):
    """All faults of a folder or file, one a line, to read and to copy."""

    def __init__(
        self, parent: QWidget | None, title: str, faults: Sequence[Fault], language: Language
    ) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setWindowTitle(translate("Problems", "SOSUplan"))
        heading = QLabel(title)
        heading.setFont(themes.font(11, bold=True))
        heading.setWordWrap(True)
        count = QLabel(translate("Problems", "Found {n} problems:").format(n=len(faults)))
        self.text = QPlainTextEdit("\n".join(sentence(fault, language) for fault in faults))
        self.text.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (heading, count, self.text, buttons):
            column.addWidget(widget)
        self.resize(760, 420)
