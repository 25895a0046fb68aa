"""What is asked on the page Data: areas, sources, a plan to begin with, and what scenarios lose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from sosuplan.editing.areas import (
    Group,
    add_up,
    copy_area,
    delete_area,
    heads_of,
    new_area,
    template_plan,
)
from sosuplan.editing.cells import choice
from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.model.plan import SOURCE_KINDS, Plan, Source
from sosuplan.model.schema.tables import column_help, column_name
from sosuplan.narrative.steps import Action, action_for
from sosuplan.resources import resource
from sosuplan.text.errors import ScenarioError
from sosuplan.text.numbers import format_number
from ui import i18n
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.session.session import Session
from ui.widgets.combo import Combo
from ui.widgets.cpr import cpr_fault
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.problems import ask

MOST_PEOPLE = 1_000_000
MOST_LINES = 8
"""Areas in sight at once."""
SOURCE_WIDTH = 460
LONGEST_SOURCE = 500
MOST_LOSSES = 8
_CHANGE = "change"

Step = tuple[Plan, str]
"""A plan after a step, and the action of the step."""


def _name_field() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(LONGEST_NAME)
    field.setMinimumWidth(WIDTH)
    return field


def _list_of(codes: Sequence[str], labels: Sequence[str] = ()) -> Combo:
    box = Combo()
    for code, label in zip(codes, labels or codes, strict=True):
        box.addItem(label, code)
    return box


# --- areas --------------------------------------------------------------------------------------


class AreaDialog(FormDialog):
    """A form with a name for an area, which must be free, and what else a subclass asks."""

    def __init__(
        self, parent: QWidget, plan: Plan, title: str, verb: str, explanation: str
    ) -> None:
        super().__init__(parent, "area", title, verb, explanation)
        self._plan = plan
        self.name = _name_field()
        self.name.textChanged.connect(self.check)

    def made(self) -> Step:
        """The plan with the area, and what was done."""
        raise NotImplementedError

    def chosen_name(self) -> str:
        """The name without blanks around it."""
        return self.name.text().strip()

    def check(self) -> None:
        from sosuplan.importing.places import overlapping

        name = self.chosen_name()
        # An area that is added up leaves its name to the sum.
        beside = self.areas_beside()
        taken = name.casefold() in {area.casefold() for area in beside}
        fault = _("There is an area with this name already.") if taken else ""
        fault = fault or cpr_fault(name)
        same = overlapping(name, beside)
        note = _("{areas} counts the same people: where areas are added up, they count twice.")
        self.show_check(
            good=bool(name) and not fault and self.complete(),
            fault=fault,
            note=note.format(areas=", ".join(same)) if same else "",
        )

    def complete(self) -> bool:
        """Whether everything besides the name is filled in."""
        return True

    def areas_beside(self) -> Sequence[str]:
        """The areas that are in the plan beside this one."""
        return self._plan.areas


class NewAreaDialog(AreaDialog):
    """A new area: its name, the area that it is like, and its people."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("New area"),
            _("Create"),
            _(
                "The number of employed people is yours. The rest is taken over from the area that"
                " it is like, and marked as assumptions: replace it in the tables."
            ),
        )
        self.model = _list_of(plan.areas)
        self.form.addRow(_("Name"), self.name)
        self.form.addRow(_("Otherwise as in"), self.model)
        self.form.addRow(QLabel(_("Employed people in the base year:")))
        self.boxes: dict[Group, NumberBox] = {}
        for sector, occupation in plan.groups:
            box = self.boxes[sector, occupation] = NumberBox(
                0, MOST_PEOPLE, language=i18n.current()
            )
            box.committed.connect(lambda __: self.check())
            self.form.addRow(f"{choice('staff', sector, i18n.current())}, {occupation}", box)
        self.model.currentIndexChanged.connect(lambda: self.check())
        self.check()

    def heads(self) -> dict[Group, float]:
        """People by group, as far as the area that it is like has the group."""
        typed = {group: float(box.property("value")) for group, box in self.boxes.items()}
        return {group: typed[group] for group in self._known() if typed[group] > 0.0}

    def _known(self) -> list[Group]:
        there = heads_of(self._plan, str(self.model.currentData()))
        return [group for group in self.boxes if there.get(group, 0.0) > 0.0]

    def complete(self) -> bool:
        known = self._known()
        for group, box in self.boxes.items():
            box.setEnabled(group in known)
        return bool(self.heads())

    def made(self) -> Step:
        name, model = self.chosen_name(), str(self.model.currentData())
        plan = new_area(self._plan, name, model, self.heads(), i18n.current())
        return plan, action_for(Action.NEW_AREA, name=name)


