"""What of a projection can be counted afterwards, year by year: staff, who left, who is new, who
began to train, and the share on full time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.projection import Projection
from sosuplan.model.plan import SECTORS
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
    occupations: Sequence[str],
    areas: Sequence[str] = (),
    sectors: Sequence[str] = SECTORS,
    run: int = 0,
) -> Floats:
    """One of ``ACTUAL_QUANTITIES`` of ``occupations`` in ``areas`` together (none: in all), (T,),
    as the model has it (sections 1 and 4): staff; who left until the next year, NaN of the last
    one; who is new since the one before, NaN of the first.

    The staff of some of the ``sectors`` and the share on full time need a projection with ages, and
    the latter ``shares``, those of each group, (A, S, O, T).
    """
    if quantity == FULLTIME:
        return mean(made, shares, occupations, areas, sectors, run)
    if quantity == SUPPLY and tuple(sectors) != SECTORS:
        return np.asarray(people(made, occupations, areas, sectors, run).sum(axis=(0, 1, 2)))
    where = places_of(made, occupations, areas)
    if quantity == EXITS:
        flow = sum(getattr(made, one)[run][where].sum(axis=(0, 1)) for one in LEAVE)
        return np.append(flow, np.nan)
    values = np.asarray(getattr(made, quantity)[run][where].sum(axis=(0, 1)))
    return np.insert(values, 0, np.nan) if quantity == GRADUATES else values


def people(
    made: Projection,
    occupations: Sequence[str],
    areas: Sequence[str] = (),
    sectors: Sequence[str] = SECTORS,
    run: int = 0,
) -> Floats:
    """The staff of each group, (A, S, O, T), of a projection with ages."""
    assert made.heads_by_age is not None
    where = places_of(made, occupations, areas, sectors)
    return np.asarray(made.heads_by_age[run][where].sum(axis=3))


def mean(
    made: Projection,
    values: Floats,
    occupations: Sequence[str],
    areas: Sequence[str] = (),
    sectors: Sequence[str] = SECTORS,
    run: int = 0,
) -> Floats:
    """``values`` of each group, (A, S, O, T), as the mean of the people who are there, (T,); NaN
    where there is nobody. Needs a projection with ages."""
    there = people(made, occupations, areas, sectors, run)
    held = (there * values[places_of(made, occupations, areas, sectors)]).sum(axis=(0, 1, 2))
    whole = there.sum(axis=(0, 1, 2))
    nobody = np.full_like(whole, np.nan)
    return np.asarray(np.divide(held, whole, out=nobody, where=whole > 0))


def places_of(
    made: Projection,
    occupations: Sequence[str],
    areas: Sequence[str],
    sectors: Sequence[str] | None = None,
) -> Any:
    """The places of groups in an array (A, O, …), or with ``sectors`` in one (A, S, O, …)."""
    own = [] if sectors is None else [[SECTORS.index(one) for one in sectors]]
    return np.ix_(
        [made.areas.index(one) for one in areas or made.areas],
        *own,
        [made.occupations.index(one) for one in occupations],
    )
