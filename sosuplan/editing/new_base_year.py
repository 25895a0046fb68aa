"""The next plan (nyt basisår): a plan that begins a year or more later than the one before it, with
all that still holds, what was projected until then in the place of what is yet to be counted, and
the old projection kept to be held against what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.editing.demand_recipes import outdated
from sosuplan.editing.scenario_adaptation import Loss, adapted, computable
from sosuplan.engine import EngineInputs, LeverSets, Projection, fulltime_shares, project
from sosuplan.engine.ages import AGES
from sosuplan.engine.quantities import course
from sosuplan.engine.work import base_work
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import (
    FIRST_AGE,
    LAST_AGE,
    SECTORS,
    DemandBase,
    DemandIndex,
    DemandRecipe,
    Plan,
    Source,
    StaffBand,
    StaffHistory,
    StoredProjection,
    TraineeIntake,
    Transfer,
)
from sosuplan.model.provenance import STAND_IN, free_id, source_ids, source_of, stands_in
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import Bookmark, Deleted, ScenarioLibrary, Version, as_saved
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES
from sosuplan.model.schema.tables import TABLES
from sosuplan.model.validation import verify
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import N_, Language

Floats = NDArray[np.float64]

WIDEST_BAND = 5
"""Years of age: a stand-in has no wider bands, so that who is about to retire is not lost in one
that a plan may have."""
BASELINE = ""
"""The name under which the projection without new measures is stored."""
_YEARS = ("start_year", "full_effect_year")

_STAFF = N_("Assumption: projected from {old} to {new} – replace with your count")
_STAFF_NOTE = N_(
    "No count: the staff of {new} as the plan “{plan}” projected it from {old}, without new"
    " measures. Import your own count of {new}"
)
_NEED = N_("Assumption: need projected from {old} to {new} – replace with your own")
_NEED_NOTE = N_(
    "No count: the need of {new} as the plan “{plan}” projected it from {old} in the demand"
    " scenario “{demand}”. Replace with employed people and unfilled posts in {new}"
)
_PROJECTED = N_("Projected from {old}: {plan}")
_PROJECTED_NOTE = N_(
    "What the plan “{plan}” with the base year {old} projected; kept on {date}, when the plan with"
    " the base year {new} was made from it"
)
_NO_NAME = N_("Scenario without a name")


@dataclass(frozen=True)
class NextPlan:
    """A plan made from the one ``before`` it, with what became of its scenarios, and what should be
    known of it."""

    before: Plan
    plan: Plan
    library: ScenarioLibrary
    scenario: Scenario
    """The one that is worked on."""
    decided: str
    """The name of the scenario that was decided on, as its projection is stored; "": the
    baseline."""
    demand: str
    """The demand scenario whose need stands in for that of the new base year."""
    dropped_transfers: tuple[Transfer, ...] = ()
    """Tasks that have moved by now."""
    intake: tuple[TraineeIntake, ...] = ()
    """Rows that were made of trainees who were counted since."""
    history: int = 0
    """Rows of the staff of the old base year that are history now."""
    stood_in: bool = False
    """Staff of the old base year was no count either, and is no history."""
    older: tuple[str, ...] = ()
    """Saved scenarios that were computed with older figures than those of the plan before, and are
    computed with the new ones now."""
    begun: tuple[str, ...] = ()
    """Saved scenarios with measures that begin before the new base year."""
    losses: tuple[Loss, ...] = field(default=())
    restarted: tuple[str, ...] = ()
    """Demand scenarios whose index goes on as it was and would be another one if it was built
    again: what their need is postponed by is counted from the base year."""

    @property
    def base_year(self) -> int:
        """Of the new plan."""
        return self.plan.base_year

    def named(self, name: str) -> NextPlan:
        """The same under another name of the plan."""
        return replace(self, plan=replace(self.plan, name=name))

    @property
    def stored(self) -> int:
        """How many figures of the old projection are kept."""
        return len(self.plan.stored_projections) - len(self.before.stored_projections)


def usual_year(plan: Plan) -> int:
    """The base year that a next plan has unless another one is asked for."""
    return plan.base_year + 1


def next_name(plan: Plan, base_year: int) -> str:
    """The name of the next plan: the same, with the new base year where the old one stands."""
    return plan.name.replace(str(plan.base_year), str(base_year))


def next_plan(
    plan: Plan,
    library: ScenarioLibrary,
    language: Language,
    made_on: date,
    *,
    base_year: int | None = None,
    decided: Scenario | None = None,
    worked_on: Scenario | None = None,
    take_intake: bool = True,
) -> NextPlan:
    """The plan that follows ``plan`` with another ``base_year`` (None: the next one) and the same
    horizon; ``decided`` is the scenario that was decided on (None: no new measures), and
    ``worked_on`` the one that is looked at. What was counted of trainees since is taken over as
    intake if ``take_intake``.

    Raises ``SosuplanError`` if the plan cannot have that base year.
    """
    year = usual_year(plan) if base_year is None else base_year
    if not plan.base_year < year < plan.horizon:
        low, high = plan.base_year + 1, plan.horizon - 1
        if low > high:
            raise SosuplanError(Fault("next_year_none"))
        values: dict[str, str | float] = {"low": low, "high": high}
        raise SosuplanError(Fault("next_year_range", found=str(year), values=values))
    demand = plan.demands[0].scenario if decided is None else decided.demand
    if demand not in {row.scenario for row in plan.demands}:
        demand = plan.demands[0].scenario
    told = {
        "old": plan.base_year,
        "new": year,
        "plan": plan.name,
        "demand": plan.demand_labels(language.code)[demand],
        "date": made_on.isoformat(),
    }

    def source(wanted: str, kind: str, title: str, note: str) -> Source:
        id_ = free_id(wanted, (one.id for one in plan.sources))
        title, note = (language(text).format(**told) for text in (title, note))
        return Source(id_, title, "SOSUplan", str(made_on.year), kind, "", "", note)

    staff_source = source(f"{STAND_IN}-{year}", "assumption", _STAFF, _STAFF_NOTE)
    need_source = source(f"{STAND_IN}-need-{year}", "assumption", _NEED, _NEED_NOTE)
    kept_source = source(f"projected-{plan.base_year}", "derived", _PROJECTED, _PROJECTED_NOTE)
    baseline = _Run.of(plan, Scenario(demand))
    intake = _counted_intake(plan) if take_intake else ()
    counted = [row for row in plan.staff if not stands_in(row.source)]
    name = _stored_name(decided, language)
    made = replace(
        plan,
        name=next_name(plan, year),
        base_year=year,
        staff=tuple(_staff(plan, baseline, year, staff_source.id)),
        staff_history=(*plan.staff_history, *(_history(row, plan.base_year) for row in counted)),
        trainee_intake=(*plan.trainee_intake, *intake),
        transfers=tuple(row for row in plan.transfers if row.year > year),
        demand_index=tuple(_rebased(plan, year)),
        demand_recipes=tuple(_recipes(plan, year, kept_source.id)),
        stored_projections=_stored(plan, library, baseline, decided, name, kept_source.id),
        sources=(*plan.sources, staff_source, need_source, kept_source),
    )
    need = tuple(_need(plan, made, baseline, need_source.id))
    after = _without_old_stand_ins(replace(made, demand_base=need))
    verify(after)
    carried = _Carried(plan, after, library, made_on)
    return NextPlan(
        before=plan,
        plan=after,
        library=carried.library,
        scenario=carried.working(worked_on or Scenario(demand)),
        decided=name,
        demand=demand,
        dropped_transfers=tuple(row for row in plan.transfers if row.year <= year),
        intake=intake,
        history=len(counted),
        stood_in=len(counted) < len(plan.staff),
        older=carried.older,
        begun=carried.begun,
        losses=carried.losses,
        restarted=_restarted(plan, after),
    )


def _stored_name(decided: Scenario | None, language: Language) -> str:
    if decided is None or not (decided.levers or decided.name):
        return BASELINE
    return decided.name or language(_NO_NAME)


@dataclass(frozen=True)
class _Run:
    """A projection of one scenario, with ages and shares on full time."""

    plan: Plan
    made: Projection
    shares: Floats
    """(A, S, O, T)"""

    @classmethod
    def of(cls, plan: Plan, scenario: Scenario) -> _Run:
        inputs, levers = EngineInputs.from_plan(plan), catalogue(plan)
        sets = LeverSets.of([scenario], levers, inputs)
        made = project(inputs, sets, keep_ages=True)
        return cls(plan, made, fulltime_shares(inputs, sets)[0])


# --- staff and need -----------------------------------------------------------------------------


def _staff(plan: Plan, run: _Run, year: int, source: str) -> Iterator[StaffBand]:
    """The staff of ``year`` in the age bands that each group has, and those of ages beyond."""
    ages = run.made.heads_by_age
    assert ages is not None
    at = plan.years.index(year)
    edges: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for row in plan.staff:
        group = (row.area, row.sector, row.occupation)
        edges.setdefault(group, []).append((row.age_from, row.age_to))
    for a, area in enumerate(plan.areas):
        for o, job in enumerate(plan.occupations):
            if ages[0, a, :, o, :, 0].sum() <= 0.0:
                continue
            if ages[0, a, :, o, :, at].sum() <= 0.0:
                values: dict[str, str | float] = {"area": area, "occupation": job, "year": year}
                raise SosuplanError(Fault("next_year_no_staff", values=values))
            for s, sector in enumerate(SECTORS):
                people = ages[0, a, s, o, :, at]
                if people.sum() > 0.0:
                    known = edges.get((area, sector, job)) or next(
                        found for group, found in edges.items() if group[::2] == (area, job)
                    )
                    for first, last in _bands(known, people):
                        heads = float(people[first - FIRST_AGE : last - FIRST_AGE + 1].sum())
                        yield StaffBand(area, sector, job, first, last, heads, source)


def _bands(known: list[tuple[int, int]], people: Floats) -> list[tuple[int, int]]:
    """Age bands without gaps for ``people`` by single age: those that are ``known``, none wider
    than ``WIDEST_BAND``, and others before and after them where there is anybody."""
    there = AGES[people > 0.0]
    first, last = min(one for one, _ in known), max(one for _, one in known)
    whole = [*known]
    if there[0] < first:
        whole.append((int(there[0]), first - 1))
    if there[-1] > last:
        whole.append((last + 1, min(LAST_AGE, int(there[-1]))))
    return sorted(
        (begin, min(begin + WIDEST_BAND - 1, end))
        for start, end in whole
        for begin in range(start, end + 1, WIDEST_BAND)
    )


def _history(row: StaffBand, year: int) -> StaffHistory:
    return StaffHistory(
        row.area, row.sector, row.occupation, year, row.age_from, row.age_to, row.heads, row.source
    )


def _need(plan: Plan, after: Plan, run: _Run, source: str) -> Iterator[DemandBase]:
    """The need of the new base year: the work that was projected to be needed, in people who work
    as those of that year do, also where the demand scenario assumes others."""
    at = plan.years.index(after.base_year)
    inputs = EngineInputs.from_plan(after)
    work = base_work(inputs)[0]
    for row in plan.demand_base:
        a, o = plan.areas.index(row.area), plan.occupations.index(row.occupation)
        here = inputs.areas.index(row.area), inputs.occupations.index(row.occupation)
        need = run.made.demand_fte[0, a, o, at] / work[here]
        yield replace(row, demand_heads=float(need), source=source)


def _rebased(plan: Plan, year: int) -> Iterator[DemandIndex]:
    """The index from ``year`` on, which is 1 in it."""
    then = {
        (row.area, row.scenario, row.occupation): row.index
        for row in plan.demand_index
        if row.year == year
    }
    for row in plan.demand_index:
        if row.year >= year:
            base = then.get((row.area, row.scenario, row.occupation), 1.0)
            yield replace(row, index=row.index / base)


def _recipes(plan: Plan, year: int, derived: str) -> Iterator[DemandRecipe]:
    """What the indexes were built from, so that they are the same ones when they are built again in
    ``year``: an industry's part of the need is what it has grown to by then."""
    growth = {
        (row.area, row.scenario, row.occupation, row.part): row.value
        for row in plan.demand_recipes
        if row.item == "industry_growth"
    }
    assumed = {one.id for one in plan.sources if one.kind == "assumption"}
    for row in plan.demand_recipes:
        rate = growth.get((row.area, row.scenario, row.occupation, row.part), 0.0)
        if row.item == "weight" and rate:
            value = row.value * max(0.0, 1.0 + rate) ** (year - plan.base_year)
            # What follows from an assumption is one.
            source = row.source if source_of(row, "value") in assumed else derived
            yield replace(row, value=value, source=source)
        else:
            yield row


