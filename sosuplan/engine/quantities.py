"""What of a projection can be counted afterwards, year by year: staff, who left, who is new, who
began to train, and the share on full time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.projection import Projection
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES

Floats = NDArray[np.float64]

SUPPLY, EXITS, GRADUATES, STARTS, FULLTIME = ACTUAL_QUANTITIES
SHARES = (FULLTIME,)
"""The quantities that do not count people."""
LEAVE = ("retired", "other_exits", "aged_out")
"""The flows of those who leave: helpers who become assistants go on."""


def course(
    made: Projection,
    quantity: str,
    shares: Floats,
    occupation: str,
    areas: Sequence[str] = (),
    run: int = 0,
) -> Floats:
    """One of ``ACTUAL_QUANTITIES`` of an occupation in ``areas`` together (none: in all), (T,), as
    the model has it (sections 1 and 4): staff; who left until the next year, NaN of the last one;
    who is new since the one before, NaN of the first.

    The share on full time needs a projection with ages, and ``shares``, those of each group,
    (A, S, O, T); it is NaN where there is nobody.
    """
    job = made.occupations.index(occupation)
    where = [made.areas.index(one) for one in areas or made.areas]
    if quantity == FULLTIME:
        assert made.heads_by_age is not None
        people = made.heads_by_age[run, where, :, job].sum(axis=2)
        on_it = (people * shares[where, :, job]).sum(axis=(0, 1))
        whole = people.sum(axis=(0, 1))
        nobody = np.full_like(whole, np.nan)
        return np.asarray(np.divide(on_it, whole, out=nobody, where=whole > 0))
    if quantity == EXITS:
        flow = sum(getattr(made, one)[run, where, job].sum(axis=0) for one in LEAVE)
        return np.append(flow, np.nan)
    values = np.asarray(getattr(made, quantity)[run, where, job].sum(axis=0))
    return np.insert(values, 0, np.nan) if quantity == GRADUATES else values
