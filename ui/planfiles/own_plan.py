"""The way to a plan of one's own: for whom, which groups, how many people, and where it is kept.

Until the last step is accepted nothing is written; then there is a plan file, and ``path`` leads to
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.areas import Group
from sosuplan.editing.own_plan import MOST_STAFF, YEARS_FROM_EXAMPLE, first_scenarios, own_plan
from sosuplan.model.places import places_like
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.narrative.cell_messages import plan_sentence
from sosuplan.store.files import PLAN_SUFFIX, fault_of, is_there, name_for_file, numbered
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import PlanError, SosuplanError, StoreError
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, counted, listed, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.planfiles.opening import plainly
from ui.widgets.accessible import Pane, SpokenLabel, add_keys
from ui.widgets.fitting import FittedDialog, Room
from ui.widgets.form import HINT_LINES, LONGEST_NAME, muted
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.problems import cpr_fault
from ui.widgets.steps import Steps

USUAL = (720, 560)
BOX_WIDTH = 110
"""Pixels of a box for a number."""
_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
PLACE, GROUPS, NUMBERS, FILE = range(4)

_OFFERED = {"municipality": ("municipality", "other")}
"""Employers that can be in the plan of a kind of place; of other kinds all can."""


class OwnPlanWizard(FittedDialog):
    """Four steps to a plan file; accepted, it is at ``path``."""

    def __init__(self, parent: QWidget | None, example: Plan, folder: Path) -> None:
        """``folder`` is where the plan is kept unless the user chooses another."""
        super().__init__(parent)
        self.setObjectName("own-plan")
        self.setWindowTitle(_("New plan for my municipality or region"))
        self._example = example
        self.path = folder
        self.place, self.groups = PlacePage(), GroupsPage()
        self.numbers, self.file = NumbersPage(example), FilePage(folder)
        self._parts = (self.place, self.groups, self.numbers, self.file)
        self.pages = QStackedWidget()
        for page in self._parts:
            self.pages.addWidget(page)
        self.fault = SpokenLabel()
        self.fault.setObjectName("fault")
        self.fault.setProperty("look", "fault")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.fault.setMinimumHeight(HINT_LINES * self.fault.fontMetrics().lineSpacing())
        self.cancel, self.back, self.next = (
            QPushButton(_("Cancel")),
            QPushButton(_("‹ &Back")),
            QPushButton(),
        )
        for button, run in (
            (self.cancel, self.reject),
            (self.back, lambda: self._turn_to(self.pages.currentIndex() - 1)),
            (self.next, self.go_on),
        ):
            button.clicked.connect(run)
            button.setAutoDefault(button is self.next)
        below, row = QWidget(), QHBoxLayout()
        fill(row, STRETCH, self.cancel, self.back, self.next, spacing=8)
        below.setLayout(row)
        names = (_("1  Place"), _("2  Groups"), _("3  Employees"), _("4  File"))
        self._steps = Steps(names)
        parts = (self._steps, Room(self.pages), self.fault, below)
        column = QVBoxLayout(self)
        fill(column, *parts, margins=(22, 16, 22, 16), spacing=12, grows=parts[1])
        add_keys(self, lambda: [Pane(self._parts[self.pages.currentIndex()]), Pane(below)])
        for page in self._parts:
            page.changed.connect(lambda: self.fault.setText(""))
            page.refused.connect(self.fault.setText)
        self.place.list.itemDoubleClicked.connect(lambda __: self.go_on())
        self.resize(*USUAL)
        self._turn_to(PLACE)

    def go_on(self) -> None:
        """To the next step, and after the last one to the plan; or say what is still missing."""
        # What is typed into a box counts when the box is left.
        self.next.setFocus()
        page = self._parts[self.pages.currentIndex()]
        fault, where = page.missing()
        if fault:
            self._refuse(fault, where)
        elif page is self.file:
            self._make()
        else:
            self._turn_to(self.pages.currentIndex() + 1)

    def _refuse(self, fault: str, where: QWidget) -> None:
        where.setFocus()
        self.fault.setText(fault)

    def _turn_to(self, page: int) -> None:
        if page == GROUPS:
            self.groups.offer(_OFFERED.get(self.place.kind, SECTORS), self.place.kind)
        elif page == NUMBERS:
            self.numbers.ask(self.groups.chosen)
        elif page == FILE:
            years = self.numbers.base_year, self.numbers.horizon
            self.file.suggest(self.place.name, years, self.numbers.heads)
        self.pages.setCurrentIndex(page)
        self.fault.setText("")
        self._steps.show_step(page)
        self.back.setEnabled(page > PLACE)
        self.next.setText(_("&Make the plan") if page == FILE else _("&Next ›"))
        self.next.setDefault(True)
        self._parts[page].first.setFocus()

    def _make(self) -> None:
        """The plan file, or what is in its way."""
        language = i18n.current()
        path = self.file.path
        try:
            plan = own_plan(
                self._example,
                self.file.plan_name,
                self.place.name,
                self.numbers.heads,
                self.numbers.base_year,
                language,
            )
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(fault_of(error, path.parent.name)) from None
            PlanFile.create(path, plan, first_scenarios(plan, language))
        except PlanError as error:
            self._refuse(
                " ".join(plan_sentence(one, language) for one in error.faults), self.file.first
            )
        except SosuplanError as error:
            self._refuse(" ".join(plainly(one, path) for one in error.faults), self.file.first)
        else:
            self.path = path
            self.accept()


class Page(QWidget):
    """One step: a question, what is to be known for it, and the fields."""

    changed = Signal()
    """Something else is filled in."""
    refused = Signal(str)
    """What was typed does not count; the sentence says why."""

    first: QWidget
    """Where the keyboard begins."""

    def __init__(self, question: str, explanation: str) -> None:
        super().__init__()
        self.question = QLabel(question)
        self.question.setFont(themes.font(12, bold=True))
        self.question.setWordWrap(True)
        self.explanation = muted(explanation)
        self.explanation.setVisible(bool(explanation))
        self.column = QVBoxLayout(self)
        fill(self.column, self.question, self.explanation, 4, spacing=8)

    def missing(self) -> tuple[str, QWidget]:
        """What is wrong or missing, as a sentence, and where; "" if nothing is."""
        raise NotImplementedError


class PlacePage(Page):
    """A place of the list, or any name."""

    def __init__(self) -> None:
        super().__init__(
            _("Whom is the plan for?"),
            _(
                "Type the beginning of the name and choose with the arrow keys. A district or a"
                " group of municipalities can have a name of its own."
            ),
        )
        self.first = self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(_("For instance Randers"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        label = QLabel(_("Municipality or region"))
        label.setBuddy(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Municipalities and regions"))
        self.chosen = SpokenLabel()
        self.chosen.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen.setWordWrap(True)
        for part in (label, self.field):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.chosen)
        self.field.textChanged.connect(self._list)
        self.list.currentItemChanged.connect(lambda: self._show())
        self._list("")

    @property
    def name(self) -> str:
        """The name of the place that is chosen; "" if none is."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @property
    def kind(self) -> str:
        """``municipality``, ``region`` or, for any other name, ""."""
        known = next((one.kind for one in places_like(self.name) if one.name == self.name), "")
        return known or ("region" if self.name.casefold().startswith("region ") else "")

    def missing(self) -> tuple[str, QWidget]:
        if not self.name:
            return _("Choose a municipality or region in the list, or type a name."), self.field
        return cpr_fault(self.name), self.field

    def _list(self, text: str) -> None:
        name = " ".join(text.split())
        known = [place.name for place in places_like(name)]
        self.list.clear()
        for one in known:
            self._add(one, one)
        if name and name.casefold() not in map(str.casefold, known):
            self._add(_("Use the name “{name}”").format(name=name), name)
        # Nobody has chosen anything as long as nothing is typed.
        self.list.setCurrentRow(0 if name else -1)
        self._show()

    def _add(self, shown: str, name: str) -> None:
        item = QListWidgetItem(shown)
        item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.addItem(item)

    def _show(self) -> None:
        chosen = _("The plan is made for: {name}").format(name=self.name)
        self.chosen.setText(chosen if self.name else "")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys choose in the list while one types."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and Qt.Key(event.key()) in _IN_LIST
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


