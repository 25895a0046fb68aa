"""What is looked at, projected: the window, the report and exports are all drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.balance import Against, Outlook, against
from sosuplan.analysis.beside import Beside
from sosuplan.analysis.comparison import (
    MOST_COMPARED,
    WORKED_ON,
    Comparison,
    Selection,
    compare,
)
from sosuplan.analysis.effects import (
    Causes,
    Effect,
    acts_later,
    causes,
    effects,
    families,
    first_apart,
    first_years,
    gains_together,
    would_act,
)
from sosuplan.analysis.no_effect import NoEffect, no_effect
from sosuplan.analysis.premises import Premises, premises
from sosuplan.analysis.today import moved_levers, today
from sosuplan.analysis.transfers import Move, moves
from sosuplan.analysis.uncertainty import USUAL, Sampling, Simulated, Uncertainty, simulate
from sosuplan.engine import Balance, EngineInputs, LeverSets, Projection, project
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import DemandScenario, Plan, Price
from sosuplan.model.scenario import Scenario, saved_with
from sosuplan.text.language import Language

if TYPE_CHECKING:
    from sosuplan.analysis.batches import Progress
    from sosuplan.analysis.contributions import Contributions
    from sosuplan.analysis.cost import Cost
    from sosuplan.analysis.evidence import Yardstick
    from sosuplan.analysis.exchange import Exchange
    from sosuplan.analysis.flows import Flows
    from sosuplan.analysis.follow_up import FollowUp
    from sosuplan.analysis.goal import Goal
    from sosuplan.analysis.goals import GoalList
    from sosuplan.analysis.indicators import Projected
    from sosuplan.analysis.intake import Intake
    from sosuplan.analysis.measures import Measures
    from sosuplan.analysis.mix import Mix, Weights
    from sosuplan.analysis.ranking import Ranking
    from sosuplan.analysis.sensitivity import Sensitivity

BASELINE, CURRENT, FIRST_COMPARED = 0, 1, 2
"""Runs of a frame's batch: the baseline, this scenario, then the chosen others."""

__all__ = [
    "BASELINE",
    "CURRENT",
    "FIRST_COMPARED",
    "FTE",
    "HEADS",
    "Frame",
    "frame_of",
    "with_computed_uncertainty",
]


def goal_key(target: str) -> str:
    """What ``Frame.knows`` calls the goal of a target,"""
    return f"goal {target}"


def mix_key(target: str) -> str:
    """and a mix."""
    return f"mix {target}"


