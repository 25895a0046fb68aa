"""A planner who does anything that can be done to a plan, in an order that a seed decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from sosuplan.analysis.measures import levers_of
from sosuplan.editing.areas import add_up, copy_area, delete_area
from sosuplan.editing.edit_history import obstacle, reverted, steps
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.editing.own_rows import with_row
from sosuplan.editing.transfers import TaskMove, staffed, with_move
from sosuplan.model.library import known_measures, library
from sosuplan.model.plan import Plan, Source
from sosuplan.model.scenario import edition
from sosuplan.model.scenario_library import free_name
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import ScenarioError
from ui import i18n
from ui.data.actions import DataActions
from ui.session.editor import Editor
from ui.session.session import Session

TIME = "2026-03-31T12:00:00+02:00"
FIGURES = (
    ("staff", "heads"),
    ("working_time", "fulltime_share"),
    ("working_time", "sickness_days"),
    ("trainee_intake", "gf2_starts"),
    ("training", "transition"),
    ("exit_rates", "other"),
    ("demand_base", "demand_heads"),
)
MOST_AREAS = 3
LOCKED = "scenario_locked"


class Planner:
    """Drives a session and an editor as the window's parts do."""

    def __init__(
        self, session: Session, editor: Editor, speak: Callable[[str], object], seed: int
    ) -> None:
        """``speak`` has the window speak a language."""
        self.session, self.editor, self._speak = session, editor, speak
        self._data = DataActions(editor)
        self._random = Random(seed)
        self._drags = iter(range(1, 10_000))
        scenario = {
            self.type_a_value: 14,
            self.drag: 9,
            self.put_back: 4,
            self.give_years: 5,
            self.give_reason: 6,
            self.move_all_groups: 3,
            self.choose_demand: 4,
            self.choose_scenario: 4,
            self.reset: 1,
            self.revert: 2,
            self.attach_a_measure: 4,
            self.detach_a_measure: 2,
        }
        kept = {
            self.save: 5,
            self.rename: 2,
            self.duplicate: 2,
            self.describe: 2,
            self.lock: 3,
            self.reorder: 2,
            self.delete: 3,
            self.restore: 3,
            self.throw_away: 1,
            self.keep_version: 2,
            self.go_back: 2,
            self.drop_version: 1,
            self.bookmark: 2,
            self.use_bookmarks: 4,
            self.move_to_new: 3,
        }
        data = {
            self.edit_a_cell: 7,
            self.mistype: 2,
            self.add_a_row: 1,
            self.delete_a_row: 1,
            self.name_a_source: 2,
            self.explain: 2,
            self.revert_a_change: 1,
            self.import_figures: 1,
            self.change_areas: 1,
            self.move_tasks: 1,
            self.write_a_measure: 2,
        }
        looking = {self.step_back: 4, self.turn_language: 3, self.look: 3}
        ways = scenario | kept | data | looking
        self._ways, self._weights = list(ways), list(ways.values())

    def act(self) -> str:
        """Do something; its name. What a locked scenario refuses is told and not done."""
        (way,) = self._random.choices(self._ways, self._weights)
        try:
            way()
        except ScenarioError as error:
            if error.codes != LOCKED:
                raise
        return way.__name__

    # --- the scenario that is worked on ---------------------------------------------------------

    def _value(self, lever_id: str) -> float:
        lever = self.session.catalogue[lever_id]
        if lever.is_timing:
            return float(self._random.randint(int(lever.low), int(lever.high)))
        return round(lever.low + (lever.high - lever.low) * self._random.random(), 3)

    def _lever(self) -> str:
        return self._random.choice(self.session.catalogue.levers).id

    def _moved(self) -> str:
        """A lever that is moved, if there is one."""
        moved = list(self.session.scenario.levers)
        return self._random.choice(moved) if moved else ""

    def type_a_value(self) -> None:
        lever = self._lever()
        self.session.set_lever(self.session.catalogue[lever], self._value(lever))

    def drag(self) -> None:
        """Several values on the way; now and then back to where it began."""
        lever, token = self._lever(), next(self._drags)
        began = self.session.scenario.levers.get(lever)
        one = self.session.catalogue[lever]
        for __ in range(3):
            self.session.set_lever(one, self._value(lever), drag=token)
        if not self._random.randrange(4):
            self.session.set_lever(one, began, drag=token)
        self.session.settle()

    def put_back(self) -> None:
        if lever := self._moved():
            self.session.set_lever(self.session.catalogue[lever], None)

    def give_years(self) -> None:
        lever = self._moved()
        if not lever or not self.session.catalogue[lever].has_years:
            return
        years: tuple[int | None, int | None] = (None, None)
        if self._random.randrange(4):
            low, high = (int(self.session.catalogue["start_year"].low) + at for at in (1, 8))
            one, other = (self._random.randint(low, high) for __ in range(2))
            years = min(one, other), max(one, other)
        self.session.set_years(self.session.catalogue[lever], *years)

    def give_reason(self) -> None:
        if lever := self._moved():
            note = self._random.choice(["", "Aftalt", "Besluttet i udvalget\n<b>i maj</b>"])
            source = self._random.choice(["", self.session.plan.sources[0].id])
            self.session.set_reason(self.session.catalogue[lever], note, source)

    def move_all_groups(self) -> None:
        self.session.set_fulltime(self._random.choice([None, 0.6, 0.75, 1.0]))

    def choose_demand(self) -> None:
        demand = self._random.choice(self.session.figures.demands).scenario
        done = action_for(Action.CHOOSE_DEMAND, demand=demand)
        self.session.change(self.session.scenario.with_demand(demand), done)

    def choose_scenario(self) -> None:
        name = self._name()
        if name:
            done = action_for(Action.CHOOSE_SCENARIO, name=name)
            self.session.change(self.session.saved[name], done)

    def reset(self) -> None:
        neutral = replace(self.session.scenario, levers={}, timing={}, reasons={})
        self.session.change(neutral, action_for(Action.RESET_LEVERS))

    def revert(self) -> None:
        saved = self.session.saved_scenario
        if saved is not None:
            self.session.change(saved, action_for(Action.BACK_TO_SAVED, name=saved.name))

    # --- saved scenarios ------------------------------------------------------------------------

    def _name(self) -> str:
        names = list(self.session.saved)
        return self._random.choice(names) if names else ""

    def _free(self) -> str:
        return free_name(self._random.choice(["Mit", "Æble", "Møde"]), self.session.saved)

    def save(self) -> None:
        name = self._free() if self._random.randrange(2) else self.session.scenario.name
        self.session.save_as(name or self._free(), self._random.choice(["", "derfor"]))

    def rename(self) -> None:
        if name := self._name():
            self.session.rename(name, self._free())

    def duplicate(self) -> None:
        if name := self._name():
            after = self.session.scenario_library.duplicate(name, self._free())
            done = action_for(Action.DUPLICATE_SCENARIO, name=name)
            self.session.change_library(after, done)

    def describe(self) -> None:
        if name := self._name():
            self.session.rename(name, name, self._random.choice(["", "note", "ny"]))

    def lock(self) -> None:
        if name := self._name():
            locked = not self.session.saved[name].locked
            done = Action.LOCK_SCENARIO if locked else Action.UNLOCK_SCENARIO
            after = self.session.scenario_library.lock(name, locked)
            self.session.change_library(after, action_for(done, name=name))

    def reorder(self) -> None:
        if name := self._name():
            after = self.session.scenario_library.move(name, self._random.randrange(5))
            self.session.change_library(after, action_for(Action.REORDER_SCENARIOS, name=name))

    def delete(self) -> None:
        if name := self._name():
            self.session.delete(name)

    def restore(self) -> None:
        if gone := self.session.scenario_library.bin:
            number = self._random.randrange(len(gone))
            done = action_for(Action.RESTORE_SCENARIO, name=gone[number].scenario.name)
            self.session.change_library(self.session.scenario_library.restore(number), done)

    def throw_away(self) -> None:
        if gone := self.session.scenario_library.bin:
            done = action_for(Action.THROW_AWAY, name=gone[0].scenario.name)
            self.session.change_library(self.session.scenario_library.throw_away(0), done)

    def keep_version(self) -> None:
        if name := self._name():
            after = self.session.scenario_library.add_version(name, TIME, "før mødet")
            self.session.change_library(after, action_for(Action.ADD_VERSION, name=name))

    def _version(self) -> tuple[str, int]:
        """A scenario and the number of one of its versions; "" if there is none."""
        name = self._name()
        versions = self.session.scenario_library.versions_of(name) if name else ()
        return (name, self._random.randrange(len(versions))) if versions else ("", 0)

    def go_back(self) -> None:
        name, number = self._version()
        if name:
            self.session.go_back(name, number)

    def drop_version(self) -> None:
        name, number = self._version()
        if name:
            after = self.session.scenario_library.drop_version(name, number)
            self.session.change_library(after, action_for(Action.DROP_VERSION, name=name))

    def bookmark(self) -> None:
        self.session.bookmark(self._random.choice(["før", "efter"]))

    def move_to_new(self) -> None:
        """All that is on other figures and not locked."""
        now = edition(self.session.plan)
        stale = [one for one in self.session.saved.values() if one.data_edition not in ("", now)]
        if names := [one.name for one in stale if not one.locked]:
            self.session.move_to_new(names)

    def use_bookmarks(self) -> None:
        library = self.session.scenario_library
        if not library.bookmarks:
            return
        number = self._random.randrange(len(library.bookmarks))
        name = library.bookmarks[number].name
        if not (chosen := self._random.randrange(4)):
            self.session.show_bookmark(number)
            return
        after, done = {
            1: (library.rename_bookmark(number, "nyt navn"), Action.RENAME_BOOKMARK),
            2: (library.move_bookmark(number, 0), Action.REORDER_BOOKMARKS),
            3: (library.remove_bookmark(number), Action.REMOVE_BOOKMARK),
        }[chosen]
        self.session.change_library(after, action_for(done, name=name))

    def attach_a_measure(self) -> None:
        """One of others or of one's own, on one of its levers or on none."""
        known = list(known_measures(self.session.plan).values())
        measure = self._random.choice(known)
        levers = levers_of(measure, self.session.catalogue)[:1]
        values = {lever.id: round(self._random.random() / 10, 2) for lever in levers}
        self.session.attach_measure(measure, values, "skøn", measure.title_da)

    def detach_a_measure(self) -> None:
        if there := self.session.scenario.measures:
            self.session.detach_measure(self._random.choice(there).measure, "Tiltag")

    # --- the data -------------------------------------------------------------------------------

    def _cell(self) -> tuple[str, int, str]:
        table, column = self._random.choice(FIGURES)
        return table, self._random.randrange(len(self.editor.edited.rows(table))), column

    def edit_a_cell(self) -> None:
        table, row, column = self._cell()
        share = column in ("fulltime_share", "transition", "other")
        figure = self._random.random() / 4 if share else self._random.randrange(1, 36)
        self._data.edit(table, {(row, column): str(figure)})

    def mistype(self) -> None:
        """Cells that make no plan until they are corrected, which happens now and then."""
        if self.editor.faults:
            fault = self.editor.faults[0]
            if fault.row is not None and fault.column:
                self._data.edit(fault.table, {(fault.row, fault.column): "1"})
        else:
            table, row, column = self._cell()
            self._data.edit(table, {(row, column): "mange"})

    def add_a_row(self) -> None:
        self._data.add_row("trainee_intake", 0, {})

    def delete_a_row(self) -> None:
        table = self._random.choice(["trainee_intake", "published", "reform"])
        rows = len(self.editor.edited.rows(table))
        if rows > 2:
            self._data.delete_rows(table, [self._random.randrange(rows)])

    def name_a_source(self) -> None:
        title = self._random.choice(["KRL", "Eget udtræk"])
        source = Source("", title, "", "2026", "own", "", "", "")
        table, row, column = self._cell()
        self._data.new_source(source, table, [(row, column)])

    def write_a_measure(self) -> None:
        """A new measure of one's own, or other words about it."""
        if not self.editor.faults:
            size = round(self._random.random(), 2)
            measure = replace(next(iter(library().measures.values())), id="eget", after=size)
            after = with_row(self.session.plan, "measures", measure)
            self.editor.change(
                EditedPlan.of(after), action_for(Action.NEW_MEASURE, name=measure.title_da)
            )

    def explain(self) -> None:
        if history := self.editor.history:
            self.editor.explain([self._random.randrange(len(history))], "Talt op")

    def revert_a_change(self) -> None:
        for step in steps(self.editor.history)[:3]:
            if not obstacle(self.editor.edited, step.entries[0]):
                after = reverted(self.editor.edited, step.entries[0])
                done = action_for(Action.REVERT_ROW, table=step.entries[0].change.table)
                self.editor.change(after, done)
                return

    def _change_plan(self, change: Callable[[Plan], Plan], done: str) -> None:
        """Another plan as one step, as an import or a whole area makes it."""
        if not self.editor.faults:
            self.editor.change(EditedPlan.of(change(self.session.plan)), done)

    def import_figures(self) -> None:
        size = self._random.choice([0.9, 1.1])

        def change(plan: Plan) -> Plan:
            return replace(
                plan, staff=tuple(replace(row, heads=row.heads * size) for row in plan.staff)
            )

        done = action_for(Action.IMPORT, tables=["staff"], name="tal.csv")
        self._change_plan(change, done)

    def change_areas(self) -> None:
        areas, language = self.session.plan.areas, i18n.current()
        name = free_name("Nabo", areas)
        if len(areas) >= MOST_AREAS:
            done = action_for(Action.ADD_UP_AREAS, name=name)
            self._change_plan(lambda plan: add_up(plan, areas[:2], name, language), done)
        elif len(areas) > 1 and self._random.randrange(2):
            done = action_for(Action.DELETE_AREA, area=areas[-1])
            self._change_plan(lambda plan: delete_area(plan, areas[-1]), done)
        else:
            done = action_for(Action.COPY_AREA, area=areas[0], name=name)
            self._change_plan(lambda plan: copy_area(plan, areas[0], name, language), done)

    def move_tasks(self) -> None:
        plan = self.session.plan
        pairs = staffed(plan, "municipality", plan.areas[:1], ["SSA"])
        if self.editor.faults or not pairs or plan.transfers:
            return
        move = TaskMove(plan.base_year + 3, "municipality", "region", pairs, 0.05, "own")
        after = with_move(self.editor.edited, plan, move, i18n.current())
        about = {"a": move.from_sector, "b": move.to_sector}
        self.editor.change(after, action_for(Action.MOVE_TASKS, year=move.year, **about))

    # --- what is no step ------------------------------------------------------------------------

    def step_back(self) -> None:
        """Undo a little, and sometimes redo; what comes next takes the place of the rest."""
        stack = self.session.undo_stack
        for __ in range(self._random.randint(1, 3)):
            stack.undo()
        if self._random.randrange(3):
            stack.setIndex(stack.count())

    def turn_language(self) -> None:
        self._speak(self._random.choice(["da", "en"]))

    def look(self) -> None:
        """Occupation, unit and what is compared are how a plan is looked at, and no steps."""
        occupations = self.session.figures.told_apart
        self.session.look_at(occupation=self._random.choice(occupations), unit="fte")
        self.session.compare_with([name for name in [self._name()] if name])
