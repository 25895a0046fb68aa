"""The markup (XML) of a spreadsheet's parts, looked through before calamine reads it.

Every part is taken for what its markup says and not for its name: which part is a sheet is told in
a third one. Expat reads front to back in time that the length alone decides; a document that
declares types or entities is refused, since no spreadsheet program writes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

from sosuplan.cpr import holds_cpr
from sosuplan.exchange.cells import MOST_CELLS

_WATCHED_WHOLE = 8_000_000
"""Bytes of a sheet that are heard tag by tag. Of the rest only the pieces in which something may
stand that matters: a large sheet is little else than cells, and each costs a call."""
_MATTERS = (b"<f", b":f", b"headerFooter", b"dataValidation", b"hyperlink", b"sst")
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")
_TEXTS = frozenset(
    (
        *("comments", "ThreadedComments", "personList", "wsDr"),
        *("Properties", "coreProperties", "document-meta", "document-styles"),
    )
)
"""Roots of parts whose every text is for people, besides cells."""
_FOR_PEOPLE = frozenset(
    (
        *("descr", "title", "display", "displayName", "author", "tooltip", "location"),
        *("prompt", "promptTitle", "error", "errorTitle", "condition", "Target", "href"),
    )
)
"""Attributes that hold what people wrote: links, lists to pick from, texts for pictures."""
_BLOCKS = ("headerFooter", "dataValidation", "definedName", "annotation", "content-validation")
"""Elements whose texts people wrote, in parts that hold other things too."""
_FILLED = frozenset(["value", "value-type", "formula", "string-value", "date-value", "time-value"])
"""Attributes of a cell that holds something."""

Attributes = list[str]
"""Names and values by turns."""


class MarkupError(Exception):
    """The markup is damaged."""


class ClaimError(Exception):
    """The markup claims what cannot be."""


class DoctypeError(Exception):
    """The markup declares types or entities of its own."""


@dataclass(slots=True)
class Seen:
    """What a file holds besides cells: ``cells`` is the room that its largest sheet takes up,
    ``cpr`` tells of CPR numbers, ``uncalculated`` counts formulas without a result."""

    cells: int = 0
    cpr: bool = False
    uncalculated: int = 0

    def look_at(self, texts: Iterable[str]) -> None:
        """A number may be written in two pieces with different looks, or in two paragraphs."""
        pieces = [text for text in texts if text]
        self.cpr = self.cpr or any(holds_cpr(gap.join(pieces)) for gap in ("", " | "))


def look_through(pieces: Iterable[bytes], size: int, seen: Seen) -> None:
    """Add to ``seen`` what one part of ``size`` bytes holds.

    Raises ``MarkupError``, ``ClaimError`` and ``DoctypeError``.
    """
    _Part(size, seen).read(pieces)


def _local(name: str) -> str:
    """A name without the prefix for its vocabulary, which a file chooses as it likes."""
    return name.rpartition(":")[2]


class _Part:
    """One part, while it is read."""

    def __init__(self, size: int, seen: Seen) -> None:
        self._size, self._seen = size, seen
        self._parser = parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._root
        self._start: Callable[[str, Attributes], None] = self._root
        self._actions: dict[str, Callable[[Attributes], None]] = {
            "sst": self._shared_texts,
            "dimension": self._dimension,
            "row": self._next_row,
            "c": self._cell,
            "f": self._formula,
            "v": self._result,
            "hyperlink": self._written,
            "Relationship": self._relationship,
            "table": self._table,
            "table-row": self._table_row,
            "table-cell": self._table_cell,
            "covered-table-cell": self._table_cell,
            "a": self._written,
        }
        self._known: dict[str, Callable[[Attributes], None] | None] = {}
        self._in_sheet = False
        self._texts: list[str] = []
        self._block = ""
        self._depth = 0
        # A sheet of a new workbook: the farthest cell, and whether a formula waits for its result.
        self._row = self._column = 0
        self._columns: dict[str, int] = {}
        self._far = False
        self._waiting = self._in_result = False
        # A table of an open one: rows so far, the last filled one, columns so far, filled ones.
        self._rows = self._last = self._across = self._width = 0

    def read(self, pieces: Iterable[bytes]) -> None:
        read, tail, mattered = 0, b"", False
        try:
            for piece in pieces:
                if self._size > _WATCHED_WHOLE and self._in_sheet:
                    near = tail + piece
                    matters = any(word in near for word in _MATTERS)
                    # A tag that begins in one piece is heard in the one it ends in.
                    watched = matters or mattered or read < _WATCHED_WHOLE or self._listens(piece)
                    self._parser.StartElementHandler = self._start if watched else None
                    tail, mattered = near[-32:], matters
                self._parser.Parse(piece, False)
                read += len(piece)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, UnicodeError, ValueError):
            # An encoding that nobody knows is a LookupError, and so on.
            raise MarkupError from None
        self._end_cell()
        if self._texts:
            self._seen.look_at(self._texts)

    def _listens(self, piece: bytes) -> bool:
        """True if what comes matters because of what was before it, or is no plain text."""
        waits = self._waiting or self._in_result or bool(self._block)
        return waits or self._far or b"\0" in piece

    def _refuse(self, *_: object) -> None:
        raise DoctypeError

    # --- elements -------------------------------------------------------------------------------

    def _root(self, name: str, attributes: Attributes) -> None:
        root = _local(name)
        self._start = self._element
        if root in _TEXTS:
            self._start = self._text_element
            self._parser.CharacterDataHandler = self._texts.append
        self._in_sheet = root == "worksheet"
        if not self._in_sheet:
            # Charts have formulas too, which are none of cells.
            del self._actions["f"], self._actions["v"]
        self._parser.StartElementHandler = self._start
        self._start(name, attributes)

    def _element(self, name: str, attributes: Attributes) -> None:
        try:
            action = self._known[name]
        except KeyError:
            action = self._known[name] = self._action(_local(name))
        if action is not None:
            action(attributes)

    def _action(self, name: str) -> Callable[[Attributes], None] | None:
        if len(self._known) > 10_000:
            # No vocabulary is that large.
            raise ClaimError
        if name in _BLOCKS:
            return lambda attributes: self._begin_block(name, attributes)
        return self._actions.get(name)

    def _text_element(self, _name: str, attributes: Attributes) -> None:
        self._written(attributes)

    # --- texts ----------------------------------------------------------------------------------

    def _written(self, attributes: Attributes) -> None:
        for place in range(0, len(attributes), 2):
            if _local(attributes[place]) in _FOR_PEOPLE:
                self._seen.look_at((attributes[place + 1],))

    def _relationship(self, attributes: Attributes) -> None:
        if "External" in attributes:
            self._written(attributes)

    def _begin_block(self, name: str, attributes: Attributes) -> None:
        self._written(attributes)
        if self._block:
            self._depth += name == self._block
            return
        self._block, self._depth = name, 1
        self._parser.CharacterDataHandler = self._texts.append
        self._parser.EndElementHandler = self._end_element

    def _end_element(self, name: str) -> None:
        if _local(name) != self._block:
            return
        self._depth -= 1
        if not self._depth:
            self._parser.CharacterDataHandler = None
            self._parser.EndElementHandler = None
            self._block = ""
            self._seen.look_at(self._texts)
            self._texts.clear()

    # --- a new workbook -------------------------------------------------------------------------

    def _shared_texts(self, attributes: Attributes) -> None:
        """Calamine makes room for as many texts as are said to follow; each takes some bytes."""
        for place in range(0, len(attributes), 2):
            if _local(attributes[place]) == "uniqueCount":
                try:
                    claimed = int(attributes[place + 1])
                except ValueError:
                    continue
                if claimed > self._size:
                    raise ClaimError

    def _cell(self, attributes: Attributes) -> None:
        self._end_cell()
        for place in range(0, len(attributes), 2):
            if attributes[place] == "r" and (found := _REFERENCE.fullmatch(attributes[place + 1])):
                letters, row = found[1], int(found[2])
                column = self._columns.get(letters) or self._new_column(letters)
                if row > self._row or column > self._column:
                    self._row, self._column = max(self._row, row), max(self._column, column)
                    self._seen.cells = max(self._seen.cells, self._row * self._column)

    def _new_column(self, letters: str) -> int:
        number = 0
        for sign in letters.upper():
            number = number * 26 + ord(sign) - 64
        if len(self._columns) > 100_000:
            raise ClaimError
        self._columns[letters] = number
        return number

    def _dimension(self, attributes: Attributes) -> None:
        """A sheet that says to reach far is heard to its end, as it may be nearly empty."""
        for place in range(0, len(attributes), 2):
            corner = attributes[place + 1].rpartition(":")[2]
            if attributes[place] == "ref" and (found := _REFERENCE.fullmatch(corner)):
                self._far = self._new_column(found[1]) * int(found[2]) > MOST_CELLS

    def _next_row(self, _attributes: Attributes) -> None:
        self._end_cell()

    def _end_cell(self) -> None:
        if self._waiting:
            self._waiting = False
            self._seen.uncalculated += 1
        if self._in_result:
            self._in_result = False
            self._parser.CharacterDataHandler = None

    def _formula(self, _attributes: Attributes) -> None:
        self._waiting = True

    def _result(self, _attributes: Attributes) -> None:
        if self._waiting and not self._block:
            self._in_result = True
            self._parser.CharacterDataHandler = self._calculated

    def _calculated(self, text: str) -> None:
        if text.strip():
            self._waiting = False

    # --- an open document -----------------------------------------------------------------------

    def _table(self, _attributes: Attributes) -> None:
        self._rows = self._last = self._across = self._width = 0

    def _table_row(self, attributes: Attributes) -> None:
        self._rows += _times(attributes, "number-rows-repeated")
        self._across = 0

    def _table_cell(self, attributes: Attributes) -> None:
        self._across += _times(attributes, "number-columns-repeated")
        names = {_local(name) for name in attributes[::2]}
        if names & _FILLED:
            self._width, self._last = max(self._width, self._across), self._rows
            self._seen.cells = max(self._seen.cells, self._last * self._width)
            if "formula" in names and "value-type" not in names and "value" not in names:
                self._seen.uncalculated += 1


def _times(attributes: Attributes, name: str) -> int:
    """How often something stands there that is written once. Raises ``ClaimError``."""
    for place in range(0, len(attributes), 2):
        if _local(attributes[place]) == name:
            times = attributes[place + 1].strip()
            if not (times.isascii() and times.isdecimal() and len(times) <= 10):
                raise ClaimError
            return int(times)
    return 1