@dataclass(frozen=True)
class Frame:
    """A projection with what is looked at: occupation (``SSA``, ``SSH``, ``all``) and unit."""

    plan: Plan
    catalogue: LeverCatalogue
    inputs: EngineInputs
    scenario: Scenario
    compared: tuple[Scenario, ...]
    """Saved scenarios shown beside this one: runs ``FIRST_COMPARED`` and on. The last of them are
    those that have other figures, ``beside``."""
    projection: Projection
    occupation: str
    unit: str
    language: Language
    changed_since_saved: bool = False
    """True if the scenario is no longer what was saved under its name."""
    beside: tuple[Beside, ...] = ()
    selection: Selection | None = None
    """What is seen side by side; None: this scenario and those compared with, as is usual."""
    uncertainty: Mapping[str, Uncertainty] = field(default_factory=dict)
    """How sure the balance of this scenario is, in the unit, by occupation; empty until somebody
    has computed it (see ``with_uncertainty``)."""
    awaits_uncertainty: bool = False
    """True while that is being computed."""
    band: bool = True
    """Whether charts of the balance show it."""
    weights: Weights = field(default_factory=dict)
    """What levers count in a mix, where that is not as usual: see ``mix``."""
    yardsticks: tuple[str, ...] = ()
    """Ids of the findings about the whole country that charts of the balance are to show."""

    def with_uncertainty(self, found: Simulated | None, *, awaited: bool, band: bool) -> Frame:
        """The same with what is known of how sure it is; nothing else is computed again."""
        other = copy(self)
        known: dict[str, object] = {
            "uncertainty": {} if found is None else found[self.unit],
            "awaits_uncertainty": awaited,
            "band": band,
        }
        other.__dict__.update(known)
        return other

    def with_yardsticks(self, yardsticks: tuple[str, ...]) -> Frame:
        """The same with other figures of the whole country; nothing is computed again."""
        other = copy(self)
        other.__dict__["yardsticks"] = yardsticks
        other.__dict__.pop("shown_yardsticks", None)
        return other

    @cached_property
    def shown_yardsticks(self) -> tuple[Yardstick, ...]:
        """Those that charts show: they are in persons, and each about an occupation or both."""
        if not self.yardsticks or self.unit != HEADS:
            return ()
        from sosuplan.analysis.evidence import yardsticks

        return tuple(
            one
            for one in yardsticks(self.selected.plan)
            if one.id in self.yardsticks and one.is_about(self.occupation)
        )

    @property
    def older_figures(self) -> bool:
        """True if the figures are kept ones, which the plan does not have any more."""
        return self.selection is not None and self.selection.plan is not self.plan

    def lacks_figures(self, scenario: Scenario) -> bool:
        """True if ``scenario``, which is computed with the frame's figures, was saved on others:
        those are not kept."""
        return self.selection is not None and not saved_with(scenario, self.plan)

    def other_figures(self, run: int) -> Beside | None:
        """What a run with other figures than the frame's was projected from; None of the others."""
        place = run - len(self.projection)
        return self.beside[place] if -len(self.beside) <= place < 0 else None

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The balance of every run for the chosen occupation."""
        return tuple(
            self.projection.balance(run, self.occupation) for run in range(len(self.projection))
        )

    @cached_property
    def outlooks(self) -> tuple[Outlook, ...]:
        """The facts of every run's balance as sentences tell them: in the chosen unit, or in
        full-time persons where persons would say otherwise than the traffic light."""
        several = len(self.projection.areas) > 1
        differ = several and any(one.units_differ for one in self.balances)
        return tuple(Outlook(one, FTE if differ else self.unit) for one in self.balances)

    @property
    def outlook(self) -> Outlook:
        """That of this scenario."""
        return self.outlooks[CURRENT]

    @property
    def occupations(self) -> tuple[str, ...]:
        """The occupations that are told of: the one looked at, or each of both together."""
        return tuple(one.occupation for one in self.outlook.each)

    @cached_property
    def against(self) -> Against:
        """How the horizon of this scenario is to that of the baseline."""
        return against(self.outlook, self.outlooks[BASELINE])

    @property
    def years(self) -> tuple[int, ...]:
        return self.plan.years

    @cached_property
    def moved(self) -> tuple[Lever, ...]:
        """The levers that stand elsewhere than in the baseline, in the order of the panel."""
        return moved_levers(self.plan, self.catalogue, self.scenario)

    @property
    def changed(self) -> bool:
        """True if any lever but the timing is moved, so that scenario and baseline may differ."""
        return any(not lever.is_timing for lever in self.moved)

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """What each lever of the scenario, but for the timing, does to the balance looked at."""
        return effects(self.scenario, self.catalogue, self.inputs, self.occupation)

    @cached_property
    def gains(self) -> dict[str, float]:
        """What each of these levers by itself adds to the balance at the horizon, in the unit."""
        fte = self.unit == FTE
        return {
            one: effect.gain_fte if fte else effect.gain_heads
            for one, effect in self.effects.items()
        }

    @property
    def change(self) -> float:
        """By how much the balance at the horizon differs from the baseline's, in the unit."""
        return float(self.gap()[-1] - self.gap(BASELINE)[-1])

    @cached_property
    def causes(self) -> Causes:
        """Which measures matter, levers of one family together: what sentences name. Where one of
        two occupations is short, only what changes how many are missing does."""
        unit = self.outlook.unit
        before, now = self.outlooks[BASELINE], self.outlook
        shortage = now.is_sum and (before.is_short or now.is_short)

        def measure(balance: Balance) -> float:
            if shortage:
                return -float(Outlook(balance, unit).missing[-1])
            return float(balance.gap(unit)[-1])

        groups = families(self.effects, self.catalogue, fte=unit == FTE)
        together = gains_together(
            groups, self.scenario, self.catalogue, self.inputs, self.occupation, measure
        )
        return causes(together, measure(now.balance) - measure(before.balance))

    @cached_property
    def lever_causes(self) -> Causes:
        """Which levers matter, each by itself."""
        acting: dict[tuple[Lever, ...], float] = {
            (self.catalogue[one],): self.gains[one]
            for one, effect in self.effects.items()
            if effect.first is not None
        }
        return causes(acting, self.change)

    @cached_property
    def begins(self) -> int | None:
        """The first year in which what is changed makes a difference to supply or demand; None if
        it never does."""
        return first_apart(self.balances[BASELINE], self.balances[CURRENT])

    @property
    def selected(self) -> Selection:
        """What is seen side by side."""
        return self.selection or Selection(self.compared, self.plan)

    @property
    def compares_own(self) -> bool:
        """True if this scenario is one of those compared: it is wanted there, there is room for it,
        and it is neither the baseline nor one of the others."""
        own, others = self.scenario, self.selected.others[:MOST_COMPARED]
        there = any(
            (one.name, one.data_edition) == (own.name, own.data_edition) and one.computes_as(own)
            for one in others
        )
        is_baseline = not (self.changed or own.name)
        room = len(others) < MOST_COMPARED
        return self.selected.how.working and room and not there and not is_baseline

    @cached_property
    def comparison(self) -> Comparison:
        """This scenario and the chosen others side by side."""
        chosen, own = self.selected, self.compares_own
        others = chosen.others[:MOST_COMPARED]
        known = [*([WORKED_ON] if own else []), *(one.name for one in others)]
        wanted = chosen.how.reference
        return compare(
            chosen.plan,
            (self.scenario, *others) if own else others,
            library=chosen.library,
            reference=known.index(wanted) + 1 if wanted in known else 0,
            each_other=chosen.how.each_other,
            working=0 if own else None,
            changed=self.changed_since_saved,
            demand=self.scenario.demand,
        )

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What tasks that move to other employers come to in this scenario."""
        return moves(self.plan, self.catalogue, self.scenario)

    @cached_property
    def would_act(self) -> dict[str, int | None]:
        """From when each of the other levers would act if it were moved."""
        return would_act(self.scenario, self.catalogue, self.inputs, self.occupation)

    @cached_property
    def _first_years(self) -> dict[str, int | None]:
        found = {one: effect.first for one, effect in self.effects.items()} | self.would_act
        if never := {one for one, year in found.items() if year is None}:
            of = self.plan, self.scenario, self.catalogue, self.occupation
            found |= acts_later(*of, never)
        return found

    def first_year(self, lever: Lever) -> int | None:
        """The first year in which ``lever`` changes anything, or would if it were moved; beyond the
        horizon where it will then; None if it never does. Timing acts when measures begin.

        The engine is asked, which takes longer than a picture may.
        """
        if lever.is_timing:
            return int(self.catalogue.timing(self.scenario.levers)[0])
        year = self._first_years[lever.id]
        # What it would do by itself, the other levers may leave undone.
        return None if year in self.years and self.no_effect(lever) else year

    @cached_property
    def _no_effects(self) -> dict[str, NoEffect | None]:
        return {}

    def no_effect(self, lever: Lever) -> NoEffect | None:
        """Why ``lever`` makes no difference where it stands, or would make none at the far end of
        its range if nobody has moved it; None if it does. Timing that is not moved makes none, and
        nobody would expect it to."""
        effect = self.effects.get(lever.id)
        year = self.would_act.get(lever.id) if effect is None else effect.beside
        moved = lever.id in self.scenario.levers
        if year is not None or (lever.is_timing and not moved):
            return None
        if lever.id not in self._no_effects:
            here = self.scenario
            if moved:
                move = _without_lever(here, lever, self.catalogue), here
            else:
                move = here, here.with_lever(lever.id, lever.high)
            self._no_effects[lever.id] = self._why(lever, *move)
        return self._no_effects[lever.id]

    def no_more(self, lever: Lever) -> NoEffect | None:
        """Why the last step of a moved lever makes no difference, where those before it do; None
        if it does."""
        return self._no_more.get(lever.id)

    @cached_property
    def _no_more(self) -> dict[str, NoEffect | None]:
        """Of every moved lever, asked of the engine at once: one by one they take longer than the
        window may stand still."""
        nearer = {}
        for one, value in self.scenario.levers.items():
            lever = self.catalogue[one]
            if lever.is_timing or self.no_effect(lever):
                continue
            step = lever.step / lever.unit.factor
            back = value - today(self.plan, lever)
            if abs(back) > step:
                nearer[one] = self.scenario.with_lever(one, value - (step if back > 0 else -step))
        acting = first_years(self.scenario, nearer, self.catalogue, self.inputs, self.occupation)
        return {
            one: self._why(self.catalogue[one], before, self.scenario)
            for one, before in nearer.items()
            if acting[one] is None
        }

    def _why(self, lever: Lever, before: Scenario, after: Scenario) -> NoEffect | None:
        return no_effect(
            self.plan, self.catalogue, self.inputs, before, after, lever, self.occupation
        )

    @cached_property
    def premises(self) -> tuple[Premises, ...]:
        """What the baseline rests on, of each occupation that is told of."""
        found = premises(self.plan, self.catalogue, self.scenario)
        return tuple(one for one in found if one.occupation in self.occupations)

    @property
    def demand_scenario(self) -> DemandScenario:
        """The demand scenario under which every run of this scenario goes."""
        return next(row for row in self.plan.demands if row.scenario == self.scenario.demand)

    @property
    def world_moved(self) -> bool:
        """True if a lever is moved that the world decides: then not every change is a measure."""
        return any(not lever.planner for lever in self.moved)

    @cached_property
    def _analyses(self) -> dict[tuple[str, str, int], Any]:
        return {}

    def knows(self, analysis: str, occupation: str, year: int) -> bool:
        """True if an analysis has been asked for already: then it is there at once."""
        return (analysis, occupation, year) in self._analyses

    def _computed(
        self, analysis: str, occupation: str, year: int, compute: Callable[[], Any]
    ) -> Any:
        key = analysis, occupation, year
        if key not in self._analyses:
            self._analyses[key] = compute()
        return self._analyses[key]

    def flows(self, occupation: str, year: int) -> Flows:
        """What moves the balance of an occupation from the base year to ``year``, in the unit."""
        from sosuplan.analysis.flows import flows

        of = self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Flows = self._computed("flows", occupation, year, lambda: flows(*of))
        return found

    def contributions(
        self, occupation: str, year: int, progress: Progress | None = None
    ) -> Contributions:
        """What each moved lever gives to that balance. It takes longer than a picture may."""
        from sosuplan.analysis.contributions import contributions

        of = self.scenario, self.catalogue, self.inputs, occupation, self.unit, year, progress
        found: Contributions = self._computed(
            "contributions", occupation, year, lambda: contributions(*of)
        )
        return found

    def ranking(self, occupation: str, year: int, progress: Progress | None = None) -> Ranking:
        """What a step of each lever would add to it. It takes longer than a picture may."""
        from sosuplan.analysis.ranking import ranking

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Ranking = self._computed("ranking", occupation, year, lambda: ranking(*of, progress))
        return found

    def sensitivity(self, occupation: str, year: int) -> Sensitivity:
        """What matters most for how sure the balance of a year is, and of what can be chosen."""
        from sosuplan.analysis.sensitivity import sensitivity

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Sensitivity = self._computed(
            "sensitivity", occupation, year, lambda: sensitivity(*of)
        )
        return found

    def goal(
        self, occupation: str, year: int, target: str, progress: Progress | None = None
    ) -> Goal:
        """How far each lever by itself has to go for the ``target``, in the unit; ``occupation``
        may be ``all``. It takes longer than a picture may, as the three below do."""
        from sosuplan.analysis.goal import goal

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Goal = self._computed(
            goal_key(target), occupation, year, lambda: goal(*of, target, progress)
        )
        return found

    def mix(self, occupation: str, year: int, target: str, progress: Progress | None = None) -> Mix:
        """The least change of several levers that comes to the ``target``."""
        from sosuplan.analysis.mix import mix

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Mix = self._computed(
            mix_key(target), occupation, year, lambda: mix(*of, target, self.weights, progress)
        )
        return found

    def intake(self, occupation: str, year: int) -> Intake:
        """How many trainees must start GF2 a year, under every demand scenario."""
        from sosuplan.analysis.intake import intake

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Intake = self._computed("intake", occupation, year, lambda: intake(*of))
        return found

    def exchange(self, occupation: str, year: int) -> Exchange:
        """What a plain step of each lever is worth in trainees."""
        from sosuplan.analysis.exchange import exchange

        of = self.plan, self.scenario, self.catalogue, self.inputs, occupation, self.unit, year
        found: Exchange = self._computed("exchange", occupation, year, lambda: exchange(*of))
        return found

    def measures(self, run: int = CURRENT) -> Measures:
        """The measures that there are, with those of a run's scenario and what these do."""
        from sosuplan.analysis.measures import measures

        def compute() -> Measures:
            own, plan = self.scenario, self.selected.plan
            scenario = own if run == CURRENT else self.compared[run - FIRST_COMPARED]
            other = self.other_figures(run)
            if other is None:
                return measures(plan, scenario, self.catalogue, self.inputs, self.plan)
            figures = other.figures
            inputs = EngineInputs.from_plan(figures)
            return measures(plan, scenario, catalogue(figures), inputs, figures)

        found: Measures = self._computed("measures", "", run, compute)
        return found

    @property
    def prices(self) -> tuple[Price, ...]:
        """Those that the plan has now, whatever figures the scenario computes with."""
        return self.selected.plan.prices

    def cost(self) -> Cost:
        """What the scenario costs for the occupation, or both. Raises ``SosuplanError`` where there
        are no prices."""
        from sosuplan.analysis.cost import cost

        of = self.scenario, self.catalogue, self.inputs, self.prices, self.occupation
        found: Cost = self._computed("cost", self.occupation, 0, lambda: cost(*of))
        return found

    def goals(self) -> GoalList:
        """How the goals are doing that the plan has now, whatever figures the scenario computes
        with, and the examples."""
        from sosuplan.analysis.goals import goals

        found: GoalList = self._computed(
            "goals", "all", 0, lambda: goals(self.selected.plan, self.projected(CURRENT))
        )
        return found

    def follow_up(self, occupation: str, area: str = "", stored_as: str | None = None) -> FollowUp:
        """What earlier plans projected, of the scenario ``stored_as`` (None: this one where it was
        stored, or else the one that was decided on), against what the plan has counted by now."""
        from sosuplan.analysis.follow_up import follow_up

        def compute() -> FollowUp:
            name = (self.scenario.name or None) if stored_as is None else stored_as
            now = self.selected.plan
            return follow_up(now, occupation, self.scenario, area=area, stored_as=name)

        key = f"follow_up:{area}:{stored_as}"
        found: FollowUp = self._computed(key, occupation, 0, compute)
        return found

    def projected(self, run: int) -> Projected:
        """The baseline or this scenario, as indicators are asked of it."""
        from sosuplan.analysis.indicators import Projected

        scenario = self.scenario if run == CURRENT else self.scenario.neutral()
        return Projected.of(self.projection, run, self.inputs, scenario, self.catalogue)

    def outlook_of(self, occupation: str, run: int = CURRENT) -> Outlook:
        """The facts of one occupation's balance, which may be looked at with the other's."""
        return next(one for one in self.outlooks[run].each if one.occupation == occupation)

    def gap(self, run: int = CURRENT) -> NDArray[np.float64]:
        """Balance by year in the chosen unit."""
        return self.balances[run].gap(self.unit)

    def supply(self, run: int = CURRENT) -> NDArray[np.float64]:
        """Supply by year in the chosen unit."""
        return self.balances[run].supply(self.unit)

    def demand(self, run: int = CURRENT) -> NDArray[np.float64]:
        """Demand by year in the chosen unit."""
        return self.balances[run].demand(self.unit)


