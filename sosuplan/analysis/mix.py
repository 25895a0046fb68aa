"""What it would take together: the least change of several levers that comes to what is aimed at.

The change of a lever is told as a share of the way from where it stands to the end of what is
plausible. What is least is the sum of the squares of these shares, each times the lever's weight:
what gives more goes further, and what is weighted twice goes half as far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.aim import (
    BALANCE,
    CLOSE,
    Aim,
    Floats,
    Places,
    crossings,
    lacking,
    moved,
    told_left,
)
from sosuplan.analysis.batches import Progress
from sosuplan.analysis.contributions import MOST_PLAYERS, shapley, subsets
from sosuplan.analysis.effects import MATTERS
from sosuplan.analysis.plausibility import plausible_ends
from sosuplan.analysis.result_table import ResultTable, Row, Tabled
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, ScenarioError

Weights = Mapping[str, float | None]
"""By lever id: how much its change counts; None: it is left where it stands."""
USUAL_WEIGHT = 1.0
HEAVIEST = 1e6
_STEP = 1e-6
"""Of the way to the end: over which slopes are taken,"""
_STAYS = 1e-6
"""and what is no move."""
_PRECISE, _MOST_STEPS = 1e-6, 16
"""How near the search comes to the least sum: where a share can go no further it creeps after that,
and what is won is not seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """One lever of a mix."""

    lever: Lever
    weight: float
    now: float
    """Where the scenario has it, in the lever's unit,"""
    value: float
    """and where it has to be."""
    end: float
    """How far it might go that way: the end of what is plausible or, of a lever of which nobody has
    looked how far it goes, of its range."""
    gap_changes: tuple[float, ...]
    """What it adds to the balance of each occupation: its Shapley share, so that the parts add up
    to all that the mix does."""

    @property
    def change(self) -> float:
        """By how much it moves."""
        return self.value - self.now

    @property
    def share(self) -> float:
        """How much of its way that is."""
        return self.change / (self.end - self.now)

    @property
    def gap_change(self) -> float:
        """What it adds to the balance of all occupations together."""
        return sum(self.gap_changes)


@dataclass(frozen=True, slots=True)
class Mix(Tabled):
    """The levers of a mix, the one that gives most first. Where all of them at their ends do not
    come to the target, they are told there."""

    year: int
    unit: str
    target: str
    occupations: tuple[str, ...]
    before: tuple[float, ...]
    """By how much each occupation of the scenario is beyond the target, negative where short of
    it,"""
    left: tuple[float, ...]
    """and with the mix."""
    parts: tuple[Part, ...]
    scenario: Scenario
    """The scenario with the mix."""
    unknown: tuple[Lever, ...]
    """What the planner decides, but nobody has looked how far it goes: such a lever is in the mix
    only if it has a weight, and then within its whole range."""

    @property
    def gap_left(self) -> float:
        """All that is lacking; where nothing is, what is beyond the target."""
        return told_left(np.array(self.left))

    @property
    def reached(self) -> bool:
        """True if nothing is lacking."""
        return min(self.left) >= -CLOSE

    def table(self) -> ResultTable:
        """A row for each lever that moves; of two occupations with what it gives to each."""
        several = self.occupations if len(self.occupations) > 1 else ()
        columns = (
            *("lever", "value", "change", "gap_change", "now", "end", "share", "weight"),
            *("reached", "gap_left", *(f"gap_change_{one}" for one in several)),
        )
        rows: list[Row] = [
            (
                *(one.lever.id, one.value, one.change, one.gap_change),
                *(one.now, one.end, one.share, one.weight, self.reached, self.gap_left),
                *(one.gap_changes if several else ()),
            )
            for one in self.parts
        ]
        return ResultTable(columns, rows)


