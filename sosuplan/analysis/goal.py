"""What it would take: how far each lever by itself has to go for what is aimed at, or how far it
gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.aim import (
    BALANCE,
    CLOSE,
    Aim,
    Floats,
    Measure,
    Places,
    crossings,
    lacking,
    moved,
    told_left,
)
from sosuplan.analysis.batches import Progress
from sosuplan.analysis.plausibility import (
    Departure,
    departure,
    plausible_ends,
    plausible_range,
)
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

_PARTS = 12
"""Of the way from where a lever stands to each end of its range: no lever turns round so often that
it comes to the target and leaves it within one of them. One that turns round twice, with two tops
as good but for a thousandth, may be told of the lower."""
_ZOOMS = 6
"""How often a lever that gets furthest before the end of its range is looked at more closely."""


class Reach(StrEnum):
    """Whether a lever comes to the target by itself."""

    THERE = "there"
    """There is nothing to do: the scenario has come to it."""
    PLAUSIBLE = "plausible"
    """Within what has been seen of the lever."""
    UNKNOWN = "unknown"
    """Within its range; nobody has looked how far it goes."""
    BEYOND = "beyond"
    """Within its range, but further or faster than has been seen."""
    OUTSIDE = "outside"
    """Only beyond its range, where that is looked at."""
    SHORT = "short"
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Solution:
    """How far one lever has to go if it is the only one that is moved."""

    lever: Lever
    now: float
    """Where the scenario has it, in the lever's unit,"""
    value: float
    """and where it has to be; of one that does not come to the target, where it gets furthest: as
    near to ``now`` as gives as much."""
    reach: Reach
    left: tuple[float, ...]
    """By how much each occupation is beyond the target there, negative where short of it,"""
    gap_left: float
    """and all that is lacking; where nothing is, what is beyond it."""
    gap_change: float
    """By how much less is lacking than in the scenario."""
    gap_low: float
    """What is left with the lever at the low end of its range,"""
    gap_high: float
    """and at the high one."""
    plausible: tuple[float, float] | None
    """Between which values it is plausible with its years in the scenario; None: nobody has
    looked."""
    gap_plausible: float | None
    """What is left where it is at the end of these that gets further."""
    departure: Departure | None
    """How the value goes beyond what is plausible."""

    @property
    def reached(self) -> bool:
        """True if the lever comes to the target."""
        return self.reach is not Reach.SHORT


@dataclass(frozen=True, slots=True)
class Goal(Tabled):
    """What is aimed at, and how far each lever but the timing has to go for it: those that come to
    it first, by how much of their range that takes; then those that get nearest."""

    year: int
    unit: str
    target: str
    occupations: tuple[str, ...]
    left: tuple[float, ...]
    """By how much each occupation of the scenario is beyond the target."""
    gap_left: float
    """All that is lacking; where nothing is, what is beyond it."""
    levers: tuple[Solution, ...]

    @property
    def is_there(self) -> bool:
        """True if nothing is lacking."""
        return min(self.left) >= -CLOSE

    def table(self) -> ResultTable:
        """A row for each lever; of two occupations with what is left in each."""
        several = self.occupations if len(self.occupations) > 1 else ()
        columns = (
            *("lever", "value", "reached", "gap_left", "now", "reach", "planner"),
            *("plausible_low", "plausible_high", "gap_plausible", "gap_low", "gap_high"),
            *(f"gap_left_{one}" for one in several),
        )
        rows = tuple(
            (
                *(one.lever.id, one.value, one.reached, one.gap_left, one.now, str(one.reach)),
                *(one.lever.planner, *(one.plausible or (None, None))),
                *(one.gap_plausible, one.gap_low, one.gap_high),
                *(one.left if several else ()),
            )
            for one in self.levers
        )
        return ResultTable(columns, rows)


def goal(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
    target: str = BALANCE,
    progress: Progress | None = None,
) -> Goal:
    """How far each lever has to go from where ``scenario`` has it, the others staying where they
    are, for ``occupation`` (``all``: each of them) to come to ``target`` in ``year`` (None: the
    horizon). It goes the way that is shorter."""
    aim = Aim.of(inputs, occupation, unit, year, target)
    levers = [one for one in catalogue if not one.is_timing]
    columns = np.array([catalogue.index[one.id] for one in levers], dtype=np.intp)
    now = np.array([scenario.levers.get(one.id, today(plan, one)) for one in levers])
    ends = np.array([(one.low, one.high) for one in levers]).T
    sets = LeverSets.of([scenario], catalogue, inputs)
    seen = [plausible_ends(plan, catalogue, scenario, one) for one in levers]
    plausible = np.array(
        [(at, at) if one is None else one for at, one in zip(now, seen, strict=True)]
    )
    start = aim.left(sets, progress)[0]
    is_there = bool((start >= -CLOSE).all())

    def left(which: Places, values: Floats) -> Floats:
        return aim.left(moved(sets, columns[which], values), progress)

    every = np.arange(len(levers))
    values, met = (now, np.ones(len(levers), dtype=bool))
    if not is_there:
        values, met = _nearest(left, now, ends)
    at_ends = left(np.tile(every, 5), np.concatenate([*ends, *plausible.T, values]))
    lows, highs, *within, found = at_ends.reshape(5, len(levers), -1)
    solutions = []
    for at, lever in enumerate(levers):
        value = float(values[at])
        stays = value == now[at] and not met[at]
        of_it = start if is_there or stays else found[at]
        seen_there = max(within[0][at], within[1][at], key=lambda one: float(lacking(one)))
        beyond = None
        if not is_there:
            there = scenario.with_lever(lever.id, value)
            beyond = departure(plan, catalogue, there, lever, plausible_range(plan, lever))
        solutions.append(
            Solution(
                lever,
                float(now[at]),
                value,
                _reach(is_there, bool(met[at]), seen[at] is None, beyond),
                tuple(of_it.tolist()),
                told_left(of_it),
                float(lacking(of_it) - lacking(start)),
                told_left(lows[at]),
                told_left(highs[at]),
                seen[at],
                None if seen[at] is None else told_left(seen_there),
                beyond,
            )
        )
    solutions.sort(key=_order)
    return Goal(
        aim.year,
        unit,
        target,
        aim.occupations,
        tuple(start.tolist()),
        told_left(start),
        tuple(solutions),
    )


