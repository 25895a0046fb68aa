"""What each moved lever gives of the difference between a scenario and its baseline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.batches import Progress, outcomes
from sosuplan.analysis.effects import only
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.scenario import Scenario

Floats = NDArray[np.float64]

MOST_PLAYERS = 14
"""Levers of which every combination is computed; of more it is their groups'."""
_NOTHING = 1e-9
"""What is a smaller share of the balances is rounding."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one lever, or one group of them, adds to the balance: positive is for the better."""

    levers: tuple[Lever, ...]
    alone: float
    """If it is the only one that is moved."""
    contribution: float
    """Its Shapley share: the mean of what it adds over all orders in which the levers may be
    moved. The shares of all add up to the difference."""

    @property
    def interaction(self) -> float:
        """What it adds by acting together with others."""
        return self.contribution - self.alone


@dataclass(frozen=True, slots=True)
class Contributions(Tabled):
    """The difference between baseline and scenario, shared out: largest first."""

    year: int
    unit: str
    before: float
    """The baseline's balance in the year,"""
    after: float
    """and the scenario's."""
    shares: tuple[Contribution, ...]
    by_group: bool = False
    """True if more levers are moved than can be told apart: then each share is that of a group of
    the panel."""

    def table(self) -> ResultTable:
        """A row for each share: the lever's id, or its group's."""
        rows = tuple(
            (
                one.levers[0].group if self.by_group else one.levers[0].id,
                one.alone,
                one.contribution,
                one.interaction,
            )
            for one in self.shares
        )
        return ResultTable(("lever", "alone", "contribution", "interaction"), rows)


def contributions(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
    progress: Progress | None = None,
) -> Contributions:
    """What each lever that ``scenario`` moves gives to the balance of ``occupation`` in ``year``
    (None: at the horizon), in ``unit``. Demand scenario and timing are the scenario's in every
    run; levers without effect are left out."""
    place = len(inputs.years) - 1 if year is None else inputs.years.index(year)
    job = inputs.occupations.index(occupation)
    moved = tuple(one for one in catalogue if one.id in scenario.levers and not one.is_timing)
    unmoved = LeverSets.of([only(scenario, catalogue)], catalogue, inputs)
    whole = LeverSets.of([scenario], catalogue, inputs)

    def balances(players: Players, chosen: NDArray[np.bool_]) -> Floats:
        """The balance of runs in which the ``chosen`` of the players, (R, players), are moved."""
        values = np.tile(unmoved.values, (len(chosen), 1))
        for at, levers in enumerate(players):
            for column in (catalogue.index[one.id] for one in levers):
                values[chosen[:, at], column] = whole.values[0, column]
        runs = np.zeros(len(chosen), dtype=np.intp)
        own = None if whole.timing is None else whole.timing[runs]
        sets = LeverSets(catalogue, values, whole.demand[runs], own)
        return outcomes(inputs, sets, job, unit, progress).gap[:, place]

    single: Players = [(one,) for one in moved]
    before, after, acting = _acting(single, balances)
    players, found = acting, np.array([before])
    if len(acting) <= MOST_PLAYERS:
        found = balances(acting, subsets(len(acting)))
    if len(acting) > MOST_PLAYERS or abs(found[-1] - after) > _rounding(found):
        # Else what does nothing by itself nor beside all others does something beside some.
        players = single
        if len(moved) > MOST_PLAYERS:
            groups = dict.fromkeys(one.group for one in moved)
            players = [tuple(one for one in moved if one.group == name) for name in groups]
        found = balances(players, subsets(len(players)))
    least = _rounding(found)
    shares = [
        Contribution(levers, float(found[1 << at] - found[0]), given)
        for at, (levers, given) in enumerate(zip(players, shapley(found), strict=True))
    ]
    told = [one for one in shares if max(abs(one.alone), abs(one.contribution)) > least]
    told.sort(key=lambda one: -abs(one.contribution))
    by_group = players is not acting and len(moved) > MOST_PLAYERS
    return Contributions(inputs.years[place], unit, before, after, tuple(told), by_group)


Players = list[tuple[Lever, ...]]


def _acting(
    single: Players, balances: Callable[[Players, NDArray[np.bool_]], Floats]
) -> tuple[float, float, Players]:
    """The baseline's balance and the scenario's, and the levers that change it by themselves or
    are missed beside all others."""
    count = len(single)
    alone = np.eye(count, dtype=bool)
    ends = np.array([[False], [True]]).repeat(count, axis=1)
    before, after, *others = balances(single, np.concatenate([ends, alone, ~alone])).tolist()
    least = _rounding(np.array([before, after]))
    acting = [
        levers
        for levers, by_itself, left_out in zip(single, others[:count], others[count:], strict=True)
        if abs(by_itself - before) > least or abs(left_out - after) > least
    ]
    return before, after, acting


def subsets(count: int) -> NDArray[np.bool_]:
    """Every subset of so many, (2 ** count, count): bit by bit, the last is all of them."""
    bits = np.arange(1 << count)[:, np.newaxis] >> np.arange(count)
    return np.asarray(bits & 1, dtype=np.bool_)


def shapley(values: Floats) -> list[float]:
    """The share of each player in the value of all, of the ``values`` of all ``subsets``."""
    count = len(values).bit_length() - 1
    members = subsets(count)
    sizes = members.sum(axis=1)
    weights = np.array([factorial(k) * factorial(count - 1 - k) for k in range(count)])
    shares = []
    for at in range(count):
        without = np.flatnonzero(~members[:, at])
        added = values[without + (1 << at)] - values[without]
        shares.append(float((weights[sizes[without]] / factorial(count) * added).sum()))
    return shares


def _rounding(balances: Floats) -> float:
    return _NOTHING * (1.0 + float(np.abs(balances).max()))
