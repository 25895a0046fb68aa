"""What was counted of a plan by year and area: what projections of the past and earlier projections
are held against, and whether goals are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sosuplan.engine.quantities import FULLTIME, STARTS, SUPPLY
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.provenance import source_of, stands_in

SICKNESS = "sickness_days"
"""What is counted beside ``ACTUAL_QUANTITIES``."""
MEANS = (FULLTIME, SICKNESS)
"""What is not added up: the mean of the people counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in an area in a year, from the table ``table`` of the plan; ``sources`` are
    the ids of what stands behind it."""

    value: float
    table: str
    sources: tuple[str, ...] = ()


Counts = Mapping[int, Mapping[str, Count]]
"""By year and area."""


def assumed(plan: Plan) -> frozenset[str]:
    """The ids of sources that are assumptions."""
    return frozenset(one.id for one in plan.sources if one.kind == "assumption")


def counts(
    plan: Plan, occupation: str, quantity: str, *, sector: str = "", inputs: bool = True
) -> dict[int, dict[str, Count]]:
    """What was counted of an occupation with all employers, or with one ``sector``.

    What is given as counted goes before what the plan's other tables have: the staff by age of the
    base year and before, of areas of which all employers are known, and, with ``inputs``, the
    intake and the working time where they are no assumptions. Staff that only stands in for a count
    is none.
    """
    found: dict[int, dict[str, Count]] = {}
    if quantity == SUPPLY:
        told = _staff(plan, occupation, sector)
    elif inputs and quantity in MEANS:
        told = _working_time(plan, occupation, quantity, sector)
    elif inputs and quantity == STARTS and not sector:
        told = _intake(plan, occupation)
    else:
        told = iter(())
    for year, area, count in told:
        found.setdefault(year, {})[area] = count
    # What is given as counted is of all employers.
    for row in () if sector else plan.actuals:
        if (row.occupation, row.quantity) == (occupation, quantity):
            count = Count(row.value, "actuals", (source_of(row, "value"),))
            found.setdefault(row.year, {})[row.area] = count
    return found


def values(found: Counts) -> dict[int, dict[str, float]]:
    """The figures of counts alone."""
    return {
        year: {area: one.value for area, one in by_area.items()}
        for year, by_area in found.items()
    }  # fmt: skip


Groups = Sequence[tuple[str, str]]
"""Areas, each with an occupation."""


def together(
    plan: Plan,
    groups: Groups,
    quantity: str,
    found: Mapping[str, Mapping[int, Mapping[str, float]]],
    sector: str = "",
) -> dict[int, float]:
    """Figures by occupation, year and area, of the years in which all of ``groups`` have one, added
    up; what is a mean is weighted by the people of the base year."""
    weights = dict.fromkeys(groups, 1.0)
    if quantity in MEANS:
        people = staff_by_group(plan, sector)
        total = sum(people.get(one, 0.0) for one in groups)
        weights = {one: people.get(one, 0.0) / total for one in groups}
    years = [set(found[job]) for job in {job for _, job in groups}]
    return {
        year: sum(weights[area, job] * found[job][year][area] for area, job in groups)
        for year in sorted(set.intersection(*years) if years else ())
        if all(area in found[job][year] for area, job in groups)
    }


def staff_by_group(plan: Plan, sector: str = "") -> dict[tuple[str, str], float]:
    """The base year's staff by area and occupation, of all employers or one."""
    found: dict[tuple[str, str], float] = {}
    for row in plan.staff:
        if sector in ("", row.sector) and row.heads > 0:
            key = (row.area, row.occupation)
            found[key] = found.get(key, 0.0) + row.heads
    return found


def lacking(plan: Plan, occupation: str, year: int, sector: str = "") -> dict[str, tuple[str, ...]]:
    """The employers that have staff in the base year and none by age in ``year``, not even nobody,
    of every area with any history of the occupation in that year."""
    past: dict[str, set[str]] = {}
    for row in plan.staff_history:
        if (row.occupation, row.year) == (occupation, year):
            past.setdefault(row.area, set()).add(row.sector)
    now = {
        (row.area, row.sector) for row in plan.staff if row.occupation == occupation and row.heads
    }
    wanted = (sector,) if sector else SECTORS
    return {
        area: tuple(one for one in wanted if (area, one) in now and one not in there)
        for area, there in past.items()
    }


# --- the tables -----------------------------------------------------------------------------------

_Told = Iterator[tuple[int, str, Count]]


def _staff(plan: Plan, occupation: str, sector: str) -> _Told:
    past = [row for row in plan.staff_history if row.occupation == occupation]
    for year in sorted({row.year for row in past}):
        gaps = lacking(plan, occupation, year, sector)
        rows = [row for row in past if row.year == year and not gaps[row.area]]
        for area, count in _added_up(rows, "staff_history", sector):
            yield year, area, count
    now = [row for row in plan.staff if row.occupation == occupation]
    not_counted = {row.area for row in now if sector in ("", row.sector) and stands_in(row.source)}
    now = [row for row in now if row.area not in not_counted]
    for area, count in _added_up(now, "staff", sector):
        yield plan.base_year, area, count


def _added_up(rows: Iterable[Any], table: str, sector: str) -> Iterator[tuple[str, Count]]:
    areas: dict[str, list[Any]] = {}
    for row in rows:
        if sector in ("", row.sector):
            areas.setdefault(row.area, []).append(row)
    for area, each in areas.items():
        heads = float(sum(row.heads for row in each))
        yield area, Count(heads, table, _sources(each, "heads"))


def _intake(plan: Plan, occupation: str) -> _Told:
    guesses = assumed(plan)
    for row in plan.trainee_intake:
        source = source_of(row, "gf2_starts")
        if row.occupation == occupation and source not in guesses:
            yield row.year, row.area, Count(row.gf2_starts, "trainee_intake", (source,))


def _working_time(plan: Plan, occupation: str, column: str, sector: str) -> _Told:
    """Of all employers of an area together, where it is known of each in the year, weighted by the
    people of the base year."""
    guesses, people = assumed(plan), dict[tuple[str, str], float]()
    for band in plan.staff:
        there = band.occupation == occupation and sector in ("", band.sector)
        if there and band.heads > 0:
            group = (band.area, band.sector)
            people[group] = people.get(group, 0.0) + band.heads
    told: dict[tuple[int, str], dict[str, Any]] = {}
    for row in plan.working_time:
        known = source_of(row, column) not in guesses
        if row.occupation == occupation and (row.area, row.sector) in people and known:
            told.setdefault((row.year, row.area), {})[row.sector] = row
    for (year, area), rows in told.items():
        here = {one: people[area, one] for one in SECTORS if (area, one) in people}
        if set(rows) == set(here):
            whole = sum(here.values())
            value = sum(here[one] * getattr(rows[one], column) for one in here) / whole
            sources = _sources((rows[one] for one in here), column)
            yield year, area, Count(value, "working_time", sources)


def _sources(rows: Iterable[Any], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source_of(row, column) for row in rows))
