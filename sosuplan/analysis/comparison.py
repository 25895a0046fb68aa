"""Scenarios side by side: what they set, what comes of it, how they differ, and what makes them
unlike in other ways than by their levers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.today import today
from sosuplan.engine import Balance, EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import DemandScenario, Plan
from sosuplan.model.scenario import Scenario, check, edition
from sosuplan.model.scenario_library import has_older_model
from sosuplan.text.errors import ScenarioError

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_COMPARED = 4
"""Scenarios that people can tell apart side by side."""
BASELINE = 0
"""The place of the baseline among the members of a comparison."""
DEMAND = "demand"
"""Stands for a lever's id where the demand scenario is told of."""
WORKED_ON = ""
"""The scenario that is worked on, where others are known by their names."""

NOW, KEPT, NEWER = "now", "kept", "newer"
"""The figures that a scenario is computed with: those of the plan, on which it was saved; the older
ones on which it was saved, which were kept; or those of the plan, but it was saved on others."""
OTHER_DEMAND, OTHER_BASE_YEAR, OTHER_HORIZON = "demand", "base_year", "horizon"
OLDER_FIGURES, NEWER_FIGURES, OTHER_MODEL = "older_figures", "newer_figures", "model"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Comparing:
    """How scenarios are compared: whether the one that is worked on is among them, and with which
    of them (a name, or ``WORKED_ON``), or with the baseline (None), the others are compared."""

    working: bool = True
    reference: str | None = None
    each_other: bool = False
    """Only what the scenarios set differently from each other is told; else all that any of them
    sets differently from the baseline."""


USUAL = Comparing()


class Setting(NamedTuple):
    """What a member sets a lever to, in the lever's unit; of ``DEMAND`` the full-time share that
    its demand scenario assumes. None where there is no such thing."""

    value: float | None
    moved: bool
    """It is not as in the baseline of the member's own plan."""
    years: tuple[int, int] | None = None
    """First year and year of full effect of a moved lever that has some,"""
    own_years: bool = False
    """and whether they are the lever's own."""
    note: str = ""
    source: str = ""


class Outcome(NamedTuple):
    """What one occupation comes to in one member. People are missing in the years of the
    comparison, ``Comparison.years``."""

    year: int
    supply_heads: float
    demand_heads: float
    gap_heads: float
    supply_fte: float
    demand_fte: float
    gap_fte: float
    status: str
    first_shortage: int | None
    """In all years of its own."""
    missing_heads: float
    missing_fte: float


@dataclass(frozen=True)
class Member:
    """One of the scenarios that are compared, or the baseline, with what it is computed with."""

    scenario: Scenario
    plan: Plan
    catalogue: LeverCatalogue
    balances: Mapping[str, Balance]
    """By occupation."""
    figures: str = NOW
    working: bool = False
    """It is the scenario that is worked on,"""
    changed: bool = False
    """and no longer what was saved under its name."""

    @property
    def demand(self) -> DemandScenario:
        """The demand scenario; one that its figures do not have is known by its id alone."""
        known = self.plan.demands
        found = (row for row in known if row.scenario == self.scenario.demand)
        unknown = replace(known[0], scenario=self.scenario.demand, label_da="", label_en="")
        return next(found, replace(unknown, fulltime_target=None))

    def setting(self, lever: Lever) -> Setting:
        """What this member sets ``lever`` to, which its own plan may not have."""
        own = self.catalogue.index.get(lever.id)
        if own is None:
            return Setting(None, False)
        lever, levers = self.catalogue.levers[own], self.scenario.levers
        unmoved = today(self.plan, lever)
        value = levers.get(lever.id, unmoved)
        if lever.is_timing:
            value = self.catalogue.timing(levers)[lever.id == "full_effect_year"]
        moved = round(value - unmoved, _DIGITS) != 0.0
        years = None
        if moved and lever.has_years:
            years = self.scenario.years_of(lever.id, self.catalogue)
        own_years = years is not None and lever.id in self.scenario.timing
        note, source = self.scenario.reasons.get(lever.id, ("", ""))
        return Setting(value, moved, years, own_years, note, source)


