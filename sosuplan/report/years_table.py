"""Figures of years on paper: a row for each year, or the years beside each other above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosuplan.charts.runs import year_heading
from sosuplan.report.paper import Cell, Data, Paper, column, table, year_by_year

ROOM, BETWEEN = 72, 2
"""Characters of figures that stand beside each other in a row, and what each takes besides."""
MOST_COLUMNS = 6
"""Columns that have room in the usual size."""


@dataclass(frozen=True)
class Lines:
    """Lines that belong together under ``head`` ("" for none): name and a text for each year."""

    head: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def years_table(
    paper: Paper, what: str, years: Sequence[int], groups: Sequence[Lines]
) -> list[Data]:
    """Blocks that tell every line's text of every year: years stand beside each other where that
    takes fewer rows, in as many tables as they need; else below each other, under a heading that
    names ``what`` the figures count."""
    lines = [texts for group in groups for _, texts in group.lines]
    longest = max(len(text) for texts in lines for text in texts)
    parts = -(-len(years) // max(1, ROOM // (max(longest, 4) + BETWEEN)))
    if parts * (1 + len(lines) + sum(bool(group.head) for group in groups)) < len(years):
        size = -(-len(years) // parts)
        starts = range(0, len(years), size)
        return [_across(paper, years, groups, start, size) for start in starts]
    return [year_by_year(paper, what), _down(paper, years, groups)]


def _across(
    paper: Paper, years: Sequence[int], groups: Sequence[Lines], start: int, size: int
) -> Data:
    """The ``size`` years from place ``start``; fewer are as wide as if they were as many."""
    part = slice(start, start + size)
    columns = [column(year_heading(paper.frame.language))]
    columns += [column(str(year), "right", 1.0) for year in years[part]]
    rows: list[list[Cell]] = []
    for group in groups:
        if group.head:
            rows.append([{"text": group.head, "strong": True, "span": len(columns)}])
        rows += [[name, *texts[part]] for name, texts in group.lines]
    return table(columns, rows, places=1 + size)


def _down(paper: Paper, years: Sequence[int], groups: Sequence[Lines]) -> Data:
    lines = [line for group in groups for line in group.lines]
    columns = [column(year_heading(paper.frame.language))]
    columns += [column(name, "right", 1.0) for name, _ in lines]
    rows = [[str(year), *(texts[at] for _, texts in lines)] for at, year in enumerate(years)]
    if not any(group.head for group in groups):
        return table(columns, rows)
    above = [{"text": "", "span": 1}]
    above += [{"text": group.head, "span": len(group.lines)} for group in groups]
    return table(columns, rows, groups=above, small=len(columns) > MOST_COLUMNS)
