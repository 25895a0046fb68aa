"""The page that compares scenarios: their curves together, what they set, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.comparison import MOST_COMPARED, WORKED_ON, Comparing, Comparison
from sosuplan.analysis.frame import Frame
from sosuplan.charts import comparison as chart
from sosuplan.charts.spec import PlotSpec
from sosuplan.model.levers import catalogue
from sosuplan.model.scenario import check
from sosuplan.model.scenario_library import as_saved
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.comparison import disagreement, member_name, spoken, unlike_notes
from sosuplan.narrative.comparison_table import comparison_table
from sosuplan.narrative.scenario_name import frame_name, plan_caption
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import SosuplanError
from sosuplan.text.terms import capital
from ui import theme as themes
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.charts.look import HasSpec
from ui.charts.views import Sentence
from ui.i18n import _
from ui.scenarios.comparison_table import ComparisonTable
from ui.session.session import Session
from ui.widgets.accessible import announce
from ui.widgets.choices import Segments
from ui.widgets.fitting import Room, Wrapping, stand_beside
from ui.widgets.menus import literal
from ui.widgets.problems import tell

BESIDE = 760
"""Pixels from which two charts have room beside each other."""
CHART_HEIGHT, TABLE_HEIGHT = 180, 230
"""Pixels that a chart and the table have at least."""
LONGEST = 26
"""Letters of a scenario's name on a button."""
OTHERS, EACH_OTHER = "baseline", "each_other"
"""What the inputs that are told of differ from."""


