"""The indicators that a plan can follow: each is declared once, with what it counts, how it is
projected, and from which tables it is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import (
    EngineInputs,
    LeverSets,
    Projection,
    fulltime_shares,
    sick_days,
    training_cohorts,
)
from sosuplan.engine.quantities import LEAVE
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import N_

Floats = NDArray[np.float64]

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


def _places(made: Projected, group: Group) -> tuple[Any, ...]:
    """The areas and occupations of a group, to be taken of an array (A, O, …)."""
    areas = [made.projection.areas.index(one) for one in group.areas]
    jobs = [made.projection.occupations.index(one) for one in group.occupations]
    return np.ix_(areas, jobs)


def _sum(made: Projected, group: Group, name: str) -> Floats:
    values: Floats = getattr(made.projection, name)[made.run]
    return np.asarray(values[_places(made, group)].sum(axis=(0, 1)))


def _people(made: Projected, group: Group) -> Floats:
    """Staff by employer, (A, S, O, T)."""
    assert made.projection.heads_by_age is not None
    heads = made.projection.heads_by_age[made.run].sum(axis=3)
    return np.asarray(_of_groups(made, group, heads))


def _of_groups(made: Projected, group: Group, values: Floats) -> Floats:
    """Values of a group by employer, of (A, S, O, T)."""
    sectors = [SECTORS.index(group.sector)] if group.sector else list(range(len(SECTORS)))
    areas, jobs = (part.ravel() for part in _places(made, group))
    return np.asarray(values[np.ix_(areas, sectors, jobs)])


def _supply(made: Projected, group: Group) -> Floats:
    return np.asarray(_people(made, group).sum(axis=(0, 1, 2)))


def _mean(made: Projected, group: Group, values: Floats) -> Floats:
    """Values by group, (1, A, S, O, T), as the mean of the people who are there."""
    people = _people(made, group)
    total = people.sum(axis=(0, 1, 2))
    known = np.broadcast_to(values[0], (*values.shape[1:-1], len(total)))
    weighted = (people * _of_groups(made, group, known)).sum(axis=(0, 1, 2))
    return _ratio(weighted, total)


def _ratio(part: Floats, whole: Floats) -> Floats:
    """What ``part`` is of ``whole``; NaN of nothing."""
    return np.asarray(np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0))


def _fulltime(made: Projected, group: Group) -> Floats:
    return _mean(made, group, fulltime_shares(made.inputs, made.sets))


def _sickness(made: Projected, group: Group) -> Floats:
    return _mean(made, group, sick_days(made.inputs, made.sets))


def _exits(made: Projected, group: Group) -> Floats:
    """Those who leave until the next year: of the last year nothing is known."""
    flows = [_sum(made, group, one) for one in LEAVE]
    return np.append(np.sum(flows, axis=0), np.nan)


def _graduates(made: Projected, group: Group) -> Floats:
    """Those who are new since the year before: of the first year nothing is known."""
    return np.append(np.nan, _sum(made, group, "graduates"))


def _dropout(made: Projected, group: Group) -> Floats:
    """Of those who start the main course, by the year in which they began GF2."""
    found = training_cohorts(made.inputs, made.sets)
    places = _places(made, group)
    started, ended = (one[0][places].sum(axis=(0, 1)) for one in (found.main, found.finish))
    return np.asarray(1.0 - _ratio(ended, started))


# --- measured -------------------------------------------------------------------------------------


def _counted(
    plan: Plan,
    group: Group,
    table: str,
    column: str,
    rows: Iterable[Any] | None = None,
    *,
    mean: bool = False,
) -> Iterator[Measured]:
    """What a table says of a group in each year in which it says it of all whose staff there is:
    their sum, or the ``mean`` of the people of the base year. A year with a figure that is assumed
    was not measured."""
    found: dict[int, list[Any]] = {}
    for row in getattr(plan, table) if rows is None else rows:
        there = row.area in group.areas and row.occupation in group.occupations
        if there and group.sector in ("", getattr(row, "sector", group.sector)):
            found.setdefault(getattr(row, "year", plan.base_year), []).append(row)
    assumed = {one.id for one in plan.sources if one.kind == "assumption"}
    for year, each in sorted(found.items()):
        people = _people_by_key(plan, group, hasattr(each[0], "sector"))
        sources = tuple(dict.fromkeys(source_of(row, column) for row in each))
        if assumed & set(sources) or not set(people) <= {_key(row) for row in each}:
            continue
        total = sum(people.values())
        shares = {key: count / total for key, count in people.items()} if mean else {}
        value = sum(getattr(row, column) * shares.get(_key(row), not mean) for row in each)
        yield Measured(year, float(value), table, sources)


def _people_by_key(plan: Plan, group: Group, by_sector: bool) -> dict[tuple[str, ...], float]:
    """The base year's staff of a group by area, occupation and, where asked for, employer."""
    found: dict[tuple[str, ...], float] = {}
    for row in plan.staff:
        there = row.area in group.areas and row.occupation in group.occupations
        if there and row.heads > 0 and group.sector in ("", row.sector):
            key = _key(row) if by_sector else (row.area, row.occupation)
            found[key] = found.get(key, 0.0) + row.heads
    return found


