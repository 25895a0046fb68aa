"""How right a projection was (opfølgning): what earlier plans projected, against what was counted
since, and which assumption missed most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.backcast import (
    PARTS,
    Miss,
    left_of,
    parts_of,
)
from sosuplan.analysis.counted import counts, together, values
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.editing.scenario_adaptation import adapted
from sosuplan.engine import EngineInputs, LeverSets, fulltime_shares, project
from sosuplan.engine.quantities import EXITS, FULLTIME, GRADUATES, STARTS, SUPPLY, course
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import FULL_TIME_HOURS, Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES

START, COMPLETION, OTHER = "start", "completion", "other"
"""Of what a projection missed: the staff that it began with, where that was counted later; trainees
who complete and take work; and what is left (recruitment, moves between places and employers, and
counting)."""

ByArea = Mapping[int, Mapping[str, float]]
"""Figures by year and area."""


@dataclass(frozen=True, slots=True)
class Outcome(Miss):
    """One quantity of one year: as it was projected, and as it was."""

    areas: tuple[str, ...] = ()
    """Those of which both are known."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What a miss of the staff, or of its work, comes of."""

    code: str
    """``start``; ``exits``; ``graduates``, or in its place ``gf2_starts`` and ``completion``; of
    work ``fulltime_share``; ``other``."""
    effect: float
    """By how many people, or full-time persons, too high it made the supply projected."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What has to be counted to say what a miss comes of."""

    quantity: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One projection, and what came of it."""

    base_year: int
    scenario: str
    """Its name; "": the baseline."""
    stored: bool
    """An earlier plan's; False: that of the plan itself, as it has no other."""
    outcomes: tuple[Outcome, ...]
    """By quantity and year."""
    courses: Mapping[str, Mapping[int, float]]
    """What was projected of each quantity by year, of the areas of its last outcome."""
    causes: tuple[Cause, ...]
    """What the miss of the staff comes of, in people, the largest first,"""
    work: tuple[Cause, ...]
    """and that of its work in full-time persons; none unless the share on full time was counted."""
    lacking: tuple[Lacking, ...]

    def of(self, quantity: str) -> tuple[Outcome, ...]:
        """What came of a quantity, by year."""
        return tuple(one for one in self.outcomes if one.quantity == quantity)

    @property
    def end(self) -> Outcome | None:
        """The staff of the last year in which it was counted."""
        return next(reversed(self.of(SUPPLY)), None)


@dataclass(frozen=True, slots=True)
class FollowUp(Tabled):
    """What was projected for one occupation, in one ``area`` or ("") in all that were counted."""

    occupation: str
    area: str
    areas: tuple[str, ...]
    """All that the plan has with the occupation."""
    followed: tuple[Followed, ...]
    """The latest base year first; only projections of which something was counted since."""
    scenarios: tuple[str, ...]
    """The names under which there are stored projections."""
    actual: Mapping[str, Mapping[int, float]]
    """What was counted of each quantity by year, of the areas of its last outcome."""

    @property
    def latest(self) -> Followed | None:
        """The latest projection whose staff was counted since; else the latest of which anything
        was."""
        return next((one for one in self.followed if one.end), next(iter(self.followed), None))

    @property
    def quantities(self) -> tuple[str, ...]:
        """What there is anything to compare of."""
        there = {one.quantity for each in self.followed for one in each.outcomes}
        return tuple(one for one in ACTUAL_QUANTITIES if one in there)

    def table(self) -> ResultTable:
        """A row for each quantity and year of each projection."""
        columns = (
            "year",
            "occupation",
            "area",
            "quantity",
            "scenario",
            "base_year",
            "projected",
            "actual",
            "error",
            "share",
        )
        rows = tuple(
            (
                one.year,
                self.occupation,
                self.area,
                one.quantity,
                each.scenario,
                each.base_year,
                one.projected,
                one.actual,
                one.error,
                one.share,
            )
            for each in self.followed
            for one in each.outcomes
        )
        return ResultTable(columns, rows)


