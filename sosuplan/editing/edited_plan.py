"""A plan that is being edited: the texts of its cells, whether or not they make a valid plan.

Values are never changed: each step gives a new ``EditedPlan`` that shares all tables but the
changed one, with what was read from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from sosuplan.editing.cells import References
from sosuplan.model.parsing import (
    FIRST_LINE,
    Record,
    Rows,
    UncheckedPlan,
    read_rows,
    read_settings,
    records_of,
)
from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import (
    ALL_TABLES,
    AREA_TABLES,
    COMMON_TABLES,
    SETTINGS,
    SETTINGS_TABLE,
    TABLE_NAMES,
    TABLES,
)
from sosuplan.model.validation import build, is_sound
from sosuplan.text.errors import Fault, PlanError
from sosuplan.text.language import Language
from sosuplan.text.numbers import parse_plain

Row = tuple[str, ...]
"""The texts of a row, one for each column."""

StaffGroup = tuple[str, str, str]
"""Area, sector and occupation, as the cells have them."""


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns in order."""
    return tuple(ALL_TABLES[table].by_name)


def key_columns(table: str) -> tuple[str, ...]:
    """The columns that identify a row."""
    return ALL_TABLES[table].key


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault and where it is: ``row`` counts from 0; None where a row is missing. ``setting`` is
    the key of a row of the table of settings."""

    table: str
    row: int | None
    column: str
    fault: Fault
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What edited cells come to: a plan, or all that keeps them from being one."""

    plan: Plan | None
    faults: tuple[CellFault, ...]


def _rows_of(plan: Plan, table: Table) -> Rows:
    """The rows of a sound plan as they would be read."""
    rows = getattr(plan, table.name)
    return Rows(list(enumerate(rows, FIRST_LINE)), end=FIRST_LINE + len(rows))