def _without_lever(scenario: Scenario, lever: Lever, levers: LeverCatalogue) -> Scenario:
    """``scenario`` with a lever back where nobody has moved it. Full effect is never before the
    start: then the other year of the two goes back as well."""
    before = scenario.with_lever(lever.id, None)
    if lever.is_timing:
        start, full = levers.timing(before.levers)
        if full < start:
            before = before.with_lever("start_year", None).with_lever("full_effect_year", None)
    return before.in_order(levers)


def frame_of(
    plan: Plan,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    scenario: Scenario,
    compared: Sequence[Scenario] = (),
    *,
    occupation: str,
    unit: str = HEADS,
    language: Language,
    changed_since_saved: bool = False,
    beside: Sequence[Beside] = (),
    selection: Selection | None = None,
    weights: Weights | None = None,
    yardsticks: tuple[str, ...] = (),
) -> Frame:
    """Project baseline, scenario and compared scenarios in one batch, with those ``beside``.
    ``weights`` may be of levers that the plan has not: those are left out.

    ``all`` of a plan with one occupation is that occupation.
    """
    if occupation == "all" and len(plan.occupations) == 1:
        (occupation,) = plan.occupations
    runs = (scenario.neutral(), scenario, *compared)
    sets = LeverSets.of(runs, catalogue, inputs)
    return Frame(
        plan,
        catalogue,
        inputs,
        scenario,
        (*compared, *(one.scenario for one in beside)),
        project(inputs, sets, keep_ages=True).with_runs(*(one.projection for one in beside)),
        occupation,
        unit,
        language,
        changed_since_saved,
        tuple(beside),
        selection,
        weights={one: weight for one, weight in (weights or {}).items() if one in catalogue.index},
        yardsticks=yardsticks,
    )


def with_computed_uncertainty(frame: Frame, sampling: Sampling = USUAL) -> Frame:
    """``frame`` with how sure its balance is, drawn now where nobody has yet, for whoever prints
    it. As it is where the plan has no ranges, or draws go beyond any number."""
    if frame.uncertainty or not frame.plan.input_ranges:
        return frame
    with np.errstate(all="ignore"):
        found = simulate(
            frame.scenario, frame.catalogue, frame.inputs, frame.plan.input_ranges, sampling
        )
    if not all(np.isfinite(one.quantiles).all() for one in found[frame.unit].values()):
        return frame
    return frame.with_uncertainty(found, awaited=False, band=frame.band)
