"""Editing the plan's data: steps that can be undone, each saved when it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sosuplan.editing.cells import References
from sosuplan.editing.difference import Change
from sosuplan.editing.edit_history import changes_of_step
from sosuplan.editing.edited_plan import CellFault, EditedPlan, columns
from sosuplan.editing.scenario_adaptation import Loss, adapted, adapted_library
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.column import LONGEST_TEXT, Column
from sosuplan.model.schema.tables import SETTINGS_TABLE, TABLE
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.steps import Action, StepWords, action_about, action_for
from sosuplan.text.cpr import is_figure_or_cpr
from sosuplan.text.errors import Fault
from ui.i18n import _
from ui.session.session import Session, Step
from ui.widgets.problems import cpr_fault

CHANGES = "changes"
"""The last entry of the list of tables on the page Data: no table, but what was changed."""
_WHY = Column("text", optional=True)
"""What a reason for a change may be."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells, and the last valid plan, which the rest of the window shows."""

    edited: EditedPlan
    plan: Plan


class EditData(Step):
    """From some cells to others, named by an action.

    The library of scenarios goes with the cells (see ``adapted_library``): what an edit takes from
    saved scenarios, its undoing gives back.
    """

    def __init__(
        self,
        editor: Editor,
        cells: tuple[_Cells, _Cells],
        scenarios: tuple[Scenario, Scenario],
        libraries: tuple[ScenarioLibrary, ScenarioLibrary],
        action: str,
    ) -> None:
        """``cells``, ``scenarios`` and ``libraries``: those before and after."""
        super().__init__(action, *scenarios)
        self._editor = editor
        self._old_cells, self._new_cells = cells
        self._old_library, self._new_library = libraries

    def redo(self) -> None:
        self._editor.show_cells(self._new_cells, self.after, self._new_library, self.action)

    def undo(self) -> None:
        done = action_about(Action.UNDONE, self.action)
        self._editor.show_cells(self._old_cells, self.before, self._old_library, done)

    @property
    def place(self) -> tuple[str, int | None, str]:
        """The first cell that is another one: its row as it is now, None if only rows went."""
        undone = self._editor.edited is self._old_cells.edited
        now, other = self._new_cells.edited, self._old_cells.edited
        if undone:
            now, other = other, now
        tables = now.changed_from(other)
        figures = (one for one in (*tables, SETTINGS_TABLE) if one != "sources" or len(tables) == 1)
        table = next(figures)
        known = set(other.rows(table))
        pairs = enumerate(now.rows(table))
        at, row = next(((at, row) for at, row in pairs if row not in known), (None, ()))
        if at is None:
            return table, None, ""
        names, before = columns(table), other.rows(table)[at : at + 1]
        cells = enumerate(row)
        differs = (names[one] for one, text in cells if not before or before[0][one] != text)
        return table, at, next(differs, names[0])


class ExplainChanges(Step):
    """From some reasons for changes in the history to others."""

    def __init__(
        self, editor: Editor, whys: tuple[Mapping[int, str], Mapping[int, str]], scenario: Scenario
    ) -> None:
        """``whys``: those before and after, by the numbers of the changes."""
        super().__init__(action_for(Action.EXPLAIN_CHANGE), scenario, scenario)
        self._editor, self._whys = editor, whys

    @property
    def place(self) -> tuple[str, int | None, str]:
        return CHANGES, None, ""

    def redo(self) -> None:
        self._editor.show_reasons(self._whys[1])

    def undo(self) -> None:
        self._editor.show_reasons(self._whys[0])


