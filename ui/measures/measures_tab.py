"""Tiltag: what others have done and what one has done oneself; what of it the scenario has."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.analysis.measures import OWN, MeasureFacts, Measures, measures
from sosuplan.model.schema.policy_rows import FOCUS_AREAS, MEASURED, THEMES
from sosuplan.narrative.measure_catalogue import (
    code_name,
    levers_name,
    measure_title,
    measured_finding,
    source_lines,
)
from sosuplan.text.language import Language
from sosuplan.text.terms import capital, in_order, word
from ui import i18n
from ui.i18n import _
from ui.measures.record_list import Filter, Heading, Part, Record, RecordList
from ui.measures.tab import Tab
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.accessible import Pane
from ui.widgets.layouts import fill

ATTACHED, OTHERS = "attached", "others"
"""Choices of the filters that are none of the catalogue's codes."""


class MeasuresTab(Tab):
    """The catalogue in a list, and all that is known of one measure beside it."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self.list = RecordList(self)
        self.list.chosen.connect(lambda __: self._show_details())
        self._found: Measures | None = None
        fill(QVBoxLayout(self), self.list, grows=self.list)

    def panes(self) -> list[Pane]:
        return self.list.panes()

    def show_record(self, record: str) -> None:
        self.list.choose(record)

    # --- what is shown --------------------------------------------------------------------------

    def name(self) -> None:
        self.list.name(_("Measures"), _("Search in all texts"))
        self.list.set_headings(
            [
                Heading(_("Measure"), room=3.0),
                Heading(_("Where")),
                Heading(_("Acts on"), room=1.0),
                Heading(_("Effect")),
            ]
        )

    def refresh(self) -> None:
        session = self.session
        self._found = found = measures(
            session.plan, session.scenario, session.catalogue, session.inputs, session.figures
        )
        say = session.language
        self.list.said.setText(measured_finding(found, say))
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
        if one is None:
            self.list.details.show_parts("", ())
            return
        measure = one.measure
        kinds = (
            capital(word(one.kind, say)) if one.kind else "",
            measure.municipality,
            code_name(measure.theme, say),
            code_name(measure.focus_area, say),
            code_name(one.measured, say),
        )
        self.list.details.show_parts(
            measure_title(measure, say),
            (
                Part("", " · ".join(filter(None, kinds))),
                Part(_("Challenge"), measure.challenge_da),
                Part(_("What was done"), measure.action_da),
                Part(_("What came of it"), measure.effect_da),
                Part(_("Considerations and cost"), measure.considerations_da),
                Part(_("How it acts"), measure.lever_note_da),
                Part(_("Source"), source_lines(one)),
            ),
        )


def _record(one: MeasureFacts, say: Language) -> Record:
    measure = one.measure
    title = measure_title(measure, say)
    source = "" if one.source is None else f"{one.source.title} {one.source.publisher}"
    return Record(
        one.id,
        (title, measure.municipality, levers_name(one.levers, say), code_name(one.measured, say)),
        (
            *(measure.title_da, measure.title_en, measure.challenge_da, measure.action_da),
            *(measure.effect_da, measure.considerations_da, measure.lever_note_da),
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
