"""Mål: the plan's own goals and the examples that come with the program, how each is doing, and its
line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goals import (
    EXAMPLE,
    OWN,
    FollowedGoal,
    GoalStatus,
    current_value,
)
from sosuplan.charts import goals as chart
from sosuplan.editing.own_rows import copied, with_readings, with_row, without_row
from sosuplan.model.plan import Goal, Plan
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.goals import (
    STATUS_SIGNS,
    brief_heads,
    brief_texts,
    figure,
    followed_by,
    indicator_name,
    measure_titles,
    projection_sentence,
    reading_from,
    rule,
    scope,
    sentence,
    source_name,
    source_of_goal,
    standing,
    status_word,
    summary,
    title_of,
)
from sosuplan.narrative.scenario_name import frame_caption
from sosuplan.narrative.steps import Action, action_for, short_name
from sosuplan.text.dates import spoken_date
from sosuplan.text.language import Language
from sosuplan.text.terms import in_order
from ui import i18n
from ui.charts.views import PlotView
from ui.i18n import _
from ui.measures.record_details import Part
from ui.measures.record_list import Filter
from ui.measures.record_table import Heading, Record
from ui.measures.tab import ListTab
from ui.session.editor import Editor
from ui.session.session import Session

NEW, CHANGE, DELETE, MEASURE, TAKE = "new", "change", "delete", "measure", "take"
NOBODY = "nobody"
"""Of the filter: nobody is said to follow the goal."""
CHART_HEIGHT = 230
"""Pixels at least."""
_INKS = {
    GoalStatus.REACHED: "third",
    GoalStatus.ON_TRACK: "accent",
    GoalStatus.BEHIND: "missing",
}
"""Of a status, which is a shape and a word as well."""
_STATUS_COLUMN = 4


class GoalView(PlotView):
    """The line of a goal; what leaves the program of it says of which scenario it is."""

    frame: Frame | None = None

    def caption(self) -> list[str]:
        return [] if self.frame is None else frame_caption(self.frame, date.today())


class GoalsTab(ListTab):
    """The goals in a list, and beside it the line of the chosen one and what is known of it."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self.chart = GoalView()
        self.chart.setMinimumHeight(CHART_HEIGHT)
        self.list.put_above_details(self.chart)
        self.list.activated.connect(lambda __: self._do_first())
        for code, run in (
            (NEW, self._make),
            (CHANGE, self._change),
            (DELETE, self._delete),
            (MEASURE, self._measure),
            (TAKE, self._take_over),
        ):
            self.list.add_button(code, run, right=code in (MEASURE, TAKE))
        self._found: tuple[FollowedGoal, ...] = ()

    @property
    def current(self) -> FollowedGoal | None:
        """The chosen goal."""
        return next((one for one in self._found if one.goal.id == self.list.current), None)

    # --- what is shown --------------------------------------------------------------------------

    def name(self) -> None:
        say = i18n.current()
        self.list.name(_("Goals"), _("Search in all texts"))
        title, *dated, status, projected = brief_heads(say)
        self.list.set_headings(
            [
                Heading(title, room=3.0),
                # These may hold a date in words of the planner's own, of any length.
                *map(Heading, dated),
                Heading(status, whole=True),
                Heading(projected, whole=True),
            ]
        )
        names = {
            NEW: _("New goal…"),
            CHANGE: _("Change…"),
            DELETE: _("Delete"),
            MEASURE: _("Write a measurement…"),
            TAKE: _("Take over as a goal of your own…"),
        }
        for code, text in names.items():
            self.list.buttons[code].setText(text)

    def refresh(self) -> None:
        frame = self.session.frame
        if frame is None:
            return
        say = frame.language
        found = frame.goals()
        self._found = found.goals
        self.list.said.setText(" ".join(summary(found, say)))
        self.list.said.show()
        self.list.set_filters(self._filters(say))
        self.list.show_records([_record(one, self.session.plan, say) for one in self._found])
        self._show_details()

    def _filters(self, say: Language) -> list[Filter]:
        there = [one for one in GoalStatus if any(goal.status is one for goal in self._found)]
        people = sorted({one.goal.responsible for one in self._found} - {""}, key=in_order)
        return [
            Filter(
                "status",
                _("Status"),
                _("Any status"),
                [(str(one), status_word(one, say)) for one in there],
            ),
            Filter(
                "responsible",
                _("Followed up by"),
                _("Followed up by anybody"),
                [*((one, one) for one in people), (NOBODY, _("Nobody is said to"))],
            ),
            Filter(
                "kind",
                _("Whose"),
                _("Own goals and examples"),
                [(OWN, _("Own goals")), (EXAMPLE, _("Examples"))],
            ),
        ]

    def _show_details(self) -> None:
        one, frame, say = self.current, self.session.frame, i18n.current()
        self._enable(one)
        if one is None or frame is None:
            self.chart.hide()
            self.list.details.show_parts("", ())
            return
        drawn = chart.is_drawn(one)
        self.chart.setVisible(drawn)
        if drawn:
            self.chart.frame = frame
            self.chart.show_spec(chart.build(frame, one))
        goal, plan = one.goal, self.session.plan
        doing = f"{STATUS_SIGNS[one.status]} {sentence(one, say)}"
        self.list.details.show_parts(
            title_of(goal, say),
            (
                Part("", _("An example, not a goal of yours.") if one.kind == EXAMPLE else ""),
                Part("", standing(goal, say)),
                Part(_("How it is doing"), "" if drawn else doing),
                Part(_("In this scenario"), projection_sentence(one, say)),
                Part(_("What is counted"), f"{indicator_name(goal, say)}. {scope(goal, say)}."),
                Part(_("Measured since the baseline"), _readings(one, say)),
                Part(_("Follow-up"), followed_by(goal, say)),
                Part(_("Measures that serve it"), "\n".join(measure_titles(plan, goal, say))),
                Part(_("How it is measured"), goal.method_da),
                Part(_("Source"), source_name(plan, goal)),
                Part(_("What the status means"), rule(say)),
            ),
        )

    def _enable(self, one: FollowedGoal | None) -> None:
        can, own = self.editor.can_edit, one is not None and one.kind == OWN
        example = one is not None and one.kind == EXAMPLE
        for code, on in ((NEW, can), (CHANGE, can and own), (DELETE, can and own)):
            self.list.buttons[code].setEnabled(on)
        self.list.buttons[MEASURE].setEnabled(can and own)
        self.list.buttons[TAKE].setEnabled(can and example)
        table = "" if one is None else _table_of(one)
        text = _("Write a measurement…")
        if table:
            text = _("Write a measurement in “{table}”").format(
                table=table_name(table, i18n.current())
            )
        self.list.buttons[MEASURE].setText(text)

    # --- what is done ---------------------------------------------------------------------------

    def _do_first(self) -> None:
        one = self.current
        if one is not None:
            self._change() if one.kind == OWN else self._take_over()

    def _make(self) -> None:
        self._ask(None, Action.NEW_GOAL)

    def _change(self) -> None:
        one = self.current
        if one is not None and one.kind == OWN:
            self._ask(one.goal, Action.CHANGE_GOAL)

    def _take_over(self) -> None:
        one = self.current
        if one is not None and one.kind == EXAMPLE:
            self._ask(copied(self.session.plan, "goals", one.goal), Action.TAKE_GOAL)

    def _ask(self, goal: Goal | None, action: Action) -> None:
        if not self.may_change or self.session.frame is None:
            return
        from ui.measures.goal_form import GoalForm

        plan = self.session.plan
        offer = partial(current_value, plan, self.session.frame.projected(0))
        form = GoalForm(self, plan, goal, offer, new=action is not Action.CHANGE_GOAL)
        if form.exec() == QDialog.DialogCode.Accepted:
            made = form.made()
            title = title_of(made, i18n.current())
            after = with_row(plan, "goals", made)
            self.put(after, made.id, action_for(action, title=short_name(title)))

    def _delete(self) -> None:
        one = self.current
        if one is None or one.kind != OWN or not self.may_change:
            return
        title = title_of(one.goal, i18n.current())
        plan = without_row(self.session.plan, "goals", one.goal.id)
        self.go_to(plan, action_for(Action.DELETE_GOAL, title=short_name(title)))

    def _measure(self) -> None:
        """Write what was measured: where the plan's tables hold it, there."""
        one = self.current
        if one is None or one.kind != OWN:
            return
        if table := _table_of(one):
            self.table_wanted.emit(table)
            return
        if not self.may_change:
            return
        from ui.measures.goal_readings import ReadingsForm

        plan = self.session.plan
        form = ReadingsForm(self, plan, one.goal)
        if form.exec() == QDialog.DialogCode.Accepted:
            made = with_readings(plan, one.goal.id, form.made())
            title = title_of(one.goal, i18n.current())
            self.go_to(made, action_for(Action.READ_GOAL, title=short_name(title)))


