"""Editing the plan's data: steps that can be undone, each saved when it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from sosuplan.adapting import Loss, adapted, all_adapted
from sosuplan.cells import References
from sosuplan.difference import difference
from sosuplan.editing import CellFault, EditedPlan
from sosuplan.history import Change
from sosuplan.levers import catalogue
from sosuplan.log import with_reasons
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from ui.i18n import translate
from ui.session import Session


@dataclass(frozen=True, slots=True)
class _State:
    """The cells, and what the rest of the window shows: the last valid plan and its scenarios."""

    edited: EditedPlan
    plan: Plan
    saved: tuple[Scenario, ...]
    scenario: Scenario


class EditData(QUndoCommand):
    """From one state of the data to another, named by a sentence that the Edit menu shows."""

    def __init__(
        self, show: Callable[[_State, str], None], before: _State, after: _State, sentence: str
    ) -> None:
        super().__init__(sentence)
        self._show = show
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._show(self._after, self.text())

    def undo(self) -> None:
        self._show(self._before, translate("Undo", "Undone: {step}").format(step=self.text()))


class Editor(QObject):
    """The open plan's cells, and the only way to change them.

    While they do not make a valid plan, they are kept in the file as a draft, and the session goes
    on with the last valid plan.
    """

    changed = Signal(object)
    """The names of the tables that have other cells than before, as a set."""
    logged = Signal()
    """The history has other entries than before."""

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
        self._history: list[Change] | None = None
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
    def can_edit(self) -> bool:
        """False where nothing is open, or it can only be read."""
        return self._session.file is not None and not self._session.file.read_only

    @property
    def history(self) -> Sequence[Change]:
        """Everything that was changed in the plan since it was made, oldest first."""
        if self._history is None:
            file = self._session.file
            self._history = list(file.history()) if file is not None else []
        return self._history

    # --- changing it ----------------------------------------------------------------------------

    def change(self, after: EditedPlan, sentence: str) -> bool:
        """Go to other cells as one step; False if nothing was changed."""
        if not self.can_edit or after == self.edited:
            return False
        state = self._state_of(after)
        if state is None:
            return False
        stack = self._session.undo_stack
        stack.push(EditData(self._show, self._state(self.edited), state, sentence))
        return True

    def explain(self, place: int, why: str) -> None:
        """Say why a change was made; ``place`` is its number in the history."""
        file = self._session.file
        if file is None or file.read_only:
            return
        file.explain(place, why)
        self._history = None
        self.logged.emit()

    def _state(self, edited: EditedPlan) -> _State:
        session = self._session
        return _State(edited, session.plan, tuple(session.saved.values()), session.scenario)

    def _state_of(self, edited: EditedPlan) -> _State | None:
        """The state with other cells; None if scenarios would lose something and may not."""
        session = self._session
        plan = edited.checked.plan
        if plan is None or plan == session.plan:
            return self._state(edited)
        levers = catalogue(plan)
        saved, losses = all_adapted(session.saved.values(), plan, levers)
        scenario, lost = adapted(session.scenario, plan, levers)
        if scenario is None:
            scenario = Scenario(plan.demands[0].scenario)
        elif scenario.name and scenario.name not in {one.name for one in saved}:
            scenario = Scenario(scenario.demand, scenario.levers)
        known = {(loss.name, loss.lever) for loss in losses}
        losses += tuple(loss for loss in lost if (loss.name, loss.lever) not in known)
        if losses and not self._accept_losses(losses):
            return None
        return _State(edited, plan, saved, scenario)

    def _show(self, state: _State, action: str) -> None:
        session = self._session
        tables = set(state.edited.changed_from(self.edited))
        self._edited = state.edited
        if state.plan is not session.plan:
            time = datetime.now().astimezone().isoformat(timespec="seconds")
            changes = with_reasons(
                (one.change(time, action) for one in difference(session.plan, state.plan)),
                self.history,
            )
            self._valid = state.edited if not self.faults else EditedPlan.of(state.plan)
            session.take_plan(state.plan, state.saved, state.scenario, changes)
            if self._history is not None:
                self._history += changes
            self.logged.emit()
        if self.faults:
            session.keep_draft(state.edited.changed_from(self._valid_cells()))
        elif state.plan is session.plan:
            session.keep_draft({})
        self.changed.emit(tables)

    # --- inside ---------------------------------------------------------------------------------

    def _open(self) -> None:
        """Another plan: its cells are made when they are first asked for, unless it has a draft."""
        file = self._session.file
        self._edited = self._valid = self._history = None
        draft = file.draft() if file is not None else {}
        if draft:
            self._edited = EditedPlan.of(self._session.plan, draft)
        self.changed.emit(set(self.edited.tables) if draft else set())

    def _valid_cells(self) -> EditedPlan:
        if self._valid is None:
            self._valid = EditedPlan.of(self._session.plan)
        return self._valid