class GroupsPage(Page):
    """Occupations and employers."""

    def __init__(self) -> None:
        super().__init__(
            _("Which groups are in the plan?"),
            _(
                "What is not ticked is not in the plan. It can be added later by importing figures"
                " or typing them."
            ),
        )
        self._kind: str | None = None
        self.jobs = {job: QCheckBox(capital(word(job, i18n.current()))) for job in OCCUPATIONS}
        names = _("Municipality"), _("Region"), _("Other employers")
        self.sectors = {one: QCheckBox(name) for one, name in zip(SECTORS, names, strict=True)}
        self.first = self.jobs[OCCUPATIONS[0]]
        for heading, boxes in ((_("Occupations"), self.jobs), (_("Employers"), self.sectors)):
            label = QLabel(heading)
            label.setFont(themes.font(9.5, bold=True))
            self.column.addWidget(label)
            for box in boxes.values():
                box.setAccessibleDescription(heading)
                box.toggled.connect(lambda __: self.changed.emit())
                self.column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addSpacing(8)
        self.column.addStretch(1)
        for box in self.jobs.values():
            box.setChecked(True)

    def offer(self, sectors: Sequence[str], kind: str) -> None:
        """Offer the employers of a kind of place, its own one ticked; once it is another kind."""
        for sector, box in self.sectors.items():
            box.setVisible(sector in sectors)
            if kind != self._kind:
                box.setChecked(sector == (kind or SECTORS[0]))
        self._kind = kind

    @property
    def chosen(self) -> list[Group]:
        """The groups that are ticked."""
        return [
            (sector, job)
            for job, of_job in self.jobs.items()
            for sector, of_sector in self.sectors.items()
            if of_job.isChecked() and of_sector.isChecked() and not of_sector.isHidden()
        ]

    def missing(self) -> tuple[str, QWidget]:
        if not any(box.isChecked() for box in self.jobs.values()):
            return _("Tick at least one occupation."), self.first
        if not self.chosen:
            return _("Tick at least one employer."), self.sectors[SECTORS[0]]
        return "", self


