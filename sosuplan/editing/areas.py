"""Whole areas of a plan: a new one, a copy, and several added up to one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

import numpy as np

from sosuplan.editing.imputation import as_in, fill_areas, people
from sosuplan.engine.ages import AGES, spread
from sosuplan.model.plan import (
    FIRST_AGE,
    Actual,
    Plan,
    Population,
    Source,
    StaffBand,
    StaffHistory,
    Transfer,
)
from sosuplan.model.provenance import free_id
from sosuplan.model.schema.tables import AREA_TABLES, COMMON_TABLES, LOCAL_TABLES, TABLE, TABLES
from sosuplan.text.language import N_, Language

Group = tuple[str, str]
"""Sector and occupation."""

_PLACED = tuple(table.name for table in TABLES if "area" in table.by_name)
"""Tables with rows of an area, also those that no projection reads."""
_MOST_DECIMALS = 6
_NEARLY = 1e-9

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
    id_ = free_id("as-in", (one.id for one in plan.sources))
    source = replace(as_in(id_, area, language), note=note)
    known = next((one for one in plan.sources if replace(one, id=id_) == source), None)
    id_ = (known or source).id
    tables: dict[str, Any] = {}
    for table in _PLACED:
        if table in LOCAL_TABLES:
            continue  # How it went in one area, and who lives there, nobody assumes of another.
        rows = getattr(plan, table)
        copies = (replace(row, area=name, source=id_) for row in rows if row.area == area)
        tables[table] = (*rows, *copies)
    return replace(plan, **tables, sources=plan.sources if known else (*plan.sources, source))


def delete_area(plan: Plan, area: str) -> Plan:
    """``plan`` without ``area``; it must have another one."""
    tables: dict[str, Any] = {
        table: tuple(row for row in getattr(plan, table) if row.area != area) for table in _PLACED
    }
    return replace(plan, **tables)


def new_area(
    plan: Plan, name: str, model: str, heads: Mapping[Group, float], language: Language
) -> Plan:
    """``plan`` with an area of which only the number of people in each group is known.

    Everything else is as in the area ``model`` and marked as an assumption. Groups that ``model``
    does not have, and groups without people, are left out. The people of an age are whole.
    """
    source = free_id("as-in", (one.id for one in plan.sources))
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
    filled = _with_curves(fill_areas(with_staff, [name], model, source), name, model, source)
    return replace(filled, sources=(*plan.sources, as_in(source, model, language)))


def _with_curves(plan: Plan, name: str, model: str, source: str) -> Plan:
    """``plan`` with curves of its own for an area that none serve: those of ``model``."""
    jobs = {occupation for _, occupation in heads_of(plan, name)}
    tables: dict[str, Any] = {}
    for table in COMMON_TABLES:
        rows = getattr(plan, table)
        group = attrgetter(*(column for column in TABLE[table].group if column != "area"))
        common = {group(row) for row in rows if not row.area}
        wanted = (row for row in rows if row.area == model and row.occupation in jobs)
        own = (row for row in wanted if group(row) not in common)
        tables[table] = (*rows, *(replace(row, area=name, source=source) for row in own))
    return replace(plan, **tables)


def heads_of(plan: Plan, area: str) -> dict[Group, float]:
    """The people of each group in an area, in the order of the staff table."""
    heads: dict[Group, float] = defaultdict(float)
    for row in plan.staff:
        if row.area == area:
            heads[row.sector, row.occupation] += row.heads
    return dict(heads)


# --- people in whole numbers --------------------------------------------------------------------


def apportioned(parts: Sequence[float], total: float) -> list[float]:
    """``total`` divided in proportion to ``parts``: in whole numbers, or with as many decimals as
    ``total`` itself has, up to six.

    The largest remainders are rounded up, so that the numbers add up to ``total``. Nothing but
    zeros cannot be divided, and stays.
    """
    whole = math.fsum(parts)
    if whole <= 0.0:
        return list(parts)
    steps = next(
        (
            10**decimals
            for decimals in range(_MOST_DECIMALS)
            if abs(total * 10**decimals - round(total * 10**decimals)) < _NEARLY * 10**decimals
        ),
        10**_MOST_DECIMALS,
    )
    exact = [part / whole * total * steps for part in parts]
    counts = [math.floor(one + _NEARLY) for one in exact]
    most_left = sorted(range(len(exact)), key=lambda at: counts[at] - exact[at])
    for at in most_left[: round(total * steps) - sum(counts)]:
        counts[at] += 1
    return [count / steps for count in counts]


# --- adding up ----------------------------------------------------------------------------------


def add_up(plan: Plan, areas: Sequence[str], name: str, language: Language) -> Plan:
    """``plan`` with ``areas`` as one area called ``name``, in the place of the first of them.

    People, intake and need are added. Rates are means weighted by the people whom they are about,
    so that the sum has as many part-time hours, graduates and so on as its parts had in the base
    year. The rows are derived figures with a source of their own.
    """
    source = free_id("added-up", (one.id for one in plan.sources))
    heads = {area: heads_of(plan, area) for area in areas}
    there = {(row.sector, row.occupation) for row in plan.working_time if row.area in areas}
    groups = [group for group in plan.groups if group in there]
    starts: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for intake in plan.trainee_intake:
        starts[intake.area, intake.occupation][intake.year] = intake.gf2_starts

    def whom(row: Any) -> float:
        """Whom the rates of a row are about: its group, or those who start training."""
        if hasattr(row, "sector"):
            return heads[row.area].get((row.sector, row.occupation), 0.0)
        years = starts.get((row.area, row.occupation))
        return float(_nearest(years, plan.base_year)) if years else 0.0

    tables: dict[str, Any] = {}
    for table in AREA_TABLES:
        rows = getattr(plan, table)
        parts = [one for one in rows if one.area in areas]
        parts.sort(key=lambda one: areas.index(one.area))
        if table == "staff":
            made: Sequence[Any] = _bands(parts, groups)
        elif table == "transfers":
            made = _transfers(plan, parts, areas, heads)
        elif table in COMMON_TABLES:
            made = _curves(plan, table, areas) if parts else []
        else:
            made = _means(table, parts, groups, whom)
        at = next((place for place, one in enumerate(rows) if one.area in areas), len(rows))
        tables[table] = (
            *rows[:at],
            *(replace(row, area=name, source=source) for row in made),
            *(row for row in rows[at:] if row.area not in areas),
        )
    # How sure one of them is says nothing of them all.
    ranges = tuple(row for row in plan.input_ranges if row.area not in areas)
    title = language(_SUM).format(areas=", ".join(areas))
    added = Source(source, title, "", "", "derived", "", "", language(_SUM_NOTE))
    # The sum has a history for the years that all of them have one for.
    past: dict[str, Any] = {
        "staff_history": _summed_history(plan, areas, name, source),
        "actuals": _summed_actuals(plan, areas, name, source),
        "population": _summed_population(plan, areas, name, source),
        # The index of the sum is a mean, which nothing that one of them was built from gives.
        "demand_recipes": tuple(row for row in plan.demand_recipes if row.area not in areas),
    }
    return replace(plan, **tables, **past, input_ranges=ranges, sources=(*plan.sources, added))


def _series(parts: Iterable[Any], key: Sequence[str], at: str) -> dict[Any, dict[str, Any]]:
    """Rows by what ``key`` says, then by area, then by what ``at`` says (0 if they have none)."""
    found: dict[Any, dict[str, Any]] = defaultdict(lambda: defaultdict(dict))
    for row in parts:
        group = tuple(getattr(row, column) for column in key)
        found[group][row.area][getattr(row, at, 0)] = row
    return found


def _bands(parts: Iterable[StaffBand | StaffHistory], groups: Iterable[Group]) -> list[StaffBand]:
    """Bands from every edge to the next; unlike bands are split as the model does."""
    made = []
    by_group = _series(parts, ("sector", "occupation"), "age_from")
    for group in groups:
        areas = [
            {(row.age_from, row.age_to + 1): row.heads for _, row in sorted(bands.items())}
            for bands in by_group[group].values()
        ]
        edges = sorted({edge for bands in areas for band in bands for edge in band})
        whole = list(pairwise(edges))
        exact = all(list(bands) == whole for bands in areas)
        people = np.zeros(len(AGES))
        for bands in areas:
            people += spread((first, after - 1, count) for (first, after), count in bands.items())
        for first, after in whole:
            count = float(people[first - FIRST_AGE : after - FIRST_AGE].sum())
            if exact:
                count = sum(bands[first, after] for bands in areas)
            made.append(StaffBand("", *group, first, after - 1, count, ""))
    return made


def _summed_history(
    plan: Plan, areas: Sequence[str], name: str, source: str
) -> tuple[StaffHistory, ...]:
    """The history of the sum of ``areas``, for occupations and years in which all of them that
    employ the occupation have one; and that of other areas."""
    made = [row for row in plan.staff_history if row.area not in areas]
    parts = [row for row in plan.staff_history if row.area in areas]
    for job, year in dict.fromkeys((row.occupation, row.year) for row in parts):
        some = [row for row in parts if (row.occupation, row.year) == (job, year)]
        if {row.area for row in some} < _employing(plan, areas, job):
            continue
        groups = dict.fromkeys((row.sector, row.occupation) for row in some)
        made += [
            StaffHistory(name, row.sector, job, year, row.age_from, row.age_to, row.heads, source)
            for row in _bands(some, groups)
        ]
    return tuple(made)


def _summed_actuals(plan: Plan, areas: Sequence[str], name: str, source: str) -> tuple[Actual, ...]:
    """What was counted in the sum of ``areas``, where all of them that employ the occupation have
    counted it; shares are no sums, and are left out."""
    made = [row for row in plan.actuals if row.area not in areas]
    parts: dict[tuple[str, int, str], dict[str, float]] = defaultdict(dict)
    for row in plan.actuals:
        if row.area in areas and row.quantity != "fulltime_share":
            parts[row.occupation, row.year, row.quantity][row.area] = row.value
    for (job, year, quantity), values in parts.items():
        if set(values) >= _employing(plan, areas, job):
            made.append(Actual(name, job, year, quantity, sum(values.values()), source))
    return tuple(made)


def _summed_population(
    plan: Plan, areas: Sequence[str], name: str, source: str
) -> tuple[Population, ...]:
    """Who lives in the sum of ``areas``, for years and ages that are told alike of all of them."""
    made = [row for row in plan.population if row.area not in areas]
    parts: dict[tuple[int, int, int], dict[str, float]] = defaultdict(dict)
    for row in plan.population:
        if row.area in areas:
            parts[row.year, row.age_from, row.age_to][row.area] = row.people
    if all(len(people) == len(areas) for people in parts.values()):
        made += [Population(name, *key, sum(parts[key].values()), source) for key in sorted(parts)]
    return tuple(made)


def _employing(plan: Plan, areas: Sequence[str], occupation: str) -> set[str]:
    """Those of ``areas`` with staff of the occupation in the base year."""
    of = (row.area for row in plan.staff if row.occupation == occupation and row.heads > 0)
    return set(of) & set(areas)


def _means(
    table: str, parts: Iterable[Any], groups: Sequence[Group], people: Callable[[Any], float]
) -> list[Any]:
    """A row for each group and each year that any area has: counts are added, other figures are
    means. An area without the year counts with its nearest."""
    key = [column for column in TABLE[table].group if column != "area"]
    wanted = groups if "sector" in key else dict.fromkeys((job,) for _, job in groups)
    by_group = _series(parts, key, "year")
    made = []
    for group in wanted:
        areas = by_group.get(group, {}).values()
        for year in sorted({year for years in areas for year in years}):
            rows = [_nearest(years, year) for years in areas]
            figures = {}
            for figure in TABLE[table].figures:
                values = [getattr(row, figure) for row in rows]
                column = TABLE[table].by_name[figure]
                weights = [people(row) * column.among(row) for row in rows]
                figures[figure] = sum(values) if column.counts else _mean(weights, values)
            here = {"year": year} if "year" in TABLE[table].by_name else {}
            made.append(replace(rows[0], **figures, **here))
    return made


def _curves(plan: Plan, table: str, areas: Sequence[str]) -> list[Any]:
    """Rows of one's own, where an area has some: means of what serves each of the areas, by its
    people or need in the base year."""
    at = "age" if table == "exit_rates" else "year"
    key = [column for column in TABLE[table].group if column != "area"]
    weights: Mapping[tuple[str, str], float] = (
        people(plan) if table == "exit_rates" else _need(plan)
    )
    by_group = _series(getattr(plan, table), key, at)
    made = []
    for group, curves in by_group.items():
        if not any(area in curves for area in areas):
            continue
        job = group[key.index("occupation")]
        serving = [
            (weights.get((area, job), 0.0), curves.get(area, curves.get("", {}))) for area in areas
        ]
        serving = [(weight, curve) for weight, curve in serving if curve]
        if not serving:
            continue
        row = next(iter(serving[0][1].values()))
        for place in sorted({place for _, curve in serving for place in curve}):
            figures = {
                figure: _mean(
                    [weight for weight, _ in serving],
                    [_between(curve, figure, place) for _, curve in serving],
                )
                for figure in TABLE[table].figures
            }
            made.append(replace(row, **{at: place}, **figures))
    return made


def _between(curve: Mapping[int, Any], figure: str, place: int) -> float:
    """A curve's figure, on straight lines between the places that it lists."""
    places = sorted(curve)
    return float(np.interp(place, places, [getattr(curve[one], figure) for one in places]))