def _restarted(before: Plan, after: Plan) -> tuple[str, ...]:
    """The demand scenarios with an index that ``before`` would have built again as it was, and
    ``after`` would not."""
    old = {(one.recipe.scenario, one.recipe.area) for one in outdated(before)}
    found = [one.recipe for one in outdated(after) if one.fault is None]
    return tuple(
        dict.fromkeys(one.scenario for one in found if (one.scenario, one.area) not in old)
    )


def _counted_intake(plan: Plan) -> tuple[TraineeIntake, ...]:
    """What was counted of those who began to train after the years that the intake is listed
    for."""
    last: dict[tuple[str, str], int] = {}
    for row in plan.trainee_intake:
        pair = (row.area, row.occupation)
        last[pair] = max(row.year, last.get(pair, row.year))
    return tuple(
        TraineeIntake(row.area, row.occupation, row.year, row.value, _whole_source(row.source))
        for row in plan.actuals
        if row.quantity == "gf2_starts" and row.year > last.get((row.area, row.occupation), 0)
    )


def _whole_source(cell: str) -> str:
    """The source of the value, for a whole row of another table."""
    return dict(source_ids(cell)).get("value", source_ids(cell)[0][1])


def _without_old_stand_ins(plan: Plan) -> Plan:
    """``plan`` without the sources of what stood in earlier and has been replaced."""
    used = {
        one
        for table in TABLES[:-1]
        for row in getattr(plan, table.name)
        for _, one in source_ids(getattr(row, table.source_column))
    }
    return replace(
        plan,
        sources=tuple(one for one in plan.sources if not stands_in(one.id) or one.id in used),
    )


