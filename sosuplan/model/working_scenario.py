"""The scenario that is worked on, as a plan file keeps it among what was last looked at: texts by
key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from sosuplan.model.scenario import AttachedMeasure, Scenario, Years
from sosuplan.text.json_text import parse_json

UNREADABLE = (ValueError, OverflowError, TypeError, AttributeError)
"""What reading raises of texts that no program of ours writes."""


def written(scenario: Scenario) -> dict[str, str]:
    """The texts to keep."""
    return {
        "scenario": scenario.name,
        "note": scenario.note,
        "data_edition": scenario.data_edition,
        "demand": scenario.demand,
        "levers": json.dumps(dict(scenario.levers), sort_keys=True),
        "timing": json.dumps(dict(scenario.timing), sort_keys=True),
        "reasons": json.dumps(dict(scenario.reasons), sort_keys=True),
        "measures": json.dumps(list(map(astuple, scenario.measures))),
    }


def read(kept: Mapping[str, str], demand: str) -> Scenario:
    """The scenario of these texts and maybe others; ``demand`` is its demand scenario where they
    name none. A plan may know nothing of what is in it.

    Raises one of ``UNREADABLE``.
    """
    if not all(isinstance(text, str) for text in kept.values()):
        raise ValueError
    levers, timing, reasons = (
        parse_json(kept.get(key, "{}")) for key in ("levers", "timing", "reasons")
    )
    return Scenario(
        kept.get("demand", demand),
        {lever: float(value) for lever, value in levers.items()},
        kept.get("scenario", ""),
        kept.get("note", ""),
        kept.get("data_edition", ""),
        {lever: _years(years) for lever, years in timing.items()},
        {lever: _reason(reason) for lever, reason in reasons.items()},
        measures=tuple(_measure(one) for one in parse_json(kept.get("measures", "[]"))),
    )


def _years(kept: Sequence[Any]) -> Years:
    start, full = kept
    if any(year is not None and type(year) is not int for year in (start, full)):
        raise ValueError
    return start, full


def _reason(kept: Sequence[Any]) -> tuple[str, str]:
    note, source = kept
    if not (isinstance(note, str) and isinstance(source, str)):
        raise ValueError
    return note, source


def _measure(kept: Sequence[Any]) -> AttachedMeasure:
    measure, lever, value, note = kept
    texts = isinstance(measure, str) and isinstance(lever, str) and isinstance(note, str)
    if not texts or (value is not None and type(value) not in (int, float)):
        raise ValueError
    return AttachedMeasure(measure, lever, None if value is None else float(value), note)
