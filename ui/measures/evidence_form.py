"""The form of a finding of one's own: what has been found, the figure and how many answered, what
it bears on, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from sosuplan.editing.cells import choice
from sosuplan.editing.evidence import reworded
from sosuplan.model.levers import FAMILY, name_of_lever
from sosuplan.model.library import library
from sosuplan.model.plan import SOURCE_KINDS, Evidence, Plan, Source
from sosuplan.model.provenance import free_id
from sosuplan.model.schema.column import LONGEST_TEXT, Unit
from sosuplan.model.schema.tables import TABLE, column_help, column_name
from sosuplan.narrative.evidence import GROUPS, TOPICS, UNITS, group_text, topic_name, unit_name
from sosuplan.narrative.named_in_texts import with_names
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital
from ui import i18n
from ui.data.dialogs import SourceDialog, list_of
from ui.i18n import _
from ui.measures.fields import CheckList, SourceList, line, text_area
from ui.measures.number_field import DECIMALS, NumberField
from ui.widgets.choices import Combo
from ui.widgets.form import FormDialog
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.problems import cpr_fault

WIDTH, FIGURE = 460, 96
LINES, LEVER_LINES = 3, 5
LONGEST_NAME = 120
_TABLE = "evidence"
_COUNTED = ("persons", "fte", "jobs", "places")
"""Units of which there are thousands."""
_WHOLE = ("year", "base_year", "population_n")


class EvidenceForm(FormDialog):
    """Asks for a finding, or for another wording of one that is there."""

    def __init__(self, parent: QWidget, plan: Plan, finding: Evidence, *, new: bool) -> None:
        """``finding`` is what the fields begin with; ``new``: it is not in the plan yet."""
        super().__init__(
            parent,
            "finding",
            _("New finding") if new else _("Change the finding"),
            _("Save"),
            _("Write what has been found, and nothing about people by name."),
        )
        self._plan, self._finding, self._say = plan, finding, i18n.current()
        self.source_made: Source | None = None
        """A source that the plan has not yet."""
        say, row = self._say, finding
        english = say.code != "da" and row.statement_en
        self.statement = text_area(row.statement_en if english else row.statement_da, LINES)
        self.statement.setMinimumWidth(WIDTH)
        self.topic = _choices(("", *TOPICS), row.topic, lambda one: topic_name(one, say))
        self.topic.setItemText(0, _("Not said"))
        self.place = line(row.area, LONGEST_NAME)
        self.group = _choices(GROUPS, row.occupation, lambda one: group_text(one, say))
        self.value = NumberField(row.value)
        self.unit = _choices(("", *UNITS), row.unit, lambda one: unit_name(one, say))
        self.whole = {name: NumberField(getattr(row, name), decimals=0) for name in _WHOLE}
        for field in (self.value, *self.whole.values()):
            field.setFixedWidth(FIGURE)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        # What is named of a family stays as it is named.
        chosen = row.levers.split()
        families = [one for one, lever in FAMILY.items() if not lever.is_timing]
        names = {one: name_of_lever(one, say) or one for one in (*families, *chosen)}
        self.levers = CheckList(names, chosen, LEVER_LINES)
        self.kind = _choices(SOURCE_KINDS, row.kind, lambda one: choice(_TABLE, one, say))
        self.source, self.new_source = SourceList(plan, row.source_id), QPushButton()
        self.new_source.setText(_("New source…"))
        self.new_source.clicked.connect(self._make_source)
        self.locator = line(with_names(row.locator, say))
        self._lay_out()
        for one in self.findChildren(QLineEdit):
            one.textChanged.connect(self.check)
        self.statement.textChanged.connect(self.check)
        self.unit.currentIndexChanged.connect(self._follow_unit)
        self._follow_unit()

    def _follow_unit(self) -> None:
        """People are whole: 1.234 of them can be read in one way only."""
        self.value.decimals = 0 if self.unit.currentData() in _COUNTED else DECIMALS
        self.check()

    def _lay_out(self) -> None:
        """Fields under the names of their columns; what belongs together beside each other."""
        self._row("statement_da", self.statement)
        self._row("topic", self.topic)
        self._row("area", self.place)
        self._row("occupation", self.group)
        self._row("value", self.value, self._named("unit", self.unit))
        self._row("population_n", self.whole["population_n"])
        base = self._named("base_year", self.whole["base_year"])
        name = QLabel(column_name(_TABLE, "base_year", self._say))
        self._row("year", self.whole["year"], name, base)
        self._row("levers", self.levers)
        self._row("kind", self.kind)
        self._row("source_id", self.source, self.new_source, grows=True)
        self._row("locator", self.locator)

    def _row(self, column: str, field: QWidget, *beside: QWidget, grows: bool = False) -> None:
        whole: QWidget = self._named(column, field)
        if beside:
            whole = QWidget()
            rest = () if grows else (STRETCH,)
            fill(
                QHBoxLayout(whole), field, *beside, *rest, spacing=8, grows=field if grows else None
            )
        self.form.addRow(column_name(_TABLE, column, self._say), whole)

    def _named(self, column: str, field: QWidget) -> QWidget:
        field.setAccessibleName(column_name(_TABLE, column, self._say))
        field.setToolTip(column_help(_TABLE, column, self._say))
        return field

    def _make_source(self) -> None:
        """Ask for a source that the plan has not; it comes with the finding."""
        dialog = SourceDialog(self, self.source_made)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            taken = (*(one.id for one in self._plan.sources), *library().sources)
            made = dialog.chosen()
            self.source_made = replace(made, id=made.id or free_id("source", taken))
            self.source.put(self.source_made)

    # --- what comes of it -----------------------------------------------------------------------

    def made(self) -> Evidence:
        """The finding as it is filled in."""
        words = " ".join(self.statement.toPlainText().split())
        whole = {name: _whole(field) for name, field in self.whole.items()}
        return replace(
            reworded(self._finding, words, self._say.code),
            topic=str(self.topic.currentData()),
            area=self.place.text().strip(),
            occupation=str(self.group.currentData()),
            value=self.value.value,
            unit=str(self.unit.currentData()),
            year=whole["year"],
            base_year=whole["base_year"],
            population_n=whole["population_n"],
            levers=" ".join(self.levers.chosen),
            kind=str(self.kind.currentData()),
            source_id=self.source.chosen,
            locator=self._locator(),
        )

    def _locator(self) -> str:
        """As it was, with the ids that it names, unless it says something else now."""
        before, now = self._finding.locator, self.locator.text().strip()
        named = " ".join(with_names(before, self._say).split())
        return before if now == named else now

    def check(self) -> None:
        text = self.statement.toPlainText()
        texts = [text, *(one.text() for one in self.findChildren(QLineEdit))]
        fault = self.value.fault or self._whole_fault() or cpr_fault(*texts)
        if len(text) > LONGEST_TEXT:
            too_long = _("The text is longer than {n} characters.")
            fault = too_long.format(n=format_number(LONGEST_TEXT, 0, self._say.code))
        self.show_check(good=bool(text.strip()) and not fault, fault=fault)

    def _whole_fault(self) -> str:
        """What is wrong with a year or with how many answered."""
        for name, field in self.whole.items():
            if field.fault:
                return field.fault
            column, value = TABLE[_TABLE].by_name[name], field.value
            low, high = column.low or 0.0, column.high or 0.0
            if value is not None and not (value.is_integer() and low <= value <= high):
                return _("{name}: a whole number from {low} to {high}.").format(
                    name=column_name(_TABLE, name, self._say),
                    low=_plain(low, column.unit),
                    high=_plain(high, column.unit),
                )
        return ""


def _choices(codes: Sequence[str], chosen: str, name: Callable[[str], str]) -> Combo:
    """A list of these, and of what is chosen if that is another one."""
    every = list(dict.fromkeys((*codes, chosen)))
    box = list_of(every, [capital(name(one)) for one in every])
    box.setCurrentIndex(box.findData(chosen))
    return box


def _whole(field: NumberField) -> int | None:
    value = field.value
    return None if value is None else round(value)


def _plain(end: float, unit: Unit) -> str:
    """A limit: of years without separated thousands."""
    return format_number(end, 0, i18n.current().code) if unit.grouped else f"{end:.0f}"
