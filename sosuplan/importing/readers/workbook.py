"""Spreadsheets (xlsx, xlsb, xls, ods): every sheet, and what calamine does not tell of the file.

Calamine gives cells as they were last calculated. Notes on cells, formulas that were never
calculated and claims that it would believe are looked for in the file itself. Whatever a file
holds, only the process that reads it may suffer: ``worker`` starts that.
"""

from __future__ import annotations

import zipfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain, zip_longest
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import MOST_CELLS, ROWS_AT_ONCE, Cell, RawSheet, SheetBuilder
from sosuplan.importing.readers.markup import (
    ClaimError,
    DoctypeError,
    MarkupError,
    Seen,
    inspect_part,
)
from sosuplan.importing.readers.markup_texts import numbers_in_old
from sosuplan.importing.readers.packed import DamagedError, Package, largest_sheet, workbook_stream
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_LOOKED = 0.4
"""The share of the work that is done when the file itself has been looked through."""
_LONGEST_LIST = 10_000_000
"""Bytes of a workbook's list of its sheets."""
_MARKUP_NAMES = (".xml", ".rels")
_MANIFEST_FOLDER = "meta-inf/"
"""Where an open document keeps the list of its parts and signatures: no texts of people."""
_OTHERS_FOLDERS = (_MANIFEST_FOLDER, "basic/", "dialogs/")
"""What an open document keeps for others than readers of tables: it may well declare a DOCTYPE."""
_MARKUP_BEGINS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")


def read_workbook(
    path: Path, kind: str, pace: Pace
) -> tuple[tuple[RawSheet, ...], tuple[Fault, ...]]:
    """The sheets that hold anything, and what is to be told of the file.

    Raises ``ImportFileError``.
    """
    try:
        seen = _seen_in_old(path) if kind == "xls" else _seen_in_parts(path, pace)
        _refuse(path, seen)
        sheets = _sheets(path, kind, pace, seen)
    except (OSError, DamagedError):
        # The file was replaced meanwhile, or an old one is damaged.
        raise ImportFileError(Fault("import_damaged", path.name)) from None
    if not sheets:
        raise ImportFileError(Fault("import_no_cells", path.name))
    notes = []
    if seen.uncalculated:
        values = {"count": seen.uncalculated}
        notes.append(Fault("import_not_calculated", path.name, values=values))
    if kind == "xls":
        notes.append(Fault("import_old_workbook", path.name))
    if kind == "xlsb":
        notes.append(Fault("import_binary_workbook", path.name))
    return tuple(sheets), tuple(notes)


# --- what calamine does not tell ----------------------------------------------------------------


def _refuse(path: Path, seen: Seen) -> None:
    """A sheet takes up room for all cells up to its last one, however few of them hold anything;
    notes, text boxes and the file's own properties are part of the file too."""
    if seen.cells > MOST_CELLS:
        raise _too_many_cells(path.name)
    if seen.cpr:
        raise ImportFileError(Fault("import_cpr_in_notes", masked(path.name)))


def _too_many_cells(file: str) -> ImportFileError:
    return ImportFileError(Fault("import_too_many_cells", file, values={"high": MOST_CELLS}))


def _seen_in_old(path: Path) -> Seen:
    """An old file (xls) always has results of its formulas."""
    content = path.read_bytes()
    stream = workbook_stream(content)
    texts = chain(numbers_in_old(stream), numbers_in_old(content))
    return Seen(largest_sheet(stream), any(map(holds_cpr, texts)))


def _seen_in_parts(path: Path, pace: Pace) -> Seen:
    seen = Seen()
    with Package(path) as package:
        inspect_parts(package, seen, pace)
    return seen


def inspect_parts(package: Package, seen: Seen, pace: Pace) -> None:
    """Add to ``seen`` what the parts of a workbook hold. Raises ``ImportFileError``.

    Every part is unpacked once and parsed once: that is most of the work.
    """
    size = max(1, package.size)
    done = 0
    seen.check_text(package.comment)
    for part in package.parts:
        seen.check_text(part.filename)
        # Pictures are none, and some drawings (vml) and macros only look like it.
        name = part.filename.lower()
        if name.endswith(".bin") and "comment" in name:
            # Notes of a binary workbook (xlsb) are no markup.
            notes = b"".join(package.pieces(part))
            seen.cpr = seen.cpr or any(map(holds_cpr, numbers_in_old(notes)))
        loose = not name.endswith(_MARKUP_NAMES) or name.startswith(_OTHERS_FOLDERS)
        if loose and not _begins_as_markup(package, part):
            continue

        def pieces(part: zipfile.ZipInfo = part, before: int = done) -> Iterator[bytes]:
            read = before
            for piece in package.pieces(part):
                yield piece
                read += len(piece)
                pace.step(_LOOKED * read / size)

        for_people = not name.startswith(_MANIFEST_FOLDER)
        try:
            inspect_part(
                pieces(), part.file_size, seen, name=name, loose=loose, for_people=for_people
            )
        except (ClaimError, MarkupError):
            raise ImportFileError(Fault("import_damaged", package.name)) from None
        except DoctypeError:
            raise ImportFileError(Fault("import_doctype", package.name)) from None
        done += part.file_size


