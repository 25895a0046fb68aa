"""What is open and looked at: plan file, plan, scenario, occupation, unit; and its projection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from sosuplan.engine import EngineInputs
from sosuplan.frame import FTE, HEADS, Frame, frame_of
from sosuplan.history import Change
from sosuplan.language import Language
from sosuplan.lever import Lever
from sosuplan.levers import LeverCatalogue, catalogue
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from ui.commands import ChangeScenario, be_here
from ui.keeper import Draft, Keeper
from ui.scheduler import Scheduler
from ui.workspace import compared_in, occupation_in, scenario_in, written

MOST_COMPARED = 4
UNDO_LIMIT = 500


class Session(QObject):
    """One open plan. Views listen to ``frame_ready``; commands are the only way in."""

    plan_opened = Signal()
    plan_closed = Signal()
    """The plan was closed, and no other one opened."""
    plan_changed = Signal()
    """The plan's data were edited: it is another plan in the same file."""
    frame_ready = Signal(object, bool)
    """A ``Frame``, and whether a slider is being dragged."""
    scenarios_changed = Signal()
    """The saved scenarios, the name in use or the compared ones are others than before."""
    keeping = Signal()
    """Something was changed that is not in the plan file yet."""
    kept = Signal(object)
    """Everything is in the plan file since this ``datetime``."""
    keeping_failed = Signal(object)
    """A ``StoreError``: something could not be written; it will be tried again."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.file: PlanFile | None = None
        self.saved: dict[str, Scenario] = {}
        self.compared: tuple[str, ...] = ()
        self.occupation = ""
        self.unit = HEADS
        self.report = ""
        """How the page Rapport is set (see ``ui.report.choice``)."""
        self.frame: Frame | None = None
        self._dragging = False
        self._drag = 0
        self._step_place = 0
        self._step: ChangeScenario | None = None
        self._scheduler = Scheduler(self._compute, self)
        self._renamed: dict[str, str] = {}
        self._keeper = Keeper(
            lambda: (self.plan, tuple(self.saved.values())), self._workspace, self
        )
        self._keeper.waiting.connect(self.keeping)
        self._keeper.kept.connect(self.kept)
        self._keeper.failed.connect(self.keeping_failed)

    # --- the plan -------------------------------------------------------------------------------

    def open(self, file: PlanFile) -> None:
        """Show the plan of ``file``, with the scenario that was worked on last.

        Raises ``PlanError`` or ``StoreError`` and stays as it was if the plan cannot be read.
        """
        plan = file.plan()
        saved = {scenario.name: scenario for scenario in file.scenarios()}
        workspace = file.workspace()
        self.close()
        self.file = file
        self._keeper.open(file)
        self.plan: Plan = plan
        self.catalogue: LeverCatalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)
        self.saved = saved
        self.undo_stack.clear()
        self._renamed.clear()
        self.scenario = self._opened_with = scenario_in(workspace, plan, self.catalogue, saved)
        self.occupation = occupation_in(workspace.get("occupation", ""), plan)
        self.unit = FTE if workspace.get("unit") == FTE else HEADS
        self.report = workspace.get("report", "")
        self.compared = compared_in(workspace, saved)[:MOST_COMPARED]
        self._compute_frame()
        self.plan_opened.emit()
        self.scenarios_changed.emit()
        self._announce()

    def close(self) -> None:
        """Keep what is worked on and let go of the plan file."""
        if self.file is not None:
            self._keeper.close()
            self.file.close()
            self.file = None

    def close_plan(self) -> None:
        """Let go of the plan, and go on without one."""
        self.close()
        self.undo_stack.clear()
        self.plan_closed.emit()

    @property
    def path(self) -> Path | None:
        """Where the open plan file is."""
        return self.file.path if self.file is not None else None

    @property
    def unsaved(self) -> bool:
        """True while edited data could not be written into the plan file."""
        return self._keeper.unsaved

    @property
    def lost_with_it(self) -> bool:
        """True if closing the plan loses levers that were moved: it can only be read, and the file
        has no scenario with these levers."""
        if self.file is None or not self.file.read_only or not self.scenario.levers:
            return False
        known = (self._opened_with, *self.saved.values())
        return not any(one.computes_as(self.scenario) for one in known)

    def take_plan(
        self,
        plan: Plan,
        saved: Iterable[Scenario],
        scenario: Scenario,
        changes: Sequence[Change],
    ) -> None:
        """Go on with edited data, and with scenarios that can be computed from them.

        All is written at once; if that fails, ``keeping_failed`` tells, and it is tried again.
        """
        self.plan = plan
        self.catalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)
        self.saved = {one.name: one for one in saved}
        self.compared = tuple(name for name in self.compared if name in self.saved)
        self.scenario = self._as_now(scenario)
        self.occupation = occupation_in(self.occupation, plan)
        self._keeper.keep_plan(changes)
        self.plan_changed.emit()
        self.scenarios_changed.emit()
        self._scheduler.request()

    def keep_draft(self, draft: Draft) -> None:
        """Write cells that do not make a valid plan yet, so that no typing is lost; {}: none."""
        self._keeper.keep_draft(draft)

    def keep(self) -> None:
        """Write what is worked on into the plan file, so that it is there at the next start."""
        self._keeper.keep()

    def explain(self, places: Iterable[int], why: str) -> None:
        """Write why changes were made; ``places`` are their numbers in the file's history.

        Raises ``StoreError`` if it cannot be written.
        """
        if self.file is not None:
            self.file.explain(places, why)
            self._keeper.tell_kept()

    # --- the scenario ---------------------------------------------------------------------------

    def set_lever(self, lever: Lever, value: float | None, sentence: str, *, drag: int = 0) -> None:
        """Move one lever as an undoable step; None, or the neutral value, takes it back.

        Full effect is never before the start: moving either year past the other moves both.
        """
        if value is not None and value == lever.neutral:
            value = None
        after = self.scenario.with_lever(lever.id, value)
        start, full = (
            after.levers.get(name, self.catalogue[name].neutral)
            for name in ("start_year", "full_effect_year")
        )
        if start is not None and full is not None and full < start:
            other = "full_effect_year" if lever.id == "start_year" else "start_year"
            year = start if lever.id == "start_year" else full
            after = after.with_lever(other, year)
        self.change(after, sentence, drag=drag)

    def change(self, after: Scenario, sentence: str, *, drag: int = 0) -> None:
        """Go to another scenario as an undoable step; to the same one is no step at all."""
        self._dragging = drag != 0
        if after == self.scenario:
            return
        step = self._step_on_top()
        if drag and drag == self._drag and step is not None:
            step.extend(after, sentence)
            return
        self._drag = drag
        self._step = ChangeScenario(self._show, self.scenario, after, sentence)
        self.undo_stack.push(self._step)
        self._step_place = self.undo_stack.index()

    def settle(self) -> None:
        """A drag has ended: name its step, and draw once more, so that the axes may follow."""
        self._dragging = False
        self._drag = 0
        stack = self.undo_stack
        step = self._step_on_top()
        if step is not None and step.isObsolete():
            stack.undo()
        self._step = None
        stack.undoTextChanged.emit(stack.undoText())
        self._scheduler.request()

    def _step_on_top(self) -> ChangeScenario | None:
        """The last step of ours, unless it has been undone or another came after it."""
        stack = self.undo_stack
        on_top = stack.index() == stack.count() == self._step_place
        return self._step if on_top else None

    @property
    def saved_scenario(self) -> Scenario | None:
        """The saved scenario that is being worked on, as it was saved."""
        return self.saved.get(self.scenario.name)

    @property
    def differs_from_saved(self) -> bool:
        """True if levers or demand are others than in the saved scenario of this name."""
        saved = self.saved_scenario
        return saved is not None and not saved.computes_as(self.scenario)

    def save_as(self, name: str, note: str, edition: str) -> None:
        """Save the working scenario under ``name`` in the plan file, replacing one of that name."""
        if self.file is None:
            return
        scenario = replace(self.scenario, name=name, note=note, data_edition=edition)
        self.file.save_scenario(scenario)
        self.saved[name] = scenario
        self._renamed.pop(name, None)
        self.scenario = scenario
        be_here(self.undo_stack, scenario)
        self._changed()

    def delete(self, name: str) -> None:
        """Delete a saved scenario; the levers stay as they are."""
        if self.file is None:
            return
        self.file.delete_scenario(name)
        del self.saved[name]
        self.compared = tuple(other for other in self.compared if other != name)
        self.scenario = self._as_now(self.scenario)
        self._changed()

    def rename(self, old: str, new: str) -> None:
        """Give a saved scenario another name that is free."""
        if self.file is None:
            return
        self.file.rename_scenario(old, new)
        self.saved = {
            new if name == old else name: replace(kept, name=new) if name == old else kept
            for name, kept in self.saved.items()
        }
        self.compared = tuple(new if name == old else name for name in self.compared)
        self._renamed.pop(new, None)
        self._renamed[old] = new
        self.scenario = self._as_now(self.scenario)
        self._changed()

    def name_now(self, name: str) -> str:
        """What the saved scenario is called now that was called ``name`` when a step was made."""
        while name in self._renamed:
            name = self._renamed[name]
        return name

    def compare_with(self, names: Iterable[str]) -> None:
        """Show these saved scenarios beside the working one, at most ``MOST_COMPARED``."""
        self.compared = tuple(name for name in names if name in self.saved)[:MOST_COMPARED]
        self._changed()

    # --- what is looked at ----------------------------------------------------------------------

    def look_at(self, *, occupation: str = "", unit: str = "") -> None:
        """Choose occupation (``SSA``, ``SSH``, ``all``) and unit (``heads``, ``fte``)."""
        self.occupation = occupation or self.occupation
        self.unit = unit or self.unit
        self._dragging = False
        self._keeper.keep_soon()
        self._scheduler.request()

    def remember_report(self, text: str) -> None:
        """Keep how the page Rapport is set."""
        self.report = text
        self._keeper.keep_soon()

    def set_language(self, language: Language) -> None:
        """Words and numbers of the next frames."""
        self.language = language
        self._scheduler.request()

    # --- inside ---------------------------------------------------------------------------------

    def _show(self, scenario: Scenario) -> None:
        before = self.scenario
        self.scenario = self._as_now(scenario)
        self._keeper.keep_soon()
        if self.scenario.name != before.name:
            self.scenarios_changed.emit()
        self._scheduler.request()

    def _as_now(self, scenario: Scenario) -> Scenario:
        """``scenario`` of a step made earlier, with the name and note that it has by now.

        Saved scenarios are saved, renamed and deleted for good: undo does not reach them.
        """
        if not scenario.name:
            return scenario
        saved = self.saved.get(self.name_now(scenario.name))
        if saved is None:
            return replace(scenario, name="", note="", data_edition="")
        return replace(scenario, name=saved.name, note=saved.note, data_edition=saved.data_edition)

    def _changed(self) -> None:
        """After a change of the saved scenarios, or of those that are compared."""
        self.keep()
        self.scenarios_changed.emit()
        self._scheduler.request()

    def _compute(self) -> None:
        if self.file is None:
            return
        self._compute_frame()
        self._announce()

    def _compute_frame(self) -> None:
        self.frame = frame_of(
            self.plan,
            self.catalogue,
            self.inputs,
            self.scenario,
            tuple(self.saved[name] for name in self.compared),
            occupation=self.occupation,
            unit=self.unit,
            language=self.language,
            changed_since_saved=self.differs_from_saved,
        )

    def _announce(self) -> None:
        self.frame_ready.emit(self.frame, self._dragging)

    def _workspace(self) -> dict[str, str]:
        return written(self.scenario, self.occupation, self.unit, self.compared, self.report)