def check_weights(weights: Weights, catalogue: LeverCatalogue) -> None:
    """Raises ``ScenarioError`` with everything that is wrong with ``weights``."""
    faults: list[Fault] = []
    for one, weight in weights.items():
        try:
            lever = catalogue[one]
        except ScenarioError as unknown:
            faults.extend(unknown.faults)
            continue
        if lever.is_timing:
            faults.append(Fault("weight_of_timing", values={"lever": one}))
        elif weight is not None and not 0.0 < weight <= HEAVIEST:
            values = {"lever": one, "most": f"{HEAVIEST:.0f}"}
            faults.append(Fault("weight_out_of_range", found=f"{weight:g}", values=values))
    if faults:
        raise ScenarioError(faults)


@dataclass(frozen=True)
class _Ways:
    """Levers that may move, each from where it stands towards one end; how far, as shares."""

    aim: Aim
    sets: LeverSets
    levers: tuple[Lever, ...]
    weights: Floats
    columns: Places
    now: Floats
    end: Floats
    progress: Progress | None

    def __len__(self) -> int:
        return len(self.levers)

    def only(self, chosen: NDArray[np.bool_]) -> _Ways:
        """Some of them."""
        return replace(
            self,
            levers=tuple(one for one, is_in in zip(self.levers, chosen, strict=True) if is_in),
            weights=self.weights[chosen],
            columns=self.columns[chosen],
            now=self.now[chosen],
            end=self.end[chosen],
        )

    def values(self, shares: Floats) -> Floats:
        """The levers' values that far along."""
        # Exactly at the end: what is added to where it stands may miss it by rounding.
        return np.where(shares == 1.0, self.end, self.now + shares * (self.end - self.now))

    def left(self, shares: Floats) -> Floats:
        """What is left of the target in each occupation, (R, O), of ``shares`` (R, levers). A lever
        with none is as the scenario has it, which may be unset."""
        unmoved = self.sets.values[0, self.columns]
        return self._left(np.where(shares == 0.0, unmoved, self.values(shares)))

    def _left(self, values: Floats) -> Floats:
        return self.aim.left(moved(self.sets, self.columns, values), self.progress)

    def one(self, shares: Floats) -> Floats:
        """Of a single run, (O,)."""
        return np.asarray(self.left(shares[np.newaxis])[0])

    def smooth(self, shares: Floats) -> Floats:
        """The same where a lever with none is set where it stands, as it is with nearly none."""
        return np.asarray(self._left(self.values(shares)[np.newaxis])[0])

    def slopes(self, shares: Floats) -> Floats:
        """What each lever adds for its share, (O, levers)."""
        steps = np.where(shares + _STEP > 1.0, -_STEP, _STEP)
        runs = np.concatenate([shares[np.newaxis], shares + np.diag(steps)])
        found = self._left(self.values(runs))
        return np.asarray(((found[1:] - found[0]) / steps[:, np.newaxis]).T)


def mix(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
    target: str = BALANCE,
    weights: Weights | None = None,
    progress: Progress | None = None,
) -> Mix:
    """The least change of levers from where ``scenario`` has them that brings ``occupation``
    (``all``: each of them) to ``target`` in ``year`` (None: the horizon).

    In it are the levers that a planner decides, within what is plausible for them; any other that
    has a weight, and none whose weight is None. What would give less than a twentieth is left out
    where the others can do without it. Raises ``ScenarioError`` if a weight cannot be.
    """
    weights = weights or {}
    check_weights(weights, catalogue)
    aim = Aim.of(inputs, occupation, unit, year, target)
    sets = LeverSets.of([scenario], catalogue, inputs)
    start = aim.left(sets)[0]
    ways, unknown = _ways(plan, scenario, catalogue, aim, sets, weights, progress)
    shares = np.zeros(len(ways))
    if len(ways) and not (start >= -CLOSE).all():
        shares = _furthest(ways)
        if _is_met(ways.one(shares)):
            ways, shares = _least(ways, shares)
            shares = _plain(ways, shares)
    ways, shares = ways.only(shares > 0.0), shares[shares > 0.0]
    left, gains = start, np.zeros((0, len(start)))
    if len(ways):
        left, gains = ways.one(shares), _gains(ways, shares)
    values = ways.values(shares)
    parts = [
        Part(
            lever,
            float(ways.weights[at]),
            float(ways.now[at]),
            float(values[at]),
            float(ways.end[at]),
            tuple(gains[at].tolist()),
        )
        for at, lever in enumerate(ways.levers)
    ]
    parts.sort(key=lambda one: -one.gap_change)
    made = scenario
    for part in parts:
        made = made.with_lever(part.lever.id, part.value)
    before, after = tuple(start.tolist()), tuple(left.tolist())
    return Mix(aim.year, unit, target, aim.occupations, before, after, tuple(parts), made, unknown)


