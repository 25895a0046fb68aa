"""One CSV file of a plan folder as text: UTF-8, comma, a header row. Nothing is guessed."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import BinaryIO, NoReturn

from sosuplan.model.parsing import Record
from sosuplan.model.schema.column import LONGEST_TEXT
from sosuplan.store.files import fault_of, not_a_plain_file
from sosuplan.text.errors import Fault

LARGEST_FILE = 20_000_000
"""Bytes. Every municipality by single year of age is a tenth of this."""
LONGEST_LINE = 1_000_000
"""Bytes. A line is never held in memory beyond this."""


class _StopReadingError(Exception):
    """The rest of the file cannot be read; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class CsvFile:
    """A file whose header names ``columns`` in any order, read once from front to back. It may lack
    those that are ``omitted``, whose cells are then empty.

    After ``records`` is used up, ``faults`` says what was wrong and ``readable`` whether the whole
    file could be read.
    """

    def __init__(self, path: Path, columns: Sequence[str], omitted: Sequence[str] = ()) -> None:
        self.faults: list[Fault] = []
        self.readable = True
        self._path = path
        self._name = path.name
        self._columns = tuple(columns)
        self._omitted = tuple(omitted)
        self._header: Sequence[str] = self._columns

    def records(self) -> Iterator[Record]:
        """Each row with its physical line. A row with too few or too many cells has none."""
        try:
            yield from self._records()
        except _StopReadingError as stop:
            self.readable = False
            self.faults.append(stop.fault)

    def _records(self) -> Iterator[Record]:
        unreadable = not_a_plain_file(self._path, self._name)
        if unreadable:
            raise _StopReadingError(unreadable)
        try:
            if self._path.stat().st_size > LARGEST_FILE:
                self._stop("file_too_large", high=LARGEST_FILE // 1_000_000)
            with self._path.open("rb") as stream:
                rows = self._rows(stream)
                line, header = next(rows, (1, []))
                self._header = header
                places = self._places(line, header)
                for line, cells in rows:
                    yield line, self._cells(line, cells, header, places)
        except OSError as error:
            raise _StopReadingError(fault_of(error, self._name)) from None

    def _rows(self, stream: BinaryIO) -> Iterator[tuple[int, list[str]]]:
        """Rows with the line on which each begins; blank lines are left out."""
        reader = csv.reader(self._lines(stream), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                self._stop("bad_csv", line)
            if cells:
                yield line, cells

    def _lines(self, stream: BinaryIO) -> Iterator[str]:
        for number in count(1):
            raw = stream.readline(LONGEST_LINE + 1)
            if not raw:
                return
            if len(raw) > LONGEST_LINE:
                self._stop("line_too_long", number, high=LONGEST_LINE)
            if number == 1:
                raw = raw.removeprefix(codecs.BOM_UTF8)
            if b"\0" in raw:
                self._stop("nul_bytes", number, *self._cell_at(raw, raw.index(b"\0")))
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                self._stop("not_utf8", number, *self._cell_at(raw, error.start))
            yield text

    def _cell_at(self, raw: bytes, place: int) -> tuple[str, str]:
        """The column of the byte at ``place``, as far as commas tell, and what stands there."""
        column = min(raw[:place].count(b","), len(self._header) - 1)
        start = raw.rfind(b",", 0, place) + 1
        end = raw.find(b",", place)
        cell = raw[start : len(raw) if end < 0 else end].rstrip(b"\r\n")
        return self._header[column], cell[:LONGEST_TEXT].decode("utf-8", "backslashreplace")

    def _places(self, line: int, header: list[str]) -> dict[str, int]:
        """The place of each known column in the header, which is told what is wrong with it."""
        expected = ",".join(self._columns)
        if not header:
            self._stop("empty_file", line, self._columns[0], "", columns=expected)
        if not set(header) & set(self._columns):
            semicolons = len(header) == 1 and ";" in header[0]
            self._stop(
                "semicolons" if semicolons else "no_header",
                line,
                self._columns[0],
                ",".join(header),
                columns=expected,
            )
        places: dict[str, int] = {}
        for place, name in enumerate(header):
            if name not in self._columns:
                self._fault("unknown_column", line, name, name, columns=expected)
            elif name in places:
                self._fault("duplicate_column", line, name, name)
            else:
                places[name] = place
        for name in self._columns:
            if name not in places and name not in self._omitted:
                self._fault("missing_column", line, name, columns=expected)
        return places

    def _cells(
        self, line: int, cells: list[str], header: list[str], places: dict[str, int]
    ) -> dict[str, str]:
        if not any(cell.strip() for cell in cells):
            self._fault("empty_row", line, header[0], "")
            return {}
        if len(cells) != len(header):
            last = header[min(len(cells), len(header) - 1)]
            self._fault(
                "cell_count", line, last, str(len(cells)), expected=len(header), cells=len(cells)
            )
            return {}
        return dict.fromkeys(self._omitted, "") | {
            name: cells[place] for name, place in places.items()
        }

    def _fault(
        self, code: str, line: int, column: str, found: str | None = None, **values: str | float
    ) -> None:
        self.faults.append(Fault(code, self._name, line, column, found, values))

    def _stop(
        self,
        code: str,
        line: int | None = None,
        column: str = "",
        found: str | None = None,
        **values: str | float,
    ) -> NoReturn:
        raise _StopReadingError(Fault(code, self._name, line, column, found, values)) from None


def csv_text(
    columns: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    separator: str = ",",
    line_end: str = "\n",
) -> str:
    """A header and rows as CSV; reads back to the same texts."""
    return "".join(
        separator.join(_quoted(text, separator) for text in row) + line_end
        for row in (columns, *rows)
    )


def _quoted(text: str, separator: str) -> str:
    # Python's csv.writer leaves a lone carriage return bare in some versions, and cannot be read.
    if any(mark in text for mark in (separator, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text
