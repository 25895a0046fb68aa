"""A plan that is not checked yet: cells as texts become rows, and faults where they cannot.

Plan folders and plan files are read the same way, so both are held to the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from operator import attrgetter
from typing import Any

from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import Table, Value, write_value
from sosuplan.model.schema.tables import SETTINGS, SETTINGS_FILE, TABLES
from sosuplan.text.errors import Fault

Record = tuple[int, Mapping[str, str]]
"""A row as texts: its line, and its cells by column. Cells that could not be told are left out."""

Groups = dict[tuple[Any, ...], list[tuple[int, Any]]]
"""Rows with their lines, by the values of some columns."""

FIRST_LINE = 2
"""The line of a table's first row: the header stands before it."""
MOST_FAULTS = 10_000
"""A table with more faults than this is not read further: it is some other file."""


@dataclass(slots=True)
class Rows:
    """The rows of one table as read: ``good`` as (line, row), ``broken`` as partial cells whose
    lines are ``broken_lines``.

    ``end`` is the line after the last one: where a missing row would be added. ``readable`` is
    False when the file as a whole could not be read, so that nothing is said of what it lacks.
    """

    good: list[tuple[int, Any]] = field(default_factory=list)
    broken: list[Mapping[str, Value]] = field(default_factory=list)
    broken_lines: list[int] = field(default_factory=list)
    end: int = FIRST_LINE
    readable: bool = True
    _seen: dict[tuple[str, ...], set[tuple[Value, ...]]] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], Groups] = field(default_factory=dict)

    def groups(self, *columns: str) -> Groups:
        """The good rows by the values of ``columns``, in order of first appearance.

        They are kept: most rules ask for the same ones, and most edits leave most tables alone.
        """
        if columns not in self._groups:
            found: Groups = {}
            key = attrgetter(*columns)
            for line, row in self.good:
                place = key(row)
                found.setdefault(place if len(columns) > 1 else (place,), []).append((line, row))
            self._groups[columns] = found
        return self._groups[columns]

    def texts(self, column: str) -> Iterator[tuple[int, str]]:
        """The texts of one column with their lines, also of rows that are broken elsewhere."""
        for line, row in self.good:
            yield line, getattr(row, column)
        for line, cells in zip(self.broken_lines, self.broken, strict=True):
            text = cells.get(column)
            if isinstance(text, str):
                yield line, text

    def may_hold(self, **key: Value) -> bool:
        """True if an unreadable row or file may hold the row that is looked for."""
        if not self.readable or not self.broken:
            return not self.readable
        columns = tuple(key)
        if columns not in self._seen:
            self._seen[columns] = {
                tuple(cells.get(name) for name in columns) for cells in self.broken
            }
        patterns = product(*((None, value) for value in key.values()))
        return any(pattern in self._seen[columns] for pattern in patterns)


@dataclass(slots=True)
class UncheckedPlan:
    """A plan that is not checked yet: settings with their lines, and rows by table name.

    A setting whose value could not be read is there as None.
    """

    settings: dict[str, Value]
    setting_lines: dict[str, int]
    tables: dict[str, Rows]

    @classmethod
    def of(cls, plan: Plan, faults: list[Fault]) -> UncheckedPlan:
        """The plan of values that may not have been checked, as they would be read from files."""
        keys = ({"key": key, "value": write_value(getattr(plan, key))} for key in SETTINGS)
        settings, lines = read_settings(enumerate(keys, FIRST_LINE), faults)
        tables = {}
        for table in TABLES:
            found: list[Fault] = []
            tables[table.name] = read_rows(
                table, records_of(table, getattr(plan, table.name)), found
            )
            faults += found
        return cls(settings, lines, tables)

    def rows(self, table: str) -> list[tuple[int, Any]]:
        return self.tables[table].good


def named(*parts: Value) -> str:
    """What a row or a group is called in a fault."""
    return " / ".join(write_value(part) for part in parts)


def records_of(table: Table, rows: Iterable[object]) -> Iterator[Record]:
    """Rows as the texts that a plan folder holds, with the lines that they have there."""
    for line, row in enumerate(rows, FIRST_LINE):
        yield line, {name: write_value(getattr(row, name)) for name in table.by_name}


def read_rows(table: Table, records: Iterable[Record], faults: list[Fault]) -> Rows:
    """The rows of one table; what is wrong with cells is added to ``faults``."""
    rows = Rows()
    for line, cells in records:
        values: dict[str, Value] = {}
        for name, text in cells.items():
            value, fault = table.by_name[name].read(text)
            if fault is None:
                values[name] = value
            else:
                faults.append(replace(fault, file=table.file, line=line, column=name))
        if len(values) == len(table.columns):
            rows.good.append((line, table.row(**values)))
        else:
            rows.broken.append(values)
            rows.broken_lines.append(line)
        if len(faults) > MOST_FAULTS:
            faults.append(Fault("too_many_faults", table.file, line, values={"high": MOST_FAULTS}))
            rows.readable = False
            break
        rows.end = line + 1
    return rows


def read_settings(
    records: Iterable[Record], faults: list[Fault]
) -> tuple[dict[str, Value], dict[str, int]]:
    """The settings and their lines; a key whose value cannot be read has the value None."""
    settings: dict[str, Value] = {}
    lines: dict[str, int] = {}
    torn = False
    for line, cells in records:
        key, text = cells.get("key"), cells.get("value")
        if key is None or text is None:
            torn = True
        elif key not in SETTINGS:
            faults.append(
                Fault(
                    "unknown_setting",
                    SETTINGS_FILE,
                    line,
                    "key",
                    key,
                    {"choices": ", ".join(SETTINGS)},
                )
            )
        elif key in lines:
            faults.append(
                Fault("duplicate_setting", SETTINGS_FILE, line, "key", key, {"first": lines[key]})
            )
        else:
            lines[key] = line
            settings[key], fault = SETTINGS[key].read(text)
            if fault is not None:
                faults.append(replace(fault, file=SETTINGS_FILE, line=line, column="value"))
        if len(faults) > MOST_FAULTS:
            faults.append(
                Fault("too_many_faults", SETTINGS_FILE, line, values={"high": MOST_FAULTS})
            )
            torn = True
            break
    if torn:
        settings = dict.fromkeys(SETTINGS) | settings
    return settings, lines
