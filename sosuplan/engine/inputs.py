"""A plan as arrays: what one projection reads.

Every array has a leading run axis of length 1 (the same for all runs) or the number of runs, so
that a run may vary any input. Axis names in shapes: R runs, A areas, S sectors, O occupations,
G ages 17..74, T years base..horizon, U cohort years, D demand scenarios, X ages of the exit curves;
A* is 1 where every area has the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.ages import AGES, spread
from sosuplan.model.plan import FIRST_AGE, FULL_TIME_HOURS, LAST_AGE, SECTORS, Plan

Floats = NDArray[np.float64]

LONGEST_EDUCATION = 8
COHORTS_BEFORE = LONGEST_EDUCATION + 1
"""Cohorts before the base year that can still graduate after it."""

CURVE_FIRST_AGE = FIRST_AGE - 26
CURVE_LAST_AGE = LAST_AGE + 23
"""Exit curves are read up to 25 years younger and 22 years older than the ages counted: the reform
at 150 %, between 10 years earlier and 10 later, and 5 years of later or 2 of earlier retirement."""

LEFT = 1e-9
"""Fewer than this share of a group are nobody: what is left of it is rounding."""


@dataclass(frozen=True)
class EngineInputs:
    """The arrays of a plan. Shares and probabilities 0..1, heads in persons, hours a week."""

    areas: tuple[str, ...]
    occupations: tuple[str, ...]
    demands: tuple[str, ...]
    years: tuple[int, ...]
    working_days: float
    heads: Floats
    """Base-year staff by single age, (R, A, S, O, G)."""
    fulltime_share: Floats
    """(R, A, S, O)"""
    parttime_hours: Floats
    """(R, A, S, O)"""
    sickness_days: Floats
    """(R, A, S, O)"""
    gf2_starts: Floats
    """(R, A, O, U)"""
    gf2_completion: Floats
    """(R, A, O), like the five below."""
    transition: Floats
    main_completion: Floats
    duration_years: Floats
    entry_share: Floats
    from_ssh_share: Floats
    entry_ages: Floats
    """(R, O, G), each sums to 1."""
    retirement: Floats
    """The retirement curve at whole ages, (R, A*, O, X)."""
    other_exits: Floats
    """The other curve at the ages counted, (R, A*, O, G)."""
    without_reform: Floats
    """Years by which people retire later than the curve says without the reform, (R, T),"""
    with_reform: Floats
    """and with it."""
    demand_heads: Floats
    """(R, A, O)"""
    demand_index: Floats
    """(R, D, A*, O, T)"""
    demand_fulltime: Floats
    """The full-time share that a demand scenario assumes, 0 where none, (R, D)."""
    kept: Floats
    """The share of the need that has not moved to employers outside the plan, (R, A, O, T)."""
    transfers: Mapping[int, Floats] = field(default_factory=dict)
    """By year: the share of the staff of one sector (the first S) that is in another (the second)
    from then on, (R, A, O, S, S)."""

    def __post_init__(self) -> None:
        for name in _ARRAYS:
            getattr(self, name).setflags(write=False)

    @classmethod
    def from_plan(cls, plan: Plan) -> EngineInputs:
        """The arrays of ``plan``; every run axis has length 1."""
        places = _Places(plan)
        heads = _heads(plan, places)
        fulltime, hours, sickness = _working_time(plan, places)
        intake = _intake(plan, places)
        training = _training(plan, places)
        retirement, other = _exits(plan)
        transfers, kept = _transfers(plan, places)
        demand_heads = np.zeros(places.pairs)
        for row in plan.demand_base:
            demand_heads[places.pair(row.area, row.occupation)] = row.demand_heads
        return cls(
            areas=plan.areas,
            occupations=plan.occupations,
            demands=tuple(row.scenario for row in plan.demands),
            years=plan.years,
            working_days=float(plan.working_days),
            heads=heads,
            fulltime_share=fulltime,
            parttime_hours=hours,
            sickness_days=sickness,
            gf2_starts=intake,
            entry_ages=_entry_ages(plan),
            retirement=retirement,
            other_exits=other,
            without_reform=_by_year(plan, [(row.year, row.without_years) for row in plan.reform]),
            with_reform=_by_year(plan, [(row.year, row.with_years) for row in plan.reform]),
            demand_heads=demand_heads,
            demand_index=_demand_index(plan),
            demand_fulltime=np.array([[row.fulltime_target or 0.0 for row in plan.demands]]),
            kept=kept,
            transfers=transfers,
            **training,
        )

    @cached_property
    def runs(self) -> int:
        """The longest run axis of any input."""
        return max(len(getattr(self, name)) for name in _ARRAYS)

    def rows(self, part: slice) -> EngineInputs:
        """The inputs of some of the runs; arrays that all runs share are kept as they are."""
        varied = {
            name: getattr(self, name)[part] for name in _ARRAYS if len(getattr(self, name)) > 1
        }
        return replace(self, **varied) if varied else self


_ARRAYS = tuple(field.name for field in fields(EngineInputs) if field.type == "Floats")


class _Places:
    """Where areas, sectors and occupations lie in the arrays.

    A valid plan names no area or occupation without staff, except for groups of a sector.
    """

    def __init__(self, plan: Plan) -> None:
        self._areas = {name: place for place, name in enumerate(plan.areas)}
        self._occupations = {name: place for place, name in enumerate(plan.occupations)}
        self.pairs = (1, len(self._areas), len(self._occupations))
        self.groups = (1, len(self._areas), len(SECTORS), len(self._occupations))

    def pair(self, area: str, occupation: str) -> tuple[int, int, int]:
        """Of an area and an occupation in run 0."""
        return 0, self._areas[area], self._occupations[occupation]

    def group(self, area: str, sector: str, occupation: str) -> tuple[int, int, int, int]:
        """Of an area, a sector and an occupation in run 0."""
        return 0, self._areas[area], SECTORS.index(sector), self._occupations[occupation]


def _heads(plan: Plan, places: _Places) -> Floats:
    bands: dict[tuple[int, int, int, int], list[tuple[int, int, float]]] = {}
    for row in plan.staff:
        group = places.group(row.area, row.sector, row.occupation)
        bands.setdefault(group, []).append((row.age_from, row.age_to, row.heads))
    heads = np.zeros((*places.groups, len(AGES)))
    for group, rows in bands.items():
        heads[group] = spread(rows)
    return heads


def _working_time(plan: Plan, places: _Places) -> tuple[Floats, Floats, Floats]:
    """Share on full time, hours and sick days. A group without staff works full time: it is never
    counted, but must not divide by zero."""
    fulltime = np.ones(places.groups)
    hours = np.full(places.groups, FULL_TIME_HOURS)
    sickness = np.zeros(places.groups)
    for row in plan.current_working_time.values():
        group = places.group(row.area, row.sector, row.occupation)
        fulltime[group] = row.fulltime_share
        hours[group] = row.parttime_hours
        sickness[group] = row.sickness_days
    return fulltime, hours, sickness


def _intake(plan: Plan, places: _Places) -> Floats:
    """GF2 starts by cohort: a year that is not listed takes the nearest listed one before it."""
    cohorts = np.arange(plan.base_year - COHORTS_BEFORE, plan.horizon + 1)
    listed: dict[tuple[int, int, int], list[tuple[int, float]]] = {}
    for row in plan.trainee_intake:
        pair = places.pair(row.area, row.occupation)
        listed.setdefault(pair, []).append((row.year, row.gf2_starts))
    starts = np.zeros((*places.pairs, len(cohorts)))
    for pair, rows in listed.items():
        rows.sort()
        before = np.searchsorted([year for year, _ in rows], cohorts, side="right") - 1
        starts[pair] = np.array([value for _, value in rows])[np.maximum(0, before)]
    return starts


def _training(plan: Plan, places: _Places) -> dict[str, Floats]:
    names = (
        "gf2_completion",
        "transition",
        "main_completion",
        "duration_years",
        "entry_share",
        "from_ssh_share",
    )
    training = {name: np.zeros(places.pairs) for name in names}
    for row in plan.training:
        for name, values in training.items():
            values[places.pair(row.area, row.occupation)] = getattr(row, name)
    return training


def _entry_ages(plan: Plan) -> Floats:
    entry = np.zeros((1, len(plan.occupations), len(AGES)))
    for place, job in enumerate(plan.occupations):
        rows = (row for row in plan.entry_ages if row.occupation == job)
        shares = spread((row.age_from, row.age_to, row.share) for row in rows)
        entry[0, place] = shares / shares.sum()
    return entry


def _by_year(plan: Plan, listed: list[tuple[int, float]]) -> Floats:
    """A table's figures for each year, (1, T): straight lines between those that are listed."""
    if not listed:
        return np.zeros((1, len(plan.years)))
    years, values = zip(*sorted(listed), strict=True)
    return np.asarray(np.interp(plan.years, years, values))[np.newaxis]


