"""What stands below the wizard's pages: how far work is, and the buttons to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy

from ui.i18n import _
from ui.widgets.fitting import ElidedLabel


class Footer(QHBoxLayout):
    """``busy``, ``bar`` and ``stop`` are for work under way."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = ElidedLabel(QSizePolicy.Policy.Preferred)
        self.busy.setProperty("look", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setMaximumWidth(200)
        self.stop = QPushButton(_("&Stop"))
        self.cancel = QPushButton(_("Cancel"))
        self.back = QPushButton(_("‹ &Back"))
        self.next = QPushButton()
        self.next.setObjectName("next")
        for button in (self.stop, self.cancel, self.back):
            button.setAutoDefault(False)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)
        for widget in (self.busy, self.bar, self.stop):
            self.addWidget(widget)
        self.addStretch(1)
        for button in (self.cancel, self.back, self.next):
            self.addWidget(button)
