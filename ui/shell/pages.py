"""The rail, and beside it the page in front, made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.charts.palette import Theme
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.language import N_, NN_
from ui import theme as themes
from ui.i18n import _, plural
from ui.planfiles.opening import reference_name
from ui.scenarios.page import ScenariosPage
from ui.session.editor import Editor
from ui.session.session import Session
from ui.session.steps import Step
from ui.settings import Settings
from ui.shell.offer import OwnPlanOffer
from ui.widgets.accessible import OneOfSeveral, Pane, SpokenLabel, show_checked
from ui.widgets.banner import Banner
from ui.widgets.fitting import Room
from ui.widgets.icons import RAIL_SIZE, StepActions, page_icon

if TYPE_CHECKING:
    from sosuplan.importing.import_result import ImportResult
    from ui.data.areas import AreaMenu
    from ui.data.page import DataPage
    from ui.measures.page import MeasuresPage
    from ui.measures.tab import Tab
    from ui.report.page import ReportPage
    from ui.widgets.saving import Outcome

SCENARIOS, DATA, MEASURES, REPORT = "scenarios", "data", "measures", "report"
PAGES = {
    SCENARIOS: (N_("Sce&narios"), "Alt+1"),
    DATA: (N_("&Data"), "Alt+2"),
    MEASURES: (N_("&Measures"), "Alt+3"),
    REPORT: (N_("&Report"), "Alt+4"),
}
"""The pages in the order of the rail: names with access keys, and the keys that lead to them."""

TAB_OF = {
    "measures": "measures",
    "evidence": "evidence",
    "goals": "goals",
    "goal_readings": "goals",
    "stored_projections": "follow_up",
}
"""The tab of the page Tiltag on which a table is seen that is not listed on Data."""

RAIL_WIDTH = 76
OFFER = "own-plan/offer"
"""Whether the reference plan offers a plan of one's own."""
OFFER_FROM = 600
"""Pixels of the pages' height from which there is room for it."""

LEAST, LEAST_NARROW = (824, 400), (576, 560)
"""Pixels of a page, and of one that puts below each other what else stands beside each other; where
there are fewer, it is scrolled."""

_FAULTS = NN_(
    "The data have {n} fault: showing the last valid plan.",
    "The data have {n} faults: showing the last valid plan.",
)


