"""The offer to whoever looks at the reference plan: a plan for one's own place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.i18n import _
from ui.widgets.layouts import fill


class OwnPlanOffer(QFrame):
    """One calm line: what this plan is, the way to another one, and never again."""

    wanted = Signal()
    refused = Signal()
    """Nobody wants to be asked again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.label, self.make, self.leave = QLabel(), QPushButton(), QPushButton()
        self.label.setWordWrap(True)
        self.make.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.refused)
        parts = (self.label, self.make, self.leave)
        fill(QHBoxLayout(self), *parts, margins=(18, 5, 12, 5), spacing=8, grows=self.label)
        self._name()

    def _name(self) -> None:
        text = _("This is an example plan. Make one for your own place in a few minutes.")
        self.label.setText(text)
        self.make.setText(_("New plan for my municipality or region…"))
        self.leave.setText(_("Do not show again"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)
