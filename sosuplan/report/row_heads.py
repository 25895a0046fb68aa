"""Heads of rows in a tagged PDF file: Typst marks those of columns only.

It has a way to mark others (``pdf.header-cell``), but only behind a switch that its Python package
does not offer. So the structure tree that it wrote is completed: the first cells of every row
become heads of that row, and every figure names the heads that it stands under and beside. Objects
change in place and the table of their places is made anew; what is seen stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_PLACE = 20
"""Bytes of an entry in the table of places (PDF 1.7, 7.5.4)."""
_ENTRY = b"%010d 00000 n\r\n"
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ROOT, _TOP = re.compile(rb"/Root (\d+) 0 R"), re.compile(rb"/StructTreeRoot (\d+) 0 R")
_GROUPS = (b"Document", b"Part", b"Sect", b"Div", b"L", b"LI", b"LBody")
"""Elements that a table may stand in; none of them holds a text of the user's."""
_ELEMENT = re.compile(rb"<</Type/StructElem/S/(\w+)/")
_CHILDREN = re.compile(rb"/K\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_NAMES = re.compile(rb"/IDTree<</Names\[([^\]]*)\]>>")
_NAME = re.compile(rb"\(([^()]*)\)(\d+) 0 R")
_ID = re.compile(rb"/ID\(([^()]*)\)")
_SPAN = re.compile(rb"/(Col|Row)Span (\d+)")
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")
_DATA_CELL = re.compile(rb"/S/TD/P (\d+ 0 R(?:/Lang\([^()]*\))?)/A\[<</O/Table")
"""A cell that holds a text of the plan alone names the language of it."""


def with_row_heads(content: bytes, heads: Sequence[int]) -> bytes:
    """``content`` with the first cells of each row as its heads, ``heads[n]`` of them in the file's
    ``n``-th table; a cell as wide as its table is the head of the rows below it.

    Raises ``ValueError`` if the file is not built as Typst builds it, or has another number of
    tables.
    """
    file = _File(content)
    tables = list(file.tables())
    if len(tables) != len(heads):
        raise ValueError(f"{len(tables)} tables in the file, {len(heads)} expected")
    ids: dict[bytes, int] = {}
    for number, (rows, count) in enumerate(zip(tables, heads, strict=True), start=1):
        ids |= _complete(file, number, rows, count)
    file.name(ids)
    return file.written()


@dataclass
class _Row:
    """A row of a table: the numbers of its cells, and whether it is part of the table's head."""

    cells: list[int]
    head: bool


def _complete(file: _File, table: int, rows: Sequence[_Row], count: int) -> dict[bytes, int]:
    """Makes heads of ``count`` cells in each row, and returns their names."""
    made: dict[bytes, int] = {}
    above: dict[int, list[bytes]] = {}
    """The heads of each column."""
    group: list[bytes] = []
    below: dict[int, int] = {}
    """Rows that a cell above still takes of each column."""
    width = sum(file.span(cell)[0] for cell in rows[0].cells) if rows else 0
    for place, row in enumerate(rows):
        taken = {column for column, left in below.items() if left}
        free = iter([column for column in range(width) if column not in taken])
        below = {column: left - 1 for column, left in below.items() if left}
        beside: list[bytes] = []
        for cell in row.cells:
            across, down = file.span(cell)
            columns = [next(free) for _ in range(across)]
            below |= {column: down - 1 for column in columns if down > 1}
            if across == width > 1:
                name = file.id(cell) or b"R%dy%d" % (table, place)
                file.make_head(cell, name, b"Column", [])
                made[name], group = cell, [name]
            elif row.head:
                for column in columns:
                    above.setdefault(column, []).append(file.id(cell))
            else:
                over = [*above.get(columns[0], ()), *group]
                if columns[0] < count:
                    name = b"R%dx%dy%d" % (table, columns[0], place)
                    file.make_head(cell, name, b"Row", over)
                    made[name] = cell
                    beside.append(name)
                else:
                    file.set_headers(cell, [*over, *beside])
    return made


