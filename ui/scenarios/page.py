"""The page Scenarier: levers to the left, the answer and its charts, the matrix to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.fulltime import fulltime_levers
from sosuplan.analysis.matrix import matrix
from sosuplan.charts import gap
from sosuplan.charts import matrix as matrix_chart
from sosuplan.charts.runs import compared_runs, run_name
from sosuplan.model.plan import Plan
from sosuplan.narrative.steps import Action, action_for
from ui import theme as themes
from ui.analysis.question import Question, QuestionChoice
from ui.charts.matrix import MatrixView
from ui.charts.views import AgesView, ChartView
from ui.i18n import _
from ui.levers.panel import LeverPanel
from ui.scenarios.answer import Answer, Effects
from ui.scenarios.bookmark_strip import BookmarkStrip
from ui.scenarios.keeping import Keeping
from ui.scenarios.key_figures import KeyFigures
from ui.scenarios.scenario_bar import ScenarioBar
from ui.session.session import Session
from ui.widgets.accessible import Pane, order_tab_stops
from ui.widgets.fitting import UNBOUNDED, Folding, stand_beside
from ui.widgets.icons import StepActions

if TYPE_CHECKING:
    from ui.scenarios.comparing import ComparingView

    View = ChartView | AgesView | Question | ComparingView

SIDE_WIDTH = 352
NARROWEST = 420
"""Pixels that the chart has beside the matrix, or it stands above it."""
NARROW, NARROW_PANEL = 800, 236
"""Pixels of a page that is narrow, and of its levers."""
REST_MS = 120
"""What is not part of the picture's first frame follows when the levers rest this long."""

TABS = 8
"""The charts and the questions, each in a tab of its own, and the page that compares scenarios."""
WHY, CERTAINTY, TAKES = QUESTIONS = 4, 5, 6
"""The places of the questions, which have the room of the matrix and answers of their own."""
COMPARING = 7
"""The place of that page, which has the room of all that stands beside charts, too."""
BESIDE_TABS = 250
"""Pixels beside the tabs from which something else has room there."""
BESIDE_LEVERS = 1420
"""Pixels of a page that has room for the levers beside it."""


def make_view(place: int, session: Session, choice: QuestionChoice) -> View:
    """The chart of a tab. What only other tabs need is loaded when they are wanted: a start is
    quicker."""
    if place == COMPARING:
        from ui.scenarios.comparing import ComparingView

        return ComparingView(session)
    if place == WHY:
        from ui.analysis.why import WhyQuestion

        return WhyQuestion(session, choice)
    if place == CERTAINTY:
        from ui.analysis.certainty import CertaintyQuestion

        return CertaintyQuestion(choice, session)
    if place == TAKES:
        from ui.analysis.takes import TakesQuestion

        return TakesQuestion(choice, session)
    if place == 2:
        return AgesView()
    if place == 1:
        from sosuplan.charts import supply_demand

        return ChartView(supply_demand.build)
    if place == 3:
        from sosuplan.charts import trainees

        return ChartView(trainees.build)
    return ChartView(gap.build)


def tab_name(place: int) -> str:
    """What the tab of a chart is called, in the language in use."""
    return (
        _("Shortage"),
        _("Supply and demand"),
        _("Age"),
        _("Trainees"),
        _("Why?"),
        _("How sure?"),
        _("What would it take?"),
        _("Compare"),
    )[place]