class ComparisonChart(Chart):
    """The curves of one occupation; whatever leaves the program of it says what it is of."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.setMinimumHeight(CHART_HEIGHT)

    def caption(self) -> list[str]:
        if self.comparison is None or self.spec is None:
            return []
        language = self.spec.language
        lines = plan_caption(self.comparison.plan, language, date.today())
        return [lines[0], *unlike_notes(self.comparison, language), *lines[1:]]


class ComparisonCharts(QWidget, HasSpec):
    """A chart for each occupation that is looked at, each under its message; and below them what
    makes the scenarios unlike."""

    def __init__(self) -> None:
        super().__init__()
        self.charts: list[ComparisonChart] = []
        self.titles: list[QLabel] = []
        self.note = Sentence((0, 2, 0, 0))
        self._copies: list[CopyActions] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row, 1)
        column.addWidget(self.note)

    @property
    def spec(self) -> PlotSpec | None:
        """That of the first chart."""
        return self.charts[0].spec if self.charts else None

    def caption(self) -> list[str]:
        """That of its charts; why scenarios are unlike stands below them already."""
        if not self.charts or self.spec is None or self.charts[0].comparison is None:
            return []
        return plan_caption(self.charts[0].comparison.plan, self.spec.language, date.today())

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        comparison, language = frame.comparison, frame.language
        self._have(len(frame.occupations))
        for place, occupation in enumerate(frame.occupations):
            one = self.charts[place]
            spec = chart.build(comparison, occupation, frame.unit, language)
            one.comparison = comparison
            one.show_spec(spec, dragging=dragging)
            self.titles[place].setText(spec.title)
            if not dragging:
                self._copies[place].name()
        self.note.say(self.spec.note if self.spec is not None else "", dragging=dragging)

    def _have(self, count: int) -> None:
        while len(self.charts) < count:
            one, title = ComparisonChart(), QLabel()
            title.setFont(themes.font(13, bold=True))
            title.setWordWrap(True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(title)
            column.addWidget(one, 1)
            self._row.addWidget(part, 1)
            self.charts.append(one)
            self.titles.append(title)
            self._copies.append(CopyActions(one))
        for place, one in enumerate(self.charts):
            part = one.parentWidget()
            assert part is not None
            part.setVisible(place < count)

    def fit(self, width: int) -> None:
        """Two charts beside each other, or below where they would be too narrow."""
        stand_beside(self._row, width >= themes.wide(BESIDE))


class ComparingView(QWidget, HasSpec):
    """Follows frames as the charts of the other tabs do; what is chosen here is the session's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._frame: Frame | None = None
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.choose, self.reference = _menu_button("compare-which"), _menu_button("compare-with")
        self.combine = QToolButton()
        self.combine.setProperty("look", "button")
        self.combine.clicked.connect(self.combine_two)
        self.differences = Segments()
        self.differences.chosen.connect(self._choose_differences)
        self.charts, self.table = ComparisonCharts(), ComparisonTable()
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self._lay_out()
        self._spoken = ""

    def _lay_out(self) -> None:
        left, right = QHBoxLayout(), QHBoxLayout()
        for button in (self.choose, self.reference):
            left.addWidget(button)
        for widget in (self.differences, self.combine):
            right.addWidget(widget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 8, 0)
        column.setSpacing(6)
        column.addWidget(Wrapping(left, right))
        column.addWidget(self.charts, 2)
        column.addWidget(self.about)
        column.addWidget(self.table, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Room(inside))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def spec(self) -> PlotSpec | None:
        return self.charts.spec

    def caption(self) -> list[str]:
        return self.charts.caption()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.charts.fit(self.width())

    # --- following ------------------------------------------------------------------------------

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show the comparison of ``frame``."""
        self._frame = frame
        comparison, language = frame.comparison, frame.language
        self.charts.show_frame(frame, dragging=dragging)
        self.about.setText(disagreement(comparison, language))
        self.about.setVisible(bool(self.about.text()))
        self.table.show_table(
            comparison_table(comparison, frame.unit, language, occupations=frame.occupations),
            [chart.member_stroke(comparison, at) for at in range(len(comparison.members))],
            language,
        )
        if not dragging:
            self._name(comparison)
            said = " ".join(spoken(comparison, frame.unit, language))
            if said != self._spoken:
                self._spoken = said
                announce(self, said)

    def _name(self, comparison: Comparison) -> None:
        assert self._frame is not None
        language = self._frame.language
        self._fill_choices()
        self._fill_references(comparison)
        count = len(comparison.chosen)
        _show(self.choose, _("Scenarios: {n}").format(n=count))
        reference = member_name(comparison, comparison.reference, language)
        _show(self.reference, _("Compare with: {name}").format(name=reference))
        without = baseline_name(language)
        self.differences.set_choices(
            [
                (
                    OTHERS,
                    _("All that is moved"),
                    _("Show what any of them sets differently from {without}").format(
                        without=without
                    ),
                ),
                (
                    EACH_OTHER,
                    _("Only disagreements"),
                    _("Show only what they set differently from each other"),
                ),
            ]
        )
        self.differences.set_about(_("Levers in the table"))
        self.differences.set_current(EACH_OTHER if comparison.each_other else OTHERS)
        self.combine.setText(_("Combine two…"))
        self.combine.setToolTip(_("Make one scenario of two, choosing where they disagree"))
        file = self._session.file
        self.combine.setEnabled(count > 1 and file is not None and not file.read_only)
        self.table.setAccessibleName(_("The scenarios side by side"))

    def _fill_choices(self) -> None:
        """The scenarios that can be compared: at most so many at once."""
        session, menu = self._session, self.choose.menu()
        assert self._frame is not None
        menu.clear()
        frame, chosen = self._frame, session.compared
        full = len(chosen) + frame.compares_own >= MOST_COMPARED
        own = _check(menu, _("The one worked on: {name}").format(name=frame_name(frame)))
        own.setChecked(frame.compares_own)
        own.setEnabled(frame.compares_own or not full)
        own.toggled.connect(lambda on: self._compare(replace(session.comparing, working=on)))
        if not frame.compares_own and session.comparing.working and not full:
            # It is the baseline, or one of the others.
            own.setEnabled(False)
        menu.addSeparator()
        for name in session.saved:
            action = _check(menu, name)
            action.setChecked(name in chosen)
            action.setEnabled(name in chosen or not full)
            action.toggled.connect(lambda on, one=name: self._choose(one, on))

    def _fill_references(self, comparison: Comparison) -> None:
        assert self._frame is not None
        menu, language = self.reference.menu(), self._frame.language
        menu.clear()
        group = QActionGroup(menu)
        keys: list[str | None] = [None]
        keys += [WORKED_ON if one.working else one.scenario.name for one in comparison.chosen]
        for place, key in enumerate(keys):
            action = _check(menu, member_name(comparison, place, language))
            action.setChecked(place == comparison.reference)
            group.addAction(action)
            action.triggered.connect(lambda _on, one=key: self._refer(one))

    # --- asking ---------------------------------------------------------------------------------

    def _choose(self, name: str, on: bool) -> None:
        others = [other for other in self._session.compared if other != name]
        self._session.compare_with([*others, name] if on else others)

    def _refer(self, key: str | None) -> None:
        self._compare(replace(self._session.comparing, reference=key))

    def _choose_differences(self, code: str) -> None:
        self._compare(replace(self._session.comparing, each_other=code == EACH_OTHER))

    def combine_two(self) -> None:
        """Ask which two become one and how, and go on with what was made, as one step."""
        if self._frame is None or not self.combine.isEnabled():
            return
        from ui.scenarios.combining import CombineDialog

        session, window = self._session, self.window()
        dialog = CombineDialog(window, self._frame.comparison, frozenset(session.saved))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        made, name, note = dialog.result_scenario()
        try:
            check(made, session.plan, catalogue(session.plan))
            made = as_saved(replace(made, name=name, note=note), session.plan)
            done = action_for(Action.COMBINE, name=name)
            session.change_library(session.library.save(made), done, scenario=made)
        except SosuplanError as error:
            tell(window, _("The scenario was not saved."), error, session.language)

    def _compare(self, how: Comparing) -> None:
        self._session.compare_as(how)


def _menu_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("look", "button")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button


def _show(button: QToolButton, text: str) -> None:
    shown = text if len(text) <= 2 * LONGEST else f"{text[: 2 * LONGEST - 1]}…"
    button.setText(f"{literal(capital(shown))}  ▾")
    button.setAccessibleName(text)
    button.setToolTip(text)


def _check(menu: QMenu, text: str) -> QAction:
    action = menu.addAction(literal(text))
    action.setCheckable(True)
    return action
