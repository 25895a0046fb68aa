"""Ranges for a plan that has none: those that come with the program, as assumptions."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.model.plan import Plan
from sosuplan.model.provenance import free_id


def with_usual_ranges(plan: Plan, example: Plan) -> Plan:
    """``plan`` with the ranges of ``example`` that are of no single area and of its occupations,
    and with their sources; what it has already of the same input, area and occupation stays."""
    known = {(row.input, row.area, row.occupation) for row in plan.input_ranges}
    added = [
        row
        for row in example.input_ranges
        if not row.area
        and row.occupation in ("", *plan.occupations)
        and (row.input, row.area, row.occupation) not in known
    ]
    sources, ids = list(plan.sources), {}
    for source in example.sources:
        if source.id not in {row.source for row in added}:
            continue
        same = next((one for one in sources if replace(one, id=source.id) == source), None)
        if same is None:
            same = replace(source, id=free_id(source.id, (one.id for one in sources)))
            sources.append(same)
        ids[source.id] = same.id
    ranges = [replace(row, source=ids[row.source]) for row in added]
    return replace(plan, input_ranges=(*plan.input_ranges, *ranges), sources=tuple(sources))
