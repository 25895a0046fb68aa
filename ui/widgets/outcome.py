"""The line that says what became of saving or printing, until the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sosuplan.text.cpr import masked
from ui.i18n import _
from ui.widgets.accessible import announce
from ui.widgets.saving import open_outside


class Outcome(QWidget):
    """Out of sight until there is something to say."""

    told = Signal()
    """Something else is said."""
    stop_wanted = Signal()
    """The user wants what is under way to stop."""

    def __init__(self, parent: QWidget | None = None, *, inset: bool = True) -> None:
        """``inset``: with room beside it, where nothing around it gives any."""
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
        self.stop = QPushButton()
        self.stop.clicked.connect(self.stop_wanted)
        self.close_button.setText("✕")
        self.close_button.setProperty("look", "flat")
        self.close_button.clicked.connect(self.hide)
        around = QHBoxLayout(self)
        around.setContentsMargins(*((16, 0, 12, 8) if inset else (0, 0, 0, 4)))
        around.addWidget(card)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self.label, 1)
        for button in (self.stop, self.open, self.folder, self.close_button):
            row.addWidget(button)
        self.hide()

    @property
    def busy(self) -> bool:
        """True while it says what is under way and can be stopped."""
        return not self.isHidden() and not self.stop.isHidden()

    def tell(
        self, said: Callable[[], str], path: Path | None = None, *, can_stop: bool = False
    ) -> None:
        """Say what happened, in the language in use; a file can be opened, and so can its folder.
        What is under way and ``can_stop`` has a button for that."""
        self._path, self._said = path, said
        self.stop.setVisible(can_stop)
        self.close_button.setVisible(not can_stop)
        self.label.setToolTip(masked(str(path)) if path is not None else "")
        for button in (self.open, self.folder):
            button.setVisible(path is not None)
        self.name()
        self.show()
        announce(self, self.label.text())
        self.told.emit()

    def name(self) -> None:
        """All texts in the window's language."""
        self.label.setText(self._said())
        self.stop.setText(_("Stop printing"))
        self.open.setText(_("Open"))
        self.folder.setText(_("Open the folder"))
        self.close_button.setToolTip(_("Close"))
        self.close_button.setAccessibleName(_("Close"))

    def _show_file(self) -> None:
        if self._path is not None:
            open_outside(self._path)

    def _show_folder(self) -> None:
        if self._path is not None:
            open_outside(self._path.parent)
