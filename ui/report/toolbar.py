"""The line above the pages: how large, which page, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from sosuplan.text.numbers import format_percent
from ui.i18n import _
from ui.report.pages_view import PagesView
from ui.report.zoom import STEPS, Fit, Zoom
from ui.session.session import Session
from ui.widgets.choices import Combo
from ui.widgets.fitting import Wrapping

ZOOM_WIDTH = 124
BUSY_WIDTH = 80
"""Pixels kept free for the sign that is out of sight most of the time."""

_ZOOMS: tuple[Zoom, ...] = (Fit.WIDTH, Fit.PAGE, *STEPS)


class Toolbar(Wrapping):
    """Drives a ``PagesView`` and shows where it is."""

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(
        self, session: Session, pages: PagesView, undo: QAction, redo: QAction, exports: QMenu
    ) -> None:
        looking, leaving = QHBoxLayout(), QHBoxLayout()
        super().__init__(looking, leaving, BUSY_WIDTH)
        self._rows.setContentsMargins(16, 9, 12, 8)
        self._session, self._pages = session, pages
        self.smaller, self.larger = _flat("−"), _flat("+")
        self.smaller.clicked.connect(pages.zoom_out)
        self.larger.clicked.connect(pages.zoom_in)
        self.zoom = Combo()
        self.zoom.setFixedWidth(ZOOM_WIDTH)
        self.zoom.activated.connect(self._choose_zoom)
        self.page = QLabel()
        self.page.setProperty("look", "muted")
        self.busy = QLabel()
        self.busy.setProperty("look", "muted")
        self.busy.hide()
        self.undo, self.redo = _of_action(undo), _of_action(redo)
        self.exports = QPushButton()
        self.exports.setMenu(exports)
        self.pdf, self.printing = QPushButton(), QPushButton()
        self.pdf.clicked.connect(self.pdf_wanted)
        self.printing.clicked.connect(self.print_wanted)
        for place, widget in enumerate(
            (self.smaller, self.zoom, self.larger, self.page, self.busy)
        ):
            looking.insertWidget(place, widget)
        for widget in (self.undo, self.redo, self.exports, self.pdf, self.printing):
            leaving.addWidget(widget)
        self.exports.setVisible(not exports.isEmpty())
        pages.zoom_changed.connect(self._show_zoom)
        pages.page_changed.connect(self._show_page)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from left to right."""
        return [
            self.smaller,
            self.zoom,
            self.larger,
            self.undo,
            self.redo,
            self.exports,
            self.pdf,
            self.printing,
        ]

    def show_pages(self, there: bool) -> None:
        """Whether there are pages to look at."""
        for widget in (self.smaller, self.zoom, self.larger):
            widget.setEnabled(there)
        self.page.setVisible(there)

    def set_busy(self, busy: bool) -> None:
        """Say calmly that the pages are being made anew."""
        self.busy.setVisible(busy)

    def name(self) -> None:
        """All texts in the window's language."""
        texts = (
            (self.smaller, _("Smaller"), "Ctrl+−"),
            (self.larger, _("Larger"), "Ctrl++"),
        )
        for button, text, keys in texts:
            button.setToolTip(f"{text} ({keys})")
            button.setAccessibleName(text)
        self.zoom.setAccessibleName(_("Size of the pages"))
        self.zoom.setToolTip(_("Size of the pages (Ctrl+0: the whole width)"))
        self.busy.setText(_("Updating…"))
        self.undo.setAccessibleName(_("Undo"))
        self.redo.setAccessibleName(_("Redo"))
        self.exports.setText(_("Export") + "  ▾")
        self.exports.setAccessibleName(_("Export"))
        self.pdf.setText(_("Save PDF…"))
        self.pdf.setToolTip(_("The pages as a file that can be read and searched everywhere"))
        self.printing.setText(_("Print…"))
        self.printing.setToolTip(_("Choose printer, pages and copies (Ctrl+P)"))
        self._show_zoom()
        self._show_page()

    def _choose_zoom(self, place: int) -> None:
        self._pages.set_zoom(_ZOOMS[place])

    def _show_zoom(self) -> None:
        code = self._session.language.code
        texts = [
            _("Whole width"),
            _("Whole page"),
            *(format_percent(step, 0, code) for step in STEPS),
        ]
        if texts != [self.zoom.itemText(at) for at in range(self.zoom.count())]:
            self.zoom.clear()
            self.zoom.addItems(texts)
        self.zoom.setCurrentIndex(_ZOOMS.index(self._pages.zoom))

    def _show_page(self) -> None:
        pages = self._pages
        self.page.setText(
            _("Page {page} of {count}").format(page=pages.page + 1, count=pages.count)
            if pages.count
            else ""
        )


def _flat(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("look", "flat")
    button.setFixedSize(26, 26)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _of_action(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("look", "flat")
    button.setIconSize(QSize(18, 18))
    return button
