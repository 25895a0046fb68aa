"""Staff from one year to the next (model, section 4: exits, SSH becoming SSA, ageing)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.ages import AGES
from sosuplan.engine.inputs import CURVE_FIRST_AGE, EngineInputs
from sosuplan.engine.levers import LeverSets, Ramps
from sosuplan.model.plan import FIRST_AGE

Floats = NDArray[np.float64]

OLDEST_TO_TRAIN = 59
LARGEST_DRAW = 0.5
"""No more than this share of the helpers up to 59 can become assistants in a year."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Heads by single age, (T, R, A, S, O, G), and the yearly flows, (T-1, R, A, O)."""

    heads: Floats
    retired: Floats
    other_exits: Floats
    aged_out: Floats
    to_training: Floats
    transferred: Floats
    """People whose tasks move to an employer outside the plan: negative."""
    joining: Floats
    """The share of newcomers who come to employers in the plan, (R, A, O, T-1)."""


def leaving(inputs: EngineInputs, sets: LeverSets, ramps: Ramps) -> tuple[Floats, Floats]:
    """Probability of retiring and of staying, (T-1, R, A, O, G), for each year but the last; A is
    1 where the curves are those of every area.

    The retirement curve is read at the age minus the years of postponement. It is a straight line
    between whole ages, so reading it at the two whole ages around is exact.
    """
    years = slice(0, len(inputs.years) - 1)
    without, with_reform = inputs.without_reform[:, years], inputs.with_reform[:, years]
    later = (
        without
        + sets.one("reform")[:, np.newaxis] * (with_reform - without)
        + sets.one("senior_years")[:, np.newaxis] * ramps.acting("senior_years")[:, years]
    )
    whole = np.floor(later)
    part = (later - whole).T[:, :, np.newaxis, np.newaxis, np.newaxis]
    first = (FIRST_AGE - CURVE_FIRST_AGE) - whole.astype(np.intp).T
    windows = np.lib.stride_tricks.sliding_window_view(inputs.retirement, len(AGES), axis=-1)
    run = np.zeros(1, dtype=np.intp) if len(windows) == 1 else np.arange(len(windows))
    at = windows[run, :, :, first]
    retire = windows[run, :, :, first - 1]
    retire -= at
    retire *= part
    retire += at
    stay = 1.0 - retire
    kept = 1.0 - sets.one("retention") * ramps.acting("retention")[:, years].T
    leave = inputs.other_exits * kept[:, :, np.newaxis, np.newaxis, np.newaxis]
    # More exits than people, which a strongly negative retention may ask for, are all people.
    np.minimum(leave, 1.0, out=leave)
    np.subtract(1.0, leave, out=leave)
    # Either curve may be each area's own while the other is that of all.
    stay = np.multiply(stay, leave, out=leave if leave.shape[2] > stay.shape[2] else stay)
    return retire, stay


def age_on(
    inputs: EngineInputs,
    retire: Floats,
    stay: Floats,
    arriving: Floats,
    finish: Floats,
) -> Staff:
    """Staff of every year. ``arriving`` is (R, A, O, T); ``finish`` the people who start GF2 and
    will graduate, (R, A, O, T)."""
    runs = len(arriving)
    base = inputs.heads
    heads = np.empty((len(inputs.years), runs, *base.shape[1:]))
    heads[0] = base
    of_occupation = base.sum(axis=(2, 4), keepdims=True)
    shares = base.sum(axis=4, keepdims=True) / np.where(of_occupation > 0, of_occupation, 1.0)
    ages = inputs.entry_ages[:, np.newaxis, np.newaxis]
    places = shares * ages
    drawn = _draws(inputs, finish)
    left_for_training = np.zeros((len(stay), *arriving.shape[:-1]))
    aged_out = np.empty_like(left_for_training)
    transferred = np.zeros_like(left_for_training)
    joining = np.ones((*shares[:, :, 0, :, 0].shape, len(stay)))
    left = np.empty(heads.shape[1:])
    for year in range(len(stay)):
        np.multiply(heads[year], stay[year][:, :, np.newaxis], out=left)
        if drawn is not None:
            _draw_helpers(inputs, left, drawn[..., year], left_for_training[year])
        after = heads[year + 1]
        np.multiply(places, arriving[:, :, np.newaxis, :, np.newaxis, year + 1], out=after)
        after[..., 1:] += left[..., :-1]
        aged_out[year] = left[..., -1].sum(axis=2)
        move = inputs.transfers.get(inputs.years[year + 1])
        if move is not None:
            before = after.sum(axis=(2, 4))
            after[:] = np.einsum("raqog,raoqs->rasog", after, move)
            transferred[year] = after.sum(axis=(2, 4)) - before
            shares = np.einsum("raqog,raoqs->rasog", shares, move)
            places = shares * ages
            joining[..., year + 1 :] = shares.sum(axis=2)
    counted = heads[:-1].sum(axis=3)
    retired = np.einsum("traog,traog->trao", counted, retire)
    stayed = np.einsum("traog,traog->trao", counted, stay)
    other = counted.sum(axis=-1) - retired - stayed
    return Staff(heads, retired, other, aged_out, left_for_training, transferred, joining)


def _draws(inputs: EngineInputs, finish: Floats) -> Floats | None:
    """Helpers who would leave to become assistants, (R, A, T); None where nobody does."""
    if "SSA" not in inputs.occupations or "SSH" not in inputs.occupations:
        return None
    assistants = inputs.occupations.index("SSA")
    share = inputs.from_ssh_share[:, :, assistants]
    return share[..., np.newaxis] * finish[:, :, assistants] if share.any() else None


def _draw_helpers(inputs: EngineInputs, left: Floats, wanted: Floats, drawn: Floats) -> None:
    """Take ``wanted`` (R, A) helpers up to 59 out of ``left``; note them in ``drawn`` (R, A, O)."""
    helpers = inputs.occupations.index("SSH")
    pool = left[:, :, :, helpers, : OLDEST_TO_TRAIN - FIRST_AGE + 1]
    size = pool.sum(axis=(2, 3))
    taken = np.minimum(wanted, LARGEST_DRAW * size)
    pool *= 1.0 - (taken / np.where(size > 0, size, 1.0))[:, :, np.newaxis, np.newaxis]
    drawn[..., helpers] = taken
