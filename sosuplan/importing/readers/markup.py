"""The markup (XML) of a spreadsheet's parts, looked through before calamine reads it.

Every part is taken for what its markup says and not for its name: which part is a sheet is told in
a third one. Expat reads front to back in time that the length alone decides; a document that
declares types or entities is refused, since no spreadsheet program writes one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass, field
from functools import partial
from xml.parsers import expat

from sosuplan.importing.readers.cells import MOST_CELLS
from sosuplan.importing.readers.markup_texts import TextCollector
from sosuplan.text.cpr import holds_cpr

_WATCHED_WHOLE = 2_000_000
"""Bytes of a sheet whose cells are heard tag by tag. Of the rest only the pieces in which something
may stand that matters: each cell costs a call."""
_LONGEST_TOKEN = 8_000_000
"""Bytes of one tag, comment or instruction: expat reads what is not complete again from its start
with each piece, so that the time for a longer one grows with its square."""
_MATTERS = (b"<f", b":f", b"sst", b"sheetData", b"hidden", b'ht="0')
_SHEET_ENDS = re.compile(rb"</(?:[^\s<>/:]*:)?sheetData|sheetData[^<>]*/>")
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")
_WITHOUT_TEXTS = ("sst", "calcChain")
"""Roots of parts that hold cells only."""
_OF_CELLS = frozenset(
    (
        *("row", "c", "f", "v", "is", "r", "t"),
        *("table", "table-row", "table-column", "table-cell", "covered-table-cell"),
        *("table-rows", "table-header-rows", "table-row-group"),
        *("table-columns", "table-header-columns", "table-column-group"),
        *("p", "a", "span", "s", "tab", "line-break"),
    )
)
"""Elements among the cells that are cells; others hold texts besides them."""
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


_MOST_HIDDEN = 1_000_000
"""Hidden rows and columns of a sheet that are remembered one by one."""


@dataclass(slots=True)
class Hidden:
    """What of a sheet is hidden: lines, from 1, and the places of columns, from 0."""

    lines: array[int] = field(default_factory=lambda: array("L"))
    columns: array[int] = field(default_factory=lambda: array("L"))

    def add(self, to: array[int], first: int, times: int) -> None:
        """``times`` of them from ``first``; far beyond any cell there are as many as one likes."""
        room = _MOST_HIDDEN - len(to)
        to.extend(range(first, first + max(0, min(times, room))))


@dataclass(slots=True)
class Seen:
    """What a file holds besides cells: ``cells`` is the room that its largest sheet takes up,
    ``cpr`` tells of CPR numbers, ``uncalculated`` counts formulas without a result. ``hidden`` is
    what each of its parts hides, of an open document each of its tables by their numbers."""

    cells: int = 0
    cpr: bool = False
    uncalculated: int = 0
    hidden: dict[str | int, Hidden] = field(default_factory=dict)

    def check_text(self, text: str) -> None:
        self.cpr = self.cpr or holds_cpr(text)


def inspect_part(
    pieces: Iterator[bytes],
    size: int,
    seen: Seen,
    *,
    name: str = "",
    loose: bool = False,
    for_people: bool = True,
) -> None:
    """Add to ``seen`` what one part of ``size`` bytes holds; it is called ``name``.

    ``loose``: it may be no markup, or declare types; its rest is then looked at as text.
    ``for_people``: it may hold texts that people wrote.

    Raises ``MarkupError``, ``ClaimError`` and ``DoctypeError``, the first and the last only if it
    is not ``loose``.
    """
    _Part(size, seen, name, loose=loose, for_people=for_people).read(pieces)


def _local(name: str) -> str:
    """A name without the prefix for its vocabulary, which a file chooses as it likes."""
    return name.rpartition(":")[2]


class _Part:
    """One part, while it is read.

    Outside of cells every element and text is heard, among them only where elements begin, until
    one begins that is none of cells: from there to its end all is heard again.
    """

    def __init__(self, size: int, seen: Seen, name: str, *, loose: bool, for_people: bool) -> None:
        self._size, self._seen, self._name = size, seen, name
        self._tables = self._line = 0
        self._loose, self._for_people = loose, for_people
        self._texts = TextCollector(seen.check_text)
        self._parser = parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._root
        self._actions: dict[str, Callable[[Attributes], None]] = {
            "sst": self._shared_texts,
            "dimension": self._dimension,
            "row": self._next_row,
            "col": self._sheet_column,
            "table-column": self._table_column,
            "c": self._cell,
            "table": self._table,
            "table-row": self._table_row,
            "table-cell": self._table_cell,
            "covered-table-cell": self._table_cell,
        }
        self._actions_of_cells: dict[str, Callable[[Attributes], None]] = {
            **self._actions,
            "table": self._next_table,
            "p": self._text_of_cell,
            "a": self._link,
        }
        self._known: dict[str, tuple[str, Callable[[Attributes], None] | None]] = {}
        self._known_of_cells: dict[str, Callable[[Attributes], None] | None] = {}
        self._hears_all = True
        self._among_cells = self._in_sheet = False
        # A sheet of a new workbook: the farthest cell, and whether a formula waits for its result.
        self._row = self._column = 0
        self._columns: dict[str, int] = {}
        self._far = False
        self._waiting = self._in_result = False
        # A table of an open one: rows so far, the last filled one, columns so far, filled ones,
        # and whether the text of a cell has begun.
        self._rows = self._last = self._across = self._width = self._table_columns = 0
        self._in_text = False

    def read(self, pieces: Iterator[bytes]) -> None:
        read, tail, mattered = 0, b"", False
        piece = b""
        try:
            for piece in pieces:
                near = tail + piece
                if self._in_sheet and self._size > _WATCHED_WHOLE and not self._texts.depth:
                    matters = any(word in near for word in _MATTERS)
                    # A tag that begins in one piece is heard in the one it ends in.
                    watched = matters or mattered or read < _WATCHED_WHOLE or self._listens(piece)
                    self._parser.StartElementHandler = self._element_of_cells if watched else None
                    mattered = matters
                self._parser.Parse(piece, False)
                read += len(piece)
                if read - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
                    raise ClaimError
                if self._in_sheet and b"sheetData" in near and _SHEET_ENDS.search(near):
                    # What follows the cells is little.
                    self._in_sheet = False
                tail = near[-128:]
            piece = b""
            self._parser.Parse(b"", True)
        except DoctypeError:
            if not self._loose:
                raise
            self._read_loosely(piece, pieces)
        except (expat.ExpatError, LookupError, UnicodeError, ValueError):
            # An encoding that nobody knows is a LookupError, and so on.
            if not self._loose:
                raise MarkupError from None
            self._read_loosely(piece, pieces)
        self._end_cell()
        self._texts.leave()

    def _read_loosely(self, piece: bytes, pieces: Iterator[bytes]) -> None:
        if self._for_people:
            self._texts.add_loose(piece + b"".join(pieces))

    def _listens(self, piece: bytes) -> bool:
        """True if what comes matters because of what was before it, or is no plain text."""
        return self._waiting or self._in_result or self._far or b"\0" in piece

    def _refuse(self, *_: object) -> None:
        raise DoctypeError

    # --- elements -------------------------------------------------------------------------------

    def _root(self, name: str, attributes: Attributes) -> None:
        root = _local(name)
        if root in _WITHOUT_TEXTS:
            self._for_people = False
        if root == "worksheet":
            self._actions["sheetData"] = self._sheet_data
        self._hear_all()
        self._element(name, attributes)

    def _hear_all(self) -> None:
        self._hears_all = True
        parser = self._parser
        parser.StartElementHandler = self._element
        if self._for_people:
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._texts.add

    def _hear_cells(self) -> None:
        self._hears_all, self._among_cells = False, True
        parser = self._parser
        parser.StartElementHandler = self._element_of_cells
        parser.EndElementHandler = parser.CharacterDataHandler = None
        self._texts.leave()

    def _element(self, name: str, attributes: Attributes) -> None:
        try:
            local, action = self._known[name]
        except KeyError:
            self._limit(self._known)
            local = _local(name)
            action = self._actions.get(local)
            self._known[name] = local, action
        if self._for_people:
            self._texts.start(local, attributes)
        if action is not None:
            action(attributes)

    def _element_of_cells(self, name: str, attributes: Attributes) -> None:
        try:
            action = self._known_of_cells[name]
        except KeyError:
            self._limit(self._known_of_cells)
            action = self._known_of_cells[name] = self._action_of_cells(name)
        if action is not None:
            action(attributes)

    def _action_of_cells(self, name: str) -> Callable[[Attributes], None] | None:
        local = _local(name)
        if local in _OF_CELLS or not self._for_people:
            return self._actions_of_cells.get(local)
        return partial(self._begin_besides, local)

    def _begin_besides(self, local: str, attributes: Attributes) -> None:
        """What begins is no cell."""
        self._in_result = False
        self._hear_all()
        self._texts.start(local, attributes)

    @staticmethod
    def _limit(known: Sized) -> None:
        if len(known) > 10_000:
            # No vocabulary is that large.
            raise ClaimError

    def _end(self, _name: str) -> None:
        self._texts.end()
        if self._among_cells and not self._texts.depth:
            self._hear_cells()

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

    def _sheet_data(self, _attributes: Attributes) -> None:
        # Charts have formulas too, and so has what follows the cells.
        self._actions_of_cells |= {"f": self._formula, "v": self._result}
        self._in_sheet = True
        self._hear_cells()

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

    def _next_row(self, attributes: Attributes) -> None:
        self._end_cell()
        self._line = _number(attributes, "r") or self._line + 1
        if _says(attributes, "hidden") or _is_none(attributes, "ht"):
            hidden = self._seen.hidden.setdefault(self._name, Hidden())
            hidden.add(hidden.lines, self._line, 1)

    def _sheet_column(self, attributes: Attributes) -> None:
        if _says(attributes, "hidden") or _is_none(attributes, "width"):
            first, last = _number(attributes, "min"), _number(attributes, "max")
            hidden = self._seen.hidden.setdefault(self._name, Hidden())
            hidden.add(hidden.columns, first - 1, last - first + 1)

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
        if self._waiting:
            self._in_result = True
            self._parser.CharacterDataHandler = self._calculated

    def _calculated(self, text: str) -> None:
        if text.strip():
            self._waiting = False

    # --- an open document -----------------------------------------------------------------------

    def _table(self, _attributes: Attributes) -> None:
        self._rows = self._last = self._across = self._width = self._table_columns = 0
        self._tables += 1

    def _next_table(self, attributes: Attributes) -> None:
        self._table(attributes)
        if self._for_people:
            self._texts.add_attributes("table", attributes)

    def _table_row(self, attributes: Attributes) -> None:
        if self._hears_all and not self._texts.in_whole:
            self._hear_cells()
        times = _times(attributes, "number-rows-repeated")
        if _is_out_of_sight(attributes):
            hidden = self._seen.hidden.setdefault(self._tables - 1, Hidden())
            hidden.add(hidden.lines, self._rows + 1, times)
        self._rows += times
        self._across = 0

    def _table_column(self, attributes: Attributes) -> None:
        times = _times(attributes, "number-columns-repeated")
        if _is_out_of_sight(attributes):
            hidden = self._seen.hidden.setdefault(self._tables - 1, Hidden())
            hidden.add(hidden.columns, self._table_columns, times)
        self._table_columns += times

    def _table_cell(self, attributes: Attributes) -> None:
        self._in_text = False
        self._across += _times(attributes, "number-columns-repeated")
        names = {_local(name) for name in attributes[::2]}
        if names & _FILLED:
            self._width, self._last = max(self._width, self._across), self._rows
            self._seen.cells = max(self._seen.cells, self._last * self._width)
            if "formula" in names and "value-type" not in names and "value" not in names:
                self._seen.uncalculated += 1

    def _text_of_cell(self, _attributes: Attributes) -> None:
        self._in_text = True

    def _link(self, attributes: Attributes) -> None:
        """Within the text of a cell, or around a drawing."""
        if not self._for_people:
            return
        if self._in_text:
            self._texts.add_attributes("a", attributes)
        else:
            self._begin_besides("a", attributes)


def _value(attributes: Attributes, name: str) -> str:
    """An attribute's value, "" if it is not there."""
    places = range(0, len(attributes), 2)
    return next((attributes[at + 1] for at in places if _local(attributes[at]) == name), "")


def _says(attributes: Attributes, name: str) -> bool:
    return _value(attributes, name).strip() in ("1", "true")


def _number(attributes: Attributes, name: str) -> int:
    """A whole number, 0 if there is none."""
    text = _value(attributes, name).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 8 else 0


def _is_none(attributes: Attributes, name: str) -> bool:
    """True for a height or width of 0."""
    text = _value(attributes, name).strip()
    return bool(text) and not text.strip("0.")


def _is_out_of_sight(attributes: Attributes) -> bool:
    return _value(attributes, "visibility") in ("collapse", "filter")


def _times(attributes: Attributes, name: str) -> int:
    """How often something stands there that is written once. Raises ``ClaimError``."""
    for place in range(0, len(attributes), 2):
        if _local(attributes[place]) == name:
            times = attributes[place + 1].strip()
            if not (times.isascii() and times.isdecimal() and len(times) <= 10):
                raise ClaimError
            return int(times)
    return 1
