"""The page Tiltag: a tab for measures, evidence, goals and how it went, each made when it is first
looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from sosuplan.text.language import N_
from ui import theme as themes
from ui.i18n import _
from ui.measures.tab import Tab
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.accessible import Pane, order_tab_stops
from ui.widgets.icons import StepActions
from ui.widgets.layouts import STRETCH, fill

MEASURES, EVIDENCE, GOALS, FOLLOW_UP = "measures", "evidence", "goals", "follow_up"

Factory = Callable[[Session, Editor, QWidget], Tab]


def _measures(session: Session, editor: Editor, parent: QWidget) -> Tab:
    from ui.measures.measures_tab import MeasuresTab

    return MeasuresTab(session, editor, parent)


def _evidence(session: Session, editor: Editor, parent: QWidget) -> Tab:
    from ui.measures.evidence_tab import EvidenceTab

    return EvidenceTab(session, editor, parent)


def _goals(session: Session, editor: Editor, parent: QWidget) -> Tab:
    from ui.measures.goals_tab import GoalsTab

    return GoalsTab(session, editor, parent)


def _follow_up(session: Session, editor: Editor, parent: QWidget) -> Tab:
    from ui.measures.follow_up_tab import FollowUpTab

    return FollowUpTab(session, editor, parent)


TABS: dict[str, tuple[str, Factory]] = {
    MEASURES: (N_("&Measures"), _measures),
    EVIDENCE: (N_("&Evidence"), _evidence),
    GOALS: (N_("&Goals"), _goals),
    FOLLOW_UP: (N_("Follow-&up"), _follow_up),
}
"""The tabs in their order: names with access keys, and what makes them when they are wanted."""

NEXT_TAB, PREVIOUS_TAB = "Ctrl+PgDown", "Ctrl+PgUp"


class MeasuresPage(QWidget):
    """Shows one tab at a time, and has it follow the session while it is in sight."""

    made = Signal(object)
    """A ``Tab`` is there now."""

    def __init__(
        self, session: Session, editor: Editor, steps: StepActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._editor = session, editor
        self._awake = False
        self._made: dict[str, Tab] = {}
        self._ordered: list[Tab] = []
        """The tabs through which the Tab key goes as the eye does."""
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(themes.font(10, half_bold=True))
        for __ in TABS:
            self.tabs.addTab("")
        self._stack = QStackedWidget()
        self._top = QWidget()
        fill(QHBoxLayout(self._top), self.tabs, STRETCH, *steps.buttons(), spacing=4)
        column = QVBoxLayout(self)
        parts = (self._top, self._stack)
        fill(column, *parts, margins=(18, 9, 12, 10), spacing=6, grows=self._stack)
        for keys, by in ((NEXT_TAB, 1), (PREVIOUS_TAB, -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda way=by: self._turn(way))
        self.tabs.currentChanged.connect(lambda __: self._show())
        session.frame_ready.connect(self._follow)
        self._name()

    @property
    def tab(self) -> Tab:
        """The tab in front, made if it is not there yet."""
        return self._tab(self.current)

    @property
    def current(self) -> str:
        """Its code."""
        return list(TABS)[self.tabs.currentIndex()]

    def show_tab(self, code: str) -> Tab:
        """Bring a tab to the front."""
        if code in TABS:
            self.tabs.setCurrentIndex(list(TABS).index(code))
        self._show()
        return self.tab

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        return [Pane(self._top, self.tabs), *self.tab.panes()]

    def set_awake(self, awake: bool) -> None:
        """A page behind another shows nothing, and comes up to date when it is in front again."""
        self._awake = awake
        if awake:
            self._show()

    def _tab(self, code: str) -> Tab:
        if code not in self._made:
            tab = TABS[code][1](self._session, self._editor, self._stack)
            self._made[code] = tab
            self._stack.addWidget(tab)
            tab.name()
            self.made.emit(tab)
        return self._made[code]

    def _show(self) -> None:
        if self._awake and self._session.file is not None:
            tab = self.tab
            self._stack.setCurrentWidget(tab)
            tab.refresh()
            # Some of what is in it is made when there is something to show.
            if tab not in self._ordered:
                self._ordered.append(tab)
                order_tab_stops(self._top, tab)

    def _follow(self, _frame: object, dragging: bool) -> None:
        if not dragging:
            self._show()

    def _turn(self, by: int) -> None:
        count = self.tabs.count()
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % count)
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name(self) -> None:
        self.tabs.setAccessibleName(_("Measures").replace("&", ""))
        for place, (name, _make) in enumerate(TABS.values()):
            self.tabs.setTabText(place, _(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            for tab in self._made.values():
                tab.name()
            self._show()