class EditedPlan:
    """The texts of all tables, ``settings`` among them."""

    def __init__(
        self,
        tables: Mapping[str, tuple[Row, ...]],
        read: Mapping[str, tuple[Rows, tuple[Fault, ...]]] | None = None,
    ) -> None:
        self.tables: Mapping[str, tuple[Row, ...]] = dict(tables)
        self._read = dict(read or {})

    @classmethod
    def of(cls, plan: Plan, draft: Mapping[str, Iterable[Iterable[str]]] | None = None) -> Self:
        """The cells of ``plan``, with the tables of ``draft`` in the place of its own."""
        tables: dict[str, tuple[Row, ...]] = {
            table.name: tuple(
                tuple(cells.values()) for _, cells in records_of(table, getattr(plan, table.name))
            )
            for table in TABLES
        }
        tables[SETTINGS_TABLE] = tuple((key, write_value(getattr(plan, key))) for key in SETTINGS)
        for name, rows in (draft or {}).items():
            tables[name] = tuple(tuple(row) for row in rows)
        if draft or not is_sound(plan):
            return cls(tables)
        edited = cls(tables, {table.name: (_rows_of(plan, table), ()) for table in TABLES})
        # What is known of the plan need not be found again from its cells.
        edited.__dict__["checked"] = Checked(plan, ())
        return edited

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EditedPlan) and self.tables == other.tables

    def __hash__(self) -> int:
        return hash(tuple(self.tables[name] for name in TABLE_NAMES))

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table."""
        return self.tables[table]

    def cell(self, table: str, row: int, column: str) -> str:
        """The text of one cell."""
        return self.tables[table][row][columns(table).index(column)]

    def select(self, table: str, *names: str) -> Iterator[tuple[str, ...]]:
        """The texts of some columns, row by row."""
        places = [columns(table).index(name) for name in names]
        return (tuple(row[place] for place in places) for row in self.tables[table])

    def changed_from(self, other: EditedPlan) -> dict[str, tuple[Row, ...]]:
        """The tables that are not as in ``other``."""
        return {
            name: rows
            for name, rows in self.tables.items()
            if rows is not other.tables[name] and rows != other.tables[name]
        }

    # --- steps ----------------------------------------------------------------------------------

    def with_table(self, table: str, rows: Iterable[Row]) -> EditedPlan:
        """With other rows in one table."""
        read = {name: kept for name, kept in self._read.items() if name != table}
        return EditedPlan({**self.tables, table: tuple(rows)}, read)

    def with_cells(self, table: str, cells: Mapping[tuple[int, str], str]) -> EditedPlan:
        """With other texts in the cells given by row and column."""
        if not cells:
            return self
        names = columns(table)
        rows = list(self.tables[table])
        for (row, column), text in cells.items():
            place = names.index(column)
            rows[row] = (*rows[row][:place], text, *rows[row][place + 1 :])
        return self.with_table(table, rows)

    def with_rows(self, table: str, at: int, new: Sequence[Row]) -> EditedPlan:
        """With ``new`` rows before the row ``at``."""
        rows = self.tables[table]
        return self.with_table(table, (*rows[:at], *new, *rows[at:]))

    def without_rows(self, table: str, gone: Collection[int]) -> EditedPlan:
        """Without the rows given by number."""
        return self.with_table(
            table, (row for at, row in enumerate(self.tables[table]) if at not in gone)
        )

    # --- what it comes to -----------------------------------------------------------------------

    @cached_property
    def checked(self) -> Checked:
        """The plan, or every fault with the cell that it is in."""
        faults: list[Fault] = []
        settings, lines = read_settings(self._records(SETTINGS_TABLE), faults)
        tables = {}
        for table in TABLES:
            if table.name not in self._read:
                found: list[Fault] = []
                rows = read_rows(table, self._records(table.name), found)
                self._read[table.name] = (rows, tuple(found))
            tables[table.name], cell_faults = self._read[table.name]
            faults += cell_faults
        try:
            return Checked(build(UncheckedPlan(settings, lines, tables), faults), ())
        except PlanError as error:
            return Checked(None, tuple(map(self._placed, error.faults)))

    def _records(self, table: str) -> Iterator[Record]:
        names = columns(table)
        for line, row in enumerate(self.tables[table], FIRST_LINE):
            yield line, dict(zip(names, row, strict=True))

    def _placed(self, fault: Fault) -> CellFault:
        table = fault.file.removesuffix(".csv")
        row = None if fault.line is None else fault.line - FIRST_LINE
        if row is not None and row >= len(self.tables[table]):
            row = None
        if row is not None and fault.found is not None and not fault.found.strip():
            # A number that is not there is told of as such, not as a text that is no number.
            fault = replace(fault, code="empty_cell", values={})
        setting = "" if row is None or table != SETTINGS_TABLE else self.cell(table, row, "key")
        return CellFault(table, row, fault.column, fault, setting)

    def references(self, language: Language) -> References:
        """What ids of demand scenarios and sources stand for, and empty areas."""
        label = "label_da" if language.code == "da" else "label_en"
        scenarios = self.select("demand_scenarios", "scenario", label)
        sources = list(self.select("sources", "id", "title", "kind"))
        return References(
            {id_: name or id_ for id_, name in scenarios},
            {id_: title or id_ for id_, title, _ in sources},
            {id_: kind for id_, _, kind in sources},
            self._divided,
        )

    @cached_property
    def _divided(self) -> frozenset[str]:
        """The tables in which areas have rows of their own beside common ones."""
        kinds = {one: {bool(area) for (area,) in self.select(one, "area")} for one in COMMON_TABLES}
        return frozenset(name for name, found in kinds.items() if len(found) > 1)

    def about(self, table: str, wanted: Mapping[str, str]) -> Iterator[int]:
        """The rows, by number, whose columns have the texts ``wanted``. Common rows are about an
        area too, in the groups for which it has no rows of its own."""
        columns_there = [name for name in wanted if name in columns(table)]
        texts = [wanted[name] for name in columns_there]
        served = self.served(table, wanted.get("area", ""))
        for at, found in enumerate(self.select(table, *columns_there)):
            if all(
                text == one or (name == "area" and at in served)
                for name, text, one in zip(columns_there, texts, found, strict=True)
            ):
                yield at

    def served(self, table: str, area: str) -> frozenset[int]:
        """The common rows, by number, that ``area`` goes by."""
        if not area or table not in COMMON_TABLES:
            return frozenset()
        others = [name for name in ALL_TABLES[table].group if name != "area"]
        rows = list(self.select(table, "area", *others))
        own = {row[1:] for row in rows if row[0] == area}
        return frozenset(at for at, row in enumerate(rows) if not row[0] and row[1:] not in own)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas that any table names, in the order of the staff table."""
        named = (area for table in AREA_TABLES for (area,) in self.select(table, "area"))
        return tuple(dict.fromkeys(area for area in named if area.strip()))


def staff_totals(rows: Iterable[Row]) -> dict[StaffGroup, float | None]:
    """The sum of persons of each group in ``rows`` of the table ``staff``, in their order; None if
    one of its cells is no number."""
    names = columns("staff")
    places = [names.index(name) for name in ("area", "sector", "occupation")]
    heads = names.index("heads")
    sums: dict[StaffGroup, float | None] = {}
    for row in rows:
        area, sector, occupation = (row[place] for place in places)
        group = (area, sector, occupation)
        so_far, number = sums.get(group, 0.0), parse_plain(row[heads])
        sums[group] = None if so_far is None or number is None else so_far + number
    return sums
