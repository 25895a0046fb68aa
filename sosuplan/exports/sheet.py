"""The workbook's sheets: a heading, a head that stays in sight, columns of cells, how these style,
and how it all prints. Text stays text, and names are such that every spreadsheet takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import groupby
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sosuplan.charts.palette import LIGHT, SYMBOLS, mixed
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADING_ROW, NOTE_ROW, GROUP_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 3, 4, 5
"""Rows, counted from 0: the heading, what the sheet shows, headings over several columns, those of
single columns, and the first with figures."""

NARROWEST, WIDEST = 7.0, 44.0
"""Characters of a column, unless it says otherwise."""
_HEAD_LINES = 3
"""A heading may be broken into as many lines."""
_A4 = 9
_LINE = 20
"""Pixels of a line of text."""
_NOTE_WIDTH, _LETTER = 380, 7
"""Pixels of an explanation across, and of a letter."""
_ACROSS, _UPRIGHT = (1020, 640), (690, 960)
"""Pixels across and down a page that lies across, and an upright one, at full size and between its
margins."""
_SMALLEST_TO_FIT = 0.5
"""Of full size: as small a table is printed so that it and its chart are on one page."""
_LONGEST_IN_FOOTER = 120
"""Characters of a text, each & counted twice: a footer takes 255 in all."""

LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = "[]:*?/\\"


class Kind(StrEnum):
    """What the cells of a column hold, and how it is shown."""

    TEXT = "text"
    WRAPPED = "wrapped"
    """A text in as many lines as it takes."""
    WHOLE = "whole"
    YEAR = "year"
    """A year or an age."""
    PERCENT = "percent"
    DECIMAL = "decimal"
    FINE = "fine"
    """A figure with six decimals at most."""
    FACTOR = "factor"
    """A figure near 1, with four decimals."""
    SIGNED = "signed whole"
    SIGNED_PERCENT = "signed percent"
    SIGNED_DECIMAL = "signed decimal"

    @property
    def is_figure(self) -> bool:
        """True if the cells hold numbers."""
        return self not in (Kind.TEXT, Kind.WRAPPED)


_SIGNED = {
    Kind.SIGNED: Kind.WHOLE,
    Kind.SIGNED_PERCENT: Kind.PERCENT,
    Kind.SIGNED_DECIMAL: Kind.DECIMAL,
}
_CODES = {
    Kind.WHOLE: "#,##0",
    Kind.YEAR: "0",
    Kind.PERCENT: "0.0%",
    Kind.DECIMAL: "#,##0.0",
    Kind.FINE: "#,##0.######",
    Kind.FACTOR: "0.0000",
    Kind.TEXT: "@",
    Kind.WRAPPED: "@",
}
"""Number formats in the notation of the file, which every spreadsheet shows its own way: a Danish
one with decimal commas."""
_DECIMALS = {Kind.WHOLE: 0, Kind.DECIMAL: 1, Kind.FINE: 6, Kind.FACTOR: 4}


def as_seen(value: object, kind: Kind, language: Language) -> str:
    """About what a cell shows: its width is fitted to it."""
    plain = _SIGNED.get(kind, kind)
    if isinstance(value, float) and plain == Kind.PERCENT:
        return format_percent(value, 1, language.code)
    if isinstance(value, int | float) and plain in _DECIMALS:
        return format_number(value, _DECIMALS[plain], language.code, signed=kind != plain)
    return str(value)


Style = dict[str, Any]
"""What sets a cell apart from its neighbours: properties of a format, by XlsxWriter's names."""

PLAIN: Style = {}
BOLD: Style = {"bold": True}
INDENTED: Style = {"indent": 1}
"""Of a text beside figures: not close to them."""
RIGHT: Style = {"align": "right"}
"""Of a text that stands over figures."""
HEAD: Style = {
    "bold": True,
    "bottom": 1,
    "bottom_color": LIGHT.zero,
    "bg_color": LIGHT.chip,
    "text_wrap": True,
    "valign": "bottom",
}
MOVED: Style = {"bold": True, "bg_color": LIGHT.accent_ground}
INPUT: Style = {"bg_color": LIGHT.accent_ground, "border": 1, "border_color": LIGHT.line}
"""Of a cell that a formula reads and people may change."""
MUTED: Style = {"font_color": LIGHT.muted}
_HATCHED = 14
"""Thin lines from below to above."""


