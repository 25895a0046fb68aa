"""The section with the inputs: every figure that the projection reads, the prices, and where they
come from. Of a plan with many areas, sums and means with the lowest and the highest area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from sosuplan.editing.areas import add_up
from sosuplan.editing.cells import References, shown
from sosuplan.model.plan import SOURCE_KINDS, Plan
from sosuplan.model.provenance import count_kinds, source_of
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import (
    COMMON_TABLES,
    INPUTS,
    SETTINGS,
    STAFF_NEEDS,
    TABLE,
    table_name,
)
from sosuplan.report.input_table import SOURCE, InputTable
from sosuplan.report.paper import Cell, Data, Paper, column, section, subheading, table, text
from sosuplan.text.language import N_, NP_
from sosuplan.text.terms import capital

_TOPIC = N_("Inputs and where they come from")
_MESSAGE = N_("{n} of the {all} inputs are assumptions")
_NO_ASSUMPTIONS = N_("All {all} inputs have a source")
_SETTINGS = N_(
    "Base year {base}, last year {last}, {days} working days in a year (set in the plan, which"
    " names no source for it)."
)
_ADDED_UP = N_(
    "The {n} areas are added up here: people, intake and need are sums; shares, hours and days are"
    " means, weighted by the people they are about. Beside them stand the lowest and the highest"
    " area; a dash: all areas are alike. Every area's own figures, each with its source, are on the"
    " sheet Inputs of the Excel workbook and in the plan folder."
)
_GROUP, _FIGURE = N_("Group"), N_("Figure")
_ALL = N_("All areas")
_LOWEST, _HIGHEST = NP_("Report", "Lowest"), NP_("Report", "Highest")
_AREA = N_("Area")
_SOURCES = N_("{n} sources")

MOST_SOURCES = 3
"""Sources of a sum that are named one by one."""
_NAMES = ("sector", "occupation", "year")
MOST_AREAS = 4
"""Areas that are printed one by one."""


def inputs(paper: Paper) -> Data:
    """A table for each input of the model; many areas are added up."""
    plan = paper.frame.plan
    counts = count_kinds(plan)
    values = {"n": paper.whole(counts["assumption"]), "all": paper.whole(sum(counts.values()))}
    kinds = [
        {"mark": kind, "text": capital(paper.word(kind))} for kind in SOURCE_KINDS if counts[kind]
    ]
    settings = paper.say(
        _SETTINGS,
        base=plan.base_year,
        last=plan.horizon,
        days=shown(
            "settings",
            SETTINGS["working_days"],
            write_value(plan.working_days),
            References(),
            paper.frame.language,
        ),
    )
    blocks = [text(settings)]
    sums = AreaSums(paper) if len(plan.areas) > MOST_AREAS else None
    if sums is not None:
        blocks.append(text(paper.say(_ADDED_UP, n=len(plan.areas))))
    blocks.append({"block": "legend", "kinds": kinds})
    for one in INPUTS:
        if sums is not None and one.name in ("staff", *STAFF_NEEDS):
            made = list(sums.tables(one))
        elif sums is not None and one.name in COMMON_TABLES:
            # A curve over ages or years has no lowest and highest area: that of all is printed.
            made = list(InputTable(paper, one, sums.summed).tables())
        else:
            made = list(InputTable(paper, one).tables())
        if made:
            blocks += [subheading(table_name(one.name, paper.frame.language)), *made]
    # What things cost is no input of the projection, but the plan's own.
    prices = TABLE["prices"]
    if made := list(InputTable(paper, prices, paper.frame.selected.plan).tables()):
        blocks += [subheading(table_name(prices.name, paper.frame.language)), *made]
    message = paper.say(_MESSAGE if counts["assumption"] else _NO_ASSUMPTIONS, **values)
    return section(message, blocks, paper.say(_TOPIC), setting="beside")


@dataclass(frozen=True)
class AreaSums:
    """The tables of a plan whose rows belong to areas, with the areas added up."""

    paper: Paper

    @cached_property
    def plan(self) -> Plan:
        """The plan with the working time that the model uses: the latest of each area's groups."""
        plan = self.paper.frame.plan
        latest = {}
        for row in sorted(plan.working_time, key=lambda row: row.year):
            latest[row.area, row.sector, row.occupation] = row
        return replace(plan, working_time=tuple(latest.values()))

    @cached_property
    def summed(self) -> Plan:
        """The plan as if it had one area."""
        last = max(row.year for row in self.plan.working_time)
        alike = tuple(replace(row, year=last) for row in self.plan.working_time)
        plan = replace(self.plan, working_time=alike)
        summed = add_up(plan, plan.areas, self.paper.say(_ALL), self.paper.frame.language)
        # Where areas have curves of their own, the sum has one, and the common one is in it.
        tables: dict[str, Any] = {}
        for name in COMMON_TABLES:
            group = attrgetter(*(one for one in TABLE[name].group if one != "area"))
            rows = getattr(summed, name)
            own = {group(row) for row in rows if row.area}
            tables[name] = tuple(row for row in rows if row.area or group(row) not in own)
        return replace(summed, **tables)

    def tables(self, which: Table) -> Iterator[Data]:
        """The sums of a table, with the lowest and the highest area; staff by age first."""
        made = InputTable(self.paper, which, self.summed)
        if which.name == "staff":
            yield from made.tables()
        say, single = self.paper.say, len(which.figures) == 1
        all_areas = say(_ALL)
        # A single figure needs no name beside each row.
        first = made.heading(which.key[-1]) if single else say(_FIGURE)
        columns = [
            column(say(_GROUP) if which.name == "staff" else first, width=1.4),
            column(f"{all_areas}, {made.unit(which.figures[0])}" if single else all_areas, "right"),
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
        for head, alike in groupby(self._rows(made), key=lambda row: row[0]):
            if head:
                rows.append([{"text": head, "strong": True, "span": len(columns)}])
            rows += [cells for _, cells in alike]
        if rows:
            yield table(columns, rows, groups=groups)

    def _rows(self, made: InputTable) -> Iterator[tuple[str, list[Cell]]]:
        """The figures of each group, each under what several have in common: its label, the sum or
        mean, and the lowest and the highest area with a figure of their own."""
        table = made.table
        key = [name for name in _NAMES if name in table.key and table.name != "working_time"]
        key = key or ["sector", "occupation"]
        totals, parts = _grouped(made.rows, key), _grouped(getattr(self.plan, table.name), key)
        for group, rows in totals.items():
            names = [made.text(rows[0], name) for name in key]
            if table.name == "working_time":
                years = sorted({row.year for row in parts[group]})
                names.append("–".join(dict.fromkeys((str(years[0]), str(years[-1])))))
            for figure in table.figures:
                areas: dict[str, float] = defaultdict(float)
                for row in parts[group]:
                    areas[row.area] += getattr(row, figure)
                if table.name == "staff":
                    head, label = "", ", ".join(names)
                elif len(table.figures) == 1:
                    head, label = ", ".join(names[:-1]), names[-1]
                else:
                    head, label = ", ".join(names), made.heading(figure)
                low, high = (pick(areas, key=areas.__getitem__) for pick in (min, max))
                ends: list[Cell] = ["–", "", "–", ""]
                if areas[low] != areas[high]:
                    ends = [
                        made.figure(areas[low], figure),
                        low,
                        made.figure(areas[high], figure),
                        high,
                    ]
                total = made.figure(sum(getattr(row, figure) for row in rows), figure)
                own = dict.fromkeys(source_of(row, figure) for row in parts[group])
                value = {"text": total, "strong": True}
                yield head, [label, value, *ends, self._sources(list(own))]

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