def _ways(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    aim: Aim,
    sets: LeverSets,
    weights: Weights,
    progress: Progress | None,
) -> tuple[_Ways, tuple[Lever, ...]]:
    """The levers that may move, each the way that helps more; and those that a planner decides of
    which nobody has looked how far they go, and which have no weight."""
    levers, ends, unknown = [], [], []
    for lever in catalogue:
        weight = weights.get(lever.id)
        if lever.is_timing or (weight is None and (lever.id in weights or not lever.planner)):
            continue
        seen = plausible_ends(plan, catalogue, scenario, lever)
        if seen is None and weight is None:
            unknown.append(lever)
            continue
        low, high = seen or (lever.low, lever.high)
        at = scenario.levers.get(lever.id, today(plan, lever))
        for one in (min(low, at), max(high, at)):
            if one != at:
                levers.append(lever)
                ends.append((at, one))
    of_each = [float(weights.get(one.id) or USUAL_WEIGHT) for one in levers]
    columns = np.array([catalogue.index[one.id] for one in levers], dtype=np.intp)
    now, end = np.array(ends).reshape(-1, 2).T
    ways = _Ways(aim, sets, tuple(levers), np.array(of_each), columns, now, end, progress)
    start = float(lacking(aim.left(sets)[0]))
    alone = lacking(aim.left(moved(sets, columns, end), progress)) - start if levers else end
    best: dict[str, int] = {}
    for place, lever in enumerate(levers):
        if lever.id not in best or alone[place] > alone[best[lever.id]]:
            best[lever.id] = place
    helps = [best[lever.id] == place and alone[place] > CLOSE for place, lever in enumerate(levers)]
    told = [one for one in unknown if one.occupation in ("", *aim.occupations)]
    return ways.only(np.array(helps, dtype=bool)), tuple(told)


def _is_met(left: Floats) -> bool:
    return bool((left >= 0.0).all())


def _furthest(ways: _Ways) -> Floats:
    """The shares at which as little is lacking as can be: all the way, unless what helps one of two
    occupations takes from the other."""
    ones = np.ones(len(ways))
    left = ways.one(ones)
    if len(left) < 2 or _is_met(left):
        return ones
    from scipy.optimize import minimize

    size = float(np.abs(left).max())

    def short(shares: Floats) -> tuple[float, Floats]:
        missing = np.minimum(ways.one(shares), 0.0) / size
        return float(missing @ missing), 2.0 * missing @ ways.slopes(shares) / size

    found = minimize(short, ones, jac=True, method="L-BFGS-B", bounds=[(0.0, 1.0)] * len(ways))
    better = np.clip(found.x, 0.0, 1.0)
    return better if lacking(ways.one(better)) > lacking(left) + CLOSE else ones


def _least(ways: _Ways, met: Floats) -> tuple[_Ways, Floats]:
    """The least change, from shares at which nothing is lacking."""
    shares = _searched(ways, met)
    everything = ways.one(shares)
    missed = everything - ways.left(shares * (1.0 - np.eye(len(ways))))
    size = np.abs(everything - ways.one(np.zeros(len(ways))))
    matters = np.asarray((missed >= MATTERS * size).any(axis=1))
    # The smallest first, as far as the others do without it.
    kept = np.ones(len(ways), dtype=bool)
    for at in np.argsort(missed.sum(axis=1)):
        fewer = kept & (np.arange(len(ways)) != at)
        if not matters[at] and _is_met(ways.one(np.where(fewer, met, 0.0))):
            kept = fewer
    if not kept.all():
        ways, met = ways.only(kept), met[kept]
        shares = _searched(ways, met)
    return ways, _there(ways, shares, met)