class Editor(QObject):
    """The open plan's cells, and the only way to change them.

    While they do not make a valid plan, they are kept in the file as a draft, and the session goes
    on with the last valid plan.
    """

    changed = Signal(object)
    """The names of the tables that have other cells than before, as a set."""
    history_changed = Signal()
    """The history has other entries than before."""
    refused = Signal(str)
    """What was typed or pasted is not taken; the sentence says why."""

    def __init__(
        self,
        session: Session,
        accept_losses: Callable[[Sequence[Loss]], bool],
        parent: QObject | None = None,
    ) -> None:
        """``accept_losses`` asks whether scenarios may lose what the edited plan cannot compute."""
        super().__init__(parent)
        self._session = session
        self._accept_losses = accept_losses
        self._edited: EditedPlan | None = None
        self._valid: EditedPlan | None = None
        self.undo, self.redo = session.undo_stack.undo, session.undo_stack.redo
        session.plan_opened.connect(self._open)

    # --- what is there --------------------------------------------------------------------------

    @property
    def edited(self) -> EditedPlan:
        """The cells as they are now."""
        if self._edited is None:
            self._edited = self._valid_cells()
        return self._edited

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """What keeps the cells from being a valid plan."""
        return () if self._edited is None else self._edited.checked.faults

    @property
    def references(self) -> References:
        """What ids of demand scenarios and sources stand for, in the language in use."""
        return self.edited.references(self._session.language)

    @property
    def step_words(self) -> StepWords:
        """What tells the actions of steps, in the language in use."""
        session = self._session
        return StepWords(session.language, lambda: self.references, session.catalogue)

    @property
    def can_edit(self) -> bool:
        """False where nothing is open, or it can only be read."""
        return self._session.file is not None and not self._session.file.read_only

    @property
    def import_tip(self) -> str:
        """What a way to the import says; where nothing can be imported, why."""
        if self.can_edit:
            return _("Take figures from a file (Ctrl+I)")
        return _("The plan can only be read. Save a copy of it, and import into the copy.")

    @property
    def history(self) -> Sequence[Change]:
        """Everything that was changed in the plan since it was made, oldest first."""
        return self._session.history

    # --- changing it ----------------------------------------------------------------------------

    def change(self, after: EditedPlan, action: str) -> bool:
        """Go to other cells as one step, named by ``action``; False if nothing was changed."""
        if not self.can_edit or after == self.edited or self._refuses(*self._new_texts(after)):
            return False
        session = self._session
        plan = after.checked.plan or session.plan
        if plan == session.plan:
            # The very same one, so that it is seen to be no other.
            plan, scenario, library = session.plan, session.scenario, session.library
        else:
            library, losses = adapted_library(session.library, session.plan, plan)
            scenario, lost = self._following(plan)
            known = {(loss.name, loss.lever) for loss in losses}
            losses += tuple(loss for loss in lost if (loss.name, loss.lever) not in known)
            if losses and not self._accept_losses(losses):
                return False
        cells = _Cells(self.edited, session.plan), _Cells(after, plan)
        scenarios, libraries = (session.scenario, scenario), (session.library, library)
        session.undo_stack.push(EditData(self, cells, scenarios, libraries, action))
        return True

    def _following(self, plan: Plan) -> tuple[Scenario, tuple[Loss, ...]]:
        """The scenario that is worked on as it goes on with ``plan``, and what it loses. With the
        figures of before, which are kept, it goes on as it is."""
        session = self._session
        scenario = session.scenario
        if session.figures is not session.plan:
            return scenario, ()
        left, losses = adapted(scenario, plan, catalogue(plan))
        if left is None:
            return Scenario(plan.demands[0].scenario), losses
        if left.data_edition == edition(session.plan):
            left = replace(left, data_edition=edition(plan))
        return left, losses

    def explain(self, places: Sequence[int], why: str) -> None:
        """Say why changes were made, as one step; ``places`` are their numbers in the history."""
        if not self.can_edit or self._refuses(why):
            return
        _, fault = _WHY.read(why)
        if fault is not None:
            self.refused.emit(sentence(fault, self._session.language))
            return
        history, session = self.history, self._session
        before = {place: history[place].why for place in places}
        after = dict.fromkeys(places, why)
        if after != before:
            session.undo_stack.push(ExplainChanges(self, (before, after), session.scenario))

    def _refuses(self, *texts: str) -> bool:
        refused = cpr_fault(*texts)
        if any(len(text) > LONGEST_TEXT for text in texts):
            fault = Fault("text_too_long", values={"high": LONGEST_TEXT})
            refused = sentence(fault, self._session.language)
        if refused:
            self.refused.emit(refused)
        return bool(refused)

    def _new_texts(self, after: EditedPlan) -> Iterator[str]:
        """The cells of rows that are not there yet, but for those that are figures."""
        for name, rows in after.changed_from(self.edited).items():
            known = set(self.edited.rows(name))
            kinds = [one.kind for one in TABLE[name].columns] if name in TABLE else ["", ""]
            for row in rows:
                if row not in known:
                    for kind, cell in zip(kinds, row, strict=True):
                        if kind in ("name", "text") or not is_figure_or_cpr(cell):
                            yield cell

    # --- steps ----------------------------------------------------------------------------------

    def show_cells(
        self, cells: _Cells, scenario: Scenario, library: ScenarioLibrary, action: str
    ) -> None:
        """Go to other cells; ``action`` says in the history what was done."""
        session = self._session
        tables = set(cells.edited.changed_from(self.edited))
        now = datetime.now().astimezone()
        changes = changes_of_step(session.plan, cells.plan, action, now, self.history)
        self._edited = cells.edited
        if cells.plan is not session.plan:
            self._valid = cells.edited if not self.faults else EditedPlan.of(cells.plan)
            session.take_plan(cells.plan, library, scenario, changes)
            self.history_changed.emit()
        if self.faults:
            session.keep_draft(cells.edited.changed_from(self._valid_cells()))
        elif cells.plan is session.plan:
            session.keep_draft({})
        self.changed.emit(tables)

    def show_reasons(self, whys: Mapping[int, str]) -> None:
        """Go to other reasons for changes in the history."""
        self._session.explain(whys)
        self.history_changed.emit()

    # --- inside ---------------------------------------------------------------------------------

    def _open(self) -> None:
        """Another plan: its cells are made when they are first asked for, unless it has a draft."""
        self._edited = self._valid = None
        draft = self._session.draft
        if draft:
            self._edited = EditedPlan.of(self._session.plan, draft)
        self.changed.emit(set(self.edited.tables) if draft else set())

    def _valid_cells(self) -> EditedPlan:
        if self._valid is None:
            self._valid = EditedPlan.of(self._session.plan)
        return self._valid
