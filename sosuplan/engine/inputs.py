"""A plan as arrays: what one projection reads.

Every array has a leading run axis of length 1 (the same for all runs) or the number of runs, so
that a run may vary any input. Axis names in shapes: R runs, A areas, S sectors, O occupations,
G ages 17..74, T years base..horizon, U cohort years, D demand scenarios, X ages of the exit curves.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.ages import AGES, spread
from sosuplan.model.plan import FIRST_AGE, FULL_TIME_HOURS, LAST_AGE, SECTORS, Plan

Floats = NDArray[np.float64]

LONGEST_EDUCATION = 8
COHORTS_BEFORE = LONGEST_EDUCATION + 1
"""Cohorts before the base year that can still graduate after it."""

CURVE_FIRST_AGE = FIRST_AGE - 21
CURVE_LAST_AGE = LAST_AGE + 4
"""Exit curves are read up to 20 years younger and 2 years older than the ages counted (reform at
150 % of 10 years and 5 years of later retirement; 2 years of earlier retirement)."""


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
    """The retirement curve at whole ages, (R, O, X)."""
    other_exits: Floats
    """The other curve at the ages counted, (R, O, G)."""
    later_retirement: Floats
    """Years by which the reform at 100 % postpones retirement, (R, T)."""
    demand_heads: Floats
    """(R, A, O)"""
    demand_index: Floats
    """(R, D, O, T)"""
    demand_fulltime: Floats
    """The full-time share that a demand scenario assumes, 0 where none, (R, D)."""

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
        entry_ages, retirement, other = _ages(plan)
        years = np.array(plan.years, dtype=float)
        listed = sorted((row.year, row.later_retirement_years) for row in plan.reform)
        later = (
            np.interp(years, [year for year, _ in listed], [value for _, value in listed])
            if listed
            else np.zeros(len(years))
        )
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
            entry_ages=entry_ages,
            retirement=retirement,
            other_exits=other,
            later_retirement=later[np.newaxis],
            demand_heads=demand_heads,
            demand_index=_demand_index(plan),
            demand_fulltime=np.array([[row.fulltime_target or 0.0 for row in plan.demands]]),
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


def _ages(plan: Plan) -> tuple[Floats, Floats, Floats]:
    """Entry ages, and the two exit curves at whole ages."""
    curve_ages = np.arange(CURVE_FIRST_AGE, CURVE_LAST_AGE + 1)
    jobs = len(plan.occupations)
    entry = np.zeros((1, jobs, len(AGES)))
    retirement = np.zeros((1, jobs, len(curve_ages)))
    other = np.zeros((1, jobs, len(AGES)))
    for place, job in enumerate(plan.occupations):
        shares = spread(
            (row.age_from, row.age_to, row.share)
            for row in plan.entry_ages
            if row.occupation == job
        )
        entry[0, place] = shares / shares.sum()
        rates = sorted(
            (row.age, row.retirement, row.other) for row in plan.exit_rates if row.occupation == job
        )
        ages = [age for age, _, _ in rates]
        retirement[0, place] = np.interp(curve_ages, ages, [rate for _, rate, _ in rates])
        other[0, place] = np.interp(AGES, ages, [rate for _, _, rate in rates])
    return entry, retirement, other


def _demand_index(plan: Plan) -> Floats:
    scenarios = {row.scenario: place for place, row in enumerate(plan.demands)}
    jobs = {job: place for place, job in enumerate(plan.occupations)}
    index = np.ones((1, len(scenarios), len(jobs), len(plan.years)))
    for row in plan.demand_index:
        year = row.year - plan.base_year
        if row.occupation in jobs and 0 <= year < len(plan.years):
            index[0, scenarios[row.scenario], jobs[row.occupation], year] = row.index
    return index
