"""What groups need besides the figures that were imported, taken over from others and in proportion
to the staff."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sosuplan.model.plan import Plan, Source
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.tables import STAFF_NEEDS, TABLE
from sosuplan.text.language import N_, Language

SCALED = {
    name: column.name for name in STAFF_NEEDS for column in TABLE[name].columns if column.counts
}
"""Tables whose figures follow the number of people, and the figures."""
FOLLOWING = "-scaled"
"""The end of the id of a source whose figures have followed the staff."""
_IN_PROPORTION = re.compile(rf"((?:example|as-in|import-.+-filled)(?:-\d+)?)(?:{FOLLOWING})?")
"""Ids of the sources that the program gives to figures in proportion to the staff."""
_AS_IN = N_("Assumption: as in {area}")
_AS_IN_NOTE = N_(
    "Taken over from {area}: shares and days as they are, ages, intake and need in proportion to"
    " the staff. Replace with own figures"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A group with staff for which a table has no row; ``sector`` is "" where it has none of it."""

    table: str
    area: str
    sector: str
    occupation: str


@dataclass(frozen=True, slots=True)
class Scaled:
    """An assumption that follows the staff: the figure of the latest year, in the base year's plan
    and by the new staff."""

    table: str
    area: str
    occupation: str
    before: float
    after: float


def gaps(plan: Plan) -> tuple[Gap, ...]:
    """Every row that a plan must have beside its staff and lacks."""
    found = []
    for name in STAFF_NEEDS:
        there = {_group(name, row) for row in getattr(plan, name)}
        wanted = dict.fromkeys(_group(name, row) for row in plan.staff)
        found += [Gap(name, *group) for group in wanted if group not in there]
    return tuple(found)


def fill(plan: Plan, wanted: Iterable[Gap], models: Sequence[str], source: str) -> Plan:
    """``plan`` with rows for ``wanted`` from the first of the areas ``models`` that has the group,
    or else the same occupation with another employer.

    Shares, hours and days are taken as they are; intake and demand in proportion to the staff of
    the occupation. The rows come from ``source``, which the caller adds.
    """
    tables: dict[str, list[Any]] = {}
    heads = people(plan)
    for gap in wanted:
        rows = tables.setdefault(gap.table, list(getattr(plan, gap.table)))
        for row in _models(plan, gap, models):
            changes: dict[str, Any] = {"area": gap.area, "source": source}
            if gap.sector:
                changes["sector"] = gap.sector
            if gap.table in SCALED:
                whole = max(1e-9, heads[row.area, gap.occupation])
                part = heads[gap.area, gap.occupation] / whole
                figure = SCALED[gap.table]
                changes[figure] = rounded(getattr(row, figure) * part)
            rows.append(replace(row, **changes))
    filled: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
    return replace(plan, **filled)


def fill_areas(plan: Plan, areas: Sequence[str], model: str, source: str) -> Plan:
    """``plan`` with all rows that ``areas`` lack, as ``model`` has them (``fill``)."""
    return fill(plan, [gap for gap in gaps(plan) if gap.area in areas], [model], source)


def as_in(id_: str, area: str, language: Language) -> Source:
    """The source of figures that are taken over from ``area``."""
    title = language(_AS_IN).format(area=area)
    note = language(_AS_IN_NOTE).format(area=area)
    return Source(id_, title, "", "", "assumption", "", "", note)


def copy_staff(plan: Plan, areas: Iterable[str], model: str, source: str) -> Plan:
    """``plan`` with the staff of ``model`` in areas that have none."""
    rows = [row for row in plan.staff if row.area == model]
    copies = [replace(row, area=area, source=source) for area in areas for row in rows]
    return replace(plan, staff=(*plan.staff, *copies))


def follow_staff(new: Plan, old: Plan) -> tuple[Plan, tuple[Scaled, ...]]:
    """``new`` with the assumptions that were in proportion to the staff of ``old`` in proportion to
    its own. Their sources, which the caller adds, are the old ones with ``FOLLOWING``."""
    heads_before, heads_after = people(old), people(new)
    kinds = {one.id: one.kind for one in new.sources}
    tables: dict[str, Any] = {}
    followed: dict[tuple[str, str, str], Scaled] = {}
    for name, figure in SCALED.items():
        rows: list[Any] = []
        for row in getattr(new, name):
            before = heads_before[row.area, row.occupation]
            after = heads_after[row.area, row.occupation]
            id_ = source_of(row, figure)
            made = _IN_PROPORTION.fullmatch(id_) if kinds.get(id_) == "assumption" else None
            if made and before > 0.0 and after > 0.0 and abs(after - before) > 0.5:
                value = getattr(row, figure)
                scaled = rounded(value * after / before)
                key = (name, row.area, row.occupation)
                followed[key] = Scaled(*key, value, scaled)
                row = replace(row, **{figure: scaled}, source=made[1] + FOLLOWING)
            rows.append(row)
        tables[name] = tuple(rows)
    return (replace(new, **tables), tuple(followed.values())) if followed else (new, ())


def rounded(people: float) -> float:
    """A number of people that is no more exact than what it comes from."""
    return float(round(people)) if people >= 10.0 else round(people, 1)


def people(plan: Plan) -> defaultdict[tuple[str, str], float]:
    """People in the base year by area and occupation; 0 for those that the plan lacks."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in plan.staff:
        counts[row.area, row.occupation] += row.heads
    return counts


def _group(table: str, row: Any) -> tuple[str, str, str]:
    return (row.area, row.sector if "sector" in TABLE[table].group else "", row.occupation)


def _models(plan: Plan, gap: Gap, models: Sequence[str]) -> list[Any]:
    """The rows that stand for a gap."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in getattr(plan, gap.table):
        if row.occupation == gap.occupation and row.area in models:
            found[row.area, getattr(row, "sector", "")].append(row)
    for area in models:
        if rows := found.get((area, gap.sector)):
            return rows
    for area in models:
        for (other, _), rows in found.items():
            if other == area:
                return rows
    return []