@dataclass(frozen=True)
class Comparison:
    """The baseline and up to so many scenarios, in the order in which they were chosen."""

    plan: Plan
    catalogue: LeverCatalogue
    members: tuple[Member, ...]
    """The baseline first: the law in force under the demand scenario of the first one chosen."""
    reference: int = BASELINE
    """The place of the one that the others are compared with."""
    each_other: bool = False
    _settings: dict[str, tuple[Setting, ...]] = field(default_factory=dict, repr=False)

    @property
    def chosen(self) -> tuple[Member, ...]:
        """The scenarios without the baseline."""
        return self.members[1:]

    @property
    def occupations(self) -> tuple[str, ...]:
        """Those of the plan: two are always told one by one."""
        return self.plan.occupations

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that all members have; those of the plan if there are none."""
        common = set(self.plan.years).intersection(*(one.plan.years for one in self.members))
        return tuple(sorted(common)) or self.plan.years

    @property
    def year(self) -> int:
        """The one in which they are compared: the last that all have."""
        return self.years[-1]

    # --- what they set --------------------------------------------------------------------------

    @cached_property
    def levers(self) -> tuple[Lever, ...]:
        """Those of the plan, and after them any that only older figures have."""
        found = {lever.id: lever for lever in self.catalogue}
        for one in self.members:
            found = {lever.id: lever for lever in one.catalogue} | found
        order = self.catalogue.index
        return tuple(sorted(found.values(), key=lambda lever: order.get(lever.id, len(order))))

    def settings(self, lever: Lever) -> tuple[Setting, ...]:
        """What each member sets ``lever`` to."""
        if lever.id not in self._settings:
            self._settings[lever.id] = tuple(one.setting(lever) for one in self.members)
        return self._settings[lever.id]

    @cached_property
    def moved(self) -> tuple[Lever, ...]:
        """The levers that any scenario sets differently from the baseline."""
        set_by_any = {lever for one in self.members for lever in one.scenario.levers}
        return tuple(
            lever
            for lever in self.levers
            # A year of full effect may follow the first one without being set.
            if (lever.is_timing or lever.id in set_by_any)
            and any(one.moved for one in self.settings(lever))
        )

    @cached_property
    def disputed(self) -> tuple[Lever, ...]:
        """Of these, the ones that the scenarios set differently from each other."""
        return tuple(lever for lever in self.moved if self._is_disputed(lever))

    def _is_disputed(self, lever: Lever) -> bool:
        each = self.settings(lever)[1:]
        own_years = any(one.own_years for one in each)
        return (
            len(
                {
                    (round(one.value or 0.0, _DIGITS), one.years if own_years else None)
                    if one.moved
                    else None
                    for one in each
                }
            )
            > 1
        )

    @property
    def told(self) -> tuple[Lever, ...]:
        """The levers that are listed, as ``each_other`` says."""
        return self.disputed if self.each_other else self.moved

    @property
    def demands_differ(self) -> bool:
        """True if not all go by one demand scenario."""
        return len({(one.scenario.demand, one.demand.fulltime_target) for one in self.members}) > 1

    # --- what comes of it -----------------------------------------------------------------------

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[Outcome | None, ...]]:
        """Of each occupation, what each member comes to; None where it has none in its plan, or no
        year in common with the others."""
        return {
            job: tuple(self._outcome(one, job) for one in self.members) for job in self.occupations
        }

    def _outcome(self, member: Member, occupation: str) -> Outcome | None:
        balance = member.balances.get(occupation)
        if balance is None or self.year not in balance.years:
            return None
        at = [balance.years.index(year) for year in self.years]
        people, work = Outlook(balance, HEADS), Outlook(balance, FTE)
        figures = {
            f"{side}_{unit}": float(getattr(balance, side)(unit)[at[-1]])
            for unit in (HEADS, FTE)
            for side in ("supply", "demand", "gap")
        }
        return Outcome(
            self.year,
            status=balance.status[at[-1]],
            first_shortage=people.first_shortage,
            missing_heads=float(people.missing[at].sum()),
            missing_fte=float(work.missing[at].sum()),
            **figures,
        )

    def outlook(self, place: int, occupation: str, unit: str) -> Outlook | None:
        """The facts of a member's balance, over its own years."""
        balance = self.members[place].balances.get(occupation)
        return None if balance is None else Outlook(balance, unit)

    # --- what makes them unlike -----------------------------------------------------------------

    def unlike(self, place: int) -> tuple[str, ...]:
        """Why a member is not like the plan and the one that the others are compared with, in other
        ways than by its levers."""
        one, other = self.members[place], self.members[self.reference]
        found = {
            OTHER_DEMAND: one.scenario.demand != other.scenario.demand,
            OTHER_BASE_YEAR: one.plan.base_year != self.plan.base_year,
            OTHER_HORIZON: one.plan.horizon != self.plan.horizon,
            OLDER_FIGURES: one.figures == KEPT,
            NEWER_FIGURES: one.figures == NEWER,
            OTHER_MODEL: has_older_model(one.scenario),
        }
        return tuple(code for code, is_so in found.items() if is_so)

    # --- as frames ------------------------------------------------------------------------------

    @cached_property
    def inputs(self) -> DataFrame:
        """A row for each lever (and ``demand``) that is told of and each member, by its place:
        value, whether it is moved, its years, and why; in the units of the model."""
        from pandas import DataFrame

        rows: list[tuple[object, ...]] = [
            (place, DEMAND, one.scenario.demand, one.demand.fulltime_target)
            for place, one in enumerate(self.members)
        ]
        rows = [(*row, self.demands_differ, None, None, "", "") for row in rows]
        for lever in self.told:
            for place, one in enumerate(self.settings(lever)):
                years = one.years or (None, None)
                rows.append((place, lever.id, "", one.value, one.moved, *years, *one[-2:]))
        names = ["member", "lever", "demand", "value", "moved"]
        years_and_why = ["start_year", "full_effect_year", "note", "source"]
        return DataFrame.from_records(rows, columns=names + years_and_why).astype(
            {"value": float, "start_year": "Int64", "full_effect_year": "Int64"}
        )

    @cached_property
    def results(self) -> DataFrame:
        """A row for each member, occupation and year of its own: supply, demand and balance in
        persons (heads) and full-time persons (fte), and the traffic light."""
        from pandas import DataFrame

        names = [f"{side}_{unit}" for unit in (HEADS, FTE) for side in ("supply", "demand", "gap")]
        rows = [
            (place, job, *row)
            for place, one in enumerate(self.members)
            for job, balance in one.balances.items()
            for row in balance.rows()
        ]
        return DataFrame.from_records(
            rows, columns=["member", "occupation", "year", *names, "status"]
        )

    @cached_property
    def ends(self) -> DataFrame:
        """A row for each member and occupation: its ``Outcome``."""
        from pandas import DataFrame

        rows = [
            (place, job, *outcome)
            for job, each in self.outcomes.items()
            for place, outcome in enumerate(each)
            if outcome is not None
        ]
        made = DataFrame.from_records(rows, columns=["member", "occupation", *Outcome._fields])
        return made.astype({"first_shortage": "Int64"})

    @cached_property
    def differences(self) -> DataFrame:
        """The figures of ``results`` less those of the reference in the same year; NaN where it
        has no such year."""
        keys = ["occupation", "year"]
        figures = self.results.drop(columns="status")
        of_reference = figures[figures.member == self.reference].drop(columns="member")
        found = figures[["member", *keys]].merge(of_reference, on=keys, how="left")
        names = [name for name in figures.columns if name not in ("member", *keys)]
        made = figures.copy()
        made[names] = figures[names].to_numpy() - found[names].to_numpy()
        return made


