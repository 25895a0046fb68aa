"""Files that people bring, stored in tests/data/imports, and the way they go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.grid import Grid, grid_of
from sosuplan.importing.guessing import Guess, guess
from sosuplan.importing.import_result import ImportResult, apply, new_source
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import RawSheet
from sosuplan.importing.readers.reading import Book, kind_of_book, read_file, sniff
from sosuplan.importing.readers.workbook import read_workbook
from sosuplan.model.plan import Plan
from sosuplan.text.errors import ImportFileError
from tests.core.source import ROOT

IMPORTS = ROOT / "tests" / "data" / "imports"
AREA = "Region Midtjylland"


def book_of(name: str) -> Book:
    return read_file(IMPORTS / name)


def grid(name: str, sheet: int = 0) -> Grid:
    return grid_of(book_of(name).sheets[sheet])


def guessed(name: str, plan: Plan, sheet: int = 0) -> Guess:
    return guess(grid(name, sheet), plan=plan)


def mapping_of(name: str, plan: Plan, sheet: int = 0, **constants: str) -> ImportMapping:
    """The guessed mapping with what the user states besides."""
    mapping = guessed(name, plan, sheet).mapping
    assert mapping is not None
    for field, text in constants.items():
        mapping = mapping.with_constant(field, text)
    return mapping


def imported(
    name: str, plan: Plan, mapping: ImportMapping, sheet: int = 0, fill_from: str = ""
) -> ImportResult:
    source = new_source(plan, IMPORTS / name, "", "own")
    return apply(grid(name, sheet), mapping, plan, source, fill_from=fill_from)


def read_here(path: Path) -> Sequence[RawSheet]:
    """The sheets of a file, read without a worker: for many small files that do no harm."""
    if sniff(path) != "book":
        return read_file(path).sheets
    return read_workbook(path, kind_of_book(path), Pace(None))[0]


def codes_of(path: Path, read: Callable[[Path], object] = read_file) -> list[str]:
    """The codes of what is wrong with a file."""
    with pytest.raises(ImportFileError) as caught:
        read(path)
    return [fault.code for fault in caught.value.faults]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def taken(
    text: str,
    plan: Plan,
    folder: Path,
    target: str | None,
    areas: Collection[str] | None = None,
    **constants: str,
) -> ImportResult:
    """The result for a text file with the guessed columns."""
    path = write(folder, "fil.csv", text)
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, target, plan).mapping
    assert mapping is not None
    for name, value in constants.items():
        mapping = mapping.with_constant(name, value)
    return apply(table, mapping, plan, new_source(plan, path, "", "own"), areas=areas)


def staff_of(plan: Plan, area: str, sector: str, occupation: str) -> dict[int, float]:
    """A group's persons by the first age of each band."""
    return {
        row.age_from: row.heads
        for row in plan.staff
        if (row.area, row.sector, row.occupation) == (area, sector, occupation)
    }


def ignored(result: ImportResult) -> dict[str, int]:
    """How many rows were left out, by the reason."""
    return {rows.reason: rows.count for rows in result.ignored}
