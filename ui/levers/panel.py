"""The lever panel: every lever of the plan in its group, and the ways back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.fulltime import Together, fulltime_levers, together
from sosuplan.analysis.plausibility import departure, plausible_range
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, Years
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.measures import sizes
from sosuplan.narrative.plausibility import departure_text
from sosuplan.narrative.reasons import no_more, why_not
from sosuplan.text.terms import counted, lower, more_or_fewer
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.levers.group import LeverGroup
from ui.levers.info import CalculatorButton
from ui.levers.row import LeverRow
from ui.levers.together import TogetherBox
from ui.widgets.fitting import stand_beside

WIDTH = 302
SIDE = 12
BUTTON_SIDE = 8
OPEN_FIRST = ("retirement", "fulltime", "trainees")
"""What most planners ask first; other groups are open from the start where there is room."""
AROUND = 24
"""Pixels above and below a lever that is brought into sight."""


class QuietScrollBar(QScrollBar):
    """Keeps its place while there is nothing to scroll, so that no slider moves under the mouse."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Content(QWidget):
    """What scrolls. Its height follows from its width, not from its narrowest layout."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class LeverPanel(QFrame):
    """Shows the lever values of a scenario and says what the user wants changed."""

    lever_moved = Signal(str, object, int)
    """Lever id, value in the model's unit or None for neutral, number of the drag or 0."""
    lever_released = Signal(str)
    """A drag of this lever has ended."""
    years_chosen = Signal(str, int, int)
    """Lever id, first year and year of full effect that it is to go by."""
    years_cleared = Signal(str)
    """A lever is to go by the scenario's years."""
    reason_given = Signal(str, str, str)
    """Lever id, why it has its value, and the id of the source of that; "" for none."""
    evidence_wanted = Signal(str)
    """The user wants to see what is known of the lever of this id."""
    all_moved = Signal(object)
    """The share on full time that all groups are to have at least, or None for today's."""
    calculator_wanted = Signal()
    """The user wants to know what more full time would be worth."""
    nothing_moved = Signal(str)
    """All groups were to be moved and none was; the sentence says why."""
    rows_made = Signal()
    """Rows are there that were not before, and have no place yet on the Tab key's way."""
    reset_all = Signal()
    """All levers back to where nobody has moved them."""
    revert = Signal()
    """Back to the saved scenario."""

    def __init__(
        self, catalogue: LeverCatalogue, plan: Plan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._tokens = count(1)
        self._touched = False
        self.count_findings: Callable[[str], int] = lambda _lever: 0
        """How many findings bear on a lever: asked when somebody looks."""
        self.rows: dict[str, LeverRow] = {}
        self.groups: dict[str, LeverGroup] = {}
        self._scroll = QScrollArea()
        self._scroll.setVerticalScrollBar(QuietScrollBar())
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        self.reset_button, self.revert_button = QPushButton(), QPushButton()
        self.reset_button.clicked.connect(self.reset_all)
        self.revert_button.clicked.connect(self.revert)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setContentsMargins(BUTTON_SIDE, 0, BUTTON_SIDE, 0)
        self._buttons.setSpacing(4)
        self._buttons.addWidget(self.reset_button)
        self._buttons.addWidget(self.revert_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 8)
        whole.setSpacing(8)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.rebuild(catalogue, plan)
        self._retranslate()

    # --- the plan -------------------------------------------------------------------------------

    def rebuild(self, catalogue: LeverCatalogue, plan: Plan) -> None:
        """The levers of another plan, all neutral; groups that were open stay open."""
        is_open = {code: group.is_open for code, group in self.groups.items()}
        self._catalogue, self._plan = catalogue, plan
        self._scenario = Scenario(plan.demands[0].scenario)
        self._occupation = "all"
        self._frame: Frame | None = None
        self.rows = {}
        self.groups = {}
        self.together: TogetherBox | None = None
        self.calculator: CalculatorButton | None = None
        groups = fulltime_levers(catalogue)
        # Inside what will hold it, as all in it: what is given a parent later is styled once more.
        self._content = Content(self._scroll.viewport())
        inside = self._inside = QVBoxLayout(self._content)
        inside.setContentsMargins(SIDE, 0, 2, 0)
        inside.setSpacing(3)
        for code in GROUPS:
            levers = [lever for lever in catalogue if lever.group == code]
            if levers:
                head = self._make_head(groups) if code == "fulltime" and groups else None
                group = LeverGroup(code, levers, self._make_row, head, self._content)
                self.groups[code] = group
                group.opened.connect(self._group_opened)
                inside.addWidget(group)
                group.set_open(is_open.get(code, code in OPEN_FIRST))
        inside.addStretch(1)
        self._scroll.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self.reset_button.setEnabled(False)
        self.revert_button.setEnabled(False)

    def _make_row(self, lever: Lever, parent: QWidget) -> LeverRow:
        """A row that shows its lever as the scenario has it now."""
        plan = self._plan
        row = LeverRow(
            lever,
            today(plan, lever),
            source_of_lever(plan, lever),
            self._tokens,
            plausible_range(plan, lever),
            (plan.base_year, plan.horizon) if lever.has_years else None,
            plan.sources,
            parent,
        )
        self._show_effect(row)
        self._show_lever(row)
        row.show_reason(self._scenario.reasons.get(lever.id, ("", "")))
        row.years_chosen.connect(self.years_chosen)
        row.years_cleared.connect(self.years_cleared)
        row.reason_given.connect(self.reason_given)
        row.count_findings = lambda one: self.count_findings(one)
        row.evidence_wanted.connect(self.evidence_wanted)
        row.moved.connect(self._moved)
        row.released.connect(self.lever_released)
        self.rows[lever.id] = row
        return row

    def _make_head(self, groups: Sequence[Lever]) -> QWidget:
        """What stands beside the heading of full time: one share for all groups if there are
        several, and what leads to the calculator."""
        button = self.calculator = CalculatorButton()
        button.clicked.connect(self.calculator_wanted)
        self._name_calculator()
        if len(groups) == 1:
            return button
        box = self.together = TogetherBox(self._stand_together(), button)
        box.moved.connect(self._moved_together)
        return box

    def _name_calculator(self) -> None:
        if self.calculator is not None:
            name = _("Full-time calculator")
            about = _("What more full time would be worth, group by group")
            self.calculator.setAccessibleName(name)
            self.calculator.setToolTip(f"{name}: {lower(about)}")

    def _stand_together(self) -> Together:
        return together(self._plan, self._catalogue, self._scenario)

    # --- the scenario ---------------------------------------------------------------------------

    def _value(self, lever_id: str) -> float | None:
        """What a lever stands at; None: where nothing moves it. A year of full effect that is not
        set follows the first year past its own neutral place."""
        levers = self._scenario.levers
        if lever_id == "full_effect_year":
            _, full = self._catalogue.timing(levers)
            if full != self._catalogue[lever_id].neutral:
                return full
        return levers.get(lever_id)

    def show_scenario(self, scenario: Scenario, occupation: str = "all") -> None:
        """Show all lever values, and when they act on ``occupation``, without a signal."""
        before, self._scenario = self._scenario, scenario
        levers = scenario.levers
        stands, stood = (
            (one.demand, self._catalogue.timing(one.levers), _own_years(one, before, scenario))
            for one in (scenario, before)
        )
        others = self._occupation != occupation or stands != stood
        if others:
            # What was found holds no longer; while a lever alone moves, it does until that rests.
            self._occupation, self._frame = occupation, None
        for lever_id, row in self.rows.items():
            # A row shows what is done to it at once, and this scenario perhaps never.
            moved = before.levers.get(lever_id) != levers.get(lever_id)
            moved = moved or not row.shows(self._value(lever_id))
            if moved or others:
                self._show_lever(row)
            row.show_reason(scenario.reasons.get(lever_id, ("", "")))
            if others or (moved and row.lever.sets_fulltime):
                self._show_effect(row)
        if self.together is not None and any(
            before.levers.get(one.id) != levers.get(one.id)
            for one in self.groups["fulltime"].levers
        ):
            self.together.show_together(self._stand_together())
        changed = Counter(
            self._catalogue[lever_id].group
            for lever_id, value in levers.items()
            if value != self._catalogue[lever_id].neutral
        )
        for code, group in self.groups.items():
            group.set_moved(changed[code])
        self.reset_button.setEnabled(bool(changed))

    def _show_lever(self, row: LeverRow) -> None:
        """A lever's value, the years that it goes by, and how that is beyond what has been seen."""
        lever, scenario = row.lever, self._scenario
        row.display(self._value(lever.id))
        if not lever.has_years and row.seen is None:
            return
        if lever.has_years:
            # What it would go by without any of its own.
            usual, catalogue = scenario.with_timing(lever.id, None, None), self._catalogue
            years = scenario.years_of(lever.id, catalogue)
            row.show_years(years, usual.years_of(lever.id, catalogue))
        beyond = departure(self._plan, self._catalogue, scenario, lever, row.seen)
        row.show_beyond(departure_text(beyond, i18n.current()) if beyond is not None else "")

    def row(self, lever_id: str) -> LeverRow:
        """The row of a lever, made if its group was never open."""
        if lever_id not in self.rows:
            self.groups[self._catalogue[lever_id].group].set_open(True)
        return self.rows[lever_id]

    def show_lever(self, lever_id: str) -> None:
        """Bring a lever into sight, marked, with the keyboard at it; "": none is marked now."""
        for one, row in self.rows.items():
            row.set_marked(one == lever_id)
        if lever_id not in self._catalogue.index:
            return
        group = self.groups[self._catalogue[lever_id].group]
        if not group.is_open:
            group.set_open(True)
            self.rows_made.emit()
        row = self.rows[lever_id]
        row.set_marked(True)
        row.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the layout has made room for the rows.
        QTimer.singleShot(0, row, partial(self._scroll.ensureWidgetVisible, row, 0, AROUND))

    def _moved(self, lever_id: str, value: float | None, drag: int) -> None:
        self._touched = True
        for row in self.rows.values():
            row.set_marked(False)
        self.lever_moved.emit(lever_id, value, drag)

    def _moved_together(self, value: float | None) -> None:
        self._touched = True
        stood = self._stand_together()
        self.all_moved.emit(value)
        lowest = min(stood.today)
        if value is not None and value <= lowest and not stood.moved and self.together is not None:
            self.together.show_again()
            self.nothing_moved.emit(self.together.why_none)

    def show_effects(self, frame: Frame) -> None:
        """Say of every lever when it acts in ``frame``: the engine is asked, which takes longer
        than a picture may."""
        if frame.plan is self._plan and frame.scenario.computes_as(self._scenario):
            self._frame = frame
            for row in self.rows.values():
                self._show_effect(row)

    def _show_effect(self, row: LeverRow) -> None:
        """When moving the lever first shows, or why it does not, and its potential and sizes if it
        acts; of what the engine has found of the scenario when it last rested."""
        frame, lever, potential = self._frame, row.lever, ""
        if frame is None:
            row.show_effect("")
            return
        effect: str | Callable[[], str] = partial(_effect_text, frame, lever)
        if lever.id in frame.scenario.levers:
            # Of the others nothing is seen before their i is clicked.
            effect = _effect_text(frame, lever)
            if not frame.no_effect(lever) and not no_more(frame, lever):
                potential = self._potential(lever)
        elif frame.would_act.get(lever.id) is not None:
            # Said as soon as the lever is dragged. Why one would not act is asked when it is seen.
            effect, potential = _effect_text(frame, lever), self._potential(lever)
        row.show_effect(effect, potential, partial(sizes, frame, lever))

    def _potential(self, lever: Lever) -> str:
        """What a target of full time that is set would give of today's staff."""
        target, language = self._scenario.levers.get(lever.id), i18n.current()
        if target is None or not lever.sets_fulltime:
            return ""
        gain = fulltime_potential(self._plan, lever.sector, lever.occupation, target)
        return _("potential {n} {unit}").format(
            n=more_or_fewer(gain, language), unit=counted("fte", gain, language)
        )

    # --- how it looks ---------------------------------------------------------------------------

    def _retranslate(self) -> None:
        self.setAccessibleName(_("Levers"))
        self._name_calculator()
        self.reset_button.setText(_("Reset all"))
        self.reset_button.setToolTip(
            _("Takes every lever back to the start: {baseline}").format(
                baseline=baseline_name(i18n.current())
            )
        )
        self.revert_button.setText(_("Back to saved scenario"))
        self.revert_button.setToolTip(_("Takes the levers back to where they were when last saved"))
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what a tool tip says too, or show it again."""
        if self.together is None or self.together.name.isHidden() == narrow:
            return
        self.together.name.setVisible(not narrow)
        if self.calculator is not None:
            # The menu leads to it too.
            self.calculator.setVisible(not narrow)
        for part in (self.together, self.groups["fulltime"], self._content):
            # So that it is known at once how wide the panel must be.
            if layout := part.layout():
                layout.activate()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(WIDTH, self.minimumSizeHint().width()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest row, so that nothing is cut at the sides."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        buttons = max(one.sizeHint().width() for one in (self.reset_button, self.revert_button))
        edge = 1  # The line at the right, which the style draws.
        content = self._content.minimumSizeHint().width()
        width = max(content + bar + edge, buttons + 2 * BUTTON_SIDE)
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between what scrolls and the buttons."""
        super().paintEvent(event)
        y = self._scroll.geometry().bottom() + 1
        QPainter(self).fillRect(0, y, self.width(), 1, QColor(themes.current().line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
        elif event.type() == QEvent.Type.LanguageChange:
            # What was found is found again in the other language.
            self._frame = None
            self._retranslate()
            for row in self.rows.values():
                self._show_effect(row)
                self._show_lever(row)

    def _arrange(self) -> None:
        """The two buttons beside each other, or above each other where they would be cut."""
        wanted = self.reset_button.sizeHint().width() + self.revert_button.sizeHint().width()
        room = self.width() - self._buttons.spacing() - 2 * BUTTON_SIDE
        stand_beside(self._buttons, wanted <= room)

    def _group_opened(self, code: str, is_open: bool) -> None:
        self._touched = True
        if is_open:
            # Once the layout has made room for the rows.
            QTimer.singleShot(0, self, lambda: self._bring_into_view(code))

    def _bring_into_view(self, code: str) -> None:
        """Scroll as little as shows a group that was opened, from its heading on."""
        if code not in self.groups:
            return
        group, bar = self.groups[code].geometry(), self._scroll.verticalScrollBar()
        missing = group.bottom() - (bar.value() + self._scroll.viewport().height())
        if missing > 0:
            bar.setValue(min(group.top(), bar.value() + missing))

    def _fill(self) -> None:
        """Open further groups for which there is room, until the user has touched anything."""
        if self._touched or not self.rows:
            return
        viewport = self._scroll.viewport()
        width = viewport.width()
        needed = self._inside.heightForWidth(width)
        row = sum(row.heightForWidth(width - 2 * SIDE) for row in self.rows.values())
        before = len(self.rows)
        each = row / before + 4
        for group in self.groups.values():
            if not group.is_open:
                needed += round(each * len(group.levers)) + 6
                if needed > viewport.height():
                    break
                group.set_open(True)
        if len(self.rows) > before:
            self.rows_made.emit()


def _effect_text(frame: Frame, lever: Lever) -> str:
    """When moving a lever first shows, or why it does not, as a clause without a full stop."""
    if none := why_not(frame, lever, short=True):
        return lower(none)
    if lever.is_timing:
        return ""
    begins = frame.language(lever.begins).format(year=frame.first_year(lever))
    more = lower(no_more(frame, lever))
    return f"{more}; {begins}" if more else begins


def _own_years(scenario: Scenario, *both: Scenario) -> dict[str, Years]:
    """The levers' own years in ``scenario``, of those that are moved in ``both``: others come and
    go with their levers."""
    return {
        lever: years
        for lever, years in scenario.timing.items()
        if all(lever in one.levers for one in both)
    }
