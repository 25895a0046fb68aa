"""Which source stands behind a figure, and how many figures are published, assumed and own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from sosuplan.model.plan import SOURCE_KINDS, Plan
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.tables import INPUTS


def source_ids(text: str) -> list[tuple[str, str]]:
    """(column, source id) pairs of a ``source`` cell; column "" stands for the whole row."""
    if "=" not in text:
        return [("", text)]
    pairs = [part.partition("=") for part in text.split(";")]
    return [(column, source) if mark else ("", column) for column, mark, source in pairs]


def source_of(row: Any, column: str) -> str:
    """The id of the source of one figure of a row, "" if its ``source`` cell does not say."""
    return source_of_cell(row.source, column)


def source_of_cell(text: str, column: str) -> str:
    """The id behind one column in a ``source`` cell; "" if the cell does not say."""
    pairs = dict(source_ids(text))
    return pairs.get(column, pairs.get("", ""))


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """An id for a source like ``wanted`` that is none of ``taken``."""
    known = set(taken)
    ids = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(one for one in ids if one not in known)


def count_kinds(plan: Plan) -> dict[str, int]:
    """Figures of the inputs by the kind of their source, in the order of ``SOURCE_KINDS``.

    A figure is a number in a column that does not identify its row; a demand scenario's label or
    position is not a figure, and neither is a cell that is empty.
    """
    counts: Counter[str] = Counter()
    for table in INPUTS:
        counts += _kinds(plan, table)
    return {kind: counts[kind] for kind in SOURCE_KINDS}


STAND_IN = "stand-in"
"""How the ids of sources begin of what an earlier plan projected, and nobody has counted."""


def stands_in(cell: str) -> bool:
    """True of a ``source`` cell if anything in the row stands in for a count."""
    return any(one.startswith(f"{STAND_IN}-") for _, one in source_ids(cell))


@dataclass(frozen=True, slots=True)
class AssumedCount:
    """How many of a number of figures are assumptions."""

    assumed: int
    figures: int


def count_assumed(plan: Plan) -> dict[str, AssumedCount]:
    """Assumptions among the figures of each input table, by its name, in the plan's order."""
    counts = {table.name: _kinds(plan, table) for table in INPUTS}
    return {name: _assumed(kinds) for name, kinds in counts.items()}


def count_all_assumed(plan: Plan) -> AssumedCount:
    """Assumptions among all figures of the inputs."""
    return _assumed(Counter(count_kinds(plan)))


def _assumed(kinds: Counter[str]) -> AssumedCount:
    return AssumedCount(kinds["assumption"], sum(kinds.values()))


def assumed_ranges(plan: Plan) -> AssumedCount:
    """Assumptions among the ranges of the inputs: a range is one if any of its figures is."""
    kind = {row.id: row.kind for row in plan.sources}
    figures = ("low", "likely", "high")
    assumed = [
        any(kind.get(source_of(row, figure)) == "assumption" for figure in figures)
        for row in plan.input_ranges
    ]
    return AssumedCount(sum(assumed), len(assumed))


def assumed_tables(plan: Plan) -> tuple[str, ...]:
    """The names of the tables whose figures are all assumptions."""
    return tuple(table.name for table in INPUTS if set(_kinds(plan, table)) == {"assumption"})


_COUNTED: dict[str, tuple[object, object, Counter[str]]] = {}
"""Of each table, what was counted last: the sources, the rows, and how many figures are of a kind.
An edit leaves all other tables the very same, and the window counts after each."""


def _kinds(plan: Plan, table: Table) -> Counter[str]:
    rows = getattr(plan, table.name)
    sources, counted, known = _COUNTED.get(table.name, (None, None, None))
    if known is None or sources is not plan.sources or counted is not rows:
        known = _count(plan, table)
        _COUNTED[table.name] = plan.sources, rows, known
    return known


def _count(plan: Plan, table: Table) -> Counter[str]:
    kind_of = {source.id: source.kind for source in plan.sources}
    counts: Counter[str] = Counter()
    for row in getattr(plan, table.name):
        there = [figure for figure in table.figures if getattr(row, figure) is not None]
        if "=" not in row.source:
            counts[kind_of.get(row.source, "")] += len(there)
            continue
        for figure in there:
            counts[kind_of.get(source_of(row, figure), "")] += 1
    return counts