def _begins_as_markup(package: Package, part: zipfile.ZipInfo) -> bool:
    head = next(package.pieces(part), b"").lstrip()
    return not head or head.startswith(_MARKUP_BEGINS)


# --- cells --------------------------------------------------------------------------------------


def _sheets(path: Path, kind: str, pace: Pace, seen: Seen) -> list[RawSheet]:
    """The sheets that hold anything."""
    sheets = []
    parts = _sheet_parts(path) if kind == "xlsx" else []
    with _opened(path) as book:
        names = book.sheet_names
        part = (1.0 - _LOOKED) / max(1, len(names))
        for number, name in enumerate(names):
            builder = SheetBuilder(path.name, name)
            if holds_cpr(name):
                raise ImportFileError(Fault("import_cpr_in_notes", masked(path.name)))
            done = _LOOKED + part * number
            _fill(builder, _sheet(book, number, path.name), pace, done, part)
            sheet = builder.sheet()
            if not sheet.rows:
                continue
            hidden = seen.hidden.get(parts[number] if number < len(parts) else number)
            if hidden is not None:
                held = set(sheet.lines)
                lines = array("L", (line for line in hidden.lines if line in held))
                columns = array("L", (at for at in hidden.columns if at < sheet.width))
                sheet = replace(sheet, hidden_lines=lines, hidden_columns=columns)
            visible = str(book.sheets_metadata[number].visible).endswith("Visible")
            sheets.append(replace(sheet, is_hidden=not visible))
    return sheets


def _sheet_parts(path: Path) -> list[str]:
    """The parts of a new workbook (xlsx) that hold its sheets, in the order of these."""
    with Package(path) as package:
        names = {part.filename.lower(): part.filename for part in package.parts}
        book, links = (
            _attributes_of(package.read(names.get(name, name), _LONGEST_LIST), element)
            for name, element in (
                ("xl/workbook.xml", "sheet"),
                ("xl/_rels/workbook.xml.rels", "Relationship"),
            )
        )
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    found = []
    for sheet in book:
        target = targets.get(sheet.get("id", ""), "").lower()
        found.append(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return found


def _attributes_of(content: bytes, element: str) -> list[dict[str, str]]:
    """The attributes of each element of a name, without the prefixes of their vocabularies."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == element:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with suppress(expat.ExpatError, LookupError, UnicodeError, ValueError):
        parser.Parse(content, True)
    return found


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
    if sheet is None or sheet.start is None or sheet.end is None:
        return
    height, width = (last + 1 for last in sheet.end)
    if height * width > MOST_CELLS:
        raise _too_many_cells(builder.file)
    try:
        ranges, rows = sheet.merged_cell_ranges or (), sheet.iter_rows()
    except BaseException as error:
        raise _damaged(error, builder.file) from None
    begins: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in ranges:
        if bottom > top:
            begins.setdefault(top, []).append((left, bottom))
    merged: dict[int, tuple[int, Any]] = {}
    for first in range(0, height, ROWS_AT_ONCE):
        block = range(first, min(first + ROWS_AT_ONCE, height))
        read = []
        for place in block:
            # Empty rows before the first cell are among them, empty columns are not.
            row = [""] * sheet.start[1] + _next_row(rows, builder.file)
            if merged or place in begins:
                _fill_merged(row, place, begins.pop(place, ()), merged)
            read.append(row)
        columns = zip_longest(*read, fillvalue="")
        builder.add_columns([place + 1 for place in block], list(map(_cells, columns)))
        pace.step(done + part * first / height)


def _cells(column: Sequence[Any]) -> Sequence[Cell]:
    """What the typed cells of a column say."""
    kinds = set(map(type, column))
    if kinds == {str} or (kinds == {float} and all(map(isfinite, column))):
        return column
    return list(map(_cell, column))


def _next_row(rows: Iterator[list[Any]], file: str) -> list[Any]:
    try:
        return next(rows, [])
    except BaseException as error:
        raise _damaged(error, file) from None


def _fill_merged(
    row: list[Any],
    place: int,
    begins: Iterable[tuple[int, int]],
    merged: dict[int, tuple[int, Any]],
) -> None:
    """Fill empty cells of ``row`` that are merged with one above.

    ``merged`` has, by column, the last row of what was begun and its value; ``begins`` has columns
    and last rows of what begins in this row.
    """
    for left in [left for left, (bottom, _) in merged.items() if bottom < place]:
        del merged[left]
    for left, (_, value) in merged.items():
        if row[left] == "":
            row[left] = value
    for left, bottom in begins:
        if left < len(row) and row[left] != "" and bottom > merged.get(left, (0, None))[0]:
            merged[left] = bottom, row[left]


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
