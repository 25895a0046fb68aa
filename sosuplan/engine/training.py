"""The way of the trainees (elever) from GF2 to work (model, section 4, Training).

Where a lever at its lower end would make a share negative (more dropout than trainees), the share
is zero: there are no negative people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.inputs import COHORTS_BEFORE, EngineInputs
from sosuplan.engine.levers import LeverSets, Ramps

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


def cohorts(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Cohorts:
    """All cohorts, from the first that can graduate after the base year."""
    starts = inputs.gf2_starts * (1.0 + _by_occupation("intake_change", inputs, sets, ramps))

    def gained(lever: str) -> Floats:
        values = sets.one(lever)[:, np.newaxis] * ramps.one(lever)
        return np.asarray(values[:, np.newaxis, np.newaxis, :])

    completing = _less_dropout(inputs.gf2_completion, gained("gf2_dropout_reduction"))
    guarantee = 1.0 + gained("training_guarantee")
    onward = np.minimum(1.0, inputs.transition[..., np.newaxis] * guarantee)
    main = starts * completing * onward
    finish = main * _less_dropout(inputs.main_completion, gained("dropout_reduction"))
    return Cohorts(
        starts[..., COHORTS_BEFORE:],
        main[..., COHORTS_BEFORE:],
        finish[..., COHORTS_BEFORE:],
        _graduates(inputs, finish),
    )


def _by_occupation(family: str, inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Floats:
    """What the levers of a family change by, (R, 1, O, U)."""
    columns = sets.of_occupations(family, inputs.occupations)
    changes = sets.values[:, columns][..., np.newaxis] * ramps.of(columns)
    return np.asarray(changes[:, np.newaxis])


def _less_dropout(completion: Floats, avoided: Floats) -> Floats:
    """The share that completes when a part of the dropout is ``avoided``."""
    return np.maximum(0.0, 1.0 - (1.0 - completion[..., np.newaxis]) * (1.0 - avoided))


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


def entrants(inputs: EngineInputs, sets: LeverSets, graduates: Floats, ramps: Ramps) -> Floats:
    """Graduates who take work in the occupation and the area, (R, A, O, T)."""
    share = inputs.entry_share[..., np.newaxis]
    gain = sets.one("entry_share_gain")[:, np.newaxis] * ramps.acting("entry_share_gain")
    gained = (1.0 - share) * gain[:, np.newaxis, np.newaxis, :]
    return np.asarray(graduates * np.maximum(0.0, share + gained))


def recruited(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> Floats:
    """People recruited beyond graduates (anden rekruttering), (R, A, O, T).

    An area's share is its share of the occupation's base-year staff.
    """
    staff = inputs.heads.sum(axis=(2, 4))
    share = staff / staff.sum(axis=1, keepdims=True)
    yearly = _by_occupation("other_recruitment", inputs, sets, ramps)[..., COHORTS_BEFORE:]
    return np.asarray(yearly * share[..., np.newaxis])
