"""A line that says something calmly, once, and goes when it was read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.i18n import _
from ui.widgets.accessible import SpokenLabel
from ui.widgets.layouts import fill


class Banner(QFrame):
    """Out of sight until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._text: Callable[[], str] = str
        self._way: tuple[str, Callable[[], object]] | None = None
        self.label, self.way_button = SpokenLabel(), QPushButton()
        self.close_button = QPushButton()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.way_button.clicked.connect(self._go)
        self.close_button.clicked.connect(self.hide)
        fill(
            QHBoxLayout(self),
            self.label,
            self.way_button,
            self.close_button,
            margins=(18, 5, 12, 5),
            spacing=12,
            grows=self.label,
        )
        self.hide()

    def tell(
        self, text: Callable[[], str], way: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Say what ``text`` gives, in the language of the window, until the user has read it.
        ``way``: a button's text, marked for translation, and what it does."""
        self._text, self._way = text, way
        self._name()
        self.show()

    def _go(self) -> None:
        if self._way is not None:
            self._way[1]()

    def _name(self) -> None:
        self.way_button.setVisible(self._way is not None)
        if self._way is not None:
            self.way_button.setText(_(self._way[0]))
        self.label.setText(self._text())
        self.close_button.setText(_("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._name()
        super().changeEvent(event)
