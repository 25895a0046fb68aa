"""The way of the trainees (elever) from GF2 to work (model, section 4, Training).

Where a lever at its lower end would make a share negative (more dropout than trainees), the share
is zero: there are no negative people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.inputs import COHORTS_BEFORE, EngineInputs
from sosuplan.engine.levers import LeverSets

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Trainees by the year they start GF2, (R, A, O, T): base year to horizon."""

    starts: Floats
    """People starting GF2."""
    main: Floats
    """Of these, those who start hovedforløb."""
    finish: Floats
    """Of these, those who graduate (some years later)."""
    graduates: Floats
    """People graduating in the year, whichever cohort they belong to."""


def cohorts(inputs: EngineInputs, sets: LeverSets, ramp: Floats) -> Cohorts:
    """All cohorts; ``ramp`` is (R, U), from the first cohort that can graduate after the base."""
    change = sets.by_occupation("intake_change", inputs.occupations)[:, np.newaxis, :, np.newaxis]
    slope = ramp[:, np.newaxis, np.newaxis, :]
    starts = inputs.gf2_starts * (1.0 + change * slope)
    guarantee = _over_cohorts(sets.one("training_guarantee")) * slope
    onward = np.minimum(1.0, inputs.transition[..., np.newaxis] * (1.0 + guarantee))
    main = starts * inputs.gf2_completion[..., np.newaxis] * onward
    dropout = 1.0 - inputs.main_completion[..., np.newaxis]
    dropout = dropout * (1.0 - _over_cohorts(sets.one("dropout_reduction")) * slope)
    finish = main * np.maximum(0.0, 1.0 - dropout)
    return Cohorts(
        starts[..., COHORTS_BEFORE:],
        main[..., COHORTS_BEFORE:],
        finish[..., COHORTS_BEFORE:],
        _graduates(inputs, finish),
    )


def _over_cohorts(values: Floats) -> Floats:
    return values[:, np.newaxis, np.newaxis, np.newaxis]


def _graduates(inputs: EngineInputs, finish: Floats) -> Floats:
    """Graduates of each year base..horizon: each cohort's spread over the two nearest years."""
    whole = np.floor(inputs.duration_years)
    part = (inputs.duration_years - whole)[..., np.newaxis]
    years = np.arange(COHORTS_BEFORE, finish.shape[-1])
    cohort = years - whole.astype(np.intp)[..., np.newaxis]
    cohort = np.broadcast_to(cohort, (*finish.shape[:-1], len(years)))
    this = np.take_along_axis(finish, cohort, axis=-1)
    earlier = np.take_along_axis(finish, np.maximum(0, cohort - 1), axis=-1)
    return (1.0 - part) * this + part * earlier


def entrants(inputs: EngineInputs, sets: LeverSets, graduates: Floats, ramp: Floats) -> Floats:
    """Graduates who take work in the occupation and the area, (R, A, O, T)."""
    share = inputs.entry_share[..., np.newaxis]
    gain = _over_cohorts(sets.one("entry_share_gain")) * ramp[:, np.newaxis, np.newaxis, :]
    return np.asarray(graduates * np.maximum(0.0, share + (1.0 - share) * gain))


def recruited(inputs: EngineInputs, sets: LeverSets, ramp: Floats) -> Floats:
    """People recruited beyond graduates (anden rekruttering), (R, A, O, T).

    An area's share is its share of the occupation's base-year staff.
    """
    staff = inputs.heads.sum(axis=(2, 4))
    share = staff / staff.sum(axis=1, keepdims=True)
    yearly = sets.by_occupation("other_recruitment", inputs.occupations)
    by_area = (yearly[:, np.newaxis, :] * share)[..., np.newaxis]
    return np.asarray(by_area * ramp[:, np.newaxis, np.newaxis, :])