def _searched(ways: _Ways, met: Floats) -> Floats:
    """The shares with the least weighted sum of squares at which hardly anything is lacking; at
    ``met`` nothing is."""
    from scipy.optimize import minimize

    size = float(np.abs(ways.one(np.zeros(len(ways)))).max())
    weights = ways.weights / ways.weights.mean()
    search: Any = {
        "jac": lambda shares: 2.0 * weights * shares,
        "method": "SLSQP",
        "bounds": [(0.0, 1.0)] * len(ways),
        "constraints": {
            "type": "ineq",
            "fun": lambda shares: ways.smooth(shares) / size,
            "jac": lambda shares: ways.slopes(shares) / size,
        },
        "options": {"ftol": _PRECISE, "maxiter": _MOST_STEPS},
    }

    def change(shares: Floats) -> float:
        return float((weights * shares) @ shares)

    found = minimize(change, met, **search).x
    shares = np.where(np.isfinite(found), found, met)
    return np.where(shares < _STAYS, 0.0, np.where(shares > 1.0 - _STAYS, 1.0, shares))


def _there(ways: _Ways, near: Floats, met: Floats) -> Floats:
    """The shares ``near`` the target brought to it: those that are on their way a little further or
    less far, and only if need be the others."""
    inside = (near > 0.0) & (near < 1.0)
    if _is_met(ways.one(near)):
        less = np.where(inside, 0.0, near)
        return _between(ways, np.zeros(len(ways)) if _is_met(ways.one(less)) else less, near)
    more = np.where(inside, met, near)
    return _between(ways, near, more if _is_met(ways.one(more)) else met)


def _plain(ways: _Ways, shares: Floats) -> Floats:
    """``shares`` without any that are next to nothing. A full-time target where areas stand in the
    mean brings each of them to it: it may be all that is needed, and hardly moves."""
    tiny = (shares > 0.0) & (shares < _STAYS)
    if not tiny.any():
        return shares
    brings = np.array([lever.sets_fulltime for lever in ways.levers])
    for kept in (tiny & False, tiny & brings, tiny):
        plain = np.where(kept, _STAYS, np.where(tiny, 0.0, shares))
        if _is_met(ways.one(plain)):
            return plain
    return shares


def _between(ways: _Ways, short: Floats, met: Floats) -> Floats:
    """Where shares on the straight line between two others come to the target."""

    def along(parts: Floats) -> Floats:
        return short + np.asarray(parts)[:, np.newaxis] * (met - short)

    worst = ways.left(along(np.array([0.0, 1.0]))).min(axis=-1)
    (part,) = crossings(
        lambda _, parts: ways.left(along(parts)).min(axis=-1),
        np.zeros(1),
        np.ones(1),
        worst[:1],
        worst[1:],
    )
    return met if part == 1.0 else along(np.array([part]))[0]


def _gains(ways: _Ways, shares: Floats) -> Floats:
    """What each lever adds to the balance of each occupation, (levers, O): its Shapley share; of
    more levers than all their subsets can be computed of, the mean over the orders that go round
    them, either way."""
    count = len(ways)
    if count <= MOST_PLAYERS:
        values = ways.left(shares * subsets(count))
        return np.array([shapley(one) for one in values.T]).T
    rounds = [np.roll(np.arange(count), turn) for turn in range(count)]
    orders = np.array([*rounds, *(one[::-1] for one in rounds)])
    steps = np.tril(np.ones((count + 1, count), dtype=bool), -1)
    runs = np.zeros((len(orders), count + 1, count))
    for order, run in zip(orders, runs, strict=True):
        run[:, order] = steps * shares[order]
    values = ways.left(runs.reshape(-1, count)).reshape(len(orders), count + 1, -1)
    added = np.diff(values, axis=1)
    gains = np.zeros((count, values.shape[-1]))
    for order, one in zip(orders, added, strict=True):
        gains[order] += one / len(orders)
    return gains
