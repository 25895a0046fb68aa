"""A table of the plan on paper: its rows as they are, or years and ages against groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from sosuplan.editing.cells import MOST_DECIMALS, References, choice, for_all, shown
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import column_name, word_of
from sosuplan.report.paper import Cell, Data, Paper, column, table
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import capital

SOURCE = N_("Source")
_BAND = N_("Age")

_ACROSS = ("area", "scenario", "occupation", "sector")
"""The order in which a column's group is named, from the widest to the narrowest."""
MOST_COLUMNS, MOST_UNDER_A_NAME = 6, 8
"""Columns of figures that a page carries; those of a name above them have short heads."""
MORE_DECIMALS = 1
"""Decimals beyond those that are usual for a unit: what follows them comes of the arithmetic."""

_CROSSED = ("staff", "entry_ages", "exit_rates", "demand_index")
"""Long tables, with ages or years at the left of each row; the rest of the key heads columns. One
figure of each area and one other group has areas there."""


Values = tuple[Any, ...]
"""Of some columns, in one row."""


def _values(row: Any, names: Sequence[str]) -> Values:
    return tuple(getattr(row, name) for name in names)


class _Column(NamedTuple):
    """A column of a table with ages or years at the left."""

    names: list[str]
    """What stands above it: the last over itself, the others over several of them."""
    figure: str
    rows: dict[Values, Any]
    source: str
    """Of all its figures; "" if they have several."""


