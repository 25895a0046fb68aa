"""The lever panel: every lever of the plan in its group, and the ways back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
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
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.measures import sizes
from sosuplan.narrative.reasons import why_not
from sosuplan.text.language import Language
from sosuplan.text.terms import counted, lower, more_or_fewer
from ui.i18n import _
from ui.levers.group import LeverGroup
from ui.levers.row import LeverRow

WIDTH = 302
SIDE = 12
BUTTON_SIDE = 8
OPEN_FIRST = ("retirement", "fulltime", "trainees")
"""What most planners ask first; other groups are open from the start where there is room."""


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
    rows_made = Signal()
    """Rows are there that were not before: see ``focus_order``."""
    reset_all = Signal()
    """All levers back to where nobody has moved them."""
    revert = Signal()
    """Back to the saved scenario."""

    def __init__(
        self,
        catalogue: LeverCatalogue,
        plan: Plan,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._language = language
        self._theme = LIGHT
        self._tokens = count(1)
        self._touched = False
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
        self.reset_button = QPushButton()
        self.reset_button.setEnabled(False)
        self.reset_button.clicked.connect(lambda: self.reset_all.emit())
        self.revert_button = QPushButton()
        self.revert_button.setEnabled(False)
        self.revert_button.clicked.connect(lambda: self.revert.emit())
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

    # --- the plan -------------------------------------------------------------------------------

    def rebuild(self, catalogue: LeverCatalogue, plan: Plan) -> None:
        """The levers of another plan, all neutral; groups that were open stay open."""
        is_open = {code: group.is_open for code, group in self.groups.items()}
        language = self._language
        self._catalogue = catalogue
        self._plan = plan
        self._scenario = Scenario(plan.demands[0].scenario)
        self._occupation = "all"
        self._frame: Frame | None = None
        self._today = {lever.id: today(plan, lever) for lever in catalogue}
        # The potential grows in proportion to the target, so that its two ends tell all of it.
        self._potentials = {
            lever.id: (
                fulltime_potential(plan, lever.sector, lever.occupation, 0.0),
                fulltime_potential(plan, lever.sector, lever.occupation, 1.0),
            )
            for lever in catalogue
            if lever.sets_fulltime
        }
        self.rows = {}
        self.groups = {}
        # Inside what will hold it: a whole subtree that is given a parent is styled once more.
        self._content = Content(self._scroll.viewport())
        inside = self._inside = QVBoxLayout(self._content)
        inside.setContentsMargins(SIDE, 0, 2, 0)
        inside.setSpacing(3)
        for code in GROUPS:
            levers = [lever for lever in catalogue if lever.group == code]
            if levers:
                self.groups[code] = LeverGroup(
                    code, levers, self._make_row, language, self._content
                )
                self.groups[code].opened.connect(self._group_opened)
                inside.addWidget(self.groups[code])
        inside.addStretch(1)
        for code, group in self.groups.items():
            group.set_open(is_open.get(code, code in OPEN_FIRST))
            group.set_theme(self._theme)
        self._scroll.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self.reset_button.setEnabled(False)
        self.revert_button.setEnabled(False)
        self._name_buttons()

    def _make_row(self, lever: Lever) -> LeverRow:
        """A row that shows its lever as the scenario has it now."""
        row = LeverRow(lever, self._today[lever.id], self._language, self._tokens)
        row.set_sources(source_of_lever(self._plan, lever))
        row.set_effect(*self._effect(lever))
        row.set_sizes(self._sizes(lever))
        row.set_theme(self._theme)
        row.display(self._scenario.levers.get(lever.id), self._today[lever.id])
        row.moved.connect(self._moved)
        row.released.connect(self.lever_released)
        self.rows[lever.id] = row
        return row

    # --- the scenario ---------------------------------------------------------------------------

    def show_scenario(self, scenario: Scenario, occupation: str = "all") -> None:
        """Show all lever values, and when they act on ``occupation``, without a signal."""
        before, self._scenario = self._scenario, scenario
        levers = scenario.levers
        if before.levers != levers:
            for lever_id, row in self.rows.items():
                row.display(levers.get(lever_id), self._today[lever_id])
        stands, stood = (
            (one.demand, self._catalogue.timing(one.levers)) for one in (scenario, before)
        )
        if self._occupation != occupation or stands != stood:
            # What was found holds no longer; while a lever alone moves, it does until that rests.
            self._occupation, self._frame = occupation, None
            self._show_effects()
        else:
            for lever_id in self._potentials:
                if before.levers.get(lever_id) != levers.get(lever_id) and lever_id in self.rows:
                    row = self.rows[lever_id]
                    row.set_effect(*self._effect(row.lever))
        moved = Counter(
            self._catalogue[lever_id].group
            for lever_id, value in levers.items()
            if value != self._catalogue[lever_id].neutral
        )
        for code, group in self.groups.items():
            group.set_moved(moved[code])
        self.reset_button.setEnabled(bool(moved))

    def set_can_revert(self, can_revert: bool) -> None:
        """Whether the scenario is another than the saved one."""
        self.revert_button.setEnabled(can_revert)

    def row(self, lever_id: str) -> LeverRow:
        """The row of a lever, made if its group was never open."""
        if lever_id not in self.rows:
            group = self.groups[self._catalogue[lever_id].group]
            group.set_open(True)
        return self.rows[lever_id]

    def _moved(self, lever_id: str, value: float | None, drag: int) -> None:
        self._touched = True
        self.lever_moved.emit(lever_id, value, drag)

    def show_effects(self, frame: Frame) -> None:
        """Say of every lever when it acts in ``frame``: the engine is asked, which takes longer
        than a picture may."""
        if frame.plan is self._plan and frame.scenario.computes_as(self._scenario):
            self._frame = frame
            self._show_effects()

    def _show_effects(self) -> None:
        for row in self.rows.values():
            row.set_effect(*self._effect(row.lever))
            row.set_sizes(self._sizes(row.lever))

    def _sizes(self, lever: Lever) -> Sequence[tuple[str, str]]:
        return () if self._frame is None else sizes(self._frame, lever)

    def _effect(self, lever: Lever) -> tuple[str, str]:
        """When moving ``lever`` first shows, or why it does not, and its potential if it acts; of
        what the engine has found of the scenario when it last rested."""
        frame = self._frame
        if frame is None or lever.is_timing:
            return "", ""
        if none := why_not(frame, lever, short=True):
            return lower(none), ""
        begins = frame.language(lever.begins)
        return begins.format(year=frame.first_year(lever)), self._potential(lever)

    def _potential(self, lever: Lever) -> str:
        """What a target of full time that is set would give of today's staff."""
        asked, language = self._scenario.levers.get(lever.id), self._language
        if asked is None or lever.id not in self._potentials:
            return ""
        none, all_of_them = self._potentials[lever.id]
        gain = none + (all_of_them - none) * asked
        return _("potential {n} {unit}").format(
            n=more_or_fewer(gain, language), unit=counted("fte", gain, language)
        )

    # --- how it looks ---------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Colours of everything drawn by hand."""
        self._theme = theme
        self.update()
        for group in self.groups.values():
            group.set_theme(theme)

    def set_language(self, language: Language) -> None:
        """All words and numbers in ``language``, which the application's texts are in already."""
        self._language, self._frame = language, None
        self._name_buttons()
        for group in self.groups.values():
            group.set_language(language)
        self._show_effects()

    def _name_buttons(self) -> None:
        self.setAccessibleName(_("Levers"))
        self.reset_button.setText(_("Reset all"))
        self.reset_button.setToolTip(
            _("Takes every lever back to the start: {baseline}").format(
                baseline=baseline_name(self._language)
            )
        )
        self.revert_button.setText(_("Back to saved scenario"))
        self.revert_button.setToolTip(_("Takes the levers back to where they were when last saved"))
        self._arrange()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(WIDTH, self.minimumSizeHint().width()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest row, so that nothing is cut at the sides."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(
            self._content.minimumSizeHint().width() + bar,
            max(button.sizeHint().width() for button in (self.reset_button, self.revert_button))
            + 2 * BUTTON_SIDE,
        )
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between what scrolls and the buttons."""
        super().paintEvent(event)
        painter = QPainter(self)
        y = self._scroll.geometry().bottom() + 1
        painter.fillRect(0, y, self.width(), 1, QColor(self._theme.line))

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

    def _arrange(self) -> None:
        """The two buttons beside each other, or above each other where they would be cut."""
        buttons = (self.reset_button, self.revert_button)
        wanted = sum(button.sizeHint().width() for button in buttons)
        fits = wanted + self._buttons.spacing() + 2 * BUTTON_SIDE <= self.width()
        self._buttons.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )

    def focus_order(self) -> list[QWidget]:
        """Everything the Tab key reaches, as it stands from top to bottom."""
        order: list[QWidget] = []
        for group in self.groups.values():
            order.append(group.heading)
            for row in group.rows:
                order += [row.box, row.reset_button, row.info_button, row.slider]
        return [*order, self.reset_button, self.revert_button]

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
        each = row / len(self.rows) + 4
        for group in self.groups.values():
            if not group.is_open:
                needed += round(each * len(group.levers)) + 6
                if needed > viewport.height():
                    return
                group.set_open(True)
                self.rows_made.emit()
