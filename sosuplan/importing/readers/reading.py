"""A file that people bring, read: spreadsheet, text with separators, or PX.

Spreadsheets are read by a process of its own (``worker``), texts here: in one go from front to
back, in time and memory that their length limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sosuplan.importing.grid import Grid, grid_of
from sosuplan.importing.progress import Pace, Progress
from sosuplan.importing.readers.cells import Cell, RawSheet, cell_text
from sosuplan.importing.readers.px import read_px
from sosuplan.importing.readers.sniff import sniff
from sosuplan.importing.readers.text_table import TextFormat, find_format, read_text
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError

__all__ = ["Book", "Cell", "Grid", "RawSheet", "cell_text", "grid_of", "read_file"]


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file. ``text`` is how a text file is written, None for other files.

    ``notes`` is what the user should know of the file, such as formulas that were never calculated.
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
        values = {"example": "2026-05-24"}
        raise ImportFileError(Fault("import_cpr_in_name", masked(path.name), values=values))
    pace = Pace(progress)
    kind = sniff(path)
    if kind == "px":
        return _book(path, kind, read_px(path, pace))
    if kind == "csv":
        form = text or find_format(path, pace)
        return _book(path, kind, (read_text(path, form, pace),), form)
    # Only here: what starts processes takes a while to load.
    from sosuplan.importing.readers.worker import read_in_worker

    kind, sheets, notes = read_in_worker(path, pace)
    return _book(path, kind, sheets, None, notes)


def _book(
    path: Path,
    kind: str,
    sheets: tuple[RawSheet, ...],
    text: TextFormat | None = None,
    notes: tuple[Fault, ...] = (),
) -> Book:
    """A book that tells what its sheets tell, too; several may be of the same figures."""
    told = list(notes)
    told += [note for sheet in sheets for note in sheet.notes if note not in told]
    return Book(path, kind, sheets, text, tuple(told))
