"""A file that people bring, read: spreadsheet, text with separators, or PX."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from sosuplan.cpr import holds_cpr, masked
from sosuplan.errors import Fault, ImportFileError
from sosuplan.exchange.cells import Cell, RawSheet, cell_text
from sosuplan.exchange.grid import Grid, grid_of
from sosuplan.exchange.progress import Pace, Progress
from sosuplan.exchange.px import read_px
from sosuplan.exchange.sniff import sniff
from sosuplan.exchange.text_table import TextFormat, find_format, read_text
from sosuplan.exchange.workbook import read_workbook

LARGE = 12_000_000
"""Bytes of a spreadsheet, unpacked, from which on it is read in a process of its own: less is read
in a fraction of a second, and more would keep the window waiting."""

__all__ = ["Book", "Cell", "Grid", "RawSheet", "cell_text", "grid_of", "read_file"]


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file. ``text`` is how a text file is written, None for other files.

    ``notes`` is what the user should know of the file as a whole, such as formulas that were never
    calculated.
    """

    path: Path
    kind: str
    sheets: tuple[RawSheet, ...]
    text: TextFormat | None
    notes: tuple[Fault, ...]


def read_file(
    path: Path | str, *, text: TextFormat | None = None, progress: Progress | None = None
) -> Book:
    """Everything in the file at ``path``.

    ``text`` is how a text file is to be read; without it that is found from the file.
    Raises ``ImportFileError`` for a file that cannot be read or holds CPR numbers, and
    ``CancelledError`` when ``progress`` says to stop.
    """
    path = Path(path)
    if holds_cpr(path.name):
        raise ImportFileError(Fault("import_cpr_in_notes", masked(path.name)))
    pace = Pace(progress)
    kind = sniff(path)
    if kind == "px":
        return Book(path, kind, read_px(path, pace), None, ())
    if kind == "csv":
        form = text or find_format(path, pace)
        return Book(path, kind, (read_text(path, form, pace),), form, ())
    if _unpacked(path, kind) < LARGE:
        sheets, notes = read_workbook(path, kind, pace)
    else:
        # Only here: most files are small, and what starts processes takes a while to load.
        from sosuplan.exchange.apart import read_apart

        sheets, notes = read_apart(path, kind, pace)
    return Book(path, kind, sheets, None, notes)


def _unpacked(path: Path, kind: str) -> int:
    """Bytes of a spreadsheet's parts. An old one (xls) takes as long to read as a quarter of them
    in a new one."""
    try:
        if kind == "xls":
            return 4 * path.stat().st_size
        with zipfile.ZipFile(path) as parts:
            return sum(part.file_size for part in parts.infolist())
    except (OSError, zipfile.BadZipFile):
        raise ImportFileError(Fault("import_damaged", path.name)) from None
