"""What the wizard reads in a thread: files and the tables in them. Nothing here knows of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sosuplan.exchange.grid import Grid, grid_of
from sosuplan.exchange.guessing import Guess, guess
from sosuplan.exchange.progress import Progress
from sosuplan.exchange.reading import Book, read_file
from sosuplan.exchange.recognise import DASHES
from sosuplan.exchange.text_table import TextFormat
from sosuplan.plan import Plan

MOST_SHEETS = 20
"""Sheets that are looked into for figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table, and what it seems to be; ``dashes`` if a dash stands in any cell."""

    sheet: int
    grid: Grid
    guessed: Guess
    dashes: bool


def read_table(
    book: Book,
    sheet: int,
    header: tuple[int, int] | None,
    plan: Plan,
    fill_down: bool,
    _progress: Progress,
) -> Table:
    """The table of a sheet, by the headings that were found or by ``header``, with or without
    labels ``fill_down`` (``grid_of``)."""
    grid = grid_of(book.sheets[sheet], header, fill_down=fill_down)
    dashes = any(dash in row for row in grid.rows for dash in DASHES)
    return Table(sheet, grid, guess(grid, plan=plan), dashes)


def read_book(
    path: Path, text: TextFormat | None, plan: Plan, progress: Progress
) -> tuple[Book, Table]:
    """A file and the first of its sheets that looks like figures of the plan."""
    book = read_file(path, text=text, progress=progress)
    first = read_table(book, 0, None, plan, True, progress)
    if first.guessed.mapping is None:
        for sheet in range(1, min(len(book.sheets), MOST_SHEETS)):
            other = read_table(book, sheet, None, plan, True, progress)
            if other.guessed.mapping is not None:
                return book, other
    return book, first
