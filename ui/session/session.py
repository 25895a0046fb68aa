"""What is open and looked at: plan file, plan, scenario, occupation, unit; and its projection."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sosuplan.analysis.frame import FTE, HEADS, Frame, frame_of
from sosuplan.analysis.fulltime import fulltime_levers, with_all_on
from sosuplan.editing.difference import Change
from sosuplan.engine import EngineInputs
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.narrative.steps import Action, action_for
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import ScenarioError
from sosuplan.text.language import Language
from sosuplan.text.terms import capital, word
from ui import i18n
from ui.i18n import _
from ui.session.autosave import GONE, Autosave, Draft, waited_for
from ui.session.workspace import occupation_in, workspace_in, written

_LOG = logging.getLogger(__name__)

MOST_COMPARED = 4
UNDO_LIMIT = 500


Choices = list[tuple[str, str, str]]
"""Code, label and tool tip of each choice, for ``Segments``."""


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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.file: PlanFile | None = None
        self.saved: dict[str, Scenario] = {}
        self.compared: tuple[str, ...] = ()
        self.occupation = ""
        self.unit = HEADS
        self.report = ""
        """How the page Rapport is set (see ``ui.report.side.Choice``)."""
        self.history: list[Change] = []
        """Everything that was changed in the plan since it was made, oldest first."""
        self.draft: Draft = {}
        """The cells of tables that are not valid yet (see ``PlanFile.draft``)."""
        self.workspace_dropped = False
        """What the plan was last looked at with could not be used when it was opened."""
        self.frame: Frame | None = None
        self._dragging = False
        self._drag = 0
        self._step_place = 0
        self._step: ChangeScenario | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compute)
        self._renamed: dict[str, str] = {}
        self.autosave = Autosave(
            lambda: (self.plan, tuple(self.saved.values())), self._workspace, self
        )
        self.autosave.waiting.connect(self.keeping)
        self.autosave.kept.connect(self._kept)
        self.autosave.failed.connect(self.keeping_failed)

    @property
    def language(self) -> Language:
        """That of the window: the next frames are told in it."""
        return i18n.current()

    # --- the plan -------------------------------------------------------------------------------

    def open(self, file: PlanFile, *, copied: bool = False) -> None:
        """Show the plan of ``file``, with the scenario that was worked on last.

        ``copied``: the file holds all that is worked on, also what could not be written into the
        one that is open now. Raises ``PlanError`` or ``StoreError`` and stays as it was if the plan
        cannot be read.
        """
        plan = file.plan()
        saved = {scenario.name: scenario for scenario in file.scenarios()}
        history, draft = list(file.history()), file.draft()
        seen, dropped = workspace_in(file.workspace(), plan, catalogue(plan), saved)
        if copied and self.autosave.error is not None:
            self.autosave.forget()
        self.close()
        self.file = file
        self.autosave.open(file)
        self._hold(plan)
        self.saved, self.history, self.draft = saved, history, draft
        self.undo_stack.clear()
        self._renamed.clear()
        self.scenario = self._in_file = seen.scenario
        self.occupation, self.unit, self.report = seen.occupation, seen.unit, seen.report
        self.compared = seen.compared[:MOST_COMPARED]
        self.workspace_dropped = dropped
        if dropped:
            # It is told of once.
            self.autosave.keep_soon()
        _LOG.info("plan opened%s", " to read" if file.read_only else "")
        self._compute_frame()
        self.plan_opened.emit()
        self.scenarios_changed.emit()
        self._announce()

    def _hold(self, plan: Plan) -> None:
        self.plan: Plan = plan
        self.catalogue: LeverCatalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)

    def close(self) -> None:
        """Keep what is worked on and let go of the plan file."""
        if self.file is not None:
            self.autosave.close()
            self.file.close()
            _LOG.info("plan closed")
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
    def lost_with_it(self) -> bool:
        """True if closing the plan loses what was done with it, besides edited data: the file does
        not hold the plan any more, or perhaps not its scenarios, or levers were moved, it cannot be
        written, and it has no scenario with these levers."""
        error = self.autosave.error
        if self.autosave.scenarios_wait or (error is not None and error.faults[0].code in GONE):
            return True
        readable = self.file is not None and (self.file.read_only or error is not None)
        if not readable or not self.scenario.levers:
            return False
        known = (self._in_file, *self.saved.values())
        return not any(one.computes_as(self.scenario) for one in known)

    def take_plan(
        self, plan: Plan, saved: Iterable[Scenario], scenario: Scenario, changes: Sequence[Change]
    ) -> None:
        """Go on with edited data, and with scenarios that can be computed from them.

        All is written at once; if that fails, ``keeping_failed`` tells, and it is tried again.
        """
        self._hold(plan)
        self.saved = {one.name: one for one in saved}
        self.compared = tuple(name for name in self.compared if name in self.saved)
        self.scenario = self._as_now(scenario)
        self.occupation = occupation_in(self.occupation, plan)
        self.history += changes
        self.draft = {}
        self.autosave.keep_plan(changes)
        self.plan_changed.emit()
        self.scenarios_changed.emit()
        self.recompute()

    def keep_draft(self, draft: Draft) -> None:
        """Write cells that do not make a valid plan yet, so that no typing is lost; {}: none."""
        self.draft = draft
        self.autosave.keep_draft(draft)

    def keep(self, *, patient: bool = False) -> None:
        """Write what is worked on into the plan file, so that it is there at the next start;
        ``patient`` if the user waits for it."""
        self.autosave.keep(patient=patient)

    def copy_to(self, path: Path) -> None:
        """A plan file at ``path`` with all that is here, whether it is in the open file or not.

        Raises ``StoreError`` if it cannot be written.
        """
        PlanFile.create(
            path,
            self.plan,
            tuple(self.saved.values()),
            history=self.history,
            draft=self.draft,
            workspace=self._workspace(),
            replace=True,
        )

    def explain(self, places: Sequence[int], why: str) -> None:
        """Say why changes were made; ``places`` are their numbers in the history."""
        for place in places:
            self.history[place] = replace(self.history[place], why=why)
        self.autosave.keep_reason(places, why)

    # --- the scenario ---------------------------------------------------------------------------

    def set_lever(self, lever: Lever, value: float | None, *, drag: int = 0) -> None:
        """Move one lever as an undoable step; None, or the neutral value, takes it back.

        Full effect is never before the start: moving either year past the other moves both.
        """
        if value is not None and value == lever.neutral:
            value = None
        moved = action_for(Action.MOVE_LEVER, lever=lever.id, value=value)
        after = self._before(drag).with_lever(lever.id, value)
        start, full = self.catalogue.timing(after.levers)
        if full < start:
            other = "full_effect_year" if lever.id == "start_year" else "start_year"
            year = start if lever.id == "start_year" else full
            after = after.with_lever(other, year)
        self.change(after.in_order(self.catalogue), moved, drag=drag)

    def set_years(self, lever: Lever, start: int | None, full: int | None) -> None:
        """Have a moved lever go by its own years as an undoable step; None: by the scenario's.

        Full effect is never before the start: moving either year past the other moves both.
        """
        if lever.id not in self.scenario.levers:
            return
        before = self.scenario.years_of(lever.id, self.catalogue)
        if start is None or full is None:
            after = self.scenario.with_timing(lever.id, None, None)
            done = action_for(Action.SCENARIOS_YEARS, lever=lever.id, value=None)
        else:
            if full < start:
                start, full = (start, start) if start != before[0] else (full, full)
            after = self.scenario.with_years(lever.id, start, full, self.catalogue)
            sentence = Action.OWN_YEARS if lever.gradual else Action.OWN_FIRST_YEAR
            done = action_for(sentence, lever=lever.id, value=None, start=start, full=full)
        self.change(after, done)

    def set_fulltime(self, value: float | None) -> None:
        """Bring every group's share on full time to ``value`` as one undoable step; None: to
        today's. A group that is above it today stays where it is."""
        levers = fulltime_levers(self.catalogue)
        after = with_all_on(self.scenario, self.plan, self.catalogue, value)
        moved = action_for(Action.MOVE_ALL_GROUPS, lever=levers[0].id, value=value)
        self.change(after, moved)

    def set_targets(self, targets: Mapping[str, float]) -> None:
        """Give every group its share on full time by lever as one undoable step; a group that is
        not named has today's."""
        after = self.scenario
        for lever in fulltime_levers(self.catalogue):
            after = after.with_lever(lever.id, targets.get(lever.id))
        self.change(after, action_for(Action.SET_TARGETS))

    def change(self, after: Scenario, done: str, *, drag: int = 0) -> None:
        """Go to another scenario as an undoable step, whose action is ``done``; to the same one is
        no step at all."""
        self._dragging = drag != 0
        if after == self.scenario:
            return
        step = self._step_of(drag)
        if step is not None:
            step.extend(after, done)
            return
        self._drag = drag
        self._step = ChangeScenario(self._show, self.scenario, after, done)
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
        self.recompute()

    def _before(self, drag: int) -> Scenario:
        """What the ``drag`` began with. On its way a lever may pass where it is neutral, and has no
        years of its own, and a year may push the other."""
        step = self._step_of(drag)
        return self.scenario if step is None else self._as_now(step.before)

    def _step_of(self, drag: int) -> ChangeScenario | None:
        """The step that a drag has begun, if it goes on."""
        return self._step_on_top() if drag and drag == self._drag else None

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
        with self._settling():
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
        with self._settling():
            self.file.delete_scenario(name)
        del self.saved[name]
        self.compared = tuple(other for other in self.compared if other != name)
        self.scenario = self._as_now(self.scenario)
        self._changed()

    def rename(self, old: str, new: str) -> None:
        """Give a saved scenario another name that is free."""
        if self.file is None:
            return
        with self._settling():
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
        self.autosave.keep_soon()
        self.recompute()

    def occupation_choices(self) -> Choices:
        """The plan's occupations, and both together where there are two."""
        both = capital(word("all.short", self.language))
        return [
            (code, both if code == "all" else code, capital(word(code, self.language)))
            for code in self.plan.told_apart
        ]

    def unit_choices(self) -> Choices:
        """People, and full-time persons."""
        tips = {
            HEADS: _("Count people"),
            FTE: _("Count work in full-time persons (37 hours a week)"),
        }
        return [(unit, capital(word(unit, self.language)), tip) for unit, tip in tips.items()]

    @property
    def scenario_name(self) -> str:
        """What the scenario that is worked on is called."""
        return scenario_name(self.scenario, self.language, changed=self.differs_from_saved)

    def remember_report(self, text: str) -> None:
        """Keep how the page Rapport is set."""
        self.report = text
        self.autosave.keep_soon()

    def recompute(self) -> None:
        """Have the next frame computed in the next turn of the event loop, once for all changes
        until then."""
        if not self._soon.isActive():
            self._soon.start()

    # --- inside ---------------------------------------------------------------------------------

    @contextmanager
    def _settling(self) -> Iterator[None]:
        """Saved scenarios are written at once, or it is told that they are not. Where that leaves
        open which ones the file has, it is given those that are seen here as soon as it can be."""
        try:
            with waited_for():
                yield
        except ScenarioError:
            raise
        except Exception:
            self.autosave.keep_scenarios()
            raise

    def _kept(self, when: datetime) -> None:
        self._in_file = self.scenario
        self.kept.emit(when)

    def _show(self, scenario: Scenario) -> None:
        before = self.scenario
        self.scenario = self._as_now(scenario)
        self.autosave.keep_soon()
        if self.scenario.name != before.name:
            self.scenarios_changed.emit()
        self.recompute()

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
        self.recompute()

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


