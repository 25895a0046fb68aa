"""What a workbook says besides its cells: properties, notes, text boxes, lists of what may be
entered, names, links, page headings.

Every part that is XML is read from front to back by a parser, wherever it lies in the file; what
the parser meets is passed on as text, piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from sosuplan.exchange.ole import DamagedError

_ENDINGS = (".xml", ".rels", ".vml", ".rdf")
_NOT_READ = ("META-INF/",)
"""Folders without texts of a person's, in which old files have document types."""
_CHUNK = 1 << 16
_LONGEST = 1 << 20
"""Characters that are kept until the text is complete; of a longer one the end is kept on."""
_OVERLAP = 64
_SHORTEST = 8
"""Characters of a text that can hold a CPR number."""

_WITHOUT_TEXTS = {"sst", "calcChain"}
"""Parts, by their first element, that hold cells or nothing to be read."""
_OF_CELLS = {"sheetData", "numCache", "numLit"}
_ODF_CELLS = {"table-cell", "covered-table-cell"}
_ODF_GRID = {"table-row", "table-column", *_ODF_CELLS}
_IN_ODF_CELLS = (b"annotation", b"href", b"<draw:")
"""What is among the cells of a sheet besides them, if it is anywhere in the part."""
_WHOLES = {"comment", "text", "txBody", "rich", "annotation", "textbox", "is", "si", "p", "h"}
"""Elements whose pieces, which may look different, are one text."""
_LINES = {"p", "h", "br", "div", "line-break", "tab", "s", "creator", "date"}
"""Elements within a whole that stand for a break or a blank, or end one."""
_NUMBERS = {"n", "d", "colOff", "rowOff", "i4", "ui4", "i8", "ui8"}
_NAMED = {"v", "name", "title", "descr", "display", "displayName", "location", "tooltip", "text"}
_CHOSEN = {"filter", "customFilter", "inputCells"}
_PLAIN = re.compile(r"[+-]?\d+(?P<decimals>\.\d*)?(?:[eE][+-]?\d+)?")
_WRITTEN = re.compile(
    r"(?<![0-9])[0-9]{1,8}(?:(?:_|[^\w\x00-\x1f\x7f-\x9f]){1,4}[0-9]{1,4}){1,3}(?![0-9])"
)
_HEADING_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d{1,3}|&[A-Za-z&]')


def texts_besides_cells(parts: ZipFile) -> Iterator[str]:
    """Every text of the workbook that is in no cell. Raises ``DamagedError`` for a part that cannot
    be read, also for one that has a document type."""
    yield parts.comment.decode("utf-8", "replace")
    for part in parts.infolist():
        yield part.filename
        if not part.filename.lower().endswith(_ENDINGS) or part.filename.startswith(_NOT_READ):
            continue
        try:
            with parts.open(part) as stream:
                noted = part.filename == "content.xml" and _has_any(stream, _IN_ODF_CELLS)
            with parts.open(part) as stream:
                loose = part.filename.lower().endswith(".vml")
                yield from _texts(stream, loose=loose, noted=noted)
        except DamagedError:
            raise
        except Exception:
            # A damaged part makes zipfile and zlib raise what they please.
            raise DamagedError from None


def numbers_in_old(content: bytes) -> Iterator[str]:
    """Numbers with signs between their parts, as people write them, in a file of bytes (xls): ten
    digits in a row may be anything there."""
    for text in (
        content.decode("latin-1"),
        content.decode("utf-16-le", "ignore"),
        content[1:].decode("utf-16-le", "ignore"),
    ):
        for number in _WRITTEN.findall(text):
            if any(not (sign.isdecimal() or sign.isspace()) for sign in number):
                yield number


def _texts(stream: IO[bytes], *, loose: bool, noted: bool) -> Iterator[str]:
    """``loose``: the part may be nearly XML. ``noted``: in its cells is more than figures."""
    collector = _Collector(noted=noted)
    while chunk := stream.read(_CHUNK):
        try:
            collector.feed(chunk)
            while collector.ends_with:
                chunk = _from(stream, chunk, collector.ends_with)
                collector.go_on(chunk)
        except expat.ExpatError:
            if not loose:
                raise DamagedError from None
            # Drawings of old workbooks are nearly XML.
            rest = (chunk + stream.read()).decode("utf-8", "replace")
            collector.texts.append(" ".join(one.partition(">")[2] for one in rest.split("<")))
            collector.done = True
        yield from collector.taken()
        if collector.done:
            return
    if not loose:
        collector.close()
    yield from collector.taken()


def _from(stream: IO[bytes], before: bytes, tag: bytes) -> bytes:
    """The next bytes of the stream from ``tag`` on; ``before`` are those that were read last."""
    last = before[-len(tag) :]
    while chunk := stream.read(_CHUNK):
        chunk = last + chunk
        if (place := chunk.find(tag)) >= 0:
            return chunk[place:]
        last = chunk[-len(tag) :]
    raise DamagedError


def _has_any(stream: IO[bytes], words: tuple[bytes, ...]) -> bool:
    last = b""
    while chunk := stream.read(_CHUNK):
        chunk = last + chunk
        if any(word in chunk for word in words):
            return True
        last = chunk[-_OVERLAP:]
    return False