def _reach(is_there: bool, met: bool, unknown: bool, beyond: Departure | None) -> Reach:
    if is_there:
        return Reach.THERE
    if not met:
        return Reach.SHORT
    if unknown:
        return Reach.UNKNOWN
    return Reach.PLAUSIBLE if beyond is None else Reach.BEYOND


def _order(one: Solution) -> tuple[bool, float]:
    if not one.reached:
        return True, -one.gap_left
    end = one.lever.high if one.value > one.now else one.lever.low
    return False, abs(one.value - one.now) / (abs(end - one.now) or 1.0)


def _nearest(left: Measure, now: Floats, ends: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The value of each line, (L,), nearest to ``now`` at which nothing is lacking, and whether
    there is one; of the others, the nearest at which as little is lacking as can be. ``left`` is
    asked for all occupations of places of lines, (N, O); ``ends`` are the lines', (2, L)."""
    lines = np.tile(np.arange(len(now)), 2)
    outward = np.concatenate(ends)
    inside = outward != np.tile(now, 2)
    lines, outward = lines[inside], outward[inside]
    begin, end = now[lines], outward
    values = begin.copy()
    furthest = np.full(len(lines), -np.inf)
    met = np.zeros(len(lines), dtype=bool)
    looked = np.arange(len(lines))
    for zoom in range(1 + _ZOOMS):
        if not looked.size:
            break
        points = np.linspace(begin[looked], end[looked], _PARTS + 1, axis=1)
        found = left(np.repeat(lines[looked], _PARTS + 1), points.ravel())
        found = found.reshape(*points.shape, -1)
        worst, short = found.min(axis=-1), lacking(found)
        comes = (worst >= 0.0).any(axis=1)
        rows = np.arange(len(looked))
        first = np.where(
            comes,
            (worst >= 0.0).argmax(axis=1),
            (short >= short.max(axis=1, keepdims=True) - CLOSE).argmax(axis=1),
        )
        met[looked] = comes
        values[looked] = points[rows, first]
        furthest[looked] = short[rows, first]
        between = np.flatnonzero(comes & (first > 0))
        if between.size:
            before, after = first[between] - 1, first[between]
            values[looked[between]] = crossings(
                _worst(left, lines[looked[between]]),
                points[between, before],
                points[between, after],
                worst[between, before],
                worst[between, after],
            )
        # Where it gets no further before its end, that may be so a little earlier; and where it
        # turns round, it may come to the target between two of the points.
        level = np.flatnonzero(~comes & (first > 0) & ((first < _PARTS) | (zoom > 0)))
        at = first[level]
        turns = short[level, np.minimum(at + 1, _PARTS)] < short[level, at] - CLOSE
        looked, points = looked[level], points[level]
        rows = np.arange(len(level))
        begin[looked], end[looked] = points[rows, at - 1], points[rows, at + turns]
    return _better_side(lines, values, met, furthest, now)


def _worst(left: Measure, lines: Places) -> Measure:
    """How far ``lines`` are from the target in the occupation that is furthest from it."""
    return lambda which, values: np.asarray(left(lines[which], values).min(axis=-1))


def _better_side(
    lines: Places, values: Floats, met: NDArray[np.bool_], furthest: Floats, now: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Of the two sides of each line the one that comes to the target, or gets further; of two that
    are as good, the nearer."""
    best: dict[int, int] = {}

    def rank(side: int) -> tuple[bool, float, float]:
        far = 0.0 if met[side] else round(float(furthest[side]) / CLOSE)
        return bool(met[side]), far, -abs(float(values[side] - now[lines[side]]))

    for side, line in enumerate(lines.tolist()):
        if line not in best or rank(side) > rank(best[line]):
            best[line] = side
    chosen = [best[line] for line in range(len(now))]
    return values[chosen], met[chosen]