@dataclass
class _File:
    """The objects of a PDF file with a plain table of places, by number."""

    content: bytes
    objects: dict[int, bytes] = field(init=False)

    def __post_init__(self) -> None:
        start = _START.search(self.content)
        table = _TABLE.match(self.content, int(start[1])) if start else None
        if start is None or table is None:
            raise ValueError("no table of places")
        self._end, first = int(start[1]), table.end()
        places = {
            number: int(self.content[first + _PLACE * number :][:10])
            for number in range(1, int(table[1]))
        }
        self._order = sorted(places, key=places.__getitem__)
        edges = [*(places[number] for number in self._order), self._end]
        self._begin = self.content[: edges[0]]
        self.objects = {
            number: self.content[edges[at] : edges[at + 1]] for at, number in enumerate(self._order)
        }
        self._tail = self.content[first + _PLACE * int(table[1]) : start.start()]
        root = _ROOT.search(self._tail)
        top = _TOP.search(self.objects[int(root[1])]) if root else None
        if top is None:
            raise ValueError("no structure tree")
        self._top = int(top[1])

    def written(self) -> bytes:
        """The file with its objects as they are now."""
        parts, length = [self._begin], len(self._begin)
        places = {}
        for number in self._order:
            places[number] = length
            parts.append(self.objects[number])
            length += len(self.objects[number])
        table = b"".join(_ENTRY % places[number] for number in sorted(places))
        head = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(places) + 1)
        end = b"startxref\n%d\n%%%%EOF" % length
        return b"".join([*parts, head, table, self._tail, end])

    def tables(self) -> Iterator[list[_Row]]:
        """The rows of each table, in reading order."""
        yield from self._tables(self._top)

    def _tables(self, number: int) -> Iterator[list[_Row]]:
        for child in self._children(number):
            if self._role(child) == b"Table":
                yield [
                    _Row(self._children(row), self._role(part) == b"THead")
                    for part in self._children(child)
                    for row in self._children(part)
                ]
            elif self._role(child) in _GROUPS:
                yield from self._tables(child)

    def _children(self, number: int) -> list[int]:
        found = _CHILDREN.search(self.objects[number])
        references = _REFERENCE.findall(found[1]) if found else []
        return [int(one) for one in references if self._role(int(one))]

    def _role(self, number: int) -> bytes:
        found = _ELEMENT.search(self.objects[number])
        return found[1] if found else b""

    def id(self, cell: int) -> bytes:
        """The name of a head; empty for a cell without."""
        found = _ID.search(self.objects[cell])
        return found[1] if found else b""

    def span(self, cell: int) -> tuple[int, int]:
        """Columns and rows that a cell takes."""
        spans = {side: int(count) for side, count in _SPAN.findall(self.objects[cell])}
        return spans.get(b"Col", 1), spans.get(b"Row", 1)

    def make_head(self, cell: int, name: bytes, scope: bytes, over: Sequence[bytes]) -> None:
        """Makes a head called ``name`` of a cell, unless it is one."""
        if not self.id(cell):
            head = rb"/S/TH/P \1/ID(" + name + rb")/A[<</O/Table/Scope/" + scope
            self._replace(cell, _DATA_CELL, head)
        self.set_headers(cell, over)

    def set_headers(self, cell: int, names: Sequence[bytes]) -> None:
        """Names the heads of a cell."""
        listed = b"".join(b"(" + name + b")" for name in names)
        self._replace(cell, _HEADERS, b"/Headers[" + listed + b"]")

    def name(self, ids: dict[bytes, int]) -> None:
        """Adds heads to the file's list of names, which is in order."""
        if not ids:
            return
        found = _NAMES.search(self.objects[self._top])
        known = {name: int(cell) for name, cell in _NAME.findall(found[1])} if found else {}
        listed = b"".join(b"(%b)%d 0 R" % pair for pair in sorted((known | ids).items()))
        self._replace(self._top, _NAMES, b"/IDTree<</Names[" + listed + b"]>>")

    def _replace(self, number: int, pattern: re.Pattern[bytes], text: bytes) -> None:
        changed, count = pattern.subn(text, self.objects[number], count=1)
        if not count:
            raise ValueError(f"object {number} is not built as expected")
        self.objects[number] = changed
