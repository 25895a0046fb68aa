"""What a page of a PDF file shows, read in one go.

pypdf reads a content stream byte by byte, which was half of the time of the tests of the summary;
two regular expressions read the same operators thirty times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject

TEXT_OPERATORS = (b"Tj", b"TJ", b"'", b'"')
PAINT_OPERATORS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do")
TAG_OPERATORS = (b"BDC", b"BMC", b"EMC")
STATE_OPERATORS = (
    *(b"BT", b"ET", b"q", b"Q", b"cm", b"Do"),
    *(b"Tz", b"Tw", b"TL", b"Tf", b"Td", b"TD", b"Tm", b"T*"),
)
"""Those that say where text stands and in which font."""

WITH_OPERANDS = frozenset((*TEXT_OPERATORS, *TAG_OPERATORS, *STATE_OPERATORS))
KEPT = WITH_OPERANDS.union(PAINT_OPERATORS)

_STRING = rb"\((?:[^\\()]++|\\.)*+\)"
for _ in range(40):  # Brackets may stand in brackets.
    _STRING = rb"\((?:[^\\()]++|\\.|" + _STRING + rb")*+\)"
_NAME = rb"/[^\s()<>\[\]{}/%]*+"
_NUMBER = rb"[-+]?[0-9.]++"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_ARRAY = rb"\[(?:[^\[\]()]++|" + _STRING + rb")*+\]"
_DICTIONARY = rb"<<(?:[^<>()]++|" + _STRING + rb"|" + _HEX + rb")*+>>"
_OPERAND = rb"|".join((_STRING, _NAME, _NUMBER, _DICTIONARY, _HEX, _ARRAY))

_STEP = re.compile(rb"\s*+((?:(?:" + _OPERAND + rb")\s*+)*+)([A-Za-z'\"][A-Za-z0-9*]*+)", re.DOTALL)
_ONE = re.compile(rb"\s*+(?:" + _OPERAND + rb")", re.DOTALL)
_MARKED = re.compile(rb"/MCID\s++(\d++)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def operations(
    data: bytes, with_operands: Collection[bytes] = WITH_OPERANDS
) -> Iterator[tuple[list[Any], bytes]]:
    """Operands and operator of all that says what is written, painted and tagged, in order, as
    pypdf has them; ValueError where the content is none that this reads.

    ``with_operands``: the operators of which the operands are wanted; others come without."""
    at = 0
    for step in _STEP.finditer(data):
        operands, operator = step.groups()
        if step.start() != at or operator == b"BI":
            break
        at = step.end()
        if operator in with_operands:
            yield _values(operands), operator
        elif operator in KEPT:
            yield [], operator
    if data[at:].strip():
        raise ValueError(f"no operator of a page: {data[at : at + 60]!r}")


def _values(operands: bytes) -> list[Any]:
    return [_value(one.group().lstrip()) for one in _ONE.finditer(operands)]


def _value(text: bytes) -> Any:
    first = text[:1]
    if first == b"(":
        return ByteStringObject(_ESCAPED.sub(_unescaped, text[1:-1]))
    if first == b"/":
        return NameObject(text.decode("latin-1"))
    if first == b"[":
        return ArrayObject(_values(text[1:-1]))
    if text[:2] == b"<<":
        marked = _MARKED.search(text)
        number = {NameObject("/MCID"): NumberObject(marked[1])} if marked else {}
        return DictionaryObject(number)
    if first == b"<":
        digits = b"".join(text[1:-1].split()).decode()
        return ByteStringObject(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    return float(text)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    sign = escape[1]
    if sign[:1].isdigit():
        return bytes((int(sign, 8) & 255,))
    return _LETTERS.get(sign, b"" if sign[:1] in (b"\r", b"\n") else sign)