# --- the old projection -------------------------------------------------------------------------


def _stored(
    plan: Plan,
    library: ScenarioLibrary,
    baseline: _Run,
    decided: Scenario | None,
    name: str,
    source: str,
) -> tuple[StoredProjection, ...]:
    """What was stored before, and what ``plan`` projects without new measures and, under its
    ``name``, in the scenario that was decided on."""
    found = list(_figures(baseline, BASELINE, source))
    if name and decided is not None:
        scenario, figures = computable(library, decided, plan)
        found += _figures(_Run.of(figures, scenario), name, source)
    again = {(row.base_year, row.scenario) for row in found}
    before = (row for row in plan.stored_projections if (row.base_year, row.scenario) not in again)
    return (*before, *found)


def _figures(run: _Run, name: str, source: str) -> Iterator[StoredProjection]:
    plan = run.plan
    pairs = dict.fromkeys((row.area, row.occupation) for row in plan.staff)
    for area, job in pairs:
        for quantity in ACTUAL_QUANTITIES:
            values = course(run.made, quantity, run.shares, (job,), (area,))
            for year, value in zip(plan.years, values.tolist(), strict=True):
                if np.isfinite(value):
                    value = max(0.0, value)  # Less than nobody is rounding.
                    yield StoredProjection(
                        plan.base_year, name, area, job, year, quantity, value, source
                    )


