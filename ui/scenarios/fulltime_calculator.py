"""The full-time calculator: what each group would be worth at a target that one types, now and at
the horizon, beside what is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.fulltime import fulltime_levers
from sosuplan.analysis.potential import (
    GOAL,
    OF_GOAL,
    OF_REGION,
    OF_SCENARIO,
    OF_USER,
    PotentialTable,
    all_on,
    scenario_targets,
    share_of_region,
    tables_for,
)
from sosuplan.exports.texts import html_table, spreadsheet_csv, tab_separated
from sosuplan.narrative.potential import potential_figures, potential_notes
from sosuplan.text.numbers import format_percent, rounded
from ui import theme as themes
from ui.charts.copying import copy_numbers
from ui.charts.figures_dialog import FiguresModel, FiguresTable
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.levers.together import DECIMALS, STEP
from ui.widgets.accessible import announce
from ui.widgets.choices import Segments
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.saving import copy_to_clipboard

Targets = dict[str, float]
"""The share on full time that a group is to have, by lever; a group that is not named keeps its
own."""
_PERCENT = (0, 1, 1, 0, 0, 0)
"""Decimals of the figures, which stand to the right of the names."""
_LEAST_ROWS = 2
_WIDEST = 1000
"""Pixels of the dialog."""


class TargetBox(NumberBox):
    """A share on full time in percent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0.0, 100.0, STEP, DECIMALS, parent=parent)
        self.set_unit("%")

    def show_share(self, share: float) -> None:
        """Show a share, 0..1."""
        self.set_value(round(100.0 * share, 9))


def share_of(shown: float) -> float:
    """The share, 0..1, that a box shows as a percentage."""
    return round(rounded(shown, DECIMALS) / 100.0, DECIMALS + 3)


