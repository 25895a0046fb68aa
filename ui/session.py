"""What is open and looked at: plan file, plan, scenario, occupation, unit; and its projection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from sosuplan.analysis.alone import one_by_one
from sosuplan.engine import EngineInputs, Projection
from sosuplan.errors import ScenarioError, StoreError
from sosuplan.frame import FTE, HEADS, Frame, frame_of
from sosuplan.history import Change
from sosuplan.language import Language
from sosuplan.lever import Lever
from sosuplan.levers import LeverCatalogue, catalogue
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario, check
from sosuplan.store.planfile import PlanFile
from ui.commands import ChangeScenario
from ui.scheduler import Scheduler

KEEP_AFTER_MS = 800
"""The working scenario is written to the plan file when nothing has changed for this long."""

TRY_AGAIN_MS = 5_000
"""What could not be written is tried again after so long."""

MOST_COMPARED = 4
UNDO_LIMIT = 500


class Session(QObject):
    """One open plan. Views listen to ``frame_ready``; commands are the only way in."""

    plan_opened = Signal()
    plan_changed = Signal()
    """The plan's data were edited: it is another plan in the same file."""
    frame_ready = Signal(object, bool)
    """A ``Frame``, and whether a slider is being dragged."""
    scenarios_changed = Signal()
    """The saved scenarios, the name in use or the compared ones are others than before."""
    kept = Signal(object)
    """The working scenario is in the plan file since this ``QDateTime``."""
    keeping_failed = Signal(object)
    """A ``StoreError``: the working scenario could not be written; it will be tried again."""

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
        self.frame: Frame | None = None
        self._dragging = False
        self._drag = 0
        self._step_place = 0
        self._step: ChangeScenario | None = None
        self._scheduler = Scheduler(self._compute, self)
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.keep)
        self._again_timer = QTimer(self)
        self._again_timer.setSingleShot(True)
        self._again_timer.setInterval(TRY_AGAIN_MS)
        self._again_timer.timeout.connect(self.keep)
        self._plan_waits = False
        self._changes_waiting: list[Change] = []
        self._draft_waiting: dict[str, list[list[str]]] | None = None

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
        self.plan: Plan = plan
        self.catalogue: LeverCatalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)
        self.saved = saved
        self.undo_stack.clear()
        self.scenario = self._restored(workspace)
        self.occupation = workspace.get("occupation", "")
        if self.occupation not in (*plan.occupations, "all"):
            self.occupation = plan.occupations[0]
        self.unit = FTE if workspace.get("unit") == FTE else HEADS
        self.compared = tuple(
            name for name in _names(workspace.get("compared", "")) if name in saved
        )[:MOST_COMPARED]
        self._compute_frame()
        self.plan_opened.emit()
        self.scenarios_changed.emit()
        self._announce()

    def close(self) -> None:
        """Keep what is worked on and let go of the plan file."""
        if self.file is not None:
            if self._keep_timer.isActive() or self._again_timer.isActive():
                self.keep()
            self._again_timer.stop()
            self._plan_waits, self._draft_waiting = False, None
            self._changes_waiting.clear()
            self.file.close()
            self.file = None

    @property
    def path(self) -> Path | None:
        """Where the open plan file is."""
        return self.file.path if self.file is not None else None

    @property
    def unsaved(self) -> bool:
        """True while edited data could not be written into the plan file."""
        return self._plan_waits or self._draft_waiting is not None

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
        self.scenario = scenario
        if self.occupation not in (*plan.occupations, "all"):
            self.occupation = plan.occupations[0]
        self._plan_waits = True
        self._changes_waiting += changes
        self._draft_waiting = None
        self.keep()
        self.plan_changed.emit()
        self.scenarios_changed.emit()
        self._scheduler.request()

    def keep_draft(self, tables: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """Write cells that do not make a valid plan yet, so that no typing is lost; {}: none."""
        self._draft_waiting = {name: [list(row) for row in rows] for name, rows in tables.items()}
        self.keep()

    # --- the scenario ---------------------------------------------------------------------------

    def set_lever(self, lever: Lever, value: float | None, sentence: str, *, drag: int = 0) -> None:
        """Move one lever as an undoable step; None, or the neutral value, takes it back to today.

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
        return saved is not None and (saved.demand, dict(saved.levers)) != (
            self.scenario.demand,
            dict(self.scenario.levers),
        )

    def save_as(self, name: str, note: str, edition: str) -> None:
        """Save the working scenario under ``name`` in the plan file, replacing one of that name."""
        if self.file is None:
            return
        scenario = replace(self.scenario, name=name, note=note, data_edition=edition)
        self.file.save_scenario(scenario)
        self.saved[name] = scenario
        self.scenario = scenario
        self._changed()

    def delete(self, name: str) -> None:
        """Delete a saved scenario; the levers stay as they are."""
        if self.file is None:
            return
        self.file.delete_scenario(name)
        del self.saved[name]
        self.compared = tuple(other for other in self.compared if other != name)
        if self.scenario.name == name:
            self.scenario = replace(self.scenario, name="", note="", data_edition="")
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
        if self.scenario.name == old:
            self.scenario = replace(self.scenario, name=new)
        self._changed()

    def compare_with(self, names: Iterable[str]) -> None:
        """Show these saved scenarios beside the working one, at most ``MOST_COMPARED``."""
        self.compared = tuple(name for name in names if name in self.saved)[:MOST_COMPARED]
        self._changed()

    def one_by_one(self) -> tuple[tuple[str, ...], Projection]:
        """What each moved lever gives by itself (see ``analysis.alone``)."""
        return one_by_one(self.scenario, self.catalogue, self.inputs)

    # --- what is looked at ----------------------------------------------------------------------

    def look_at(self, *, occupation: str = "", unit: str = "") -> None:
        """Choose occupation (``SSA``, ``SSH``, ``all``) and unit (``heads``, ``fte``)."""
        self.occupation = occupation or self.occupation
        self.unit = unit or self.unit
        self._dragging = False
        self._keep_timer.start()
        self._scheduler.request()

    def set_language(self, language: Language) -> None:
        """Words and numbers of the next frames."""
        self.language = language
        self._scheduler.request()

    # --- inside ---------------------------------------------------------------------------------

    def _show(self, scenario: Scenario) -> None:
        renamed = scenario.name != self.scenario.name
        self.scenario = scenario
        self._keep_timer.start()
        if renamed:
            self.scenarios_changed.emit()
        self._scheduler.request()

    def _changed(self) -> None:
        """After a change of the saved scenarios, which undo does not reach."""
        self.undo_stack.clear()
        self.scenarios_changed.emit()
        self._keep_timer.start()
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
        )

    def _announce(self) -> None:
        self.frame_ready.emit(self.frame, self._dragging)

    def keep(self) -> None:
        """Write what is worked on into the plan file, so that it is there at the next start."""
        self._keep_timer.stop()
        self._again_timer.stop()
        if self.file is None or self.file.read_only:
            return
        try:
            self._keep_data(self.file)
            self.file.save_workspace(
                {
                    "scenario": self.scenario.name,
                    "note": self.scenario.note,
                    "demand": self.scenario.demand,
                    "levers": json.dumps(dict(self.scenario.levers), sort_keys=True),
                    "occupation": self.occupation,
                    "unit": self.unit,
                    "compared": json.dumps(list(self.compared)),
                }
            )
        except StoreError as error:
            if self.unsaved:
                self._again_timer.start()
            self.keeping_failed.emit(error)
            return
        self.kept.emit(QDateTime.currentDateTime())

    def _keep_data(self, file: PlanFile) -> None:
        """Write what was edited since it was last written."""
        if self._plan_waits:
            file.replace_plan(self.plan, tuple(self.saved.values()), tuple(self._changes_waiting))
            self._plan_waits = False
            self._changes_waiting.clear()
        if self._draft_waiting is not None:
            file.save_draft(self._draft_waiting)
            self._draft_waiting = None

    def _restored(self, workspace: Mapping[str, str]) -> Scenario:
        """The scenario that was worked on, or today's if the plan cannot compute it any more."""
        today = Scenario(self.plan.demands[0].scenario)
        name = workspace.get("scenario", "")
        saved = self.saved.get(name)
        try:
            levers = json.loads(workspace.get("levers", "{}"))
            scenario = Scenario(
                workspace.get("demand", today.demand),
                {str(lever): float(value) for lever, value in levers.items()},
                name if saved else "",
                saved.note if saved else "",
                saved.data_edition if saved else "",
            )
            check(scenario, self.plan, self.catalogue)
        except (ScenarioError, ValueError, TypeError, AttributeError):
            return today
        return scenario


def _names(text: str) -> list[str]:
    """Names from a workspace entry; none if it is not a list of texts."""
    try:
        names = json.loads(text or "[]")
    except ValueError:
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
