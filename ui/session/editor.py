"""Editing the plan's data: steps that can be undone, each saved when it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from sosuplan.editing.cells import References
from sosuplan.editing.difference import Change
from sosuplan.editing.edit_history import changes_of_step
from sosuplan.editing.edited_plan import CellFault, EditedPlan, columns
from sosuplan.editing.scenario_adaptation import Loss, adapted, all_adapted
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.column import LONGEST_TEXT, Column
from sosuplan.model.schema.tables import SETTINGS_TABLE, TABLE
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.steps import Action, StepWords, action_about
from sosuplan.text.cpr import is_figure_or_cpr
from sosuplan.text.errors import Fault
from ui.i18n import _
from ui.session.session import Session, Step
from ui.widgets.problems import cpr_fault

Saved = tuple[Scenario, ...]

_WHY = Column("text", optional=True)
"""What a reason for a change may be."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells, and the last valid plan, which the rest of the window shows."""

    edited: EditedPlan
    plan: Plan


class EditData(Step):
    """From some cells to others, named by an action.

    Saved scenarios follow: what an edit takes from them, its undoing gives back. Where it would
    take something again that was saved in the meantime, the user is asked once more.
    """

    def __init__(
        self,
        editor: Editor,
        cells: tuple[_Cells, _Cells],
        scenarios: tuple[Scenario, Scenario],
        action: str,
        saved: Saved,
    ) -> None:
        """``cells`` and ``scenarios``: those before and after. ``saved`` are the saved scenarios as
        they are to be at first."""
        super().__init__(action, *scenarios)
        self._editor = editor
        self._old_cells, self._new_cells = cells
        self._first: Saved | None = saved
        self._was: Saved = ()
        self._became: Saved = ()

    def redo(self) -> None:
        self._go(self._new_cells, self.after, self.action)

    def undo(self) -> None:
        done = action_about(Action.UNDONE, self.action)
        self._go(self._old_cells, self.before, done, back=True)

    @property
    def place(self) -> tuple[str, int | None, str]:
        """Table, row and column of the first cell that is another one: its row as it is now, None
        if only rows went."""
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

    def _go(self, cells: _Cells, scenario: Scenario, action: str, *, back: bool = False) -> None:
        if self.refused:
            self.refused = False
            return
        editor = self._editor
        saved, self._first = self._first, None
        if saved is None:
            saved = editor.saved_with(cells.plan, self._was, self._became)
        if saved is None:
            # The stack has moved already and is put back where it was.
            self.refused = True
            QTimer.singleShot(0, editor, editor.redo if back else editor.undo)
            return
        was = editor.saved
        editor.show_cells(cells, scenario, saved, action)
        self._was, self._became = was, editor.saved


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
            plan, scenario, saved = session.plan, session.scenario, self.saved
        else:
            left, losses = adapted(session.scenario, plan, catalogue(plan))
            scenario = left or Scenario(plan.demands[0].scenario)
            kept = self.saved_with(plan, losses=losses)
            if kept is None:
                return False
            saved = kept
        cells = _Cells(self.edited, session.plan), _Cells(after, plan)
        step = EditData(self, cells, (session.scenario, scenario), action, saved)
        session.undo_stack.push(step)
        return True

    def explain(self, places: Sequence[int], why: str) -> None:
        """Say why changes were made; ``places`` are their numbers in the history."""
        if not self.can_edit or self._refuses(why):
            return
        _, fault = _WHY.read(why)
        if fault is not None:
            self.refused.emit(sentence(fault, self._session.language))
            return
        self._session.explain(places, why)
        self.history_changed.emit()

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

    @property
    def saved(self) -> Saved:
        """The saved scenarios as they are now."""
        return tuple(self._session.saved.values())

    def saved_with(
        self, plan: Plan, was: Saved = (), became: Saved = (), losses: Sequence[Loss] = ()
    ) -> Saved | None:
        """The saved scenarios as ``plan`` can compute them; None if they would lose something and
        may not. ``losses`` are those of the scenario that is worked on.

        A step that left the scenarios ``was`` as they ``became`` gives back what it took, unless
        they were saved again since.
        """
        if plan is self._session.plan:
            return self.saved
        kept, lost = all_adapted(self._given_back(was, became), plan, catalogue(plan))
        known = {(loss.name, loss.lever) for loss in lost}
        lost += tuple(loss for loss in losses if (loss.name, loss.lever) not in known)
        return kept if not lost or self._accept_losses(lost) else None

    def _given_back(self, was: Saved, became: Saved) -> Saved:
        left = {one.name: one for one in became}
        now = {one.name: one for one in self.saved}
        order = {}
        for place, one in enumerate(was):
            name = self._session.name_now(one.name)
            order[name] = place
            then = left.get(one.name)
            if now.get(name) == (then and replace(then, name=name)):
                now[name] = replace(one, name=name)
        return tuple(sorted(now.values(), key=lambda one: order.get(one.name, len(order))))

    def show_cells(self, cells: _Cells, scenario: Scenario, saved: Saved, action: str) -> None:
        """Go to other cells; ``action`` says in the history what was done."""
        session = self._session
        tables = set(cells.edited.changed_from(self.edited))
        now = datetime.now().astimezone()
        changes = changes_of_step(session.plan, cells.plan, action, now, self.history)
        self._edited = cells.edited
        if cells.plan is not session.plan:
            self._valid = cells.edited if not self.faults else EditedPlan.of(cells.plan)
            session.take_plan(cells.plan, saved, scenario, changes)
            self.history_changed.emit()
        if self.faults:
            session.keep_draft(cells.edited.changed_from(self._valid_cells()))
        elif cells.plan is session.plan:
            session.keep_draft({})
        self.changed.emit(tables)

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
