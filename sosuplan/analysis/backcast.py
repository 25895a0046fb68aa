"""Whether the model explains the plan's own past: projections from earlier years against what was
counted since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.result_table import ResultTable
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, StaffBand
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES

if TYPE_CHECKING:
    from pandas import DataFrame

    from sosuplan.engine.projection import Projection

Floats = NDArray[np.float64]

SUPPLY = "supply_heads"


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


@dataclass(frozen=True, slots=True)
class Backcast:
    """What was projected for one occupation from each earlier year with staff by age."""

    occupation: str
    areas: tuple[str, ...]
    """The areas that have such a history of any of the years; others are left out."""
    misses: tuple[Miss, ...]
    """By start, quantity and year."""

    def table(self) -> ResultTable:
        """A row for each quantity of each year, by start."""
        rows = tuple(
            (one.horizon, one.quantity, one.projected, one.actual, one.error, one.start, one.year)
            for one in self.misses
        )
        columns = ("horizon", "quantity", "projected", "actual", "error", "start", "year")
        return ResultTable(columns, rows)

    def to_frame(self) -> DataFrame:
        """The same as a pandas ``DataFrame``."""
        return self.table().to_frame()


def backcast(plan: Plan, occupation: str) -> Backcast:
    """Projections of ``occupation`` from every year of ``plan.staff_history`` to what was counted
    since: the staff of later years and of the base year, and ``plan.actuals``.

    They have the plan's own assumptions (exits, training, law), the trainees who are known to have
    begun, and the working time that was known in the year that they begin in. Each year is told of
    the areas that have a history of it, together. Tasks that move are no part of it.
    """
    misses: list[Miss] = []
    areas: dict[str, None] = {}
    for start in sorted({row.year for row in plan.staff_history if row.occupation == occupation}):
        then = _as_of(plan, occupation, start)
        areas.update(dict.fromkeys(then.areas))
        misses += _misses(plan, then, occupation)
    return Backcast(occupation, tuple(areas), tuple(misses))


def _as_of(plan: Plan, occupation: str, start: int) -> Plan:
    """The plan as it would have been made in the year ``start``, of the areas with a history of
    the occupation in that year; and of the other occupation where they all have that, too."""
    history = [row for row in plan.staff_history if row.year == start and row.heads > 0]
    there = {(row.area, row.occupation) for row in history}
    areas = {area for area, job in there if job == occupation}
    other = [one for one in plan.occupations if one != occupation]
    employed = {(row.area, row.occupation) for row in plan.staff if row.heads > 0}
    jobs = {occupation} | {
        job
        for job in other
        if all((area, job) in there for area in areas if (area, job) in employed)
    }
    pairs = {(area, job) for area, job in there if area in areas and job in jobs}
    staff = tuple(
        StaffBand(
            row.area, row.sector, row.occupation, row.age_from, row.age_to, row.heads, row.source
        )
        for row in plan.staff_history
        if row.year == start and (row.area, row.occupation) in pairs
    )
    counted = [row.year for row in plan.actuals if row.occupation == occupation]

    def own(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row for row in rows if (row.area, row.occupation) in pairs)

    return replace(
        plan,
        base_year=start,
        # A flow of the last year goes on to the one after it.
        horizon=max(plan.base_year, *counted) + 1 if counted else plan.base_year + 1,
        staff=staff,
        working_time=_known(own(plan.working_time), start),
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
    for quantity in ACTUAL_QUANTITIES:
        projected = _projected(made, inputs, inputs.occupations.index(occupation), quantity)
        for year, value in sorted(_counted(plan, then.areas, occupation, quantity).items()):
            place = year - then.base_year
            # The staff of the first year is what is projected from.
            first = 1 if quantity == SUPPLY else 0
            if first <= place < len(projected):
                yield Miss(then.base_year, year, quantity, float(projected[place]), value)


def _counted(
    plan: Plan, areas: tuple[str, ...], occupation: str, quantity: str
) -> dict[int, float]:
    """What was counted in all of ``areas`` by year. What is given as counted goes before the staff
    by age; the share on full time is that of their people in the base year."""
    found: dict[int, dict[str, float]] = {}

    def add(year: int, area: str, value: float) -> None:
        by_area = found.setdefault(year, {})
        by_area[area] = by_area.get(area, 0.0) + value

    if quantity == SUPPLY:
        for past in plan.staff_history:
            if past.occupation == occupation and past.area in areas:
                add(past.year, past.area, past.heads)
        for now in plan.staff:
            if now.occupation == occupation and now.area in areas:
                add(plan.base_year, now.area, now.heads)
    for row in plan.actuals:
        if (row.occupation, row.quantity) == (occupation, quantity) and row.area in areas:
            found.setdefault(row.year, {})[row.area] = row.value
    weights = dict.fromkeys(areas, 1.0)
    if quantity == "fulltime_share":
        people = dict.fromkeys(areas, 0.0)
        for band in plan.staff:
            if band.occupation == occupation and band.area in areas:
                people[band.area] += band.heads
        total = sum(people.values())
        weights = {area: count / total for area, count in people.items()}
    return {
        year: sum(weights[area] * value for area, value in by_area.items())
        for year, by_area in found.items()
        if set(by_area) >= set(areas)
    }


def _projected(made: Projection, inputs: EngineInputs, job: int, quantity: str) -> Floats:
    """A quantity by year from the first: staff at its beginning, flows in its course."""
    if quantity == "exits":
        values = made.retired + made.other_exits + made.aged_out
    elif quantity == "fulltime_share":
        return _fulltime_share(made, inputs, job)
    else:
        values = getattr(made, quantity)
    return np.asarray(values[0, :, job].sum(axis=0))


def _fulltime_share(made: Projection, inputs: EngineInputs, job: int) -> Floats:
    assert made.heads_by_age is not None
    people = made.heads_by_age[0, :, :, job].sum(axis=2)
    share = inputs.fulltime_share[0, :, :, job, np.newaxis]
    return np.asarray((people * share).sum(axis=(0, 1)) / people.sum(axis=(0, 1)))
