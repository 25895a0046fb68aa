"""The line that says what became of printing and saving, until the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.charts.accessible import announce
from ui.i18n import translate
from ui.saving import open_outside


class Outcome(QWidget):
    """Out of sight until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setProperty("kind", "card")
        self._path: Path | None = None
        self._said: Callable[[], str] = str
        self.label = QLabel()
        # A long name must not make the window wider.
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.open, self.folder, self.close_button = QPushButton(), QPushButton(), QToolButton()
        self.open.clicked.connect(self._show_file)
        self.folder.clicked.connect(self._show_folder)
        self.close_button.setText("✕")
        self.close_button.setProperty("look", "flat")
        self.close_button.clicked.connect(self.hide)
        around = QHBoxLayout(self)
        around.setContentsMargins(16, 0, 12, 8)
        around.addWidget(card)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self.label, 1)
        for button in (self.open, self.folder, self.close_button):
            row.addWidget(button)
        self.hide()

    def tell(self, said: Callable[[], str], path: Path | None = None) -> None:
        """Say what happened, in the language in use; a file can be opened, and so can its
        folder."""
        self._path, self._said = path, said
        self.label.setToolTip(str(path) if path is not None else "")
        for button in (self.open, self.folder):
            button.setVisible(path is not None)
        self.name()
        self.show()
        announce(self, self.label.text())

    def name(self) -> None:
        """All texts in the window's language."""
        self.label.setText(self._said())
        self.open.setText(translate("ReportPage", "Open"))
        self.folder.setText(translate("ReportPage", "Open the folder"))
        self.close_button.setToolTip(translate("ReportPage", "Close"))
        self.close_button.setAccessibleName(translate("ReportPage", "Close"))

    def _show_file(self) -> None:
        if self._path is not None:
            open_outside(self._path)

    def _show_folder(self) -> None:
        if self._path is not None:
            open_outside(self._path.parent)
