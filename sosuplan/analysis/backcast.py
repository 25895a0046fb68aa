"""Whether the model explains the plan's own past: projections from earlier years against what was
counted since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sosuplan.analysis.counted import counts, lacking, together, values
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.quantities import EXITS, GRADUATES, SUPPLY, course
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, StaffBand
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES

PARTS = {EXITS: -1, GRADUATES: 1}
"""The flows that are counted, and which way they change the staff."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One quantity of one year: as it was projected from an earlier one, and as it was."""

    start: int
    """The year that was projected from."""
    year: int
    quantity: str
    """One of ``ACTUAL_QUANTITIES``."""
    projected: float
    actual: float

    @property
    def horizon(self) -> int:
        """How many years ahead that was."""
        return self.year - self.start

    @property
    def error(self) -> float:
        """By how much too high it was projected."""
        return self.projected - self.actual

    @property
    def share(self) -> float:
        """The same as a share of what it was; 0 where there was nothing."""
        return self.error / self.actual if self.actual else 0.0


@dataclass(frozen=True, slots=True)
class Start:
    """A year that is projected from."""

    year: int
    areas: tuple[str, ...]
    """Those with the staff of all their employers in that year; others are left out."""
    people: float
    """Their staff in that year, which is what is projected from."""


@dataclass(frozen=True, slots=True)
class Part:
    """A flow that changes the staff, over some years together."""

    quantity: str
    """``exits`` or ``graduates``."""
    first: int
    last: int
    error: float
    """By how many people too high it was projected."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A year whose staff is known of some employers of an area only, and is not projected from:
    they cannot be compared with all."""

    area: str
    year: int
    sectors: tuple[str, ...]
    """Those that are lacking."""


