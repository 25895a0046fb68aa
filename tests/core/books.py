"""Workbooks taken apart: cells as a spreadsheet reads them, and the XML that they are made of."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from sosuplan.analysis.frame import HEADS, Frame, frame_of
from sosuplan.engine import EngineInputs
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import Language

MADE_ON = date(2026, 3, 31)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1:A9)", "\t=1+1", '=HYPERLINK("https://x.dk")')


def frame(
    plan: Plan,
    scenario: Scenario,
    compared: tuple[Scenario, ...] = (),
    *,
    occupation: str = "SSA",
    unit: str = HEADS,
    language: str = "da",
) -> Frame:
    return frame_of(
        plan,
        catalogue(plan),
        EngineInputs.from_plan(plan),
        scenario,
        compared,
        occupation=occupation,
        unit=unit,
        language=Language(language),
    )


def two_areas(plan: Plan) -> Plan:
    """``plan`` with everything in its area once more, in a second one half as large."""

    def doubled(rows: tuple[Any, ...], *sizes: str) -> tuple[Any, ...]:
        halves = (
            replace(row, area="Nabo", **{name: getattr(row, name) / 2 for name in sizes})
            for row in rows
        )
        return (*rows, *halves)

    return replace(
        plan,
        staff=doubled(plan.staff, "heads"),
        working_time=doubled(plan.working_time),
        trainee_intake=doubled(plan.trainee_intake, "gf2_starts"),
        training=doubled(plan.training),
        demand_base=doubled(plan.demand_base, "demand_heads"),
    )


def named(plan: Plan, text: str) -> Plan:
    """``plan`` with ``text`` wherever people write names: plan, area, scenarios, sources."""
    here = {"area": text}
    tables = ("staff", "working_time", "trainee_intake", "training", "demand_base")
    return replace(
        plan,
        name=text,
        **{name: tuple(replace(row, **here) for row in getattr(plan, name)) for name in tables},
        demand_scenarios=tuple(
            replace(row, label_da=text, label_en=text) for row in plan.demand_scenarios
        ),
        sources=tuple(
            replace(row, title=text, publisher=text, locator=text, url=text, note=text)
            for row in plan.sources
        ),
    )


class Book:
    """A workbook's bytes, read."""

    def __init__(self, content: bytes) -> None:
        self.cells = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self._parts = zipfile.ZipFile(io.BytesIO(content))
        self.names = self._parts.namelist()
        self.sheets = list(self.cells.sheet_names)

    def rows(self, sheet: str) -> list[list[Any]]:
        return self.cells.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def table(self, sheet: str) -> list[dict[str, Any]]:
        """The rows under the head, by heading; of headings that repeat, told apart by what stands
        over them."""
        rows = self.rows(sheet)
        over = rows[3]
        heads = [str(int(head)) if isinstance(head, float) else head for head in rows[4]]
        names, group = [], ""
        for above, head in zip(over, heads, strict=True):
            group = above or group
            names.append(f"{group}/{head}" if heads.count(head) > 1 else head)
        wide = [name for name in names if name]
        return [dict(zip(wide, row, strict=False)) for row in rows[5:] if any(row[: len(wide)])]

    def text(self, part: str) -> str:
        return self._parts.read(part).decode("utf-8")

    def xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._parts.read(part))

    def sheet_xml(self, sheet: str) -> ElementTree.Element:
        return self.xml(f"xl/worksheets/sheet{self.sheets.index(sheet) + 1}.xml")

    def parts(self, pattern: str) -> list[str]:
        return [name for name in self.names if re.fullmatch(pattern, name)]

    def charts(self, sheet: str) -> list[tuple[int, int]]:
        """Column and row, from 0, in which the charts of a sheet begin."""
        rels = self.xml(f"xl/worksheets/_rels/sheet{self.sheets.index(sheet) + 1}.xml.rels")
        targets = [str(rel.get("Target")) for rel in rels]
        drawing = next(target for target in targets if "drawings" in target)
        starts = self.xml(f"xl/{drawing.removeprefix('../')}").iter(f"{DRAWN}from")
        return [
            (int(one.findtext(f"{DRAWN}col", "")), int(one.findtext(f"{DRAWN}row", "")))
            for one in starts
        ]


def texts_in_workbook(frame: Frame) -> list[str]:
    """Every text in a cell of the workbook of ``frame``."""
    book = Book(workbook(frame, MADE_ON))
    cells = (cell for sheet in book.sheets for row in book.rows(sheet) for cell in row)
    return [cell for cell in cells if isinstance(cell, str)]