class Styles:
    """The formats of one workbook, each made when it is first used."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._percent = " %" if language.code == "da" else "%"
        self._made: dict[tuple[str, frozenset[tuple[str, Any]]], Format] = {}

    def __call__(self, kind: Kind = Kind.TEXT, style: Style = PLAIN) -> Format:
        key = (kind, frozenset(style.items()))
        if key not in self._made:
            code = _CODES[_SIGNED.get(kind, kind)].replace("%", self._percent)
            found: dict[str, Any] = {
                "num_format": f"+{code};-{code};{code}" if kind in _SIGNED else code,
                "font_color": LIGHT.ink,
                "valign": "vcenter",
                "align": "right" if kind.is_figure else "left",
                **style,
            }
            if found["align"] == "right":
                # Some spreadsheets leave out the one of figures: texts beside them have one too.
                found["indent"] = 1
            if kind == Kind.WRAPPED:
                found["text_wrap"] = True
            self._made[key] = self._book.add_format(found)
        return self._made[key]


Cell = str | int | float | None
"""None leaves a cell empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its cells, the ``kind`` of these, and what stands over it
    and its neighbours alike. ``width`` in characters; 0 fits the cells."""

    heading: str | int
    cells: Sequence[Cell]
    kind: Kind = Kind.TEXT
    over: str = ""
    width: float = 0.0
    kinds: Sequence[Kind] = ()
    """Of each cell, where they are not all of one kind."""
    moved: Sequence[bool] = ()
    """Which cells stand out, where some do; their ``kinds`` are given too."""

    def wrapped(self, at: int) -> Cell:
        """A cell that is broken into lines; "" for another."""
        kind = self.kinds[at] if self.kinds else self.kind
        return self.cells[at] if kind == Kind.WRAPPED else ""


def new_book(memory: BytesIO) -> Workbook:
    """A workbook that is written into ``memory`` when it is closed.

    What people wrote becomes neither a formula nor a link, whatever it begins with.
    """
    from xlsxwriter import Workbook

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return Workbook(memory, options)


class Exact(float):
    """A figure that is written with all the digits it has: XlsxWriter rounds to sixteen, which for
    some figures is one too few."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def sheet_name(text: str) -> str:
    """``text`` as the name of a sheet."""
    signs = (" " if sign in _NOT_IN_SHEET_NAMES else sign for sign in text)
    return "".join(signs)[:LONGEST_SHEET_NAME].strip()