def follow_up(
    plan: Plan,
    occupation: str,
    scenario: Scenario,
    *,
    area: str = "",
    stored_as: str | None = None,
) -> FollowUp:
    """What was projected of ``occupation`` in ``area`` ("": in all), and what was counted since.

    Of projections of earlier plans, that of the scenario ``stored_as`` is told ("": the baseline;
    None, or where it is not stored: the one that was decided on). A plan that has none is told of
    by its own projection of ``scenario``.
    """
    areas = (area,) if area else _areas(plan, occupation)
    if not is_followed(plan):
        return FollowUp(occupation, area, areas, (), (), {})
    names: dict[int, list[str]] = {}
    for row in plan.stored_projections:
        if row.occupation == occupation and row.scenario not in names.setdefault(row.base_year, []):
            names[row.base_year].append(row.scenario)
    chosen = {year: _chosen(names[year], stored_as) for year in sorted(names, reverse=True)}
    told = [
        (year, name, True, _stored(plan, occupation, year, name)) for year, name in chosen.items()
    ]
    if not told:
        # A scenario that was saved with other figures may be more than the plan can compute.
        able, _losses = adapted(scenario, plan, catalogue(plan))
        own = able or Scenario(plan.demands[0].scenario)
        told = [(plan.base_year, own.name, False, _own(plan, occupation, own))]
    followed = [
        _followed(plan, occupation, areas, year, name, stored, projected)
        for year, name, stored, projected in told
    ]
    actual = _all_counted(plan, occupation, min(names, default=None))
    found = tuple(one for one in followed if one.outcomes)
    return FollowUp(
        occupation,
        area,
        areas,
        found,
        tuple(dict.fromkeys(name for each in names.values() for name in each)),
        {
            quantity: _together(plan, occupation, last.areas, quantity, actual[quantity])
            for quantity in ACTUAL_QUANTITIES
            if (last := _last(found, quantity)) is not None
        },
    )


def is_followed(plan: Plan) -> bool:
    """True if there may be anything to tell: something was counted, or projected earlier."""
    return bool(plan.actuals or plan.stored_projections)


def _areas(plan: Plan, occupation: str) -> tuple[str, ...]:
    employed = {row.area for row in plan.staff if row.occupation == occupation and row.heads > 0}
    return tuple(area for area in plan.areas if area in employed)


def _chosen(names: Sequence[str], wanted: str | None) -> str:
    if wanted is not None and wanted in names:
        return wanted
    return next((name for name in reversed(names) if name), "")


def _last(followed: Sequence[Followed], quantity: str) -> Outcome | None:
    found = [one for each in followed for one in each.of(quantity)]
    return max(found, key=lambda one: one.year, default=None)


# --- what was counted ---------------------------------------------------------------------------


def _all_counted(plan: Plan, occupation: str, base_year: int | None) -> dict[str, ByArea]:
    """What was counted of each quantity by year and area. What the plan of an earlier ``base_year``
    projected is held against the intake and the working time of the years since, too."""
    found: dict[str, ByArea] = {}
    for quantity in ACTUAL_QUANTITIES:
        told = values(counts(plan, occupation, quantity, inputs=False))
        if base_year is not None:
            more = values(counts(plan, occupation, quantity))
            told |= {year: row for year, row in more.items() if year > base_year}
        found[quantity] = told
    return found


def _together(
    plan: Plan, occupation: str, areas: Sequence[str], quantity: str, found: ByArea
) -> dict[int, float]:
    groups = [(area, occupation) for area in areas]
    return together(plan, groups, quantity, {occupation: found})


# --- what was projected -------------------------------------------------------------------------


def _stored(plan: Plan, occupation: str, base_year: int, name: str) -> dict[str, ByArea]:
    found: dict[str, dict[int, dict[str, float]]] = {}
    for row in plan.stored_projections:
        if (row.occupation, row.base_year, row.scenario) == (occupation, base_year, name):
            found.setdefault(row.quantity, {}).setdefault(row.year, {})[row.area] = row.value
    return {quantity: dict(sorted(by_year.items())) for quantity, by_year in found.items()}


