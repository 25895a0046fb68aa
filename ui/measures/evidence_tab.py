"""Evidens: what is known of the field from elsewhere, and what one knows oneself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from sosuplan.analysis.evidence import EvidenceList, Finding, evidence, family_of
from sosuplan.editing import evidence as editing
from sosuplan.editing.own_rows import copied, with_row, without_row
from sosuplan.model.lever import Lever
from sosuplan.model.levers import FAMILY, name_of_lever
from sosuplan.model.plan import SOURCE_KINDS, Evidence
from sosuplan.model.schema.tables import LISTED_TABLES, table_name
from sosuplan.narrative.evidence import (
    FINDING,
    GROUP,
    KIND,
    PLACE,
    TOPIC,
    TOPICS,
    VALUE,
    YEAR,
    details,
    group_name,
    levers_text,
    locator_text,
    sources_text,
    tables_text,
    topic_name,
    value_text,
)
from sosuplan.narrative.steps import Action, action_for, short_name
from sosuplan.text.language import Language
from sosuplan.text.terms import capital, in_order, word
from ui import i18n
from ui.i18n import _
from ui.measures.record_details import Part
from ui.measures.record_list import Filter
from ui.measures.record_table import Heading, Record
from ui.measures.tab import ListTab
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.menus import literal

OWN, OTHERS = "own", "others"
LEVER, TABLE = "lever", "table"
"""The filters to which levers and inputs lead."""


class EvidenceTab(ListTab):
    """The findings in a list, and all that is known of one beside it."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self._found = EvidenceList(())
        self._from = ("", "")
        """The lever or the table that the user came from."""
        self.list.activated.connect(lambda __: self._change())
        for code, run in (
            ("new", self._new),
            ("change", self._change),
            ("copy", self._copy),
            ("delete", self._delete),
            ("back", self._go_back),
        ):
            self.list.add_button(code, run)
        self.list.add_button("go", lambda: None, right=True)
        self.back, self.go = self.list.buttons["back"], self.list.buttons["go"]
        self.ways = QMenu(self.go)
        self.ways.aboutToShow.connect(self._list_ways)
        self.go.setMenu(self.ways)
        self.back.hide()

    # --- what is shown --------------------------------------------------------------------------

    def name(self) -> None:
        say = i18n.current()
        self.list.name(_("Evidence"), _("Search in all texts"))
        self.list.set_headings(
            [
                Heading(say(FINDING), room=1.0),
                Heading(say(VALUE), whole=True),
                Heading(say(YEAR), whole=True),
                Heading(say(PLACE)),
                Heading(say(GROUP)),
            ]
        )
        for code, text in (
            ("new", _("New finding…")),
            ("change", _("Change…")),
            ("copy", _("Copy as your own…")),
            ("delete", _("Delete")),
            ("go", _("See what it bears on")),
        ):
            self.list.buttons[code].setText(text)
        self._name_back()

    def refresh(self) -> None:
        say = i18n.current()
        self._found = evidence(self.session.plan, say.code)
        self.list.set_filters(self._filters(say))
        self.list.show_records([_record(one, say) for one in self._found.findings])
        self._show_details()

    def _filters(self, say: Language) -> list[Filter]:
        found = self._found.findings
        places = sorted({one.row.area for one in found if one.row.area}, key=in_order)
        years = sorted({one.row.year for one in found if one.row.year is not None}, reverse=True)
        levers = {family_of(lever) for one in found for lever in one.levers}
        tables = {table for one in found for table in one.tables}
        kinds = {one.row.kind for one in found}
        return [
            Filter(
                "topic", say(TOPIC), _("All topics"), [(one, say(TOPICS[one])) for one in TOPICS]
            ),
            Filter("place", say(PLACE), _("All places"), [(one, one) for one in places]),
            Filter(
                LEVER,
                _("Lever"),
                _("All levers"),
                [(one, name_of_lever(one, say)) for one in FAMILY if one in levers],
            ),
            Filter(
                TABLE,
                _("Input"),
                _("All inputs"),
                [(one, table_name(one, say)) for one in LISTED_TABLES if one in tables],
            ),
            Filter("year", say(YEAR), _("All years"), [(str(one), str(one)) for one in years]),
            Filter(
                "kind",
                say(KIND),
                _("All kinds"),
                [(one, capital(word(one, say))) for one in SOURCE_KINDS if one in kinds],
            ),
            Filter(
                "whose",
                _("Whose"),
                _("Own and others'"),
                [(OWN, _("Own findings")), (OTHERS, _("Findings of others"))],
            ),
        ]

    @property
    def current(self) -> Finding | None:
        """The chosen finding."""
        return self._found.by_id.get(self.list.current)

    def _show_details(self) -> None:
        one, say = self.current, i18n.current()
        self._show_buttons(one)
        if one is None:
            self.list.details.show_parts("", ())
            return
        title = topic_name(one.row.topic, say) or one.row.area
        self.list.details.show_parts(title, [Part(*told) for told in details(one, say)])

    def _show_buttons(self, one: Finding | None) -> None:
        self.go.setEnabled(one is not None and bool(one.levers or one.tables))
        can_edit, buttons = self.editor.can_edit, self.list.buttons
        buttons["new"].setEnabled(can_edit)
        buttons["copy"].setEnabled(can_edit and one is not None)
        for code in ("change", "delete"):
            buttons[code].setEnabled(can_edit and one is not None and one.own)

    # --- findings of one's own ------------------------------------------------------------------

    def _new(self) -> None:
        """It begins as what is looked for."""
        wanted = {code: str(self.list.boxes[code].currentData()) for code in ("topic", LEVER)}
        blank = editing.blank_finding(self.session.plan)
        begun = replace(blank, topic=wanted["topic"], levers=wanted[LEVER])
        self._ask(begun, Action.NEW_FINDING)

    def _change(self) -> None:
        one = self.current
        if one is not None and one.own:
            self._ask(one.row, Action.CHANGE_FINDING)

    def _copy(self) -> None:
        one = self.current
        if one is not None:
            self._ask(copied(self.session.plan, "evidence", one.row), Action.NEW_FINDING)

    def _ask(self, finding: Evidence, action: Action) -> None:
        if not self.may_change:
            return
        from ui.measures.evidence_form import EvidenceForm

        plan = self.session.plan
        form = EvidenceForm(self, plan, finding, new=action is Action.NEW_FINDING)
        if form.exec() == QDialog.DialogCode.Accepted:
            made = form.made()
            after = with_row(plan, "evidence", made, form.source_made)
            self.put(after, made.id, action_for(action, name=short_name(made.statement_da)))

    def _delete(self) -> None:
        one = self.current
        if one is not None and one.own and self.may_change:
            plan = without_row(self.session.plan, "evidence", one.id)
            self.go_to(
                plan, action_for(Action.DELETE_FINDING, name=short_name(one.row.statement_da))
            )

    # --- from and to levers and inputs ----------------------------------------------------------

    def show_about(self, *, lever: str = "", table: str = "") -> None:
        """Show what is known of a lever, by its id, or of the figures of a table, and a way back
        there."""
        self._from = (LEVER, lever) if lever else (TABLE, table)
        self.list.filter_only(**{self._from[0]: family_of(self._from[1])})
        self._name_back()
        if shown := self.list.shown:
            self.list.choose(shown[0])
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_back(self) -> None:
        kind, code = self._from
        say = i18n.current()
        name = name_of_lever(code, say) if kind == LEVER else ""
        if kind == TABLE:
            name = table_name(code, say)
        self.back.setText(literal(_("Back to “{name}”").format(name=name)))
        self.back.setVisible(bool(name))

    def _go_back(self) -> None:
        kind, code = self._from
        if kind == LEVER:
            self.lever_wanted.emit(code)
        elif kind == TABLE:
            self.table_wanted.emit(code)

    def _list_ways(self) -> None:
        """The levers and inputs that the chosen finding bears on."""
        self.ways.clear()
        one, say = self.current, i18n.current()
        if one is None:
            return
        for lever in self._levers(one):
            text = literal(lever.full_name(say))
            self.ways.addAction(text, partial(self.lever_wanted.emit, lever.id))
        if one.levers and one.tables:
            self.ways.addSeparator()
        for table in one.tables:
            text = literal(table_name(table, say))
            self.ways.addAction(text, partial(self.table_wanted.emit, table))

    def _levers(self, one: Finding) -> list[Lever]:
        return [lever for lever in self.session.catalogue if one.bears_on(lever.id)]


def _record(one: Finding, say: Language) -> Record:
    row = one.row
    year = "" if row.year is None else str(row.year)
    return Record(
        one.id,
        (one.statement(say.code), value_text(one, say), year, row.area, group_name(one, say)),
        (
            *(row.statement_da, row.statement_en, topic_name(row.topic, say)),
            *(locator_text(one, say), sources_text(one, say)),
            *(levers_text(one, say), tables_text(one, say)),
        ),
        {
            "topic": [row.topic],
            "place": [row.area],
            LEVER: [family_of(lever) for lever in one.levers],
            TABLE: one.tables,
            "year": [year],
            "kind": [row.kind],
            "whose": [OWN if one.own else OTHERS],
        },
        row.kind,
        {1: float("-inf") if row.value is None else row.value, 2: float(row.year or 0)},
    )
