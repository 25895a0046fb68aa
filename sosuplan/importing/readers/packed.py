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
from collections.abc import Iterator
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