def _record(one: FollowedGoal, plan: Plan, say: Language) -> Record:
    goal, latest = one.goal, one.latest
    source = source_of_goal(plan, goal)
    sorts = {
        1: goal.baseline,
        2: goal.target,
        3: None if latest is None else latest.value,
        4: float(list(GoalStatus).index(one.status)),
        5: one.projected,
    }
    return Record(
        goal.id,
        brief_texts(one, say),
        (
            *(goal.title_da, goal.title_en, indicator_name(goal, say), scope(goal, say)),
            *(goal.status_of_target, goal.method_da, goal.responsible),
            *(source_name(plan, goal), *measure_titles(plan, goal, say)),
        ),
        {
            "status": [str(one.status)],
            "responsible": [goal.responsible or NOBODY],
            "kind": [one.kind],
        },
        OWN if one.kind == OWN or source is None else source.kind,
        {column: value for column, value in sorts.items() if value is not None},
        inks={_STATUS_COLUMN: _INKS.get(one.status, "muted")},
    )


def _readings(one: FollowedGoal, say: Language) -> str:
    """What was measured, the latest first, and where it is written."""
    lines: list[str] = []
    for reading in reversed(one.readings):
        told = f"{spoken_date(reading.date, say)}: {figure(one.goal.unit, reading.value, say)}"
        beside: Sequence[str] = (reading_from(reading.table, say), reading.note)
        lines.append(f"{told} ({'; '.join(filter(None, beside))})")
    return "\n".join(lines)


def _table_of(one: FollowedGoal) -> str:
    """The table of the plan in which the goal's indicator is measured; "" for its readings."""
    known = one.indicator
    if known is None or not known.tables:
        return ""
    counts_all = "actuals" in known.tables and not one.goal.sector
    return known.tables[0] if counts_all else known.tables[-1]
