"""The inputs of a plan with many areas: sums and means, the lowest and the highest area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from sosuplan.editing.areas import add_up
from sosuplan.model.plan import SOURCE_KINDS, Plan, WorkingTime
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table
from sosuplan.report.input_table import SOURCE, InputTable
from sosuplan.report.paper import Cell, Data, Paper, column, table
from sosuplan.text.language import N_, NP_
from sosuplan.text.terms import capital

_GROUP, _FIGURE = N_("Group"), N_("Figure")
_ALL = N_("All areas")
_LOWEST, _HIGHEST = NP_("Report", "Lowest"), NP_("Report", "Highest")
_AREA = N_("Area")
_SOURCES = N_("{n} sources")

MOST_SOURCES = 3
"""Sources of a sum that are named one by one."""
_NAMES = ("sector", "occupation", "year")


@dataclass(frozen=True)
class _Line:
    """A sum or mean, and what it is made of."""

    head: str
    """What several lines have in common, above them."""
    label: str
    figure: str
    """The column of the table that it is of."""
    value: float
    areas: dict[str, float]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class AreaSums:
    """The tables of a plan whose rows belong to areas, with the areas added up."""

    paper: Paper

    @cached_property
    def plan(self) -> Plan:
        """The plan with the working time that the model uses: the latest of each area's groups."""
        plan = self.paper.frame.plan
        latest: dict[tuple[str, str, str], WorkingTime] = {}
        for row in sorted(plan.working_time, key=lambda row: row.year):
            latest[row.area, row.sector, row.occupation] = row
        return replace(plan, working_time=tuple(latest.values()))

    @cached_property
    def summed(self) -> Plan:
        """The plan as if it had one area."""
        last = max(row.year for row in self.plan.working_time)
        alike = tuple(replace(row, year=last) for row in self.plan.working_time)
        plan = replace(self.plan, working_time=alike)
        return add_up(plan, plan.areas, "", self.paper.frame.language)

    def tables(self, which: Table) -> Iterator[Data]:
        """The sums of a table, with the lowest and the highest area; staff by age first."""
        made = InputTable(self.paper, which, self.summed)
        if which.name == "staff":
            yield from made.tables()
        lines = list(self._lines(made))
        if lines:
            yield self._table(made, lines)

    def _lines(self, made: InputTable) -> Iterator[_Line]:
        """The figures of each group."""
        table = made.table
        key = [name for name in _NAMES if name in table.key and table.name != "working_time"]
        key = key or ["sector", "occupation"]
        totals, parts = _grouped(made.rows, key), _grouped(getattr(self.plan, table.name), key)
        for group, rows in totals.items():
            names = [made.text(rows[0], name) for name in key]
            if table.name == "working_time":
                names.append(_span([row.year for row in parts[group]]))
            for figure in made.figures:
                areas: dict[str, float] = defaultdict(float)
                for row in parts[group]:
                    areas[row.area] += getattr(row, figure)
                own = dict.fromkeys(source_of(row, figure) for row in parts[group])
                if table.name == "staff":
                    head, label = "", ", ".join(names)
                elif len(made.figures) == 1:
                    head, label = ", ".join(names[:-1]), names[-1]
                else:
                    head, label = ", ".join(names), made.heading(figure)
                value = sum(getattr(row, figure) for row in rows)
                yield _Line(head, label, figure, value, dict(areas), tuple(own))

    def _table(self, made: InputTable, lines: Sequence[_Line]) -> Data:
        say, single = self.paper.say, len(made.figures) == 1
        if made.table.name == "staff":
            first = say(_GROUP)
        else:
            # A single figure needs no name beside each row.
            first = made.heading(made.table.key[-1]) if single else say(_FIGURE)
        columns = [
            column(first, width=1.4),
            column(f"{say(_ALL)}, {made.unit(made.figures[0])}" if single else say(_ALL), "right"),
            column(say(_FIGURE), "right"),
            column(say(_AREA), width=1.2),
            column(say(_FIGURE), "right"),
            column(say(_AREA), width=1.2),
            column(say(SOURCE)),
        ]
        groups = [
            {"text": "", "span": 2},
            {"text": say(_LOWEST), "span": 2},
            {"text": say(_HIGHEST), "span": 2},
            {"text": "", "span": 1},
        ]
        rows: list[list[Cell]] = []
        for head, alike in groupby(lines, key=lambda line: line.head):
            if head:
                rows.append([{"text": head, "strong": True, "span": len(columns)}])
            rows += [self._row(made, line) for line in alike]
        return table(columns, rows, groups=groups)

    def _row(self, made: InputTable, line: _Line) -> list[Cell]:
        low, high = (pick(line.areas, key=line.areas.__getitem__) for pick in (min, max))
        ends: list[Cell] = ["–", "", "–", ""]
        if line.areas[low] != line.areas[high]:
            ends = [
                text
                for area in (low, high)
                for text in (made.figure(line.areas[area], line.figure), area)
            ]
        value = {"text": made.figure(line.value, line.figure), "strong": True}
        return [line.label, value, *ends, self._sources(line.sources)]

    def _sources(self, ids: Sequence[str]) -> Cell:
        """Where a sum comes from: each source, or how many there are of each kind."""
        paper = self.paper
        known = [one for one in ids if one in paper.sources]
        listed = "sources" in paper.sections
        if listed and len(known) <= MOST_SOURCES:
            return paper.cite_all(known)
        kinds = Counter(paper.sources[one].kind for one in known)
        parts: list[Data] = []
        for kind in SOURCE_KINDS:
            if kinds[kind] > 1 and listed:
                parts.append({"mark": kind, "text": paper.say(_SOURCES, n=kinds[kind])})
            elif kinds[kind]:
                parts.append({"mark": kind, "text": capital(paper.word(kind))})
        return {"text": "", "sources": parts}


def _grouped(rows: Iterable[Any], key: Sequence[str]) -> dict[tuple[Any, ...], list[Any]]:
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        found[tuple(getattr(row, name) for name in key)].append(row)
    return found


def _span(years: Sequence[int]) -> str:
    """The first and the last, or the one there is."""
    return "–".join(dict.fromkeys((str(min(years)), str(max(years)))))