def _exits(plan: Plan) -> tuple[Floats, Floats]:
    """The two exit curves at whole ages: an area's own, or those that serve every area."""
    curve_ages = np.arange(CURVE_FIRST_AGE, CURVE_LAST_AGE + 1)
    local = any(row.area for row in plan.exit_rates)
    areas, jobs = plan.areas if local else ("",), plan.occupations
    rates: dict[tuple[str, str], list[tuple[int, float, float]]] = {}
    for row in plan.exit_rates:
        listed = rates.setdefault((row.area, row.occupation), [])
        listed.append((row.age, row.retirement, row.other))
    retirement = np.zeros((1, len(areas), len(jobs), len(curve_ages)))
    other = np.zeros((1, len(areas), len(jobs), len(AGES)))
    for a, area in enumerate(areas):
        for o, job in enumerate(jobs):
            rows = rates.get((area, job)) or rates.get(("", job))
            if rows:  # An area without the occupation may have none.
                ages, retiring, leaving = zip(*sorted(rows), strict=True)
                retirement[0, a, o] = np.interp(curve_ages, ages, retiring)
                other[0, a, o] = np.interp(AGES, ages, leaving)
    return retirement, other


def _transfers(plan: Plan, places: _Places) -> tuple[dict[int, Floats], Floats]:
    """What happens to the staff of each sector in each year with transfers, and the share of the
    need that is kept."""
    moved: dict[int, Floats] = {}
    lost = np.zeros((*places.pairs, len(plan.years)))
    for row in plan.transfers:
        pair = places.pair(row.area, row.occupation)
        if row.year not in moved:
            moved[row.year] = np.zeros((*places.pairs, len(SECTORS), len(SECTORS) + 1))
        target = SECTORS.index(row.to_sector) if row.to_sector else len(SECTORS)
        moved[row.year][pair][SECTORS.index(row.from_sector), target] += row.staff_share
        lost[pair][row.year - plan.base_year] += row.demand_share or 0.0
    transfers: dict[int, Floats] = {}
    for year, shares in moved.items():
        stays = 1.0 - shares.sum(axis=-1)
        stays[stays < LEFT] = 0.0
        transfers[year] = shares[..., :-1] + stays[..., np.newaxis] * np.eye(len(SECTORS))
    return transfers, np.asarray(np.cumprod(1.0 - lost, axis=-1), dtype=np.float64)


def _demand_index(plan: Plan) -> Floats:
    """The index of each scenario: an area's own, or the one that serves every area."""
    local = any(row.area for row in plan.demand_index)
    areas = plan.areas if local else ("",)
    scenarios = {row.scenario: place for place, row in enumerate(plan.demands)}
    jobs = {job: place for place, job in enumerate(plan.occupations)}
    places = {area: [place] for place, area in enumerate(areas)}
    own = {(row.area, row.scenario, row.occupation) for row in plan.demand_index if row.area}
    index = np.ones((1, len(scenarios), len(areas), len(jobs), len(plan.years)))
    for row in plan.demand_index:
        year = row.year - plan.base_year
        if row.occupation not in jobs or not 0 <= year < len(plan.years):
            continue
        group = (row.scenario, row.occupation)
        served = (
            places.get(row.area, [])
            if row.area
            else [place for place, area in enumerate(areas) if (area, *group) not in own]
        )
        index[0, scenarios[row.scenario], served, jobs[row.occupation], year] = row.index
    return index