class ScenariosPage(QWidget):
    """Lives on ``session``: commands go in, frames come out."""

    usual_ranges_wanted = Signal()
    """The plan has no ranges: the user wants those that come with the program."""
    table_wanted = Signal(str)
    """The user wants to see a table of the plan."""
    evidence_wanted = Signal(str)
    """The user wants to see what is known of a lever, by its id."""

    def __init__(self, session: Session, steps: StepActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: Frame | None = None
        self._shown: Plan | None = None
        self._awake = True
        self._waiting: Frame | None = None
        self.panel: LeverPanel | None = None
        self.bar = ScenarioBar(session, steps)
        self.bar.demand_chosen.connect(self._choose_demand)
        self.answer = Answer()
        self.headline, self.subline = self.answer.headline, self.answer.subline
        self.chip = self.answer.chip
        self.effects = Effects()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(themes.font(10, half_bold=True))
        self._tab_row = _TabRow(self.tabs)
        self._views = QStackedWidget()
        self._made: dict[int, View] = {}
        self.question_choice = QuestionChoice(self)
        for __ in range(TABS):
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turn_to)
        self.matrix = MatrixView()
        self._matrix_of: object = None
        """What the lines of the matrix depend on."""
        self.matrix.row_chosen.connect(self._choose_row)
        self.figures = KeyFigures()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_effects)
        self._lay_out()
        self._turn_to(0)
        self._retranslate()
        session.plan_opened.connect(self._open)
        session.plan_changed.connect(self._open)
        session.frame_ready.connect(self.show_frame)

    # --- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._panel_place = QHBoxLayout()
        main = self._charts = QWidget()
        middle = QVBoxLayout(main)
        middle.setContentsMargins(18, 0, 10, 8)
        middle.setSpacing(4)
        middle.addWidget(self._views, 1)
        middle.addWidget(self.effects)

        side = QVBoxLayout()
        # With three compared scenarios of both occupations all of it is in sight on a small laptop.
        side.setSpacing(4)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 3, 10, 3)
        inside.addWidget(self.matrix)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        side.addWidget(card)
        side.addWidget(self.figures)
        side.addStretch(1)
        column = self._side = QWidget()
        column.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(18, 7, 12, 0)
        top.addWidget(self.bar)
        right.addLayout(top)
        right.addWidget(self.answer)
        # Over the matrix too: beside it, all tabs have no room on a small laptop.
        tabs = QHBoxLayout()
        tabs.setContentsMargins(18, 0, 12, 0)
        tabs.addWidget(self._tab_row)
        right.addLayout(tabs)
        self._folding = Folding(main, column, themes.wide(SIDE_WIDTH), NARROWEST, self)
        right.addWidget(self._folding, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._panel_place)
        whole.addLayout(right, 1)

    def set_keeping(self, keeping: Keeping) -> None:
        """What keeps scenarios and bookmarks: signs of it stand in the bar and beside the tabs."""
        self.bar.set_keeping(keeping)
        self.matrix.scenario_chosen.connect(keeping.choose)
        self.bookmark = BookmarkStrip(self._session, keeping)
        self._tab_row.put_beside(self.bookmark)

    def put_below(self, widget: QWidget) -> None:
        """Something under the charts; the levers keep their room."""
        self._right.addWidget(widget)

    @property
    def chart(self) -> View:
        """What the tab in front shows."""
        return self._view(self.tabs.currentIndex())

    @property
    def picture(self) -> QWidget:
        """The part of it that can leave the program as a picture."""
        view = self.chart
        if isinstance(view, Question):
            return view.picture
        return view if isinstance(view, ChartView | AgesView) else view.charts

    def _count_findings(self, lever: str) -> int:
        """How many findings there are on a lever."""
        from sosuplan.analysis.evidence import evidence

        return len(evidence(self._session.plan).bearing_on_lever(lever))

    def add_to_chart(self, action: QAction) -> None:
        """One more entry of the menu of the balance's chart."""
        self._view(0).addAction(action)

    def _view(self, place: int) -> View:
        """The chart of a tab, made when it is first looked at."""
        if place not in self._made:
            view = make_view(place, self._session, self.question_choice)
            self._views.addWidget(view)
            if isinstance(view, Question):
                view.made.connect(self._order_focus)
                view.told.connect(self._show_answer)
                view.usual_ranges_wanted.connect(self.usual_ranges_wanted)
                view.table_wanted.connect(self.table_wanted)
            elif not isinstance(view, ChartView | AgesView):
                view.charts.made.connect(self._order_focus)
            self._made[place] = view
            if self.panel is not None:
                self._order_focus()
        return self._made[place]

    def _order_focus(self) -> None:
        """The Tab key goes from the bar through the levers to the charts and the matrix."""
        assert self.panel is not None
        parts = self.bar, self.panel, self.answer, self._tab_row, self._charts, self._side
        order_tab_stops(*parts)

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        panel = [] if self.panel is None else [Pane(self.panel)]
        tabs, side = Pane(self._tab_row, self.tabs), Pane(self._side, self.matrix.list)
        return [Pane(self.bar), *panel, Pane(self.answer), tabs, Pane(self._charts), side]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        """On a narrow page the levers take no more than they need."""
        if self.panel is not None:
            narrow = self.width() < themes.wide(NARROW)
            self.panel.set_narrow(narrow)
            least = max(themes.wide(NARROW_PANEL), self.panel.minimumSizeHint().width())
            self.panel.setMaximumWidth(least if narrow else UNBOUNDED)
            comparing = self.tabs.currentIndex() == COMPARING
            self.panel.setVisible(not comparing or self.width() >= themes.wide(BESIDE_LEVERS))

    # --- following ------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._session.file is not None and self.panel is not None:
                self.answer.show_plan(self._session)
                self._show_matrix()

    def show_frame(self, frame: Frame, dragging: bool) -> None:
        """Draw the answer, the visible chart and the key figures."""
        if not self._awake:
            self._waiting = frame
            return
        if self._shown is not frame.plan:
            # The plan changed while another page was in front.
            self._open()
        self._frame = frame
        if self.panel is not None:
            self.panel.show_scenario(frame.scenario, frame.occupation)
            self.panel.revert_button.setEnabled(self._session.differs_from_saved)
        self.chart.show_frame(frame, dragging=dragging)
        self._show_answer()
        self.figures.show_frame(frame)
        if _matrix_of(frame) != self._matrix_of:
            self._show_matrix()
        else:
            self.matrix.set_current(matrix_chart.own_case(frame))
        self._rest.start()

    def set_awake(self, awake: bool) -> None:
        """A page behind another draws nothing, and comes up to date when it is in front again."""
        self._awake = awake
        if not awake:
            return
        frame, self._waiting = self._waiting, None
        if frame is not None:
            self.show_frame(frame, False)

    def _open(self) -> None:
        """Another plan: its levers and its matrix."""
        if not self._awake:
            return
        session = self._session
        if self.panel is None:
            self.panel = LeverPanel(session.catalogue, session.figures, self)
            self.panel.lever_moved.connect(self._move)
            self.panel.lever_released.connect(session.settle)
            self.panel.years_chosen.connect(self._choose_years)
            self.panel.years_cleared.connect(lambda lever: self._choose_years(lever, None, None))
            self.panel.reason_given.connect(self._give_reason)
            self.panel.count_findings = self._count_findings
            self.panel.evidence_wanted.connect(self.evidence_wanted)
            self.panel.all_moved.connect(session.set_fulltime)
            self.panel.calculator_wanted.connect(self.show_calculator)
            self.panel.nothing_moved.connect(self.effects.tell)
            self.panel.rows_made.connect(self._order_focus)
            self.panel.reset_all.connect(self.reset)
            self.panel.revert.connect(self.revert)
            self._panel_place.addWidget(self.panel)
            self._fit_panel()
        else:
            self.panel.rebuild(session.catalogue, session.figures)
        self._order_focus()
        self._frame = None
        self._shown = session.figures
        self.answer.show_plan(session)

    def _turn_to(self, place: int) -> None:
        self._views.setCurrentWidget(self._view(place))
        asking = place in QUESTIONS
        self.answer.setVisible(place != COMPARING)
        self.effects.setVisible(place != COMPARING and not asking)
        self._folding.show_side(place != COMPARING and not asking)
        self._fit_panel()
        for question in self._made.values():
            if isinstance(question, Question) and question is not self.chart:
                question.stop()
        if self._frame is not None:
            self._view(place).show_frame(self._frame, dragging=False)
            self._show_answer()
            self.answer.speak()

    def _show_answer(self) -> None:
        """That of the tab in front: the balance, or what its question comes to."""
        view = self.chart
        if self._frame is None:
            return
        if isinstance(view, Question):
            self.answer.show_words(self._frame, view.headline, view.subline)
        else:
            self.answer.show_frame(self._frame)

    # --- asking ---------------------------------------------------------------------------------

    def _move(self, lever_id: str, value: float | None, drag: int) -> None:
        session = self._session
        session.set_lever(session.catalogue[lever_id], value, drag=drag)

    def _choose_years(self, lever_id: str, start: int | None, full: int | None) -> None:
        session = self._session
        session.set_years(session.catalogue[lever_id], start, full)

    def _give_reason(self, lever_id: str, note: str, source: str) -> None:
        session = self._session
        session.set_reason(session.catalogue[lever_id], note, source)

    def show_lever(self, lever_id: str) -> None:
        """Bring a lever into sight, marked; "": none is marked any more."""
        if self.panel is not None:
            self.panel.show_lever(lever_id)

    def _choose_demand(self, demand: str) -> None:
        session = self._session
        session.change(
            session.scenario.with_demand(demand), action_for(Action.CHOOSE_DEMAND, demand=demand)
        )

    def _choose_row(self, demand: str, reform: float) -> None:
        session = self._session
        neutral = session.catalogue["reform"].neutral
        value = None if reform == neutral else reform
        session.change(
            session.scenario.with_demand(demand).with_lever("reform", value),
            action_for(
                Action.CHOOSE_WITH_REFORM if reform else Action.CHOOSE_WITHOUT_REFORM, demand=demand
            ),
        )

    def reset(self) -> None:
        """All levers back to neutral; the demand scenario stays, and measures that move nothing."""
        session = self._session
        unmoved = tuple(replace(one, value=None) for one in session.scenario.measures)
        neutral = replace(session.scenario, levers={}, timing={}, reasons={}, measures=unmoved)
        session.change(neutral, action_for(Action.RESET_LEVERS))

    def revert(self) -> None:
        """Back to the scenario as it was saved."""
        saved = self._session.saved_scenario
        if saved is not None:
            self._session.choose(saved.name, Action.BACK_TO_SAVED)

    def combine(self) -> None:
        """One scenario made of two, where they are seen side by side."""
        view = self.chart
        if not isinstance(view, ChartView | AgesView | Question):
            view.combine_two()

    def show_calculator(self) -> None:
        """What more full time would be worth, and targets to take over."""
        from ui.scenarios.fulltime_calculator import FulltimeCalculator

        session = self._session
        if session.frame is not None and fulltime_levers(session.catalogue):
            FulltimeCalculator(self, session.frame, session.set_targets).exec()

    # --- what follows the frame -----------------------------------------------------------------

    def _show_effects(self) -> None:
        if self._frame is not None:
            self.answer.speak()
            self.effects.show_frame(self._frame)
            # The engine is asked for both: between them the window has a turn.
            QTimer.singleShot(0, self, self._show_lever_effects)

    def _show_lever_effects(self) -> None:
        if self._frame is not None and self.panel is not None:
            self.panel.show_effects(self._frame)

    def _show_matrix(self) -> None:
        session = self._session
        frame = self._frame
        if frame is None:
            return
        self._matrix_of = _matrix_of(frame)
        rows = matrix(session.inputs, session.catalogue, session.occupation)
        self.matrix.show_spec(
            matrix_chart.build(
                rows,
                session.figures,
                session.occupation,
                session.language,
                session.unit,
                matrix_chart.own_case(frame),
                matrix_chart.compared_lines(frame),
            )
        )

    def _retranslate(self) -> None:
        for place in range(self.tabs.count()):
            self.tabs.setTabText(place, tab_name(place))
        self.tabs.setAccessibleName(_("Charts"))


class _TabRow(QWidget):
    """The tabs, and beside them what else there is; below them where that has no room."""

    def __init__(self, tabs: QTabBar) -> None:
        super().__init__()
        self._tabs = tabs
        for button in tabs.findChildren(QToolButton):
            # Where the tabs have no room, the arrow keys lead through them.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(tabs)

    def put_beside(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._tabs.sizeHint().width()
        stand_beside(self._row, room >= themes.wide(BESIDE_TABS))


def _matrix_of(frame: Frame) -> object:
    """What the lines of the matrix and the compared scenarios below them depend on."""
    names = [run_name(frame, run) for run in compared_runs(frame)]
    about = frame.occupation, frame.unit, frame.language.code
    return frame.plan, about, frame.compared, names
