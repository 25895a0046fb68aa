"""The library that comes with the program: measures of others, evidence, examples of goals, and the
sources of them all, as rows of the plan's tables. A plan has rows of its own beside them.

They are in ``resources/evidence``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sosuplan.model.parsing import FIRST_LINE, read_rows
from sosuplan.model.plan import Evidence, Goal, Measure, Plan, Source
from sosuplan.model.schema.tables import TABLE
from sosuplan.resources import resource
from sosuplan.text.errors import Fault, PlanError


@dataclass(frozen=True, slots=True)
class Library:
    """What comes with the program, each by its id and in the order of its file."""

    measures: Mapping[str, Measure]
    evidence: Mapping[str, Evidence]
    goals: Mapping[str, Goal]
    sources: Mapping[str, Source]


@cache
def library() -> Library:
    """The library, read when it is first needed."""
    return Library(_rows("measures"), _rows("evidence"), _rows("goals"), _rows("sources"))


def known_measures(plan: Plan) -> dict[str, Measure]:
    """All measures by id: the plan's own first, and those of others with other ids."""
    return _with_own(plan.measures, library().measures)


def known_sources(plan: Plan) -> dict[str, Source]:
    """The sources of the plan by id, and those of the library with other ids."""
    return _with_own(plan.sources, library().sources)


def _with_own(rows: Iterable[Any], others: Mapping[str, Any]) -> dict[str, Any]:
    own = {row.id: row for row in rows}
    return own | {one: row for one, row in others.items() if one not in own}


def _rows(name: str) -> dict[str, Any]:
    table = TABLE[name]
    faults: list[Fault] = []
    with resource("evidence", table.file).open(encoding="utf-8", newline="") as stream:
        records = [
            (line, {column: cells.get(column, "") for column in table.by_name})
            for line, cells in enumerate(csv.DictReader(stream), FIRST_LINE)
        ]
    rows = read_rows(table, records, faults)
    if faults:
        raise PlanError(faults)
    return {row.id: row for _, row in rows.good}
