"""The rail, and beside it the page in front, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from sosuplan.palette import Theme
from ui.editor import Editor
from ui.i18n import translate
from ui.notice import Notice
from ui.pages.scenarios import ScenariosPage
from ui.rail import Rail
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.data import DataPage

SCENARIOS, DATA = "scenarios", "data"
PAGES = {SCENARIOS: "Alt+1", DATA: "Alt+2"}
"""The pages in the order of the rail, and the keys that lead to them."""


def page_name(page: str) -> str:
    """What a page is called, with its access key in a menu."""
    if page == SCENARIOS:
        return translate("Window", "Sce&narios")
    return translate("Window", "&Data")


class Pages(QWidget):
    """All pages of one window. While the data have faults, a notice stands over Scenarier."""

    import_wanted = Signal()
    """The user wants to take figures from a file."""

    def __init__(
        self,
        session: Session,
        editor: Editor,
        theme: Theme,
        undo: QAction,
        redo: QAction,
        areas: QMenu,
    ) -> None:
        """``areas`` is the menu of what can be done with whole areas."""
        super().__init__()
        self._session, self._editor, self._theme = session, editor, theme
        self._undo, self._redo, self._areas = undo, redo, areas
        self.scenarios = ScenariosPage(session, theme, undo, redo)
        self.data: DataPage | None = None
        self.rail = Rail(tuple(PAGES))
        self.rail.chosen.connect(self.turn_to)
        self.rail.set_current(SCENARIOS)
        self.notice = Notice()
        self.notice.wanted.connect(self._show_faults)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.scenarios)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        editor.changed.connect(self._show_notice)
        self._name()

    @property
    def current(self) -> str:
        """The page in front."""
        return SCENARIOS if self._stack.currentWidget() is self.scenarios else DATA

    def turn_to(self, page: str) -> None:
        """Bring a page to the front."""
        self.rail.set_current(page)
        self._stack.setCurrentWidget(self.scenarios if page == SCENARIOS else self.data_page())
        self.scenarios.set_awake(page == SCENARIOS)
        self._show_notice()

    def data_page(self) -> DataPage:
        """The page Data."""
        if self.data is None:
            from ui.pages.data import DataPage

            self.data = DataPage(
                self._session, self._editor, self._theme, self._undo, self._redo, self._areas
            )
            self.data.import_wanted.connect(self.import_wanted)
            self._stack.addWidget(self.data)
        return self.data

    def set_theme(self, theme: Theme) -> None:
        """Colours of what is drawn by hand."""
        self._theme = theme
        self.rail.set_theme(theme)
        self.scenarios.set_theme(theme)
        if self.data is not None:
            self.data.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        for page, keys in PAGES.items():
            name = page_name(page).replace("&", "")
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.rail.name(page, name, f"{name} ({shown})")

    def _show_faults(self) -> None:
        self.turn_to(DATA)
        self.data_page().show_first_fault()

    def _show_notice(self) -> None:
        count = len(self._editor.faults)
        self.notice.show_faults(count)
        self.notice.setVisible(bool(count) and self.current == SCENARIOS)