class _Count(NumberBox):
    """A box of which all is chosen when the keyboard or the mouse comes to it: what is typed takes
    the place of the zero."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A press of the mouse puts the cursor somewhere after this.
        QTimer.singleShot(0, self, lambda: self.selectAll() if self.hasFocus() else None)


class NumbersPage(Page):
    """How many people each group has, and in which year."""

    def __init__(self, example: Plan) -> None:
        super().__init__(
            _("How many people are employed?"),
            _(
                "People, not full-time posts, and without trainees. The figures are in KRL's"
                " statistics SIRKA or in your own payroll; other employers must be asked, or"
                " estimated. Intake and need are put in proportion to them."
            ),
        )
        self._length = example.horizon - example.base_year
        low, high = (example.base_year + by for by in (-YEARS_FROM_EXAMPLE, YEARS_FROM_EXAMPLE))
        self._groups: Sequence[Group] = ()
        self._several = False
        self._labels: dict[NumberBox, QLabel] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self.boxes = {
            (sector, job): self._box(_Count(0.0, MOST_STAFF))
            for job in OCCUPATIONS
            for sector in SECTORS
        }
        self.year = self._box(_Count(low, high, grouped=False))
        self.year.set_value(float(example.base_year))
        self._name(self.year, _("Year of the figures"))
        self.column.addLayout(self._form)
        self.column.addStretch(1)

    def _box(self, box: NumberBox) -> NumberBox:
        box.setFixedWidth(themes.wide(BOX_WIDTH))
        label = self._labels[box] = QLabel()
        label.setBuddy(box)
        self._form.addRow(label, box)
        box.committed.connect(lambda __: self.changed.emit())
        box.accepted.connect(self.changed)
        box.refused.connect(partial(self._refuse, box))
        return box

    def _name(self, box: NumberBox, name: str) -> None:
        box.setAccessibleName(name)
        self._labels[box].setText(name)

    def _refuse(self, box: NumberBox, fault: str) -> None:
        self.refused.emit(f"{box.accessibleName()}: {fault}")

    def ask(self, groups: Sequence[Group]) -> None:
        """Ask for the people of ``groups``; what was typed for them stays."""
        self._groups, self._several = groups, len({sector for sector, __ in groups}) > 1
        for group, box in self.boxes.items():
            self._form.setRowVisible(box, group in groups)
            self._name(box, _group_name(group, self._several))
        self.first = self.boxes[groups[0]]

    @property
    def heads(self) -> dict[Group, float]:
        """People by group."""
        return {group: float(self.boxes[group].property("value")) for group in self._groups}

    @property
    def base_year(self) -> int:
        return int(self.year.property("value"))

    @property
    def horizon(self) -> int:
        """The last year of the plan."""
        return self.base_year + self._length

    def missing(self) -> tuple[str, QWidget]:
        for box in (*(self.boxes[group] for group in self._groups), self.year):
            if box.fault:
                return f"{box.accessibleName()}: {box.fault}", box
        heads = self.heads
        for at in (1, 0):
            # An employer may have none of one occupation, but somebody.
            for code in dict.fromkeys(group[at] for group in self._groups):
                mine = [group for group in self._groups if group[at] == code]
                if not sum(heads[group] for group in mine):
                    who = _group_name(mine[0], self._several) if len(mine) == 1 else _name(code)
                    text = _("{who}: type how many are employed, at least 1.")
                    return text.format(who=who), self.boxes[mine[0]]
        return "", self


class FilePage(Page):
    """What the plan is called, and where it is kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_("What is the plan called, and where is it kept?"), "")
        self._folder = folder
        self.first = self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.textChanged.connect(self._show)
        label = QLabel(_("Name of the plan"))
        label.setBuddy(self.field)
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.choose = QPushButton(_("Choose another &folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        fill(row, self.where, self.choose, spacing=8, grows=self.where)
        card = QFrame()
        card.setProperty("kind", "card")
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        fill(QVBoxLayout(card), self.summary, margins=(14, 12, 14, 12))
        for part in (label, self.field):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def suggest(self, place: str, years: tuple[int, int], heads: Mapping[Group, float]) -> None:
        """A name that is free, unless the user has given one; and what the plan will hold."""
        language = i18n.current()
        if not self.field.isModified():
            name = "{} {}–{}".format(place, *years)
            free = (one for one in numbered(self._file(name)) if not is_there(one))
            found = next(free, self._file(name))
            self.field.setText(name if found == self._file(name) else found.stem)
        people = {
            job: sum(count for (__, one), count in heads.items() if one == job)
            for job in OCCUPATIONS
        }
        told = [
            f"{format_number(count, 0, language.code)} {counted(job, count, language)}"
            for job, count in people.items()
            if count
        ]
        self.summary.setText(
            _(
                "{place} has {people} in {year}. Ages, shares, intake and need are taken from the"
                " program's example plan in proportion to them, and marked as assumptions. When the"
                " plan is open, a checklist says what is still assumed and where to get it."
            ).format(place=place, people=listed(told, language), year=years[0])
        )
        self._show()

    @property
    def plan_name(self) -> str:
        """The name without blanks around it."""
        return " ".join(self.field.text().split())

    @property
    def path(self) -> Path:
        """Where the plan is kept."""
        return self._file(self.plan_name)

    def missing(self) -> tuple[str, QWidget]:
        if not self.plan_name:
            return _("Type a name for the plan."), self.field
        if not name_for_file(self.plan_name):
            text = _("“{name}” cannot be the name of a file. Use letters or digits.")
            return text.format(name=self.plan_name), self.field
        return cpr_fault(self.plan_name), self.field

    def _file(self, name: str) -> Path:
        return self._folder / (name_for_file(name) + PLAN_SUFFIX)

    def _show(self) -> None:
        self.changed.emit()
        path = (
            masked(str(self.path)) if name_for_file(self.plan_name) else masked(str(self._folder))
        )
        self.where.setText(_("Saved as: {path}").format(path=path))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Where to keep the plan"), str(self._folder)
        )
        if folder:
            self._folder = Path(folder)
            self._show()


def _name(code: str) -> str:
    return capital(word(code, i18n.current()))


def _group_name(group: Group, several: bool) -> str:
    """What a group is called; without its employer where there is only one."""
    sector, job = group
    return f"{_name(job)}, {_name(sector).lower()}" if several else _name(job)
