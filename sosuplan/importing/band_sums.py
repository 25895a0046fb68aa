"""Age bands that are sums of other bands ("Under 40 år" below those of five years), and overlaps.

Both would count people twice. A band is a sum if narrower ones fill it and add up to it; of any
other bands that overlap, nobody can tell which counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from sosuplan.importing.age_bands import AgeBand
from sosuplan.importing.labels import Key
from sosuplan.model.plan import FIRST_AGE, LAST_AGE

_TOLERANCE = 0.5
"""Persons by which a sum may differ for each band in it: figures in files are rounded."""

Bands = Mapping[AgeBand, float | None]
"""Figures by band, None for those that are not told."""


def sums_of(bands: Bands) -> dict[AgeBand, tuple[AgeBand, ...]]:
    """The bands that are sums, each with those it is the sum of."""
    found: dict[AgeBand, tuple[AgeBand, ...]] = {}
    kept: list[AgeBand] = []
    for band in sorted(bands, key=lambda one: (one.high - one.low, one.low)):
        parts = _parts(band, kept)
        if parts and _adds_up(bands[band], [bands[part] for part in parts]):
            found[band] = parts
        else:
            kept.append(band)
    return found


def first_overlap(bands: Iterable[AgeBand]) -> tuple[AgeBand, AgeBand] | None:
    """Two bands that share an age, if any do."""
    ordered = sorted(bands)
    pairs = (pair for pair in pairwise(ordered) if pair[1].low <= pair[0].high)
    return next(pairs, None)


def _parts(band: AgeBand, narrower: list[AgeBand]) -> tuple[AgeBand, ...]:
    """Those of ``narrower`` that fill ``band`` without gap or overlap, if they do.

    A band that reaches the first or last age of a plan is open: it is filled from the first of the
    bands that there are, or to the last of them.
    """
    inside = sorted(one for one in narrower if band.low <= one.low and one.high <= band.high)
    gaps = any(after.low != before.high + 1 for before, after in pairwise(inside))
    if len(inside) < 2 or gaps:
        return ()
    first, last = min(narrower).low, max(one.high for one in narrower)
    begins = inside[0].low == (max(first, band.low) if band.low == FIRST_AGE else band.low)
    ends = inside[-1].high == (min(last, band.high) if band.high == LAST_AGE else band.high)
    return tuple(inside) if begins and ends else ()


def _adds_up(whole: float | None, parts: list[float | None]) -> bool:
    """True unless all figures are told and ``whole`` is not their sum."""
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts):
        return whole is None or sum(known) <= whole + _TOLERANCE * len(known)
    return abs(sum(known) - whole) <= _TOLERANCE * len(known)


def by_group(keys: Iterable[Key], place: int) -> dict[Key, list[AgeBand]]:
    """The bands of each group: keys without the part at ``place``."""
    groups: dict[Key, list[AgeBand]] = defaultdict(list)
    for key in keys:
        if isinstance(band := key[place], AgeBand):
            groups[(*key[:place], *key[place + 1 :])].append(band)
    return groups