@dataclass(frozen=True)
class InputTable:
    """One table of a plan on paper: of the frame's, or of ``summed``, its areas added up."""

    paper: Paper
    table: Table
    summed: Plan | None = None

    @cached_property
    def plan(self) -> Plan:
        """The plan whose rows are printed."""
        return self.summed or self.paper.frame.plan

    @cached_property
    def rows(self) -> list[Any]:
        """Rows with a figure; an optional one may be empty."""
        return self._with_figures(self.plan)

    def _with_figures(self, plan: Plan) -> list[Any]:
        rows = getattr(plan, self.table.name)
        return [
            row for row in rows if any(getattr(row, one) is not None for one in self.table.figures)
        ]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What identifies a row, without the area where there is only one."""
        single = len(self.plan.areas) == 1
        names = tuple(name for name in self.table.key if name != "area" or not single)
        return (*names, "age_to") if self.table.banded else names

    def tables(self) -> Iterator[Data]:
        if not self.rows:
            return
        if self.table.name in _CROSSED:
            columns = self.table.columns
            yield from self._crossed(
                [one.name for one in columns if one.is_number and one.role in ("key", "place")]
            )
        elif len(self.key) == 2 and self.key[0] == "area" and len(self.table.figures) == 1:
            yield from self._crossed(["area"])
        else:
            yield self._plain()

    def _plain(self) -> Data:
        """The rows as they are, each figure with the mark and the number of its source; areas
        stand above theirs."""
        names = [name for name in self.key if name != "area"]
        columns = [
            column(self.heading(name), width=1.5 if name == "sector" else 1.0) for name in names
        ]
        columns += [column(self.heading(name), "right") for name in self.table.figures]
        rows: list[list[Cell]] = []
        area = ""
        for row in self.rows:
            if "area" in self.key and row.area != area:
                area = row.area
                rows.append([{"text": area, "strong": True, "span": len(columns)}])
            rows.append(
                [
                    *(self.text(row, name) for name in names),
                    *(self._cited(row, name) for name in self.table.figures),
                ]
            )
        if len(columns) > MOST_COLUMNS:
            columns = [{**one, "width": 1.0} for one in columns]
        return table(columns, rows, heads=max(1, len(names)))

    def _crossed(self, down: Sequence[str]) -> Iterator[Data]:
        """A row for each age or year, a column for each group; as many tables as it takes."""
        across = [name for name in _ACROSS if name in self.key and name not in down]
        cells: dict[Values, dict[Values, Any]] = defaultdict(dict)
        for row in self.rows:
            cells[_values(row, across)][_values(row, down)] = row
        plan = self.plan
        lists = (plan.areas, plan.occupations, SECTORS, [row.scenario for row in plan.demands])
        # What serves all areas stands before what some have of their own.
        order = {"": -1} | {one: place for names in lists for place, one in enumerate(names)}
        groups = sorted(cells, key=lambda group: [order.get(one, 0) for one in group])
        found = {place for rows in cells.values() for place in rows}
        places = sorted(found, key=lambda place: [order.get(one, one) for one in place])
        # An area's groups stand together, under its name.
        by_area = "area" in across and any(row.area for row in self.rows)
        named = [name for name in across if name != "area"]
        for area, alike in groupby(groups, key=lambda group: group[0] if by_area else ""):
            columns = [
                self._column(cells[group], named, figure, over=down == ["area"])
                for group in alike
                for figure in self.table.figures
            ]
            short = all(one.source and len(one.names) > 1 for one in columns)
            most = MOST_UNDER_A_NAME if short else MOST_COLUMNS
            for start in range(0, len(columns), most):
                name = area or (capital(self.for_all) if by_area else "")
                yield self._part(name, down, places, columns[start : start + most])

    def _column(
        self, rows: dict[Values, Any], across: Sequence[str], figure: str, *, over: bool
    ) -> _Column:
        """``over``: the figure's name and unit stand above all of them."""
        names = [self.text(next(iter(rows.values())), name) for name in across]
        if over:
            names.insert(0, self.heading(figure))
        elif len(self.table.figures) > 1:
            names.append(self.heading(figure))
        sources = {source_of(row, figure) for row in rows.values()}
        (source, *others) = sources
        known = source in self.paper.sources and not others
        return _Column(names, figure, rows, source if known else "")

    def _part(
        self, area: str, down: Sequence[str], places: Sequence[Values], wanted: Sequence[_Column]
    ) -> Data:
        first = self.paper.say(_BAND) if len(down) > 1 else self.heading(down[0])
        columns = [column(first, width=1.0)]
        columns += [column(one.names[-1], "right", 1.4) for one in wanted]
        lines: list[list[Cell]] = []
        if area:
            lines.append([{"text": area, "strong": True, "span": len(columns)}])
        if any(one.source for one in wanted):
            lines.append([self.paper.say(SOURCE), *(self._named(one.source) for one in wanted)])
        for place in places:
            cells: list[Cell] = []
            for one in wanted:
                cell: Cell = ""
                if row := one.rows.get(place):
                    cell = (self.text if one.source else self._cited)(row, one.figure)
                cells.append(cell)
            if any(cells):
                lines.append(["–".join(map(str, dict.fromkeys(place))), *cells])
        groups = [{"text": "", "span": 1}]
        for name, alike in groupby(", ".join(one.names[:-1]) for one in wanted):
            groups.append({"text": name, "span": len(list(alike))})
        more = {"groups": groups} if any(len(one.names) > 1 for one in wanted) else {}
        return table(columns, lines, **more)

    def _named(self, source: str) -> Cell:
        """Where a whole column comes from: by number, or by kind where no list is printed."""
        if not source:
            return ""
        kind = self.paper.sources[source].kind
        listed = "sources" in self.paper.sections
        return self.paper.cite(source, "" if listed else capital(self.paper.word(kind)))

    def _cited(self, row: Any, name: str) -> Cell:
        shown = self.text(row, name)
        return self.paper.cite(source_of(row, name), shown) if shown else self.paper.uncited("–")

    def text(self, row: Any, name: str) -> str:
        """What stands in a cell."""
        language, value = self.paper.frame.language, write_value(getattr(row, name))
        if name in self.table.figures and value:
            return self.figure(getattr(row, name), name)
        if name == "occupation":
            return choice(self.table.name, value, language)
        if name == "scenario":
            return self._references.scenarios.get(value, value)
        return shown(self.table.name, self.table.by_name[name], value, self._references, language)

    def figure(self, value: float, name: str) -> str:
        """A figure with as many decimals as the one in its column that has most."""
        unit, code = self.table.by_name[name].unit, self.paper.frame.language.code
        if unit.sign:
            return format_percent(value, self._decimals[name], code)
        return format_number(value, self._decimals[name], code)

    @cached_property
    def _decimals(self) -> dict[str, int]:
        """Decimals of the figures in each column: as on screen, but not of results of arithmetic.
        Sums and means have as many as what they are made of."""
        found = {}
        for name in self.table.figures:
            unit = self.table.by_name[name].unit
            rows = self._with_figures(self.paper.frame.plan)
            values = (getattr(row, name) for row in rows)
            most = max((_decimals(unit.factor * v) for v in values if v is not None), default=0)
            found[name] = min(most, unit.decimals + MORE_DECIMALS)
        return found

    @cached_property
    def _references(self) -> References:
        labels = self.plan.demand_labels(self.paper.frame.language.code)
        areas = {getattr(row, "area", "") for row in self.rows}
        return References(labels, divided=(self.table.name,) if len(areas) > 1 else ())

    @property
    def for_all(self) -> str:
        """Whom rows without an area are for."""
        return for_all(self.table.name, self._references, self.paper.frame.language)

    def heading(self, name: str) -> str:
        """A column's name with the unit that does not stand behind its figures."""
        language = self.paper.frame.language
        heading, unit = column_name(self.table.name, name, language), self.unit(name)
        return f"{heading}, {unit}" if unit else heading

    def unit(self, name: str) -> str:
        """The unit that does not stand behind a column's figures; "" without one."""
        unit = self.table.by_name[name].unit
        return word_of(unit, self.paper.frame.language) if unit.word else ""


def _decimals(value: float) -> int:
    """How many decimals a figure has; what lies beyond the most shown is rounded away."""
    text = f"{value:.{MOST_DECIMALS}f}".rstrip("0")
    return len(text.partition(".")[2])
