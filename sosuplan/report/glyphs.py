"""Which signs the bundled typeface has, and text made fit to be set in it.

PDF/A and PDF/UA refuse a file with a sign that has no glyph. So letters that the typeface lacks are
replaced by a sign that stands for all in a row, before the text is set. Pictures (emoji) beside
words are left out: they say nothing that the words do not.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache
from typing import Any

from sosuplan.resources import resource

STAND_IN = "□"
"""Stands for signs in a row that cannot be shown."""
_PICTURE = "\ue000"
"""Stands for a picture until it is known whether there are words; no typeface draws it."""
_LETTER = "\ue001"
"""Stands for any other sign that is lacking, until it is known where the row of them ends."""
_SKIN = range(0x1F3FB, 0x1F400)
"""The colours of skin that may follow a picture of people."""
_INVISIBLE = ("Cc", "Cf", "Mn", "Me")
_LETTERS = re.compile(f"{_LETTER}(?:[ {_PICTURE}{_LETTER}]*{_LETTER})?")
_PICTURES = re.compile(f" ?{_PICTURE}(?: ?{_PICTURE})* ?")
_SPACES = "\t\n\v\f\r\x85\u2028\u2029"


def settable(data: Any) -> Any:
    """``data``, as JSON can hold it, with every text fit to be set."""
    if isinstance(data, str):
        return settable_text(data)
    if isinstance(data, dict):
        return {key: settable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [settable(value) for value in data]
    return data


def lacks(data: Any) -> bool:
    """True if a sign of a text in ``data`` cannot be shown, though it should be seen."""
    if isinstance(data, str):
        return not data.isascii() and any(
            ord(sign) not in signs()
            and sign not in _SPACES
            and unicodedata.category(sign) not in _INVISIBLE
            for sign in set(unicodedata.normalize("NFC", data))
        )
    if isinstance(data, dict):
        return any(map(lacks, data.values()))
    return isinstance(data, list | tuple) and any(map(lacks, data))


def settable_text(text: str) -> str:
    """``text`` on one line, composed, without what is invisible, and without missing glyphs.

    Missing signs in a row become one stand-in, and so does a text of pictures alone.
    """
    if text.isascii() and text.isprintable():
        return text
    known = signs()
    made = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in _SPACES:
            made.append(" ")
        elif ord(sign) in known:
            made.append(sign)
        elif unicodedata.category(sign) == "So" or ord(sign) in _SKIN:
            made.append(_PICTURE)
        elif unicodedata.category(sign) not in _INVISIBLE:
            made.append(_LETTER)
    return _without_pictures(_LETTERS.sub(STAND_IN, "".join(made)))


def _without_pictures(text: str) -> str:
    """``text`` without pictures and the space that each takes; a stand-in if nothing is left."""
    if _PICTURE not in text:
        return text
    left = _PICTURES.sub(lambda found: " " if found[0][0] == found[0][-1] == " " else "", text)
    return left.strip() or STAND_IN


@lru_cache(maxsize=1)
def signs() -> frozenset[int]:
    """The code points that every weight of the typeface has, but for those of private use and
    those that mark an order or a join and are not seen."""
    fonts = sorted(resource("fonts").glob("*.otf"))
    common = set.intersection(*(_code_points(font.read_bytes()) for font in fonts))
    return frozenset(
        code for code in common if unicodedata.category(chr(code)) not in ("Co", "Cc", "Cf", "Cs")
    )


def _code_points(font: bytes) -> set[int]:
    """What the table of 32-bit code points of an OpenType font (``cmap``, format 12) lists: ranges,
    each with its first glyph."""
    (tables,) = struct.unpack_from(">H", font, 4)
    directory = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in directory if tag == b"cmap")
    found: set[int] = set()
    for n in range(*struct.unpack_from(">H", font, start + 2)):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * n)[0]
        if struct.unpack_from(">H", font, at)[0] == 12:
            for part in range(*struct.unpack_from(">I", font, at + 12)):
                first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * part)
                found.update(range(first if glyph else first + 1, last + 1))
    return found
