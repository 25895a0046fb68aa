"""Staff from one year to the next (model, section 4: exits, SSH becoming SSA, ageing)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.ages import AGES
from sosuplan.engine.inputs import CURVE_FIRST_AGE, EngineInputs
from sosuplan.engine.levers import LeverSets
from sosuplan.model.plan import FIRST_AGE

Floats = NDArray[np.float64]

OLDEST_TO_TRAIN = 59
LARGEST_DRAW = 0.5
"""No more than this share of the helpers up to 59 can start training as assistants in a year."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Heads by single age, (T, R, A, S, O, G), and the yearly flows out, (T-1, R, A, O)."""

    heads: Floats
    retired: Floats
    other_exits: Floats
    aged_out: Floats
    to_training: Floats


def leaving(inputs: EngineInputs, sets: LeverSets, ramp: Floats) -> tuple[Floats, Floats]:
    """Probability of retiring and of staying, (T-1, R, O, G), for each year but the last.

    The retirement curve is read at the age minus the years of postponement. It is a straight line
    between whole ages, so reading it at the two whole ages around is exact.
    """
    years = slice(0, len(inputs.years) - 1)
    later = (
        sets.one("reform")[:, np.newaxis] * inputs.later_retirement[:, years]
        + sets.one("senior_years")[:, np.newaxis] * ramp[:, years]
    )
    whole = np.floor(later)
    part = (later - whole).T[:, :, np.newaxis, np.newaxis]
    first = (FIRST_AGE - CURVE_FIRST_AGE) - whole.astype(np.intp).T
    windows = np.lib.stride_tricks.sliding_window_view(inputs.retirement, len(AGES), axis=-1)
    run = np.zeros(1, dtype=np.intp) if len(windows) == 1 else np.arange(len(windows))
    at = windows[run, :, first]
    retire = windows[run, :, first - 1]
    retire -= at
    retire *= part
    retire += at
    stay = 1.0 - retire
    kept = 1.0 - sets.one("retention") * ramp[:, years].T
    leave = inputs.other_exits * kept[:, :, np.newaxis, np.newaxis]
    # More exits than people, which a strongly negative retention may ask for, are all people.
    np.minimum(leave, 1.0, out=leave)
    np.subtract(1.0, leave, out=leave)
    stay *= leave
    return retire, stay


def age_on(
    inputs: EngineInputs,
    retire: Floats,
    stay: Floats,
    arriving: Floats,
    main_starts: Floats,
) -> Staff:
    """Staff of every year. ``arriving`` is (R, A, O, T); ``main_starts`` the people who start
    hovedforløb, (R, A, O, T)."""
    runs = len(arriving)
    base = inputs.heads
    heads = np.empty((len(inputs.years), runs, *base.shape[1:]))
    heads[0] = base
    of_occupation = base.sum(axis=(2, 4), keepdims=True)
    shares = base.sum(axis=4, keepdims=True) / np.where(of_occupation > 0, of_occupation, 1.0)
    places = shares * inputs.entry_ages[:, np.newaxis, np.newaxis]
    drawn = _draws(inputs, main_starts)
    left_for_training = np.zeros((len(stay), *arriving.shape[:-1]))
    aged_out = np.empty_like(left_for_training)
    left = np.empty(heads.shape[1:])
    for year in range(len(stay)):
        np.multiply(heads[year], stay[year][:, np.newaxis, np.newaxis], out=left)
        if drawn is not None:
            _draw_helpers(inputs, left, drawn[..., year], left_for_training[year])
        after = heads[year + 1]
        np.multiply(places, arriving[:, :, np.newaxis, :, np.newaxis, year + 1], out=after)
        after[..., 1:] += left[..., :-1]
        aged_out[year] = left[..., -1].sum(axis=2)
    counted = heads[:-1].sum(axis=3)
    retired = np.einsum("traog,trog->trao", counted, retire)
    stayed = np.einsum("traog,trog->trao", counted, stay)
    other = counted.sum(axis=-1) - retired - stayed
    return Staff(heads, retired, other, aged_out, left_for_training)


def _draws(inputs: EngineInputs, main_starts: Floats) -> Floats | None:
    """Helpers who would start training as assistants, (R, A, T); None where nobody does."""
    if "SSA" not in inputs.occupations or "SSH" not in inputs.occupations:
        return None
    assistants = inputs.occupations.index("SSA")
    share = inputs.from_ssh_share[:, :, assistants]
    return share[..., np.newaxis] * main_starts[:, :, assistants] if share.any() else None


def _draw_helpers(inputs: EngineInputs, left: Floats, wanted: Floats, drawn: Floats) -> None:
    """Take ``wanted`` (R, A) helpers up to 59 out of ``left``; note them in ``drawn`` (R, A, O)."""
    helpers = inputs.occupations.index("SSH")
    pool = left[:, :, :, helpers, : OLDEST_TO_TRAIN - FIRST_AGE + 1]
    size = pool.sum(axis=(2, 3))
    taken = np.minimum(wanted, LARGEST_DRAW * size)
    pool *= 1.0 - (taken / np.where(size > 0, size, 1.0))[:, :, np.newaxis, np.newaxis]
    drawn[..., helpers] = taken
