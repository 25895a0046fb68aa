"""What the wizard reads in a thread: files and the tables in them. Nothing here knows of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sosuplan.exchange.grid import Grid, grid_of
from sosuplan.exchange.guessing import Guess, guess
from sosuplan.exchange.progress import Progress
from sosuplan.exchange.reading import Book, read_file
from sosuplan.exchange.text_table import TextFormat
from sosuplan.plan import Plan

MOST_SHEETS = 20
"""Sheets that are looked into for figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table, and what it seems to be."""

    sheet: int
    grid: Grid
    guessed: Guess


def read_table(
    book: Book, sheet: int, header: tuple[int, int] | None, plan: Plan, _progress: Progress
) -> Table:
    """The table of a sheet, by the headings that were found or by ``header``."""
    grid = grid_of(book.sheets[sheet], header)
    return Table(sheet, grid, guess(grid, plan=plan))


def read_book(
    path: Path, text: TextFormat | None, plan: Plan, progress: Progress
) -> tuple[Book, Table]:
    """A file and the first of its sheets that looks like figures of the plan."""
    book = read_file(path, text=text, progress=progress)
    first = read_table(book, 0, None, plan, progress)
    if first.guessed.mapping is None:
        for sheet in range(1, min(len(book.sheets), MOST_SHEETS)):
            other = read_table(book, sheet, None, plan, progress)
            if other.guessed.mapping is not None:
                return book, other
    return book, first