def _transfers(
    plan: Plan,
    parts: Iterable[Transfer],
    areas: Sequence[str],
    heads: Mapping[str, Mapping[Group, float]],
) -> list[Transfer]:
    """What moves in any of the areas, as a share of the staff and the need of all."""
    need = _need(plan)
    moved: dict[tuple[Any, ...], list[Transfer]] = defaultdict(list)
    for row in parts:
        moved[row.occupation, row.year, row.from_sector, row.to_sector].append(row)
    made = []
    for (job, _, sector, _), rows in moved.items():
        staff = sum(heads[area].get((sector, job), 0.0) for area in areas)
        needed = sum(need.get((area, job), 0.0) for area in areas)
        share = sum(one.staff_share * heads[one.area].get((sector, job), 0.0) for one in rows)
        gone = sum((one.demand_share or 0.0) * need.get((one.area, job), 0.0) for one in rows)
        goes = any(one.demand_share is not None for one in rows) and needed > 0.0
        if staff > 0.0 and share > 0.0:
            made.append(
                replace(
                    rows[0],
                    staff_share=min(1.0, share / staff),
                    demand_share=min(1.0, gone / needed) if goes else None,
                )
            )
    return made


def _need(plan: Plan) -> dict[tuple[str, str], float]:
    return {(row.area, row.occupation): row.demand_heads for row in plan.demand_base}


def _nearest(years: Mapping[int, Any], year: int) -> Any:
    """The value of the year or of the nearest listed before it, else the first, as in the model."""
    before = [one for one in years if one <= year]
    return years[max(before) if before else min(years)]


def _mean(weights: Sequence[float], values: Sequence[float]) -> float:
    """The mean of values by weights, within their range; the plain mean if nobody weighs."""
    whole = sum(weights)
    if whole <= 0.0:
        weights, whole = [1.0] * len(values), float(len(values))
    mean = sum(one * value for one, value in zip(weights, values, strict=True)) / whole
    return min(max(mean, min(values)), max(values))
