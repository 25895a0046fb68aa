"""What is open and looked at: plan file, plan, scenario, occupation, unit; and its projection."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from sosuplan.analysis.beside import Compared, compared_with
from sosuplan.analysis.comparison import MOST_COMPARED, USUAL, Comparing, Selection
from sosuplan.analysis.frame import FTE, HEADS, Frame, frame_of
from sosuplan.analysis.fulltime import fulltime_levers, with_all_on
from sosuplan.editing.difference import Change
from sosuplan.editing.scenario_adaptation import adapted, computable
from sosuplan.engine import EngineInputs
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Measure, Plan
from sosuplan.model.saved_scenarios import verify
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import Bookmark, ScenarioLibrary, as_saved
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.narrative.steps import Action, action_for, short_name
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from sosuplan.text.terms import capital, word
from ui import i18n
from ui.i18n import _
from ui.session.autosave import GONE, Autosave, Draft, waited_for
from ui.session.certainty import Certainty
from ui.session.steps import ChangeLibrary, ScenarioSteps
from ui.session.workspace import occupation_in, workspace_in, written

_LOG = logging.getLogger(__name__)


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
        """Every step since the plan was opened; none is ever dropped."""
        self.file: PlanFile | None = None
        self.scenario_library = ScenarioLibrary()
        """The plan's saved scenarios, and what belongs to them."""
        self.compared: tuple[str, ...] = ()
        self.comparing = USUAL
        """How the page that compares them does."""
        self.weights: dict[str, float | None] = {}
        """What levers count in a mix, where that is not as usual."""
        self.yardsticks: tuple[str, ...] = ()
        """The figures of the whole country that charts of the balance show, by their findings."""
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
        self._steps = ScenarioSteps(self.undo_stack, self._show)
        self._names: Mapping[str, str] = {}
        self._compared_of: tuple[object, ...] = (None, None, None, None)
        self._beside = Compared()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compute)
        self.autosave = Autosave(lambda: (self.plan, self.scenario_library), self.workspace, self)
        self.certainty = Certainty(self)
        """How sure what is looked at is."""
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
        plan, library = file.plan(), file.scenario_library()
        history, draft = list(file.history()), file.draft()
        seen, dropped = workspace_in(file.workspace(), plan, library)
        if copied and self.autosave.error is not None:
            self.autosave.forget()
        self.close()
        self.file = file
        self.autosave.open(file)
        self.plan, self.scenario_library = plan, library
        self.history, self.draft = history, draft
        self.undo_stack.clear()
        self.scenario = self._in_file = seen.scenario
        self._hold(self._figures_of(self.scenario))
        self.occupation, self.unit, self.report = seen.occupation, seen.unit, seen.report
        self.compared, self.comparing = seen.compared[:MOST_COMPARED], seen.comparing
        self.certainty.begin(seen.certainty)
        self.weights, self.yardsticks = dict(seen.weights), seen.yardsticks
        self.workspace_dropped = dropped
        if dropped:
            # It is told of once.
            self.autosave.keep_soon()
        _LOG.info("plan opened%s", " to read" if file.read_only else "")
        self._compute_frame()
        self.plan_opened.emit()
        self.scenarios_changed.emit()
        self._announce()

    def _hold(self, figures: Plan) -> None:
        """Compute with ``figures`` from now on."""
        self.figures: Plan = figures
        """What is computed with: the plan, or the kept figures that the scenario was saved with."""
        self.catalogue: LeverCatalogue = catalogue(figures)
        self.inputs = EngineInputs.from_plan(figures)

    def kept_figures(self, scenario: Scenario) -> Plan | None:
        """What a scenario computes with; None where its own figures are not available."""
        return self.scenario_library.figures_of(scenario, self.plan)

    @property
    def older_figures(self) -> bool:
        """True while what is looked at is computed with kept figures, which are not the plan's."""
        return self.figures is not self.plan

    def _figures_of(self, scenario: Scenario) -> Plan:
        """The same, or the plan where they are not."""
        return self.kept_figures(scenario) or self.plan

    def close(self) -> None:
        """Keep what is worked on and let go of the plan file."""
        self.certainty.close()
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
        if self.autosave.library_waits or (error is not None and error.faults[0].code in GONE):
            return True
        readable = self.file is not None and (self.file.read_only or error is not None)
        if not readable or not (self.scenario.levers or self.scenario.measures):
            return False
        known = (self._in_file, *self.scenario_library.scenarios)
        return not any(one.holds_as(self.scenario) for one in known)

    def take_plan(
        self, plan: Plan, library: ScenarioLibrary, scenario: Scenario, changes: Sequence[Change]
    ) -> None:
        """Go on with edited data, with a library that goes with them (see ``adapted_library``),
        and a scenario that can be computed.

        All is written at once; if that fails, ``keeping_failed`` tells, and it is tried again.
        """
        self.plan, self.scenario_library = plan, library
        self.compared = tuple(name for name in self.compared if name in library.by_name)
        self.scenario = scenario
        self._hold(self._figures_of(scenario))
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
            self.scenario_library,
            history=self.history,
            draft=self.draft,
            workspace=self.workspace(),
            replace=True,
        )

    def explain(self, whys: Mapping[int, str]) -> None:
        """Say why changes were made, by their numbers in the history."""
        for place, why in whys.items():
            self.history[place] = replace(self.history[place], why=why)
        self.autosave.keep_reasons(whys)

    # --- the scenario ---------------------------------------------------------------------------

    def set_lever(self, lever: Lever, value: float | None, *, drag: int = 0) -> None:
        """Move one lever as an undoable step; None, or the neutral value, takes it back.

        Full effect is never before the start: moving either year past the other moves both.
        """
        if value is not None and value == lever.neutral:
            value = None
        moved = action_for(Action.MOVE_LEVER, lever=lever.id, value=value)
        before = self._steps.began_with(drag, self.scenario)
        after = before.with_lever(lever.id, value)
        start, full = self.catalogue.timing(after.levers)
        if full < start:
            other = "full_effect_year" if lever.id == "start_year" else "start_year"
            year = start if lever.id == "start_year" else full
            after = after.with_lever(other, year)
        after = after.in_order(self.catalogue).with_measures_let_go(before)
        self.change(after, moved, drag=drag)

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

    def set_reason(self, lever: Lever, note: str, source: str) -> None:
        """Say why a moved lever has its value, and with which of the plan's sources (its id), as an
        undoable step; nothing: the reason goes."""
        if lever.id not in self.scenario.levers:
            return
        after = self.scenario.with_reason(lever.id, note, source)
        sentence = Action.GIVE_REASON if note or source else Action.DROP_REASON
        self.change(after, action_for(sentence, lever=lever.id, value=None))

    def set_fulltime(self, value: float | None) -> None:
        """Bring every group's share on full time to ``value`` as one undoable step; None: to
        today's. A group that is above it today stays where it is."""
        levers = fulltime_levers(self.catalogue)
        after = with_all_on(self.scenario, self.figures, self.catalogue, value)
        moved = action_for(Action.MOVE_ALL_GROUPS, lever=levers[0].id, value=value)
        self.change(after.with_measures_let_go(self.scenario), moved)

    def set_targets(self, targets: Mapping[str, float]) -> None:
        """Give every group its share on full time by lever as one undoable step; a group that is
        not named has today's."""
        after = self.scenario
        for lever in fulltime_levers(self.catalogue):
            after = after.with_lever(lever.id, targets.get(lever.id))
        after = after.with_measures_let_go(self.scenario)
        self.change(after, action_for(Action.SET_TARGETS))

    def attach_measure(
        self, measure: Measure, values: Mapping[str, float | None], note: str, name: str
    ) -> None:
        """Have a measure, which is called ``name``, belong to the scenario and move levers by so
        much (see ``analysis.measures.attached``), as an undoable step."""
        from sosuplan.analysis.measures import attached

        of = self.figures, self.scenario, self.catalogue
        after = attached(*of, measure, values, note, known_in=self.plan)
        self.change(after, action_for(Action.ATTACH_MEASURE, name=short_name(name)))

    def detach_measure(self, measure: str, name: str) -> None:
        """Take a measure out of the scenario, and off its levers, as an undoable step."""
        from sosuplan.analysis.measures import detached

        after = detached(self.figures, self.scenario, self.catalogue, measure, known_in=self.plan)
        self.change(after, action_for(Action.DETACH_MEASURE, name=short_name(name)))

    def change(self, after: Scenario, done: str, *, drag: int = 0) -> None:
        """Go to another scenario as an undoable step, whose action is ``done``; to the same one is
        no step at all."""
        self._dragging = drag != 0
        if after == self.scenario:
            return
        self._steps.change(self.scenario, after, done, drag)

    def go_to(self, index: int) -> None:
        """Undo or redo until so many steps are done."""
        stack = self.undo_stack
        with waited_for():
            stack.setIndex(index)

    def settle(self) -> None:
        """A drag has ended: name its step, and draw once more, so that the axes may follow."""
        self._dragging = False
        self._steps.settle()
        self.recompute()

    @property
    def saved(self) -> Mapping[str, Scenario]:
        """The saved scenarios by name, in their order."""
        return self.scenario_library.by_name

    @property
    def saved_scenario(self) -> Scenario | None:
        """The saved scenario that is being worked on, as it was saved."""
        return self.saved.get(self.scenario.name)

    @property
    def differs_from_saved(self) -> bool:
        """True if levers, reasons, measures, demand or figures are others than in the saved
        scenario of this name."""
        saved = self.saved_scenario
        if saved is None:
            return False
        ours, theirs = self.scenario.data_edition, saved.data_edition
        other_figures = ours != theirs and (
            (ours or edition(self.plan)) != (theirs or edition(self.plan))
        )
        return other_figures or not saved.holds_as(self.scenario)

    # --- saved scenarios ------------------------------------------------------------------------

    def change_library(
        self, after: ScenarioLibrary, done: str, *, scenario: Scenario | None = None
    ) -> None:
        """Go to another library as an undoable step, whose action is ``done``, and to another
        ``scenario`` with it. All is written at once; if that fails, ``keeping_failed`` tells, and
        it is tried again.

        A scenario that is worked on under a name that is gone goes on without one. Raises
        ``ScenarioError`` if something in the library cannot be saved; then nothing has changed.
        """
        if self.file is None or self.file.read_only:
            return
        to = self.scenario if scenario is None else scenario
        after = after.tidy(self.plan, to)
        verify(after, self.plan)
        if to.name:
            saved = after.by_name.get(to.name) or Scenario("")
            to = replace(to, name=saved.name, note=saved.note, locked=saved.locked)
        if after == self.scenario_library and to == self.scenario:
            return
        step = ChangeLibrary(
            self._show_library, (self.scenario_library, after), (self.scenario, to), done
        )
        self.undo_stack.push(step)

    def choose(self, name: str, done: Action = Action.CHOOSE_SCENARIO) -> None:
        """Work on a saved scenario as it was saved, with its figures where they are kept."""
        shown, _figures = computable(self.scenario_library, self.scenario_library[name], self.plan)
        self.change(shown, action_for(done, name=name))

    def save_as(self, name: str, note: str) -> None:
        """Save the working scenario under ``name``, replacing one of that name."""
        scenario = as_saved(replace(self.scenario, name=name, note=note), self.figures)
        done = action_for(Action.SAVE_SCENARIO, name=name)
        self.change_library(self.scenario_library.save(scenario), done, scenario=scenario)

    def add_scenarios(self, scenarios: Sequence[Scenario]) -> None:
        """Keep new scenarios, whose names are free, with the plan's figures, and work on the first
        of them, as one undoable step."""
        library = self.scenario_library
        for one in scenarios:
            library = library.save(as_saved(one, self.plan))
        names = [one.name for one in scenarios]
        done = action_for(Action.ADD_SCENARIO, name=names[0])
        if len(names) > 1:
            done = action_for(Action.ADD_SCENARIOS, n=len(names), names=", ".join(names))
        self.change_library(library, done, scenario=library[names[0]])

    def delete(self, name: str) -> None:
        """Put a saved scenario into the bin; the levers stay as they are."""
        after = self.scenario_library.delete(name, now())
        self.change_library(after, action_for(Action.DELETE_SCENARIO, name=name))

    def rename(self, old: str, new: str, note: str | None = None) -> None:
        """Give a saved scenario another name that is free, or another ``note``, or both."""
        after = self.scenario_library.rename(old, new)
        if note is not None:
            after = after.describe(new, note)
        worked_on = self.scenario
        if worked_on.name == old:
            worked_on = replace(worked_on, name=new)
        done = action_for(Action.RENAME_SCENARIO, old_name=old, new_name=new)
        if new == old:
            done = action_for(Action.DESCRIBE_SCENARIO, name=old)
        self.change_library(after, done, scenario=worked_on)

    def go_back(self, name: str, number: int, note: str = "") -> None:
        """Go back to the version ``number``, from 0, of a saved scenario, and work on it; what it
        was becomes a version with ``note``."""
        after = self.scenario_library.go_back(name, number, now(), note)
        shown, _figures = computable(after, after[name], self.plan)
        self.change_library(after, action_for(Action.GO_BACK, name=name), scenario=shown)

    def move_to_new(self, names: Iterable[str]) -> None:
        """Have saved scenarios compute with the plan's figures, and this model, from now on (see
        ``edition_change``); the one that is worked on goes along with what is moved in it. One that
        cannot be moved stays as it is.

        Raises ``ScenarioError`` if one of them is locked.
        """
        chosen = list(names)
        after, to = self.scenario_library, self.scenario
        levers = catalogue(self.plan)
        for name in chosen:
            moved, _losses = adapted(after[name], self.plan, levers)
            if moved is not None:
                after = after.save(as_saved(moved, self.plan))
        if to.name in chosen:
            left, _losses = adapted(to, self.plan, levers)
            to = to if left is None else replace(left, data_edition=edition(self.plan))
        one = chosen[0] if len(chosen) == 1 else ""
        done = (
            action_for(Action.MOVE_TO_NEW, name=one) if one else action_for(Action.MOVE_ALL_TO_NEW)
        )
        self.change_library(after, done, scenario=to)

    def bookmark(self, name: str) -> None:
        """Keep what is looked at as a bookmark."""
        shown = as_saved(self.scenario, self.figures)
        mark = Bookmark(name, shown, self.occupation, self.unit, now())
        done = action_for(Action.ADD_BOOKMARK, name=name)
        self.change_library(self.scenario_library.add_bookmark(mark), done)

    def show_bookmark(self, number: int) -> None:
        """Look at what the bookmark ``number``, from 0, was set for."""
        mark = self.scenario_library.bookmarks[number]
        saved = self.saved.get(mark.scenario.name) or Scenario("")
        shown, _figures = computable(self.scenario_library, mark.scenario, self.plan)
        shown = replace(shown, name=saved.name, note=saved.note, locked=saved.locked)
        self.change(shown, action_for(Action.SHOW_BOOKMARK, name=mark.name))
        self.look_at(occupation=occupation_in(mark.occupation, self.figures), unit=mark.unit)

    def name_now(self, name: str) -> str:
        """What the saved scenario is called that was called ``name`` before the last step."""
        return self._names.get(name, name)

    def compare_with(self, names: Iterable[str]) -> None:
        """Show these saved scenarios beside the working one, at most ``MOST_COMPARED``."""
        self.compared = tuple(name for name in names if name in self.saved)[:MOST_COMPARED]
        self.keep()
        self.scenarios_changed.emit()
        self.recompute()

    def compare_as(self, how: Comparing) -> None:
        """Compare them in another way."""
        if how != self.comparing:
            self.comparing = how
            self.autosave.keep_soon()
            self.recompute()

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
            for code in self.figures.told_apart
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
        return scenario_name(
            self.scenario,
            self.language,
            changed=self.differs_from_saved,
            older=self.older_figures,
            gone=self.kept_figures(self.scenario) is None,
        )

    def remember_report(self, text: str) -> None:
        """Keep how the page Rapport is set."""
        self.report = text
        self.autosave.keep_soon()

    def weigh(self, weights: Mapping[str, float | None]) -> None:
        """Have levers count so in a mix, by id."""
        self.weights = dict(weights)
        self.autosave.keep_soon()
        self.recompute()

    def show_yardsticks(self, yardsticks: Iterable[str]) -> None:
        """Have charts of the balance show these figures of the whole country, and no others; what
        is projected stays as it is."""
        self.yardsticks = tuple(dict.fromkeys(yardsticks))
        self.autosave.keep_soon()
        if self.frame is not None and not self._soon.isActive():
            self._dragging = False
            self.frame = self.frame.with_yardsticks(self.yardsticks)
            self._announce()

    def tell_certainty(self) -> None:
        """Show what is looked at with what is known by now of how sure it is."""
        if self.file is not None and self.frame is not None and not self._soon.isActive():
            self.frame = self.certainty.known(self.frame, dragging=self._dragging)
            self._announce()

    def recompute(self) -> None:
        """Have the next frame computed in the next turn of the event loop, once for all changes
        until then."""
        if not self._soon.isActive():
            self._soon.start()

    # --- inside ---------------------------------------------------------------------------------

    def _kept(self, when: datetime) -> None:
        self._in_file = self.scenario
        self.kept.emit(when)

    def _show(self, scenario: Scenario) -> None:
        before, self.scenario = self.scenario, scenario
        self.autosave.keep_soon()
        if scenario.data_edition != before.data_edition:
            self._change_figures()
        if scenario.name != before.name:
            self.scenarios_changed.emit()
        self.recompute()

    def _change_figures(self) -> None:
        """Compute with the figures of the scenario that is worked on."""
        figures = self._figures_of(self.scenario)
        if figures is not self.figures:
            self._hold(figures)
            self.occupation = occupation_in(self.occupation, figures)
            self.plan_changed.emit()

    def _show_library(self, step: ChangeLibrary, to: ScenarioLibrary, scenario: Scenario) -> None:
        """Go to a library of ``step``. Scenarios that are compared follow their names."""
        now = {name: name for name in to.by_name}
        other = step.libraries[0] if to is step.libraries[1] else step.libraries[1]
        for one, same in zip(other.scenarios, to.scenarios, strict=False):
            if one.name not in now and len(other.scenarios) == len(to.scenarios):
                now[one.name] = same.name
        self.scenario_library, self._names = to, now
        self.compared = tuple(now[name] for name in self.compared if name in now)
        self.scenario = scenario
        self._change_figures()
        self.autosave.keep_library()
        self.scenarios_changed.emit()
        self.recompute()

    def _compute(self) -> None:
        if self.file is None:
            return
        self._compute_frame()
        self._announce()

    def _compute_frame(self) -> None:
        frame = frame_of(
            self.figures,
            self.catalogue,
            self.inputs,
            self.scenario,
            self._compared().alike,
            beside=self._compared().beside,
            occupation=self.occupation,
            unit=self.unit,
            language=self.language,
            changed_since_saved=self.differs_from_saved,
            selection=self.selection([self.saved[name] for name in self.compared]),
            weights=self.weights,
            yardsticks=self.yardsticks,
        )
        self.frame = self.certainty.known(frame, dragging=self._dragging)

    def selection(self, others: Iterable[Scenario]) -> Selection:
        """What is seen side by side: these saved scenarios, as far as they can be computed."""
        able = (computable(self.scenario_library, one, self.plan)[0] for one in others)
        return Selection(tuple(able), self.plan, self.scenario_library, self.comparing)

    def _compared(self) -> Compared:
        """The scenarios that are compared with; those with other figures are projected once."""
        of = (self.scenario_library, self.plan, self.figures, self.compared)
        if any(one is not other for one, other in zip(of, self._compared_of, strict=True)):
            chosen = [self.saved[name] for name in self.compared]
            self._beside = compared_with(self.figures, chosen, self.scenario_library, self.plan)
            self._compared_of = of
        return self._beside

    @property
    def not_drawn(self) -> tuple[str, ...]:
        """The names of those compared with that no chart can show beside the scenario: their own
        figures have other years, areas or occupations."""
        return tuple(one.name for one in self._compared().apart)

    def _announce(self) -> None:
        self.frame_ready.emit(self.frame, self._dragging)

    def workspace(self, scenario: Scenario | None = None) -> dict[str, str]:
        """What is looked at, as a plan file keeps it; with another ``scenario`` for a plan that was
        made from this one."""
        return written(
            self.scenario if scenario is None else scenario,
            self.occupation,
            self.unit,
            self.compared,
            self.report,
            self.comparing,
            self.certainty.choice,
            self.weights,
            self.yardsticks,
        )


def now() -> str:
    """The time as the library keeps it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