def _own(plan: Plan, occupation: str, scenario: Scenario) -> dict[str, ByArea]:
    inputs, levers = EngineInputs.from_plan(plan), catalogue(plan)
    sets = LeverSets.of([scenario], levers, inputs)
    made, shares = project(inputs, sets, keep_ages=True), fulltime_shares(inputs, sets)[0]
    found: dict[str, ByArea] = {}
    for quantity in ACTUAL_QUANTITIES:
        each = {
            area: course(made, quantity, shares, (occupation,), (area,)).tolist()
            for area in _areas(plan, occupation)
        }
        found[quantity] = {
            year: {area: row[at] for area, row in each.items() if np.isfinite(row[at])}
            for at, year in enumerate(plan.years)
        }
    return found


# --- one held against the other -----------------------------------------------------------------


def _followed(
    plan: Plan,
    occupation: str,
    areas: Sequence[str],
    base_year: int,
    name: str,
    stored: bool,
    projected: Mapping[str, ByArea],
) -> Followed:
    actual = _all_counted(plan, occupation, base_year if stored else None)

    def outcomes(quantity: str, of: Sequence[str], *, whole: bool = False) -> list[Outcome]:
        sides = projected.get(quantity, {}), actual[quantity]
        return list(_outcomes(plan, occupation, quantity, *sides, base_year, of, whole=whole))

    found = {quantity: outcomes(quantity, areas) for quantity in ACTUAL_QUANTITIES}
    every = tuple(one for each in found.values() for one in each)
    courses = {
        quantity: _together(plan, occupation, each[-1].areas, quantity, projected[quantity])
        for quantity, each in found.items()
        if each
    }
    if not found[SUPPLY]:
        return Followed(base_year, name, stored, every, courses, (), (), ())
    end = found[SUPPLY][-1]
    alike = [one for quantity in found for one in outcomes(quantity, end.areas, whole=True)]
    causes, lacking = _causes(plan, occupation, end, alike, projected, actual)
    return Followed(
        base_year,
        name,
        stored,
        every,
        courses,
        causes,
        _work(plan, occupation, end, alike, causes),
        lacking,
    )


def _outcomes(
    plan: Plan,
    occupation: str,
    quantity: str,
    projected: ByArea,
    actual: ByArea,
    base_year: int,
    areas: Sequence[str],
    *,
    whole: bool = False,
) -> Iterator[Outcome]:
    """By year; the staff and the share on full time of the base year are what was projected from.
    With ``whole``, only of years in which all of ``areas`` are known."""
    for year in sorted(set(projected) & set(actual)):
        known = tuple(one for one in areas if one in projected[year] and one in actual[year])
        if (
            year < base_year + (quantity in (SUPPLY, FULLTIME))
            or not known
            or (whole and known != tuple(areas))
        ):
            continue
        before, now = (
            _together(plan, occupation, known, quantity, {year: each[year]})[year]
            for each in (projected, actual)
        )
        yield Outcome(base_year, year, quantity, before, now, known)


def _causes(
    plan: Plan,
    occupation: str,
    end: Outcome,
    alike: Sequence[Outcome],
    projected: Mapping[str, ByArea],
    actual: Mapping[str, ByArea],
) -> tuple[tuple[Cause, ...], tuple[Lacking, ...]]:
    """What the miss ``end`` comes of, and what has to be counted to say so."""
    parts = {one.quantity: one for one in parts_of(end, alike)}
    years = {
        EXITS: range(end.start, end.year),
        GRADUATES: range(end.start + 1, end.year + 1),
        FULLTIME: range(end.year, end.year + 1),
    }
    known = {(one.quantity, one.year) for one in alike}
    gaps = (
        Lacking(quantity, tuple(year for year in wanted if (quantity, year) not in known))
        for quantity, wanted in years.items()
    )
    lacking = tuple(one for one in gaps if one.years)
    effects: dict[str, float] = {}
    for quantity, part in parts.items():
        effects[quantity] = PARTS[quantity] * part.error
    trainees = _trainees(plan, occupation, end, projected, actual)
    if GRADUATES in parts and trainees is not None:
        effects[STARTS] = trainees
        effects[COMPLETION] = effects.pop(GRADUATES) - trainees
    began = _start(end, projected, actual)
    if began:
        effects[START] = began
    if len(parts) == len(PARTS):
        effects[OTHER] = -left_of(end, tuple(parts.values())) - began
    return _ranked(effects), lacking