class Pages(QWidget):
    """All pages of one window. While the data have faults, a notice stands under what is
    computed from them: there it moves nothing that is being used."""

    import_wanted = Signal()
    """The user wants to take figures from a file."""
    turned = Signal(str)
    """This page is in front now."""
    own_plan_wanted = Signal()
    """The user wants a plan of their own place."""

    def __init__(
        self,
        session: Session,
        editor: Editor,
        steps: StepActions,
        areas: AreaMenu,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        """``areas`` is what can be done with whole areas."""
        super().__init__(parent)
        self._session, self._editor, self._settings = session, editor, settings
        self._steps, self._areas = steps, areas
        self._theme = themes.current()
        self.rail = Rail(self)
        self.rail.chosen.connect(self.turn_to)
        self.rail.set_current(SCENARIOS)
        self._stack = QStackedWidget(self)
        self.room = Room(self._stack, self)
        # Inside what holds it: a whole page that is given a parent is styled once more.
        self.scenarios = ScenariosPage(session, steps, self._stack)
        self._stack.addWidget(self.scenarios)
        self.data: DataPage | None = None
        self.measures: MeasuresPage | None = None
        self.report: ReportPage | None = None
        self.exports = QMenu(self)
        """The ways out besides print and PDF, which the page Rapport shows."""
        self.banner = Banner()
        """What is worth knowing once, there for the same reason."""
        self.notice = Notice()
        self.notice.button.clicked.connect(self._show_faults)
        self.offer: OwnPlanOffer | None = None
        """What the reference plan shows until nobody wants to see it any more."""
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.room, 1)
        right.addWidget(self.banner)
        right.addWidget(self.notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.scenarios.answer.assumptions_wanted.connect(self.show_assumptions)
        self.scenarios.usual_ranges_wanted.connect(self._insert_usual_ranges)
        self.scenarios.table_wanted.connect(self.show_table)
        self.scenarios.bar.measures_wanted.connect(self.show_attached)
        self.scenarios.evidence_wanted.connect(lambda lever: self.show_evidence(lever=lever))
        session.plan_opened.connect(self._begin)
        session.plan_opened.connect(self.banner.hide)
        session.scenarios_changed.connect(self._show_offer)
        editor.changed.connect(self._show_notice)

    @property
    def current(self) -> str:
        """The page in front."""
        shown = self._stack.currentWidget()
        made = {SCENARIOS: self.scenarios, MEASURES: self.measures, REPORT: self.report}
        return next((code for code, page in made.items() if page is shown), DATA)

    def panes(self) -> list[Pane]:
        """The parts of what is in front, in the order of the Tab key."""
        page = self._page(self.current)
        rail = Pane(self.rail, self.rail.button(self.current))
        below = [self.banner, *([self.offer] if self.offer is not None else []), self.notice]
        return [rail, *page.panes(), *map(Pane, below)]

    def _page(self, page: str) -> ScenariosPage | DataPage | MeasuresPage | ReportPage:
        """A page, made if it is not there yet."""
        if page == SCENARIOS:
            return self.scenarios
        if page == DATA:
            return self.data_page()
        return self.measures_page() if page == MEASURES else self.report_page()

    def turn_to(self, page: str) -> None:
        """Bring a page to the front."""
        self.rail.set_current(page)
        self._stack.setCurrentWidget(self._page(page))
        self.scenarios.set_awake(page == SCENARIOS)
        if self.measures is not None:
            self.measures.set_awake(page == MEASURES)
        if self.report is not None:
            self.report.set_awake(page == REPORT)
        # The focus of a page that goes behind falls to the first button there is.
        if self.rail.has_focus:
            self.rail.button(page).setFocus()
        elif page == REPORT and self.report is not None:
            self.report.pages.setFocus()
        self._show_notice()
        self._show_offer()
        self.turned.emit(page)

    def data_page(self) -> DataPage:
        """The page Data."""
        if self.data is None:
            from ui.data.page import DataPage

            self.data = DataPage(self._session, self._editor, self._steps, self._areas)
            self.data.import_wanted.connect(self.import_wanted)
            self.data.checklist_wanted.connect(self.show_assumptions)
            self.data.fitting_wanted.connect(self.fit_assumptions)
            self.data.evidence_wanted.connect(lambda table: self.show_evidence(table=table))
            self._stack.addWidget(self.data)
        return self.data

    def measures_page(self) -> MeasuresPage:
        """The page Tiltag."""
        if self.measures is None:
            from ui.measures.page import MeasuresPage

            self.measures = MeasuresPage(self._session, self._editor, self._steps)
            self.measures.made.connect(self._wire_tab)
            self._stack.addWidget(self.measures)
        return self.measures

    def _wire_tab(self, tab: Tab) -> None:
        """What a tab of the page Tiltag leads to."""
        tab.lever_wanted.connect(self.show_lever)
        tab.table_wanted.connect(self.show_table)
        tab.import_wanted.connect(self.import_wanted)
        tab.faults_wanted.connect(self._show_faults)

    def show_tab(self, code: str) -> Tab:
        """Turn to a tab of the page Tiltag."""
        self.turn_to(MEASURES)
        return self.measures_page().show_tab(code)

    def show_attached(self) -> None:
        """Turn to the measures of the scenario."""
        from ui.measures.measures_tab import MeasuresTab

        tab = self.show_tab("measures")
        assert isinstance(tab, MeasuresTab)
        tab.show_attached()

    def show_evidence(self, *, lever: str = "", table: str = "") -> None:
        """Turn to what is known of a lever, by its id, or of the figures of a table."""
        from ui.measures.evidence_tab import EvidenceTab

        tab = self.show_tab("evidence")
        assert isinstance(tab, EvidenceTab)
        tab.show_about(lever=lever, table=table)

    def show_lever(self, lever: str) -> None:
        """Turn to a lever, marked; "": to the page Scenarier."""
        self.turn_to(SCENARIOS)
        self.scenarios.show_lever(lever)

    def report_page(self) -> ReportPage:
        """The page Rapport."""
        if self.report is None:
            from ui.report.page import ReportPage

            self.report = ReportPage(self._session, self._steps, self.exports, self._settings)
            self._stack.addWidget(self.report)
        return self.report

    def frame_in_front(self) -> Frame | None:
        """What the page in front tells of, for what is saved from it."""
        if self.report is not None and self.current == REPORT:
            return self.report.frame
        return self._session.frame

    def chart_in_front(self) -> QWidget | None:
        """The view with charts on the page in front, if there is one in sight."""
        if self.current == SCENARIOS:
            return self.scenarios.picture
        if self.data is not None and self.current == DATA:
            return self.data.charts if self.data.charts.isVisible() else None
        return None

    def outcome_in_front(self) -> Outcome | None:
        """The line on the page in front that says what became of ways out, if it has one."""
        if self.report is not None and self.current == REPORT:
            return self.report.outcome
        return None

    def show_assumptions(self) -> None:
        """List the plan's assumptions by table, and turn to the table that is chosen."""
        from ui.data.assumptions import AssumptionsDialog

        dialog = AssumptionsDialog(
            self.window(), self._session.plan, can_import=self._editor.can_edit
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.import_wanted:
            self.import_wanted.emit()
        else:
            self.turn_to(DATA)
            self.data_page().show_assumptions(dialog.table)

    def fit_assumptions(self) -> None:
        """Ask what of the plan is to be fitted to known results, and store it as one step."""
        from sosuplan.editing.edited_plan import EditedPlan
        from ui.data.calibration import CalibrationDialog

        if self._editor.faults:
            self._show_faults()
            return
        plan = self._session.plan
        dialog = CalibrationDialog(self.window(), plan, can_store=self._editor.can_edit)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            fitted, done = dialog.made()
            self._editor.change(EditedPlan.of(fitted), done)

    def show_table(self, table: str) -> None:
        """Turn to a table of the plan; to its tab, if it has one on the page Tiltag."""
        if table in TAB_OF:
            self.show_tab(TAB_OF[table])
            return
        self.turn_to(DATA)
        self.data_page().show_table(table)

    def build_demand(self) -> None:
        """Turn to the demand index, and ask what one is built from."""
        self.turn_to(DATA)
        page = self.data_page()
        page.show_table("demand_index")
        page.build_demand()

    def _insert_usual_ranges(self) -> None:
        """Give the plan the ranges that come with the program, as one step."""
        from sosuplan.editing.edited_plan import EditedPlan
        from sosuplan.editing.usual_ranges import with_usual_ranges
        from ui.planfiles.opening import published

        if self._editor.faults:
            self._show_faults()
            return
        plan = with_usual_ranges(self._session.plan, published().plan)
        self._editor.change(EditedPlan.of(plan), action_for(Action.USUAL_RANGES))

    def show_step(self, step: Step) -> None:
        """Turn to what a step has changed: the cells on Data, or the lever, marked."""
        if step.place is not None:
            self.scenarios.show_lever("")
            table, row, column = step.place
            self.show_table(table)
            if table not in TAB_OF:
                self.data_page().show_cell(table, row, column)
        elif not step.levers and step.before.measures != step.after.measures:
            self.show_tab("measures")
        else:
            self.show_lever(next(iter(step.levers), ""))

    def show_imported(self, result: ImportResult) -> None:
        """Turn to what an import has changed, and say what came in."""
        self.turn_to(DATA)
        self.data_page().show_imported(result)

    def print_report(self) -> None:
        """Show the report and ask how to print it; from Scenarier, the scenario on screen."""
        self._report_of_screen().print_pages()

    def save_report(self) -> None:
        """Show the report and ask where to save it; from Scenarier, the scenario on screen."""
        self._report_of_screen().save_pdf()

    def _report_of_screen(self) -> ReportPage:
        report = self.report_page()
        if self.current == SCENARIOS:
            report.tell_of_screen()
        self.turn_to(REPORT)
        return report

    def takes(self, event: QKeyEvent) -> bool:
        """True for a key that the page in front wants before the menus have it, wherever in the
        window the keyboard is."""
        return self.current == REPORT and self.report is not None and self.report.wants(event)

    def press(self, event: QKeyEvent) -> None:
        """Do what a key that the page in front ``takes`` is for."""
        if self.report is not None:
            self.report.keyPressEvent(event)

    def may_leave(self, close: Callable[[], object]) -> bool:
        """False if the window may not close yet; ``close`` is called when it may."""
        return self.report is None or self.report.may_leave(close)

    def stop_printing(self) -> None:
        """Nobody is left to be asked what is to become of a printing."""
        if self.report is not None:
            self.report.printing.stop_now()

    def finish(self) -> None:
        """The window closes."""
        if self.report is not None:
            self.report.finish()

    def _begin(self) -> None:
        """The keyboard's way begins on the page, not on the rail before it."""
        if self.window().focusWidget() is None:
            self.scenarios.bar.scenario_button.setFocus()
        self._show_offer()

    def _show_offer(self) -> None:
        """On the first page of the reference plan a plan of one's own is offered, until that is not
        wanted. In a low window, and where scenarios are compared, its room is needed."""
        wanted = self._settings.choice(OFFER, ("yes", "no"), "yes") == "yes"
        open_ = self._session.file is not None
        reference = open_ and self._session.plan.name == reference_name()
        room = self.height() >= themes.wide(OFFER_FROM) and not self._session.compared
        if wanted and reference and self.current == SCENARIOS and room:
            if self.offer is None:
                self.offer = OwnPlanOffer(self)
                self.offer.wanted.connect(self.own_plan_wanted)
                self.offer.refused.connect(self.drop_offer)
                self.scenarios.put_below(self.offer)
                self.setTabOrder(self.offer.leave, self.notice.button)
            self.offer.show()
        elif self.offer is not None:
            self.offer.hide()

    def drop_offer(self) -> None:
        """Whoever has a plan of their own, or wants none, is not asked again."""
        self._settings.setValue(OFFER, "no")
        if self.offer is not None:
            if self.offer.focusWidget() is not None:
                self.rail.button(self.current).setFocus()
            self.offer.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_offer()
        narrow = self.width() - self.rail.width() < themes.wide(LEAST[0])
        height = LEAST_NARROW[1] if narrow else LEAST[1]
        self._stack.setMinimumSize(themes.wide(LEAST_NARROW[0]), height)

    def _show_faults(self) -> None:
        self.turn_to(DATA)
        self.data_page().show_first_fault()

    def _show_notice(self) -> None:
        count = len(self._editor.faults)
        self.notice.show_faults(count)
        self.notice.setVisible(bool(count) and self.current != DATA)


class _PageButton(OneOfSeveral, QToolButton):
    """The button of a page."""


class Rail(QFrame):
    """A button for each page, picture above name."""

    chosen = Signal(str)
    """The code of the page that the user turned to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        width = themes.wide(RAIL_WIDTH)
        self.setFixedWidth(width)
        group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._theme: Theme | None = None
        """The look that the pictures have."""
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 8, 6, 8)
        column.setSpacing(4)
        for page in PAGES:
            button = self._buttons[page] = _PageButton()
            button.setProperty("look", "rail")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(RAIL_SIZE, RAIL_SIZE))
            button.setFont(themes.font(8.5))
            button.setFixedWidth(width - 11)
            button.toggled.connect(lambda on, code=page: self.chosen.emit(code) if on else None)
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._name()
        self._paint()

    def set_current(self, page: str) -> None:
        """Show a page as the one in front, without a signal."""
        show_checked(self._buttons[page], True)
        # Tab leads to the page in front, the arrow keys from it to the others. A click leaves the
        # keyboard to the page that it turns to.
        for code, button in self._buttons.items():
            policy = Qt.FocusPolicy.TabFocus if code == page else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    @property
    def has_focus(self) -> bool:
        """True if the keyboard is at one of the buttons."""
        return any(button.hasFocus() for button in self._buttons.values())

    def button(self, page: str) -> QToolButton:
        """The button of a page."""
        return self._buttons[page]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint()
        super().changeEvent(event)

    def _name(self) -> None:
        for page, button in self._buttons.items():
            text, keys = PAGES[page]
            name = _(text).replace("&", "")
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(name)
            button.setToolTip(f"{name} ({shown})")
            button.setAccessibleName(name)

    def _paint(self) -> None:
        if self._theme is not themes.current():
            self._theme = themes.current()
            for page, button in self._buttons.items():
                button.setIcon(page_icon(page))


class Notice(QFrame):
    """Says calmly that what is shown is the last valid plan; its ``button`` leads to the faults."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._count = 0
        self.label, self.button = SpokenLabel(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 12, 5)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def show_faults(self, count: int) -> None:
        """How many faults the data have; the bar's owner decides whether it is seen."""
        self._count = count
        # Out of sight, but whoever hears the window would hear it.
        self.label.setText(plural(_FAULTS, count) if count else "")
        self.button.setText(_("Show the faults"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_faults(self._count)
        super().changeEvent(event)
