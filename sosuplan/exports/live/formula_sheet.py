"""A sheet of formulas: lines with a cell for each year, blocks with a row for each age, and the
references by which cells of other sheets read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sosuplan.exports.live.formula import Cells, Expression, Term, Value, expression
from sosuplan.exports.sheet import (
    BOLD,
    HEAD,
    HEAD_ROW,
    MUTED,
    PLAIN,
    RIGHT,
    Cell,
    Kind,
    Sheet,
    Style,
    lines_of,
)
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.text.language import N_

if TYPE_CHECKING:
    from xlsxwriter import Workbook

STEP = N_("Step of the projection")
HOW = N_("How it is computed")
UNIT = N_("Unit")
AGE = N_("Age")

STEPS, EXPLAINED, UNITS, FIRST_YEAR = 0, 1, 2, 3
"""Columns of a sheet with years: the step (or an age), its equation in words, its unit, and the
first year."""
_WIDTHS = (30.0, 42.0, 16.0, 9.0)
_LINE = 20
"""Pixels of a line of text."""
_NOT_IN_NAMES = re.compile(r"\W+")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[rcRC]\d*([rcRC]\d*)?")


@dataclass(frozen=True, slots=True)
class Reference(Expression):
    """A cell as a formula of any sheet reads it. It moves with a formula that is copied."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def fixed(self) -> Expression:
        """The same cell wherever the formula is copied to."""
        return Expression(_text(self.sheet, "$", self.column, "$", self.row), self.value)

    @property
    def in_row(self) -> Expression:
        """A cell of the same row, in the column that the formula is copied to."""
        return Expression(_text(self.sheet, "", self.column, "$", self.row), self.value)

    @property
    def in_column(self) -> Expression:
        """A cell of the same column, in the row that the formula is copied to."""
        return Expression(_text(self.sheet, "$", self.column, "", self.row), self.value)


def _text(sheet: str, column_lock: str, column: int, row_lock: str, row: int) -> str:
    return f"'{sheet}'!{column_lock}{_letters(column)}{row_lock}{row + 1}"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def from_to(first: Reference, cells: Sequence[Reference], *, fixed: bool = True) -> Cells:
    """Neighbouring cells, the first of which is ``first``; those of a year move with a formula
    that is copied to the next."""
    last = cells[-1]
    lock = "$" if fixed else ""
    end = _text("", lock, last.column, "$", last.row).partition("!")[2]
    begin = _text(first.sheet, lock, first.column, "$", first.row)
    return Cells(f"{begin}:{end}", tuple(one.value for one in cells))


def column_of(cells: Sequence[Reference]) -> Cells:
    """The cells of a list, wherever a formula is copied to."""
    return from_to(cells[0], cells)


class Names:
    """The names that cells have besides their places."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._taken: set[str] = set()

    def give(self, cell: Reference, text: str) -> Expression:
        """The cell by a name made of ``text``."""
        name = _NOT_IN_NAMES.sub("_", text).strip("_") or "_"
        if name[0].isdigit() or _LIKE_A_CELL.fullmatch(name):
            name = f"_{name}"
        wanted, number = name, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name.casefold())
        self._book.define_name(name, f"={cell.fixed.text}")
        return Expression(name, cell.value)


class Page:
    """A sheet that is written cell by cell, from the top down."""

    def __init__(self, sheet: Sheet, row: int = HEAD_ROW) -> None:
        self.sheet = sheet
        self.say = sheet.language
        self.row = row
        """The next row to write in."""

    @property
    def name(self) -> str:
        return self.sheet.name

    def put(
        self,
        row: int,
        column: int,
        what: Expression | Cell,
        kind: Kind = Kind.TEXT,
        style: Style = PLAIN,
    ) -> Reference:
        """Write a formula or a constant; the cell."""
        if isinstance(what, Expression):
            value: Value = what.value
            formula = what.text.replace(f"'{self.name}'!", "")
            given = what.number if isinstance(value, bool) else value
            made = self.sheet.styles(kind, style)
            self.sheet.raw.write_formula(
                row, column, f"={formula}", made, 0 if given is None else given
            )
            value = 0.0 if value is None else value
        else:
            value = what
            if what is None:
                self.sheet.raw.write_blank(row, column, None, self.sheet.styles(kind, style))
            else:
                self.sheet.write(row, column, what, kind, style)
        text = _text(self.name, "", column, "", row)
        return Reference(text, value, sheet=self.name, row=row, column=column)

    def heading(self, text: str) -> None:
        """A heading over what comes next, after an empty row."""
        self.row += 1
        self.sheet.write(self.row, 0, text, style=BOLD)
        self.row += 1

    def head(self, row: int, texts: Iterable[tuple[str | int, Kind]]) -> None:
        """Headings of columns of these kinds."""
        shown = list(texts)
        for column, (text, kind) in enumerate(shown):
            own = Kind.YEAR if isinstance(text, int) else Kind.TEXT
            self.sheet.write(row, column, text, own, HEAD | (RIGHT if kind.is_figure else PLAIN))
        self.sheet.fit_row(row, [f"{text} " for text, _ in shown])


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the projection: a row with a cell for each year."""

    page: YearPage
    row: int
    kind: Kind
    cells: dict[int, Reference]
    style: Style

    def __setitem__(self, year: int, what: Term | None) -> None:
        made = what if isinstance(what, Expression) or what is None else expression(what)
        column = self.page.columns[year]
        self.cells[year] = self.page.put(self.row, column, made, self.kind, self.style)

    def __getitem__(self, year: int) -> Reference:
        return self.cells[year]

    def write(self, year: int, figure: float | str) -> None:
        """A figure that no formula gives."""
        column = self.page.columns[year]
        self.cells[year] = self.page.put(self.row, column, figure, self.kind, self.style)

    @property
    def all(self) -> Cells:
        """Every cell that is written, wherever a formula is copied to."""
        return column_of(list(self.cells.values()))


