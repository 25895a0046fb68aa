"""What every section of the summary is made from, and the blocks that the template can set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sosuplan.analysis.frame import Frame
from sosuplan.charts.runs import year_heading
from sosuplan.charts.spec import ChartSpec
from sosuplan.model.plan import Source
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.tables import TABLES
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number, format_percent, whole
from sosuplan.text.terms import capital, counted, whole_number, word

_YEAR_BY_YEAR = N_("{what} year by year")
_ROUNDED = N_("Figures are rounded one by one and so do not always add up.")

ROOM, BETWEEN = 72, 2
"""Characters of figures that stand beside each other in a row, and what each takes besides."""
MOST_COLUMNS = 6
"""Columns that have room in the usual size."""
LONGEST_NAME = 60
"""Characters of a name in tables; it stands in full on the first page."""

Data = dict[str, Any]
"""What JSON can hold."""

Cell = str | Data
"""A cell of a table: its text, or the text with a ``mark`` (kind of source), ``ref`` (number of
source), ``light`` (status), ``strong``, ``own`` (set off by a ground), or ``span`` (columns); or
several ``sources``, each with ``mark`` and ``ref`` or ``text``."""


@dataclass(frozen=True)
class Paper:
    """A frame and the ids of the sections that are to be printed of it."""

    frame: Frame
    sections: Sequence[str]

    def say(self, text: str, **values: object) -> str:
        """A text of the summary in its language."""
        return self.frame.language(text).format(**values)

    def whole(self, value: float, *, signed: bool = False) -> str:
        """Whole persons."""
        return format_number(float(value), 0, self.frame.language.code, signed=signed)

    def percent(self, share: float, decimals: int = 1) -> str:
        """A share as a percentage."""
        return format_percent(float(share), decimals, self.frame.language.code)

    def word(self, code: str) -> str:
        """A word of the field."""
        return word(code, self.frame.language)

    @property
    def unit(self) -> str:
        """What the frame's figures count."""
        return self.word(self.frame.unit)

    def unit_of(self, value: float) -> str:
        """The same after a figure in whole numbers."""
        return counted(self.frame.unit, whole_number(value), self.frame.language)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The plan's sources by id."""
        return {source.id: source for source in self.frame.plan.sources}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the sources that figures refer to, in the order of the inputs."""
        plan = self.frame.plan
        cited = (
            one
            for table in TABLES
            if table.name != "sources"
            for row in getattr(plan, table.name)
            for _, one in source_ids(row.source)
        )
        known = dict.fromkeys(one for one in cited if one in self.sources)
        return {one: place for place, one in enumerate(known, start=1)}

    def cite(self, source: str, text: str = "") -> Cell:
        """``text`` with the mark of a source's kind, and its number if the list is printed."""
        if source not in self.sources:
            return text
        cell: Data = {"text": text, "mark": self.sources[source].kind}
        if "sources" in self.sections:
            cell["ref"] = str(self.numbers[source])
        return cell

    @cached_property
    def cited(self) -> dict[str, Source]:
        """The sources of the figures by id, and what else has been cited by now."""
        return dict(self.sources)

    def cite_known(self, source: Source, text: str = "") -> Data:
        """``cite`` of a source that no figure need have, the library's or one that came into the
        plan later: those have the numbers after the figures', in the order in which they are
        cited."""
        cell: Data = {"text": text, "mark": source.kind}
        if "sources" in self.sections:
            self.cited.setdefault(source.id, source)
            number = self.numbers.setdefault(source.id, len(self.numbers) + 1)
            cell["ref"] = str(number)
        return cell

    def reference(self, sources: Iterable[str]) -> str:
        """The numbers of sources within a sentence, after a space: " [2]"; "" without the list."""
        known = [str(self.numbers[one]) for one in sources if one in self.numbers]
        return f" [{', '.join(known)}]" if known and "sources" in self.sections else ""

    def cite_all(self, sources: Iterable[str]) -> Cell:
        """The marks and numbers of several sources by themselves."""
        return {"text": "", "sources": [self.cite(source) for source in sources]}

    def uncited(self, text: str) -> Cell:
        """``text`` in line with cited figures of its column, without a mark of its own."""
        return {"text": text, "mark": ""} | ({"ref": ""} if "sources" in self.sections else {})


def column(text: str, align: str = "left", width: str | float = "auto") -> Data:
    """A column's heading; ``width`` is ``auto`` or a share of what is left."""
    return {"text": text, "align": align, "width": width}


def table(columns: Sequence[Data], rows: Iterable[Sequence[Cell]], **more: Any) -> Data:
    """A table. ``more``: ``small``, ``tight``, ``heads`` (columns that name a row, one if nothing
    is said), or ``groups`` of columns as ``{"text", "span"}``; those under a text share what is
    left of the width."""
    return {"block": "table", "columns": list(columns), "rows": [list(row) for row in rows], **more}


def figures_table(spec: ChartSpec, **more: Any) -> Data:
    """The table of a chart's figures, rounded as people read them. ``more`` as for ``table``."""
    head, *rows = spec.figures
    columns = [column(str(head[0])), *(column(str(one), "right", 1.0) for one in head[1:])]

    def cell(value: object) -> Cell:
        if isinstance(value, float):
            return format_number(value, spec.decimals, spec.language.code)
        return str(value)

    return table(columns, [[cell(value) for value in row] for row in rows], **more)


def with_ids(part: Data, name: str) -> Data:
    """A section with its ``id``, and ids of its own for its tables."""
    blocks = [
        {**block, "id": f"{name}-{place}"} if block["block"] == "table" else block
        for place, block in enumerate(part.get("blocks", ()))
    ]
    return {**part, "id": name} | ({"blocks": blocks} if blocks else {})


def text(*parts: str | Data, block: str = "text") -> Data:
    """A paragraph (``text``, ``lead`` or ``small``); ``{"page": id}`` is where a section begins."""
    return {"block": block, "text": list(parts)}


def subheading(words: str, *, follows: bool = False) -> Data:
    """A heading in a section; what ``follows`` a chart stays with it on a page that holds both."""
    return {"block": "heading", "text": words, "follows": follows}


def section(heading: str, blocks: Sequence[Data], kicker: str = "", *, setting: str = "") -> Data:
    """A section with at least one block. ``setting``: ``whole`` on one page if it has room there,
    ``beside`` with its narrow tables side by side, ``loose`` with its chart apart from its tables
    where a page has room for that alone."""
    return {"heading": heading, "kicker": kicker, "blocks": list(blocks), "setting": setting}


def year_by_year(paper: Paper, what: str) -> Data:
    """The heading of a table with a row for each year of ``what`` the chart above shows."""
    return subheading(paper.say(_YEAR_BY_YEAR, what=capital(what)), follows=True)


def chart(drawing: Data, height: int) -> Data:
    """A drawing of ``report.drawing``, so many millimetres high."""
    return {"block": "chart", "chart": drawing, "height": height}


Sum = tuple[Sequence[float], float]
"""Parts that stand on paper, and what they add up to."""


def rounding_note(paper: Paper, *sums: Sum) -> str:
    """What is said below figures of which one that is shown is not the sum of its parts; "" where
    all add up."""
    up = all(sum(map(whole, parts)) == whole(total) for parts, total in sums)
    return "" if up else paper.say(_ROUNDED)


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