class CopyAreaDialog(AreaDialog):
    """A copy of an area under another name."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("Copy area"),
            _("Copy"),
            _("The copy has the same figures, marked as assumptions until you replace them."),
        )
        self.area = _list_of(plan.areas)
        self.form.addRow(_("Area"), self.area)
        self.form.addRow(_("Name of the copy"), self.name)
        self.name.setFocus()
        self.check()

    def made(self) -> Step:
        name, area = self.chosen_name(), str(self.area.currentData())
        plan = copy_area(self._plan, area, name, i18n.current())
        return plan, action_for(Action.COPY_AREA, area=area, name=name)


class AddUpDialog(AreaDialog):
    """Several areas as one."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            plan,
            _("Add up areas"),
            _("Add up"),
            _(
                "The areas ticked become one, and are no longer in the plan by themselves: people"
                " are added, shares are averages weighted by people. That can be undone."
            ),
        )
        self.list = QListWidget()
        for area in plan.areas:
            item = QListWidgetItem(area)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        lines = min(MOST_LINES, self.list.count())
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 4)
        self.list.itemChanged.connect(lambda: self.check())
        self.form.addRow(_("Areas"), self.list)
        self.form.addRow(_("Name of the sum"), self.name)
        self.check()

    def areas(self) -> list[str]:
        """The areas that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def areas_beside(self) -> Sequence[str]:
        gone = self.areas()
        return [area for area in self._plan.areas if area not in gone]

    def complete(self) -> bool:
        return len(self.areas()) > 1

    def made(self) -> Step:
        name = self.chosen_name()
        plan = add_up(self._plan, self.areas(), name, i18n.current())
        return plan, action_for(Action.ADD_UP_AREAS, name=name)


class DeleteAreaDialog(FormDialog):
    """An area to be deleted with all its rows."""

    def __init__(self, parent: QWidget, plan: Plan) -> None:
        super().__init__(
            parent,
            "area",
            _("Delete area"),
            _("Delete"),
            _("All rows of the area go from all tables. That can be undone."),
        )
        self._plan = plan
        self.area = _list_of(plan.areas)
        self.area.setMinimumWidth(WIDTH)
        self.form.addRow(_("Area"), self.area)

    def made(self) -> Step:
        """The plan without the area, and what was done."""
        area = str(self.area.currentData())
        return delete_area(self._plan, area), action_for(Action.DELETE_AREA, area=area)


# --- sources ------------------------------------------------------------------------------------


class SourceDialog(FormDialog):
    """Asks for a new source, or for other words about one that is there."""

    def __init__(self, parent: QWidget, source: Source | None = None, figures: int = 0) -> None:
        """``figures`` of the plan have ``source`` by now."""
        language = i18n.current()
        super().__init__(
            parent,
            "source",
            _("New source") if source is None else _("Change the source"),
            _("Save"),
            _(
                "{n} figures of the plan have this source: what you change is said of all of them."
                " For some of them only, choose another source or make a new one."
            ).format(n=format_number(figures, 0, language.code))
            if figures > 1
            else "",
        )
        self._source = source or Source("", "", "", "", "own", "", "", "")
        self.kind = _list_of(
            SOURCE_KINDS, [choice("sources", kind, language) for kind in SOURCE_KINDS]
        )
        self.kind.setCurrentIndex(self.kind.findData(self._source.kind))
        self.note = QPlainTextEdit(self._source.note)
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(90)
        self.fields: dict[str, QLineEdit] = {}
        parts: dict[str, QWidget] = {"kind": self.kind, "note": self.note}
        for name in ("title", "kind", "publisher", "published", "locator", "url", "note"):
            if name not in parts:
                field = parts[name] = self.fields[name] = QLineEdit(getattr(self._source, name))
                field.setMaxLength(LONGEST_SOURCE)
                field.setMinimumWidth(SOURCE_WIDTH)
                field.textChanged.connect(self.check)
            parts[name].setToolTip(column_help("sources", name, language))
            self.form.addRow(column_name("sources", name, language), parts[name])
        self.note.textChanged.connect(self.check)
        self.check()

    def chosen(self) -> Source:
        """The source as filled in, with the id that it had."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        note = self.note.toPlainText().strip()
        return Source(id=self._source.id, kind=str(self.kind.currentData()), note=note, **texts)

    def check(self) -> None:
        fault = cpr_fault(self.note.toPlainText(), *(one.text() for one in self.fields.values()))
        self.show_check(good=bool(self.fields["title"].text().strip()) and not fault, fault=fault)


