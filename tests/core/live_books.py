"""Workbooks with formulas: what stands in their cells, other values written into them, and what
LibreOffice makes of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.exports.live.lever_cells import LEVER_ROW
from sosuplan.exports.live_workbook import live_workbook
from sosuplan.model.plan import SECTORS
from sosuplan.model.scenario import Scenario
from tests.core.books import MADE_ON, Book

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Compute every cell anew when a workbook is read, whatever stands in it."""
FIRST_YEAR = 3
"""The column of the first year."""
LEVERS, ASSUMPTIONS = "Håndtag", "Forudsætninger"
BALANCE, STAFF = "Balance", "Personale"


def has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Book]:
    """Each workbook as LibreOffice writes it after computing it, all in one run."""
    profile, source, target = folder / "profile", folder / "in", folder / "out"
    for one in (profile / "user", source, target):
        one.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    paths = []
    for name, content in books.items():
        path = source / f"{name}.xlsx"
        path.write_bytes(content)
        paths.append(str(path))
    options = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore")
    convert = ("--convert-to", "xlsx", "--outdir", str(target))
    command = ["soffice", *options, *convert, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return {name: Book((target / f"{name}.xlsx").read_bytes()) for name in books}


def written(frame: Frame, occupation: str, area: str) -> bytes:
    return live_workbook(frame, occupation, area, MADE_ON)


def line(book: Book, sheet: str, step: str, nth: int = 0) -> NDArray[np.float64]:
    """The figures of a step by year, of the ``nth`` line of this name."""
    found = [row for row in book.rows(sheet) if row and row[0] == step]
    return np.array([cell for cell in found[nth][FIRST_YEAR:] if cell != ""], dtype=float)


def sides(book: Book, nth: int = 0) -> dict[str, NDArray[np.float64]]:
    """Supply, demand and balance in both units as the formulas give them (``nth`` 0)."""
    units = {HEADS: "personer", FTE: "fuldtidspersoner"}
    names = {"supply": "Udbud", "demand": "Efterspørgsel", "gap": "Balance"}
    return {
        f"{side}_{unit}": line(book, BALANCE, f"{name}, {word}", nth)
        for side, name in names.items()
        for unit, word in units.items()
    }


def check_balance(book: Book, frame: Frame, occupation: str, area: str, within: float) -> None:
    """The sheet Balance has the engine's figures, but for a part of the larger of supply and
    demand."""
    balance = frame.projection.balance(CURRENT, occupation, area)
    for unit in (HEADS, FTE):
        size = max(1.0, balance.supply(unit).max(), balance.demand(unit).max())
        for side in ("supply", "demand", "gap"):
            name = f"{side}_{unit}"
            apart = np.abs(sides(book)[name] - getattr(balance, name)).max() / size
            assert apart <= within, (name, apart)


def staff_by_age(book: Book, frame: Frame, sector: str) -> NDArray[np.float64]:
    """(ages, years) of a sector: the last block of it, after tasks have moved."""
    rows = book.rows(STAFF)
    words = dict(zip(SECTORS, ("kommuner", "region", "øvrige arbejdsgivere"), strict=True))
    head = max(at for at, row in enumerate(rows) if row[0] == f"Personale, {words[sector]}")
    block = rows[head + 1 : head + 59]
    return np.array([row[FIRST_YEAR : FIRST_YEAR + len(frame.years)] for row in block], float)


def with_levers(content: bytes, frame: Frame, scenario: Scenario) -> bytes:
    """The workbook with the levers of ``scenario`` typed into its cells. Every other cell keeps the
    value that it had, which is no longer that of its formula."""
    book, say = Book(content), frame.language
    names = [row[0] for row in book.rows(LEVERS)]
    cells: dict[str, float | str | None] = {}
    for lever in frame.catalogue:
        if lever.full_name(say) not in names[LEVER_ROW:]:
            continue
        row = names.index(lever.full_name(say), LEVER_ROW) + 1
        if lever.is_timing:
            cells[f"B{row}"] = frame.catalogue.timing(scenario.levers)[lever.id != "start_year"]
            continue
        cells[f"B{row}"] = scenario.levers.get(lever.id, lever.neutral)
        if lever.has_years:
            begins, full = scenario.timing.get(lever.id, (None, None))
            cells[f"D{row}"] = begins
            if lever.gradual:
                cells[f"E{row}"] = full
    labels = frame.plan.demand_labels(say.code)
    cells[f"B{names.index('Efterspørgselsscenarie') + 1}"] = labels[scenario.demand]
    return with_cells(content, LEVERS, cells)


def with_cells(content: bytes, sheet: str, cells: Mapping[str, Any]) -> bytes:
    """The workbook with other constants in cells of a sheet; None empties one."""
    part = f"xl/worksheets/sheet{Book(content).sheets.index(sheet) + 1}.xml"
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text = _changed(text.decode(), cells).encode()
            new.writestr(name, text)
    return made.getvalue()


def _changed(xml: str, cells: Mapping[str, Any]) -> str:
    for place, value in cells.items():
        found = re.search(rf'<c r="{place}" s="(\d+)"(?: t="s")?(?:/>|><v>[^<]*</v></c>)', xml)
        assert found, place
        begin = f'<c r="{place}" s="{found[1]}"'
        if value is None:
            cell = f"{begin}/>"
        elif isinstance(value, str):
            cell = f'{begin} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        else:
            cell = f"{begin}><v>{float(value)!r}</v></c>"
        xml = xml.replace(found[0], cell)
    return xml
