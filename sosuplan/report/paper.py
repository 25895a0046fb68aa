"""What every section of the summary is made from, and the blocks that the template can set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sosuplan.charts.figures import Figures
from sosuplan.frame import FTE, Frame
from sosuplan.language import mark
from sosuplan.numbers import format_number, format_percent
from sosuplan.plan import Source
from sosuplan.rules import source_ids
from sosuplan.tables import TABLES
from sosuplan.words import word

_YEAR_BY_YEAR = mark("Report", "Year by year")

Data = dict[str, Any]
"""What JSON can hold."""

Cell = str | Data
"""A cell of a table: its text, or the text with a ``mark`` (kind of source), ``ref`` (number of
source), ``light`` (status), ``strong``, or ``span`` (columns); or several ``sources``, each with
``mark`` and ``ref`` or ``text``."""


@dataclass(frozen=True)
class Paper:
    """A frame and the ids of the sections that are to be printed of it."""

    frame: Frame
    sections: Sequence[str]

    def say(self, text: str, **values: object) -> str:
        """A text of the summary in its language."""
        return self.frame.language("Report", text).format(**values)

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
        return self.word("fte" if self.frame.unit == FTE else "persons")

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


def text(*parts: str | Data, block: str = "text") -> Data:
    """A paragraph (``text``, ``lead`` or ``small``); ``{"page": id}`` is where a section begins."""
    return {"block": block, "text": list(parts)}


def subheading(words: str) -> Data:
    """A heading in a section."""
    return {"block": "heading", "text": words}


def section(heading: str, blocks: Sequence[Data], kicker: str = "") -> Data:
    """A section with at least one block."""
    return {"heading": heading, "kicker": kicker, "blocks": list(blocks)}


def year_by_year(paper: Paper) -> Data:
    """The heading of a table with a row for each year: it may stand on another page than its
    chart."""
    return subheading(paper.say(_YEAR_BY_YEAR))


def chart(drawing: Data, height: int) -> Data:
    """A drawing of ``report.drawing``, so many millimetres high."""
    return {"block": "chart", "chart": drawing, "height": height}


def figures_table(paper: Paper, figures: Figures, **more: Any) -> Data:
    """The figures of a chart in whole persons: years first, then a column for each line."""
    head, *body = figures
    columns = [
        column(str(name), "left" if not place or _is_text(body, place) else "right", 1.0)
        for place, name in enumerate(head)
    ]
    columns[0]["width"] = "auto"
    return table(columns, ([_as_text(paper, cell) for cell in row] for row in body), **more)


def _is_text(body: Figures, place: int) -> bool:
    return any(isinstance(row[place], str) and row[place] for row in body)


def _as_text(paper: Paper, value: object) -> str:
    if isinstance(value, float):
        return paper.whole(value)
    return "–" if value == "" else str(value)
