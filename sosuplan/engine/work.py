"""Work per person and demand (model, section 5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.inputs import COHORTS_BEFORE, LEFT, EngineInputs
from sosuplan.engine.levers import LeverSets, Ramps
from sosuplan.model.plan import FULL_TIME_HOURS

Floats = NDArray[np.float64]


def work_per_person(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Floats:
    """FTE for one person in each group, (R, A, S, O, T)."""

    phi = fulltime_share(inputs, sets, ramps)
    gained = _gained("parttime_hours_gain", sets, ramps)
    hours = np.minimum(FULL_TIME_HOURS, inputs.parttime_hours[..., np.newaxis] + gained)
    today, sick = inputs.sickness_days[..., np.newaxis], sick_days(inputs, sets, ramps)
    present = (inputs.working_days - sick) / (inputs.working_days - today)
    return (phi + (1.0 - phi) * hours / FULL_TIME_HOURS) * present


def sick_days(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Floats:
    """Sick days for one full-time person in each group, (R, A, S, O, T)."""
    gained = _gained("sickness_reduction_days", sets, ramps)
    return np.maximum(0.0, inputs.sickness_days[..., np.newaxis] - gained)


def _gained(lever: str, sets: LeverSets, ramps: Ramps) -> Floats:
    """What a lever of all groups changes by, (R, 1, 1, 1, T)."""
    values = sets.one(lever)[:, np.newaxis] * ramps.acting(lever)
    return np.asarray(values[:, np.newaxis, np.newaxis, np.newaxis, :])


def fulltime_share(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Floats:
    """The share on full time in each group, (R, A, S, O, T)."""
    columns = sets.of_groups("fulltime_target", inputs.occupations)
    slope = ramps.of(columns)[:, np.newaxis, ..., COHORTS_BEFORE:]
    share = inputs.fulltime_share[..., np.newaxis]
    target = sets.by_group("fulltime_target", inputs.occupations)[:, np.newaxis, ..., np.newaxis]
    phi = np.where(np.isnan(target), share, share + (target - share) * slope)
    scenario = np.broadcast_to(
        inputs.demand_fulltime, (len(sets), inputs.demand_fulltime.shape[1])
    )[np.arange(len(sets)), sets.demand]
    return np.asarray(np.maximum(phi, _over_groups(scenario)))


def base_work(inputs: EngineInputs) -> Floats:
    """FTE for one person in the base year with nothing changed, (R, A, O).

    The operations are those of ``work_per_person`` in the same order, so that the two are equal to
    the last bit where nothing is changed.
    """
    share = inputs.fulltime_share
    work = share + (1.0 - share) * inputs.parttime_hours / FULL_TIME_HOURS
    heads = inputs.heads.sum(axis=4)
    return mean_over_sectors(heads[..., np.newaxis], work[..., np.newaxis])[..., 0]


def mean_over_sectors(heads: Floats, work: Floats, base: Floats | None = None) -> Floats:
    """Mean of ``work`` weighted by ``heads``, both (R, A, S, O, T); (R, A, O, T).

    Where nobody is left the weights are the base-year staff ``base`` (R, A, S, O, 1), so that the
    work a newcomer would do is known; where there never was anybody the mean is 1.
    """
    people = heads.sum(axis=2)
    total = (heads * work).sum(axis=2)
    before = people if base is None else base.sum(axis=2)
    left = (people > 0) & (people >= LEFT * before)
    if left.all():
        return np.asarray(total / people)
    if base is None:
        return np.where(left, total / np.where(left, people, 1.0), 1.0)
    weights = base / np.where(before > 0, before, 1.0)[:, :, np.newaxis]
    fallback = np.where(before > 0, (weights * work).sum(axis=2), 1.0)
    return np.where(left, total / np.where(left, people, 1.0), fallback)


@dataclass(frozen=True, slots=True)
class DemandFactors:
    """What demand in FTE is the product of in each year, (R, A*, O*, T)."""

    base: Floats
    """The need for work in the base year,"""
    index: Floats
    """the demand scenario's index,"""
    levers: Floats
    """what growth and technology make of it,"""
    kept: Floats
    """and the share that has not moved to employers outside the plan."""


def demand_factors(inputs: EngineInputs, sets: LeverSets) -> DemandFactors:
    """What the need for work is made of."""
    years = np.array(inputs.years, dtype=float)

    def compounded(lever: str, sign: float) -> Floats:
        start, _ = sets.years_of(sets.catalogue.index[lever])
        acting = np.maximum(0.0, years - start[:, np.newaxis] + 1.0)
        return np.asarray((1.0 + sign * sets.one(lever)[:, np.newaxis]) ** acting)

    changed = compounded("demand_growth_change", 1.0) * compounded("productivity_gain", -1.0)
    run = np.zeros(1, dtype=np.intp) if len(inputs.demand_index) == 1 else np.arange(len(sets))
    index = inputs.demand_index[run, sets.demand]
    base = (inputs.demand_heads * base_work(inputs))[..., np.newaxis]
    return DemandFactors(base, index, changed[:, np.newaxis, np.newaxis], inputs.kept)


def demand(inputs: EngineInputs, sets: LeverSets, per_person: Floats) -> tuple[Floats, Floats]:
    """Demand in persons and in FTE, (R, A, O, T), with the work ``per_person`` of each year."""
    factors = demand_factors(inputs, sets)
    grown = factors.index * factors.levers * factors.kept
    base = base_work(inputs)[..., np.newaxis]
    heads = inputs.demand_heads[..., np.newaxis]
    # Divided before it is multiplied: with work as in the base year the people are exact.
    return heads * grown * (base / per_person), factors.base * grown


def _over_groups(values: Floats) -> Floats:
    return values[:, np.newaxis, np.newaxis, np.newaxis, np.newaxis]