@dataclass(frozen=True, slots=True)
class AgeBlock:
    """A step of the projection that has a row for each age, and a cell for each year in it."""

    page: YearPage
    row: int
    """Of the first age."""
    kind: Kind
    ages: dict[int, Reference]
    cells: dict[tuple[int, int], Reference]

    def put(self, age: int, year: int, what: Expression) -> None:
        """Write the cell of an age and a year."""
        row, column = self.row + age - FIRST_AGE, self.page.columns[year]
        self.cells[age, year] = self.page.put(row, column, what, self.kind)

    def at(self, age: int, year: int) -> Reference:
        return self.cells[age, year]

    def year(self, year: int, oldest: int = LAST_AGE) -> Cells:
        """The cells of a year from the youngest to the ``oldest``."""
        cells = [self.cells[age, year] for age in range(FIRST_AGE, oldest + 1)]
        return from_to(cells[0], cells, fixed=False)


class YearPage(Page):
    """A sheet with a column for each year."""

    def __init__(self, sheet: Sheet, years: Sequence[int]) -> None:
        super().__init__(sheet)
        self.years = tuple(years)
        self.columns = {year: FIRST_YEAR + place for place, year in enumerate(years)}
        for column, width in enumerate(_WIDTHS[:FIRST_YEAR]):
            sheet.set_widths(column, column, width)
        sheet.set_widths(FIRST_YEAR, FIRST_YEAR + len(years) - 1, _WIDTHS[FIRST_YEAR])
        heads = [(self.say(text), Kind.TEXT) for text in (STEP, HOW, UNIT)]
        self.head(self.row, [*heads, *((year, Kind.YEAR) for year in years)])
        self.head_row = self.row
        sheet.raw.freeze_panes(self.row + 1, EXPLAINED)
        sheet.raw.repeat_rows(self.row)
        self.row += 1

    def year(self, year: int) -> Expression:
        """The cell at the head of a year's column."""
        text = _text(self.name, "", self.columns[year], "$", self.head_row)
        return Expression(text, float(year))

    def line(
        self, step: str, how: str, unit: str, kind: Kind = Kind.DECIMAL, style: Style = PLAIN
    ) -> Line:
        """A row for a step, whose cells are still to be written."""
        row = self.row
        for column, text in ((STEPS, step), (EXPLAINED, how), (UNITS, unit)):
            look = MUTED if column else {**style, "align": "left"}
            self.sheet.write(row, column, text or None, Kind.WRAPPED, look)
        self.sheet.fit_row(row, [step, how, unit])
        self.row += 1
        return Line(self, row, kind, {}, style)

    def block(self, step: str, how: str, kind: Kind = Kind.DECIMAL) -> AgeBlock:
        """Rows for a step by age, whose cells are still to be written."""
        self.heading(step)
        row, ages = self.row, range(FIRST_AGE, LAST_AGE + 1)
        rows = lines_of(how, _WIDTHS[EXPLAINED]) + 1
        top = self.sheet.styles(Kind.WRAPPED, MUTED | {"valign": "top"})
        self.sheet.raw.merge_range(row, EXPLAINED, row + rows - 1, EXPLAINED, "", top)
        self.sheet.raw.write_string(row, EXPLAINED, how, top)
        cells = {
            age: self.put(row + place, STEPS, age, Kind.YEAR) for place, age in enumerate(ages)
        }
        self.row += len(ages)
        return AgeBlock(self, row, kind, cells, {})