# --- whole plans --------------------------------------------------------------------------------


class NewPlanDialog(FormDialog):
    """Asks what the area and the plan are called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            "new-plan",
            _("New plan with example figures"),
            _("Choose where to save…"),
            _(
                "The plan begins with round example figures, all of them marked as assumptions."
                " Replace them with your own in the tables of the page Data."
            ),
        )
        self.area, self.name = _name_field(), _name_field()
        for field in (self.area, self.name):
            field.textChanged.connect(self.check)
        self.area.textEdited.connect(self.name.setText)
        self.form.addRow(_("Municipality or area"), self.area)
        self.form.addRow(_("Name of the plan"), self.name)
        self.check()

    def check(self) -> None:
        texts = [field.text().strip() for field in (self.area, self.name)]
        fault = cpr_fault(*texts)
        self.show_check(good=all(texts) and not fault, fault=fault)


def ask_plan(parent: QWidget) -> Plan | None:
    """A new plan with example figures, or None if it is not wanted after all."""
    from sosuplan.store.folder import read_folder

    dialog = NewPlanDialog(parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    reference = read_folder(resource("plans", "midtjylland")).plan
    name, area = dialog.name.text().strip(), dialog.area.text().strip()
    return template_plan(reference, name, area, i18n.current())


def may_lose(parent: QWidget, losses: Sequence[Loss], session: Session) -> bool:
    """Tell what saved scenarios and the one that is worked on would lose by an edit of the plan;
    True if they may."""
    lines = list(dict.fromkeys(_line(loss, session) for loss in losses))
    listed = lines[:MOST_LOSSES]
    if len(lines) > MOST_LOSSES:
        listed.append(_("… and {n} more").format(n=len(lines) - MOST_LOSSES))
    levers = {bool(loss.lever) for loss in losses}
    heading = _("Some scenarios use a demand scenario that disappears")
    if levers == {True}:
        heading = _("Some scenarios use levers that disappear")
    elif True in levers:
        heading = _("Some scenarios use levers and demand scenarios that disappear")
    way = ask(
        parent, heading, ["\n".join(listed)], {_CHANGE: _("Change the data and the scenarios")}
    )
    return way == _CHANGE


def _line(loss: Loss, session: Session) -> str:
    name = loss.name or _("The scenario you are working on")
    if not loss.lever:
        return _("{name}: is deleted, as its demand scenario is gone").format(name=name)
    try:
        lever = session.catalogue[loss.lever].full_name(i18n.current())
    except ScenarioError:
        lever = loss.lever
    return _("{name}: loses “{lever}”").format(name=name, lever=lever)
