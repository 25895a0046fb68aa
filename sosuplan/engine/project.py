"""One pass over the years for a batch of lever sets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import training, work, workforce
from sosuplan.engine.inputs import EngineInputs
from sosuplan.engine.levers import LeverSets, Ramps
from sosuplan.engine.projection import Projection

Floats = NDArray[np.float64]

CELLS_AT_ONCE = 1 << 15
"""Staff cells (runs x areas x sectors x occupations x ages) of one part of a batch: small enough
for a laptop processor's cache, which is what makes ten thousand runs quick."""


def project(inputs: EngineInputs, sets: LeverSets, *, keep_ages: bool = False) -> Projection:
    """Project every lever set of a batch. Inputs with a run axis have one row for each set.

    ``keep_ages`` keeps the staff by single age, which takes much more room than the rest.
    """
    runs = len(sets)
    if inputs.runs not in (1, runs):
        raise ValueError(f"inputs vary over {inputs.runs} runs, the batch has {runs}")
    size = max(1, CELLS_AT_ONCE // int(np.prod(inputs.heads.shape[1:])))
    if runs <= size:
        return _part(inputs, sets, keep_ages)
    whole: dict[str, Any] = {}
    for start in range(0, runs, size):
        rows = slice(start, min(runs, start + size))
        part = _part(inputs.rows(rows), sets.rows(rows), keep_ages)
        for name, values in part.arrays.items():
            if name not in whole:
                whole[name] = np.empty((runs, *values.shape[1:]))
            whole[name][rows] = values
    return replace(part, **whole)


def _part(inputs: EngineInputs, sets: LeverSets, keep_ages: bool) -> Projection:
    """As many runs as are computed at once."""
    ramps = Ramps(inputs, sets)
    cohorts = training.cohorts(inputs, sets, ramps)
    graduates = training.entrants(inputs, sets, cohorts.graduates, ramps)
    recruited = training.recruited(inputs, sets, ramps)
    retire, stay = workforce.leaving(inputs, sets, ramps)
    staff = workforce.age_on(inputs, retire, stay, graduates + recruited, cohorts.finish)

    by_group = np.moveaxis(staff.heads.sum(axis=-1), 0, -1)
    per_group = work.work_per_person(inputs, sets, ramps)
    per_person = work.mean_over_sectors(by_group, per_group, by_group[..., :1])
    demand_heads, demand_fte = work.demand(inputs, sets, per_person)
    return Projection(
        years=inputs.years,
        areas=inputs.areas,
        occupations=inputs.occupations,
        supply_heads=by_group.sum(axis=2),
        demand_heads=demand_heads,
        demand_fte=demand_fte,
        work_per_person=per_person,
        retired=np.moveaxis(staff.retired, 0, -1),
        other_exits=np.moveaxis(staff.other_exits, 0, -1),
        aged_out=np.moveaxis(staff.aged_out, 0, -1),
        to_training=np.moveaxis(staff.to_training, 0, -1),
        transferred=np.moveaxis(staff.transferred, 0, -1),
        graduates=graduates[..., 1:] * staff.joining,
        recruited=recruited[..., 1:] * staff.joining,
        gf2_starts=cohorts.starts,
        main_starts=cohorts.main,
        graduating=cohorts.graduates,
        heads_by_age=np.moveaxis(staff.heads, 0, -1) if keep_ages else None,
    )


def fulltime_shares(inputs: EngineInputs, sets: LeverSets) -> Floats:
    """The share on full time in each group, (R, A, S, O, T): 0..1, with nobody in it too."""
    return work.fulltime_share(inputs, sets, Ramps(inputs, sets))


def sick_days(inputs: EngineInputs, sets: LeverSets) -> Floats:
    """Sick days for one full-time person a year in each group, (R, A, S, O, T)."""
    return work.sick_days(inputs, sets, Ramps(inputs, sets))


def training_cohorts(inputs: EngineInputs, sets: LeverSets) -> training.Cohorts:
    """The trainees by the year in which they start GF2."""
    return training.cohorts(inputs, sets, Ramps(inputs, sets))