def compare(
    plan: Plan,
    scenarios: Sequence[Scenario],
    *,
    figures_of: Callable[[Scenario], Plan | None] | None = None,
    reference: int = BASELINE,
    each_other: bool = False,
    working: int | None = None,
    changed: bool = False,
    demand: str = "",
) -> Comparison:
    """The comparison of ``scenarios`` with each other and with the baseline; those with the same
    figures are computed in one batch.

    ``figures_of`` gives the older figures that a scenario was saved on, and None where they were
    not kept: then it is computed with those of ``plan``, if it can be. ``reference`` is a place
    among the members: 0 is the baseline, which goes by the demand scenario of the first of
    ``scenarios``, or ``demand`` where there are none. The one at ``working`` of them is worked on,
    and ``changed`` since it was saved.
    """
    known = [row.scenario for row in plan.demands]
    first = scenarios[0].demand if scenarios else demand
    every = (Scenario(first if first in known else known[0]), *scenarios)
    bases: dict[int, _Basis] = {}
    now = edition(plan)
    where: list[int | None] = []
    figures: list[str] = []
    for one in every:
        found: Plan | None = plan
        if one.data_edition not in ("", now):
            found = None if figures_of is None else figures_of(one)
        basis = _basis(found or plan)
        bases[id(basis.plan)] = basis
        figures.append(NEWER if found is None else NOW if found is plan else KEPT)
        where.append(id(basis.plan) if found is not None or _fits(one, basis) else None)
    balances = dict(_balances(every, where, bases))
    members = tuple(
        Member(
            one,
            *(bases[where[place] or id(plan)][:2]),
            balances.get(place, {}),
            figures[place],
            working is not None and place == working + 1,
            changed and working is not None and place == working + 1,
        )
        for place, one in enumerate(every)
    )
    return Comparison(plan, _basis(plan).levers, members, reference, each_other)


class _Basis(NamedTuple):
    """What scenarios are computed with."""

    plan: Plan
    levers: LeverCatalogue
    inputs: EngineInputs


_MOST_KEPT = 4
_KEPT: list[_Basis] = []
"""Made of the plans that were asked for last: they are asked for again with every move."""


def _basis(plan: Plan) -> _Basis:
    for one in _KEPT:
        if one.plan is plan:
            return one
    made = _Basis(plan, catalogue(plan), EngineInputs.from_plan(plan))
    _KEPT[:] = [made, *_KEPT[: _MOST_KEPT - 1]]
    return made


def _fits(scenario: Scenario, basis: _Basis) -> bool:
    """False of one that was saved on other figures and that these cannot compute."""
    try:
        check(scenario, basis.plan, basis.levers)
    except ScenarioError:
        return False
    return True


def _balances(
    scenarios: Sequence[Scenario], where: Sequence[int | None], bases: Mapping[int, _Basis]
) -> Iterator[tuple[int, dict[str, Balance]]]:
    """The balances of each scenario by occupation, computed in one batch for each plan."""
    for key, (plan, levers, inputs) in bases.items():
        places = [place for place, one in enumerate(where) if one == key]
        sets = LeverSets.of([scenarios[place] for place in places], levers, inputs)
        projection = project(inputs, sets)
        for run, place in enumerate(places):
            yield place, {job: projection.balance(run, job) for job in plan.occupations}
