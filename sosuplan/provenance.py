"""How many of a plan's figures are published, derived, assumed and own."""

from __future__ import annotations

from collections import Counter

from sosuplan.plan import SOURCE_KINDS, Plan
from sosuplan.rules import source_of
from sosuplan.tables import TABLES

_NOT_INPUTS = ("published", "sources")


def count_kinds(plan: Plan) -> dict[str, int]:
    """Figures of the inputs by the kind of their source, in the order of ``SOURCE_KINDS``.

    A figure is a number in a column that does not identify its row; a demand scenario's label or
    position is not a figure.
    """
    kind_of = {source.id: source.kind for source in plan.sources}
    counts: Counter[str] = Counter()
    for table in TABLES:
        if table.name in _NOT_INPUTS:
            continue
        figures = [
            column.name
            for column in table.columns
            if column.kind == "number" and column.name not in table.key
        ]
        for row in getattr(plan, table.name):
            if "=" not in row.source:
                counts[kind_of.get(row.source, "")] += len(figures)
                continue
            for figure in figures:
                counts[kind_of.get(source_of(table, row, figure), "")] += 1
    return {kind: counts[kind] for kind in SOURCE_KINDS}
