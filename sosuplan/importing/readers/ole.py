"""An old Excel file (.xls) looked through before calamine reads it.

Such a file is a small file system: sectors chained by a table. Calamine follows a chain that runs
in a circle until the memory is full, and makes room for as many cells and texts as the file says
that it has. Both would end the program, so such a file is told apart here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, or free."""
_MINI_SECTOR = 64
_CELLS = frozenset((0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E))
"""BIFF records of cells; they begin with the row and the (first) column."""
_BEGINS, _SHEET, _DIMENSIONS, _TEXTS, _SEVERAL_CELLS = 0x0809, 0x0085, 0x0200, 0x00FC, 0x00BD
_PASSWORD = 0x002F
_WHOLE_SHEET = 65_536 * 256
"""Cells that an old sheet can have; it may say that it takes up all of them and be nearly empty."""
_ENTRY = 128


class DamagedError(Exception):
    """The chains of the file lead nowhere, or in a circle."""


def workbook_stream(content: bytes) -> bytes:
    """The workbook within an old Excel file. Raises ``DamagedError``."""
    try:
        return _Sectors(content).stream("Workbook", "Book")
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        raise DamagedError from None


def largest_sheet(stream: bytes) -> int:
    """Cells of the largest rectangle that a sheet of the workbook takes up, from the first cell.

    Raises ``DamagedError`` for sizes that no sheet has, for texts that cannot all be there, and for
    sheets that begin where none does.
    """
    largest = rows = columns = 0
    begins: set[int] = set()
    sheets: list[int] = []
    for place, kind, body in _records(stream):
        if kind == _PASSWORD:
            # What follows is in cipher: calamine says that there is a password and reads no more.
            return 0
        if kind == _BEGINS:
            begins.add(place)
            rows = columns = 0
        elif kind == _SHEET and len(body) >= 4:
            sheets += struct.unpack_from("<I", body)
        elif kind == _DIMENSIONS and len(body) >= 8:
            _check_dimensions(body)
        elif kind == _TEXTS and len(body) >= 8:
            (count,) = struct.unpack_from("<I", body, 4)
            if count > len(stream):
                raise DamagedError
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == _SEVERAL_CELLS and len(body) >= 6:
                (column,) = struct.unpack_from("<H", body, len(body) - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            largest = max(largest, rows * columns)
    if not begins.issuperset(sheets):
        raise DamagedError
    return largest


def _check_dimensions(body: bytes) -> None:
    """First row, row after the last, first column, column after the last."""
    form = "<IIHH" if len(body) >= 12 else "<HHHH"
    top, bottom, left, right = struct.unpack_from(form, body)
    if not (top <= bottom and left <= right and (bottom - top) * (right - left) <= _WHOLE_SHEET):
        raise DamagedError


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, kind and body of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


class _Sectors:
    """The sectors of a file, their chains, and the streams made of them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise DamagedError
        self._size = 1 << shift
        self._count = max(0, -(-len(content) // self._size) - 1)
        self._table = self._read_table()
        (first,) = struct.unpack_from("<I", content, 48)
        self._folder = self._joined(first)
        (mini,) = struct.unpack_from("<I", content, 60)
        self._mini_table = _numbers(self._joined(mini))
        (root,) = struct.unpack_from("<I", self._folder, 116)
        self._mini = self._joined(root)

    def _read_table(self) -> Sequence[int]:
        """The table of chains, which is itself spread over sectors listed in the header."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        (following,) = struct.unpack_from("<I", self._content, 68)
        seen: set[int] = set()
        while following < _LAST_SECTOR:
            if following in seen or following >= self._count:
                raise DamagedError
            seen.add(following)
            *more, following = _numbers(self._sector(following))
            listed += more
        table: list[int] = []
        used = [sector for sector in listed if sector < _LAST_SECTOR]
        if len(used) > self._count or len(set(used)) != len(used):
            raise DamagedError
        for sector in used:
            table += _numbers(self._sector(sector))
        return table

    def _sector(self, number: int) -> bytes:
        if not 0 <= number < self._count:
            raise DamagedError
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _chain(self, first: int, table: Sequence[int], count: int) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        while first < _LAST_SECTOR:
            if first in seen or first >= len(table) or first >= count:
                raise DamagedError
            seen.add(first)
            chain.append(first)
            first = table[first]
        return chain

    def _joined(self, first: int) -> bytes:
        chain = self._chain(first, self._table, self._count)
        return b"".join(map(self._sector, chain))

    def stream(self, *names: str) -> bytes:
        """The first stream with one of ``names``; every chain of the file is followed once.

        All of them together have no more sectors than there are: none belongs to two.
        """
        found: dict[str, bytes] = {}
        small = -(-len(self._mini) // _MINI_SECTOR)
        left = self._count + small
        for place in range(0, len(self._folder) - _ENTRY + 1, _ENTRY):
            entry = self._folder[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            if kind not in (2, 5) or not 2 <= length <= 64 or not size:
                continue
            if kind == 5 or size >= 4096:
                chain, sector = self._chain(first, self._table, self._count), self._sector
            else:
                chain, sector = self._chain(first, self._mini_table, small), self._mini_sector
            left -= len(chain)
            if left < 0:
                raise DamagedError
            name = entry[: length - 2].decode("utf-16-le", "replace")
            if name in names and name not in found:
                found[name] = b"".join(map(sector, chain))[:size]
        for name in names:
            if name in found:
                return found[name]
        raise DamagedError

    def _mini_sector(self, number: int) -> bytes:
        return self._mini[number * _MINI_SECTOR : (number + 1) * _MINI_SECTOR]


def _numbers(content: bytes) -> list[int]:
    return [number for (number,) in struct.iter_unpack("<I", content[: len(content) // 4 * 4])]
