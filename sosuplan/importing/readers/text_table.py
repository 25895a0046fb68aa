"""Text with separators (CSV, TSV) as people save it: encoding, separator and marks are found."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import ROWS_AT_ONCE, RawSheet, SheetBuilder
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, ImportFileError

ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows (ANSI)",
    "cp850": "DOS (850)",
    "mac_roman": "Mac",
}
"""What a text may be written in, and what people call it."""
_OF_BYTES = ("cp1252", "cp850", "mac_roman")
"""Encodings in which every byte is a letter or sign: which of them it is shows in the words."""
_LETTERS = "æøåÆØÅéüöäÉÜÖÄ"
SEPARATORS = (";", ",", "\t", "|")
DECIMALS = (",", ".")

LONGEST_ROW = 4_000_000
"""Letters of one row, all of which are in memory at once. They are counted in whole blocks
(``_CHUNK``): a row that is longer by up to two may pass, but none that is shorter is refused."""

_SAMPLE = 200_000
_CHUNK = 1 << 20
_HEAD = 65_536
_ASCII = bytes(range(128))
_COMMA = re.compile(r"[+\u2212-]?\d+(?:\.\d{3})*,\d+\s*%?\Z")
_DOT = re.compile(r"[+\u2212-]?\d+(?:,\d{3})*\.\d+\s*%?\Z")


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a text is written: ``decimal`` is the mark before decimals."""

    encoding: str
    separator: str
    decimal: str


def find_format(path: Path, pace: Pace) -> TextFormat:
    """The format of the file at ``path``, from its beginning (its encoding from all of it)."""
    try:
        encoding = _encoding(path, pace)
        with path.open("rb") as stream:
            sample = stream.read(_SAMPLE)
    except OSError as error:
        raise ImportFileError(fault_of(error, path.name)) from None
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    lines = text.splitlines()
    if len(sample) == _SAMPLE:
        lines = lines[:-1]
    separator = _separator(lines)
    return TextFormat(encoding, separator, _decimal(lines, separator))


def _encoding(path: Path, pace: Pace) -> str:
    """UTF-8 if every byte fits, UTF-16 if it begins as such, else what makes words of the bytes."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    high: Counter[int] = Counter()
    sound = True
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if wide := utf_16(head):
            return wide
        chunk = head
        while chunk:
            if sound:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    sound = False
            high.update(high_bytes(chunk))
            pace.step(0.0)
            chunk = stream.read(_CHUNK)
    with suppress(UnicodeDecodeError):
        decoder.decode(b"", final=True)
        if sound:
            return "utf-8-sig"
    return encoding_of_bytes(high)


def high_bytes(content: bytes) -> bytes:
    """The bytes that encodings differ in."""
    return content.translate(None, _ASCII)


def danish_letters(high: Mapping[int, int], encoding: str) -> int:
    """How many Danish letters bytes above 127, with how often each is there, make in an encoding,
    less the other signs. Raises ``LookupError`` for one that is not known."""
    signs = ((bytes([byte]).decode(encoding, "replace"), n) for byte, n in high.items())
    return sum(n if sign in _LETTERS else -n for sign, n in signs)


def encoding_of_bytes(high: Mapping[int, int]) -> str:
    """In which encoding bytes above 127 make most Danish letters; of equals the first."""
    return max(_OF_BYTES, key=lambda encoding: danish_letters(high, encoding))


def utf_16(head: bytes) -> str:
    """The encoding of a text of two bytes a letter, "" for any other: by its mark, or else as the
    upper byte of nearly all letters is 0."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, upper, lower in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if len(upper) > 4 and upper.count(0) >= 0.9 * len(upper) and not lower.count(0):
            return encoding
    return ""


def _separator(lines: list[str]) -> str:
    """The separator that gives most lines the same number of cells, more than one."""

    def fitness(separator: str) -> float:
        try:
            rows = list(csv.reader(lines[:200], delimiter=separator))
        except csv.Error:
            return 0.0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return 0.0
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
        # Decimal commas make pairs of cells too: a wider table is the likelier one.
        return times * (1.0 + min(width, 10) / 20.0)

    # Of equals the first: a semicolon or tab is seldom anything but a separator.
    return max((";", "\t", "|", ","), key=fitness)