# --- what can be undone -------------------------------------------------------------------------


class Step(QUndoCommand):
    """Something that can be undone, from one scenario to another or the same."""

    def __init__(self, action: str, before: Scenario, after: Scenario) -> None:
        """``action`` is told in whatever language is in use then (see ``step_words``)."""
        super().__init__()
        self.action = action
        """Kept here: Qt takes the text of a command apart where a line of it ends."""
        self.before, self.after = before, after


class ChangeScenario(Step):
    """From one scenario to another, named by an action.

    All moves of one drag are one step: the first is pushed on the stack and the others extend it.
    (Commands merged by Qt would do the same, but their Python halves are never freed.)
    """

    def __init__(
        self, show: Callable[[Scenario], None], before: Scenario, after: Scenario, action: str
    ) -> None:
        super().__init__(action, before, after)
        self._show = show

    def extend(self, after: Scenario, action: str) -> None:
        """Lead to another scenario than before, and show it."""
        self.after, self.action = after, action
        # A drag that ends where it began is no step: Qt drops it when it is next undone.
        self.setObsolete(after == self.before)
        self._show(after)

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)


def be_here(stack: QUndoStack, scenario: Scenario) -> None:
    """The scenario where ``stack`` stands now was saved under this name: undo and redo lead back
    to it as it is now."""
    below, above = stack.command(stack.index() - 1), stack.command(stack.index())
    if isinstance(below, Step):
        below.after = scenario
    if isinstance(above, Step):
        above.before = scenario
