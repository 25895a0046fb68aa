"""The form for tasks that move to another employer, as with the health reform of 1 January 2027:
from whom, to whom, how much and from when, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.transfers import Move, moves
from sosuplan.editing.cells import References, choice, shown, typed
from sosuplan.editing.edited_plan import CellFault, EditedPlan
from sosuplan.editing.transfers import WORK, Pair, TaskMove, staffed, with_move, without_work
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import TABLE, column_help, column_name, unit_word
from sosuplan.narrative.cell_messages import cell_sentence
from sosuplan.narrative.steps import Action, action_for
from sosuplan.narrative.transfers import employer, move_text
from sosuplan.text.language import NN_
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import capital, listed, word
from ui import i18n
from ui.data.dialogs import list_of
from ui.i18n import _, plural
from ui.widgets.accessible import SpokenLabel
from ui.widgets.choices import Combo
from ui.widgets.form import FormDialog, muted
from ui.widgets.layouts import STRETCH, fill

HEALTH_REFORM = 2027
"""The year that the form begins with: 1 January 2027."""
FIELD, NOTE, BESIDE = 290, 340, 14
"""Pixels of a field, of what is said beside it, and between them."""
MOST_AREAS = 5
"""Areas in sight at once."""
MOST_LINES = 4
"""Moves that are told of one by one; of more, their sum and the first."""
NONE, PROPORTION, SHARE = "none", "proportion", "share"
"""How much of the need goes out of the plan too."""


class FigureField(QLineEdit):
    """A figure as a cell of its table takes it; nothing stands in it at first."""

    def __init__(self, table: str, column: str) -> None:
        super().__init__()
        self._table, self._column = table, TABLE[table].by_name[column]
        self.setToolTip(column_help(table, column, i18n.current()))
        unit = unit_word(table, column, i18n.current())
        self.setPlaceholderText(unit)

    def read(self) -> tuple[float | None, str]:
        """The value, or what is wrong with what is typed; neither while nothing is."""
        text = typed(self._table, self._column, self.text(), References(), i18n.current())
        if not text:
            return None, ""
        value, fault = self._column.read(text)
        if fault is None:
            assert isinstance(value, float | int)
            return float(value), ""
        found = CellFault(self._table, None, self._column.name, fault)
        return None, cell_sentence(found, References(), i18n.current())


class MoveTasksDialog(FormDialog):
    """Asks what the local agreement says, and shows what follows before it is taken."""

    def __init__(self, parent: QWidget, plan: Plan, demand: str) -> None:
        """``demand`` is the demand scenario under which the people are counted."""
        reform = plan.base_year < HEALTH_REFORM <= plan.horizon
        super().__init__(
            parent,
            "move-tasks",
            _("Tasks move: the health reform of 1 January 2027") if reform else _("Tasks move"),
            _("Add to the plan"),
            _(
                "The staff goes with the tasks (virksomhedsoverdragelse). How large a share moves"
                " stands in your local agreement (delingsaftale): nothing is filled in beforehand."
            ),
        )
        self._plan, self._demand = plan, demand
        self._cells = EditedPlan.of(plan)
        self._made: Plan | None = None
        self._notes: dict[str, SpokenLabel] = {}
        self._holders: dict[str, QWidget] = {}
        language = i18n.current()

        def sectors(codes: Iterable[str]) -> Combo:
            each = list(codes)
            return list_of(each, [choice("transfers", one, language) for one in each])

        present = [one for one in SECTORS if any(one == sector for sector, _ in plan.groups)]
        self.from_sector, self.to_sector = sectors(present), sectors((*SECTORS, ""))
        beside = "region" if "region" in present and present[0] != "region" else ""
        self.to_sector.setCurrentIndex(self.to_sector.findData(beside))
        self.every_area, self.areas = QCheckBox(), QListWidget()
        self.jobs = {job: QCheckBox(capital(word(job, language))) for job in plan.occupations}
        self.year = list_of(list(map(str, plan.years[1:])))
        self.year.setCurrentIndex(max(0, self.year.findData(str(HEALTH_REFORM))))
        self.staff_share = FigureField("transfers", "staff_share")
        self.need = list_of(
            ("", NONE, PROPORTION, SHARE),
            (
                _("Choose…"),
                _("None of it"),
                _("In proportion (suggestion)"),
                _("Another share:"),
            ),
        )
        self.demand_share = FigureField("transfers", "demand_share")
        self.work = {name: FigureField("working_time", name) for name in WORK}
        self.kind = list_of(
            ("", "own", "assumption"),
            (
                _("Choose…"),
                _("Our local agreement (own figures)"),
                _("An assumption"),
            ),
        )
        self.outcome = SpokenLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()
        self.check()

    def _lay_out(self) -> None:
        self._row("from_sector", _("From"), self.from_sector)
        self._row("to_sector", _("To"), self.to_sector)
        several = len(self._plan.areas) > 1
        self._list_areas(checked=not several)
        if several:
            areas = QWidget()
            fill(QVBoxLayout(areas), self.every_area, self.areas, spacing=2)
            self._row("areas", _("Areas"), areas, self.areas)
        jobs = QWidget()
        fill(QVBoxLayout(jobs), *self.jobs.values(), spacing=2)
        for box in self.jobs.values():
            box.setChecked(len(self.jobs) == 1)
        self._row("jobs", _("Occupation"), jobs, next(iter(self.jobs.values())))
        self._row("year", _("From the year"), self.year)
        self._row("staff_share", _("Share of the staff, %"), self.staff_share)
        need = QWidget()
        fill(QHBoxLayout(need), self.need, self.demand_share, spacing=6, grows=self.need)
        self.demand_share.setFixedWidth(64)
        self._row("need", _("The need that goes too"), need, self.need)
        for name, field in self.work.items():
            unit = unit_word("working_time", name, i18n.current())
            heading = column_name("working_time", name, i18n.current())
            self._row(name, f"{heading}, {unit}", field)
        self._row("kind", _("The figures are from"), self.kind)
        self.form.addRow(muted(_("What follows")), self.outcome)
        self.outcome.setFixedWidth(FIELD + BESIDE + NOTE)
        self.outcome.setMinimumHeight(MOST_LINES * self.outcome.fontMetrics().lineSpacing())

    def _row(self, name: str, label: str, field: QWidget, heard: QWidget | None = None) -> None:
        """A field with its name before it, and beside it what is said of it."""
        note = self._notes[name] = SpokenLabel()
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setFixedWidth(NOTE)
        field.setFixedWidth(FIELD)
        holder = self._holders[name] = QWidget()
        fill(QHBoxLayout(holder), field, note, STRETCH, spacing=BESIDE)
        title = QLabel(label)
        title.setBuddy(heard or field)
        (heard or field).setAccessibleName(label)
        self.form.addRow(title, holder)

    def _list_areas(self, *, checked: bool) -> None:
        self.every_area.setText(_("All areas"))
        for area in self._plan.areas:
            item = QListWidgetItem(area)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.areas.addItem(item)
        lines = min(MOST_AREAS, self.areas.count())
        self.areas.setFixedHeight(lines * self.areas.sizeHintForRow(0) + 4)

    def _connect(self) -> None:
        for box in (self.from_sector, self.to_sector, self.year, self.need, self.kind):
            box.currentIndexChanged.connect(self.check)
        for field in (self.staff_share, self.demand_share, *self.work.values()):
            field.textChanged.connect(self.check)
        for job in self.jobs.values():
            job.toggled.connect(self.check)
        self.areas.itemChanged.connect(self._area_ticked)
        self.every_area.clicked.connect(self._tick_all)

    def _tick_all(self, on: bool) -> None:
        self.areas.blockSignals(True)
        for row in range(self.areas.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.areas.item(row).setCheckState(state)
        self.areas.blockSignals(False)
        self.check()

    def _area_ticked(self) -> None:
        self.every_area.setChecked(len(self.chosen_areas()) == self.areas.count())
        self.check()

    # --- what is chosen -------------------------------------------------------------------------

    def chosen_areas(self) -> list[str]:
        """The areas that are ticked; of a plan with one, that one."""
        items = (self.areas.item(row) for row in range(self.areas.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def _outside(self) -> bool:
        return not self.to_sector.currentData()

    def _pairs(self) -> tuple[Pair, ...]:
        jobs = [job for job, box in self.jobs.items() if box.isChecked()]
        return staffed(self._plan, self.from_sector.currentData(), self.chosen_areas(), jobs)

    def made(self) -> tuple[Plan, str]:
        """The plan with the tasks moved, and the action of the step."""
        assert self._made is not None
        about = {"a": self.from_sector.currentData(), "b": self.to_sector.currentData()}
        year = int(self.year.currentData())
        return self._made, action_for(Action.MOVE_TASKS, year=year, **about)

    # --- checking -------------------------------------------------------------------------------

    def check(self) -> None:
        """Say beside each field what is wrong with it, and below all what follows."""
        self._made = None
        sector, to_sector = self.from_sector.currentData(), self.to_sector.currentData()
        pairs = self._pairs()
        lacking = without_work(self._plan, to_sector, pairs) if sector != to_sector else ()
        self.form.setRowVisible(self._holders["need"], self._outside)
        self.demand_share.setEnabled(self.need.currentData() == SHARE)
        for name in WORK:
            self.form.setRowVisible(self._holders[name], bool(lacking))
        faults, remarks = self._read(pairs, lacking)
        missing = self._missing(pairs, lacking)
        told: Sequence[Move] = ()
        wanted = None if faults else self._wanted(pairs, lacking)
        if wanted is not None and self._outside:
            _plan, alone = self._tried(wanted, faults)
            proportions = {
                (one.row.area, one.row.occupation): round(one.proportion, 4) for one in alone
            }
            if proportions:
                remarks["need"] = self._suggestion(list(proportions.values()))
                wanted = replace(wanted, demand_shares=self._need_of(wanted, proportions))
        if wanted is not None and not faults and not missing:
            self._made, told = self._tried(wanted, faults)
        for name, note in self._notes.items():
            note.setProperty("look", "fault" if name in faults else "muted")
            note.style().polish(note)
            note.setText(faults.get(name) or remarks.get(name, ""))
        self.outcome.setText(self._what_follows(told))
        hint = _("Still to fill in: {fields}.").format(fields=", ".join(missing)) if missing else ""
        self.show_check(good=self._made is not None, note="" if faults else hint)
        # More may be asked now, and is in sight once it has its room.
        QTimer.singleShot(0, self, self.grow)

    def _read(
        self, pairs: Sequence[Pair], lacking: Sequence[Pair]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """What is wrong with the fields, and what else is to be said of them."""
        language = i18n.current()
        faults: dict[str, str] = {}
        remarks: dict[str, str] = {}
        sector, to_sector = self.from_sector.currentData(), self.to_sector.currentData()
        if sector == to_sector:
            faults["to_sector"] = _("Choose another employer than the one that the tasks leave.")
        chosen = [job for job, box in self.jobs.items() if box.isChecked()]
        gone = [
            (area, job)
            for area in self.chosen_areas()
            for job in chosen
            if (area, job) not in pairs
        ]
        if gone:
            text = _("{a} has no working time in the plan for: {groups}.").format(
                a=choice("transfers", sector, language), groups=self._named(gone)
            )
            (remarks if pairs else faults)["from_sector"] = text
        fields = {"staff_share": self.staff_share}
        if self._outside and self.need.currentData() == SHARE:
            fields["need"] = self.demand_share
        if lacking:
            fields |= self.work
            remarks[WORK[0]] = _(
                "The plan has no working time for {groups} in {b}. Fill it in here."
            ).format(b=employer(to_sector, language), groups=self._named(lacking))
        for name, field in fields.items():
            if fault := field.read()[1]:
                faults[name] = fault
        return faults, remarks

    def _named(self, pairs: Sequence[Pair]) -> str:
        """Areas and occupations; of a plan with one area, the occupations alone."""
        several, language = len(self._plan.areas) > 1, i18n.current()
        names = [f"{job} ({area})" if several else job for area, job in pairs]
        if (more := len(names) - MOST_AREAS) > 0:
            rest = plural(NN_("{n} more", "{n} more"), more)
            names = [*names[:MOST_AREAS], rest]
        return listed(names, language)

    def _missing(self, pairs: Sequence[Pair], lacking: Sequence[Pair]) -> list[str]:
        """What is still to be filled in, in words."""
        found = []
        if not self.chosen_areas():
            found.append(_("areas"))
        if not any(box.isChecked() for box in self.jobs.values()):
            found.append(_("occupation"))
        if self.staff_share.read()[0] is None:
            found.append(_("share of the staff"))
        need = self.need.currentData()
        if self._outside and (not need or (need == SHARE and self.demand_share.read()[0] is None)):
            found.append(_("the need that goes too"))
        if lacking and any(field.read()[0] is None for field in self.work.values()):
            found.append(_("working time of the employer that takes over"))
        if not self.kind.currentData():
            found.append(_("where the figures are from"))
        return found

    # --- what follows ---------------------------------------------------------------------------

    def _wanted(self, pairs: Sequence[Pair], lacking: Sequence[Pair]) -> TaskMove | None:
        """What is filled in, without the need; None as long as nobody moves."""
        staff_share = self.staff_share.read()[0]
        figures = {name: field.read()[0] for name, field in self.work.items()}
        work = {name: value for name, value in figures.items() if value is not None}
        if staff_share is None or not pairs:
            return None
        return TaskMove(
            int(self.year.currentData()),
            self.from_sector.currentData(),
            self.to_sector.currentData(),
            tuple(pairs),
            staff_share,
            self.kind.currentData() or "assumption",
            work=work,
        )

    def _need_of(self, wanted: TaskMove, proportions: Mapping[Pair, float]) -> dict[Pair, float]:
        """The share of the need that goes out of the plan with each area and occupation."""
        need = self.need.currentData()
        if need == PROPORTION:
            return {pair: share for pair, share in proportions.items() if share > 0.0}
        share = self.demand_share.read()[0] if need == SHARE else None
        return dict.fromkeys(wanted.pairs, share) if share else {}

    def _tried(
        self, wanted: TaskMove, faults: dict[str, str]
    ) -> tuple[Plan | None, Sequence[Move]]:
        edited = with_move(self._cells, self._plan, wanted, i18n.current())
        plan = edited.checked.plan
        if plan is None:
            for fault in edited.checked.faults:
                name, text = self._told(fault, wanted)
                faults.setdefault(name, text)
            return None, ()
        new = plan.transfers[len(self._plan.transfers) :]
        found = moves(plan, catalogue(plan), Scenario(self._demand))
        return plan, [one for one in found if any(one.row is row for row in new)]

    def _told(self, fault: CellFault, wanted: TaskMove) -> tuple[str, str]:
        """The field that a fault of the plan is about, and what to say there."""
        code, language = fault.fault.code, i18n.current()
        if code == "duplicate_row":
            return "year", _(
                "The plan has a row for this already: from and to the same employers in {year}."
                " Change it in the table."
            ).format(year=wanted.year)
        if code == "transfer_too_much":
            name = "need" if fault.column == "demand_share" else "staff_share"
            column = "demand_share" if name == "need" else "staff_share"
            used = max(
                sum(
                    getattr(row, column) or 0.0
                    for row in self._plan.transfers
                    if (row.area, row.occupation, row.year) == (*pair, wanted.year)
                    and (name == "need" or row.from_sector == wanted.from_sector)
                )
                for pair in wanted.pairs
            )
            text = _("{used} move in {year} already: no more than {left} are left.")
            return name, text.format(
                used=format_percent(used, 1, language.code),
                left=format_percent(1.0 - used, 1, language.code),
                year=wanted.year,
            )
        return fault.column, cell_sentence(fault, References(), language)

    def _suggestion(self, shares: Sequence[float]) -> str:
        """What the need would be in proportion to the staff."""
        column, language = TABLE["transfers"].by_name["demand_share"], i18n.current()
        each = [
            shown("transfers", column, write_value(one), References(), language)
            for one in sorted({min(shares), max(shares)})
        ]
        return _("Suggestion: {share}, as large a part as of the work in the area.").format(
            share="–".join(each)
        )

    def _what_follows(self, told: Sequence[Move]) -> str:
        if not told:
            return _("The people who move are told here once everything is filled in.")
        several = len(self._plan.areas) > 1
        lines = [move_text(one, i18n.current(), area=several) for one in told]
        if len(told) > MOST_LINES:
            people = round(sum(one.people for one in told))
            total = plural(NN_("In all {n} person moves.", "In all {n} persons move."), people)
            lines = [total, *lines[: MOST_LINES - 1], "…"]
        return "\n".join(lines)