def _decimal(lines: list[str], separator: str) -> str:
    """The decimal mark that the numbers have; where none has any, what goes with the separator."""
    commas = dots = 0
    try:
        for row in csv.reader(lines, delimiter=separator):
            for cell in row:
                stripped = cell.strip()
                commas += bool(_COMMA.match(stripped))
                dots += bool(_DOT.match(stripped))
    except csv.Error:
        commas = dots = 0
    # "1.234" alone is a thousand in a Danish file and "1,234" in one with commas between its cells:
    # only marks that cannot be that outvote what goes with the separator.
    if separator == ",":
        return "," if commas > dots and _has_real(",", lines, separator) else "."
    return "." if dots > commas and _has_real(".", lines, separator) else ","


def _has_real(mark: str, lines: list[str], separator: str) -> bool:
    """True if some number's ``mark`` cannot stand between thousands."""
    number = _COMMA if mark == "," else _DOT
    thousands = re.compile(rf"[+\u2212-]?[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+")
    cells = (cell.strip() for row in csv.reader(lines, delimiter=separator) for cell in row)
    return any(number.match(cell) and not thousands.fullmatch(cell.rstrip("% ")) for cell in cells)


class _Blocks(io.BufferedReader):
    """A file read in large blocks, for a thread beside a window.

    Each small read would let other threads have their turn and take it back at once, before they
    can: the window would stand still for as long as the file is read.
    """

    def read1(self, _size: int = -1) -> bytes:
        return self.read(_CHUNK)


def read_text(path: Path, form: TextFormat, pace: Pace) -> RawSheet:
    """The rows of the file, read from front to back. Raises ``ImportFileError``."""
    builder = SheetBuilder(path.name, path.name)
    reader = csv.reader(iter(()))
    try:
        with _Blocks(io.FileIO(path)) as raw:
            size = max(2, path.stat().st_size)
            text = io.TextIOWrapper(raw, form.encoding, errors="replace", newline="")
            letters = size // 2 if form.encoding.startswith("utf-16") else size
            lines = _Lines(text, letters, pace)
            reader = csv.reader(chain.from_iterable(lines), delimiter=form.separator)
            rows: list[list[str]] = []
            firsts = [1]
            for cells in reader:
                rows.append(cells)
                firsts.append(reader.line_num + 1)
                lines.of_row = 0
                if len(rows) == ROWS_AT_ONCE:
                    builder.add_rows(firsts[:-1], rows)
                    rows, firsts = [], firsts[-1:]
            if rows:
                builder.add_rows(firsts[:-1], rows)
    except csv.Error:
        raise ImportFileError(Fault("bad_csv", path.name, reader.line_num)) from None
    except _TooLongError:
        values = {"high": LONGEST_ROW}
        fault = Fault("line_too_long", path.name, reader.line_num + 1, values=values)
        raise ImportFileError(fault) from None
    except UnicodeError:
        raise ImportFileError(Fault("import_wrong_encoding", path.name)) from None
    except OSError as error:
        raise ImportFileError(fault_of(error, path.name)) from None
    if not builder.rows:
        # Cells that held CPR numbers are not kept: a file of nothing else is not an empty one.
        builder.sheet()
        raise ImportFileError(Fault("import_empty", path.name))
    return builder.sheet(form.decimal)


class _TooLongError(Exception):
    """A row is longer than ``LONGEST_ROW``."""


class _Lines:
    """Lines of ``text`` in blocks, telling ``pace`` how far they are in about ``size`` letters.

    ``of_row`` counts the letters of the blocks that were read since a row began: who reads them
    begins anew with each.
    """

    def __init__(self, text: io.TextIOWrapper, size: int, pace: Pace) -> None:
        self._text, self._size, self._pace = text, size, pace
        self.of_row = 0

    def __iter__(self) -> Iterator[list[str]]:
        read, rest = 0, ""
        while block := self._text.read(_CHUNK):
            read += len(block)
            self._pace.step(read / self._size)
            if self.of_row >= LONGEST_ROW or len(rest) >= LONGEST_ROW:
                raise _TooLongError
            self.of_row += len(block)
            lines = list(io.StringIO(rest + block, newline=""))
            # The last one may go on, and so may a line break of two signs.
            rest = lines.pop()
            yield lines
        if rest:
            yield [rest]
