"""The library that comes with the program: measures of others, evidence, examples of goals, and the
sources of them all, as rows of the plan's tables. A plan has rows of its own beside them.

They are in ``resources/evidence``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sosuplan.model.parsing import FIRST_LINE, read_rows
from sosuplan.model.plan import Evidence, Goal, Measure, Source
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
