"""Spreadsheets (xlsx, xls, ods): every sheet, and what calamine does not tell of the file.

Calamine gives cells as they were last calculated. Notes on cells and formulas that were never
calculated are looked for in the file itself.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sosuplan.cpr import holds_cpr, masked
from sosuplan.errors import Fault, ImportFileError
from sosuplan.exchange.cells import MOST_CELLS, RawSheet, SheetBuilder
from sosuplan.exchange.ole import DamagedError, largest_sheet, workbook_stream
from sosuplan.exchange.progress import Pace
from sosuplan.exchange.workbook_texts import numbers_in_old, texts_besides_cells

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ODS_FORMULA = re.compile(rb"<table:table-cell\b[^>]*\btable:formula=[^>]*>")
_REFERENCE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]{1,7})(\d{1,10})[\"']")
_PIECE = 1 << 22
"""Bytes of a part that are searched at a time."""
_LOOKED = 0.4
"""The share of the work that is done when the file itself has been looked through."""
_ODS_TABLE = re.compile(rb"<table:table\b.*?</table:table>", re.DOTALL)
_ODS_ROW = re.compile(
    rb"<table:table-row\b((?:[^>]*[^/])?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL
)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_ROWS = re.compile(rb"number-rows-repeated=[\"'](\d{1,10})")
_ODS_COLUMNS = re.compile(rb"number-columns-repeated=[\"'](\d{1,10})")


def read_workbook(
    path: Path, kind: str, pace: Pace
) -> tuple[tuple[RawSheet, ...], tuple[Fault, ...]]:
    """The sheets that hold anything, and what is to be told of the file.

    Raises ``ImportFileError``.
    """
    try:
        seen = _seen_in_old(path) if kind == "xls" else _seen_in_parts(path, pace)
        _refuse(path, seen)
        sheets = _sheets(path, pace)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, DamagedError):
        # A part that calamine does not look at is damaged, or the file was replaced meanwhile.
        raise ImportFileError(Fault("import_damaged", path.name)) from None
    if not sheets:
        raise ImportFileError(Fault("import_no_cells", path.name))
    notes = (
        (Fault("import_not_calculated", path.name, values={"count": seen.uncalculated}),)
        if seen.uncalculated
        else ()
    )
    return tuple(sheets), notes


# --- what calamine does not tell ----------------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """What the file holds besides cells: ``cells`` is the room that its largest sheet takes up,
    ``uncalculated`` counts formulas without a result. An old file (xls) always has results."""

    cells: int = 0
    cpr: bool = False
    uncalculated: int = 0


def _refuse(path: Path, seen: _Seen) -> None:
    """A sheet takes up room for all cells up to its last one, however few of them hold anything;
    notes, text boxes and the file's own properties are part of the file too."""
    if seen.cells > MOST_CELLS:
        raise ImportFileError(
            Fault("import_too_many_cells", path.name, values={"high": MOST_CELLS})
        )
    if seen.cpr:
        raise ImportFileError(Fault("import_cpr_in_notes", masked(path.name)))


def _seen_in_old(path: Path) -> _Seen:
    content = path.read_bytes()
    stream = workbook_stream(content)
    texts = chain(numbers_in_old(stream), numbers_in_old(content))
    return _Seen(largest_sheet(stream), any(map(holds_cpr, texts)))


def _seen_in_parts(path: Path, pace: Pace) -> _Seen:
    """Every part of a workbook is unpacked once: that is most of the work."""
    seen = _Seen()
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        size = max(1, sum(part.file_size for part in parts.infolist()))
        done = 0
        for name in names:
            sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
            if not (sheet or name == "content.xml"):
                continue
            content = _unpacked(parts, name, path.name)
            if sheet:
                seen.cells = max(seen.cells, _extent(content, pace, done, size))
                if b"<f" in content:
                    seen.uncalculated += len(_FORMULA.findall(content))
            else:
                tables = _ODS_TABLE.findall(content)
                seen.cells = max((seen.cells, *map(_ods_extent, tables)))
                formulas = _ODS_FORMULA.findall(content)
                seen.uncalculated += sum(b"office:value" not in cell for cell in formulas)
            done += len(content)
            pace.step(_LOOKED * done / size)
        seen.cpr = any(map(holds_cpr, texts_besides_cells(parts)))
    return seen


