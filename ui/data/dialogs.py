"""What is asked about data: a source, and whether scenarios may lose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sosuplan.editing.cells import choice
from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.model.plan import SOURCE_KINDS, Source
from sosuplan.model.schema.tables import column_help, column_name
from sosuplan.text.errors import ScenarioError
from sosuplan.text.numbers import format_number
from ui import i18n
from ui.i18n import _
from ui.session.session import Session
from ui.widgets.choices import Combo
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog
from ui.widgets.problems import ask, cpr_fault

SOURCE_WIDTH = 460
LONGEST_SOURCE = 500
MOST_LOSSES = 8
_CHANGE = "change"


def name_field() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(LONGEST_NAME)
    field.setMinimumWidth(WIDTH)
    return field


def list_of(codes: Sequence[str], labels: Sequence[str] = ()) -> Combo:
    box = Combo()
    for code, label in zip(codes, labels or codes, strict=True):
        box.addItem(label, code)
    return box


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
        self.kind = list_of(
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


# --- losses ---------------------------------------------------------------------------------------


def may_lose(parent: QWidget, losses: Sequence[Loss], session: Session) -> bool:
    """Tell what saved scenarios and the one that is worked on would lose by an edit of the plan;
    True if they may."""
    lines = list(dict.fromkeys(loss_line(loss, session) for loss in losses))
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


def loss_line(loss: Loss, session: Session) -> str:
    """What a scenario loses, in a sentence."""
    name = loss.name or _("The scenario you are working on")
    if not loss.lever:
        return _("{name}: is deleted, as its demand scenario is gone").format(name=name)
    try:
        lever = session.catalogue[loss.lever].full_name(i18n.current())
    except ScenarioError:
        lever = loss.lever
    if loss.years:
        return _("{name}: “{lever}” goes by the scenario's years").format(name=name, lever=lever)
    return _("{name}: loses “{lever}”").format(name=name, lever=lever)
