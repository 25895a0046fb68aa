"""Inputs that are others than the plan's: how a range's values act on the engine's inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs
from sosuplan.model.plan import FULL_TIME_HOURS
from sosuplan.model.schema.rows import InputRange

Floats = NDArray[np.float64]

ADDED = ("demand_growth", "reform_with_years")
"""The inputs whose values are added; others are factors."""
_MOST_YEARS = 10.0
_CURVES = {"other_exits": "other_exits", "retirement": "retirement"}
_SHARES = ("gf2_completion", "transition", "main_completion", "entry_share")


def varied(inputs: EngineInputs, ranges: Sequence[InputRange], values: Floats) -> EngineInputs:
    """``inputs`` in runs whose ranges have ``values``, (R, ranges). Shares stay within 0..1, and
    hours within full time."""
    runs = len(values)
    changed: dict[str, Any] = {}
    for name in dict.fromkeys(row.input for row in ranges):
        factor = _by_group(inputs, name, ranges, values)
        if name in _CURVES:
            curve = getattr(inputs, _CURVES[name]) * factor[..., np.newaxis]
            changed[_CURVES[name]] = np.minimum(curve, 1.0)
        elif name in _SHARES:
            changed[name] = np.minimum(getattr(inputs, name) * factor, 1.0)
        elif name == "gf2_starts":
            changed[name] = inputs.gf2_starts * factor[..., np.newaxis]
        elif name == "parttime_hours":
            hours = inputs.parttime_hours * factor[:, :, np.newaxis]
            changed[name] = np.minimum(hours, FULL_TIME_HOURS)
        elif name == "demand_base":
            changed["demand_heads"] = inputs.demand_heads * factor
        elif name == "demand_growth":
            since = np.arange(len(inputs.years))
            grown = (1.0 + factor[..., np.newaxis]) ** since
            changed["demand_index"] = inputs.demand_index * grown[:, np.newaxis]
        else:
            # The reform is the same for all; it grows from nothing to what is added.
            way = np.linspace(0.0, 1.0, len(inputs.years))
            later = inputs.with_reform + factor[:, 0, :1] * way
            # No later nor earlier than the table of the reform may have it.
            changed["with_reform"] = np.clip(later, -_MOST_YEARS, _MOST_YEARS)
    for name, array in changed.items():
        if len(array) < runs:
            changed[name] = np.broadcast_to(array, (runs, *array.shape[1:])).copy()
    return replace(inputs, **changed)


def _by_group(
    inputs: EngineInputs, name: str, ranges: Sequence[InputRange], values: Floats
) -> Floats:
    """What an input is multiplied by, or what is added to it, (R, A*, O*): a row of an area's and
    occupation's own goes before one that serves more."""
    rows = [(at, row) for at, row in enumerate(ranges) if row.input == name]
    rows.sort(key=lambda one: (bool(one[1].area) + bool(one[1].occupation), bool(one[1].area)))
    areas = len(inputs.areas) if any(row.area for _, row in rows) else 1
    jobs = len(inputs.occupations) if any(row.occupation for _, row in rows) else 1
    found = np.full((len(values), areas, jobs), 0.0 if name in ADDED else 1.0)
    for at, row in rows:
        area = inputs.areas.index(row.area) if row.area else slice(None)
        job = inputs.occupations.index(row.occupation) if row.occupation else slice(None)
        found[:, area, job] = values[:, at].reshape(-1, *(1,) * (found[:, area, job].ndim - 1))
    return found
