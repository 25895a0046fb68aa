"""What a page of a PDF file shows, and what its objects say, read in one go.

pypdf reads both byte by byte, which was half of the time of the tests of the summary; a few regular
expressions read the same many times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    create_string_object,
)

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
    if not operands.strip(b"0123456789.- \n"):
        return [float(one) for one in operands.split()]
    return [_value(one.group().lstrip()) for one in _ONE.finditer(operands)]


def _value(text: bytes) -> Any:
    first = text[:1]
    if first == b"(":
        return ByteStringObject(_bytes(text))
    if first == b"/":
        return NameObject(text.decode("latin-1"))
    if first == b"[":
        return ArrayObject(_values(text[1:-1]))
    if text[:2] == b"<<":
        marked = _MARKED.search(text)
        number = {NameObject("/MCID"): NumberObject(marked[1])} if marked else {}
        return DictionaryObject(number)
    if first == b"<":
        return ByteStringObject(_bytes(text))
    return float(text)


def _bytes(text: bytes) -> bytes:
    """Of a string in brackets or in hexadecimal."""
    if text[:1] == b"(":
        return _ESCAPED.sub(_unescaped, text[1:-1])
    digits = b"".join(text[1:-1].split()).decode()
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    sign = escape[1]
    if sign[:1].isdigit():
        return bytes((int(sign, 8) & 255,))
    return _LETTERS.get(sign, b"" if sign[:1] in (b"\r", b"\n") else sign)


# --- objects --------------------------------------------------------------------------------------

_BEGUN = re.compile(rb"\s*+\d++\s++\d++\s++obj\b")
_TOKEN = re.compile(
    rb"\s*+(?:(<<|>>|\[|\]|R\b|true\b|false\b|null\b|endobj\b)"
    rb"|(" + _STRING + rb"|" + _HEX + rb")|(" + _NAME + rb")|(" + _NUMBER + rb"))",
    re.DOTALL,
)
_CONSTANTS = {b"true": True, b"false": False, b"null": None}


@dataclass(frozen=True)
class Reference:
    """To another object, by its number."""

    number: int


def object_at(data: bytes, place: int) -> Any:
    """The object that begins at ``place`` in a file, in Python's own types; ValueError where it is
    none that this reads."""
    begun = _BEGUN.match(data, place)
    at = begun.end() if begun else len(data)
    open_parts: list[list[Any]] = [[]]
    while token := _TOKEN.match(data, at):
        at = token.end()
        mark, string, name, number = token.groups()
        into = open_parts[-1]
        if name:
            into.append(name.decode("latin-1"))
        elif number:
            into.append(float(number) if b"." in number else int(number))
        elif string:
            into.append(create_string_object(_bytes(string)))
        elif mark in (b"<<", b"["):
            open_parts.append([])
        elif mark in (b">>", b"]"):
            part = open_parts.pop()
            made = part if mark == b"]" else dict(zip(part[::2], part[1::2], strict=True))
            open_parts[-1].append(made)
        elif mark == b"R":
            number, _ = into[-2:]
            into[-2:] = [Reference(number)]
        elif mark == b"endobj":
            (made,) = into
            return made
        else:
            into.append(_CONSTANTS[mark])
    raise ValueError(f"no object of a file: {data[at : at + 60]!r}")
