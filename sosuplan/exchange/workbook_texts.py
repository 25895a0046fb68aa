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

_WITHOUT_TEXTS = {"sst", "calcChain"}
"""Parts, by their first element, that hold cells or nothing to be read."""
_OF_CELLS = {"sheetData", "numCache", "numLit"}
_ODF_CELLS = {"table-cell", "covered-table-cell"}
_ODF_GRID = {"table-row", "table-column", *_ODF_CELLS}
_WHOLES = {"comment", "text", "txBody", "rich", "annotation", "textbox", "is", "si", "p", "h"}
"""Elements whose pieces, which may look different, are one text."""
_LINES = {"p", "h", "br", "div", "line-break", "tab", "s", "creator", "date"}
"""Elements within a whole that stand for a break or a blank, or end one."""
_NUMBERS = {"n", "d", "colOff", "rowOff", "i4", "ui4", "i8", "ui8"}
_NAMED = {"v", "name", "title", "descr", "display", "displayName", "location", "tooltip", "text"}
_CHOSEN = {"filter", "customFilter", "inputCells"}
_PLAIN = re.compile(r"[+-]?\d+(?P<decimals>\.\d*)?(?:[eE][+-]?\d+)?")
_WRITTEN = re.compile(
    r"(?<![0-9])[0-9]{1,8}(?:[^\w\x00-\x1f\x7f-\x9f]{1,4}[0-9]{1,4}){1,3}(?![0-9])"
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
                yield from _texts(stream, loose=part.filename.lower().endswith(".vml"))
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


def _texts(stream: IO[bytes], *, loose: bool) -> Iterator[str]:
    collector = _Collector()
    while chunk := stream.read(_CHUNK):
        try:
            collector.feed(chunk)
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


class _Collector:
    """``texts`` are those of a part that were met and not taken yet. ``done``: no more will come
    of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.done = False
        self._path: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._wholes = 0
        self._skipped = 0
        """How deep the element lies within which only attributes are looked at; 0: in none."""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        self._listen()

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk)

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
        element = name.rpartition(":")[2]
        path = self._path
        if not path and element in _WITHOUT_TEXTS:
            self.done = True
            self._hear_nothing()
            return
        if element in _OF_CELLS:
            self._within_cells(name)
            return
        in_cell = bool(path) and path[-1] in _ODF_CELLS
        path.append(element)
        if not self._skipped:
            if in_cell and element == "p":
                self._skipped = len(path)
            elif self._wholes:
                self._wholes += element in _WHOLES
                if element in _LINES:
                    self._add("\n")
            else:
                self._end_text(path[-2] if len(path) > 1 else "")
                self._wholes = int(element in _WHOLES)
        if element not in _ODF_GRID:
            for key, text in attributes.items():
                self._look_at(element, key.rpartition(":")[2], text)

    def _within_cells(self, name: str) -> None:
        """Cells are read elsewhere, and there may be millions of them."""
        self._hear_nothing()

        def end(ended: str) -> None:
            if ended == name:
                self._listen()

        self._parser.EndElementHandler = end

    def _hear_nothing(self) -> None:
        parser = self._parser
        parser.StartElementHandler = parser.EndElementHandler = None
        parser.CharacterDataHandler = None

    def _add(self, text: str) -> None:
        if self._skipped:
            return
        self._pieces.append(text)
        self._length += len(text)
        if self._length > _LONGEST:
            whole = "".join(self._pieces)
            self.texts.append(whole)
            self._pieces, self._length = [whole[-_OVERLAP:]], _OVERLAP

    def _end(self, name: str) -> None:
        path = self._path
        depth, element = len(path), path.pop()
        if self._skipped:
            if self._skipped == depth:
                self._skipped = 0
            return
        if self._wholes:
            self._wholes -= element in _WHOLES
            if self._wholes:
                if element in _LINES:
                    self._add("\n")
                return
        self._end_text(element)

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
