"""Tiltag: what others have done and what one has done oneself; what of it the scenario has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from sosuplan.analysis.measures import OWN, MeasureFacts, Measures
from sosuplan.model.plan import Measure
from sosuplan.model.schema.policy_rows import FOCUS_AREAS, MEASURED, THEMES
from sosuplan.narrative.measure_catalogue import (
    acts_text,
    attached_heading,
    attached_text,
    code_name,
    effect_text,
    gains_text,
    kind_name,
    known_text,
    levers_name,
    measure_title,
    measured_finding,
    measured_name,
    moves_text,
    source_lines,
    standing_texts,
    together_text,
)
from sosuplan.narrative.steps import Action, action_for, short_name
from sosuplan.text.language import Language
from sosuplan.text.terms import in_order, listed, lower, word
from ui import i18n
from ui.i18n import _
from ui.measures.record_details import Part
from ui.measures.record_list import Filter
from ui.measures.record_table import Heading, Record
from ui.measures.tab import ListTab
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.problems import ask

ATTACHED, OTHERS = "attached", "others"
"""Choices of the filters that are none of the catalogue's codes."""


class MeasuresTab(ListTab):
    """The catalogue in a list, and all that is known of one measure beside it."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self.list.activated.connect(lambda __: self.attach())
        self._found: Measures | None = None
        self.list.add_button("attach", self.attach)
        self.list.add_button("detach", self.detach)
        self.list.add_button("lever", self.show_lever)
        self.list.add_button("new", self.add, right=True)
        self.list.add_button("copy", self.copy, right=True)
        self.list.add_button("edit", self.edit, right=True)
        self.list.add_button("delete", self.delete, right=True)

    def show_attached(self) -> None:
        """Show the measures of the scenario, and no others."""
        self.list.filter_only(attached=ATTACHED)
        self.list.view.setFocus()

    # --- what is shown --------------------------------------------------------------------------

    def name(self) -> None:
        self.list.name(_("Measures"), _("Search in all texts"))
        self.list.set_headings(
            [
                Heading(_("Measure"), room=1.0),
                Heading(_("Where")),
                Heading(_("Acts on")),
                Heading(_("Effect"), whole=True),
                Heading(_("In the scenario"), whole=True),
            ]
        )
        texts = {
            "detach": _("Take out of the scenario"),
            "lever": _("Show the lever"),
            "new": _("New measure…"),
            "copy": _("Copy as your own…"),
            "edit": _("Change…"),
            "delete": _("Delete"),
        }
        for code, text in texts.items():
            self.list.buttons[code].setText(text)

    def refresh(self) -> None:
        frame = self.session.frame
        if frame is None:
            return
        self._found = found = frame.measures()
        say = frame.language
        told = [measured_finding(found, say)]
        if found.order:
            told.append(
                " ".join(
                    (
                        f"{attached_heading(found, say)}.",
                        together_text(found, frame.unit, say),
                        *standing_texts(found, say),
                    )
                )
            )
        self.list.said.setText("\n".join(told))
        self.list.said.show()
        self.list.set_filters(self._filters(found, say))
        self.list.show_records([_record(one, say) for one in found.rows])
        self._show_details()

    def _filters(self, found: Measures, say: Language) -> list[Filter]:
        places = sorted({one.measure.municipality for one in found.rows}, key=in_order)
        levers = {lever.id: lever for one in found.rows for lever in one.levers}
        ordered = [one for one in self.session.catalogue if one.id in levers]
        return [
            Filter(
                "theme", _("Theme"), _("All themes"), [(one, code_name(one, say)) for one in THEMES]
            ),
            Filter(
                "focus",
                _("Focus area"),
                _("All focus areas"),
                [(one, code_name(one, say)) for one in FOCUS_AREAS],
            ),
            Filter("place", _("Where"), _("All places"), [(one, one) for one in places if one]),
            Filter(
                "lever",
                _("Lever"),
                _("All levers"),
                [(one.id, one.full_name(say)) for one in ordered],
            ),
            Filter(
                "measured",
                _("Effect"),
                _("Measured or not"),
                [(one, code_name(one, say)) for one in MEASURED],
            ),
            Filter(
                "kind",
                _("Whose"),
                _("Own and others'"),
                [(OWN, _("Own measures")), (OTHERS, _("Measures of others"))],
            ),
            Filter(
                "attached",
                _("Scenario"),
                _("In the scenario or not"),
                [(ATTACHED, _("In the scenario"))],
            ),
        ]

    @property
    def current(self) -> MeasureFacts | None:
        """The chosen measure."""
        rows = () if self._found is None else self._found.rows
        return next((one for one in rows if one.id == self.list.current), None)

    def _show_details(self) -> None:
        one, say = self.current, i18n.current()
        self._show_buttons(one)
        if one is None:
            self.list.details.show_parts("", ())
            return
        measure = one.measure
        kinds = (
            kind_name(one, say),
            measure.municipality,
            code_name(measure.theme, say),
            code_name(measure.focus_area, say),
            measured_name(one, say),
        )
        self.list.details.show_parts(
            measure_title(measure, say),
            (
                Part("", " · ".join(filter(None, kinds))),
                Part("", "" if one.kind else known_text(one, say)),
                Part(_("In the scenario"), self._attached_text(one)),
                Part(_("Challenge"), measure.challenge_da),
                Part(_("What was done"), measure.action_da),
                Part(_("What came of it"), effect_text(one, say)),
                Part(_("Considerations and cost"), measure.considerations_da),
                Part(_("How it acts"), acts_text(measure, say)),
                Part(_("Source"), source_lines(one)),
            ),
        )

    def _attached_text(self, one: MeasureFacts) -> str:
        """What it moves in the scenario, as assumed, and what that gives."""
        say, session = i18n.current(), self.session
        lines = []
        for each in one.attached:
            text = attached_text(each, say)
            if each.moves:
                gains = gains_text(each.gains, session.unit, say)
                text = _("{moved} ({mark}): {gains} in {year}").format(
                    moved=text,
                    mark=word("assumption", say),
                    gains=gains or _("no effect on the balance"),
                    year=session.inputs.years[-1],
                )
            lines.append(text)
        notes = dict.fromkeys(each.row.note for each in one.attached)
        return "\n".join(filter(None, (*lines, *notes)))

    def _show_buttons(self, one: MeasureFacts | None) -> None:
        buttons, can_edit = self.list.buttons, self.editor.can_edit
        there = one is not None and bool(one.attached)
        known = one is not None and bool(one.kind)
        add, change = _("Add to the scenario…"), _("Change in the scenario…")
        buttons["attach"].setText(change if there else add)
        buttons["attach"].setEnabled(known)
        buttons["detach"].setEnabled(there)
        buttons["lever"].setEnabled(bool(self._moved(one)))
        own = one is not None and one.is_own
        buttons["new"].setEnabled(can_edit)
        buttons["copy"].setEnabled(can_edit and known)
        for code in ("edit", "delete"):
            buttons[code].setEnabled(can_edit and own)

    # --- doing ----------------------------------------------------------------------------------

    def attach(self) -> None:
        """Ask what the chosen measure moves, and have it belong to the scenario."""
        from ui.measures.attach import AttachDialog

        one = self.current
        if one is None or not one.kind:
            return
        dialog = AttachDialog(self, self.session, one)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            name = measure_title(one.measure, i18n.current())
            note = dialog.note.text().strip()
            self.session.attach_measure(one.measure, dialog.values(), note, name)

    def detach(self) -> None:
        """Take the chosen measure out of the scenario, and off its levers."""
        if (one := self.current) is not None:
            self.session.detach_measure(one.id, measure_title(one.measure, i18n.current()))

    @staticmethod
    def _moved(one: MeasureFacts | None) -> list[str]:
        """The levers that a measure moves in the scenario, by id."""
        rows = () if one is None else one.attached
        return [each.lever.id for each in rows if each.lever is not None and each.moves]

    def show_lever(self) -> None:
        """Turn to the lever that the chosen measure moves, on the page Scenarier."""
        if moved := self._moved(self.current):
            self.lever_wanted.emit(moved[0])

    def add(self) -> None:
        """Ask for a new measure of one's own."""
        from ui.measures.measure_form import empty_measure

        self._ask(empty_measure(), _("New measure"), Action.NEW_MEASURE)

    def copy(self) -> None:
        """Ask for one that begins as the chosen one; it is one's own."""
        if (one := self.current) is not None:
            acts = acts_text(one.measure, i18n.current())
            measure = replace(one.measure, id="", effect_measured=one.measured, lever_note_da=acts)
            self._ask(measure, _("Copy as your own"), Action.NEW_MEASURE)

    def edit(self) -> None:
        """Ask for other words about the chosen one, which is one's own."""
        if (one := self.current) is not None and one.is_own:
            self._ask(one.measure, _("Change the measure"), Action.CHANGE_MEASURE)

    def _ask(self, measure: Measure, title: str, done: Action) -> None:
        from sosuplan.editing.own_rows import with_row
        from ui.measures.measure_form import MeasureForm

        if not self.may_change:
            return
        session = self.session
        dialog = MeasureForm(self, session.plan, session.catalogue, measure, title)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = dialog.chosen()
            after = with_row(session.plan, "measures", chosen)
            self.put(after, chosen.id, action_for(done, name=short_name(chosen.title_da)))

    def delete(self) -> None:
        """Delete the chosen one, which is one's own, unless a scenario has it."""
        from sosuplan.editing.own_rows import without_measure

        one = self.current
        if one is None or not one.is_own or not self.may_change:
            return
        session, say = self.session, i18n.current()
        scenarios = (session.scenario, *session.scenario_library.scenarios)
        having = dict.fromkeys(
            each.name or lower(_("The scenario you are working on"))
            for each in scenarios
            if any(row.measure == one.id for row in each.measures)
        )
        if having:
            text = _("Take it out of these scenarios first: {names}.")
            names = listed(list(having), say)
            ask(self, _("The measure belongs to a scenario"), [text.format(names=names)], {})
            return
        after = without_measure(session.plan, one.id)
        self.go_to(after, action_for(Action.DELETE_MEASURE, name=short_name(one.measure.title_da)))


