"""A line that says something calmly, once, and goes when it was read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.i18n import _
from ui.widgets.accessible import SpokenLabel
from ui.widgets.layouts import fill

Way = tuple[str, Callable[[], object]]
"""A button's text, marked for translation, and what it does."""


class Banner(QFrame):
    """Out of sight until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._text: Callable[[], str] = str
        self._way: Way | None = None
        self._other: Way | None = None
        self.label, self.way_button, self.other_button = SpokenLabel(), QPushButton(), QPushButton()
        self.close_button = QPushButton()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.way_button.clicked.connect(lambda: self._go(self._way))
        self.other_button.clicked.connect(lambda: self._go(self._other))
        self.close_button.clicked.connect(self.hide)
        fill(
            QHBoxLayout(self),
            self.label,
            self.way_button,
            self.other_button,
            self.close_button,
            margins=(18, 5, 12, 5),
            spacing=12,
            grows=self.label,
        )
        self.hide()

    def tell(
        self, text: Callable[[], str], way: Way | None = None, other: Way | None = None
    ) -> None:
        """Say what ``text`` gives, in the language of the window, until the user has read it.
        ``way`` and ``other`` are what can be done about it."""
        self._text, self._way, self._other = text, way, other
        self._name()
        self.show()

    def withdraw(self, run: Callable[[], object]) -> None:
        """What led to ``run`` need not be said any more."""
        if self._way is not None and self._way[1] == run:
            self.hide()

    def refresh(self, run: Callable[[], object]) -> None:
        """What leads to ``run``, if it still stands there, is said as it is now."""
        if self._way is not None and self._way[1] == run and not self.isHidden():
            self._name()

    def _go(self, way: Way | None) -> None:
        if way is not None:
            way[1]()

    def _name(self) -> None:
        for button, way in ((self.way_button, self._way), (self.other_button, self._other)):
            button.setVisible(way is not None)
            if way is not None:
                button.setText(_(way[0]))
        self.label.setText(self._text())
        self.close_button.setText(_("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._name()
        super().changeEvent(event)
