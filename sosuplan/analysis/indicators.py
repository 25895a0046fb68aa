"""The indicators that a plan can follow: each is declared once, with what it counts, how it is
projected, and from which tables it is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.counted import SICKNESS, assumed, counts, staff_by_group, together, values
from sosuplan.engine import (
    EngineInputs,
    LeverSets,
    Projection,
    fulltime_shares,
    sick_days,
    training_cohorts,
)
from sosuplan.engine.quantities import (
    EXITS,
    FULLTIME,
    GRADUATES,
    STARTS,
    SUPPLY,
    course,
    mean,
    places_of,
)
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import N_

Floats = NDArray[np.float64]
_NONE = np.empty(0)
"""Shares of a quantity that needs none."""

SHARE, PERSONS, FULL_TIME, DAYS = "share", "heads", "fte", "days"
"""What indicators of a plan count."""
BOTH = ("all", "")
"""How a goal says that it is about both occupations."""


@dataclass(frozen=True, slots=True)
class Group:
    """Whom an indicator is about: areas, occupations, and one employer or all (``sector`` "")."""

    areas: tuple[str, ...]
    occupations: tuple[str, ...]
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Projected:
    """One run of a projection, with what else is asked of the engine for it."""

    projection: Projection
    run: int
    inputs: EngineInputs
    sets: LeverSets
    """Of this run alone."""

    @classmethod
    def of(
        cls,
        projection: Projection,
        run: int,
        inputs: EngineInputs,
        scenario: Scenario,
        catalogue: LeverCatalogue,
    ) -> Projected:
        """The run ``run``, which ``scenario`` is."""
        return cls(projection, run, inputs, LeverSets.of([scenario], catalogue, inputs))


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator was in a year, from the table ``table`` of the plan; ``sources`` are the
    ids of what stands behind it."""

    year: int
    value: float
    table: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of them."""

    id: str
    name: str
    unit: str
    better: int
    """1 if more of it is better, -1 if less is: what it means to keep it."""
    course: Callable[[Projected, Group], Floats]
    """What the model says of it by year, from the base year; NaN where it says nothing."""
    measured: Callable[[Plan, Group], Iterable[Measured]]
    """What was counted of it, by year, without figures that are assumptions."""
    tables: tuple[str, ...] = ()
    """Where what was counted is written; none: as readings of the goal."""
    by_sector: bool = False
    """True if it can be told of one employer."""
    one_occupation: bool = False
    """True if it cannot be told of both occupations together."""


def group_of(plan: Plan, area: str, occupation: str, sector: str = "") -> Group | None:
    """Whom a goal is about; None if that is nobody of the plan. An empty area is all of them."""
    jobs = plan.occupations if occupation in BOTH else (occupation,)
    areas = plan.areas if area == "" else (area,)
    employed = {(row.area, row.occupation) for row in plan.staff if row.heads > 0}
    if not any((one, job) in employed for one in areas for job in jobs):
        return None
    if set(jobs) - set(plan.occupations) or set(areas) - set(plan.areas):
        return None
    if sector and not any((sector, job) in plan.groups for job in jobs):
        return None
    return Group(areas, jobs, sector)


# --- projected ------------------------------------------------------------------------------------


def _sectors(group: Group) -> tuple[str, ...]:
    return (group.sector,) if group.sector else SECTORS


def _of_model(quantity: str) -> Callable[[Projected, Group], Floats]:
    """One of ``ACTUAL_QUANTITIES``, as it can be counted afterwards."""

    def found(made: Projected, group: Group) -> Floats:
        shares = fulltime_shares(made.inputs, made.sets)[0] if quantity == FULLTIME else _NONE
        whom = (group.occupations, group.areas, _sectors(group))
        return course(made.projection, quantity, shares, *whom, made.run)

    return found


def _sickness(made: Projected, group: Group) -> Floats:
    days = sick_days(made.inputs, made.sets)[0]
    each_year = np.broadcast_to(days, (*days.shape[:-1], len(made.projection.years)))
    whom = (group.occupations, group.areas, _sectors(group))
    return mean(made.projection, each_year, *whom, made.run)


def _balance(name: str) -> Callable[[Projected, Group], Floats]:
    def found(made: Projected, group: Group) -> Floats:
        values: Floats = getattr(made.projection, name)[made.run]
        places = places_of(made.projection, group.occupations, group.areas)
        return np.asarray(values[places].sum(axis=(0, 1)))

    return found


def _dropout(made: Projected, group: Group) -> Floats:
    """Of those who start the main course, by the year in which they began GF2."""
    found = training_cohorts(made.inputs, made.sets)
    places = places_of(made.projection, group.occupations, group.areas)
    started, ended = (one[0][places].sum(axis=(0, 1)) for one in (found.main, found.finish))
    nobody = np.full_like(started, np.nan)
    return np.asarray(1.0 - np.divide(ended, started, out=nobody, where=started > 0))


# --- measured -------------------------------------------------------------------------------------


def _counted(quantity: str) -> Callable[[Plan, Group], Iterator[Measured]]:
    """What was counted of a quantity in each year in which it was of all of a group. A year with a
    figure that is assumed was not measured."""

    def found(plan: Plan, group: Group) -> Iterator[Measured]:
        every = {job: counts(plan, job, quantity, sector=group.sector) for job in group.occupations}
        figures = {job: values(one) for job, one in every.items()}
        there = staff_by_group(plan, group.sector)
        groups = [(one, job) for one in group.areas for job in every if (one, job) in there]
        guesses = assumed(plan)
        for year, value in together(plan, groups, quantity, figures, group.sector).items():
            each = [every[job][year][area] for area, job in groups]
            sources = tuple(dict.fromkeys(id_ for one in each for id_ in one.sources))
            if not guesses & set(sources):
                yield Measured(year, float(value), each[0].table, sources)

    return found


def _nothing(plan: Plan, group: Group) -> Iterator[Measured]:
    """Of what no table of a plan holds."""
    return iter(())


INDICATORS: Mapping[str, Indicator] = {
    one.id: one
    for one in (
        Indicator(
            "supply_heads",
            N_("Employed people"),
            PERSONS,
            1,
            _of_model(SUPPLY),
            _counted(SUPPLY),
            ("actuals", "staff_history"),
            by_sector=True,
        ),
        Indicator(EXITS, N_("Exits"), PERSONS, -1, _of_model(EXITS), _counted(EXITS), ("actuals",)),
        Indicator(
            "graduates",
            N_("New graduates who started"),
            PERSONS,
            1,
            _of_model(GRADUATES),
            _counted(GRADUATES),
            ("actuals",),
        ),
        Indicator(
            "gf2_starts",
            N_("Trainees starting GF2"),
            PERSONS,
            1,
            _of_model(STARTS),
            _counted(STARTS),
            ("actuals", "trainee_intake"),
        ),
        Indicator(
            "fulltime_share",
            N_("Share on full time"),
            SHARE,
            1,
            _of_model(FULLTIME),
            _counted(FULLTIME),
            ("actuals", "working_time"),
            by_sector=True,
        ),
        Indicator(
            "sickness_days",
            N_("Sick days per full-time person"),
            DAYS,
            -1,
            _sickness,
            _counted(SICKNESS),
            ("working_time",),
            by_sector=True,
        ),
        Indicator("dropout", N_("Dropout from the main course"), SHARE, -1, _dropout, _nothing),
        Indicator(
            "gap_heads",
            N_("Balance, persons"),
            PERSONS,
            1,
            _balance("gap_heads"),
            _nothing,
            one_occupation=True,
        ),
        Indicator(
            "gap_fte",
            N_("Balance, full-time persons"),
            FULL_TIME,
            1,
            _balance("gap_fte"),
            _nothing,
            one_occupation=True,
        ),
    )
}
"""The indicators of a plan by their ids; any other is one's own."""


def follows(indicator: Indicator, group: Group | None) -> bool:
    """True if the plan says anything of an indicator for a group: it is somebody of the plan, and
    the indicator can be told of one employer, or of both occupations, where it is asked for."""
    if group is None or (group.sector and not indicator.by_sector):
        return False
    return not (indicator.one_occupation and len(group.occupations) > 1)