def _record(one: MeasureFacts, say: Language) -> Record:
    measure = one.measure
    title = measure_title(measure, say)
    source = "" if one.source is None else f"{one.source.title} {one.source.publisher}"
    return Record(
        one.id,
        (
            title,
            measure.municipality,
            levers_name(one.levers, say),
            measured_name(one, say),
            _in_scenario(one, say),
        ),
        (
            *(measure.title_da, measure.title_en, measure.challenge_da, measure.action_da),
            *(measure.effect_da, measure.considerations_da, acts_text(measure, say)),
            *(source, measure.locator, measure.indicator, measure.comparison),
            *(code_name(measure.theme, say), code_name(measure.focus_area, say)),
        ),
        {
            "theme": [measure.theme],
            "focus": [measure.focus_area],
            "place": [measure.municipality],
            "lever": [lever.id for lever in one.levers],
            "measured": [one.measured],
            "kind": [OWN if one.is_own else OTHERS],
            "attached": [ATTACHED] if one.attached else [],
        },
        one.kind,
        strong=bool(one.attached),
    )


def _in_scenario(one: MeasureFacts, say: Language) -> str:
    """By how much it moves levers in the scenario, or that it belongs to it."""
    if moved := moves_text(one, say):
        return f"{moved} ({word('assumption', say)})"
    return _("yes") if one.attached else ""
