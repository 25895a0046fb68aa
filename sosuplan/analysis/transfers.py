"""What happens when tasks move to another employer (opgaver flytter): who moves, what work they do
there, and how much of the need goes out of the plan with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from sosuplan.engine import EngineInputs, LeverSets, Projection, fulltime_shares, project
from sosuplan.engine.levers import Ramps
from sosuplan.engine.work import work_per_person
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import SECTORS, Plan, Transfer
from sosuplan.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Move:
    """What one row of transfers comes to in its year, under one scenario.

    Where several rows are about one area, occupation and year they happen at once, so that each is
    a share of what was there before all of them.
    """

    row: Transfer
    people: float
    """Persons who change employer."""
    work: float
    """Full-time persons that they are as the employer that they leave works,"""
    work_after: float
    """and as the one that they come to does; outside the plan: 0."""
    fulltime: float
    """Share on full time (0..1) of the one,"""
    fulltime_after: float
    """and of the other; outside the plan: 0."""
    need: float
    """Persons of the need that go out of the plan too."""
    proportion: float
    """Their share (0..1) of all work that the occupation does in the area: a need that follows in
    this proportion leaves the balance as large as before beside the supply."""


def moves(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> tuple[Move, ...]:
    """What each row of transfers comes to, by year and then in the order of the table."""
    rows = sorted(plan.transfers, key=attrgetter("year"))
    found: list[Move] = []
    for year, alike in groupby(rows, key=attrgetter("year")):
        # As it would be if nothing moved in this year or later.
        earlier = tuple(row for row in rows if row.year < year)
        inputs = EngineInputs.from_plan(replace(plan, transfers=earlier))
        sets = LeverSets.of([scenario], catalogue, inputs)
        found += _of_year(inputs, sets, project(inputs, sets, keep_ages=True), tuple(alike))
    return tuple(found)


def _of_year(
    inputs: EngineInputs, sets: LeverSets, projection: Projection, rows: tuple[Transfer, ...]
) -> Iterator[Move]:
    assert projection.heads_by_age is not None
    shares, work = fulltime_shares(inputs, sets), work_per_person(inputs, sets, Ramps(inputs, sets))
    for row in rows:
        area, at = inputs.areas.index(row.area), inputs.years.index(row.year)
        job = inputs.occupations.index(row.occupation)
        leave = 0, area, SECTORS.index(row.from_sector), job
        people = row.staff_share * float(projection.heads_by_age[leave][:, at].sum())
        each, fulltime = float(work[leave][at]), float(shares[leave][at])
        after = fulltime_after = 0.0
        if row.to_sector:
            come = 0, area, SECTORS.index(row.to_sector), job
            after, fulltime_after = float(work[come][at]), float(shares[come][at])
        supply = float(projection.supply_fte[0, area, job, at])
        need = float(projection.demand_heads[0, area, job, at]) * (row.demand_share or 0.0)
        yield Move(
            row,
            people,
            people * each,
            people * after,
            fulltime,
            fulltime_after,
            need,
            people * each / supply if supply > 0.0 else 0.0,
        )


def transfer_years(plan: Plan, occupation: str) -> tuple[int, ...]:
    """The years in which tasks of an occupation (or ``all``) move, in order."""
    rows = (row for row in plan.transfers if occupation in ("all", row.occupation))
    return tuple(sorted({row.year for row in rows}))


@dataclass(frozen=True, slots=True)
class Sum:
    """Moves of one year from one employer to another, of one occupation in all areas together."""

    year: int
    from_sector: str
    to_sector: str
    occupation: str
    areas: tuple[str, ...]
    people: float
    work: float
    work_after: float
    need: float


def added_up(found: tuple[Move, ...]) -> tuple[Sum, ...]:
    """Moves with the areas added up, by year and then in the order of the table."""
    by_what: dict[tuple[int, str, str, str], list[Move]] = {}
    for one in found:
        row = one.row
        key = (row.year, row.from_sector, row.to_sector, row.occupation)
        by_what.setdefault(key, []).append(one)
    return tuple(_sum(key, each) for key, each in by_what.items())


def _sum(key: tuple[int, str, str, str], each: list[Move]) -> Sum:
    return Sum(
        *key,
        areas=tuple(one.row.area for one in each),
        people=sum(one.people for one in each),
        work=sum(one.work for one in each),
        work_after=sum(one.work_after for one in each),
        need=sum(one.need for one in each),
    )
