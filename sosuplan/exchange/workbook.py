"""Spreadsheets (xlsx, xls, ods): every sheet, and what calamine does not tell of the file.

Calamine gives cells as they were last calculated. Notes on cells and formulas that were never
calculated are looked for in the file itself.
"""

from __future__ import annotations

import html
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sosuplan.cpr import holds_cpr, masked
from sosuplan.errors import Fault, ImportFileError
from sosuplan.exchange.cells import MOST_CELLS, RawSheet, SheetBuilder
from sosuplan.exchange.ole import DamagedError, largest_sheet, workbook_stream
from sosuplan.exchange.progress import Pace

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_NOTES = re.compile(
    r"xl/(?:comments|threadedComments|drawings|persons)[^/]*(?:/[^/]+)?\.xml|docProps/.*\.xml|"
    r"meta\.xml|styles\.xml"
)
_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ODS_FORMULA = re.compile(rb"<table:table-cell\b[^>]*\btable:formula=[^>]*>")
_REFERENCE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]{1,7})(\d{1,10})[\"']")
_ODS_TABLE = re.compile(rb"<table:table\b.*?</table:table>", re.DOTALL)
_ODS_ROW = re.compile(
    rb"<table:table-row\b((?:[^>]*[^/])?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL
)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_ROWS = re.compile(rb"number-rows-repeated=[\"'](\d{1,10})")
_ODS_COLUMNS = re.compile(rb"number-columns-repeated=[\"'](\d{1,10})")
_ANNOTATION = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_HEADER_FOOTER = re.compile(rb"<headerFooter\b.*?</headerFooter>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WRITTEN_CPR = re.compile(r"(?<!\d)\d{6}-\d{4}(?!\d)")


def read_workbook(
    path: Path, kind: str, pace: Pace
) -> tuple[tuple[RawSheet, ...], tuple[Fault, ...]]:
    """The sheets that hold anything, and what is to be told of the file.

    Raises ``ImportFileError``.
    """
    pace.step(0.0)
    _refuse_what_fills_the_memory(path, kind)
    _refuse_cpr_in_notes(path, kind)
    sheets = []
    with _opened(path) as book:
        names = book.sheet_names
        for number, name in enumerate(names):
            builder = SheetBuilder(path.name, name)
            if holds_cpr(name):
                raise ImportFileError(Fault("import_cpr_in_notes", path.name))
            _fill(builder, _sheet(book, number, path.name), pace, number / len(names))
            pace.step((number + 1) / len(names))
            sheet = builder.sheet()
            if sheet.rows:
                sheets.append(sheet)
    if not sheets:
        raise ImportFileError(Fault("import_no_cells", path.name))
    uncalculated = _uncalculated(path, kind)
    notes = (
        (Fault("import_not_calculated", path.name, values={"count": uncalculated}),)
        if uncalculated
        else ()
    )
    return tuple(sheets), notes


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


def _fill(builder: SheetBuilder, sheet: CalamineSheet | None, pace: Pace, done: float) -> None:
    """The cells of one sheet; cells merged downwards all have what the topmost has."""
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
            pace.step(done)


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


def _refuse_what_fills_the_memory(path: Path, kind: str) -> None:
    """A sheet takes up room for all cells up to its last one, however few of them hold anything."""
    if kind == "xls":
        try:
            cells = largest_sheet(workbook_stream(path.read_bytes()))
        except DamagedError:
            raise ImportFileError(Fault("import_damaged", path.name)) from None
    else:
        with zipfile.ZipFile(path) as parts:
            cells = max((_extent(parts, name) for name in parts.namelist()), default=0)
    if cells > MOST_CELLS:
        raise ImportFileError(
            Fault("import_too_many_cells", path.name, values={"high": MOST_CELLS})
        )


def _extent(parts: zipfile.ZipFile, name: str) -> int:
    """Cells of the rectangle that one part of a workbook takes up, if it is a sheet."""
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        rows = columns = 1
        for cell in _REFERENCE.finditer(parts.read(name)):
            columns = max(columns, _column_number(cell[1].upper()))
            rows = max(rows, int(cell[2]))
        return rows * columns
    if name == "content.xml":
        return max(map(_ods_extent, _ODS_TABLE.findall(parts.read(name))), default=0)
    return 0


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


def _refuse_cpr_in_notes(path: Path, kind: str) -> None:
    """Notes, text boxes and the file's own properties are part of the file too."""
    found = False
    if kind == "xls":
        content = workbook_stream(path.read_bytes())
        texts = [content.decode("latin-1"), content.decode("utf-16-le", "ignore")]
        texts.append(content[1:].decode("utf-16-le", "ignore"))
        # Only as people write them: ten digits in a row may be anything in a binary file.
        numbers = (number for text in texts for number in _WRITTEN_CPR.findall(text))
        found = any(holds_cpr(number) for number in numbers)
    else:
        for text in _note_texts(path, kind):
            words = html.unescape(text)
            # A number may be written in two pieces with different looks, or in two paragraphs.
            found = found or any(holds_cpr(_TAG.sub(gap, words)) for gap in ("", " | "))
    if found:
        raise ImportFileError(Fault("import_cpr_in_notes", masked(path.name)))


def _note_texts(path: Path, kind: str) -> list[str]:
    texts = []
    try:
        with zipfile.ZipFile(path) as parts:
            texts += [
                parts.read(name).decode("utf-8", "replace")
                for name in parts.namelist()
                if _NOTES.fullmatch(name)
            ]
            for name in parts.namelist():
                wanted = None
                if kind == "ods" and name == "content.xml":
                    wanted = _ANNOTATION
                elif kind == "xlsx" and name.startswith("xl/worksheets/sheet"):
                    wanted = _HEADER_FOOTER
                if wanted:
                    found = wanted.findall(parts.read(name))
                    texts += [note.decode("utf-8", "replace") for note in found]
    except Exception:
        # A damaged part makes zipfile and zlib raise what they please.
        raise ImportFileError(Fault("import_truncated", path.name)) from None
    return texts


def _uncalculated(path: Path, kind: str) -> int:
    """How many formulas have no result. (An old .xls always holds one.)"""
    if kind == "xls":
        return 0
    count = 0
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if kind == "xlsx" and name.startswith("xl/worksheets/") and name.endswith(".xml"):
                content = parts.read(name)
                if b"<f" in content:
                    count += len(_FORMULA.findall(content))
            elif kind == "ods" and name == "content.xml":
                cells = _ODS_FORMULA.findall(parts.read(name))
                count += sum(b"office:value" not in cell for cell in cells)
    return count