def _start(
    end: Outcome,
    projected: Mapping[str, ByArea],
    actual: Mapping[str, ByArea],
) -> float:
    """By how many the staff of the base year was put too high: a plan may begin with what the one
    before it projected, until somebody has counted. 0 where it was not counted, or was right."""
    sides = [each.get(SUPPLY, {}).get(end.start, {}) for each in (projected, actual)]
    if any(area not in one for one in sides for area in end.areas):
        return 0.0
    before, now = (sum(one[area] for area in end.areas) for one in sides)
    return before - now if round(abs(before - now)) else 0.0


def _ranked(effects: Mapping[str, float]) -> tuple[Cause, ...]:
    found = (Cause(code, effect) for code, effect in effects.items())
    return tuple(sorted(found, key=lambda one: -abs(one.effect)))


def _trainees(
    plan: Plan,
    occupation: str,
    end: Outcome,
    projected: Mapping[str, ByArea],
    actual: Mapping[str, ByArea],
) -> float | None:
    """By how many the graduates of the years until ``end`` were put too high because other numbers
    began to train than were projected, at the plan's own rates. None where none of those who have
    begun since can have graduated yet, or where they were not all counted."""
    found, needed = 0.0, False
    rates = {row.area: row for row in plan.training if row.occupation == occupation}
    for area in end.areas:
        row = rates[area]
        whole = int(np.floor(row.duration_years))
        part = row.duration_years - whole
        into_work = row.gf2_completion * row.transition * row.main_completion * row.entry_share
        for year in range(end.start + 1, end.year + 1):
            for began, share in ((year - whole, 1.0 - part), (year - whole - 1, part)):
                if began < end.start or share <= 0.0:
                    continue
                needed = True
                sides = [each.get(STARTS, {}).get(began, {}) for each in (projected, actual)]
                if any(area not in one for one in sides):
                    return None
                found += share * into_work * (sides[0][area] - sides[1][area])
    return found if needed else None


def _work(
    plan: Plan,
    occupation: str,
    end: Outcome,
    alike: Sequence[Outcome],
    causes: Sequence[Cause],
) -> tuple[Cause, ...]:
    """What the miss of the work comes of: people at the work that each was projected to do, and the
    share on full time of those who were there."""
    share = next((one for one in alike if (one.quantity, one.year) == (FULLTIME, end.year)), None)
    if share is None:
        return ()
    part_time = _part_time(plan, occupation, end.areas)
    each = share.projected + (1.0 - share.projected) * part_time
    effects = {one.code: each * one.effect for one in causes}
    effects[FULLTIME] = end.actual * share.error * (1.0 - part_time)
    return _ranked(effects)


def _part_time(plan: Plan, occupation: str, areas: Sequence[str]) -> float:
    """The mean hours of those on part time as a part of full time."""
    hours, people = 0.0, 0.0
    for row in plan.staff:
        if row.occupation == occupation and row.area in areas:
            time = plan.current_working_time[row.area, row.sector, row.occupation]
            on_it = row.heads * (1.0 - time.fulltime_share)
            hours, people = hours + on_it * time.parttime_hours, people + on_it
    return hours / people / FULL_TIME_HOURS if people else 1.0


def largest(causes: Sequence[Cause]) -> Cause | None:
    """The assumption that missed most, whichever way; None where nothing was counted, or all was
    right."""
    told = (one for one in causes if one.code != OTHER and round(abs(one.effect)))
    return next(told, None)


def contributed_most(causes: Sequence[Cause], error: float) -> Cause | None:
    """Of what is known of an ``error``, that which contributed most to it: what pulled the other
    way did not. What is left is named where it is half of the error or more, and else the largest
    of the assumptions. None where none of them made the error."""
    made = [one for one in causes if one.effect * error > 0.0 and round(abs(one.effect))]
    if made and made[0].code == OTHER and abs(made[0].effect) < abs(error) / 2.0:
        made = [one for one in made if one.code != OTHER]
    return next(iter(made), None)


def is_most_of_all(cause: Cause, causes: Sequence[Cause]) -> bool:
    """True if ``cause`` is the largest that pulls its way and all of the error is accounted for:
    what was not counted may be larger."""
    made = [one for one in causes if one.effect * cause.effect > 0.0]
    return any(one.code == OTHER for one in causes) and made[0] == cause
