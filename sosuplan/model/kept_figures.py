"""A plan's figures as they were in an edition: what saved scenarios go on computing with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sosuplan.model.parsing import FIRST_LINE, UncheckedPlan, read_rows, read_settings, records_of
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import edition
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import SETTINGS, SETTINGS_TABLE, TABLES
from sosuplan.model.validation import build
from sosuplan.text.errors import Fault, PlanError

_KEPT = tuple(table for table in TABLES if not table.own_page)

Cells = tuple[tuple[str, ...], ...]
"""Rows of a table as texts, with a cell for each column."""


@dataclass(frozen=True)
class KeptFigures:
    """Every table of a plan with figures, and its settings, as texts by table name: what is known
    of measures and goals is the plan's of now.

    They are only looked at when they are asked for: a plan file may keep many editions.
    """

    edition: str
    tables: Mapping[str, Cells]

    @classmethod
    def of(cls, plan: Plan) -> KeptFigures:
        """The figures of ``plan`` as they are."""
        tables: dict[str, Cells] = {
            SETTINGS_TABLE: tuple((key, write_value(getattr(plan, key))) for key in SETTINGS)
        }
        for table in _KEPT:
            records = records_of(table, getattr(plan, table.name))
            tables[table.name] = tuple(tuple(cells.values()) for _, cells in records)
        return cls(edition(plan), tables)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan that they are; None if they make no plan that keeps the rules of the model, or
        one of another edition."""
        faults: list[Fault] = []
        pairs = self.tables.get(SETTINGS_TABLE, ())
        settings, lines = read_settings(
            enumerate(({"key": key, "value": value} for key, value in pairs), FIRST_LINE), faults
        )
        tables = {}
        for table in TABLES:
            found: list[Fault] = []
            names = tuple(table.by_name)
            rows = self.tables.get(table.name, ())
            records = (
                (line, dict(zip(names, cells, strict=True)))
                for line, cells in enumerate(rows, FIRST_LINE)
            )
            tables[table.name] = read_rows(table, records, found)
            faults += found
        try:
            plan = build(UncheckedPlan(settings, lines, tables), faults)
        except PlanError:
            return None
        return plan if edition(plan) == self.edition else None