@dataclass(frozen=True, slots=True)
class Backcast(Tabled):
    """What was projected for one occupation from each earlier year with staff by age."""

    occupation: str
    starts: tuple[Start, ...]
    misses: tuple[Miss, ...]
    """By start, quantity and year."""
    incomplete: tuple[Incomplete, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that are told of from any of the years."""
        return tuple(dict.fromkeys(area for one in self.starts for area in one.areas))

    @property
    def quantities(self) -> tuple[str, ...]:
        """What there is anything to compare of."""
        there = {one.quantity for one in self.alike}
        return tuple(one for one in ACTUAL_QUANTITIES if one in there)

    @property
    def starts_alike(self) -> tuple[Start, ...]:
        """The years with the most areas: what went on in these is one course, which can be told
        and drawn together."""
        most = max((len(one.areas) for one in self.starts), default=0)
        last = [one.areas for one in self.starts if len(one.areas) == most][-1:]
        return tuple(one for one in self.starts if one.areas in last)

    @property
    def alike(self) -> tuple[Miss, ...]:
        """What came of these."""
        years = {one.year for one in self.starts_alike}
        return tuple(one for one in self.misses if one.start in years)

    @property
    def ends(self) -> tuple[Miss, ...]:
        """The staff as it was projected furthest ahead from each of these years, by year."""
        last = {one.start: one for one in self.alike if one.quantity == SUPPLY}
        return tuple(last.values())

    @property
    def longest(self) -> Miss | None:
        """That which was projected furthest ahead; None where no staff can be compared."""
        return max(self.ends, key=lambda one: one.horizon, default=None)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What the longest miss of the staff comes of, as far as it was counted in each of its
        years, the largest first."""
        return () if self.longest is None else parts_of(self.longest, self.alike)

    @property
    def unexplained(self) -> float:
        """How many more people there were at the end of the longest than the staff that was
        projected and what was wrong about these parts come to; 0 unless all parts were counted."""
        if (end := self.longest) is None or len(self.parts) < len(PARTS):
            return 0.0
        return left_of(end, self.parts)

    def table(self) -> ResultTable:
        """A row for each quantity of each year, by start."""
        rows = tuple(
            (one.horizon, one.quantity, one.projected, one.actual, one.error, one.start, one.year)
            for one in self.misses
        )
        columns = ("horizon", "quantity", "projected", "actual", "error", "start", "year")
        return ResultTable(columns, rows)


def parts_of(end: Miss, misses: Sequence[Miss]) -> tuple[Part, ...]:
    """What a miss of the staff comes of, as far as it was counted in each of the years since it was
    projected, the largest first."""
    found = []
    for quantity, years in (
        (EXITS, range(end.start, end.year)),
        (GRADUATES, range(end.start + 1, end.year + 1)),
    ):
        errors = {
            one.year: one.error
            for one in misses
            if (one.start, one.quantity) == (end.start, quantity) and one.year in years
        }
        if len(errors) == len(years):
            found.append(Part(quantity, years[0], years[-1], sum(errors.values())))
    return tuple(sorted(found, key=lambda one: -abs(one.error)))


def left_of(end: Miss, parts: Sequence[Part]) -> float:
    """How many more people there were than the staff that was projected and what was wrong about
    these parts come to."""
    return sum(PARTS[one.quantity] * one.error for one in parts) - end.error


def backcast(plan: Plan, occupation: str) -> Backcast:
    """Projections of ``occupation`` from every year of ``plan.staff_history`` to what was counted
    since: the staff of later years and of the base year, and ``plan.actuals``.

    They have the plan's own assumptions (exits, training, law), the trainees who are known to have
    begun, and the working time that was known in the year that they begin in. Each year is told of
    the areas that have a whole history of it, together. Tasks that move are no part of it.
    """
    misses: list[Miss] = []
    starts, incomplete = [], []
    for year in sorted({row.year for row in plan.staff_history if row.occupation == occupation}):
        gaps = lacking(plan, occupation, year)
        incomplete += [Incomplete(area, year, some) for area, some in gaps.items() if some]
        areas = tuple(area for area in plan.areas if gaps.get(area) == ())
        people = _people(plan, occupation, year, areas)
        if people > 0:
            starts.append(Start(year, areas, people))
            misses += _misses(plan, _as_of(plan, occupation, starts[-1]), occupation)
    return Backcast(occupation, tuple(starts), tuple(misses), tuple(incomplete))


def _people(plan: Plan, occupation: str, year: int, areas: tuple[str, ...]) -> float:
    return sum(
        row.heads
        for row in plan.staff_history
        if (row.occupation, row.year) == (occupation, year) and row.area in areas
    )


def _as_of(plan: Plan, occupation: str, start: Start) -> Plan:
    """The plan as it would have been made in the year ``start``, of its areas; with the other
    occupation too where they all have a whole history of that."""
    jobs = {occupation}
    for other in plan.occupations:
        gaps = lacking(plan, other, start.year)
        employed = {row.area for row in plan.staff if row.occupation == other and row.heads > 0}
        if all(gaps.get(area) == () for area in employed & set(start.areas)):
            jobs.add(other)
    history = [
        row
        for row in plan.staff_history
        if row.year == start.year and row.area in start.areas and row.occupation in jobs
    ]
    pairs = {(row.area, row.occupation) for row in history if row.heads > 0}
    staff = tuple(
        StaffBand(
            row.area, row.sector, row.occupation, row.age_from, row.age_to, row.heads, row.source
        )
        for row in history
        if (row.area, row.occupation) in pairs
    )
    counted = [row.year for row in plan.actuals if row.occupation == occupation]

    def own(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row for row in rows if (row.area, row.occupation) in pairs)

    return replace(
        plan,
        base_year=start.year,
        # A flow of the last year goes on to the one after it.
        horizon=max(plan.base_year, *counted) + 1 if counted else plan.base_year + 1,
        staff=staff,
        working_time=_known(own(plan.working_time), start.year),
        trainee_intake=own(plan.trainee_intake),
        training=own(plan.training),
        demand_base=own(plan.demand_base),
        transfers=(),
    )


def _known(rows: tuple[Any, ...], year: int) -> tuple[Any, ...]:
    """The working time that was known in ``year``; of a group without any, its first."""
    groups: dict[tuple[str, str, str], list[Any]] = {}
    for row in sorted(rows, key=lambda one: one.year):
        groups.setdefault((row.area, row.sector, row.occupation), []).append(row)
    return tuple(
        row
        for group in groups.values()
        for row in ([one for one in group if one.year <= year] or group[:1])
    )


def _misses(plan: Plan, then: Plan, occupation: str) -> Iterator[Miss]:
    inputs, levers = EngineInputs.from_plan(then), catalogue(then)
    scenario = Scenario(then.demands[0].scenario)
    made = project(inputs, LeverSets.of([scenario], levers, inputs), keep_ages=True)
    # The plan's own, also where its first demand scenario assumes others.
    own = inputs.fulltime_share[0, ..., np.newaxis]
    shares = np.broadcast_to(own, (*own.shape[:-1], len(inputs.years)))
    for quantity in ACTUAL_QUANTITIES:
        projected = course(made, quantity, shares, (occupation,))
        for year, value in sorted(_counted(plan, then.areas, occupation, quantity).items()):
            place = year - then.base_year
            # The staff of the first year is what is projected from.
            first = 1 if quantity == SUPPLY else 0
            if first <= place < len(projected) and not np.isnan(projected[place]):
                yield Miss(then.base_year, year, quantity, float(projected[place]), value)


def _counted(plan: Plan, areas: Sequence[str], occupation: str, quantity: str) -> dict[int, float]:
    """What was counted in all of ``areas`` together by year; the intake and the working time are
    what is projected with."""
    found = values(counts(plan, occupation, quantity, inputs=False))
    groups = [(area, occupation) for area in areas]
    return together(plan, groups, quantity, {occupation: found})