class _Collector:
    """``texts`` are those of a part that were met and not taken yet. ``done``: no more will come
    of it. ``ends_with``: cells begin, and nothing needs to be fed until this tag, which ends them.
    """

    def __init__(self, *, noted: bool) -> None:
        self.texts: list[str] = []
        self.done = False
        self.ends_with = b""
        self._noted = noted
        self._path: list[str] = []
        self._names: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._wholes = 0
        self._skipped = 0
        """How deep the element lies within which only attributes are looked at; 0: in none."""
        self._encoding: str | None = None
        self._begin()

    def _begin(self) -> None:
        self._parser = parser = expat.ParserCreate(self._encoding)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.XmlDeclHandler = self._declare
        self._listen()

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._encoding = encoding

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk)

    def go_on(self, chunk: bytes) -> None:
        """Feed what follows cells that were not fed, from their end on."""
        path, self._path, self.ends_with = self._path, [], b""
        self._begin()
        self._hear_nothing()
        self.feed("".join(f"<{name}>" for name in path).encode())
        self._path = path
        self._listen()
        self.feed(chunk)

    def close(self) -> None:
        """Raises ``DamagedError`` if the end is missing."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError:
            raise DamagedError from None
        self._end_text("")

    def taken(self) -> Iterator[str]:
        """The texts that were met since this was last asked."""
        texts, self.texts = self.texts, []
        yield from texts

    def _listen(self) -> None:
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add

    @staticmethod
    def _refuse(*_: object) -> None:
        raise DamagedError

    # --- what the parser meets ------------------------------------------------------------------

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = self._local(name)
        path = self._path
        if element in _ODF_GRID:
            # Of these there may be millions; what stands in them is looked at if it is a note.
            if not self._wholes:
                self._parser.CharacterDataHandler = None
                if element == "table-row" and not self._noted and path:
                    self._within_cells(path[-1])
                    return
            path.append(name)
            return
        if not path and element in _WITHOUT_TEXTS:
            self.done = True
            self._hear_nothing()
            return
        if element in _OF_CELLS:
            path.append(name)
            self._within_cells(name)
            return
        if not self._skipped:
            if element == "p" and path and self._local(path[-1]) in _ODF_CELLS:
                self._skipped = len(path) + 1
                self._parser.CharacterDataHandler = None
            elif self._wholes:
                self._wholes += element in _WHOLES
                if element in _LINES:
                    self._add("\n")
            else:
                self._end_text(self._local(path[-1]) if path else "")
                self._wholes = int(element in _WHOLES)
                self._parser.CharacterDataHandler = self._add
        path.append(name)
        for key, text in attributes.items():
            if len(text) >= _SHORTEST:
                self._look_at(element, self._local(key), text)

    def _local(self, name: str) -> str:
        """A name without the prefix of its language."""
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rpartition(":")[2]
        return known

    def _within_cells(self, name: str) -> None:
        """Cells are read elsewhere, and there may be millions of them, until ``name`` ends."""
        self._hear_nothing()
        if not (self._encoding or "").upper().startswith("UTF-16"):
            self.ends_with = f"</{name}>".encode()

        def end(ended: str) -> None:
            if ended == name:
                self.ends_with = b""
                self._listen()
                self._end(name)

        self._parser.EndElementHandler = end

    def _hear_nothing(self) -> None:
        parser = self._parser
        parser.StartElementHandler = parser.EndElementHandler = None
        parser.CharacterDataHandler = None

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > _LONGEST:
            whole = "".join(self._pieces)
            self.texts.append(whole)
            self._pieces, self._length = [whole[-_OVERLAP:]], _OVERLAP

    def _end(self, _name: str) -> None:
        path = self._path
        element = self._local(path.pop())
        if self._skipped:
            if self._skipped > len(path):
                self._skipped = 0
        elif element in _ODF_GRID:
            pass
        elif not self._wholes:
            self._end_text(element)
        else:
            self._wholes -= element in _WHOLES
            if not self._wholes:
                self._end_text(element)
            elif element in _LINES:
                self._add("\n")

    def _end_text(self, element: str) -> None:
        """A text is complete: that of ``element``."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces, self._length = [], 0
        if element.endswith(("Header", "Footer")):
            text = _HEADING_CODE.sub(
                lambda code: "|" if code[0] in ("&L", "&C", "&R") else "", text
            )
        plain = _PLAIN.fullmatch(text.strip())
        if not plain or not (plain["decimals"] or element in _NUMBERS):
            self._keep(text)

    def _look_at(self, element: str, key: str, text: str) -> None:
        """An attribute: the numbers of drawings and the like are nobody's."""
        plain = _PLAIN.fullmatch(text)
        named = key in _NAMED or element in _CHOSEN
        if not plain or (named and not plain["decimals"] and element not in _NUMBERS):
            self._keep(text)

    def _keep(self, text: str) -> None:
        self.texts.append(text)
        if '"' in text:
            # The entries of a list.
            self.texts += re.split('[",;]', text)
