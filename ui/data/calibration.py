"""Fitting assumptions of the plan to results that are known: what may be fitted and how far, to
which targets, what came of it, and what the targets cannot tell apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.calibration import (
    STATUS,
    Calibration,
    Fit,
    Target,
    calibrate,
    stored,
    targets_of,
    usual,
)
from sosuplan.analysis.parameters import YEARS, Parameter, adjustable, kinds_of
from sosuplan.editing.cells import choice
from sosuplan.importing.progress import Pace, Progress
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.calibration import (
    decimals_of,
    findings,
    found_text,
    headline,
    lights_name,
    parameter_name,
    shown_change,
    target_name,
    unit_of,
    value_of_change,
    value_text,
)
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import SosuplanError
from sosuplan.text.numbers import format_number
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.job import Job
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import SpokenLabel, announce
from ui.widgets.choices import Segments
from ui.widgets.fitting import FittedDialog, Scrolled
from ui.widgets.form import muted
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.marks import SIZE, paint_mark

SIDES = ("assumptions", "targets")
WIDTH, HEIGHT = 1080, 690
LEAST_HEIGHT = 90
"""Pixels of the lists on the smallest screen."""
RESULT_LINES, LEAST_LINES = 10, 2
BAR_WIDTH = 140
WIDEST = {YEARS: 10.0}
"""How far a change may go at most, in the unit in which it is told;"""
LEAST_PERCENT, MOST_PERCENT = -100.0, 900.0
"""of what is told in percent or percentage points."""
NAME, LOW, HIGH, UNIT, FOUND = range(5)
WANTED, BEFORE, AFTER, MISSED = range(1, 5)


class _List(QTableWidget):
    """Rows that can be ticked, of which the first column takes the room that is left."""

    def __init__(self, heads: Sequence[str], about: str) -> None:
        super().__init__(0, len(heads))
        self.setProperty("look", "list")
        self.setAccessibleName(about)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalHeaderLabels(list(heads))
        for place in range(len(heads)):
            side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
            if (head := self.horizontalHeaderItem(place)) is not None:
                head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def add(self, name: str, *, ticked: bool) -> int:
        """A row more; its number."""
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(name)
        item.setToolTip(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.setItem(row, NAME, item)
        for column in range(1, self.columnCount()):
            cell = QTableWidgetItem()
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, cell)
        return row

    def is_ticked(self, row: int) -> bool:
        """True if a row counts."""
        return self._cell(row, NAME).checkState() == Qt.CheckState.Checked

    def tick(self, row: int, *, ticked: bool) -> None:
        """Let a row count, or not."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self._cell(row, NAME).setCheckState(state)

    def explain(self, row: int, icon: QIcon, tip: str) -> None:
        """Show ``icon`` before the name of a row, and ``tip`` to whoever points at it."""
        item = self._cell(row, NAME)
        item.setIcon(icon)
        item.setToolTip(tip)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def say(
        self, row: int, column: int, text: str, *, wrong: bool = False, to_left: bool = False
    ) -> None:
        """Show ``text`` in a cell."""
        item = self._cell(row, column)
        item.setText(text)
        item.setToolTip(text)
        # What is not wrong has the colour of the list, also after a change of the look.
        item.setForeground(QBrush(QColor(themes.current().fault)) if wrong else QBrush())
        if to_left:
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Result(Scrolled):
    """Sentences, with room for them before they are there, so that nothing moves then."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), RESULT_LINES * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST_LINES * self.fontMetrics().height())


@dataclass(frozen=True)
class _Bounded:
    """A parameter with the boxes of its bounds."""

    parameter: Parameter
    low: NumberBox
    high: NumberBox

    def within(self) -> Parameter:
        """The parameter with the bounds in the boxes; one that nobody has touched is as it was,
        with every digit."""
        one = self.parameter

        def end(usual_: float, box: NumberBox) -> float:
            shown = box.valueFromText(box.text())
            same = shown == round(shown_change(one, usual_), decimals_of(one))
            return usual_ if same else value_of_change(one, shown)

        return replace(one, low=end(one.low, self.low), high=end(one.high, self.high))


class CalibrationDialog(FittedDialog):
    """Asks what is to be fitted to what, and shows what comes of it. Accepted, it has ``made`` the
    plan with the fitted figures."""

    def __init__(self, parent: QWidget, plan: Plan, *, can_store: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("calibration")
        self.setWindowTitle(_("Fit assumptions"))
        self._plan, self._can_store = plan, can_store
        self.found: Calibration | None = None
        self._targets = targets_of(plan)
        self._side = SIDES[0]
        self._groups: list[tuple[Target, ...]] = []
        self._bounded: list[_Bounded] = []
        self._job = Job("calibration")
        self.destroyed.connect(self._job.close)
        self._job.progressed.connect(self._show_share)
        heads = _("What is fitted"), _("At least"), _("At most"), _("Unit"), _("Change found")
        self.parameters = _List(heads, _("Assumptions that can be fitted"))
        heads = _("Target"), _("Wanted"), _("Before"), _("Fitted"), _("Off by")
        self.targets = _List(heads, _("Targets"))
        self.sides, self._sides = Segments(), QStackedWidget()
        self.sides.set_about(_("What is shown"))
        self.sides.chosen.connect(self.turn_to)
        self.answer = SpokenLabel()
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress: QProgressBar = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(themes.wide(BAR_WIDTH), 8)
        self.progress.setRange(0, 1000)
        self.cancel = QPushButton(_("Stop"))
        self.cancel.clicked.connect(self.stop)
        self._fill_parameters()
        self._fill_targets()
        self._lay_out()
        for table in (self.parameters, self.targets):
            table.itemChanged.connect(self._forget_if_ticked)
        self._show_running(False)
        self._show_found()
        self.resize(themes.wide(WIDTH), HEIGHT)

    # --- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        heading = QLabel(_("Fit assumptions to results that are known"))
        heading.setFont(themes.font(12, bold=True))
        about = muted(
            _(
                "The program looks for the values, within bounds, with which the model comes"
                " closest to the targets, and changes no more than it takes. A bound is by how much"
                " the figures may be others than the plan's."
            )
        )
        where = muted(
            _('Targets stand in "Data › {published}" and "Data › {actuals}".').format(
                published=table_name("published", i18n.current()),
                actuals=table_name("actuals", i18n.current()),
            )
        )
        right = QVBoxLayout(targets := QWidget())
        fill(right, self.targets, where, spacing=4, grows=self.targets)
        for widget in (self.parameters, targets):
            self._sides.addWidget(widget)
        result = _Result(self.details)
        self.answer.setFont(themes.font(10, bold=True))
        bottom = QHBoxLayout()
        buttons = self._buttons()
        fill(bottom, self.progress, self.cancel, STRETCH, buttons, spacing=8)
        column = QVBoxLayout(self)
        choices = QHBoxLayout()
        fill(choices, self.sides, STRETCH)
        parts = (heading, about, choices, self._sides, self.answer, result, bottom)
        fill(column, *parts, margins=(20, 16, 20, 14), spacing=8, grows=self._sides)
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sides.setMinimumHeight(LEAST_HEIGHT)

    def turn_to(self, side: str) -> None:
        """Show what is fitted, or the targets."""
        self._side = side
        self._sides.setCurrentIndex(SIDES.index(side))
        self.sides.set_current(side)

    def _name_sides(self) -> None:
        """How many of each are ticked."""
        n, of = len(self.chosen_parameters()), len(self.chosen_targets())
        code = i18n.current().code
        named = (
            _("Assumptions ({n})").format(n=format_number(n, 0, code)),
            _("Targets ({n})").format(n=format_number(of, 0, code)),
        )
        self.sides.set_choices([(s, name, name) for s, name in zip(SIDES, named, strict=True)])
        self.sides.set_current(self._side)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole
        self.fit = buttons.addButton(_("Fit"), role.ActionRole)
        self.fit.clicked.connect(self.run)
        self.store = buttons.addButton(_("Store in the plan"), role.AcceptRole)
        tip = _("The plan gets the fitted figures, as one step that can be undone")
        if not self._can_store:
            tip = _("The plan can only be read. Save a copy to change it.")
        self.store.setToolTip(tip)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for button in buttons.findChildren(QPushButton):
            # Enter in a number box lets the number count, and closes nothing.
            button.setAutoDefault(False)
        return buttons

    # --- what can be chosen -----------------------------------------------------------------------

    def _fill_parameters(self) -> None:
        """What is usually fitted comes first, ticked."""
        plan, language = self._plan, i18n.current()
        first = usual(plan, self._targets)
        for one in (*first, *(one for one in adjustable(plan) if one not in first)):
            name = parameter_name(one, plan, language)
            row = self.parameters.add(name, ticked=one in first)
            low, high = (self._box(row, column, one, name) for column in (LOW, HIGH))
            self._bounded.append(_Bounded(one, low, high))
            self.parameters.say(row, UNIT, unit_of(one, language), to_left=True)
        self._mark_parameters()

    def _mark_parameters(self) -> None:
        """Show what kinds of sources the figures have, in the colours of the look."""
        plan, language = self._plan, i18n.current()
        with QSignalBlocker(self.parameters):
            for row, one in enumerate(self._bounded):
                kinds = sorted(kinds_of(one.parameter, plan))
                told = ", ".join(choice("sources", kind, language) for kind in kinds if kind)
                mark = _mark(kinds[0] if len(kinds) == 1 else "")
                name = parameter_name(one.parameter, plan, language)
                self.parameters.explain(row, mark, f"{name}\n{told}")

    def _box(self, row: int, column: int, one: Parameter, name: str) -> NumberBox:
        """The box of a bound."""
        widest = WIDEST.get(one.kind.unit)
        least, most = (-widest, widest) if widest else (LEAST_PERCENT, MOST_PERCENT)
        low, high = (least, 0.0) if column == LOW else (0.0, most)
        decimals = decimals_of(one)
        box = NumberBox(low, high, 1.0, decimals, signed=True, parent=self.parameters)
        value = one.low if column == LOW else one.high
        box.set_value(round(shown_change(one, value), decimals))
        said = _("{what}: at least") if column == LOW else _("{what}: at most")
        box.setAccessibleName(said.format(what=name))
        box.committed.connect(lambda _value: self._forget())
        box.refused.connect(lambda why: self._refuse(box, why))
        box.accepted.connect(lambda: self._refuse(box, ""))
        self.parameters.setCellWidget(row, column, box)
        return box

    def _fill_targets(self) -> None:
        """A row for each figure, and one for all the lights of a row of the table."""
        plan, language = self._plan, i18n.current()
        groups: dict[object, list[Target]] = {}
        for one in self._targets:
            case = one.scenario, one.reform, one.occupation
            groups.setdefault(case if one.quantity == STATUS else one, []).append(one)
        ordered = sorted(groups.values(), key=lambda group: group[0].quantity == STATUS)
        for group in map(tuple, ordered):
            lights = group[0].quantity == STATUS
            name = lights_name(group, plan, language) if lights else ""
            row = self.targets.add(name or target_name(group[0], plan, language), ticked=True)
            wanted = str(len(group)) if lights else value_text(group[0].value, language)
            self.targets.say(row, WANTED, wanted)
            self._groups.append(group)

    def chosen_parameters(self) -> list[Parameter]:
        """What is ticked, within its bounds."""
        rows = enumerate(self._bounded)
        found = [one.within() for row, one in rows if self.parameters.is_ticked(row)]
        return [one for one in found if one.sound]

    def chosen_targets(self) -> list[Target]:
        """The targets that are ticked."""
        rows = (row for row in range(len(self._groups)) if self.targets.is_ticked(row))
        return [one for row in rows for one in self._groups[row]]

    # --- work -------------------------------------------------------------------------------------

    def run(self) -> None:
        """Fit what is chosen, beside the window."""
        boxes = (box for one in self._bounded for box in (one.low, one.high))
        if not all(box.commit() for box in boxes):
            return
        self.found = None
        work = _work(self._plan, self.chosen_parameters(), self.chosen_targets())
        self._job.run(work, self._done, self._fail)
        self._show_running(True)
        self._show_found()

    def stop(self) -> None:
        """Drop the work; the plan is as it was."""
        self._job.cancel()
        self._show_running(False)
        self._show_found()
        self.fit.setFocus()

    def _done(self, found: Calibration) -> None:
        self.found = found
        self._show_running(False)
        self._show_found()
        (self.store if self.store.isEnabled() else self.fit).setFocus()

    def _fail(self, error: SosuplanError) -> None:
        self._show_running(False)
        self._show_found(" ".join(sentence(fault, i18n.current()) for fault in error.faults))

    def made(self) -> tuple[Plan, str]:
        """The plan with the fitted figures, and the action of the step."""
        assert self.found is not None
        action = action_for(Action.CALIBRATE, n=len(self.found.fitted))
        return stored(self.found, i18n.current()), action

    def reject(self) -> None:
        self._job.cancel()
        super().reject()

    # --- what is shown ----------------------------------------------------------------------------

    def _forget_if_ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == NAME:
            self._forget()

    def _forget(self) -> None:
        """Something else is chosen than what was fitted."""
        self.found = None
        self._show_found()

    def _refuse(self, box: NumberBox, why: str) -> None:
        """What was typed does not count, or does again."""
        box.setAccessibleDescription(why)
        self._show_found(why)
        if why:
            announce(box, why)

    def _show_share(self, share: float) -> None:
        self.progress.setValue(round(1000 * share))

    def _show_running(self, running: bool) -> None:
        for widget in (self.progress, self.cancel):
            widget.setVisible(running)
        self.progress.setValue(0)
        for table in (self.parameters, self.targets):
            table.setEnabled(not running)
        self._running = running

    def _show_found(self, fault: str = "") -> None:
        found, language = self.found, i18n.current()
        with_blocked = self.parameters.blockSignals(True), self.targets.blockSignals(True)
        values = {} if found is None else {one.parameter.id: one for one in found.fitted}
        for row, one in enumerate(self._bounded):
            fitted = values.get(one.parameter.id)
            text = "" if fitted is None else found_text(fitted, language)
            self.parameters.say(row, FOUND, text)
        fits = {} if found is None else {one.target.id: one for one in found.fits}
        for row, group in enumerate(self._groups):
            some = [fits[one.id] for one in group if one.id in fits]
            self._show_fit(row, some)
        for table, was in zip((self.parameters, self.targets), with_blocked, strict=True):
            table.blockSignals(was)
        self._name_sides()
        ready = bool(self.chosen_parameters()) and bool(self.chosen_targets())
        self.fit.setEnabled(ready and not self._running)
        storable = found is not None and self._can_store and not found.unchanged
        self.store.setEnabled(storable)
        (self.store if storable else self.fit).setDefault(True)
        self.answer.setProperty("look", "fault" if fault else "")
        self.answer.style().polish(self.answer)
        self.answer.setText(fault or self._answer())
        said = [] if found is None else findings(found, language)
        self.details.setText("\n".join(f"• {one}" for one in said))

    def _answer(self) -> str:
        if self.found is not None:
            return headline(self.found, i18n.current())
        if self._running:
            return _("Computing …")
        if not self._targets:
            return _("The plan has no targets: no results about its areas and years.")
        if not self.chosen_parameters() or not self.chosen_targets():
            return _("Tick at least one assumption and one target.")
        return _("Not fitted yet.")

    def _show_fit(self, row: int, fits: Sequence[Fit]) -> None:
        language = i18n.current()
        before = after = missed = ""
        if fits and fits[0].target.quantity == STATUS:
            n = len(fits)
            before, after = (
                str(sum(hits))
                for hits in zip(*((one.was_hit, one.hit) for one in fits), strict=True)
            )
            missed = str(n - int(after))
        elif fits:
            before, after = (value_text(one, language) for one in (fits[0].before, fits[0].after))
            missed = format_number(fits[0].residual or 0.0, 1, language.code, signed=True)
        wrong = any(not one.hit for one in fits)
        mark = "" if not fits else "✗ " if wrong else "✓ "
        for column, text in ((BEFORE, before), (AFTER, after), (MISSED, f"{mark}{missed}")):
            self.targets.say(row, column, text, wrong=wrong and column != BEFORE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._bounded:
            self._mark_parameters()
            self._show_found()


def _work(
    plan: Plan, parameters: Sequence[Parameter], targets: Sequence[Target]
) -> Callable[[Progress], Calibration]:
    """The work, which holds no widget: it may go on for a moment after the dialog is gone."""

    def run(progress: Progress) -> Calibration:
        pace = Pace(progress)
        # Figures beyond any number are told of as such.
        with np.errstate(all="ignore"):
            return calibrate(
                plan, parameters, targets, lambda done, of: pace.step(done / max(1, of))
            )

    return run


def _mark(kind: str) -> QIcon:
    """The mark of a kind of source, as it stands beside figures elsewhere."""
    side = round(SIZE) + 4
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QPointF(side / 2.0, side / 2.0), kind, themes.current())
    painter.end()
    return QIcon(picture)
