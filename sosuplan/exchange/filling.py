"""What a new area needs besides the figures that were imported, taken over from another area."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sosuplan.plan import Plan, Source

_BY_GROUP = ("working_time",)
_BY_OCCUPATION = ("trainee_intake", "training", "demand_base")
_SCALED = {"trainee_intake": "gf2_starts", "demand_base": "demand_heads"}


def fill_areas(plan: Plan, areas: list[str], model: str, source: str) -> Plan:
    """``plan`` with all rows that ``areas`` lack, as ``model`` has them.

    Shares, hours and days are taken as they are; intake and demand in proportion to the area's
    staff of the occupation. The rows are assumptions from the source ``source``, which is added if
    there are any.
    """
    tables: dict[str, list[Any]] = {}
    for area in areas:
        for name in (*_BY_GROUP, *_BY_OCCUPATION):
            rows = tables.setdefault(name, list(getattr(plan, name)))
            rows += _lacking(plan, rows, name, area, model, source)
    if all(len(rows) == len(getattr(plan, name)) for name, rows in tables.items()):
        return plan
    title = f"{model} → {', '.join(areas)}"
    added = Source(source, title, "", "", "assumption", "", "", "")
    filled: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
    return replace(plan, **filled, sources=(*plan.sources, added))


def _lacking(
    plan: Plan, rows: list[Any], name: str, area: str, model: str, source: str
) -> list[Any]:
    """Rows of one table that ``area`` has staff for but no figures."""
    made = []
    for row in [row for row in rows if row.area == model]:
        if not _heads(plan, area, row.occupation, getattr(row, "sector", "")):
            continue
        there = any(
            other.area == area
            and other.occupation == row.occupation
            and getattr(other, "sector", "") == getattr(row, "sector", "")
            for other in rows
        )
        if there:
            continue
        changes: dict[str, Any] = {"area": area, "source": source}
        if name in _SCALED:
            part = _heads(plan, area, row.occupation) / max(
                1e-9, _heads(plan, model, row.occupation)
            )
            changes[_SCALED[name]] = round(getattr(row, _SCALED[name]) * part, 6)
        made.append(replace(row, **changes))
    return made


def _heads(plan: Plan, area: str, occupation: str, sector: str = "") -> float:
    return sum(
        row.heads
        for row in plan.staff
        if row.area == area and row.occupation == occupation and sector in ("", row.sector)
    )