def _unpacked(parts: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        return parts.read(name)
    except Exception:
        # A damaged part makes zipfile and zlib raise what they please.
        raise ImportFileError(Fault("import_truncated", file)) from None


def _extent(content: bytes, pace: Pace, done: int, size: int) -> int:
    """Cells of the rectangle that a sheet takes up; ``done`` bytes of ``size`` came before it."""
    rows, columns = {b"1"}, {b"A"}
    for piece in _pieces(content):
        for letters, digits in _REFERENCE.findall(piece):
            columns.add(letters)
            rows.add(digits)
        rows = {max(rows, key=int)}
        done += len(piece)
        pace.step(_LOOKED * done / size)
    return max(map(int, rows)) * max(_column_number(one.upper()) for one in columns)


def _pieces(content: bytes) -> Iterator[bytes]:
    """Pieces of markup in which no tag is cut in two."""
    start = 0
    while start < len(content):
        end = content.find(b"<", start + _PIECE)
        end = len(content) if end < 0 else end
        yield content[start:end]
        start = end


def _column_number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number


def _ods_extent(table: bytes) -> int:
    """Rows and columns up to the last that hold anything: what is repeated stands there once."""
    rows = width = last = 0
    for row in _ODS_ROW.finditer(table):
        repeated = _ODS_ROWS.search(row[1])
        rows += int(repeated[1]) if repeated else 1
        columns = 0
        for cell in _ODS_CELL.finditer(row[2] or b""):
            times = _ODS_COLUMNS.search(cell[1])
            columns += int(times[1]) if times else 1
            if b"office:value" in cell[1] or b"calcext:value" in cell[1] or b"formula" in cell[1]:
                width, last = max(width, columns), rows
    return last * width


# --- cells --------------------------------------------------------------------------------------


def _sheets(path: Path, pace: Pace) -> list[RawSheet]:
    """The sheets that hold anything."""
    sheets = []
    with _opened(path) as book:
        names = book.sheet_names
        part = (1.0 - _LOOKED) / max(1, len(names))
        for number, name in enumerate(names):
            builder = SheetBuilder(path.name, name)
            if holds_cpr(name):
                raise ImportFileError(Fault("import_cpr_in_notes", path.name))
            done = _LOOKED + part * number
            _fill(builder, _sheet(book, number, path.name), pace, done, part)
            sheet = builder.sheet()
            if sheet.rows:
                sheets.append(sheet)
    return sheets


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise ImportFileError(Fault("import_password", path.name)) from None
    except (CalamineError, OSError, ValueError):
        raise ImportFileError(Fault("import_damaged", path.name)) from None
    except BaseException as error:
        raise _damaged(error, path.name) from None


def _sheet(book: CalamineWorkbook, number: int, file: str) -> CalamineSheet | None:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_index(number)
    except CalamineError:
        # A sheet that is a chart has no cells; a sheet that is damaged is told of.
        if str(book.sheets_metadata[number].typ).endswith("WorkSheet"):
            raise ImportFileError(Fault("import_damaged", file)) from None
        return None
    except BaseException as error:
        raise _damaged(error, file) from None


def _damaged(error: BaseException, file: str) -> BaseException:
    """A fault of the file for whatever the reader raises; its panics are no ``Exception``."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    return ImportFileError(Fault("import_damaged", file))


def _fill(
    builder: SheetBuilder, sheet: CalamineSheet | None, pace: Pace, done: float, part: float
) -> None:
    """The cells of one sheet; cells merged downwards all have what the topmost has.

    ``done`` is the share of the work that was done before and ``part`` that of this sheet.
    """
    if sheet is None or sheet.start is None:
        return
    try:
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except BaseException as error:
        raise _damaged(error, builder.file) from None
    for (top, left), (bottom, _) in merged:
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and top < len(rows) and row[left] == "":
                row[left] = rows[top][left]
    for line, row in enumerate(rows, 1):
        builder.add(line, [_cell(value) for value in row])
        if not line & 1023:
            pace.step(done + part * line / len(rows))


def _cell(value: object) -> str | float | None:
    """What a typed cell says; a date without time as a date, and truth as the words for it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        number = float(value)
        return number if number == number and abs(number) != float("inf") else None
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds() / 3600.0
    return None
