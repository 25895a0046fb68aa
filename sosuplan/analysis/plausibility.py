"""What is plausible for a lever: how far own history or evidence has seen it go, and how fast.

Nothing here forbids a value. What leaves the range is said wherever it is shown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sosuplan.analysis.evidence import findings
from sosuplan.analysis.today import today
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.resources import resource

ROUNDING = 1e-9
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class PlausibleRange:
    """How far a lever has been seen to go, in its unit; None: nobody has looked.

    ``per_year`` is the most that it has moved in a year; ``evidence`` the id of what says so, and
    ``note`` says it in Danish; ``own``: the plan's own years have seen more than that. ``place`` is
    the area that the ends are about, "" for the country: elsewhere they say nothing.
    """

    low: float | None
    high: float | None
    per_year: float | None
    evidence: str
    note: str
    own: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A lever value beyond what has been seen: too ``far``, or too ``fast``; maybe both."""

    lever: Lever
    value: float
    range: PlausibleRange
    far: bool
    fast: bool
    per_year: float
    """By how much the value moves in a year, in the lever's unit."""
    reached: int
    """The year in which it acts in full."""


@cache
def published_ranges() -> dict[str, PlausibleRange]:
    """The ranges that come with the program, by lever id. A lever without a source is left out."""
    with resource("evidence", "plausible.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for row in rows:
        low, high, per_year = (
            float(row[name]) if row[name] else None for name in ("low", "high", "per_year")
        )
        if (low, high, per_year) != (None, None, None):
            evidence = row["evidence_id"]
            found[row["lever"]] = PlausibleRange(
                low, high, per_year, evidence, row["note_da"], place=row["place"]
            )
    return found


def _published(plan: Plan, lever: Lever) -> PlausibleRange | None:
    """What is published of ``lever`` and about the plan's places: what one region is like says
    nothing of another, but how fast the country moves does."""
    found = published_ranges().get(lever.id)
    if found is None or found.place in ("", *plan.areas):
        return found
    evidence = findings().get(found.evidence)
    if evidence is None or evidence.place or found.per_year is None:
        return None
    return PlausibleRange(None, None, found.per_year, found.evidence, "")


def plausible_range(plan: Plan, lever: Lever) -> PlausibleRange | None:
    """What is plausible for ``lever``: the published range, widened by the plan's own history and
    to where nothing is changed. None where nothing has been seen."""
    published = _published(plan, lever)
    history = [value for _, value in _history(plan, lever)]
    if published is None and len(history) < 2:
        return None
    found = published or PlausibleRange(None, None, None, "", "")
    neutral = today(plan, lever)
    lows = [] if found.low is None else [found.low, neutral]
    highs = [] if found.high is None else [found.high, neutral]
    speeds = [] if found.per_year is None else [found.per_year]
    known = min(lows, default=None), max(highs, default=None), max(speeds, default=None)
    if len(history) > 1:
        lows, highs = [*lows, *history, neutral], [*highs, *history, neutral]
        speeds += [abs(step) for step in _steps(plan, lever)]
    seen = min(lows, default=None), max(highs, default=None), max(speeds, default=None)
    return PlausibleRange(*seen, found.evidence, found.note, own=seen != known)


def plausible_ends(
    plan: Plan, catalogue: LeverCatalogue, scenario: Scenario, lever: Lever
) -> tuple[float, float] | None:
    """Between which values, within its range, ``lever`` goes neither too far nor, with the years
    that it has in ``scenario``, too fast; None where nobody has looked. An end of which nothing is
    known is where nothing is changed."""
    seen = plausible_range(plan, lever)
    if seen is None:
        return None
    now = today(plan, lever)
    low, high = seen.low, seen.high
    if seen.per_year is not None:
        start, full = scenario.years_of(lever.id, catalogue)
        far = seen.per_year * (full - start + 1)
        low = now - far if low is None else max(low, now - far)
        high = now + far if high is None else min(high, now + far)
    low, high = now if low is None else low, now if high is None else high
    # What is so much a year for some years is no round number to a computer.
    return max(lever.low, round(low, _DECIMALS)), min(lever.high, round(high, _DECIMALS))


def departures(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> tuple[Departure, ...]:
    """The levers of ``scenario`` that go beyond what has been seen, in the order of the panel."""
    return tuple(
        found
        for lever in catalogue
        if lever.id in scenario.levers
        and (found := departure(plan, catalogue, scenario, lever, plausible_range(plan, lever)))
        is not None
    )


def departure(
    plan: Plan,
    catalogue: LeverCatalogue,
    scenario: Scenario,
    lever: Lever,
    plausible: PlausibleRange | None,
) -> Departure | None:
    """How a lever's value in ``scenario`` goes beyond the ``plausible`` range; None if it does
    not."""
    value = scenario.levers.get(lever.id)
    if plausible is None or value is None:
        return None
    start, full = scenario.years_of(lever.id, catalogue)
    per_year = (value - today(plan, lever)) / (full - start + 1)
    far = _beyond(value, plausible)
    fast = plausible.per_year is not None and abs(per_year) > plausible.per_year + ROUNDING
    if not far and not fast:
        return None
    return Departure(lever, value, plausible, far, fast, per_year, full)


def _beyond(value: float, plausible: PlausibleRange) -> bool:
    low, high = plausible.low, plausible.high
    return (low is not None and value < low - ROUNDING) or (
        high is not None and value > high + ROUNDING
    )


def _history(plan: Plan, lever: Lever) -> Iterator[tuple[int, float]]:
    """What the lever's value would have been in the years that the plan lists for its figure, in
    order of years: shares on full time as they were, and intake against that of the base year."""
    if lever.family == "intake_change":
        yield from _intake(plan, lever.occupation)
    if not lever.sets_fulltime:
        return
    by_year: dict[int, list[float]] = {}
    for row in plan.working_time:
        if (row.sector, row.occupation) == (lever.sector, lever.occupation):
            by_year.setdefault(row.year, []).append(row.fulltime_share)
    for year, shares in sorted(by_year.items()):
        yield year, sum(shares) / len(shares)


def _intake(plan: Plan, occupation: str) -> Iterator[tuple[int, float]]:
    """How much the trainees who started in a year differ from those of the last year up to the base
    year, as a share; of the years that every area lists."""
    by_year: dict[int, dict[str, float]] = {}
    for row in plan.trainee_intake:
        if row.occupation == occupation and row.year <= plan.base_year:
            by_year.setdefault(row.year, {})[row.area] = row.gf2_starts
    areas = {area for starts in by_year.values() for area in starts}
    sums = {year: sum(by_year[year].values()) for year in by_year if set(by_year[year]) == areas}
    now = sums[max(sums)] if sums else 0.0
    if now > 0.0:
        yield from ((year, starts / now - 1.0) for year, starts in sorted(sums.items()))


def _steps(plan: Plan, lever: Lever) -> Iterator[float]:
    """How much the figure moved a year from each year listed to the next."""
    listed = list(_history(plan, lever))
    for (before, one), (after, other) in pairwise(listed):
        yield (other - one) / (after - before)
