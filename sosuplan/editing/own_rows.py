"""Rows of one's own with an id (measures, findings, goals): copied, put into a plan, changed and
taken out, and the readings of goals. Each gives another plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from secrets import token_hex
from typing import Any, TypeVar

from sosuplan.model.library import library
from sosuplan.model.plan import Evidence, Goal, GoalReading, Measure, Plan, Source
from sosuplan.model.provenance import free_id
from sosuplan.model.schema.tables import TABLES

LONGEST_WORDS = 40
"""Characters of a title that are part of an id."""
Row = TypeVar("Row", Measure, Evidence, Goal)


def new_id(plan: Plan, table: str, wanted: str) -> str:
    """An id like ``wanted`` that no row of the table has in the plan or in the library."""
    known = (one.id for one in getattr(plan, table))
    return free_id(wanted, (*known, *getattr(library(), table)))


def new_measure_id(plan: Plan, title: str) -> str:
    """An id that no measure has had: versions, bookmarks, what is in the bin and scenarios from
    elsewhere name measures that are gone by now, and must not be taken to name a new one. It has
    the words of the ``title``, as it is all that is left then."""
    words = re.sub(r"\W+", "-", title.lower())[:LONGEST_WORDS].strip("-")
    return new_id(plan, "measures", f"{words or 'measure'}-{token_hex(3)}")


def copied(plan: Plan, table: str, row: Row) -> Row:
    """A row of one's own like one of the table, which keeps whose it is and where it stands."""
    made: Row = replace(row, id=new_id(plan, table, row.id))
    return made


def with_row(plan: Plan, table: str, row: Any, source: Source | None = None) -> Plan:
    """The plan with a row in the place of the one with its id, or at the end. A source that it
    names comes with it: a new ``source``, or one that only the library has."""
    rows = getattr(plan, table)
    known = any(one.id == row.id for one in rows)
    kept = tuple(row if one.id == row.id else one for one in rows)
    changed: dict[str, Any] = {table: kept if known else (*kept, row)}
    made = replace(plan, **changed)
    named = source or library().sources.get(row.source_id)
    there = {one.id for one in plan.sources}
    if named is None or named.id != row.source_id or named.id in there:
        return made
    return replace(made, sources=(*made.sources, named))


def without_row(plan: Plan, table: str, row: str) -> Plan:
    """The plan without the row of this id, and without those that are its own; its source stays."""
    kept: dict[str, Any] = {table: tuple(one for one in getattr(plan, table) if one.id != row)}
    for other in TABLES:
        for column in other.columns:
            if column.refers_to == table and column.owned:
                rows = getattr(plan, other.name)
                kept[other.name] = tuple(one for one in rows if getattr(one, column.name) != row)
    return replace(plan, **kept)


def without_measure(plan: Plan, measure: str) -> Plan:
    """The plan without a measure of one's own; it serves no goal any more."""
    goals = tuple(
        replace(one, measures=" ".join(named for named in one.measures.split() if named != measure))
        if measure in one.measures.split()
        else one
        for one in plan.goals
    )
    return replace(without_row(plan, "measures", measure), goals=goals)


def with_readings(plan: Plan, goal: str, readings: Iterable[GoalReading]) -> Plan:
    """The plan with these as all readings of a goal, by its id."""
    others = (one for one in plan.goal_readings if one.goal != goal)
    return replace(plan, goal_readings=(*others, *readings))
