"""Cells and sheets of files that people bring, before anything is made of them."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from typing import cast

from sosuplan.text.cpr import holds_cpr, is_figure_or_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError

Cell = str | float | None
"""Text, a number, or nothing. Texts have no spaces around them and are never empty."""

MOST_CELLS = 15_000_000
"""Cells of one file: what fits into memory with room for the work that follows."""
MOST_COLUMNS = 1_000
"""Columns of a sheet: each is offered to be used, and nobody looks through more."""
_BARE = (9, 10)
"""Digits of a CPR number without anything between them: the zero may be lost."""
_ENOUGH_IDS = 10
_IDS_TO_CPR = 4
"""Numbers that are no CPR numbers for each that may be one, in a column of ids or amounts: of any
ten digits one in eight at most begins with a date."""
_UNITS = "10"
"""What the ten digits of a place of work (P-nummer) begin with: four in ten look like a date."""
_ID_HEADING = re.compile(
    r"\bp-?nummer|\bp-nr\b|\bproduktionsenhed|\bcvr|\bean\b|\bean-|\bpsp|konto|\bomkostningssted",
    re.IGNORECASE,
)
_NO_ID_HEADING = re.compile(r"cpr|person", re.IGNORECASE)
"""A heading that says that the ten digits below it are no CPR numbers, unless it says this too."""
_HEADING_ROWS = 20
ROWS_AT_ONCE = 256
"""Rows that are taken in together: few enough to be near the processor."""
_FEWEST_SIGNS = 7
"""Signs of the shortest text that may be a CPR number, or made of one: 11290.1."""
_SMALL = 1e4
"""Figures below this are no CPR numbers, and none was made of one."""
PLAIN_UNITS = frozenset(["", "antal", "number", "personer", "persons"])
"""Units of a table that say nothing beside its title."""
LONGEST_CELL = 1_000
"""Letters of a cell that are kept: longer texts are no labels, and are looked at many times."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it is in the file.

    ``rows`` leaves out blank ones and all rows are equally long; ``lines`` holds each row's line
    in the file, from 1. ``decimal`` is the decimal mark of numbers that are written as text.
    ``dash_is_zero`` is True if the format itself says that a dash stands for none. ``notes`` is
    what the user should know of it. Of a spreadsheet ``hidden_lines`` and ``hidden_columns`` (as
    places) are not shown by the program that made it, nor is the sheet if it is ``is_hidden``.
    ``decimal_said`` says that the decimal mark is the user's and not what the file shows.
    """

    name: str
    rows: Sequence[tuple[Cell, ...]]
    lines: Sequence[int]
    decimal: str = ","
    dash_is_zero: bool = False
    notes: tuple[Fault, ...] = ()
    hidden_lines: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    is_hidden: bool = False
    decimal_said: bool = False

    @property
    def hides(self) -> bool:
        """True if some of its rows and columns are hidden."""
        return bool(self.hidden_lines or self.hidden_columns)

    def visible(self) -> RawSheet:
        """The sheet without what is hidden in it."""
        rows, lines = self.rows, self.lines
        if self.hidden_lines:
            hidden = set(self.hidden_lines)
            shown = [place for place, line in enumerate(lines) if line not in hidden]
            rows, lines = [rows[place] for place in shown], [lines[place] for place in shown]
        if self.hidden_columns:
            gone = set(self.hidden_columns)
            kept = [place for place in range(self.width) if place not in gone]
            take = parts_of(kept)
            rows = [take(row) for row in rows] if kept else []
        return replace(self, rows=rows, lines=lines, hidden_lines=(), hidden_columns=())

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


class _Texts(dict[Cell, Cell]):
    """What is made of each cell, which is looked up for a million of them; ``read`` is asked for
    those that are not known."""

    def __init__(self, read: Callable[[Cell], Cell]) -> None:
        self._read = read
        self[None] = None

    def __missing__(self, cell: Cell) -> Cell:
        return self._read(cell)


@dataclass(slots=True)
class SheetBuilder:
    """Collects the rows of one sheet, and refuses CPR numbers in them.

    Nothing of a cell that holds one is kept: only in which column and how many rows it was.
    """

    file: str
    name: str = ""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("L"))
    cells: int = 0
    _known: _Texts = field(init=False)
    _refused: Counter[int] = field(default_factory=Counter)
    _refused_first: dict[int, int] = field(default_factory=dict)
    _bare: dict[int, list[bool]] = field(default_factory=dict)
    """By column, for each refused cell that is digits alone, whether it begins like a P-nummer."""
    _doubtful: set[int] = field(default_factory=set)
    """Columns in which figures stand that CPR numbers may have been made of."""

    _place: int = 0
    """The column whose cells are read."""

    def __post_init__(self) -> None:
        self._known = _Texts(self._read)

    def add(self, line: int, cells: Iterable[Cell]) -> None:
        """A row of the file. Raises ``ImportFileError`` when there are more than fit."""
        self.add_columns((line,), [(cell,) for cell in cells])

    def add_rows(self, lines: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        """Rows of the file. Raises ``ImportFileError`` when there are more than fit."""
        if len({len(row) for row in rows}) == 1:
            self.add_columns(lines, list(zip(*rows, strict=True)))
            return
        for line, row in zip(lines, rows, strict=True):
            self.add(line, row)

    def add_all(
        self, first: int, rows: Iterable[Sequence[Cell]], tell: Callable[[int], None]
    ) -> None:
        """All rows, from the line ``first`` on. ``tell`` hears now and then how many there were."""
        each, line = iter(rows), first
        while block := list(islice(each, ROWS_AT_ONCE)):
            self.add_rows(range(line, line + len(block)), block)
            line += len(block)
            tell(line - first)

    def add_columns(self, lines: Sequence[int], columns: Sequence[Sequence[Cell]]) -> None:
        """Rows of the file, a column at a time: each step is one call for all of their cells.

        Raises ``ImportFileError`` when there are more than fit.
        """
        if len(columns) > MOST_COLUMNS:
            columns = self._narrow(columns)
        if not columns:
            return
        read = []
        for place, column in enumerate(columns):
            self._place = place
            refused = self._refused[place]
            if isinstance(column[0], float) and set(map(type, column)) == {float}:
                cells = self._figures(column)
            else:
                cells = list(map(self._known.__getitem__, column))
            if self._refused[place] > refused:
                pairs = zip(lines, column, cells, strict=True)
                first = next(line for line, cell, kept in pairs if kept is None and _is_told(cell))
                self._refused_first.setdefault(place, first)
            read.append(cells)
        rows = list(zip(*read, strict=True))
        blank = (None,) * len(read)
        if blank in rows:
            kept = [(line, row) for line, row in zip(lines, rows, strict=True) if row != blank]
            lines, rows = [line for line, _ in kept], [row for _, row in kept]
        self.rows += rows
        self.lines.extend(lines)
        self.cells += len(rows) * len(read)
        if self.cells > MOST_CELLS:
            fault = Fault("import_too_many_cells", self.file, values={"high": MOST_CELLS})
            raise ImportFileError(fault)

    def _refuse(self, text: str) -> None:
        self._refused[self._place] += 1
        if text.isdecimal():
            self._bare.setdefault(self._place, []).append(text.startswith(_UNITS))

    def _narrow(self, columns: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
        """Columns without empty ones at the end. Raises ``ImportFileError`` for too many."""
        if any(_is_told(cell) for column in columns[MOST_COLUMNS:] for cell in column):
            values: dict[str, str | float] = {"high": MOST_COLUMNS, "sheet": masked(self.name)}
            raise ImportFileError(Fault("import_too_many_columns", self.file, values=values))
        return columns[:MOST_COLUMNS]

    def _figures(self, column: Sequence[Cell]) -> Sequence[Cell]:
        """A column of nothing but numbers."""
        figures = cast("Sequence[float]", column)
        # Most columns have small ones only, for which there is no time to ask twice.
        if max(figures) < _SMALL:
            return column
        return [cell if cell < _SMALL else self._read(cell) for cell in figures]

    def _read(self, cell: Cell) -> Cell:
        """A text without the spaces around it; texts that come back share their memory."""
        if not isinstance(cell, str):
            return self._figure(cell)
        text = cell.strip()
        if not text:
            self._known[cell] = None
            return None
        if len(text) >= _FEWEST_SIGNS:
            if is_figure_or_cpr(text):
                self._doubtful.add(self._place)
                return text
            if holds_cpr(text):
                self._refuse(text)
                return None
        if len(self._known) > 500_000:
            self._known.clear()
            self._known[None] = None
        if len(text) > LONGEST_CELL:
            # Not remembered, as it would be found by all of its letters.
            return text[: LONGEST_CELL - 1] + "…"
        self._known[cell] = text
        return text

    def _figure(self, cell: float | None) -> float | None:
        if cell is None or cell < _SMALL:
            return cell
        if holds_cpr(cell):
            self._refuse(cell_text(cell))
            return None
        if is_figure_or_cpr(cell):
            self._doubtful.add(self._place)
        return cell

    def sheet(self, decimal: str = ",") -> RawSheet:
        """All that was added. Raises ``ImportFileError`` if there were CPR numbers among it."""
        notes = []
        for place in sorted(one for one in self._refused if self._are_ids(one)):
            values: dict[str, str | float] = {"count": self._refused.pop(place)}
            column = self._column(place)
            notes.append(Fault("import_cpr_left_out", self.file, column=column, values=values))
        for place in self._doubtful:
            self._settle(place)
        if self._refused:
            raise ImportFileError(
                self._cpr_fault(place, rows) for place, rows in sorted(self._refused.items())
            )
        width = max(map(len, self.rows), default=0)
        if any(len(row) != width for row in self.rows):
            self.rows = [row + (None,) * (width - len(row)) for row in self.rows]
        return RawSheet(self.name, self.rows, self.lines, decimal, notes=tuple(notes))

    def _are_ids(self, place: int) -> bool:
        """True for a column of other numbers, as its heading says or as most of them show: what may
        be a CPR number in it is left out, and the file need not be refused for it."""
        bare = self._bare.get(place, [])
        if len(bare) < self._refused[place]:
            return False
        if self._says_ids(place):
            return True
        texts = (cell_text(row[place]) for row in self.rows if place < len(row))
        others = [text for text in texts if len(text) in _BARE and text.isdecimal()]
        units = all(bare) and all(text.startswith(_UNITS) for text in others)
        least = max(1, len(bare) / 2) if units else max(_ENOUGH_IDS, _IDS_TO_CPR * len(bare))
        return len(others) >= least

    def _says_ids(self, place: int) -> bool:
        above = [text for text in self._texts_above(place) if _ID_HEADING.search(text)]
        return bool(above) and not any(map(_NO_ID_HEADING.search, self._texts_above(place)))

    def _texts_above(self, place: int) -> Iterator[str]:
        """Short texts at the top of a column."""
        for row in self.rows[:_HEADING_ROWS]:
            text = row[place] if place < len(row) else None
            if isinstance(text, str) and len(text) <= 40 and any(map(str.isalpha, text)):
                yield text

    def _settle(self, place: int) -> None:
        """Refuse a column of figures of which nearly all may have been CPR numbers: they begin with
        dates, and most have the four decimals that other figures seldom have."""
        figures = lines = whole = 0
        first = 0
        for line, row in zip(self.lines, self.rows, strict=True):
            cell = row[place] if place < len(row) else None
            if is_figure_or_cpr(cell):
                lines += 1
                whole += len(cell_text(cell).replace(",", ".").partition(".")[2]) == 4
                first = first or line
            elif isinstance(cell, float) or (cell or "")[:1].isdecimal():
                figures += 1
        if lines >= 3 * figures and whole >= lines / 2:
            self._refused[place] += lines
            self._refused_first.setdefault(place, first)

    def _cpr_fault(self, place: int, rows: int) -> Fault:
        """A single number may stand in a note or a heading: it is named by its cell."""
        values: dict[str, str | float] = {"rows": rows, "sheet": masked(self.name)}
        if rows == 1:
            line = self._refused_first[place]
            return Fault("import_cpr_cell", self.file, line, letter(place), values=values)
        return Fault("import_cpr", self.file, column=self._column(place), values=values)

    def _column(self, place: int) -> str:
        """What a person calls a column: its letter, and a short text at its top."""
        text = next(self._texts_above(place), "")
        return f"{letter(place)} ({text})" if text else letter(place)


def _is_told(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def parts_of(places: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """What takes the cells at ``places`` out of a row: fast, as a file has millions of rows."""
    if len(places) < 2:
        return lambda row: tuple(row[place] for place in places)
    return itemgetter(*places)


def cell_text(cell: Cell) -> str:
    """A cell as text; whole numbers without decimals, nothing as ""."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)


def letter(place: int) -> str:
    """The name of a column in a spreadsheet: A, B, … Z, AA, …; ``place`` counts from 0."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