class Sheet:
    """A sheet with a table, to which charts and rows of other kinds can be added."""

    def __init__(
        self, book: Workbook, styles: Styles, language: Language, name: str, heading: str, note: str
    ) -> None:
        self.name = sheet_name(name)
        self.styles = styles
        self.language = language
        self._widths: dict[int, float] = {}
        self._spans: dict[tuple[int, int], int] = {}
        self._charts: list[tuple[int, int]] = []
        """The first row of each chart, and how many it has."""
        self._heights: dict[int, int] = {}
        self._end = FIRST_ROW
        self._beyond = 0
        """The last column that is out of sight."""
        self.raw: Worksheet = book.add_worksheet(self.name)
        self.raw.hide_gridlines(2)
        self.write(HEADING_ROW, 0, heading, style=BOLD | {"font_size": 14})
        if note:
            self.write(NOTE_ROW, 0, note, style=MUTED)

    def write(
        self, row: int, column: int, value: Cell, kind: Kind = Kind.TEXT, style: Style = PLAIN
    ) -> None:
        """One cell. Texts are texts whatever they hold; figures keep all their digits."""
        self._put(row, column, value, self.styles(kind, style))

    def _put(self, row: int, column: int, value: Cell, cell_format: Format) -> None:
        if isinstance(value, str):
            self.raw.write_string(row, column, value, cell_format)
        elif value is not None:
            self.raw.write_number(row, column, Exact(value), cell_format)

    def span(
        self,
        row: int,
        first: int,
        last: int,
        text: str,
        kind: Kind = Kind.TEXT,
        style: Style = PLAIN,
    ) -> None:
        """A text across columns, from ``first`` to ``last``."""
        cell_format = self.styles(kind, style)
        self.raw.merge_range(row, first, row, last, "", cell_format)
        self.raw.write_string(row, first, text, cell_format)
        self._spans[row, first] = last

    def table(self, columns: Sequence[Column], *, keys: int) -> int:
        """Head and cells, which can be filtered; the head and the first ``keys`` columns stay in
        sight. The row after the last."""
        self._cells(HEAD_ROW, columns)
        self._fit(columns)
        self._over(columns)
        self.raw.freeze_panes(FIRST_ROW, keys)
        self.raw.repeat_rows(GROUP_ROW, HEAD_ROW)
        count = len(columns[0].cells)
        self._end = FIRST_ROW + count
        if count:
            self.raw.autofilter(HEAD_ROW, 0, self._end - 1, len(columns) - 1)
        if any(Kind.WRAPPED in (column.kind, *column.kinds) for column in columns):
            for at in range(count):
                self.fit_row(FIRST_ROW + at, [one.wrapped(at) for one in columns])
        self.fit_row(HEAD_ROW, [f"{column.heading}   " for column in columns])
        return self._end

    def block(self, heading: str, columns: Sequence[Column]) -> int:
        """A further table below what stands there, under its ``heading``, in columns that are as
        wide as they are; the row of its first cells."""
        row = self._end + 1
        if heading:
            self.write(row, 0, heading, style=BOLD)
            row += 1
        self._cells(row, columns)
        self.fit_row(row, [f"{column.heading}  " for column in columns])
        count = len(columns[0].cells)
        for at in range(count):
            self.fit_row(row + 1 + at, [one.wrapped(at) for one in columns])
        self._end = row + 1 + count
        return row + 1

    def _cells(self, head: int, columns: Sequence[Column]) -> None:
        """Headings in the row ``head``, and the cells below them."""
        for place, column in enumerate(columns):
            beside = INDENTED if _beside(columns, place) else PLAIN
            kind = Kind.TEXT if isinstance(column.heading, str) else Kind.YEAR
            style = RIGHT if column.kind.is_figure else beside
            self.write(head, place, column.heading, kind, HEAD | style)
            cell_format = self.styles(column.kind, beside)
            for at, cell in enumerate(column.cells):
                if column.kinds:
                    moved = MOVED if column.moved and column.moved[at] else PLAIN
                    cell_format = self.styles(column.kinds[at], beside | moved)
                self._put(head + 1 + at, place, cell, cell_format)

    def add_notes(self, texts: Iterable[str], columns: int) -> None:
        """Sentences below what stands there, across so many columns, each in a row of its own."""
        for row, text in enumerate(texts, start=self._end + 1):
            self.span(row, 0, columns - 1, text, Kind.WRAPPED, MUTED)
            self.fit_row(row, [text])
            self._end = row + 1

    def set_widths(self, first: int, last: int, width: float) -> None:
        """Make columns so many characters wide."""
        self.raw.set_column(first, last, width)
        self._widths |= dict.fromkeys(range(first, last + 1), width)

    def go_on_below(self, row: int) -> None:
        """A chart comes below ``row``, the last one that others have written in."""
        self._end = row + 1

    def note(self, row: int, column: int, text: str) -> None:
        """An explanation that is seen where one points at a cell."""
        height = _LINE * (lines_of(text, _NOTE_WIDTH / _LETTER) + 1)
        size = {"width": _NOTE_WIDTH, "height": height, "font_size": 9, "author": "SOSUplan"}
        self.raw.write_comment(row, column, text, size)

    def fit_row(self, row: int, texts: Sequence[Cell]) -> None:
        """Make a row high enough for texts that are broken into lines, a text a column. Those
        across columns must stand there already: merged cells do not grow with their text."""
        widths = (self._room(row, place) for place in range(len(texts)))
        lines = max(lines_of(text, width) for text, width in zip(texts, widths, strict=True))
        if lines > 1:
            self._heights[row] = _LINE * lines
            self.raw.set_row_pixels(row, _LINE * lines)

    def _room(self, row: int, place: int) -> float:
        """Characters that a text has from column ``place`` on."""
        last = self._spans.get((row, place), place)
        return sum(self._widths.get(one, NARROWEST) for one in range(place, last + 1))

    def place_chart(self, height: int) -> int:
        """Reserve room for a chart of so many pixels under what stands there; the row that it
        begins in. It is printed on one page."""
        row = self._end + 1
        rows = ceil(height / _LINE)
        self._charts.append((row, rows))
        self._end = row + rows
        return row

    def hide_beside(self, heads: Sequence[str], columns: Sequence[Sequence[Cell]]) -> int:
        """Columns that only a chart reads, out of sight and of print, to the right of what stands
        there; the first of them."""
        first = self._beyond = max(self._beyond, *self._widths, 0) + 1
        for column, (head, cells) in enumerate(zip(heads, columns, strict=True), start=first):
            for row, cell in enumerate((head, *cells), start=HEAD_ROW):
                self.write(row, column, cell, style=MUTED)
        self._beyond += len(columns)
        self.raw.set_column(first, self._beyond, None, None, {"hidden": True})
        return first

    def _fit(self, columns: Sequence[Column]) -> None:
        for place, column in enumerate(columns):
            width = column.width
            if not width:
                seen = (
                    as_seen(cell, column.kind, self.language) for cell in _longest(column.cells)
                )
                widest = max(map(len, seen), default=0)
                width = min(max(widest + 2.0, head_width(str(column.heading))), WIDEST)
            self.set_widths(place, place, width)

    def _over(self, columns: Sequence[Column]) -> None:
        """What stands over several columns, or over one, in as many lines as it takes there: it
        would be cut by what stands beside it, or go on outside the table, on another page."""
        texts = [""] * len(columns)
        for text, places in groupby(range(len(columns)), lambda place: columns[place].over):
            under = list(places)
            first, last = under[0], under[-1]
            room = sum(self._widths[place] for place in under)
            if room < (wanted := head_width(text)):
                self.set_widths(last, last, self._widths[last] + wanted - room)
            if max(room, wanted) >= len(text) + 2.0:
                self.write(GROUP_ROW, first, text or None, style=BOLD)
                continue
            texts[first] = f"{text}  "
            if last > first:
                self.span(GROUP_ROW, first, last, text, Kind.WRAPPED, BOLD)
            else:
                self.write(GROUP_ROW, first, text, Kind.WRAPPED, BOLD)
        self.fit_row(GROUP_ROW, texts)

    def lights(self, first: int, last: int, column: int) -> None:
        """Colour the traffic lights of a column, also after they have been sorted or changed."""
        for status, symbol in SYMBOLS.items():
            light = LIGHT.lights[status]
            # No cell has a band: where a light has one, its ground is hatched instead.
            style: dict[str, Any] = {
                "bold": True,
                "bg_color": light.fill,
                "border": 1,
                "border_color": light.edge,
                "font_color": light.ink,
            }
            if light.band:
                style |= {"pattern": _HATCHED, "fg_color": mixed(light.fill, light.edge, 0.5)}
            made = self.styles(Kind.TEXT, style)
            rule = {"type": "text", "criteria": "begins with", "value": symbol, "format": made}
            self.raw.conditional_format(first, column, last, column, rule)

    def set_up_page(self, left: str, middle: str, page: str, *, upright: bool = False) -> None:
        """A4 across or ``upright``, as wide as the page, with a footer: two texts, and ``page``, in
        which {n} and {all} stand for the page and how many there are."""
        self.raw.set_portrait() if upright else self.raw.set_landscape()
        self.raw.set_paper(_A4)
        if self._charts:
            self._fit_with_charts(*(_UPRIGHT if upright else _ACROSS))
        else:
            self.raw.fit_to_pages(1, 0)
        self.raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        texts = (_of_footer(left), _of_footer(middle), page.format(n="&P", all="&N"))
        # After the size comes a space: a digit would belong to it.
        self.raw.set_footer("&L&8 {}&C&8 {}&R&8 {}".format(*texts))

    def _fit_with_charts(self, across: int, down: int) -> None:
        """Print one page wide, however wide the typeface is, no chart in two parts, and as many of
        them on a page as it holds."""
        heights = [(row, _LINE * (rows + 1)) for row, rows in self._charts]
        table = self._high(0, self._charts[0][0])
        if down / (table + sum(height for _, height in heights)) >= _SMALLEST_TO_FIT:
            self.raw.fit_to_pages(1, 1)
            return
        wide = sum(7.0 * width + 5.0 for width in self._widths.values())
        room = down / min(1.0, across / wide) - self._high(GROUP_ROW, FIRST_ROW)
        # The first one begins a page: where it stands on the one of the table is not known, as
        # that depends on the typeface.
        breaks: list[int] = []
        left = 0.0
        for row, height in heights:
            if not breaks or height > left:
                breaks.append(row)
                left = room
            left -= height
        self.raw.set_h_pagebreaks(breaks)
        self.raw.fit_to_pages(1, 0)

    def _high(self, first: int, end: int) -> int:
        """Pixels of the rows from ``first`` to before ``end``."""
        return sum(self._heights.get(row, _LINE) for row in range(first, end))