class FulltimeCalculator(FittedDialog):
    """A row for each group with a target that can be changed; ``use`` takes the targets over."""

    def __init__(self, parent: QWidget, frame: Frame, use: Callable[[Targets], object]) -> None:
        super().__init__(parent)
        self.setObjectName("fulltime-calculator")
        self.setWindowTitle(_("Full-time calculator"))
        self._frame, self._use = frame, use
        self._levers = fulltime_levers(frame.catalogue)
        own = scenario_targets(frame)
        region = share_of_region(frame.plan, self._levers)
        self._kinds: dict[str, Targets] = {OF_GOAL: all_on(frame, GOAL)}
        if region is not None and region < GOAL:
            self._kinds = {OF_REGION: all_on(frame, region)} | self._kinds
        if own:
            self._kinds[OF_SCENARIO] = own
        kind = OF_SCENARIO if own else next(iter(self._kinds))
        self.targets = dict(self._kinds[kind])
        self.kinds = Segments()
        self.kinds.setObjectName("targets")
        self.kinds.set_choices(self._choices(region))
        self.kinds.set_about(_("Targets"))
        self.kinds.chosen.connect(self._choose)
        self.all = TargetBox(self)
        self.all.setAccessibleName(_("All groups, at least, %"))
        self.all.show_share(GOAL if region is None else region)
        self._all_name = QLabel(_("All groups, at least"))
        self._all_name.setBuddy(self.all)
        self.all.committed.connect(lambda shown: self._set_all(share_of(shown)))
        self.all.cleared.connect(lambda: self._change({}, OF_USER))
        self.by_area = QCheckBox(_("Show each area"))
        self.by_area.toggled.connect(lambda: self._fill())
        self.table = FiguresTable(FiguresModel((), 0, frame.language))
        self.table.setAccessibleName(_("Full-time calculator"))
        self.fault = muted("")
        self.fault.setProperty("look", "fault")
        self.fault.hide()
        self.notes = muted("")
        self._boxes: dict[str, TargetBox] = {}
        self.potential = self._compute()
        self.by_area.setVisible(self.potential.has_areas)
        self._lay_out()
        self._fill()
        self.kinds.set_current(kind)
        self._fit()

    # --- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        fill(top, self.kinds, 6, self._all_name, self.all, 6, self.by_area, STRETCH, spacing=8)
        fill(
            QVBoxLayout(self),
            top,
            self.table,
            self.fault,
            self.notes,
            self._buttons(),
            margins=(16, 14, 16, 14),
            spacing=8,
            grows=self.table,
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole
        self.use = buttons.addButton(_("Use as the scenario's targets"), role.AcceptRole)
        self.use.setToolTip(_("Moves the full-time levers to these targets, as one step"))
        buttons.accepted.connect(self._take_over)
        self.copy_table = buttons.addButton(_("Copy table"), role.ActionRole)
        self.copy_table.clicked.connect(self._copy_table)
        self.copy_numbers = buttons.addButton(_("Copy numbers"), role.ActionRole)
        self.copy_numbers.clicked.connect(
            lambda: copy_numbers(self.table.figures.figures, self._frame.language)
        )
        self.save = buttons.addButton(_("Save as CSV…"), role.ActionRole)
        self.save.clicked.connect(self._save)
        for button in buttons.findChildren(QPushButton):
            # Enter in a number box lets the number count, and closes nothing.
            button.setAutoDefault(False)
        return buttons

    def _choices(self, region: float | None) -> list[tuple[str, str, str]]:
        code = self._frame.language.code
        words = {
            OF_REGION: (
                _("The region's share, {share}").format(share=format_percent(region or 0, 1, code)),
                _("All groups that are below it at the region's share on full time"),
            ),
            OF_GOAL: (
                format_percent(GOAL, 0, code),
                _("All groups that are below it at {share} on full time").format(
                    share=format_percent(GOAL, 0, code)
                ),
            ),
            OF_SCENARIO: (
                _("The scenario's targets"),
                _("The targets that this scenario sets"),
            ),
            OF_USER: (_("Own targets"), _("The targets that you type in the table")),
        }
        return [(kind, *words[kind]) for kind in (*self._kinds, OF_USER)]

    # --- what is shown --------------------------------------------------------------------------

    def _compute(self) -> PotentialTable:
        (found,) = tables_for(self._frame, {OF_USER: self.targets})
        return found

    def _change(self, targets: Targets, kind: str) -> None:
        """Other targets, of a ``kind``; only the figures change, and the keyboard stays."""
        self.targets = targets
        self.potential = self._compute()
        self.kinds.set_current(kind)
        self._show()

    def _choose(self, kind: str) -> None:
        if kind in self._kinds:
            self._change(dict(self._kinds[kind]), kind)

    def _set_all(self, share: float) -> None:
        targets = all_on(self._frame, share)
        same = (kind for kind, known in self._kinds.items() if known == targets)
        self._change(targets, next(same, OF_USER))

    def _set_one(self, lever: str, share: float | None) -> None:
        targets = {one: target for one, target in self.targets.items() if one != lever}
        if share is not None:
            targets[lever] = share
        self._change(targets, OF_USER)

    def _figures(self) -> list[list[object]]:
        return potential_figures(self.potential, self._frame, by_area=self.by_area.isChecked())

    def _fill(self) -> None:
        """All rows anew, with a box for the target of each group."""
        figures = self._figures()
        head = figures[0]
        decimals = [0] * (len(head) - len(_PERCENT)) + list(_PERCENT)
        model = FiguresModel(figures, decimals, self._frame.language)
        self.table.set_figures(model)
        column = len(head) - 4
        self._boxes.clear()
        by_name = {one.name(self._frame.language): one for one in self._levers}
        for at, row in enumerate(figures[1:]):
            lever = by_name.get(str(row[0]))
            if lever is None or lever.id in self._boxes:
                continue
            box = self._boxes[lever.id] = TargetBox(self.table)
            box.setAccessibleName(
                _("{group}: target for full time, %").format(group=lever.name(self._frame.language))
            )
            box.committed.connect(lambda shown, one=lever.id: self._set_one(one, share_of(shown)))
            box.cleared.connect(partial(self._set_one, lever.id, None))
            box.refused.connect(partial(self._refuse, box))
            box.accepted.connect(partial(self._refuse, box, ""))
            self.table.setIndexWidget(model.index(at, column), box)
        height = next(iter(self._boxes.values())).sizeHint().height() + 6
        self.table.verticalHeader().setDefaultSectionSize(height)
        self._show()
        self.table.fit()

    def _show(self) -> None:
        """The figures and boxes as the targets are."""
        self.table.figures.update_figures(self._figures())
        for one in self.potential.groups:
            self._boxes[one.lever.id].show_share(one.target)
        self.notes.setText(" ".join(potential_notes(self._frame, [self.potential])))
        moved = {
            one: share
            for one, share in self._frame.scenario.levers.items()
            if self._frame.catalogue[one].sets_fulltime
        }
        self.use.setEnabled(self.targets != moved)

    def _refuse(self, box: TargetBox, fault: str) -> None:
        """What was typed does not count, or does again."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        box.setAccessibleDescription(fault)
        announce(box, fault)

    def target_box(self, lever_id: str) -> TargetBox:
        """The box of a group's target."""
        return self._boxes[lever_id]

    def _fit(self) -> None:
        """As large as the table, which is scrolled where there is less room."""
        head, row = self.table.horizontalHeader(), self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(head.sizeHint().height() + _LEAST_ROWS * row)
        wanted, around = self.table.sizeHint(), self.layout()
        assert around is not None
        width = min(max(wanted.width() + 40, around.minimumSize().width()), themes.wide(_WIDEST))
        self.resize(width, around.totalHeightForWidth(width))

    # --- what is done with it -------------------------------------------------------------------

    def _take_over(self) -> None:
        if not all(box.commit() for box in (self.all, *self._boxes.values())):
            return
        self._use(dict(self.targets))
        self.accept()

    def _copy_table(self) -> None:
        model, language = self.table.figures, self._frame.language
        name = f"{_('Full-time calculator')}: {self._frame.plan.name}"
        notes = potential_notes(self._frame, [self.potential])
        html = html_table(name, model.figures, language, model.decimals, notes)
        copy_to_clipboard(html, tab_separated(model.figures, language))

    def _save(self) -> None:
        from ui.charts.exports import exports_of

        exports = exports_of(self.parentWidget() or self)
        if exports is not None:
            figures, language = self.table.figures.figures, self._frame.language
            name = f"{_('Full-time calculator')} {date.today().isoformat()}"
            exports.save_table(name, lambda: spreadsheet_csv(figures, language), self)
