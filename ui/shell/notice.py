"""The bar under the page in front while the data are not a valid plan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.i18n import _
from ui.widgets.accessible import SpokenLabel


class Notice(QFrame):
    """Says calmly that what is shown is the last valid plan, and leads to the faults."""

    wanted = Signal()
    """The user wants to see the faults."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._count = 0
        self.label = SpokenLabel()
        self.button = QPushButton()
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 12, 5)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def show_faults(self, count: int) -> None:
        """How many faults the data have; the bar's owner decides whether it is seen."""
        self._count = count
        if not count:
            text = ""  # Out of sight, but whoever hears the window would hear it.
        elif count == 1:
            text = _("The data have 1 fault: showing the last valid plan.")
        else:
            text = _("The data have {n} faults: showing the last valid plan.")
        self.label.setText(text.format(n=count))
        self.button.setText(_("Show the faults"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_faults(self._count)
        super().changeEvent(event)