def _key(row: Any) -> tuple[str, ...]:
    sector = getattr(row, "sector", None)
    return (row.area, row.occupation) if sector is None else (row.area, row.occupation, sector)


def _actuals(plan: Plan, group: Group, quantity: str, *, mean: bool = False) -> Iterator[Measured]:
    """What was counted in a year, which is of all employers."""
    rows = [row for row in plan.actuals if row.quantity == quantity]
    if not group.sector:
        yield from _counted(plan, group, "actuals", "value", rows, mean=mean)


def _staff_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    yield from _counted(plan, group, "staff_history", "heads")
    yield from _counted(plan, group, "staff", "heads")
    yield from _actuals(plan, group, "supply_heads")


def _exits_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    return _actuals(plan, group, "exits")


def _graduates_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    return _actuals(plan, group, "graduates")


def _starts_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    yield from _counted(plan, group, "trainee_intake", "gf2_starts")
    yield from _actuals(plan, group, "gf2_starts")


def _fulltime_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    yield from _counted(plan, group, "working_time", "fulltime_share", mean=True)
    yield from _actuals(plan, group, "fulltime_share", mean=True)


def _sickness_counted(plan: Plan, group: Group) -> Iterator[Measured]:
    return _counted(plan, group, "working_time", "sickness_days", mean=True)


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
            _supply,
            _staff_counted,
            ("actuals", "staff_history"),
            by_sector=True,
        ),
        Indicator("exits", N_("Exits"), PERSONS, -1, _exits, _exits_counted, ("actuals",)),
        Indicator(
            "graduates",
            N_("New graduates who started"),
            PERSONS,
            1,
            _graduates,
            _graduates_counted,
            ("actuals",),
        ),
        Indicator(
            "gf2_starts",
            N_("Trainees starting GF2"),
            PERSONS,
            1,
            lambda made, group: _sum(made, group, "gf2_starts"),
            _starts_counted,
            ("actuals", "trainee_intake"),
        ),
        Indicator(
            "fulltime_share",
            N_("Share on full time"),
            SHARE,
            1,
            _fulltime,
            _fulltime_counted,
            ("actuals", "working_time"),
            by_sector=True,
        ),
        Indicator(
            "sickness_days",
            N_("Sick days per full-time person"),
            DAYS,
            -1,
            _sickness,
            _sickness_counted,
            ("working_time",),
            by_sector=True,
        ),
        Indicator("dropout", N_("Dropout from the main course"), SHARE, -1, _dropout, _nothing),
        Indicator(
            "gap_heads",
            N_("Balance, persons"),
            PERSONS,
            1,
            lambda made, group: _sum(made, group, "gap_heads"),
            _nothing,
            one_occupation=True,
        ),
        Indicator(
            "gap_fte",
            N_("Balance, full-time persons"),
            FULL_TIME,
            1,
            lambda made, group: _sum(made, group, "gap_fte"),
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