# --- scenarios ----------------------------------------------------------------------------------


def with_years_written(scenario: Scenario, levers: LeverCatalogue) -> Scenario:
    """``scenario`` with the years in which its measures begin and act in full set, which may be
    the usual ones of its plan: another plan has others."""
    years = dict(zip(_YEARS, levers.timing(scenario.levers), strict=True))
    return replace(scenario, levers={**scenario.levers, **years})


class _Carried:
    """What becomes of a library of scenarios: each means the same in the new plan, and computes
    with its figures."""

    def __init__(self, before: Plan, after: Plan, library: ScenarioLibrary, made_on: date) -> None:
        self._before, self._after, self._old = before, after, library
        self._levers, self._usual = catalogue(after), catalogue(before)
        losses: list[Loss] = []
        scenarios, gone = [], list(library.bin)
        for one in library.scenarios:
            moved, lost = adapted(self._written(one), after, self._levers)
            losses += lost
            if moved is not None:
                scenarios.append(as_saved(moved, after, locked=one.locked))
            else:
                versions = library.versions_of(one.name)
                gone.append(Deleted(one, f"{made_on.isoformat()}T00:00:00", versions))
        names = {one.name for one in scenarios}
        self.losses = tuple(losses)
        self.library = ScenarioLibrary(
            tuple(scenarios),
            tuple(self._version(one) for one in library.versions if one.scenario.name in names),
            tuple(self._bookmark(one) for one in library.bookmarks),
            tuple(self._deleted(one) for one in gone),
        )
        own = edition(before)
        self.older = tuple(
            one.name for one in library.scenarios if one.data_edition not in ("", own)
        )
        self.begun = tuple(one.name for one in self.library.scenarios if self._has_begun(one))

    def working(self, scenario: Scenario) -> Scenario:
        """The scenario that is worked on; a baseline stays one."""
        if not scenario.levers and not scenario.name:
            demands = [row.scenario for row in self._after.demands]
            demand = scenario.demand if scenario.demand in demands else demands[0]
            return Scenario(demand, measures=scenario.measures)
        moved, _ = adapted(self._written(scenario), self._after, self._levers)
        if moved is None:
            return Scenario(self._after.demands[0].scenario)
        saved = self.library.by_name.get(moved.name)
        made = as_saved(moved, self._after, locked=scenario.locked)
        return made if saved is not None else replace(made, name="", note="")

    def _written(self, scenario: Scenario) -> Scenario:
        figures = self._old.figures_of(scenario, self._before)
        levers = self._usual if figures is None else catalogue(figures)
        return with_years_written(scenario, levers)

    def _moved(self, scenario: Scenario) -> Scenario:
        return as_saved(self._written(scenario), self._after, locked=scenario.locked)

    def _version(self, one: Version) -> Version:
        return replace(one, scenario=self._moved(one.scenario))

    def _bookmark(self, one: Bookmark) -> Bookmark:
        return replace(one, scenario=self._moved(one.scenario))

    def _deleted(self, one: Deleted) -> Deleted:
        return replace(
            one,
            scenario=self._moved(one.scenario),
            versions=tuple(map(self._version, one.versions)),
        )

    def _has_begun(self, scenario: Scenario) -> bool:
        moved = (self._levers[one] for one in scenario.levers)
        return any(
            scenario.years_of(lever.id, self._levers)[0] < self._after.base_year
            for lever in moved
            if _acts(lever, scenario.levers)
        )


def _acts(lever: Lever, values: Mapping[str, Any]) -> bool:
    return lever.has_years and values[lever.id] != lever.neutral