def _beside(columns: Sequence[Column], place: int) -> bool:
    """True for a column of texts to the right of figures."""
    return place > 0 and columns[place - 1].kind.is_figure and not columns[place].kind.is_figure


def _longest(column: Sequence[Cell]) -> set[Cell]:
    """Cells of a column among which the longest is: every text, and of figures the two ends."""
    cells = set(column)
    figures = [cell for cell in cells if isinstance(cell, int | float)]
    texts: set[Cell] = {cell for cell in cells if isinstance(cell, str)}
    return texts | {min(figures), max(figures)} if figures else texts


def light_text(status: str, language: Language) -> str:
    """A traffic light as a shape and a word."""
    return f"{SYMBOLS[status]} {word(status, language)}"


def head_width(heading: str, least: float = NARROWEST) -> float:
    """Characters that a heading needs when it is broken into lines, and a button to filter."""
    words = heading.split()
    longest = max(map(len, words), default=0)
    return min(max(longest + 3.5, len(heading) / _HEAD_LINES + 3.5, least), WIDEST)


def _of_footer(text: str) -> str:
    """A text in a footer, where & begins a command."""
    doubled = text.replace("&", "&&")
    while len(doubled) > _LONGEST_IN_FOOTER:
        text = text[:-2].rstrip() + "…"
        doubled = text.replace("&", "&&")
    return doubled


def lines_of(text: Cell, width: float) -> int:
    """Lines that a text takes in a column of so many characters, broken between words."""
    return sum(max(1, len(wrap(line, int(width)))) for line in str(text or "").split("\n"))
