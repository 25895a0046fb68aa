"""Whole areas of a plan: a new one, a copy, and several added up to one."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sosuplan.editing.apportion import apportioned
from sosuplan.editing.imputation import as_in, fill_areas
from sosuplan.engine.ages import AGES, spread
from sosuplan.model.plan import (
    FIRST_AGE,
    FULL_TIME_HOURS,
    DemandBase,
    Plan,
    Source,
    StaffBand,
    TraineeIntake,
    Training,
    WorkingTime,
)
from sosuplan.model.schema.tables import AREA_TABLES, TABLE
from sosuplan.text.language import N_, Language

Group = tuple[str, str]
"""Sector and occupation."""

_COPY_NOTE = N_("All figures are those of {area} when it was copied. Replace with own figures")
_SUM = N_("Added up: {areas}")
_SUM_NOTE = N_(
    "Numbers are added. Shares, hours and days are means, weighted by the people they are about"
)


def copy_area(plan: Plan, area: str, name: str, language: Language) -> Plan:
    """``plan`` with a copy of ``area`` under the new name ``name``.

    What is published about one area is not published about another: all figures of the copy are
    assumptions. Copies of the same area have one source.
    """
    note = language(_COPY_NOTE).format(area=area)
    source = replace(as_in(_free_id(plan, "as-in"), area, language), note=note)
    known = next((one for one in plan.sources if replace(one, id=source.id) == source), None)
    id_ = (known or source).id
    tables: dict[str, Any] = {}
    for table in AREA_TABLES:
        rows = getattr(plan, table)
        copies = (replace(row, area=name, source=id_) for row in rows if row.area == area)
        tables[table] = (*rows, *copies)
    return replace(plan, **tables, sources=plan.sources if known else (*plan.sources, source))


def delete_area(plan: Plan, area: str) -> Plan:
    """``plan`` without ``area``; it must have another one."""
    tables: dict[str, Any] = {
        table: tuple(row for row in getattr(plan, table) if row.area != area)
        for table in AREA_TABLES
    }
    return replace(plan, **tables)


def new_area(
    plan: Plan, name: str, model: str, heads: Mapping[Group, float], language: Language
) -> Plan:
    """``plan`` with an area of which only the number of people in each group is known.

    Everything else is as in the area ``model`` and marked as an assumption. Groups that ``model``
    does not have, and groups without people, are left out. The people of an age are whole.
    """
    source = _free_id(plan, "as-in")
    parts = {
        group: heads[group] / count
        for group, count in heads_of(plan, model).items()
        if count > 0.0 and heads.get(group, 0.0) > 0.0
    }
    bands: list[StaffBand] = []
    for (sector, occupation), part in parts.items():
        rows = [
            row
            for row in plan.staff
            if (row.area, row.sector, row.occupation) == (model, sector, occupation)
        ]
        counts = apportioned([row.heads * part for row in rows], heads[sector, occupation])
        bands += [
            replace(row, area=name, heads=count, source=source)
            for row, count in zip(rows, counts, strict=True)
        ]
    with_staff = replace(plan, staff=(*plan.staff, *bands))
    filled = fill_areas(with_staff, [name], model, source)
    return replace(filled, sources=(*plan.sources, as_in(source, model, language)))


def heads_of(plan: Plan, area: str) -> dict[Group, float]:
    """The people of each group in an area, in the order of the staff table."""
    heads: dict[Group, float] = defaultdict(float)
    for row in plan.staff:
        if row.area == area:
            heads[row.sector, row.occupation] += row.heads
    return dict(heads)


def _free_id(plan: Plan, wanted: str) -> str:
    """An id like ``wanted`` that no source has."""
    taken = {source.id for source in plan.sources}
    ids = itertools.chain([wanted], (f"{wanted}-{number}" for number in itertools.count(2)))
    return next(one for one in ids if one not in taken)


# --- adding up ----------------------------------------------------------------------------------


def add_up(plan: Plan, areas: Sequence[str], name: str, language: Language) -> Plan:
    """``plan`` with ``areas`` as one area called ``name``, in the place of the first of them.

    People, intake and need are added. Rates are means weighted by the people whom they are about,
    so that the sum has as many part-time hours, graduates and so on as its parts had in the base
    year. The rows are derived figures with a source of their own.
    """
    source = _free_id(plan, "added-up")
    adder = _Adder(plan, tuple(areas), name, source)
    made: dict[str, list[Any]] = {
        "staff": adder.staff(),
        "working_time": adder.working_time(),
        "trainee_intake": adder.intake(),
        "training": adder.training(),
        "demand_base": adder.demand(),
    }
    tables: dict[str, Any] = {}
    for table in AREA_TABLES:
        rows: list[Any] = []
        for row in getattr(plan, table):
            if row.area not in areas:
                rows.append(row)
            elif made[table]:
                rows += made[table]
                made[table] = []
        tables[table] = tuple(rows)
    title = language(_SUM).format(areas=", ".join(areas))
    note = language(_SUM_NOTE)
    added = Source(source, title, "", "", "derived", "", "", note)
    return replace(plan, **tables, sources=(*plan.sources, added))


class _Adder:
    """Adds up some areas of a plan."""

    def __init__(self, plan: Plan, areas: tuple[str, ...], name: str, source: str) -> None:
        self._plan, self._areas, self._name, self._source = plan, areas, name, source
        self._rows = {table: _by_group(getattr(plan, table)) for table in AREA_TABLES}
        self._heads: dict[tuple[str, ...], float] = {
            group: sum(row.heads for row in rows)
            for group, rows in self._rows["staff"].items()
            if group[0] in areas
        }
        self._groups = [
            (sector, occupation)
            for sector, occupation in plan.groups
            if any((area, sector, occupation) in self._heads for area in areas)
        ]
        self._occupations = [
            one for one in plan.occupations if any(group[1] == one for group in self._groups)
        ]

    def _people(self, area: str, occupation: str) -> float:
        return sum(
            count
            for (where, _, job), count in self._heads.items()
            if (where, job) == (area, occupation)
        )

    def staff(self) -> list[StaffBand]:
        """Bands from every edge to the next; unlike bands are split as the model does."""
        rows = []
        for sector, occupation in self._groups:
            parts = [
                bands for area in self._areas if (bands := self._bands(area, sector, occupation))
            ]
            cuts = sorted({edge for bands in parts for band in bands for edge in band})
            exact = all(
                list(bands) == [(one, after) for one, after in itertools.pairwise(cuts)]
                for bands in parts
            )
            people = sum(
                (
                    spread((first, after - 1, count) for (first, after), count in bands.items())
                    for bands in parts
                ),
                start=np.zeros(len(AGES)),
            )
            for first, after in itertools.pairwise(cuts):
                count = float(people[first - FIRST_AGE : after - FIRST_AGE].sum())
                if exact:
                    count = sum(bands[first, after] for bands in parts)
                rows.append(
                    StaffBand(self._name, sector, occupation, first, after - 1, count, self._source)
                )
        return rows

    def _bands(self, area: str, sector: str, occupation: str) -> dict[tuple[int, int], float]:
        """People of a group by first age and the age after the last, in order."""
        return {
            (row.age_from, row.age_to + 1): row.heads
            for row in sorted(
                self._rows["staff"].get((area, sector, occupation), ()),
                key=lambda row: row.age_from,
            )
        }

    def working_time(self) -> list[WorkingTime]:
        """A row for each year that any area has; an area without it counts with its nearest."""
        rows = []
        for sector, occupation in self._groups:
            series = {
                area: {
                    row.year: row
                    for row in self._rows["working_time"].get((area, sector, occupation), ())
                }
                for area in self._areas
            }
            series = {area: years for area, years in series.items() if years}
            for year in sorted({year for years in series.values() for year in years}):
                mates = [
                    (self._heads.get((area, sector, occupation), 0.0), _nearest(years, year))
                    for area, years in series.items()
                ]
                rows.append(self._mean_time(mates, year))
        return rows

    def _mean_time(self, mates: list[tuple[float, WorkingTime]], year: int) -> WorkingTime:
        hours = _mean(
            (heads * (1.0 - row.fulltime_share), row.parttime_hours) for heads, row in mates
        )
        days = _mean((heads * _work(row), row.sickness_days) for heads, row in mates)
        mean: WorkingTime = self._together("working_time", mates)
        return replace(mean, year=year, parttime_hours=hours, sickness_days=days)

    def _together(self, table: str, mates: Sequence[tuple[float, Any]]) -> Any:
        """A row for the rows of several areas, each with its weight: counts are added, of other
        figures it has the mean."""
        values: dict[str, Any] = {}
        for name in TABLE[table].figures:
            column = TABLE[table].by_name[name]
            if column.counts:
                values[name] = sum(getattr(row, name) for _, row in mates)
            else:
                mean = _mean((weight, getattr(row, name)) for weight, row in mates)
                values[name] = round(mean) if column.kind == "whole" else mean
        return replace(mates[0][1], area=self._name, source=self._source, **values)

    def intake(self) -> list[TraineeIntake]:
        """Each area's intake in every year that any area lists."""
        rows = []
        for occupation in self._occupations:
            series = {
                area: {row.year: row for row in listed}
                for area in self._areas
                if (listed := self._rows["trainee_intake"].get((area, occupation)))
            }
            for year in sorted({year for years in series.values() for year in years}):
                mates = [
                    (self._people(area, occupation), _nearest(years, year))
                    for area, years in series.items()
                ]
                rows.append(replace(self._together("trainee_intake", mates), year=year))
        return rows

    def training(self) -> list[Training]:
        """Rates weighted by those who stand before them, in the base year."""
        rows = []
        for occupation in self._occupations:
            found = {row.area: row for row in self._plan.training if row.occupation == occupation}
            mates = [
                (self._starts(area, occupation), found[area])
                for area in self._areas
                if area in found
            ]

            def mean(
                get: Callable[[Training], float],
                before: Callable[[Training], float],
                mates: list[tuple[float, Training]] = mates,
            ) -> float:
                return _mean((starts * before(row), get(row)) for starts, row in mates)

            def main(row: Training) -> float:
                return row.gf2_completion * row.transition

            def done(row: Training) -> float:
                return row.gf2_completion * row.transition * row.main_completion

            rows.append(
                replace(
                    self._together("training", mates),
                    transition=mean(lambda row: row.transition, lambda row: row.gf2_completion),
                    main_completion=mean(lambda row: row.main_completion, main),
                    duration_years=mean(lambda row: row.duration_years, done),
                    entry_share=mean(lambda row: row.entry_share, done),
                    from_ssh_share=mean(lambda row: row.from_ssh_share, main),
                )
            )
        return rows

    def _starts(self, area: str, occupation: str) -> float:
        years = {
            row.year: row.gf2_starts
            for row in self._rows["trainee_intake"].get((area, occupation), ())
        }
        return _nearest(years, self._plan.base_year) if years else 0.0

    def demand(self) -> list[DemandBase]:
        return [
            self._together("demand_base", mates)
            for occupation in self._occupations
            if (
                mates := [
                    (self._people(row.area, occupation), row)
                    for row in self._plan.demand_base
                    if row.area in self._areas and row.occupation == occupation
                ]
            )
        ]


def _by_group(rows: Iterable[Any]) -> dict[tuple[str, ...], list[Any]]:
    """Rows by area, sector where they have one, and occupation."""
    found: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        sector = (row.sector,) if hasattr(row, "sector") else ()
        found[row.area, *sector, row.occupation].append(row)
    return dict(found)


def _work(row: WorkingTime) -> float:
    """Full-time persons for each person."""
    return row.fulltime_share + (1.0 - row.fulltime_share) * row.parttime_hours / FULL_TIME_HOURS


def _nearest(years: Mapping[int, Any], year: int) -> Any:
    """The value of the year or of the nearest listed before it, else the first, as in the model."""
    before = [one for one in years if one <= year]
    return years[max(before) if before else min(years)]


def _mean(pairs: Iterable[tuple[float, float]]) -> float:
    """The mean of values by weights, within their range; the plain mean if nobody weighs."""
    listed = list(pairs)
    values = [value for _, value in listed]
    weight = sum(one for one, _ in listed)
    mean = (
        sum(one * value for one, value in listed) / weight
        if weight > 0.0
        else sum(values) / len(values)
    )
    return min(max(mean, min(values)), max(values))
