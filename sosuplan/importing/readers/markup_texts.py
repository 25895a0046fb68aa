"""The texts of a workbook besides its cells, as they are looked through for CPR numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_LONGEST = 1 << 20
"""Characters that are kept until the text is complete; of a longer one the end is kept on."""
_OVERLAP = 64
_SHORTEST = 8
"""Characters of a text that can hold a CPR number."""

_FIGURES = {"numCache", "numLit"}
"""Elements of charts that repeat figures of cells."""
_WHOLES = {
    *("comment", "text", "txBody", "rich", "annotation", "textbox", "is", "si", "p", "h"),
    *("headerFooter", "header", "footer", "help-message", "error-message"),
    *("text-box", "custom-shape"),
}
"""Elements whose pieces, which may look different, are one text."""
_BREAKS = {
    **dict.fromkeys(("p", "h", "br", "div", "line-break", "tab", "s", "creator", "date"), "\n"),
    **dict.fromkeys(("region-left", "region-center", "region-right"), "|"),
}
"""Elements within a whole that stand for a break or a blank, or end one."""
_NUMBERS = {"n", "d", "colOff", "rowOff", "i4", "ui4", "i8", "ui8"}
_NAMED = {"v", "name", "title", "descr", "display", "displayName", "location", "tooltip", "text"}
_CHOSEN = {"filter", "customFilter", "inputCells"}
_OUTLINES = {"d", "points", "path", "transform"}
"""Attributes that hold rows of coordinates."""
_PLAIN = re.compile(r"[+-]?\d+(?P<decimals>\.\d*)?(?:[eE][+-]?\d+)?")
_WRITTEN = re.compile(
    r"(?<![0-9])[0-9]{1,8}(?:(?:_|[^\w\x00-\x1f\x7f-\x9f]){1,4}[0-9]{1,4}){1,3}(?![0-9])"
)
_HEADING_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d{1,3}|&[A-Za-z&]')


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


class TextCollector:
    """Gives each text of a part to ``keep`` when it is complete.

    Names of elements are without the prefix of their vocabulary; attributes are names and values
    by turns.
    """

    def __init__(self, keep: Callable[[str], None]) -> None:
        self._keep_one = keep
        self._path: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._wholes = 0
        self._skipped = 0
        """How deep the element lies within which only attributes are looked at; 0: in none."""

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._path)

    @property
    def in_whole(self) -> bool:
        """True while what comes belongs to one text."""
        return self._wholes > 0

    def start(self, element: str, attributes: Sequence[str]) -> None:
        path = self._path
        if not self._skipped:
            if self._wholes:
                self._wholes += element in _WHOLES
                if element in _BREAKS:
                    self.add(_BREAKS[element])
            else:
                self._end_text(path[-1] if path else "")
                self._wholes = int(element in _WHOLES)
            if element in _FIGURES:
                self._skipped = len(path) + 1
        path.append(element)
        if attributes:
            self.add_attributes(element, attributes)

    def add(self, text: str) -> None:
        """Text within the element that was begun last."""
        if self._skipped:
            return
        self._pieces.append(text)
        self._length += len(text)
        if self._length > _LONGEST:
            whole = "".join(self._pieces)
            self._keep_one(whole)
            self._pieces, self._length = [whole[-_OVERLAP:]], _OVERLAP

    def end(self) -> None:
        """The element that was begun last ends."""
        element = self._path.pop()
        if self._skipped:
            if self._skipped > len(self._path):
                self._skipped = 0
        elif not self._wholes:
            self._end_text(element)
        else:
            self._wholes -= element in _WHOLES
            if not self._wholes:
                self._end_text(element)
            elif element in _BREAKS:
                self.add(_BREAKS[element])

    def leave(self) -> None:
        """Of the elements that are open nothing more will be told."""
        self._end_text(self._path[-1] if self._path else "")
        self._path.clear()
        self._wholes = self._skipped = 0

    def add_loose(self, content: bytes) -> None:
        """The rest of a part that only looks like markup, as drawings of old workbooks do."""
        self.leave()
        text = content.decode("utf-8", "replace")
        self._keep(" ".join(one.partition(">")[2] for one in text.split("<")))

    def add_attributes(self, element: str, attributes: Sequence[str]) -> None:
        """Attributes: the numbers of drawings and the like are nobody's."""
        for place in range(0, len(attributes), 2):
            text = attributes[place + 1]
            if len(text) < _SHORTEST:
                continue
            key = attributes[place].rpartition(":")[2]
            plain = _PLAIN.fullmatch(text)
            if plain:
                named = key in _NAMED or element in _CHOSEN
                if named and not plain["decimals"] and element not in _NUMBERS:
                    self._keep(text)
            elif key not in _OUTLINES:
                self._keep(text)

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

    def _keep(self, text: str) -> None:
        self._keep_one(text)
        if '"' in text:
            # The entries of a list.
            for entry in re.split('[",;]', text):
                self._keep_one(entry)
