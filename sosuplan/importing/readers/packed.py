"""The parts of a packed spreadsheet (xlsx, ods), unpacked without believing what it says of them.

The directory of a zip file tells how large each part is, and readers make room for it or unpack
until the end of the data, however far that is. Here a part is unpacked piece by piece, and one that
is not what the directory says is damaged.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, ImportFileError

LARGEST_UNPACKED = 600_000_000
"""Bytes of a spreadsheet's parts: a small file may unpack to more than the memory there is."""
MOST_PARTS = 10_000
"""Parts of a spreadsheet: a few for each sheet and picture."""
_LARGE = 100_000_000
_MOST_SHRUNK = 250
"""How many times smaller a large spreadsheet may be in the file: its cells differ, at least by
their places, and what is the same over and over is there to keep a reader busy."""
_PIECE = 1 << 18
_LOCAL_MARK = b"PK\x03\x04"
_LOCAL_HEAD = struct.Struct("<4s22xHH")
_ENCRYPTED = 1


class Package:
    """The open file at ``path``; its ``parts`` have names that are told apart by any reader, and
    ``comment`` is what was written about all of it.

    Raises ``ImportFileError`` for a file that is no packed one, is damaged, asks for a password or
    unpacks to too much.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            with zipfile.ZipFile(path) as directory:
                self.parts = directory.infolist()
                self.comment = directory.comment.decode("utf-8", "replace")
            self._stream: IO[bytes] = path.open("rb")
        except OSError as error:
            raise ImportFileError(fault_of(error, self.name)) from None
        except MemoryError:
            raise
        except Exception:
            # A damaged archive makes zipfile raise what it pleases.
            raise self._truncated() from None
        try:
            self._check()
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    @property
    def size(self) -> int:
        """Bytes of all parts, unpacked."""
        return sum(part.file_size for part in self.parts)

    def _check(self) -> None:
        if any(part.flag_bits & _ENCRYPTED for part in self.parts):
            raise ImportFileError(Fault("import_password", self.name))
        if self.size > LARGEST_UNPACKED:
            high = LARGEST_UNPACKED // 1_000_000
            raise ImportFileError(Fault("import_unpacks_large", self.name, values={"high": high}))
        packed = os.fstat(self._stream.fileno()).st_size
        shrunk = self.size > _LARGE and self.size > _MOST_SHRUNK * packed
        # Of two parts with one name each reader takes the one that it likes.
        names = {part.filename.replace("\\", "/").casefold() for part in self.parts}
        if shrunk or len(self.parts) > MOST_PARTS or len(names) < len(self.parts):
            raise ImportFileError(Fault("import_damaged", self.name))

    def has(self, name: str) -> bool:
        return any(part.filename == name for part in self.parts)

    def read(self, name: str, most: int) -> bytes:
        """The first ``most`` bytes of a part, b"" if there is none."""
        content = b""
        for part in self.parts:
            if part.filename == name:
                for piece in self.pieces(part):
                    content += piece
                    if len(content) >= most:
                        break
        return content[:most]

    def pieces(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of a part, from front to back. Raises ``ImportFileError`` where it is not as
        long as the directory says, or not what it was when it was packed."""
        size = check = 0
        for piece in self._unpacked(part):
            size += len(piece)
            check = zlib.crc32(piece, check)
            if size > part.file_size:
                break
            yield piece
        if (size, check) != (part.file_size, part.CRC):
            raise self._truncated()

    def _unpacked(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(part)
        if part.compress_type == zipfile.ZIP_STORED:
            yield from packed
            return
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise ImportFileError(Fault("import_damaged", self.name))
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for block in packed:
                while block and not unpacker.eof:
                    yield unpacker.decompress(block, _PIECE)
                    block = unpacker.unconsumed_tail
            while not unpacker.eof and (rest := unpacker.decompress(b"", _PIECE)):
                yield rest
        except zlib.error:
            raise self._truncated() from None

    def _packed(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        if part.header_offset < 0:
            raise self._truncated()
        self._stream.seek(part.header_offset)
        head = self._stream.read(_LOCAL_HEAD.size)
        if len(head) < _LOCAL_HEAD.size or not head.startswith(_LOCAL_MARK):
            raise self._truncated()
        _, name, extra = _LOCAL_HEAD.unpack(head)
        place = self._stream.tell() + name + extra
        end = place + part.compress_size
        while place < end:
            # Another part may have been read meanwhile.
            self._stream.seek(place)
            block = self._stream.read(min(_PIECE, end - place))
            if not block:
                raise self._truncated()
            place += len(block)
            yield block

    def _truncated(self) -> ImportFileError:
        return ImportFileError(Fault("import_truncated", self.name))


# --- old Excel files ------------------------------------------------------------------------------

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
